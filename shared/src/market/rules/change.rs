//! `market.change`: how a series moved, how far it is from its reference price, and whether
//! that is a warning for buyers (EWS) or for farmers (harvest alarm).

use super::{age, example_day, example_price};
use crate::market::values::ReferenceKind;
use crate::values::{Exact, HalfRupiah, Ratio, Rupiah, strict_day};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A series of accepted values, of the regency or of one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct ChangeInput {
    /// The day looked at.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// In any order; of several for one day the last counts, later days are left out.
    pub series: Vec<SeriesValue>,
    /// HET, or the upper HAP.
    pub upper: Option<HalfRupiah>,
    /// HPP, or the lower HAP.
    pub lower: Option<HalfRupiah>,
    /// What the reference prices are.
    pub kind: Option<ReferenceKind>,
    /// In force on the day.
    pub ladder: Ladder,
}

/// A value of the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SeriesValue {
    /// Its day.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// Exact.
    pub value: Exact,
}

/// When a movement becomes a warning: dated data of the regency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Accepted days before the day whose median EWS compares with.
    pub ews_values: u32,
    /// Above this rise RISING.
    pub rising_percent: u32,
    /// Above this rise WASPADA.
    pub waspada_percent: u32,
    /// Above this rise SIAGA.
    pub siaga_percent: u32,
    /// Above this rise KRITIS.
    pub kritis_percent: u32,
    /// So far under its usual price is a harvest alarm.
    pub harvest_percent: u32,
    /// Calendar days before the day that make the usual price of the harvest alarm.
    pub harvest_days: u8,
    /// Calendar days, the day included, of the coefficient of variation.
    pub cv_days: u8,
}

/// How the series stands on the day. All but the alarms are absent without a value that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Statistics {
    /// Against exactly 1 day before.
    pub d1: Option<Movement>,
    /// Against exactly 7 days before.
    pub d7: Option<Movement>,
    /// Against exactly 30 days before.
    pub d30: Option<Movement>,
    /// Against exactly 365 days before.
    pub y1: Option<Movement>,
    /// Sample standard deviation / mean, percent with two decimals; absent below two values.
    pub cv30: Option<String>,
    /// Against the reference prices, if there are any.
    pub gap: Option<Gap>,
    /// Early warning; absent until there are enough accepted days.
    pub ews: Option<Ews>,
    /// Warnings for farm-gate series; empty if there are none.
    pub harvest: Vec<HarvestAlarm>,
}

/// A difference between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Movement {
    /// The earlier day.
    pub since: NaiveDate,
    /// Exact rupiah, two decimals.
    pub difference: String,
    /// Rupiah between the two values as shown, so that it agrees with what people see.
    pub difference_display: i64,
    /// Two decimals, `-5.00`.
    pub percent: String,
}

/// Where a value lies against its reference prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Gap {
    /// What the reference prices are.
    pub kind: Option<ReferenceKind>,
    /// Percent above the upper one, two decimals; negative below it.
    pub upper_percent: Option<String>,
    /// Percent above the lower one, two decimals; negative below it.
    pub lower_percent: Option<String>,
    /// On which side.
    pub position: Position,
}

/// On which side of the reference prices; a value on one of them is within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Above the upper one: dear for buyers.
    Over,
    /// Neither.
    Within,
    /// Below the lower one: it harms farmers.
    Under,
}

/// Early warning, the West Java ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Ews {
    /// The step of the ladder.
    pub level: EwsLevel,
    /// Against the median of the accepted days before, percent with two decimals.
    pub percent: String,
}

/// The ladder, upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EwsLevel {
    /// No warning.
    Normal,
    /// Normal, but rising.
    Rising,
    /// Beware.
    Waspada,
    /// Get ready.
    Siaga,
    /// Critical.
    Kritis,
}

/// What Dintanpan and the penyuluh hear of on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HarvestAlarm {
    /// Below the lower HAP or the HPP.
    BelowLower,
    /// Far under the median of the days before.
    Drop,
}

/// The series by age in days, the youngest first; what is below 0 is not known yet.
type ByAge = BTreeMap<i64, Ratio>;

/// Works out the statistics of one day.
pub fn change(input: &ChangeInput) -> Statistics {
    let mut series = ByAge::new();
    for point in &input.series {
        series.insert(age(input.day, point.day), point.value.ratio());
    }
    let now = series.get(&0).copied();
    let movement = |days: i64| Some(movement(now?, *series.get(&days)?, input.day, days));
    Statistics {
        d1: movement(1),
        d7: movement(7),
        d30: movement(30),
        y1: movement(365),
        cv30: now.and_then(|_| coefficient_of_variation(&series, input.ladder.cv_days)),
        gap: now.and_then(|now| gap(now, input)),
        ews: now.and_then(|now| ews(now, &series, &input.ladder)),
        harvest: now.map_or_else(Vec::new, |now| harvest(now, &series, input)),
    }
}

