//! `privacy.clock`: the hours of a request under UU 27/2022. The law gives 3 x 24 hours; ours are
//! within them, so that an answer that is late by our clock is still in time by the law's.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

crate::rule::rules! { "privacy";
    /// The hours of a request for correction or erasure: due, alarm, carried out.
    RightsClock: "clock", ClockInput => Clock = clock, clock_example;
}

/// UU 27/2022 Art. 30, 32, 40, 41: 3 x 24 hours.
const DUE_HOURS: i64 = 72;
/// Somebody must be told that a request still waits: a day before it is late. An erasure waits as
/// long, so that whoever asked in anger can take it back, and a day remains for a job that failed.
const ALARM_HOURS: i64 = 48;

/// What a person may ask for that somebody or something must then do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightsKind {
    /// Art. 30: something about me is wrong.
    Correction,
    /// Art. 42 to 44: erase and destroy.
    Erasure,
}

/// A request and the moment of asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClockInput {
    /// What was asked for.
    pub kind: RightsKind,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// There is time.
    Waiting,
    /// A day is left.
    Alarm,
    /// The law's time is over.
    Overdue,
}

/// The hours of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Clock {
    /// The law's last moment.
    pub due_at: DateTime<Utc>,
    /// From when an erasure is carried out; until then it can be taken back.
    pub execute_at: Option<DateTime<Utc>>,
    /// An erasure may be carried out now.
    pub executable: bool,
    /// How it stands.
    pub urgency: Urgency,
}

/// Reads the clock of a request.
pub fn clock(input: &ClockInput) -> Clock {
    let after = |hours| {
        let at = input.asked_at.checked_add_signed(TimeDelta::hours(hours));
        at.unwrap_or(DateTime::<Utc>::MAX_UTC)
    };
    let (due_at, alarm_at) = (after(DUE_HOURS), after(ALARM_HOURS));
    let execute_at = matches!(input.kind, RightsKind::Erasure).then_some(alarm_at);
    Clock {
        due_at,
        execute_at,
        executable: execute_at.is_some_and(|at| input.now >= at),
        urgency: if input.now > due_at {
            Urgency::Overdue
        } else if input.now >= alarm_at {
            Urgency::Alarm
        } else {
            Urgency::Waiting
        },
    }
}

/// An erasure two days and a minute after it was asked for.
pub fn clock_example() -> ClockInput {
    let asked_at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_000);
    ClockInput {
        kind: RightsKind::Erasure,
        asked_at,
        now: asked_at + TimeDelta::minutes(48 * 60 + 1),
    }
}
