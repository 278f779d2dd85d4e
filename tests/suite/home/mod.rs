//! The first screen in one answer, the search index, and the state of the service.

mod access;

use crate::market::desk::*;
use crate::prelude::*;
use chrono::{DateTime, TimeZone, Utc};
use rembang_backend::modules::market::import::{ImportFormat, parse};
use rembang_backend::modules::market::store_import;
use rembang_backend::platform::portal::Portal;
use rembang_shared::home::api::*;
use rembang_shared::market::api::*;
use rembang_tests::raw::Ask;
use std::path::Path;

on_both!(
    home_shows_own_prices_in_the_packs_order,
    home_falls_back_on_published_means,
    home_names_the_levels_that_have_prices,
    a_link_says_the_price_before_it_is_opened,
    published_is_the_newest_of_each_commodity,
    the_index_holds_what_can_be_found_and_is_small,
    the_state_says_how_old_everything_is,
);

fn wib(day: i64, hour: u32, minute: u32) -> DateTime<Utc> {
    let start = Utc.with_ymd_and_hms(2026, 11, 22, 17, 0, 0).unwrap();
    start + chrono::TimeDelta::minutes(day * 1440 + i64::from(hour * 60 + minute))
}

/// A file of Badan Pangan Nasional, through the import.
async fn import_means(server: &Server, lines: &[&str]) {
    let text = format!("month,area,commodity,price_idr\n{}\n", lines.join("\n"));
    let (app, now) = (&server.app, server.app.clock.now());
    let format = ImportFormat::Bapanas;
    let parsed = parse(format, text.as_bytes(), now.day(), &server.market()).expect("a good file");
    let stored = store_import(app, format, parsed, None, false, now).await;
    assert_eq!(stored.expect("an import").rows, lines.len());
}

async fn home(server: &Server) -> HomeView {
    server.visitor().call::<Home>((), ()).await.expect("a home")
}

async fn home_shows_own_prices_in_the_packs_order(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    import_means(&server, &["2025-04,Kab. Rembang,Beras Medium,12345"]).await;
    // The pack names rice first and chilli second; of the rest the list's own order holds, in
    // which kentang stands behind tomat.
    for commodity in ["kentang", "tomat", RAWIT, RICE] {
        desk.publish(LASEM, commodity, 13_000).await;
    }
    let view = home(&server).await;
    let shown: Vec<&str> = view.prices.iter().map(|it| it.commodity.as_str()).collect();
    assert_eq!(shown, [RICE, RAWIT, "tomat"]);
    assert_eq!((view.day, view.quoted), (TODAY, 4));
    assert!(view.published.is_empty(), "never beside our own");
    assert!(view.provisional && !view.demo);
    assert_eq!(view.as_of, Some(wib(0, 9, 0)));
    // The very view of the list, so that both screens say the same.
    assert_eq!(view.prices[0], desk.price(RICE).await);

    // Newest of all, though not among the three shown.
    desk.turn(TODAY, 11, 0).await;
    desk.publish(PAMOTAN, "kentang", 14_000).await;
    assert_eq!(home(&server).await.as_of, Some(wib(0, 11, 0)));
    desk.turn(TODAY, 12, 0).await;
    assert!(!home(&server).await.provisional, "fixed at noon");
    // What is older than three days is in no figure.
    desk.turn(day(4), 9, 0).await;
    let view = home(&server).await;
    assert_eq!((view.prices.len(), view.quoted, view.as_of), (0, 0, None));
    assert_eq!(view.published[0].price, 12_345);
}

async fn home_names_the_levels_that_have_prices(server: Arc<Server>) {
    assert_eq!(home(&server).await.levels, []);
    let mut desk = Desk::open(&server).await;
    desk.publish("tpi-sarang", "ikan-tongkol", 21_000).await;
    assert_eq!(home(&server).await.levels, [Level::Auction]);
    desk.publish(LASEM, RICE, 13_000).await;
    assert_eq!(home(&server).await.levels, [Level::Retail, Level::Auction]);
    desk.turn(day(4), 9, 0).await;
    assert_eq!(home(&server).await.levels, [], "too old to be a price");
}

