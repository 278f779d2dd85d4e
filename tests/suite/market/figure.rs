//! The regency's figure: what is in it, what is not, and what it is held against.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::EwsLevel;

on_both!(
    the_regency_is_the_mean_of_accepted_markets,
    values_are_carried_three_days_and_marked,
    one_place_by_itself,
    levels_are_never_mixed,
    references_are_held_against_the_value_shown,
    references_are_listed_by_date,
    a_commodity_tells_how_it_moved,
    the_list_comes_in_pages,
);

/// P9: markets 42, 44 and 41 accepted, 50 pending.
async fn the_regency_is_the_mean_of_accepted_markets(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    desk.publish(KOTA, RAWIT, 42_000).await;
    desk.publish(LASEM, RAWIT, 44_000).await;
    let value = desk.price(RAWIT).await.value.expect("two markets");
    assert_eq!((value.mean, value.n, value.limited), (43_000, 2, true));
    desk.publish(PAMOTAN, RAWIT, 41_000).await;
    desk.posted(three(SARANG, RAWIT, TODAY, 50_000)).await;
    let view = desk.commodity(RAWIT, None).await;
    let value = view.price.value.as_ref().expect("three markets");
    // 127.000 / 3 = 42.333,33; the nearest fifty is 42.350.
    assert_eq!((value.mean, value.display), (42_333, 42_350));
    assert_eq!(value.median.to_string(), "42000");
    assert_eq!((value.n, value.limited), (3, false));
    assert!(value.carried.is_empty() && view.price.last.is_none());
    // (44.000 - 41.000) / 41.000 = 7,317 %
    assert_eq!(view.disparity.as_deref(), Some("7.32"));
    let known: Vec<(&str, Option<String>)> = view
        .places
        .iter()
        .filter(|place| place.value.is_some())
        .map(|place| (place.place.as_str(), place.value.map(|v| v.to_string())))
        .collect();
    let price = |text: &str| Some(text.to_owned());
    assert_eq!(
        known,
        [
            (KOTA, price("42000")),
            (LASEM, price("44000")),
            (PAMOTAN, price("41000"))
        ]
    );
    assert!(
        view.places
            .iter()
            .all(|place| !place.place.starts_with("tpi-"))
    );

    // Two markets, one with a half: (13.000,5 + 13.100) / 2 = 13.050,25; the median likewise.
    let half = desk
        .posted(quoted(KOTA, RICE, TODAY, &[13_000, 13_001]))
        .await;
    desk.confirm(half.id).await;
    desk.publish(LASEM, RICE, 13_100).await;
    let value = desk.price(RICE).await.value.expect("rice");
    assert_eq!((value.mean, value.display), (13_050, 13_050));
    assert_eq!(value.median.to_string(), "13050.25");
    // A tie goes up: (13.000 + 13.050) / 2 = 13.025.
    desk.publish(KOTA, "beras-premium", 13_000).await;
    desk.publish(LASEM, "beras-premium", 13_050).await;
    let value = desk.price("beras-premium").await.value.expect("rice");
    assert_eq!((value.mean, value.display), (13_025, 13_050));
}

