//! Who is signed in, and what follows when that ends.

use crate::peer::{Asked, Peer, Reply};
use crate::{ANA, BUDI, bears, call, credentials, engine, me, price, receipt, session, sign_in};
use rembang_core::Engine;
use rembang_core::engine::{Departure, EngineError, News};
use rembang_core::keys::{Access, Keystore, PATIENCE};
use rembang_core::outbox::State;
use rembang_shared::error::ErrorCode;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

const SESSIONS: &str = "/api/v1/identity/sessions";
const REFRESH: &str = "/api/v1/identity/sessions/refresh";
const ME: &str = "/api/v1/identity/me";
const PRICES: &str = "/api/v1/market/prices";

fn devices() -> Reply {
    Reply::json(&json!({ "items": [], "next": null }))
}

fn unauthenticated() -> Reply {
    Reply::refused(ErrorCode::Unauthenticated)
}

/// A server that takes only Ana's second access token, and gives it for the first refresh token.
fn renewing(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        SESSIONS => session(ANA, 1, &["33.17"], Some("device")),
        REFRESH if asked.body["refresh"] == "refresh-1" && asked.body["device"] == "device" => {
            session(ANA, 2, &["33.17"], None)
        }
        REFRESH => unauthenticated(),
        _ if !bears(asked, ANA, 2) => unauthenticated(),
        PRICES => receipt(),
        _ => devices(),
    }
}

#[tokio::test]
async fn nobody_who_asks_sees_a_token() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(renewing).await;
    let engine = engine(dir.path(), &peer).await;
    let answer = engine
        .call(credentials("0812 3456 7890"))
        .await
        .expect("signed in");
    assert_eq!(answer.answer["tokens"], json!(null));
    assert_eq!(answer.answer["me"]["id"], json!(ANA));
    assert_eq!(engine.account(), Some(ANA));
    // The next sign-in with that number, however it is typed, names the device.
    engine
        .call(credentials("+6281234567890"))
        .await
        .expect("signed in");
    let asked = peer.asked(SESSIONS);
    assert_eq!(asked[0].body["device"], json!(null));
    assert_eq!(asked[1].body["device"], "device");
    assert_eq!(asked[1].body["client"], "app");
}

#[tokio::test]
async fn many_calls_renew_an_access_token_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(renewing).await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine.queue(price(42_000)).await.expect("taken");
    let calls = (0..8).map(|_| {
        let engine = engine.clone();
        tokio::spawn(async move { engine.call(call("Devices", json!({}), json!(null))).await })
    });
    let calls: Vec<_> = calls.collect();
    engine.pump().await.expect("sent");
    for call in calls {
        call.await.expect("no panic").expect("an answer");
    }
    assert_eq!(peer.asked(REFRESH).len(), 1);
    let sent = engine.outbox().await.expect("the outbox");
    assert_eq!(sent[0].state, State::Sent);
    drop(engine);
    // The new pair is on disk: another start goes on with it.
    let engine = self::engine(dir.path(), &peer).await;
    engine
        .call(call("Devices", json!({}), json!(null)))
        .await
        .expect("an answer");
    assert_eq!(peer.asked(REFRESH).len(), 1);
}

