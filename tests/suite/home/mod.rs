//! The first screen in one answer, the search index, and the state of the service.

mod access;

use crate::market::desk::*;
use crate::platform::modules::WITHOUT_SCREENS;
use crate::prelude::*;
use actix_web::dev::ServiceResponse;
use chrono::{DateTime, TimeZone, Utc};
use rembang_backend::modules;
use rembang_backend::modules::market::import::{ImportFormat, parse};
use rembang_backend::modules::market::store_import;
use rembang_backend::platform::portal::Portal;
use rembang_core::CallError;
use rembang_shared::home::api::*;
use rembang_shared::market::api::*;
use rembang_shared::words::Words;
use rembang_tests::raw::Ask;
use std::path::Path;

mod regency;

on_both!(
    home_shows_own_prices_in_the_packs_order,
    a_card_shows_what_this_device_watches_first,
    home_falls_back_on_published_means,
    home_names_the_lists_that_have_prices,
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

/// The card of the prices, which is the only one there is.
async fn card(server: &Server) -> Card {
    let mut cards = home(server).await.cards;
    let card = cards.pop().expect("a card");
    assert_eq!((card.module.as_str(), cards.len()), ("market", 0));
    card
}

fn is_unknown(error: &CallError) -> bool {
    matches!(error, CallError::Refused { status: 404, .. })
}

fn keys(card: &Card) -> Vec<&str> {
    card.rows.iter().map(|row| row.key.as_str()).collect()
}

async fn home_shows_own_prices_in_the_packs_order(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    import_means(&server, &["2025-04,Kab. Rembang,Beras Medium,12345"]).await;
    // The pack names rice first and chilli second; of the rest the list's own order holds, in
    // which kentang stands behind tomat.
    for commodity in ["kentang", "tomat", RAWIT, RICE] {
        desk.publish(LASEM, commodity, 13_000).await;
    }
    let view = card(&server).await;
    assert_eq!(keys(&view), [RICE, RAWIT, "tomat"]);
    assert_eq!(home(&server).await.day, TODAY);
    assert_eq!((view.day, view.monthly), (TODAY, false));
    assert_eq!((view.lead, view.note), (None, None));
    assert!(view.provisional && !view.demo);
    assert_eq!(view.as_of, Some(wib(0, 9, 0)));
    // The very figure of the list, so that both screens say the same.
    let listed = desk.price(RICE).await.value.expect("a value");
    let rice = &view.rows[0];
    let per = "kg".to_owned();
    let amount = listed.display;
    assert_eq!(rice.value, Figure::Rupiah { amount, per });
    assert_eq!(
        (rice.href.as_str(), rice.day),
        ("/pasar/beras-medium", None)
    );
    assert_eq!(
        rice.label,
        Words::text("Beras medium", "Wos medium", "Medium rice")
    );
    assert_eq!(
        rice.note,
        Some(Words::text("1 pasar", "1 peken", "1 market"))
    );
    assert_eq!(view.title.indonesian(), "Harga pasar hari ini");

    // Newest of all, though not among the three shown.
    desk.turn(TODAY, 11, 0).await;
    desk.publish(PAMOTAN, "kentang", 14_000).await;
    assert_eq!(card(&server).await.as_of, Some(wib(0, 11, 0)));
    desk.turn(TODAY, 12, 0).await;
    assert!(!card(&server).await.provisional, "fixed at noon");
    // Nobody has reported yet: no figure takes today's date.
    desk.turn(day(1), 7, 0).await;
    let view = card(&server).await;
    assert!(view.rows.iter().all(|row| row.day == Some(TODAY)));
    assert_eq!(view.title.indonesian(), "Harga terakhir");
    desk.publish(LASEM, RAWIT, 14_150).await;
    let view = card(&server).await;
    let (difference, since) = (1_150, TODAY);
    assert_eq!(view.rows[1].change, Some(Change { difference, since }));
    assert_eq!(view.title.indonesian(), "Harga pasar hari ini");
    // What is older than three days is in no figure.
    desk.turn(day(5), 9, 0).await;
    let view = card(&server).await;
    assert_eq!((view.monthly, view.as_of), (true, None));
    let (amount, per) = (12_345, "kg".to_owned());
    assert_eq!(view.rows[0].value, Figure::Rupiah { amount, per });
}

async fn a_card_shows_what_this_device_watches_first(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    for commodity in ["kentang", "tomat", RAWIT, RICE] {
        desk.publish(LASEM, commodity, 13_000).await;
    }
    let asked = async |rows: &str| {
        let (module, rows) = ("market".to_owned(), Some(rows.to_owned()));
        let query = CardQuery { module, rows };
        let card = server.visitor().call::<CardOf>(query, ()).await;
        card.expect("a card")
    };
    // One without a figure makes room, and so does one that nobody knows.
    let few = asked("tomat,bawang-merah,emas,kentang").await;
    assert_eq!(keys(&few), ["tomat", "kentang", RICE]);
    let many = asked("tomat,kentang,cabai-rawit-merah,beras-medium").await;
    assert_eq!(keys(&many), ["tomat", "kentang", RAWIT, RICE]);
    assert_eq!(asked("").await, card(&server).await);
    for rows in ["a,b,c,d,e,f,g", "Tomat", &"a".repeat(65)] {
        let (module, rows) = ("market".to_owned(), Some(rows.to_owned()));
        let query = CardQuery { module, rows };
        let refused = server.visitor().call::<CardOf>(query, ()).await;
        let refused = refused.expect_err("no such keys");
        assert!(matches!(refused, CallError::Refused { status: 422, .. }));
    }
    for module in ["identity", "pasar"] {
        let (module, rows) = (module.to_owned(), None);
        let query = CardQuery { module, rows };
        let refused = server.visitor().call::<CardOf>(query, ()).await;
        assert!(is_unknown(&refused.expect_err("no card")));
    }
}

/// The portal's own list says in which modules things can be found; the page asks no other.
#[test]
fn the_portal_searches_where_something_can_be_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src/modules.ts");
    let list = std::fs::read_to_string(path).expect("the portal's list of modules");
    let lines = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ name: '"));
    let mut said: Vec<(&str, bool)> = lines
        .filter_map(|line| line.split_once('\''))
        .map(|(name, rest)| (name, rest.contains("searched: true")))
        .collect();
    let mut known: Vec<(&str, bool)> = rembang_backend::modules::ALL
        .iter()
        .filter(|module| !WITHOUT_SCREENS.contains(&module.name))
        .map(|module| (module.name, module.found.is_some()))
        .collect();
    said.sort_unstable();
    known.sort_unstable();
    assert_eq!(said, known);
}