/// Three markets on the first day, one of them again on the second, then silence.
async fn values_are_carried_three_days_and_marked(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    for (place, rupiah) in [(KOTA, 42_000), (LASEM, 44_000), (PAMOTAN, 41_000)] {
        desk.publish(place, RAWIT, rupiah).await;
    }
    let carried = |place: &str, number| Carried {
        place: place.to_owned(),
        day: day(number),
    };

    desk.turn(day(1), 9, 0).await;
    desk.publish(KOTA, RAWIT, 43_000).await;
    let price = desk.price(RAWIT).await;
    let value = price.value.expect("a value");
    // 128.000 / 3 = 42.666,67, shown as 42.650.
    assert_eq!((value.mean, value.display, value.n), (42_667, 42_650, 3));
    assert_eq!(value.carried, [carried(LASEM, 0), carried(PAMOTAN, 0)]);
    // From 42.333,33: + 333,33 or 0,787 %; from 42.350 shown to 42.650 shown it is 300.
    let change = price.change.expect("both days have a value");
    assert_eq!((change.since, change.difference_display), (TODAY, 300));
    assert_eq!(
        (change.difference.as_str(), change.percent.as_str()),
        ("333.33", "0.79")
    );

    assert_eq!(
        desk.commodity(RAWIT, None).await.disparity,
        None,
        "one alone"
    );
    let lasem = desk.publish(LASEM, RAWIT, 43_500).await;
    // (43.500 - 43.000) / 43.000 = 1,163 %; Pamotan's 41.000 is of the day before.
    let apart = desk.commodity(RAWIT, None).await.disparity;
    assert_eq!(apart.as_deref(), Some("1.16"));
    desk.reject(lasem, "salah kios").await;

    desk.turn(day(3), 9, 0).await;
    let price = desk.price(RAWIT).await;
    let value = price.value.expect("all are within three days");
    assert_eq!((value.mean, value.n), (42_667, 3));
    let all = [carried(KOTA, 1), carried(LASEM, 0), carried(PAMOTAN, 0)];
    assert_eq!(value.carried, all);
    assert_eq!(price.change, None, "nobody reported on either day");
    assert_eq!(desk.commodity(RAWIT, None).await.disparity, None);

    desk.turn(day(4), 9, 0).await;
    let value = desk.price(RAWIT).await.value.expect("one is left");
    assert_eq!((value.mean, value.n, value.limited), (43_000, 1, true));
    assert_eq!(value.carried, [carried(KOTA, 1)]);

    desk.turn(day(5), 9, 0).await;
    let price = desk.price(RAWIT).await;
    assert_eq!((price.value, price.change), (None, None));
    // The last figure there was, as it was shown on its day: with the two that stood in.
    let last = price.last.expect("a last value");
    assert_eq!((last.day, last.display), (day(1), 42_650));
    let view = desk.commodity(RAWIT, None).await;
    assert_eq!(view.price.last, Some(last));
    let points: Vec<_> = view.history.iter().map(|p| (p.day, p.mean, p.n)).collect();
    assert_eq!(points, [(TODAY, 42_333, 3), (day(1), 42_667, 3)]);
    assert!(view.places.iter().all(|place| place.value.is_none()));
    assert_eq!(desk.price(RICE).await.last, None, "never quoted");
}

async fn one_place_by_itself(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(KOTA, RAWIT, 42_000).await;
    desk.publish(LASEM, RAWIT, 44_000).await;
    desk.turn(day(1), 9, 0).await;
    desk.publish(KOTA, RAWIT, 43_000).await;
    let at = |place: &str| PriceQuery {
        place: Some(place.to_owned()),
        ..PriceQuery::default()
    };
    let kota = desk.price_of(RAWIT, at(KOTA)).await;
    assert_eq!(kota.value.expect("Kota's own").mean, 43_000);
    assert_eq!(kota.change.expect("since yesterday").difference, "1000.00");
    let lasem = desk.price_of(RAWIT, at(LASEM)).await;
    let value = lasem.value.expect("Lasem's own, of yesterday");
    assert_eq!((value.mean, value.n, value.carried.len()), (44_000, 1, 1));
    assert_eq!(lasem.change, None);
    let sarang = desk.price_of(RAWIT, at(SARANG)).await;
    assert_eq!(
        (sarang.value, sarang.last),
        (None, None),
        "others' are not Sarang's"
    );
    desk.turn(day(5), 9, 0).await;
    let lasem = desk.price_of(RAWIT, at(LASEM)).await;
    let last = lasem.last.expect("Lasem's last");
    assert_eq!((last.day, last.display), (TODAY, 44_000));

    let body = refused(desk.list(at("pasar-baru")).await);
    assert_eq!(field(&body), ("place", FieldCode::Unknown));
    // A place has one level of its own, and no other.
    let auction = desk.list(at("tpi-sarang")).await.expect("a list").items;
    assert!(!auction.is_empty() && auction.iter().all(|it| it.level == Level::Auction));
    let query = PriceQuery {
        level: Some(Level::Retail),
        ..at("tpi-sarang")
    };
    let body = refused(desk.list(query).await);
    assert_eq!(field(&body), ("level", FieldCode::Combination));
}

