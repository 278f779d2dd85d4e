// Every screen, one line each: what it is called, where it is, a text of its own in Indonesian,
// and who sees it (nobody in particular, or one of the sign-ins of the harness). `prepare` gets
// the page and brings it to the state that is meant. Suites and pictures both follow this list.
import { signInAdmin, signInDpo, signInEnumerator, signInOfficer } from './harness.mjs';

export const screens = [
	{ name: 'beranda', path: '/', text: 'Hari ini' },
	{ name: 'layanan', path: '/layanan', text: 'Layanan' },
	{ name: 'mulai', path: '/mulai', text: 'Selamat datang' },
	{ name: 'cari', path: '/cari', text: 'Misalnya' },
	{ name: 'cari-hasil', path: '/cari?q=lombok', text: 'Cabai keriting' },
	{ name: 'cari-kosong', path: '/cari?q=qqqq', text: 'Tidak ada yang cocok' },
	{ name: 'pasar', path: '/pasar', text: 'Beras medium' },
	{ name: 'komoditas', path: '/pasar/cabai-rawit-merah', text: 'Badan Pangan Nasional' },
	{ name: 'komoditas-kosong', path: '/pasar/semen', text: 'Semen' },
	{ name: 'pasar-luring', path: '/pasar', text: 'Beras medium', prepare: withoutSignal },
	{ name: 'bandingkan-luring', path: '/pasar/bandingkan?pasar=pasar-sale', text: 'Bandingkan pasar', prepare: withoutSignal },
	{ name: 'komoditas-gagal', path: '/pasar/jagung-pipilan', text: 'Jagung', prepare: whileTheServerFails },
	{ name: 'bandingkan', path: '/pasar/bandingkan', text: 'Pasar 1' },
	{ name: 'belanja', path: '/belanja', text: 'Daftar belanja' },
	{ name: 'masuk', path: '/masuk', text: 'Nomor HP' },
	{ name: 'daftar', path: '/daftar', text: 'Nomor HP' },
	{ name: 'aktivasi', path: '/aktivasi', text: 'Nomor HP' },
	{ name: 'akun', path: '/akun', text: 'Masuk' },
	{ name: 'pengaturan', path: '/pengaturan', text: 'Hemat data' },
	{ name: 'bantuan', path: '/bantuan', text: 'Bantuan' },
	{ name: 'privasi', path: '/privasi', text: 'Privasi' },
	{ name: 'status', path: '/status', text: 'Layanan berjalan' },
	{ name: 'wilayah', path: '/wilayah', text: 'Lasem' },
	{ name: 'kecamatan', path: '/wilayah/33.17.14', text: 'Pasar Lasem' },
	{ name: 'luring', path: '/luring', text: 'Tidak ada sinyal' },
	{ name: '404', path: '/tidak-ada', text: 'Beranda' },
	{ name: 'pilih-pasar', path: '/pasang-harga', text: 'Pasar Lasem', as: signInEnumerator },
	{ name: 'daftar-harga', path: '/pasang-harga?tempat=pasar-lasem', text: 'Cabai keriting', as: signInEnumerator },
	{ name: 'pasang-harga', path: '/pasang-harga?tempat=pasar-lasem&bahan=cabai-keriting', text: 'Pedagang 1', as: signInEnumerator },
	{ name: 'laporan-saya', path: '/pasang-harga/riwayat', text: 'Laporan saya', as: signInEnumerator },
	{ name: 'akun-masuk', path: '/akun', text: 'Enumerator Contoh', as: signInEnumerator },
	{ name: 'privasi-saya', path: '/privasi', text: 'Privasi', as: signInEnumerator },
	{ name: 'jejak-saya', path: '/privasi/jejak', text: 'melihat', as: signInEnumerator },
	{ name: 'kantor', path: '/kantor', text: 'Yang masuk hari ini', as: signInOfficer },
	{ name: 'antrean', path: '/kantor/harga', text: 'Harga tertahan', as: signInOfficer },
	{ name: 'penugasan', path: '/kantor/penugasan', text: 'Yang bertugas', as: signInOfficer },
	{ name: 'impor', path: '/kantor/impor', text: 'Coba dulu', as: signInOfficer },
	{ name: 'data', path: '/kantor/data', text: 'Acuan yang berlaku', as: signInOfficer },
	{ name: 'orang', path: '/kantor/orang', text: 'Petugas Harga Contoh', as: signInAdmin },
	{ name: 'jejak', path: '/kantor/jejak', text: 'Jejak', as: signInAdmin },
	{ name: 'permintaan', path: '/kantor/permintaan', text: 'Permintaan', as: signInDpo },
];

/** The same address once more, now without a signal: kept prices with their age, or that there are none. */
async function withoutSignal(page) {
	await page.route('**/api/**', (route) => route.abort());
	await page.reload();
	await page.waitForLoadState('networkidle');
}

/** And while the server has a fault, on a device that has kept nothing. */
async function whileTheServerFails(page) {
	const problem = { code: 'Internal', message: 'Made up', incident: '0199a1b2c3d4' };
	await page.route('**/api/**', (route) =>
		route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
	);
	await page.evaluate(() => caches.delete('jawaban-1'));
	await page.reload();
	await page.waitForLoadState('networkidle');
	page.complaints = page.complaints.filter((words) => !words.includes('status of 500'));
}

/** Who looks: everybody who signs in is one sign-in, however many looks. */
export const lookers = [undefined, ...new Set(screens.map((screen) => screen.as).filter(Boolean))];

/** Goes there and waits until the screen stands. Its text is asserted where it is Indonesian. */
export async function open(page, screen, { words = true } = {}) {
	await page.unrouteAll();
	await page.goto(screen.path);
	if (words) await page.getByText(screen.text).filter({ visible: true }).first().waitFor();
	else await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.waitForLoadState('networkidle');
	await screen.prepare?.(page);
}
