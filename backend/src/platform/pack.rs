//! The regency pack as it stands now: the folder or the built-in one, with the office's dated
//! amendments over it. Owns the rows of amendments; who may make them is the module's business.
//!
//! A pack is built anew when an amendment is made or taken back, here or on another node, and
//! when a day begins. Whatever fails leaves the pack as it was.

use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use crate::regency::{Amendment, Refused, Regency};
use crate::schema::pack_amendment;
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::market::api::PackEdit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// The pack, replaceable.
pub struct Pack {
    base: Regency,
    now: RwLock<Arc<Regency>>,
    /// What `now` was made of.
    made_of: Mutex<Option<(NaiveDate, Vec<Id>)>>,
    outdated: AtomicBool,
}

/// An amendment as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = pack_amendment, treat_none_as_default_value = false)]
pub struct AmendmentRow {
    /// Id.
    pub id: Id,
    kind: String,
    /// What it is about.
    pub code: String,
    body: String,
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
}

impl AmendmentRow {
    /// A new one.
    pub fn new(id: Id, amendment: &Amendment, by: Id, now: Instant) -> Result<Self> {
        Ok(Self {
            id,
            kind: amendment.edit.kind().to_owned(),
            code: amendment.edit.code().to_owned(),
            body: serde_json::to_string(&amendment.edit)
                .map_err(|error| AppError::internal(error.to_string()))?,
            valid_from: amendment.valid_from,
            source: amendment.source.clone(),
            created_by: by,
            created_at: now,
            withdrawn_by: None,
            withdrawn_at: None,
        })
    }

    /// What it changes.
    pub fn edit(&self) -> Result<PackEdit> {
        serde_json::from_str(&self.body)
            .map_err(|error| AppError::internal(format!("a stored amendment is damaged: {error}")))
    }

    /// As the pack takes it.
    pub fn amendment(&self) -> Result<Amendment> {
        Ok(Amendment {
            edit: self.edit()?,
            valid_from: self.valid_from,
            source: self.source.clone(),
        })
    }
}

/// What was not taken back, in the order it was made.
pub fn standing(conn: &mut Conn) -> Result<Vec<AmendmentRow>> {
    Ok(pack_amendment::table
        .filter(pack_amendment::withdrawn_at.is_null())
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

/// One amendment.
pub fn find(conn: &mut Conn, id: Id) -> Result<AmendmentRow> {
    Ok(pack_amendment::table
        .find(id)
        .select(AmendmentRow::as_select())
        .first(conn)?)
}

/// The newest of those taken back.
pub fn withdrawn(conn: &mut Conn, limit: i64) -> Result<Vec<AmendmentRow>> {
    Ok(pack_amendment::table
        .filter(pack_amendment::withdrawn_at.is_not_null())
        .order(pack_amendment::id.desc())
        .limit(limit)
        .select(AmendmentRow::as_select())
        .load(conn)?)
}

impl Pack {
    /// The pack before any change.
    pub fn new(base: Regency) -> Self {
        Self {
            now: RwLock::new(Arc::new(base.clone())),
            base,
            made_of: Mutex::new(None),
            outdated: AtomicBool::new(false),
        }
    }

    /// As it stands now.
    pub fn now(&self) -> Arc<Regency> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on the pack is this one.
    pub fn set(&self, regency: Regency) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(regency);
    }

    /// The pack that these amendments would make.
    pub fn tried(
        &self,
        rows: &[AmendmentRow],
        day: NaiveDate,
    ) -> Result<std::result::Result<Regency, Refused>> {
        let amendments: Vec<Amendment> = rows
            .iter()
            .map(AmendmentRow::amendment)
            .collect::<Result<_>>()?;
        Ok(self.base.with(&amendments, day))
    }

    /// Looks whether amendments or the day have changed, and builds the pack anew if so. One at a
    /// time: whoever comes last has read what is newest.
    pub fn reload(&self, conn: &mut Conn, day: NaiveDate) -> Result<bool> {
        let mut made_of = self.made_of.lock().unwrap_or_else(PoisonError::into_inner);
        self.outdated.store(false, Ordering::Release);
        let mut rows = standing(conn)?;
        let wanted = (day, rows.iter().map(|row| row.id).collect::<Vec<_>>());
        if made_of.as_ref() == Some(&wanted) {
            return Ok(false);
        }
        let pack = loop {
            match self.tried(&rows, day)? {
                Ok(pack) => break pack,
                // A newer pack may say by itself what was amended before, or know a code no
                // longer. The rest must go on holding.
                Err(refused) => {
                    let at = self.first_refused(&rows, day)?;
                    let id = rows.remove(at).id;
                    tracing::error!(amendment = %id.0, reason = refused.reason, "left out of the pack");
                }
            }
        };
        self.set(pack);
        *made_of = Some(wanted);
        Ok(true)
    }

    /// Which amendment is the first that does not go with those before it.
    fn first_refused(&self, rows: &[AmendmentRow], day: NaiveDate) -> Result<usize> {
        for at in 0..rows.len() {
            let together = rows.get(..=at).unwrap_or_default();
            if self.tried(together, day)?.is_err() {
                return Ok(at);
            }
        }
        Err(AppError::internal("the pack itself is refused"))
    }

    /// An amendment was committed: the pack must be built anew.
    pub fn outdate(&self) {
        self.outdated.store(true, Ordering::Release);
    }

    /// Whether the pack must be built anew: after an amendment, or because a day has begun.
    pub fn is_due(&self, day: NaiveDate) -> bool {
        let made_of = self.made_of.lock().unwrap_or_else(PoisonError::into_inner);
        self.outdated.load(Ordering::Acquire)
            || made_of.as_ref().is_none_or(|(made, _)| *made != day)
    }
}
