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
    let shown = routes.shown.clone();
    routes.bind::<api::Home>(http::home).reads(shown.clone());
    routes
        .bind::<api::CardOf>(http::card_of)
        .reads(shown.clone());
    routes
        .bind::<api::Search>(http::search)
        .reads(shown.clone());
    routes.bind::<api::Contact>(http::contact).reads([]);
    routes.bind::<api::Status>(http::status).reads(shown);
    routes.bind::<api::Regency>(regency::regency).reads([]);
}
