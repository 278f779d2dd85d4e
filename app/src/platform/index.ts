// The only door to the world outside the window. Screens import from here and do not know
// whether a browser or the app answers.
export { ApiError, NetworkError, unheard, type Call, type CallOptions } from './errors';
export { call, onSessionEnd } from './web';
export { Answer } from './answer.svelte';
export { now, onReturn } from './now.svelte';
export type { Problem } from './sending.svelte';
export { onProof } from './step-up';
export { newKey } from './key';
