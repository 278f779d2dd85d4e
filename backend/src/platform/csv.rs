//! Tables as CSV files for spreadsheets and scripts: UTF-8, a header row, CRLF, days as
//! `2026-11-22`. One door for every table that leaves as a file, because of [`Cell::Text`].

use super::error::{AppError, Result};
use chrono::NaiveDate;

/// A cell.
pub enum Cell {
    /// Words, which anybody may have written; see [`harmless`].
    Text(String),
    /// A number; its minus sign is one.
    Number(i64),
    /// A civil day.
    Day(NaiveDate),
    /// `yes` or `no`.
    Flag(bool),
    /// Nothing is known, which is not zero.
    Empty,
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Empty => String::new(),
        }
    }
}

/// Signs that part cells or rows in one spreadsheet or another. In Indonesian a `;` does, also in
/// a file whose columns are parted by commas.
const PARTING: [char; 5] = [';', ',', '\t', '\r', '\n'];
/// What a spreadsheet takes for the beginning of a formula, or drops before one.
const RUNNING: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A spreadsheet runs a cell that begins like a formula. Wherever such a cell could begin, also
/// behind a sign at which some spreadsheet cuts, an apostrophe says that it is text.
fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut begins = true;
    for (at, letter) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        if begins && rest.trim_start_matches([' ', '"']).starts_with(RUNNING) {
            safe.push('\'');
        }
        begins = PARTING.contains(&letter);
        safe.push(letter);
    }
    safe
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// A file of `N` columns.
pub fn file<const N: usize>(
    header: [&str; N],
    rows: impl IntoIterator<Item = [Cell; N]>,
) -> Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let broken = |error: ::csv::Error| AppError::internal(format!("a table: {error}"));
    writer.write_record(header).map_err(broken)?;
    for row in rows {
        writer
            .write_record(row.iter().map(Cell::written))
            .map_err(broken)?;
    }
    writer
        .into_inner()
        .map_err(|error| AppError::internal(format!("a table: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        let rows = [
            "=1+1",
            "+62",
            "-5",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "a=b",
            "Rp5, \"pas\"",
        ];
        let table = file(
            ["note", "rupiah"],
            rows.map(|text| [text.into(), (-5_i64).into()]),
        );
        let text = String::from_utf8(table.expect("a table")).expect("UTF-8");
        let expected = [
            "note,rupiah",
            "'=1+1,-5",
            "'+62,-5",
            "'-5,-5",
            "'@SUM(A1),-5",
            "'\tx,-5",
            "\"'\rx\",-5",
            "a=b,-5",
            "\"Rp5, \"\"pas\"\"\",-5",
            "",
        ];
        assert_eq!(text, expected.join("\r\n"));
    }

    #[test]
    fn a_cell_that_another_spreadsheet_would_cut_out_is_text_too() {
        for (text, expected) in [
            ("Sri;=cmd|'/C calc'!A0", "Sri;'=cmd|'/C calc'!A0"),
            ("Sri;+1", "Sri;'+1"),
            ("Sri,@SUM(A1)", "Sri,'@SUM(A1)"),
            ("Sri\t=1", "Sri\t'=1"),
            ("Sri\n-1", "Sri\n'-1"),
            ("Sri; =1", "Sri;' =1"),
            ("Sri;\"=1", "Sri;'\"=1"),
            (";;=1", ";;'=1"),
            ("＝1", "'＝1"),
            (" =1", "' =1"),
            ("Sri; Ani - Budi", "Sri; Ani - Budi"),
            ("a=b+c", "a=b+c"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }

    #[test]
    fn nothing_is_an_empty_cell_and_days_are_iso() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2);
        let table = file(
            ["day", "n", "ok"],
            [[day.into(), None::<i64>.into(), true.into()]],
        );
        assert_eq!(table.expect("a table"), b"day,n,ok\r\n2026-11-02,,yes\r\n");
    }
}
