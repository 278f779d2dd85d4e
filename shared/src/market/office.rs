//! Wire types of the officers' side: the working desk, assignments, imports and amendments of the
//! regency pack. Their rows stand in `api.rs` with the rest of the module's.

use super::api::{Level, ReferenceKind, ReportState, ReportView};
use super::rules::Verdict;
use crate::error::{FieldCode, Refusal};
use crate::table::{Unread, Wanted};
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

/// Layout of an imported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// Our own quotes as text.
    Csv,
    /// Our own quotes as a sheet of a workbook.
    Xlsx,
    /// Monthly series of Badan Pangan Nasional.
    Bapanas,
    /// Daily series of Bank Indonesia's PIHPS.
    Pihps,
}

impl FileFormat {
    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Bapanas => "bapanas",
            Self::Pihps => "pihps",
        }
    }

    /// The layout of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx, Self::Bapanas, Self::Pihps]
            .into_iter()
            .find(|format| format.slug() == slug)
    }
}

/// A file to import, or to try.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewImport {
    /// Name of the file, 1 to 120 characters; only to recognise it by.
    pub file_name: String,
    /// Layout. Whether the file is text or a workbook is seen in the file.
    pub format: FileFormat,
    /// The file in base64.
    pub content: String,
    /// Enumerator who asked the traders; needed for quotes, absent for series.
    #[serde(default)]
    pub by: Option<Uuid>,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What an import did, or would do. All rows are taken or none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ImportView {
    /// Rows that were read.
    pub rows: u32,
    /// Published at once, or a publisher's figures.
    pub accepted: u32,
    /// Waiting for a verifier.
    pub held: u32,
    /// `HABIS`, `TUTUP`, `TIDAK ADA`.
    pub noted: u32,
    /// Rows that cannot be taken.
    pub refused: u32,
    /// Why, each of them.
    pub faults: Vec<ImportFault>,
    /// The headings of the file, for the cells of the faults.
    pub headings: Vec<String>,
    /// What stands in the file besides its rows, the first hundred.
    pub unread: Vec<Unread>,
    /// True when the rows are on disk now.
    pub stored: bool,
}

/// Why a row cannot be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ImportFault {
    /// Line in the file, or row of the sheet, counted from 1; 1 where the whole file is meant.
    pub line: u32,
    /// Heading of the column to blame as the file has it, where one is.
    pub column: Option<String>,
    /// What stands there, cut to forty letters.
    pub value: Option<String>,
    /// What is wrong with it.
    pub code: FieldCode,
    /// What should stand there.
    pub wanted: Option<Wanted>,
    /// The line that says the same already.
    pub repeats: Option<u32>,
    /// Which rule said no.
    pub refusal: Option<Refusal>,
    /// The row as the file has it, under `headings`; empty where no row is meant.
    pub cells: Vec<String>,
}

/// A dated change to the regency pack. Codes never change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum PackEdit {
    /// Another name or other search words of a commodity.
    Commodity {
        /// Code.
        code: String,
        /// Name.
        name: String,
        /// Other words people search by.
        synonyms: Vec<String>,
    },
    /// Another name of a market or fish auction.
    Place {
        /// Code.
        code: String,
        /// Name.
        name: String,
    },
    /// A new reference price.
    Reference {
        /// Code of the commodity.
        code: String,
        /// Prices it is held against.
        level: Level,
        /// Which reference.
        reference: ReferenceKind,
        /// Floor in rupiah.
        lower: Option<i64>,
        /// Ceiling in rupiah.
        upper: Option<i64>,
        /// Zone, `Jawa`.
        zone: String,
        /// Regulation or brochure.
        basis: String,
    },
    /// A place does not trade on `valid_from`.
    Closure {
        /// Code of the place.
        code: String,
        /// Why.
        reason: String,
    },
    /// A commodity or place is asked for no longer; its past stays.
    Retirement {
        /// Code.
        code: String,
    },
}

impl PackEdit {
    /// The word in SQL and JSON.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Commodity { .. } => "commodity",
            Self::Place { .. } => "place",
            Self::Reference { .. } => "reference",
            Self::Closure { .. } => "closure",
            Self::Retirement { .. } => "retirement",
        }
    }

    /// What it is about.
    pub fn code(&self) -> &str {
        match self {
            Self::Commodity { code, .. }
            | Self::Place { code, .. }
            | Self::Reference { code, .. }
            | Self::Closure { code, .. }
            | Self::Retirement { code } => code,
        }
    }
}

/// A change to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAmendment {
    /// What changes.
    pub edit: PackEdit,
    /// From which day; of a closure, the day.
    #[serde(deserialize_with = "sent_day")]
    pub valid_from: NaiveDate,
    /// Letter, decree or address it rests on, 3 to 300 characters.
    pub source: String,
}

/// Which amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AmendmentParam {
    /// Its id.
    pub id: Uuid,
}

/// Where an amendment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AmendmentState {
    /// Its day has not come.
    Scheduled,
    /// It holds.
    Standing,
    /// Taken back.
    Withdrawn,
}

/// What can be done with an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AmendmentAction {
    /// Take it back.
    Withdraw,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AmendmentView {
    /// Id.
    pub id: Uuid,
    /// What changes.
    pub edit: PackEdit,
    /// Name of what it is about, as it stands now.
    pub name: String,
    /// From which day.
    pub valid_from: NaiveDate,
    /// What it rests on.
    pub source: String,
    /// Who made it.
    pub by_name: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub state: AmendmentState,
    /// What the reader may do now.
    pub actions: Vec<AmendmentAction>,
}

/// The pack as it stands, and what the office changed in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PackView {
    /// Newest first; of those taken back, the newest hundred.
    pub amendments: Vec<AmendmentView>,
    /// All commodities.
    pub commodities: Vec<PackCommodity>,
    /// Markets and fish auctions.
    pub places: Vec<PackPlace>,
    /// All references, newest first per commodity.
    pub references: Vec<PackReference>,
    /// May the reader change anything.
    pub editable: bool,
}

/// A commodity for the editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PackCommodity {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Group heading.
    pub group: String,
    /// Unit of the price.
    pub unit: String,
    /// Where in the trade it is priced.
    pub levels: Vec<Level>,
    /// Other words people search by.
    pub synonyms: Vec<String>,
    /// Asked for no longer from this day.
    pub retired_from: Option<NaiveDate>,
}

/// A place for the editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PackPlace {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of its area.
    pub area_name: Option<String>,
    /// Days on which it does not trade, today and later.
    pub closed: Vec<NaiveDate>,
    /// Asked for no longer from this day.
    pub retired_from: Option<NaiveDate>,
}

/// A reference for the editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PackReference {
    /// Code of the commodity.
    pub commodity: String,
    /// Name of the commodity.
    pub name: String,
    /// Prices it is held against.
    pub level: Level,
    /// Which reference.
    pub kind: ReferenceKind,
    /// Floor in rupiah.
    pub lower: Option<i64>,
    /// Ceiling in rupiah.
    pub upper: Option<i64>,
    /// Zone.
    pub zone: String,
    /// Regulation or brochure.
    pub basis: String,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Where it was read.
    pub source: String,
    /// The one that holds today.
    pub standing: bool,
}
