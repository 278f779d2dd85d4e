//! The modules. Each may reach another only through that one's `mod.rs`, and only upwards in
//! this list.

pub mod identity;
pub mod market;
pub mod privacy;
// Last, because it gathers from all the others.
pub mod home;

use crate::platform::bind::Routes;

/// Every route there is, from the contract.
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    identity::bind(&mut routes);
    market::bind(&mut routes);
    privacy::bind(&mut routes);
    home::bind(&mut routes);
    routes
}
