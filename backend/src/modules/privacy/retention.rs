//! Deletes what is past its time, as `shared/purposes.csv` promises. What is overdue is found on
//! the read door, each kind by an index of its own, and deleted by its key on the write door in
//! small batches, because on SQLite everybody who writes waits meanwhile. The deletion asks for
//! the time again: a row may have been renewed since it was found.

use crate::platform::app::App;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::schema::{activation, device, idempotency, refresh_token, session, throttle};
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
const PURGES: [(&str, Purge); 7] = [
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
