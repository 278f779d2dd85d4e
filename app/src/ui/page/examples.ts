export const title = 'Halaman';
