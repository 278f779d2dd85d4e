//! `series.toml`: price series of other publishers. Only declared here: the data files are checked
//! to be there, and read by `modules/market/import.rs` when they are imported.

use super::files::{Files, Lines, PackError};
use super::list::{Coded, List};
use super::table::Fault;
use chrono::NaiveDate;
use rembang_shared::market::api::{Frequency, Level};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

const FILE: &str = "series.toml";

/// How a series file is laid out; the parsers are in `modules/market/import.rs`.
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
            PackError::new(FILE, lines.fault(&raw.file, reason))
        })?;
        let last = lines
            .day("last", &raw.last)
            .map_err(|f| PackError::new(FILE, f))?;
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
            return Err(PackError::new(FILE, fault));
        }
    }
    if list.items().is_empty() {
        return Err(PackError::new(FILE, Fault::file("has no [[series]] table")));
    }
    Ok(list)
}
