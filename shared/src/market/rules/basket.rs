//! `market.basket`: what a shopping list costs in each market, and where it is cheapest. It runs
//! on the shopper's own phone, from prices that may have been kept since the signal was lost.

use super::example_price;
use crate::values::{Exact, HalfRupiah, MAX_RUPIAH, Ratio, Rupiah};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// More lines than any household's list.
const MOST_ITEMS: usize = 50;
/// 1 000 units, a tonne where the unit is the kilogram.
const MOST_THOUSANDTHS: i64 = 1_000_000;
/// A thousandth of the finest share of a rupiah that means of up to fifteen places have in
/// common. Every line is put on this grid, which moves none of those; finer ones, that no list
/// of markets makes, move by less than a billionth, and fifty of them cannot outgrow 128 bits.
const GRID: i128 = 720_720_000;

/// A shopping list and what things cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketInput {
    /// One to fifty, each commodity once.
    pub items: Vec<BasketItem>,
    /// The places to compare.
    pub places: Vec<BasketPlace>,
    /// The regency's means; of several for one commodity the last counts.
    pub means: Vec<BasketMean>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketItem {
    /// Code.
    pub commodity: String,
    /// Thousandths of the commodity's unit, 1 to 1 000 000: grams where it is sold by the
    /// kilogram.
    pub thousandths: i64,
}

/// What a place asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketPlace {
    /// Code.
    pub place: String,
    /// Of several for one commodity the last counts.
    pub prices: Vec<BasketPrice>,
}

/// A price of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketPrice {
    /// Code.
    pub commodity: String,
    /// Per unit.
    pub value: HalfRupiah,
}

/// A price of the regency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketMean {
    /// Code.
    pub commodity: String,
    /// Per unit, exact.
    pub value: Exact,
}

/// What the list costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct BasketResult {
    /// Fewest missing items first, then the lowest sum, then as they came.
    pub places: Vec<BasketTotal>,
    /// The complete places with the lowest sum; several when they are equal to the last half
    /// rupiah.
    pub cheapest: Vec<String>,
    /// The list at the regency's means; absent where not one of them is known.
    pub mean: Option<BasketSum>,
    /// Why nothing was summed up.
    pub refusal: Option<BasketRefusal>,
    /// The line that was refused, from 0.
    pub refused_item: Option<u32>,
}

/// What the list costs in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct BasketTotal {
    /// Code.
    pub place: String,
    /// Of what is known there; absent where nothing is.
    pub sum: Option<BasketSum>,
    /// Codes of what has no price there, in the order of the list.
    pub missing: Vec<String>,
    /// Rupiah above the cheapest, between the sums as shown; absent where something is missing.
    pub above: Option<i64>,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct BasketSum {
    /// Rupiah with four decimals, which is exact for the sum of a place.
    pub exact: String,
    /// For people: nearest Rp50, ties up.
    pub display: i64,
    /// Lines of the list in it.
    pub n: u32,
}

/// Why nothing was summed up, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BasketRefusal {
    /// More than fifty lines.
    TooMany,
    /// A quantity below a thousandth of the unit, or above a thousand units.
    Quantity,
    /// A commodity stands in two lines.
    Twice,
    /// A sum above 1 000 000 000 rupiah.
    TooLarge,
}

/// Sums up. An empty list costs nothing anywhere and is no refusal.
pub fn basket(input: &BasketInput) -> BasketResult {
    match sums(input) {
        Ok(result) => result,
        Err((refusal, at)) => BasketResult {
            places: Vec::new(),
            cheapest: Vec::new(),
            mean: None,
            refusal: Some(refusal),
            refused_item: at.and_then(|at| u32::try_from(at).ok()),
        },
    }
}

/// A refusal and the line it is about.
type Refused = (BasketRefusal, Option<usize>);

