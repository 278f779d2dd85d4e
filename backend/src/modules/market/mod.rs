//! Pasti Marem: prices from markets, the officer's queue, other publishers' series.

mod demo;
mod flow;
mod http;
pub mod import;
mod load;
mod office;
mod panel;
mod prices;
mod series;
mod store;
mod summary;
mod values;
mod views;

pub use demo::add_demo_quotes;
pub use load::{Imported, store_import};

use crate::platform::bind::Routes;
use rembang_shared::market::api;

/// Mounts this module's rows of the contract.
pub fn bind(routes: &mut Routes) {
    routes.bind::<api::LatestPrices>(http::latest_prices);
    routes.bind::<api::Commodity>(http::commodity);
    routes.bind::<api::Places>(http::places);
    routes.bind::<api::PricePanel>(http::price_panel);
    routes.bind::<api::PostPrice>(http::post_price);
    routes.bind::<api::MyReports>(http::my_reports);
    routes.bind::<api::Queue>(http::queue);
    routes.bind::<api::Report>(http::report);
    routes.bind::<api::DecideReport>(http::decide_report);
    office::bind(routes);
}
