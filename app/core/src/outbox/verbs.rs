//! What a person may do with an operation, and when not.

use super::decide::{Change, Decision, Now, Outbox, Slot};
use super::operation::{NewOperation, Operation, State};
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// Unfinished operations of a phone. Told before a form is left, with its text still there.
pub const MOST_UNFINISHED: usize = 2_000;

/// Why not. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// There is no such operation, or it is somebody else's.
    Unknown,
    /// It is on its way just now; what came of it shows in a moment.
    BeingSent,
    /// It has arrived; a change of it is an operation of its own.
    Finished,
    /// Nobody refused it, so there is nothing to mend.
    NotRefused,
    /// It was sent and nobody knows what became of it. Sending it again is safe and will tell;
    /// another key would make a second one of it.
    MayHaveArrived,
    /// Others wait for it: they come first.
    OthersNeedIt,
    /// It needs what was queued after it, and that may wait for it in turn.
    NeedsLater,
    /// Sign in first: an operation belongs to somebody.
    SignInFirst,
    /// This key was used already.
    KeyUsed,
    /// There is room for [`MOST_UNFINISHED`] and no more.
    Full,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Unknown => "there is no such operation",
            Self::BeingSent => "the operation is being sent",
            Self::Finished => "the operation has arrived",
            Self::NotRefused => "the operation was not refused",
            Self::MayHaveArrived => "the operation may have arrived already",
            Self::OthersNeedIt => "other operations need this one",
            Self::NeedsLater => "the operation needs one that comes after it",
            Self::SignInFirst => "nobody is signed in",
            Self::KeyUsed => "the key was used already",
            Self::Full => "the outbox is full",
        };
        f.write_str(text)
    }
}

impl std::error::Error for Problem {}

impl Outbox {
    pub(super) fn queue(
        &mut self,
        new: NewOperation,
        draft: Option<Uuid>,
        now: Now,
    ) -> Result<Decision, Problem> {
        let unfinished = |slot: &&Slot| !slot.operation.state.is_finished();
        if self.slots.values().filter(unfinished).count() >= MOST_UNFINISHED {
            return Err(Problem::Full);
        }
        let place = self.slots.keys().next_back().map_or(1, |last| last + 1);
        let payload = new.payload.clone();
        let operation = self.operation(new, place, now)?;
        Ok(self.put(operation.clone(), now.steady, |_| {
            Change::Insert(operation, payload, draft)
        }))
    }

    /// The operation that a form makes at that place of the order.
    fn operation(&self, new: NewOperation, place: i64, now: Now) -> Result<Operation, Problem> {
        let account = self.account();
        if account.is_none() && !new.public {
            return Err(Problem::SignInFirst);
        }
        if self.places.contains_key(&new.key) {
            return Err(Problem::KeyUsed);
        }
        let mut needs = Vec::new();
        for needed in new.needs {
            let found = self.find(needed).ok_or(Problem::Unknown)?;
            if found.place >= place {
                return Err(Problem::NeedsLater);
            }
            if !found.state.is_finished() && !needs.contains(&needed) {
                needs.push(needed);
            }
        }
        let aggregate = new.aggregate.unwrap_or(new.key);
        let before = self
            .slots
            .range(..place)
            .rev()
            .map(|(_, slot)| &slot.operation)
            .find(|one| one.account == account && one.aggregate == aggregate);
        let follows = before
            .filter(|one| !one.state.is_finished())
            .filter(|one| new.version.is_some() && one.version == new.version)
            .map(|one| one.key);
        Ok(Operation {
            key: new.key,
            place,
            account,
            endpoint: new.endpoint,
            aggregate,
            needs,
            version: new.version,
            follows,
            queued_at: now.wall,
            state: State::Ready,
            tries: 0,
            may_have_arrived: false,
            wait: None,
            reason: None,
            done_at: None,
        })
    }

    fn put(
        &mut self,
        operation: Operation,
        due: Duration,
        change: impl FnOnce(&Operation) -> Change,
    ) -> Decision {
        let mut decision = Decision::default();
        decision.changes.push(change(&operation));
        decision.tell(&operation);
        self.places.insert(operation.key, operation.place);
        self.slots.insert(operation.place, Slot { operation, due });
        decision
    }

