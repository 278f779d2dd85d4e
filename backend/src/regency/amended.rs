//! The pack as the office amended it: the rows of its files, some changed and some added, read
//! again by the very loader that checks a pack. Decides nothing by itself and has no clock.

use super::files::{Files, PackError};
use super::{Regency, table};
use chrono::NaiveDate;
use csv::{QuoteStyle, ReaderBuilder, WriterBuilder};
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::PackEdit;
use std::collections::BTreeMap;

/// A dated change with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// What changes.
    pub edit: PackEdit,
    /// From which day; of a closure, the day.
    pub valid_from: NaiveDate,
    /// Letter, decree or address.
    pub source: String,
}

/// Why the pack with an amendment is no pack, as a field of the amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Path in `NewAmendment`.
    pub field: String,
    /// What is wrong with it.
    pub code: FieldCode,
    /// The loader's English sentence.
    pub reason: String,
}

impl Refused {
    /// That field, for that reason.
    pub fn new(field: &str, code: FieldCode, reason: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            code,
            reason: reason.into(),
        }
    }
}

/// A column of a file by the field of the form that it came from.
impl From<PackError> for Refused {
    fn from(error: PackError) -> Self {
        let field = match error.column.as_deref() {
            Some("valid_from" | "date") => "valid_from".to_owned(),
            Some("source") => "source".to_owned(),
            Some("commodity" | "place") => "edit.code".to_owned(),
            Some("name_id") => "edit.name".to_owned(),
            Some(column) => format!("edit.{column}"),
            None => "edit".to_owned(),
        };
        Self {
            field,
            code: error.code,
            reason: error.reason,
        }
    }
}

/// One file as its rows, header first.
struct Sheet(Vec<Vec<String>>);

impl Sheet {
    fn read(files: &Files, name: &str) -> Result<Self, PackError> {
        let bytes = files.bytes(name)?;
        let broken = |reason: String| PackError::new(name, table::Fault::file(reason));
        let text = table::decode(&bytes).map_err(|fault| PackError::new(name, fault))?;
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows = reader.into_records().map(|record| {
            let record = record.map_err(|error| broken(error.to_string()))?;
            Ok(record.iter().map(str::to_owned).collect())
        });
        rows.collect::<Result<_, PackError>>().map(Self)
    }

    fn row(&mut self, code: &str) -> Option<&mut Vec<String>> {
        let mut rows = self.0.iter_mut().skip(1);
        rows.find(|row| row.first().is_some_and(|it| it == code))
    }

    fn has(&mut self, code: &str) -> bool {
        self.row(code).is_some()
    }

    fn set(&mut self, code: &str, column: &str, text: &str) {
        let header = self.0.first();
        let at = header.and_then(|row| row.iter().position(|name| name == column));
        if let Some(cell) = at.and_then(|at| self.row(code)?.get_mut(at)) {
            text.clone_into(cell);
        }
    }

    /// From now on people call a commodity by these words and no others. A word may stand for
    /// several; only this one's part in it changes.
    fn call_so(&mut self, code: &str, words: &[String], source: &str) {
        let mut missing: Vec<&String> = words.iter().collect();
        for row in self.0.iter_mut().skip(1) {
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
        self.0
            .retain(|row| row.get(2).is_none_or(|codes| !codes.is_empty()));
        for word in missing {
            let language = "id".to_owned();
            self.0.push(vec![
                word.clone(),
                language,
                code.to_owned(),
                source.to_owned(),
            ]);
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new()
            .flexible(true)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(Vec::new());
        for row in &self.0 {
            // Into memory nothing fails.
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }
}

impl Regency {
    /// This pack with the office's changes, as they stand on `day`: names change when their day
    /// comes, while references, closures and retirements carry their own dates. Refused by the
    /// checks of the pack loader; `self` is the pack before any change.
    pub fn with(&self, amendments: &[Amendment], day: NaiveDate) -> Result<Self, Refused> {
        let mut sheets = Sheets::new();
        for name in [
            "commodities.csv",
            "places.csv",
            "references.csv",
            "closures.csv",
            "synonyms.csv",
        ] {
            sheets.insert(name, Sheet::read(&self.files, name)?);
        }
        let mut retired = BTreeMap::new();
        for amendment in amendments {
            amend(&mut sheets, &mut retired, amendment, day)?;
        }
        let written = sheets.iter().map(|(name, sheet)| (*name, sheet.bytes()));
        let mut pack = Self::read(Files::Amended(
            Box::new(self.files.clone()),
            written.collect(),
        ))?;
        for (code, from) in retired {
            if pack.commodity(&code).is_none() && pack.places.get(&code).is_none() {
                let reason = format!("{code} is neither a commodity nor a listed place");
                return Err(Refused::new("edit.code", FieldCode::Unknown, reason));
            }
            pack.retired.insert(code, from);
        }
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
    retired: &mut BTreeMap<String, NaiveDate>,
    amendment: &Amendment,
    day: NaiveDate,
) -> Result<(), Refused> {
    let begun = amendment.valid_from <= day;
    match &amendment.edit {
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
                sheet(sheets, "synonyms.csv")?.call_so(code, synonyms, &amendment.source);
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
            sheet(sheets, "references.csv")?.0.push(vec![
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
        PackEdit::Closure { code, reason } => sheet(sheets, "closures.csv")?.0.push(vec![
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
