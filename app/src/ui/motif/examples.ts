export const title = 'Lambang dan motif';