    pub(super) fn send_now(&mut self, key: Uuid, now: Now) -> Result<Decision, Problem> {
        let mut operation = self.own(key)?.clone();
        match operation.state {
            State::Sending => return Err(Problem::BeingSent),
            State::Sent | State::Settled => return Err(Problem::Finished),
            // A refused key was not kept by the server, so it may go again as it is.
            State::NeedsYou | State::Ready => operation.state = State::Ready,
        }
        self.way.nudge();
        // What the server named is not shortened by impatience.
        let named = operation.wait.filter(|wait| wait.named);
        let due = self.slots.get(&operation.place).map(|slot| slot.due);
        let due = due.filter(|_| named.is_some()).unwrap_or(now.steady);
        operation.wait = named;
        Ok(self.put(operation, due, |operation| Change::Put(operation.clone())))
    }

    pub(super) fn take_back(&mut self, key: Uuid, draft: Uuid) -> Result<Decision, Problem> {
        let operation = self.idle(key)?;
        if operation.may_have_arrived {
            return Err(Problem::MayHaveArrived);
        }
        let mut decision = Decision::default();
        self.let_go(key, operation.place, &mut decision)?;
        decision.changes.push(Change::TakeBack(key, draft));
        Ok(decision)
    }

    pub(super) fn discard(&mut self, key: Uuid) -> Result<Decision, Problem> {
        let place = self.idle(key)?.place;
        let mut decision = Decision::default();
        self.let_go(key, place, &mut decision)?;
        decision.changes.push(Change::Remove(key));
        Ok(decision)
    }

    /// Takes an operation out, unless others wait for its receipt.
    fn let_go(&mut self, key: Uuid, place: i64, decision: &mut Decision) -> Result<(), Problem> {
        let mut others = self.slots.values().map(|slot| &slot.operation);
        if others.any(|other| other.needs.contains(&key)) {
            return Err(Problem::OthersNeedIt);
        }
        if let Some(slot) = self.slots.remove(&place) {
            self.places.remove(&key);
            decision.tell(&slot.operation);
        }
        Ok(())
    }

    pub(super) fn correct(
        &mut self,
        old: Uuid,
        new: NewOperation,
        now: Now,
    ) -> Result<Decision, Problem> {
        let refused = self.refused_one(old)?;
        let place = refused.place;
        // It stays where it was: same aggregate, same place, and it waits for what it waited for.
        let new = NewOperation {
            aggregate: Some(refused.aggregate),
            ..new
        };
        let payload = new.payload.clone();
        let operation = self.operation(new, place, now)?;
        self.places.remove(&old);
        let key = operation.key;
        let mut decision = self.put(operation.clone(), now.steady, |_| {
            Change::Replace(old, operation, payload)
        });
        for slot in self.slots.values_mut() {
            let needs = &mut slot.operation.needs;
            if let Some(needed) = needs.iter_mut().find(|needed| **needed == old) {
                *needed = key;
                decision.changes.push(Change::Put(slot.operation.clone()));
            }
        }
        Ok(decision)
    }

    pub(super) fn settle(&mut self, key: Uuid, with: &Value) -> Result<Decision, Problem> {
        let place = self.refused_one(key)?.place;
        let mut decision = Decision::default();
        self.received(place, with.clone(), None, State::Settled, &mut decision);
        Ok(decision)
    }

    fn own(&self, key: Uuid) -> Result<&Operation, Problem> {
        self.find(key).ok_or(Problem::Unknown)
    }

    /// One that a person may take away: not under way, and not there yet.
    fn idle(&self, key: Uuid) -> Result<&Operation, Problem> {
        let operation = self.own(key)?;
        match operation.state {
            State::Sending => Err(Problem::BeingSent),
            State::Sent | State::Settled => Err(Problem::Finished),
            State::Ready | State::NeedsYou => Ok(operation),
        }
    }

    /// One that was refused, and of which it is certain that no try before has arrived.
    fn refused_one(&self, key: Uuid) -> Result<&Operation, Problem> {
        let operation = self.idle(key)?;
        match (operation.state, operation.may_have_arrived) {
            (State::NeedsYou, false) => Ok(operation),
            (State::NeedsYou, true) => Err(Problem::MayHaveArrived),
            _ => Err(Problem::NotRefused),
        }
    }
}
