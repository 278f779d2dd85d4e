//! A time that a receipt names lies ahead: verifiers are done at 11.30, values are fixed at 12.00.

use super::desk::*;
use crate::prelude::*;
use chrono::NaiveDate;
use rembang_shared::market::api::*;

on_both!(what_waits_is_promised_the_next_1130_and_what_is_public_the_next_noon);

/// A civil time in Rembang on the wire.
fn wib(day: NaiveDate, hour: u32, minute: u32) -> chrono::DateTime<chrono::Utc> {
    let local = day.and_hms_opt(hour, minute, 0).expect("a time");
    (local - chrono::TimeDelta::hours(7)).and_utc()
}

async fn what_waits_is_promised_the_next_1130_and_what_is_public_the_next_noon(
    server: Arc<Server>,
) {
    let mut desk = Desk::open(&server).await;
    let tomorrow = wib(day(1), 11, 30);
    for (place, hour, minute, due) in [
        (LASEM, 0, 0, wib(TODAY, 11, 30)),
        (KOTA, 11, 29, wib(TODAY, 11, 30)),
        (PAMOTAN, 11, 30, tomorrow),
        (SARANG, 19, 11, tomorrow),
        ("pasar-sumber", 23, 59, tomorrow),
    ] {
        desk.turn(TODAY, hour, minute).await;
        let receipt = desk.posted(three(place, RAWIT, TODAY, 42_000)).await;
        assert_eq!(receipt.state, ReportState::Held);
        assert_eq!(receipt.due, Some(due), "{place} {hour}.{minute}");
        assert!(receipt.due > Some(receipt.received_at));
        // The list of one's own says the same as the receipt.
        let report = desk.report(receipt.id).await;
        assert_eq!(report.due, receipt.due);
    }
    // Noted or refused: nothing more is to come.
    let receipt = desk.posted(noted(LASEM, RICE, TODAY, NoQuote::Habis)).await;
    assert_eq!(receipt.due, None);

    // Seven days of one price, so that the eighth is public at once.
    for number in 1..8 {
        desk.turn(day(number), 9, 0).await;
        desk.publish(LASEM, RICE, 13_000).await;
        desk.publish(KOTA, RICE, 13_000).await;
        desk.publish(PAMOTAN, RICE, 13_000).await;
    }
    desk.turn(day(8), 11, 59).await;
    let receipt = desk.posted(three(LASEM, RICE, day(8), 13_000)).await;
    assert_eq!(receipt.state, ReportState::Accepted);
    assert_eq!(receipt.due, Some(wib(day(8), 12, 0)));
    desk.turn(day(8), 12, 0).await;
    let receipt = desk.posted(three(KOTA, RICE, day(8), 13_000)).await;
    assert_eq!((receipt.state, receipt.due), (ReportState::Accepted, None));
    // A day of the past is fixed, whatever the hour.
    desk.turn(day(9), 8, 0).await;
    let receipt = desk.posted(three(PAMOTAN, RICE, day(8), 13_000)).await;
    assert_eq!((receipt.state, receipt.due), (ReportState::Accepted, None));
    // What is decided in the evening may not promise the noon that has passed.
    desk.turn(day(9), 18, 0).await;
    let held = desk.posted(three(LASEM, "terasi", day(9), 40_000)).await;
    assert_eq!(held.due, Some(wib(day(10), 11, 30)));
    assert_eq!(desk.confirm(held.id).await.due, None);
}
