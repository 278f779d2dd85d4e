//! Attempts, counted in the database: per account and device, because a whole village may
//! share one address. Keys are blind indexes, so the table tells nothing about anybody; a plain
//! hash of a number or an address would, there are so few of them.

use crate::each;
use crate::platform::app::App;
use crate::platform::db::{Conn, Id, Instant, InstantSql};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::throttle;
use crate::platform::vault::{Column, Vault};
use diesel::dsl::case_when;
use diesel::prelude::*;
use std::sync::Arc;

/// Attempts per window.
pub const LIMIT: i64 = 5;
/// Window in seconds: 5 per 15 minutes is 20 evaluated guesses an hour.
pub const WINDOW: i64 = 900;
const KEY: Column = Column("throttle.key");

#[derive(Insertable)]
#[diesel(table_name = throttle, treat_none_as_default_value = false)]
struct Row {
    key: Vec<u8>,
    window_start: Instant,
    count: i64,
}

/// One secret has one count on one device, whichever door it is tried at.
pub fn of_secret(account: Id, device: Id) -> String {
    format!("secret|{}|{}", account.0, device.0)
}

/// Counts one attempt before it is evaluated; refuses once the window is used up. It is one
/// statement, so that parallel guesses cannot share a count and a success beside it cannot
/// take the row away in between.
pub fn count(conn: &mut Conn, vault: &Vault, what: &str, limit: i64, now: Instant) -> Result<()> {
    let first = Row {
        key: vault.index(KEY, what)?.bytes,
        window_start: now,
        count: 1,
    };
    // A window from the future was begun by a clock that has been set back since.
    let over = || {
        throttle::window_start
            .le(now.plus(-WINDOW))
            .or(throttle::window_start.gt(now))
    };
    let (start, used): (Instant, i64) = each!(conn, |c| diesel::insert_into(throttle::table)
        .values(&first)
        .on_conflict(throttle::key)
        .do_update()
        .set((
            throttle::window_start
                .eq(case_when(over(), now.into_sql::<InstantSql>())
                    .otherwise(throttle::window_start)),
            throttle::count.eq(case_when(over(), 1.into_sql::<diesel::sql_types::BigInt>())
                .otherwise(throttle::count + 1)),
        ))
        .returning((throttle::window_start, throttle::count))
        .get_result(c))?;
    if used > limit {
        let wait = WINDOW - now.seconds_since(start);
        return Err(AppError::too_many(u64::try_from(wait.max(1)).unwrap_or(1)));
    }
    Ok(())
}

/// An attempt that could not be evaluated is not one.
fn give_back(conn: &mut Conn, vault: &Vault, what: &str) -> Result<()> {
    diesel::update(throttle::table.find(vault.index(KEY, what)?.bytes))
        .filter(throttle::count.gt(0))
        .set(throttle::count.eq(throttle::count - 1))
        .execute(conn)?;
    Ok(())
}

/// Passes on whether a secret matched. One that could not be looked at is no attempt.
pub async fn evaluated(app: &App, what: &str, looked: Result<bool>) -> Result<bool> {
    if looked.is_err() {
        let (vault, what) = (Arc::clone(&app.vault), what.to_owned());
        app.db
            .write(move |conn| give_back(conn, &vault, &what))
            .await?;
    }
    looked
}

/// A success clears the count.
pub fn clear(conn: &mut Conn, vault: &Vault, what: &str) -> Result<()> {
    diesel::delete(throttle::table.find(vault.index(KEY, what)?.bytes)).execute(conn)?;
    Ok(())
}
