// The only door to the world outside the window. Screens import from here and do not know
// whether a browser or the app answers.
export { ApiError, NetworkError, type Call, type CallOptions } from './errors';
export { call } from './web';
export { Answer } from './answer.svelte';
export { onProof } from './step-up';
export { newKey } from './key';
