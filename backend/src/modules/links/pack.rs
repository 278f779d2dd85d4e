//! What links reads from the regency pack: official hosts, known harmful addresses, and the words and
//! services that verdicts are made of.

use crate::regency::{Fault, Files, Lines, PackError, Part, Refused, Row};
use rembang_shared::links::rules::{Relay, address_of};
use serde::Deserialize;
use std::sync::Arc;

/// How the pack is read. Officers' changes are rows of the database, not amendments.
pub const PART: Part = Part {
    read: |_, files| Ok(Arc::new(LinksPack::read(files)?)),
    amend: |_, _, _, _| Err(Refused::unreadable()),
};

/// The part of links, checked.
#[derive(Debug, Clone)]
pub struct LinksPack {
    /// Official hosts.
    pub hosts: Vec<PackEntry>,
    /// Harmful addresses.
    pub harmful: Vec<PackEntry>,
    /// Suffixes, words, shorteners and relays.
    pub settings: Settings,
}

/// An address of the pack.
#[derive(Debug, Clone)]
pub struct PackEntry {
    /// A host, or a host and a path.
    pub address: String,
    /// Who answers for it, where a source says so.
    pub office: Option<String>,
    /// What it rests on.
    pub source: String,
}

/// `lists.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Suffixes under which only governments can have a name.
    pub government: Vec<String>,
    /// Words that bait.
    pub words: Vec<String>,
    /// Hosts whose addresses do not show where they lead.
    pub shorteners: Vec<String>,
    /// Hosts that show another host's page under their own name.
    pub relays: Vec<Relay>,
}

impl LinksPack {
    fn read(files: &Files) -> Result<Self, PackError> {
        let (settings, _): (Settings, Lines) = files.toml("lists.toml")?;
        let hosts = files.table("hosts.csv", &["host", "office", "source"], |row| {
            entry(row, "host", row.optional("office"))
        })?;
        let harmful = files.possibly_empty_table("harmful.csv", &["address", "source"], |row| {
            entry(row, "address", None)
        })?;
        Ok(Self {
            hosts,
            harmful,
            settings,
        })
    }
}

fn entry(row: &Row, column: &str, office: Option<String>) -> Result<PackEntry, Fault> {
    let address = row.required(column)?;
    // Written as it is compared, so that a row can be found again.
    if address_of(address).as_deref() != Ok(address) {
        return Err(row.fault(format!("{address} is not written as it is compared")));
    }
    Ok(PackEntry {
        address: address.to_owned(),
        office,
        source: row.required("source")?.to_owned(),
    })
}
