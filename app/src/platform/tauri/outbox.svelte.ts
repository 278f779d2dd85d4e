// What is on its way from this device: the engine's own list, read anew whenever it says that something
// has changed.
import { listen } from '@tauri-apps/api/event';
import type { Outbox, OutboxItem } from '../host';
import { now, onReturn } from '../now.svelte';
import { forgetWaiting } from '../own';
import { sessionEnded } from '../step-up';
import { command, landed } from './command';

type News =
	| { news: 'changed' | 'missed' | 'sign_in_needed' | 'disk_full' | 'purged' }
	| { news: 'link'; link: 'unknown' | 'answers' | 'silent' | 'not_ours' | 'wrong_clock' };

let items = $state.raw<OutboxItem[]>([]);
/** How many were unfinished when the sending began. */
let batch = $state(0);
let reading: Promise<void> | undefined;

const unfinished = (all: OutboxItem[]) => all.filter(({ state }) => state === 'ready' || state === 'sending').length;

async function read(): Promise<void> {
	const found = await command<OutboxItem[]>('outbox').catch(() => items);
	const left = unfinished(found);
	batch = left === 0 ? 0 : Math.max(batch, left);
	items = found;
}

export const outbox: Outbox | undefined = {
	get items() {
		return items;
	},
	get batch() {
		return batch;
	},
	/** Several pieces of news are read once. */
	load: () => (reading ??= Promise.resolve().then(() => ((reading = undefined), read()))),
	async sendNow() {
		for (const { key, state } of items) if (state === 'ready') await command('send_now', { key });
	},
	async takeBack(key) {
		// What becomes a form again is on the disk as one before it goes from here.
		await landed();
		await gone('take_back', key);
	},
	discard: (key) => gone('discard', key),
};

async function gone(name: 'take_back' | 'discard', key: string): Promise<void> {
	await command(name, { key });
	forgetWaiting(key);
	await outbox?.load();
}

void listen<News>('news', ({ payload }) => {
	if (payload.news === 'link') now.lost = payload.link === 'silent';
	else if (payload.news === 'sign_in_needed') sessionEnded();
	else void outbox?.load();
});
onReturn(() => void command('nudge').catch(() => undefined));
void outbox.load();
