import type { Example } from '../example';

export const title = 'Lencana: keadaan, tidak bisa ditekan';
export const examples: Example[] = [
	{ name: 'tenang', props: {}, text: 'Draf' },
	{ name: 'menunggu', props: { tone: 'waiting' }, text: 'Data terbatas' },
	{ name: 'berjalan', props: { tone: 'progress' }, text: 'Sebagian' },
	{ name: 'selesai', props: { tone: 'done', icon: 'check' }, text: 'Diterima' },
	{ name: 'awas', props: { tone: 'warn' }, text: 'Rp7.150 di atas HAP' },
	{ name: 'lewat', props: { tone: 'late' }, text: 'Lewat 2 hari' },
	{ name: 'contoh', props: { tone: 'example' }, text: 'Contoh' },
];
