//! Deletes what is past its time, as `purposes.csv` promises. What is overdue is found on
//! the read door, each kind by an index of its own, and deleted by its key on the write door in
//! small batches, because on SQLite everybody who writes waits meanwhile. The deletion asks for
//! the time again: a row may have been renewed since it was found.

use super::{destroy, store};
use crate::modules::identity;
use crate::modules::identity::schema::{activation, code_request};
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::idempotency as answers;
use crate::platform::schema::{device, idempotency, refresh_token, session, throttle};
use diesel::prelude::*;
use std::pin::Pin;
use std::sync::Arc;

/// Rows of one table that one transaction deletes.
const BATCH: usize = 500;
const LIMIT: i64 = 500;
const DAY: i64 = 86_400;
const YEAR: i64 = 365 * DAY;

type Purged = Pin<Box<dyn Future<Output = Result<usize>> + Send>>;
type Purge = fn(Arc<App>, Instant) -> Purged;

/// Everything with a time limit. Whoever is pointed at comes after whoever points.
const PURGES: [(&str, Purge); 9] = [
    ("throttle", |app, now| {
        Box::pin(purge(app, now, old_throttles, delete_throttles))
    }),
    ("refresh_token", |app, now| {
        Box::pin(purge(app, now, old_tokens, delete_tokens))
    }),
    ("activation", |app, now| {
        Box::pin(purge(app, now, old_activations, delete_activations))
    }),
    ("idempotency", |app, now| {
        Box::pin(purge(app, now, old_answers, delete_answers))
    }),
    ("session, expired", |app, now| {
        Box::pin(purge(app, now, expired_sessions, delete_sessions))
    }),
    ("session, revoked", |app, now| {
        Box::pin(purge(app, now, revoked_sessions, delete_sessions))
    }),
    ("device", |app, now| {
        Box::pin(purge(app, now, old_devices, delete_devices))
    }),
    ("code_request", |app, now| {
        Box::pin(purge(app, now, old_requests, delete_requests))
    }),
    ("account", |app, now| {
        Box::pin(purge(app, now, abandoned, empty))
    }),
];

/// Deletes everything overdue; how many rows that was, and what went wrong. What fails does not
/// keep the rest from going.
pub async fn run(app: &Arc<App>, now: Instant) -> (usize, Vec<String>) {
    let (mut all, mut faults) = (0, Vec::new());
    for (name, purge) in PURGES {
        match purge(Arc::clone(app), now).await {
            Ok(purged) => all += purged,
            Err(error) => faults.push(format!("{name} was not purged: {error}")),
        }
    }
    (all, faults)
}

async fn purge<K: Send + 'static>(
    app: Arc<App>,
    now: Instant,
    find: fn(&mut Conn, Instant) -> Result<Vec<K>>,
    delete: fn(&mut Conn, Vec<K>, Instant) -> Result<usize>,
) -> Result<usize> {
    let mut all = 0;
    loop {
        let found = app.db.read(move |conn| find(conn, now)).await?;
        let last = found.len() < BATCH;
        let mut purged = 0;
        if !found.is_empty() {
            purged = app.db.write(move |conn| delete(conn, found, now)).await?;
        }
        all += purged;
        if last || purged == 0 {
            return Ok(all);
        }
    }
}

/// A window of attempts lasts a quarter of an hour; a day later nobody asks about it.
fn old_throttles(conn: &mut Conn, now: Instant) -> Result<Vec<Vec<u8>>> {
    Ok(throttle::table
        .filter(throttle::window_start.lt(now.plus(-DAY)))
        .limit(LIMIT)
        .select(throttle::key)
        .load(conn)?)
}

fn delete_throttles(conn: &mut Conn, keys: Vec<Vec<u8>>, now: Instant) -> Result<usize> {
    Ok(diesel::delete(throttle::table)
        .filter(throttle::key.eq_any(keys))
        .filter(throttle::window_start.lt(now.plus(-DAY)))
        .execute(conn)?)
}

/// A used token is kept for a week, so that a copy that is used again still ends its family.
fn old_tokens(conn: &mut Conn, now: Instant) -> Result<Vec<Vec<u8>>> {
    Ok(refresh_token::table
        .filter(refresh_token::delete_after.lt(Some(now)))
        .limit(LIMIT)
        .select(refresh_token::token_hash)
        .load(conn)?)
}

fn delete_tokens(conn: &mut Conn, hashes: Vec<Vec<u8>>, now: Instant) -> Result<usize> {
    Ok(diesel::delete(refresh_token::table)
        .filter(refresh_token::token_hash.eq_any(hashes))
        .filter(refresh_token::delete_after.lt(Some(now)))
        .execute(conn)?)
}

