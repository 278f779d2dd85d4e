//! Files of prices turned into rows: two publishers' series and our own quotes. Pure: no clock,
//! no database; storing the rows is the caller's.
//!
//! Either every row is good or none is given: a file half imported cannot be told from a whole
//! one later. All bad rows are named by their line, so that one correction of the file is enough.
//! How files look is `platform/table`'s; here is what their columns mean. The layouts, with the
//! headings in any order and case:
//!
//! * `bapanas`: month, area, commodity, price
//! * `pihps`: day, area, commodity, price
//! * `csv`: day, place, commodity, one to three quotes; level, status and reason where needed. One
//!   row per day, place and commodity, by code or by name. The level is the place's, and is
//!   checked where it is told. One to three quotes in rupiah per unit; or none and a status.
//!   Column names that the Indonesian sheets use stand in [`QUOTES`].

#[cfg(test)]
mod tests;

use super::pack::{MarketPack, Series, SeriesFormat};
use crate::platform::table::{self, Column, Fault, Line, Part, Table, plain};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::{Level, NoQuote};
use rembang_shared::market::rules::Reason;
use rembang_shared::table::{Unread, Wanted};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;

/// So many bad rows are printed; the rest is counted.
pub const MAX_LISTED: usize = 100;
/// No price that we know of is older.
const FIRST_YEAR: i32 = 1990;

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

/// A good file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// Its rows, in its order.
    pub rows: Rows,
    /// What its columns are called.
    pub headings: Headings,
    /// What stands in it besides.
    pub unread: Vec<Unread>,
}

/// The headings of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// In the order of the file.
    pub all: Vec<String>,
    /// Our name of a column and where it stands among them.
    named: Vec<(&'static str, usize)>,
}

impl Headings {
    fn of(table: &Table<'_>, columns: &[Column]) -> Self {
        let all = table.headings();
        let place = |column: &Column| {
            let heading = table.heading_of(column.name)?;
            Some((column.name, all.iter().position(|it| *it == heading)?))
        };
        let named = columns.iter().filter_map(place).collect();
        Self { all, named }
    }

    /// Where a column of ours stands among the headings.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        let found = self.named.iter().find(|(ours, _)| *ours == name);
        found.map(|(_, at)| *at)
    }
}

/// The column that a field of an entry comes from.
pub fn column_of(field: &str) -> &str {
    match field {
        "quotes" | "quotes[0]" => "quote_1",
        "quotes[1]" => "quote_2",
        "quotes[2]" => "quote_3",
        other => other,
    }
}

/// Rows of a good file, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// Of another publisher.
    Series(Vec<SeriesRow>),
    /// Our own.
    Quotes(Vec<QuoteRow>),
}

impl Rows {
    /// How many.
    pub const fn count(&self) -> usize {
        match self {
            Self::Series(rows) => rows.len(),
            Self::Quotes(rows) => rows.len(),
        }
    }
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
    pub line: u32,
    /// Its cells as they stand below the headings.
    pub said: Vec<String>,
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

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Rows of the file.
    pub rows: usize,
    /// Every bad one.
    pub faults: Vec<Fault>,
    /// The headings of the file.
    pub headings: Vec<String>,
    /// What stands in it besides.
    pub unread: Vec<Unread>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in self.faults.iter().take(MAX_LISTED) {
            writeln!(f, "line {}: {}", fault.line, sentence(fault))?;
        }
        write!(f, "{} bad rows, nothing was imported", self.faults.len())?;
        match self.faults.len().saturating_sub(MAX_LISTED) {
            0 => Ok(()),
            hidden => write!(f, " ({hidden} not listed)"),
        }
    }
}

impl std::error::Error for Rejected {}

/// A fault for the command line: column, value, and what should stand there.
fn sentence(fault: &Fault) -> String {
    let mut words = Vec::new();
    if let Some(column) = &fault.column {
        words.push(format!("column {column}"));
    }
    if let Some(value) = &fault.value {
        words.push(format!("\"{value}\""));
    }
    match fault.repeats {
        Some(line) => words.push(format!("repeats line {line}")),
        None => words.push(fault.wanted.sentence().to_owned()),
    }
    words.join(" ")
}

