// Help about what is kept of people.
import { m } from './words/articles';
import type { Article } from '$modules';

export const articles: Article[] = [{ id: 'privasi', title: m.help_privacy, text: [m.help_privacy_text, m.help_privacy_text2] }];
