//! A phone without disk or network: what is told to its outbox, and what that decides.

use rembang_core::outbox::{
    Decision, Event, NewOperation, Now, Operation, Outbox, Outcome, Payload, Problem,
};
use rembang_shared::error::{ErrorBody, ErrorCode, Refusal};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

pub const ANA: Uuid = Uuid::from_u128(0xA);
pub const BUDI: Uuid = Uuid::from_u128(0xB);
pub const DECADE: i64 = 10 * 365 * 86_400_000;

/// A phone whose clock stands still until somebody moves it.
pub struct Story {
    pub outbox: Outbox,
    pub now: Now,
    keys: u128,
}

impl Story {
    pub fn new() -> Self {
        let now = Now {
            steady: Duration::ZERO,
            wall: 1_780_000_000_000,
            luck: 1.0,
        };
        Self {
            outbox: Outbox::load(Vec::new(), Some(ANA), now),
            now,
            keys: 0,
        }
    }

    pub fn form(&mut self) -> NewOperation {
        self.keys += 1;
        NewOperation {
            key: Uuid::from_u128(self.keys),
            endpoint: "Note".to_owned(),
            public: false,
            aggregate: None,
            needs: Vec::new(),
            version: None,
            payload: Payload {
                params: Value::Null,
                body: Value::Null,
            },
        }
    }

    pub fn give(&mut self, event: Event) -> Result<Decision, Problem> {
        self.outbox.handle(event, self.now)
    }

    pub fn queue(&mut self, new: NewOperation) -> Uuid {
        let key = new.key;
        self.give(Event::Queue(new, None)).expect("taken");
        key
    }

    pub fn later(&mut self, seconds: u64) {
        self.now.steady += Duration::from_secs(seconds);
        self.now.wall += i64::try_from(seconds * 1000).expect("small");
    }

    /// Keys that leave now.
    pub fn tick(&mut self) -> Vec<Uuid> {
        let decision = self.give(Event::Tick).expect("a tick");
        decision.sends.iter().map(|send| send.key).collect()
    }

    pub fn answer(&mut self, key: Uuid, outcome: Outcome) -> Decision {
        let attempt = self.one(key).tries;
        let event = Event::Answered {
            key,
            attempt,
            outcome,
            server_time: None,
        };
        self.give(event).expect("an answer")
    }

    pub fn one(&self, key: Uuid) -> &Operation {
        self.outbox.find(key).expect("there")
    }

    /// The program ends and starts again; what is on disk is what was decided.
    pub fn restart(&mut self) {
        let rows = self.outbox.visible().cloned().collect();
        self.now.steady = Duration::ZERO;
        self.outbox = Outbox::load(rows, Some(ANA), self.now);
    }
}

pub fn refused(code: ErrorCode, refusal: Option<Refusal>) -> Outcome {
    Outcome::Refused {
        status: code.status(),
        body: Box::new(ErrorBody {
            code,
            message: "no".to_owned(),
            fields: Vec::new(),
            refusal,
            current: None,
            incident: None,
        }),
        retry_after: None,
    }
}

pub fn received(receipt: Value) -> Outcome {
    Outcome::Received(receipt)
}
