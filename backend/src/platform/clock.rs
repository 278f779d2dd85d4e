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

/// Between two looks the clock may go wrong by so much.
const JUMP: TimeDelta = TimeDelta::minutes(10);
/// After a start it may be so far ahead of what the database saw last.
const AWAY: TimeDelta = TimeDelta::days(1);

/// Whether the clock may be believed where a wrong one destroys: to a clock that is ahead everything
/// is due, and what is erased stays erased. It is held against a second clock that nobody sets, the
/// time since the machine began, and after a start against what the database saw last.
pub struct Trust {
    known: Mutex<Known>,
}

/// When the machine had been up for so long, the true time lay between these two.
#[derive(Clone, Copy)]
struct Known {
    up: TimeDelta,
    earliest: DateTime<Utc>,
    latest: DateTime<Utc>,
}

impl Known {
    fn near(now: DateTime<Utc>, up: TimeDelta) -> Self {
        Self {
            up,
            earliest: now - JUMP,
            latest: now + JUMP,
        }
    }

    fn after(last: DateTime<Utc>, up: TimeDelta) -> Self {
        Self {
            up,
            earliest: last - JUMP,
            latest: last + AWAY,
        }
    }

    fn allows(self, now: DateTime<Utc>, up: TimeDelta) -> bool {
        let passed = up - self.up;
        (self.earliest + passed..=self.latest + passed).contains(&now)
    }
}

impl Trust {
    /// Begins with the last moment that the database knows.
    pub fn begin(last: Option<Instant>, now: Instant) -> Self {
        let up = up_time();
        let known = last.map_or_else(|| Known::near(now.0, up), |last| Known::after(last.0, up));
        Self {
            known: Mutex::new(known),
        }
    }

    /// Whether this can be the time. A clock that jumped and came back is believed again.
    pub fn believes(&self, now: Instant) -> bool {
        self.look(now.0, up_time())
    }

    /// Somebody who is believed says what time it is: an operator, or another node.
    pub fn hears(&self, said: Instant, now: Instant) -> bool {
        let agree = (said.0 - now.0).abs() <= JUMP;
        if agree {
            *self.lock() = Known::near(now.0, up_time());
        }
        agree
    }

    fn look(&self, now: DateTime<Utc>, up: TimeDelta) -> bool {
        let mut known = self.lock();
        let believed = known.allows(now, up);
        if believed {
            *known = Known::near(now, up);
        }
        believed
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Since the machine began, sleep included.
fn up_time() -> TimeDelta {
    let up = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    TimeDelta::seconds(up.tv_sec) + TimeDelta::nanoseconds(up.tv_nsec)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn trust(known: Known) -> Trust {
        Trust {
            known: Mutex::new(known),
        }
    }

    #[test]
    fn a_jump_is_doubted_until_it_is_undone() {
        let up = TimeDelta::minutes;
        let clock = trust(Known::near(at("2026-11-23T02:00:00Z"), up(100)));
        for (now, up, believed) in [
            ("2026-11-23T02:01:00Z", up(101), true),
            // The machine slept: both clocks went on.
            ("2026-11-24T02:01:00Z", up(101 + 1440), true),
            // Set by less than ten minutes, twice, and each time that is how it is now.
            ("2026-11-24T02:11:00Z", up(102 + 1440), true),
            ("2026-11-24T02:21:00Z", up(103 + 1440), true),
            ("2026-11-24T02:33:00Z", up(104 + 1440), false),
            ("2028-04-08T02:22:00Z", up(104 + 1440), false),
            ("2026-11-24T02:11:00Z", up(104 + 1440), false),
            ("2026-11-24T02:22:00Z", up(104 + 1440), true),
        ] {
            assert_eq!(clock.look(at(now), up), believed, "{now}");
        }
    }

    #[test]
    fn after_a_start_the_database_knows_the_day() {
        let last = at("2026-11-23T02:00:00Z");
        for (now, believed) in [
            ("2026-11-23T02:00:00Z", true),
            ("2026-11-24T02:00:00Z", true),
            ("2026-11-24T02:00:01Z", false),
            ("2028-04-07T02:00:00Z", false),
            ("2026-11-23T01:50:00Z", true),
            ("2026-11-23T01:49:59Z", false),
        ] {
            let clock = trust(Known::after(last, TimeDelta::zero()));
            assert_eq!(clock.look(at(now), TimeDelta::zero()), believed, "{now}");
        }
        // Once it is set right, it is right.
        let clock = trust(Known::after(last, TimeDelta::zero()));
        let minute = TimeDelta::minutes(1);
        assert!(!clock.look(at("2028-04-07T02:00:00Z"), minute));
        assert!(clock.look(at("2026-11-23T09:00:00Z"), minute * 2));
        assert!(!clock.look(at("2026-11-23T20:00:00Z"), minute * 3));
    }

    #[test]
    fn an_operator_is_heard_only_about_now() {
        let now = Instant::new(at("2028-04-07T02:00:00Z"));
        let clock = Trust::begin(Some(Instant::new(at("2026-11-23T02:00:00Z"))), now);
        assert!(!clock.believes(now));
        assert!(!clock.hears(now.plus(-601), now) && !clock.believes(now));
        assert!(clock.hears(now.plus(-600), now) && clock.believes(now));
    }
}
