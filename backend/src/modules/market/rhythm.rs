//! What the day's rhythm promises to whoever sends a price, and its times for the words of screens. A
//! promise names a time to come.

use super::pack;
use super::pack::MarketPack;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use crate::regency::Regency;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rembang_shared::market::api::ReportState;

/// Times of day and names that the words of the market leave to the regency.
pub fn facts(regency: &Regency) -> Result<Vec<(&'static str, String)>> {
    let pack = pack(regency)?;
    let settings = pack.settings();
    let rhythm = &settings.rhythm;
    let time = |time: NaiveTime| time.format("%H:%M").to_string();
    let example = pack.place(&settings.example_place);
    Ok(vec![
        ("entry_from", time(rhythm.entry_from)),
        ("entry_to", time(rhythm.entry_to)),
        ("verify_to", time(rhythm.verify_to)),
        ("publish_at", time(rhythm.publish_at)),
        (
            "market",
            example.map_or_else(String::new, |it| it.name.clone()),
        ),
        ("first_group", settings.first_group.clone()),
    ])
}

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
