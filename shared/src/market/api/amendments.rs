//! The regency pack as its office sees it, and what the office changes in it.

use crate::market::values::{Level, ReferenceKind};
use crate::values::sent_day;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
