// Made from the contract by `make api`. Do not edit.

import type { Row, Rule } from './row';
import type { Page } from './shared.gen';

/**
 * Whether an official host can be relied on.
 */
export type HostState = "active" | "incident" | "retired";

/**
 * An address within the address.
 */
export type Inner = { 
/**
 * Its host.
 */
host: string, 
/**
 * What it would be by itself.
 */
verdict: LinkVerdict, };

/**
 * A warning that stands.
 */
export type LinkAlert = { 
/**
 * Its number, in the order of the years.
 */
number: number, 
/**
 * In a few words.
 */
title: string, 
/**
 * What goes round, and what to do.
 */
text: string, 
/**
 * Since when.
 */
issued_at: string, 
/**
 * It ends by itself then.
 */
expires_at: string, 
/**
 * When it was taken back before its time; absent while it stands.
 */
ended_at: string | null, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * The same words, signed.
 */
signed: Signed, };

/**
 * Which warning.
 */
export type LinkAlertNumber = { 
/**
 * Its number.
 */
number: number, };

/**
 * What an address is, as far as it can be known without opening it.
 */
export type LinkCheck = { 
/**
 * Why there is no verdict.
 */
refusal: LinkRefusal | null, 
/**
 * Absent only with a refusal.
 */
verdict: LinkVerdict | null, 
/**
 * The host that a browser would ask, in ASCII.
 */
host: string | null, 
/**
 * The same as people would read it, where that differs.
 */
shown: string | null, 
/**
 * The registrable domain: who answers for the host.
 */
owner: string | null, 
/**
 * The official host that is meant, of a look-alike.
 */
official: string | null, 
/**
 * What led to the verdict and what else is to be known.
 */
reasons: Array<LinkReason>, 
/**
 * Words in it that bait.
 */
words: Array<string>, 
/**
 * An address within the address.
 */
inner: Inner | null, };

/**
 * What the office makes of an address.
 */
export type LinkDecision = { 
/**
 * One of the report's actions.
 */
outcome: LinkOutcome, 
/**
 * What it rests on, 3 to 300 letters.
 */
note: string, };

/**
 * An address on a list.
 */
export type LinkEntry = { 
/**
 * Which list.
 */
list: LinkList, 
/**
 * A host, or a host and a path.
 */
address: string, 
/**
 * Of pages and harmful addresses only `active` and `retired`.
 */
state: HostState, 
/**
 * Who answers for it.
 */
office: string | null, 
/**
 * What the entry rests on.
 */
source: string, 
/**
 * The day on which its office confirmed it.
 */
confirmed_on: string | null, 
/**
 * What the caller may do.
 */
actions: Array<LinkEntryAction>, 
/**
 * For `If-Match`; nought as long as only the regency pack speaks of it.
 */
version: number, };

/**
 * What an officer may do with an entry.
 */
export type LinkEntryAction = "confirm" | "activate" | "incident" | "retire";

/**
 * A change of an entry.
 */
export type LinkEntryEdit = { 
/**
 * One of the entry's actions.
 */
action: LinkEntryAction, 
/**
 * What it rests on, 3 to 300 letters.
 */
source: string, };

/**
 * Which entry.
 */
export type LinkEntryKey = { 
/**
 * Which list.
 */
list: LinkList, 
/**
 * As it stands there.
 */
address: string, };

/**
 * Which list.
 */
export type LinkEntryQuery = { 
/**
 * The official hosts, unless another one is asked for.
 */
list?: LinkList, };

/**
 * What was pasted, and the lists to judge it by.
 */
export type LinkInput = { 
/**
 * An address, or a message with one address in it. At most 2,048 letters.
 */
text: string, 
/**
 * The lists as they stand.
 */
lists: LinkLists, };

/**
 * The lists that officers keep.
 */
export type LinkList = "official" | "incident" | "harmful";

/**
 * Everything the verdict is decided by, besides the address itself.
 */
export type LinkLists = { 
/**
 * Hosts that the regency answers for.
 */
hosts: Array<OfficialHost>, 
/**
 * Paths of official hosts under incident, `dinkes.rembangkab.go.id/slot-gacor`; each stands
 * for everything below it.
 */
flagged: Array<string>, 
/**
 * Hosts known to be harmful, with everything below them: `pkh32.b-cdn.net`, or only a path,
 * `heylink.me/bantuanppkm`.
 */
blocked: Array<string>, 
/**
 * Suffixes under which only governments can have a name: `go.id`, `desa.id`.
 */
government: Array<string>, 
/**
 * Words that bait, whole: `bansos`, `cekbansos`.
 */
words: Array<string>, 
/**
 * Hosts whose addresses do not show where they lead: `bit.ly`.
 */
shorteners: Array<string>, 
/**
 * Hosts that show another host's page under their own name.
 */
relays: Array<Relay>, };

