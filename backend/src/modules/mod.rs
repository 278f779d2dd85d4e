//! The modules, and the one list of them. Each may reach another only through that one's `mod.rs`,
//! and only upwards in this list.

pub mod identity;
pub mod links;
pub mod market;
pub mod privacy;
// Last, because they gather from all the others.
pub mod home;
pub mod sync;

use crate::platform::bind::Routes;
use crate::platform::module::Module;
use crate::platform::own as platform;
use crate::regency::{PackError, Regency};
use std::path::Path;

/// Every module there is. The platform stands above them all: its tables and jobs are in the loops too.
pub const ALL: &[&Module] = &[
    &platform::MODULE,
    &identity::MODULE,
    &market::MODULE,
    &links::MODULE,
    &privacy::MODULE,
    &sync::MODULE,
    &home::MODULE,
];

/// The regency pack in a folder, or the built-in one, with the part of every module.
pub fn regency(dir: Option<&Path>) -> Result<Regency, PackError> {
    let parts = ALL.iter().filter_map(|it| Some((it.name, it.pack?)));
    let parts: Vec<_> = parts.collect();
    match dir {
        Some(dir) => Regency::load(dir, &parts),
        None => Regency::builtin(&parts),
    }
}

/// Every route there is, from the contract.
pub fn routes() -> Routes {
    let mut routes = Routes::new(ALL.iter().flat_map(|module| module.shown).copied());
    for module in ALL {
        (module.bind)(&mut routes);
    }
    routes
}
