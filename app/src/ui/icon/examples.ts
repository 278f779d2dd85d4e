import type { Example } from '../example';
import type { IconName } from './names';

const names: IconName[] = ['house', 'layout-list', 'user-round', 'circle-question-mark', 'triangle-alert', 'wifi-off'];

export const title = 'Ikon';
export const examples: Example[] = names.map((name) => ({ name, props: { name } }));