async fn levels_are_never_mixed(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let village = "33.17.14.2003";
    let farmer = server.officer(Role::Farmer, village).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    // Under a fifth of the retail price, which is no reference for a farm gate.
    let new = three(village, RAWIT, TODAY, 8_000);
    let receipt = farmer
        .client
        .call::<PostPrice>((), new)
        .await
        .expect("posted");
    desk.confirm(receipt.id).await;
    let udang = desk
        .posted(three("tpi-sarang", "udang", TODAY, 70_000))
        .await;
    desk.confirm(udang.id).await;

    let at = |level| PriceQuery {
        level: Some(level),
        ..PriceQuery::default()
    };
    let mean = |price: PriceView| price.value.map(|value| (value.mean, value.n));
    assert_eq!(mean(desk.price(RAWIT).await), Some((42_000, 1)));
    let producer = desk.price_of(RAWIT, at(Level::Producer)).await;
    // The reference is one for shops.
    assert!(producer.reference.is_none() && producer.level == Level::Producer);
    assert_eq!(mean(producer), Some((8_000, 1)));
    let auction = desk.price_of("udang", at(Level::Auction)).await;
    assert_eq!(mean(auction), Some((70_000, 1)));
    let retail = desk.price("udang").await;
    assert_eq!((retail.value, retail.last), (None, None));
    assert_eq!(
        mean(desk.price_of("udang", at(Level::Producer)).await),
        None
    );

    let view = desk.commodity(RAWIT, Some(Level::Producer)).await;
    let places: Vec<&str> = view
        .places
        .iter()
        .map(|place| place.place.as_str())
        .collect();
    assert_eq!(
        places,
        [village],
        "a village that has a value, and no market"
    );
    assert!(view.references.is_empty() && view.series.is_empty());
    let view = desk.commodity("udang", Some(Level::Auction)).await;
    assert!(
        view.places
            .iter()
            .all(|place| place.place.starts_with("tpi-"))
    );
    let shops = desk.commodity(RAWIT, None).await;
    assert!(
        shops
            .places
            .iter()
            .all(|place| place.place.starts_with("pasar-"))
    );
    // Sold by farmers only, so that is what is shown when nobody asks for a level.
    let paddy = desk.commodity("gkp-petani", None).await;
    assert_eq!(paddy.price.level, Level::Producer);
    // Nobody's median but the farms': 8.000 / 5 is 1.600.
    let other = desk
        .refused(three("33.17.14.2004", RAWIT, TODAY, 1_599))
        .await;
    assert_eq!(other.refusal, Some(Refusal::PriceRatio));
}

async fn references_are_held_against_the_value_shown(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let distance = async |commodity, rupiah| {
        desk.publish(LASEM, commodity, rupiah).await;
        let reference = desk.price(commodity).await.reference.expect("a reference");
        (reference.over, reference.under)
    };
    // HAP 40.000 to 57.000: 38.020 is shown as 38.000.
    assert_eq!(distance(RAWIT, 38_020).await, (None, Some(2_000)));
    // HAP 37.000 to 55.000: 56.030 is shown as 56.050.
    assert_eq!(
        distance("cabai-keriting", 56_030).await,
        (Some(1_050), None)
    );
    // HET 13.500: P11's 13.800, and 13.520 that is shown as 13.500.
    assert_eq!(distance(RICE, 13_520).await, (None, None));
    // HET 15.700
    assert_eq!(distance("minyakita", 17_500).await, (Some(1_800), None));
    // HAP 36.500 to 41.500, on the edge.
    assert_eq!(distance("bawang-merah", 41_500).await, (None, None));
    let rice = desk.price(RICE).await.reference.expect("a reference");
    assert_eq!(
        (rice.kind, rice.upper, rice.lower),
        (ReferenceKind::HET, Some(13_500), None)
    );
    assert_eq!(desk.price("tomat").await.reference, None);
}

/// A newer reference written above an older one, and one that is not yet in force.
async fn references_are_listed_by_date(server: Arc<Server>) {
    let dir = tempfile::tempdir().expect("a folder");
    let line = |upper, from| format!("{RICE},HET,,{upper},Jawa,Uji {from},{from},retail,uji,");
    let lines = [line(14_000, "2026-11-24"), line(12_900, "2025-01-01")].join("\n");
    let regency = rembang_with(dir.path(), "market/references.csv", &lines);
    let other = Arc::new(Server::start_with(server.kind, regency));
    let mut desk = Desk::open(&other).await;
    let view = desk.commodity(RICE, None).await;
    let uppers: Vec<_> = view.references.iter().map(|it| it.upper).collect();
    assert_eq!(uppers, [Some(12_900), Some(13_500), Some(14_000)]);
    assert!(view.references.iter().all(|it| it.over.is_none()));
    let in_force = view.price.reference.expect("a reference");
    assert_eq!(in_force.upper, Some(13_500));
    desk.turn(day(1), 0, 0).await;
    let in_force = desk.price(RICE).await.reference.expect("a reference");
    assert_eq!(in_force.upper, Some(14_000));
    other.stop().await;
}

