// Made from the contract by `make api`. Do not edit.

import type { Row, Rule } from './row';
import type { DeviceView, HeldGrant } from './identity.gen';
import type { Page, Role } from './shared.gen';

/**
 * A row of the audit trail.
 */
export type AuditEntry = { 
/**
 * Id.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * Account that acted; absent for visitors and the system.
 */
actor: string | null, 
/**
 * Name of somebody with an office; nobody else is named here.
 */
actor_name: string | null, 
/**
 * Roles that let them call it.
 */
roles: Array<Role>, 
/**
 * Name of the endpoint or command.
 */
action: string, 
/**
 * Account it is about.
 */
subject: string | null, 
/**
 * Id of the thing it is about.
 */
object: string | null, 
/**
 * Ties the row to the log.
 */
request_id: string, 
/**
 * Its number in the chain, once it is sealed.
 */
seq: number | null, };

/**
 * Which rows of the audit trail.
 */
export type AuditQuery = { 
/**
 * Only what this account did.
 */
actor?: string, 
/**
 * Only what is about this account.
 */
subject?: string, 
/**
 * Only this endpoint or command.
 */
action?: string, 
/**
 * From this day on, WIB.
 */
from?: string, 
/**
 * Up to and with this day, WIB.
 */
to?: string, 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * On what ground, UU 27/2022 Art. 20.
 */
export type Basis = "consent" | "contract" | "legal_duty" | "public_task" | "not_personal";

/**
 * The hours of a request.
 */
export type Clock = { 
/**
 * The law's last moment.
 */
due_at: string, 
/**
 * From when an erasure is carried out; until then it can be taken back.
 */
execute_at: string | null, 
/**
 * An erasure may be carried out now.
 */
executable: boolean, 
/**
 * How it stands.
 */
urgency: Urgency, };

/**
 * A request and the moment of asking.
 */
export type ClockInput = { 
/**
 * What was asked for.
 */
kind: RightsKind, 
/**
 * When.
 */
asked_at: string, 
/**
 * Now.
 */
now: string, };

/**
 * How much care it needs.
 */
export type DataClass = "K1" | "K2" | "K3";

/**
 * Everything that is held about somebody.
 */
export type Export = { 
/**
 * When it was put together.
 */
made_at: string, 
/**
 * Version of this document's form.
 */
format: number, 
/**
 * The account.
 */
account: ExportedAccount, 
/**
 * Devices that stand.
 */
devices: Array<DeviceView>, 
/**
 * Roles, those that ended too.
 */
grants: Array<HeldGrant>, 
/**
 * Sessions, which are the sign-ins.
 */
sign_ins: Array<ExportedSignIn>, 
/**
 * What was asked for under the law.
 */
requests: Array<RightsView>, 
/**
 * Who looked at or changed it; the newest thousand.
 */
trail: Array<TrailEntry>, 
/**
 * What the services hold, by table; each as the service stores it.
 */
services: Record<string, unknown>, };

/**
 * The account itself. The one place where a number leaves in full: it is the person's own.
 */
export type ExportedAccount = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Number in full.
 */
phone: string, 
/**
 * It is theirs.
 */
proven: boolean, 
/**
 * NIK in full.
 */
nik: string | null, 
/**
 * When an officer saw the KTP.
 */
nik_seen_at: string | null, 
/**
 * Every time one did, newest first.
 */
nik_sightings: Array<string>, 
/**
 * The kecamatan whose office knows the person.
 */
area: string | null, 
/**
 * First seen.
 */
created_at: string, };

/**
 * One sign-in.
 */
export type ExportedSignIn = { 
/**
 * When.
 */
at: string, 
/**
 * `app` or `portal`.
 */
client: string, 
/**
 * With a one-time code.
 */
second_factor: boolean, 
/**
 * Ended at the latest.
 */
expires_at: string, 
/**
 * Ended early.
 */
revoked_at: string | null, };

/**
 * Something that is wrong.
 */
export type NewCorrection = { 
/**
 * What, and how it should be; 3 to 500 characters.
 */
what: string, };

/**
 * What a column is for. The words people read are chosen by this.
 */
export type Purpose = "account" | "sign_in" | "office" | "trail" | "rights" | "retry" | "offline" | "prices" | "service" | "public_data";

/**
 * A column of the register.
 */
export type RegisterEntry = { 
/**
 * Table.
 */
table: string, 
/**
 * Column.
 */
column: string, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * On what ground.
 */
basis: Basis, 
/**
 * How much care.
 */
class: DataClass, 
/**
 * How long.
 */
retention: Retention, };

