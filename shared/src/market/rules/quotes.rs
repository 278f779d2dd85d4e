//! `market.quotes`: several traders' answers become one value.

use super::PriceFlag;
use crate::values::{HalfRupiah, MAX_RUPIAH, Ratio, whole_numbers};
use serde::{Deserialize, Serialize};

/// What the traders of one place said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotesInput {
    /// Whole rupiah per unit.
    #[serde(deserialize_with = "whole_numbers")]
    pub quotes: Vec<i64>,
    /// Of the thresholds.
    pub spread_percent: u32,
}

/// The value of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct QuotesResult {
    /// Median of three or more, mean of two, or the only one.
    pub value: Option<HalfRupiah>,
    /// Quotes in the value.
    pub n: u32,
    /// LOW_N and SPREAD.
    pub flags: Vec<PriceFlag>,
    /// (highest - lowest) / value in percent, one decimal; absent below two quotes.
    pub spread: Option<String>,
    /// A quote that cannot be a price; then there is no value.
    pub refusal: Option<QuoteRefusal>,
}

/// Why a number is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuoteRefusal {
    /// Zero or less.
    NotPositive,
    /// More than 1 000 000 000.
    TooLarge,
}

/// Sums up the quotes. The spread is tested before it is rounded for people.
pub fn quotes(input: &QuotesInput) -> QuotesResult {
    let nothing = QuotesResult {
        value: None,
        n: 0,
        flags: Vec::new(),
        spread: None,
        refusal: None,
    };
    let (Some(&lowest), Some(&highest)) = (input.quotes.iter().min(), input.quotes.iter().max())
    else {
        return nothing;
    };
    let refusal = if lowest <= 0 {
        Some(QuoteRefusal::NotPositive)
    } else if highest > MAX_RUPIAH {
        Some(QuoteRefusal::TooLarge)
    } else {
        None
    };
    // The mean of two is their median.
    let middle = Ratio::median(input.quotes.iter().copied().map(Ratio::whole));
    let (None, Some(value)) = (refusal, middle) else {
        return QuotesResult { refusal, ..nothing };
    };
    let mut flags = Vec::new();
    if input.quotes.len() == 1 {
        flags.push(PriceFlag::LowN);
    }
    let spread = (Ratio::whole(highest) - Ratio::whole(lowest)) / value;
    if spread > Ratio::percent(input.spread_percent) {
        flags.push(PriceFlag::Spread);
    }
    QuotesResult {
        value: HalfRupiah::from_ratio(value),
        n: u32::try_from(input.quotes.len()).unwrap_or(u32::MAX),
        flags,
        spread: (input.quotes.len() > 1).then(|| spread.as_percent(1)),
        refusal,
    }
}

/// P8 of section 6.
pub fn quotes_example() -> QuotesInput {
    QuotesInput {
        quotes: vec![40_000, 42_000, 60_000],
        spread_percent: 20,
    }
}
