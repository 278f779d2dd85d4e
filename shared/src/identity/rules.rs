//! `nik` and `identity.secret`: what a number tells about a person, and which secrets are too
//! easy to guess. Neither looks anything up.

use crate::values::{AreaCode, Nik, NikRefusal, Phone, Sex, strict_day, strict_day_option};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

crate::rule::rules! { "identity";
    /// What a NIK tells of its holder, and whether it agrees with the KTP.
    NikCheck: "nik", NikInput => NikVerdict = nik, nik_example;
    /// Whether a PIN or password is too easy to guess.
    Secret: "secret", SecretInput => SecretVerdict = secret, secret_example;
}

/// A NIK as typed, and what the KTP says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct NikInput {
    /// Spaces, dots and dashes are ignored.
    pub nik: String,
    /// Nobody was born later.
    #[serde(deserialize_with = "strict_day")]
    pub today: NaiveDate,
    /// From the card itself.
    pub ktp: Option<Ktp>,
    /// The kecamatan of regencies that are known, from the regency pack. A code that is missing
    /// from its regency's list gives a warning; other regencies are not checked.
    #[serde(default)]
    #[cfg_attr(feature = "describe", ts(as = "Option<Vec<AreaCode>>"))]
    pub known_kecamatan: Vec<AreaCode>,
}

/// What the KTP says of its holder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Ktp {
    /// Date of birth.
    #[serde(default, deserialize_with = "strict_day_option")]
    pub born: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// What the number tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum NikVerdict {
    /// It can be a NIK. Warnings never refuse it: a NIK stays for life even if it is wrong.
    Ok {
        /// From the day.
        sex: Sex,
        /// Every possible date of birth, earliest first.
        births: Vec<NaiveDate>,
        /// The date of birth that holds: the only one, or the KTP's if it is among them.
        born: Option<NaiveDate>,
        /// Of first registration, never of domicile.
        province: AreaCode,
        /// Of first registration.
        kabupaten: AreaCode,
        /// Of first registration.
        kecamatan: AreaCode,
        /// For a person to look at.
        warnings: Vec<NikWarning>,
    },
    /// It cannot be one.
    Refused {
        /// The first check that failed.
        refusal: NikRefusal,
    },
}

/// What a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NikWarning {
    /// Two dates of birth are possible: ask, or use the KTP.
    AmbiguousCentury,
    /// An old or split code, or a typing error.
    UnknownKecamatan,
    /// The KTP says another date of birth.
    BornDiffers,
    /// The KTP says another sex.
    SexDiffers,
}

impl fmt::Debug for NikInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NikInput(••••)")
    }
}

/// Reads a NIK and holds it against the KTP.
pub fn nik(input: &NikInput) -> NikVerdict {
    let nik = match Nik::parse_at(&input.nik, input.today) {
        Ok(nik) => nik,
        Err(refusal) => return NikVerdict::Refused { refusal },
    };
    let ktp = input.ktp.clone().unwrap_or_default();
    let births = nik.births(input.today);
    let born = match (ktp.born, births.as_slice()) {
        (Some(born), possible) => possible.contains(&born).then_some(born),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let kecamatan = nik.registered_in();
    let kabupaten = kecamatan.parent().unwrap_or_else(|| kecamatan.clone());
    let province = kabupaten.parent().unwrap_or_else(|| kabupaten.clone());
    let listed = |code: &AreaCode| input.known_kecamatan.contains(code);
    let has_list = input
        .known_kecamatan
        .iter()
        .any(|code| kabupaten.covers(code));
    let warnings = [
        (
            ktp.born.is_none() && born.is_none(),
            NikWarning::AmbiguousCentury,
        ),
        (
            has_list && !listed(&kecamatan),
            NikWarning::UnknownKecamatan,
        ),
        (
            ktp.born.is_some() && born.is_none(),
            NikWarning::BornDiffers,
        ),
        (
            ktp.sex.is_some_and(|sex| sex != nik.sex()),
            NikWarning::SexDiffers,
        ),
    ];
    NikVerdict::Ok {
        sex: nik.sex(),
        births,
        born,
        province,
        kabupaten,
        kecamatan,
        warnings: warnings
            .into_iter()
            .filter_map(|(given, warning)| given.then_some(warning))
            .collect(),
    }
}

/// A made-up person, first registered in kecamatan Rembang.
pub fn nik_example() -> NikInput {
    NikInput {
        nik: "3317101203980001".to_owned(),
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
        ktp: None,
        known_kecamatan: Vec::new(),
    }
}

/// What residents (PIN) and officers (password) sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// Six digits, worth something only on a known device.
    Pin,
    /// Twelve characters or more.
    Password,
}

