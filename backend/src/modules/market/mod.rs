//! Pasti Marem: prices from markets, the officer's queue, other publishers' series.

mod card;
mod comparison;
mod demo;
mod entry;
mod feeds;
mod flow;
mod found;
mod headline;
mod health;
mod http;
pub mod import;
mod load;
mod office;
pub mod pack;
mod panel;
mod preview;
mod prices;
mod published;
mod rhythm;
mod rights;
pub mod schema;
mod series;
mod store;
mod summary;
mod values;
mod views;

pub use demo::add_demo_quotes;
pub use load::{Imported, store_import};
pub use rights::held;

use crate::platform::bind::Routes;
use crate::platform::error::{AppError, Result};
use crate::platform::module::Module;
use crate::regency::Regency;
use pack::MarketPack;
use rembang_shared::market::api;

/// This module.
pub const MODULE: Module = Module {
    card: Some(card::card),
    found: Some(found::found),
    health: Some(health::health),
    preview: Some(preview::PREVIEW),
    pack: Some(pack::PART),
    facts: Some(rhythm::facts),
    ..Module::new("market", bind)
};

/// The market's part of the regency pack.
pub fn pack(regency: &Regency) -> Result<&MarketPack> {
    let part = regency.part(MODULE.name);
    part.ok_or_else(|| AppError::internal("the pack was read without the market's part"))
}

fn bind(routes: &mut Routes) {
    routes.bind::<api::LatestPrices>(http::latest_prices);
    routes.bind::<api::Commodity>(http::commodity);
    routes.bind::<api::ComparePlaces>(http::compare_places);
    routes.bind_feed::<api::PricesCsv>(http::prices_csv);
    routes.bind_feed::<api::PricesRss>(http::prices_rss);
    routes.bind_feed::<api::HistoryCsv>(http::history_csv);
    routes.bind::<api::Places>(http::places);
    routes.bind::<api::Names>(http::names);
    routes.bind::<api::Published>(http::published);
    routes.bind::<api::EntryPlaces>(entry::entry_places);
    routes.bind::<api::PricePanel>(http::price_panel);
    routes.bind::<api::PostPrice>(http::post_price);
    routes.bind::<api::MyReports>(http::my_reports);
    routes.bind::<api::MyReportCounts>(entry::my_report_counts);
    routes.bind::<api::Queue>(http::queue);
    routes.bind::<api::Report>(http::report);
    routes.bind::<api::DecideReport>(http::decide_report);
    routes.bind::<api::DecideReports>(http::decide_reports);
    routes.bind::<api::CorrectionRule>(http::correction_rule);
    office::bind(routes);
}
