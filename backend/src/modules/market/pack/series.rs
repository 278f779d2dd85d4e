//! `series.toml` and `series_map.csv`: price series of other publishers, and which of their commodities
//! are ours. The data files are only checked to be there; `import.rs` reads them when they are imported.

use super::goods::{Commodity, known_commodity};
use crate::regency::{Coded, Fault, Files, Lines, List, PackError, Seen, quoted};
use chrono::NaiveDate;
use rembang_shared::market::api::{Frequency, Level};
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;
use toml::value::Datetime;

const FILE: &str = "series.toml";

/// How a series file is laid out; the parsers are in `import.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesFormat {
    /// `month,area,commodity,price_idr`
    Bapanas,
    /// `date,area,commodity,price_idr`
    Pihps,
}

/// A price series of another publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Short code, `bapanas`.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is.
    pub title: String,
    /// How often.
    pub frequency: Frequency,
    /// At which step of the trade.
    pub level: Level,
    /// Layout of the file.
    pub format: SeriesFormat,
    /// Path inside the pack.
    pub file: String,
    /// Newest period; the first of the month for a monthly series.
    pub last: NaiveDate,
    /// The publisher's text for our area.
    pub own_area: String,
    /// What is known of the unit.
    pub unit: String,
    /// Licence, and how the figures came here.
    pub licence: String,
    /// The same for residents, in Indonesian.
    pub note: String,
    /// Whom to name beside the figures.
    pub attribution: String,
}

/// Which of our commodities a publisher's commodity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesMapping {
    /// Id of the series.
    pub series: String,
    /// The publisher's text.
    pub publisher_commodity: String,
    /// Ours, only where variety and unit are the same.
    pub commodity: Option<String>,
    /// Why, or why not.
    pub reason: String,
}

impl Coded for Series {
    fn code(&self) -> &str {
        &self.id
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeriesFile {
    series: Vec<RawSeries>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeries {
    id: Spanned<String>,
    publisher: String,
    title: String,
    frequency: Frequency,
    level: Level,
    format: SeriesFormat,
    file: Spanned<String>,
    last: Spanned<Datetime>,
    own_area: String,
    unit: String,
    licence: String,
    note: String,
    attribution: String,
}

pub(super) fn read(files: &Files) -> Result<List<Series>, PackError> {
    let (raw, lines): (RawSeriesFile, Lines) = files.toml(FILE)?;
    let mut list = List::default();
    for raw in raw.series {
        files.check(raw.file.as_ref()).map_err(|error| {
            let reason = format!("file {} {}", error.file, error.reason);
            files.error(FILE, lines.fault(&raw.file, reason))
        })?;
        let last = lines
            .day("last", &raw.last)
            .map_err(|f| files.error(FILE, f))?;
        let fault = lines.fault(&raw.id, "id is used twice");
        let added = list.add(Series {
            id: raw.id.into_inner(),
            publisher: raw.publisher,
            title: raw.title,
            frequency: raw.frequency,
            level: raw.level,
            format: raw.format,
            file: raw.file.into_inner(),
            last,
            own_area: raw.own_area,
            unit: raw.unit,
            licence: raw.licence,
            note: raw.note,
            attribution: raw.attribution,
        });
        if !added {
            return Err(files.error(FILE, fault));
        }
    }
    if list.items().is_empty() {
        return Err(files.error(FILE, Fault::file("has no [[series]] table")));
    }
    Ok(list)
}

pub(super) fn map(
    files: &Files,
    series: &List<Series>,
    commodities: &List<Commodity>,
) -> Result<Vec<SeriesMapping>, PackError> {
    let mut seen = Seen::default();
    let header = &["series", "publisher_commodity", "commodity", "reason"];
    files.table("series_map.csv", header, |row| {
        let id = row.required("series")?;
        let series = series
            .get(id)
            .ok_or_else(|| row.fault(format!("series {} is not in series.toml", quoted(id))))?;
        let publisher_commodity = row.required("publisher_commodity")?.to_owned();
        let key = (series.id.clone(), publisher_commodity.clone());
        seen.once(row, key, "this commodity of the series stands twice")?;
        let commodity = match row.text("commodity") {
            "" => None,
            _ => Some(known_commodity(row, commodities)?),
        };
        if let Some(ours) = commodity.filter(|ours| !ours.levels.contains(&series.level)) {
            let level = series.level.slug();
            return Err(row.fault(format!("{} is not priced at level {level}", ours.code)));
        }
        Ok(SeriesMapping {
            series: series.id.clone(),
            publisher_commodity,
            commodity: commodity.map(|ours| ours.code.clone()),
            reason: row.required("reason")?.to_owned(),
        })
    })
}

/// Rows of the map by series and the publisher's text.
pub(super) type Mapped = HashMap<String, HashMap<String, usize>>;

/// The map's rows by series and text; a series nobody mapped is a forgotten one.
pub(super) fn index(
    files: &Files,
    series: &List<Series>,
    map: &[SeriesMapping],
) -> Result<Mapped, PackError> {
    let mut by_series = Mapped::new();
    for (i, row) in map.iter().enumerate() {
        let texts = by_series.entry(row.series.clone()).or_default();
        texts.insert(row.publisher_commodity.clone(), i);
    }
    let mut all = series.items().iter();
    match all.find(|s| !by_series.contains_key(&s.id)) {
        Some(unmapped) => {
            let fault = Fault::file(format!("has no row for series {}", unmapped.id));
            Err(files.error("series_map.csv", fault))
        }
        None => Ok(by_series),
    }
}
