//! The market's part of the pack as the office amended it: the rows of its files, some changed and
//! some added, read again by the loader that checks a pack.

use super::MarketPack;
use crate::regency::{Amendment, Files, PackError, Refused, Regency, Sheet};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::{NewAmendment, PackEdit};
use std::collections::{BTreeMap, HashMap};

/// Every kind of change lands in one of these.
const FILES: [&str; 5] = [
    "commodities.csv",
    "places.csv",
    "references.csv",
    "closures.csv",
    "synonyms.csv",
];

/// The change as the pack keeps it.
pub fn amendment(new: &NewAmendment) -> serde_json::Result<Amendment> {
    Ok(Amendment {
        module: crate::modules::market::MODULE.name.to_owned(),
        kind: new.edit.kind().to_owned(),
        code: new.edit.code().to_owned(),
        body: serde_json::to_string(&new.edit)?,
        valid_from: new.valid_from,
        source: new.source.clone(),
    })
}

/// What an amendment changes, if this program can read it.
pub fn edit_of(body: &str) -> Option<PackEdit> {
    serde_json::from_str(body).ok()
}

/// The fault of a file as one of the field of the form that the column came from.
fn in_form(error: PackError) -> Refused {
    let field = match error.column.as_deref() {
        Some("valid_from" | "date") => "valid_from".to_owned(),
        Some("source") => "source".to_owned(),
        Some("commodity" | "place") => "edit.code".to_owned(),
        Some("name_id") => "edit.name".to_owned(),
        Some(column) => format!("edit.{column}"),
        None => "edit".to_owned(),
    };
    Refused {
        field,
        code: error.code,
        reason: error.reason,
    }
}

/// From now on people call a commodity by these words and no others. A word may stand for several;
/// only this one's part in it changes.
fn call_so(synonyms: &mut Sheet, code: &str, words: &[String], source: &str) {
    let mut missing: Vec<&String> = words.iter().collect();
    for row in synonyms.rows() {
        let [word, _, codes, ..] = row.as_mut_slice() else {
            continue;
        };
        let wanted = missing.iter().position(|it| *it == word);
        let mut listed: Vec<&str> = codes.split(';').filter(|it| *it != code).collect();
        if let Some(at) = wanted {
            missing.remove(at);
            listed.push(code);
        }
        *codes = listed.join(";");
    }
    synonyms.keep(|row| row.get(2).is_none_or(|codes| !codes.is_empty()));
    for word in missing {
        let row = [word, "id", code, source];
        synonyms.push(row.map(str::to_owned).to_vec());
    }
}

impl MarketPack {
    /// The part with the office's changes, as they stand on `day`: names change when their day comes,
    /// while references, closures and retirements carry their own dates.
    pub fn amended(
        regency: &Regency,
        files: &Files,
        amendments: &[Amendment],
        day: NaiveDate,
    ) -> Result<Self, Refused> {
        let mut sheets = Sheets::new();
        for name in FILES {
            sheets.insert(name, Sheet::read(files, name).map_err(in_form)?);
        }
        let mut retired = HashMap::new();
        for amendment in amendments {
            amend(&mut sheets, &mut retired, amendment, day)?;
        }
        let written = sheets.iter().map(|(name, sheet)| (*name, sheet.bytes()));
        let files = files.amended(written.collect());
        let mut pack = Self::read(regency, &files).map_err(in_form)?;
        for code in retired.keys() {
            if pack.commodity(code).is_none() && pack.places.get(code).is_none() {
                let reason = format!("{code} is neither a commodity nor a listed place");
                return Err(Refused::new("edit.code", FieldCode::Unknown, reason));
            }
        }
        pack.retired = retired;
        Ok(pack)
    }
}

type Sheets = BTreeMap<&'static str, Sheet>;

fn unknown(code: &str) -> Refused {
    let reason = format!("{code} is not in the pack");
    Refused::new("edit.code", FieldCode::Unknown, reason)
}

fn sheet<'a>(sheets: &'a mut Sheets, name: &str) -> Result<&'a mut Sheet, Refused> {
    sheets.get_mut(name).ok_or_else(|| unknown(name))
}

fn amend(
    sheets: &mut Sheets,
    retired: &mut HashMap<String, NaiveDate>,
    amendment: &Amendment,
    day: NaiveDate,
) -> Result<(), Refused> {
    let begun = amendment.valid_from <= day;
    let edit = edit_of(&amendment.body).ok_or_else(Refused::unreadable)?;
    match &edit {
        PackEdit::Commodity {
            code,
            name,
            synonyms,
        } => {
            if synonyms.iter().any(|word| word.contains(';')) {
                let reason = "a synonym holds a semicolon";
                return Err(Refused::new("edit.synonyms", FieldCode::Format, reason));
            }
            let file = sheet(sheets, "commodities.csv")?;
            if !file.has(code) {
                return Err(unknown(code));
            }
            if begun {
                file.set(code, "name_id", name);
                let file = sheet(sheets, "synonyms.csv")?;
                call_so(file, code, synonyms, &amendment.source);
            }
        }
        PackEdit::Place { code, name } => {
            let file = sheet(sheets, "places.csv")?;
            if !file.has(code) {
                return Err(unknown(code));
            }
            if begun {
                file.set(code, "name", name);
            }
        }
        PackEdit::Reference {
            code,
            level,
            reference,
            lower,
            upper,
            zone,
            basis,
        } => {
            let price = |side: &Option<i64>| side.map(|it| it.to_string()).unwrap_or_default();
            sheet(sheets, "references.csv")?.push(vec![
                code.clone(),
                format!("{reference:?}"),
                price(lower),
                price(upper),
                zone.clone(),
                basis.clone(),
                amendment.valid_from.to_string(),
                level.slug().to_owned(),
                amendment.source.clone(),
                String::new(),
            ]);
        }
        PackEdit::Closure { code, reason } => sheet(sheets, "closures.csv")?.push(vec![
            code.clone(),
            amendment.valid_from.to_string(),
            reason.clone(),
            amendment.source.clone(),
        ]),
        PackEdit::Retirement { code } => {
            if retired.insert(code.clone(), amendment.valid_from).is_some() {
                let reason = format!("{code} is retired already");
                return Err(Refused::new("edit.code", FieldCode::Combination, reason));
            }
        }
    }
    Ok(())
}
