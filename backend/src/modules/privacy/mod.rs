//! Rights of the person under UU 27/2022: who looked at my data, all of it in one file,
//! correction, erasure; the register of processing; and the jobs that keep its promises.
//!
//! What a module holds about people it says itself (`people`, `export`, `erase`, `purges` of its
//! `MODULE`); here are the loops.

pub mod affected;
mod erasure;
mod export;
mod register;
mod requests;
mod retention;
pub mod schema;
mod store;
mod trail;

pub use register::entries as register;
pub use retention::purges;

use crate::platform::bind::Routes;
use crate::platform::jobs::Job;
use crate::platform::module::{Demo, DemoPerson, Module, PersonColumn};
use rembang_shared::access::Role;
use rembang_shared::privacy::api;
use serde_json::Map;

/// This module.
pub const MODULE: Module = Module {
    people: &[PersonColumn::new(
        "rights_request",
        "account_id",
        "created_at",
    )],
    erase: Some(|cx, account| {
        let requests = store::empty_requests(cx.conn, account, cx.now)?;
        Ok(Map::from_iter([(
            "requests_emptied".to_owned(),
            requests.into(),
        )]))
    }),
    jobs: JOBS,
    demo: Some(Demo {
        people: &[DemoPerson {
            phone: "089900000007",
            name: "Pelindung Data Contoh",
            role: Some(Role::Dpo),
            area: "33.17",
        }],
        load: None,
    }),
    ..Module::new("privacy", bind)
};

const JOBS: &[Job] = &[
    // A minute late at most.
    Job {
        name: "erase",
        every: 60,
        leased: true,
        destroys: true,
        work: |app| Box::pin(erasure::run(app)),
    },
    Job {
        name: "purge",
        every: 3_600,
        leased: true,
        destroys: true,
        work: |app| Box::pin(retention::run(app)),
    },
];

fn bind(routes: &mut Routes) {
    routes.bind::<api::MyTrail>(trail::my_trail);
    routes.bind::<api::AuditTrail>(trail::audit_trail);
    routes.bind::<api::ExportMe>(export::export_me);
    routes.bind::<api::MyRights>(requests::my_rights);
    routes.bind::<api::RequestErasure>(requests::request_erasure);
    routes.bind::<api::CancelErasure>(requests::cancel_erasure);
    routes.bind::<api::RequestCorrection>(requests::request_correction);
    routes.bind::<api::RightsRequests>(requests::rights_requests);
    routes.bind::<api::DecideRights>(requests::decide_rights);
    routes
        .bind::<api::ProcessingRegister>(register::processing_register)
        .reads([]);
}
