//! `holidays.csv`: public holidays and cuti bersama, by the decrees of the three ministers.

use super::files::{Files, PackError};
use super::list::Seen;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A public holiday or cuti bersama.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
    /// Where it is stated.
    pub source: String,
    /// `libur nasional`, `cuti bersama` or other words.
    pub note: Option<String>,
}

pub(super) fn read(files: &Files) -> Result<BTreeMap<NaiveDate, Holiday>, PackError> {
    let mut seen = Seen::default();
    let header = &["date", "name", "source", "note"];
    let days = files.table("holidays.csv", header, |row| {
        let date = row.date("date")?;
        seen.once(
            row,
            date,
            "this day stands twice; put both names in one row",
        )?;
        Ok(Holiday {
            date,
            name: row.required("name")?.to_owned(),
            source: row.required("source")?.to_owned(),
            note: row.optional("note"),
        })
    })?;
    Ok(days.into_iter().map(|day| (day.date, day)).collect())
}
