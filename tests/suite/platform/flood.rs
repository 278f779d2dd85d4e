//! What many strangers at once may cost: no memory that stays, and nobody's right PIN.

use crate::program::{Serving, run};
use rembang_tests::PIN;
use serde_json::{Value, json};
use std::sync::Arc;

/// Guesses, and how many of them at once.
const GUESSES: usize = 240;
const AT_ONCE: usize = 24;
/// Four blocks of Argon2 and as much again for everything else.
const MOST_GROWTH_MB: usize = 120;

#[tokio::test]
async fn guesses_cost_flat_memory_and_no_right_pin() {
    let dir = tempfile::tempdir().expect("a folder");
    run(dir.path(), &["migrate"]).ok();
    let mut server = Serving::start(dir.path());
    server.ready().await;
    let origin = Arc::new(server.origin.clone());
    let person = json!({ "name": "Warga Uji", "phone": "089900009001", "pin": PIN, "client": "app", "device_label": "HP uji" });
    let device = post(&origin, "accounts", person).await["tokens"]["device"].clone();
    let before = resident_mb(server.child.id());

    let crowd = (0..AT_ONCE).map(|one| {
        let origin = Arc::clone(&origin);
        tokio::spawn(async move {
            for guess in 0..GUESSES / AT_ONCE {
                let phone = format!("0898{:08}", one * 1000 + guess);
                sign_in(&origin, &phone, Value::Null).await;
            }
        })
    });
    let crowd: Vec<_> = crowd.collect();
    for _ in 0..4 {
        let (status, body) = sign_in(&origin, "089900009001", device.clone()).await;
        assert_eq!(status, 200, "a right PIN at its own device: {body}");
    }
    for one in crowd {
        one.await.expect("it ends");
    }
    let grown = resident_mb(server.child.id()).saturating_sub(before);
    assert!(grown < MOST_GROWTH_MB, "{grown} MB more than before");
}

async fn sign_in(origin: &str, phone: &str, device: Value) -> (u16, Value) {
    let body = json!({ "phone": phone, "secret": PIN, "totp": null, "client": "app", "device": device, "device_label": "HP uji" });
    let answer = reqwest::Client::new()
        .post(format!("{origin}/api/v1/identity/sessions"))
        .json(&body)
        .send()
        .await
        .expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

async fn post(origin: &str, path: &str, body: Value) -> Value {
    let answer = reqwest::Client::new()
        .post(format!("{origin}/api/v1/identity/{path}"))
        .json(&body)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 200);
    answer.json().await.expect("JSON")
}

/// Memory that the process really holds.
fn resident_mb(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("a status");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1));
    kib.and_then(|kib| kib.parse::<usize>().ok())
        .expect("a figure")
        / 1024
}
