//! Bugs that somebody might write. Each stands here as a change of what goes into the outbox or
//! comes out of it, so that the code itself has no switch for them; each must break an invariant.

use crate::disk::Disk;
use rembang_core::outbox::{
    Change, Decision, Event, NewOperation, Now, Operation, Outcome, Silence, State,
};
use rembang_shared::error::ErrorCode;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $fault:ident,)+) => {
        /// One planted bug.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Fault { $($(#[doc = $doc])+ $fault),+ }

        impl Fault {
            pub const ALL: &[Self] = &[$(Self::$fault),+];
        }
    };
}

faults! {
    /// Sends first and writes then.
    SendsBeforeItWrites,
    /// Says "tersimpan" before the COMMIT.
    SaysSoBeforeItWrites,
    /// A refusal is final, so the row goes.
    RefusalDeletes,
    /// After six tries it gives up.
    GivesUp,
    /// Each try has its own key.
    KeyPerTry,
    /// Everything leaves at once.
    NoOrder,
    /// What an operation needs is luck.
    NeedsForgotten,
    /// What a receipt says is not filled in.
    NotFilledIn,
    /// 200 is 200, whoever says it.
    HotspotIsReceipt,
    /// Whoever is signed in sends what is there.
    WhoeverIsHere,
    /// What was under way at a crash counts as never sent.
    CrashForgotten,
    /// Waits are measured by the phone's clock.
    WallClock,
    /// 403 is tried again for ever.
    RevokedIsRetried,
    /// Any refusal proves that nothing arrived.
    RefusalProvesNothingArrived,
    /// Silence proves that nothing arrived.
    SilenceProvesNothingArrived,
    /// Thirty days by the phone's clock.
    ForgetsByOwnClock,
    /// Tries again at once.
    NoBackoff,
    /// What the server named is not listened to.
    RetryAfterIgnored,
    /// Signing out empties the outbox.
    SignOutDeletes,
    /// One aggregate for all: a refused one stops everybody.
    OneAggregate,
    /// A conflict is settled by taking the newest version unseen.
    ConflictOverwrites,
    /// An ended session is a refusal.
    SessionEndRefuses,
}

impl Fault {
    /// Before the outbox starts.
    pub fn at_start(self, rows: &mut [Operation], account: Option<Uuid>) {
        for row in rows {
            match self {
                Self::CrashForgotten if row.state == State::Sending => row.state = State::Ready,
                Self::WhoeverIsHere if account.is_some() => row.account = account,
                _ => {}
            }
        }
    }

    /// Before it takes an event.
    pub fn before(self, event: &mut Event, now: &mut Now) {
        if self == Self::WallClock {
            // From some day in 2026; a negative clock is a nonsense that nobody would write.
            let wall = u64::try_from(now.wall).unwrap_or_default();
            now.steady = Duration::from_millis(wall);
        }
        match event {
            Event::Queue(new, _) | Event::Correct(_, new) => self.on_form(new),
            Event::Answered {
                outcome,
                server_time,
                ..
            } => {
                if self == Self::ForgetsByOwnClock && server_time.is_some() {
                    *server_time = Some(now.wall / 1000);
                }
                self.on_answer(outcome);
            }
            _ => {}
        }
    }

    fn on_form(self, new: &mut NewOperation) {
        match self {
            Self::NoOrder => new.aggregate = None,
            Self::OneAggregate => new.aggregate = Some(Uuid::nil()),
            Self::NeedsForgotten => new.needs.clear(),
            _ => {}
        }
    }

    fn on_answer(self, outcome: &mut Outcome) {
        match (self, &mut *outcome) {
            (Self::HotspotIsReceipt, Outcome::Silent(Silence::NotOurs(200))) => {
                *outcome = Outcome::Received(json!({}));
            }
            (Self::SilenceProvesNothingArrived, Outcome::Silent(silence)) => {
                *silence = Silence::NotSent;
            }
            (Self::RevokedIsRetried, Outcome::Refused { status, body, .. }) if *status == 403 => {
                *status = 503;
                body.code = ErrorCode::Unavailable;
            }
            (Self::SessionEndRefuses, Outcome::Refused { status, .. }) if *status == 401 => {
                *status = 400;
            }
            (Self::RefusalProvesNothingArrived, Outcome::Refused { status, body, .. })
                if matches!(*status, 400 | 403) =>
            {
                *status = 409;
                body.code = ErrorCode::Conflict;
            }
            (Self::RetryAfterIgnored, Outcome::Refused { retry_after, .. }) => {
                *retry_after = None;
            }
            _ => {}
        }
    }

    /// Before what it decided is carried out.
    pub fn after(self, decision: &mut Decision) {
        for change in &mut decision.changes {
            match (self, &*change) {
                (Self::RefusalDeletes, Change::Put(row)) if row.state == State::NeedsYou => {
                    *change = Change::Remove(row.key);
                }
                (Self::GivesUp, Change::Put(row)) if row.tries > 6 => {
                    *change = Change::Remove(row.key);
                }
                (Self::NotFilledIn, Change::Receive(row, receipt)) => {
                    let receipt = json!({ "version": receipt["version"] });
                    *change = Change::Receive(row.clone(), receipt);
                }
                _ => {}
            }
        }
    }

    /// After somebody signed out.
    pub fn at_sign_out(self, disk: &mut Disk) {
        if self == Self::SignOutDeletes {
            disk.rows.clear();
        }
    }
}
