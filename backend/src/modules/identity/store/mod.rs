//! Rows and queries of accounts, codes, devices and grants. No decisions: those stand with the
//! endpoints, in one file per journey.

mod accounts;
mod codes;
mod devices;
mod grants;

pub use accounts::*;
pub use codes::*;
pub use devices::*;
pub use grants::*;
