// What the privacy endpoints refuse, in words.
import { m } from '$messages';
import { problemsWith } from '$shell/errors';

export const problemsOf = problemsWith({
	erasure_held: { text: m.privacy_error_erasure_held },
	rights_open: { text: m.privacy_error_rights_open },
	rights_closed: { text: m.privacy_error_rights_closed },
});
