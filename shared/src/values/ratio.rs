//! Exact numbers. Percentages and robust distances are compared as fractions, never as floats,
//! so that a price exactly on a limit is on the same side everywhere.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A fraction for working with; never on the wire. Operations saturate instead of wrapping; the
/// bounded wire types keep every term of the rules far below the range of `i128`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    num: i128,
    /// Always positive, without a factor in common with `num`.
    den: i128,
}

impl Ratio {
    /// `num / den` in lowest terms. Nothing is divided by a zero here, since prices and scales
    /// are positive; should it happen, the answer is 0, for a rule must not panic.
    pub fn new(num: i128, den: i128) -> Self {
        let divisor = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).unwrap_or(1);
        if den == 0 {
            return Self { num: 0, den: 1 };
        }
        let sign = den.signum();
        Self {
            num: (num / divisor).saturating_mul(sign),
            den: (den / divisor).saturating_mul(sign),
        }
    }

    /// A whole number.
    pub fn whole(value: impl Into<i128>) -> Self {
        Self::new(value.into(), 1)
    }

    /// So many percent.
    pub fn percent(value: u32) -> Self {
        Self::new(value.into(), 100)
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self::new(self.num.saturating_abs(), self.den)
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> i128 {
        self.num.signum()
    }

    /// Numerator and denominator in lowest terms.
    pub fn terms(self) -> (i128, i128) {
        (self.num, self.den)
    }

    /// Nearest whole number, half away from zero.
    pub fn round(self) -> i128 {
        let doubled = self.num.unsigned_abs().saturating_mul(2);
        let den = self.den.unsigned_abs();
        let rounded = doubled.saturating_add(den) / den.saturating_mul(2);
        i128::try_from(rounded)
            .unwrap_or(i128::MAX)
            .saturating_mul(self.num.signum())
    }

    /// Nearest multiple of `step`, ties up.
    pub fn round_up_to(self, step: i64) -> i64 {
        let step = i128::from(step.max(1));
        let doubled = self.num.saturating_mul(2);
        let half = self.den.saturating_mul(step);
        let steps = doubled
            .saturating_add(half)
            .div_euclid(half.saturating_mul(2));
        capped(steps.saturating_mul(step))
    }

    /// Printed with `places` decimals, half away from zero; `-0.00` is `0.00`.
    pub fn decimal(self, places: u32) -> String {
        let unit = 10_i128.pow(places.min(6));
        let scaled = (self * Self::whole(unit)).round();
        let sign = if scaled < 0 { "-" } else { "" };
        let (scaled, unit) = (scaled.unsigned_abs(), unit.unsigned_abs());
        let width = places.min(6) as usize;
        match width {
            0 => format!("{sign}{scaled}"),
            _ => format!("{sign}{}.{:0width$}", scaled / unit, scaled % unit),
        }
    }

    /// A share printed as percent, with `places` decimals.
    pub fn as_percent(self, places: u32) -> String {
        (self * Self::whole(100)).decimal(places)
    }

    /// The middle value, or the mean of the two in the middle; nothing of nothing.
    pub fn median(values: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut sorted: Vec<Self> = values.into_iter().collect();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        if sorted.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *sorted.get(sorted.len() / 2 - 1)?;
        Some((lower + upper) / Self::whole(2))
    }
}

/// The nearest `i64`.
pub(crate) fn capped(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Add for Ratio {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let left = self.num.saturating_mul(other.den);
        let right = other.num.saturating_mul(self.den);
        Self::new(
            left.saturating_add(right),
            self.den.saturating_mul(other.den),
        )
    }
}

impl Neg for Ratio {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(self.num.saturating_neg(), self.den)
    }
}

impl Sub for Ratio {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Ratio {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(
            self.num.saturating_mul(other.num),
            self.den.saturating_mul(other.den),
        )
    }
}

impl Div for Ratio {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::new(
            self.num.saturating_mul(other.den),
            self.den.saturating_mul(other.num),
        )
    }
}

/// Compares whole parts and then the reciprocals of what is left: no product, so no overflow.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut flipped = false;
        loop {
            let whole = a.num.div_euclid(a.den).cmp(&b.num.div_euclid(b.den));
            let (left, right) = (a.num.rem_euclid(a.den), b.num.rem_euclid(b.den));
            let order = match (whole, left, right) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    (a, b) = (
                        Self {
                            num: a.den,
                            den: left,
                        },
                        Self {
                            num: b.den,
                            den: right,
                        },
                    );
                    flipped = !flipped;
                    continue;
                }
                (unequal, _, _) => unequal,
            };
            return if flipped { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_without_overflow() {
        let near = |num| Ratio::new(num, i128::MAX - 1);
        assert!(near(i128::MAX / 2) < near(i128::MAX / 2 + 1));
        assert!(Ratio::new(-1, 3) < Ratio::new(-1, 4));
        assert!(Ratio::new(1, 3) > Ratio::new(333_333, 1_000_000));
        assert_eq!(Ratio::new(2, -4), Ratio::new(-1, 2));
    }

    #[test]
    fn prints_half_away_from_zero() {
        for (num, den, text) in [(1, 200, "0.01"), (-1, 200, "-0.01"), (-1, 201, "0.00")] {
            assert_eq!(Ratio::new(num, den).decimal(2), text);
        }
        assert_eq!(Ratio::new(5, 2).decimal(0), "3");
        assert_eq!(Ratio::new(-105, 100).decimal(1), "-1.1");
    }

    #[test]
    fn is_total() {
        assert_eq!(Ratio::new(1, 0), Ratio::whole(0));
        let worst = Ratio::new(i128::MIN, i128::MIN + 1);
        let _ = (worst * worst + worst - -worst) / worst;
        let _ = (
            worst.round(),
            worst.round_up_to(i64::MIN),
            worst.decimal(u32::MAX),
        );
        assert_eq!(Ratio::median([]), None);
    }
}