/// Seven days of 50.000 and then 60.000.
async fn a_commodity_tells_how_it_moved(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    for number in 0..7 {
        desk.turn(day(number), 9, 0).await;
        desk.publish(LASEM, RAWIT, 50_000).await;
    }
    desk.turn(day(7), 9, 0).await;
    desk.publish(LASEM, RAWIT, 60_000).await;
    let view = desk.commodity(RAWIT, None).await;
    let d1 = view.statistics.d1.expect("a day ago");
    assert_eq!((d1.percent.as_str(), d1.since), ("20.00", day(6)));
    let d7 = view.statistics.d7.expect("a week ago");
    assert_eq!((d7.percent.as_str(), d7.since), ("20.00", TODAY));
    assert!(view.statistics.d30.is_none() && view.statistics.y1.is_none());
    // 20 % above the median is not above 20 %: SIAGA, not KRITIS.
    let ews = view.statistics.ews.expect("seven days before");
    assert_eq!(
        (ews.level, ews.percent.as_str()),
        (EwsLevel::Siaga, "20.00")
    );
    // P11: 60.000 is 5,26 % above the upper HAP of 57.000.
    let gap = view.statistics.gap.expect("a reference");
    assert_eq!(gap.upper_percent.as_deref(), Some("5.26"));
    assert_eq!(view.history.len(), 8);
    let visitor = server.visitor();
    let days = |days| CommodityQuery {
        commodity: RAWIT.to_owned(),
        level: None,
        days: Some(days),
    };
    let two = visitor
        .call::<Commodity>(days(2), ())
        .await
        .expect("two days");
    let points: Vec<_> = two.history.iter().map(|p| (p.day, p.display)).collect();
    assert_eq!(points, [(day(6), 50_000), (day(7), 60_000)]);
    // Fewer points on the line change no sum.
    assert_eq!(
        two.statistics.d7.map(|d7| d7.percent).as_deref(),
        Some("20.00")
    );
    for wrong in [0, 401] {
        let body = refused(visitor.call::<Commodity>(days(wrong), ()).await);
        assert_eq!(field(&body), ("days", FieldCode::Range));
    }
    let gold = CommodityQuery {
        commodity: "emas".to_owned(),
        ..days(1)
    };
    let body = refused(visitor.call::<Commodity>(gold, ()).await);
    assert_eq!(body.code, ErrorCode::NotFound);
    let level = CommodityQuery {
        level: Some(Level::Auction),
        ..days(1)
    };
    let body = refused(visitor.call::<Commodity>(level, ()).await);
    assert_eq!(field(&body), ("level", FieldCode::Combination));
}

async fn the_list_comes_in_pages(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let pack = server.market();
    let retail: Vec<&str> = pack
        .commodities()
        .iter()
        .filter(|commodity| commodity.levels.contains(&Level::Retail))
        .map(|commodity| commodity.code.as_str())
        .collect();
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let query = PriceQuery {
            limit: Some(20),
            cursor,
            ..PriceQuery::default()
        };
        let page = desk.list(query).await.expect("a page");
        seen.extend(page.items.into_iter().map(|price| price.commodity));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, retail, "each once, in the order of the pack");
    for (query, path, code) in [
        (Some(0), "limit", FieldCode::Range),
        (Some(101), "limit", FieldCode::Range),
        (None, "cursor", FieldCode::Format),
    ]
    .map(|(limit, path, code)| {
        let cursor = limit.is_none().then(|| "emas".to_owned());
        let query = PriceQuery {
            limit,
            cursor,
            ..PriceQuery::default()
        };
        (query, path, code)
    }) {
        let body = refused(desk.list(query).await);
        assert_eq!(field(&body), (path, code));
    }
    let places = server
        .visitor()
        .call::<Places>((), ())
        .await
        .expect("places");
    assert_eq!(places.items.len(), server.market().places().len());
    let lasem = places
        .items
        .iter()
        .find(|it| it.code == LASEM)
        .expect("Lasem");
    assert_eq!(lasem.area_name.as_deref(), Some("Lasem"));
    assert!(lasem.confirmed);
}
