//! The regency pack as it stands now: the folder or the built-in one, with the office's dated
//! amendments over it.
//!
//! A pack is built anew when an amendment is made or taken back, here or on another node, and
//! when a day begins. Whatever fails leaves the pack as it was.

use super::amendment::{self, AmendmentRow};
use super::db::{Conn, Id};
use super::error::{AppError, Result};
use crate::regency::{Amendment, Refused, Regency};
use chrono::NaiveDate;
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
        let amendments: Vec<Amendment> = rows.iter().map(AmendmentRow::amendment).collect();
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
        let rows = amendment::all_standing(conn)?;
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
    use crate::platform::db::Instant;
    use crate::regency::{Amendment, Content, Files, PackError, Part};
    use rembang_shared::error::FieldCode;

    /// A made-up module whose part is a list of words, each of which may stand once.
    const WORDS: Part = Part {
        read: no_words,
        amend: with_words,
    };

    fn no_words(_: &Regency, _: &Files) -> std::result::Result<Content, PackError> {
        Ok(Arc::new(Vec::<String>::new()))
    }

    fn with_words(
        _: &Regency,
        _: &Files,
        amendments: &[Amendment],
        day: NaiveDate,
    ) -> std::result::Result<Content, Refused> {
        let mut words = Vec::<String>::new();
        for amendment in amendments {
            let word: String =
                serde_json::from_str(&amendment.body).map_err(|_| Refused::unreadable())?;
            if amendment.valid_from <= day && words.contains(&word) {
                return Err(Refused::new("edit", FieldCode::Combination, "stands twice"));
            }
            words.push(word);
        }
        Ok(Arc::new(words))
    }

    fn pack() -> Pack {
        Pack::new(Regency::builtin(&[("words", WORDS)]).expect("the built-in pack"))
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
    }

    fn row(module: &str, body: &str, days: u64) -> AmendmentRow {
        let now = Instant::at(today(), chrono::NaiveTime::MIN);
        let amendment = Amendment {
            module: module.to_owned(),
            kind: "word".to_owned(),
            code: "word".to_owned(),
            body: body.to_owned(),
            valid_from: today() + chrono::Days::new(days),
            source: "test".to_owned(),
        };
        AmendmentRow::new(new_id(), amendment, new_id(), now)
    }

    fn word(text: &str, days: u64) -> AmendmentRow {
        row("words", &format!("{text:?}"), days)
    }

    /// What another release wrote: a body that cannot be read, and a module that is not there.
    fn foreign() -> [AmendmentRow; 2] {
        [row("words", "{}", 0), row("tides", "\"high\"", 0)]
    }

    #[test]
    fn a_clash_on_any_day_to_come_is_refused() {
        let pack = pack();
        let new = word("sego", 3);
        assert!(pack.fits(&[], std::slice::from_ref(&new), today()).is_ok());
        for days in [3, 4, 9] {
            let both = [new.clone(), word("sego", days)];
            assert!(pack.fits(&[], &both, today()).is_err(), "in {days} days");
        }
    }

    #[test]
    fn what_was_left_out_before_does_not_stand_in_the_way() {
        let pack = pack();
        for old in foreign() {
            let after = [old.clone(), word("sego", 3)];
            assert!(pack.fits(&[old], &after, today()).is_ok());
        }
        let twice = [word("sega", 0), word("sega", 0)];
        let after = [twice.to_vec(), vec![word("sego", 0)]].concat();
        assert!(pack.fits(&twice, &after, today()).is_ok());
    }

    #[test]
    fn those_that_do_not_go_with_the_rest_are_left_out_wherever_they_stand() {
        let mut rows: Vec<AmendmentRow> = (0..40).map(|n| word(&format!("w{n}"), 0)).collect();
        let [unreadable, unknown] = foreign();
        let bad = [unreadable, word("w3", 0), unknown];
        for (at, row) in [0, 17, 42].into_iter().zip(&bad) {
            rows.insert(at, row.clone());
        }
        let (made, left_out) = pack().going(rows, today()).expect("a pack");
        let left_out: BTreeSet<Id> = left_out.into_iter().map(|(id, _)| id).collect();
        assert_eq!(left_out, bad.iter().map(|row| row.id).collect());
        let words: &Vec<String> = made.part("words").expect("the words");
        assert_eq!(words.len(), 40);
    }

    #[test]
    fn a_part_is_had_by_its_own_module_and_type() {
        let pack = pack().now();
        assert!(pack.part::<Vec<String>>("words").is_some());
        assert!(pack.part::<Vec<String>>("tides").is_none());
        assert!(pack.part::<String>("words").is_none());
    }
}