/**
 * What an officer may do with a report.
 */
export type LinkOutcome = "harmful" | "harmful_host" | "incident" | "dismiss";

/**
 * What led to a verdict, or what else is to be known.
 */
export type LinkReason = "registered" | "host_incident" | "path_incident" | "retired" | "blocked" | "not_encrypted" | "unregistered_subdomain" | "government_suffix" | "look_alike" | "nearly_the_name" | "name_inside" | "name_before_at" | "numeric_host" | "unusual_writing" | "hidden_destination" | "relay" | "carries_address" | "bait_words" | "program";

/**
 * Why there is no verdict.
 */
export type LinkRefusal = "empty" | "no_address" | "several" | "too_long" | "other_scheme" | "control_character" | "bad_host";

/**
 * An address that people reported, or that was noticed because a page of ours leads elsewhere.
 */
export type LinkReport = { 
/**
 * Id.
 */
id: string, 
/**
 * Host and path, without the query.
 */
address: string, 
/**
 * How it is judged now.
 */
check: LinkCheck, 
/**
 * The host of another that a page of ours leads to; such a report nobody made.
 */
leads_to: string | null, 
/**
 * How often it was reported.
 */
times: number, 
/**
 * First.
 */
first_at: string, 
/**
 * Last.
 */
last_at: string, 
/**
 * How the office stands to it.
 */
state: LinkReportState, 
/**
 * The officer's words.
 */
note: string | null, 
/**
 * What the caller may do.
 */
actions: Array<LinkOutcome>, 
/**
 * For `If-Match`.
 */
version: number, };

/**
 * Which report.
 */
export type LinkReportId = { 
/**
 * Its id.
 */
id: string, };

/**
 * Which reports.
 */
