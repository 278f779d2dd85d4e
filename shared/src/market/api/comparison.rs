//! Every commodity in every place of a day, side by side.

use crate::market::values::{Level, NoQuote, PlaceKind};
use crate::values::{Fraction, HalfRupiah};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

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
