// Who says a price: traders at a market, farmers in a village, sales at an auction. One form, and
// each speaks in its own words.
import type { Level } from '$api/market.gen';
import { m } from '$messages';

const who = (level: Level): string => (level === 'producer' ? m.who_producer() : level === 'auction' ? m.who_auction() : m.who_retail());
const whos = (level: Level): string =>
	level === 'producer' ? m.whos_producer() : level === 'auction' ? m.whos_auction() : m.whos_retail();

/** "Pedagang 1", "Petani 1", "Lelang 1". */
export function speaker(level: Level, n: number): string {
	return level === 'producer' ? m.farmer_n({ n }) : level === 'auction' ? m.sale_n({ n }) : m.trader_n({ n });
}

export const voice = (level: Level) => ({
	ask: (unit: string) =>
		level === 'producer' ? m.ask_farmers({ unit }) : level === 'auction' ? m.ask_auction({ unit }) : m.ask_traders({ unit }),
	required: () => m.entry_required({ who: who(level) }),
	higher: (amount: string, n: number) => m.entry_higher({ amount, speaker: speaker(level, n) }),
	lower: (amount: string, n: number) => m.entry_lower({ amount, speaker: speaker(level, n) }),
	spread: (percent: string, limit: string) => m.entry_spread({ whos: whos(level), percent, limit }),
	few: () => m.entry_few({ who: who(level) }),
	/** What a value of so many quotes is. */
	willSend: (n: number) =>
		n >= 3 ? m.will_send_median() : n === 2 ? m.entry_mean({ whos: whos(level) }) : m.entry_one({ who: who(level) }),
	soldOut: () => (level === 'producer' ? m.no_quote_farm_sold_out_note() : m.no_quote_sold_out_note()),
	closed: () =>
		level === 'producer' ? m.no_quote_farm_closed_note() : level === 'auction' ? m.no_quote_tpi_closed_note() : m.no_quote_closed_note(),
	absent: () => (level === 'producer' ? m.no_quote_farm_absent_note() : m.no_quote_absent_note()),
});
