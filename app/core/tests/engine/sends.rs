//! What is queued arrives once, and nothing but our server's receipt ends it.

use crate::peer::{Peer, Reply};
use crate::{ANA, engine, price, receipt, session, sign_in};
use rembang_core::Engine;
use rembang_core::engine::{EngineError, News};
use rembang_core::outbox::{Link, Operation, Problem, Reason, Silence, State};
use rembang_shared::error::ErrorCode;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A server that signs Ana in and says this to each price, in turn; the last for ever.
async fn peer(replies: Vec<Reply>) -> Peer {
    let mut replies = replies.into_iter().peekable();
    let mut last = None;
    Peer::start(move |asked| match asked.path.as_str() {
        "/api/v1/identity/sessions" => session(ANA, 1, &["33.17"], Some("device")),
        _ => {
            last = replies.next().or_else(|| last.take());
            last.clone().expect("a reply")
        }
    })
    .await
}

async fn signed_in(dir: &Path, peer: &Peer) -> Engine {
    let engine = engine(dir, peer).await;
    sign_in(&engine).await;
    engine
}

async fn only(engine: &Engine) -> Operation {
    let mut all = engine.outbox().await.expect("the outbox");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[tokio::test]
async fn a_form_arrives_under_its_key_and_its_receipt_can_be_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = peer(vec![receipt()]).await;
    let engine = signed_in(dir.path(), &peer).await;
    let mut news = engine.news();
    let key = engine.queue(price(42_000)).await.expect("taken");
    engine.pump().await.expect("sent");
    let asked = peer.asked("/api/v1/market/prices");
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].header("idempotency-key"), Some(&*key.to_string()));
    assert_eq!(asked[0].body["quotes"][0], 42_000);
    let operation = only(&engine).await;
    assert_eq!(operation.state, State::Sent);
    // By the server's clock, 2026-11-30 20:00.
    assert_eq!(operation.done_at, Some(1_796_068_800));
    let text = engine.text(key).await.expect("its text");
    assert_eq!(text.receipt.expect("a receipt")["state"], "accepted");
    assert_eq!(news.try_recv(), Ok(News::Changed { key }));
}

#[tokio::test]
async fn whatever_is_no_receipt_leaves_it_where_it_is() {
    // OB-4: a hotspot's page, an empty answer, JSON that is something else, another host.
    let page = "<html>Selamat datang di Wi-Fi</html>";
    for (reply, status) in [
        (Reply::raw(200, "text/html", page), 200),
        (Reply::raw(200, "application/json", ""), 200),
        (Reply::raw(200, "application/json", "{}"), 200),
        (Reply::raw(200, "text/html", "{}"), 200),
        (
            Reply::raw(302, "text/html", "").with("Location", "http://127.0.0.1:1/"),
            302,
        ),
        (Reply::raw(404, "text/html", page), 404),
        (Reply::raw(502, "text/html", page), 502),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        let peer = peer(vec![reply, receipt()]).await;
        let engine = signed_in(dir.path(), &peer).await;
        engine.queue(price(42_000)).await.expect("taken");
        engine.pump().await.expect("tried");
        let operation = only(&engine).await;
        let silence = Silence::NotOurs(status);
        assert_eq!(operation.state, State::Ready);
        assert_eq!(operation.reason, Some(Reason::Silent { silence }));
        assert!(operation.may_have_arrived);
        assert_eq!(engine.link(), Link::NotOurs);
        let refused = engine
            .take_back(operation.key)
            .await
            .expect_err("it may be there");
        assert!(matches!(
            refused,
            EngineError::Outbox(Problem::MayHaveArrived)
        ));
        engine.nudge().await.expect("nudged");
        engine.pump().await.expect("sent");
        assert_eq!(only(&engine).await.state, State::Sent);
        assert_eq!(engine.link(), Link::Answers);
        let keys: Vec<_> = peer
            .asked("/api/v1/market/prices")
            .iter()
            .map(|asked| asked.header("idempotency-key").map(str::to_owned))
            .collect();
        assert_eq!(
            keys,
            [
                Some(operation.key.to_string()),
                Some(operation.key.to_string())
            ]
        );
    }
}

#[tokio::test]
async fn without_a_connection_nothing_has_left() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = peer(vec![receipt()]).await;
    let engine = signed_in(dir.path(), &first).await;
    drop(engine);
    let engine = self::engine(dir.path(), &first.gone()).await;
    engine.queue(price(42_000)).await.expect("taken");
    engine.pump().await.expect("tried");
    let operation = only(&engine).await;
    assert!(!operation.may_have_arrived);
    let silence = Silence::NotSent;
    assert_eq!(operation.reason, Some(Reason::Silent { silence }));
    // So it may become a draft again, with its text.
    let draft = engine.take_back(operation.key).await.expect("a draft");
    assert!(engine.outbox().await.expect("the outbox").is_empty());
    let drafts = engine.drafts().await.expect("drafts");
    assert_eq!(
        (drafts[0].id, drafts[0].kind.as_str()),
        (draft, "PostPrice")
    );
    assert_eq!(drafts[0].form["body"]["quotes"][0], 42_000);
}

