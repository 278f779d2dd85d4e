export const title = 'Dialog';
