//! Whoever reads the folder learns kinds, times and states, and nothing of what was written.

use crate::open;
use rembang_core::outbox::{Event, NewOperation, Now, Outbox, Outcome, Payload};
use rembang_core::store::{Draft, Kept, Question};
use rembang_shared::error::{ErrorBody, ErrorCode};
use rembang_shared::sync::api::{SyncItem, SyncPage, SyncScope};
use serde_json::json;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

const NIK: &str = "3317014101900001";
const PHONE: &str = "081234567890";
const TOKEN: &str = "rahasia-token-yang-panjang";
const ACCOUNT: Uuid = Uuid::from_u128(1);

/// Whether any file of the folder holds these bytes.
fn holds(dir: &Path, text: &str) -> bool {
    let files = std::fs::read_dir(dir).expect("a folder");
    files.into_iter().any(|entry| {
        let bytes = std::fs::read(entry.expect("a file").path()).expect("its bytes");
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    })
}

#[test]
fn no_number_and_no_token_stands_in_any_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = open(dir.path());
    let secret = json!({ "nik": NIK, "phone": PHONE, "token": TOKEN });
    store.set_secret("session", &secret).expect("kept");
    let draft = Draft {
        id: Uuid::now_v7(),
        account: Some(ACCOUNT),
        kind: "PublicKind".to_owned(),
        saved_at: 1,
        form: secret.clone(),
    };
    store.save_draft(&draft).expect("kept");
    let question = Question {
        account: Some(ACCOUNT),
        endpoint: "Find".to_owned(),
        params: secret.clone(),
    };
    let kept = Kept {
        answer: secret.clone(),
        fetched_at: 1,
        etag: None,
    };
    store.keep(&question, &kept).expect("kept");
    let page = SyncPage {
        reset: Vec::new(),
        items: vec![SyncItem {
            scope: SyncScope {
                list: "List".to_owned(),
                of: "own".to_owned(),
            },
            id: Uuid::now_v7(),
            view: Some(secret.clone()),
        }],
        cursor: TOKEN.to_owned(),
        more: false,
    };
    store.take_in(ACCOUNT, &page).expect("kept");
    let now = Now {
        steady: Duration::ZERO,
        wall: 1,
        luck: 0.0,
    };
    let mut outbox = Outbox::load(Vec::new(), Some(ACCOUNT), now);
    let mut give = |event| {
        let decision = outbox.handle(event, now).expect("taken");
        store.apply(&decision.changes, 1).expect("written");
        decision.sends
    };
    // One that is refused with the server's words, and one that is received, both of them sent.
    for n in 0..2 {
        let new = NewOperation {
            key: Uuid::now_v7(),
            endpoint: "PublicKind".to_owned(),
            public: false,
            aggregate: None,
            needs: Vec::new(),
            version: None,
            payload: Payload {
                params: secret.clone(),
                body: secret.clone(),
            },
        };
        give(Event::Queue(new, None));
        for send in give(Event::Tick) {
            let outcome = if n == 0 {
                Outcome::Received(secret.clone())
            } else {
                Outcome::Refused {
                    status: 409,
                    body: Box::new(ErrorBody {
                        code: ErrorCode::Conflict,
                        message: PHONE.to_owned(),
                        fields: Vec::new(),
                        refusal: None,
                        current: Some(secret.clone()),
                        incident: None,
                    }),
                    retry_after: None,
                }
            };
            give(Event::Answered {
                key: send.key,
                attempt: send.attempt,
                outcome,
                server_time: None,
            });
        }
    }
    // While it is open, with its log, and after it was closed.
    search(dir.path(), "open");
    drop(store);
    search(dir.path(), "closed");
}

fn search(dir: &Path, when: &str) {
    assert!(holds(dir, "PublicKind"), "the search itself finds things");
    for text in [NIK, PHONE, TOKEN] {
        assert!(!holds(dir, text), "{text}, {when}");
    }
}