#[tokio::test]
async fn a_lost_answer_and_a_restart_send_the_same_key_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = peer(vec![Reply::cut(), receipt()]).await;
    let engine = signed_in(dir.path(), &peer).await;
    let key = engine.queue(price(42_000)).await.expect("taken");
    engine.pump().await.expect("tried");
    assert!(only(&engine).await.may_have_arrived);
    drop(engine);
    let engine = self::engine(dir.path(), &peer).await;
    engine.pump().await.expect("sent");
    assert_eq!(only(&engine).await.state, State::Sent);
    let asked = peer.asked("/api/v1/market/prices");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| one.header("idempotency-key"))
        .collect();
    assert_eq!(keys, [Some(&*key.to_string()), Some(&*key.to_string())]);
}

#[tokio::test]
async fn a_refusal_says_why_and_can_be_mended() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = peer(vec![Reply::refused(ErrorCode::Refused), receipt()]).await;
    let engine = signed_in(dir.path(), &peer).await;
    let key = engine.queue(price(420_000)).await.expect("taken");
    engine.pump().await.expect("tried");
    let operation = only(&engine).await;
    assert_eq!(operation.state, State::NeedsYou);
    match operation.reason {
        Some(Reason::Refused { status: 422, body }) => assert_eq!(body.code, ErrorCode::Refused),
        other => panic!("{other:?}"),
    }
    let next = engine.correct(key, price(42_000)).await.expect("mended");
    assert_ne!(next, key);
    engine.pump().await.expect("sent");
    let operation = only(&engine).await;
    assert_eq!((operation.key, operation.state), (next, State::Sent));
}

#[tokio::test]
async fn retry_after_is_waited_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let busy = Reply::refused(ErrorCode::Unavailable).with("Retry-After", "600");
    let peer = peer(vec![busy, receipt()]).await;
    let engine = signed_in(dir.path(), &peer).await;
    let key = engine.queue(price(42_000)).await.expect("taken");
    engine.pump().await.expect("tried");
    let wait = only(&engine).await.wait.expect("a wait");
    assert!(wait.named && wait.length.as_secs() >= 600, "{wait:?}");
    // Neither a person nor a network shortens what the server named.
    engine.send_now(key).await.expect("asked for");
    engine.nudge().await.expect("nudged");
    engine.pump().await.expect("nothing due");
    assert_eq!(peer.asked("/api/v1/market/prices").len(), 1);
}

#[tokio::test]
async fn one_that_is_on_its_way_is_not_edited() {
    // OB-1: the answer takes its time, and a person taps Ubah meanwhile.
    let dir = tempfile::tempdir().expect("a folder");
    let answered = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&answered);
    let peer = Peer::start(move |asked| {
        if asked.path == "/api/v1/identity/sessions" {
            return session(ANA, 1, &[], Some("device"));
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        seen.store(true, Ordering::SeqCst);
        receipt()
    })
    .await;
    let engine = signed_in(dir.path(), &peer).await;
    let key = engine.queue(price(42_000)).await.expect("taken");
    let pumping = tokio::spawn({
        let engine = engine.clone();
        async move { engine.pump().await }
    });
    while only(&engine).await.state != State::Sending {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    assert!(!answered.load(Ordering::SeqCst));
    for refused in [
        engine.take_back(key).await.map(drop),
        engine.discard(key).await,
        engine.send_now(key).await,
        engine.correct(key, price(1)).await.map(drop),
    ] {
        let refused = refused.expect_err("it is on its way");
        assert!(
            matches!(refused, EngineError::Outbox(Problem::BeingSent)),
            "{refused}"
        );
    }
    pumping.await.expect("no panic").expect("sent");
    assert_eq!(only(&engine).await.state, State::Sent);
}

#[tokio::test]
async fn what_may_not_wait_or_has_no_shape_is_not_taken() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = peer(vec![receipt()]).await;
    let engine = engine(dir.path(), &peer).await;
    let refused = engine
        .queue(price(1))
        .await
        .expect_err("nobody is signed in");
    assert!(matches!(refused, EngineError::Outbox(Problem::SignInFirst)));
    sign_in(&engine).await;
    let mut post = price(1);
    post.call.endpoint = "ChangeName".to_owned();
    assert!(matches!(
        engine.queue(post).await,
        Err(EngineError::NotOffline)
    ));
    let mut post = price(1);
    post.call.body["quotes"] = "many".into();
    assert!(matches!(engine.queue(post).await, Err(EngineError::Row(_))));
    assert!(engine.outbox().await.expect("the outbox").is_empty());
    let plain = Engine::open(
        dir.path(),
        "http://layanan.example.go.id",
        rembang_core::keys::Keystore::of_system(),
    );
    assert!(matches!(
        plain.await.map(drop),
        Err(EngineError::Address(_))
    ));
}
