//! What everybody meets first: the home screen, the search and the state of the service. It has no
//! data of its own: every module says its part, and none is named here.

mod areas;
mod http;
mod preview;

pub use preview::page;

use super::ALL;
use crate::platform::bind::Routes;
use crate::platform::module::Module;
use crate::platform::topic::Topic;
use rembang_shared::home::api;

/// This module.
pub const MODULE: Module = Module {
    found: Some(areas::found),
    preview: Some(preview::PREVIEW),
    ..Module::new("home", bind)
};

fn bind(routes: &mut Routes) {
    routes.bind::<api::Home>(http::home).reads(shown());
    routes.bind::<api::CardOf>(http::card_of).reads(shown());
    routes.bind::<api::Search>(http::search).reads(shown());
    routes.bind::<api::Contact>(http::contact).reads([]);
    routes.bind::<api::Status>(http::status).reads(shown());
}

/// What the modules say of themselves is made of these.
fn shown() -> impl Iterator<Item = Topic> {
    ALL.iter().flat_map(|module| module.shown).copied()
}