/// A page of a built portal, as a chat's robot asks for it.
async fn head_of(server: &Server, portal: &Path, path: &str) -> String {
    let app = Arc::clone(&server.app);
    let portal = Arc::new(Portal::load(portal).expect("a portal"));
    let service = actix_web::App::new()
        .configure(|config| rembang_backend::server::configure(config, app, portal));
    let service = actix_web::test::init_service(service).await;
    let request = actix_web::test::TestRequest::get().uri(path).to_request();
    let response = actix_web::test::call_service(&service, request).await;
    assert_eq!(response.status(), 200);
    assert!(response.headers().get("set-cookie").is_none());
    let policy = response
        .headers()
        .get("content-security-policy")
        .expect("a policy")
        .clone();
    assert!(policy.to_str().expect("text").contains("'sha256-"));
    let body = actix_web::test::read_body(response).await;
    String::from_utf8(body.to_vec()).expect("UTF-8")
}

async fn a_link_says_the_price_before_it_is_opened(server: Arc<Server>) {
    let portal = tempfile::tempdir().expect("a folder");
    std::fs::write(
        portal.path().join("index.html"),
        "<html><head><meta name=\"description\" content=\"Harga pasar.\" />\
         <title>Rembang Gemilang</title><script>1</script></head><body></body></html>",
    )
    .expect("a page");
    let page = async |path: &str| head_of(&server, portal.path(), path).await;
    let said = |page: &str, property: &str| {
        let start = format!("<meta property=\"og:{property}\" content=\"");
        let (_, rest) = page.split_once(&start).expect("the property");
        rest.split('"').next().unwrap_or_default().to_owned()
    };

    let rawit = page("/pasar/cabai-rawit-merah").await;
    assert!(said(&rawit, "description").contains("belum ada laporan"));

    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RAWIT, 85_750).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RAWIT, 86_900).await;
    let rawit = page("/pasar/cabai-rawit-merah?tingkat=%22%3E%3Cscript%3E").await;
    assert_eq!(
        said(&rawit, "description"),
        "Cabai rawit merah Rp86.900 per kg, 24 Nov 2026, naik Rp1.150"
    );
    assert_eq!(said(&rawit, "title"), "Cabai rawit merah Rp86.900 per kg");
    assert!(rawit.contains("<title>Cabai rawit merah · Rembang Gemilang</title>"));
    assert!(!rawit.contains("\"Harga pasar.\"") && !rawit.contains("><script>\""));
    let origin = &server.app.config.public_url;
    assert_eq!(
        said(&rawit, "url"),
        format!("{origin}/pasar/cabai-rawit-merah")
    );

    // Nobody reported rice today: its price keeps the day it is from.
    let rice = page("/pasar/beras-medium").await;
    assert_eq!(
        said(&rice, "description"),
        "Beras medium Rp13.000 per kg, 23 Nov 2026"
    );
    for path in ["/", "/pasar"] {
        assert_eq!(
            said(&page(path).await, "description"),
            "Beras medium Rp13.000 per kg, 23 Nov 2026. Cabai rawit merah Rp86.900 per kg, 24 Nov 2026."
        );
    }
    // Other addresses, and commodities there are not, get the page as it was built.
    for path in [
        "/bantuan",
        "/pasar/bandingkan",
        "/pasar/emas",
        "/pasar/%22%3E",
    ] {
        let page = page(path).await;
        assert!(
            page.contains("\"Harga pasar.\"") && !page.contains("og:"),
            "{path}"
        );
    }
}

async fn home_falls_back_on_published_means(server: Arc<Server>) {
    let view = home(&server).await;
    assert!(view.prices.is_empty() && view.published.is_empty());
    import_means(
        &server,
        &[
            "2025-04,Kab. Rembang,Beras Medium,12345",
            "2025-04,Kab. Rembang,Beras Premium,14000",
            "2025-04,Kab. Rembang,Telur Ayam Ras,28000",
            "2025-04,Kab. Rembang,Cabai Rawit Merah,86517",
        ],
    )
    .await;
    let view = home(&server).await;
    let shown: Vec<&str> = view
        .published
        .iter()
        .map(|it| it.commodity.as_str())
        .collect();
    assert_eq!(shown, ["beras-premium", "beras-medium", RAWIT]);
    assert!(view.prices.is_empty() && !view.provisional && !view.demo);
    let bytes = Ask::of::<Home>(&(), &()).send(&server).await.body.len();
    assert!(bytes < 4_000, "{bytes} bytes");
}

