//! Indonesian mobile numbers. Numbers of other countries and landlines are not for signing in.

use super::{NotA, from_text};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;

/// `+628…`. Printing masks it; JSON and [`Phone::as_str`] carry it in full.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads `0812…`, `+62812…` or `62812…` with spaces, dashes and the invisible marks that
    /// address books put around a number; 10 to 13 digits counted from `08`.
    pub fn parse(text: &str) -> Result<Self, NotA> {
        const ERROR: NotA = NotA("Indonesian mobile number");
        let bare: String = text.chars().filter(|c| !separates(*c)).collect();
        let subscriber = ["+62", "62", "0"]
            .iter()
            .find_map(|prefix| bare.strip_prefix(prefix))
            .ok_or(ERROR)?;
        // One digit shorter than the national form: the leading 0 became +62.
        let valid = subscriber.starts_with('8')
            && (9..=12).contains(&subscriber.len())
            && subscriber.bytes().all(|byte| byte.is_ascii_digit());
        if !valid {
            return Err(ERROR);
        }
        Ok(Self(format!("+62{subscriber}")))
    }

    /// `+628…`, in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `08…`, as people write it.
    pub fn national(&self) -> String {
        format!("0{}", self.subscriber())
    }

    /// What both forms have in common: `8…`.
    pub fn subscriber(&self) -> &str {
        self.0.strip_prefix("+62").unwrap_or(&self.0)
    }

    /// `+62812••••••78`.
    pub fn masked(&self) -> String {
        let shown = |at: usize| at < 6 || at + 2 >= self.0.len();
        let mask = |(at, digit)| if shown(at) { digit } else { '•' };
        self.0.chars().enumerate().map(mask).collect()
    }
}

/// Any space or dash, and the marks of writing direction.
fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

impl FromStr for Phone {
    type Err = NotA;
    fn from_str(text: &str) -> Result<Self, NotA> {
        Self::parse(text)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::parse)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

super::described_as_text!(Phone, "Phone");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_every_spelling() {
        for text in [
            "081234567878",
            "+62 812-3456-7878",
            "6281234567878",
            // As an address book copies it: direction marks, dashes and spaces that do not break.
            "\u{202a}+62 812\u{2011}3456\u{2011}7878\u{202c}",
            "\u{200e}081234567878",
            "+62\u{a0}812\u{a0}3456\u{a0}7878",
            "0812–3456–7878",
            "0812\u{2009}3456\u{202f}7878\n",
            "0812−3456−7878",
        ] {
            let phone = Phone::parse(text).expect("valid");
            assert_eq!(phone.as_str(), "+6281234567878", "{text}");
            assert_eq!(phone.national(), "081234567878");
            assert_eq!(phone.to_string(), "+62812••••••78");
            assert_eq!(format!("{phone:?}"), "Phone(+62812••••••78)");
        }
    }

    #[test]
    fn counts_digits_from_08() {
        assert!(Phone::parse("081234567").is_err(), "9");
        assert!(Phone::parse("0812345678").is_ok(), "10");
        assert!(Phone::parse("0812345678901").is_ok(), "13");
        assert!(Phone::parse("08123456789012").is_err(), "14");
        for text in [
            "",
            "0",
            "+62",
            "0295691234",
            "812345678",
            "08123456７890",
            "0812.345.678",
        ] {
            assert!(Phone::parse(text).is_err(), "{text}");
        }
    }
}
