// What the endpoints of links refuse, in words.
import { m } from './words';
import { problemsWith } from '$shell/errors';

export const problemsOf = problemsWith({});

/** At the fields of the form that puts an address on a list. */
export const addProblems = (error: unknown) =>
	problemsOf(error, ({ path, code }) => {
		if (path === 'address') {
			const text = { combination: m.add_bad, range: m.add_full, format: m.add_unreadable, required: m.refusal_empty, unknown: m.add_bad };
			return { id: 'alamat', text: text[code]() };
		}
		if (path === 'office') return { id: 'kantor', text: m.office_short() };
		return path === 'source' ? { id: 'dasar', text: m.note_hint() } : undefined;
	});
