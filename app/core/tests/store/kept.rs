//! Kept answers: whose they are, and how many.

use crate::open;
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use rembang_core::store::{FILE, Kept, MOST_KEPT, Question, Store, StoreError};
use rembang_shared::sync::api::{SyncItem, SyncPage, SyncScope};
use serde_json::{Value, json};
use uuid::Uuid;

const ANA: Uuid = Uuid::from_u128(1);
const BUDI: Uuid = Uuid::from_u128(2);

fn question(account: Option<Uuid>, n: i64) -> Question {
    Question {
        account,
        endpoint: "Things".to_owned(),
        params: json!({ "n": n }),
    }
}

fn answer(text: &str) -> Kept {
    Kept {
        answer: json!(text),
        fetched_at: 5,
        etag: Some("\"a\"".to_owned()),
    }
}

fn scope(list: &str, of: &str) -> SyncScope {
    SyncScope {
        list: list.to_owned(),
        of: of.to_owned(),
    }
}

fn thing(of: &str, id: u128, view: Option<Value>) -> SyncItem {
    SyncItem {
        scope: scope("List", of),
        id: Uuid::from_u128(id),
        view,
    }
}

fn page(reset: Vec<SyncScope>, items: Vec<SyncItem>, cursor: &str) -> SyncPage {
    SyncPage {
        reset,
        items,
        cursor: cursor.to_owned(),
        more: false,
    }
}

#[test]
fn an_answer_is_found_by_whoever_it_was_given_to() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = open(dir.path());
    for (who, text) in [(None, "all"), (Some(ANA), "ana"), (Some(BUDI), "budi")] {
        store.keep(&question(who, 1), &answer(text)).expect("kept");
    }
    let text = |store: &mut Store, who| {
        let kept = store.kept(&question(who, 1)).expect("read");
        kept.map(|kept| kept.answer)
    };
    assert_eq!(text(&mut store, None), Some(json!("all")));
    assert_eq!(text(&mut store, Some(ANA)), Some(json!("ana")));
    assert_eq!(store.kept(&question(None, 2)).expect("read"), None);
    assert_eq!(store.purge(ANA).expect("purged"), 1);
    assert_eq!(text(&mut store, Some(ANA)), None);
    assert_eq!(text(&mut store, Some(BUDI)), Some(json!("budi")));
    assert_eq!(text(&mut store, None), Some(json!("all")));
}

/// As many rows as somebody gathers in years, at once.
fn fill(store: &Store, path: &std::path::Path, count: i64) {
    let url = path.join(FILE);
    let mut conn = SqliteConnection::establish(&url.to_string_lossy()).expect("a database");
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
         INSERT INTO kept SELECT randomblob(16), NULL, 'X', NULL, 0, x'00' FROM n"
    );
    assert!(store.is_open());
    conn.batch_execute(&sql).expect("rows");
}

#[test]
fn ten_thousand_answers_are_enough() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = open(dir.path());
    fill(&store, dir.path(), MOST_KEPT - 1);
    store
        .keep(&question(None, 1), &answer("last"))
        .expect("room");
    let refused = store.keep(&question(None, 2), &answer("too many"));
    assert_eq!(refused, Err(StoreError::TooManyKept));
    // What is there may still be brought up to date.
    store
        .keep(&question(None, 1), &answer("newer"))
        .expect("the same");
    let things = page(Vec::new(), vec![thing("own", 1, Some(json!(1)))], "c");
    assert_eq!(store.take_in(ANA, &things), Err(StoreError::TooManyKept));
    assert_eq!(store.cursor(ANA), Ok(None), "all of a page or nothing");
    assert_eq!(store.things(ANA, "List"), Ok(Vec::new()));
    store.purge_all().expect("purged");
    store.take_in(ANA, &things).expect("room");
}

#[test]
fn a_page_is_taken_in_as_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = open(dir.path());
    let (one, two) = (
        thing("own", 1, Some(json!("a"))),
        thing("33", 2, Some(json!("b"))),
    );
    let first = page(Vec::new(), vec![one.clone(), two.clone()], "c1");
    store.take_in(ANA, &first).expect("taken in");
    store
        .take_in(BUDI, &page(Vec::new(), vec![one.clone()], "b1"))
        .expect("taken in");
    assert_eq!(store.things(ANA, "List"), Ok(vec![one.clone(), two]));
    // The area is no longer hers; one of her own is another now, and one is gone.
    let other = thing("own", 3, Some(json!("c")));
    let second = page(
        vec![scope("List", "33")],
        vec![thing("own", 1, None), other.clone()],
        "c2",
    );
    store.take_in(ANA, &second).expect("taken in");
    assert_eq!(store.things(ANA, "List"), Ok(vec![other]));
    assert_eq!(store.cursor(ANA), Ok(Some("c2".to_owned())));
    assert_eq!(store.things(BUDI, "List"), Ok(vec![one]));
    assert_eq!(store.purge(ANA), Ok(1));
    assert_eq!(store.cursor(ANA), Ok(None));
    assert_eq!(store.cursor(BUDI), Ok(Some("b1".to_owned())));
}
