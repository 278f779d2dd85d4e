//! What an enumerator may enter, and what becomes of it.

use super::desk::*;
use crate::prelude::*;
use chrono::NaiveDate;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::{PriceFlag, Reason, Verdict};

on_both!(
    a_history_of_seven_values_lets_the_rule_decide,
    a_step_or_a_spread_asks_for_a_reason,
    a_place_is_reported_once_a_day,
    no_price_is_an_observation_too,
    what_cannot_be_a_price_is_refused,
    days_are_refused_beyond_three_back_or_ahead,
    a_nought_too_many_or_too_few_is_refused,
    things_that_do_not_belong_together_are_refused,
    a_closed_market_has_no_price,
);

/// Seven values of 42.000: the median is 42.000, no value strays from it, so one robust
/// deviation is the floor of 2 %, 840. SUSPECT begins above 42.000 + 3,5 x 840 = 44.940 and
/// EXTREME above 42.000 + 7 x 840 = 47.880.
async fn a_history_of_seven_values_lets_the_rule_decide(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    // The first seven have fewer than seven before them.
    for number in 0..7 {
        desk.turn(day(number), 9, 0).await;
        let receipt = desk.posted(three(LASEM, RAWIT, desk.today, 42_000)).await;
        assert_eq!(receipt.verdict, Some(Verdict::NoHistory), "day {number}");
        assert_eq!(receipt.state, ReportState::Held);
        let report = desk.confirm(receipt.id).await;
        assert_eq!(report.state, ReportState::Accepted);
        assert!(!report.outlier, "nothing to be unusual against");
    }

    desk.turn(day(7), 9, 0).await;
    let receipt = desk.posted(three(LASEM, RAWIT, day(7), 44_940)).await;
    assert_eq!(receipt.verdict, Some(Verdict::Accept));
    assert_eq!(receipt.state, ReportState::Accepted);
    let value = desk.price(RAWIT).await.value.expect("public at once");
    // 44.940 lies 10 from 44.950 and 40 from 44.900.
    assert_eq!((value.mean, value.display, value.n), (44_940, 44_950, 1));
    assert!(value.carried.is_empty());
    let report = desk.report(receipt.id).await;
    // 2.940 / 840
    assert_eq!(report.z.as_deref(), Some("3.50"));
    assert_eq!(
        report.median.map(|m| m.to_string()).as_deref(),
        Some("42000")
    );
    assert_eq!((report.decided_at, report.outlier), (None, false));

    // Seven of 42.000 and one of 44.940: median and deviations are as before.
    desk.turn(day(8), 9, 0).await;
    let receipt = desk.posted(three(LASEM, RAWIT, day(8), 44_941)).await;
    assert_eq!(receipt.verdict, Some(Verdict::Suspect));
    assert_eq!(receipt.state, ReportState::Held);
    let value = desk
        .price(RAWIT)
        .await
        .value
        .expect("yesterday's stands in");
    assert_eq!((value.mean, value.n), (44_940, 1));
    let report = desk.confirm(receipt.id).await;
    assert!(report.outlier, "confirmed, and still marked");
    let view = desk.commodity(RAWIT, None).await;
    let lasem = view
        .places
        .iter()
        .find(|it| it.place == LASEM)
        .expect("Lasem");
    assert!(lasem.outlier);
    assert_eq!(view.price.value.expect("a value").mean, 44_941);

    desk.turn(day(9), 9, 0).await;
    let receipt = desk.posted(three(LASEM, RAWIT, day(9), 47_881)).await;
    assert_eq!(receipt.verdict, Some(Verdict::Extreme));
    assert_eq!(receipt.state, ReportState::Held);
    let value = desk
        .price(RAWIT)
        .await
        .value
        .expect("yesterday's stands in");
    assert_eq!(value.mean, 44_941);
}

