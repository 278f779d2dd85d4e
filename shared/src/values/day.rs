//! Civil days: strictly as JSON and our own tables write them, and as people write them in the
//! tables of their offices.

use super::{NotA, from_text};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer};

/// `YYYY-MM-DD` and nothing else; chrono alone would take `2026-1-5` and `+2026-01-05` too.
pub fn civil_day(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, byte)| match i {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape.then(|| read(text)).flatten()
}

/// Year, month and day between dashes. By hand: chrono's own reader knows every format there is,
/// and a phone would load it with the rules.
fn read(text: &str) -> Option<NaiveDate> {
    let (rest, day) = text.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// For the days of rule inputs: only the form in which a day is written back. Rules also take the
/// first and the last day there is, whose years have a sign.
pub fn strict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    from_text(deserializer, |text| {
        read(text)
            .filter(|day| day.to_string() == text)
            .ok_or(NotA("day (YYYY-MM-DD)"))
    })
}

/// The same where the day may be absent; the field also needs `default`.
pub fn strict_option<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    struct Strict(NaiveDate);
    impl<'de> Deserialize<'de> for Strict {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            strict(deserializer).map(Self)
        }
    }
    Ok(Option::<Strict>::deserialize(deserializer)?.map(|day| day.0))
}

/// Years of days that somebody sends. Nobody alive was born before, and four digits end here; a
/// database would give up on days that chrono still counts.
const SENT: std::ops::RangeInclusive<i32> = 1900..=9999;

/// For the days of bodies and queries: strict, and within the years that all of us can hold.
pub fn sent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let day = strict(deserializer)?;
    if SENT.contains(&day.year()) {
        Ok(day)
    } else {
        Err(serde::de::Error::custom(
            "a day lies in the years 1900 to 9999",
        ))
    }
}

/// The same where the day may be absent; the field also needs `default`.
pub fn sent_option<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    struct Sent(NaiveDate);
    impl<'de> Deserialize<'de> for Sent {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            sent(deserializer).map(Self)
        }
    }
    Ok(Option::<Sent>::deserialize(deserializer)?.map(|day| day.0))
}

/// A day as people write it: `2026-11-30`, `30/11/2026`, `30-11-2026`, `30 Nov 2026`,
/// `Senin, 30 November 2026`, each with or without a time behind it. Day before month, as in
/// Indonesia; what only another order could explain, and a year of two digits, is no day.
pub fn written_day(text: &str) -> Option<NaiveDate> {
    let text = without_time(text.trim()).to_lowercase();
    let (weekday, text) = match text.split_once(',') {
        Some((name, rest)) => (Some(weekday(name.trim())?), rest.trim()),
        None => (None, text.as_str()),
    };
    let day = match parts(text)[..] {
        [year, month, day] if year.len() == 4 => ymd(year, two(month)?, two(day)?),
        [day, month, year] => match two(month) {
            Some(month) => ymd(year, month, two(day)?),
            None => ymd(year, month_named(month)?, two(day)?),
        },
        _ => None,
    }?;
    weekday.is_none_or(|it| it == day.weekday()).then_some(day)
}

/// A month as people write it, as its first day: `2026-11`, `11/2026`, `November 2026`.
pub fn written_month(text: &str) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    match parts(&text)[..] {
        [year, month] if year.len() == 4 => ymd(year, two(month)?, 1),
        [month, year] => ymd(year, two(month).or_else(|| month_named(month))?, 1),
        _ => None,
    }
}

/// A spreadsheet writes `2026-11-30 00:00:00` where a person sees only the day.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.rsplit_once([' ', 'T']) else {
        return text;
    };
    let time = time.strip_suffix('Z').unwrap_or(time);
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    if time.contains(':') && time.chars().all(clock) {
        day.trim_end()
    } else {
        text
    }
}

/// Two or three parts, parted by one and the same sign; spaces around it do not count.
fn parts(text: &str) -> Vec<&str> {
    let named = text.contains(char::is_alphabetic);
    let parts = |sign: &char| text.contains(*sign) && !(named && *sign == '.');
    let sign = ['/', '-', '.'].into_iter().find(parts);
    match sign {
        Some(sign) => text.split(sign).map(str::trim).collect(),
        None => text.split_whitespace().collect(),
    }
}

