//! `market.validate`: may this price be published? Section 2.4 with the settled readings of
//! section 9: HARD, TIME, SPACE, STEP in this order, each comparison exact.

use super::{
    Context, Neighbour, PriceFlag, QuoteRefusal, QuotesInput, Reason, Thresholds, Verdict, age,
    example_day, example_price, quotes,
};
use crate::market::values::StabilityClass;
use crate::values::{Eighths, HalfRupiah, Ratio, strict_day, whole_numbers};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One new price and what it is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct ValidateInput {
    /// Whole rupiah per unit.
    #[serde(deserialize_with = "whole_numbers")]
    pub quotes: Vec<i64>,
    /// The day of the price.
    #[serde(deserialize_with = "strict_day")]
    pub day: NaiveDate,
    /// Today in WIB.
    #[serde(deserialize_with = "strict_day")]
    pub today: NaiveDate,
    /// Whether the place traded on that day.
    pub open: bool,
    /// Of the commodity.
    pub class: StabilityClass,
    /// From `market.context`.
    pub context: Context,
    /// In force on the day.
    pub thresholds: Thresholds,
    /// Somebody vouches for a price outside the ratio: the reporter by a reason, an officer by a
    /// note. It never publishes by itself.
    #[serde(default)]
    pub lifted: bool,
    /// The enumerator's reason.
    pub reason: Option<Reason>,
}

/// What becomes of it and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Validation {
    /// ACCEPT publishes, REJECT cannot be entered, all else waits for a verifier.
    pub verdict: Verdict,
    /// The value that counts.
    pub value: Option<HalfRupiah>,
    /// Quotes in the value.
    pub n: u32,
    /// What was noticed.
    pub flags: Vec<PriceFlag>,
    /// Between the traders, percent with one decimal.
    pub spread: Option<String>,
    /// Why it is a REJECT.
    pub refusal: Option<PriceRefusal>,
    /// Value / reference, two decimals.
    pub ratio: Option<String>,
    /// Robust deviations from the median of the history, two decimals.
    pub z: Option<String>,
    /// Median of the history.
    pub median: Option<Eighths>,
    /// Beyond this, on the value's side of the median, it is SUSPECT; one decimal. Absent on a
    /// side where no price is left.
    pub suspect_limit: Option<String>,
    /// Beyond this, on the value's side of the median, it is EXTREME; one decimal.
    pub extreme_limit: Option<String>,
    /// Change from the last accepted value, percent with two decimals; absent if that is stale.
    pub step_percent: Option<String>,
    /// STEP or SPREAD asks for a reason.
    pub reason_required: bool,
    /// It is asked for and was not given.
    pub reason_missing: bool,
}

/// Why a price cannot be entered, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PriceRefusal {
    /// No trader was asked.
    NoQuote,
    /// A quote of zero or less.
    NotPositive,
    /// A quote above 1 000 000 000.
    TooLarge,
    /// A day that has not come yet.
    Future,
    /// Too many days ago.
    TooOld,
    /// The place did not trade.
    Closed,
    /// Many times or a small part of the usual price: "cek satuan / nol berlebih".
    Ratio,
}

/// Judges a price.
pub fn validate(input: &ValidateInput) -> Validation {
    let asked = quotes(&QuotesInput {
        quotes: input.quotes.clone(),
        spread_percent: input.thresholds.spread_percent,
    });
    let mut result = Validation {
        verdict: Verdict::Reject,
        value: asked.value,
        n: asked.n,
        flags: asked.flags,
        spread: asked.spread,
        refusal: None,
        ratio: None,
        z: None,
        median: None,
        suspect_limit: None,
        extreme_limit: None,
        step_percent: None,
        reason_required: false,
        reason_missing: false,
    };
    result.refusal = match (asked.value, asked.refusal) {
        (_, Some(QuoteRefusal::NotPositive)) => Some(PriceRefusal::NotPositive),
        (_, Some(QuoteRefusal::TooLarge)) => Some(PriceRefusal::TooLarge),
        (None, None) => Some(PriceRefusal::NoQuote),
        (Some(value), None) => {
            let value = value.ratio();
            refused_day(input).or_else(|| judge(input, value, &mut result))
        }
    };
    if result.refusal.is_some() {
        result.verdict = Verdict::Reject;
    }
    result.reason_required = [PriceFlag::Step, PriceFlag::Spread]
        .iter()
        .any(|flag| result.flags.contains(flag));
    result.reason_missing = result.reason_required && input.reason.is_none();
    result
}

/// The part of HARD that does not look at the price.
fn refused_day(input: &ValidateInput) -> Option<PriceRefusal> {
    let age = age(input.today, input.day);
    if age < 0 {
        Some(PriceRefusal::Future)
    } else if age > input.thresholds.backdate_days.into() {
        Some(PriceRefusal::TooOld)
    } else if !input.open {
        Some(PriceRefusal::Closed)
    } else {
        None
    }
}