fn sums(input: &BasketInput) -> Result<BasketResult, Refused> {
    check(&input.items)?;
    let mut sums = Vec::new();
    for place in &input.places {
        let prices = place
            .prices
            .iter()
            .map(|price| (price.commodity.as_str(), price.value.ratio()));
        sums.push((place.place.as_str(), Sum::of(&input.items, prices)?));
    }
    // Stable: places that are alike stay in the order they came in.
    sums.sort_by_key(|(_, sum)| (sum.missing.len(), sum.total));
    let complete = |sum: &Sum| sum.missing.is_empty() && sum.n > 0;
    let lowest = sums
        .first()
        .filter(|(_, sum)| complete(sum))
        .map(|(_, sum)| sum.total);
    let means = input
        .means
        .iter()
        .map(|mean| (mean.commodity.as_str(), mean.value.ratio()));
    Ok(BasketResult {
        cheapest: sums
            .iter()
            .filter(|(_, sum)| complete(sum) && Some(sum.total) == lowest)
            .map(|(place, _)| (*place).to_owned())
            .collect(),
        places: sums
            .iter()
            .map(|(place, sum)| BasketTotal {
                place: (*place).to_owned(),
                sum: sum.shown(),
                missing: sum.missing.clone(),
                above: lowest
                    .filter(|_| complete(sum))
                    .map(|lowest| Rupiah::shown(sum.total).0 - Rupiah::shown(lowest).0),
            })
            .collect(),
        mean: Sum::of(&input.items, means)?.shown(),
        refusal: None,
        refused_item: None,
    })
}

fn check(items: &[BasketItem]) -> Result<(), Refused> {
    if items.len() > MOST_ITEMS {
        return Err((BasketRefusal::TooMany, Some(MOST_ITEMS)));
    }
    let mut seen = BTreeSet::new();
    for (at, item) in items.iter().enumerate() {
        if !(1..=MOST_THOUSANDTHS).contains(&item.thousandths) {
            return Err((BasketRefusal::Quantity, Some(at)));
        }
        if !seen.insert(item.commodity.as_str()) {
            return Err((BasketRefusal::Twice, Some(at)));
        }
    }
    Ok(())
}

/// A list at some prices.
struct Sum {
    total: Ratio,
    n: u32,
    missing: Vec<String>,
}

impl Sum {
    fn of<'a>(
        items: &[BasketItem],
        prices: impl Iterator<Item = (&'a str, Ratio)>,
    ) -> Result<Self, Refused> {
        let prices: BTreeMap<&str, Ratio> = prices.collect();
        let mut sum = Self {
            total: Ratio::whole(0),
            n: 0,
            missing: Vec::new(),
        };
        for (at, item) in items.iter().enumerate() {
            match prices.get(item.commodity.as_str()) {
                Some(price) => {
                    let line = *price * Ratio::new(item.thousandths.into(), 1000);
                    let on_grid = (line * Ratio::whole(GRID)).round();
                    sum.total = sum.total + Ratio::new(on_grid, GRID);
                    sum.n += 1;
                }
                None => sum.missing.push(item.commodity.clone()),
            }
            if sum.total > Ratio::whole(MAX_RUPIAH) {
                return Err((BasketRefusal::TooLarge, Some(at)));
            }
        }
        Ok(sum)
    }

    fn shown(&self) -> Option<BasketSum> {
        (self.n > 0).then(|| BasketSum {
            exact: self.total.decimal(4),
            display: Rupiah::shown(self.total).0,
            n: self.n,
        })
    }
}

/// Half a kilogram of chillies and two of rice; Sarang has no chillies.
pub fn basket_example() -> BasketInput {
    let (rice, chillies) = ("beras-medium", "cabai-rawit-merah");
    let item = |commodity: &str, thousandths| BasketItem {
        commodity: commodity.to_owned(),
        thousandths,
    };
    let place = |place: &str, prices: &[(&str, i64)]| BasketPlace {
        place: place.to_owned(),
        prices: prices
            .iter()
            .map(|(commodity, rupiah)| BasketPrice {
                commodity: (*commodity).to_owned(),
                value: example_price(*rupiah),
            })
            .collect(),
    };
    let mean = |commodity: &str, rupiah| BasketMean {
        commodity: commodity.to_owned(),
        value: example_price(rupiah).into(),
    };
    BasketInput {
        items: vec![item(rice, 2000), item(chillies, 500)],
        places: vec![
            place("pasar-kota-rembang", &[(rice, 13_500), (chillies, 42_000)]),
            place("pasar-lasem", &[(rice, 13_200), (chillies, 44_000)]),
            place("pasar-sarang", &[(rice, 13_000)]),
        ],
        means: vec![mean(rice, 13_300), mean(chillies, 43_000)],
    }
}
