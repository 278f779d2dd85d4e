// Words for what a report says instead of, or beside, a price. Apart from words.ts, so that the
// home screen does not carry them.
import type { Level, NoQuote, Reason } from '$api.gen';
import { m } from '$messages';

export function noQuoteWords(status: NoQuote): string {
	return status === 'HABIS' ? m.no_quote_sold_out() : status === 'TUTUP' ? m.no_quote_closed() : m.no_quote_absent();
}

export function reasonWords(reason: Reason): string {
	return reason === 'quality' ? m.reason_quality() : reason === 'asked_again' ? m.reason_asked_again() : m.reason_stock_low();
}

export function levelWords(level: Level): string {
	return level === 'retail' ? m.level_retail() : level === 'producer' ? m.level_producer() : m.level_auction();
}
