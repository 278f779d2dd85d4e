//! What everybody meets first: the home screen, the search index and the state of the service.
//! It has no data of its own and gathers from the other modules.

mod http;
mod preview;

pub use preview::page;

use super::market;
use crate::platform::bind::Routes;
use crate::platform::module::Module;
use rembang_shared::home::api;

/// This module.
pub const MODULE: Module = Module::new("home", bind);

fn bind(routes: &mut Routes) {
    routes
        .bind::<api::Home>(http::home)
        .reads([market::PRICES, market::SERIES]);
    routes
        .bind::<api::SearchIndex>(http::search_index)
        .reads([]);
    routes
        .bind::<api::Status>(http::status)
        .reads([market::PRICES, market::SERIES]);
}