/// Reads a file whole. `today` is the day in WIB, `pack` knows places and commodities.
pub fn parse(
    format: ImportFormat,
    bytes: &[u8],
    today: NaiveDate,
    pack: &MarketPack,
) -> Result<Parsed, Rejected> {
    let columns = match format {
        ImportFormat::Bapanas => BAPANAS,
        ImportFormat::Pihps => PIHPS,
        ImportFormat::Csv => QUOTES,
    };
    let sheets = table::read(bytes).map_err(Fault::from)?;
    let table = table::find(&sheets, columns)?;
    let rows = match format {
        ImportFormat::Csv => {
            let names = Names::of(pack);
            let key = |row: &QuoteRow| (row.day, row.place.clone(), row.commodity.clone());
            let read = |line: &Line<'_>| quote(line, today, pack, &names);
            Rows::Quotes(collect(&table, key, read)?)
        }
        ImportFormat::Bapanas | ImportFormat::Pihps => {
            let known = Known::of(pack, format);
            let key = |row: &SeriesRow| (row.period, row.area.clone(), row.commodity_text.clone());
            let read = |line: &Line<'_>| series(line, format, today, &known);
            Rows::Series(collect(&table, key, read)?)
        }
    };
    Ok(Parsed {
        rows,
        headings: Headings::of(&table, columns),
        unread: table.unread,
    })
}

const fn column(name: &'static str, part: Part, words: &'static [&'static str]) -> Column {
    Column { name, words, part }
}

const AREA: Column = column(
    "area",
    Part::Key,
    &["wilayah", "daerah", "kabupaten", "kab kota", "provinsi"],
);
const COMMODITY: Column = column(
    "commodity",
    Part::Key,
    &[
        "bahan",
        "komoditas",
        "komoditi",
        "barang",
        "nama bahan",
        "nama komoditas",
        "nama barang",
        "bahan pokok",
        "bahan pangan",
        "jenis bahan",
        "jenis barang",
        "jenis komoditas",
    ],
);
const PRICE: Column = column(
    "price_idr",
    Part::Figure,
    &["harga", "price", "harga rata rata"],
);
const BAPANAS: &[Column] = &[
    column("month", Part::Key, &["bulan", "periode", "period"]),
    AREA,
    COMMODITY,
    PRICE,
];
const PIHPS: &[Column] = &[
    column("date", Part::Key, &["tanggal", "tgl", "day"]),
    AREA,
    COMMODITY,
    PRICE,
];
/// Columns of our own layout; the first word of each is its heading in the sheets we hand out.
pub const QUOTES: &[Column] = &[
    column(
        "day",
        Part::Key,
        &["tanggal", "tgl", "date", "hari tanggal", "tanggal survei"],
    ),
    column(
        "place",
        Part::Key,
        &[
            "tempat",
            "pasar",
            "nama pasar",
            "nama tempat",
            "lokasi",
            "market",
            "tpi",
        ],
    ),
    COMMODITY,
    column("level", Part::Other, &["tingkat", "tingkat harga"]),
    column(
        "quote_1",
        Part::Figure,
        &[
            "harga 1",
            "harga",
            "harga1",
            "harga i",
            "pedagang 1",
            "kutipan 1",
            "quote1",
            "price 1",
        ],
    ),
    column(
        "quote_2",
        Part::OtherFigure,
        &[
            "harga 2",
            "harga2",
            "harga ii",
            "pedagang 2",
            "kutipan 2",
            "quote2",
            "price 2",
        ],
    ),
    column(
        "quote_3",
        Part::OtherFigure,
        &[
            "harga 3",
            "harga3",
            "harga iii",
            "pedagang 3",
            "kutipan 3",
            "quote3",
            "price 3",
        ],
    ),
    column(
        "status",
        Part::Other,
        &["keterangan", "ket", "keadaan", "ketersediaan"],
    ),
    column("reason", Part::Other, &["alasan", "sebab"]),
];

/// What a series' rows may name: the areas and commodities that its publisher has.
struct Known<'a> {
    pack: &'a MarketPack,
    series: Option<&'a Series>,
    areas: HashSet<String>,
}

