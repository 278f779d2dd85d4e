//! All places beside each other, and the same figures as files.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::values::HalfRupiah;
use rembang_tests::Kind;
use rembang_tests::raw::{Answer, Ask};

on_both!(
    places_stand_beside_each_other,
    a_later_status_says_more_than_an_older_price,
    levels_have_places_of_their_own,
    a_full_day_stays_small,
    the_list_is_a_table,
    an_old_figure_never_takes_todays_date,
    a_history_says_whose_figures_it_holds,
    news_tell_what_moved_and_only_that,
);

async fn comparison(desk: &Desk, level: Option<Level>) -> ComparisonView {
    let query = LevelQuery { level };
    let visitor = desk.server.visitor();
    let view = visitor.call::<ComparePlaces>(query, ()).await;
    view.expect("a comparison")
}

fn row<'a>(view: &'a ComparisonView, commodity: &str) -> &'a ComparedRow {
    let found = view.rows.iter().find(|row| row.commodity == commodity);
    found.expect("a row")
}

fn cell(view: &ComparisonView, commodity: &str, place: &str) -> Option<ComparedCell> {
    let at = view.places.iter().position(|each| each.place == place);
    row(view, commodity).cells[at.expect("a column")]
}

fn price(rupiah: i64) -> Option<HalfRupiah> {
    HalfRupiah::from_rupiah(rupiah)
}

async fn places_stand_beside_each_other(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let empty = comparison(&desk, None).await;
    assert_eq!((empty.as_of, empty.day), (None, TODAY));
    assert!(
        empty
            .rows
            .iter()
            .all(|row| row.cells.iter().all(Option::is_none))
    );

    for (place, rupiah) in [(KOTA, 42_000), (LASEM, 44_000), (PAMOTAN, 41_000)] {
        desk.publish(place, RAWIT, rupiah).await;
    }
    desk.publish(KOTA, RICE, 13_000).await;
    desk.posted(three(SARANG, RAWIT, TODAY, 50_000)).await;
    desk.posted(noted(SARANG, RICE, TODAY, NoQuote::TidakAda))
        .await;
    let view = comparison(&desk, None).await;
    assert!(view.as_of.is_some() && view.level == Level::Retail);
    // Every market of the pack is a column and every retail commodity a row, in its order.
    assert_eq!(view.places.len(), 12);
    assert!(view.rows.iter().all(|row| row.cells.len() == 12));
    assert_eq!(view.rows[0].commodity, "beras-premium");
    let rawit = row(&view, RAWIT);
    let mean = rawit.mean.expect("a mean");
    // 127.000 / 3; (44.000 - 41.000) / 41.000 = 7,317 %
    assert_eq!((mean.num(), mean.den()), (127_000, 3));
    assert_eq!(
        (rawit.display, rawit.disparity.as_deref()),
        (Some(42_350), Some("7.32"))
    );
    let lasem = cell(&view, RAWIT, LASEM).expect("a value");
    assert_eq!(
        (lasem.value, lasem.day, lasem.status),
        (price(44_000), TODAY, None)
    );
    assert!(!lasem.demo && !lasem.outlier);
    assert_eq!(cell(&view, RAWIT, SARANG), None, "held is not public");
    let absent = cell(&view, RICE, SARANG).expect("a status");
    assert_eq!(
        (absent.value, absent.status),
        (None, Some(NoQuote::TidakAda))
    );
    assert_eq!(row(&view, RICE).mean.map(|mean| mean.num()), Some(13_000));
    assert_eq!(row(&view, "tomat").mean, None);
    let column = |code: &str| {
        let found = view.places.iter().find(|place| place.place == code);
        let place = found.expect("a column");
        (place.priced, place.area_name.as_deref())
    };
    assert_eq!(column(KOTA), (2, Some("Rembang")));
    assert_eq!(column(LASEM), (1, Some("Lasem")));
    assert_eq!(column(SARANG), (0, Some("Sarang")));

    // An older value stands in for three days and says its day.
    desk.turn(day(3), 9, 0).await;
    desk.publish(KOTA, RAWIT, 43_000).await;
    let view = comparison(&desk, None).await;
    let lasem = cell(&view, RAWIT, LASEM).expect("still there");
    assert_eq!((lasem.value, lasem.day), (price(44_000), TODAY));
    assert_eq!(cell(&view, RAWIT, KOTA).expect("today's").day, day(3));
    desk.turn(day(4), 9, 0).await;
    let view = comparison(&desk, None).await;
    assert_eq!(cell(&view, RAWIT, LASEM), None);
    assert_eq!(row(&view, RAWIT).display, Some(43_000));
}

