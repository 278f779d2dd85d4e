//! The modules, and the one list of them. Each may reach another only through that one's `mod.rs`,
//! and only upwards in this list.

pub mod identity;
pub mod market;
pub mod privacy;
// Last, because it gathers from all the others.
pub mod home;

use crate::platform::bind::Routes;
use crate::platform::module::Module;
use crate::platform::own as platform;

/// Every module there is. The platform stands above them all: its tables and jobs are in the loops too.
pub const ALL: &[&Module] = &[
    &platform::MODULE,
    &identity::MODULE,
    &market::MODULE,
    &privacy::MODULE,
    &home::MODULE,
];

/// Every route there is, from the contract.
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    for module in ALL {
        (module.bind)(&mut routes);
    }
    routes
}
