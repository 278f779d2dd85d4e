//! Pasti Marem and price monitoring on the wire: places, commodities, quotes, the officer's
//! queue and the published series. Prices are rupiah per the commodity's unit.

pub use super::office::*;
use super::rules::{
    Context, Ladder, Movement, PriceFlag, Reason, Statistics, Thresholds, ValidateInput, Verdict,
};
use crate::endpoint::Feed;
use crate::error::ErrorBody;
use crate::page::Page;
use crate::values::{Eighths, Fraction, HalfRupiah, sent_day, whole_numbers};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

crate::endpoints! { "market";
    /// Today's price of each commodity: the regency's mean, or one place's value.
    LatestPrices: GET "/market/prices", PriceQuery => Page<PriceView>, Public, [cached];
    /// One commodity: sentence figures, history, places, references and published series.
    Commodity: GET "/market/commodities/{commodity}", CommodityQuery => CommodityView, Public, [cached];
    /// Every commodity in every place today: for comparing markets and for shopping lists, also
    /// without a network.
    ComparePlaces: GET "/market/comparison", LevelQuery => ComparisonView, Public, [cached];
    /// Today's list as a table.
    PricesCsv: GET "/market/prices.csv", PriceFileQuery => Feed, Public, [cached];
    /// What went up or down today.
    PricesRss: GET "/market/prices.rss", LevelQuery => Feed, Public, [cached];
    /// One commodity's days in our markets and, marked as theirs, other publishers' series.
    HistoryCsv: GET "/market/commodities/{commodity}/history.csv", CommodityQuery => Feed, Public, [cached];
    /// Markets and fish auctions of the regency.
    Places: GET "/market/places", () => Page<PlaceView>, Public, [cached];
    /// What goods and their groups are called in another language than Indonesian.
    Names: GET "/market/names/{language}", LanguageParam => NamesView, Public, [cached];
    /// Newest mean of each commodity that another publisher gives for this very area.
    Published: GET "/market/published", () => Page<PublishedView>, Public, [cached];
    /// Every place I may report from: where I was lately first, then my own village.
    EntryPlaces: GET "/market/places/entry", () => Page<EntryPlace>, Roles[Farmer, Enumerator], [];
    /// What an enumerator or farmer needs to fill in today's form, even without a network.
    PricePanel: GET "/market/panel/{place}", PlaceParam => PanelView, Roles[Farmer, Enumerator], [];
    /// A farmer or enumerator posts what was paid today.
    PostPrice: POST "/market/prices", () + NewPrice => PriceReceipt, Roles[Farmer, Enumerator], [offline];
    /// My own reports, newest first.
    MyReports: GET "/market/reports/mine", ListQuery => Page<ReportView>, Roles[Farmer, Enumerator], [];
    /// How many of my reports stand where, however many pages they fill.
    MyReportCounts: GET "/market/reports/mine/counts", () => ReportCounts, Roles[Farmer, Enumerator], [];
    /// Reports of the officer's area waiting for a verifier, oldest first; settled ones newest
    /// first.
    Queue: GET "/market/queue", QueueQuery => Page<ReportView>, Roles[PriceOfficer], [personal];
    /// One report: the reporter's own, or one of the price officer's area.
    Report: GET "/market/reports/{id}", ReportParam => ReportView, Roles[Farmer, Enumerator, PriceOfficer], [personal];
    /// The officer confirms, corrects with quotes, or rejects with a reason; never a report of
    /// their own.
    DecideReport: POST "/market/reports/{id}/decision", ReportParam + Decision => ReportView, Roles[PriceOfficer], [versioned];
    /// Up to a hundred decisions at once, each taken or refused exactly as if it came alone.
    DecideReports: POST "/market/decisions", () + Decisions => Page<Outcome>, Roles[PriceOfficer], [];
    /// What a correction of this report will be held against: input of `market.validate`, with the
    /// quotes as they stand.
    CorrectionRule: GET "/market/reports/{id}/rule", ReportParam => ValidateInput, Roles[PriceOfficer], [];
    /// What is due today: waiting reports, assigned places, old figures, last imports.
    MarketDesk: GET "/market/desk", () => DeskView, Roles[PriceOfficer], [personal];
    /// How many reports wait, by place, group and verdict.
    QueueCounts: GET "/market/queue/counts", () => Page<QueueCount>, Roles[PriceOfficer], [];
    /// The queue as comma-separated text.
    QueueCsv: GET "/market/queue.csv", QueueExport => Feed, Roles[PriceOfficer], [personal, step_up];
    /// The queue as a workbook.
    QueueXlsx: GET "/market/queue.xlsx", QueueExport => Feed, Roles[PriceOfficer], [personal, step_up];
    /// Who may report prices, and where.
    Enumerators: GET "/market/enumerators", EnumeratorQuery => Page<EnumeratorView>, Roles[PriceOfficer], [personal];
    /// Who looks after which place, now and later.
    Assignments: GET "/market/assignments", () => Page<AssignmentView>, Roles[PriceOfficer], [personal];
    /// Hands a place to an enumerator. It gives no access: the grant's area stays the rule.
    AssignPlace: POST "/market/assignments", () + NewAssignment => AssignmentView, Roles[PriceOfficer], [];
    /// Ends an assignment.
    EndAssignment: DELETE "/market/assignments/{id}", AssignmentParam => AssignmentView, Roles[PriceOfficer], [];
    /// The places I look after today.
    MyPlaces: GET "/market/places/mine", () => Page<MyPlaceView>, Roles[Enumerator], [];
    /// Takes in a file of prices, all rows or none; a dry run only says what would happen.
    ImportPrices: POST "/market/imports", () + NewImport => ImportView, Roles[PriceOfficer], [large];
    /// An empty file of quotes to fill in, as comma-separated text.
    ImportTemplateCsv: GET "/market/imports/template.csv", () => Feed, Roles[PriceOfficer], [];
    /// An empty file of quotes to fill in, as a workbook.
    ImportTemplateXlsx: GET "/market/imports/template.xlsx", () => Feed, Roles[PriceOfficer], [];
    /// The pack's commodities, places and references, and what the office changed in them.
    Amendments: GET "/market/amendments", () => PackView, Roles[PriceOfficer, Admin], [personal];
    /// Changes the pack from a day on; refused by the very checks of the pack.
    Amend: POST "/market/amendments", () + NewAmendment => AmendmentView, Roles[PriceOfficer], [];
    /// Takes a change back: the pack is as it was without it.
    WithdrawAmendment: DELETE "/market/amendments/{id}", AmendmentParam => AmendmentView, Roles[PriceOfficer], [];
}