async fn a_later_status_says_more_than_an_older_price(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 44_000).await;
    desk.turn(day(1), 9, 0).await;
    let sold_out = noted(LASEM, RAWIT, day(1), NoQuote::Habis);
    let sold_out = desk.posted(sold_out).await.id;
    let found = cell(&comparison(&desk, None).await, RAWIT, LASEM).expect("a status");
    assert_eq!(
        (found.value, found.status, found.day),
        (None, Some(NoQuote::Habis), day(1))
    );
    desk.reject(sold_out, "masih ada di los barat").await;
    let found = cell(&comparison(&desk, None).await, RAWIT, LASEM).expect("the value again");
    assert_eq!((found.value, found.day), (price(44_000), TODAY));
}

async fn levels_have_places_of_their_own(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let village = {
        let pack = server.app.regency();
        let first = pack.children("33.17.14").next();
        first.expect("a village").code.to_string()
    };
    let auctions = comparison(&desk, Some(Level::Auction)).await;
    assert!(
        auctions
            .places
            .iter()
            .all(|place| place.kind == PlaceKind::Tpi)
    );
    assert!(row(&auctions, "ikan-layang").cells.len() == auctions.places.len());
    // Of three hundred villages only those with a value are columns.
    let farms = comparison(&desk, Some(Level::Producer)).await;
    assert!(farms.places.is_empty() && !farms.rows.is_empty());
    desk.publish(&village, RAWIT, 30_000).await;
    let farms = comparison(&desk, Some(Level::Producer)).await;
    assert_eq!(farms.places.len(), 1);
    assert_eq!(farms.places[0].priced, 1);
    let found = cell(&farms, RAWIT, &village).expect("a value");
    assert_eq!(found.value, price(30_000));
}

/// Every commodity in every market, with all that a cell can say, on a line of a few kilobytes.
async fn a_full_day_stays_small(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let mut view = comparison(&desk, None).await;
    for row in &mut view.rows {
        row.display = Some(105_000);
        row.disparity = Some("21.95".to_owned());
        row.cells.fill(Some(ComparedCell {
            value: HalfRupiah::from_parts(209_999),
            status: None,
            day: TODAY,
            outlier: false,
            demo: true,
        }));
    }
    let bytes = serde_json::to_vec(&view).expect("JSON").len();
    println!(
        "comparison: {} cells, {bytes} bytes",
        view.rows.len() * view.places.len()
    );
    assert!(bytes <= 60_000, "{bytes} bytes");
}

async fn file<E: rembang_shared::endpoint::Endpoint<Body = ()>>(
    desk: &Desk,
    params: &E::Params,
) -> Answer {
    Ask::of::<E>(params, &()).send(&desk.server).await
}

async fn the_list_is_a_table(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    for (place, rupiah) in [(KOTA, 62_000), (LASEM, 64_000), (PAMOTAN, 61_000)] {
        desk.publish(place, RAWIT, rupiah).await;
    }
    desk.publish(KOTA, RICE, 13_000).await;
    let answer = file::<PricesCsv>(&desk, &PriceFileQuery::default()).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(answer.header("content-disposition").contains("prices.csv"));
    let text = answer.text();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(
        lines[0],
        "day,level,place,commodity,name,group,unit,price_rupiah,shown_rupiah,places,\
         places_reported,places_carried,carried_from,limited,\
         provisional,change_rupiah,change_since,reference,reference_lower,reference_upper,\
         reference_basis,last_day,last_rupiah,demo"
    );
    let of = |lines: &[&str], code: &str| {
        let code = format!(",{code},");
        let found = lines.iter().find(|line| line.contains(&code));
        (*found.expect("a line")).to_owned()
    };
    // 187.000 / 3 = 62.333,33, shown 62.350.
    assert_eq!(
        of(&lines, RAWIT),
        "2026-11-23,retail,,cabai-rawit-merah,Cabai rawit merah,Cabai,kg,62333,62350,3,3,0,,no,yes,,,\
         HAP,40000,57000,Brosur harga acuan Feb 2026,,,no"
    );
    assert_eq!(
        of(&lines, "tomat"),
        "2026-11-23,retail,,tomat,Tomat,Sayur,kg,,,,,,,,,,,,,,,,,no"
    );
    let all = desk.list(PriceQuery {
        limit: Some(100),
        ..PriceQuery::default()
    });
    assert_eq!(lines.len(), all.await.expect("a list").items.len() + 1);

    let lasem = PriceFileQuery {
        level: None,
        place: Some(LASEM.to_owned()),
    };
    let text = file::<PricesCsv>(&desk, &lasem).await.text();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert!(of(&lines, RAWIT).starts_with("2026-11-23,retail,pasar-lasem,cabai-rawit-merah,"));
    assert!(of(&lines, RAWIT).contains(",64000,64000,1,1,0,,yes,"));

    // A correction is in the very next file.
    desk.turn(day(1), 9, 0).await;
    desk.publish(KOTA, RAWIT, 62_500).await;
    let text = file::<PricesCsv>(&desk, &PriceFileQuery::default())
        .await
        .text();
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    // (62.500 + 64.000 + 61.000) / 3 = 62.500; from 62.350 shown it is 150 more.
    assert!(of(&lines, RAWIT).contains(",62500,62500,3,1,2,2026-11-23,no,yes,150,2026-11-23,HAP,"));
    let nowhere = PriceFileQuery {
        level: None,
        place: Some("=cmd".to_owned()),
    };
    let answer = file::<PricesCsv>(&desk, &nowhere).await;
    assert_eq!(answer.status, 422);
    let body: rembang_shared::error::ErrorBody =
        serde_json::from_slice(&answer.body).expect("a problem");
    assert_eq!(field(&body), ("place", FieldCode::Unknown));
}

