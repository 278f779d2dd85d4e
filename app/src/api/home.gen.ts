// Made from the contract by `make api`. Do not edit.

import type { Row } from './row';
import type { Words } from './shared.gen';

/**
 * What a module says of today.
 */
export type Card = { 
/**
 * Whose it is, `market`.
 */
module: string, 
/**
 * Heading.
 */
title: Words, 
/**
 * The screen with all of it.
 */
href: string, 
/**
 * What the link to that screen says.
 */
more: Words, 
/**
 * The day the figures are of in WIB, or the first one of their month.
 */
day: string, 
/**
 * They are of that whole month.
 */
monthly: boolean, 
/**
 * When the newest figure of all that the card stands for was accepted.
 */
as_of: string | null, 
/**
 * Some may still change today.
 */
provisional: boolean, 
/**
 * Some were made up for a demonstration.
 */
demo: boolean, 
/**
 * A sentence above the rows, or in their place.
 */
lead: Words | null, 
/**
 * Three at most, unless a device asked for its own.
 */
rows: Array<CardRow>, 
/**
 * A sentence below the rows: whose figures they are.
 */
note: Words | null, 
/**
 * Addresses of the module that have something to show only on some days, and have it today.
 */
open: Array<string>, };

/**
 * Which card, and what shall stand on it.
 */
export type CardQuery = { 
/**
 * The module's name, `market`.
 */
module: string, 
/**
 * Keys of rows, with commas between them, as the module names them; six at most. One without
 * a figure today makes room for the next.
 */
rows: string | null, };

/**
 * One figure of a card.
 */
export type CardRow = { 
/**
 * What a device may ask for it by, `cabai-rawit-merah`.
 */
key: string, 
/**
 * Where more of it stands.
 */
href: string, 
/**
 * What it is the figure of.
 */
label: Words, 
/**
 * The figure.
 */
value: Figure, 
/**
 * Against an earlier day.
 */
change: Change | null, 
/**
 * The figure's own day, where it is older than the card's.
 */
day: string | null, 
/**
 * What else is to be known: how many markets are in it.
 */
note: Words | null, 
/**
 * Some of it was made up for a demonstration.
 */
demo: boolean, };

/**
 * How a figure moved, in its own unit.
 */
export type Change = { 
/**
 * Now less then.
 */
difference: number, 
/**
 * The day it is compared with.
 */
since: string, };

/**
 * Whom to ask, as the regency pack says.
 */
export type ContactView = { 
/**
 * The office; absent where the regency has named none.
 */
office: string | null, 
/**
 * Number to call.
 */
phone: string | null, 
/**
 * Where to go.
 */
address: string | null, };

/**
 * What a figure may be.
 */
export type Figure = { "kind": "rupiah", 
/**
 * Whole rupiah.
 */
amount: number, 
/**
 * The unit it is paid for, `kg`.
 */
per: string, } | { "kind": "count", 
/**
 * How many.
 */
n: number, 
/**
 * What was counted, `tempat tidur`.
 */
what: Words, } | { "kind": "text", 
/**
 * As it is shown.
 */
text: Words, } | { "kind": "moment", 
/**
 * In UTC; shown in WIB.
 */
at: string, } | { "kind": "day", 
/**
 * That day.
 */
day: string, } | { "kind": "month", 
/**
 * Its first day.
 */
day: string, };

/**
 * A thing to find.
 */
export type Found = { 
/**
 * What it is, in the module's own word: `commodity`, `village`.
 */
kind: string, 
/**
 * Its screen.
 */
href: string, 
/**
 * What it is called.
 */
title: Words, 
/**
 * What is said below the title; the area is said beside it.
 */
note: Words | null, 
/**
 * What else people call it, in any of the languages.
 */
words: Array<string>, 
/**
 * Code of the kecamatan it lies in.
 */
area: string | null, };

/**
 * The first screen.
 */
export type HomeView = { 
/**
 * Today in WIB.
 */
day: string, 
/**
 * In the order they are shown.
 */
cards: Array<Card>, };

/**
 * Which module.
 */
export type ModuleName = { 
/**
 * Its name, `market`.
 */
module: string, };

/**
 * A regency's official name in each language.
 */
export type RegencyName = { 
/**
 * Indonesian.
 */
id: string, 
/**
 * Javanese.
 */
jv: string, 
/**
 * English.
 */
en: string, };

/**
 * What screens say that differs from regency to regency, out of its pack.
 */
export type RegencyView = { 
/**
 * What the portal calls itself.
 */
app: string, 
/**
 * The regency's official name.
 */
area: RegencyName, 
/**
 * How people call the local time: WIB, WITA or WIT.
 */
zone: string, 
/**
 * What the words of modules leave open, by the name in their braces: names, and times of day as
 * `12:00`.
 */
facts: { [key in string]: string }, };

/**
 * What can be found in a module.
 */
export type SearchView = { 
/**
 * In the order they are shown among equals.
 */
items: Array<Found>, };

/**
 * One fact about a module.
 */
export type StatusLine = { 
/**
 * What it is about.
 */
label: Words, 
/**
 * What else is to be known.
 */
note: Words | null, 
/**
 * The fact.
 */
value: Figure, };

/**
 * How a module is doing.
 */
export type StatusPart = { 
/**
 * Whose it is, `market`.
 */
module: string, 
/**
 * Heading.
 */
title: Words, 
/**
 * When the newest of its data came in.
 */
newest: string | null, 
/**
 * That was made up for a demonstration.
 */
demo: boolean, 
/**
 * What else is to be known.
 */
lines: Array<StatusLine>, };

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
 * Each module that has data of its own.
 */
parts: Array<StatusPart>, };

/** Everything the first screen shows: what each module says of today. */
export const Home = 'GET /home cached' as Row<null, null, HomeView>;

/** One module's card with the rows that this device watches. */
export const CardOf = 'GET /home/cards/{module} cached' as Row<CardQuery, null, Card>;

/** What can be found in one module, to be searched without asking the server again. */
export const Search = 'GET /home/search/{module} cached' as Row<ModuleName, null, SearchView>;

/** Whom to ask, where the regency has said so. */
export const Contact = 'GET /home/contact cached' as Row<null, null, ContactView>;

/** Whether the service works, and how old everything in it is. */
export const Status = 'GET /home/status cached' as Row<null, null, StatusView>;

/** What screens say that differs from regency to regency. The start page carries it already. */
export const Regency = 'GET /home/regency cached' as Row<null, null, RegencyView>;
