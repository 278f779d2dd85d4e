//! Tables as CSV files for spreadsheets and scripts: UTF-8, a header row, CRLF, days as
//! `2026-11-22`. One door for every table that leaves as a file, because of [`Cell::Text`].

use super::error::{AppError, Result};
use chrono::NaiveDate;

/// A cell.
pub enum Cell {
    /// Words, which anybody may have written. A spreadsheet takes what begins with `= + - @`, a
    /// tab or a return for a formula and runs it; an apostrophe before it says that it is text.
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
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}")
            }
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Empty => String::new(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
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
    fn nothing_is_an_empty_cell_and_days_are_iso() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2);
        let table = file(
            ["day", "n", "ok"],
            [[day.into(), None::<i64>.into(), true.into()]],
        );
        assert_eq!(table.expect("a table"), b"day,n,ok\r\n2026-11-02,,yes\r\n");
    }
}
