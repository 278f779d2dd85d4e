// What this program may ask of its surroundings: a browser (web/) or, in the app, Tauri. The build says
// which one stands behind `$host`: `client` asks the server, `rules` the rulebook, `device` the device.
// Three files, because the first screen needs the first only.
import type { Row } from '$api/row';
import type { Call, Operation, Receipt, Stored } from './errors';
import type { check } from './web/rules';

/** What is handed on: words, and the address they are about. */
export type Shared = { text: string; url?: string };

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
	/** Where the portal stands, for addresses that are read elsewhere: `https://…`, no slash at the end. */
	portal: string;
	/** As the server calls this kind of client. */
	kind: 'portal' | 'app';
};

type Fits<Surroundings extends Host> = Surroundings;
/** The one this build was made for: a part that it lacks does not compile. */
export type ThisHost = Fits<typeof import('$host/client') & typeof import('$host/device') & typeof import('$host/rules')>;
