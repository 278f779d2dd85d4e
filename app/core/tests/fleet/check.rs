//! What must hold, whatever happened (I1 to I6).
//!
//! * I1: what was meant once takes effect once, and "terkirim" means that the server has it;
//! * I2: what the app said it has is there, until its owner deletes it or thirty days after the
//!   receipt;
//! * I3: once nothing is lost any more, everything has arrived or asks for a person;
//! * I4: one thing's operations take effect in their order, after those they need, and none
//!   overwrites what nobody looked at;
//! * I5: nobody sends or sees what is another's;
//! * I6: what was refused says so, with the server's reason.

use crate::Broken;
use crate::phone::Signal;
use crate::server::{Mood, Request};
use crate::world::{HOUR, Step, World};
use rembang_core::outbox::{KEPT_SECONDS, Operation, Reason, State};
use rembang_shared::error::ErrorCode;
use std::collections::BTreeSet;

impl World {
    /// Writes into the books what is on disk now.
    pub fn note(&mut self, p: usize) {
        for row in self.phones[p].disk.rows.values() {
            let number = row.payload.body["intent"].as_u64().unwrap_or_default();
            if row.operation.state.is_finished()
                && let Some(intent) = self.intents.get_mut(&number)
            {
                intent.finished.get_or_insert(self.time);
            }
        }
    }

    /// Looks at a phone after an event.
    pub fn check(&mut self, p: usize) -> Result<(), Broken> {
        if self.unchecked {
            return Ok(());
        }
        let phone = &self.phones[p];
        let mut there = BTreeSet::new();
        for row in phone.disk.rows.values() {
            let operation = &row.operation;
            let number = row.payload.body["intent"].as_u64().unwrap_or_default();
            there.insert(number);
            match operation.state {
                State::Sent if !self.server.has(operation.account, operation.key) => {
                    return Err(Broken::new("I1", "sent, and the server has nothing"));
                }
                State::NeedsYou => self.check_refused(operation, number)?,
                _ => {}
            }
        }
        for payload in phone.disk.drafts.values() {
            there.extend(payload.body["intent"].as_u64());
        }
        let mine = self.intents.iter().filter(|(_, intent)| intent.phone == p);
        for (number, intent) in mine {
            if !intent.told || intent.may_vanish || there.contains(number) {
                continue;
            }
            let kept = u64::try_from(KEPT_SECONDS).unwrap_or_default() * 1_000;
            let seen_enough = intent.finished.is_some_and(|at| at + kept <= self.time);
            if !seen_enough {
                return Err(Broken::new("I2", format!("{number} was saved and is gone")));
            }
        }
        if let Some(outbox) = &phone.outbox
            && let Some(other) = outbox.visible().find(|row| row.account != phone.account)
        {
            return Err(Broken::new("I5", format!("{} shows to others", other.key)));
        }
        Ok(())
    }

    fn check_refused(&self, operation: &Operation, number: u64) -> Result<(), Broken> {
        let Some(Reason::Refused { body, .. }) = &operation.reason else {
            return Err(Broken::new("I6", "refused without a reason"));
        };
        if body.code == ErrorCode::Unauthenticated {
            return Err(Broken::new("I6", "an ended session is no refusal"));
        }
        if !operation.may_have_arrived && self.server.applied.contains_key(&number) {
            return Err(Broken::new("I1", "it took effect and is called refused"));
        }
        Ok(())
    }

    /// Looks at an operation that took effect just now.
    pub fn check_order(&self, p: usize, request: &Request) -> Result<(), Broken> {
        let rows = &self.phones[p].disk.rows;
        let said = &request.payload.body;
        let Some(this) = rows
            .values()
            .find(|row| row.payload.body["intent"] == said["intent"])
        else {
            return Ok(());
        };
        let before = rows.values().find(|row| {
            row.payload.body["thing"] == said["thing"]
                && row.payload.body["owner"] == said["owner"]
                && row.operation.place < this.operation.place
                && !row.operation.state.is_finished()
        });
        match before {
            Some(_) => Err(Broken::new("I4", "it overtook one of the same thing")),
            None => Ok(()),
        }
    }

    /// Nothing is lost any more and everybody signs in once: what is left?
    pub fn finish(&mut self) -> Result<(), Broken> {
        self.calm = true;
        self.server.mood = Mood::Well;
        self.server.ended.clear();
        for p in 0..self.phones.len() {
            self.phones[p].signal = Signal::Good;
            self.in_(HOUR, Step::Open(p));
        }
        self.run(self.time + 2 * HOUR)?;
        for p in 0..self.phones.len() {
            for account in self.phones[p].accounts {
                self.sign_in(p, account)?;
                self.check(p)?;
                self.tick(p)?;
                self.run(self.time + HOUR)?;
                self.check_rest(p)?;
            }
        }
        self.a_month_later()
    }

    /// What has been seen enough goes at the server's next word, and nothing else does.
    fn a_month_later(&mut self) -> Result<(), Broken> {
        self.time += 31 * 24 * HOUR;
        for p in 0..self.phones.len() {
            let account = self.phones[p].accounts[0];
            self.sign_in(p, account)?;
            self.one_more(p, account)?;
            self.tick(p)?;
            let before = self.phones[p].disk.rows.len();
            self.run(self.time + HOUR)?;
            self.check(p)?;
            if self.phones[p].disk.rows.len() < before {
                self.count("forgotten");
            }
        }
        Ok(())
    }

    /// Whatever has not arrived asks for a person, or waits behind one that does.
    fn check_rest(&self, p: usize) -> Result<(), Broken> {
        let phone = &self.phones[p];
        let rows = phone.disk.rows.values();
        for row in rows.filter(|row| row.operation.account == phone.account) {
            let operation = &row.operation;
            let waits = !operation.needs.is_empty()
                || phone.disk.rows.values().any(|other| {
                    other.payload.body["thing"] == row.payload.body["thing"]
                        && other.operation.account == operation.account
                        && other.operation.place < operation.place
                        && !other.operation.state.is_finished()
                });
            let rests = operation.state.is_finished() || operation.state == State::NeedsYou;
            if !rests && !waits {
                let text = format!("{:?} for ever: {operation:?}", operation.state);
                return Err(Broken::new("I3", text));
            }
        }
        Ok(())
    }
}
