//! How a module introduces itself: one value of functions and tables. Whatever is done for every
//! module is a loop over `modules::ALL`, so that nobody else has to know that a module exists.

use super::app::App;
use super::bind::Routes;
use super::cx::Cx;
use super::db::Id;
use super::error::Result;
use super::jobs::Job;
use super::purge::Purge;
use super::synced::Synced;
use super::topic::Topic;
use crate::regency::{Part, Regency};
use rembang_shared::access::Role;
use rembang_shared::home::api::{Card, Found, StatusPart};
use serde_json::{Map, Value};
use std::pin::Pin;
use std::sync::Arc;

/// What a module holds about somebody, by table.
pub type Export = fn(&mut Cx<'_>, Id) -> Result<Map<String, Value>>;
/// Destroys what makes a module's rows somebody's, and says what went.
pub type Erase = fn(&mut Cx<'_>, Id) -> Result<Map<String, Value>>;
/// A module's card on the first screen; with keys, of these things only.
pub type DrawCard = fn(&mut Cx<'_>, &[&str]) -> Result<Option<Card>>;
/// What the search finds of a module.
pub type Find = fn(&mut Cx<'_>) -> Result<Vec<Found>>;
/// What a module's part of the pack says to screens, by name.
pub type Facts = fn(&Regency) -> Result<Vec<(&'static str, String)>>;

/// A module, as `modules::ALL` lists it. A field that a module has nothing for is left out:
/// `Module { purges: PURGES, ..Module::new("market", bind) }`.
pub struct Module {
    /// Its name everywhere: folders, contract, words.
    pub name: &'static str,
    /// Mounts its rows of the contract.
    pub bind: fn(&mut Routes),
    /// What its card, its finds, its health and its links' words are made of.
    pub shown: &'static [Topic],
    /// Which columns of its tables name a person.
    pub people: &'static [PersonColumn],
    /// What it holds about somebody, by table, for a copy of their data.
    pub export: Option<Export>,
    /// Destroys what makes its rows somebody's, and says what went: a name and a count or a list.
    /// Names are not used by two modules.
    pub erase: Option<Erase>,
    /// Rows that go when they are past their time. Whoever is pointed at comes after whoever points.
    pub purges: &'static [Purge],
    /// What it does without being asked.
    pub jobs: &'static [Job],
    /// Its lists that phones keep.
    pub synced: &'static [Synced],
    /// What `serve --demo` adds for it.
    pub demo: Option<Demo>,
    /// What the first screen says of it today, with the rows of these keys first; nothing while there
    /// is nothing to say.
    pub card: Option<DrawCard>,
    /// What the search finds in it, in the order it is shown among equals.
    pub found: Option<Find>,
    /// How old its data are, for the state of the service.
    pub health: Option<fn(&mut Cx<'_>) -> Result<StatusPart>>,
    /// What links to its screens say before they are opened.
    pub preview: Option<Preview>,
    /// What it reads from its folder of the regency pack.
    pub pack: Option<Part>,
    /// What its words leave open for the pack to say: the name in their braces, and the text. Names
    /// are not used by two modules.
    pub facts: Option<Facts>,
}

/// Screens whose links say what stands on them.
pub struct Preview {
    /// The one way to write the address that a path without its last slash and a query lead to;
    /// nothing where the module has nothing to say.
    pub address: fn(&Regency, &str, &str) -> Option<String>,
    /// What the link to such an address says.
    pub head: fn(&mut Cx<'_>, &str) -> Result<LinkText>,
}

/// What a link says, in Indonesian.
pub struct LinkText {
    /// Of the window, without the name of the site; nothing where that is all.
    pub title: Option<String>,
    /// Of the card that a chat makes of it.
    pub card: String,
    /// Below both.
    pub description: String,
}

impl Module {
    /// A module that has its routes and nothing else yet.
    pub const fn new(name: &'static str, bind: fn(&mut Routes)) -> Self {
        Self {
            name,
            bind,
            shown: &[],
            people: &[],
            export: None,
            erase: None,
            purges: &[],
            jobs: &[],
            synced: &[],
            demo: None,
            card: None,
            found: None,
            health: None,
            preview: None,
            pack: None,
            facts: None,
        }
    }
}

/// A column that says whom a row is about: in an incident they are who is told.
pub struct PersonColumn {
    /// Table.
    pub table: &'static str,
    /// Holds the id of an account, or nothing.
    pub column: &'static str,
    /// Says since when the row is there.
    pub since: &'static str,
}

impl PersonColumn {
    /// A column of ids, and the moment of the row.
    pub const fn new(table: &'static str, column: &'static str, since: &'static str) -> Self {
        Self {
            table,
            column,
            since,
        }
    }
}

/// Made-up people and data, marked as such, for a demonstration.
pub struct Demo {
    /// Who can sign in.
    pub people: &'static [DemoPerson],
    /// Adds what is missing up to now, once everybody is there.
    pub load: Option<fn(Arc<App>) -> Loading>,
}

/// Data being added.
pub type Loading = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// Somebody made up.
pub struct DemoPerson {
    /// A number of no announced range; no other module's person has it.
    pub phone: &'static str,
    /// Says "Contoh".
    pub name: &'static str,
    /// Nothing for a resident.
    pub role: Option<Role>,
    /// Where the role holds; a regency without this area gives the whole of it.
    pub area: &'static str,
}