/// At which step of the trade a price was paid. Rules compare within one level only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What a household pays at a market stall.
    Retail,
    /// What a farmer receives at the farm gate.
    Producer,
    /// What the fish auction (TPI) makes.
    Auction,
}

impl Level {
    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Retail => "retail",
            Self::Producer => "producer",
            Self::Auction => "auction",
        }
    }

    /// The level of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Retail, Self::Producer, Self::Auction]
            .into_iter()
            .find(|level| level.slug() == slug)
    }
}

/// How steady a price is by nature; sets the step that asks for a reason (section 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum StabilityClass {
    /// Stable, 5 %.
    S,
    /// Medium, 10 %.
    M,
    /// Volatile, 25 %.
    V,
}

/// Where a price was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// Pasar.
    Market,
    /// Tempat pelelangan ikan.
    Tpi,
    /// A village, for farm-gate prices.
    Desa,
}

impl PlaceKind {
    /// The one level that is quoted at such a place.
    pub const fn level(self) -> Level {
        match self {
            Self::Market => Level::Retail,
            Self::Tpi => Level::Auction,
            Self::Desa => Level::Producer,
        }
    }
}

/// Which public reference a price is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum ReferenceKind {
    /// Harga eceran tertinggi: a ceiling.
    HET,
    /// Harga acuan penjualan: a price or a band.
    HAP,
    /// Harga pembelian pemerintah: a floor for the producer.
    HPP,
}

/// Instead of a price: why there is none. A blank says nothing; a code is an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum NoQuote {
    /// Sold out today.
    #[serde(rename = "HABIS")]
    Habis,
    /// The market or the stall is closed.
    #[serde(rename = "TUTUP")]
    Tutup,
    /// Not sold at this place.
    #[serde(rename = "TIDAK ADA")]
    TidakAda,
}

