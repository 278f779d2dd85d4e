//! `regency.toml`: who the regency is. Reads and checks; converts no time and no coordinate.

use super::files::{Files, Lines, PackError};
use super::table::Fault;
use chrono::{FixedOffset, NaiveTime};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "regency.toml";

/// Who the pack is for.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Kepmendagri code, `33.17`.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Province.
    pub province: String,
    /// Name the service carries, `Rembang Gemilang`.
    pub brand: String,
    /// IANA time zone.
    pub timezone: String,
    /// Its offset from UTC; Indonesia has no summer time.
    pub offset: FixedOffset,
    /// Where the regency lies.
    pub bounds: Bounds,
    /// Its size.
    pub facts: Facts,
    /// The daily rhythm of market prices, local time.
    pub rhythm: Rhythm,
    /// Commodities that the first screen shows first.
    pub headline: Vec<String>,
    /// Whom residents may ask, where the regency has said so.
    pub contact: Option<Contact>,
}

/// An office that answers residents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its name.
    pub office: String,
    /// Number to call.
    pub phone: Option<String>,
    /// Where to go.
    pub address: Option<String>,
    /// Where that is stated.
    pub source: String,
}

/// Box around the villages, degrees.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Least longitude.
    pub west: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest latitude.
    pub north: f64,
    /// How far outside the box a place at sea may lie.
    pub sea_margin_km: f64,
    /// Where the figures come from.
    pub source: String,
}

/// Size of the regency.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Inhabitants.
    pub population: u32,
    /// Square kilometres.
    pub area_km2: f64,
    /// Where the figures come from.
    pub source: String,
}

/// The daily rhythm of market prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// Quotes are entered from here …
    pub entry_from: NaiveTime,
    /// … to here.
    pub entry_to: NaiveTime,
    /// Verifiers are done by then.
    pub verify_to: NaiveTime,
    /// The day's values are fixed.
    pub publish_at: NaiveTime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAbout {
    code: Spanned<String>,
    name: String,
    province: String,
    timezone: Spanned<String>,
    utc_offset_hours: Spanned<i32>,
    branding: RawBranding,
    bounds: Spanned<Bounds>,
    facts: Facts,
    market: RawRhythm,
    contact: Option<Contact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBranding {
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRhythm {
    entry_from: Spanned<String>,
    entry_to: Spanned<String>,
    verify_to: Spanned<String>,
    publish_at: Spanned<String>,
    headline: Vec<Spanned<String>>,
}

/// The first screen can only show what there is.
pub(super) fn check_headline(files: &Files, known: impl Fn(&str) -> bool) -> Result<(), PackError> {
    let (raw, lines): (RawAbout, Lines) = files.toml(FILE)?;
    match raw.market.headline.iter().find(|it| !known(it.as_ref())) {
        Some(code) => {
            let fault = lines.fault(
                code,
                "headline names a commodity that is not in commodities.csv",
            );
            Err(PackError::new(FILE, fault))
        }
        None => Ok(()),
    }
}

pub(super) fn read(files: &Files) -> Result<About, PackError> {
    let (raw, lines) = files.toml(FILE)?;
    build_about(raw, &lines).map_err(|fault| PackError::new(FILE, fault))
}

fn build_about(raw: RawAbout, lines: &Lines) -> Result<About, Fault> {
    let code = raw.code.as_ref();
    let shape = code.len() == 5
        && code.bytes().enumerate().all(|(i, byte)| match i {
            2 => byte == b'.',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return Err(lines.fault(&raw.code, "code must look like 33.17"));
    }
    let zone_hours = match raw.timezone.as_ref().as_str() {
        "Asia/Jakarta" | "Asia/Pontianak" => 7,
        "Asia/Makassar" => 8,
        "Asia/Jayapura" => 9,
        _ => return Err(lines.fault(&raw.timezone, "timezone is not one of Indonesia's")),
    };
    let hours = *raw.utc_offset_hours.as_ref();
    let offset = FixedOffset::east_opt(zone_hours * 3600)
        .filter(|_| hours == zone_hours)
        .ok_or_else(|| {
            let reason = format!("the timezone is {zone_hours} hours ahead of UTC, not {hours}");
            lines.fault(&raw.utc_offset_hours, reason)
        })?;
    let bounds = raw.bounds.as_ref();
    let sane = -180.0 <= bounds.west
        && bounds.west < bounds.east
        && bounds.east <= 180.0
        && -90.0 <= bounds.south
        && bounds.south < bounds.north
        && bounds.north <= 90.0
        && (0.0..=50.0).contains(&bounds.sea_margin_km);
    if !sane {
        return Err(lines.fault(&raw.bounds, "bounds are not a box on the globe"));
    }
    Ok(About {
        code: raw.code.into_inner(),
        name: raw.name,
        province: raw.province,
        brand: raw.branding.name,
        timezone: raw.timezone.into_inner(),
        offset,
        bounds: raw.bounds.into_inner(),
        facts: raw.facts,
        rhythm: build_rhythm(&raw.market, lines)?,
        headline: raw
            .market
            .headline
            .into_iter()
            .map(Spanned::into_inner)
            .collect(),
        contact: raw.contact,
    })
}

fn build_rhythm(raw: &RawRhythm, lines: &Lines) -> Result<Rhythm, Fault> {
    let time = |text: &Spanned<String>| {
        NaiveTime::parse_from_str(text.as_ref(), "%H:%M")
            .map_err(|_| lines.fault(text, "is not a time of day like 06:30"))
    };
    let rhythm = Rhythm {
        entry_from: time(&raw.entry_from)?,
        entry_to: time(&raw.entry_to)?,
        verify_to: time(&raw.verify_to)?,
        publish_at: time(&raw.publish_at)?,
    };
    let in_order = rhythm.entry_from < rhythm.entry_to
        && rhythm.entry_to <= rhythm.verify_to
        && rhythm.verify_to <= rhythm.publish_at;
    if !in_order {
        return Err(lines.fault(&raw.entry_from, "the times of [market] are not in order"));
    }
    Ok(rhythm)
}
