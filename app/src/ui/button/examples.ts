import type { Example } from '../example';

export const title = 'Tombol, tinggi 48, utama 56 di bilah aksi';
export const examples: Example[] = [
	{ name: 'utama', props: {}, text: 'Kirim laporan' },
	{ name: 'kedua', props: { variant: 'secondary', icon: 'share-2' }, text: 'Bagikan' },
	{ name: 'ketiga', props: { variant: 'tertiary' }, text: 'Nanti saja' },
	{ name: 'nonaktif', props: { disabled: true }, text: 'Nonaktif' },
	{ name: 'bekerja', props: { busy: true, busyText: 'Mengirim' }, text: 'Kirim laporan' },
	{ name: 'bahaya', props: { variant: 'danger' }, text: 'Telepon 119' },
	{ name: 'hapus', props: { variant: 'danger-secondary' }, text: 'Hapus draf' },
	{ name: 'bilah aksi', props: { tall: true, wide: true }, text: 'Simpan dan lanjut' },
];
