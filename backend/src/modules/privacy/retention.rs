//! Deletes what is past its time, as `shared/purposes.csv` promises. In small batches, because
//! on SQLite everybody who writes waits meanwhile.

use crate::platform::app::App;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::schema::{activation, device, idempotency, refresh_token, session, throttle};
use diesel::prelude::*;
use std::sync::Arc;

/// Rows of one table that one transaction deletes.
const BATCH: i64 = 500;
const DAY: i64 = 86_400;

type Purge = fn(&mut Conn, Instant) -> Result<usize>;

/// Every table with a time limit.
const PURGES: [Purge; 6] = [
    throttles,
    refresh_tokens,
    activations,
    kept_answers,
    sessions,
    devices,
];

/// Deletes everything overdue; how many rows that was.
pub async fn run(app: &Arc<App>, now: Instant) -> Result<usize> {
    let mut all = 0;
    for purge in PURGES {
        loop {
            let purged = app.db.write(move |conn| purge(conn, now)).await?;
            all += purged;
            if purged == 0 {
                break;
            }
        }
    }
    Ok(all)
}

/// A window of attempts lasts a quarter of an hour; a day later nobody asks about it.
fn throttles(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old: Vec<Vec<u8>> = throttle::table
        .filter(throttle::window_start.lt(now.plus(-DAY)))
        .limit(BATCH)
        .select(throttle::key)
        .load(conn)?;
    Ok(diesel::delete(throttle::table)
        .filter(throttle::key.eq_any(old))
        .execute(conn)?)
}

/// A used token is kept for a week, so that a copy that is used again still ends its family.
fn refresh_tokens(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old: Vec<Vec<u8>> = refresh_token::table
        .inner_join(session::table.on(session::id.eq(refresh_token::session_id)))
        .filter(
            refresh_token::used_at
                .lt(Some(now.plus(-7 * DAY)))
                .or(session::expires_at.lt(now.plus(-DAY)))
                .or(session::revoked_at.lt(Some(now.plus(-DAY)))),
        )
        .limit(BATCH)
        .select(refresh_token::token_hash)
        .load(conn)?;
    Ok(diesel::delete(refresh_token::table)
        .filter(refresh_token::token_hash.eq_any(old))
        .execute(conn)?)
}

/// A code on paper counts for three days; who made it can be asked for a month.
fn activations(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old: Vec<Id> = activation::table
        .filter(activation::expires_at.lt(now.plus(-30 * DAY)))
        .limit(BATCH)
        .select(activation::id)
        .load(conn)?;
    Ok(diesel::delete(activation::table)
        .filter(activation::id.eq_any(old))
        .execute(conn)?)
}

/// A phone may stay offline for weeks and still send what it wrote; after 400 days it has lost
/// its session anyway.
fn kept_answers(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old: Vec<(Vec<u8>, Id)> = idempotency::table
        .filter(idempotency::created_at.lt(now.plus(-400 * DAY)))
        .limit(BATCH)
        .select((idempotency::scope, idempotency::key))
        .load(conn)?;
    let mut purged = 0;
    for key in &old {
        purged += diesel::delete(idempotency::table.find((&key.0, key.1))).execute(conn)?;
    }
    Ok(purged)
}

/// Sign-ins are kept for a year after they ended.
fn sessions(conn: &mut Conn, now: Instant) -> Result<usize> {
    let year = now.plus(-365 * DAY);
    let holds = refresh_token::table.select(refresh_token::session_id);
    let old: Vec<Id> = session::table
        .filter(
            session::expires_at
                .lt(year)
                .or(session::revoked_at.lt(Some(year))),
        )
        .filter(session::id.ne_all(holds))
        .limit(BATCH)
        .select(session::id)
        .load(conn)?;
    Ok(diesel::delete(session::table)
        .filter(session::id.eq_any(old))
        .execute(conn)?)
}

/// Devices that were ended a year ago and have no session left.
fn devices(conn: &mut Conn, now: Instant) -> Result<usize> {
    let holds = session::table.select(session::device_id);
    let old: Vec<Id> = device::table
        .filter(device::revoked_at.lt(Some(now.plus(-365 * DAY))))
        .filter(device::id.ne_all(holds))
        .limit(BATCH)
        .select(device::id)
        .load(conn)?;
    Ok(diesel::delete(device::table)
        .filter(device::id.eq_any(old))
        .execute(conn)?)
}
