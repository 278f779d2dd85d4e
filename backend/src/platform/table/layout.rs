//! Finds the table in a file by its headings, whatever their order, case and language, and gives
//! its rows with cells asked for by name. What is no row of the table is named, never dropped.

use super::{Cell, Row, Sheet, Unreadable};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::table::{Unread, UnreadKind, Wanted};
use rembang_shared::values::{whole_rupiah, written_day, written_month, written_rupiah};

/// Above the headings stand a title and a date, not a page of text.
const TITLE_ROWS: usize = 30;
/// Headings of a table.
const MOST_HEADINGS: usize = 256;
/// Letters of a cell that are repeated to its writer.
const SHOWN: usize = 40;
/// So much that was not read is named one by one.
const MOST_UNREAD: usize = 100;
/// Columns that tables of offices have and no import of ours needs.
const HARMLESS: &[&str] = &[
    "no",
    "nomor",
    "nomer",
    "no urut",
    "nr",
    "satuan",
    "unit",
    "rata rata",
    "rerata",
    "average",
    "mean",
    "median",
    "petugas",
    "nama petugas",
    "enumerator",
    "pencatat",
    "surveyor",
    "catatan",
    "note",
    "notes",
    "remark",
    "remarks",
    "sumber",
    "source",
    "kecamatan",
    "kabupaten",
    "kota",
    "hari",
    "minggu ke",
    "bulan",
    "tahun",
    "harga kemarin",
    "harga lalu",
    "harga minggu lalu",
    "selisih",
    "perubahan",
    "baris",
    "larik",
    "row",
    "sebab ditolak",
    "sebab dipuntampik",
    "why refused",
];
/// First words of rows that sum up, explain or sign.
const CLOSING: &[&str] = &[
    "jumlah",
    "total",
    "sub total",
    "subtotal",
    "grand total",
    "rata rata",
    "rerata",
    "average",
    "catatan",
    "keterangan",
    "ket",
    "sumber",
    "note",
    "notes",
    "source",
    "mengetahui",
    "menyetujui",
    "dibuat oleh",
    "nip",
    "ttd",
    "tertanda",
];

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Says what the row is about; a table without it is another.
    Key,
    /// Holds what is to be kept; a table without it is another.
    Figure,
    /// As [`Part::Figure`], and may be missing.
    OtherFigure,
    /// May be missing.
    Other,
}

/// A column of a layout.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// How the code calls it.
    pub name: &'static str,
    /// What headings call it, in small letters and without signs.
    pub words: &'static [&'static str],
    /// What it is for.
    pub part: Part,
}

impl Column {
    const fn needed(&self) -> bool {
        matches!(self.part, Part::Key | Part::Figure)
    }

    const fn figure(&self) -> bool {
        matches!(self.part, Part::Figure | Part::OtherFigure)
    }

    /// Its heading in the sheets that we hand out.
    pub fn heading(&self) -> String {
        self.words.first().unwrap_or(&self.name).replace(' ', "_")
    }

    fn is(&self, heading: &str) -> bool {
        plain(self.name) == heading || self.words.contains(&heading)
    }
}

/// Why a row or a file cannot be taken, in terms of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Row in the file; 1 where the whole file is meant.
    pub line: u32,
    /// Heading of the column as the file has it, or its letter.
    pub column: Option<String>,
    /// What stands there, cut.
    pub value: Option<String>,
    /// What is wrong, in one word.
    pub code: FieldCode,
    /// What should stand there.
    pub wanted: Wanted,
    /// The row that says the same already.
    pub repeats: Option<u32>,
    /// The whole row below the headings; empty where no row is meant.
    pub said: Vec<String>,
}

impl Fault {
    /// The whole file is meant.
    pub const fn file(code: FieldCode, wanted: Wanted) -> Self {
        Self {
            line: 1,
            column: None,
            value: None,
            code,
            wanted,
            repeats: None,
            said: Vec::new(),
        }
    }
}

impl From<Unreadable> for Fault {
    fn from(unreadable: Unreadable) -> Self {
        Self {
            line: unreadable.line,
            ..Self::file(unreadable.code(), unreadable.wanted)
        }
    }
}

/// The table of a file.
#[derive(Debug)]
pub struct Table<'a> {
    columns: &'static [Column],
    /// Where each of them stands.
    at: Vec<Option<usize>>,
    /// The headings as the file has them, with their columns.
    headings: Vec<(usize, String)>,
    /// The row of the headings.
    line: u32,
    sheet: &'a Sheet,
    rows: Vec<&'a Row>,
    /// What was not read.
    pub unread: Vec<Unread>,
}

