//! `shared/access.csv` as values, and what is missing from it. Knows no server and no fixture;
//! `suite/access.rs` asks the running server for each cell.

use rembang_shared::access::Role;
use rembang_shared::endpoint::Info;
use std::collections::BTreeSet;
use std::path::Path;

/// Column of those who have not signed in.
pub const ANONYMOUS: &str = "anonymous";

/// How the caller stands to the object of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The row has no object of somebody's.
    None,
    /// The caller's own.
    Own,
    /// Of a person the caller answers for.
    Ward,
    /// Handed to the caller by the office.
    Assigned,
    /// Inside the area of the caller's grant.
    SameArea,
    /// Of the caller's office.
    SameOffice,
    /// Of another area: the caller's grant is for one kecamatan only.
    OtherArea,
    /// Of nobody the caller has to do with.
    Elsewhere,
    /// Made up.
    Absent,
}

impl Relation {
    /// All of them, by their words in the table.
    const WORDS: [(&'static str, Self); 9] = [
        ("none", Self::None),
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

/// What the caller gets.
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
    /// Name of a row of the contract.
    pub endpoint: String,
    /// Whose object.
    pub relation: Relation,
    /// In the order of [`Table::columns`].
    pub cells: Vec<Cell>,
}

/// The whole file.
#[derive(Debug, Clone)]
pub struct Table {
    /// `anonymous`, then slugs of roles.
    pub columns: Vec<String>,
    /// In the order of the file.
    pub rows: Vec<Row>,
}

impl Table {
    /// The committed table.
    pub fn committed() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/access.csv");
        let text = std::fs::read_to_string(path).expect("access.csv is committed");
        Self::parse(&text).expect("access.csv is well formed")
    }

    /// Reads a table; a word nobody knows is an error with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|e| e.to_string())?.clone();
        let mut names = header.iter();
        if (names.next(), names.next()) != (Some("endpoint"), Some("relation")) {
            return Err("the first columns are `endpoint` and `relation`".to_owned());
        }
        let columns = names.map(str::to_owned).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| e.to_string())?;
            let line = record.position().map_or(0, csv::Position::line);
            let row = || {
                Ok(Row {
                    endpoint: record[0].to_owned(),
                    relation: Relation::parse(&record[1])?,
                    cells: record
                        .iter()
                        .skip(2)
                        .map(Cell::parse)
                        .collect::<Result<_, String>>()?,
                })
            };
            rows.push(row().map_err(|word: String| format!("line {line}: {word}"))?);
        }
        Ok(Self { columns, rows })
    }

    /// The expectation of one column for one endpoint and relation.
    pub fn cell(&self, endpoint: &str, relation: Relation, column: usize) -> Option<Cell> {
        self.rows
            .iter()
            .find(|row| row.endpoint == endpoint && row.relation == relation)
            .map(|row| row.cells[column])
    }

    /// What was forgotten: an endpoint without a line, a line without an endpoint, a role
    /// without a column, a line twice.
    pub fn gaps<'a>(&self, catalogue: impl Iterator<Item = &'a Info>) -> Vec<String> {
        let named: BTreeSet<&str> = self.rows.iter().map(|row| row.endpoint.as_str()).collect();
        let known: BTreeSet<&str> = catalogue.map(|info| info.name).collect();
        let roles: Vec<&str> = std::iter::once(ANONYMOUS)
            .chain(Role::ALL.iter().map(|role| role.slug()))
            .collect();
        let mut gaps = Vec::new();
        gaps.extend(
            known
                .difference(&named)
                .map(|name| format!("{name} has no line")),
        );
        gaps.extend(
            named
                .difference(&known)
                .map(|name| format!("{name} is no endpoint")),
        );
        if self.columns != roles {
            gaps.push(format!(
                "the columns are {:?}, the roles {roles:?}",
                self.columns
            ));
        }
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            if !seen.insert((&row.endpoint, row.relation)) {
                gaps.push(format!("{} {:?} stands twice", row.endpoint, row.relation));
            }
        }
        gaps
    }
}
