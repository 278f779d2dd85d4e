//! Figures that did not come from our own forms: other publishers' series, imported quotes,
//! and quotes made up for a demonstration. None of them passes for what it is not.

use crate::market::desk::*;
use crate::prelude::*;
use diesel::prelude::*;
use rembang_backend::modules::market::import::{ImportFormat, parse};
use rembang_backend::modules::market::schema::{
    price_quote, price_report, price_value, published_price,
};
use rembang_backend::modules::market::{Imported, add_demo_quotes, store_import};
use rembang_backend::platform::db::Id;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::Verdict;
use rembang_shared::values::Phone;

on_both!(
    monthly_means_of_rembang_are_shown_beside_our_own,
    daily_means_of_the_province_are_shown_where_they_are_the_same_goods,
    imported_quotes_take_the_normal_path,
    a_file_with_one_bad_row_changes_nothing,
    a_dry_run_changes_nothing,
    made_up_quotes_say_so_everywhere,
);

/// The pack's own file, through parser and store as `rembang import prices` does.
async fn import_series(server: &Server, id: &str, dry_run: bool) -> Imported {
    let pack = server.market();
    let series = pack.series_by_id(id).expect("a series of the pack");
    let bytes = pack.series_bytes(series).expect("its file");
    let format = ImportFormat::from(series.format);
    import(server, format, &bytes, None, dry_run)
        .await
        .expect("an import")
}

async fn import(
    server: &Server,
    format: ImportFormat,
    bytes: &[u8],
    by: Option<&str>,
    dry_run: bool,
) -> Result<Imported, String> {
    let (app, now) = (&server.app, server.app.clock.now());
    let parsed = parse(format, bytes, now.day(), &server.market()).expect("a good file");
    let by = by.map(|phone| Phone::parse(phone).expect("a number"));
    store_import(app, format, parsed, by, dry_run, now).await
}

/// Rows of reports, quotes, values and published prices.
async fn counts(server: &Server) -> [i64; 4] {
    let counted = server.app.db.read(|conn| {
        Ok([
            price_report::table.count().get_result(conn)?,
            price_quote::table.count().get_result(conn)?,
            price_value::table.count().get_result(conn)?,
            published_price::table.count().get_result(conn)?,
        ])
    });
    counted.await.expect("counts")
}

async fn monthly_means_of_rembang_are_shown_beside_our_own(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    assert_eq!(import_series(&server, "bapanas", true).await.rows, 11_130);
    assert_eq!(counts(&server).await, [0; 4], "a dry run");
    assert!(desk.commodity(RAWIT, None).await.series.is_empty());

    let imported = import_series(&server, "bapanas", false).await;
    assert_eq!(
        (imported.rows, imported.into.as_str()),
        (11_130, "series bapanas")
    );
    let view = desk.commodity(RAWIT, None).await;
    let [series] = view.series.as_slice() else {
        panic!("not one series: {:?}", view.series)
    };
    let prices: Vec<i64> = series.points.iter().map(|point| point.price).collect();
    // Read off the file's lines "Kab. Rembang,Cabai Rawit Merah", January 2024 to April 2025.
    assert_eq!(
        prices,
        [
            56_854, 57_236, 56_000, 38_055, 35_316, 37_236, 58_228, 61_250, 36_982, 43_661, 34_339,
            37_540, 85_274, 72_314, 91_386, 86_517
        ]
    );
    let months: Vec<String> = series.points.iter().map(|p| p.period.to_string()).collect();
    assert_eq!(
        (months[0].as_str(), months[15].as_str()),
        ("2024-01-01", "2025-04-01")
    );
    assert!(months.is_sorted());
    assert_eq!(series.last_period.to_string(), "2025-04-01");
    assert_eq!(series.publisher, "Badan Pangan Nasional");
    assert_eq!(
        (series.frequency, series.area.as_str()),
        (Frequency::Monthly, "Kab. Rembang")
    );
    assert!(
        series.licence.contains("No licence stated"),
        "{}",
        series.licence
    );

    // Never a price of ours: not today's, not the last, not on the line, not a reference.
    let list = desk.list(PriceQuery::default()).await.expect("a list");
    assert!(
        list.items
            .iter()
            .all(|it| it.value.is_none() && it.last.is_none())
    );
    assert!(view.history.is_empty() && view.statistics.d1.is_none());
    assert!(view.places.iter().all(|place| place.value.is_none()));
    let receipt = desk.posted(three(LASEM, RAWIT, TODAY, 1_000)).await;
    assert_eq!(
        receipt.verdict,
        Some(Verdict::NoHistory),
        "86.517 refuses nothing"
    );
    // It is a retail series, so farm gates do not show it.
    let farm = desk.commodity(RAWIT, Some(Level::Producer)).await;
    assert!(farm.series.is_empty());

    // The same file again doubles nothing.
    let before = counts(&server).await;
    import_series(&server, "bapanas", false).await;
    assert_eq!(counts(&server).await, before);
    // A correction by the publisher replaces its own number and no other.
    let line = "month,area,commodity,price_idr\n2025-04,Kab. Rembang,Cabai Rawit Merah,86518\n";
    let corrected = import(&server, ImportFormat::Bapanas, line.as_bytes(), None, false).await;
    assert_eq!(corrected.expect("an import").rows, 1);
    let view = desk.commodity(RAWIT, None).await;
    let last: Vec<i64> = view.series[0].points[14..]
        .iter()
        .map(|p| p.price)
        .collect();
    assert_eq!(last, [91_386, 86_518]);
}

