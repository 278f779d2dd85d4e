// What this device notes of its reader. What is somebody's own lies sealed in the engine's store, as
// drafts of theirs, and is gone from here when they sign out; how the app looks, in the window's own.
import { command } from './command';

type Draft = { id: string; kind: string; form: { key: string; text: string } };
/** What the engine calls such a draft. Those of other kinds are forms that it took back itself. */
const KIND = 'note';

/** Names of somebody's own have their account in them, or say who is there and that they signed in: the
 * window's storage may lose its last seconds with the program, and the engine would know better. */
const own = (key: string) => key.includes(':') || key === 'saya' || key === 'masuk';

let notes = new Map<string, string>();
/** Under which id the engine has each. */
let ids = new Map<string, string>();
const writing = new Map<string, Promise<void>>();
const changed = new Set<string>();

/** Reads those of whoever is signed in now. A locked keystore opens none. */
export async function load(): Promise<void> {
	await Promise.allSettled(writing.values());
	const drafts = await command<Draft[]>('drafts').catch((): Draft[] => []);
	const [found, known] = [new Map<string, string>(), new Map<string, string>()];
	// The newest first.
	for (const { id, kind, form } of drafts) {
		if (kind !== KIND || found.has(form.key)) continue;
		found.set(form.key, form.text);
		known.set(form.key, id);
	}
	// What was typed meanwhile is newer than what was read.
	for (const key of writing.keys()) {
		const [text, id] = [notes.get(key), ids.get(key)];
		if (text === undefined) found.delete(key);
		else found.set(key, text);
		if (id) known.set(key, id);
	}
	[notes, ids] = [found, known];
}

export const notesReady = load;

/** As many writes as the disk takes: of a letter after another, the last. */
function write(key: string): void {
	changed.add(key);
	if (writing.has(key)) return;
	const all = async () => {
		while (changed.delete(key)) {
			const [text, id] = [notes.get(key), ids.get(key) ?? crypto.randomUUID()];
			ids.set(key, id);
			if (text === undefined) await command('remove_draft', { id });
			else await command('save_draft', { id, kind: KIND, form: { key, text } });
		}
	};
	// What the disk refuses the engine tells by itself.
	writing.set(
		key,
		all()
			.catch(() => undefined)
			.finally(() => writing.delete(key)),
	);
}

const sealed = {
	getItem: (key: string) => notes.get(key) ?? null,
	setItem(key: string, text: string) {
		if (notes.get(key) === text) return;
		notes.set(key, text);
		write(key);
	},
	removeItem(key: string) {
		if (notes.delete(key)) write(key);
	},
};

export const notesOf = (key: string): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => (own(key) ? sealed : localStorage);

export const noteNames = (): string[] => [...notes.keys(), ...Object.keys(localStorage)];
