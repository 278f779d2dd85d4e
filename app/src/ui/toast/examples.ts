export const title = 'Toast: satu pada satu waktu';