async fn a_step_or_a_spread_asks_for_a_reason(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.turn(day(1), 9, 0).await;
    // 5 % of 13.000 is 650: exactly that is no step, a rupiah more is.
    let mut new = three(LASEM, RICE, day(1), 13_651);
    let body = desk.refused(new.clone()).await;
    assert_eq!(body.refusal, Some(Refusal::PriceReason));
    assert_eq!(field(&body), ("reason", FieldCode::Required));
    new.reason = Some(Reason::StockLow);
    let receipt = desk.posted(new).await;
    assert_eq!(receipt.flags, [PriceFlag::Step]);
    let report = desk.report(receipt.id).await;
    assert_eq!(report.reason, Some(Reason::StockLow));
    assert_eq!(report.flags, [PriceFlag::Step]);
    desk.reject(receipt.id, "salah ketik").await;
    let receipt = desk.posted(three(LASEM, RICE, day(1), 13_650)).await;
    assert!(receipt.flags.is_empty());

    // (14.600 - 12.000) / 13.000 is 20 % to the rupiah; the next rupiah is a spread.
    let mut new = quoted(PAMOTAN, RICE, day(1), &[12_000, 13_000, 14_601]);
    assert_eq!(
        desk.refused(new.clone()).await.refusal,
        Some(Refusal::PriceReason)
    );
    new.reason = Some(Reason::Quality);
    let receipt = desk.posted(new).await;
    assert_eq!(receipt.flags, [PriceFlag::Spread]);
    // The median of three, not their mean of 13.200,33.
    assert_eq!(
        receipt.value.map(|v| v.to_string()).as_deref(),
        Some("13000")
    );
    let receipt = desk
        .posted(quoted(KOTA, RICE, day(1), &[12_000, 13_000, 14_600]))
        .await;
    assert!(receipt.flags.is_empty());

    // Two quotes are averaged and may end in a half; one is a low number.
    let receipt = desk
        .posted(quoted(SARANG, RICE, day(1), &[13_000, 13_001]))
        .await;
    assert_eq!(
        receipt.value.map(|v| v.to_string()).as_deref(),
        Some("13000.5")
    );
    let receipt = desk
        .posted(quoted("pasar-sumber", RICE, day(1), &[13_000]))
        .await;
    assert_eq!(receipt.flags, [PriceFlag::LowN]);

    // A last value of four days ago is too old to step away from.
    desk.turn(day(4), 9, 0).await;
    let receipt = desk.posted(three(LASEM, RICE, day(4), 16_000)).await;
    assert!(receipt.flags.is_empty());
}

async fn a_place_is_reported_once_a_day(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let first = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await;
    let again = || three(LASEM, RAWIT, TODAY, 43_000);
    let body = desk.refused(again()).await;
    assert_eq!(body.refusal, Some(Refusal::PriceReported));
    // Nor by somebody else, nor as a status, nor once it is public.
    let other = server.officer(Role::Enumerator, "33.17.14").await;
    let body = refused(other.client.call::<PostPrice>((), again()).await);
    assert_eq!(body.refusal, Some(Refusal::PriceReported));
    let body = desk
        .refused(noted(LASEM, RAWIT, TODAY, NoQuote::Habis))
        .await;
    assert_eq!(body.refusal, Some(Refusal::PriceReported));
    desk.confirm(first.id).await;
    let body = desk.refused(again()).await;
    assert_eq!(body.refusal, Some(Refusal::PriceReported));
    // Another place, another commodity and another day are free.
    desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await;
    desk.posted(three(LASEM, "cabai-rawit-hijau", TODAY, 42_000))
        .await;
    desk.posted(three(LASEM, RAWIT, day(-1), 42_000)).await;

    // Two at once: one is taken, the other is told.
    let (one, two) = tokio::join!(
        desk.post(three(SARANG, RAWIT, TODAY, 42_000)),
        other
            .client
            .call::<PostPrice>((), three(LASEM, RICE, TODAY, 13_000)),
    );
    one.expect("another place");
    two.expect("another commodity");
    let same = || three(KOTA, RAWIT, TODAY, 42_000);
    let second = server.officer(Role::Enumerator, "33.17").await;
    let (one, two) = tokio::join!(
        desk.post(same()),
        second.client.call::<PostPrice>((), same())
    );
    let lost = match (one, two) {
        (Ok(_), lost @ Err(_)) | (lost @ Err(_), Ok(_)) => refused(lost),
        both => panic!("not one of two: {both:?}"),
    };
    assert_eq!(lost.refusal, Some(Refusal::PriceReported));
}