/// Everybody on the first day, one place on the second, then silence: what a file says of each day.
async fn an_old_figure_never_takes_todays_date(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    for (place, rupiah) in [(KOTA, 42_000), (LASEM, 44_000), (PAMOTAN, 41_000)] {
        desk.publish(place, RAWIT, rupiah).await;
    }
    let all = PriceFileQuery::default();
    let lasem = PriceFileQuery {
        level: None,
        place: Some(LASEM.to_owned()),
    };
    let line = async |desk: &Desk, query: &PriceFileQuery| {
        let text = file::<PricesCsv>(desk, query).await.text();
        let found = text
            .lines()
            .find(|line| line.contains(",cabai-rawit-merah,"));
        found.expect("a line").trim_end().to_owned()
    };
    let figure = |line: &str| {
        line.split(',')
            .skip(7)
            .take(8)
            .collect::<Vec<_>>()
            .join(",")
    };

    desk.turn(day(1), 13, 30).await;
    desk.publish(KOTA, RAWIT, 43_000).await;
    let said = line(&desk, &all).await;
    assert!(said.starts_with("2026-11-24,"), "{said}");
    // (43.000 + 44.000 + 41.000) / 3 = 42.666,67; one place reported, two stand in.
    assert_eq!(figure(&said), "42667,42650,3,1,2,2026-11-23,no,no");
    let said = line(&desk, &lasem).await;
    assert!(said.starts_with("2026-11-23,"), "{said}");
    assert_eq!(figure(&said), "44000,44000,1,0,1,2026-11-23,yes,no");

    desk.turn(day(3), 13, 30).await;
    let said = line(&desk, &all).await;
    assert!(
        said.starts_with("2026-11-24,"),
        "nobody reported since: {said}"
    );
    assert_eq!(figure(&said), "42667,42650,3,0,3,2026-11-23,no,no");

    // Out of every figure: the day of the file, no price, and the last there was.
    desk.turn(day(5), 13, 30).await;
    let said = line(&desk, &all).await;
    assert!(said.starts_with("2026-11-28,"), "{said}");
    assert_eq!(figure(&said), ",,,,,,,");
    assert!(said.ends_with(",2026-11-24,42650,no"), "{said}");

    // The history says the same of each of its days.
    let history = desk.commodity(RAWIT, None).await.history;
    let counted: Vec<_> = history
        .iter()
        .map(|it| (it.day, it.n, it.carried))
        .collect();
    assert_eq!(counted, [(TODAY, 3, 0), (day(1), 3, 2)]);
}

