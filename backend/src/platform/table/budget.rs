//! What one file may cost.

use super::{Cell, Unreadable};
use chrono::NaiveDate;
use rembang_shared::table::Wanted;
use std::time::{Duration, Instant};

/// Unpacked bytes of all parts that are read.
const BYTES: u64 = 24 << 20;
/// Cells that hold something: ten times the longest series we know.
const CELLS: usize = 500_000;
/// Letters of all cells.
const LETTERS: usize = 8 << 20;
/// Letters of one cell that anybody reads.
const CELL_LETTERS: usize = 200;
/// A file that takes longer holds somebody else up.
const TIME: Duration = Duration::from_secs(20);

/// What is left of it.
pub struct Budget {
    bytes: u64,
    cells: usize,
    letters: usize,
    until: Instant,
}

impl Budget {
    pub fn start() -> Self {
        Self {
            bytes: BYTES,
            cells: CELLS,
            letters: LETTERS,
            until: Instant::now() + TIME,
        }
    }

    /// So many bytes may still be unpacked.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn spend_bytes(&mut self, bytes: u64) -> Result<(), Unreadable> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }

    /// For each cell that is looked at, kept or not.
    pub fn spend_cell(&mut self) -> Result<(), Unreadable> {
        self.cells = self.cells.checked_sub(1).ok_or_else(too_large)?;
        let looks = self.cells.is_multiple_of(1024);
        if looks && Instant::now() > self.until {
            return Err(too_large());
        }
        Ok(())
    }

    /// Another cell with the same words; a string that many cells share is copied for each.
    pub fn again(&mut self, cell: &Cell) -> Result<Cell, Unreadable> {
        if let Cell::Text(words) = cell {
            self.letters = self
                .letters
                .checked_sub(words.len())
                .ok_or_else(too_large)?;
        }
        Ok(cell.clone())
    }

    /// Words for a cell: one line, trimmed, and cut before they are copied.
    pub fn text(&mut self, text: &str) -> Result<Cell, Unreadable> {
        let text = text.trim();
        let end = text.char_indices().nth(CELL_LETTERS);
        let short = end.and_then(|(end, _)| text.get(..end));
        let mut words = String::with_capacity(short.unwrap_or(text).len());
        let mut space = false;
        for letter in short.unwrap_or(text).chars() {
            if letter.is_control() || letter.is_whitespace() || letter == '\u{feff}' {
                space = true;
                continue;
            }
            if space && !words.is_empty() {
                words.push(' ');
            }
            space = false;
            words.push(letter);
        }
        if short.is_some() {
            words.push('…');
        }
        self.letters = self
            .letters
            .checked_sub(words.len())
            .ok_or_else(too_large)?;
        Ok(if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        })
    }
}

/// The day of a serial number, which counts from 1900 or 1904 on.
pub fn serial_day(serial: f64, since_1904: bool) -> Option<NaiveDate> {
    let first = if since_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else {
        // The program believes in 29 February 1900, so that its first day is the last of 1899.
        NaiveDate::from_ymd_opt(1899, 12, 30)
    }?;
    // The year 9999 is where programs end.
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    first.checked_add_days(chrono::Days::new(serial as u64))
}

pub const fn too_large() -> Unreadable {
    Unreadable::file(Wanted::Smaller)
}
