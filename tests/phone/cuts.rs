//! The line is cut at every byte: of the answer, of the request, on both databases.

use crate::line::{Line, Way};
use crate::{Site, all_arrived, block_on, call, form, yesterday};
use rembang_core::Engine;
use rembang_core::outbox::{Operation, State};
use rembang_tests::Kind;
use serde_json::Value;
use uuid::Uuid;

/// What is looked at of an answer.
const FIRST: usize = 2_048;

#[test]
fn sqlite_cut_at_every_byte() {
    block_on(every_byte(Kind::Sqlite));
}

#[test]
fn postgres_cut_at_every_byte() {
    block_on(every_byte(Kind::Postgres));
}

async fn every_byte(kind: Kind) {
    let site = Site::new(kind);
    let serving = site.serve(crate::program::free_port()).await;
    let line = Line::to(serving.port).await;
    let engine = site.sign_in(&line.origin).await;

    // One form, whose answer is cut one byte later each time: it is sent when, and only when, the
    // answer has come whole.
    let first = engine.queue(form(0, yesterday())).await.expect("taken");
    let answer = until_sent(&engine, first, |n| line.is(Way::CutAnswer(n))).await;
    // Another, whose request never gets further than that: the server has heard nothing of it, or
    // all of it.
    let second = engine.queue(form(1, yesterday())).await.expect("taken");
    let request = until_sent(&engine, second, |n| line.is(Way::CutRequest(n))).await;
    println!("{kind:?}: an answer of {answer} bytes and a request of {request} cut at each");
    assert!(answer > 300 && request > 300, "{answer}, {request}");

    // A read that was never kept: either all of it is kept now, or nothing.
    line.mended().await;
    let question = || call("EntryPlaces", Value::Null, Value::Null);
    let whole = engine.call(question()).await.expect("places").answer;
    let mut came = 0;
    for n in 0..FIRST {
        engine.forget_kept().await.expect("forgotten");
        line.is(Way::CutAnswer(n));
        let heard = engine.call(question()).await;
        let kept = engine.kept("EntryPlaces", Value::Null).await;
        let kept = kept.expect("the store").map(|kept| kept.answer);
        assert_eq!(kept, heard.is_ok().then(|| whole.clone()), "cut at {n}");
        came += usize::from(heard.is_ok());
    }
    println!("{kind:?}: a read cut at {FIRST} bytes, {came} came whole");
    assert!(came < FIRST / 2);
    all_arrived(&site, &engine.outbox().await.expect("the outbox"));
}

/// A line on which nothing more comes, and nobody hangs up: the phone's patience ends, and the form
/// is where it was.
#[test]
fn a_stall_ends() {
    block_on(async {
        let site = Site::new(Kind::Sqlite);
        let serving = site.serve(crate::program::free_port()).await;
        let line = Line::to(serving.port).await;
        let engine = site.sign_in(&line.origin).await;
        let key = engine.queue(form(0, yesterday())).await.expect("taken");
        line.is(Way::Stall(40));
        engine.pump().await.expect("tried");
        let stalled = state(&engine, key).await;
        assert_eq!((stalled.state, stalled.tries), (State::Ready, 1));
        line.mended().await;
        engine.send_now(key).await.expect("it may be tried");
        engine.pump().await.expect("sent");
        all_arrived(&site, &engine.outbox().await.expect("the outbox"));
    });
}

/// Tries with a line that lets one byte more pass each time; how many it took.
async fn until_sent(engine: &Engine, key: Uuid, line: impl Fn(usize)) -> usize {
    for n in 0..FIRST {
        line(n);
        engine.send_now(key).await.expect("it may be tried");
        engine.pump().await.expect("tried");
        match state(engine, key).await.state {
            State::Ready => {}
            State::Sent => return n,
            other => panic!("cut at {n}: {other:?}"),
        }
    }
    panic!("not sent after {FIRST} bytes");
}

async fn state(engine: &Engine, key: Uuid) -> Operation {
    let all = engine.outbox().await.expect("the outbox");
    all.into_iter().find(|one| one.key == key).expect("there")
}
