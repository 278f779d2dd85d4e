//! Files of prices turned into rows: two publishers' series and our own quotes. Pure: no clock,
//! no database; storing the rows is the caller's.
//!
//! Either every row is good or none is given: a file half imported cannot be told from a whole
//! one later. All bad rows are named by their line (the header is line 1), so that one correction
//! of the file is enough. UTF-8, comma, a BOM and CRLF are fine. The layouts:
//!
//! * `bapanas`: `month,area,commodity,price_idr`, month `2024-01`
//! * `pihps`: `date,area,commodity,price_idr`, date `2020-01-02`
//! * `csv`: `day,place,commodity,level,quote_1,quote_2,quote_3,status,reason`. One row per day,
//!   place and commodity. Codes of the regency pack; `level` is `retail`, `producer` or `auction`
//!   and must be the place's. One to three quotes in rupiah per unit; or none and a `status`:
//!   `HABIS`, `TUTUP`, `TIDAK ADA`. `reason` is empty, `quality`, `asked_again` or `stock_low`.

#[cfg(test)]
mod tests;

use crate::regency::table::{self, Fault, Row, quoted};
use crate::regency::{Regency, SeriesFormat};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::{Level, NoQuote};
use rembang_shared::market::rules::Reason;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

/// So many bad rows are listed; the rest is counted.
pub const MAX_LISTED: usize = 100;

/// Layout of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// Monthly series of Badan Pangan Nasional.
    Bapanas,
    /// Daily series of Bank Indonesia's PIHPS.
    Pihps,
    /// Our own quotes.
    Csv,
}

impl ImportFormat {
    /// The word on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Bapanas => "bapanas",
            Self::Pihps => "pihps",
            Self::Csv => "csv",
        }
    }

    /// The format of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Bapanas, Self::Pihps, Self::Csv]
            .into_iter()
            .find(|format| format.slug() == slug)
    }
}

impl From<SeriesFormat> for ImportFormat {
    fn from(format: SeriesFormat) -> Self {
        match format {
            SeriesFormat::Bapanas => Self::Bapanas,
            SeriesFormat::Pihps => Self::Pihps,
        }
    }
}

/// Rows of a good file, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// Of another publisher.
    Series(Vec<SeriesRow>),
    /// Our own.
    Quotes(Vec<QuoteRow>),
}

/// A value of a published series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// The publisher's area text.
    pub area: String,
    /// The publisher's commodity text.
    pub commodity_text: String,
    /// The day, or the first of the month.
    pub period: NaiveDate,
    /// Rupiah per the publisher's unit.
    pub price: i64,
}

/// What traders quoted at a place on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRow {
    /// Line in the file, for what the caller may still find wrong.
    pub line: u64,
    /// Day in WIB, not in the future.
    pub day: NaiveDate,
    /// Code of the place.
    pub place: String,
    /// Code of the commodity.
    pub commodity: String,
    /// The place's level, at which the commodity is priced.
    pub level: Level,
    /// One to three, in the traders' order; none with a status.
    pub quotes: Vec<i64>,
    /// Why there is no quote.
    pub status: Option<NoQuote>,
    /// Why the price is unusual.
    pub reason: Option<Reason>,
}

/// A bad row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Line in the file; 1, the header, where the whole file is meant.
    pub line: u64,
    /// A plain English sentence.
    pub reason: String,
    /// The column to blame, where one is.
    pub column: Option<String>,
    /// The same in one word, for screens in other languages.
    pub code: FieldCode,
}

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// How many rows are bad.
    pub total: usize,
    /// The first [`MAX_LISTED`] of them.
    pub rows: Vec<RowError>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            writeln!(f, "line {}: {}", row.line, row.reason)?;
        }
        write!(f, "{} bad rows, nothing was imported", self.total)?;
        match self.total.saturating_sub(self.rows.len()) {
            0 => Ok(()),
            hidden => write!(f, " ({hidden} not listed)"),
        }
    }
}

impl std::error::Error for Rejected {}

/// Reads a file whole. `today` is the day in WIB, `regency` knows places and commodities.
pub fn parse(
    format: ImportFormat,
    bytes: &[u8],
    today: NaiveDate,
    regency: &Regency,
) -> Result<Parsed, Rejected> {
    match format {
        ImportFormat::Bapanas => series(bytes, BAPANAS, today).map(Parsed::Series),
        ImportFormat::Pihps => series(bytes, PIHPS, today).map(Parsed::Series),
        ImportFormat::Csv => quotes(bytes, today, regency).map(Parsed::Quotes),
    }
}

const BAPANAS: &[&str] = &["month", "area", "commodity", "price_idr"];
const PIHPS: &[&str] = &["date", "area", "commodity", "price_idr"];
/// Columns of our own layout.
pub const QUOTES: &[&str] = &[
    "day",
    "place",
    "commodity",
    "level",
    "quote_1",
    "quote_2",
    "quote_3",
    "status",
    "reason",
];

