//! NIK, the number of every resident. It tells where a person was FIRST registered and, roughly,
//! when they were born; it never tells where they live. Whether it agrees with a KTP is a
//! matter for the rule `nik`.

use super::{AreaCode, from_text};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;

/// Sixteen digits in an order that can exist. Printing masks it; JSON and [`Nik::as_str`] carry
/// it in full.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Nik(String);

/// Laki-laki or perempuan, as on the KTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum Sex {
    /// Laki-laki.
    L,
    /// Perempuan; the day of birth in the NIK is 40 higher.
    P,
}

/// Why a text is no NIK, in the order of the checks; the first that fails is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NikRefusal {
    /// Something other than an ASCII digit, space, `.` or `-`.
    Character,
    /// Not 16 digits.
    Length,
    /// No such province.
    Province,
    /// Kabupaten 00.
    Kabupaten,
    /// Kecamatan 00.
    Kecamatan,
    /// Day not in 01-31 or 41-71.
    Day,
    /// Month not in 01-12.
    Month,
    /// No such day in either century, or only in the future.
    Date,
    /// Serial 0000.
    Serial,
}

impl Nik {
    /// Reads a NIK without a calendar: a birth in the future is not noticed.
    pub fn parse(text: &str) -> Result<Self, NikRefusal> {
        Self::parse_at(text, NaiveDate::MAX)
    }

    /// Reads a NIK whose holder must have been born by `today`.
    pub fn parse_at(text: &str, today: NaiveDate) -> Result<Self, NikRefusal> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '.' | '-'))
            .collect();
        let first_failure = |checks: &[(bool, NikRefusal)]| {
            checks
                .iter()
                .find_map(|(passed, refusal)| (!passed).then_some(*refusal))
                .map_or(Ok(()), Err)
        };
        first_failure(&[
            (
                digits.bytes().all(|byte| byte.is_ascii_digit()),
                NikRefusal::Character,
            ),
            (digits.len() == 16, NikRefusal::Length),
        ])?;
        let nik = Self(digits);
        // Section 1.4 of the domain notes; 91-96 are the six provinces of Papua.
        let province = matches!(
            nik.pair(0),
            11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=96
        );
        first_failure(&[
            (province, NikRefusal::Province),
            (nik.pair(2) != 0, NikRefusal::Kabupaten),
            (nik.pair(4) != 0, NikRefusal::Kecamatan),
            (matches!(nik.pair(6), 1..=31 | 41..=71), NikRefusal::Day),
            (matches!(nik.pair(8), 1..=12), NikRefusal::Month),
            (!nik.births(today).is_empty(), NikRefusal::Date),
            (!nik.0.ends_with("0000"), NikRefusal::Serial),
        ])?;
        Ok(nik)
    }

    /// The sixteen digits, in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// From the day of birth.
    pub fn sex(&self) -> Sex {
        if self.pair(6) > 40 { Sex::P } else { Sex::L }
    }

    /// Every day of birth it can mean, earliest first: it has two digits of the year, so people
    /// over a hundred and small children look alike.
    pub fn births(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let day = if self.sex() == Sex::P {
            self.pair(6) - 40
        } else {
            self.pair(6)
        };
        [1900, 2000]
            .into_iter()
            .filter_map(|century| {
                let year = century + i32::from(self.pair(10));
                NaiveDate::from_ymd_opt(year, self.pair(8).into(), day.into())
            })
            .filter(|birth| *birth <= today)
            .collect()
    }

    /// Kecamatan of first registration; its parents are the kabupaten and the province.
    pub fn registered_in(&self) -> AreaCode {
        AreaCode::of_pairs([self.pair(0), self.pair(2), self.pair(4)])
    }

    /// `3317••••••••0001`.
    pub fn masked(&self) -> String {
        format!("{}••••••••{}", &self.0[..4], &self.0[12..])
    }

    /// The two digits at `at`, which is inside the sixteen.
    fn pair(&self, at: usize) -> u8 {
        let digit = |at: usize| self.0.as_bytes().get(at).map_or(0, |byte| byte - b'0');
        digit(at) * 10 + digit(at + 1)
    }
}

impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nik({})", self.masked())
    }
}

impl fmt::Display for NikRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid NIK: {self:?}")
    }
}

impl std::error::Error for NikRefusal {}

impl FromStr for Nik {
    type Err = NikRefusal;
    fn from_str(text: &str) -> Result<Self, NikRefusal> {
        Self::parse(text)
    }
}

impl<'de> Deserialize<'de> for Nik {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::parse)
    }
}

impl From<Nik> for String {
    fn from(nik: Nik) -> Self {
        nik.0
    }
}

super::described_as_text!(Nik, "Nik");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_wherever_it_is_printed() {
        let nik = Nik::parse("3317 1012 0398 0001").expect("valid");
        assert_eq!(nik.to_string(), "3317••••••••0001");
        assert_eq!(format!("{nik:?}"), "Nik(3317••••••••0001)");
        assert_eq!(nik.as_str(), "3317101203980001");
    }

    #[test]
    fn travels_in_full() {
        let nik: Nik = serde_json::from_str("\"33.17.10-120398-0001\"").expect("valid");
        let json = serde_json::to_string(&nik).expect("text");
        assert_eq!(json, "\"3317101203980001\"");
        assert!(serde_json::from_str::<Nik>("\"3317101203980000\"").is_err());
    }
}
