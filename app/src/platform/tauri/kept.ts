// What the kept answers take on this device. The engine keeps them under digests of their questions,
// so they can be counted and asked for, but not listed.
import type { Row } from '$api/row';
import type { Stored } from '../errors';
import type { Kept, KeptSize, Vault } from '../host';
import { stored } from './client';
import { command } from './command';
import { load } from './notes';

export const kept = (): Promise<Kept[]> => Promise.resolve([]);

export async function keptSize(): Promise<KeptSize> {
	const { kept: count, bytes } = await command<{ kept: number; bytes: number }>('usage');
	return { count, bytes };
}

/** The whole list, as it is asked for without a filter. */
export async function keptOf<O>(row: Row<unknown, unknown, O>): Promise<(Stored<O> & { query: URLSearchParams })[]> {
	const found = await stored(row);
	return found ? [{ ...found, query: new URLSearchParams() }] : [];
}

export const forget = (): Promise<void> => command('forget_kept');

export const vault: Vault | undefined = {
	usage: () => command('usage'),
	unsent: () => command('unsent'),
	async unlock() {
		await command('unlock');
		await load();
	},
	async erase() {
		await command('erase');
		await load();
	},
};
