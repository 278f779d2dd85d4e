//! `market.context`: everything `market.validate` needs to know about other days and other
//! markets, out of the accepted values. It goes to the phone with the day's form, so that a
//! price can be judged without a network.

use super::{Thresholds, age, example_day, example_price};
use crate::values::{Eighths, HalfRupiah, Ratio, strict_day};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The accepted values of one commodity at one level, over all places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContextInput {
    /// In any order. Of several for one place and day the last counts.
    pub observations: Vec<Observation>,
    /// The place to be judged.
    pub place: String,
    /// The day to be judged.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// In force on that day.
    pub thresholds: Thresholds,
}

/// One accepted value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Code of the place.
    pub place: String,
    /// Its day.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// Exact.
    pub value: HalfRupiah,
}

/// What a new value is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields = nullable))]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// Median over all places and the days of the reference, today's other markets included.
    pub reference: Option<Eighths>,
    /// This place's own values before the day, newest first.
    pub history: Vec<HalfRupiah>,
    /// Other places that reported on the day.
    pub neighbours: Vec<Neighbour>,
    /// This place's last accepted value before the day, however old.
    pub last: Option<DayPrice>,
}

/// Another place on the same day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// Its value on the day.
    pub value: HalfRupiah,
    /// Median of its own history.
    pub median: Eighths,
}

/// A value and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayPrice {
    /// Its day.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// Exact.
    pub value: HalfRupiah,
}

/// One place's values by age, the youngest first.
type ByAge = BTreeMap<i64, HalfRupiah>;

/// Gathers the context. Days after the judged one are not known yet and are left out.
pub fn context(input: &ContextInput) -> Context {
    let thresholds = &input.thresholds;
    let mut places: BTreeMap<&str, ByAge> = BTreeMap::new();
    for seen in &input.observations {
        let age = age(input.day, seen.day);
        if age >= 0 {
            let values = places.entry(seen.place.as_str()).or_default();
            values.insert(age, seen.value);
        }
    }
    // The value to be judged must not vouch for itself, nor be its own neighbour.
    if let Some(own) = places.get_mut(input.place.as_str()) {
        own.remove(&0);
    }
    let own = places.get(input.place.as_str());
    let recent = places
        .values()
        .flat_map(|values| values.range(..=i64::from(thresholds.reference_days)));
    Context {
        reference: Ratio::median(recent.map(|(_, value)| value.ratio()))
            .and_then(Eighths::from_ratio),
        history: own.map_or_else(Vec::new, |own| history(own, thresholds)),
        neighbours: places
            .values()
            .filter_map(|values| neighbour(values, thresholds))
            .collect(),
        last: input
            .observations
            .iter()
            .filter(|seen| seen.place == input.place && seen.day < input.day)
            .max_by_key(|seen| seen.day)
            .map(|seen| DayPrice {
                day: seen.day,
                value: seen.value,
            }),
    }
}

/// H of section 2.4: ages from one day on, the newest values only.
fn history(values: &ByAge, thresholds: &Thresholds) -> Vec<HalfRupiah> {
    let most = usize::try_from(thresholds.history_values).unwrap_or(usize::MAX);
    values
        .iter()
        .filter(|(age, _)| (1..=i64::from(thresholds.history_days)).contains(*age))
        .take(most)
        .map(|(_, value)| *value)
        .collect()
}

/// A place without a history of its own has no usual price to have moved away from, so its
/// value today says nothing about a regional move.
fn neighbour(values: &ByAge, thresholds: &Thresholds) -> Option<Neighbour> {
    let value = *values.get(&0)?;
    let history = history(values, thresholds);
    if history.len() < usize::try_from(thresholds.history_min).unwrap_or(usize::MAX) {
        return None;
    }
    let median = Ratio::median(history.into_iter().map(HalfRupiah::ratio))?;
    Some(Neighbour {
        value,
        median: Eighths::from_ratio(median)?,
    })
}

/// A week in Lasem and one value of today in Pamotan.
pub fn context_example() -> ContextInput {
    let lasem = (15..22).map(|day| Observation {
        place: "pasar-lasem".to_owned(),
        day: example_day(day),
        value: example_price(42_000),
    });
    let pamotan = Observation {
        place: "pasar-pamotan".to_owned(),
        day: example_day(22),
        value: example_price(43_000),
    };
    ContextInput {
        observations: lasem.chain([pamotan]).collect(),
        place: "pasar-lasem".to_owned(),
        day: example_day(22),
        thresholds: Thresholds::example(),
    }
}
