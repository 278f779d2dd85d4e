//! The platform in the form of a module: its own tables and jobs take part in every loop over
//! `modules::ALL`. It has no routes.

use super::app::App;
use super::change;
use super::health::keep_beating;
use super::idempotency;
use super::jobs::{Job, Turn};
use super::module::{Module, PersonColumn};
use super::purge::{DAY, Purge, YEAR};
use serde_json::Map;
use std::sync::Arc;

/// The platform's part.
pub const MODULE: Module = Module {
    people: PEOPLE,
    erase: Some(|cx, account| {
        let answers = idempotency::forget(cx.conn, account)?;
        Ok(Map::from_iter([(
            "kept_answers".to_owned(),
            answers.into(),
        )]))
    }),
    purges: PURGES,
    jobs: JOBS,
    ..Module::new("platform", |_| {})
};

const PEOPLE: &[PersonColumn] = &[
    PersonColumn::new("device", "account_id", "created_at"),
    PersonColumn::new("session", "account_id", "created_at"),
    PersonColumn::new("role_grant", "account_id", "created_at"),
    PersonColumn::new("idempotency", "subject", "created_at"),
    PersonColumn::new("change", "account_id", "at"),
];

const PURGES: &[Purge] = &[
    // A window of attempts lasts a quarter of an hour; a day later nobody asks about it.
    Purge {
        table: "throttle",
        key: &["key"],
        since: "window_start",
        age: DAY,
        only: None,
        index: "throttle_window",
    },
    // A phone may stay offline for weeks and still send what it wrote; after 400 days it has lost
    // its session anyway.
    Purge {
        table: "idempotency",
        key: &["scope", "key"],
        since: "created_at",
        age: 400 * DAY,
        only: None,
        index: "idempotency_created",
    },
    // Whoever was away for longer begins anew. The newest stays: it is where those who have seen all
    // go on.
    Purge {
        table: "change",
        key: &["id"],
        since: "at",
        age: change::KEPT,
        only: Some("seq < (SELECT max(newest.seq) FROM change AS newest)"),
        index: "change_at",
    },
    // A used token is kept for a week, so that a copy that is used again still ends its family.
    Purge {
        table: "refresh_token",
        key: &["token_hash"],
        since: "delete_after",
        age: 0,
        only: None,
        index: "refresh_token_delete_after",
    },
    // Sign-ins are kept for a year after they ended.
    Purge {
        table: "session",
        key: &["id"],
        since: "expires_at",
        age: YEAR,
        only: Some(NO_TOKEN),
        index: "session_expires",
    },
    Purge {
        table: "session",
        key: &["id"],
        since: "revoked_at",
        age: YEAR,
        only: Some(NO_TOKEN),
        index: "session_revoked",
    },
    // Devices that were ended a year ago and have no session left.
    Purge {
        table: "device",
        key: &["id"],
        since: "revoked_at",
        age: YEAR,
        only: Some("NOT EXISTS (SELECT 1 FROM session WHERE session.device_id = device.id)"),
        index: "device_revoked",
    },
];

const NO_TOKEN: &str =
    "NOT EXISTS (SELECT 1 FROM refresh_token WHERE refresh_token.session_id = session.id)";

/// An audit row is in the chain after a second, and phones hear of a change.
const JOBS: &[Job] = &[
    Job {
        name: "beat",
        every: 60,
        leased: false,
        destroys: false,
        work: |app| Box::pin(beat(app)),
    },
    // The sealer has a lock of its own.
    Job {
        name: "seal",
        every: 1,
        leased: false,
        destroys: false,
        work: |app| Box::pin(seal(app)),
    },
    // So has this one.
    Job {
        name: "number",
        every: 1,
        leased: false,
        destroys: false,
        work: |app| Box::pin(number(app)),
    },
];

async fn beat(app: Arc<App>) -> Turn {
    let beaten = keep_beating(&app).await;
    Turn::of(beaten.map(drop), "no heartbeat")
}

async fn seal(app: Arc<App>) -> Turn {
    let sealed = app.sealer.run(&app.db, app.clock.now()).await;
    Turn::of(sealed.map(drop), "the audit chain was not sealed")
}

async fn number(app: Arc<App>) -> Turn {
    let numbered = change::number(&app.db).await;
    Turn::of(numbered.map(drop), "changes were not numbered")
}
