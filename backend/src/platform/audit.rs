//! Who did what to whom, written in the transaction it describes. A sealer numbers and chains
//! the rows later; a lock per write would cost three quarters of the throughput.

use super::clock::new_id;
use super::db::{Conn, Id, Instant};
use super::error::Result;
use crate::schema::audit_log;
use diesel::prelude::*;

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
pub fn record(conn: &mut Conn, act: &Act<'_>, now: Instant) -> Result<()> {
    let row = Row {
        id: new_id(),
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
    Ok(())
}
