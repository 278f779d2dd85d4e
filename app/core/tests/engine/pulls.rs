//! Lists that are kept whole: page by page, through cuts, and for one account only.

use crate::peer::{Peer, Reply};
use crate::{ANA, BUDI, call, credentials, engine, me, price, receipt, session, sign_in};
use rembang_core::engine::{Departure, News};
use rembang_shared::error::ErrorCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

const ME: &str = "/api/v1/identity/me";
const SESSIONS: &str = "/api/v1/identity/sessions";

fn item(id: u128, view: Option<&str>) -> Value {
    json!({ "scope": { "list": "Queue", "of": "33.17" }, "id": Uuid::from_u128(id), "view": view })
}

fn page(reset: &[&str], items: &[Value], cursor: &str, more: bool) -> Reply {
    let reset: Vec<Value> = reset
        .iter()
        .map(|of| json!({ "list": "Queue", "of": of }))
        .collect();
    Reply::json(&json!({ "reset": reset, "items": items, "cursor": cursor, "more": more }))
}

async fn views(engine: &rembang_core::Engine) -> Vec<String> {
    let things = engine.things("Queue").await.expect("read");
    let texts = things.into_iter().filter_map(|item| item.view);
    texts
        .filter_map(|view| view.as_str().map(str::to_owned))
        .collect()
}

#[tokio::test]
async fn what_was_cut_short_goes_on_where_it_was() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut cut = true;
    let peer = Peer::start(move |asked| match &*asked.path {
        SESSIONS if asked.body["phone"] == "081234567890" => {
            session(ANA, 1, &["33.17"], Some("device"))
        }
        SESSIONS => session(BUDI, 1, &[], Some("device-b")),
        "/api/v1/sync" => page(&[], &[item(1, Some("a")), item(2, Some("b"))], "c1", true),
        "/api/v1/sync?cursor=c1" if std::mem::take(&mut cut) => Reply::cut(),
        "/api/v1/sync?cursor=c1" => page(&[], &[item(1, None), item(3, Some("c"))], "c2", false),
        // Moved: the list of that area is no longer theirs.
        _ => page(&["33.17"], &[], "c3", false),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    engine
        .pull()
        .await
        .expect("nobody is signed in: nothing to bring");
    assert!(peer.log().is_empty());
    sign_in(&engine).await;
    let mut news = engine.news();
    engine.pull().await.expect_err("the second page was cut");
    assert_eq!(views(&engine).await, ["a", "b"]);
    assert_eq!(news.try_recv(), Ok(News::Synced));
    drop(engine);
    let engine = self::engine(dir.path(), &peer).await;
    engine.pull().await.expect("brought down");
    assert_eq!(views(&engine).await, ["b", "c"]);
    engine
        .call(credentials("089999999999"))
        .await
        .expect("signed in");
    assert!(views(&engine).await.is_empty(), "another account");
    sign_in(&engine).await;
    engine.pull().await.expect("brought down");
    assert!(views(&engine).await.is_empty(), "no longer theirs");
}

#[tokio::test]
async fn a_cursor_that_is_not_of_this_device_begins_anew() {
    let dir = tempfile::tempdir().expect("a folder");
    let restored = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&restored);
    let peer = Peer::start(
        move |asked| match (&*asked.path, seen.load(Ordering::SeqCst)) {
            (SESSIONS, _) => session(ANA, 1, &["33.17"], Some("device")),
            ("/api/v1/sync", false) => page(&[], &[item(1, Some("old"))], "c1", false),
            ("/api/v1/sync", true) => page(&[], &[item(2, Some("new"))], "d1", false),
            (ME, _) => me(ANA, &["33.17"]),
            _ => Reply::refused(ErrorCode::Invalid),
        },
    )
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine.pull().await.expect("brought down");
    engine
        .call(call("Me", json!({}), json!(null)))
        .await
        .expect("an answer");
    restored.store(true, Ordering::SeqCst);
    engine.pull().await.expect("anew");
    assert_eq!(views(&engine).await, ["new"]);
    let kept = engine.kept("Me", json!({})).await.expect("read");
    assert!(kept.is_some(), "answers have nothing to do with it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_comes_after_the_sign_out_is_not_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match &*asked.path {
        SESSIONS => session(ANA, 1, &["33.17"], Some("device")),
        "/api/v1/sync" => {
            std::thread::sleep(std::time::Duration::from_millis(300));
            page(&[], &[item(1, Some("a"))], "c1", false)
        }
        _ => Reply::refused(ErrorCode::NotFound),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    let pulling = tokio::spawn({
        let engine = engine.clone();
        async move { engine.pull().await }
    });
    while peer.asked("/api/v1/sync").is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    engine
        .sign_out(Departure::Anyway)
        .await
        .expect("signed out");
    pulling.await.expect("no panic").expect("nothing to keep");
    assert_eq!(engine.usage().await.expect("counted").kept, 0);
}

/// Nobody need ask: the running engine brings down after a sign-in, after a form has arrived, and
/// when the app comes to the front.
#[tokio::test]
async fn a_running_engine_brings_down_by_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut n = 0;
    let peer = Peer::start(move |asked| match &*asked.path {
        SESSIONS => session(ANA, 1, &["33.17"], Some("device")),
        "/api/v1/market/prices" => receipt(),
        _ => {
            n += 1;
            page(&[], &[item(n, Some("a"))], &format!("c{n}"), false)
        }
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    let running = engine.clone();
    let running = tokio::spawn(async move { running.run().await });
    let pulls = |n: usize| {
        let peer = peer.clone();
        async move {
            for _ in 0..200 {
                let asked = peer.asked("/api/v1/sync").len();
                if asked >= n {
                    return assert_eq!(asked, n);
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            panic!("not asked for the {n}. time");
        }
    };
    // Long enough for a pull of nobody's.
    tokio::time::sleep(Duration::from_millis(200)).await;
    pulls(0).await;
    sign_in(&engine).await;
    pulls(1).await;
    engine.queue(price(42_000)).await.expect("taken");
    pulls(2).await;
    engine.nudge().await.expect("nudged");
    engine.nudge().await.expect("nudged");
    pulls(3).await;
    assert_eq!(views(&engine).await, ["a", "a", "a"]);
    running.abort();
}
