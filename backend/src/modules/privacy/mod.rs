//! Rights of the person under UU 27/2022: who looked at my data, all of it in one file,
//! correction, erasure; the register of processing; and the jobs that keep its promises.
//!
//! Last of the modules, because it asks every other one what it holds. A module that holds
//! something about people has a `held`, and if it must forget something a `destroy`, and is named
//! in [`held_elsewhere`] and [`destroy`].

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

use super::{identity, market};
use crate::platform::app::App;
use crate::platform::bind::Routes;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::module::Module;
use crate::regency::Regency;
use rembang_shared::privacy::api;
use serde_json::Value;

/// This module.
pub const MODULE: Module = Module::new("privacy", bind);

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
    routes.bind::<api::ProcessingRegister>(register::processing_register);
}

/// What the services hold about somebody, each under the name of its table.
fn held_elsewhere(conn: &mut Conn, pack: &Regency, account: Id) -> Result<Value> {
    market::held(conn, pack, account)
}

/// Destroys what makes the data somebody's, module by module. Says what went.
fn destroy(conn: &mut Conn, account: Id, now: Instant) -> Result<Value> {
    identity::destroy(conn, account, now)
}

/// What one round of the jobs did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Round {
    /// Accounts erased.
    pub erased: usize,
    /// Erasures that an office forbids.
    pub held: usize,
    /// Rows past their time that were deleted.
    pub purged: usize,
    /// What went wrong. Nothing of it kept the rest from being done.
    pub faults: Vec<String>,
}

/// Due erasures. Each is a transaction of its own, so that a crash in between leaves nothing half
/// done.
pub async fn erase(app: &std::sync::Arc<App>) -> Round {
    let (erased, held, faults) = erasure::run(app, app.clock.now()).await;
    Round {
        erased,
        held,
        faults,
        ..Round::default()
    }
}

/// What is past its time, in batches.
pub async fn purge(app: &std::sync::Arc<App>) -> Round {
    let (purged, faults) = retention::run(app, app.clock.now()).await;
    Round {
        purged,
        faults,
        ..Round::default()
    }
}

/// Both.
pub async fn run(app: &std::sync::Arc<App>) -> Round {
    let (mut round, purged) = (erase(app).await, purge(app).await);
    round.purged = purged.purged;
    round.faults.extend(purged.faults);
    round
}
