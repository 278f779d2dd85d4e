import type { Example } from '../example';

export const title = 'Strip: satu baris, satu keadaan';
export const examples: Example[] = [
	{ name: 'biasa', props: {}, text: 'Data per 09.40' },
	{ name: 'luring', props: { tone: 'offline' }, text: 'Luring. Data per 09.40' },
	{ name: 'mengirim', props: { tone: 'sending' }, text: 'Mengirim 2 dari 5' },
	{ name: 'terkirim', props: { tone: 'sent' }, text: 'Terkirim 09.52' },
	{ name: 'dicoba lagi', props: { tone: 'retry' }, text: 'Belum terkirim, akan dicoba lagi' },
];
