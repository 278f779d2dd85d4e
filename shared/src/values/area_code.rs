//! Codes of Indonesian areas as the Ministry of Home Affairs writes them.

use super::{NotA, from_text};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;

/// `33`, `33.17`, `33.17.14` or `33.17.14.2003`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct AreaCode(String);

/// How far down an area code goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AreaLevel {
    /// Two digits.
    Province,
    /// Kabupaten or kota.
    Kabupaten,
    /// District.
    Kecamatan,
    /// Desa or kelurahan.
    Desa,
}

impl AreaCode {
    /// Reads a code; nothing is stripped or completed.
    pub fn parse(text: &str) -> Result<Self, NotA> {
        let widths = [2, 2, 2, 4];
        let fits = |(at, part): (usize, &str)| {
            widths.get(at) == Some(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !text.split('.').enumerate().all(fits) {
            return Err(NotA("area code"));
        }
        Ok(Self(text.to_owned()))
    }

    /// A kecamatan from numbers below 100.
    pub(super) fn of_pairs([province, kabupaten, kecamatan]: [u8; 3]) -> Self {
        Self(format!("{province:02}.{kabupaten:02}.{kecamatan:02}"))
    }

    /// The code itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of area it names.
    pub fn level(&self) -> AreaLevel {
        match self.0.len() {
            2 => AreaLevel::Province,
            5 => AreaLevel::Kabupaten,
            8 => AreaLevel::Kecamatan,
            _ => AreaLevel::Desa,
        }
    }

    /// The area it lies in; a province has none.
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('.')?;
        Some(Self(parent.to_owned()))
    }

    /// Whether `other` is this area or lies within it. `33.1` is no code, so a prefix that ends
    /// at a dot is enough.
    pub fn covers(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AreaCode {
    type Err = NotA;
    fn from_str(text: &str) -> Result<Self, NotA> {
        Self::parse(text)
    }
}

impl<'de> Deserialize<'de> for AreaCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::parse)
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.0
    }
}

super::described_as_text!(AreaCode, "AreaCode");

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).expect("valid")
    }

    #[test]
    fn reads_the_four_levels_only() {
        for (text, level) in [
            ("33", AreaLevel::Province),
            ("33.17", AreaLevel::Kabupaten),
            ("33.17.14", AreaLevel::Kecamatan),
            ("33.17.14.2003", AreaLevel::Desa),
        ] {
            assert_eq!(code(text).level(), level);
        }
        for text in [
            "",
            "3",
            "333",
            "33.",
            ".33",
            "33.1",
            "33.17.1",
            "33.17.14.203",
            "33.17.14.20030",
            "33.17.14.2003.01",
            "33-17",
            "3317",
            "33.1A",
            " 33",
        ] {
            assert!(AreaCode::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn knows_what_lies_where() {
        let (regency, kecamatan) = (code("33.17"), code("33.17.14"));
        let desa = code("33.17.14.2003");
        assert_eq!(desa.parent(), Some(kecamatan.clone()));
        assert_eq!(code("33").parent(), None);
        assert!(regency.covers(&desa) && regency.covers(&regency));
        assert!(!desa.covers(&kecamatan));
        assert!(!kecamatan.covers(&code("33.17.13")));
        assert!(!regency.covers(&code("33.18.14")));
    }
}
