//! How prices are judged and summed up (`domain/marriage-and-economy.md`, 2.4, 6 and 9). Every
//! figure an office may change comes in as [`Thresholds`] or [`Ladder`]; nothing is published,
//! stored or read here.

mod basket;
mod change;
mod context;
mod quotes;
mod regency;
mod validate;

pub use basket::{
    BasketInput, BasketItem, BasketMean, BasketPlace, BasketPrice, BasketRefusal, BasketResult,
    BasketSum, BasketTotal, basket, basket_example,
};
pub use change::{
    ChangeInput, Ews, EwsLevel, Gap, HarvestAlarm, Ladder, Movement, Position, SeriesValue,
    Statistics, change, change_example,
};
pub use context::{
    Context, ContextInput, DayPrice, Neighbour, Observation, context, context_example,
};
pub use quotes::{QuoteRefusal, QuotesInput, QuotesResult, quotes, quotes_example};
pub use regency::{RegencyInput, RegencyResult, regency, regency_example};
pub use validate::{PriceRefusal, ValidateInput, Validation, validate, validate_example};

pub use super::values::{PriceFlag, Reason, Verdict};

use super::values::StabilityClass;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::rule::rules! { "market";
    /// Several traders' quotes become one value of the place.
    Quotes: "quotes", QuotesInput => QuotesResult = quotes, quotes_example;
    /// What a new price is held against, out of the accepted values.
    PriceContext: "context", ContextInput => Context = context, context_example;
    /// Whether a new price is published, waits for a verifier, or cannot be entered.
    Validate: "validate", ValidateInput => Validation = validate, validate_example;
    /// One value for the whole regency, out of the places' values.
    Regency: "regency", RegencyInput => RegencyResult = regency, regency_example;
    /// How a price moved, against other days and its reference price, and what to warn of.
    PriceChange: "change", ChangeInput => Statistics = change, change_example;
    /// What a shopping list costs in each market, and where it is cheapest.
    Basket: "basket", BasketInput => BasketResult = basket, basket_example;
}

/// The figures of section 2.4, dated data of the regency. Days are calendar days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// More than this between the traders, in percent of the median, is a SPREAD.
    pub spread_percent: u32,
    /// Lowest percentage of the reference that may be entered.
    pub ratio_low_percent: u32,
    /// Highest percentage of the reference that may be entered.
    pub ratio_high_percent: u32,
    /// Greatest age of a value in the history.
    pub history_days: u32,
    /// Most values in the history.
    pub history_values: u32,
    /// Fewer values than this are no history.
    pub history_min: u32,
    /// Makes a median deviation comparable to a standard deviation: 14826 for 1.4826.
    pub mad_factor_1e4: u32,
    /// Least scale, in percent of the median.
    pub median_floor_percent: u32,
    /// Least scale, in rupiah.
    pub floor_rupiah: u32,
    /// Above this |z|, in tenths, a value is SUSPECT.
    pub suspect_z_tenths: u32,
    /// Above this |z|, in tenths, a value is EXTREME.
    pub extreme_z_tenths: u32,
    /// Within so many percentage points of the other markets a move is regional.
    pub space_percent: u32,
    /// So many other markets make a region.
    pub space_min_markets: u32,
    /// Above this change from the last value a reason is asked for.
    pub step_percent: StepPercent,
    /// Greatest age of a value that still counts, for STEP and for the regency.
    pub stale_days: u32,
    /// Greatest age of a value in the reference.
    pub reference_days: u32,
    /// How far back a price may be entered.
    pub backdate_days: u32,
    /// Fewer places than this are "data terbatas".
    pub regency_min_places: u32,
}

/// STEP by stability class, in percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[allow(non_snake_case)] // The classes are called S, M and V on paper too.
pub struct StepPercent {
    /// Stable.
    pub S: u32,
    /// Medium.
    pub M: u32,
    /// Volatile.
    pub V: u32,
}

impl StepPercent {
    /// The step of one class.
    pub fn of(&self, class: StabilityClass) -> u32 {
        match class {
            StabilityClass::S => self.S,
            StabilityClass::M => self.M,
            StabilityClass::V => self.V,
        }
    }
}

impl Thresholds {
    /// Section 2.4 as written, for worked examples; a regency's own come from its data.
    pub(super) fn example() -> Self {
        Self {
            spread_percent: 20,
            ratio_low_percent: 20,
            ratio_high_percent: 500,
            history_days: 21,
            history_values: 14,
            history_min: 7,
            mad_factor_1e4: 14_826,
            median_floor_percent: 2,
            floor_rupiah: 250,
            suspect_z_tenths: 35,
            extreme_z_tenths: 70,
            space_percent: 10,
            space_min_markets: 2,
            step_percent: StepPercent { S: 5, M: 10, V: 25 },
            stale_days: 3,
            reference_days: 30,
            backdate_days: 3,
            regency_min_places: 3,
        }
    }
}

/// Calendar days from `earlier` to `later`; negative if it is the other way round.
fn age(later: NaiveDate, earlier: NaiveDate) -> i64 {
    later.signed_duration_since(earlier).num_days()
}

/// A day of the worked examples, November 2026.
fn example_day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default()
}

/// A price of the worked examples.
fn example_price(rupiah: i64) -> crate::values::HalfRupiah {
    crate::values::HalfRupiah::from_rupiah(rupiah).unwrap_or(crate::values::HalfRupiah::ONE)
}
