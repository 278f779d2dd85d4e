//! What is priced: `commodities.csv`, their other words (`synonyms.csv`) and names in other languages
//! (`translations.csv`), and `references.csv`, their public reference prices. Decides no price.

use crate::regency::{Coded, Fault, Files, List, PackError, Row, Seen, quoted};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::{Level, ReferenceKind, StabilityClass};
use serde::Deserialize;

/// What a price is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Kilogram.
    Kg,
    /// Litre.
    L,
    /// Gas bottle.
    Tabung,
    /// Sack.
    Sak,
}

impl Unit {
    /// The word in JSON and on screen.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Kg => "kg",
            Self::L => "l",
            Self::Tabung => "tabung",
            Self::Sak => "sak",
        }
    }
}

/// One variety that is priced by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commodity {
    /// `cabai-rawit-merah`.
    pub code: String,
    /// Name.
    pub name_id: String,
    /// What sets it apart in its group.
    pub variety: Option<String>,
    /// Heading it stands under.
    pub group: String,
    /// How steady its price is.
    pub class: StabilityClass,
    /// What the price is per.
    pub unit: Unit,
    /// Where in the trade it is priced; at least one.
    pub levels: Vec<Level>,
    /// Where it is stated.
    pub source: String,
}

/// Another word for some commodities, to search by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// As people say it, `brambang`.
    pub word: String,
    /// Who says so.
    pub language: Language,
    /// Codes of what is meant.
    pub commodities: Vec<String>,
}

/// A language of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Indonesian.
    Id,
    /// Javanese.
    Jv,
    /// English.
    En,
}

/// What a name of the pack is called in the other languages of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// As everywhere in the pack.
    pub id: String,
    /// Javanese.
    pub jv: String,
    /// English.
    pub en: String,
}

/// A public reference price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Code of the commodity.
    pub commodity: String,
    /// Ceiling, band or floor.
    pub kind: ReferenceKind,
    /// Floor in rupiah.
    pub lower: Option<i64>,
    /// Ceiling in rupiah.
    pub upper: Option<i64>,
    /// Zone of the reference, `Jawa`.
    pub zone: String,
    /// Regulation or brochure.
    pub basis: String,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Prices it is held against.
    pub level: Level,
    /// Where it was read.
    pub source: String,
    /// What is uncertain about it.
    pub note: Option<String>,
}

impl Coded for Commodity {
    fn code(&self) -> &str {
        &self.code
    }
}

pub(super) fn commodities(files: &Files) -> Result<List<Commodity>, PackError> {
    let mut list = List::default();
    let header = &[
        "code", "name_id", "variety", "group", "class", "unit", "levels", "source",
    ];
    files.table("commodities.csv", header, |row| {
        let mut levels: Vec<Level> = Vec::new();
        for word in row.list("levels") {
            let level = row.closed("levels", word)?;
            if levels.contains(&level) {
                return Err(row.fault(format!("level {word} stands twice")));
            }
            levels.push(level);
        }
        if levels.is_empty() {
            return Err(row.fault("levels is empty"));
        }
        list.add_row(
            row,
            Commodity {
                code: row.slug("code")?,
                name_id: row.required("name_id")?.to_owned(),
                variety: row.optional("variety"),
                group: row.required("group")?.to_owned(),
                class: row.word("class")?,
                unit: row.word("unit")?,
                levels,
                source: row.required("source")?.to_owned(),
            },
        )
    })?;
    Ok(list)
}

/// Names in the other languages. The Indonesian words are the key, so that a name which the office
/// has changed stands as changed until somebody translates it.
pub(super) fn translations(files: &Files) -> Result<Vec<Translation>, PackError> {
    let mut seen = Seen::default();
    let header = &["id", "jv", "en", "source"];
    files.table("translations.csv", header, |row| {
        let id = row.required("id")?.to_owned();
        seen.once(row, id.clone(), "this name stands twice")?;
        row.required("source")?;
        Ok(Translation {
            id,
            jv: row.required("jv")?.to_owned(),
            en: row.required("en")?.to_owned(),
        })
    })
}

