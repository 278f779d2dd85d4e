//! Parts of a packed workbook, each unpacked under the budget, and the few things that both kinds
//! of workbook ask of XML.

use super::Unreadable;
use super::budget::Budget;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart};
use rembang_shared::table::Wanted;
use std::io::{Cursor, Read};

/// Parts of a workbook; ours has a dozen, one with pictures some hundred.
const MOST_PARTS: usize = 1000;

/// A packed workbook.
pub struct Package<'a>(zip::ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MOST_PARTS {
            return Err(super::budget::too_large());
        }
        Ok(Self(archive))
    }

    pub fn has(&self, name: &str) -> bool {
        self.named(name).is_some()
    }

    /// A part as text; programs do not agree on capitals in names.
    pub fn part(&mut self, name: &str, budget: &mut Budget) -> Result<Option<String>, Unreadable> {
        let Some(name) = self.named(name) else {
            return Ok(None);
        };
        let part = self.0.by_name(&name).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        // One more than there may be, so that too much is seen.
        let read = part.take(budget.bytes() + 1).read_to_end(&mut bytes);
        budget.spend_bytes(read.map_err(|_| damaged())? as u64)?;
        String::from_utf8(bytes).map(Some).map_err(|_| damaged())
    }

    fn named(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        let mut names = self.0.file_names().flatten();
        let found = names.find(|it| it.eq_ignore_ascii_case(name))?;
        Some(found.into_owned())
    }
}

/// An attribute by its name without prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let mut all = all.with_checks(false).flatten();
    let found = all.find(|it| it.key.local_name().as_ref() == name)?;
    unescape(&found.value).ok().map(|text| text.into_owned())
}

/// `1` and `true`.
pub fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|it| it == "1" || it == "true")
}

pub fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

/// `&lt;` and `&#233;`; what nobody declared is left out.
pub fn resolved(reference: &BytesRef<'_>, into: &mut String) {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => into.push(letter),
        _ => into.push_str(resolve_predefined_entity(reference).unwrap_or_default()),
    }
}

pub const fn damaged() -> Unreadable {
    Unreadable::file(Wanted::WholeFile)
}
