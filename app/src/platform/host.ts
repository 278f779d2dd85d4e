// What this program may ask of its surroundings: a browser (web/) or, in the app, Tauri. The build says
// which one stands behind `$host`: `client` asks the server, `rules` the rulebook, `device` the device,
// `kept` the answers on it, `notes` what
// it notes of its reader, `outbox` what is on its way, `regency` what the page was given. Several
// files, because the first screen needs few of them.
import type { Row } from '$api/row';
import type { Call, Operation, Receipt, Stored } from './errors';
import type { RegencyView } from '$api/home.gen';
import type { ErrorBody } from '$api/shared.gen';
import type { check } from './web/rules';

/** What is handed on: words, and the address they are about. */
export type Shared = { text: string; url?: string };

/** A kept answer by its address; the newest stands first in a list. */
export type Kept = { path: string; bytes: number; at: Date };
export type KeptSize = { count: number; bytes: number; newest?: Date };

/** A write on its way. */
export type OutboxItem = {
	key: string;
	/** Method and path; `null` when this app no longer knows the row. */
	row: string | null;
	state: 'ready' | 'sending' | 'sent' | 'settled' | 'needs_you';
	/** Milliseconds since 1970. */
	queued_at: number;
	tries: number;
	/** It was sent and nobody answered: it cannot become a form again, and taking it away undoes nothing. */
	may_have_arrived: boolean;
	/** What its owner may do with it now. */
	acts: ('send' | 'edit' | 'discard')[];
	reason:
		| { kind: 'refused'; status: number; body: ErrorBody }
		| { kind: 'silent'; silence: { what: 'not_sent' | 'no_answer' | 'not_ours' | 'wrong_clock' } }
		| null;
	/** Seconds since 1970, by the server's clock. */
	done_at: number | null;
	params: unknown;
	body: unknown;
};

/** What waits on this device, of who is signed in. */
export type Outbox = {
	readonly items: OutboxItem[];
	/** How many there were to send when the sending began. */
	readonly batch: number;
	load: () => Promise<void>;
	sendNow: () => Promise<void>;
	/** It is a form again, which was kept before. Refused for what may have arrived. */
	takeBack: (key: string) => Promise<void>;
	discard: (key: string) => Promise<void>;
};

/** What the app keeps on its device, beside what any page does. */
export type Vault = {
	usage: () => Promise<{
		/** `unprotected`: the key lies beside the data; `locked`: worth another try; `key_lost`: never again. */
		access: 'open' | 'unprotected' | 'locked' | 'key_lost';
		/** Answers and things of lists. */
		kept: number;
		room: 'ample' | 'scarce' | 'none';
		unsent: number;
		bytes: number;
	}>;
	/** What has not left, as far as it is known without the key. */
	unsent: () => Promise<{ row: string | null; queued_at: number }[]>;
	/** Asks the system's keystore once more. */
	unlock: () => Promise<void>;
	/** Everything, with what has not left, for good. */
	erase: () => Promise<void>;
};

export type Host = {
	/** Asks the server; throws `ApiError` or `NetworkError`. */
	call: Call;
	/** The last public answer to the same question, and when it came. */
	stored: <P, O>(row: Row<P, unknown, O>, params?: NoInfer<P>) => Promise<Stored<O> | undefined>;
	/** A write, once however often it is sent: its key was made with it. In a browser at once. */
	send: <P, B, O>(operation: Operation<P, B, O>) => Promise<Receipt<O>>;
	/** A feed as it came; asked for like any call, because a link cannot prove who is there. */
	feed: <P>(row: Row<P, null, never>, params?: NoInfer<P>) => Promise<Blob>;
	/** What the rulebook says; `undefined` where it cannot be had: then the server decides. */
	check: typeof check;
	/** Puts a file on the reader's disk under this name. */
	file: (contents: Blob, name: string) => void;
	/** By the phone's own sheet, else through the clipboard, else not at all. */
	share: (what: Shared) => Promise<'shared' | 'copied' | 'failed'>;
	/** The screen as it stands, on paper. */
	print: () => void;
	/** Runs when the page or the app goes away, for what must not wait. Returns what takes it back. */
	leave: (run: () => void) => () => void;
	/** Runs with the address of a screen that another program asked for. Returns what takes it back. */
	onLink: (follow: (path: string) => void) => () => void;
	/** Where the portal stands, for addresses that are read elsewhere: `https://…`, no slash at the end. */
	portal: string;
	/** Another server instead; only where the program can choose one. */
	choosePortal: ((address: string) => Promise<void>) | undefined;
	/** Everything that is kept, as far as it can be listed, the newest first. */
	kept: () => Promise<Kept[]>;
	keptSize: () => Promise<KeptSize>;
	/** Every kept answer of a row without a hole in its path, the newest first. `query` as it was asked with. */
	keptOf: <O>(row: Row<unknown, unknown, O>) => Promise<(Stored<O> & { query: URLSearchParams })[]>;
	forget: () => Promise<void>;
	/** Only in the app. */
	vault: Vault | undefined;
	/** Where the note of this name lies. */
	notesOf: (key: string) => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	/** The names of all notes. */
	noteNames: () => string[];
	/** Before it has ended, some notes cannot be read. */
	notesReady: (() => Promise<void>) | undefined;
	/** Where writes wait for a signal by themselves. */
	outbox: Outbox | undefined;
	/** What the regency says of itself. */
	regency: RegencyView;
	/** As the server calls this kind of client. */
	kind: 'portal' | 'app';
};

type Fits<Surroundings extends Host> = Surroundings;
/** The app's fit too, whichever build this is. */
export type App = Fits<
	typeof import('./tauri/client') &
		typeof import('./tauri/device') &
		typeof import('./tauri/kept') &
		typeof import('./tauri/notes') &
		typeof import('./tauri/outbox.svelte') &
		typeof import('./tauri/regency') &
		typeof import('./tauri/rules')
>;
/** The one this build was made for: a part that it lacks does not compile. */
export type ThisHost = Fits<
	typeof import('$host/client') &
		typeof import('$host/device') &
		typeof import('$host/kept') &
		typeof import('$host/notes') &
		typeof import('$host/outbox.svelte') &
		typeof import('$host/regency') &
		typeof import('$host/rules')
>;
