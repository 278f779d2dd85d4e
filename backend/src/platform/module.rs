//! How a module introduces itself: one value of functions and tables. Whatever is done for every
//! module is a loop over `modules::ALL`, so that nobody else has to know that a module exists.

use super::bind::Routes;
use crate::regency::Part;

/// A module, as `modules::ALL` lists it. A field that a module has nothing for is left out:
/// `Module { purges: PURGES, ..Module::new("market", bind) }`.
pub struct Module {
    /// Its name everywhere: folders, contract, words.
    pub name: &'static str,
    /// Mounts its rows of the contract.
    pub bind: fn(&mut Routes),
    /// What it reads from its folder of the regency pack.
    pub pack: Option<Part>,
}

impl Module {
    /// A module that has its routes and nothing else yet.
    pub const fn new(name: &'static str, bind: fn(&mut Routes)) -> Self {
        Self {
            name,
            bind,
            pack: None,
        }
    }
}