impl NoQuote {
    /// The word on forms, in SQL and in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Habis => "HABIS",
            Self::Tutup => "TUTUP",
            Self::TidakAda => "TIDAK ADA",
        }
    }

    /// The code of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Habis, Self::Tutup, Self::TidakAda]
            .into_iter()
            .find(|code| code.slug() == slug)
    }
}

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReportState {
    /// Waits for a verifier.
    Held,
    /// Public.
    Accepted,
    /// Refused by a verifier; the place may be reported again.
    Rejected,
    /// A `HABIS`, `TUTUP` or `TIDAK ADA`: an observation without a price.
    Noted,
}

impl ReportState {
    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Noted => "noted",
        }
    }

    /// The state of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Held, Self::Accepted, Self::Rejected, Self::Noted]
            .into_iter()
            .find(|state| state.slug() == slug)
    }

    /// What an officer may do now. The server enforces this table and the screens draw
    /// their buttons from it; an accepted value can still be corrected or withdrawn, and a
    /// mistaken `HABIS` must not close the place for the rest of the day.
    pub const fn officer_actions(self) -> &'static [ReportAction] {
        match self {
            Self::Held => &[
                ReportAction::Confirm,
                ReportAction::Correct,
                ReportAction::Reject,
            ],
            Self::Accepted => &[ReportAction::Correct, ReportAction::Reject],
            Self::Noted => &[ReportAction::Reject],
            Self::Rejected => &[],
        }
    }
}

/// A decision an officer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReportAction {
    /// It is so: publish, marked as an outlier where the rule said so.
    Confirm,
    /// Publish the value of other quotes.
    Correct,
    /// Do not publish.
    Reject,
}

/// Filters of the price list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PriceQuery {
    /// The place's if absent, `retail` without a place.
    pub level: Option<Level>,
    /// One place instead of the regency's mean.
    pub place: Option<String>,
    /// From `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 100.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 100)))]
    pub limit: Option<u32>,
}

/// At which level.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct LevelQuery {
    /// `retail` if absent.
    pub level: Option<Level>,
}

/// Filters of the list as a file, which has no pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PriceFileQuery {
    /// The place's if absent, `retail` without a place.
    pub level: Option<Level>,
    /// One place instead of the regency's mean.
    pub place: Option<String>,
}

/// Which commodity, at which level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct CommodityQuery {
    /// Code, `cabai-rawit-merah`.
    pub commodity: String,
    /// `retail` if absent.
    pub level: Option<Level>,
    /// Days of history, 1 to 400; on the screen 90 if absent, in the file all of them.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 400)))]
    pub days: Option<u32>,
}

/// Which place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlaceParam {
    /// Code, `pasar-lasem`, `tpi-sarang` or a desa code.
    pub place: String,
}

/// A language of the portal beside Indonesian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OtherLanguage {
    /// Javanese.
    Jv,
    /// English.
    En,
}

/// Which language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LanguageParam {
    /// Language.
    pub language: OtherLanguage,
}

/// Names of goods and groups in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct NamesView {
    /// By the Indonesian name, as it stands in every other answer.
    pub names: BTreeMap<String, String>,
}

/// Which report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportParam {
    /// Id from the receipt.
    pub id: Uuid,
}

/// A plain list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// From `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 100.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 100)))]
    pub limit: Option<u32>,
}

/// Filters of the officer's queue.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    /// `held` if absent.
    pub state: Option<ReportState>,
    /// Only this place.
    pub place: Option<String>,
    /// Only commodities of this group.
    pub group: Option<String>,
    /// Only where the rule said this.
    pub verdict: Option<Verdict>,
    /// From `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 100.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 100)))]
    pub limit: Option<u32>,
}