async fn a_history_says_whose_figures_it_holds(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RICE, 13_100).await;
    let mut conn = server.connection();
    let now = match server.kind {
        Kind::Sqlite => "0",
        Kind::Postgres => "now()",
    };
    for sql in [
        &format!(
            "INSERT INTO published_series (id, publisher, title, frequency, level, licence, imported_at) \
         VALUES ('bapanas', 'Badan Pangan Nasional', 'Panel', 'monthly', 'retail', 'fakta', {now})"
        ),
        "INSERT INTO published_price (series_id, area, commodity_text, period, price) \
         VALUES ('bapanas', 'Kab. Rembang', 'Beras Medium', '2025-04-01', 12874)",
    ] {
        diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut conn).expect("a series");
    }
    server.app.cache.turn();
    let query = |days| CommodityQuery {
        commodity: RICE.to_owned(),
        level: None,
        days,
    };
    let text = file::<HistoryCsv>(&desk, &query(None)).await.text();
    assert_eq!(
        text.trim_end().split("\r\n").collect::<Vec<_>>(),
        [
            "source,publisher,series,area,commodity,publisher_commodity,level,frequency,period,\
             price_rupiah,places,places_carried,demo",
            "markets,Rembang Gemilang,,,beras-medium,,retail,daily,2026-11-23,13000,1,0,no",
            "markets,Rembang Gemilang,,,beras-medium,,retail,daily,2026-11-24,13100,1,0,no",
            "published,Badan Pangan Nasional,bapanas,Kab. Rembang,beras-medium,Beras Medium,retail,\
             monthly,2025-04-01,12874,,,no",
        ]
    );
    let text = file::<HistoryCsv>(&desk, &query(Some(1))).await.text();
    assert!(!text.contains("2026-11-23") && text.contains("2026-11-24"));
}

async fn news_tell_what_moved_and_only_that(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 60_000).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.publish(LASEM, "tomat", 9_000).await;
    let news = async |desk: &Desk| {
        let answer = file::<PricesRss>(desk, &LevelQuery::default()).await;
        assert_eq!(
            answer.header("content-type"),
            "application/rss+xml; charset=utf-8"
        );
        rss::Channel::read_from(answer.body.as_slice()).expect("RSS 2.0")
    };
    let channel = news(&desk).await;
    assert_eq!(channel.language(), Some("id"));
    assert!(channel.items().is_empty(), "there was no yesterday");

    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RAWIT, 58_500).await;
    desk.publish(LASEM, RICE, 13_200).await;
    let tomato = desk.publish(LASEM, "tomat", 9_000).await;
    let channel = news(&desk).await;
    let titles: Vec<_> = channel.items().iter().map(|item| item.title()).collect();
    assert_eq!(
        titles,
        [
            Some("Beras medium naik Rp200, menjadi Rp13.200 per kg"),
            Some("Cabai rawit merah turun Rp1.500, menjadi Rp58.500 per kg"),
        ]
    );
    let rawit = &channel.items()[1];
    let origin = &server.app.config.public_url;
    assert!(origin.starts_with("http"));
    let link = format!("{origin}/pasar/cabai-rawit-merah");
    assert_eq!(rawit.link(), Some(link.as_str()));
    let guid = rawit.guid().expect("a guid");
    assert_eq!(
        (guid.value(), guid.is_permalink()),
        ("rembang:price:retail:cabai-rawit-merah:2026-11-24", false)
    );
    assert_eq!(
        rawit.description(),
        Some(
            "Rata-rata 1 pasar di Kabupaten Rembang pada 24-11-2026, dibandingkan dengan \
             23-11-2026. Rp1.500 di atas HAP. Sementara: masih bisa berubah sampai siang."
        )
    );
    assert_eq!(rawit.pub_date(), Some("Tue, 24 Nov 2026 02:00:00 +0000"));
    // A saved feed says where it came from.
    let own = &channel.extensions()["atom"]["link"][0].attrs;
    assert_eq!(own["rel"], "self");
    assert_eq!(own["href"], format!("{origin}/api/v1/market/prices.rss"));
    // A place that did not report stands in, and the news says so.
    desk.publish(PAMOTAN, RAWIT, 58_500).await;
    desk.turn(day(2), 9, 0).await;
    desk.publish(LASEM, RAWIT, 59_500).await;
    let channel = news(&desk).await;
    let [item] = channel.items() else {
        panic!("one price moved: {channel:?}")
    };
    let said = item.description().expect("a description");
    assert!(said.contains("Rata-rata 2 pasar"), "{said}");
    assert!(
        said.contains(" 1 pasar memakai harga hari sebelumnya."),
        "{said}"
    );
    desk.turn(day(1), 10, 0).await;
    // A correction keeps the guid: a reader shows it in the old place.
    desk.correct(tomato, &[9_500]).await.expect("corrected");
    let channel = news(&desk).await;
    let guids: Vec<_> = channel
        .items()
        .iter()
        .filter_map(|item| item.guid().map(|guid| guid.value().to_owned()))
        .collect();
    assert_eq!(
        guids,
        [
            "rembang:price:retail:beras-medium:2026-11-24",
            "rembang:price:retail:cabai-rawit-merah:2026-11-24",
            "rembang:price:retail:tomat:2026-11-24",
        ]
    );
}
