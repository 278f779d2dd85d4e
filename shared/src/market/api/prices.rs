//! What everybody may see: prices by commodity and place, with their history and references.

use super::series::SeriesView;
use crate::market::rules::{Ladder, Movement, Statistics};
use crate::market::values::{Carried, Level, NoQuote, PlaceKind, ReferenceKind, StabilityClass};
use crate::values::{Eighths, HalfRupiah};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
