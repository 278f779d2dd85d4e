import type { Example } from '../example';

export const title = 'Memuat, tampak setelah 300 ms';
export const examples: Example[] = [{ name: 'daftar', props: { label: 'Memuat harga', rows: 2 } }];
