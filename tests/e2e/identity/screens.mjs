import { signInAdmin, signInEnumerator } from '../harness.mjs';

export default [
	{ name: 'masuk', path: '/masuk', text: 'Nomor HP' },
	{ name: 'daftar', path: '/daftar', text: 'Nomor HP' },
	{ name: 'aktivasi', path: '/aktivasi', text: 'Nomor HP' },
	{ name: 'akun', path: '/akun', text: 'Masuk' },
	{ name: 'akun-masuk', path: '/akun', text: 'Enumerator Contoh', as: signInEnumerator },
	{ name: 'orang', path: '/kantor/orang', text: 'Petugas Harga Contoh', as: signInAdmin },
	{ name: 'kode-petugas', path: '/akun/petugas', text: 'Tidak ada tugas yang menunggu', as: signInAdmin },
	{ name: 'undangan', path: '/undangan', text: 'Kode aktivasi untuk orang baru', as: signInAdmin },
];
