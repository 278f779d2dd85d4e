//! Who did what to whom, written in the transaction it describes. A sealer numbers and chains
//! the rows later; a lock per write would cost three quarters of the throughput.
//!
//! An id begins with the moment of its row, so that a search by days is one by ids.

use super::clock::new_id_at;
use super::db::{Conn, Id, Instant};
use super::error::Result;
use crate::each;
use crate::platform::schema::{audit_log, audit_subject};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Rows of one statement.
const CHUNK: usize = 500;

/// One row of the trail.
#[derive(Insertable)]
#[diesel(table_name = audit_log, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Id,
    at: Instant,
    actor: Option<Id>,
    action: &'a str,
    subject: Option<Id>,
    object: Option<&'a str>,
    request_id: &'a str,
    seq: Option<i64>,
    hash: Option<Vec<u8>>,
}

/// What is known about an act.
pub struct Act<'a> {
    /// Account of the actor; absent for visitors and the system itself.
    pub actor: Option<Id>,
    /// Name of the endpoint or command.
    pub action: &'a str,
    /// Account of the person it is about.
    pub subject: Option<Id>,
    /// Id of the thing it is about.
    pub object: Option<&'a str>,
    /// Ties the row to the request log.
    pub request_id: &'a str,
}

/// Writes a row into the running transaction.
pub fn record(conn: &mut Conn, act: &Act<'_>, now: Instant) -> Result<Id> {
    let id = new_id_at(now);
    let row = Row {
        id,
        at: now,
        actor: act.actor,
        action: act.action,
        subject: act.subject,
        object: act.object,
        request_id: act.request_id,
        seq: None,
        hash: None,
    };
    diesel::insert_into(audit_log::table)
        .values(&row)
        .execute(conn)?;
    Ok(id)
}

/// Names everybody whom the act of that row showed.
pub fn concern(conn: &mut Conn, act: Id, shown: &BTreeSet<Id>) -> Result<()> {
    let rows: Vec<_> = shown
        .iter()
        .map(|account| {
            (
                audit_subject::audit_id.eq(act),
                audit_subject::account.eq(*account),
            )
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        each!(conn, |c| diesel::insert_into(audit_subject::table)
            .values(chunk)
            .execute(c))?;
    }
    Ok(())
}
