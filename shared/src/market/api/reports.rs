//! Reports as their reporters and officers see them, the officers' queue and what is decided.

use crate::error::ErrorBody;
use crate::market::values::{Level, NoQuote, PriceFlag, Reason, Verdict};
use crate::values::{Eighths, HalfRupiah, whole_numbers};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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

/// Which report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportParam {
    /// Id from the receipt.
    pub id: Uuid,
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

/// How many reports of each kind wait, for the filters of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct QueueCount {
    /// Code of the place.
    pub place: String,
    /// Name of the place.
    pub place_name: String,
    /// Group heading of the commodity.
    pub group: String,
    /// What the rule said.
    pub verdict: Option<Verdict>,
    /// Waiting reports.
    pub n: u32,
}

/// Filters of an exported queue; the same as the list's, without pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct QueueExport {
    /// `held` if absent.
    pub state: Option<ReportState>,
    /// Only this place.
    pub place: Option<String>,
    /// Only commodities of this group.
    pub group: Option<String>,
    /// Only where the rule said this.
    pub verdict: Option<Verdict>,
}
