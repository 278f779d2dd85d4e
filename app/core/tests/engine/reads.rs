//! Reads: kept for where there is no signal, and never replaced by what is no answer.

use crate::peer::{Peer, Reply};
use crate::{ANA, call, engine, session, sign_in};
use rembang_core::engine::{EngineError, Keeping};
use serde_json::json;

const REGENCY: &str = "/api/v1/home";

fn card(text: &str) -> Reply {
    Reply::json(&json!({ "items": [], "next": text }))
}

#[tokio::test]
async fn an_answer_is_kept_and_asked_about_by_its_tag() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match asked.header("if-none-match") {
        Some("\"one\"") => Reply::raw(304, "", "").with("ETag", "\"one\""),
        _ => card("first").with("ETag", "\"one\""),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    let question = || call("LatestPrices", json!({ "limit": 5 }), json!(null));
    let first = engine.call(question()).await.expect("an answer");
    assert_eq!(first.keeping, Keeping::Kept);
    let again = engine.call(question()).await.expect("an answer");
    assert_eq!(again, first, "the kept one stands");
    assert_eq!(peer.log()[1].header("if-none-match"), Some("\"one\""));
    // Another question is another answer.
    let other = engine.kept("LatestPrices", json!({ "limit": 6 })).await;
    assert_eq!(other.expect("read"), None);
    let kept = engine.kept("LatestPrices", json!({ "limit": 5 })).await;
    assert_eq!(kept.expect("read").expect("kept").answer["next"], "first");
}

#[tokio::test]
async fn a_hotspot_does_not_replace_what_is_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut asked = 0;
    let peer = Peer::start(move |_| {
        asked += 1;
        match asked {
            1 => card("ours"),
            2 => Reply::raw(200, "text/html", "<html>"),
            3 => Reply::raw(200, "application/json", "{\"welcome\":true}"),
            _ => Reply::cut(),
        }
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    let question = || call("LatestPrices", json!({}), json!(null));
    engine.call(question()).await.expect("an answer");
    for _ in 0..3 {
        engine.call(question()).await.expect_err("no answer");
        let kept = engine.kept("LatestPrices", json!({})).await.expect("read");
        assert_eq!(kept.expect("kept").answer["next"], "ours");
    }
}

#[tokio::test]
async fn what_is_the_same_for_everybody_is_asked_for_by_nobody() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|asked| match &*asked.path {
        "/api/v1/identity/sessions" => session(ANA, 1, &[], Some("device")),
        _ => card("x"),
    })
    .await;
    let engine = engine(dir.path(), &peer).await;
    sign_in(&engine).await;
    engine
        .call(call("LatestPrices", json!({}), json!(null)))
        .await
        .expect("an answer");
    engine
        .call(call("Devices", json!({}), json!(null)))
        .await
        .expect("an answer");
    let asked = peer.log();
    assert_eq!(asked[1].header("authorization"), None);
    assert!(asked[2].header("authorization").is_some());
    let usage = engine.usage().await.expect("counted");
    assert_eq!((usage.kept, usage.unsent), (2, 0));
    assert!(usage.bytes > 4_096);
    engine.forget_kept().await.expect("forgotten");
    assert_eq!(engine.usage().await.expect("counted").kept, 0);
}

#[tokio::test]
async fn a_name_or_a_shape_that_is_not_in_the_contract_is_not_asked() {
    let dir = tempfile::tempdir().expect("a folder");
    let peer = Peer::start(|_| card("x")).await;
    let engine = engine(dir.path(), &peer).await;
    for question in [
        call("Nothing", json!({}), json!(null)),
        call("LatestPrices", json!({ "made": "up" }), json!(null)),
        call("SignIn", json!({}), json!({ "phone": 7 })),
    ] {
        let refused = engine
            .call(question)
            .await
            .expect_err("not in the contract");
        assert!(matches!(refused, EngineError::Row(_)), "{refused}");
    }
    assert!(peer.asked(REGENCY).is_empty() && peer.log().is_empty());
}
