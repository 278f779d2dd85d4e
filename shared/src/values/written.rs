//! Whole rupiah as people and spreadsheets write them. A figure that could be read two ways is
//! not read at all: the wrong price is worse than none.

use super::MAX_RUPIAH;
use crate::error::FieldCode;
use serde::{Deserialize, Deserializer, de};

/// Whole numbers of a body or of a rule's input. JSON may write nought as `-0`, which serde_json
/// takes for a fraction.
pub fn whole_numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i64>, D::Error> {
    struct Whole(i64);
    impl<'de> Deserialize<'de> for Whole {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_i64(Nought).map(Self)
        }
    }
    struct Nought;
    impl de::Visitor<'_> for Nought {
        type Value = i64;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("i64")
        }
        fn visit_i64<E: de::Error>(self, number: i64) -> Result<i64, E> {
            Ok(number)
        }
        fn visit_u64<E: de::Error>(self, number: u64) -> Result<i64, E> {
            i64::try_from(number)
                .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(number), &self))
        }
        fn visit_f64<E: de::Error>(self, number: f64) -> Result<i64, E> {
            if number == 0.0 && number.is_sign_negative() {
                return Ok(0);
            }
            Err(E::invalid_type(de::Unexpected::Float(number), &self))
        }
    }
    let numbers = Vec::<Whole>::deserialize(deserializer)?;
    Ok(numbers.into_iter().map(|number| number.0).collect())
}

/// What a spreadsheet's arithmetic leaves behind a whole number, `15000.000000001`.
const RESIDUE: f64 = 1e-6;

/// `15000`, `15.000`, `15.000,00`, `15000,00`, `Rp 15.000`, `Rp15.000,-`: points part thousands, a
/// comma parts what is less than a rupiah, which must be nought. `15,000` could be fifteen, and
/// `12500,5` is no whole rupiah: both are of the wrong form.
pub fn written_rupiah(text: &str) -> Result<i64, FieldCode> {
    let text = bare(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let noughts = |part: &str| digits(part) && part.bytes().all(|byte| byte == b'0');
    let whole = match (text.split_once(','), text.contains('.')) {
        (Some((whole, rest)), _) => {
            let cents = noughts(rest) && rest.len() <= 2;
            cents.then_some(whole).and_then(thousands)
        }
        (None, true) => thousands(&text).or_else(|| decimal(&text)),
        (None, false) => digits(&text).then(|| text.clone()),
    };
    let whole = whole.ok_or(FieldCode::Format)?;
    match whole.parse() {
        Ok(rupiah) if (1..=MAX_RUPIAH).contains(&rupiah) => Ok(rupiah),
        _ => Err(FieldCode::Range),
    }
}

/// The number of a cell that is a number, without the residue of a spreadsheet's arithmetic.
pub fn whole_rupiah(number: f64) -> Result<i64, FieldCode> {
    let whole = number.round();
    if !number.is_finite() || (number - whole).abs() > RESIDUE {
        return Err(FieldCode::Format);
    }
    if !(1.0..=MAX_RUPIAH as f64).contains(&whole) {
        return Err(FieldCode::Range);
    }
    // Between 1 and a thousand million, hence exact.
    Ok(whole as i64)
}

/// Without the currency before and the dash behind.
fn bare(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let currency = text.strip_prefix("rp").or_else(|| text.strip_prefix("idr"));
    let text = match currency {
        Some(text) => text.strip_prefix('.').unwrap_or(text),
        None => &text,
    };
    let text = text
        .strip_suffix('-')
        .map_or(text, |text| text.strip_suffix([',', '.']).unwrap_or("-"));
    text.trim().to_owned()
}

/// `15.000` and `1.250.000`, or digits alone.
fn thousands(text: &str) -> Option<String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = text.split_once('.').unwrap_or((text, ""));
    if rest.is_empty() && !text.contains('.') {
        return (!first.is_empty() && digits(first)).then(|| first.to_owned());
    }
    let led = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let grouped = rest
        .split('.')
        .all(|group| group.len() == 3 && digits(group));
    (led && grouped).then(|| text.replace('.', ""))
}

/// `15000.00` and `15000.000000001`, as programs write a number. A point behind three digits or
/// fewer is left to thousands: `15.00` is more likely a slip than fifteen rupiah.
fn decimal(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() <= 3 {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    let rounded = number.round();
    ((number - rounded).abs() <= RESIDUE).then(|| format!("{rounded:.0}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldCode::{Format, Range};

    #[test]
    fn rupiah_as_people_write_them() {
        for text in [
            "15000",
            "15.000",
            "15.000,00",
            "15000,00",
            "15000,0",
            "Rp 15.000",
            "Rp15.000",
            "Rp. 15.000",
            "rp15000",
            "RP 15.000,00",
            "Rp15.000,-",
            "15.000,-",
            "15000,-",
            "15000.-",
            "IDR 15000",
            " 15000 ",
            "15000.0",
            "15000.00",
            "15000.000000001",
            "14999.9999999999",
            "15000.000",
            "\u{a0}15.000\u{a0}",
            "Rp\u{a0}15.000",
        ] {
            assert_eq!(written_rupiah(text), Ok(15_000), "{text}");
        }
        assert_eq!(written_rupiah("1.250.000"), Ok(1_250_000));
        assert_eq!(written_rupiah("500"), Ok(500));
        assert_eq!(written_rupiah("500,00"), Ok(500));
        assert_eq!(written_rupiah("1.000.000.000"), Ok(1_000_000_000));
    }

    #[test]
    fn what_could_be_two_prices_is_none() {
        for text in [
            "15,000",
            "15,000.00",
            "1,250,000",
            "12500,5",
            "12500.5",
            "12,5",
            "12.5",
            "1.5",
            "15.00.000",
            "15.0000",
            "15.00",
            "0.500",
            ".500",
            "15.000.00",
            "15.000.",
            "15000,",
            "15 000",
            "1e4",
            "1.5E+4",
            "+15000",
            "-15000",
            "-",
            "",
            "Rp",
            "Rp -",
            "15000/kg",
            "15000-16000",
            "lima belas ribu",
            "١٥٠٠٠",
            "１５０００",
            "#",
            "15000,000",
            "15.000,5",
            "'15000",
            "15000.001",
            "NaN",
            "inf",
        ] {
            assert_eq!(written_rupiah(text), Err(Format), "{text}");
        }
        for text in [
            "0",
            "0,00",
            "00",
            "1000000001",
            "1.000.000.001",
            "99999999999999999999",
        ] {
            assert_eq!(written_rupiah(text), Err(Range), "{text}");
        }
    }

    #[test]
    fn a_number_keeps_no_residue_and_loses_no_half() {
        for number in [15_000.0, 15_000.000_000_001, 14_999.999_999_999] {
            assert_eq!(whole_rupiah(number), Ok(15_000));
        }
        for number in [12_500.5, 15_000.01, f64::NAN, f64::INFINITY] {
            assert_eq!(whole_rupiah(number), Err(Format), "{number}");
        }
        for number in [0.0, -0.0, -5.0, 1e300, 1_000_000_001.0] {
            assert_eq!(whole_rupiah(number), Err(Range), "{number}");
        }
    }
}