/// A code on paper counts for three days; who made it can be asked for a month.
fn old_activations(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    Ok(activation::table
        .filter(activation::expires_at.lt(now.plus(-30 * DAY)))
        .limit(LIMIT)
        .select(activation::id)
        .load(conn)?)
}

fn delete_activations(conn: &mut Conn, ids: Vec<Id>, now: Instant) -> Result<usize> {
    Ok(diesel::delete(activation::table)
        .filter(activation::id.eq_any(ids))
        .filter(activation::expires_at.lt(now.plus(-30 * DAY)))
        .execute(conn)?)
}

/// A phone may stay offline for weeks and still send what it wrote; after 400 days it has lost
/// its session anyway.
fn old_answers(conn: &mut Conn, now: Instant) -> Result<Vec<(Vec<u8>, Id)>> {
    Ok(idempotency::table
        .filter(idempotency::created_at.lt(now.plus(-400 * DAY)))
        .limit(LIMIT)
        .select((idempotency::scope, idempotency::key))
        .load(conn)?)
}

fn delete_answers(conn: &mut Conn, keys: Vec<(Vec<u8>, Id)>, _: Instant) -> Result<usize> {
    let mut purged = 0;
    // A kept answer is never renewed, and its key is made of two columns.
    for (scope, key) in &keys {
        purged += diesel::delete(idempotency::table.find((scope, *key))).execute(conn)?;
    }
    Ok(purged)
}

/// Sign-ins are kept for a year after they ended.
fn expired_sessions(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    Ok(session::table
        .filter(session::expires_at.lt(now.plus(-YEAR)))
        .limit(LIMIT)
        .select(session::id)
        .load(conn)?)
}

fn revoked_sessions(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    Ok(session::table
        .filter(session::revoked_at.lt(Some(now.plus(-YEAR))))
        .limit(LIMIT)
        .select(session::id)
        .load(conn)?)
}

/// An ended session stays ended. Should one of its tokens still be there, it goes too.
fn delete_sessions(conn: &mut Conn, ids: Vec<Id>, _: Instant) -> Result<usize> {
    diesel::delete(refresh_token::table)
        .filter(refresh_token::session_id.eq_any(ids.clone()))
        .execute(conn)?;
    Ok(diesel::delete(session::table)
        .filter(session::id.eq_any(ids))
        .execute(conn)?)
}

/// Devices that were ended a year ago and have no session left.
fn old_devices(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    let holds = session::table.filter(session::device_id.eq(device::id));
    Ok(device::table
        .filter(device::revoked_at.lt(Some(now.plus(-YEAR))))
        .filter(diesel::dsl::not(diesel::dsl::exists(holds)))
        .limit(LIMIT)
        .select(device::id)
        .load(conn)?)
}

/// Nobody signs in on an ended device, so none of these has got a session since.
fn delete_devices(conn: &mut Conn, ids: Vec<Id>, _: Instant) -> Result<usize> {
    Ok(diesel::delete(device::table)
        .filter(device::id.eq_any(ids))
        .execute(conn)?)
}

/// A wish for a code counts for three days.
fn old_requests(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    Ok(code_request::table
        .filter(code_request::asked_at.lt(now.plus(-4 * DAY)))
        .limit(LIMIT)
        .select(code_request::account_id)
        .load(conn)?)
}

fn delete_requests(conn: &mut Conn, accounts: Vec<Id>, now: Instant) -> Result<usize> {
    Ok(diesel::delete(code_request::table)
        .filter(code_request::account_id.eq_any(accounts))
        .filter(code_request::asked_at.lt(now.plus(-4 * DAY)))
        .execute(conn)?)
}

/// Accounts that never became anybody's: their owners could not sign in to ask for it.
fn abandoned(conn: &mut Conn, now: Instant) -> Result<Vec<Id>> {
    identity::abandoned(conn, None, now, LIMIT)
}

fn empty(conn: &mut Conn, accounts: Vec<Id>, now: Instant) -> Result<usize> {
    // Somebody may have come to one of them meanwhile.
    let still = identity::abandoned(conn, Some(&accounts), now, LIMIT)?;
    for account in &still {
        destroy(conn, *account, now)?;
        answers::forget(conn, *account)?;
        store::empty_requests(conn, *account, now)?;
        let act = Act {
            actor: None,
            action: "account expired",
            subject: Some(*account),
            object: None,
            request_id: "job",
        };
        audit::record(conn, &act, now)?;
    }
    Ok(still.len())
}
