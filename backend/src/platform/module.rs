//! How a module introduces itself: one value of functions and tables. Whatever is done for every
//! module is a loop over `modules::ALL`, so that nobody else has to know that a module exists.

use super::bind::Routes;
use super::cx::Cx;
use super::error::Result;
use crate::regency::{Part, Regency};
use rembang_shared::home::api::{Card, Found, StatusPart};

/// A module, as `modules::ALL` lists it. A field that a module has nothing for is left out:
/// `Module { purges: PURGES, ..Module::new("market", bind) }`.
pub struct Module {
    /// Its name everywhere: folders, contract, words.
    pub name: &'static str,
    /// Mounts its rows of the contract.
    pub bind: fn(&mut Routes),
    /// What the first screen says of it today, with the rows of these keys first; nothing while there
    /// is nothing to say.
    pub card: Option<fn(&mut Cx<'_>, &[&str]) -> Result<Option<Card>>>,
    /// What the search finds in it, in the order it is shown among equals.
    pub found: Option<fn(&mut Cx<'_>) -> Result<Vec<Found>>>,
    /// How old its data are, for the state of the service.
    pub health: Option<fn(&mut Cx<'_>) -> Result<StatusPart>>,
    /// What links to its screens say before they are opened.
    pub preview: Option<Preview>,
    /// What it reads from its folder of the regency pack.
    pub pack: Option<Part>,
    /// What its words leave open for the pack to say: the name in their braces, and the text. Names
    /// are not used by two modules.
    pub facts: Option<fn(&Regency) -> Result<Vec<(&'static str, String)>>>,
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
            card: None,
            found: None,
            health: None,
            preview: None,
            pack: None,
            facts: None,
        }
    }
}