/// Finds the one table of these columns among the sheets of a file.
pub fn find<'a>(sheets: &'a [Sheet], columns: &'static [Column]) -> Result<Table<'a>, Fault> {
    let filled = |sheet: &&Sheet| !sheet.rows.is_empty();
    let (hidden, seen): (Vec<_>, Vec<_>) = sheets.iter().filter(filled).partition(|it| it.hidden);
    let headed: Vec<_> = seen
        .iter()
        .map(|sheet| Headed::of(sheet, columns))
        .collect();
    let mut fitting: Vec<&Headed<'_>> = headed.iter().filter(|it| it.fits()).collect();
    if fitting.len() > 1 && fitting.iter().any(|it| it.has_rows()) {
        fitting.retain(|it| it.has_rows());
    }
    let chosen = match fitting[..] {
        [only] => only,
        [first, second, ..] => {
            return Err(Fault {
                value: Some(short(&format!(
                    "{}, {}",
                    first.sheet.name, second.sheet.name
                ))),
                ..Fault::file(FieldCode::Combination, Wanted::OneSheet)
            });
        }
        [] => {
            let fits_hidden = hidden.iter().find(|it| Headed::of(it, columns).fits());
            return Err(
                match (fits_hidden, headed.iter().max_by_key(|it| it.count())) {
                    (Some(sheet), _) => Fault {
                        value: Some(short(&sheet.name)),
                        ..Fault::file(FieldCode::Combination, Wanted::Visible)
                    },
                    (None, Some(nearest)) => nearest.missing(),
                    (None, None) => Fault::file(FieldCode::Required, Wanted::Rows),
                },
            );
        }
    };
    let mut table = chosen.table()?;
    for sheet in sheets
        .iter()
        .filter(filled)
        .filter(|it| !std::ptr::eq(*it, chosen.sheet))
    {
        let kind = if sheet.hidden {
            UnreadKind::HiddenSheet
        } else {
            UnreadKind::Sheet
        };
        table.leave(kind, None, &sheet.name);
    }
    Ok(table)
}

/// A sheet with the row that looks most like the headings.
struct Headed<'a> {
    sheet: &'a Sheet,
    columns: &'static [Column],
    /// Index of that row among the sheet's rows.
    row: usize,
    /// For each column where it stands.
    at: Vec<Vec<usize>>,
}

impl<'a> Headed<'a> {
    fn of(sheet: &'a Sheet, columns: &'static [Column]) -> Self {
        let rows = sheet.rows.iter().take(TITLE_ROWS).enumerate();
        let mut best = Self {
            sheet,
            columns,
            row: 0,
            at: vec![Vec::new(); columns.len()],
        };
        for (row, cells) in rows {
            let at = columns
                .iter()
                .map(|column| headings_of(cells, column))
                .collect();
            let other = Self {
                sheet,
                columns,
                row,
                at,
            };
            if other.count() > best.count() {
                best = other;
            }
        }
        best
    }

    fn count(&self) -> usize {
        self.at.iter().filter(|at| !at.is_empty()).count()
    }

    fn fits(&self) -> bool {
        let mut both = self.columns.iter().zip(&self.at);
        both.all(|(column, at)| !column.needed() || !at.is_empty())
    }

    fn has_rows(&self) -> bool {
        self.sheet.rows.len() > self.row + 1
    }

    fn line(&self) -> u32 {
        self.sheet.rows.get(self.row).map_or(1, |row| row.line)
    }

    /// The first column that a fitting table would have.
    fn missing(&self) -> Fault {
        let mut both = self.columns.iter().zip(&self.at);
        let missing = both.find(|(column, at)| column.needed() && at.is_empty());
        let line = if self.count() == 0 { 1 } else { self.line() };
        Fault {
            line,
            column: missing.map(|(column, _)| self.call(column)),
            ..Fault::file(FieldCode::Required, Wanted::Column)
        }
    }

    /// A column in the language of the headings that are there.
    fn call(&self, column: &Column) -> String {
        let row = self.sheet.rows.get(self.row);
        let ours = self.columns.iter().zip(&self.at).any(|(column, at)| {
            let heading = at.first().and_then(|at| Some(row?.cell(*at).shown()));
            heading.is_some_and(|it| plain(&it) == plain(column.name))
        });
        if ours {
            column.name.to_owned()
        } else {
            column.heading()
        }
    }

