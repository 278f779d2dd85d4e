//! The rows of amendments to the regency pack: what was changed, from when, by whom, and what was taken
//! back. What a change means is the business of the module whose part it changes.

use super::db::{Conn, Id, Instant};
use super::error::Result;
use super::schema::pack_amendment;
use crate::regency::Amendment;
use chrono::NaiveDate;
use diesel::prelude::*;

/// An amendment as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = pack_amendment, treat_none_as_default_value = false)]
pub struct AmendmentRow {
    /// Id.
    pub id: Id,
    kind: String,
    /// What it is about.
    pub code: String,
    /// The change, as its module wrote it.
    pub body: String,
    /// From which day.
    pub valid_from: NaiveDate,
    /// What it rests on.
    pub source: String,
    /// Who made it.
    pub created_by: Id,
    /// When.
    pub created_at: Instant,
    /// Who took it back.
    pub withdrawn_by: Option<Id>,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Whose part it changes.
    pub module: String,
}

impl AmendmentRow {
    /// A new one.
    pub fn new(id: Id, amendment: Amendment, by: Id, now: Instant) -> Self {
        Self {
            id,
            kind: amendment.kind,
            code: amendment.code,
            body: amendment.body,
            valid_from: amendment.valid_from,
            source: amendment.source,
            created_by: by,
            created_at: now,
            withdrawn_by: None,
            withdrawn_at: None,
            module: amendment.module,
        }
    }

    /// As the pack takes it.
    pub fn amendment(&self) -> Amendment {
        Amendment {
            module: self.module.clone(),
            kind: self.kind.clone(),
            code: self.code.clone(),
            body: self.body.clone(),
            valid_from: self.valid_from,
            source: self.source.clone(),
        }
    }
}

/// What was not taken back of all modules, in the order it was made.
pub fn all_standing(conn: &mut Conn) -> Result<Vec<AmendmentRow>> {
    Ok(pack_amendment::table
        .filter(pack_amendment::withdrawn_at.is_null())
        .order(pack_amendment::id)
        .select(AmendmentRow::as_select())
        .load(conn)?)
}

/// What was not taken back of a module, in the order it was made.
pub fn standing(conn: &mut Conn, module: &str) -> Result<Vec<AmendmentRow>> {
    Ok(pack_amendment::table
        .filter(pack_amendment::withdrawn_at.is_null())
        .filter(pack_amendment::module.eq(module))
        .order(pack_amendment::id)
        .select(AmendmentRow::as_select())
        .load(conn)?)
}

/// Stores an amendment. Until COMMIT no other is made, so that two which exclude each other
/// cannot both be found good.
pub fn insert(conn: &mut Conn, row: &AmendmentRow) -> Result<()> {
    diesel::insert_into(pack_amendment::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Holds all amendments until COMMIT. SQLite has one writer and needs no lock.
pub fn lock(conn: &mut Conn) -> Result<()> {
    if let Conn::Pg(pg) = conn {
        diesel::sql_query("LOCK TABLE pack_amendment IN SHARE ROW EXCLUSIVE MODE").execute(pg)?;
    }
    Ok(())
}

/// Takes one back; false when it was already.
pub fn withdraw(conn: &mut Conn, id: Id, by: Id, now: Instant) -> Result<bool> {
    let changed = diesel::update(pack_amendment::table.find(id))
        .filter(pack_amendment::withdrawn_at.is_null())
        .set((
            pack_amendment::withdrawn_by.eq(Some(by)),
            pack_amendment::withdrawn_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// One amendment of a module.
pub fn find(conn: &mut Conn, module: &str, id: Id) -> Result<AmendmentRow> {
    Ok(pack_amendment::table
        .find(id)
        .filter(pack_amendment::module.eq(module))
        .select(AmendmentRow::as_select())
        .first(conn)?)
}

/// The newest of a module's that were taken back.
pub fn withdrawn(conn: &mut Conn, module: &str, limit: i64) -> Result<Vec<AmendmentRow>> {
    Ok(pack_amendment::table
        .filter(pack_amendment::withdrawn_at.is_not_null())
        .filter(pack_amendment::module.eq(module))
        .order(pack_amendment::id.desc())
        .limit(limit)
        .select(AmendmentRow::as_select())
        .load(conn)?)
}
