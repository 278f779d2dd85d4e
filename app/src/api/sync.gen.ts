// Made from the contract by `make api`. Do not edit.

import type { Row } from './row';

/**
 * A thing as it stands now.
 */
export type SyncItem = { 
/**
 * Where it is kept.
 */
scope: SyncScope, 
/**
 * Its id.
 */
id: string, 
/**
 * As the list would show it to this caller; absent when it is gone, or no longer theirs.
 */
view: unknown, };

/**
 * One step of a device.
 */
export type SyncPage = { 
/**
 * Scopes that are no longer the caller's, and those that begin anew: a grant was given, or the
 * device was away for too long. The items of the latter follow, on this page and the next.
 */
reset: Array<SyncScope>, 
/**
 * What is gone first, then the most urgent first.
 */
items: Array<SyncItem>, 
/**
 * For the next call; of this account and device only.
 */
cursor: string, 
/**
 * There is more already: ask again at once.
 */
more: boolean, };

/**
 * From where on.
 */
export type SyncQuery = { 
/**
 * From the page before, on this device.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * A part of a list.
 */
export type SyncScope = { 
/**
 * Name of a row that is `synced`: `Queue`.
 */
list: string, 
/**
 * Whose part: `own`, or the code of an area.
 */
of: string, };

/** What has changed, since the cursor, of what the caller may keep; without a cursor all of it. Whoever has no cursor keeps nothing yet. */
export const Sync = 'GET /sync' as Row<SyncQuery, null, SyncPage>;