/// A commodity's price on one day, with whose it is and how old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PriceView {
    /// Code.
    pub commodity: String,
    /// Name as people say it.
    pub name: String,
    /// Group heading, `Cabai`.
    pub group: String,
    /// `kg`, `l`, `tabung`, `sak`.
    pub unit: String,
    /// How steady it is.
    pub class: StabilityClass,
    /// Level of every figure here.
    pub level: Level,
    /// The day asked for, in WIB.
    pub day: NaiveDate,
    /// Absent when nobody has an accepted value within three days.
    pub value: Option<DayValue>,
    /// Against the day before, when both days have a value.
    pub change: Option<Movement>,
    /// The reference in force and how far the value lies outside it.
    pub reference: Option<ReferenceView>,
    /// Last value ever, when there is none now.
    pub last: Option<LastValue>,
    /// Some of it was made up for a demonstration.
    pub demo: bool,
}

/// The value of a day: one place's own, or the mean of accepted market values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DayValue {
    /// Nearest whole rupiah.
    pub mean: i64,
    /// For people: nearest Rp50, ties up.
    pub display: i64,
    /// Median of the places.
    pub median: Eighths,
    /// Places in it.
    pub n: u32,
    /// Fewer than three places.
    pub limited: bool,
    /// Before 12.00 WIB of the day: may still change.
    pub provisional: bool,
    /// Set when the value changed after it was fixed at 12.00 WIB.
    pub revised_at: Option<DateTime<Utc>>,
    /// Places that stand in with a value of an earlier day.
    pub carried: Vec<Carried>,
    /// Newest acceptance in it.
    pub as_of: DateTime<Utc>,
}

impl DayValue {
    /// How many of its places reported on the day itself.
    pub fn reported(&self) -> u32 {
        let carried = u32::try_from(self.carried.len()).unwrap_or(u32::MAX);
        self.n.saturating_sub(carried)
    }

    /// The day the figure is from: the one asked for while a place reported on it, else the newest
    /// that stands in. An old figure never takes today's date.
    pub fn day(&self, asked: NaiveDate) -> NaiveDate {
        match self.reported() {
            0 => self.carried.iter().map(|it| it.day).max().unwrap_or(asked),
            _ => asked,
        }
    }

    /// The oldest day that stands in, when one does.
    pub fn carried_from(&self) -> Option<NaiveDate> {
        self.carried.iter().map(|it| it.day).min()
    }
}

/// A place whose value is one to three days old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Carried {
    /// Code of the place.
    pub place: String,
    /// The day the value is from.
    pub day: NaiveDate,
}

/// A value of some earlier day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LastValue {
    /// Its day.
    pub day: NaiveDate,
    /// Nearest Rp50.
    pub display: i64,
}

/// A public reference price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ReferenceView {
    /// Which reference.
    pub kind: ReferenceKind,
    /// Floor in rupiah.
    pub lower: Option<i64>,
    /// Ceiling in rupiah.
    pub upper: Option<i64>,
    /// Regulation or brochure it stands in.
    pub basis: String,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Rupiah above the ceiling, from the displayed value.
    pub over: Option<i64>,
    /// Rupiah below the floor, from the displayed value.
    pub under: Option<i64>,
}

/// Everything the screen of one commodity shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CommodityView {
    /// Today, as in the list.
    pub price: PriceView,
    /// Levels at which this commodity is quoted.
    pub levels: Vec<Level>,
    /// Changes, spread over time, distance to the references, early warning.
    pub statistics: Statistics,
    /// When a movement becomes a warning; in force today.
    pub ladder: Ladder,
    /// (highest - lowest) / lowest of today's places, percent, two decimals.
    pub disparity: Option<String>,
    /// Each place with its own newest value.
    pub places: Vec<PlacePrice>,
    /// The regency's value by day, oldest first; days without a value are absent.
    pub history: Vec<HistoryPoint>,
    /// References by date of force.
    pub references: Vec<ReferenceView>,
    /// Other publishers' series for the area: never mixed with the quotes above.
    pub series: Vec<SeriesView>,
}

/// One place's newest value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PlacePrice {
    /// Code.
    pub place: String,
    /// Name.
    pub name: String,
    /// Exact value; absent when nothing was reported within three days.
    pub value: Option<HalfRupiah>,
    /// Why there is no price.
    pub status: Option<NoQuote>,
    /// Day of the value or the status.
    pub day: Option<NaiveDate>,
    /// Confirmed by an officer although the rule found it unusual.
    pub outlier: bool,
    /// Made up for a demonstration.
    pub demo: bool,
}

