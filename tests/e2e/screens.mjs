// Every screen, one line each: what it is called, where it is, a text of its own in Indonesian,
// and who sees it (nobody in particular, or one of the sign-ins of the harness). `prepare` gets
// the page and brings it to the state that is meant. Suites and pictures both follow this list.
import { signInEnumerator, signInOfficer } from './harness.mjs';

export const screens = [
	{ name: 'beranda', path: '/', text: 'Hari ini' },
	{ name: 'layanan', path: '/layanan', text: 'Layanan' },
	{ name: 'pasar', path: '/pasar', text: 'Beras medium' },
	{ name: 'komoditas', path: '/pasar/cabai-rawit-merah', text: 'Badan Pangan Nasional' },
	{ name: 'komoditas-kosong', path: '/pasar/semen', text: 'Semen' },
	{ name: 'masuk', path: '/masuk', text: 'Nomor HP' },
	{ name: 'daftar', path: '/daftar', text: 'Nomor HP' },
	{ name: 'aktivasi', path: '/aktivasi', text: 'Nomor HP' },
	{ name: 'akun', path: '/akun', text: 'Masuk' },
	{ name: 'bantuan', path: '/bantuan', text: 'Bantuan' },
	{ name: '404', path: '/tidak-ada', text: 'Beranda' },
	{ name: 'pilih-pasar', path: '/pasang-harga', text: 'Pasar Lasem', as: signInEnumerator },
	{ name: 'daftar-harga', path: '/pasang-harga?tempat=pasar-lasem', text: 'Cabai keriting', as: signInEnumerator },
	{ name: 'pasang-harga', path: '/pasang-harga?tempat=pasar-lasem&bahan=cabai-keriting', text: 'Pedagang 1', as: signInEnumerator },
	{ name: 'akun-masuk', path: '/akun', text: 'Enumerator Contoh', as: signInEnumerator },
	{ name: 'antrean', path: '/kantor/harga', text: 'Harga tertahan', as: signInOfficer },
];

/** Who looks: everybody who signs in is one sign-in, however many looks. */
export const lookers = [undefined, ...new Set(screens.map((screen) => screen.as).filter(Boolean))];

/** Goes there and waits until the screen stands. Its text is asserted where it is Indonesian. */
export async function open(page, screen, { words = true } = {}) {
	await page.goto(screen.path);
	if (words) await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
	else await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.waitForLoadState('networkidle');
	await screen.prepare?.(page);
}