fn two(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn ymd(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| year.parse().ok()).flatten()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Indonesian and English names, whole or short, with the older spellings that are still seen.
fn month_named(name: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["januari", "january", "jan"],
        &["februari", "pebruari", "february", "feb", "peb"],
        &["maret", "march", "mar"],
        &["april", "apr"],
        &["mei", "may"],
        &["juni", "june", "jun"],
        &["juli", "july", "jul"],
        &["agustus", "august", "agu", "ags", "agt", "aug"],
        &["september", "sept", "sep"],
        &["oktober", "october", "okt", "oct"],
        &["november", "nopember", "nov", "nop"],
        &["desember", "december", "des", "dec"],
    ];
    let name = name.trim_end_matches('.');
    (1..)
        .zip(NAMES)
        .find_map(|(number, names)| names.contains(&name).then_some(number))
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "senin" | "monday" => Weekday::Mon,
        "selasa" | "tuesday" => Weekday::Tue,
        "rabu" | "wednesday" => Weekday::Wed,
        "kamis" | "thursday" => Weekday::Thu,
        "jumat" | "jum'at" | "friday" => Weekday::Fri,
        "sabtu" | "saturday" => Weekday::Sat,
        "minggu" | "ahad" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn a_civil_day_has_one_form() {
        assert_eq!(civil_day("2026-01-02"), day(2026, 1, 2));
        for text in [
            "2026-1-2",
            " 2026-01-02",
            "2026-01-02 ",
            "+2026-01-02",
            "-2026-01-02",
            "2026-02-30",
            "2026/01/02",
            "20260102",
            "02-01-2026",
            "",
        ] {
            assert_eq!(civil_day(text), None, "{text}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "2026-11-30",
            "2026/11/30",
            "30/11/2026",
            "30-11-2026",
            "30.11.2026",
            " 30/11/2026 ",
            "30 / 11 / 2026",
            "30 Nov 2026",
            "30 Nop 2026",
            "30-Nov-2026",
            "30 November 2026",
            "30 NOVEMBER 2026",
            "30 Nopember 2026",
            "Senin, 30 November 2026",
            "30/11/2026 13:45",
            "2026-11-30 00:00:00",
            "2026-11-30T00:00:00",
            "2026-11-30T00:00:00.000Z",
        ] {
            assert_eq!(written_day(text), day(2026, 11, 30), "{text}");
        }
        // Day before month, also where both could be either.
        assert_eq!(written_day("03/04/2026"), day(2026, 4, 3));
        assert_eq!(written_day("1 Agt. 2026"), day(2026, 8, 1));
        assert_eq!(written_day("2 Mei 2026"), day(2026, 5, 2));
        assert_eq!(written_day("29/02/2028"), day(2028, 2, 29));
    }

    #[test]
    fn what_could_be_two_days_is_none() {
        for text in [
            "11/30/2026",
            "30/11/26",
            "26/11/30",
            "30 Nov 26",
            "Nov 30, 2026",
            "November 2026",
            "29/02/2026",
            "31/04/2026",
            "30/11-2026",
            "30112026",
            "46356",
            "kemarin",
            "",
            "Selasa, 30 November 2026",
            "Pasar, 30 November 2026",
            "30 Foo 2026",
            "2026-30-11",
            "30/11/2026/1",
            "030/11/2026",
            "-30/11/2026",
            "30//2026",
            "0/11/2026",
            "30/0/2026",
        ] {
            assert_eq!(written_day(text), None, "{text}");
        }
    }

    #[test]
    fn months_as_people_write_them() {
        for text in [
            "2026-11",
            "2026/11",
            "11/2026",
            "11-2026",
            "November 2026",
            "nov 2026",
            "Nop-2026",
        ] {
            assert_eq!(written_month(text), day(2026, 11, 1), "{text}");
        }
        for text in [
            "2026-13",
            "2026",
            "11/26",
            "Nov-26",
            "2026-11-01",
            "00/2026",
            "november",
            "",
        ] {
            assert_eq!(written_month(text), None, "{text}");
        }
    }
}
