//! Money: whole rupiah as they are shown, and exact prices whose fractions come from a mean of
//! two or a median of an even number.

use super::ratio::{Ratio, capped};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// No single price is higher; keeps every later product inside 128 bits.
pub const MAX_RUPIAH: i64 = 1_000_000_000;

/// A price in rupiah and half rupiah: a quote, or the mean of two. JSON: `42000` or `42000.5`.
pub type HalfRupiah = Parts<2>;

/// A median of prices or of medians. JSON: a number with a multiple of `.125`.
pub type Eighths = Parts<8>;

/// A positive price counted in `1/N` rupiah, at most [`MAX_RUPIAH`]; `N` is a power of two, so
/// that its decimal is exact in JSON's numbers too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Parts<const N: i64>(i64);

impl<const N: i64> Parts<N> {
    /// One rupiah.
    pub const ONE: Self = Self(N);

    /// So many `1/N` rupiah.
    pub fn from_parts(parts: i64) -> Option<Self> {
        (1..=MAX_RUPIAH * N).contains(&parts).then_some(Self(parts))
    }

    /// So many whole rupiah.
    pub fn from_rupiah(rupiah: i64) -> Option<Self> {
        Self::from_parts(rupiah.checked_mul(N)?)
    }

    /// A result, if it is positive, in range and a multiple of `1/N`.
    pub fn from_ratio(value: Ratio) -> Option<Self> {
        match (value * Ratio::whole(N)).terms() {
            (parts, 1) => Self::from_parts(capped(parts)),
            _ => None,
        }
    }

    /// In `1/N` rupiah: how it is stored.
    pub const fn parts(self) -> i64 {
        self.0
    }

    /// For working with.
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.0.into(), N.into())
    }

    /// Nearest whole rupiah, ties up.
    pub fn rounded(self) -> Rupiah {
        Rupiah(self.ratio().round_up_to(1))
    }

    /// As shown to people: nearest Rp50, ties up.
    pub fn shown(self) -> Rupiah {
        Rupiah::shown(self.ratio())
    }
}

impl Eighths {
    /// The same price, counted in eighths.
    pub fn widened(value: HalfRupiah) -> Self {
        Self(value.0 * 4)
    }
}

impl<const N: i64> fmt::Display for Parts<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / N, self.0 % N);
        // Halves and eighths end within three places; printing floats would weigh more than a rule.
        match rest * 1000 / N {
            0 => write!(f, "{whole}"),
            mil if mil % 100 == 0 => write!(f, "{whole}.{}", mil / 100),
            mil if mil % 10 == 0 => write!(f, "{whole}.{:02}", mil / 10),
            mil => write!(f, "{whole}.{mil:03}"),
        }
    }
}

impl<const N: i64> fmt::Debug for Parts<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<const N: i64> Serialize for Parts<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % N {
            0 => serializer.serialize_i64(self.0 / N),
            _ => serializer.serialize_f64(self.0 as f64 / N as f64),
        }
    }
}

impl<'de, const N: i64> Deserialize<'de> for Parts<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number<const N: i64>;

        impl<const N: i64> de::Visitor<'_> for Number<N> {
            type Value = Parts<N>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let step = Parts::<N>(1);
                write!(
                    f,
                    "a price above 0, at most {MAX_RUPIAH}, in steps of {step}"
                )
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
                Parts::from_rupiah(value)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Signed(value), &self))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
                i64::try_from(value)
                    .ok()
                    .and_then(Parts::from_rupiah)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
                let parts = value * N as f64;
                let whole = parts.fract() == 0.0 && parts.abs() <= (MAX_RUPIAH * N) as f64;
                whole
                    .then_some(parts as i64)
                    .and_then(Parts::from_parts)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Float(value), &self))
            }
        }

        deserializer.deserialize_any(Number)
    }
}

#[cfg(feature = "describe")]
impl<const N: i64> ts_rs::TS for Parts<N> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "number".to_owned()
    }
    fn inline(cfg: &ts_rs::Config) -> String {
        Self::name(cfg)
    }
}

#[cfg(feature = "describe")]
impl<const N: i64> schemars::JsonSchema for Parts<N> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("RupiahIn{N}").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": MAX_RUPIAH,
            "multipleOf": 1.0 / N as f64,
        })
    }
}

/// Whole rupiah as Indonesians write them: `Rp42.350`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(transparent)]
pub struct Rupiah(pub i64);

impl Rupiah {
    /// An exact price as shown to people: nearest Rp50, ties up.
    pub fn shown(exact: Ratio) -> Self {
        Self(exact.round_up_to(50))
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        f.write_str(if self.0 < 0 { "-Rp" } else { "Rp" })?;
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: for<'de> Deserialize<'de>>(json: &str) -> Option<T> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn prices_are_whole_or_end_in_a_half() {
        for json in ["42000", "42000.5", "0.5", "1000000000"] {
            let price: HalfRupiah = read(json).expect("a price");
            assert_eq!(serde_json::to_string(&price).ok().as_deref(), Some(json));
            assert_eq!(price.to_string(), json);
        }
        assert_eq!(
            read::<HalfRupiah>("42000.0"),
            HalfRupiah::from_rupiah(42_000)
        );
        for json in [
            "0",
            "-1",
            "0.25",
            "42000.1",
            "1000000000.5",
            "1e300",
            "\"42000\"",
            "null",
        ] {
            assert_eq!(read::<HalfRupiah>(json), None, "{json}");
        }
    }

    #[test]
    fn medians_come_in_eighths() {
        let median: Eighths = read("42000.125").expect("an eighth");
        assert_eq!(median.parts(), 336_001);
        assert_eq!(read::<Eighths>("42000.0625"), None);
    }

    #[test]
    fn rupiah_are_written_the_indonesian_way() {
        for (rupiah, text) in [
            (0, "Rp0"),
            (950, "Rp950"),
            (42_350, "Rp42.350"),
            (1_000_000, "Rp1.000.000"),
            (-12_500, "-Rp12.500"),
            (i64::MIN, "-Rp9.223.372.036.854.775.808"),
        ] {
            assert_eq!(Rupiah(rupiah).to_string(), text);
        }
    }

    #[test]
    fn shown_prices_are_rounded_to_fifty_with_ties_up() {
        for (price, shown) in [("42324.5", 42_300), ("42325", 42_350), ("42349", 42_350)] {
            let price: HalfRupiah = read(price).expect("a price");
            assert_eq!(price.shown(), Rupiah(shown));
        }
    }
}
