//! Events in, decisions out, and what time does: the tick that sends. What a person asks for stands
//! in `verbs`, what the server says in `answer`.

use super::link::{Link, Way};
use super::operation::{NewOperation, Operation, Outcome, Payload, State};
use super::verbs::Problem;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;
use uuid::Uuid;

/// The moment of an event.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// Of a clock that never jumps and starts anew with the program. All waiting is measured by it.
    pub steady: Duration,
    /// The phone's own clock, in milliseconds since 1970: wrong by years on some phones.
    pub wall: i64,
    /// From 0 to 1, drawn anew for each event.
    pub luck: f64,
}

/// What happens to an outbox.
#[derive(Debug, Clone)]
pub enum Event {
    /// Time has passed. Only this sends anything.
    Tick,
    /// A form was handed over, and the draft it was filled in as ends with it.
    Queue(NewOperation, Option<Uuid>),
    /// A person does not want to wait for the next try, or wants a refused one tried again.
    SendNow(Uuid),
    /// A person goes on with the form: the operation becomes the draft of that id.
    TakeBack(Uuid, Uuid),
    /// A person deletes it, and was told so where it may have arrived.
    Discard(Uuid),
    /// A refused operation goes again, mended, under a new key.
    Correct(Uuid, NewOperation),
    /// A refused operation turns out to be there already: this stands for its receipt.
    Settle(Uuid, Value),
    /// A try ended.
    Answered {
        /// Of which operation.
        key: Uuid,
        /// Which try: an answer to an earlier one says less.
        attempt: u32,
        /// How.
        outcome: Outcome,
        /// The server's clock, in seconds since 1970, where it answered.
        server_time: Option<i64>,
    },
    /// Somebody uses this phone from now on.
    SignedIn(Uuid),
    /// Nobody does.
    SignedOut,
    /// Whoever does has to sign in again before anything of theirs leaves.
    SessionEnded,
    /// A network appeared or the app came to the front: worth a try.
    Nudged,
}

/// A change of what is kept. All changes of a decision are made together or not at all.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new row, and the draft that ends with it.
    Insert(Operation, Payload, Option<Uuid>),
    /// The row as it is now.
    Put(Operation),
    /// The row with its receipt; what others say of it is filled in from there.
    Receive(Operation, Value),
    /// The second takes the place of the first, also in what others say of it.
    Replace(Uuid, Operation, Payload),
    /// The row becomes a draft of that id.
    TakeBack(Uuid, Uuid),
    /// The row goes.
    Remove(Uuid),
}

/// A try to make, once the changes are on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Send {
    /// Which operation.
    pub key: Uuid,
    /// The how many-th try.
    pub attempt: u32,
    /// In whose name.
    pub account: Option<Uuid>,
}

/// What screens are told, once the changes are on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    /// One of this account's operations is another than it was, or is gone.
    Changed {
        /// Whose.
        account: Option<Uuid>,
        /// Which.
        key: Uuid,
    },
    /// The way to the server is another than it was.
    Link {
        /// How it is.
        link: Link,
    },
    /// The session has ended; what waits leaves after the next sign-in.
    SignInNeeded,
}

/// What follows from an event: first the changes, in one transaction; only then the rest.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decision {
    /// To be made durable.
    pub changes: Vec<Change>,
    /// To be sent then.
    pub sends: Vec<Send>,
    /// To be told then.
    pub news: Vec<News>,
}

impl Decision {
    pub(super) fn tell(&mut self, operation: &Operation) {
        self.news.push(News::Changed {
            account: operation.account,
            key: operation.key,
        });
    }
}

/// An operation and when it is due.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub operation: Operation,
    pub due: Duration,
}

/// All operations of a phone, of every account.
#[derive(Debug, Clone)]
pub struct Outbox {
    /// By place.
    pub(super) slots: BTreeMap<i64, Slot>,
    pub(super) places: BTreeMap<Uuid, i64>,
    pub(super) way: Way,
    pub(super) account: Option<Uuid>,
    /// The session ended under us.
    signed_out: bool,
}

impl Outbox {
    /// As the store has it. What was under way when the program ended may have arrived; and a wait
    /// is counted from now, because the clock of before is gone.
    pub fn load(rows: Vec<Operation>, account: Option<Uuid>, now: Now) -> Self {
        let mut outbox = Self {
            slots: BTreeMap::new(),
            places: BTreeMap::new(),
            way: Way::new(),
            account,
            signed_out: false,
        };
        for mut operation in rows {
            if operation.state == State::Sending {
                operation.state = State::Ready;
                operation.may_have_arrived = true;
            }
            let left = operation.wait.map(|wait| wait.left(now.wall));
            outbox.places.insert(operation.key, operation.place);
            outbox.slots.insert(
                operation.place,
                Slot {
                    due: now.steady + left.unwrap_or_default(),
                    operation,
                },
            );
        }
        outbox
    }