/// The ratio of HARD, then TIME, SPACE and STEP.
fn judge(input: &ValidateInput, value: Ratio, result: &mut Validation) -> Option<PriceRefusal> {
    let thresholds = &input.thresholds;
    let reference = input.context.reference.map(Eighths::ratio);
    let mut lifted = false;
    if let Some(reference) = reference {
        let ratio = value / reference;
        result.ratio = Some(ratio.decimal(2));
        let inside = Ratio::percent(thresholds.ratio_low_percent)
            ..=Ratio::percent(thresholds.ratio_high_percent);
        if !inside.contains(&ratio) {
            if !input.lifted {
                return Some(PriceRefusal::Ratio);
            }
            lifted = true;
            result.flags.push(PriceFlag::Lifted);
        }
    }
    // Without any reference there is nothing to compare with, whatever else is known.
    let usual = reference.and_then(|_| Usual::of(&input.context.history, thresholds));
    result.verdict = match &usual {
        _ if lifted => Verdict::Extreme,
        Some(usual) => usual.verdict(value, thresholds),
        None => Verdict::NoHistory,
    };
    if let Some(usual) = usual {
        usual.explain(value, thresholds, result);
        let lowered = match result.verdict {
            Verdict::Suspect => Some(Verdict::Accept),
            Verdict::Extreme => Some(Verdict::Suspect),
            _ => None,
        };
        let move_here = value / usual.median - Ratio::whole(1);
        if let Some(lowered) = lowered
            && moved_alike(move_here, &input.context.neighbours, thresholds)
        {
            result.verdict = lowered;
            result.flags.push(PriceFlag::Regional);
        }
    }
    step(input, value, result);
    None
}

/// What this place usually pays.
struct Usual {
    median: Ratio,
    /// One robust deviation.
    scale: Ratio,
}

impl Usual {
    fn of(history: &[HalfRupiah], thresholds: &Thresholds) -> Option<Self> {
        let most = usize::try_from(thresholds.history_values).unwrap_or(usize::MAX);
        let values = || history.iter().take(most).map(|value| value.ratio());
        if values().count() < usize::try_from(thresholds.history_min).unwrap_or(usize::MAX) {
            return None;
        }
        let median = Ratio::median(values())?;
        let deviation = Ratio::median(values().map(|value| (value - median).abs()))?;
        // The floors keep a market that never moves from calling the first step extreme.
        let scale = (deviation * Ratio::new(thresholds.mad_factor_1e4.into(), 10_000))
            .max(median * Ratio::percent(thresholds.median_floor_percent))
            .max(Ratio::whole(thresholds.floor_rupiah.max(1)));
        Some(Self { median, scale })
    }

    fn verdict(&self, value: Ratio, thresholds: &Thresholds) -> Verdict {
        let z = ((value - self.median) / self.scale).abs();
        if z > tenths(thresholds.extreme_z_tenths) {
            Verdict::Extreme
        } else if z > tenths(thresholds.suspect_z_tenths) {
            Verdict::Suspect
        } else {
            Verdict::Accept
        }
    }

    fn explain(&self, value: Ratio, thresholds: &Thresholds, result: &mut Validation) {
        let distance = value - self.median;
        let side = Ratio::whole(if distance.signum() < 0 { -1 } else { 1 });
        let limit = |z: u32| {
            let limit = self.median + side * tenths(z) * self.scale;
            (limit.signum() > 0).then(|| limit.decimal(1))
        };
        result.z = Some((distance / self.scale).decimal(2));
        result.median = Eighths::from_ratio(self.median);
        result.suspect_limit = limit(thresholds.suspect_z_tenths);
        result.extreme_limit = limit(thresholds.extreme_z_tenths);
    }
}

fn tenths(value: u32) -> Ratio {
    Ratio::new(value.into(), 10)
}

/// SPACE: the other markets moved the same way and about as far. A move of exactly nothing has
/// no direction, so it is never the same.
fn moved_alike(move_here: Ratio, neighbours: &[Neighbour], thresholds: &Thresholds) -> bool {
    if neighbours.len() < usize::try_from(thresholds.space_min_markets).unwrap_or(usize::MAX) {
        return false;
    }
    let moves = neighbours
        .iter()
        .map(|other| other.value.ratio() / other.median.ratio() - Ratio::whole(1));
    Ratio::median(moves).is_some_and(|move_there| {
        move_here.signum() * move_there.signum() == 1
            && (move_here - move_there).abs() <= Ratio::percent(thresholds.space_percent)
    })
}

/// STEP: far from the last accepted value, if that is fresh enough to be compared with.
fn step(input: &ValidateInput, value: Ratio, result: &mut Validation) {
    let fresh = 1..=i64::from(input.thresholds.stale_days);
    let Some(last) = &input.context.last else {
        return;
    };
    if !fresh.contains(&age(input.day, last.day)) {
        return;
    }
    let change = value / last.value.ratio() - Ratio::whole(1);
    result.step_percent = Some(change.as_percent(2));
    if change.abs() > Ratio::percent(input.thresholds.step_percent.of(input.class)) {
        result.flags.push(PriceFlag::Step);
    }
}

/// P2 of section 6: 47.500 where 42.000 is usual.
pub fn validate_example() -> ValidateInput {
    let history = [40, 40, 40, 41, 41, 41, 42, 42, 42, 42, 42, 42, 43, 43];
    ValidateInput {
        quotes: vec![47_500],
        day: example_day(22),
        today: example_day(22),
        open: true,
        class: StabilityClass::V,
        context: Context {
            reference: Eighths::from_rupiah(42_000),
            history: history.map(|value| example_price(value * 1000)).to_vec(),
            neighbours: Vec::new(),
            last: Some(super::DayPrice {
                day: example_day(21),
                value: example_price(42_000),
            }),
        },
        thresholds: Thresholds::example(),
        lifted: false,
        reason: None,
    }
}
