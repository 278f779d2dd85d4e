export default [
	{ name: 'luring', path: '/luring', text: 'Tidak ada sinyal' },
	{ name: '404', path: '/tidak-ada', text: 'Beranda' },
];
