//! Down to the phone: what comes first, what follows, and what goes again; by devices that keep
//! what a page says and nothing else.

pub mod access;

mod grants;
mod lists;
mod order;
mod phone;

use crate::market::desk::*;
use crate::prelude::*;
use phone::Phone;
use rembang_backend::modules::ALL;
use rembang_backend::platform::synced::Reach;
use rembang_shared::access::Access;
use rembang_shared::catalogue;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::sync::api::*;
use uuid::Uuid;

on_both!(
    a_report_comes_down_and_goes,
    what_is_taken_back_is_no_change,
    an_area_hears_of_all_within_it,
    a_page_holds_no_more_than_was_asked_for,
    what_is_gone_comes_first_and_then_what_waits,
    own_reports_of_a_month_come_down,
    whoever_is_shown_is_told,
    an_erased_name_leaves_the_phones_too,
);

/// Commodities that retail markets quote, so that one place can have many reports of a day.
fn retail(server: &Server) -> Vec<String> {
    let pack = server.market();
    let quoted = pack.commodities().iter();
    let retail = quoted.filter(|it| it.levels.contains(&Level::Retail));
    retail.map(|it| it.code.clone()).collect()
}

/// Reports that wait: nothing is known yet by which to judge them.
async fn post_many(desk: &Desk, place: &str, count: usize) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for commodity in retail(&desk.server).iter().take(count) {
        let receipt = desk.posted(three(place, commodity, TODAY, 20_000)).await;
        assert_eq!(receipt.state, ReportState::Held);
        ids.push(receipt.id);
    }
    assert_eq!(ids.len(), count);
    ids.sort_unstable();
    ids
}

async fn a_report_comes_down_and_goes(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let mut officer = Phone::of(&desk.officer);
    let mut author = Phone::of(&desk.enumerator);
    let first = officer.pull().await;
    assert_eq!(first.reset, [Phone::scope("Queue", "33.17")]);
    assert!(first.items.is_empty() && !first.more);
    author.pull().await;

    let id = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let early = officer.pull().await;
    assert!(
        early.items.is_empty(),
        "a change without a number is not told"
    );
    server.job("number").await;
    officer.pull().await;
    author.pull().await;
    let waiting = &officer.kept("Queue", "33.17")[&id];
    assert_eq!(waiting["state"], "held");
    assert_eq!(waiting["actions"].as_array().map(Vec::len), Some(3));
    let own = &author.kept("MyReports", "own")[&id];
    assert_eq!(
        (&own["state"], &own["actions"]),
        (&"held".into(), &[0; 0].into())
    );

    desk.reject(id, "harga satu karung").await;
    server.job("number").await;
    let gone = officer.pull().await;
    assert_eq!(gone.items.len(), 1);
    assert_eq!((gone.items[0].id, &gone.items[0].view), (id, &None));
    assert!(officer.kept("Queue", "33.17").is_empty());
    author.pull().await;
    let own = &author.kept("MyReports", "own")[&id];
    assert_eq!(own["state"], "rejected");
    assert_eq!(own["decision_note"], "harga satu karung");
    let quiet = officer.pull().await;
    assert!(quiet.items.is_empty() && quiet.reset.is_empty() && !quiet.more);
    let price = desk.publish(LASEM, RICE, 13_000).await;
    server.job("number").await;
    officer.pull().await;
    // It waited for a moment between the two.
    assert!(!officer.kept("Queue", "33.17").contains_key(&price));
}

/// A dry run goes the way of every entry and leaves nothing, for phones neither.
async fn what_is_taken_back_is_no_change(server: Arc<Server>) {
    use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
    let desk = Desk::open(&server).await;
    let text = format!("day,place,commodity,level,quote_1\n{TODAY},{LASEM},{RAWIT},retail,42000\n");
    let file = |dry_run| NewImport {
        file_name: "harga.csv".to_owned(),
        format: FileFormat::Csv,
        content: BASE64.encode(&text),
        by: Some(desk.enumerator.id),
        dry_run,
    };
    for (dry_run, waiting) in [(true, 0), (false, 1)] {
        let import = desk.officer.client.call::<ImportPrices>((), file(dry_run));
        assert_eq!(import.await.expect("an answer").held, 1);
        server.job("number").await;
        let mut officer = Phone::of(&desk.officer);
        officer.pull().await;
        assert_eq!(officer.kept("Queue", "33.17").len(), waiting);
        let told = "change WHERE list = 'Queue' AND area = '33.17'";
        assert_eq!(
            crate::wire::count(&server, told),
            i64::try_from(waiting).expect("few")
        );
    }
}

