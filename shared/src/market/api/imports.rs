//! Files of prices, taken in whole or not at all.

use crate::error::{FieldCode, Refusal};
use crate::table::{Unread, Wanted};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