/// A secret somebody wants to use.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct SecretInput {
    /// Which rules hold.
    pub kind: SecretKind,
    /// As typed; never printed.
    pub secret: String,
    /// The account's own number must not be the secret.
    pub phone: Option<Phone>,
}

/// Whether it may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum SecretVerdict {
    /// It may.
    Ok,
    /// Too easy to guess.
    Refused {
        /// The first reason.
        refusal: SecretRefusal,
    },
}

/// Why a secret is refused, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecretRefusal {
    /// A PIN that is not six digits 0-9.
    NotSixDigits,
    /// A password below 12 characters.
    TooShort,
    /// A password above 128 characters.
    TooLong,
    /// One character over and over.
    OneCharacter,
    /// Digits in a row, up or down.
    Run,
    /// Among the first that anybody tries.
    Common,
    /// The end of the account's phone number, or a password with the number in it.
    Phone,
}

impl fmt::Debug for SecretInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretInput({:?}, ••••)", self.kind)
    }
}

/// PINs that are tried first and are neither one digit nor a run: pairs, triples, steps, lines
/// on the keypad, counting across zero, and Independence Day. For guessing order, not complete.
const COMMON_PINS: [&str; 36] = [
    "010101", "010203", "020202", "098765", "100100", "101010", "102030", "110011", "111222",
    "112211", "112233", "112358", "121212", "123000", "123123", "123321", "131313", "142536",
    "145236", "147258", "147852", "159357", "159753", "170845", "202020", "212121", "232323",
    "252525", "258456", "321321", "332211", "456123", "567890", "654123", "696969", "789456",
];

/// What most guessable long passwords are made of: digits and signs are dropped and capitals
/// lowered before looking here, so `Bismillah-123` is found too.
const COMMON_WORDS: [&str; 16] = [
    "admin",
    "administrator",
    "bismillah",
    "iloveyou",
    "indonesia",
    "katasandi",
    "password",
    "passwordpassword",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopas",
    "qwertyuiopasdf",
    "rahasia",
    "rembang",
    "rembanggemilang",
    "sayangku",
];

/// Tests a new secret.
pub fn secret(input: &SecretInput) -> SecretVerdict {
    let found = match input.kind {
        SecretKind::Pin => pin_refusal(&input.secret, input.phone.as_ref()),
        SecretKind::Password => password_refusal(&input.secret, input.phone.as_ref()),
    };
    found.map_or(SecretVerdict::Ok, |refusal| SecretVerdict::Refused {
        refusal,
    })
}

fn pin_refusal(pin: &str, phone: Option<&Phone>) -> Option<SecretRefusal> {
    let digits = pin.as_bytes();
    let in_steps_of = |step: i8| {
        digits
            .windows(2)
            .all(|pair| pair[1] == pair[0].wrapping_add_signed(step))
    };
    let checks = [
        (
            digits.len() != 6 || !digits.iter().all(u8::is_ascii_digit),
            SecretRefusal::NotSixDigits,
        ),
        (in_steps_of(0), SecretRefusal::OneCharacter),
        (in_steps_of(1) || in_steps_of(-1), SecretRefusal::Run),
        (COMMON_PINS.contains(&pin), SecretRefusal::Common),
        (
            phone.is_some_and(|phone| phone.as_str().ends_with(pin)),
            SecretRefusal::Phone,
        ),
    ];
    first(checks)
}

fn password_refusal(password: &str, phone: Option<&Phone>) -> Option<SecretRefusal> {
    // Counted as people count: letters, not bytes.
    let length = password.chars().count();
    let mut characters = password.chars();
    let one = characters.next();
    let letters: String = password
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let digits: String = password.chars().filter(char::is_ascii_digit).collect();
    let counting = digits.len() == length && "012345678901234567890".contains(&digits);
    let checks = [
        (length < 12, SecretRefusal::TooShort),
        (length > 128, SecretRefusal::TooLong),
        (
            characters.all(|c| Some(c) == one),
            SecretRefusal::OneCharacter,
        ),
        (
            counting || COMMON_WORDS.contains(&letters.as_str()),
            SecretRefusal::Common,
        ),
        (
            phone.is_some_and(|phone| digits.contains(phone.subscriber())),
            SecretRefusal::Phone,
        ),
    ];
    first(checks)
}

fn first<const N: usize>(checks: [(bool, SecretRefusal); N]) -> Option<SecretRefusal> {
    checks
        .into_iter()
        .find_map(|(failed, refusal)| failed.then_some(refusal))
}

/// A PIN that anybody would try.
pub fn secret_example() -> SecretInput {
    SecretInput {
        kind: SecretKind::Pin,
        secret: "123123".to_owned(),
        phone: Phone::parse("0812-3456-7890").ok(),
    }
}