fn movement(now: Ratio, then: Ratio, day: NaiveDate, days: i64) -> Movement {
    Movement {
        // In range: there is a value on that day.
        since: day - chrono::Duration::days(days),
        difference: (now - then).decimal(2),
        difference_display: Rupiah::shown(now).0 - Rupiah::shown(then).0,
        percent: above(now, then).as_percent(2),
    }
}

/// How far above `base`, as a share of it.
fn above(value: Ratio, base: Ratio) -> Ratio {
    value / base - Ratio::whole(1)
}

fn gap(now: Ratio, input: &ChangeInput) -> Option<Gap> {
    let (upper, lower) = (
        input.upper.map(HalfRupiah::ratio),
        input.lower.map(HalfRupiah::ratio),
    );
    upper.or(lower)?;
    Some(Gap {
        kind: input.kind,
        upper_percent: upper.map(|upper| above(now, upper).as_percent(2)),
        lower_percent: lower.map(|lower| above(now, lower).as_percent(2)),
        position: if upper.is_some_and(|upper| now > upper) {
            Position::Over
        } else if lower.is_some_and(|lower| now < lower) {
            Position::Under
        } else {
            Position::Within
        },
    })
}

fn ews(now: Ratio, series: &ByAge, ladder: &Ladder) -> Option<Ews> {
    let wanted = usize::try_from(ladder.ews_values).unwrap_or(usize::MAX);
    let before: Vec<Ratio> = series
        .range(1..)
        .take(wanted)
        .map(|(_, value)| *value)
        .collect();
    if before.len() < wanted {
        return None;
    }
    let rise = above(now, Ratio::median(before)?);
    let level = [
        (ladder.kritis_percent, EwsLevel::Kritis),
        (ladder.siaga_percent, EwsLevel::Siaga),
        (ladder.waspada_percent, EwsLevel::Waspada),
        (ladder.rising_percent, EwsLevel::Rising),
    ]
    .into_iter()
    .find(|(limit, _)| rise > Ratio::percent(*limit))
    .map_or(EwsLevel::Normal, |(_, level)| level);
    Some(Ews {
        level,
        percent: rise.as_percent(2),
    })
}

/// Today's value is not part of the usual price, or a collapse would hide itself.
fn harvest(now: Ratio, series: &ByAge, input: &ChangeInput) -> Vec<HarvestAlarm> {
    let ladder = &input.ladder;
    let oldest = i64::from(ladder.harvest_days);
    let days = series.range(1..).take_while(|(age, _)| **age <= oldest);
    let usual = Ratio::median(days.map(|(_, value)| *value));
    let kept = Ratio::whole(1) - Ratio::percent(ladder.harvest_percent);
    let below = input.lower.is_some_and(|lower| now < lower.ratio());
    let dropped = usual.is_some_and(|usual| now <= usual * kept);
    [
        (below, HarvestAlarm::BelowLower),
        (dropped, HarvestAlarm::Drop),
    ]
    .into_iter()
    .filter_map(|(raised, alarm)| raised.then_some(alarm))
    .collect()
}

/// The finest share of a rupiah that thirty means of up to fifteen places can have in common.
/// Values off this grid are put on it first, which moves them by less than a millionth.
const GRID: i128 = 720_720;

/// n values have (n * sum of squares - square of the sum) / (n (n - 1)) as their sample
/// variance; over the squared mean that is n (n * squares - sum²) / ((n - 1) * sum²).
fn coefficient_of_variation(series: &ByAge, days: u8) -> Option<String> {
    let values: Vec<i128> = series
        .range(0..i64::from(days))
        .map(|(_, value)| (*value * Ratio::whole(GRID)).round())
        .collect();
    let n = i128::try_from(values.len()).ok()?;
    if n < 2 {
        return None;
    }
    let sum: i128 = values.iter().sum();
    let squares: i128 = values.iter().map(|value| value * value).sum();
    let squared = Ratio::new(n * (n * squares - sum * sum), (n - 1) * sum * sum);
    // The nearest hundredth of a percent, half up: the greatest r with r - 1/2 <= 10 000 * root.
    let reached = |r: i128| Ratio::new((2 * r - 1) * (2 * r - 1), 400_000_000) <= squared;
    let (mut low, mut high) = (0, 1_000_000);
    while low < high {
        let middle = (low + high + 1) / 2;
        if reached(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Some(Ratio::new(low, 100).decimal(2))
}

/// P11 of section 6: rawit merah above its upper HAP.
pub fn change_example() -> ChangeInput {
    let value = |day, rupiah| SeriesValue {
        day: example_day(day),
        value: example_price(rupiah).into(),
    };
    ChangeInput {
        day: example_day(22),
        series: (15..22)
            .map(|day| value(day, 55_000))
            .chain([value(22, 60_000)])
            .collect(),
        upper: HalfRupiah::from_rupiah(57_000),
        lower: HalfRupiah::from_rupiah(40_000),
        kind: Some(ReferenceKind::HAP),
        ladder: Ladder {
            ews_values: 7,
            rising_percent: 5,
            waspada_percent: 8,
            siaga_percent: 12,
            kritis_percent: 20,
            harvest_percent: 20,
            harvest_days: 30,
            cv_days: 30,
        },
    }
}
