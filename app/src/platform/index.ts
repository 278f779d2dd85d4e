// The only door to the world outside the window. Screens import from here and do not know whether a
// browser or the app answers.
export { call, check, feed, file, kind, leave, portal, print, send, share } from '$host';
export { address } from './address';
export { Answer } from './answer.svelte';
export { alone, deviceLabel, reload, windowStore } from './device';
export { ApiError, NetworkError, unheard, type Call, type CallOptions, type Operation } from './errors';
export { now, onReturn } from './now.svelte';
export { operation } from './operation';
export { Sending, type Problem } from './sending.svelte';
export { onProof, onSessionEnd } from './step-up';
