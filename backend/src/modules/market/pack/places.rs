//! Where prices are asked: `places.csv`, the villages of the regency, and `closures.csv`, the days on
//! which a place does not trade.

use crate::regency::{Coded, Files, List, PackError, Regency, quoted};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::PlaceKind;
use rembang_shared::values::AreaCode;
use std::collections::HashSet;

/// A market, fish auction or village where prices are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `pasar-lasem`, or the area code of a village.
    pub code: String,
    /// Kind, and with it the level that is quoted there.
    pub kind: PlaceKind,
    /// Name.
    pub name: String,
    /// Kecamatan, where a source states it.
    pub area: Option<AreaCode>,
    /// Its name.
    pub area_name: Option<String>,
    /// The area whose office answers for it. What no source puts into a kecamatan belongs to whoever
    /// has the whole regency.
    pub office: AreaCode,
    /// False: it stands in one list only, "belum dikonfirmasi".
    pub confirmed: bool,
    /// Where it is stated.
    pub source: String,
}

impl Coded for Place {
    fn code(&self) -> &str {
        &self.code
    }
}

/// Days on which a place does not trade. Known closures only: an empty list is normal.
pub(super) fn closures(
    files: &Files,
    known: impl Fn(&str) -> bool,
) -> Result<HashSet<(String, NaiveDate)>, PackError> {
    let header = &["place", "date", "reason", "source"];
    let rows = files.possibly_empty_table("closures.csv", header, |row| {
        let place = row.required("place")?;
        if !known(place) {
            return Err(row
                .fault(format!("{} is not in places.csv", quoted(place)))
                .of("place", FieldCode::Unknown));
        }
        row.required("reason")?;
        row.required("source")?;
        Ok((place.to_owned(), row.date("date")?))
    })?;
    Ok(rows.into_iter().collect())
}

pub(super) fn read(files: &Files, regency: &Regency) -> Result<List<Place>, PackError> {
    let mut list = List::default();
    let header = &["code", "kind", "name", "area", "confirmed", "source"];
    files.table("places.csv", header, |row| {
        let kind = row.word("kind")?;
        if kind == PlaceKind::Desa {
            return Err(row.fault("every desa of areas.csv is a place already; do not list it"));
        }
        let area =
            match row.text("area") {
                "" => None,
                text => Some(regency.area(text).ok_or_else(|| {
                    row.fault(format!("area {} is not in areas.csv", quoted(text)))
                })?),
            };
        let confirmed = match row.required("confirmed")? {
            "yes" => true,
            "no" => false,
            other => {
                return Err(row.fault(format!("confirmed is {}, not yes or no", quoted(other))));
            }
        };
        list.add_row(
            row,
            Place {
                code: row.slug("code")?,
                kind,
                name: row.required("name")?.to_owned(),
                area: area.map(|area| area.code.clone()),
                area_name: area.map(|area| area.name.clone()),
                office: area
                    .map_or(&regency.about().code, |area| &area.code)
                    .clone(),
                confirmed,
                source: row.required("source")?.to_owned(),
            },
        )
    })?;
    Ok(list)
}

/// Every village is a place where farm-gate prices are asked.
pub(super) fn villages(regency: &Regency) -> List<Place> {
    let mut list = List::default();
    for village in regency.areas().iter().filter(|area| area.kind.is_village()) {
        let within = regency.area(village.parent.as_str());
        list.add(Place {
            code: village.code.to_string(),
            kind: PlaceKind::Desa,
            name: village.title(),
            area: Some(village.parent.clone()),
            area_name: within.map(|area| area.name.clone()),
            office: village.code.clone(),
            confirmed: true,
            source: "areas.csv".to_owned(),
        });
    }
    list
}
