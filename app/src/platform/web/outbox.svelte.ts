// There is none in a browser: what could not be sent waits with the form it came from.
import type { Outbox } from '../host';

export const outbox = undefined as Outbox | undefined;