async fn no_price_is_an_observation_too(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    desk.turn(day(1), 9, 0).await;
    for (commodity, status) in [
        (RAWIT, NoQuote::Habis),
        (RICE, NoQuote::Tutup),
        ("terasi", NoQuote::TidakAda),
    ] {
        let receipt = desk.posted(noted(LASEM, commodity, day(1), status)).await;
        assert_eq!(receipt.state, ReportState::Noted);
        assert_eq!((receipt.verdict, receipt.value), (None, None));
        let report = desk.report(receipt.id).await;
        assert_eq!(report.status, Some(status));
        assert!(report.quotes.is_empty());
        assert_eq!(report.actions, [ReportAction::Reject], "nothing to confirm");
        let body = refused(
            desk.decide(receipt.id, Decision::Confirm { note: None })
                .await,
        );
        assert_eq!(body.refusal, Some(Refusal::ReportDecided));
    }
    // Yesterday's price still makes the regency's figure; at the place "habis" is the news.
    let view = desk.commodity(RAWIT, None).await;
    assert_eq!(view.price.value.expect("carried").mean, 42_000);
    let lasem = view
        .places
        .iter()
        .find(|it| it.place == LASEM)
        .expect("Lasem");
    assert_eq!((lasem.value, lasem.status), (None, Some(NoQuote::Habis)));
    assert_eq!(lasem.day, Some(day(1)));
    // The next day's price is newer than the status.
    desk.turn(day(2), 9, 0).await;
    desk.publish(LASEM, RAWIT, 42_500).await;
    let view = desk.commodity(RAWIT, None).await;
    let lasem = view
        .places
        .iter()
        .find(|it| it.place == LASEM)
        .expect("Lasem");
    assert_eq!(lasem.value.map(|v| v.to_string()).as_deref(), Some("42500"));
    assert_eq!((lasem.status, lasem.day), (None, Some(day(2))));

    let mut both = three(LASEM, RICE, day(2), 13_000);
    both.status = Some(NoQuote::Habis);
    let body = desk.refused(both).await;
    assert_eq!(field(&body), ("status", FieldCode::Combination));
    let body = desk
        .refused(noted(LASEM, RICE, day(3), NoQuote::Habis))
        .await;
    assert_eq!(body.refusal, Some(Refusal::PriceFuture));
    let body = desk
        .refused(noted(LASEM, RICE, day(-2), NoQuote::Habis))
        .await;
    assert_eq!(body.refusal, Some(Refusal::PriceTooOld));
}

async fn what_cannot_be_a_price_is_refused(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    for (quotes, path) in [
        (vec![0], "quotes[0]"),
        (vec![42_000, -1], "quotes[1]"),
        (vec![42_000, 42_000, 1_000_000_001], "quotes[2]"),
        (vec![i64::MAX], "quotes[0]"),
        (vec![i64::MIN, 42_000], "quotes[0]"),
        (vec![42_000; 4], "quotes"),
    ] {
        let body = desk.refused(quoted(LASEM, RAWIT, TODAY, &quotes)).await;
        assert_eq!(body.code, ErrorCode::Invalid);
        assert_eq!(field(&body), (path, FieldCode::Range), "{quotes:?}");
    }
    let body = desk.refused(quoted(LASEM, RAWIT, TODAY, &[])).await;
    assert_eq!(field(&body), ("quotes", FieldCode::Required));
    // A thousand million is the most that is believed.
    desk.posted(three(LASEM, RAWIT, TODAY, 1_000_000_000)).await;
    assert_eq!(desk.mine().await.len(), 1, "nothing refused is kept");
}

async fn days_are_refused_beyond_three_back_or_ahead(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let body = desk.refused(three(LASEM, RAWIT, day(1), 42_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceFuture));
    assert_eq!(field(&body), ("day", FieldCode::Range));
    let body = desk.refused(three(LASEM, RAWIT, day(-4), 42_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceTooOld));
    assert_eq!(field(&body), ("day", FieldCode::Range));
    desk.posted(three(LASEM, RAWIT, day(-3), 42_000)).await;
    // The first and the last day that can be sent are days like any other.
    let far = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
    for (far, refusal) in [
        (far(1900, 1, 1), Refusal::PriceTooOld),
        (far(9999, 12, 31), Refusal::PriceFuture),
    ] {
        let body = desk.refused(three(LASEM, RAWIT, far, 42_000)).await;
        assert_eq!(body.refusal, Some(refusal));
        let body = desk.refused(noted(LASEM, RAWIT, far, NoQuote::Habis)).await;
        assert_eq!(body.refusal, Some(refusal));
    }
    // The day begins at midnight in Rembang, seven hours before it does in Greenwich.
    desk.turn(TODAY, 23, 59).await;
    let body = desk.refused(three(LASEM, RAWIT, day(1), 42_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceFuture));
    desk.turn(day(1), 0, 0).await;
    desk.posted(three(LASEM, RAWIT, day(1), 42_000)).await;
}

