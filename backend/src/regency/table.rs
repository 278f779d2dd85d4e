//! Strict reading of small CSV files: one header, every row complete, every fault with its line.
//!
//! Used by the regency pack and by imports. It knows cells (dates, rupiah, closed words), not
//! what they mean; it opens no file.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter, Trim};
use rembang_shared::error::FieldCode;
use rembang_shared::values::{MAX_RUPIAH, civil_day};
use serde::Deserialize;
use serde::de::value::{Error as WordError, StrDeserializer};
use std::borrow::Cow;

/// What is wrong, and on which line of the file (the header is line 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Absent when the whole file is meant.
    pub line: Option<u64>,
    /// A plain English sentence for the operator.
    pub reason: String,
    /// The column to blame, where one is.
    pub column: Option<String>,
    /// The same in one word, for forms that speak other languages.
    pub code: FieldCode,
}

impl Fault {
    /// A fault of the whole file.
    pub fn file(reason: impl Into<String>) -> Self {
        Self {
            line: None,
            reason: reason.into(),
            column: None,
            code: FieldCode::Format,
        }
    }

    /// A fault of one line.
    pub fn at(line: u64, reason: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            reason: reason.into(),
            column: None,
            code: FieldCode::Combination,
        }
    }

    /// The same fault, with the column to blame and the kind of it.
    pub fn of(self, column: &str, code: FieldCode) -> Self {
        Self {
            column: Some(column.to_owned()),
            code,
            ..self
        }
    }
}

/// UTF-8 without BOM, lines ended by LF alone, so that line numbers are those of an editor.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + newlines(good);
        Fault::at(line, "is not UTF-8 text; save the file as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

/// Opens a table whose header must be exactly `header`, and yields its rows or their faults.
pub(super) fn rows<'a>(text: &'a str, header: &'static [&'static str]) -> Result<Rows<'a>, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::file("is empty"));
    }
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Rows {
        text,
        records: reader.into_records(),
        offset: 0,
        line: 1,
        header,
    };
    match rows.record() {
        Some(Ok((line, found))) => check_header(line, &found, header)?,
        Some(Err(fault)) => return Err(fault),
        None => return Err(Fault::file("is empty")),
    }
    Ok(rows)
}

fn check_header(line: u64, found: &StringRecord, header: &[&str]) -> Result<(), Fault> {
    let expected = header.join(",");
    let problem = if let Some(missing) = header
        .iter()
        .find(|name| !found.iter().any(|f| f == **name))
    {
        format!("column {missing} is missing")
    } else if let Some(extra) = found.iter().find(|name| !header.contains(name)) {
        format!("column {} is unknown", quoted(extra))
    } else if !found.iter().eq(header.iter().copied()) {
        "the columns are repeated or in another order".to_owned()
    } else {
        return Ok(());
    };
    Err(Fault::at(
        line,
        format!("{problem}; the header must be {expected}"),
    ))
}

/// The rows below the header.
pub(super) struct Rows<'a> {
    text: &'a str,
    records: StringRecordsIntoIter<&'a [u8]>,
    offset: usize,
    line: u64,
    header: &'static [&'static str],
}

impl Rows<'_> {
    /// The next record with the line it starts on. The csv crate reports the line *before*
    /// skipped blank ones, so lines are counted here.
    fn record(&mut self) -> Option<Result<(u64, StringRecord), Fault>> {
        let record = match self.records.next()? {
            Ok(record) => record,
            Err(error) => return Some(Err(Fault::file(format!("cannot be read: {error}")))),
        };
        let start = record.position().map_or(self.offset, |p| p.byte() as usize);
        let bytes = self.text.as_bytes();
        let blank = bytes.get(start..).unwrap_or_default();
        let skipped = blank.iter().take_while(|byte| **byte == b'\n').count();
        let start = start + skipped;
        self.line += newlines(bytes.get(self.offset..start).unwrap_or_default());
        self.offset = start;
        if record.iter().any(|field| field.contains(char::is_control)) {
            let reason = "a field holds a line break or control character; is a quote left open?";
            return Some(Err(Fault::at(self.line, reason)));
        }
        Some(Ok((self.line, record)))
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let header = self.header;
        Some(self.record()?.and_then(|(line, fields)| {
            let (found, expected) = (fields.len(), header.len());
            if found == expected {
                Ok(Row {
                    line,
                    fields,
                    header,
                })
            } else {
                Err(Fault::at(
                    line,
                    format!("has {found} fields instead of {expected}"),
                ))
            }
        }))
    }
}

