//! The store and the model of it that the fleet runs on do the same.

use crate::disk::Disk;
use crate::open;
use fastrand::Rng;
use rembang_core::outbox::{
    Event, NewOperation, Now, Outbox, Outcome, Payload, Silence, State, reference,
};
use rembang_shared::error::{ErrorBody, ErrorCode};
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

fn key(rng: &mut Rng) -> Uuid {
    Uuid::from_u128(rng.u128(..))
}

fn outcome(rng: &mut Rng) -> Outcome {
    let code = match rng.u32(0..8) {
        0..4 => return Outcome::Received(json!({ "id": "made", "version": rng.i64(1..9) })),
        4 => return Outcome::Silent(Silence::NoAnswer),
        5 => ErrorCode::Conflict,
        6 => ErrorCode::Unavailable,
        _ => ErrorCode::Refused,
    };
    Outcome::Refused {
        status: code.status(),
        body: Box::new(ErrorBody {
            code,
            message: "no".to_owned(),
            fields: Vec::new(),
            refusal: None,
            current: Some(json!({ "version": 3 })),
            incident: None,
        }),
        retry_after: rng.bool().then(|| Duration::from_secs(rng.u64(0..9))),
    }
}

fn event(rng: &mut Rng, outbox: &Outbox) -> Event {
    let rows: Vec<_> = outbox.visible().cloned().collect();
    let row = rng.choice(&rows).cloned();
    let mut new = NewOperation {
        key: key(rng),
        endpoint: "Note".to_owned(),
        public: false,
        aggregate: None,
        needs: Vec::new(),
        version: rng.bool().then(|| rng.i64(1..3)),
        payload: Payload {
            params: json!({}),
            body: json!({ "n": rng.u32(..) }),
        },
    };
    let Some(row) = row else {
        return Event::Queue(new, None);
    };
    match rng.u32(0..14) {
        0..3 => {
            new.aggregate = Some(row.aggregate);
            Event::Queue(new, None)
        }
        3 | 4 => {
            new.needs = vec![row.key];
            new.payload.body["of"] = reference::to(row.key, "/id");
            Event::Queue(new, None)
        }
        5 => Event::TakeBack(row.key, key(rng)),
        6 => Event::Discard(row.key),
        7 | 8 => Event::Correct(row.key, new),
        9 => Event::Settle(row.key, json!({ "id": "there" })),
        10 => Event::SendNow(row.key),
        _ => match rows.iter().find(|row| row.state == State::Sending) {
            Some(row) => Event::Answered {
                key: row.key,
                attempt: row.tries,
                outcome: outcome(rng),
                server_time: rng.bool().then(|| rng.i64(0..9_000_000)),
            },
            None => Event::Tick,
        },
    }
}

#[test]
fn the_store_keeps_what_the_model_keeps() {
    let account = Uuid::from_u128(1);
    let (mut corrected, mut finished) = (0, 0);
    for seed in 0..25 {
        let mut rng = Rng::with_seed(seed);
        let dir = tempfile::tempdir().expect("a folder");
        let (mut store, mut disk) = (open(dir.path()), Disk::default());
        let mut now = Now {
            steady: Duration::ZERO,
            wall: 5_000,
            luck: 0.5,
        };
        let mut outbox = Outbox::load(Vec::new(), Some(account), now);
        for step in 0..60 {
            now.steady += Duration::from_secs(rng.u64(0..60));
            let event = event(&mut rng, &outbox);
            corrected += i32::from(matches!(event, Event::Correct(..)));
            let Ok(decision) = outbox.handle(event, now) else {
                continue;
            };
            disk.apply(&decision.changes);
            store.apply(&decision.changes, now.wall).expect("written");
            if rng.u32(0..12) == 0 {
                // The program ends and starts again.
                drop(store);
                store = open(dir.path());
                let rows = store.operations().expect("rows");
                outbox = Outbox::load(rows, Some(account), now);
            }
            compare(&mut store, &disk, seed, step);
        }
        finished += outbox
            .visible()
            .filter(|one| one.state.is_finished())
            .count();
    }
    assert!(
        corrected > 20 && finished > 20,
        "{corrected} and {finished}"
    );
}

fn compare(store: &mut rembang_core::store::Store, disk: &Disk, seed: u64, step: u32) {
    let there = store.operations().expect("rows");
    let mut expected: Vec<_> = disk.operations();
    expected.sort_by_key(|operation| operation.place);
    for operation in &mut expected {
        operation.needs.sort();
    }
    assert_eq!(there, expected, "seed {seed}, step {step}");
    for row in disk.rows.values() {
        let text = store.text(row.operation.key).expect("a text");
        let text = text.expect("a row");
        assert_eq!(text.payload, row.payload, "seed {seed}, step {step}");
        assert_eq!(text.receipt, row.receipt, "seed {seed}, step {step}");
    }
    let drafts = store.drafts(Some(Uuid::from_u128(1))).expect("drafts");
    assert_eq!(drafts.len(), disk.drafts.len(), "seed {seed}, step {step}");
    for draft in drafts {
        let expected = json!(disk.drafts[&draft.id]);
        assert_eq!(draft.form, expected, "seed {seed}, step {step}");
    }
}
