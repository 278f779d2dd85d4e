// Words for what a report says instead of, or beside, a price. Apart from words.ts, so that the
// home screen does not carry them.
import type { Level, NoQuote, Reason, ReferenceView } from '$api/market.gen';
import { m } from '$messages';
import { referenceRange } from './words';

export function noQuoteWords(status: NoQuote): string {
	return status === 'HABIS' ? m.no_quote_sold_out() : status === 'TUTUP' ? m.no_quote_closed() : m.no_quote_absent();
}

export function reasonWords(reason: Reason): string {
	return reason === 'quality' ? m.reason_quality() : reason === 'asked_again' ? m.reason_asked_again() : m.reason_stock_low();
}

export function levelWords(level: Level): string {
	return level === 'retail' ? m.level_retail() : level === 'producer' ? m.level_producer() : m.level_auction();
}

/** "HAP, harga acuan penjualan pemerintah: Rp40.000–57.000": what a badge's letters stand for. */
export function referenceMeaning(reference: ReferenceView): string {
	const range = referenceRange(reference);
	return reference.kind === 'HET' ? m.het_means({ range }) : reference.kind === 'HAP' ? m.hap_means({ range }) : m.hpp_means({ range });
}

/** Nobody has reported at this level today. */
export function noneWords(level: Level): string {
	return level === 'retail' ? m.summary_none() : level === 'auction' ? m.summary_none_auction() : m.summary_none_producer();
}

/** What a list of this level is called. */
export function titleWords(level: Level): string {
	return level === 'retail' ? m.market_today() : level === 'auction' ? m.auction_today() : m.farm_today();
}
