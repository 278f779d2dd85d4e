//! Pasti Marem and price monitoring on the wire: places, commodities, quotes, the officer's
//! queue and the published series. Prices are rupiah per the commodity's unit.

use super::rules::{Context, Movement, PriceFlag, Reason, Statistics, Thresholds, Verdict};
use crate::page::Page;
use crate::values::{Eighths, HalfRupiah};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::endpoints! { "market";
    /// Today's price of each commodity: the regency's mean, or one place's value.
    LatestPrices: GET "/market/prices", PriceQuery => Page<PriceView>, Public, [cached];
    /// One commodity: sentence figures, history, places, references and published series.
    Commodity: GET "/market/commodities/{commodity}", CommodityQuery => CommodityView, Public, [cached];
    /// Markets and fish auctions of the regency.
    Places: GET "/market/places", () => Page<PlaceView>, Public, [cached];
    /// What an enumerator or farmer needs to fill in today's form, even without a network.
    PricePanel: GET "/market/panel/{place}", PlaceParam => PanelView, Roles[Farmer, Enumerator], [];
    /// A farmer or enumerator posts what was paid today.
    PostPrice: POST "/market/prices", () + NewPrice => PriceReceipt, Roles[Farmer, Enumerator], [offline];
    /// My own reports, newest first.
    MyReports: GET "/market/reports/mine", ListQuery => Page<ReportView>, Roles[Farmer, Enumerator], [];
    /// Reports waiting for a verifier, oldest first.
    Queue: GET "/market/queue", QueueQuery => Page<ReportView>, Roles[PriceOfficer], [];
    /// One report: the reporter's own, or any for a price officer.
    Report: GET "/market/reports/{id}", ReportParam => ReportView, Roles[Farmer, Enumerator, PriceOfficer], [];
    /// The officer confirms, corrects with quotes, or rejects with a reason.
    DecideReport: POST "/market/reports/{id}/decision", ReportParam + Decision => ReportView, Roles[PriceOfficer], [versioned];
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
    /// their buttons from it; an accepted value can still be corrected or withdrawn.
    pub const fn officer_actions(self) -> &'static [ReportAction] {
        match self {
            Self::Held => &[
                ReportAction::Confirm,
                ReportAction::Correct,
                ReportAction::Reject,
            ],
            Self::Accepted => &[ReportAction::Correct, ReportAction::Reject],
            Self::Rejected | Self::Noted => &[],
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
    /// `retail` if absent.
    pub level: Option<Level>,
    /// One place instead of the regency's mean.
    pub place: Option<String>,
    /// From `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 100.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 100)))]
    pub limit: Option<u32>,
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
    /// Days of history, 1 to 400; 90 if absent.
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
    /// Licence and how the figures came here.
    pub licence: String,
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
    pub day: NaiveDate,
    /// Rupiah per unit; empty with a status.
    #[serde(default)]
    pub quotes: Vec<i64>,
    /// Instead of quotes.
    #[serde(default)]
    pub status: Option<NoQuote>,
    /// Asked for by a step or a spread.
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
    /// The reporter's reason.
    pub reason: Option<Reason>,
    /// Where it stands.
    pub state: ReportState,
    /// Published although the rule found it unusual.
    pub outlier: bool,
    /// Who asked the traders; only officers and the author see it.
    pub author_name: String,
    /// When it arrived.
    pub created_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// The officer's words.
    pub decision_note: Option<String>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// What the reader may do now.
    pub actions: Vec<ReportAction>,
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
        quotes: Vec<i64>,
        /// How they were obtained, 3 to 500 characters.
        note: String,
    },
    /// Do not publish.
    Reject {
        /// Why, 3 to 500 characters; the reporter reads it.
        note: String,
    },
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
