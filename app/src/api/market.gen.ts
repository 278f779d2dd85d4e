// Made from the contract by `make api`. Do not edit.

import type { Row, Rule } from './row';
import type { ErrorBody, Exact, FieldCode, Fraction, Page, Refusal, Unread, Wanted } from './shared.gen';

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
rows: Array<ComparedRow>, 
/**
 * Codes of what a shopping list offers first, as the regency has settled.
 */
basket: Array<string>, };

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
 * Layout of an imported file.
 */
export type FileFormat = "csv" | "xlsx" | "bapanas" | "pihps";

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
 * What Dintanpan and the penyuluh hear of on the same day.
 */
export type HarvestAlarm = "BELOW_LOWER" | "DROP";

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
 * Two officers publish a price beyond the ratio together.
 */
export type SecondEyes = "first" | "second" | "after_you";

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

/** Several traders' quotes become one value of the place. */
export const Quotes = 'market.quotes' as Rule<QuotesInput, QuotesResult>;

/** What a new price is held against, out of the accepted values. */
export const PriceContext = 'market.context' as Rule<ContextInput, Context>;

/** Whether a new price is published, waits for a verifier, or cannot be entered. */
export const Validate = 'market.validate' as Rule<ValidateInput, Validation>;

/** One value for the whole regency, out of the places' values. */
export const Regency = 'market.regency' as Rule<RegencyInput, RegencyResult>;

/** How a price moved, against other days and its reference price, and what to warn of. */
export const PriceChange = 'market.change' as Rule<ChangeInput, Statistics>;

/** What a shopping list costs in each market, and where it is cheapest. */
export const Basket = 'market.basket' as Rule<BasketInput, BasketResult>;

/** Today's price of each commodity: the regency's mean, or one place's value. */
export const LatestPrices = 'GET /market/prices cached' as Row<PriceQuery, null, Page<PriceView>>;

/** One commodity: sentence figures, history, places, references and published series. */
export const Commodity = 'GET /market/commodities/{commodity} cached' as Row<CommodityQuery, null, CommodityView>;

/** Every commodity in every place today: for comparing markets and for shopping lists, also without a network. */
export const ComparePlaces = 'GET /market/comparison cached' as Row<LevelQuery, null, ComparisonView>;

/** Today's list as a table. */
export const PricesCsv = 'GET /market/prices.csv cached' as Row<PriceFileQuery, null, never>;

/** What went up or down today. */
export const PricesRss = 'GET /market/prices.rss cached' as Row<LevelQuery, null, never>;

/** One commodity's days in our markets and, marked as theirs, other publishers' series. */
export const HistoryCsv = 'GET /market/commodities/{commodity}/history.csv cached' as Row<CommodityQuery, null, never>;

/** Markets and fish auctions of the regency. */
export const Places = 'GET /market/places cached' as Row<null, null, Page<PlaceView>>;

/** What goods and their groups are called in another language than Indonesian. */
export const Names = 'GET /market/names/{language} cached' as Row<LanguageParam, null, NamesView>;

/** Newest mean of each commodity that another publisher gives for this very area. */
export const Published = 'GET /market/published cached' as Row<null, null, Page<PublishedView>>;

/** Every place I may report from: where I was lately first, then my own village. */
export const EntryPlaces = 'GET /market/places/entry' as Row<null, null, Page<EntryPlace>>;

/** What an enumerator or farmer needs to fill in today's form, even without a network. */
export const PricePanel = 'GET /market/panel/{place}' as Row<PlaceParam, null, PanelView>;

/** A farmer or enumerator posts what was paid today. */
export const PostPrice = 'POST /market/prices' as Row<null, NewPrice, PriceReceipt>;

/** My own reports, newest first. */
export const MyReports = 'GET /market/reports/mine' as Row<ListQuery, null, Page<ReportView>>;

/** How many of my reports stand where, however many pages they fill. */
export const MyReportCounts = 'GET /market/reports/mine/counts' as Row<null, null, ReportCounts>;

/** Reports of the officer's area waiting for a verifier, oldest first; settled ones newest first. */
export const Queue = 'GET /market/queue' as Row<QueueQuery, null, Page<ReportView>>;

/** One report: the reporter's own, or one of the price officer's area. */
export const Report = 'GET /market/reports/{id}' as Row<ReportParam, null, ReportView>;

/** The officer confirms, corrects with quotes, or rejects with a reason; never a report of their own. */
export const DecideReport = 'POST /market/reports/{id}/decision' as Row<ReportParam, Decision, ReportView>;

/** Up to a hundred decisions at once, each taken or refused exactly as if it came alone. */
export const DecideReports = 'POST /market/decisions' as Row<null, Decisions, Page<Outcome>>;

/** What a correction of this report will be held against: input of `market.validate`, with the quotes as they stand. */
export const CorrectionRule = 'GET /market/reports/{id}/rule' as Row<ReportParam, null, ValidateInput>;

/** What is due today: waiting reports, assigned places, old figures, last imports. */
export const MarketDesk = 'GET /market/desk' as Row<null, null, DeskView>;

/** How many reports wait, by place, group and verdict. */
export const QueueCounts = 'GET /market/queue/counts' as Row<null, null, Page<QueueCount>>;

/** The queue as comma-separated text. */
export const QueueCsv = 'GET /market/queue.csv' as Row<QueueExport, null, never>;

/** The queue as a workbook. */
export const QueueXlsx = 'GET /market/queue.xlsx' as Row<QueueExport, null, never>;

/** Who may report prices, and where. */
export const Enumerators = 'GET /market/enumerators' as Row<EnumeratorQuery, null, Page<EnumeratorView>>;

/** Who looks after which place, now and later. */
export const Assignments = 'GET /market/assignments' as Row<null, null, Page<AssignmentView>>;

/** Hands a place to an enumerator. It gives no access: the grant's area stays the rule. */
export const AssignPlace = 'POST /market/assignments' as Row<null, NewAssignment, AssignmentView>;

/** Ends an assignment. */
export const EndAssignment = 'DELETE /market/assignments/{id}' as Row<AssignmentParam, null, AssignmentView>;

/** The places I look after today. */
export const MyPlaces = 'GET /market/places/mine' as Row<null, null, Page<MyPlaceView>>;

/** Takes in a file of prices, all rows or none; a dry run only says what would happen. */
export const ImportPrices = 'POST /market/imports' as Row<null, NewImport, ImportView>;

/** An empty file of quotes to fill in, as comma-separated text. */
export const ImportTemplateCsv = 'GET /market/imports/template.csv' as Row<null, null, never>;

/** An empty file of quotes to fill in, as a workbook. */
export const ImportTemplateXlsx = 'GET /market/imports/template.xlsx' as Row<null, null, never>;

/** The pack's commodities, places and references, and what the office changed in them. */
export const Amendments = 'GET /market/amendments' as Row<null, null, PackView>;

/** Changes the pack from a day on; refused by the very checks of the pack. */
export const Amend = 'POST /market/amendments' as Row<null, NewAmendment, AmendmentView>;

/** Takes a change back: the pack is as it was without it. */
export const WithdrawAmendment = 'DELETE /market/amendments/{id}' as Row<AmendmentParam, null, AmendmentView>;
