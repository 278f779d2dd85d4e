//! The regency pack: one regency as data. Another regency is another folder.
//!
//! What everybody needs (who the regency is, its areas, its holidays) is read here; the rest is read
//! by the modules, each from the folder of its name ([`Part`]). Pure: reads a pack once, refuses it at
//! its first fault with file, row and reason, and answers look-ups ever after. It has no clock (days
//! are parameters) and writes nothing.

mod about;
mod areas;
mod files;
mod holidays;
mod list;
mod part;
mod sheet;
mod table;
#[cfg(test)]
pub(crate) mod tests;

pub use about::{About, Bounds, Contact, Facts};
pub use areas::{Area, AreaKind};
pub use files::{Files, Lines, PackError};
pub use holidays::Holiday;
pub use list::{Coded, List, Seen};
pub use part::{Amendment, Content, Part, Refused};
pub use sheet::Sheet;
pub use table::{Fault, Row, quoted};

use chrono::NaiveDate;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The parts to read, each with the module that reads it.
pub type Parts = [(&'static str, Part)];

/// A whole pack, checked.
#[derive(Debug, Clone)]
pub struct Regency {
    files: Files,
    about: About,
    areas: List<Area>,
    holidays: BTreeMap<NaiveDate, Holiday>,
    parts: BTreeMap<&'static str, (Part, Content)>,
}

impl Regency {
    /// Rembang, as built into the binary.
    pub fn builtin(parts: &Parts) -> Result<Self, PackError> {
        Self::read(Files::builtin(), parts)
    }

    /// The pack in a folder.
    pub fn load(dir: &Path, parts: &Parts) -> Result<Self, PackError> {
        Self::read(Files::folder(dir), parts)
    }

    fn read(files: Files, parts: &Parts) -> Result<Self, PackError> {
        let about = about::read(&files)?;
        let mut regency = Self {
            areas: areas::read(&files, about.code.as_str())?,
            holidays: holidays::read(&files)?,
            about,
            files,
            parts: BTreeMap::new(),
        };
        for (module, part) in parts {
            let content = (part.read)(&regency, &regency.files.of(module))?;
            regency.parts.insert(module, (*part, content));
        }
        Ok(regency)
    }

    /// This pack with the office's changes, as they stand on `day`; `self` is the pack before any.
    pub fn with(&self, amendments: &[Amendment], day: NaiveDate) -> Result<Self, Refused> {
        let mut amended = self.clone();
        let modules: BTreeSet<&str> = amendments.iter().map(|it| it.module.as_str()).collect();
        for module in modules {
            let (part, content) = amended
                .parts
                .get_mut(module)
                .ok_or_else(Refused::unreadable)?;
            let own = amendments.iter().filter(|it| it.module == module);
            let own: Vec<Amendment> = own.cloned().collect();
            *content = (part.amend)(self, &self.files.of(module), &own, day)?;
        }
        Ok(amended)
    }

    /// What a module read from its folder; nothing when no such module took part, or read another type.
    pub fn part<T: Any>(&self, module: &str) -> Option<&T> {
        let (_, content) = self.parts.get(module)?;
        content.as_ref().downcast_ref()
    }

    /// Who the regency is.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// All areas, in the order of their codes as published.
    pub fn areas(&self) -> &[Area] {
        self.areas.items()
    }

    /// One area.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.get(code)
    }

    /// The areas directly inside `code`.
    pub fn children(&self, code: &str) -> impl Iterator<Item = &Area> {
        self.areas()
            .iter()
            .filter(move |area| area.parent.as_str() == code)
    }

    /// An area's name as it stands alone: villages share names, so theirs comes with the
    /// kecamatan, `Desa Sidorejo, Pamotan`.
    pub fn full_name(&self, code: &str) -> Option<String> {
        let area = self.area(code)?;
        let within = self.area(area.parent.as_str());
        Some(match within {
            Some(within) if area.kind.is_village() => format!("{}, {}", area.title(), within.name),
            _ => area.title(),
        })
    }

    /// All known holidays by date; the list may not cover every year.
    pub fn holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.values()
    }

    /// Which holiday a day is. Saturdays and Sundays are none by themselves.
    pub fn holiday(&self, date: NaiveDate) -> Option<&Holiday> {
        self.holidays.get(&date)
    }
}