async fn home_names_the_lists_that_have_prices(server: Arc<Server>) {
    assert!(card(&server).await.open.is_empty());
    let mut desk = Desk::open(&server).await;
    desk.publish("tpi-sarang", "ikan-tongkol", 21_000).await;
    assert_eq!(card(&server).await.open, ["/pasar?di=auction"]);
    desk.publish(LASEM, RICE, 13_000).await;
    assert_eq!(card(&server).await.open, ["/pasar?di=auction"]);
    desk.turn(day(4), 9, 0).await;
    assert!(card(&server).await.open.is_empty(), "too old to be a price");
}

/// What a portal with these files answers.
async fn answer_of(server: &Server, portal: &Path, path: &str) -> ServiceResponse {
    let app = Arc::clone(&server.app);
    let site = modules::home::site(&app).expect("what the pages say");
    let portal = Arc::new(Portal::load(portal, &site).expect("a portal"));
    let service = actix_web::App::new().configure(|config| {
        rembang_backend::server::configure(config, app, portal, modules::routes());
    });
    let service = actix_web::test::init_service(service).await;
    let request = actix_web::test::TestRequest::get().uri(path).to_request();
    actix_web::test::call_service(&service, request)
        .await
        .map_into_boxed_body()
}

/// A page of a built portal, as a chat's robot asks for it.
async fn head_of(server: &Server, portal: &Path, path: &str) -> String {
    let response = answer_of(server, portal, path).await;
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
    let view = card(&server).await;
    assert!(view.rows.is_empty() && view.lead.is_some() && view.note.is_some());
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
    let view = card(&server).await;
    assert_eq!(keys(&view), ["beras-premium", "beras-medium", RAWIT]);
    assert_eq!(
        (view.monthly, view.day.to_string()),
        (true, "2025-04-01".to_owned())
    );
    let whose = view.note.expect("whose they are");
    assert_eq!(
        whose.indonesian(),
        "Rata-rata Kab. Rembang, Badan Pangan Nasional"
    );
    assert!(!view.provisional && !view.demo);
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
    let found = async |module: &str| {
        let module = module.to_owned();
        let view = server
            .visitor()
            .call::<Search>(ModuleName { module }, ())
            .await;
        view.map(|view| view.items)
    };
    let count = |items: &[Found], kind: &str| items.iter().filter(|it| it.kind == kind).count();
    let areas = found("home").await.expect("areas");
    assert_eq!(
        (count(&areas, "district"), count(&areas, "village")),
        (14, 294)
    );
    let lasem = areas.iter().find(|it| it.href == "/wilayah/33.17.14");
    let lasem = lasem.expect("a kecamatan");
    assert_eq!(
        lasem.title,
        Words::text("Kecamatan Lasem", "Kecamatan Lasem", "Lasem district")
    );
    let goods = found("market").await.expect("commodities and places");
    assert_eq!(count(&goods, "commodity"), 52);
    assert_eq!(count(&goods, "market") + count(&goods, "auction"), 23);
    let shallot = goods.iter().find(|it| it.href == "/pasar/bawang-merah");
    let shallot = shallot.expect("shallots");
    assert!(matches!(&shallot.title, Words::Text { en, .. } if en == "Shallots"));
    assert!(shallot.words.contains(&"brambang".to_owned()));
    // `bawang` alone is garlic to a Javanese.
    assert!(!shallot.words.contains(&"bawang".to_owned()));
    let address = format!("/pasar?tempat={LASEM}");
    let market = goods.iter().find(|it| it.href == address);
    assert_eq!(market.expect("a market").area.as_deref(), Some("33.17.14"));

    assert_eq!(found("identity").await.expect("nothing to find").len(), 0);
    let unknown = found("pasar").await.expect_err("no such module");
    assert!(is_unknown(&unknown));
    for (module, most) in [("home", 45_000), ("market", 25_000)] {
        let module = module.to_owned();
        let answer = Ask::of::<Search>(&ModuleName { module }, &());
        let answer = answer.send(&server).await;
        assert!(answer.body.len() < most, "{} bytes", answer.body.len());
        assert!(!answer.header("etag").is_empty());
    }
    let contact = server.visitor().call::<Contact>((), ()).await;
    let contact = contact.expect("an answer");
    assert_eq!(contact.office, None, "nobody has named one yet");
}

