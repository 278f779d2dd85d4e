// What is kept of who sends prices.
import { m } from './words/held';
import type { Held } from '$modules';

export const held: Held = { price_report: m.held_price_report };
