//! Workbooks written for export and as a sheet to fill in.

use crate::platform::csv::Cell;
use crate::platform::error::{AppError, Result};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// A workbook of one sheet, with a line above the headings where one is given.
pub fn write<const N: usize>(
    above: Option<&str>,
    header: [&str; N],
    rows: Vec<[Cell; N]>,
) -> Result<Vec<u8>> {
    let failed = |error: XlsxError| AppError::internal(error.to_string());
    let mut book = Workbook::new();
    fill(book.add_worksheet(), above, header, rows).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

fn fill<const N: usize>(
    sheet: &mut Worksheet,
    above: Option<&str>,
    header: [&str; N],
    rows: Vec<[Cell; N]>,
) -> std::result::Result<(), XlsxError> {
    if let Some(above) = above {
        sheet.write_string(0, 0, above)?;
    }
    let head = u32::from(above.is_some());
    for (column, name) in (0..).zip(header) {
        sheet.write_string(head, column, name)?;
    }
    for (line, row) in (head + 1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                // As text, never as a formula.
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                // Whole rupiah are exact in a float.
                Cell::Number(number) => sheet.write_number(line, column, number as f64)?,
                Cell::Day(day) => sheet.write_string(line, column, day.to_string())?,
                Cell::Flag(flag) => sheet.write_boolean(line, column, flag)?,
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(head + 1, 0).map(|_| ())
}
