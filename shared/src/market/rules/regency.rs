//! `market.regency`: one figure for the whole regency, comparable with PIHPS and SP2KP.

use super::{Observation, Thresholds, age, example_day, example_price};
use crate::market::values::Carried;
use crate::values::{Eighths, Fraction, HalfRupiah, Ratio, Rupiah, strict_day};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The places' accepted values of one commodity at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegencyInput {
    /// The day of the figure.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// In any order; the newest of each place counts, of several on one day the last.
    pub values: Vec<Observation>,
    /// In force on the day.
    pub thresholds: Thresholds,
}

/// The regency's figure; all absent when no place has a value that is fresh enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RegencyResult {
    /// Mean of the places, exact: how it is stored and compared.
    pub mean_exact: Option<Fraction>,
    /// Nearest whole rupiah, ties up.
    pub mean: Option<i64>,
    /// For people: nearest Rp50, ties up.
    pub mean_display: Option<i64>,
    /// Median of the places, exact.
    pub median: Option<Eighths>,
    /// Places in it.
    pub n: u32,
    /// Places that stand in with a value of an earlier day.
    pub carried: Vec<Carried>,
    /// Lowest place.
    pub min: Option<HalfRupiah>,
    /// Highest place.
    pub max: Option<HalfRupiah>,
    /// (highest - lowest) / lowest, percent with two decimals.
    pub disparity_percent: Option<String>,
    /// "Data terbatas": too few places.
    pub limited: bool,
}

/// Sums up the places. Old values are left out, never silently carried forward.
pub fn regency(input: &RegencyInput) -> RegencyResult {
    let mut newest: BTreeMap<&str, &Observation> = BTreeMap::new();
    let fresh = 0..=i64::from(input.thresholds.stale_days);
    for seen in &input.values {
        if !fresh.contains(&age(input.day, seen.day)) {
            continue;
        }
        let best = newest.entry(seen.place.as_str()).or_insert(seen);
        if seen.day >= best.day {
            *best = seen;
        }
    }
    let values = || newest.values().map(|seen| seen.value);
    let n = u32::try_from(newest.len()).unwrap_or(u32::MAX);
    let sum = values().fold(Ratio::whole(0), |sum, value| sum + value.ratio());
    let mean = (n > 0).then(|| sum / Ratio::whole(n));
    let (min, max) = (values().min(), values().max());
    RegencyResult {
        mean_exact: mean.and_then(Fraction::from_ratio),
        mean: mean.map(|mean| mean.round_up_to(1)),
        mean_display: mean.map(|mean| Rupiah::shown(mean).0),
        median: Ratio::median(values().map(HalfRupiah::ratio)).and_then(Eighths::from_ratio),
        n,
        carried: newest
            .values()
            .filter(|seen| seen.day < input.day)
            .map(|seen| Carried {
                place: seen.place.clone(),
                day: seen.day,
            })
            .collect(),
        min,
        max,
        disparity_percent: min.zip(max).map(|(min, max)| {
            let disparity = max.ratio() / min.ratio() - Ratio::whole(1);
            disparity.as_percent(2)
        }),
        limited: n < input.thresholds.regency_min_places,
    }
}

/// P9 of section 6: three accepted markets.
pub fn regency_example() -> RegencyInput {
    let market = |place: &str, rupiah| Observation {
        place: place.to_owned(),
        day: example_day(22),
        value: example_price(rupiah),
    };
    RegencyInput {
        day: example_day(22),
        values: vec![
            market("pasar-kota-rembang", 42_000),
            market("pasar-lasem", 44_000),
            market("pasar-pamotan", 41_000),
        ],
        thresholds: Thresholds::example(),
    }
}