fn series(
    bytes: &[u8],
    header: &'static [&'static str],
    today: NaiveDate,
) -> Result<Vec<SeriesRow>, Rejected> {
    let key = |row: &SeriesRow| (row.period, row.area.clone(), row.commodity_text.clone());
    collect(bytes, header, key, |row| {
        let period = if header == BAPANAS {
            month(row)?
        } else {
            row.date("date")?
        };
        Ok(SeriesRow {
            period: not_future(row, period, today)?,
            area: row.required("area")?.to_owned(),
            commodity_text: row.required("commodity")?.to_owned(),
            price: row.rupiah("price_idr")?,
        })
    })
}

/// The first day of `2024-01`.
fn month(row: &Row) -> Result<NaiveDate, Fault> {
    let text = row.required("month")?;
    table::civil_date(&format!("{text}-01"))
        .ok_or_else(|| row.fault(format!("month {} is not a month (YYYY-MM)", quoted(text))))
}

fn not_future(row: &Row, day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Fault> {
    if day <= today {
        return Ok(day);
    }
    Err(row
        .fault(format!("{day} is in the future; today is {today}"))
        .of("day", FieldCode::Range))
}

fn quotes(bytes: &[u8], today: NaiveDate, regency: &Regency) -> Result<Vec<QuoteRow>, Rejected> {
    let key = |row: &QuoteRow| (row.day, row.place.clone(), row.commodity.clone());
    collect(bytes, QUOTES, key, |row| {
        let day = not_future(row, row.date("day")?, today)?;
        let (place, commodity) = (row.required("place")?, row.required("commodity")?);
        let level: Level = row.word("level")?;
        check_codes(regency, place, commodity, level)
            .map_err(|(column, code, reason)| row.fault(reason).of(column, code))?;
        let mut quotes = Vec::new();
        for column in ["quote_1", "quote_2", "quote_3"] {
            if !row.text(column).is_empty() {
                quotes.push(row.rupiah(column)?);
            }
        }
        let status: Option<NoQuote> = optional_word(row, "status")?;
        match (status, quotes.is_empty()) {
            (None, true) => Err(row
                .fault("has neither a quote nor a status")
                .of("quote_1", FieldCode::Required)),
            (Some(_), false) => Err(row
                .fault("has both quotes and a status")
                .of("status", FieldCode::Combination)),
            _ => Ok(QuoteRow {
                line: row.line,
                day,
                place: place.to_owned(),
                commodity: commodity.to_owned(),
                level,
                quotes,
                status,
                reason: optional_word(row, "reason")?,
            }),
        }
    })
}

fn optional_word<'a, T: serde::Deserialize<'a>>(
    row: &'a Row,
    column: &str,
) -> Result<Option<T>, Fault> {
    match row.text(column) {
        "" => Ok(None),
        text => row.closed(column, text).map(Some),
    }
}

fn check_codes(
    regency: &Regency,
    place: &str,
    commodity: &str,
    level: Level,
) -> Result<(), (&'static str, FieldCode, String)> {
    use FieldCode::{Combination, Unknown};
    let kind = match regency.place(place) {
        Some(place) => place.kind,
        None => {
            let reason = format!("place {} is not known", quoted(place));
            return Err(("place", Unknown, reason));
        }
    };
    let Some(known) = regency.commodity(commodity) else {
        let reason = format!("commodity {} is not known", quoted(commodity));
        return Err(("commodity", Unknown, reason));
    };
    if kind.level() != level {
        let (is, asked) = (kind.level().slug(), level.slug());
        let reason = format!("prices at {place} are {is} prices, not {asked}");
        return Err(("level", Combination, reason));
    }
    if !known.levels.contains(&level) {
        let reason = format!("{commodity} is not priced at level {}", level.slug());
        return Err(("level", Combination, reason));
    }
    Ok(())
}

/// Reads every row, and gives all of them or all that is wrong.
fn collect<T, K: Eq + Hash>(
    bytes: &[u8],
    header: &'static [&'static str],
    key: impl Fn(&T) -> K,
    read: impl Fn(&Row) -> Result<T, Fault>,
) -> Result<Vec<T>, Rejected> {
    let mut rejected = Rejected {
        total: 0,
        rows: Vec::new(),
    };
    let text = table::decode(bytes).map_err(Rejected::from)?;
    let mut first: HashMap<K, u64> = HashMap::new();
    let mut items = Vec::new();
    for row in table::rows(&text, header)? {
        let item = row.and_then(|row| {
            let item = read(&row)?;
            match first.get(&key(&item)) {
                Some(line) => Err(row.fault(format!("repeats line {line}"))),
                None => {
                    first.insert(key(&item), row.line);
                    Ok(item)
                }
            }
        });
        match item {
            Ok(item) => items.push(item),
            Err(fault) => rejected.push(fault),
        }
    }
    if items.is_empty() && rejected.total == 0 {
        rejected.push(Fault::file("has no row below the header"));
    }
    if rejected.total == 0 {
        Ok(items)
    } else {
        Err(rejected)
    }
}

impl Rejected {
    fn push(&mut self, fault: Fault) {
        self.total += 1;
        if self.rows.len() < MAX_LISTED {
            self.rows.push(RowError {
                line: fault.line.unwrap_or(1),
                reason: fault.reason,
                column: fault.column,
                code: fault.code,
            });
        }
    }
}

impl From<Fault> for Rejected {
    fn from(fault: Fault) -> Self {
        let mut rejected = Self {
            total: 0,
            rows: Vec::new(),
        };
        rejected.push(fault);
        rejected
    }
}