    fn table(&self) -> Result<Table<'a>, Fault> {
        let Some((headings, rows)) = self.sheet.rows.get(self.row..).and_then(<[_]>::split_first)
        else {
            return Err(Fault::file(FieldCode::Required, Wanted::Rows));
        };
        if headings.cells.len() > MOST_HEADINGS {
            return Err(Fault::file(FieldCode::Range, Wanted::Smaller));
        }
        let own = |cell: &Cell| !matches!(cell, Cell::Covered(_));
        let names = headings.cells.iter().filter(|(_, cell)| own(cell));
        let mut table = Table {
            columns: self.columns,
            at: self.at.iter().map(|at| at.first().copied()).collect(),
            headings: names
                .map(|(at, cell)| (*at, short(&cell.shown())))
                .collect(),
            line: self.line(),
            sheet: self.sheet,
            rows: rows.iter().collect(),
            unread: Vec::new(),
        };
        if let Some(twice) = self.at.iter().find_map(|at| at.get(1)) {
            return Err(table.heading(*twice, FieldCode::Combination, Wanted::OneColumn));
        }
        table.check_gaps()?;
        table.set_aside();
        table.check_columns()?;
        Ok(table)
    }
}

fn headings_of(row: &Row, column: &Column) -> Vec<usize> {
    let said = row.cells.iter().filter(|(_, cell)| match cell {
        Cell::Text(text) => column.is(&plain(text)),
        _ => false,
    });
    said.map(|(at, _)| *at).collect()
}