/// Words to search by, each once in a language.
pub(super) fn synonyms(
    files: &Files,
    commodities: &List<Commodity>,
) -> Result<Vec<Synonym>, PackError> {
    let mut seen = Seen::default();
    let header = &["word", "language", "commodities", "source"];
    files.table("synonyms.csv", header, |row| {
        let word = row.required("word")?.to_owned();
        let language: Language = row.word("language")?;
        let key = (word.clone(), language);
        seen.once(row, key, "this word of the language stands twice")?;
        row.required("source")?;
        let mut meant = Vec::new();
        for code in row.list("commodities") {
            if commodities.get(code).is_none() {
                let reason = format!("commodity {} is not in commodities.csv", quoted(code));
                return Err(row.fault(reason));
            }
            meant.push(code.to_owned());
        }
        if meant.is_empty() {
            return Err(row.fault("commodities is empty"));
        }
        Ok(Synonym {
            word,
            language,
            commodities: meant,
        })
    })
}

pub(super) fn references(
    files: &Files,
    commodities: &List<Commodity>,
) -> Result<Vec<Reference>, PackError> {
    let mut seen = Seen::default();
    let header = &[
        "commodity",
        "kind",
        "lower",
        "upper",
        "zone",
        "basis",
        "valid_from",
        "level",
        "source",
        "note",
    ];
    files.table("references.csv", header, |row| {
        let commodity = known_commodity(row, commodities)?;
        let level: Level = row.word("level")?;
        if !commodity.levels.contains(&level) {
            let reason = format!("{} is not priced at level {}", commodity.code, level.slug());
            return Err(row.fault(reason).of("level", FieldCode::Combination));
        }
        let kind: ReferenceKind = row.word("kind")?;
        let price = |column| row.optional(column).map(|_| row.rupiah(column)).transpose();
        let (lower, upper) = (price("lower")?, price("upper")?);
        check_sides(kind, lower, upper)
            .map_err(|(column, code, reason)| row.fault(reason).of(column, code))?;
        let valid_from = row.date("valid_from")?;
        // Two kinds from one day would leave open which of them holds, so the kind is no part
        // of the key.
        let key = (commodity.code.clone(), level, valid_from);
        seen.once(
            row,
            key,
            "a reference of this commodity, level and valid_from stands twice",
        )
        .map_err(|fault| fault.of("valid_from", FieldCode::Combination))?;
        Ok(Reference {
            commodity: commodity.code.clone(),
            kind,
            lower,
            upper,
            zone: row.required("zone")?.to_owned(),
            basis: row.required("basis")?.to_owned(),
            valid_from,
            level,
            source: row.required("source")?.to_owned(),
            note: row.optional("note"),
        })
    })
}

fn check_sides(
    kind: ReferenceKind,
    lower: Option<i64>,
    upper: Option<i64>,
) -> Result<(), (&'static str, FieldCode, &'static str)> {
    use FieldCode::{Combination, Required};
    match (kind, lower, upper) {
        (_, Some(lower), Some(upper)) if lower > upper => {
            Err(("lower", Combination, "lower is more than upper"))
        }
        (ReferenceKind::HET, Some(_), _) => Err((
            "lower",
            Combination,
            "a HET is a ceiling: lower must be empty",
        )),
        (ReferenceKind::HET, None, None) => Err(("upper", Required, "a HET needs upper")),
        (ReferenceKind::HPP, _, Some(_)) => Err((
            "upper",
            Combination,
            "a HPP is a floor: upper must be empty",
        )),
        (ReferenceKind::HPP, None, None) => Err(("lower", Required, "a HPP needs lower")),
        (ReferenceKind::HAP, None, None) => {
            Err(("upper", Required, "a HAP needs lower, upper or both"))
        }
        _ => Ok(()),
    }
}

pub(super) fn known_commodity<'a>(
    row: &Row,
    list: &'a List<Commodity>,
) -> Result<&'a Commodity, Fault> {
    let code = row.required("commodity")?;
    list.get(code).ok_or_else(|| {
        row.fault(format!(
            "commodity {} is not in commodities.csv",
            quoted(code)
        ))
        .of("commodity", FieldCode::Unknown)
    })
}
