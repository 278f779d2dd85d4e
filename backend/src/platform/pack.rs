//! The regency pack as it stands now: the folder or the built-in one, with the office's dated
//! amendments over it. Owns the rows of amendments; who may make them is the module's business.
//!
//! A pack is built anew when an amendment is made or taken back, here or on another node, and
//! when a day begins. Whatever fails leaves the pack as it was.

use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use crate::platform::schema::pack_amendment;
use crate::regency::{Amendment, Refused, Regency};
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::PackEdit;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// Amendments that do not go with the rest, each with the loader's reason.
type LeftOut = Vec<(Id, String)>;

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

    /// What it changes, if this program can read it.
    pub fn edit(&self) -> Option<PackEdit> {
        serde_json::from_str(&self.body).ok()
    }

    /// As the pack takes it.
    fn amendment(&self) -> Option<Amendment> {
        Some(Amendment {
            edit: self.edit()?,
            valid_from: self.valid_from,
            source: self.source.clone(),
        })
    }
}

fn unreadable() -> Refused {
    Refused::new("edit", FieldCode::Format, "this program cannot read it")
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

    /// The pack that these amendments would make. One that this program cannot read is refused like
    /// one that does not fit: an older or a newer release wrote it, and the rest must go on.
    pub fn tried(
        &self,
        rows: &[AmendmentRow],
        day: NaiveDate,
    ) -> std::result::Result<Regency, Refused> {
        let amendments: Vec<Amendment> = rows
            .iter()
            .map(|row| row.amendment().ok_or_else(unreadable))
            .collect::<std::result::Result<_, _>>()?;
        self.base.with(&amendments, day)
    }

    /// Whether a change of what stands is good, today and on every day to come on which something
    /// begins. What is left out already, before the change, is not its fault.
    pub fn fits(
        &self,
        before: &[AmendmentRow],
        after: &[AmendmentRow],
        today: NaiveDate,
    ) -> std::result::Result<(), Refused> {
        let begin = after.iter().map(|row| row.valid_from);
        let to_come: BTreeSet<NaiveDate> = begin.filter(|day| *day > today).collect();
        for day in std::iter::once(today).chain(to_come) {
            let (_, left_out) = self.going(before.to_vec(), day)?;
            let mut rows = after.to_vec();
            rows.retain(|row| left_out.iter().all(|(id, _)| *id != row.id));
            self.tried(&rows, day)?;
        }
        Ok(())
    }

    /// The pack of those amendments that go together, and which were left out and why. A newer pack
    /// may say by itself what was amended before, or know a code no longer; the rest must hold.
    fn going(
        &self,
        mut rows: Vec<AmendmentRow>,
        day: NaiveDate,
    ) -> std::result::Result<(Regency, LeftOut), Refused> {
        let mut left_out = LeftOut::new();
        loop {
            match self.tried(&rows, day) {
                Ok(pack) => return Ok((pack, left_out)),
                Err(refused) if rows.is_empty() => return Err(refused),
                Err(refused) => {
                    let row = rows.remove(self.first_refused(&rows, day));
                    left_out.push((row.id, refused.reason));
                }
            }
        }
    }

    /// Looks whether amendments or the day have changed, and builds the pack anew if so. One at a
    /// time: whoever comes last has read what is newest.
    pub fn reload(&self, conn: &mut Conn, day: NaiveDate) -> Result<bool> {
        let mut made_of = self.made_of.lock().unwrap_or_else(PoisonError::into_inner);
        self.outdated.store(false, Ordering::Release);
        let rows = standing(conn)?;
        let wanted = (day, rows.iter().map(|row| row.id).collect::<Vec<_>>());
        if made_of.as_ref() == Some(&wanted) {
            return Ok(false);
        }
        let (pack, left_out) = self
            .going(rows, day)
            .map_err(|refused| AppError::internal(refused.reason))?;
        for (id, reason) in left_out {
            tracing::error!(amendment = %id.0, reason, "left out of the pack");
        }
        self.set(pack);
        *made_of = Some(wanted);
        Ok(true)
    }

    /// An amendment that does not go with those before it, which go together. Halving finds it, so
    /// that hundreds cost a handful of packs.
    fn first_refused(&self, rows: &[AmendmentRow], day: NaiveDate) -> usize {
        let (mut good, mut bad) = (0, rows.len());
        while bad - good > 1 {
            let middle = good.midpoint(bad);
            let together = rows.get(..middle).unwrap_or_default();
            if self.tried(together, day).is_ok() {
                good = middle;
            } else {
                bad = middle;
            }
        }
        good
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::clock::new_id;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
    }

    fn named(code: &str, words: &[&str], days: u64) -> AmendmentRow {
        let now = Instant::at(today(), chrono::NaiveTime::MIN);
        let edit = PackEdit::Commodity {
            code: code.to_owned(),
            name: "Nama uji".to_owned(),
            synonyms: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let amendment = Amendment {
            edit,
            valid_from: today() + chrono::Days::new(days),
            source: "test".to_owned(),
        };
        AmendmentRow::new(new_id(), &amendment, new_id(), now).expect("a row")
    }

    /// Fits until its own day: then one word stands twice.
    fn clash(days: u64) -> AmendmentRow {
        named("cabai-rawit-merah", &["kata uji", "kata uji"], days)
    }

    fn unreadable() -> AmendmentRow {
        AmendmentRow {
            body: r#"{"kind":"of a later release"}"#.to_owned(),
            ..named("beras-medium", &[], 0)
        }
    }

    #[test]
    fn a_clash_on_any_day_to_come_is_refused() {
        let pack = Pack::new(Regency::builtin().expect("the built-in pack"));
        let new = named("beras-medium", &["sego"], 3);
        assert!(pack.fits(&[], std::slice::from_ref(&new), today()).is_ok());
        for days in [0, 1, 9] {
            let both = [clash(days), new.clone()];
            assert!(pack.fits(&[], &both, today()).is_err(), "in {days} days");
        }
    }

    #[test]
    fn what_was_left_out_before_does_not_stand_in_the_way() {
        let pack = Pack::new(Regency::builtin().expect("the built-in pack"));
        for old in [clash(0), clash(5), unreadable()] {
            let new = named("beras-medium", &["sego"], 3);
            let after = [old.clone(), new];
            assert!(pack.fits(&[old], &after, today()).is_ok());
        }
    }

    #[test]
    fn those_that_do_not_go_with_the_rest_are_left_out_wherever_they_stand() {
        let pack = Pack::new(Regency::builtin().expect("the built-in pack"));
        let mut rows: Vec<AmendmentRow> = (0..40)
            .map(|_| named("beras-medium", &["sego"], 0))
            .collect();
        let bad = [clash(0), unreadable(), clash(0)];
        for (at, row) in [0, 17, 42].into_iter().zip(&bad) {
            rows.insert(at, row.clone());
        }
        let (made, left_out) = pack.going(rows, today()).expect("a pack");
        let left_out: BTreeSet<Id> = left_out.into_iter().map(|(id, _)| id).collect();
        assert_eq!(left_out, bad.iter().map(|row| row.id).collect());
        assert!(made.synonyms().iter().any(|it| it.word == "sego"));
    }
}
