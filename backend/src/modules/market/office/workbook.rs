//! Workbooks: written for export, read for import. A file from outside is believed nothing: it is
//! unpacked once against a limit, its cells are read one by one, and a parser that panics over it
//! has only refused it.

use crate::platform::error::{AppError, Result};
use calamine::{DataRef, Reader, Xlsx};
use chrono::NaiveDate;
use csv::WriterBuilder;
use rembang_shared::error::FieldCode;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A sheet of quotes is far smaller; a bomb is far larger.
const MOST_UNPACKED: u64 = 24 << 20;
/// Parts of a workbook; ours has a dozen.
const MOST_PARTS: usize = 200;

/// A cell to write.
pub enum Cell {
    /// Written as text, never as a formula.
    Text(String),
    /// A number to count with.
    Number(i64),
    /// Nothing.
    Empty,
}

/// A workbook of one sheet.
pub fn write(header: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let fill = |sheet: &mut rust_xlsxwriter::Worksheet| {
        for (column, name) in (0..).zip(header) {
            sheet.write_string(0, column, *name)?;
        }
        for (line, row) in (1..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(line, column, text)?,
                    // Whole rupiah are exact in a float.
                    Cell::Number(number) => sheet.write_number(line, column, *number as f64)?,
                    Cell::Empty => continue,
                };
            }
        }
        sheet.set_freeze_panes(1, 0).map(|_| ())
    };
    let failed = |error: rust_xlsxwriter::XlsxError| AppError::internal(error.to_string());
    fill(sheet).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

/// The first sheet as comma-separated text, a line per row, so that the same checks with the same
/// line numbers follow.
pub fn to_csv(bytes: &[u8], most_rows: usize, columns: usize) -> Result<Vec<u8>> {
    check_size(bytes)?;
    let read = catch_unwind(AssertUnwindSafe(|| cells(bytes, most_rows, columns)));
    let table = read.unwrap_or_else(|_| Err(broken()))?;
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in table {
        writer
            .write_record(&row)
            .map_err(|error| AppError::internal(error.to_string()))?;
    }
    let bytes = writer.into_inner();
    bytes.map_err(|error| AppError::internal(error.to_string()))
}

/// The file is no workbook, or none that can be read.
fn broken() -> AppError {
    AppError::field("content", FieldCode::Format)
}

fn too_large() -> AppError {
    AppError::field("content", FieldCode::Range)
}

/// Unpacks every part against one limit. What a part says about its size counts for nothing.
fn check_size(bytes: &[u8]) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|_| broken())?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

fn cells(bytes: &[u8], most_rows: usize, columns: usize) -> Result<Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = book.sheet_names();
    let first = names.first().ok_or_else(broken)?;
    let mut reader = book.worksheet_cells_reader(first).map_err(|_| broken())?;
    let mut table: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        // The header has a line of its own.
        if row > most_rows || column >= columns * 2 {
            return Err(too_large());
        }
        while table.len() <= row {
            table.push(vec![String::new(); columns]);
        }
        if let Some(cells) = table.get_mut(row) {
            // Too many columns stay too many: the check of the header names them.
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
    }
    Ok(table)
}

/// What a person sees in the cell. A formula is its last result, as text.
fn text(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(it) => it.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .map_or_else(String::new, |day| day.to_string())
        }
        DataRef::Error(_) => "#".to_owned(),
        DataRef::Empty => String::new(),
    };
    // A line break in a cell would shift the line numbers.
    let flat = text.replace(|c: char| c.is_control(), " ");
    flat.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    const COLUMNS: usize = 3;

    fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            let options = SimpleFileOptions::default();
            writer.start_file(*name, options).expect("a part");
            writer.write_all(bytes).expect("its bytes");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn book() -> Vec<u8> {
        let row = vec![Cell::Text("=1+1".to_owned()), Cell::Empty, Cell::Number(9)];
        write(&["a", "b", "c"], &[row]).expect("a workbook")
    }

    #[test]
    fn what_was_written_is_read_and_a_formula_is_a_text() {
        let csv = to_csv(&book(), 10, COLUMNS).expect("text");
        assert_eq!(String::from_utf8(csv).expect("UTF-8"), "a,b,c\n=1+1,,9\n");
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let zeros = vec![0; 64 << 20];
        let bomb = zip_of(&[("xl/worksheets/sheet1.xml", &zeros)]);
        assert!(bomb.len() < 200_000, "it is small on the wire");
        assert!(to_csv(&bomb, 10, COLUMNS).is_err());
    }

    #[test]
    fn cells_far_away_are_refused() {
        let rows: Vec<_> = (0..20).map(|n| vec![Cell::Number(n)]).collect();
        let book = write(&["a"], &rows).expect("a workbook");
        assert!(to_csv(&book, 10, COLUMNS).is_err());
    }

    #[test]
    fn broken_files_are_refused_and_nothing_panics() {
        let whole = book();
        let mut tried = 0;
        for cut in (0..whole.len()).step_by(97) {
            assert!(to_csv(&whole[..cut], 10, COLUMNS).is_err(), "cut at {cut}");
            tried += 1;
        }
        assert!(tried > 20);
        for at in (0..whole.len()).step_by(53) {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0xff;
            let _ = to_csv(&spoilt, 10, COLUMNS);
        }
        for other in [
            &b"%PDF-1.7"[..],
            b"",
            b"PK\x03\x04",
            &zip_of(&[("a.txt", b"a")]),
        ] {
            assert!(to_csv(other, 10, COLUMNS).is_err());
        }
    }
}
