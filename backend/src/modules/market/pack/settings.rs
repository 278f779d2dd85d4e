//! `market.toml`: the rhythm of the day and what the screens show first.

use super::goods::Commodity;
use super::places::Place;
use crate::regency::{Fault, Files, Lines, List, PackError};
use chrono::NaiveTime;
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "market.toml";

/// What a regency settles about its market prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The day's rhythm.
    pub rhythm: Rhythm,
    /// Codes of the commodities that the first screen shows first.
    pub headline: Vec<String>,
    /// Codes of the commodities that a shopping list offers first.
    pub basket: Vec<String>,
    /// The group that stands apart above the list.
    pub first_group: String,
    /// Code of the place that a search is suggested with.
    pub example_place: String,
}

/// The daily rhythm of market prices, local time.
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
struct RawSettings {
    entry_from: Spanned<String>,
    entry_to: Spanned<String>,
    verify_to: Spanned<String>,
    publish_at: Spanned<String>,
    headline: Vec<Spanned<String>>,
    basket: Vec<Spanned<String>>,
    first_group: Spanned<String>,
    example_place: Spanned<String>,
}

pub(super) fn read(
    files: &Files,
    goods: &List<Commodity>,
    places: &List<Place>,
) -> Result<Settings, PackError> {
    let (raw, lines): (RawSettings, Lines) = files.toml(FILE)?;
    build(raw, &lines, goods, places).map_err(|fault| files.error(FILE, fault))
}

fn build(
    raw: RawSettings,
    lines: &Lines,
    goods: &List<Commodity>,
    places: &List<Place>,
) -> Result<Settings, Fault> {
    let rhythm = rhythm(&raw, lines)?;
    // The screens can only show what there is.
    let known = |codes: Vec<Spanned<String>>| {
        let check = |code: Spanned<String>| match goods.get(code.as_ref()) {
            Some(_) => Ok(code.into_inner()),
            None => {
                let reason = format!("{} is not in commodities.csv", code.as_ref());
                Err(lines.fault(&code, reason))
            }
        };
        codes.into_iter().map(check).collect::<Result<Vec<_>, _>>()
    };
    let mut groups = goods.items().iter().map(|it| &it.group);
    if !groups.any(|group| group == raw.first_group.as_ref()) {
        return Err(lines.fault(&raw.first_group, "no commodity is of this group"));
    }
    if places.get(raw.example_place.as_ref()).is_none() {
        return Err(lines.fault(&raw.example_place, "it is not in places.csv"));
    }
    Ok(Settings {
        rhythm,
        headline: known(raw.headline)?,
        basket: known(raw.basket)?,
        first_group: raw.first_group.into_inner(),
        example_place: raw.example_place.into_inner(),
    })
}

fn rhythm(raw: &RawSettings, lines: &Lines) -> Result<Rhythm, Fault> {
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
        return Err(lines.fault(&raw.entry_from, "the times are not in order"));
    }
    Ok(rhythm)
}