#[tokio::test]
async fn a_lost_answer_to_a_refresh_is_asked_for_again_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut lost = 0;
    let peer = Peer::start(move |asked| {
        if asked.path == REFRESH && lost < 1 {
            lost += 1;
            return Reply::cut();
        }
        renewing(asked)
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine
        .call(call("Devices", json!({}), json!(null)))
        .await
        .expect("an answer");
    assert_eq!(peer.asked(REFRESH).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_during_a_refresh_stays_signed_out() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| {
        if asked.path == REFRESH {
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
        renewing(asked)
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    let reading = tokio::spawn({
        let engine = engine.clone();
        async move { engine.call(call("Devices", json!({}), json!(null))).await }
    });
    while peer.asked(REFRESH).is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    engine
        .sign_out(Departure::Anyway)
        .await
        .expect("signed out");
    assert!(reading.await.expect("no panic").is_err());
    assert_eq!(engine.account(), None);
    drop(engine);
    assert_eq!(self::engine(dir.path(), &peer).await.account(), None);
}

#[tokio::test]
async fn an_ended_session_keeps_the_queue_and_forgets_what_was_read() {
    // OB-3: the whole queue waits for a sign-in and leaves with the same keys.
    let dir = tempfile::tempdir().expect("a folder");
    let revoked = Arc::new(AtomicU32::new(0));
    let state = Arc::clone(&revoked);
    let peer = Peer::start(
        move |asked| match (state.load(Ordering::SeqCst), &*asked.path) {
            (0, SESSIONS) => session(ANA, 1, &["33.17"], Some("device")),
            (0, _) => devices(),
            (1, _) => unauthenticated(),
            (_, SESSIONS) => session(ANA, 3, &["33.17"], None),
            _ if bears(asked, ANA, 3) => receipt(),
            _ => unauthenticated(),
        },
    )
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine
        .call(call("Devices", json!({}), json!(null)))
        .await
        .expect("an answer");
    assert!(
        engine
            .kept("Devices", json!({}))
            .await
            .expect("read")
            .is_some()
    );
    let mut keys = Vec::new();
    for rupiah in 1..=3 {
        keys.push(engine.queue(price(rupiah)).await.expect("taken"));
    }
    revoked.store(1, Ordering::SeqCst);
    let mut news = engine.news();
    engine.pump().await.expect("tried");
    let mut heard = Vec::new();
    while let Ok(one) = news.try_recv() {
        heard.push(one);
    }
    assert!(heard.contains(&News::SignInNeeded), "{heard:?}");
    assert!(heard.contains(&News::Purged { rows: 1 }), "{heard:?}");
    assert!(
        engine
            .kept("Devices", json!({}))
            .await
            .expect("read")
            .is_none()
    );
    let waiting = engine.outbox().await.expect("the outbox");
    let there: Vec<_> = waiting.iter().map(|one| one.key).collect();
    assert_eq!(there, keys);
    assert!(waiting.iter().all(|one| one.state == State::Ready));
    let tries = peer.asked(PRICES).len();
    engine.pump().await.expect("nothing due");
    assert_eq!(
        peer.asked(PRICES).len(),
        tries,
        "nobody asks before the sign-in"
    );
    drop(engine);
    // Nor after a start.
    let engine = self::engine(dir.path(), &peer).await;
    engine.pump().await.expect("nothing due");
    assert_eq!(peer.asked(PRICES).len(), tries);
    revoked.store(2, Ordering::SeqCst);
    sign_in(&engine).await;
    engine.pump().await.expect("sent");
    let sent = engine.outbox().await.expect("the outbox");
    assert!(sent.iter().all(|one| one.state == State::Sent), "{sent:?}");
    let asked = peer.asked(PRICES);
    let last: Vec<_> = asked[tries..]
        .iter()
        .filter_map(|one| one.header("idempotency-key")?.parse::<Uuid>().ok())
        .collect();
    for key in keys {
        assert_eq!(last.iter().filter(|one| **one == key).count(), 1);
    }
}

#[tokio::test]
async fn a_read_that_finds_the_session_ended_stops_the_queue_too() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match &*asked.path {
        SESSIONS => session(ANA, 1, &["33.17"], Some("device")),
        _ => unauthenticated(),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine.queue(price(42_000)).await.expect("taken");
    let mut news = engine.news();
    let read = engine.call(call("Devices", json!({}), json!(null))).await;
    assert!(read.is_err());
    assert_eq!(news.try_recv(), Ok(News::SignInNeeded));
    engine.pump().await.expect("nothing due");
    assert!(peer.asked(PRICES).is_empty());
}

#[tokio::test]
async fn a_lost_grant_takes_what_it_showed_and_no_operation() {
    // OB-2: moved to another desa; what was read goes, what was written stays.
    let dir = tempfile::tempdir().expect("a folder");
    let mut area = vec!["33.17.01", "33.17.02"];
    let peer = Peer::start(move |asked| match &*asked.path {
        SESSIONS => {
            let areas = area.clone();
            area.pop();
            session(ANA, 1, &areas, Some("device"))
        }
        PRICES => Reply::refused(ErrorCode::Forbidden),
        _ => devices(),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine
        .call(call("Devices", json!({}), json!(null)))
        .await
        .expect("an answer");
    let key = engine.queue(price(42_000)).await.expect("taken");
    let mut news = engine.news();
    sign_in(&engine).await;
    assert!(
        engine
            .kept("Devices", json!({}))
            .await
            .expect("read")
            .is_none()
    );
    assert_eq!(news.try_recv(), Ok(News::Purged { rows: 1 }));
    engine.pump().await.expect("tried");
    let left = engine.outbox().await.expect("the outbox");
    assert_eq!(left[0].state, State::NeedsYou);
    let text = engine.text(key).await.expect("still hers to read");
    assert_eq!(text.payload.body["quotes"][0], 42_000);
}

#[tokio::test]
async fn me_says_when_a_grant_has_ended() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match &*asked.path {
        SESSIONS => session(ANA, 1, &["33.17.01"], Some("device")),
        ME => me(ANA, &[]),
        _ => devices(),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    let devices = || call("Devices", json!({}), json!(null));
    engine.call(devices()).await.expect("an answer");
    engine
        .call(call("Me", json!({}), json!(null)))
        .await
        .expect("an answer");
    assert!(
        engine
            .kept("Devices", json!({}))
            .await
            .expect("read")
            .is_none()
    );
    // Once: what is read from now on is read without it.
    engine.call(devices()).await.expect("an answer");
    engine
        .call(call("Me", json!({}), json!(null)))
        .await
        .expect("an answer");
    assert!(
        engine
            .kept("Devices", json!({}))
            .await
            .expect("read")
            .is_some()
    );
}

#[tokio::test]
async fn a_code_is_not_used_up_where_its_tokens_could_not_be_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(renewing).await;
    let locked = Keystore::new(|| {
        std::thread::sleep(PATIENCE * 2);
        Err(keyring_core::Error::NoDefaultStore)
    });
    let engine = Engine::open(dir.path(), &peer.origin, locked).await;
    let engine = engine.unwrap_or_else(|error| panic!("no engine: {error}"));
    let body = json!({
        "phone": "081234567890", "code": "ABCDEFGH", "secret": "402613", "client": "app",
        "device_label": "HP"
    });
    let refused = engine.call(call("Activate", json!(null), body)).await;
    assert!(matches!(refused, Err(EngineError::Closed(Access::Locked))));
    assert!(peer.log().is_empty());
    // What needs no key works.
    let prices = engine
        .call(call("LatestPrices", json!({}), json!(null)))
        .await;
    assert!(
        matches!(prices, Err(EngineError::Call(_))),
        "it was asked: {prices:?}"
    );
    assert_eq!(peer.asked(PRICES).len(), 1);
}

#[tokio::test]
async fn another_account_neither_sees_nor_sends_what_waits() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match &*asked.path {
        SESSIONS if asked.body["phone"] == "081234567890" => {
            session(ANA, 1, &["33.17"], Some("device-a"))
        }
        SESSIONS => session(BUDI, 2, &["33.17"], Some("device-b")),
        PRICES if bears(asked, ANA, 1) => receipt(),
        PRICES => Reply::refused(ErrorCode::Forbidden),
        _ => devices(),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    let key = engine.queue(price(42_000)).await.expect("taken");
    engine
        .save_draft(ANA, "PostPrice", json!("hers"))
        .await
        .expect("a draft");
    let refused = engine.sign_out(Departure::WhenAllIsSent).await;
    assert!(matches!(refused, Err(EngineError::Unsent(1))));
    assert_eq!(engine.account(), Some(ANA));
    engine
        .sign_out(Departure::Anyway)
        .await
        .expect("signed out");
    engine
        .call(credentials("089999999999"))
        .await
        .expect("signed in");
    assert_eq!(engine.account(), Some(BUDI));
    assert!(engine.outbox().await.expect("the outbox").is_empty());
    assert!(engine.drafts().await.expect("drafts").is_empty());
    assert!(engine.text(key).await.is_err());
    assert!(engine.discard(key).await.is_err());
    engine.pump().await.expect("nothing of his");
    assert!(peer.asked(PRICES).is_empty());
    sign_in(&engine).await;
    engine.pump().await.expect("sent");
    let sent = engine.outbox().await.expect("the outbox");
    assert_eq!((sent[0].key, sent[0].state), (key, State::Sent));
    assert_eq!(engine.drafts().await.expect("drafts").len(), 1);
}
