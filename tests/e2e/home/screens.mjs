export default [
	{ name: 'beranda', template: 'start', path: '/', text: 'Hari ini' },
	{ name: 'layanan', path: '/layanan', text: 'Layanan' },
	{ name: 'mulai', path: '/mulai', text: 'Selamat datang' },
	{ name: 'cari', path: '/cari', text: 'Misalnya' },
	{ name: 'cari-hasil', path: '/cari?q=lombok', text: 'Cabai keriting' },
	{ name: 'cari-kosong', path: '/cari?q=qqqq', text: 'Tidak ada yang cocok' },
	{ name: 'pengaturan', path: '/pengaturan', text: 'Hemat data' },
	{ name: 'kiriman', path: '/kiriman', text: 'Kiriman Saya ada di aplikasi' },
	{ name: 'bantuan', template: 'text', path: '/bantuan', text: 'Bantuan' },
	{ name: 'status', path: '/status', text: 'Layanan berjalan' },
	{ name: 'wilayah', path: '/wilayah', text: 'Lasem' },
	{ name: 'kecamatan', path: '/wilayah/33.17.14', text: 'Pasar Lasem' },
];