/// Every commodity in every place on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ComparisonView {
    /// The day, in WIB.
    pub day: NaiveDate,
    /// Level of every figure.
    pub level: Level,
    /// Newest acceptance in it; absent while there is nothing to compare.
    pub as_of: Option<DateTime<Utc>>,
    /// The columns.
    pub places: Vec<ComparedPlace>,
    /// The rows, in the official order.
    pub rows: Vec<ComparedRow>,
    /// Codes of what a shopping list offers first, as the regency has settled.
    pub basket: Vec<String>,
}

/// A column of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ComparedPlace {
    /// Code.
    pub place: String,
    /// Kind.
    pub kind: PlaceKind,
    /// Name.
    pub name: String,
    /// Area code, where a source states it.
    pub area: Option<String>,
    /// Name of that area.
    pub area_name: Option<String>,
    /// Commodities that have a value here.
    pub priced: u32,
}

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ComparedRow {
    /// Code.
    pub commodity: String,
    /// Name as people say it.
    pub name: String,
    /// Group heading.
    pub group: String,
    /// Unit of the price.
    pub unit: String,
    /// Mean of the places, exact; absent while there is none.
    pub mean: Option<Fraction>,
    /// The same for people: nearest Rp50, ties up.
    pub display: Option<i64>,
    /// (highest - lowest) / lowest of all places, percent with two decimals.
    pub disparity: Option<String>,
    /// One cell for each place, in the order of the columns; null where nobody reported within
    /// three days.
    pub cells: Vec<Option<ComparedCell>>,
}

/// What one place says of one commodity. What is not so is left out: this list is long.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ComparedCell {
    /// Exact value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "describe", ts(optional))]
    pub value: Option<HalfRupiah>,
    /// Instead of a value: why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "describe", ts(optional))]
    pub status: Option<NoQuote>,
    /// Day of the value or the status.
    pub day: NaiveDate,
    /// Confirmed by an officer although the rule found it unusual.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "describe", ts(optional, as = "Option<bool>"))]
    pub outlier: bool,
    /// Made up for a demonstration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "describe", ts(optional, as = "Option<bool>"))]
    pub demo: bool,
}

/// A day of the regency's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct HistoryPoint {
    /// Day in WIB.
    pub day: NaiveDate,
    /// Nearest whole rupiah.
    pub mean: i64,
    /// Nearest Rp50.
    pub display: i64,
    /// Places in it.
    pub n: u32,
    /// How many of them stand in with a value of an earlier day.
    pub carried: u32,
}

/// Another publisher's series for an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SeriesView {
    /// Code of the series.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is.
    pub title: String,
    /// How often.
    pub frequency: Frequency,
    /// The publisher's area text.
    pub area: String,
    /// The publisher's commodity text.
    pub publisher_commodity: String,
    /// Licence and how the figures came here, as it was written down.
    pub licence: String,
    /// The same for readers, in Indonesian.
    pub note: String,
    /// Last day or month in it.
    pub last_period: NaiveDate,
    /// Oldest first.
    pub points: Vec<SeriesPoint>,
}

/// How often a series has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// A value per working day.
    Daily,
    /// A mean per month, dated the first: no change over days is shown for it.
    Monthly,
}

/// A value of a published series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SeriesPoint {
    /// The day, or the first of the month.
    pub period: NaiveDate,
    /// Rupiah per the publisher's unit.
    pub price: i64,
}

/// The newest value of a commodity in another publisher's monthly series: never mixed with the
/// quotes of our markets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PublishedView {
    /// Code of our commodity.
    pub commodity: String,
    /// Its name.
    pub name: String,
    /// Unit of the price.
    pub unit: String,
    /// Code of the series.
    pub series: String,
    /// Who published it.
    pub publisher: String,
    /// The publisher's area text.
    pub area: String,
    /// First day of the month it is the mean of.
    pub period: NaiveDate,
    /// Rupiah per unit.
    pub price: i64,
}

/// A market or fish auction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PlaceView {
    /// Code.
    pub code: String,
    /// Kind.
    pub kind: PlaceKind,
    /// Name.
    pub name: String,
    /// Area code, where a source states it.
    pub area: Option<String>,
    /// Name of that area.
    pub area_name: Option<String>,
    /// False: it stands in one list only, "belum dikonfirmasi".
    pub confirmed: bool,
    /// Where the name comes from.
    pub source: String,
}

