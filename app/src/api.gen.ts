// Made from the contract by `make api`. Do not edit.

/**
 * What an officer may do with an account.
 */
export type AccountAction = "see_nik";

/**
 * Which account.
 */
export type AccountParam = { 
/**
 * Id.
 */
id: string, };

/**
 * An account as officers see it.
 */
export type AccountView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked number.
 */
phone_masked: string, 
/**
 * Number proven.
 */
proven: boolean, 
/**
 * Masked NIK.
 */
nik_masked: string | null, 
/**
 * When an officer saw it.
 */
nik_seen_at: string | null, 
/**
 * To send back in `If-Match`.
 */
version: number, 
/**
 * What the caller may do.
 */
actions: Array<AccountAction>, };

/**
 * An activation.
 */
export type Activation = { 
/**
 * Mobile number the code was made for.
 */
phone: string, 
/**
 * Eight characters from the slip; spaces and dashes do not count.
 */
code: string, 
/**
 * New PIN, or password for officers.
 */
secret: string, 
/**
 * App or portal.
 */
client: Client, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * What can be done with an amendment.
 */
export type AmendmentAction = "withdraw";

/**
 * Which amendment.
 */
export type AmendmentParam = { 
/**
 * Its id.
 */
id: string, };

/**
 * Where an amendment stands.
 */
export type AmendmentState = "scheduled" | "standing" | "withdrawn";

/**
 * A change that was made.
 */
export type AmendmentView = { 
/**
 * Id.
 */
id: string, 
/**
 * What changes.
 */
edit: PackEdit, 
/**
 * Name of what it is about, as it stands now.
 */
name: string, 
/**
 * From which day.
 */
valid_from: string, 
/**
 * What it rests on.
 */
source: string, 
/**
 * Who made it.
 */
by_name: string, 
/**
 * When.
 */
created_at: string, 
/**
 * When it was taken back.
 */
withdrawn_at: string | null, 
/**
 * Where it stands.
 */
state: AmendmentState, 
/**
 * What the reader may do now.
 */
actions: Array<AmendmentAction>, };

/**
 * What can be done with an assignment.
 */
export type AssignmentAction = "end";

/**
 * Which assignment.
 */
export type AssignmentParam = { 
/**
 * Its id.
 */
id: string, };

/**
 * Who looks after a place.
 */
export type AssignmentView = { 
/**
 * Id.
 */
id: string, 
/**
 * Code of the place.
 */
place: string, 
/**
 * Name of the place.
 */
place_name: string, 
/**
 * Account of the enumerator.
 */
account: string, 
/**
 * Name of the enumerator.
 */
account_name: string, 
/**
 * First day.
 */
valid_from: string, 
/**
 * Last day; open if absent.
 */
valid_to: string | null, 
/**
 * Who assigned it.
 */
by_name: string, 
/**
 * False once the enumerator's grant no longer covers the place: the office should look.
 */
covered: boolean, 
/**
 * What the reader may do now.
 */
actions: Array<AssignmentAction>, };

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
 * A shopping list and what things cost.
 */
export type BasketInput = { 
/**
 * One to fifty, each commodity once.
 */
items: Array<BasketItem>, 
/**
 * The places to compare.
 */
places: Array<BasketPlace>, 
/**
 * The regency's means; of several for one commodity the last counts.
 */
means: Array<BasketMean>, };

/**
 * A line of the list.
 */
export type BasketItem = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Thousandths of the commodity's unit, 1 to 1 000 000: grams where it is sold by the
 * kilogram.
 */
thousandths: number, };

/**
 * A price of the regency.
 */
export type BasketMean = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Per unit, exact.
 */
value: Exact, };

/**
 * What a place asks.
 */
export type BasketPlace = { 
/**
 * Code.
 */
place: string, 
/**
 * Of several for one commodity the last counts.
 */
prices: Array<BasketPrice>, };

/**
 * A price of a place.
 */
export type BasketPrice = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Per unit.
 */
value: number, };

/**
 * Why nothing was summed up, in the order of the checks.
 */
export type BasketRefusal = "too_many" | "quantity" | "twice" | "too_large";

/**
 * What the list costs.
 */
export type BasketResult = { 
/**
 * Fewest missing items first, then the lowest sum, then as they came.
 */
places: Array<BasketTotal>, 
/**
 * The complete places with the lowest sum; several when they are equal to the last half
 * rupiah.
 */
cheapest: Array<string>, 
/**
 * The list at the regency's means; absent where not one of them is known.
 */
mean: BasketSum | null, 
/**
 * Why nothing was summed up.
 */
refusal: BasketRefusal | null, 
/**
 * The line that was refused, from 0.
 */
refused_item: number | null, };

/**
 * A sum of money.
 */
export type BasketSum = { 
/**
 * Rupiah with four decimals, which is exact for the sum of a place.
 */
exact: string, 
/**
 * For people: nearest Rp50, ties up.
 */
display: number, 
/**
 * Lines of the list in it.
 */
n: number, };

/**
 * What the list costs in one place.
 */
export type BasketTotal = { 
/**
 * Code.
 */
place: string, 
/**
 * Of what is known there; absent where nothing is.
 */
sum: BasketSum | null, 
/**
 * Codes of what has no price there, in the order of the list.
 */
missing: Array<string>, 
/**
 * Rupiah above the cheapest, between the sums as shown; absent where something is missing.
 */
above: number | null, };

/**
 * A place whose value is one to three days old.
 */
export type Carried = { 
/**
 * Code of the place.
 */
place: string, 
/**
 * The day the value is from.
 */
day: string, };

/**
 * A series of accepted values, of the regency or of one place.
 */
export type ChangeInput = { 
/**
 * The day looked at.
 */
day: string, 
/**
 * In any order; of several for one day the last counts, later days are left out.
 */
series: Array<SeriesValue>, 
/**
 * HET, or the upper HAP.
 */
upper?: number, 
/**
 * HPP, or the lower HAP.
 */
lower?: number, 
/**
 * What the reference prices are.
 */
kind?: ReferenceKind, 
/**
 * In force on the day.
 */
ladder: Ladder, };

/**
 * Where the session lives.
 */
export type Client = "app" | "portal";

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
 * How an officer comes to an activation code for somebody.
 */
export type CodeStep = "print" | "ask" | "wait";

/**
 * Which commodity, at which level.
 */
export type CommodityQuery = { 
/**
 * Code, `cabai-rawit-merah`.
 */
commodity: string, 
/**
 * `retail` if absent.
 */
level?: Level, 
/**
 * Days of history, 1 to 400; on the screen 90 if absent, in the file all of them.
 */
days?: number, };

/**
 * Everything the screen of one commodity shows.
 */
export type CommodityView = { 
/**
 * Today, as in the list.
 */
price: PriceView, 
/**
 * Levels at which this commodity is quoted.
 */
levels: Array<Level>, 
/**
 * Changes, spread over time, distance to the references, early warning.
 */
statistics: Statistics, 
/**
 * When a movement becomes a warning; in force today.
 */
ladder: Ladder, 
/**
 * (highest - lowest) / lowest of today's places, percent, two decimals.
 */
disparity: string | null, 
/**
 * Each place with its own newest value.
 */
places: Array<PlacePrice>, 
/**
 * The regency's value by day, oldest first; days without a value are absent.
 */
history: Array<HistoryPoint>, 
/**
 * References by date of force.
 */
references: Array<ReferenceView>, 
/**
 * Other publishers' series for the area: never mixed with the quotes above.
 */
series: Array<SeriesView>, };

/**
 * What one place says of one commodity. What is not so is left out: this list is long.
 */
export type ComparedCell = { 
/**
 * Exact value.
 */
value?: number, 
/**
 * Instead of a value: why there is none.
 */
status?: NoQuote, 
/**
 * Day of the value or the status.
 */
day: string, 
/**
 * Confirmed by an officer although the rule found it unusual.
 */
outlier?: boolean, 
/**
 * Made up for a demonstration.
 */
demo?: boolean, };

/**
 * A column of the comparison.
 */
export type ComparedPlace = { 
/**
 * Code.
 */
place: string, 
/**
 * Kind.
 */
kind: PlaceKind, 
/**
 * Name.
 */
name: string, 
/**
 * Area code, where a source states it.
 */
area: string | null, 
/**
 * Name of that area.
 */
area_name: string | null, 
/**
 * Commodities that have a value here.
 */
priced: number, };

/**
 * A row of the comparison.
 */
export type ComparedRow = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Name as people say it.
 */
name: string, 
/**
 * Group heading.
 */
group: string, 
/**
 * Unit of the price.
 */
unit: string, 
/**
 * Mean of the places, exact; absent while there is none.
 */
mean: Fraction | null, 
/**
 * The same for people: nearest Rp50, ties up.
 */
display: number | null, 
/**
 * (highest - lowest) / lowest of all places, percent with two decimals.
 */
disparity: string | null, 
/**
 * One cell for each place, in the order of the columns; null where nobody reported within
 * three days.
 */
cells: Array<ComparedCell | null>, };

/**
 * Every commodity in every place on one day.
 */
export type ComparisonView = { 
/**
 * The day, in WIB.
 */
day: string, 
/**
 * Level of every figure.
 */
level: Level, 
/**
 * Newest acceptance in it; absent while there is nothing to compare.
 */
as_of: string | null, 
/**
 * The columns.
 */
places: Array<ComparedPlace>, 
/**
 * The rows, in the official order.
 */
rows: Array<ComparedRow>, };

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
 * What a new value is held against.
 */
