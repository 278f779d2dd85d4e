import type { Example } from '../example';

export const title = 'Keping saring: bisa ditekan, bertepi';
export const examples: Example[] = [
	{ name: 'terpilih', props: { pressed: true, count: 20 }, text: 'Semua' },
	{ name: 'biasa', props: { count: 3 }, text: 'Ikan' },
];
