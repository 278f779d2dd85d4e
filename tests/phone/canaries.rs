//! Whoever gets the folder of the app reads nothing of its person in it.

use crate::line::Line;
use crate::{Site, block_on, call, form, yesterday};
use rembang_tests::Kind;
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

/// A NIK of no person: the village number 0000 is given to none.
const NIK: &str = "3317140101900001";
const WORDS: &str = "bengkak di kaki dan pusing";

#[test]
fn nothing_of_a_person_is_readable_in_the_folder() {
    block_on(async {
        let site = Site::new(Kind::Sqlite);
        let serving = site.serve(crate::program::free_port()).await;
        let line = Line::to(serving.port).await;
        let engine = site.sign_in(&line.origin).await;
        engine
            .call(call("Me", Value::Null, Value::Null))
            .await
            .expect("me");
        let draft = json!({ "nik": NIK, "phone": "081234567891", "note": WORDS });
        engine
            .save_draft(Uuid::now_v7(), "PostPrice", draft)
            .await
            .expect("a draft");
        engine.queue(form(0, yesterday())).await.expect("taken");
        engine.pump().await.expect("sent");
        engine.pull().await.expect("brought down");
        // One that is withdrawn leaves nothing behind either.
        let key = engine.queue(form(1, yesterday())).await.expect("taken");
        engine.discard(key).await.expect("withdrawn");

        let mut all = Vec::new();
        read(&site.phone(), &mut all);
        assert!(all.len() > 50_000, "only {} bytes are kept", all.len());
        // In the clear: when something was queued, and of which row.
        assert!(finds(&all, "PostPrice"));
        for secret in [
            NIK,
            "81234567890",
            "81234567891",
            "402613",
            &site.code,
            WORDS,
            // What every token and every body begins with, and a name of the answer's.
            "eyJ",
            "\"place\"",
            "pasar-",
            "HABIS",
            "Uji",
        ] {
            assert!(!finds(&all, secret), "{secret} can be read");
        }
    });
}

fn read(folder: &Path, all: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(&path, all);
        } else {
            all.extend(std::fs::read(&path).expect("a file"));
        }
    }
}

fn finds(all: &[u8], text: &str) -> bool {
    all.windows(text.len()).any(|some| some == text.as_bytes())
}
