//! Time and ids come from here, so that tests can say what time it is.

use crate::platform::db::{Id, Instant};
use crate::platform::keys::random;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::{Builder, Uuid};

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

/// The same for a row of a given moment: ids sort by the moments of their rows, and within one by
/// the order in which they were made here.
pub fn new_id_at(moment: Instant) -> Id {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let micros = u64::try_from(moment.0.timestamp_micros()).unwrap_or_default();
    let mut rest = random::<10>();
    // Below the millisecond; the version takes the upper four bits.
    let part = u16::try_from(micros % 1_000 * 4).unwrap_or_default();
    rest[..2].copy_from_slice(&part.to_be_bytes());
    // The variant takes the upper two.
    let made = MADE.fetch_add(1, Ordering::Relaxed) & 0x3fff_ffff;
    rest[2..6].copy_from_slice(&made.to_be_bytes());
    Id(Builder::from_unix_timestamp_millis(micros / 1_000, &rest).into_uuid())
}

/// The least id that a row of this moment or later can have.
pub fn first_id_at(moment: Instant) -> Id {
    let millis = u64::try_from(moment.0.timestamp_millis()).unwrap_or_default();
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    Id(Uuid::from_bytes(bytes))
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