impl<'a> Known<'a> {
    fn of(pack: &'a MarketPack, format: ImportFormat) -> Self {
        let mut all = pack.series().iter();
        let series = all.find(|it| ImportFormat::from(it.format) == format);
        let bytes = series
            .and_then(|it| pack.series_bytes(it).ok())
            .unwrap_or_default();
        let mut reader = csv::Reader::from_reader(&*bytes);
        let rows = reader.records().flatten();
        let mut areas: HashSet<String> = rows
            .filter_map(|row| row.get(1).map(str::to_owned))
            .collect();
        areas.extend(series.map(|it| it.own_area.clone()));
        Self {
            pack,
            series,
            areas,
        }
    }

    fn has_commodity(&self, text: &str) -> bool {
        self.series
            .is_none_or(|it| self.pack.series_mapping(&it.id, text).is_some())
    }

    fn has_area(&self, area: &str) -> bool {
        self.series.is_none() || self.areas.contains(area)
    }
}

fn series(
    line: &Line<'_>,
    format: ImportFormat,
    today: NaiveDate,
    known: &Known<'_>,
) -> Result<SeriesRow, Fault> {
    let (column, period) = if format == ImportFormat::Bapanas {
        ("month", line.month("month")?)
    } else {
        ("date", line.day("date")?)
    };
    let row = SeriesRow {
        period: past(line, column, period, today)?,
        area: line.needed("area")?,
        commodity_text: line.needed("commodity")?,
        price: line
            .rupiah("price_idr")?
            .ok_or_else(|| line.fault("price_idr", FieldCode::Required, Wanted::Rupiah))?,
    };
    if !known.has_area(&row.area) {
        return Err(line.fault("area", FieldCode::Unknown, Wanted::Area));
    }
    if !known.has_commodity(&row.commodity_text) {
        return Err(line.fault("commodity", FieldCode::Unknown, Wanted::SeriesCommodity));
    }
    Ok(row)
}

fn past(
    line: &Line<'_>,
    column: &str,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<NaiveDate, Fault> {
    use chrono::Datelike;
    if day <= today && day.year() >= FIRST_YEAR {
        return Ok(day);
    }
    Err(line.fault(column, FieldCode::Range, Wanted::PastDay))
}

/// Codes by the names that people use. A name that two share names neither.
struct Names {
    places: HashMap<String, Option<String>>,
    commodities: HashMap<String, Option<String>>,
}

impl Names {
    fn of(pack: &MarketPack) -> Self {
        let places = pack.places().iter().chain(pack.villages());
        let places = places.map(|it| (&it.code, &it.name));
        let commodities = pack.commodities().iter().map(|it| (&it.code, &it.name_id));
        Self {
            places: by_name(places),
            commodities: by_name(commodities),
        }
    }
}

fn by_name<'a>(
    all: impl Iterator<Item = (&'a String, &'a String)>,
) -> HashMap<String, Option<String>> {
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    for (code, name) in all {
        for word in [code, name] {
            let found = names
                .entry(plain(word))
                .or_insert_with(|| Some(code.clone()));
            if found.as_ref() != Some(code) {
                *found = None;
            }
        }
    }
    names
}

fn quote(
    line: &Line<'_>,
    today: NaiveDate,
    pack: &MarketPack,
    names: &Names,
) -> Result<QuoteRow, Fault> {
    let day = past(line, "day", line.day("day")?, today)?;
    let place = coded(line, "place", &names.places, Wanted::Place)?;
    let commodity = coded(line, "commodity", &names.commodities, Wanted::Commodity)?;
    let level = level(line, pack, &place, &commodity)?;
    let mut quotes = Vec::new();
    for column in ["quote_1", "quote_2", "quote_3"] {
        quotes.extend(line.rupiah(column)?);
    }
    let status = word(line, "status", Wanted::Status, status_word)?;
    match (status, quotes.is_empty()) {
        (None, true) => Err(line.fault("quote_1", FieldCode::Required, Wanted::QuoteOrStatus)),
        (Some(_), false) => Err(line.fault("status", FieldCode::Combination, Wanted::OnlyOne)),
        _ => Ok(QuoteRow {
            line: line.number(),
            said: line.said(),
            day,
            place,
            commodity,
            level,
            quotes,
            status,
            reason: word(line, "reason", Wanted::Reason, reason_word)?,
        }),
    }
}

