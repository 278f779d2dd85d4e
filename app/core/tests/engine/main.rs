//! The engine over HTTP, against a server that does as it is told. That the real one does so too is
//! tried in `tests/suite`.

mod clock;
mod peer;
mod pulls;
mod reads;
mod sends;
mod sessions;

use peer::{Asked, Peer, Reply};
use rembang_core::Engine;
use rembang_core::engine::{Call, Post};
use rembang_core::keys::Keystore;
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

pub const ANA: Uuid = Uuid::from_u128(0xA);
pub const BUDI: Uuid = Uuid::from_u128(0xB);

pub async fn engine(dir: &Path, peer: &Peer) -> Engine {
    engine_at(dir, &peer.origin).await
}

pub async fn engine_at(dir: &Path, origin: &str) -> Engine {
    let none = Keystore::new(|| Err(keyring_core::Error::NoDefaultStore));
    let engine = Engine::open(dir, origin, none).await;
    engine.unwrap_or_else(|error| panic!("no engine: {error}"))
}

/// A question by name.
pub fn call(endpoint: &str, params: Value, body: Value) -> Call {
    Call {
        endpoint: endpoint.to_owned(),
        params,
        body,
        key: None,
        version: None,
    }
}

/// A price that may wait.
pub fn price(rupiah: i64) -> Post {
    let body = json!({
        "place": "pasar-lasem", "commodity": "cabai-rawit-merah", "level": "retail",
        "day": "2026-11-22", "quotes": [rupiah], "status": null, "reason": null
    });
    Post {
        call: call("PostPrice", json!(null), body),
        aggregate: None,
        needs: Vec::new(),
        draft: None,
    }
}

/// As the server gives it for a price.
pub fn receipt() -> Reply {
    Reply::json(&json!({
        "id": Uuid::from_u128(1), "verdict": null, "state": "accepted", "value": null, "flags": [],
        "received_at": "2026-11-22T01:00:00Z", "due": null
    }))
}

/// As the server gives it for `Me`.
pub fn me(account: Uuid, areas: &[&str]) -> Reply {
    Reply::json(&person(account, areas))
}

fn person(account: Uuid, areas: &[&str]) -> Value {
    let roles: Vec<Value> = areas
        .iter()
        .map(|area| {
            json!({
                "id": Uuid::nil(), "role": "enumerator", "area": area, "area_name": area,
                "valid_from": "2026-01-01", "valid_to": "2026-12-31", "missing": null
            })
        })
        .collect();
    json!({
        "id": account, "name": "X", "phone_masked": "+62", "proven": true, "nik_masked": null,
        "secret": "pin", "roles": roles, "pending": [], "demo": false
    })
}

/// As the server gives it for a sign-in; the token says whose it is and which one.
pub fn session(account: Uuid, n: u32, areas: &[&str], device: Option<&str>) -> Reply {
    Reply::json(&json!({
        "me": person(account, areas),
        "tokens": {
            "access": format!("access-{account}-{n}"), "refresh": format!("refresh-{n}"),
            "device": device, "expires_at": "2026-11-30T21:00:00Z"
        }
    }))
}

pub fn credentials(phone: &str) -> Call {
    let body = json!({
        "phone": phone, "secret": "402613", "totp": null, "client": "portal", "device": null,
        "device_label": "HP"
    });
    call("SignIn", json!(null), body)
}

/// Signs in whom the server says it is.
pub async fn sign_in(engine: &Engine) {
    let done = engine.call(credentials("081234567890")).await;
    done.unwrap_or_else(|error| panic!("no sign-in: {error}"));
}

/// Whether the request came with that access token.
pub fn bears(asked: &Asked, account: Uuid, n: u32) -> bool {
    asked.header("authorization") == Some(&format!("Bearer access-{account}-{n}"))
}
