import { signInAdmin, signInDpo, signInEnumerator } from '../harness.mjs';

export default [
	{ name: 'privasi', path: '/privasi', text: 'Privasi' },
	{ name: 'privasi-saya', path: '/privasi', text: 'Privasi', as: signInEnumerator },
	{ name: 'jejak-saya', path: '/privasi/jejak', text: 'melihat', as: signInEnumerator },
	{ name: 'jejak', path: '/kantor/jejak', text: 'Jejak', as: signInAdmin },
	{ name: 'permintaan', path: '/kantor/permintaan', text: 'Permintaan', as: signInDpo },
	{ name: 'salinan', path: '/privasi/salinan', text: 'Siapkan', as: signInEnumerator },
];
