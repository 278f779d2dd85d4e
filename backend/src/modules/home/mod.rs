//! What everybody meets first: the home screen, the search and the state of the service. It has no
//! data of its own: every module says its part, and none is named here.

mod areas;
mod http;
mod preview;
mod regency;

pub use preview::page;
pub use regency::site;

use crate::platform::bind::Routes;
use crate::platform::module::Module;
use rembang_shared::home::api;

/// This module.
pub const MODULE: Module = Module {
    found: Some(areas::found),
    preview: Some(preview::PREVIEW),
    ..Module::new("home", bind)
};

fn bind(routes: &mut Routes) {
    routes.bind::<api::Home>(http::home);
    routes.bind::<api::CardOf>(http::card_of);
    routes.bind::<api::Search>(http::search);
    routes.bind::<api::Contact>(http::contact);
    routes.bind::<api::Status>(http::status);
    routes.bind::<api::Regency>(regency::regency);
}
