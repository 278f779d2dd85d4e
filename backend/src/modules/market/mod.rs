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
mod synced;
mod values;
mod views;

pub use demo::add_demo_quotes;
pub use load::{Imported, store_import};

use crate::platform::bind::Routes;
use crate::platform::error::{AppError, Result};
use crate::platform::module::{Module, PersonColumn};
use crate::platform::topic::Topic;
use crate::regency::Regency;
use pack::MarketPack;
use rembang_shared::market::api;

/// Quotes from our own places, and what follows from them.
pub const PRICES: Topic = Topic::new("market.prices");
/// Figures of other publishers.
pub const SERIES: Topic = Topic::new("market.series");

/// This module.
pub const MODULE: Module = Module {
    shown: &[PRICES, SERIES],
    people: &[
        PersonColumn::new("price_report", "author_id", "created_at"),
        PersonColumn::new("panel_assignment", "account_id", "created_at"),
    ],
    export: Some(rights::export),
    erase: Some(rights::erase),
    synced: synced::SYNCED,
    demo: Some(demo::DEMO),
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
    routes
        .bind::<api::LatestPrices>(http::latest_prices)
        .reads([PRICES]);
    routes
        .bind::<api::Commodity>(http::commodity)
        .reads([PRICES, SERIES]);
    routes
        .bind::<api::ComparePlaces>(http::compare_places)
        .reads([PRICES]);
    routes
        .bind_feed::<api::PricesCsv>(http::prices_csv)
        .reads([PRICES]);
    routes
        .bind_feed::<api::PricesRss>(http::prices_rss)
        .reads([PRICES]);
    routes
        .bind_feed::<api::HistoryCsv>(http::history_csv)
        .reads([PRICES, SERIES]);
    routes.bind::<api::Places>(http::places).reads([]);
    routes.bind::<api::Names>(http::names).reads([]);
    routes
        .bind::<api::Published>(http::published)
        .reads([SERIES]);
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