async fn daily_means_of_the_province_are_shown_where_they_are_the_same_goods(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    import_series(&server, "pihps", false).await;
    let shown = async |commodity: &str| {
        let view = desk.commodity(commodity, None).await;
        assert!(view.series.iter().all(|it| it.area == "Jawa Tengah"));
        assert!(
            view.series
                .iter()
                .all(|it| it.frequency == Frequency::Daily)
        );
        let texts = view.series.iter().map(|it| it.publisher_commodity.clone());
        texts.collect::<Vec<_>>()
    };
    // series_map.csv, by hand: these six have a commodity of ours ...
    for (ours, theirs) in [
        (RAWIT, "Cabai Rawit Merah"),
        ("cabai-rawit-hijau", "Cabai Rawit Hijau"),
        ("cabai-keriting", "Cabai Merah Keriting"),
        ("cabai-merah-besar", "Cabai Merah Besar"),
        ("ayam-ras", "Daging Ayam Ras Segar"),
        ("telur-ayam-ras", "Telur Ayam Ras Segar"),
    ] {
        assert_eq!(shown(ours).await, [theirs]);
    }
    // ... and what is near, but not the same, is shown nowhere.
    let mapped = ["cabai-", "ayam-ras", "telur-ayam-ras"];
    for commodity in server.market().commodities() {
        if !mapped.iter().any(|start| commodity.code.starts_with(start)) {
            assert!(
                shown(&commodity.code).await.is_empty(),
                "{}",
                commodity.code
            );
        }
    }
    let view = desk.commodity(RAWIT, None).await;
    assert_eq!(view.series[0].publisher, "Bank Indonesia");
    assert_eq!(view.series[0].last_period.to_string(), "2022-12-30");
    let list = desk.list(PriceQuery::default()).await.expect("a list");
    assert!(
        list.items
            .iter()
            .all(|it| it.value.is_none() && it.last.is_none())
    );
}

const HEADER: &str = "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason";

fn file(lines: &[String]) -> Vec<u8> {
    format!("{HEADER}\n{}\n", lines.join("\n")).into_bytes()
}

async fn imported_quotes_take_the_normal_path(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let yesterday = day(-1);
    let bytes = file(&[
        format!("{yesterday},{LASEM},{RAWIT},retail,42300,41900,42000,,"),
        format!("{TODAY},{LASEM},{RAWIT},retail,,,,HABIS,"),
        format!("{TODAY},tpi-sarang,udang,auction,70000,71000,,,"),
        format!("{TODAY},33.17.14.2003,{RAWIT},producer,30000,,,,"),
    ]);
    let nobody = import(&server, ImportFormat::Csv, &bytes, None, false).await;
    assert!(
        nobody
            .err()
            .expect("somebody asked the traders")
            .contains("--by")
    );
    let unknown = import(
        &server,
        ImportFormat::Csv,
        &bytes,
        Some("081200000000"),
        false,
    )
    .await;
    assert!(unknown.is_err());
    assert_eq!(counts(&server).await, [0; 4]);

    let by = desk.enumerator.phone.as_str();
    let imported = import(&server, ImportFormat::Csv, &bytes, Some(by), false).await;
    assert_eq!(imported.expect("an import").rows, 4);
    assert_eq!(counts(&server).await, [4, 6, 0, 0]);
    // Judged like any other: without a history a person decides, and it is the asker's report.
    let mine = desk.mine().await;
    let states: Vec<ReportState> = mine.iter().rev().map(|it| it.state).collect();
    let held = ReportState::Held;
    assert_eq!(states, [held, ReportState::Noted, held, held]);
    let first = mine.last().expect("the first line");
    assert_eq!(
        (first.day, first.quotes.as_slice()),
        (yesterday, &[42_300, 41_900, 42_000][..])
    );
    assert_eq!(first.verdict, Some(Verdict::NoHistory));
    assert!(!first.demo);
    let body = desk.refused(three(LASEM, RAWIT, yesterday, 42_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceReported));
}

