//! The way to the server: one for all operations, so that two hundred of them without a signal
//! cost one try, not two hundred.

use super::backoff;
use super::operation::Silence;
use serde::Serialize;
use std::time::Duration;

/// What was heard last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Nothing was tried yet.
    Unknown,
    /// Our server answers.
    Answers,
    /// Nobody does.
    Silent,
    /// Somebody else does: the network wants a sign-in.
    NotOurs,
    /// The phone's clock shows a day on which the server's certificate does not hold.
    WrongClock,
}

/// The link, and until when nobody is sent over it.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub link: Link,
    tries: u32,
    /// Our own patience after a try in vain.
    paused_until: Duration,
    /// What the server named: neither an answer nor a person shortens it.
    held_until: Duration,
}

impl Way {
    pub fn new() -> Self {
        Self {
            link: Link::Unknown,
            tries: 0,
            paused_until: Duration::ZERO,
            held_until: Duration::ZERO,
        }
    }

    /// Before this nobody is sent.
    pub fn opens_at(&self) -> Duration {
        self.paused_until.max(self.held_until)
    }

    /// How many may be under way at once: one while it is doubtful that anybody listens.
    pub fn width(&self) -> usize {
        match self.link {
            Link::Unknown | Link::Answers => 4,
            Link::Silent | Link::NotOurs | Link::WrongClock => 1,
        }
    }

    /// Our server answered.
    pub fn answered(&mut self) {
        self.link = Link::Answers;
        self.tries = 0;
        self.nudge();
    }

    /// It did not.
    pub fn silent(&mut self, silence: Silence, steady: Duration, luck: f64) {
        self.link = match silence {
            Silence::NotOurs(_) => Link::NotOurs,
            Silence::NotSent | Silence::NoAnswer => Link::Silent,
            Silence::WrongClock => Link::WrongClock,
        };
        self.tries = self.tries.saturating_add(1);
        let until = steady + backoff::after(self.tries, luck);
        self.paused_until = self.paused_until.max(until);
    }

    /// It asked everybody to wait.
    pub fn hold(&mut self, until: Duration) {
        self.held_until = self.held_until.max(until);
    }

    /// There is reason to try again now: a network appeared, or a person asked for it.
    pub fn nudge(&mut self) {
        self.paused_until = Duration::ZERO;
    }
}
