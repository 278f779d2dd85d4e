//! The outbox decides what is sent, when, and what becomes of the answer. It is pure and
//! synchronous: an [`Event`] and a [`Now`] go in, a [`Decision`] comes out. It reads no clock, no
//! disk and no network, so that one seed replays a whole fleet of phones (`tests/fleet`).
//!
//! ```text
//!             ┌───────────── no answer, 408, 425, 429, 5xx, 401 ──────────┐
//!             ▼                                                           │
//! draft ─▶ ready ──────────────────────▶ sending ──────────────────────▶ sent
//!   ▲         │ ▲                            │ any other refusal
//!   │         │ └── "kirim sekarang" ── needs you ── corrected, under a new key ─▶ ready
//!   └─────────┴──────── taken back ──────────┘ └── settled with what is there already
//! ```
//!
//! What holds in every order of events, and is tried in every order by the fleet:
//! * an operation keeps its key for ever; only a person makes another one of it;
//! * no status, no number of tries and no clock removes one: a person does, or thirty days after
//!   its receipt, by the server's clock;
//! * operations of one aggregate leave in their order, one at a time, and an operation leaves after
//!   those it needs; one that waits for a person stops its own aggregate and no other;
//! * what may have reached the server already is neither taken back nor sent under another key;
//! * another account's operations neither leave nor show.

mod answer;
mod backoff;
mod decide;
mod link;
mod operation;
pub mod reference;
mod verbs;
mod verdict;

pub use decide::{Change, Decision, Event, News, Now, Outbox, Send};
pub use link::Link;
pub use operation::{Act, NewOperation, Operation, Outcome, Payload, Reason, Silence, State, Wait};
pub use verbs::{MOST_UNFINISHED, Problem};

/// How long a sent operation stays to be looked at, in seconds of the server's clock.
pub const KEPT_SECONDS: i64 = 30 * 86_400;