impl Table<'_> {
    /// The headings in the order of the file.
    pub fn headings(&self) -> Vec<String> {
        self.headings.iter().map(|(_, name)| name.clone()).collect()
    }

    /// How many rows it has.
    pub const fn count(&self) -> usize {
        self.rows.len()
    }

    /// Each row, or why it cannot be read as one.
    pub fn lines(&self) -> impl Iterator<Item = Result<Line<'_>, Fault>> {
        self.rows.iter().map(|row| {
            let line = Line { table: self, row };
            let refuse = |code, wanted| Err(line.about(None, None, code, wanted));
            if row.torn {
                return refuse(FieldCode::Format, Wanted::ClosedQuote);
            }
            if row.hidden {
                return refuse(FieldCode::Combination, Wanted::Visible);
            }
            match self
                .beyond(row)
                .find(|(_, cell)| self.sheet.delimited && holds_digit(cell))
            {
                Some((at, cell)) => Err(line.about(
                    Some(letters(*at)),
                    Some(cell),
                    FieldCode::Format,
                    Wanted::NoExtraCell,
                )),
                None => Ok(line),
            }
        })
    }

    /// The heading of a column of the layout, as the file has it.
    pub fn heading_of(&self, name: &str) -> Option<String> {
        let at = self.place_of(name)?;
        let heading = self.headings.iter().find(|(column, _)| *column == at);
        heading.map(|(_, text)| text.clone())
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        *self.at.get(index)?
    }

    /// A figure's column that stands after one that is missing was most likely misspelt.
    fn check_gaps(&self) -> Result<(), Fault> {
        let figures: Vec<_> = self
            .columns
            .iter()
            .zip(&self.at)
            .filter(|(it, _)| it.figure())
            .collect();
        let last = figures
            .iter()
            .rposition(|(_, at)| at.is_some())
            .unwrap_or(0);
        match figures.iter().take(last).find(|(_, at)| at.is_none()) {
            Some((column, _)) => Err(Fault {
                line: self.line,
                column: Some(column.heading()),
                ..Fault::file(FieldCode::Required, Wanted::Column)
            }),
            None => Ok(()),
        }
    }

    /// Takes titles, totals, notes and signatures out of the rows, and names them.
    fn set_aside(&mut self) {
        let last = self.rows.iter().rposition(|row| self.is_full(row));
        let rows = std::mem::take(&mut self.rows);
        for (at, row) in rows.into_iter().enumerate() {
            if row.torn || !self.is_aside(row, last.is_none_or(|last| at > last)) {
                self.rows.push(row);
                continue;
            }
            let own = row
                .cells
                .iter()
                .filter(|(_, cell)| !matches!(cell, Cell::Covered(_)));
            let said: Vec<_> = own.map(|(_, cell)| cell.shown()).collect();
            self.leave(UnreadKind::Row, Some(row.line), &said.join(" "));
        }
        // In a text a figure without a heading is a row that was shifted, which is refused.
        let shifted = |cell: &Cell| self.sheet.delimited && holds_digit(cell);
        let notes = self.rows.iter().flat_map(|row| {
            let cells = self.beyond(row).filter(|(_, cell)| !shifted(cell));
            cells.map(|(_, cell)| (row.line, cell.shown()))
        });
        for (line, said) in notes.collect::<Vec<_>>() {
            self.leave(UnreadKind::Cell, Some(line), &said);
        }
    }

    /// Says what it is about and holds a figure, as rows of a table do.
    fn is_full(&self, row: &Row) -> bool {
        let keys = self.filled(row, |column| column.part == Part::Key);
        let figures = self
            .columns
            .iter()
            .zip(&self.at)
            .filter(|(column, _)| column.figure());
        let figure = |at: &Option<usize>| at.is_some_and(|at| is_figure(row.cell(at)));
        keys >= 2 || figures.into_iter().any(|(_, at)| figure(at))
    }

    /// Nothing of a row of the table. Behind the last full row a signature may stand in any column.
    fn is_aside(&self, row: &Row, behind: bool) -> bool {
        let says_day = |cell: &Cell| match cell {
            Cell::Day(_) => true,
            cell => written_day(&cell.shown()).is_some(),
        };
        // A total may have figures, but it is about no day.
        let about_day = self.columns.iter().zip(&self.at).any(|(column, at)| {
            column.part == Part::Key && at.is_some_and(|at| says_day(row.cell(at)))
        });
        if about_day {
            return false;
        }
        // The first words of the row; a figure may stand before them.
        let mut words = row
            .cells
            .iter()
            .filter(|(_, cell)| matches!(cell, Cell::Text(_)));
        let word = words
            .find(|(_, cell)| !is_figure(cell))
            .map(|(at, cell)| (*at, plain(&cell.shown())));
        if let Some((at, word)) = word {
            let closes = |start: &&str| word == *start || word.starts_with(&format!("{start} "));
            if CLOSING.iter().copied().any(|start| closes(&start)) && !self.is_about_more(row, at) {
                return true;
            }
        }
        let keys = self.filled(row, |column| column.part == Part::Key);
        let figures = self.filled(row, Column::figure_or_more);
        let digits =
            self.columns.iter().zip(&self.at).any(|(column, at)| {
                column.figure() && at.is_some_and(|at| holds_digit(row.cell(at)))
            });
        keys <= 1 && (figures == 0 || (behind && !(keys == 1 && digits) && !self.is_full(row)))
    }

    /// A key besides the cell that sounds like a total: then it only sounds like one.
    fn is_about_more(&self, row: &Row, besides: usize) -> bool {
        self.columns.iter().zip(&self.at).any(|(column, at)| {
            let other = at.filter(|at| *at != besides);
            column.part == Part::Key && other.is_some_and(|at| *row.cell(at) != Cell::Empty)
        })
    }

    fn filled(&self, row: &Row, which: impl Fn(&Column) -> bool) -> usize {
        let asked = self
            .columns
            .iter()
            .zip(&self.at)
            .filter(|(column, _)| which(column));
        asked
            .filter(|(_, at)| at.is_some_and(|at| *row.cell(at) != Cell::Empty))
            .count()
    }

    /// Cells of a row in columns without a heading.
    fn beyond<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = &'r (usize, Cell)> {
        let headed = |at: usize| self.headings.iter().any(|(column, _)| *column == at);
        row.cells
            .iter()
            .filter(move |(at, cell)| !headed(*at) && !matches!(cell, Cell::Covered(_)))
    }

    /// Every heading must be known, harmless, or stand above nothing.
    fn check_columns(&mut self) -> Result<(), Fault> {
        for (at, name) in self.headings.clone() {
            let holds = self.rows.iter().any(|row| *row.cell(at) != Cell::Empty);
            let known = self.at.contains(&Some(at));
            let hidden = self
                .sheet
                .hidden_columns
                .iter()
                .any(|(a, b)| (*a..=*b).contains(&at));
            if !holds {
                continue;
            }
            if known && hidden {
                return Err(self.heading(at, FieldCode::Combination, Wanted::Visible));
            }
            if !known && HARMLESS.contains(&plain(&name).as_str()) {
                self.leave(UnreadKind::Column, None, &name);
            } else if !known {
                return Err(self.heading(at, FieldCode::Unknown, Wanted::KnownColumn));
            }
        }
        Ok(())
    }

    /// A fault of a heading.
    fn heading(&self, at: usize, code: FieldCode, wanted: Wanted) -> Fault {
        let name = self.headings.iter().find(|(column, _)| *column == at);
        Fault {
            line: self.line,
            column: name.map(|(_, text)| text.clone()),
            ..Fault::file(code, wanted)
        }
    }

    fn leave(&mut self, kind: UnreadKind, line: Option<u32>, text: &str) {
        if self.unread.len() < MOST_UNREAD {
            let text = short(text);
            self.unread.push(Unread { kind, line, text });
        }
    }
}

impl Column {
    /// Anything but what the row is about.
    const fn figure_or_more(&self) -> bool {
        !matches!(self.part, Part::Key)
    }
}

