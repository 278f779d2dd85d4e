import type { Example } from '../example';

export const title = 'Baris tautan';
export const examples: Example[] = [
	{ name: 'dengan ikon', props: { href: '#', icon: 'info', text: 'Apa beda HET dan HAP?' } },
	{ name: 'dengan keterangan', props: { href: '#', text: 'Pasar Lasem', note: 'Kecamatan Lasem' } },
];
