//! One phone: its disk, the outbox that runs on it, and clocks of its own.

use crate::disk::Disk;
use crate::fault::Fault;
use fastrand::Rng;
use rembang_core::outbox::{Decision, Event, Now, Outbox, Problem};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

/// Where a crash may strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    BeforeCommit,
    AfterCommit,
}

/// What the network is like where the phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    Good,
    /// None, and the phone knows.
    Absent,
    /// None, and it waits in vain.
    Dead,
    /// Somebody else answers.
    Hotspot,
}

/// What came of an event.
pub enum Done {
    /// The changes are on disk; the rest is to be done.
    Carried(Decision),
    /// The phone went down; this much was still done.
    Down(Decision),
    /// The outbox refused.
    Refused(Problem),
    /// The app is not running.
    Off,
}

pub struct Phone {
    pub disk: Disk,
    pub outbox: Option<Outbox>,
    /// Counts the starts: what an earlier one sent is answered to nobody.
    pub boot: u32,
    started: u64,
    /// How wrong the wall clock is, in milliseconds.
    pub skew: i64,
    /// Who is signed in, kept on disk.
    pub account: Option<Uuid>,
    /// Who uses it in turn.
    pub accounts: [Uuid; 2],
    pub signal: Signal,
    /// An app of last year.
    pub old: bool,
    /// What was seen of things: the version on the screen.
    pub seen: BTreeMap<Uuid, i64>,
    /// The server asked for silence until then.
    pub quiet_until: u64,
    /// When it sent something lately.
    pub sent: Vec<u64>,
}

/// Midday of a day in 2026, in milliseconds.
const EPOCH: i64 = 1_780_000_000_000;

impl Phone {
    pub fn new(accounts: [Uuid; 2], old: bool) -> Self {
        Self {
            disk: Disk::default(),
            outbox: None,
            boot: 0,
            started: 0,
            skew: 0,
            account: Some(accounts[0]),
            accounts,
            signal: Signal::Good,
            old,
            seen: BTreeMap::new(),
            quiet_until: 0,
            sent: Vec::new(),
        }
    }

    /// What its clocks say at that time of the world.
    pub fn now(&self, time: u64, rng: &mut Rng) -> Now {
        Now {
            steady: Duration::from_millis(time - self.started),
            wall: EPOCH + i64::try_from(time).unwrap_or_default() + self.skew,
            luck: rng.f64(),
        }
    }

    /// The time of the world at that reading of the steady clock.
    pub fn time(&self, steady: Duration) -> u64 {
        let since = u64::try_from(steady.as_millis()).unwrap_or(u64::MAX);
        // Rounded up: a clock of milliseconds never comes too early.
        self.started.saturating_add(since).saturating_add(1)
    }

    pub fn start(&mut self, time: u64, fault: Option<Fault>, rng: &mut Rng) {
        self.boot += 1;
        self.started = time;
        self.quiet_until = 0;
        let mut rows = self.disk.operations();
        let mut now = self.now(time, rng);
        if let Some(fault) = fault {
            fault.at_start(&mut rows, self.account);
            fault.before(&mut Event::Tick, &mut now);
        }
        self.outbox = Some(Outbox::load(rows, self.account, now));
    }

    /// Gives the outbox an event and makes its changes durable, unless the phone goes down first.
    pub fn handle(
        &mut self,
        mut event: Event,
        time: u64,
        crash: Option<Crash>,
        fault: Option<Fault>,
        rng: &mut Rng,
    ) -> Done {
        let mut now = self.now(time, rng);
        let Some(outbox) = &mut self.outbox else {
            return Done::Off;
        };
        if let Some(fault) = fault {
            fault.before(&mut event, &mut now);
            if fault == Fault::NoBackoff && matches!(event, Event::Tick) {
                let _ = outbox.handle(Event::Nudged, now);
            }
        }
        let mut decision = match outbox.handle(event, now) {
            Ok(decision) => decision,
            Err(problem) => return Done::Refused(problem),
        };
        if let Some(fault) = fault {
            fault.after(&mut decision);
        }
        match crash {
            None => {
                self.disk.apply(&decision.changes);
                Done::Carried(decision)
            }
            Some(crash) => {
                self.outbox = None;
                if crash == Crash::AfterCommit {
                    self.disk.apply(&decision.changes);
                }
                let early = crash == Crash::BeforeCommit;
                decision.changes.clear();
                if !(early && fault == Some(Fault::SendsBeforeItWrites)) {
                    decision.sends.clear();
                }
                if !(early && fault == Some(Fault::SaysSoBeforeItWrites)) {
                    decision.news.clear();
                }
                Done::Down(decision)
            }
        }
    }
}
