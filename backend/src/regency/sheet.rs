//! A CSV file of the pack as its rows, to be changed by amendments and read again by the very loader
//! that checks a pack. Decides nothing.

use super::files::{Files, PackError};
use super::table::{self, Fault};
use csv::{QuoteStyle, ReaderBuilder, WriterBuilder};

/// One file as its rows, header first.
pub struct Sheet(Vec<Vec<String>>);

impl Sheet {
    /// Reads a file whose form was checked before.
    pub fn read(files: &Files, name: &str) -> Result<Self, PackError> {
        let bytes = files.bytes(name)?;
        let broken = |reason: String| files.error(name, Fault::file(reason));
        let text = table::decode(&bytes).map_err(|fault| files.error(name, fault))?;
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows = reader.into_records().map(|record| {
            let record = record.map_err(|error| broken(error.to_string()))?;
            Ok(record.iter().map(str::to_owned).collect())
        });
        rows.collect::<Result<_, PackError>>().map(Self)
    }

    /// Whether a row begins with this code.
    pub fn has(&self, code: &str) -> bool {
        let mut rows = self.0.iter().skip(1);
        rows.any(|row| row.first().is_some_and(|it| it == code))
    }

    /// Writes a cell of the row that begins with this code.
    pub fn set(&mut self, code: &str, column: &str, text: &str) {
        let header = self.0.first();
        let Some(at) = header.and_then(|row| row.iter().position(|name| name == column)) else {
            return;
        };
        let mut rows = self.0.iter_mut().skip(1);
        let row = rows.find(|row| row.first().is_some_and(|it| it == code));
        if let Some(cell) = row.and_then(|row| row.get_mut(at)) {
            text.clone_into(cell);
        }
    }

    /// A row more.
    pub fn push(&mut self, row: Vec<String>) {
        self.0.push(row);
    }

    /// The rows below the header.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        self.0.iter_mut().skip(1)
    }

    /// Leaves out the rows that do not pass. The header stays.
    pub fn keep(&mut self, passes: impl Fn(&[String]) -> bool) {
        let mut is_header = true;
        self.0
            .retain(|row| std::mem::take(&mut is_header) || passes(row));
    }

    /// The file as text.
    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new()
            .flexible(true)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(Vec::new());
        for row in &self.0 {
            // Into memory nothing fails.
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }
}
