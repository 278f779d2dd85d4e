//! Where the files of a pack come from (the binary or a folder), and how a broken pack is named.
//!
//! Does not look into the files beyond size and encoding.

use super::table::{self, Fault};
use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use rembang_shared::error::FieldCode;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;
use toml::value::Datetime;

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/regencies/3317-rembang");

/// No file of a pack is larger.
const MAX_BYTES: u64 = 20_000_000;

/// Why a pack is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// Path inside the pack, `market/places.csv`.
    pub file: String,
    /// Line in that file, the header being line 1; absent when the whole file is meant.
    pub row: Option<u64>,
    /// A plain English sentence.
    pub reason: String,
    /// The column to blame, where one is.
    pub column: Option<String>,
    /// The same in one word.
    pub code: FieldCode,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) => write!(f, "file {}, row {row}: {}", self.file, self.reason),
            None => write!(f, "file {}: {}", self.file, self.reason),
        }
    }
}

impl std::error::Error for PackError {}

/// The files of a pack, or of one module's folder in it.
#[derive(Debug, Clone)]
pub struct Files {
    place: Place,
    /// `market/`, or nothing at the top.
    prefix: String,
    /// Files written anew by amendments, which stand before those of the pack.
    written: BTreeMap<&'static str, Vec<u8>>,
}

#[derive(Debug, Clone)]
enum Place {
    Builtin,
    Folder(PathBuf),
}

impl Files {
    /// Those in the binary.
    pub(super) fn builtin() -> Self {
        Self::at(Place::Builtin)
    }

    /// Those in a folder.
    pub(super) fn folder(dir: &Path) -> Self {
        Self::at(Place::Folder(dir.to_owned()))
    }

    fn at(place: Place) -> Self {
        Self {
            place,
            prefix: String::new(),
            written: BTreeMap::new(),
        }
    }

    /// Those in the folder of a module.
    pub(super) fn of(&self, module: &str) -> Self {
        Self {
            prefix: format!("{module}/"),
            ..self.clone()
        }
    }

    /// The same, some of them written anew.
    pub fn amended(&self, written: BTreeMap<&'static str, Vec<u8>>) -> Self {
        Self {
            written,
            ..self.clone()
        }
    }

    /// `fault` as one of the file `name`.
    pub fn error(&self, name: &str, fault: Fault) -> PackError {
        PackError {
            file: format!("{}{name}", self.prefix),
            row: fault.line,
            reason: fault.reason,
            column: fault.column,
            code: fault.code,
        }
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Result<Cow<'static, [u8]>, PackError> {
        self.check(name)?;
        if let Some(bytes) = self.written.get(name) {
            return Ok(Cow::Owned(bytes.clone()));
        }
        let path = format!("{}{name}", self.prefix);
        match &self.place {
            Place::Builtin => BUILTIN
                .get_file(path)
                .map(|file| Cow::Borrowed(file.contents()))
                .ok_or_else(|| self.missing(name)),
            Place::Folder(folder) => std::fs::read(folder.join(path))
                .map(Cow::Owned)
                .map_err(|error| self.unreadable(name, &error)),
        }
    }

    /// The file is there, inside the pack and not too large; it is not read.
    pub fn check(&self, name: &str) -> Result<(), PackError> {
        let inside = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if name.is_empty() || !inside {
            return Err(self.error(name, Fault::file("lies outside the pack")));
        }
        let size = match self.written.get(name) {
            Some(bytes) => bytes.len() as u64,
            None => self.size(name)?,
        };
        if size > MAX_BYTES {
            return Err(self.error(name, Fault::file("is larger than 20 MB")));
        }
        Ok(())
    }

    fn size(&self, name: &str) -> Result<u64, PackError> {
        let path = format!("{}{name}", self.prefix);
        match &self.place {
            Place::Builtin => BUILTIN
                .get_file(path)
                .map(|file| file.contents().len() as u64)
                .ok_or_else(|| self.missing(name)),
            Place::Folder(folder) => {
                let about = std::fs::metadata(folder.join(path))
                    .map_err(|error| self.unreadable(name, &error))?;
                match about.is_file() {
                    true => Ok(about.len()),
                    false => Err(self.missing(name)),
                }
            }
        }
    }

    fn missing(&self, name: &str) -> PackError {
        self.error(name, Fault::file("is missing"))
    }

    fn unreadable(&self, name: &str, error: &std::io::Error) -> PackError {
        match error.kind() {
            ErrorKind::NotFound => self.missing(name),
            _ => self.error(name, Fault::file(format!("cannot be read: {error}"))),
        }
    }

    /// A table, each row turned into a `T` by `read`; an empty list is refused.
    pub fn table<T>(
        &self,
        name: &str,
        header: &'static [&'static str],
        read: impl FnMut(&table::Row) -> Result<T, Fault>,
    ) -> Result<Vec<T>, PackError> {
        let items = self.possibly_empty_table(name, header, read)?;
        if items.is_empty() {
            return Err(self.error(name, Fault::file("has no row below the header")));
        }
        Ok(items)
    }

    /// A table that may have nothing to say.
    pub fn possibly_empty_table<T>(
        &self,
        name: &str,
        header: &'static [&'static str],
        mut read: impl FnMut(&table::Row) -> Result<T, Fault>,
    ) -> Result<Vec<T>, PackError> {
        let bytes = self.bytes(name)?;
        let mut rows = || -> Result<Vec<T>, Fault> {
            let text = table::decode(&bytes)?;
            table::rows(&text, header)?.map(|row| read(&row?)).collect()
        };
        rows().map_err(|fault| self.error(name, fault))
    }

    /// A TOML file of exactly the shape `T`, and its text to find lines in.
    pub fn toml<T: DeserializeOwned>(&self, name: &str) -> Result<(T, Lines), PackError> {
        let bytes = self.bytes(name)?;
        let read = || -> Result<(T, Lines), Fault> {
            let lines = Lines(table::decode(&bytes)?.into_owned());
            let value = toml::from_str(&lines.0).map_err(|error| Fault {
                line: error.span().map(|span| lines.of(span.start)),
                ..Fault::file(error.message())
            })?;
            Ok((value, lines))
        };
        read().map_err(|fault| self.error(name, fault))
    }
}

/// A text in which byte offsets are turned into lines.
pub struct Lines(String);

impl Lines {
    /// A fault at a value that knows where it stands.
    pub fn fault<T>(&self, value: &Spanned<T>, reason: impl Into<String>) -> Fault {
        Fault::at(self.of(value.span().start), reason)
    }

    /// The civil date of a TOML date.
    pub fn day(&self, name: &str, value: &Spanned<Datetime>) -> Result<NaiveDate, Fault> {
        let stamp = value.as_ref();
        stamp
            .date
            .filter(|_| stamp.time.is_none())
            .and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()))
            .ok_or_else(|| self.fault(value, format!("{name} is not a date of the calendar")))
    }

    fn of(&self, offset: usize) -> u64 {
        let before = self.0.as_bytes().get(..offset).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
    }
}
