//! What becomes of an operation when a try of it ends.

use super::KEPT_SECONDS;
use super::backoff;
use super::decide::{Change, Decision, News, Now, Outbox};
use super::operation::{Operation, Outcome, Reason, Silence, State, Wait};
use super::verdict::{Verdict, fate, verdict};
use rembang_shared::error::ErrorBody;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

impl Outbox {
    pub(super) fn answered(
        &mut self,
        key: Uuid,
        attempt: u32,
        outcome: Outcome,
        server_time: Option<i64>,
        now: Now,
    ) -> Decision {
        let mut decision = Decision::default();
        let before = self.way.link;
        match &outcome {
            Outcome::Received(_) => self.way.answered(),
            Outcome::Refused { retry_after, .. } => {
                self.way.answered();
                if let Some(asked) = retry_after {
                    let wait = backoff::named(*asked, now.luck);
                    self.way.hold(now.steady + wait);
                }
            }
            Outcome::Silent(silence) => self.way.silent(*silence, now.steady, now.luck),
        }
        if self.way.link != before {
            let link = self.way.link;
            decision.news.push(News::Link { link });
        }
        if let Some(place) = self.places.get(&key).copied() {
            match outcome {
                // A receipt is the last word, whichever try it belongs to.
                Outcome::Received(receipt) => {
                    self.received(place, receipt, server_time, State::Sent, &mut decision);
                }
                Outcome::Refused {
                    status,
                    body,
                    retry_after,
                } => {
                    let wait = retry_after.map(|asked| backoff::named(asked, now.luck));
                    self.refused(place, attempt, (status, body), wait, now, &mut decision);
                }
                Outcome::Silent(silence) => {
                    if let Some(operation) = self.current(place, attempt) {
                        operation.state = State::Ready;
                        operation.may_have_arrived |=
                            !matches!(silence, Silence::NotSent | Silence::WrongClock);
                        operation.reason = Some(Reason::Silent { silence });
                        decision.changes.push(Change::Put(operation.clone()));
                        decision.tell(operation);
                    }
                }
            }
        }
        if let Some(at) = server_time {
            self.forget(at, &mut decision);
        }
        decision
    }

    /// The operation, if that try is the one under way.
    fn current(&mut self, place: i64, attempt: u32) -> Option<&mut Operation> {
        let operation = &mut self.slots.get_mut(&place)?.operation;
        (operation.state == State::Sending && operation.tries == attempt).then_some(operation)
    }

    fn refused(
        &mut self,
        place: i64,
        attempt: u32,
        (status, body): (u16, Box<ErrorBody>),
        named: Option<Duration>,
        now: Now,
        decision: &mut Decision,
    ) {
        let Some(operation) = self.current(place, attempt) else {
            return;
        };
        if let Some(arrived) = fate(status, &body) {
            operation.may_have_arrived = arrived;
        }
        let mut pause = Duration::ZERO;
        match verdict(status) {
            Verdict::SignIn if operation.account.is_some() => operation.state = State::Ready,
            // Nobody's operation is not mended by a sign-in: it would go on without a name.
            Verdict::SignIn | Verdict::Person => operation.state = State::NeedsYou,
            Verdict::Later => {
                operation.state = State::Ready;
                pause = named.unwrap_or_else(|| backoff::after(operation.tries, now.luck));
                let length = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
                operation.wait = Some(Wait {
                    until: now.wall.saturating_add(length),
                    length: pause,
                    named: named.is_some(),
                });
            }
        }
        operation.reason = Some(Reason::Refused { status, body });
        let operation = operation.clone();
        decision.tell(&operation);
        if verdict(status) == Verdict::SignIn && operation.account == self.account {
            self.end_session(decision);
        }
        decision.changes.push(Change::Put(operation));
        if let Some(slot) = self.slots.get_mut(&place) {
            slot.due = now.steady + pause;
        }
    }

    /// The receipt is here, or what stands for it: whoever waited for it need not any more.
    pub(super) fn received(
        &mut self,
        place: i64,
        receipt: Value,
        server_time: Option<i64>,
        state: State,
        decision: &mut Decision,
    ) {
        let Some(slot) = self.slots.get_mut(&place) else {
            return;
        };
        let operation = &mut slot.operation;
        if operation.state.is_finished() {
            return;
        }
        operation.state = state;
        operation.may_have_arrived = false;
        operation.wait = None;
        operation.reason = None;
        operation.done_at = server_time;
        let key = operation.key;
        let version = receipt.get("version").and_then(Value::as_i64);
        decision.tell(operation);
        let received = Change::Receive(operation.clone(), receipt);
        decision.changes.push(received);
        for slot in self.slots.values_mut() {
            let other = &mut slot.operation;
            let needed = other.needs.contains(&key);
            let followed = other.follows == Some(key) && state == State::Sent;
            if !needed && !followed {
                continue;
            }
            other.needs.retain(|needs| *needs != key);
            if followed {
                // Made on the version that the one before it was made on, and that one went
                // through: so nobody else changed it, and this one goes on from there.
                other.follows = None;
                other.version = version.or(other.version);
            }
            decision.tell(other);
            decision.changes.push(Change::Put(other.clone()));
        }
    }

    /// Thirty days after its receipt one has been seen enough. Only the server's clock counts: a
    /// phone's may say that a decade has passed since breakfast. What was finished without hearing
    /// that clock is dated by its next word.
    fn forget(&mut self, server_time: i64, decision: &mut Decision) {
        let mut old = Vec::new();
        for (place, slot) in &mut self.slots {
            let operation = &mut slot.operation;
            match operation.done_at {
                Some(at) if at < server_time.saturating_sub(KEPT_SECONDS) => old.push(*place),
                None if operation.state.is_finished() => {
                    operation.done_at = Some(server_time);
                    decision.changes.push(Change::Put(operation.clone()));
                }
                _ => {}
            }
        }
        for place in old {
            if let Some(slot) = self.slots.remove(&place) {
                self.places.remove(&slot.operation.key);
                decision.tell(&slot.operation);
                decision.changes.push(Change::Remove(slot.operation.key));
            }
        }
    }
}