/// A row of the table.
pub struct Line<'a> {
    table: &'a Table<'a>,
    row: &'a Row,
}

impl Line<'_> {
    /// Its number.
    pub const fn number(&self) -> u32 {
        self.row.line
    }

    /// Its cells below the headings, for whoever has to mend them.
    pub fn said(&self) -> Vec<String> {
        let cells = self.table.headings.iter().map(|(at, _)| self.row.cell(*at));
        cells.map(Cell::shown).collect()
    }

    /// Words, where there are any; `-` is how people write that there are none.
    pub fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        match self.cell(name) {
            Cell::Empty => Ok(None),
            Cell::NoResult => Err(self.fault(name, FieldCode::Format, Wanted::Result)),
            cell => Ok(Some(cell.shown()).filter(|text| !matches!(text.as_str(), "-" | "–" | ""))),
        }
    }

    /// Words, which must be there.
    pub fn needed(&self, name: &str) -> Result<String, Fault> {
        self.text(name)?
            .ok_or_else(|| self.fault(name, FieldCode::Required, Wanted::Filled))
    }

    /// A day.
    pub fn day(&self, name: &str) -> Result<NaiveDate, Fault> {
        self.date(name, written_day, Wanted::Day)
    }

    /// A month, as its first day.
    pub fn month(&self, name: &str) -> Result<NaiveDate, Fault> {
        self.date(name, written_month, Wanted::Month)
    }

    fn date(
        &self,
        name: &str,
        read: fn(&str) -> Option<NaiveDate>,
        wanted: Wanted,
    ) -> Result<NaiveDate, Fault> {
        use chrono::Datelike;
        let shown = match self.cell(name) {
            Cell::Covered(cell) => cell,
            cell => cell,
        };
        // A program that makes a day of `2026-11` takes the first.
        if let Cell::Day(day) = shown
            && (wanted == Wanted::Day || day.day() == 1)
        {
            return Ok(*day);
        }
        let text = self.needed(name)?;
        read(&text).ok_or_else(|| self.fault(name, FieldCode::Format, wanted))
    }

    /// Whole rupiah, where there are any.
    pub fn rupiah(&self, name: &str) -> Result<Option<i64>, Fault> {
        let read = match self.cell(name) {
            Cell::Number(number) => whole_rupiah(*number),
            Cell::Covered(_) => return Err(self.fault(name, FieldCode::Format, Wanted::Unmerged)),
            _ => match self.text(name)? {
                None => return Ok(None),
                Some(text) => written_rupiah(&text),
            },
        };
        read.map(Some)
            .map_err(|code| self.fault(name, code, Wanted::Rupiah))
    }

    /// A fault of one of its cells.
    pub fn fault(&self, name: &str, code: FieldCode, wanted: Wanted) -> Fault {
        let column = self
            .table
            .heading_of(name)
            .unwrap_or_else(|| name.to_owned());
        self.about(Some(column), Some(self.cell(name)), code, wanted)
    }

    /// It says what another row says.
    pub fn repeats(&self, other: u32) -> Fault {
        Fault {
            repeats: Some(other),
            ..self.about(None, None, FieldCode::Combination, Wanted::Once)
        }
    }

    fn about(
        &self,
        column: Option<String>,
        cell: Option<&Cell>,
        code: FieldCode,
        wanted: Wanted,
    ) -> Fault {
        let value = cell.filter(|cell| **cell != Cell::Empty);
        Fault {
            line: self.row.line,
            column,
            value: value.map(|cell| short(&cell.shown())),
            code,
            wanted,
            repeats: None,
            said: self.said(),
        }
    }

    fn cell(&self, name: &str) -> &Cell {
        let at = self.table.place_of(name);
        at.map_or(&Cell::Empty, |at| self.row.cell(at))
    }
}

/// Small letters and digits, with one space where anything else stood; without the currency that
/// a heading may end in.
pub fn plain(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words.collect();
    while words.len() > 1
        && words
            .last()
            .is_some_and(|it| matches!(*it, "rp" | "idr" | "rupiah" | "kg" | "per"))
    {
        words.pop();
    }
    words.join(" ")
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::NoResult => true,
        Cell::Text(text) => written_rupiah(text).is_ok(),
        _ => false,
    }
}

fn holds_digit(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::NoResult | Cell::Day(_) => true,
        cell => cell.shown().contains(|c: char| c.is_ascii_digit()),
    }
}

/// Cut, so that a broken file cannot flood its own report.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A column as spreadsheets call it: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        name.push(char::from(
            b'A' + u8::try_from((left - 1) % 26).unwrap_or_default(),
        ));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect()
}
