// What this device notes of its reader. What is somebody's own lies sealed in the engine's store, as
// drafts of theirs, and is gone from here when they sign out; how the app looks, in the window's own.
import { command } from './command';

type Draft = { id: string; kind: string; form: { key: string; text: string } };
/** What the engine calls such a draft. Those of other kinds are forms that it took back itself. */
const KIND = 'note';

/** Names of somebody's own have their account in them, or are who was there. */
const own = (key: string) => key.includes(':') || key === 'saya';

let notes = new Map<string, string>();
/** Under which id the engine has each. */
let ids = new Map<string, string>();
const writing = new Set<string>();
const changed = new Set<string>();

/** Reads those of whoever is signed in now. A locked keystore opens none. */
export async function load(): Promise<void> {
	const drafts = await command<Draft[]>('drafts').catch((): Draft[] => []);
	[notes, ids] = [new Map(), new Map()];
	// The newest first.
	for (const { id, kind, form } of drafts) {
		if (kind !== KIND || notes.has(form.key)) continue;
		notes.set(form.key, form.text);
		ids.set(form.key, id);
	}
}

export const notesReady = load;

/** As many writes as the disk takes: of a letter after another, the last. */
async function write(key: string): Promise<void> {
	changed.add(key);
	if (writing.has(key)) return;
	writing.add(key);
	try {
		while (changed.delete(key)) {
			const [text, id] = [notes.get(key), ids.get(key) ?? crypto.randomUUID()];
			ids.set(key, id);
			if (text === undefined) await command('remove_draft', { id });
			else await command('save_draft', { id, kind: KIND, form: { key, text } });
		}
	} finally {
		writing.delete(key);
	}
}

const sealed = {
	getItem: (key: string) => notes.get(key) ?? null,
	setItem(key: string, text: string) {
		if (notes.get(key) === text) return;
		notes.set(key, text);
		void write(key).catch(() => undefined);
	},
	removeItem(key: string) {
		if (notes.delete(key)) void write(key).catch(() => undefined);
	},
};

export const notesOf = (key: string): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => (own(key) ? sealed : localStorage);

export const noteNames = (): string[] => [...notes.keys(), ...Object.keys(localStorage)];