async fn published_is_the_newest_of_each_commodity(server: Arc<Server>) {
    import_means(
        &server,
        &[
            "2025-03,Kab. Rembang,Beras Medium,12300",
            "2025-04,Kab. Rembang,Beras Medium,12345",
            // Its last month is an older one.
            "2025-02,Kab. Rembang,Cabai Rawit Merah,72314",
            // Nothing of ours, and not our area.
            "2025-04,Kab. Rembang,Daging Sapi Murni,130000",
            "2025-04,Kab. Pati,Telur Ayam Ras,28000",
        ],
    )
    .await;
    let page = server.visitor().call::<Published>((), ()).await;
    let items = page.expect("a list").items;
    let said: Vec<(&str, String, i64)> = items
        .iter()
        .map(|it| (it.commodity.as_str(), it.period.to_string(), it.price))
        .collect();
    assert_eq!(
        said,
        [
            (RICE, "2025-04-01".to_owned(), 12_345),
            (RAWIT, "2025-02-01".to_owned(), 72_314)
        ]
    );
    assert_eq!(
        (items[0].publisher.as_str(), items[0].area.as_str()),
        ("Badan Pangan Nasional", "Kab. Rembang")
    );
    assert_eq!(
        (items[0].unit.as_str(), items[0].name.as_str()),
        ("kg", "Beras medium")
    );
}

async fn the_index_holds_what_can_be_found_and_is_small(server: Arc<Server>) {
    let view = server.visitor().call::<SearchIndex>((), ()).await;
    let view = view.expect("an index");
    let villages = view.districts.iter().map(|it| it.villages.len());
    assert_eq!((view.districts.len(), villages.sum::<usize>()), (14, 294));
    assert_eq!((view.commodities.len(), view.places.len()), (52, 23));
    let shallot = view.commodities.iter().find(|it| it.code == "bawang-merah");
    let words = &shallot.expect("shallots").words;
    assert!(
        ["brambang", "shallot"]
            .iter()
            .all(|it| words.contains(&(*it).to_owned()))
    );
    // `bawang` alone is garlic to a Javanese.
    assert!(!words.contains(&"bawang".to_owned()));
    let lasem = &view.districts[13];
    assert_eq!(
        (lasem.code.as_str(), lasem.name.as_str()),
        ("33.17.14", "Lasem")
    );
    let market = view.places.iter().find(|it| it.code == LASEM);
    assert_eq!(market.expect("a market").area.as_deref(), Some("33.17.14"));
    assert_eq!(view.contact, None, "nobody has named a number yet");
    let answer = Ask::of::<SearchIndex>(&(), &()).send(&server).await;
    assert!(answer.body.len() < 60_000, "{} bytes", answer.body.len());
    assert!(!answer.header("etag").is_empty());
}

async fn the_state_says_how_old_everything_is(server: Arc<Server>) {
    let state = async || {
        let state = server.visitor().call::<Status>((), ()).await;
        state.expect("a state")
    };
    let fresh = state().await;
    assert_eq!((fresh.started_at, fresh.now), (wib(0, 9, 0), wib(0, 9, 0)));
    assert_eq!(
        (fresh.newest_price_at, fresh.places_today, fresh.places),
        (None, 0, 23)
    );
    assert_eq!(fresh.next_publication, wib(0, 12, 0));
    let ages = |state: &StatusView| -> Vec<(String, Option<String>)> {
        let all = state.series.iter();
        all.map(|it| (it.id.clone(), it.last_period.map(|day| day.to_string())))
            .collect()
    };
    assert_eq!(
        ages(&fresh),
        [("bapanas".to_owned(), None), ("pihps".to_owned(), None)]
    );

    let mut desk = Desk::open(&server).await;
    import_means(&server, &["2025-04,Kab. Rembang,Beras Medium,12345"]).await;
    desk.turn(TODAY, 9, 30).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    let id = desk.publish(PAMOTAN, RICE, 13_100).await;
    // Held, so not public and in no figure.
    desk.posted(three(SARANG, RAWIT, TODAY, 42_000)).await;
    let busy = state().await;
    assert_eq!(
        (busy.newest_price_at, busy.places_today),
        (Some(wib(0, 9, 30)), 2)
    );
    assert_eq!(ages(&busy)[0].1.as_deref(), Some("2025-04-01"));
    assert!(!busy.demo, "nobody made it up");
    desk.reject(id, "salah pasar").await;
    assert_eq!(state().await.places_today, 1);

    desk.turn(TODAY, 12, 0).await;
    let noon = state().await;
    assert_eq!(
        noon.next_publication,
        wib(1, 12, 0),
        "the next one is tomorrow"
    );
    desk.turn(day(1), 8, 0).await;
    let morning = state().await;
    assert_eq!(
        (morning.places_today, morning.newest_price_at),
        (0, Some(wib(0, 9, 30)))
    );
    assert_eq!(
        (morning.started_at, morning.now),
        (wib(0, 9, 0), wib(1, 8, 0))
    );
    let answer = Ask::of::<Status>(&(), &()).send(&server).await;
    assert_eq!(answer.header("cache-control"), "public, no-cache");
}