async fn an_area_hears_of_all_within_it(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let mut officers = Vec::new();
    for (area, hears) in [
        ("33.17", true),
        ("33.17.14", true),
        ("33.17.14.2003", true),
        ("33.17.14.2004", false),
        ("33.17.01", false),
    ] {
        let caller = server.officer(Role::PriceOfficer, area).await;
        let mut phone = Phone::of(&caller);
        phone.pull().await;
        officers.push((area, hears, caller, phone));
    }
    let new = quoted("33.17.14.2003", "gkp-petani", TODAY, &[6_500]);
    let village = desk.posted(new).await;
    assert_eq!(village.state, ReportState::Held);
    // What no source puts into a kecamatan is the whole regency's.
    let auction = retail_at_auction(&server);
    let nowhere = desk
        .posted(quoted("tpi-tanjungsari", &auction, TODAY, &[20_000]))
        .await;
    assert_eq!(nowhere.state, ReportState::Held);
    server.job("number").await;
    for (area, hears, caller, mut phone) in officers {
        let told = phone.pull().await.items.len();
        let kept = phone.kept("Queue", area);
        assert_eq!(kept.contains_key(&village.id), hears, "{area}");
        assert_eq!(kept.contains_key(&nowhere.id), area == "33.17", "{area}");
        assert_eq!(told, kept.len(), "{area} hears of nothing else");
        // Whoever begins now comes to the same.
        let mut other = Phone::of(&caller);
        other.pull().await;
        assert_eq!(other.all(), phone.all(), "{area}");
    }
}

/// Something that fish auctions sell.
fn retail_at_auction(server: &Server) -> String {
    let pack = server.market();
    let mut all = pack.commodities().iter();
    let fish = all.find(|it| it.levels.contains(&Level::Auction));
    fish.expect("fish").code.clone()
}

async fn a_page_holds_no_more_than_was_asked_for(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let ids = post_many(&desk, LASEM, 7).await;
    let mut officer = Phone::of(&desk.officer);
    let mut sizes = Vec::new();
    loop {
        let page = officer.step(Some(3)).await;
        sizes.push(page.items.len());
        assert_eq!(page.reset.len(), usize::from(sizes.len() == 1));
        if !page.more {
            break;
        }
    }
    assert_eq!(sizes, [3, 3, 1], "whole, and then said to be so");
    let kept: Vec<Uuid> = officer.kept("Queue", "33.17").into_keys().collect();
    assert_eq!(kept, ids);
    let early = officer.cursor.clone();
    server.job("number").await;
    for id in &ids {
        desk.reject(*id, "salah satuan").await;
    }
    server.job("number").await;
    // The changes of before the first page come once more: they had no number then.
    let mut told = Vec::new();
    loop {
        let page = officer.step(Some(3)).await;
        assert!(page.items.len() <= 3, "{}", page.items.len());
        told.extend(page.items.iter().map(|item| item.id));
        if !page.more {
            break;
        }
    }
    assert_eq!(told.len(), 14);
    assert!(officer.all().is_empty());
    // However often a thing has changed, a page says once how it stands.
    officer.cursor = early;
    let page = officer.step(Some(100)).await;
    assert_eq!((page.items.len(), page.more), (7, false));
    for limit in [0, 101] {
        let query = SyncQuery {
            limit: Some(limit),
            cursor: None,
        };
        let refused = refused(desk.officer.client.call::<Sync>(query, ()).await);
        assert_eq!(field(&refused), ("limit", FieldCode::Range));
    }
}

