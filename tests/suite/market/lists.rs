//! The officer's queue and the reporter's own list: order, pages, filters.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use uuid::Uuid;

on_both!(
    goods_and_groups_are_named_in_every_language,
    the_queue_is_oldest_first_and_comes_in_pages,
    the_queue_is_filtered_by_state_and_place,
    ones_own_list_is_newest_first,
);

const FIVE: [&str; 5] = [RAWIT, "cabai-rawit-hijau", "cabai-keriting", "tomat", "kol"];

async fn page(desk: &Desk, query: QueueQuery) -> Page<ReportView> {
    let page = desk.officer.client.call::<Queue>(query, ());
    page.await.expect("a page")
}

fn ids(page: &Page<ReportView>) -> Vec<Uuid> {
    page.items.iter().map(|report| report.id).collect()
}

async fn the_queue_is_oldest_first_and_comes_in_pages(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let mut sent = Vec::new();
    for commodity in FIVE {
        sent.push(desk.posted(three(LASEM, commodity, TODAY, 42_000)).await.id);
    }
    let at = |cursor| QueueQuery {
        limit: Some(2),
        cursor,
        ..QueueQuery::default()
    };
    let first = page(&desk, at(None)).await;
    assert_eq!(ids(&first), sent[..2]);
    // What is decided or arrives between two pages neither hides nor doubles another.
    desk.confirm(sent[0]).await;
    let late = desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await.id;
    let second = page(&desk, at(first.next)).await;
    assert_eq!(ids(&second), sent[2..4]);
    let third = page(&desk, at(second.next)).await;
    assert_eq!(ids(&third), [sent[4], late]);
    assert_eq!(third.next, None, "a full last page has no next");
    let all = page(&desk, QueueQuery::default()).await;
    assert_eq!((all.items.len(), all.next), (5, None));
    let report = &all.items[0];
    assert_eq!(
        (report.place_name.as_str(), report.unit.as_str()),
        ("Pasar Lasem", "kg")
    );
    assert_eq!(report.quotes, [42_000; 3]);
    assert_eq!(report.author_name, "Uji enumerator");

    for (limit, cursor, path, code) in [
        (Some(0), None, "limit", FieldCode::Range),
        (Some(101), None, "limit", FieldCode::Range),
        (None, Some("kemarin"), "cursor", FieldCode::Format),
    ] {
        let query = QueueQuery {
            limit,
            cursor: cursor.map(str::to_owned),
            ..QueueQuery::default()
        };
        let body = refused(desk.officer.client.call::<Queue>(query, ()).await);
        assert_eq!(field(&body), (path, code));
    }
}

async fn the_queue_is_filtered_by_state_and_place(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let held = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let elsewhere = desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await.id;
    let accepted = desk.publish(LASEM, RICE, 13_000).await;
    let rejected = desk.posted(three(LASEM, "tomat", TODAY, 9_000)).await.id;
    desk.reject(rejected, "busuk semua").await;
    let status = desk
        .posted(noted(LASEM, "kol", TODAY, NoQuote::Habis))
        .await
        .id;
    for (state, place, expected) in [
        (None, None, vec![held, elsewhere]),
        (Some(ReportState::Held), Some(LASEM), vec![held]),
        (None, Some(PAMOTAN), vec![elsewhere]),
        (None, Some(SARANG), vec![]),
        (Some(ReportState::Accepted), None, vec![accepted]),
        (Some(ReportState::Rejected), None, vec![rejected]),
        (Some(ReportState::Noted), Some(LASEM), vec![status]),
    ] {
        let query = QueueQuery {
            state,
            place: place.map(str::to_owned),
            ..QueueQuery::default()
        };
        assert_eq!(
            ids(&page(&desk, query).await),
            expected,
            "{state:?} {place:?}"
        );
    }
}

async fn ones_own_list_is_newest_first(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let other = server.officer(Role::Enumerator, "33.17").await;
    let mut sent = Vec::new();
    for commodity in FIVE {
        sent.push(desk.posted(three(LASEM, commodity, TODAY, 42_000)).await.id);
        let new = three(PAMOTAN, commodity, TODAY, 42_000);
        other
            .client
            .call::<PostPrice>((), new)
            .await
            .expect("posted");
    }
    desk.reject(sent[1], "salah jenis").await;
    sent.reverse();
    let (mut seen, mut cursor) = (Vec::new(), None);
    for size in [2, 2, 1] {
        let query = ListQuery {
            limit: Some(2),
            cursor,
        };
        let mine = desk.enumerator.client.call::<MyReports>(query, ());
        let page = mine.await.expect("a page");
        assert_eq!(page.items.len(), size);
        assert!(page.items.iter().all(|report| report.actions.is_empty()));
        seen.extend(ids(&page));
        cursor = page.next;
    }
    assert_eq!(cursor, None);
    assert_eq!(seen, sent);
}

async fn goods_and_groups_are_named_in_every_language(server: Arc<Server>) {
    let visitor = server.visitor();
    let prices = visitor.call::<LatestPrices>(PriceQuery::default(), ());
    let prices = prices.await.expect("prices").items;
    assert!(!prices.is_empty());
    for (language, rice) in [
        (OtherLanguage::Jv, "Wos medium"),
        (OtherLanguage::En, "Medium rice"),
    ] {
        let names = visitor.call::<Names>(LanguageParam { language }, ());
        let names = names.await.expect("names").names;
        assert_eq!(names["Beras medium"], rice);
        for item in &prices {
            assert!(names.contains_key(&item.name), "{}", item.name);
            assert!(names.contains_key(&item.group), "{}", item.group);
        }
    }
    let path = "/api/v1/market/names/su";
    let unknown = server.http.get(format!("{}{path}", server.origin));
    assert_eq!(unknown.send().await.expect("an answer").status(), 404);
}
