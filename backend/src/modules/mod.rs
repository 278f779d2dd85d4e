//! The modules. Each may reach another only through that one's `mod.rs`, and only upwards in
//! this list.

pub mod identity;
pub mod market;
pub mod privacy;
// Last, because it gathers from all the others.
pub mod home;

use crate::platform::bind::Routes;
use crate::regency::{PackError, Part, Regency};
use std::path::Path;

/// Who reads a folder of the regency pack.
const PARTS: [(&str, Part); 1] = [(market::NAME, market::pack::PART)];

/// The regency pack in a folder, or the built-in one, with the part of every module.
pub fn regency(dir: Option<&Path>) -> Result<Regency, PackError> {
    match dir {
        Some(dir) => Regency::load(dir, &PARTS),
        None => Regency::builtin(&PARTS),
    }
}

/// Every route there is, from the contract.
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    identity::bind(&mut routes);
    market::bind(&mut routes);
    privacy::bind(&mut routes);
    home::bind(&mut routes);
    routes
}
