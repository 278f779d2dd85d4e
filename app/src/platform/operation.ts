// A write and the key it goes out under, made once: it may be kept, sent again after an answer was
// lost, or sent by the next page, and the server does it once.
import type { Api } from '$api.gen';
import type { CallOptions, Operation } from './errors';
import { newKey } from './key';

export const operation = <N extends keyof Api>(name: N, options: CallOptions<N> = {}): Operation<N> => ({
	name,
	...options,
	key: newKey(),
});
