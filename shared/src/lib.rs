//! The contract and the rulebook of Rembang Gemilang.
//!
//! No I/O, no clock, no randomness, no database, no HTTP: the same compiled rules run on the
//! server, in the app and, as WebAssembly, in the browser.

pub mod access;
pub mod endpoint;
pub mod error;
pub mod home;
pub mod identity;
pub mod market;
pub mod page;
pub mod privacy;
pub mod rule;
pub mod table;
pub mod values;
pub mod wasm;
pub mod words;

use endpoint::{Info, Visit};

/// Every endpoint there is. A route outside this list cannot be mounted.
pub fn catalogue() -> impl Iterator<Item = &'static Info> {
    [
        identity::api::ENDPOINTS,
        market::api::ENDPOINTS,
        privacy::api::ENDPOINTS,
        home::api::ENDPOINTS,
    ]
    .into_iter()
    .flatten()
}

/// Walks the whole table with its types.
pub fn visit(visitor: &mut impl Visit) {
    identity::api::visit(visitor);
    market::api::visit(visitor);
    privacy::api::visit(visitor);
    home::api::visit(visitor);
}
