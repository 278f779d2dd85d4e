//! Deletes what is past its time, as `shared/purposes.csv` promises. In small batches, because
//! on SQLite everybody who writes waits meanwhile.

use super::{destroy, store};
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::idempotency as answers;
use crate::schema::{
    activation, code_request, device, idempotency, refresh_token, session, throttle,
};
use diesel::prelude::*;
use std::sync::Arc;

/// Rows of one table that one transaction deletes.
const BATCH: i64 = 500;
const DAY: i64 = 86_400;

type Purge = fn(&mut Conn, Instant) -> Result<usize>;

/// Every table with a time limit.
const PURGES: [Purge; 8] = [
    throttles,
    refresh_tokens,
    activations,
    kept_answers,
    sessions,
    devices,
    code_requests,
    abandoned,
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

/// A wish for a code counts for three days.
fn code_requests(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old: Vec<Id> = code_request::table
        .filter(code_request::asked_at.lt(now.plus(-4 * DAY)))
        .limit(BATCH)
        .select(code_request::account_id)
        .load(conn)?;
    Ok(diesel::delete(code_request::table)
        .filter(code_request::account_id.eq_any(old))
        .execute(conn)?)
}

/// Accounts that never became anybody's: their owners could not sign in to ask for it.
fn abandoned(conn: &mut Conn, now: Instant) -> Result<usize> {
    let old = identity::abandoned(conn, now, BATCH / 10)?;
    for account in &old {
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
    Ok(old.len())
}
