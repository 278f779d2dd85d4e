import type { Example } from '../example';

export const title = 'Peringatan';
export const examples: Example[] = [
	{ name: 'awas', props: { title: 'Waspada gelombang 2,5 m' }, text: 'Laut Rembang–Sarang, sampai Kamis 07.00.' },
	{ name: 'kabar', props: { title: 'Diubah Bu Sri 2 menit lalu.', tone: 'kabar', inset: true }, text: 'Muat ulang untuk melihatnya.' },
];
