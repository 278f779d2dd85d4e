//! A module's part of the pack: the folder of its name, as a value of the module's own type.

use super::Regency;
use super::files::{Files, PackError};
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use std::any::Any;
use std::sync::Arc;

/// What a module read from its folder. Only the module knows the type.
pub type Content = Arc<dyn Any + Send + Sync>;

/// How a module reads its folder of the pack, and what amendments make of it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Reads and checks the folder. The regency is complete but for the parts of modules.
    pub read: fn(&Regency, &Files) -> Result<Content, PackError>,
    /// The folder with these changes, as they stand on a day; refused by the checks of `read`.
    /// Names change when their day comes, while rows that carry dates of their own are there before.
    pub amend: fn(&Regency, &Files, &[Amendment], NaiveDate) -> Result<Content, Refused>,
}

/// A dated change to a module's part, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Whose part it changes.
    pub module: String,
    /// Which kind of change, in the module's words.
    pub kind: String,
    /// Code of what it is about.
    pub code: String,
    /// The change as the module writes it, JSON.
    pub body: String,
    /// From which day; of what lasts a day, the day.
    pub valid_from: NaiveDate,
    /// Letter, decree or address.
    pub source: String,
}

/// Why the pack with an amendment is no pack, as a field of the form that asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Path in the form, `edit.code`.
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

    /// Another release wrote what was to change; this one can do nothing with it.
    pub fn unreadable() -> Self {
        Self::new("edit", FieldCode::Format, "this program cannot read it")
    }
}
