//! What the day's rhythm promises to whoever sends a price. A promise names a time to come.

use super::pack::MarketPack;
use crate::platform::db::Instant;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::ReportState;

/// When a report that stands like this since `at` will stand otherwise at the latest: one that
/// waits has been decided, one that is public is fixed. Nothing when no change is due.
pub fn due(pack: &MarketPack, state: ReportState, day: NaiveDate, at: Instant) -> Option<Instant> {
    match state {
        ReportState::Held => Some(verified_by(pack, at)),
        ReportState::Accepted => {
            let fixed = Instant::at(day, pack.settings().rhythm.publish_at);
            (at < fixed).then_some(fixed)
        }
        ReportState::Rejected | ReportState::Noted => None,
    }
}

/// The next time that verifiers are done: what comes after today's is tomorrow's.
fn verified_by(pack: &MarketPack, at: Instant) -> Instant {
    let done = |day| Instant::at(day, pack.settings().rhythm.verify_to);
    let today = done(at.day());
    if at < today {
        today
    } else {
        done(at.day() + TimeDelta::days(1))
    }
}
