// What the privacy endpoints refuse, in words.
import { m } from './words';
import { problemsWith } from '$shell/errors';

export const problemsOf = problemsWith({
	erasure_held: { text: m.error_erasure_held },
	rights_open: { text: m.error_rights_open },
	rights_closed: { text: m.error_rights_closed },
});
