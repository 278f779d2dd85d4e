// A write and the key it goes out under, made once: it may be kept, sent again after an answer was
// lost, or sent by the next page, and the server does it once.
import type { Row } from '$api/row';
import type { CallOptions, Operation } from './errors';
import { newKey } from './key';

export const operation = <P, B, O>(row: Row<P, B, O>, options: CallOptions<NoInfer<P>, NoInfer<B>> = {}): Operation<P, B, O> => ({
	row,
	...options,
	key: newKey(),
});
