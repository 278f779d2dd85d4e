//! Files of rows as offices make them, turned into sheets of cells: CSV with commas, semicolons
//! or tabs in UTF-8 or UTF-16, XLSX and ODS. It knows nothing of what the columns mean.
//!
//! A file from outside is believed nothing. It is read once, as a stream, under one budget of
//! bytes, cells, letters and time; what it says about its own size counts for nothing, a long
//! cell is cut before it is copied, and a parser that panics over it has only refused it.

mod budget;
mod delimited;
mod layout;
mod ods;
mod xlsx;
mod xml;

pub use layout::{Column, Fault, Line, Part, Table, find, plain};

use budget::Budget;
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::table::Wanted;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words on one line, trimmed, cut where nobody reads on.
    Text(String),
    /// A number.
    Number(f64),
    /// A day that the program kept as a day.
    Day(NaiveDate),
    /// A formula whose result the file does not hold, or an error of the program.
    NoResult,
    /// Part of a merged cell, which shows what stands in its first.
    Covered(Box<Self>),
}

impl Cell {
    /// What a person sees in it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::NoResult => "#".to_owned(),
            Self::Covered(cell) => cell.shown(),
        }
    }
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Line of a text, number of a row in a workbook; the first is 1.
    pub line: u32,
    /// The program does not show it.
    pub hidden: bool,
    /// A quotation mark was left open, so that the row goes on where it should not.
    pub torn: bool,
    /// Column and content of the cells that are not empty, by column.
    pub cells: Vec<(usize, Cell)>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &Cell {
        let found = self.cells.binary_search_by_key(&column, |(at, _)| *at);
        let cell = found.ok().and_then(|at| self.cells.get(at));
        cell.map_or(&Cell::Empty, |(_, cell)| cell)
    }
}

/// A sheet of a workbook, or a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// The program does not show it.
    pub hidden: bool,
    /// Columns that the program does not show, first and last.
    pub hidden_columns: Vec<(usize, usize)>,
    /// Its cells are parted by a sign, so that one sign too many shifts the row.
    pub delimited: bool,
    /// What is not blank, by line.
    pub rows: Vec<Row>,
}

/// Why a file cannot be read as a table at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// Where, if that can be said.
    pub line: u32,
    /// What it should have been.
    pub wanted: Wanted,
}

impl Unreadable {
    const fn file(wanted: Wanted) -> Self {
        Self { line: 1, wanted }
    }

    /// The same for a form.
    pub const fn code(self) -> FieldCode {
        match self.wanted {
            Wanted::Smaller => FieldCode::Range,
            _ => FieldCode::Format,
        }
    }
}

/// Reads a file, whatever its name says it is.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let work = || {
        let mut budget = Budget::start();
        match bytes {
            // The container of old workbooks, and of new ones under a password.
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Unreadable::file(Wanted::TableFile)),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => archive(bytes, &mut budget),
            _ => delimited::read(bytes, &mut budget).map(|sheet| vec![sheet]),
        }
    };
    let damaged = Unreadable::file(Wanted::WholeFile);
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(damaged))
}

/// True for what is read by its sheets rather than by its lines.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

fn archive(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, Unreadable> {
    let mut package = xml::Package::open(bytes)?;
    if package.has("content.xml") {
        return ods::read(&mut package, budget);
    }
    xlsx::read(&mut package, budget)
}

#[cfg(test)]
mod tests;