export type Context = { 
/**
 * Median over all places and the days of the reference, today's other markets included.
 */
reference?: number | null, 
/**
 * This place's own values before the day, newest first.
 */
history: Array<number>, 
/**
 * Other places that reported on the day.
 */
neighbours: Array<Neighbour>, 
/**
 * This place's last accepted value before the day, however old.
 */
last?: DayPrice | null, };

/**
 * The accepted values of one commodity at one level, over all places.
 */
export type ContextInput = { 
/**
 * In any order. Of several for one place and day the last counts.
 */
observations: Array<Observation>, 
/**
 * The place to be judged.
 */
place: string, 
/**
 * The day to be judged.
 */
day: string, 
/**
 * In force on that day.
 */
thresholds: Thresholds, };

/**
 * A sign-in.
 */
export type Credentials = { 
/**
 * Mobile number.
 */
phone: string, 
/**
 * PIN or password.
 */
secret: string, 
/**
 * Six digits, for officers.
 */
totp: string | null, 
/**
 * App or portal.
 */
client: Client, 
/**
 * The app's device token; the portal has it in a cookie.
 */
device: string | null, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * How much care it needs.
 */
export type DataClass = "K1" | "K2" | "K3";

/**
 * A value and its day.
 */
export type DayPrice = { 
/**
 * Its day.
 */
day: string, 
/**
 * Exact.
 */
value: number, };

/**
 * The value of a day: one place's own, or the mean of accepted market values.
 */
export type DayValue = { 
/**
 * Nearest whole rupiah.
 */
mean: number, 
/**
 * For people: nearest Rp50, ties up.
 */
display: number, 
/**
 * Median of the places.
 */
median: number, 
/**
 * Places in it.
 */
n: number, 
/**
 * Fewer than three places.
 */
limited: boolean, 
/**
 * Before 12.00 WIB of the day: may still change.
 */
provisional: boolean, 
/**
 * Set when the value changed after it was fixed at 12.00 WIB.
 */
revised_at: string | null, 
/**
 * Places that stand in with a value of an earlier day.
 */
carried: Array<Carried>, 
/**
 * Newest acceptance in it.
 */
as_of: string, };

/**
 * An officer's decision.
 */
export type Decision = { "action": "confirm", 
/**
 * Optional words.
 */
note: string | null, } | { "action": "correct", 
/**
 * One to three traders' quotes.
 */
quotes: Array<number>, 
/**
 * How they were obtained, 3 to 500 characters.
 */
note: string, 
/**
 * The price is meant, although it lies beyond the ratio: a second officer publishes it.
 */
lifted: boolean, } | { "action": "reject", 
/**
 * Why, 3 to 500 characters; the reporter reads it.
 */
note: string, };

/**
 * Several decisions.
 */
export type Decisions = { 
/**
 * 1 to 100 of them.
 */
items: Array<ReportDecision>, };

/**
 * How far a place is today.
 */
export type DeskPlace = { 
/**
 * Code.
 */
place: string, 
/**
 * Name.
 */
name: string, 
/**
 * Who looks after it; nobody is assigned where this is empty.
 */
enumerators: Array<string>, 
/**
 * Commodities of its panel.
 */
panel: number, 
/**
 * Reported today.
 */
reported: number, 
/**
 * Waiting for a verifier, of whatever day.
 */
held: number, 
/**
 * Not complete although entry has ended.
 */
late: boolean, 
/**
 * False on a day the place does not trade.
 */
open: boolean, };

/**
 * Whose figures the rules use.
 */
export type DeskThresholds = { 
/**
 * First day in force.
 */
valid_from: string, 
/**
 * Who approved them.
 */
approver: string, 
/**
 * In force for more than a year.
 */
old: boolean, };

/**
 * What is due for a price officer, oldest first.
 */
export type DeskView = { 
/**
 * Today in WIB.
 */
day: string, 
/**
 * Verifiers are done by then today.
 */
verify_by: string, 
/**
 * Enumerators are done by then today.
 */
entry_by: string, 
/**
 * Reports waiting for a verifier.
 */
held: number, 
/**
 * Of these, how many arrived before the last deadline that has passed.
 */
overdue: number, 
/**
 * The oldest of them, at most five.
 */
oldest: Array<ReportView>, 
/**
 * Each market and fish auction the officer answers for.
 */
places: Array<DeskPlace>, 
/**
 * References in force that are older than a year.
 */
old_references: Array<OldReference>, 
/**
 * The figures of the price rules in force.
 */
thresholds: DeskThresholds, 
/**
 * Newest imports of the last 90 days, at most five.
 */
imports: Array<ImportedView>, };

/**
 * Which device.
 */
export type DeviceParam = { 
/**
 * Id.
 */
id: string, };

/**
 * A device of mine.
 */
export type DeviceView = { 
/**
 * Id.
 */
id: string, 
/**
 * Label.
 */
label: string, 
/**
 * First seen.
 */
created_at: string, 
/**
 * Last sign-in or refresh.
 */
last_seen_at: string, 
/**
 * The one asking.
 */
current: boolean, };

/**
 * A place the caller may report from.
 */
export type EntryPlace = { 
/**
 * Code.
 */
code: string, 
/**
 * Kind.
 */
kind: PlaceKind, 
/**
 * Name, `Pasar Lasem` or `Desa Jolotundo`.
 */
name: string, 
/**
 * Name of the kecamatan it lies in, where a source states it: villages share names.
 */
area_name: string | null, 
/**
 * Newest day the caller reported from here, of their latest reports.
 */
last_day: string | null, };

/**
 * Which place an officer asks about.
 */
export type EnumeratorQuery = { 
/**
 * Only who may report for this place.
 */
place?: string, };

/**
 * Somebody who may ask traders; a name and nothing else.
 */
export type EnumeratorView = { 
/**
 * Account.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Names of the areas of the grants.
 */
areas: Array<string>, };

/**
 * Served as `application/problem+json`.
 */
export type ErrorBody = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * English, for integrators.
 */
message: string, 
/**
 * Fields to mend.
 */
fields?: Array<FieldError>, 
/**
 * Which rule said no.
 */
refusal?: Refusal, 
/**
 * With `Conflict`: the thing as it is now.
 */
current?: unknown, 
/**
 * Quote this to the help desk.
 */
incident?: string, };

/**
 * What went wrong, closed. The status follows from the code.
 */
export type ErrorCode = "Malformed" | "Unauthenticated" | "Forbidden" | "NotFound" | "WrongMethod" | "TooSlow" | "Conflict" | "Gone" | "TooLarge" | "WrongType" | "Invalid" | "Refused" | "PreconditionRequired" | "TooMany" | "Internal" | "Unavailable" | "Full";

/**
 * Early warning, the West Java ladder.
 */
export type Ews = { 
/**
 * The step of the ladder.
 */
level: EwsLevel, 
/**
 * Against the median of the accepted days before, percent with two decimals.
 */
percent: string, };

/**
 * The ladder, upwards.
 */
export type EwsLevel = "NORMAL" | "RISING" | "WASPADA" | "SIAGA" | "KRITIS";

/**
 * An exact price of any origin: a number with eighths, or `{num, den}`.
 */
export type Exact = number | Fraction;

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
 * Why a single field is not acceptable, closed.
 */
export type FieldCode = "required" | "format" | "range" | "unknown" | "combination";

/**
 * One field that must be mended.
 */
export type FieldError = { 
/**
 * Where, `quotes[2]`.
 */
path: string, 
/**
 * Why.
 */
code: FieldCode, };

/**
 * Layout of an imported file.
 */
export type FileFormat = "csv" | "xlsx" | "bapanas" | "pihps";

/**
 * A positive amount of rupiah that need not be a round number, like the mean of three markets.
 */
export type Fraction = { num: number, den: number, };

/**
 * How often a series has a value.
 */
export type Frequency = "daily" | "monthly";

/**
 * Where a value lies against its reference prices.
 */
export type Gap = { 
/**
 * What the reference prices are.
 */
kind: ReferenceKind | null, 
/**
 * Percent above the upper one, two decimals; negative below it.
 */
upper_percent: string | null, 
/**
 * Percent above the lower one, two decimals; negative below it.
 */
lower_percent: string | null, 
/**
 * On which side.
 */
position: Position, };

/**
 * What may be done with a grant.
 */
export type GrantAction = "revoke";

/**
 * Where a role may be given.
 */
export type GrantArea = { 
/**
 * Area code.
 */
area: string, 
/**
 * Its name; a village's with that of its kecamatan, since villages share names.
 */
name: string, 
/**
 * One of hundreds: to be found by typing, not in a list.
 */
village: boolean, };

/**
 * Why a grant that holds today counts for nothing.
 */
export type GrantGap = "activation" | "second_factor" | "sign_in";

/**
 * Which grant.
 */
export type GrantParam = { 
/**
 * Id.
 */
id: string, };

/**
 * Which grants to list.
 */
