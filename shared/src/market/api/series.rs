//! Other publishers' series, beside our own prices and never mixed with them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
