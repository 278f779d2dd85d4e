// Goods this device watches, in the reader's order. They never leave the device.
import { recallJson, remember } from '$platform/settings.svelte';

const KEY = 'pantauan';

let codes = $state.raw<string[]>(recallJson<string[]>(KEY) ?? []);

export const watched = {
	get codes() {
		return codes;
	},
	has: (code: string) => codes.includes(code),
	toggle(code: string): void {
		codes = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
		remember(KEY, codes.length > 0 ? JSON.stringify(codes) : null);
	},
};