/// A place the caller may report from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct EntryPlace {
    /// Code.
    pub code: String,
    /// Kind.
    pub kind: PlaceKind,
    /// Name, `Pasar Lasem` or `Desa Jolotundo`.
    pub name: String,
    /// Name of the kecamatan it lies in, where a source states it: villages share names.
    pub area_name: Option<String>,
    /// Newest day the caller reported from here, of their latest reports.
    pub last_day: Option<NaiveDate>,
}

/// The caller's reports by where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ReportCounts {
    /// Waiting for an officer.
    pub held: u32,
    /// Public.
    pub accepted: u32,
    /// Refused by an officer.
    pub rejected: u32,
    /// Observations without a price.
    pub noted: u32,
}

/// Today's form for one place: with this the rule runs on the phone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PanelView {
    /// The place.
    pub place: PlaceView,
    /// Today in WIB.
    pub day: NaiveDate,
    /// False on days the place does not trade.
    pub open: bool,
    /// The figures in force today; input of `market.validate`.
    pub thresholds: Thresholds,
    /// One entry per commodity of the place's level.
    pub items: Vec<PanelItem>,
}

/// One commodity of the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PanelItem {
    /// Code.
    pub commodity: String,
    /// Name.
    pub name: String,
    /// Group heading.
    pub group: String,
    /// Unit of the price.
    pub unit: String,
    /// How steady it is.
    pub class: StabilityClass,
    /// Level quoted at this place.
    pub level: Level,
    /// Input of `market.validate`.
    pub context: Context,
    /// The quotes of the last report here, in the traders' order.
    pub previous: Option<PreviousQuotes>,
    /// Today's report, when there is one.
    pub report: Option<ReportView>,
}

/// What was quoted last time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PreviousQuotes {
    /// Day of them.
    pub day: NaiveDate,
    /// Rupiah, in the traders' order.
    pub quotes: Vec<i64>,
}

/// A new price: quotes of one to three traders, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// Code of the place.
    pub place: String,
    /// Code of the commodity.
    pub commodity: String,
    /// Must be the place's level.
    pub level: Level,
    /// Day in WIB: today, or up to three days back.
    #[serde(deserialize_with = "sent_day")]
    pub day: NaiveDate,
    /// Rupiah per unit; empty with a status.
    #[serde(default, deserialize_with = "whole_numbers")]
    pub quotes: Vec<i64>,
    /// Instead of quotes.
    #[serde(default)]
    pub status: Option<NoQuote>,
    /// Asked for by a step or a spread. A price beyond the ratio is refused without one, and waits
    /// for two officers with one.
    #[serde(default)]
    pub reason: Option<Reason>,
}

/// Proof that it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PriceReceipt {
    /// Id of the report.
    pub id: Uuid,
    /// What the rule said; absent for a status.
    pub verdict: Option<Verdict>,
    /// Public already, or waiting.
    pub state: ReportState,
    /// The value that counts.
    pub value: Option<HalfRupiah>,
    /// What the rule noticed.
    pub flags: Vec<PriceFlag>,
    /// When it was stored.
    pub received_at: DateTime<Utc>,
    /// When an officer has decided it at the latest, or until when a public value may still
    /// change; absent when neither is to come. A kept receipt may be read after it.
    pub due: Option<DateTime<Utc>>,
}

