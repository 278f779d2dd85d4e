//! Tables as text: the sign between cells is found, not asked for.

use super::budget::Budget;
use super::{Cell, Row, Sheet, Unreadable};
use csv::{ReaderBuilder, StringRecord, Trim};
use rembang_shared::table::Wanted;
use std::borrow::Cow;

/// Lines that the sign between cells is found by.
const SAMPLE: usize = 50;

pub fn read(bytes: &[u8], budget: &mut Budget) -> Result<Sheet, Unreadable> {
    budget.spend_bytes(bytes.len() as u64)?;
    let text = decode(bytes)?;
    let start = text.trim_start();
    let other = ["%PDF", "{\\rtf", "<"]
        .iter()
        .any(|it| start.starts_with(it));
    if other || text.contains('\0') {
        return Err(Unreadable::file(Wanted::TableFile));
    }
    // A first line that names the sign, as some programs write it.
    let named = text.strip_prefix("sep=").and_then(|rest| {
        let sign = *rest.as_bytes().first()?;
        Some((sign, rest.get(1..)?.strip_prefix('\n')?))
    });
    let (sign, body, first) = match named {
        Some((sign, body)) => (sign, body, 2),
        None => (sign_of(&text), &*text, 1),
    };
    let rows = rows(body, sign, first, budget)?;
    Ok(Sheet {
        delimited: true,
        rows,
        ..Sheet::default()
    })
}

/// Without byte order mark, lines ended by LF alone, so that line numbers are those of an editor.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        // Letters of our alphabet in two bytes each, without a mark.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => wide(bytes, u16::from_le_bytes)?,
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => wide(bytes, u16::from_be_bytes)?,
        _ => std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|error| {
                let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
                Unreadable {
                    line: 1 + newlines(good),
                    wanted: Wanted::Utf8,
                }
            })?,
    };
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        owned => owned,
    };
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    })
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let text: Result<String, _> = letters.collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err(Unreadable::file(Wanted::Utf8)),
    }
}

/// The sign that stands on most lines. A comma also stands within numbers and titles, a tab or a
/// semicolon hardly ever, so that among equals the later of these wins.
fn sign_of(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE)
        .collect();
    let lines_with = |sign: &&u8| lines.iter().filter(|line| parts(line, **sign)).count();
    *b",;\t".iter().max_by_key(lines_with).unwrap_or(&b',')
}

/// Whether the sign stands outside quotation marks.
fn parts(line: &str, sign: u8) -> bool {
    let mut quoted = false;
    line.bytes().any(|byte| {
        quoted ^= byte == b'"';
        byte == sign && !quoted
    })
}

fn rows(text: &str, sign: u8, first: u32, budget: &mut Budget) -> Result<Vec<Row>, Unreadable> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let (mut record, mut rows) = (StringRecord::new(), Vec::new());
    let (mut line, mut counted) = (first, 0);
    let bytes = text.as_bytes();
    loop {
        let more = reader.read_record(&mut record);
        if !more.map_err(|_| Unreadable::file(Wanted::WholeFile))? {
            return Ok(rows);
        }
        // The csv crate tells the place before the blank lines that it skips.
        let at = record
            .position()
            .map_or(counted, |place| place.byte() as usize);
        let blank = bytes.get(at..).unwrap_or_default();
        let start = at + blank.iter().take_while(|byte| **byte == b'\n').count();
        line += newlines(bytes.get(counted..start).unwrap_or_default());
        counted = start;
        if let Some(row) = row(&record, line, sign, budget)? {
            rows.push(row);
        }
    }
}

fn row(
    record: &StringRecord,
    line: u32,
    sign: u8,
    budget: &mut Budget,
) -> Result<Option<Row>, Unreadable> {
    // A line break within a cell is fine; one together with the sign between cells means that
    // whole rows were swallowed.
    let torn = |field: &str| field.contains('\n') && field.contains(char::from(sign));
    let mut row = Row {
        line,
        hidden: false,
        torn: record.iter().any(torn),
        cells: Vec::new(),
    };
    for (column, field) in record.iter().enumerate() {
        budget.spend_cell()?;
        let cell = budget.text(field)?;
        if cell != Cell::Empty {
            row.cells.push((column, cell));
        }
    }
    Ok((!row.cells.is_empty()).then_some(row))
}

fn newlines(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
