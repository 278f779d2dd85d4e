// What every screen asks of the world outside the window, without knowing whether a browser or the app
// answers. What only some need has a door of its own: `$host/device`, `$host/rules`, `sending.svelte`,
// `window`. Whatever stands here is fetched with the first screen.
export { call } from '$host/client';
export { Answer } from './answer.svelte';
export { ApiError, NetworkError, unheard, type Call, type CallOptions, type OperationOf } from './errors';
export { now, onReturn } from './now.svelte';
export { reload } from './reload';
export type { Problem } from './sending.svelte';
export { onProof, onSessionEnd } from './step-up';