async fn a_file_with_one_bad_row_changes_nothing(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let by = desk.enumerator.phone.as_str();
    desk.publish(PAMOTAN, RAWIT, 42_000).await;
    let before = counts(&server).await;
    let (today, old) = (TODAY, day(-4));
    let bytes = file(&[
        format!("{today},{LASEM},{RAWIT},retail,42000,,,,"),
        format!("{today},{SARANG},{RAWIT},retail,420000,,,,"),
        format!("{today},{KOTA},{RAWIT},retail,43000,,,,"),
        format!("{old},{KOTA},{RAWIT},retail,43000,,,,"),
        format!("{today},{PAMOTAN},{RAWIT},retail,43000,,,,"),
    ]);
    for dry_run in [true, false] {
        let refused = import(&server, ImportFormat::Csv, &bytes, Some(by), dry_run).await;
        let text = refused.err().expect("refused");
        // Each bad row by its line, the header being line 1; the good ones are not named.
        for (line, why) in [(3, "PriceRatio"), (5, "PriceTooOld"), (6, "PriceReported")] {
            let found = text
                .lines()
                .find(|it| it.starts_with(&format!("line {line}:")));
            assert!(
                found.is_some_and(|it| it.contains(why)),
                "{line} {why} in {text}"
            );
        }
        assert!(text.ends_with("3 bad rows, nothing was imported"), "{text}");
        assert_eq!(counts(&server).await, before);
    }
}

async fn a_dry_run_changes_nothing(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let by = desk.enumerator.phone.as_str();
    let bytes = file(&[format!("{TODAY},{LASEM},{RAWIT},retail,42000,,,,")]);
    let imported = import(&server, ImportFormat::Csv, &bytes, Some(by), true).await;
    assert_eq!(imported.expect("it would go in").rows, 1);
    assert_eq!(counts(&server).await, [0; 4]);
    assert!(desk.mine().await.is_empty());
    // So the same file still goes in.
    let imported = import(&server, ImportFormat::Csv, &bytes, Some(by), false).await;
    assert_eq!(imported.expect("an import").rows, 1);
    assert_eq!(counts(&server).await, [1, 1, 0, 0]);
}

async fn made_up_quotes_say_so_everywhere(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    import_series(&server, "bapanas", false).await;
    let add = async |desk: &Desk| {
        let (enumerator, officer) = (Id(desk.enumerator.id), Id(desk.officer.id));
        let now = server.app.clock.now();
        let added = add_demo_quotes(&server.app, enumerator, officer, now).await;
        added.expect("demo quotes");
        counts(&server).await
    };
    let first = add(&desk).await;
    assert!(first[2] > 0);
    assert_eq!(
        add(&desk).await,
        first,
        "a second start the same day adds nothing"
    );

    // A jump of 40 % waits for the officer, marked.
    let queue = desk.officer.client.call::<Queue>(QueueQuery::default(), ());
    let queue = queue.await.expect("a queue").items;
    let [jump] = queue.as_slice() else {
        panic!("not one report waits: {queue:?}")
    };
    assert_eq!(
        (jump.place.as_str(), jump.commodity.as_str()),
        (LASEM, RAWIT)
    );
    assert_eq!((jump.verdict, jump.demo), (Some(Verdict::Extreme), true));
    assert!(desk.mine().await.iter().all(|report| report.demo));

    let list = desk.list(PriceQuery::default()).await.expect("a list");
    let with_value = list.items.iter().filter(|price| price.value.is_some());
    assert!(with_value.clone().count() > 0 && with_value.clone().all(|price| price.demo));
    let bare = list.items.iter().filter(|price| price.value.is_none());
    assert!(bare.clone().count() > 0 && bare.clone().all(|price| !price.demo));
    // Curly chilli was left out today; yesterday's values stand in.
    let curly = desk.price("cabai-keriting").await.value.expect("carried");
    assert_eq!(curly.carried.len(), 5);
    let fish = desk.commodity("ikan-bandeng", None).await;
    let sumber = fish.places.iter().find(|it| it.place == "pasar-sumber");
    let sumber = sumber.expect("Pasar Sumber");
    assert_eq!((sumber.status, sumber.demo), (Some(NoQuote::Habis), true));
    let quoted = fish.places.iter().filter(|place| place.value.is_some());
    assert!(quoted.clone().count() == 4 && quoted.clone().all(|place| place.demo));
    // Nobody made up what another publisher published.
    assert_eq!(fish.series[0].publisher, "Badan Pangan Nasional");

    // A real price beside made-up ones does not wash them.
    desk.publish("pasar-pandangan", "ikan-bandeng", 38_000)
        .await;
    let fish = desk.commodity("ikan-bandeng", None).await;
    assert!(fish.price.demo);
    let real = fish.places.iter().find(|it| it.place == "pasar-pandangan");
    assert!(!real.expect("Pasar Pandangan").demo);

    // When only the last value is left it is as made up as before, and so is the line.
    desk.turn(day(5), 9, 0).await;
    let rice = desk.price(RICE).await;
    assert!(rice.value.is_none() && rice.last.is_some() && rice.demo);
    desk.publish(LASEM, RICE, 14_000).await;
    assert!(!desk.price(RICE).await.demo, "today's figure is real");
    assert!(
        desk.commodity(RICE, None).await.price.demo,
        "the line behind it is not"
    );
}
