import { withoutSignal } from '../states.mjs';
import { signInEditor } from './editor.mjs';

/** What was typed, judged. */
const checked = (text) => async (page) => {
	await page.getByLabel('Alamat atau pesan').fill(text);
	await page.getByRole('button', { name: 'Cek', exact: true }).click();
	await page.getByText('Alamat yang dituju').waitFor();
};

export default [
	{ name: 'tautan', path: '/tautan', text: 'Tempel alamat' },
	{ name: 'tautan-resmi', path: '/tautan?alamat=cctv.rembangkab.go.id', text: 'Terdaftar sebagai alamat resmi' },
	{
		name: 'tautan-mirip',
		path: '/tautan',
		text: 'Tempel alamat',
		prepare: checked('https://rembangkab.go.id.bansos-cair.web.app/klaim?nik=1'),
	},
	{ name: 'tautan-luring', path: '/tautan', text: 'Tempel alamat', prepare: withoutSignal },
	{ name: 'tautan-laporan', path: '/kantor/tautan', text: 'Tidak ada laporan', as: signInEditor },
	{ name: 'tautan-daftar', path: '/kantor/tautan?tampil=resmi', text: 'cctv.rembangkab.go.id', as: signInEditor },
	{ name: 'tautan-peringatan', path: '/kantor/tautan?tampil=peringatan', text: 'Kunci tanda tangan', as: signInEditor },
];
