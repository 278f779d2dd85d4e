//! One thing to do, from the form to the receipt.

use rembang_shared::error::ErrorBody;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// Where an operation stands. A draft is none yet: it has no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Leaves as soon as it may.
    Ready,
    /// On its way; neither edited nor taken back now.
    Sending,
    /// The server has it and gave its receipt.
    Sent,
    /// A person said that the thing is there already, and which one it is.
    Settled,
    /// The server refused it with a reason; a person decides.
    NeedsYou,
}

impl State {
    /// The word in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Settled => "settled",
            Self::NeedsYou => "needs_you",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [
            Self::Ready,
            Self::Sending,
            Self::Sent,
            Self::Settled,
            Self::NeedsYou,
        ]
        .into_iter()
        .find(|state| state.word() == word)
    }

    /// Nothing more is done with it.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Sent | Self::Settled)
    }
}

/// Everything about an operation but what it says: what the outbox decides with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Operation {
    /// Made once, kept for ever: the server's `Idempotency-Key`.
    pub key: Uuid,
    /// Place in the order of queueing. A correction takes the place of what it corrects.
    pub place: i64,
    /// Whose; nobody's, where the row asks for no account.
    pub account: Option<Uuid>,
    /// The row of the contract.
    pub endpoint: String,
    /// What it is about: operations of one aggregate leave in order.
    pub aggregate: Uuid,
    /// Operations whose receipts it still waits for.
    pub needs: Vec<Uuid>,
    /// The version that was read, on `versioned` rows.
    pub version: Option<i64>,
    /// The operation before it that was made on the same version: its receipt gives the next one. If
    /// that one is corrected, settled or deleted no such receipt comes, and this one keeps the
    /// version that was read, so that a conflict shows.
    pub follows: Option<Uuid>,
    /// When the person pressed the button, by the phone's clock, in milliseconds since 1970. Shown,
    /// never compared.
    pub queued_at: i64,
    /// Where it stands.
    pub state: State,
    /// How often it was sent.
    pub tries: u32,
    /// It was sent and nobody knows what became of it.
    pub may_have_arrived: bool,
    /// Why it does not leave at once.
    pub wait: Option<Wait>,
    /// What the last try came to.
    pub reason: Option<Reason>,
    /// When its receipt was given, in seconds since 1970 by the server's clock.
    pub done_at: Option<i64>,
}

/// What its owner may do with an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// "Kirim sekarang".
    Send,
    /// "Ubah": back into its form. Not what may have arrived, or the form would arrive beside it.
    Edit,
    /// "Hapus". What may have arrived is not undone by it, and whoever asks is told so.
    Discard,
}

impl Operation {
    /// What a screen offers. The outbox itself refuses everything else.
    pub fn acts(&self) -> &'static [Act] {
        match (self.state, self.may_have_arrived) {
            (State::Ready | State::NeedsYou, false) => &[Act::Send, Act::Edit, Act::Discard],
            (State::Ready | State::NeedsYou, true) => &[Act::Send, Act::Discard],
            (State::Sending | State::Sent | State::Settled, _) => &[],
        }
    }
}

/// A pause before the next try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Its end by the phone's clock, in milliseconds since 1970: shown, and compared only after a
    /// restart, within `length`.
    pub until: i64,
    /// How long it is.
    pub length: Duration,
    /// The server named it, so that nobody shortens it.
    pub named: bool,
}

impl Wait {
    /// What is left of it by a clock that may have jumped: never less than nothing, and never more
    /// than the whole.
    pub fn left(&self, wall: i64) -> Duration {
        let left = Duration::from_millis(self.until.saturating_sub(wall).max(0).unsigned_abs());
        left.min(self.length)
    }
}

/// What an operation says. Sealed in the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Payload {
    /// Path and query, flat.
    pub params: Value,
    /// The body.
    pub body: Value,
}

/// What a form hands over.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOperation {
    /// A new UUIDv7.
    pub key: Uuid,
    /// The row of the contract.
    pub endpoint: String,
    /// Whether the row is for everybody: without an account it belongs to nobody then, and is sent
    /// without a name whoever signs in meanwhile.
    pub public: bool,
    /// What it is about; alone in its aggregate if nothing.
    pub aggregate: Option<Uuid>,
    /// Operations that must have arrived before this one leaves.
    pub needs: Vec<Uuid>,
    /// The version that was read.
    pub version: Option<i64>,
    /// What it says.
    pub payload: Payload,
}

/// What a try came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// The server refused, in its own words. With a conflict they hold the thing as it is now.
    Refused {
        /// HTTP status.
        status: u16,
        /// Code, fields, refusal.
        body: Box<ErrorBody>,
    },
    /// Nobody answered, or not our server.
    Silent {
        /// What was heard instead.
        silence: Silence,
    },
}

/// No answer of our server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "status", rename_all = "snake_case")]
pub enum Silence {
    /// There was no connection: nothing left the phone.
    NotSent,
    /// It left, and nothing came back.
    NoAnswer,
    /// Somebody else answered with this status, such as a hotspot that wants a sign-in. A proxy
    /// may have passed it on all the same.
    NotOurs(u16),
    /// The server's certificate does not hold on the day that the phone shows: nothing left it.
    WrongClock,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The receipt, as the row promises it.
    Received(Value),
    /// Our server said no.
    Refused {
        /// HTTP status.
        status: u16,
        /// Code, fields, refusal.
        body: Box<ErrorBody>,
        /// What `Retry-After` named.
        retry_after: Option<Duration>,
    },
    /// Our server said nothing.
    Silent(Silence),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_never_outgrows_itself() {
        let wait = Wait {
            until: 1_000_000,
            length: Duration::from_secs(60),
            named: false,
        };
        let decade = 10 * 365 * 86_400_000;
        for (wall, left) in [
            (1_000_000 - 60_000, 60_000),
            (1_000_000 - 1, 1),
            (1_000_000, 0),
            (1_000_000 + decade, 0),
            (1_000_000 - decade, 60_000),
            (i64::MIN, 60_000),
            (i64::MAX, 0),
        ] {
            assert_eq!(wait.left(wall), Duration::from_millis(left), "at {wall}");
        }
    }
}