    /// Takes an event. A refused one changes nothing.
    pub fn handle(&mut self, event: Event, now: Now) -> Result<Decision, Problem> {
        match event {
            Event::Tick => Ok(self.tick(now)),
            Event::Queue(new, draft) => self.queue(new, draft, now),
            Event::SendNow(key) => self.send_now(key, now),
            Event::TakeBack(key, draft) => self.take_back(key, draft),
            Event::Discard(key) => self.discard(key),
            Event::Correct(old, new) => self.correct(old, new, now),
            Event::Settle(key, with) => self.settle(key, &with),
            Event::Answered {
                key,
                attempt,
                outcome,
                server_time,
            } => Ok(self.answered(key, attempt, outcome, server_time, now)),
            Event::SignedIn(account) => {
                self.account = Some(account);
                self.signed_out = false;
                Ok(Decision::default())
            }
            Event::SignedOut => {
                self.account = None;
                Ok(Decision::default())
            }
            Event::SessionEnded => {
                let mut decision = Decision::default();
                self.end_session(&mut decision);
                Ok(decision)
            }
            Event::Nudged => {
                self.nudge(now);
                Ok(Decision::default())
            }
        }
    }

    /// What this phone's user may see: their own, and nobody's while nobody is signed in.
    pub fn visible(&self) -> impl Iterator<Item = &Operation> {
        self.slots
            .values()
            .map(|slot| &slot.operation)
            .filter(|operation| operation.account == self.account)
    }

    /// One that may be seen.
    pub fn find(&self, key: Uuid) -> Option<&Operation> {
        self.any(key).filter(|one| one.account == self.account)
    }

    /// One of anybody's, for sending it.
    pub(crate) fn any(&self, key: Uuid) -> Option<&Operation> {
        let slot = self.slots.get(self.places.get(&key)?)?;
        Some(&slot.operation)
    }

    /// Nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.under_way() == 0
    }

    /// Who uses this phone.
    pub fn account(&self) -> Option<Uuid> {
        self.account
    }

    /// How the way to the server was found last.
    pub fn link(&self) -> Link {
        self.way.link
    }

    /// When the next tick has something to do; nothing while only an answer or a person can help.
    pub fn next_tick(&self) -> Option<Duration> {
        if self.under_way() >= self.way.width() {
            return None;
        }
        let first = self.leaving().map(|slot| slot.due).min()?;
        Some(first.max(self.way.opens_at()))
    }

    fn under_way(&self) -> usize {
        let sending = |slot: &&Slot| slot.operation.state == State::Sending;
        self.slots.values().filter(sending).count()
    }

    /// The first unfinished one of each aggregate, where it waits for nothing but time.
    fn leaving(&self) -> impl Iterator<Item = &Slot> {
        let mut begun = HashSet::new();
        self.slots.values().filter(move |slot| {
            let operation = &slot.operation;
            !operation.state.is_finished()
                && begun.insert((operation.account, operation.aggregate))
                && operation.state == State::Ready
                && operation.needs.is_empty()
                && self.may_send(operation.account)
        })
    }

    fn may_send(&self, account: Option<Uuid>) -> bool {
        account.is_none() || (account == self.account && !self.signed_out)
    }

    fn tick(&mut self, now: Now) -> Decision {
        let mut decision = Decision::default();
        let room = self.way.width().saturating_sub(self.under_way());
        if room == 0 || self.way.opens_at() > now.steady {
            return decision;
        }
        // The least tried first: one that never gets through must not stand in the others' way.
        let mut due: Vec<(u32, i64)> = self
            .leaving()
            .filter(|slot| slot.due <= now.steady)
            .map(|slot| (slot.operation.tries, slot.operation.place))
            .collect();
        due.sort_unstable();
        for (_, place) in due.into_iter().take(room) {
            let Some(slot) = self.slots.get_mut(&place) else {
                continue;
            };
            let operation = &mut slot.operation;
            operation.state = State::Sending;
            operation.tries = operation.tries.saturating_add(1);
            operation.wait = None;
            decision.changes.push(Change::Put(operation.clone()));
            decision.tell(operation);
            decision.sends.push(Send {
                key: operation.key,
                attempt: operation.tries,
                account: operation.account,
            });
        }
        decision
    }

    pub(super) fn end_session(&mut self, decision: &mut Decision) {
        if self.account.is_some() && !std::mem::replace(&mut self.signed_out, true) {
            decision.news.push(News::SignInNeeded);
        }
    }

    fn nudge(&mut self, now: Now) {
        self.way.nudge();
        for slot in self.slots.values_mut() {
            if !slot.operation.wait.is_some_and(|wait| wait.named) {
                slot.due = slot.due.min(now.steady);
            }
        }
    }
}
