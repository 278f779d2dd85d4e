//! What a file of rows can be told: what should have stood in a cell, and what was not read.
//! Words for people are chosen by these codes in the reader's language.

use serde::{Deserialize, Serialize};

/// What a cell, a column or a file should have held instead, closed over all modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// Something.
    Filled,
    /// A day, `30/11/2026` or `2026-11-30`.
    Day,
    /// A month, `2026-11` or `November 2026`.
    Month,
    /// A day from 1990 until today.
    PastDay,
    /// Whole rupiah, `15000` or `15.000`, from 1 to a thousand million.
    Rupiah,
    /// Code or name of a place of the regency.
    Place,
    /// Code or name of a commodity of the regency.
    Commodity,
    /// An area as the publisher of the series writes it.
    Area,
    /// A commodity as the publisher of the series writes it.
    SeriesCommodity,
    /// `eceran`, `produsen` or `lelang`.
    Level,
    /// The level at which the place and the commodity are priced.
    LevelOfPlace,
    /// `HABIS`, `TUTUP` or `TIDAK ADA`.
    Status,
    /// `mutu`, `ditanya ulang` or `stok sedikit`.
    Reason,
    /// A price or a status.
    QuoteOrStatus,
    /// A price or a status, not both.
    OnlyOne,
    /// The result of the formula, as a number.
    Result,
    /// A cell of its own instead of a part of a merged one.
    Unmerged,
    /// Each thing once; see `repeats`.
    Once,
    /// A row, column or sheet that can be seen.
    Visible,
    /// The closing quotation mark.
    ClosedQuote,
    /// No cell beyond the last heading: is a comma used within a number?
    NoExtraCell,
    /// A column of this name.
    Column,
    /// The column once.
    OneColumn,
    /// A heading that is known.
    KnownColumn,
    /// A row below the headings.
    Rows,
    /// One sheet of this kind.
    OneSheet,
    /// Text saved as UTF-8.
    Utf8,
    /// A workbook saved as XLSX or ODS, or a table saved as CSV.
    TableFile,
    /// The whole file, undamaged and without a password.
    WholeFile,
    /// A smaller file.
    Smaller,
}

impl Wanted {
    /// Every word, for the message test.
    pub const ALL: [Self; 30] = [
        Self::Filled,
        Self::Day,
        Self::Month,
        Self::PastDay,
        Self::Rupiah,
        Self::Place,
        Self::Commodity,
        Self::Area,
        Self::SeriesCommodity,
        Self::Level,
        Self::LevelOfPlace,
        Self::Status,
        Self::Reason,
        Self::QuoteOrStatus,
        Self::OnlyOne,
        Self::Result,
        Self::Unmerged,
        Self::Once,
        Self::Visible,
        Self::ClosedQuote,
        Self::NoExtraCell,
        Self::Column,
        Self::OneColumn,
        Self::KnownColumn,
        Self::Rows,
        Self::OneSheet,
        Self::Utf8,
        Self::TableFile,
        Self::WholeFile,
        Self::Smaller,
    ];

    /// For operators and integrators; screens have their own words.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Filled => "must not be empty",
            Self::Day => "must be a day such as 30/11/2026 or 2026-11-30",
            Self::Month => "must be a month such as 2026-11 or November 2026",
            Self::PastDay => "must lie between 1990 and today",
            Self::Rupiah => {
                "must be whole rupiah such as 15000 or 15.000, from 1 to a thousand million"
            }
            Self::Place => "must be the code or the name of a place of the regency",
            Self::Commodity => "must be the code or the name of a commodity of the regency",
            Self::Area => "must be an area as the publisher writes it",
            Self::SeriesCommodity => "must be a commodity as the publisher writes it",
            Self::Level => "must be eceran, produsen or lelang",
            Self::LevelOfPlace => {
                "must be the level at which the place and the commodity are priced"
            }
            Self::Status => "must be HABIS, TUTUP or TIDAK ADA",
            Self::Reason => "must be mutu, ditanya ulang or stok sedikit",
            Self::QuoteOrStatus => "has neither a price nor a status",
            Self::OnlyOne => "has both a price and a status",
            Self::Result => "is a formula whose result is not in the file; save it as a number",
            Self::Unmerged => "is part of a merged cell; write the figure in each row",
            Self::Once => "is told already",
            Self::Visible => "is hidden; show it, or delete it",
            Self::ClosedQuote => "holds a line break; is a quotation mark left open?",
            Self::NoExtraCell => "lies beyond the last heading; is a comma used within a number?",
            Self::Column => "is missing among the headings",
            Self::OneColumn => "is there twice",
            Self::KnownColumn => "is no known heading; rename or delete the column",
            Self::Rows => "has no row below the headings",
            Self::OneSheet => "fits as other sheets do; keep one of them",
            Self::Utf8 => "is not UTF-8 text; save it as CSV UTF-8 or as XLSX",
            Self::TableFile => "is no table that can be read; save it as XLSX, ODS or CSV",
            Self::WholeFile => "is damaged or locked by a password",
            Self::Smaller => "is too large; part it",
        }
    }
}

/// Something of a file that no row holds: it is named so that nothing is lost without a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Unread {
    /// What it is.
    pub kind: UnreadKind,
    /// Row, for a row and a cell.
    pub line: Option<u32>,
    /// Its name, or the beginning of what it says.
    pub text: String,
}

/// What was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnreadKind {
    /// A column that prices have no need of.
    Column,
    /// A note beside the table.
    Cell,
    /// A total, a heading, a note or a signature.
    Row,
    /// Another sheet.
    Sheet,
    /// A sheet that is hidden.
    HiddenSheet,
}

impl UnreadKind {
    /// Every word, for the message test.
    pub const ALL: [Self; 5] = [
        Self::Column,
        Self::Cell,
        Self::Row,
        Self::Sheet,
        Self::HiddenSheet,
    ];

    /// For operators.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Cell => "cell",
            Self::Row => "row",
            Self::Sheet => "sheet",
            Self::HiddenSheet => "hidden sheet",
        }
    }
}