export type LinkReportQuery = { 
/**
 * Those that wait, unless another state is asked for.
 */
state?: LinkReportState, 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * How the office stands to a reported address.
 */
export type LinkReportState = "open" | "harmful" | "incident" | "dismissed";

/**
 * What somebody wants to know about.
 */
export type LinkText = { 
/**
 * An address, or a message with one address in it. At most 2,048 letters.
 */
text: string, };

/**
 * The closed list of verdicts. None of them says "safe": a page is known by its owner only.
 */
export type LinkVerdict = "RESMI" | "RESMI_BERMASALAH" | "PEMERINTAH_LAIN" | "MIRIP_RESMI" | "BERBAHAYA" | "TIDAK_DIKENAL";

/**
 * A warning to be given.
 */
export type NewLinkAlert = { 
/**
 * 5 to 80 letters.
 */
title: string, 
/**
 * 10 to 500 letters.
 */
text: string, 
/**
 * For how many days, 1 to 30.
 */
days: number, };

/**
 * An address to be put on a list.
 */
export type NewLinkEntry = { 
/**
 * Which list.
 */
list: LinkList, 
/**
 * A host; a page of an official host; a harmful host or page.
 */
address: string, 
/**
 * Who answers for an official host; of others nobody does. 3 to 80 letters.
 */
office: string | null, 
/**
 * What it rests on, 3 to 300 letters.
 */
source: string, };

/**
 * A host that the regency answers for.
 */
export type OfficialHost = { 
/**
 * In ASCII and small letters, without a closing dot.
 */
host: string, 
/**
 * Whether it can be relied on.
 */
state: HostState, };

/**
 * What is said, and until when it holds.
 */
export type Paper = { 
/**
 * Number of the key it is signed with.
 */
kid: number, 
/**
 * Signed at this moment.
 */
issued_at: string, 
/**
 * It counts for nothing from then on.
 */
expires_at: string, 
/**
 * What it says.
 */
content: PaperContent, };

/**
 * What a paper says.
 */
export type PaperContent = { "kind": "alert", 
/**
 * Its number.
 */
number: number, 
/**
 * In a few words.
 */
title: string, 
/**
 * The whole of it.
 */
text: string, } | { "kind": "lists", 
/**
 * As they stood.
 */
lists: LinkLists, };

/**
 * A host that shows another host's page under its own name, and where it says which.
 */
export type Relay = { 
/**
 * The host, with everything below it: `translate.goog`.
 */
host: string, 
/**
 * Where the other address stands.
 */
form: RelayForm, };

/**
 * Where a relay's address says which page it shows.
 */
export type RelayForm = "label" | "path" | "query";

/**
 * A paper and its signature.
 */
export type Signed = { 
/**
 * What is signed.
 */
paper: Paper, 
/**
 * Ed25519 over [`signed_bytes`] of the paper, Base64.
 */
signature: string, };

/**
 * Whether a paper counts, and why not.
 */
export type SignedCheck = { 
/**
 * The verdict.
 */
verdict: SignedVerdict, 
/**
 * Absent where it counts.
 */
reason: SignedReason | null, };

/**
 * A paper, the keys that are known, and now.
 */
export type SignedInput = { 
/**
 * The paper.
 */
signed: Signed, 
/**
 * All that the server has named.
 */
keys: Array<SigningKey>, 
/**
 * Now.
 */
now: string, };

/**
 * Why a paper does not count.
 */
export type SignedReason = "unknown_key" | "revoked_key" | "bad_signature" | "expired";

/**
 * Whether it counts.
 */
export type SignedVerdict = "SAH" | "TIDAK_SAH" | "KEDALUWARSA";

/**
 * A key that papers are signed with.
 */
export type SigningKey = { 
/**
 * Its number.
 */
kid: number, 
/**
 * 32 bytes, Base64.
 */
public: string, 
/**
 * In use since then; absent for the first one.
 */
since: string | null, 
/**
 * Taken out of use for good: whatever it signed, whenever, counts no longer.
 */
revoked_at: string | null, };

/** Whether an address is the regency's own, an imitation, or unknown. */
export const Check = 'links.check' as Rule<LinkInput, LinkCheck>;

/** Whether a signed list or warning counts. */
export const SignedPaper = 'links.signed' as Rule<SignedInput, SignedCheck>;

/** Whether an address is the regency's own. Nothing is opened, and nothing of it is kept, but for a page of ours that sends people on to another host: the office is told of that. */
export const CheckLink = 'POST /links/check' as Row<null, LinkText, LinkCheck>;

/** Tells the office of a suspicious address. Nobody's name is kept, and neither is its query. */
export const ReportLink = 'POST /links/reports' as Row<null, LinkText, LinkCheck>;

/** The lists that links are judged by, signed, for devices without a signal and for others who pass the verdicts on. They hold for a week. */
export const SignedLinkLists = 'GET /links/lists cached' as Row<null, null, Signed>;

/** The keys that lists and warnings are signed with, the one in use first. */
export const SigningKeys = 'GET /links/keys cached' as Row<null, null, Page<SigningKey>>;

/** Takes the key in use out of it for good and begins another: what was signed with the old one counts no longer. */
export const ReplaceSigningKey = 'POST /links/keys' as Row<null, null, Page<SigningKey>>;

/** Warnings that stand, newest first. */
export const LinkAlerts = 'GET /links/alerts cached' as Row<null, null, Page<LinkAlert>>;

/** Warns everybody; on the first screen at once. */
export const PostLinkAlert = 'POST /links/alerts' as Row<null, NewLinkAlert, LinkAlert>;

/** Takes a warning back. */
export const EndLinkAlert = 'DELETE /links/alerts/{number}' as Row<LinkAlertNumber, null, LinkAlert>;

/** Reported addresses, those that wait first, the most reported at the top. */
export const LinkReports = 'GET /links/reports' as Row<LinkReportQuery, null, Page<LinkReport>>;

/** What the office makes of a reported address. */
export const DecideLinkReport = 'POST /links/reports/{id}/decision' as Row<LinkReportId, LinkDecision, LinkReport>;

/** Official hosts, pages under incident and harmful addresses, as they stand. */
export const LinkEntries = 'GET /links/entries' as Row<LinkEntryQuery, null, Page<LinkEntry>>;

/** Puts an address on a list. */
export const AddLinkEntry = 'POST /links/entries' as Row<null, NewLinkEntry, LinkEntry>;

/** Changes how an address stands on its list. */
export const ChangeLinkEntry = 'PATCH /links/entries' as Row<LinkEntryKey, LinkEntryEdit, LinkEntry>;