/**
 * How long it is kept.
 */
export type Retention = "account" | "day" | "week" | "month" | "year" | "days90" | "days400" | "five_years" | "figures";

/**
 * What may be done with a request.
 */
export type RightsAction = "cancel" | "complete" | "refuse";

/**
 * A request as the data protection officer sees it.
 */
export type RightsCase = { 
/**
 * The request, with what the officer may do.
 */
request: RightsView, 
/**
 * Whose.
 */
account: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Their number, masked; nothing once they are erased.
 */
phone_masked: string | null, 
/**
 * How it stands.
 */
urgency: Urgency, 
/**
 * Read at this version.
 */
version: number, };

/**
 * The answer.
 */
export type RightsDecision = { 
/**
 * Done or refused.
 */
outcome: RightsOutcome, 
/**
 * What was done, or why not; 3 to 500 characters that the person reads.
 */
note: string, 
/**
 * The right name, where a correction that is done was about it.
 */
name: string | null, };

/**
 * What a person may ask for that somebody or something must then do.
 */
export type RightsKind = "correction" | "erasure";

/**
 * How a request is answered.
 */
export type RightsOutcome = "complete" | "refuse";

/**
 * Which request.
 */
export type RightsParam = { 
/**
 * Id.
 */
id: string, };

/**
 * Which requests.
 */
export type RightsQuery = { 
/**
 * In this state; open ones without it.
 */
state?: RightsState, 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * How far a request is.
 */
export type RightsState = "open" | "done" | "refused" | "cancelled";

/**
 * My request.
 */
export type RightsView = { 
/**
 * Id.
 */
id: string, 
/**
 * What.
 */
kind: RightsKind, 
/**
 * How far.
 */
state: RightsState, 
/**
 * My words.
 */
what: string | null, 
/**
 * When I asked.
 */
created_at: string, 
/**
 * The law's last moment.
 */
due_at: string, 
/**
 * From when an erasure is carried out.
 */
execute_at: string | null, 
/**
 * When it was answered.
 */
decided_at: string | null, 
/**
 * The answer's words.
 */
note: string | null, 
/**
 * What I may do.
 */
actions: Array<RightsAction>, };

/**
 * Who it was, without a name: an office answers for its people.
 */
export type TrailActor = "me" | "office" | "other" | "system";

/**
 * A line of my trail.
 */
export type TrailEntry = { 
/**
 * Id.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
by: TrailActor, 
/**
 * In which role, where the row asks for one.
 */
role: Role | null, 
/**
 * Name of the area of that role.
 */
area_name: string | null, 
/**
 * Name of the endpoint or command.
 */
action: string, };

/**
 * Which stretch of the trail.
 */
export type TrailQuery = { 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * How it stands.
 */
export type Urgency = "waiting" | "alarm" | "overdue";

/** The hours of a request for correction or erasure: due, alarm, carried out. */
export const RightsClock = 'privacy.clock' as Rule<ClockInput, Clock>;

/** Who looked at or changed my data, newest first. */
export const MyTrail = 'GET /privacy/trail' as Row<TrailQuery, null, Page<TrailEntry>>;

/** Everything that is held about me, in one document. */
export const ExportMe = 'GET /privacy/export' as Row<null, null, Export>;

/** What I have asked for, newest first. */
export const MyRights = 'GET /privacy/requests/mine' as Row<null, null, Page<RightsView>>;

/** Erase my account; carried out after 48 hours, until then it can be taken back. */
export const RequestErasure = 'POST /privacy/erasure' as Row<null, null, RightsView>;

/** Takes the wish to be erased back. */
export const CancelErasure = 'DELETE /privacy/erasure' as Row<null, null, RightsView>;

/** Something about me is wrong. */
export const RequestCorrection = 'POST /privacy/corrections' as Row<null, NewCorrection, RightsView>;

/** Requests of everybody, the one that is due first at the top. */
export const RightsRequests = 'GET /privacy/requests' as Row<RightsQuery, null, Page<RightsCase>>;

/** The answer to a request. */
export const DecideRights = 'POST /privacy/requests/{id}/decision' as Row<RightsParam, RightsDecision, RightsCase>;

/** The trail of everybody; reading it leaves a row in it. */
export const AuditTrail = 'GET /privacy/audit' as Row<AuditQuery, null, Page<AuditEntry>>;

/** What is kept, why, on which ground and for how long. */
export const ProcessingRegister = 'GET /privacy/register cached' as Row<null, null, Page<RegisterEntry>>;
