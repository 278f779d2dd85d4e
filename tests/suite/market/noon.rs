//! The day's value is fixed at 12.00 WIB; whatever moves it later is said to have done so.

use super::desk::*;
use crate::prelude::*;
use chrono::{DateTime, Utc};
use rembang_shared::market::api::*;

on_both!(
    a_value_is_provisional_until_noon,
    a_value_after_noon_revises_the_day,
    a_rejection_after_noon_revises_the_day,
    what_changes_nothing_revises_nothing,
);

/// A civil time in Rembang, seven hours ahead of UTC.
fn wib(number: i64, hour: u32, minute: u32) -> DateTime<Utc> {
    let local = day(number).and_hms_opt(hour, minute, 0).expect("a time");
    (local - chrono::TimeDelta::hours(7)).and_utc()
}

async fn value(desk: &Desk) -> DayValue {
    desk.price(RAWIT).await.value.expect("a value")
}

async fn a_value_is_provisional_until_noon(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.turn(TODAY, 11, 59).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    let before = value(&desk).await;
    assert!(before.provisional && before.revised_at.is_none());
    assert_eq!(before.as_of, wib(0, 11, 59));
    for (hour, minute) in [(12, 0), (12, 1), (23, 59)] {
        desk.turn(TODAY, hour, minute).await;
        let fixed = value(&desk).await;
        assert_eq!((fixed.provisional, fixed.revised_at), (false, None));
        assert_eq!((fixed.mean, fixed.as_of), (42_000, wib(0, 11, 59)));
    }
}

async fn a_value_after_noon_revises_the_day(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    desk.turn(TODAY, 12, 30).await;
    desk.publish(PAMOTAN, RAWIT, 44_000).await;
    desk.turn(TODAY, 13, 0).await;
    let revised = value(&desk).await;
    assert_eq!((revised.mean, revised.n), (43_000, 2));
    assert_eq!(revised.revised_at, Some(wib(0, 12, 30)));
    assert_eq!(revised.as_of, wib(0, 12, 30));

    // The next day has a noon of its own, which has not come.
    desk.turn(day(1), 9, 0).await;
    let next = value(&desk).await;
    assert_eq!((next.mean, next.carried.len()), (43_000, 2));
    assert!(next.provisional && next.revised_at.is_none());
    desk.publish(LASEM, RAWIT, 43_000).await;
    desk.turn(day(1), 12, 0).await;
    let next = value(&desk).await;
    // (43.000 + 44.000) / 2
    assert_eq!(
        (next.mean, next.provisional, next.revised_at),
        (43_500, false, None)
    );
    // Yesterday on the line is what yesterday ended with.
    let view = desk.commodity(RAWIT, None).await;
    let points: Vec<_> = view.history.iter().map(|p| (p.day, p.mean)).collect();
    assert_eq!(points, [(TODAY, 43_000), (day(1), 43_500)]);

    // A day that had nothing at noon was revised by the first value it got.
    desk.turn(day(9), 12, 10).await;
    desk.publish(LASEM, RAWIT, 45_000).await;
    assert_eq!(value(&desk).await.revised_at, Some(wib(9, 12, 10)));
}

async fn a_rejection_after_noon_revises_the_day(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    let id = desk.publish(PAMOTAN, RAWIT, 44_000).await;
    desk.turn(TODAY, 12, 40).await;
    assert_eq!(value(&desk).await.revised_at, None);
    desk.reject(id, "harga grosir").await;
    let revised = value(&desk).await;
    assert_eq!((revised.mean, revised.n), (42_000, 1));
    assert_eq!(revised.revised_at, Some(wib(0, 12, 40)));
    // What is left was accepted in the morning.
    assert_eq!(revised.as_of, wib(0, 9, 0));
    // So does a correction, of another moment.
    desk.turn(TODAY, 13, 0).await;
    let id = desk.mine().await.last().expect("the first report").id;
    desk.correct(id, &[42_600]).await.expect("corrected");
    let revised = value(&desk).await;
    assert_eq!(
        (revised.mean, revised.revised_at),
        (42_600, Some(wib(0, 13, 0)))
    );
}

async fn what_changes_nothing_revises_nothing(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let yesterday = desk.publish(LASEM, RAWIT, 42_000).await;
    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    desk.turn(day(1), 12, 15).await;
    // Yesterday's value is not in today's figure.
    desk.correct(yesterday, &[42_200]).await.expect("corrected");
    assert_eq!(value(&desk).await.revised_at, None);
    desk.turn(day(1), 12, 30).await;
    let late = desk.publish(PAMOTAN, RAWIT, 44_000).await;
    assert_eq!(value(&desk).await.revised_at, Some(wib(1, 12, 30)));
    // Nor does it move the moment at which the figure changed.
    desk.turn(day(1), 13, 30).await;
    desk.correct(yesterday, &[42_100]).await.expect("corrected");
    assert_eq!(value(&desk).await.revised_at, Some(wib(1, 12, 30)));
    // Back to what stood at noon.
    desk.turn(day(1), 14, 0).await;
    desk.reject(late, "salah pasar").await;
    let back = value(&desk).await;
    assert_eq!((back.mean, back.revised_at), (42_000, None));
}
