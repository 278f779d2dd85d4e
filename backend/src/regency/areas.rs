//! `areas.csv`: the regency's own tree of areas, from the code list of the Ministry of Home
//! Affairs. Names and codes only; no polygons.

use super::files::{Files, PackError};
use super::list::{Coded, List};
use super::table::{Fault, Row, quoted};
use rembang_shared::values::{AreaCode, AreaLevel};
use serde::Deserialize;

const FILE: &str = "areas.csv";

/// An area of the regency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Kepmendagri code.
    pub code: AreaCode,
    /// Name without the kind, `Jolotundo`.
    pub name: String,
    /// What it is.
    pub kind: AreaKind,
    /// The area it lies in; of the regency itself the province.
    pub parent: AreaCode,
}

/// What an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// The regency itself.
    Kabupaten,
    /// The regency itself, where it is a town.
    Kota,
    /// District.
    Kecamatan,
    /// Village.
    Desa,
    /// Urban village.
    Kelurahan,
}

impl AreaKind {
    fn level(self) -> AreaLevel {
        match self {
            Self::Kabupaten | Self::Kota => AreaLevel::Kabupaten,
            Self::Kecamatan => AreaLevel::Kecamatan,
            Self::Desa | Self::Kelurahan => AreaLevel::Desa,
        }
    }

    /// Whether it is a desa or a kelurahan.
    pub const fn is_village(self) -> bool {
        matches!(self, Self::Desa | Self::Kelurahan)
    }
}

impl Area {
    /// The name, of a village with the kind: `Desa Jolotundo`.
    pub fn title(&self) -> String {
        match self.kind {
            AreaKind::Desa => format!("Desa {}", self.name),
            AreaKind::Kelurahan => format!("Kelurahan {}", self.name),
            AreaKind::Kabupaten | AreaKind::Kota | AreaKind::Kecamatan => self.name.clone(),
        }
    }
}

impl Coded for Area {
    fn code(&self) -> &str {
        self.code.as_str()
    }
}

/// The areas of the regency `root`; a row may stand before its parent.
pub(super) fn read(files: &Files, root: &str) -> Result<List<Area>, PackError> {
    let mut list = List::default();
    let mut lines: Vec<u64> = Vec::new();
    let header = &["code", "name", "level", "parent"];
    files.table(FILE, header, |row| {
        lines.push(row.line);
        let area = area(row, root)?;
        list.add_row(row, area)
    })?;
    if list.get(root).is_none() {
        let fault = Fault::file(format!("has no row for {root}, the code in regency.toml"));
        return Err(files.error(FILE, fault));
    }
    for (area, line) in list.items().iter().zip(lines) {
        let top = area.code.as_str() == root;
        if !top && list.get(area.parent.as_str()).is_none() {
            let fault = Fault::at(line, format!("parent {} is not in the file", area.parent));
            return Err(files.error(FILE, fault));
        }
    }
    Ok(list)
}

fn area(row: &Row, root: &str) -> Result<Area, Fault> {
    let parse = |column: &str| {
        let text = row.required(column)?;
        AreaCode::parse(text)
            .map_err(|_| row.fault(format!("{column} {} is not an area code", quoted(text))))
    };
    let (code, parent) = (parse("code")?, parse("parent")?);
    let kind: AreaKind = row.word("level")?;
    if code.level() != kind.level() {
        return Err(row.fault(format!("{code} is not the code of a {}", row.text("level"))));
    }
    // Kepmendagri numbers villages from 2001 and urban villages from 1001.
    let first = code.as_str().as_bytes().get(9);
    let digit_fits = match kind {
        AreaKind::Desa => first == Some(&b'2'),
        AreaKind::Kelurahan => first == Some(&b'1'),
        _ => true,
    };
    if !digit_fits {
        return Err(row.fault(format!("{code} is not the code of a {}", row.text("level"))));
    }
    if code.parent().as_ref() != Some(&parent) {
        return Err(row.fault(format!("{code} does not lie in {parent}")));
    }
    let inside = code.as_str().strip_prefix(root);
    if !inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) {
        return Err(row.fault(format!("{code} lies outside {root}")));
    }
    Ok(Area {
        code,
        name: row.required("name")?.to_owned(),
        kind,
        parent,
    })
}