/// One accepted market makes the reference; 42.000 x 5 and / 5 are 210.000 and 8.400.
async fn a_nought_too_many_or_too_few_is_refused(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    desk.posted(three(PAMOTAN, RAWIT, TODAY, 42)).await;
    // Held, so it is no reference: without one nothing is too far away.
    desk.publish(LASEM, RAWIT, 42_000).await;
    for rupiah in [420_000, 4_200, 210_001, 8_399] {
        let body = desk.refused(three(SARANG, RAWIT, TODAY, rupiah)).await;
        assert_eq!(body.refusal, Some(Refusal::PriceRatio), "{rupiah}");
        assert_eq!(field(&body), ("quotes", FieldCode::Range));
    }
    desk.posted(three(SARANG, RAWIT, TODAY, 210_000)).await;
    desk.posted(three(KOTA, RAWIT, TODAY, 8_400)).await;
}

async fn things_that_do_not_belong_together_are_refused(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let level = |place, commodity, level| NewPrice {
        level,
        ..three(place, commodity, TODAY, 42_000)
    };
    for new in [
        level(LASEM, RAWIT, Level::Producer),
        level("tpi-sarang", "udang", Level::Retail),
        level("33.17.14.2003", RAWIT, Level::Retail),
        // No fish market auctions rice, no farm sells tofu, and paddy is not retailed.
        level("tpi-sarang", RICE, Level::Auction),
        level("33.17.14.2003", "tahu", Level::Producer),
        level(LASEM, "gkp-petani", Level::Retail),
    ] {
        let body = desk.refused(new.clone()).await;
        assert_eq!(field(&body), ("level", FieldCode::Combination), "{new:?}");
    }
    let body = desk.refused(three(LASEM, "emas", TODAY, 42_000)).await;
    assert_eq!(field(&body), ("commodity", FieldCode::Unknown));
    // A place that is not theirs and one that is nowhere look alike.
    let lasem = server.officer(Role::Enumerator, "33.17.14").await;
    let farmer = server.officer(Role::Farmer, "33.17.14.2003").await;
    for (who, place) in [
        (&lasem, PAMOTAN),
        (&lasem, "pasar-baru"),
        // No source says in which kecamatan it lies.
        (&lasem, "tpi-tanjungsari"),
        (&farmer, LASEM),
        (&farmer, "33.17.14.2004"),
    ] {
        let new = three(place, "udang", TODAY, 42_000);
        let body = refused(who.client.call::<PostPrice>((), new).await);
        assert_eq!(body.code, ErrorCode::NotFound, "{place}");
    }
    desk.posted(three("tpi-tanjungsari", "udang", TODAY, 42_000))
        .await;
}

async fn a_closed_market_has_no_price(server: Arc<Server>) {
    let dir = tempfile::tempdir().expect("a folder");
    let line = format!("{LASEM},{TODAY},pasar libur,uji");
    let regency = rembang_with(dir.path(), "market/closures.csv", &line);
    let closed = Arc::new(Server::start_with(server.kind, regency));
    let desk = Desk::open(&closed).await;
    let body = desk.refused(three(LASEM, RAWIT, TODAY, 42_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceClosed));
    assert_eq!(field(&body), ("day", FieldCode::Combination));
    desk.posted(three(LASEM, RAWIT, day(-1), 42_000)).await;
    desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await;
    // That it is closed may be said.
    desk.posted(noted(LASEM, RAWIT, TODAY, NoQuote::Tutup))
        .await;
    let open = |panel: PanelView| panel.open;
    let panel = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
    assert!(!open(panel));
    let panel = desk.panel(&desk.enumerator, PAMOTAN).await.expect("a form");
    assert!(open(panel));
    closed.stop().await;
}
