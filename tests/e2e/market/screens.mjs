import { signInEnumerator, signInOfficer } from '../harness.mjs';
import { whileTheServerFails, withoutSignal } from '../states.mjs';

export default [
	{ name: 'pasar', template: 'list', path: '/pasar', text: 'Beras medium' },
	{ name: 'komoditas', template: 'detail', path: '/pasar/cabai-rawit-merah', text: 'Badan Pangan Nasional' },
	{ name: 'komoditas-kosong', path: '/pasar/semen', text: 'Semen' },
	{ name: 'pasar-luring', path: '/pasar', text: 'Beras medium', prepare: withoutSignal },
	{ name: 'bandingkan-luring', path: '/pasar/bandingkan?pasar=pasar-sale', text: 'Bandingkan pasar', prepare: withoutSignal },
	{ name: 'komoditas-gagal', template: 'failure', path: '/pasar/jagung-pipilan', text: 'Jagung', prepare: whileTheServerFails },
	{ name: 'bandingkan', path: '/pasar/bandingkan', text: 'Pasar 1' },
	{ name: 'belanja', path: '/belanja', text: 'Daftar belanja' },
	{ name: 'pilih-pasar', path: '/pasang-harga', text: 'Pasar Lasem', as: signInEnumerator },
	{ name: 'daftar-harga', path: '/pasang-harga?tempat=pasar-lasem', text: 'Cabai keriting', as: signInEnumerator },
	{
		name: 'pasang-harga',
		template: 'form',
		path: '/pasang-harga?tempat=pasar-lasem&bahan=cabai-keriting',
		text: 'Pedagang 1',
		as: signInEnumerator,
	},
	{ name: 'laporan-saya', path: '/pasang-harga/riwayat', text: 'Laporan saya', as: signInEnumerator },
	{ name: 'kantor', path: '/kantor/pasar', text: 'Yang masuk hari ini', as: signInOfficer },
	{ name: 'antrean', template: 'table', path: '/kantor/harga', text: 'Harga tertahan', as: signInOfficer },
	{ name: 'penugasan', path: '/kantor/penugasan', text: 'Yang bertugas', as: signInOfficer },
	{ name: 'impor', path: '/kantor/impor', text: 'Coba dulu', as: signInOfficer },
	{ name: 'data', path: '/kantor/data', text: 'Acuan yang berlaku', as: signInOfficer },
];