/// A report, for its author and for officers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ReportView {
    /// Id.
    pub id: Uuid,
    /// Goes up with every change; send it back in `If-Match`.
    pub version: i64,
    /// Code of the place.
    pub place: String,
    /// Name of the place.
    pub place_name: String,
    /// Code of the commodity.
    pub commodity: String,
    /// Name of the commodity.
    pub name: String,
    /// Unit of the price.
    pub unit: String,
    /// Level.
    pub level: Level,
    /// Day in WIB.
    pub day: NaiveDate,
    /// Rupiah, in the traders' order; after a correction the officer's.
    pub quotes: Vec<i64>,
    /// Why there is no price.
    pub status: Option<NoQuote>,
    /// The value that counts.
    pub value: Option<HalfRupiah>,
    /// What the rule said on arrival.
    pub verdict: Option<Verdict>,
    /// What the rule noticed on arrival.
    pub flags: Vec<PriceFlag>,
    /// Distance from the median in robust deviations, two decimals.
    pub z: Option<String>,
    /// Median of the place's history on arrival.
    pub median: Option<Eighths>,
    /// What the rule measured on arrival; absent for a status.
    pub measured: Option<Measured>,
    /// The reporter's reason.
    pub reason: Option<Reason>,
    /// Where it stands.
    pub state: ReportState,
    /// Published although the rule found it unusual.
    pub outlier: bool,
    /// Who asked the traders; only officers and the author see it.
    pub author_name: String,
    /// Who brought it in from a file, where that is not the author; only officers see it.
    pub entered_by_name: Option<String>,
    /// When it arrived.
    pub created_at: DateTime<Utc>,
    /// As in the receipt, from when it came to stand as it does.
    pub due: Option<DateTime<Utc>>,
    /// While a price beyond the ratio waits: for which officer.
    pub second_eyes: Option<SecondEyes>,
    /// The officer who vouches for a price beyond the ratio; only officers see it.
    pub vouched_by_name: Option<String>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided it; only officers see it.
    pub decided_by_name: Option<String>,
    /// The officer's words.
    pub decision_note: Option<String>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// What the reader may do now.
    pub actions: Vec<ReportAction>,
}

/// Two officers publish a price beyond the ratio together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecondEyes {
    /// Nobody has vouched for it: a confirmation needs a note, and publishes nothing yet.
    First,
    /// An officer has vouched for it: another one's confirmation publishes.
    Second,
    /// The reader has vouched for it and waits for a colleague.
    AfterYou,
}

/// What the rule measured of a price on arrival, and the limits it measured against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Measured {
    /// Between the traders, percent with one decimal.
    pub spread: Option<String>,
    /// Above this spread a reason was asked for, percent.
    pub spread_limit: u32,
    /// Change from the last accepted value, percent with two decimals.
    pub step: Option<String>,
    /// Beyond this step a reason was asked for, percent.
    pub step_limit: u32,
    /// Beyond this price it is SUSPECT, rupiah with one decimal.
    pub suspect_limit: Option<String>,
    /// Beyond this price it is EXTREME, rupiah with one decimal.
    pub extreme_limit: Option<String>,
}

/// An officer's decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "action", rename_all = "lowercase", deny_unknown_fields)]
pub enum Decision {
    /// Publish as it is.
    Confirm {
        /// Optional words.
        #[serde(default)]
        note: Option<String>,
    },
    /// Publish the value of these quotes instead.
    Correct {
        /// One to three traders' quotes.
        #[serde(deserialize_with = "whole_numbers")]
        quotes: Vec<i64>,
        /// How they were obtained, 3 to 500 characters.
        note: String,
        /// The price is meant, although it lies beyond the ratio: a second officer publishes it.
        #[serde(default)]
        lifted: bool,
    },
    /// Do not publish.
    Reject {
        /// Why, 3 to 500 characters; the reporter reads it.
        note: String,
    },
}

/// Several decisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// 1 to 100 of them.
    #[cfg_attr(feature = "describe", schemars(length(min = 1, max = 100)))]
    pub items: Vec<ReportDecision>,
}

/// One decision of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportDecision {
    /// Id of the report.
    pub id: Uuid,
    /// The version that was read, as in `If-Match`.
    pub version: i64,
    /// What to do.
    pub decision: Decision,
}

/// What became of one decision of several; in the order they were sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Outcome {
    /// Id of the report.
    pub id: Uuid,
    /// Where it stands after the decision; absent when it was not taken.
    pub state: Option<ReportState>,
    /// Why it was not taken. The report itself is to be read anew.
    pub problem: Option<ErrorBody>,
}

impl Decision {
    /// Which action this is.
    pub const fn action(&self) -> ReportAction {
        match self {
            Self::Confirm { .. } => ReportAction::Confirm,
            Self::Correct { .. } => ReportAction::Correct,
            Self::Reject { .. } => ReportAction::Reject,
        }
    }
}
