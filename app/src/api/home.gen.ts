// Made from the contract by `make api`. Do not edit.

import type { Row } from './row';
import type { Frequency, Level, PlaceKind, PriceView, PublishedView } from './market.gen';

/**
 * Whom to ask, as the regency pack says.
 */
export type ContactView = { 
/**
 * The office.
 */
office: string, 
/**
 * Number to call.
 */
phone: string | null, 
/**
 * Where to go.
 */
address: string | null, };

/**
 * The first screen.
 */
export type HomeView = { 
/**
 * Today in WIB.
 */
day: string, 
/**
 * A few retail prices that have a value, what households ask for first.
 */
prices: Array<PriceView>, 
/**
 * Commodities with a retail value today.
 */
quoted: number, 
/**
 * Levels at which anything has a value today: only their lists have something to show.
 */
levels: Array<Level>, 
/**
 * When the newest of all those values was accepted.
 */
as_of: string | null, 
/**
 * Some of it may still change before it is fixed at noon.
 */
provisional: boolean, 
/**
 * Some of it was made up for a demonstration.
 */
demo: boolean, 
/**
 * Another publisher's newest means, only while there is no price of our own.
 */
published: Array<PublishedView>, };

/**
 * A commodity to find.
 */
export type IndexCommodity = { 
/**
 * Code, `cabai-rawit-merah`.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Group heading.
 */
group: string, 
/**
 * What else people call it, in any of the languages.
 */
words: Array<string>, };

/**
 * A kecamatan to find.
 */
export type IndexDistrict = { 
/**
 * Code, `33.17.14`.
 */
code: string, 
/**
 * Name without the kind.
 */
name: string, 
/**
 * Its desa and kelurahan.
 */
villages: Array<IndexVillage>, };

/**
 * A market or fish auction to find.
 */
export type IndexPlace = { 
/**
 * Code, `pasar-lasem`.
 */
code: string, 
/**
 * Market or fish auction.
 */
kind: PlaceKind, 
/**
 * Name.
 */
name: string, 
/**
 * Code of its kecamatan, where a source states it.
 */
area: string | null, 
/**
 * False: it stands in one list only.
 */
confirmed: boolean, };

/**
 * A desa or kelurahan to find.
 */
export type IndexVillage = { 
/**
 * Code, `33.17.14.2003`.
 */
code: string, 
/**
 * Name with the kind, `Desa Jolotundo`.
 */
name: string, };

/**
 * What can be found without asking the server again.
 */
export type SearchIndexView = { 
/**
 * In the order they are shown.
 */
commodities: Array<IndexCommodity>, 
/**
 * Markets and fish auctions.
 */
places: Array<IndexPlace>, 
/**
 * Kecamatan with their villages.
 */
districts: Array<IndexDistrict>, 
/**
 * Whom to ask, where the regency has said so.
 */
contact: ContactView | null, };

/**
 * How old another publisher's series is.
 */
export type SeriesAge = { 
/**
 * Code.
 */
id: string, 
/**
 * Who published it.
 */
publisher: string, 
/**
 * What it is.
 */
title: string, 
/**
 * How often it has a value.
 */
frequency: Frequency, 
/**
 * Its last day or month here; absent when it was never imported.
 */
last_period: string | null, };

/**
 * How the service is doing. That it is an answer at all says that the database answers: without
 * it this row is 503 like every other.
 */
export type StatusView = { 
/**
 * Of the server.
 */
version: string, 
/**
 * Now, by the server's clock.
 */
now: string, 
/**
 * Since when this server runs.
 */
started_at: string, 
/**
 * When the newest price was accepted.
 */
newest_price_at: string | null, 
/**
 * That price was made up for a demonstration.
 */
demo: boolean, 
/**
 * Places with an accepted price of today.
 */
places_today: number, 
/**
 * Places where prices may be asked.
 */
places: number, 
/**
 * When the next day's figures are fixed.
 */
next_publication: string, 
/**
 * Other publishers' series for the area.
 */
series: Array<SeriesAge>, };

/** Everything the first screen shows: a few of today's prices, else published means. */
export const Home = 'GET /home cached' as Row<null, null, HomeView>;

/** What can be found: commodities with the words people use, places and areas. */
export const SearchIndex = 'GET /home/index cached' as Row<null, null, SearchIndexView>;

/** Whether the service works, and how old everything in it is. */
export const Status = 'GET /home/status cached' as Row<null, null, StatusView>;