async fn the_state_says_how_old_everything_is(server: Arc<Server>) {
    let state = async || {
        let state = server.visitor().call::<Status>((), ()).await;
        state.expect("a state")
    };
    let fresh = state().await;
    assert_eq!((fresh.started_at, fresh.now), (wib(0, 9, 0), wib(0, 9, 0)));
    /// What the prices say: reported places, the next fixing, each series.
    fn prices(state: &StatusView) -> &StatusPart {
        let mut parts = state.parts.iter();
        parts.find(|part| part.module == "market").expect("prices")
    }
    fn values(state: &StatusView) -> Vec<&Figure> {
        prices(state).lines.iter().map(|line| &line.value).collect()
    }
    let reported = |state: &StatusView| match values(state)[0] {
        Figure::Text { text } => text.indonesian().to_owned(),
        other => panic!("{other:?}"),
    };
    let none = Figure::Text {
        text: Words::text("Belum diimpor", "Dèrèng dipunimpor", "Not imported yet"),
    };
    assert_eq!(prices(&fresh).newest, None);
    assert_eq!(reported(&fresh), "0 dari 23 pasar dan TPI");
    let at = wib(0, 12, 0);
    assert_eq!(values(&fresh)[1..], [&Figure::Moment { at }, &none, &none]);

    let mut desk = Desk::open(&server).await;
    import_means(&server, &["2025-04,Kab. Rembang,Beras Medium,12345"]).await;
    desk.turn(TODAY, 9, 30).await;
    desk.publish(LASEM, RICE, 13_000).await;
    desk.publish(LASEM, RAWIT, 42_000).await;
    let id = desk.publish(PAMOTAN, RICE, 13_100).await;
    // Held, so not public and in no figure.
    desk.posted(three(SARANG, RAWIT, TODAY, 42_000)).await;
    let busy = state().await;
    assert_eq!(prices(&busy).newest, Some(wib(0, 9, 30)));
    assert_eq!(reported(&busy), "2 dari 23 pasar dan TPI");
    let april = chrono::NaiveDate::from_ymd_opt(2025, 4, 1).expect("a day");
    assert_eq!(values(&busy)[2], &Figure::Month { day: april });
    assert!(!prices(&busy).demo, "nobody made it up");
    desk.reject(id, "salah pasar").await;
    assert_eq!(reported(&state().await), "1 dari 23 pasar dan TPI");

    desk.turn(TODAY, 12, 0).await;
    let at = wib(1, 12, 0);
    let noon = state().await;
    assert_eq!(
        values(&noon)[1],
        &Figure::Moment { at },
        "the next one is tomorrow"
    );
    desk.turn(day(1), 8, 0).await;
    let morning = state().await;
    assert_eq!(reported(&morning), "0 dari 23 pasar dan TPI");
    assert_eq!(prices(&morning).newest, Some(wib(0, 9, 30)));
    assert_eq!(
        (morning.started_at, morning.now),
        (wib(0, 9, 0), wib(1, 8, 0))
    );
    let answer = Ask::of::<Status>(&(), &()).send(&server).await;
    assert_eq!(answer.header("cache-control"), "public, no-cache");
}
