//! What is past its time, as data: a module says which rows go, and one loop deletes them
//! (`modules/privacy/retention.rs`). Each is found by an index, so that the years add nothing.

use super::db::{Conn, Instant, InstantSql};
use super::error::Result;
use crate::each;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// Rows that one transaction deletes; on SQLite everybody who writes waits meanwhile.
pub const BATCH: usize = 500;

/// A day, in seconds.
pub const DAY: i64 = 86_400;
/// A year, in seconds.
pub const YEAR: i64 = 365 * DAY;

/// Rows of one table that go when they are past their time. All words are SQL of ours and go into
/// queries as they are.
pub struct Purge {
    /// Table.
    pub table: &'static str,
    /// Columns of its primary key.
    pub key: &'static [&'static str],
    /// Column with the moment from which a row's time counts. A row without one stays.
    pub since: &'static str,
    /// Seconds that a row stays after that.
    pub age: i64,
    /// What else must be true of a row that goes, if anything.
    pub only: Option<&'static str>,
    /// Index that finds the rows; the suite asks both databases whether it does.
    pub index: &'static str,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    found: i64,
}

impl Purge {
    /// Whether anything is past its time.
    pub fn is_due(&self, conn: &mut Conn, now: Instant) -> Result<bool> {
        let before = now.plus(-self.age);
        let found: Vec<Found> = each!(conn, |c| diesel::sql_query(self.search())
            .bind::<InstantSql, _>(before)
            .load(c))?;
        Ok(found.iter().any(|row| row.found == 1))
    }

    /// Deletes a batch; how many rows that was.
    pub fn delete(&self, conn: &mut Conn, now: Instant) -> Result<usize> {
        let before = now.plus(-self.age);
        Ok(each!(conn, |c| diesel::sql_query(self.deletion())
            .bind::<InstantSql, _>(before)
            .execute(c))?)
    }

    /// One row if any is past its time; `$1` is the moment before which its time began.
    pub fn search(&self) -> String {
        let one = "CAST(1 AS BIGINT) AS found";
        format!("SELECT {one} FROM {} LIMIT 1", self.overdue())
    }

    /// Deletes a batch by its key; `$1` as in [`Purge::search`]. It asks for the time again: a
    /// row may be renewed while it waits for its turn.
    pub fn deletion(&self) -> String {
        let Self { table, since, .. } = self;
        let key = self.key.join(", ");
        let overdue = self.overdue();
        format!(
            "DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {overdue} LIMIT {BATCH}) \
             AND {since} < $1"
        )
    }

    fn overdue(&self) -> String {
        let Self { table, since, .. } = self;
        let only = self.only.map(|only| format!(" AND {only}"));
        format!("{table} WHERE {since} < $1{}", only.unwrap_or_default())
    }
}