export type GrantQuery = { 
/**
 * Only this role.
 */
role?: Role, 
/**
 * Only within this area.
 */
area?: string, 
/**
 * True: those that stand today; false: those that ended or have not begun.
 */
active?: boolean, 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * A grant.
 */
export type GrantView = { 
/**
 * Id.
 */
id: string, 
/**
 * Role.
 */
role: Role, 
/**
 * Area code.
 */
area: string, 
/**
 * Area name.
 */
area_name: string, 
/**
 * First day.
 */
valid_from: string, 
/**
 * Last day.
 */
valid_to: string, 
/**
 * What keeps it from counting; absent when nothing does.
 */
missing: GrantGap | null, };

/**
 * What Dintanpan and the penyuluh hear of on the same day.
 */
export type HarvestAlarm = "BELOW_LOWER" | "DROP";

/**
 * A grant and who holds it.
 */
export type HeldGrant = { 
/**
 * The grant.
 */
grant: GrantView, 
/**
 * Whose.
 */
account: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Their number, masked.
 */
phone_masked: string, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * What it rests on.
 */
evidence: string, 
/**
 * It stands today.
 */
active: boolean, 
/**
 * Ended early.
 */
revoked_at: string | null, 
/**
 * What the caller may do with it.
 */
actions: Array<GrantAction>, 
/**
 * Why the caller may not end it, though it lies in their area.
 */
withheld: Refusal | null, };

/**
 * A day of the regency's history.
 */
export type HistoryPoint = { 
/**
 * Day in WIB.
 */
day: string, 
/**
 * Nearest whole rupiah.
 */
mean: number, 
/**
 * Nearest Rp50.
 */
display: number, 
/**
 * Places in it.
 */
n: number, 
/**
 * How many of them stand in with a value of an earlier day.
 */
carried: number, };

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
 * Why a row cannot be taken.
 */
export type ImportFault = { 
/**
 * Line in the file, or row of the sheet, counted from 1; 1 where the whole file is meant.
 */
line: number, 
/**
 * Heading of the column to blame as the file has it, where one is.
 */
column: string | null, 
/**
 * What stands there, cut to forty letters.
 */
value: string | null, 
/**
 * What is wrong with it.
 */
code: FieldCode, 
/**
 * What should stand there.
 */
wanted: Wanted | null, 
/**
 * The line that says the same already.
 */
repeats: number | null, 
/**
 * Which rule said no.
 */
refusal: Refusal | null, 
/**
 * The row as the file has it, under `headings`; empty where no row is meant.
 */
cells: Array<string>, };

/**
 * What an import did, or would do. All rows are taken or none.
 */
export type ImportView = { 
/**
 * Rows that were read.
 */
rows: number, 
/**
 * Published at once, or a publisher's figures.
 */
accepted: number, 
/**
 * Waiting for a verifier.
 */
held: number, 
/**
 * `HABIS`, `TUTUP`, `TIDAK ADA`.
 */
noted: number, 
/**
 * Rows that cannot be taken.
 */
refused: number, 
/**
 * Why, each of them.
 */
faults: Array<ImportFault>, 
/**
 * The headings of the file, for the cells of the faults.
 */
headings: Array<string>, 
/**
 * What stands in the file besides its rows, the first hundred.
 */
unread: Array<Unread>, 
/**
 * True when the rows are on disk now.
 */
stored: boolean, };

/**
 * A file that was imported.
 */
export type ImportedView = { 
/**
 * Name as the officer's computer had it.
 */
file_name: string, 
/**
 * Layout.
 */
format: FileFormat, 
/**
 * Rows in it.
 */
rows: number, 
/**
 * Who imported it.
 */
by_name: string, 
/**
 * When.
 */
at: string, };

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
 * To print or show as a QR code; shown once.
 */
export type Invitation = { 
/**
 * Account it belongs to.
 */
account: string, 
/**
 * `ABCDE-FGHJK`, in any case and with any dashes.
 */
code: string, 
/**
 * Worthless after this.
 */
expires_at: string, 
/**
 * The page that takes the code, with number and code behind its `#`, where no server sees them.
 */
qr: QrView, };

/**
 * What the KTP says of its holder.
 */
export type Ktp = { 
/**
 * Date of birth.
 */
born?: string, 
/**
 * Sex.
 */
sex?: Sex, };

/**
 * When a movement becomes a warning: dated data of the regency.
 */
export type Ladder = { 
/**
 * Accepted days before the day whose median EWS compares with.
 */
ews_values: number, 
/**
 * Above this rise RISING.
 */
rising_percent: number, 
/**
 * Above this rise WASPADA.
 */
waspada_percent: number, 
/**
 * Above this rise SIAGA.
 */
siaga_percent: number, 
/**
 * Above this rise KRITIS.
 */
kritis_percent: number, 
/**
 * So far under its usual price is a harvest alarm.
 */
harvest_percent: number, 
/**
 * Calendar days before the day that make the usual price of the harvest alarm.
 */
harvest_days: number, 
/**
 * Calendar days, the day included, of the coefficient of variation.
 */
cv_days: number, };

/**
 * Which language.
 */
export type LanguageParam = { 
/**
 * Language.
 */
language: OtherLanguage, };

/**
 * A value of some earlier day.
 */
export type LastValue = { 
/**
 * Its day.
 */
day: string, 
/**
 * Nearest Rp50.
 */
display: number, };

/**
 * At which step of the trade a price was paid. Rules compare within one level only.
 */
export type Level = "retail" | "producer" | "auction";

/**
 * At which level.
 */
export type LevelQuery = { 
/**
 * `retail` if absent.
 */
level?: Level, };

/**
 * A plain list.
 */
export type ListQuery = { 
/**
 * From `next` of the page before.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * The signed-in person.
 */
export type MeView = { 
/**
 * Account id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `+62812••••••78`.
 */
phone_masked: string, 
/**
 * An activation code was used: the number is theirs.
 */
proven: boolean, 
/**
 * Seen by an officer: `3317••••••••0001`.
 */
nik_masked: string | null, 
/**
 * Signs in with PIN or password.
 */
secret: SecretKind, 
/**
 * Grants valid today.
 */
roles: Array<GrantView>, 
/**
 * Grants of today that count for nothing in this session, with what is missing.
 */
pending: Array<GrantView>, 
/**
 * Made up for a demonstration.
 */
demo: boolean, };

/**
 * What the rule measured of a price on arrival, and the limits it measured against.
 */
export type Measured = { 
/**
 * Between the traders, percent with one decimal.
 */
spread: string | null, 
/**
 * Above this spread a reason was asked for, percent.
 */
spread_limit: number, 
/**
 * Change from the last accepted value, percent with two decimals.
 */
step: string | null, 
/**
 * Beyond this step a reason was asked for, percent.
 */
step_limit: number, 
/**
 * Beyond this price it is SUSPECT, rupiah with one decimal.
 */
suspect_limit: string | null, 
/**
 * Beyond this price it is EXTREME, rupiah with one decimal.
 */
extreme_limit: string | null, };

/**
 * A difference between two days.
 */
export type Movement = { 
/**
 * The earlier day.
 */
since: string, 
/**
 * Exact rupiah, two decimals.
 */
difference: string, 
/**
 * Rupiah between the two values as shown, so that it agrees with what people see.
 */
difference_display: number, 
/**
 * Two decimals, `-5.00`.
 */
percent: string, };

/**
 * A place the reader looks after today.
 */
export type MyPlaceView = { 
/**
 * Code.
 */
place: string, 
/**
 * Name.
 */
name: string, 
/**
 * Commodities of its panel.
 */
panel: number, 
/**
 * Reported there today, by anybody.
 */
reported: number, 
/**
 * Last day of the assignment.
 */
valid_to: string | null, 
/**
 * False on a day the place does not trade.
 */
open: boolean, };

/**
 * A new name.
 */
export type NameChange = { 
/**
 * How to address the person, 1 to 80 characters.
 */
name: string, };

/**
 * Names of goods and groups in one language.
 */
export type NamesView = { 
/**
 * By the Indonesian name, as it stands in every other answer.
 */
names: { [key in string]: string }, };

/**
 * Another place on the same day.
 */
export type Neighbour = { 
/**
 * Its value on the day.
 */
value: number, 
/**
 * Median of its own history.
 */
median: number, };

/**
 * A new account.
 */
export type NewAccount = { 
/**
 * How to address the person, 1 to 80 characters.
 */
name: string, 
/**
 * Mobile number.
 */
phone: string, 
/**
 * Six digits, not a common one.
 */
pin: string, 
/**
 * App or portal.
 */
client: Client, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * A change to make.
 */
export type NewAmendment = { 
/**
 * What changes.
 */
edit: PackEdit, 
/**
 * From which day; of a closure, the day.
 */
valid_from: string, 
/**
 * Letter, decree or address it rests on, 3 to 300 characters.
 */
source: string, };

/**
 * A place handed to an enumerator.
 */
export type NewAssignment = { 
/**
 * Code of the place.
 */
place: string, 
/**
 * Account of an enumerator whose grant covers the place.
 */
account: string, 
/**
 * First day, today or later.
 */
valid_from: string, 
/**
 * Last day; open if absent.
 */
valid_to: string | null, };

/**
 * Something that is wrong.
 */
export type NewCorrection = { 
/**
 * What, and how it should be; 3 to 500 characters.
 */
what: string, };

/**
 * A grant to make.
 */
export type NewGrant = { 
/**
 * To whom.
 */
account: string, 
/**
 * Which role; `resident` needs no grant.
 */
role: Role, 
/**
 * Area code within which it holds.
 */
area: string, 
/**
 * First day.
 */
valid_from: string, 
/**
 * Last day, at most 366 days on.
 */
valid_to: string, 
/**
 * Letter or number it rests on, 3 to 200 characters.
 */
evidence: string, };

/**
 * A file to import, or to try.
 */
export type NewImport = { 
/**
 * Name of the file, 1 to 120 characters; only to recognise it by.
 */
file_name: string, 
/**
 * Layout. Whether the file is text or a workbook is seen in the file.
 */
format: FileFormat, 
/**
 * The file in base64.
 */
content: string, 
/**
 * Enumerator who asked the traders; needed for quotes, absent for series.
 */
by: string | null, 
/**
 * Only say what would happen.
 */
dry_run: boolean, };

/**
 * Whom to invite.
 */
export type NewInvitation = { 
/**
 * Mobile number.
 */
phone: string, 
/**
 * Name, for a number not known yet.
 */
name: string, };

/**
 * A new price: quotes of one to three traders, or the reason why there is none.
 */
export type NewPrice = { 
/**
 * Code of the place.
 */
place: string, 
/**
 * Code of the commodity.
 */
commodity: string, 
/**
 * Must be the place's level.
 */
level: Level, 
/**
 * Day in WIB: today, or up to three days back.
 */
day: string, 
/**
 * Rupiah per unit; empty with a status.
 */
quotes: Array<number>, 
/**
 * Instead of quotes.
 */
status: NoQuote | null, 
/**
 * Asked for by a step or a spread. A price beyond the ratio is refused without one, and waits
 * for two officers with one.
 */
reason: Reason | null, };

/**
 * A NIK as typed, and what the KTP says.
 */
export type NikInput = { 
/**
 * Spaces, dots and dashes are ignored.
 */
nik: string, 
/**
 * Nobody was born later.
 */
today: string, 
/**
 * From the card itself.
 */
ktp?: Ktp, 
/**
 * The kecamatan of regencies that are known, from the regency pack. A code that is missing
 * from its regency's list gives a warning; other regencies are not checked.
 */
known_kecamatan?: Array<string>, };

/**
 * Why a text is no NIK, in the order of the checks; the first that fails is reported.
 */
export type NikRefusal = "character" | "length" | "province" | "kabupaten" | "kecamatan" | "day" | "month" | "date" | "serial";

/**
 * What the number tells.
 */
export type NikVerdict = { "verdict": "ok", 
/**
 * From the day.
 */
sex: Sex, 
/**
 * Every possible date of birth, earliest first.
 */
births: Array<string>, 
/**
 * The date of birth that holds: the only one, or the KTP's if it is among them.
 */
born: string | null, 
/**
 * Of first registration, never of domicile.
 */
province: string, 
/**
 * Of first registration.
 */
kabupaten: string, 
/**
 * Of first registration.
 */
kecamatan: string, 
/**
 * For a person to look at.
 */
warnings: Array<NikWarning>, } | { "verdict": "refused", 
/**
 * The first check that failed.
 */
refusal: NikRefusal, };

/**
 * What a person should look at.
 */
export type NikWarning = "ambiguous_century" | "unknown_kecamatan" | "born_differs" | "sex_differs";

/**
 * Instead of a price: why there is none. A blank says nothing; a code is an observation.
 */
export type NoQuote = "HABIS" | "TUTUP" | "TIDAK ADA";

/**
 * One accepted value.
 */
export type Observation = { 
/**
 * Code of the place.
 */
place: string, 
/**
 * Its day.
 */
day: string, 
/**
 * Exact.
 */
value: number, };

/**
 * A reference that somebody should look up again.
 */
export type OldReference = { 
/**
 * Code of the commodity.
 */
commodity: string, 
/**
 * Name of the commodity.
 */
name: string, 
/**
 * Prices it is held against.
 */
level: Level, 
/**
 * Which reference.
 */
kind: ReferenceKind, 
/**
 * First day in force.
 */
valid_from: string, };

/**
 * A language of the portal beside Indonesian.
 */
export type OtherLanguage = "jv" | "en";

/**
 * What became of one decision of several; in the order they were sent.
 */
export type Outcome = { 
/**
 * Id of the report.
 */
id: string, 
/**
 * Where it stands after the decision; absent when it was not taken.
 */
state: ReportState | null, 
/**
 * Why it was not taken. The report itself is to be read anew.
 */
problem: ErrorBody | null, };

/**
 * A commodity for the editor.
 */
export type PackCommodity = { 
/**
 * Code.
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
 * Unit of the price.
 */
unit: string, 
/**
 * Where in the trade it is priced.
 */
levels: Array<Level>, 
/**
 * Other words people search by.
 */
synonyms: Array<string>, 
/**
 * Asked for no longer from this day.
 */
retired_from: string | null, };

/**
 * A dated change to the regency pack. Codes never change.
 */
export type PackEdit = { "kind": "commodity", 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Other words people search by.
 */
synonyms: Array<string>, } | { "kind": "place", 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, } | { "kind": "reference", 
/**
 * Code of the commodity.
 */
code: string, 
/**
 * Prices it is held against.
 */
level: Level, 
/**
 * Which reference.
 */
reference: ReferenceKind, 
/**
 * Floor in rupiah.
 */
lower: number | null, 
/**
 * Ceiling in rupiah.
 */
upper: number | null, 
/**
 * Zone, `Jawa`.
 */
zone: string, 
/**
 * Regulation or brochure.
 */
basis: string, } | { "kind": "closure", 
/**
 * Code of the place.
 */
code: string, 
/**
 * Why.
 */
reason: string, } | { "kind": "retirement", 
/**
 * Code.
 */
code: string, };

/**
 * A place for the editor.
 */
export type PackPlace = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Name of its area.
 */
area_name: string | null, 
/**
 * Days on which it does not trade, today and later.
 */
closed: Array<string>, 
/**
 * Asked for no longer from this day.
 */
retired_from: string | null, };

/**
 * A reference for the editor.
 */
export type PackReference = { 
/**
 * Code of the commodity.
 */
commodity: string, 
/**
 * Name of the commodity.
 */
name: string, 
/**
 * Prices it is held against.
 */
level: Level, 
/**
 * Which reference.
 */
kind: ReferenceKind, 
/**
 * Floor in rupiah.
 */
lower: number | null, 
/**
 * Ceiling in rupiah.
 */
upper: number | null, 
/**
 * Zone.
 */
zone: string, 
/**
 * Regulation or brochure.
 */
basis: string, 
/**
 * First day in force.
 */
valid_from: string, 
/**
 * Where it was read.
 */
source: string, 
/**
 * The one that holds today.
 */
standing: boolean, };

/**
 * The pack as it stands, and what the office changed in it.
 */
export type PackView = { 
/**
 * Newest first; of those taken back, the newest hundred.
 */
amendments: Array<AmendmentView>, 
/**
 * All commodities.
 */
commodities: Array<PackCommodity>, 
/**
 * Markets and fish auctions.
 */
places: Array<PackPlace>, 
/**
 * All references, newest first per commodity.
 */
references: Array<PackReference>, 
/**
 * May the reader change anything.
 */
editable: boolean, };

/**
 * One page of a list.
 */
export type Page<T> = { 
/**
 * The rows.
 */
items: Array<T>, 
/**
 * Give this back as `cursor` for the next page; absent on the last.
 */
next: string | null, };

/**
 * One commodity of the form.
 */
export type PanelItem = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Name.
 */
name: string, 
/**
 * Group heading.
 */
group: string, 
/**
 * Unit of the price.
 */
unit: string, 
/**
 * How steady it is.
 */
class: StabilityClass, 
/**
 * Level quoted at this place.
 */
level: Level, 
/**
 * Input of `market.validate`.
 */
context: Context, 
/**
 * The quotes of the last report here, in the traders' order.
 */
previous: PreviousQuotes | null, 
/**
 * Today's report, when there is one.
 */
report: ReportView | null, };

/**
 * Today's form for one place: with this the rule runs on the phone.
 */
export type PanelView = { 
/**
 * The place.
 */
place: PlaceView, 
/**
 * Today in WIB.
 */
day: string, 
/**
 * False on days the place does not trade.
 */
open: boolean, 
/**
 * The figures in force today; input of `market.validate`.
 */
thresholds: Thresholds, 
/**
 * One entry per commodity of the place's level.
 */
items: Array<PanelItem>, };

/**
 * What an administrator may do about somebody.
 */
export type PersonAction = "grant" | "invite";

/**
 * A number to look for; in a body, because addresses are kept in logs.
 */
export type PersonLookup = { 
/**
 * Mobile number, whole.
 */
phone: string, };

/**
 * Somebody as an administrator sees them.
 */
export type PersonView = { 
/**
 * Account.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked number.
 */
phone_masked: string, 
/**
 * The number is theirs.
 */
proven: boolean, 
/**
 * Has a PIN or password; without one the activation code has not been used.
 */
activated: boolean, 
/**
 * Signs in with PIN or password.
 */
secret: SecretKind, 
/**
 * Has one-time codes.
 */
second_factor: boolean, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * Grants that stand today.
 */
grants: Array<GrantView>, 
/**
 * What the caller may do.
 */
actions: Array<PersonAction>, 
/**
 * What not, and why.
 */
withheld: Array<Withheld>, 
/**
 * How the caller comes to an activation code.
 */
code: CodeStep | null, };

/**
 * Where a price was paid.
 */
export type PlaceKind = "market" | "tpi" | "desa";

/**
 * Which place.
 */
export type PlaceParam = { 
/**
 * Code, `pasar-lasem`, `tpi-sarang` or a desa code.
 */
place: string, };

/**
 * One place's newest value.
 */
export type PlacePrice = { 
/**
 * Code.
 */
place: string, 
/**
 * Name.
 */
name: string, 
/**
 * Exact value; absent when nothing was reported within three days.
 */
value: number | null, 
/**
 * Why there is no price.
 */
status: NoQuote | null, 
/**
 * Day of the value or the status.
 */
day: string | null, 
/**
 * Confirmed by an officer although the rule found it unusual.
 */
outlier: boolean, 
/**
 * Made up for a demonstration.
 */
demo: boolean, };

/**
 * A market or fish auction.
 */
export type PlaceView = { 
/**
 * Code.
 */
code: string, 
/**
 * Kind.
 */
kind: PlaceKind, 
/**
 * Name.
 */
name: string, 
/**
 * Area code, where a source states it.
 */
area: string | null, 
/**
 * Name of that area.
 */
area_name: string | null, 
/**
 * False: it stands in one list only, "belum dikonfirmasi".
 */
confirmed: boolean, 
/**
 * Where the name comes from.
 */
source: string, };

/**
 * On which side of the reference prices; a value on one of them is within.
 */
export type Position = "over" | "within" | "under";

/**
 * What was quoted last time.
 */
export type PreviousQuotes = { 
/**
 * Day of them.
 */
day: string, 
/**
 * Rupiah, in the traders' order.
 */
quotes: Array<number>, };

/**
 * Filters of the list as a file, which has no pages.
 */
export type PriceFileQuery = { 
/**
 * The place's if absent, `retail` without a place.
 */
level?: Level, 
/**
 * One place instead of the regency's mean.
 */
place?: string, };

/**
 * What the rule noticed about a price.
 */
export type PriceFlag = "LOW_N" | "SPREAD" | "STEP" | "REGIONAL" | "LIFTED";

/**
 * Filters of the price list.
 */
export type PriceQuery = { 
/**
 * The place's if absent, `retail` without a place.
 */
level?: Level, 
/**
 * One place instead of the regency's mean.
 */
place?: string, 
/**
 * From `next` of the page before.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * Proof that it is on disk.
 */
export type PriceReceipt = { 
/**
 * Id of the report.
 */
id: string, 
/**
 * What the rule said; absent for a status.
 */
verdict: Verdict | null, 
/**
 * Public already, or waiting.
 */
state: ReportState, 
/**
 * The value that counts.
 */
value: number | null, 
/**
 * What the rule noticed.
 */
flags: Array<PriceFlag>, 
/**
 * When it was stored.
 */
received_at: string, 
/**
 * When an officer has decided it at the latest, or until when a public value may still
 * change; absent when neither is to come. A kept receipt may be read after it.
 */
due: string | null, };

/**
 * Why a price cannot be entered, in the order of the checks.
 */
export type PriceRefusal = "no_quote" | "not_positive" | "too_large" | "future" | "too_old" | "closed" | "ratio";

/**
 * A commodity's price on one day, with whose it is and how old.
 */
export type PriceView = { 
/**
 * Code.
 */
commodity: string, 
/**
 * Name as people say it.
 */
name: string, 
/**
 * Group heading, `Cabai`.
 */
group: string, 
/**
 * `kg`, `l`, `tabung`, `sak`.
 */
unit: string, 
/**
 * How steady it is.
 */
class: StabilityClass, 
/**
 * Level of every figure here.
 */
level: Level, 
/**
 * The day asked for, in WIB.
 */
day: string, 
/**
 * Absent when nobody has an accepted value within three days.
 */
value: DayValue | null, 
/**
 * Against the day before, when both days have a value.
 */
change: Movement | null, 
/**
 * The reference in force and how far the value lies outside it.
 */
reference: ReferenceView | null, 
/**
 * Last value ever, when there is none now.
 */
last: LastValue | null, 
/**
 * Some of it was made up for a demonstration.
 */
demo: boolean, };

/**
 * Fresh proof of who is there. An account with a PIN proves it with the PIN, one with one-time
 * codes with a code; whatever is given must be right.
 */
export type Proof = { 
/**
 * PIN or password.
 */
secret: string | null, 
/**
 * Six digits, for officers.
 */
totp: string | null, };

/**
 * The newest value of a commodity in another publisher's monthly series: never mixed with the
 * quotes of our markets.
 */
export type PublishedView = { 
/**
 * Code of our commodity.
 */
commodity: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Unit of the price.
 */
unit: string, 
/**
 * Code of the series.
 */
series: string, 
/**
 * Who published it.
 */
publisher: string, 
/**
 * The publisher's area text.
 */
area: string, 
/**
 * First day of the month it is the mean of.
 */
period: string, 
/**
 * Rupiah per unit.
 */
price: number, };

/**
 * What a column is for. The words people read are chosen by this.
 */
export type Purpose = "account" | "sign_in" | "office" | "trail" | "rights" | "retry" | "prices" | "service" | "public_data";

/**
 * A QR code as a drawing.
 */
export type QrView = { 
/**
 * Modules along one side, without the quiet zone of four that belongs around them.
 */
size: number, 
/**
 * Path data of the dark modules, a module being 1 by 1.
 */
path: string, };

/**
 * How many reports of each kind wait, for the filters of the queue.
 */
export type QueueCount = { 
/**
 * Code of the place.
 */
place: string, 
/**
 * Name of the place.
 */
place_name: string, 
/**
 * Group heading of the commodity.
 */
group: string, 
/**
 * What the rule said.
 */
verdict: Verdict | null, 
/**
 * Waiting reports.
 */
n: number, };

/**
 * Filters of an exported queue; the same as the list's, without pages.
 */
export type QueueExport = { 
/**
 * `held` if absent.
 */
state?: ReportState, 
/**
 * Only this place.
 */
place?: string, 
/**
 * Only commodities of this group.
 */
group?: string, 
/**
 * Only where the rule said this.
 */
verdict?: Verdict, };

/**
 * Filters of the officer's queue.
 */
export type QueueQuery = { 
/**
 * `held` if absent.
 */
state?: ReportState, 
/**
 * Only this place.
 */
place?: string, 
/**
 * Only commodities of this group.
 */
group?: string, 
/**
 * Only where the rule said this.
 */
verdict?: Verdict, 
/**
 * From `next` of the page before.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * Why a number is no price.
 */
export type QuoteRefusal = "not_positive" | "too_large";

/**
 * What the traders of one place said.
 */
export type QuotesInput = { 
/**
 * Whole rupiah per unit.
 */
quotes: Array<number>, 
/**
 * Of the thresholds.
 */
spread_percent: number, };

/**
 * The value of the place.
 */
export type QuotesResult = { 
/**
 * Median of three or more, mean of two, or the only one.
 */
value: number | null, 
/**
 * Quotes in the value.
 */
n: number, 
/**
 * LOW_N and SPREAD.
 */
flags: Array<PriceFlag>, 
/**
 * (highest - lowest) / value in percent, one decimal; absent below two quotes.
 */
spread: string | null, 
/**
 * A quote that cannot be a price; then there is no value.
 */
refusal: QuoteRefusal | null, };

/**
 * Why a price is unusual, in the enumerator's choice (picture 04, "Mengapa berbeda?").
 */
export type Reason = "quality" | "asked_again" | "stock_low";

/**
 * Which public reference a price is held against.
 */
export type ReferenceKind = "HET" | "HAP" | "HPP";

/**
 * A public reference price.
 */
export type ReferenceView = { 
/**
 * Which reference.
 */
kind: ReferenceKind, 
/**
 * Floor in rupiah.
 */
lower: number | null, 
/**
 * Ceiling in rupiah.
 */
upper: number | null, 
/**
 * Regulation or brochure it stands in.
 */
basis: string, 
/**
 * First day in force.
 */
valid_from: string, 
/**
 * Rupiah above the ceiling, from the displayed value.
 */
over: number | null, 
/**
 * Rupiah below the floor, from the displayed value.
 */
under: number | null, };

/**
 * A refresh.
 */
export type RefreshToken = { 
/**
 * The newest refresh token.
 */
refresh: string, 
/**
 * The device token: a token that left its device is worthless.
 */
device: string, };

/**
 * Why a rule said no, closed over all modules.
 */
export type Refusal = "key_reused" | "sign_in_failed" | "totp_needed" | "code_invalid" | "secret_weak" | "nik_taken" | "own_grant" | "claim_only" | "made_up" | "other_office" | "admin_only" | "second_admin" | "last_admin" | "step_up_needed" | "erasure_held" | "rights_open" | "rights_closed" | "price_ratio" | "price_closed" | "price_future" | "price_too_old" | "price_reason" | "price_reported" | "report_decided" | "own_report" | "second_officer";

/**
 * The places' accepted values of one commodity at one level.
 */
export type RegencyInput = { 
/**
 * The day of the figure.
 */
day: string, 
/**
 * In any order; the newest of each place counts, of several on one day the last.
 */
values: Array<Observation>, 
/**
 * In force on the day.
 */
thresholds: Thresholds, };

/**
 * The regency's figure; all absent when no place has a value that is fresh enough.
 */
export type RegencyResult = { 
/**
 * Mean of the places, exact: how it is stored and compared.
 */
mean_exact: Fraction | null, 
/**
 * Nearest whole rupiah, ties up.
 */
mean: number | null, 
/**
 * For people: nearest Rp50, ties up.
 */
mean_display: number | null, 
/**
 * Median of the places, exact.
 */
median: number | null, 
/**
 * Places in it.
 */
n: number, 
/**
 * Places that stand in with a value of an earlier day.
 */
carried: Array<Carried>, 
/**
 * Lowest place.
 */
min: number | null, 
/**
 * Highest place.
 */
max: number | null, 
/**
 * (highest - lowest) / lowest, percent with two decimals.
 */
disparity_percent: string | null, 
/**
 * "Data terbatas": too few places.
 */
limited: boolean, };

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
 * A decision an officer may take.
 */
export type ReportAction = "confirm" | "correct" | "reject";

/**
 * The caller's reports by where they stand.
 */
export type ReportCounts = { 
/**
 * Waiting for an officer.
 */
held: number, 
/**
 * Public.
 */
accepted: number, 
/**
 * Refused by an officer.
 */
rejected: number, 
/**
 * Observations without a price.
 */
noted: number, };

/**
 * One decision of several.
 */
export type ReportDecision = { 
/**
 * Id of the report.
 */
id: string, 
/**
 * The version that was read, as in `If-Match`.
 */
version: number, 
/**
 * What to do.
 */
decision: Decision, };

/**
 * Which report.
 */
export type ReportParam = { 
/**
 * Id from the receipt.
 */
id: string, };

/**
 * Where a report stands.
 */
export type ReportState = "held" | "accepted" | "rejected" | "noted";

/**
 * A report, for its author and for officers.
 */
export type ReportView = { 
/**
 * Id.
 */
id: string, 
/**
 * Goes up with every change; send it back in `If-Match`.
 */
version: number, 
/**
 * Code of the place.
 */
place: string, 
/**
 * Name of the place.
 */
place_name: string, 
/**
 * Code of the commodity.
 */
commodity: string, 
/**
 * Name of the commodity.
 */
name: string, 
/**
 * Unit of the price.
 */
unit: string, 
/**
 * Level.
 */
level: Level, 
/**
 * Day in WIB.
 */
day: string, 
/**
 * Rupiah, in the traders' order; after a correction the officer's.
 */
quotes: Array<number>, 
/**
 * Why there is no price.
 */
status: NoQuote | null, 
/**
 * The value that counts.
 */
value: number | null, 
/**
 * What the rule said on arrival.
 */
verdict: Verdict | null, 
/**
 * What the rule noticed on arrival.
 */
flags: Array<PriceFlag>, 
/**
 * Distance from the median in robust deviations, two decimals.
 */
z: string | null, 
/**
 * Median of the place's history on arrival.
 */
median: number | null, 
/**
 * What the rule measured on arrival; absent for a status.
 */
measured: Measured | null, 
/**
 * The reporter's reason.
 */
reason: Reason | null, 
/**
 * Where it stands.
 */
state: ReportState, 
/**
 * Published although the rule found it unusual.
 */
outlier: boolean, 
/**
 * Who asked the traders; only officers and the author see it.
 */
author_name: string, 
/**
 * Who brought it in from a file, where that is not the author; only officers see it.
 */
entered_by_name: string | null, 
/**
 * When it arrived.
 */
created_at: string, 
/**
 * As in the receipt, from when it came to stand as it does.
 */
due: string | null, 
/**
 * While a price beyond the ratio waits: for which officer.
 */
second_eyes: SecondEyes | null, 
/**
 * The officer who vouches for a price beyond the ratio; only officers see it.
 */
vouched_by_name: string | null, 
/**
 * When it was decided.
 */
decided_at: string | null, 
/**
 * Who decided it; only officers see it.
 */
decided_by_name: string | null, 
/**
 * The officer's words.
 */
decision_note: string | null, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * What the reader may do now.
 */
actions: Array<ReportAction>, };

/**
 * How long it is kept.
 */
export type Retention = "account" | "day" | "week" | "month" | "year" | "days400" | "five_years" | "figures";

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
note: string, };

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
 * A role is a dated grant, never a flag on an account.
 */
export type Role = "resident" | "farmer" | "extension_officer" | "enumerator" | "price_officer" | "dpo" | "admin";

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
 * Two officers publish a price beyond the ratio together.
 */
export type SecondEyes = "first" | "second" | "after_you";

/**
 * A change of PIN or password.
 */
export type SecretChange = { 
/**
 * The one in use.
 */
old: string, 
/**
 * The next one.
 */
new: string, };

/**
 * A secret somebody wants to use.
 */
export type SecretInput = { 
/**
 * Which rules hold.
 */
kind: SecretKind, 
/**
 * As typed; never printed.
 */
secret: string, 
/**
 * The account's own number must not be the secret.
 */
phone?: string, };

/**
 * What residents (PIN) and officers (password) sign in with.
 */
export type SecretKind = "pin" | "password";

/**
 * Why a secret is refused, in the order of the checks.
 */
export type SecretRefusal = "not_six_digits" | "too_short" | "too_long" | "one_character" | "run" | "common" | "phone";

/**
 * Whether it may be used.
 */
export type SecretVerdict = { "verdict": "ok" } | { "verdict": "refused", 
/**
 * The first reason.
 */
refusal: SecretRefusal, };

/**
 * A NIK seen on a KTP.
 */
export type SeenNik = { 
/**
 * Sixteen digits; spaces, dots and dashes do not count.
 */
nik: string, };

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
 * A value of a published series.
 */
export type SeriesPoint = { 
/**
 * The day, or the first of the month.
 */
period: string, 
/**
 * Rupiah per the publisher's unit.
 */
price: number, };

/**
 * A value of the series.
 */
export type SeriesValue = { 
/**
 * Its day.
 */
day: string, 
/**
 * Exact.
 */
value: Exact, };

/**
 * Another publisher's series for an area.
 */
export type SeriesView = { 
/**
 * Code of the series.
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
 * How often.
 */
frequency: Frequency, 
/**
 * The publisher's area text.
 */
area: string, 
/**
 * The publisher's commodity text.
 */
publisher_commodity: string, 
/**
 * Licence and how the figures came here, as it was written down.
 */
licence: string, 
/**
 * The same for readers, in Indonesian.
 */
note: string, 
/**
 * Last day or month in it.
 */
last_period: string, 
/**
 * Oldest first.
 */
points: Array<SeriesPoint>, };

/**
 * Signed in.
 */
export type SessionView = { 
/**
 * Who.
 */
me: MeView, 
/**
 * For the app only.
 */
tokens: Tokens | null, };

/**
 * Laki-laki or perempuan, as on the KTP.
 */
export type Sex = "L" | "P";

/**
 * How steady a price is by nature; sets the step that asks for a reason (section 2.4).
 */
export type StabilityClass = "S" | "M" | "V";

/**
 * How the series stands on the day. All but the alarms are absent without a value that day.
 */
export type Statistics = { 
/**
 * Against exactly 1 day before.
 */
d1: Movement | null, 
/**
 * Against exactly 7 days before.
 */
d7: Movement | null, 
/**
 * Against exactly 30 days before.
 */
d30: Movement | null, 
/**
 * Against exactly 365 days before.
 */
y1: Movement | null, 
/**
 * Sample standard deviation / mean, percent with two decimals; absent below two values.
 */
cv30: string | null, 
/**
 * Against the reference prices, if there are any.
 */
gap: Gap | null, 
/**
 * Early warning; absent until there are enough accepted days.
 */
ews: Ews | null, 
/**
 * Warnings for farm-gate series; empty if there are none.
 */
harvest: Array<HarvestAlarm>, };

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

/**
 * STEP by stability class, in percent.
 */
export type StepPercent = { 
/**
 * Stable.
 */
S: number, 
/**
 * Medium.
 */
M: number, 
/**
 * Volatile.
 */
V: number, };

/**
 * How long the proof counts.
 */
export type StepUpView = { 
/**
 * Until then nothing more is asked.
 */
until: string, };

/**
 * The figures of section 2.4, dated data of the regency. Days are calendar days.
 */
export type Thresholds = { 
/**
 * More than this between the traders, in percent of the median, is a SPREAD.
 */
spread_percent: number, 
/**
 * Lowest percentage of the reference that may be entered.
 */
ratio_low_percent: number, 
/**
 * Highest percentage of the reference that may be entered.
 */
ratio_high_percent: number, 
/**
 * Greatest age of a value in the history.
 */
history_days: number, 
/**
 * Most values in the history.
 */
history_values: number, 
/**
 * Fewer values than this are no history.
 */
history_min: number, 
/**
 * Makes a median deviation comparable to a standard deviation: 14826 for 1.4826.
 */
mad_factor_1e4: number, 
/**
 * Least scale, in percent of the median.
 */
median_floor_percent: number, 
/**
 * Least scale, in rupiah.
 */
floor_rupiah: number, 
/**
 * Above this |z|, in tenths, a value is SUSPECT.
 */
suspect_z_tenths: number, 
/**
 * Above this |z|, in tenths, a value is EXTREME.
 */
extreme_z_tenths: number, 
/**
 * Within so many percentage points of the other markets a move is regional.
 */
space_percent: number, 
/**
 * So many other markets make a region.
 */
space_min_markets: number, 
/**
 * Above this change from the last value a reason is asked for.
 */
step_percent: StepPercent, 
/**
 * Greatest age of a value that still counts, for STEP and for the regency.
 */
stale_days: number, 
/**
 * Greatest age of a value in the reference.
 */
reference_days: number, 
/**
 * How far back a price may be entered.
 */
backdate_days: number, 
/**
 * Fewer places than this are "data terbatas".
 */
regency_min_places: number, };

/**
 * What the app keeps in the key store.
 */
export type Tokens = { 
/**
 * Signed, ten minutes.
 */
access: string, 
/**
 * Opaque, used once.
 */
refresh: string, 
/**
 * Opaque, names this device; present when it was enrolled just now.
 */
device: string | null, 
/**
 * When `access` ends.
 */
expires_at: string, };

/**
 * What makes an account an officer's.
 */
export type TotpConfirmation = { 
/**
 * Takes the place of the PIN: 12 characters or more.
 */
password: string, 
/**
 * The code the app shows now.
 */
code: string, };

/**
 * For an authenticator app; the same until it is confirmed.
 */
export type TotpSetup = { 
/**
 * To type in, Base32.
 */
secret: string, 
/**
 * To open on the same phone, `otpauth://…`.
 */
url: string, 
/**
 * The same for the camera of another phone.
 */
qr: QrView, };

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
 * Something of a file that no row holds: it is named so that nothing is lost without a word.
 */
export type Unread = { 
/**
 * What it is.
 */
kind: UnreadKind, 
/**
 * Row, for a row and a cell.
 */
line: number | null, 
/**
 * Its name, or the beginning of what it says.
 */
text: string, };

/**
 * What was not read.
 */
export type UnreadKind = "column" | "cell" | "row" | "sheet" | "hidden_sheet";

/**
 * How it stands.
 */
export type Urgency = "waiting" | "alarm" | "overdue";

/**
 * One new price and what it is held against.
 */
export type ValidateInput = { 
/**
 * Whole rupiah per unit.
 */
quotes: Array<number>, 
/**
 * The day of the price.
 */
day: string, 
/**
 * Today in WIB.
 */
today: string, 
/**
 * Whether the place traded on that day.
 */
open: boolean, 
/**
 * Of the commodity.
 */
class: StabilityClass, 
/**
 * From `market.context`.
 */
context: Context, 
/**
 * In force on the day.
 */
thresholds: Thresholds, 
/**
 * Somebody vouches for a price outside the ratio: the reporter by a reason, an officer by a
 * note. It never publishes by itself.
 */
lifted: boolean, 
/**
 * The enumerator's reason.
 */
reason?: Reason, };

/**
 * What becomes of it and why.
 */
export type Validation = { 
/**
 * ACCEPT publishes, REJECT cannot be entered, all else waits for a verifier.
 */
verdict: Verdict, 
/**
 * The value that counts.
 */
value: number | null, 
/**
 * Quotes in the value.
 */
n: number, 
/**
 * What was noticed.
 */
flags: Array<PriceFlag>, 
/**
 * Between the traders, percent with one decimal.
 */
spread: string | null, 
/**
 * Why it is a REJECT.
 */
refusal: PriceRefusal | null, 
/**
 * Value / reference, two decimals.
 */
ratio: string | null, 
/**
 * Robust deviations from the median of the history, two decimals.
 */
z: string | null, 
/**
 * Median of the history.
 */
median: number | null, 
/**
 * Beyond this, on the value's side of the median, it is SUSPECT; one decimal. Absent on a
 * side where no price is left.
 */
suspect_limit: string | null, 
/**
 * Beyond this, on the value's side of the median, it is EXTREME; one decimal.
 */
extreme_limit: string | null, 
/**
 * Change from the last accepted value, percent with two decimals; absent if that is stale.
 */
step_percent: string | null, 
/**
 * STEP or SPREAD asks for a reason.
 */
reason_required: boolean, 
/**
 * It is asked for and was not given.
 */
reason_missing: boolean, };

/**
 * What becomes of a price.
 */
export type Verdict = "ACCEPT" | "SUSPECT" | "EXTREME" | "NO_HISTORY" | "REJECT";

/**
 * What a cell, a column or a file should have held instead, closed over all modules.
 */
export type Wanted = "filled" | "day" | "month" | "past_day" | "rupiah" | "place" | "commodity" | "area" | "series_commodity" | "level" | "level_of_place" | "status" | "reason" | "quote_or_status" | "only_one" | "result" | "unmerged" | "once" | "visible" | "closed_quote" | "no_extra_cell" | "column" | "one_column" | "known_column" | "rows" | "one_sheet" | "utf8" | "table_file" | "whole_file" | "smaller";

/**
 * Something that is not offered.
 */
export type Withheld = { 
/**
 * What.
 */
action: PersonAction, 
/**
 * The answer to whoever tries all the same.
 */
why: Refusal, };

/** Every endpoint: what it takes and what it gives. */
export interface Api {
	/** A new account with an unproven phone number, bound to this device. */
	SignUp: { params: null; body: NewAccount; output: SessionView };
	/** Phone and PIN on a known device; password and one-time code for officers. */
	SignIn: { params: null; body: Credentials; output: SessionView };
	/** The next pair of tokens for the app; a token used twice ends the whole family. */
	Refresh: { params: null; body: RefreshToken; output: SessionView };
	/** Ends this session. */
	SignOut: { params: null; body: null; output: null };
	/** A code from an officer proves the phone, sets a new PIN and enrols this device. */
	Activate: { params: null; body: Activation; output: SessionView };
	/** Who am I, and what may I do. */
	Me: { params: null; body: null; output: MeView };
	/** My devices. */
	Devices: { params: null; body: null; output: Page<DeviceView> };
	/** Ends a device and its sessions. */
	RevokeDevice: { params: DeviceParam; body: null; output: null };
	/** A new PIN or password; every other session ends. */
	ChangeSecret: { params: null; body: SecretChange; output: SessionView };
	/** PIN or one-time code once more, for what needs a fresh proof. */
	StepUp: { params: null; body: Proof; output: StepUpView };
	/** How to address me; the next screen has it. */
	ChangeName: { params: null; body: NameChange; output: MeView };
	/** The secret for an authenticator app, for somebody whose role needs the second factor. */
	StartTotp: { params: null; body: null; output: TotpSetup };
	/** A password and the first code: from now on this is an officer's account. */
	ConfirmTotp: { params: null; body: TotpConfirmation; output: SessionView };
	/** An officer prints an activation code for a phone number, new or known. For somebody with an office it takes two administrators: the first is told so, the second gets the code. */
	Invite: { params: null; body: NewInvitation; output: Invitation };
	/** A role for an account, dated, with evidence. */
	GrantRole: { params: null; body: NewGrant; output: GrantView };
	/** Ends a grant today. */
	RevokeGrant: { params: GrantParam; body: null; output: null };
	/** Who holds which role where, newest first. */
	Grants: { params: GrantQuery; body: null; output: Page<HeldGrant> };
	/** Regency and kecamatan in which I may give roles. */
	GrantAreas: { params: null; body: null; output: Page<GrantArea> };
	/** The people with exactly this number: the owner first, then those who only claim it. */
	FindPerson: { params: null; body: PersonLookup; output: Page<PersonView> };
	/** An account as an officer sees it, everything personal masked. */
	Account: { params: AccountParam; body: null; output: AccountView };
	/** An officer has seen the KTP: level 2. Whoever saw one before stays on record. */
	SeeNik: { params: AccountParam; body: SeenNik; output: AccountView };
	/** Today's price of each commodity: the regency's mean, or one place's value. */
	LatestPrices: { params: PriceQuery; body: null; output: Page<PriceView> };
	/** One commodity: sentence figures, history, places, references and published series. */
	Commodity: { params: CommodityQuery; body: null; output: CommodityView };
	/** Every commodity in every place today: for comparing markets and for shopping lists, also without a network. */
	ComparePlaces: { params: LevelQuery; body: null; output: ComparisonView };
	/** Today's list as a table. */
	PricesCsv: { params: PriceFileQuery; body: null; output: never };
	/** What went up or down today. */
	PricesRss: { params: LevelQuery; body: null; output: never };
	/** One commodity's days in our markets and, marked as theirs, other publishers' series. */
	HistoryCsv: { params: CommodityQuery; body: null; output: never };
	/** Markets and fish auctions of the regency. */
	Places: { params: null; body: null; output: Page<PlaceView> };
	/** What goods and their groups are called in another language than Indonesian. */
	Names: { params: LanguageParam; body: null; output: NamesView };
	/** Newest mean of each commodity that another publisher gives for this very area. */
	Published: { params: null; body: null; output: Page<PublishedView> };
	/** Every place I may report from: where I was lately first, then my own village. */
	EntryPlaces: { params: null; body: null; output: Page<EntryPlace> };
	/** What an enumerator or farmer needs to fill in today's form, even without a network. */
	PricePanel: { params: PlaceParam; body: null; output: PanelView };
	/** A farmer or enumerator posts what was paid today. */
	PostPrice: { params: null; body: NewPrice; output: PriceReceipt };
	/** My own reports, newest first. */
	MyReports: { params: ListQuery; body: null; output: Page<ReportView> };
	/** How many of my reports stand where, however many pages they fill. */
	MyReportCounts: { params: null; body: null; output: ReportCounts };
	/** Reports of the officer's area waiting for a verifier, oldest first; settled ones newest first. */
	Queue: { params: QueueQuery; body: null; output: Page<ReportView> };
	/** One report: the reporter's own, or one of the price officer's area. */
	Report: { params: ReportParam; body: null; output: ReportView };
	/** The officer confirms, corrects with quotes, or rejects with a reason; never a report of their own. */
	DecideReport: { params: ReportParam; body: Decision; output: ReportView };
	/** Up to a hundred decisions at once, each taken or refused exactly as if it came alone. */
	DecideReports: { params: null; body: Decisions; output: Page<Outcome> };
	/** What a correction of this report will be held against: input of `market.validate`, with the quotes as they stand. */
	CorrectionRule: { params: ReportParam; body: null; output: ValidateInput };
	/** What is due today: waiting reports, assigned places, old figures, last imports. */
	MarketDesk: { params: null; body: null; output: DeskView };
	/** How many reports wait, by place, group and verdict. */
	QueueCounts: { params: null; body: null; output: Page<QueueCount> };
	/** The queue as comma-separated text. */
	QueueCsv: { params: QueueExport; body: null; output: never };
	/** The queue as a workbook. */
	QueueXlsx: { params: QueueExport; body: null; output: never };
	/** Who may report prices, and where. */
	Enumerators: { params: EnumeratorQuery; body: null; output: Page<EnumeratorView> };
	/** Who looks after which place, now and later. */
	Assignments: { params: null; body: null; output: Page<AssignmentView> };
	/** Hands a place to an enumerator. It gives no access: the grant's area stays the rule. */
	AssignPlace: { params: null; body: NewAssignment; output: AssignmentView };
	/** Ends an assignment. */
	EndAssignment: { params: AssignmentParam; body: null; output: AssignmentView };
	/** The places I look after today. */
	MyPlaces: { params: null; body: null; output: Page<MyPlaceView> };
	/** Takes in a file of prices, all rows or none; a dry run only says what would happen. */
	ImportPrices: { params: null; body: NewImport; output: ImportView };
	/** An empty file of quotes to fill in, as comma-separated text. */
	ImportTemplateCsv: { params: null; body: null; output: never };
	/** An empty file of quotes to fill in, as a workbook. */
	ImportTemplateXlsx: { params: null; body: null; output: never };
	/** The pack's commodities, places and references, and what the office changed in them. */
	Amendments: { params: null; body: null; output: PackView };
	/** Changes the pack from a day on; refused by the very checks of the pack. */
	Amend: { params: null; body: NewAmendment; output: AmendmentView };
	/** Takes a change back: the pack is as it was without it. */
	WithdrawAmendment: { params: AmendmentParam; body: null; output: AmendmentView };
	/** Who looked at or changed my data, newest first. */
	MyTrail: { params: TrailQuery; body: null; output: Page<TrailEntry> };
	/** Everything that is held about me, in one document. */
	ExportMe: { params: null; body: null; output: Export };
	/** What I have asked for, newest first. */
	MyRights: { params: null; body: null; output: Page<RightsView> };
	/** Erase my account; carried out after 48 hours, until then it can be taken back. */
	RequestErasure: { params: null; body: null; output: RightsView };
	/** Takes the wish to be erased back. */
	CancelErasure: { params: null; body: null; output: RightsView };
	/** Something about me is wrong. */
	RequestCorrection: { params: null; body: NewCorrection; output: RightsView };
	/** Requests of everybody, the one that is due first at the top. */
	RightsRequests: { params: RightsQuery; body: null; output: Page<RightsCase> };
	/** The answer to a request. */
	DecideRights: { params: RightsParam; body: RightsDecision; output: RightsCase };
	/** The trail of everybody; reading it leaves a row in it. */
	AuditTrail: { params: AuditQuery; body: null; output: Page<AuditEntry> };
	/** What is kept, why, on which ground and for how long. */
	ProcessingRegister: { params: null; body: null; output: Page<RegisterEntry> };
	/** Everything the first screen shows: a few of today's prices, else published means. */
	Home: { params: null; body: null; output: HomeView };
	/** What can be found: commodities with the words people use, places and areas. */
	SearchIndex: { params: null; body: null; output: SearchIndexView };
	/** Whether the service works, and how old everything in it is. */
	Status: { params: null; body: null; output: StatusView };
}

/** Where an endpoint is, and whether its answer is the same for every reader. */
export interface Route {
	path: string;
	/** GET when it is not said. */
	method?: 'POST' | 'PATCH' | 'DELETE';
	cached?: true;
}

export const routes: Record<keyof Api, Route> = {
	SignUp: { path: '/identity/accounts', method: 'POST' },
	SignIn: { path: '/identity/sessions', method: 'POST' },
	Refresh: { path: '/identity/sessions/refresh', method: 'POST' },
	SignOut: { path: '/identity/sessions/current', method: 'DELETE' },
	Activate: { path: '/identity/activation', method: 'POST' },
	Me: { path: '/identity/me' },
	Devices: { path: '/identity/devices' },
	RevokeDevice: { path: '/identity/devices/{id}', method: 'DELETE' },
	ChangeSecret: { path: '/identity/secret', method: 'POST' },
	StepUp: { path: '/identity/step-up', method: 'POST' },
	ChangeName: { path: '/identity/name', method: 'POST' },
	StartTotp: { path: '/identity/totp', method: 'POST' },
	ConfirmTotp: { path: '/identity/totp/confirm', method: 'POST' },
	Invite: { path: '/identity/invitations', method: 'POST' },
	GrantRole: { path: '/identity/grants', method: 'POST' },
	RevokeGrant: { path: '/identity/grants/{id}', method: 'DELETE' },
	Grants: { path: '/identity/grants' },
	GrantAreas: { path: '/identity/grants/areas' },
	FindPerson: { path: '/identity/people/find', method: 'POST' },
	Account: { path: '/identity/accounts/{id}' },
	SeeNik: { path: '/identity/accounts/{id}/nik', method: 'POST' },
	LatestPrices: { path: '/market/prices', cached: true },
	Commodity: { path: '/market/commodities/{commodity}', cached: true },
	ComparePlaces: { path: '/market/comparison', cached: true },
	PricesCsv: { path: '/market/prices.csv', cached: true },
	PricesRss: { path: '/market/prices.rss', cached: true },
	HistoryCsv: { path: '/market/commodities/{commodity}/history.csv', cached: true },
	Places: { path: '/market/places', cached: true },
	Names: { path: '/market/names/{language}', cached: true },
	Published: { path: '/market/published', cached: true },
	EntryPlaces: { path: '/market/places/entry' },
	PricePanel: { path: '/market/panel/{place}' },
	PostPrice: { path: '/market/prices', method: 'POST' },
	MyReports: { path: '/market/reports/mine' },
	MyReportCounts: { path: '/market/reports/mine/counts' },
	Queue: { path: '/market/queue' },
	Report: { path: '/market/reports/{id}' },
	DecideReport: { path: '/market/reports/{id}/decision', method: 'POST' },
	DecideReports: { path: '/market/decisions', method: 'POST' },
	CorrectionRule: { path: '/market/reports/{id}/rule' },
	MarketDesk: { path: '/market/desk' },
	QueueCounts: { path: '/market/queue/counts' },
	QueueCsv: { path: '/market/queue.csv' },
	QueueXlsx: { path: '/market/queue.xlsx' },
	Enumerators: { path: '/market/enumerators' },
	Assignments: { path: '/market/assignments' },
	AssignPlace: { path: '/market/assignments', method: 'POST' },
	EndAssignment: { path: '/market/assignments/{id}', method: 'DELETE' },
	MyPlaces: { path: '/market/places/mine' },
	ImportPrices: { path: '/market/imports', method: 'POST' },
	ImportTemplateCsv: { path: '/market/imports/template.csv' },
	ImportTemplateXlsx: { path: '/market/imports/template.xlsx' },
	Amendments: { path: '/market/amendments' },
	Amend: { path: '/market/amendments', method: 'POST' },
	WithdrawAmendment: { path: '/market/amendments/{id}', method: 'DELETE' },
	MyTrail: { path: '/privacy/trail' },
	ExportMe: { path: '/privacy/export' },
	MyRights: { path: '/privacy/requests/mine' },
	RequestErasure: { path: '/privacy/erasure', method: 'POST' },
	CancelErasure: { path: '/privacy/erasure', method: 'DELETE' },
	RequestCorrection: { path: '/privacy/corrections', method: 'POST' },
	RightsRequests: { path: '/privacy/requests' },
	DecideRights: { path: '/privacy/requests/{id}/decision', method: 'POST' },
	AuditTrail: { path: '/privacy/audit' },
	ProcessingRegister: { path: '/privacy/register', cached: true },
	Home: { path: '/home', cached: true },
	SearchIndex: { path: '/home/index', cached: true },
	Status: { path: '/home/status', cached: true },
};

/** Every rule of the rulebook, by its name. */
export interface Rules {
	'nik': { input: NikInput; output: NikVerdict };
	'identity.secret': { input: SecretInput; output: SecretVerdict };
	'market.quotes': { input: QuotesInput; output: QuotesResult };
	'market.context': { input: ContextInput; output: Context };
	'market.validate': { input: ValidateInput; output: Validation };
	'market.regency': { input: RegencyInput; output: RegencyResult };
	'market.change': { input: ChangeInput; output: Statistics };
	'privacy.clock': { input: ClockInput; output: Clock };
	'market.basket': { input: BasketInput; output: BasketResult };
}
