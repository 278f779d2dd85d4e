//! Reporting a price: the places and goods one may report, the report and its receipt.

use super::prices::PlaceView;
use super::reports::{ReportState, ReportView};
use crate::market::rules::{Context, Thresholds};
use crate::market::values::{
    Level, NoQuote, PlaceKind, PriceFlag, Reason, StabilityClass, Verdict,
};
use crate::values::{HalfRupiah, sent_day, whole_numbers};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlaceParam {
    /// Code, `pasar-lasem`, `tpi-sarang` or a desa code.
    pub place: String,
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
