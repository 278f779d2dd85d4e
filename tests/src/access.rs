//! The access tables, `shared/src/<module>/access.csv`, as values, and what is missing from them.
//! Knows no server and no fixture; `suite/access` asks the running server for each cell.

use rembang_shared::access::{Access, Role};
use rembang_shared::endpoint::Info;
use std::collections::BTreeSet;
use std::path::Path;

/// Whoever asks: a role, or somebody who has not signed in.
pub type Asker = Option<Role>;

/// The word of an asker in the tables.
pub fn slug(asker: Asker) -> &'static str {
    asker.map_or("anonymous", Role::slug)
}

/// How the asker stands to the object of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The row has no object of somebody's.
    Unowned,
    /// The asker's own.
    Own,
    /// Of a person the asker answers for.
    Ward,
    /// Handed to the asker by the office.
    Assigned,
    /// Inside the area of the asker's grant.
    SameArea,
    /// Of the asker's office.
    SameOffice,
    /// Of another area: the asker's grant is for one kecamatan only.
    OtherArea,
    /// Of nobody the asker has to do with.
    Elsewhere,
    /// Made up.
    Absent,
}

impl Relation {
    /// All of them, by their words in the tables.
    const WORDS: [(&'static str, Self); 9] = [
        ("none", Self::Unowned),
        ("own", Self::Own),
        ("ward", Self::Ward),
        ("assigned", Self::Assigned),
        ("same_area", Self::SameArea),
        ("same_office", Self::SameOffice),
        ("other_area", Self::OtherArea),
        ("elsewhere", Self::Elsewhere),
        ("absent", Self::Absent),
    ];

    fn parse(word: &str) -> Result<Self, String> {
        let known = Self::WORDS.iter().find(|(slug, _)| *slug == word);
        known
            .map(|(_, relation)| *relation)
            .ok_or_else(|| format!("`{word}` is no relation"))
    }
}

/// What the asker gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// 2xx and the effect.
    Yes,
    /// The same, with numbers masked.
    Masked,
    /// This status and no effect.
    Denied(u16),
}

impl Cell {
    fn parse(word: &str) -> Result<Self, String> {
        match word {
            "yes" => Ok(Self::Yes),
            "masked" => Ok(Self::Masked),
            "401" => Ok(Self::Denied(401)),
            "403" => Ok(Self::Denied(403)),
            "404" => Ok(Self::Denied(404)),
            "422" => Ok(Self::Denied(422)),
            _ => Err(format!("`{word}` is no cell")),
        }
    }
}

/// One line.
#[derive(Debug, Clone)]
pub struct Row {
    /// The folder in which the line stands.
    pub module: String,
    /// Name of a row of the contract.
    pub endpoint: String,
    /// Whose object.
    pub relation: Relation,
    named: Vec<(Asker, Cell)>,
    others: Cell,
}

impl Row {
    /// What that asker gets.
    pub fn cell(&self, asker: Asker) -> Cell {
        let named = self.named.iter().find(|(who, _)| *who == asker);
        named.map_or(self.others, |(_, cell)| *cell)
    }

    /// Expects something else for one asker.
    pub fn expect(&mut self, asker: Asker, cell: Cell) {
        self.named.retain(|(who, _)| *who != asker);
        self.named.push((asker, cell));
    }

    /// True where the asker is stopped before the object is looked for: the row is not for them.
    pub fn stops(&self, access: Access, asker: Asker) -> bool {
        match (access, asker) {
            (Access::Public, _) | (Access::SignedIn, Some(_)) => false,
            (_, None) => self.cell(asker) == Cell::Denied(401),
            (Access::Roles(roles), Some(role)) => {
                !roles.contains(&role) && self.cell(asker) == Cell::Denied(403)
            }
        }
    }

    fn parse(module: &str, words: &csv::StringRecord) -> Result<Self, String> {
        let (mut named, mut others, mut all) = (Vec::new(), None, false);
        for word in words.iter().skip(2) {
            let (who, cell) = word
                .split_once('=')
                .ok_or_else(|| format!("`{word}` is no `role=cell`"))?;
            let cell = Cell::parse(cell)?;
            let asker = match who {
                "all" | "others" => {
                    all = who == "all";
                    if others.replace(cell).is_some() {
                        return Err("what the others get is said twice".to_owned());
                    }
                    continue;
                }
                "anonymous" => None,
                role => Some(Role::from_slug(role).ok_or(format!("`{role}` is no role"))?),
            };
            if named.iter().any(|(who, _)| *who == asker) {
                return Err(format!("`{who}` stands twice"));
            }
            named.push((asker, cell));
        }
        if all && !named.is_empty() {
            return Err("`all` stands alone".to_owned());
        }
        if !all && named.iter().all(|(who, _)| who.is_some()) {
            named.push((None, Cell::Denied(401)));
        }
        Ok(Self {
            module: module.to_owned(),
            endpoint: words.get(0).unwrap_or_default().to_owned(),
            relation: Relation::parse(words.get(1).unwrap_or_default())?,
            named,
            others: others.ok_or("it does not say what the others get")?,
        })
    }
}

/// All lines, and for whom they are read.
#[derive(Debug, Clone)]
pub struct Table {
    /// Nobody, then every role.
    pub askers: Vec<Asker>,
    /// Module by module, in the order of the files.
    pub rows: Vec<Row>,
}

impl Table {
    /// The committed tables of the modules that these endpoints belong to.
    pub fn committed<'a>(catalogue: impl Iterator<Item = &'a Info>) -> Self {
        let mut modules: Vec<&str> = catalogue.map(|info| info.module).collect();
        modules.dedup();
        let mut rows = Vec::new();
        for module in modules {
            let path = format!("../shared/src/{module}/access.csv");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            let text = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            rows.extend(Self::parse(module, &text).unwrap_or_else(|why| panic!("{module}: {why}")));
        }
        let askers = std::iter::once(None).chain(Role::ALL.iter().copied().map(Some));
        Self {
            askers: askers.collect(),
            rows,
        }
    }

    /// Reads the table of a module; a word nobody knows is an error with its line.
    pub fn parse(module: &str, text: &str) -> Result<Vec<Row>, String> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| e.to_string())?;
            let line = record.position().map_or(0, csv::Position::line);
            let row = Row::parse(module, &record).map_err(|why| format!("line {line}: {why}"));
            rows.push(row?);
        }
        Ok(rows)
    }

    /// The line of an endpoint and a relation.
    pub fn row(&self, endpoint: &str, relation: Relation) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| row.endpoint == endpoint && row.relation == relation)
    }

    /// What was forgotten: an endpoint without a line, a line without an endpoint, a line twice or
    /// in another module's folder.
    pub fn gaps<'a>(&self, catalogue: impl Iterator<Item = &'a Info>) -> Vec<String> {
        let named: BTreeSet<(&str, &str)> = self
            .rows
            .iter()
            .map(|row| (row.module.as_str(), row.endpoint.as_str()))
            .collect();
        let known: BTreeSet<(&str, &str)> =
            catalogue.map(|info| (info.module, info.name)).collect();
        let missing = known.difference(&named);
        let surplus = named.difference(&known);
        let mut gaps: Vec<String> = missing
            .map(|(module, name)| format!("{module}: {name} has no line"))
            .chain(surplus.map(|(module, name)| format!("{module}: {name} is no endpoint of it")))
            .collect();
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            if !seen.insert((&row.endpoint, row.relation)) {
                gaps.push(format!("{} {:?} stands twice", row.endpoint, row.relation));
            }
        }
        gaps
    }
}