fn coded(
    line: &Line<'_>,
    column: &str,
    names: &HashMap<String, Option<String>>,
    wanted: Wanted,
) -> Result<String, Fault> {
    let text = line.needed(column)?;
    let code = names.get(&plain(&text)).cloned().flatten();
    code.ok_or_else(|| line.fault(column, FieldCode::Unknown, wanted))
}

/// The place's own level, at which the commodity must be priced; where it is told, it must agree.
fn level(line: &Line<'_>, pack: &MarketPack, place: &str, commodity: &str) -> Result<Level, Fault> {
    let told = word(line, "level", Wanted::Level, level_word)?;
    let wrong = || line.fault("level", FieldCode::Combination, Wanted::LevelOfPlace);
    let own = pack
        .place(place)
        .map(|place| place.kind.level())
        .ok_or_else(wrong)?;
    let priced = pack
        .commodity(commodity)
        .is_some_and(|it| it.levels.contains(&own));
    let agrees = told.is_none_or(|told| told == own);
    (priced && agrees).then_some(own).ok_or_else(wrong)
}

fn word<T>(
    line: &Line<'_>,
    column: &str,
    wanted: Wanted,
    read: fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    let Some(text) = line.text(column)? else {
        return Ok(None);
    };
    let known = read(&plain(&text)).map(Some);
    known.ok_or_else(|| line.fault(column, FieldCode::Unknown, wanted))
}

fn level_word(text: &str) -> Option<Level> {
    Some(match text {
        "retail" | "eceran" | "pengecer" | "konsumen" => Level::Retail,
        "producer" | "produsen" | "petani" => Level::Producer,
        "auction" | "lelang" => Level::Auction,
        _ => return None,
    })
}

fn status_word(text: &str) -> Option<NoQuote> {
    Some(match text {
        "habis" | "stok habis" => NoQuote::Habis,
        "tutup" | "pasar tutup" => NoQuote::Tutup,
        "tidak ada" => NoQuote::TidakAda,
        _ => return None,
    })
}

fn reason_word(text: &str) -> Option<Reason> {
    Some(match text {
        "quality" | "mutu" | "kualitas" | "mutu barang berbeda" => Reason::Quality,
        "asked again" | "ditanya ulang" | "sudah ditanya ulang" => Reason::AskedAgain,
        "stock low" | "stok sedikit" | "stok hampir habis" => Reason::StockLow,
        _ => return None,
    })
}

/// Reads every row, and gives all of them or all that is wrong.
fn collect<T, K: Eq + Hash>(
    table: &Table<'_>,
    key: impl Fn(&T) -> K,
    read: impl Fn(&Line<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Rejected> {
    let mut first: HashMap<K, u32> = HashMap::new();
    let (mut items, mut faults) = (Vec::new(), Vec::new());
    for line in table.lines() {
        let item = line.and_then(|line| {
            let item = read(&line)?;
            let before = *first.entry(key(&item)).or_insert_with(|| line.number());
            if before == line.number() {
                Ok(item)
            } else {
                Err(line.repeats(before))
            }
        });
        match item {
            Ok(item) => items.push(item),
            Err(fault) => faults.push(fault),
        }
    }
    if items.is_empty() && faults.is_empty() {
        faults.push(Fault::file(FieldCode::Required, Wanted::Rows));
    }
    if faults.is_empty() {
        return Ok(items);
    }
    Err(Rejected {
        rows: table.count(),
        faults,
        headings: table.headings(),
        unread: table.unread.clone(),
    })
}

impl From<Fault> for Rejected {
    fn from(fault: Fault) -> Self {
        Self {
            rows: 0,
            faults: vec![fault],
            headings: Vec::new(),
            unread: Vec::new(),
        }
    }
}
