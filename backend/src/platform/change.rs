//! What phones keep has changed, as rows: written in the transaction of the change, without a
//! number. A number taken there would be seen only at COMMIT, after higher ones whose transactions
//! were shorter, and whoever had read those would never look back. So changes are numbered after
//! their COMMIT, by one node at a time, and a reader who has seen number n has seen all up to n.

use super::clock::new_id_at;
use super::db::{Conn, Db, Id, Instant, Lead};
use super::error::Result;
use super::purge::DAY;
use super::synced::Scope;
use crate::each;
use crate::platform::schema::change;
use diesel::prelude::*;

/// Seconds that a change is kept.
pub const KEPT: i64 = 90 * DAY;
/// So much earlier a reader who is behind begins anew, though its changes may all be there still: a
/// row is not exactly as old as its number.
const MARGIN: i64 = DAY;
/// Rows that one transaction numbers.
const BATCH: usize = 1_000;

#[derive(Insertable)]
#[diesel(table_name = change, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Id,
    list: &'a str,
    account_id: Option<Id>,
    area: Option<&'a str>,
    object: Id,
    at: Instant,
    seq: Option<i64>,
}

/// Writes that something changed for everybody who keeps a part of a list, into the running
/// transaction. `at` is the moment of the clock, not one that the work is about.
pub fn record(
    conn: &mut Conn,
    list: &str,
    scopes: &[Scope],
    object: Id,
    at: Instant,
) -> Result<()> {
    let row = |scope| {
        let (account_id, area) = match scope {
            &Scope::Own(account) => (Some(account), None),
            Scope::Area(area) => (None, Some(area.as_str())),
        };
        Row {
            id: new_id_at(at),
            list,
            account_id,
            area,
            object,
            at,
            seq: None,
        }
    };
    let rows: Vec<Row<'_>> = scopes.iter().map(row).collect();
    each!(conn, |c| diesel::insert_into(change::table)
        .values(&rows)
        .execute(c))?;
    Ok(())
}

/// Numbers what waits; how many rows that were.
pub async fn number(db: &Db) -> Result<usize> {
    let mut all = 0;
    loop {
        let numbered = db.write(number_batch).await?;
        all += numbered;
        if numbered < BATCH {
            return Ok(all);
        }
    }
}

fn number_batch(conn: &mut Conn) -> Result<usize> {
    if !Lead::Number.take(conn)? {
        return Ok(0);
    }
    let waiting: Vec<Id> = change::table
        .filter(change::seq.is_null())
        .order(change::id)
        .limit(i64::try_from(BATCH).unwrap_or(i64::MAX))
        .select(change::id)
        .load(conn)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let last = newest(conn)?.seq;
    for (seq, id) in (last + 1..).zip(&waiting) {
        diesel::update(change::table.find(*id))
            .set(change::seq.eq(Some(seq)))
            .execute(conn)?;
    }
    Ok(waiting.len())
}

/// A change by its place in the order.
#[derive(Debug, Clone, Copy, Queryable)]
pub struct Mark {
    /// Id, which no other change ever has, even of a database that was set back to a backup.
    pub id: Id,
    /// Number.
    pub seq: i64,
}

/// The last change that has a number.
pub fn newest(conn: &mut Conn) -> Result<Mark> {
    Ok(change::table
        .filter(change::seq.assume_not_null().ge(0))
        .order(change::seq.desc())
        .select((change::id, change::seq.assume_not_null()))
        .first(conn)?)
}

/// The number after which a reader goes on who has seen everything up to a change. Nothing where
/// something may be missing from there on: the change is gone, or about to go while newer ones are.
pub fn reached(conn: &mut Conn, seen: Id, newest: Mark, now: Instant) -> Result<Option<i64>> {
    if seen == newest.id {
        return Ok(Some(newest.seq));
    }
    let found: Option<(Option<i64>, Instant)> = change::table
        .find(seen)
        .select((change::seq, change::at))
        .first(conn)
        .optional()?;
    let standing = found.filter(|(_, at)| now.seconds_since(*at) < KEPT - MARGIN);
    Ok(standing.and_then(|(seq, _)| seq))
}

/// What changed in a part of a list after a number, in order, and of which thing.
pub fn after(
    conn: &mut Conn,
    list: &str,
    scope: &Scope,
    seq: i64,
    limit: i64,
) -> Result<Vec<(Mark, Id)>> {
    let query = change::table
        .filter(change::list.eq(list.to_owned()))
        .filter(change::seq.assume_not_null().gt(seq))
        .order(change::seq)
        .limit(limit)
        .select(((change::id, change::seq.assume_not_null()), change::object))
        .into_boxed();
    let query = match scope {
        Scope::Own(account) => query.filter(change::account_id.eq(Some(*account))),
        Scope::Area(area) => query.filter(change::area.eq(Some(area.to_string()))),
    };
    Ok(query.load(conn)?)
}
