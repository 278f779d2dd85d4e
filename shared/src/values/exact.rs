//! Exact prices on the wire: a number where it has one, else a fraction.

use super::money::{Eighths, HalfRupiah, MAX_RUPIAH, Parts};
use super::ratio::{Ratio, capped};
use serde::de::{self, IntoDeserializer, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A positive amount of rupiah that need not be a round number, like the mean of three markets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(try_from = "Terms")]
pub struct Fraction {
    num: i64,
    den: i64,
}

/// [`Fraction`] before it is checked.
#[derive(Deserialize)]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Terms {
    /// Numerator, positive.
    num: i64,
    /// Denominator, 1 to 1 000 000.
    den: i64,
}

impl Fraction {
    /// Positive, at most 1 000 000 000, denominator at most 1 000 000.
    pub fn new(num: i64, den: i64) -> Option<Self> {
        Self::from_ratio(Ratio::new(num.into(), den.into())).filter(|_| den > 0)
    }

    /// The same, from a result.
    pub fn from_ratio(value: Ratio) -> Option<Self> {
        let (num, den) = value.terms();
        let fits = num > 0 && den <= 1_000_000 && value <= Ratio::whole(MAX_RUPIAH);
        fits.then_some(Self {
            num: capped(num),
            den: capped(den),
        })
    }

    /// Numerator, in lowest terms.
    pub fn num(self) -> i64 {
        self.num
    }

    /// Denominator, in lowest terms.
    pub fn den(self) -> i64 {
        self.den
    }

    /// For working with.
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.num.into(), self.den.into())
    }
}

impl TryFrom<Terms> for Fraction {
    type Error = super::NotA;
    fn try_from(terms: Terms) -> Result<Self, Self::Error> {
        Self::new(terms.num, terms.den).ok_or(super::NotA("fraction of rupiah"))
    }
}

/// An exact price of any origin: a number with eighths, or `{num, den}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(untagged)]
pub enum Exact {
    /// `42000`, `42000.5`, `42000.125`.
    Number(Eighths),
    /// A mean that has no short decimal.
    Fraction(Fraction),
}

impl Exact {
    /// For working with.
    pub fn ratio(self) -> Ratio {
        match self {
            Self::Number(value) => value.ratio(),
            Self::Fraction(value) => value.ratio(),
        }
    }
}

/// By hand, because a derived untagged enum says no more than "did not match any variant".
impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> de::Visitor<'de> for Either {
            type Value = Exact;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a price as a number or as {num, den}")
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Exact, E> {
                Eighths::deserialize(value.into_deserializer()).map(Exact::Number)
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Exact, E> {
                Eighths::deserialize(value.into_deserializer()).map(Exact::Number)
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Exact, E> {
                Eighths::deserialize(value.into_deserializer()).map(Exact::Number)
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Exact, A::Error> {
                Fraction::deserialize(MapAccessDeserializer::new(map)).map(Exact::Fraction)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl From<HalfRupiah> for Exact {
    fn from(value: HalfRupiah) -> Self {
        Self::Number(Parts::widened(value))
    }
}

impl From<Eighths> for Exact {
    fn from(value: Eighths) -> Self {
        Self::Number(value)
    }
}

impl From<Fraction> for Exact {
    fn from(value: Fraction) -> Self {
        Self::Fraction(value)
    }
}
