import type { Example } from '../example';

export const title = 'Lipatan';
export const examples: Example[] = [
	{ name: 'tertutup', props: { icon: 'info', title: 'Pedagang menyebut harga per ons?' } },
	{ name: 'terbuka', props: { icon: 'info', title: 'Pedagang menyebut harga per ons?', open: true } },
];