/// One complete row; cells are asked for by column name.
pub struct Row {
    /// Line in the file.
    pub line: u64,
    fields: StringRecord,
    header: &'static [&'static str],
}

impl Row {
    /// The cell, empty or not.
    pub fn text(&self, column: &str) -> &str {
        let index = self.header.iter().position(|name| *name == column);
        index.and_then(|i| self.fields.get(i)).unwrap_or_default()
    }

    /// The cell, which must not be empty.
    pub fn required(&self, column: &str) -> Result<&str, Fault> {
        match self.text(column) {
            "" => Err(self
                .fault(format!("{column} is empty"))
                .of(column, FieldCode::Required)),
            text => Ok(text),
        }
    }

    /// The cell, `None` if empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        Some(self.text(column))
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    }

    /// The parts of a cell between semicolons.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.text(column)
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }

    /// A word of a closed list, spelled as in JSON.
    pub fn word<'t, T: Deserialize<'t>>(&'t self, column: &str) -> Result<T, Fault> {
        self.closed(column, self.required(column)?)
    }

    /// `text`, taken from `column`, as a word of a closed list.
    pub fn closed<'t, T: Deserialize<'t>>(&self, column: &str, text: &'t str) -> Result<T, Fault> {
        T::deserialize(StrDeserializer::<WordError>::new(text)).map_err(|error| {
            self.fault(format!("{column}: {error}"))
                .of(column, FieldCode::Unknown)
        })
    }

    /// A code of ours: lower-case letters, digits and hyphens. It starts with a letter, so that it is
    /// never an area code.
    pub fn slug(&self, column: &str) -> Result<String, Fault> {
        let code = self.required(column)?;
        let shape = code.len() <= 64
            && code.starts_with(|c: char| c.is_ascii_lowercase())
            && code
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if shape {
            return Ok(code.to_owned());
        }
        let reason = format!(
            "{column} {} is not lower-case letters, digits and hyphens",
            quoted(code)
        );
        Err(self.fault(reason))
    }

    /// A civil date.
    pub fn date(&self, column: &str) -> Result<NaiveDate, Fault> {
        let text = self.required(column)?;
        civil_day(text).ok_or_else(|| {
            self.fault(format!(
                "{column} {} is not a date of the calendar (YYYY-MM-DD)",
                quoted(text)
            ))
            .of(column, FieldCode::Format)
        })
    }

    /// A price in whole rupiah.
    pub fn rupiah(&self, column: &str) -> Result<i64, Fault> {
        let text = self.required(column)?;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let code = if digits {
            FieldCode::Range
        } else {
            FieldCode::Format
        };
        rupiah(text).map_err(|reason| {
            self.fault(format!("{column} {} {reason}", quoted(text)))
                .of(column, code)
        })
    }

    /// A fault of this row.
    pub fn fault(&self, reason: impl Into<String>) -> Fault {
        Fault::at(self.line, reason)
    }
}

/// Digits only: a point or comma may mean thousands or decimals, so neither is guessed.
fn rupiah(text: &str) -> Result<i64, &'static str> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("is not a whole number of rupiah (digits only)");
    }
    match text.parse::<i64>() {
        Ok(0) => Err("must be more than 0"),
        Ok(price) if price <= MAX_RUPIAH => Ok(price),
        _ => Err("is more than a thousand million"),
    }
}

/// The text in quotes, cut so that a broken file cannot flood the report.
pub fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("\"{short}{more}\"")
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
