//! Cek Tautan: whether a link is the regency's own, what people report, the officers' lists, and
//! warnings. The verdict is the rule `links.check`; here are the lists that it is made by.

mod alerts;
mod card;
mod check;
mod demo;
mod entries;
mod found;
mod health;
pub mod pack;
mod papers;
mod preview;
mod reports;
pub mod schema;
mod store;

use crate::platform::bind::Routes;
use crate::platform::error::{AppError, Result};
use crate::platform::module::{Module, PersonColumn};
use crate::platform::purge::{Purge, YEAR};
use crate::platform::topic::Topic;
use crate::regency::Regency;
use pack::LinksPack;
use rembang_shared::links::api;

/// The lists that links are judged by, and the keys they are signed with.
pub const LISTS: Topic = Topic::new("links.lists");
/// Warnings.
pub const ALERTS: Topic = Topic::new("links.alerts");

/// This module.
pub const MODULE: Module = Module {
    shown: &[LISTS, ALERTS],
    people: &[
        PersonColumn::new("link_entry", "changed_by", "changed_at"),
        PersonColumn::new("link_report", "decided_by", "decided_at"),
        PersonColumn::new("link_alert", "issued_by", "issued_at"),
        PersonColumn::new("revoked_key", "revoked_by", "revoked_at"),
    ],
    purges: &[Purge {
        table: "link_report",
        key: &["id"],
        since: "last_at",
        age: YEAR,
        only: None,
        index: "link_report_last",
    }],
    demo: Some(demo::DEMO),
    card: Some(card::card),
    found: Some(found::found),
    health: Some(health::health),
    preview: Some(preview::PREVIEW),
    pack: Some(pack::PART),
    ..Module::new("links", bind)
};

/// The links' part of the regency pack.
pub fn pack(regency: &Regency) -> Result<&LinksPack> {
    let part = regency.part(MODULE.name);
    part.ok_or_else(|| AppError::internal("the pack was read without the part of links"))
}

fn bind(routes: &mut Routes) {
    routes.bind::<api::CheckLink>(check::check_link);
    routes.bind::<api::ReportLink>(check::report_link);
    routes
        .bind::<api::SignedLinkLists>(papers::signed_link_lists)
        .reads([LISTS]);
    routes
        .bind::<api::SigningKeys>(papers::signing_keys)
        .reads([LISTS]);
    routes.bind::<api::ReplaceSigningKey>(papers::replace_signing_key);
    routes
        .bind::<api::LinkAlerts>(alerts::link_alerts)
        .reads([ALERTS]);
    routes.bind::<api::PostLinkAlert>(alerts::post_link_alert);
    routes.bind::<api::EndLinkAlert>(alerts::end_link_alert);
    routes.bind::<api::LinkReports>(reports::link_reports);
    routes.bind::<api::DecideLinkReport>(reports::decide_link_report);
    routes.bind::<api::LinkEntries>(entries::link_entries);
    routes.bind::<api::AddLinkEntry>(entries::add_link_entry);
    routes.bind::<api::ChangeLinkEntry>(entries::change_link_entry);
}
