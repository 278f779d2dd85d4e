//! `regency.toml`: who the regency is. Reads and checks; converts no coordinate.

use super::files::{Files, Lines, PackError};
use super::table::Fault;
use chrono::FixedOffset;
use rembang_shared::values::{AreaCode, AreaLevel};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "regency.toml";

/// Who the pack is for.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Kepmendagri code, `33.17`.
    pub code: AreaCode,
    /// Official name.
    pub name: String,
    /// The same in Javanese.
    pub name_jv: String,
    /// The same in English.
    pub name_en: String,
    /// Province.
    pub province: String,
    /// Name the service carries, `Rembang Gemilang`.
    pub brand: String,
    /// The same below an icon, `Rembang`.
    pub brand_short: String,
    /// IANA time zone.
    pub timezone: String,
    /// How people call it: WIB, WITA or WIT.
    pub zone: &'static str,
    /// Its offset from UTC; Indonesia has no summer time.
    pub offset: FixedOffset,
    /// Where the regency lies.
    pub bounds: Bounds,
    /// Its size.
    pub facts: Facts,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAbout {
    code: Spanned<String>,
    name: String,
    name_jv: String,
    name_en: String,
    province: String,
    timezone: Spanned<String>,
    utc_offset_hours: Spanned<i32>,
    branding: RawBranding,
    bounds: Spanned<Bounds>,
    facts: Facts,
    contact: Option<Contact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBranding {
    name: String,
    short: String,
}

pub(super) fn read(files: &Files) -> Result<About, PackError> {
    let (raw, lines) = files.toml(FILE)?;
    build_about(raw, &lines).map_err(|fault| files.error(FILE, fault))
}

fn build_about(raw: RawAbout, lines: &Lines) -> Result<About, Fault> {
    let code = AreaCode::parse(raw.code.as_ref())
        .ok()
        .filter(|code| code.level() == AreaLevel::Kabupaten)
        .ok_or_else(|| lines.fault(&raw.code, "code must look like 33.17"))?;
    let (zone, zone_hours) = match raw.timezone.as_ref().as_str() {
        "Asia/Jakarta" | "Asia/Pontianak" => ("WIB", 7),
        "Asia/Makassar" => ("WITA", 8),
        "Asia/Jayapura" => ("WIT", 9),
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
        code,
        name: raw.name,
        name_jv: raw.name_jv,
        name_en: raw.name_en,
        province: raw.province,
        brand: raw.branding.name,
        brand_short: raw.branding.short,
        timezone: raw.timezone.into_inner(),
        zone,
        offset,
        bounds: raw.bounds.into_inner(),
        facts: raw.facts,
        contact: raw.contact,
    })
}
