//! Attempts, counted in the database: per account and device, because a whole village may
//! share one address. The key is a hash, so the table tells nothing about anybody.

use crate::each;
use crate::platform::db::{Conn, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::vault::sha256;
use crate::schema::throttle;
use diesel::prelude::*;

/// Attempts per window.
pub const LIMIT: i64 = 5;
/// Window in seconds: 5 per 15 minutes is 20 evaluated guesses an hour.
pub const WINDOW: i64 = 900;

#[derive(Insertable)]
#[diesel(table_name = throttle, treat_none_as_default_value = false)]
struct Row {
    key: Vec<u8>,
    window_start: Instant,
    count: i64,
}

/// Counts one attempt before it is evaluated; refuses once the window is used up. The
/// increment is one UPDATE, so that parallel guesses cannot share a count.
pub fn count(conn: &mut Conn, what: &str, limit: i64, now: Instant) -> Result<()> {
    let key = sha256(what.as_bytes());
    let fresh = Row {
        key: key.clone(),
        window_start: now,
        count: 0,
    };
    each!(conn, |c| diesel::insert_into(throttle::table)
        .values(&fresh)
        .on_conflict_do_nothing()
        .execute(c))?;
    diesel::update(throttle::table.find(&key))
        .filter(throttle::window_start.le(now.plus(-WINDOW)))
        .set((throttle::window_start.eq(now), throttle::count.eq(0)))
        .execute(conn)?;
    let (start, used): (Instant, i64) = diesel::update(throttle::table.find(&key))
        .set(throttle::count.eq(throttle::count + 1))
        .returning((throttle::window_start, throttle::count))
        .get_result(conn)?;
    if used > limit {
        let wait = WINDOW - now.seconds_since(start);
        return Err(AppError::too_many(u64::try_from(wait.max(1)).unwrap_or(1)));
    }
    Ok(())
}

/// A success clears the count.
pub fn clear(conn: &mut Conn, what: &str) -> Result<()> {
    diesel::delete(throttle::table.find(sha256(what.as_bytes()))).execute(conn)?;
    Ok(())
}
