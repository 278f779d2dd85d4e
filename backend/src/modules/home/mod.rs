//! What everybody meets first: the home screen, the search index and the state of the service.
//! It has no data of its own and gathers from the other modules.

mod http;
mod preview;

pub use preview::page;

use crate::platform::bind::Routes;
use rembang_shared::home::api;

/// Mounts this module's rows of the contract.
pub fn bind(routes: &mut Routes) {
    routes.bind::<api::Home>(http::home);
    routes.bind::<api::SearchIndex>(http::search_index);
    routes.bind::<api::Status>(http::status);
}
