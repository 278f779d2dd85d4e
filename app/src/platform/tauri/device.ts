// What the app's window can do besides asking the server.
import { getCurrentWindow } from '@tauri-apps/api/window';
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Shared } from '../host';
import { command, landed } from './command';
import { given } from './given';

export const kind = 'app';

/** The server that was chosen in the settings. */
export const portal = given.portal;

/** Speaks to that server from now on: the app starts anew, with what belongs there. */
export const choosePortal = (address: string): Promise<void> => command('set_server', { address });

export function onLink(follow: (path: string) => void): () => void {
	const unlisten = listen<string>('open', ({ payload }) => follow(payload));
	return () => void unlisten.then((stop) => stop());
}

/** The phone's way back: out of a sheet, to the screen before, from the first screen out of the app.
 * Tabs take each other's place (ui/tabs), so that nobody walks back through all they looked at. */
async function attendBack(): Promise<void> {
	const { exit, onBackButtonPress } = await import('@tauri-apps/api/app');
	await onBackButtonPress(() => {
		const sheet = [...document.querySelectorAll('dialog[open]')].at(-1);
		if (sheet) sheet.dispatchEvent(new Event('cancel', { cancelable: true })) && (sheet as HTMLDialogElement).close();
		else if (location.pathname === '/') void exit(0);
		else history.back();
	});
}
if (/Android/.test(navigator.userAgent)) void attendBack();

/** A download of a page would go nowhere here; the program lays it among the downloads. */
export function file(contents: Blob, name: string): void {
	void contents.arrayBuffer().then((bytes) => invoke('save_file', bytes, { headers: { name } }));
}

export async function share({ text, url }: Shared): Promise<'shared' | 'copied' | 'failed'> {
	try {
		await navigator.clipboard.writeText([text, url].filter(Boolean).join('\n'));
		return 'copied';
	} catch {
		return 'failed';
	}
}

export const print = (): void => window.print();

/** The window waits so long for what was begun when it was closed. */
const PATIENCE = 3_000;

export function leave(run: () => void): () => void {
	const unlisten = getCurrentWindow().onCloseRequested(async () => {
		run();
		await Promise.race([landed(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
	});
	return () => void unlisten.then((stop) => stop());
}
