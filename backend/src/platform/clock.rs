//! Time and ids come from here, so that tests can say what time it is.

use crate::platform::db::{Id, Instant};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Western Indonesian time; no summer time, ever.
const WIB: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => panic!("seven hours is a valid offset"),
};

/// The system's clock, or one that a test turns.
#[derive(Debug, Clone)]
pub enum Clock {
    /// What the machine says.
    System,
    /// What the test says.
    Manual(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still until it is turned.
    pub fn manual(at: DateTime<Utc>) -> Self {
        Self::Manual(Arc::new(Mutex::new(at)))
    }

    /// Now, in whole microseconds.
    pub fn now(&self) -> Instant {
        Instant::new(match self {
            Self::System => Utc::now(),
            Self::Manual(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        })
    }

    /// Sets a manual clock; the system's cannot be set.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Self::Manual(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}

/// A new row id: ordered by time, unique without asking the database.
pub fn new_id() -> Id {
    Id(Uuid::now_v7())
}

impl Instant {
    /// The civil date in Rembang.
    pub fn day(self) -> NaiveDate {
        self.0.with_timezone(&WIB).date_naive()
    }

    /// The instant of a civil time in Rembang.
    pub fn at(day: NaiveDate, time: NaiveTime) -> Self {
        let local = day.and_time(time);
        // A fixed offset maps every civil time to exactly one instant.
        Self::new(
            WIB.from_local_datetime(&local)
                .single()
                .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc)),
        )
    }

    /// Later by so much.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0 + TimeDelta::seconds(seconds))
    }

    /// Whole seconds since then; negative once a clock was set back.
    pub fn seconds_since(self, then: Self) -> i64 {
        (self.0 - then.0).num_seconds()
    }

    /// Whether that was at most so many seconds ago. What lies ahead is no proof of anything: it
    /// was written under a clock that has been set back since.
    pub fn is_within(self, then: Self, seconds: i64) -> bool {
        then <= self && self.seconds_since(then) < seconds
    }
}
