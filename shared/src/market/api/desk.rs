//! The working desk of the price officers, and who looks after which place.

use super::imports::FileFormat;
use super::reports::ReportView;
use crate::market::values::{Level, ReferenceKind};
use crate::values::{sent_day, sent_day_option};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is due for a price officer, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DeskView {
    /// Today in WIB.
    pub day: NaiveDate,
    /// Verifiers are done by then today.
    pub verify_by: DateTime<Utc>,
    /// Enumerators are done by then today.
    pub entry_by: DateTime<Utc>,
    /// Reports waiting for a verifier.
    pub held: u32,
    /// Of these, how many arrived before the last deadline that has passed.
    pub overdue: u32,
    /// The oldest of them, at most five.
    pub oldest: Vec<ReportView>,
    /// Each market and fish auction the officer answers for.
    pub places: Vec<DeskPlace>,
    /// References in force that are older than a year.
    pub old_references: Vec<OldReference>,
    /// The figures of the price rules in force.
    pub thresholds: DeskThresholds,
    /// Newest imports of the last 90 days, at most five.
    pub imports: Vec<ImportedView>,
}

/// How far a place is today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DeskPlace {
    /// Code.
    pub place: String,
    /// Name.
    pub name: String,
    /// Who looks after it; nobody is assigned where this is empty.
    pub enumerators: Vec<String>,
    /// Commodities of its panel.
    pub panel: u32,
    /// Reported today.
    pub reported: u32,
    /// Waiting for a verifier, of whatever day.
    pub held: u32,
    /// Not complete although entry has ended.
    pub late: bool,
    /// False on a day the place does not trade.
    pub open: bool,
}

/// A reference that somebody should look up again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct OldReference {
    /// Code of the commodity.
    pub commodity: String,
    /// Name of the commodity.
    pub name: String,
    /// Prices it is held against.
    pub level: Level,
    /// Which reference.
    pub kind: ReferenceKind,
    /// First day in force.
    pub valid_from: NaiveDate,
}

/// Whose figures the rules use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DeskThresholds {
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Who approved them.
    pub approver: String,
    /// In force for more than a year.
    pub old: bool,
}

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ImportedView {
    /// Name as the officer's computer had it.
    pub file_name: String,
    /// Layout.
    pub format: FileFormat,
    /// Rows in it.
    pub rows: u32,
    /// Who imported it.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Which place an officer asks about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct EnumeratorQuery {
    /// Only who may report for this place.
    pub place: Option<String>,
}

/// Somebody who may ask traders; a name and nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct EnumeratorView {
    /// Account.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Names of the areas of the grants.
    pub areas: Vec<String>,
}

/// Who looks after a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AssignmentView {
    /// Id.
    pub id: Uuid,
    /// Code of the place.
    pub place: String,
    /// Name of the place.
    pub place_name: String,
    /// Account of the enumerator.
    pub account: Uuid,
    /// Name of the enumerator.
    pub account_name: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; open if absent.
    pub valid_to: Option<NaiveDate>,
    /// Who assigned it.
    pub by_name: String,
    /// False once the enumerator's grant no longer covers the place: the office should look.
    pub covered: bool,
    /// What the reader may do now.
    pub actions: Vec<AssignmentAction>,
}

/// What can be done with an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AssignmentAction {
    /// It ends now.
    End,
}

/// A place handed to an enumerator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAssignment {
    /// Code of the place.
    pub place: String,
    /// Account of an enumerator whose grant covers the place.
    pub account: Uuid,
    /// First day, today or later.
    #[serde(deserialize_with = "sent_day")]
    pub valid_from: NaiveDate,
    /// Last day; open if absent.
    #[serde(default, deserialize_with = "sent_day_option")]
    pub valid_to: Option<NaiveDate>,
}

/// Which assignment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignmentParam {
    /// Its id.
    pub id: Uuid,
}

/// A place the reader looks after today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MyPlaceView {
    /// Code.
    pub place: String,
    /// Name.
    pub name: String,
    /// Commodities of its panel.
    pub panel: u32,
    /// Reported there today, by anybody.
    pub reported: u32,
    /// Last day of the assignment.
    pub valid_to: Option<NaiveDate>,
    /// False on a day the place does not trade.
    pub open: bool,
}