async fn what_is_gone_comes_first_and_then_what_waits(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    grants::also(&server, &desk.officer, Role::Enumerator, "33.17").await;
    let both = &desk.officer;
    let mut phone = Phone::of(both);
    let before = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    phone.pull().await;
    server.job("number").await;
    phone.pull().await;

    let mine = both
        .client
        .call::<PostPrice>((), three(LASEM, RICE, TODAY, 13_000))
        .await;
    let mine = mine.expect("a receipt").id;
    desk.reject(before, "salah satuan").await;
    server.job("number").await;
    let page = phone.pull().await;
    let order: Vec<(&str, Uuid, bool)> = page
        .items
        .iter()
        .map(|item| (item.scope.list.as_str(), item.id, item.view.is_some()))
        .collect();
    assert_eq!(
        order,
        [
            ("Queue", before, false),
            ("Queue", mine, true),
            ("MyReports", mine, true)
        ]
    );
}

async fn own_reports_of_a_month_come_down(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let old = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    desk.turn(day(29), 9, 0).await;
    let new = desk.posted(three(LASEM, RAWIT, day(29), 42_000)).await.id;
    let mut author = Phone::of(&desk.enumerator);
    author.pull().await;
    let kept: Vec<Uuid> = author.kept("MyReports", "own").into_keys().collect();
    assert_eq!(kept, [old, new]);
    desk.turn(day(31), 9, 0).await;
    let mut author = Phone::of(&desk.enumerator);
    author.pull().await;
    let kept: Vec<Uuid> = author.kept("MyReports", "own").into_keys().collect();
    assert_eq!(kept, [new]);
}

async fn whoever_is_shown_is_told(server: Arc<Server>) {
    use rembang_shared::privacy::api::{MyTrail, TrailActor, TrailQuery};
    let desk = Desk::open(&server).await;
    desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await;
    Phone::of(&desk.officer).pull().await;
    let trail = desk
        .enumerator
        .client
        .call::<MyTrail>(TrailQuery::default(), ());
    let trail = trail.await.expect("a trail").items;
    let lines: Vec<_> = trail.iter().filter(|it| it.action == "Sync").collect();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].by, TrailActor::Office);
}

async fn an_erased_name_leaves_the_phones_too(server: Arc<Server>) {
    use rembang_shared::privacy::api::RequestErasure;
    let mut desk = Desk::open(&server).await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    let new = quoted("33.17.14.2003", "gkp-petani", TODAY, &[6_500]);
    let posted = farmer.client.call::<PostPrice>((), new).await;
    let id = posted.expect("a receipt").id;
    server.job("number").await;
    let mut phone = Phone::of(&desk.officer);
    phone.pull().await;
    let name = |phone: &Phone| phone.kept("Queue", "33.17")[&id]["author_name"].clone();
    assert_eq!(name(&phone), "Uji farmer");
    let asked = farmer.client.call::<RequestErasure>((), ()).await;
    asked.expect("asked");
    desk.turn(day(3), 9, 0).await;
    assert_eq!(server.job("erase").await.done["erased"], 1);
    server.job("number").await;
    phone.signed_in(&server, &server.another_session(desk.officer.id, true));
    phone.pull().await;
    assert_eq!(name(&phone), desk.report(id).await.author_name);
    assert_ne!(name(&phone), "Uji farmer");
}

/// A row that is flagged comes down, and nothing comes down that is not.
#[test]
fn each_synced_row_is_one_modules_list() {
    let flagged: Vec<_> = catalogue()
        .filter(|info| info.flags.synced)
        .map(|it| it.name)
        .collect();
    let mut lists = Vec::new();
    for module in ALL {
        for list in module.synced {
            assert_eq!(list.row.module, module.name, "{}", list.row.name);
            // Whose areas they are is said by the roles of the row.
            let by_role = matches!(list.row.access, Access::Roles(_));
            assert!(by_role || list.reach == Reach::Own, "{}", list.row.name);
            lists.push(list.row.name);
        }
    }
    lists.sort_unstable();
    let mut sorted = flagged.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, lists);
    assert!(lists.len() >= 2);
}
