//! Whoever was not signed in by us is nobody: forged access tokens, ended sessions, cookies that
//! other sites send along. S1, S3 and S8 of the trust notes.

mod cookies;
mod sessions;

use crate::prelude::*;
use crate::wire::{Reply, ask, connect, count, send, write};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD as BASE64, URL_SAFE_NO_PAD as BASE64URL},
};
use diesel::prelude::*;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use rembang_backend::platform::db::{Conn, Door, Id};
use rembang_backend::platform::keys::{FILE, KeyRing};
use rembang_backend::platform::schema::{account, device, role_grant, session};
use rembang_shared::identity::api::{
    self, DeviceParam, Devices, GrantRole, NewGrant, Refresh, RefreshToken, RevokeDevice,
    RevokeGrant, SignOut,
};
use rembang_shared::market::api::{ListQuery, MyReports};
use reqwest::header::HeaderValue;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use uuid::Uuid;

on_both!(no_forged_token_is_accepted,);

/// The promise; the cache believes a session for two.
const AT_ONCE: Duration = Duration::from_secs(5);

const ME: &str = "/identity/me";
const MY_SESSION: &str = "/identity/sessions/current";

/// Everything a thief could know, and the signing key besides.
struct Forge {
    header: Value,
    claims: Value,
    key: EncodingKey,
    public: Vec<u8>,
    pkcs8: Vec<u8>,
    stranger: EncodingKey,
    genuine: String,
    now: i64,
}

impl Forge {
    fn new(server: &Server, caller: &Caller) -> Self {
        let ring = KeyRing::open(&server.dir.path().join(FILE)).expect("the ring");
        let ours = ring.tokens.last().expect("a key");
        let elsewhere = tempfile::tempdir().expect("a folder");
        let (other, _) = KeyRing::open_or_create(elsewhere.path()).expect("a ring");
        let genuine = caller.tokens.access.clone();
        let part = |at: usize| -> Value {
            let text = genuine.split('.').nth(at).expect("a part");
            let bytes = BASE64URL.decode(text).expect("base64");
            serde_json::from_slice(&bytes).expect("JSON")
        };
        Self {
            header: part(0),
            claims: part(1),
            key: EncodingKey::from_ed_der(&ours.pkcs8),
            public: ours.public.clone(),
            pkcs8: ours.pkcs8.clone(),
            stranger: EncodingKey::from_ed_der(&other.tokens.last().expect("a key").pkcs8),
            now: server.app.clock.now().0.timestamp(),
            genuine,
        }
    }

    /// A token of these parts, signed with that key and algorithm whatever the header says.
    fn sign(header: &Value, claims: &Value, key: &EncodingKey, algorithm: Algorithm) -> String {
        let message = Self::unsigned(header, claims);
        let signature = crypto::sign(message.as_bytes(), key, algorithm).expect("a signature");
        format!("{message}.{signature}")
    }

    fn unsigned(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64URL.encode(value.to_string());
        format!("{}.{}", part(header), part(claims))
    }

    /// Our own signature under a header with one thing changed; null takes it away.
    fn with_header(&self, name: &str, value: Value) -> String {
        let header = changed(&self.header, name, value);
        Self::sign(&header, &self.claims, &self.key, Algorithm::EdDSA)
    }

    /// Our own signature under claims with one thing changed.
    fn with_claim(&self, name: &str, value: Value) -> String {
        let claims = changed(&self.claims, name, value);
        Self::sign(&self.header, &claims, &self.key, Algorithm::EdDSA)
    }

    /// The parts of the genuine token with other text between the dots.
    fn spliced(&self, at: usize, text: &str) -> String {
        let mut parts: Vec<&str> = self.genuine.split('.').collect();
        parts[at] = text;
        parts.join(".")
    }

    fn all(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let mut add = |name: String, token: String| all.push((name, token));
        let signature = self.genuine.rsplit('.').next().expect("a signature");

        for word in ["none", "None", "NONE", "nOnE", ""] {
            let header = changed(&self.header, "alg", json!(word));
            let bare = Self::unsigned(&header, &self.claims);
            add(format!("alg {word:?}, no signature"), format!("{bare}."));
            add(format!("alg {word:?}, two parts"), bare.clone());
            add(
                format!("alg {word:?}, signed"),
                format!("{bare}.{signature}"),
            );
        }
        let secrets = [
            ("public key", self.public.clone()),
            (
                "public key as text",
                BASE64.encode(&self.public).into_bytes(),
            ),
            ("private key", self.pkcs8.clone()),
            ("nothing", Vec::new()),
            ("secret", b"secret".to_vec()),
        ];
        for (name, secret) in &secrets {
            for algorithm in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
                let header = changed(&self.header, "alg", json!(format!("{algorithm:?}")));
                let key = EncodingKey::from_secret(secret);
                let token = Self::sign(&header, &self.claims, &key, algorithm);
                add(format!("{algorithm:?} with the {name}"), token);
            }
        }
        for alg in [
            "RS256", "PS256", "ES256", "ES384", "eddsa", "Ed448", "HS256",
        ] {
            add(
                format!("alg {alg} over EdDSA"),
                self.with_header("alg", json!(alg)),
            );
        }
        for alg in [json!(null), json!(0), json!(["EdDSA"])] {
            add(format!("alg {alg}"), self.with_header("alg", alg));
        }
        let kids = [
            json!(null),
            json!(""),
            json!("0"),
            json!("2"),
            json!("01"),
            json!(" 1"),
            json!("1 "),
            json!("+1"),
            json!("1\u{0}"),
            json!(1),
            json!(["1"]),
            json!("../../../../../../dev/null"),
            json!("..\\..\\keys.json"),
            json!("keys.json"),
            json!("/proc/self/environ"),
            json!("1' OR '1'='1"),
            json!("x' UNION SELECT 'AA==' --"),
            json!("1; DROP TABLE session"),
            json!("http://127.0.0.1:1/jwks.json"),
            json!("k".repeat(4_000)),
        ];
        for kid in kids {
            let short: String = kid.to_string().chars().take(40).collect();
            add(format!("kid {short}"), self.with_header("kid", kid));
        }

        let stranger =
            |header: &Value| Self::sign(header, &self.claims, &self.stranger, Algorithm::EdDSA);
        add("another key".to_owned(), stranger(&self.header));
        let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64URL.encode(&self.public) });
        for (name, value) in [
            ("jwk", jwk),
            ("jku", json!("https://jahat.example/jwks.json")),
            ("x5u", json!("https://jahat.example/key.pem")),
            ("x5c", json!([BASE64.encode(&self.public)])),
            ("crit", json!(["b64"])),
        ] {
            let header = changed(&self.header, name, value);
            add(format!("another key, {name}"), stranger(&header));
        }

        let now = self.now;
        let claims = [
            ("exp", json!(now)),
            ("exp", json!(now - 1)),
            ("exp", json!(-1)),
            ("exp", json!("9999999999")),
            ("exp", json!(null)),
            ("exp", json!(1e300)),
            ("iat", json!(now + 3_600)),
            ("iat", json!(null)),
            ("iat", json!("0")),
            ("nbf", json!(now - 10)),
            ("aud", json!("rembang-portal")),
            ("aud", json!("")),
            ("aud", json!(null)),
            ("aud", json!(["jahat", "lain"])),
            ("iss", json!("jahat")),
            ("iss", json!(null)),
            ("iss", json!(["rembang"])),
            ("kind", json!("refresh")),
            ("kind", json!("ACCESS")),
            ("kind", json!(null)),
            ("sid", json!(null)),
            ("sid", json!("1")),
            ("sid", json!(Uuid::now_v7())),
            ("sid", self.claims["sub"].clone()),
            ("sub", json!(null)),
            ("sub", json!("admin")),
            ("role", json!("admin")),
            ("admin", json!(true)),
            ("demo", json!(true)),
        ];
        for (name, value) in claims {
            let title = format!("claim {name}: {value}");
            add(title, self.with_claim(name, value));
        }
        for claims in [json!([]), json!({}), json!("x"), json!(1), json!(null)] {
            let token = Self::sign(&self.header, &claims, &self.key, Algorithm::EdDSA);
            add(format!("claims {claims}"), token);
        }

        let cut = |by: usize| self.genuine[..self.genuine.len() - by].to_owned();
        for by in [1, 2, 43, 86, 87] {
            add(format!("cut by {by}"), cut(by));
        }
        let (head, last) = signature.split_at(signature.len() - 1);
        // The last character carries two bits that mean nothing; they must be nought all the same.
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let at = alphabet.find(last).expect("base64");
        let twin = &alphabet[at + 1..at + 2];
        add(
            "a signature spelt otherwise".to_owned(),
            self.spliced(2, &format!("{head}{twin}")),
        );
        add(
            "a signature of noughts".to_owned(),
            self.spliced(2, &BASE64URL.encode([0; 64])),
        );
        add("a signature of another".to_owned(), {
            let other = self.with_claim("iat", json!(now - 1));
            self.spliced(2, other.rsplit('.').next().expect("a signature"))
        });
        add("padded".to_owned(), format!("{}==", self.genuine));
        add(
            "four parts".to_owned(),
            format!("{}.{signature}", self.genuine),
        );
        add("an empty header".to_owned(), self.spliced(0, ""));
        add("an empty body".to_owned(), self.spliced(1, ""));
        let without_header = self.genuine.split_once('.').expect("parts").1;
        add("no header".to_owned(), without_header.to_owned());
        for text in [
            "",
            ".",
            "..",
            "...",
            "a.b.c",
            "null",
            "undefined",
            "[object Object]",
        ] {
            add(format!("{text:?}"), text.to_owned());
        }
        add("10 KB".to_owned(), "A".repeat(10_000));
        add("10 KB of dots".to_owned(), ".".repeat(10_000));
        add("10 KB of brackets".to_owned(), {
            let deep = BASE64URL.encode("[".repeat(7_000));
            format!("{deep}.{deep}.{deep}")
        });
        all
    }
}

/// The object with one field changed; null takes it away.
fn changed(object: &Value, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    if value.is_null() {
        object.as_object_mut().expect("an object").remove(name);
    } else {
        object[name] = value;
    }
    object
}

/// Reads and writes of every kind of access, public ones too: a token that was sent and is wrong
/// is never passed over.
fn doors(server: &Server, account: Uuid) -> Vec<RequestBuilder> {
    let read = |path: &str| ask(server, Method::GET, path);
    let write = |method: Method, path: &str, body: Value| {
        ask(server, method, path)
            .header("Idempotency-Key", Uuid::now_v7().to_string())
            .json(&body)
    };
    let id = Uuid::now_v7();
    vec![
        read(ME),
        read("/identity/devices"),
        read(&format!("/identity/accounts/{account}")),
        read("/market/prices"),
        read("/market/queue"),
        read("/market/reports/mine"),
        write(Method::POST, "/market/prices", json!({})),
        write(
            Method::POST,
            "/identity/grants",
            json!({ "account": account, "role": "admin" }),
        ),
        write(Method::POST, "/identity/sessions", json!({})),
        write(
            Method::DELETE,
            &format!("/identity/grants/{id}"),
            json!(null),
        ),
        write(Method::DELETE, MY_SESSION, json!(null)),
        write(
            Method::POST,
            &format!("/market/reports/{id}/decision"),
            json!({}),
        )
        .header("If-Match", "\"1\""),
    ]
}

fn assert_nobody(reply: &Reply, what: &str) {
    assert_eq!(reply.status, 401, "{what}");
    assert_eq!(reply.error().code, ErrorCode::Unauthenticated, "{what}");
    assert_eq!(reply.header("Set-Cookie"), None, "{what}");
}

async fn no_forged_token_is_accepted(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let forge = Forge::new(&server, &admin);
    // The forge works: what it makes without a change is as good as ours.
    let twin = Forge::sign(&forge.header, &forge.claims, &forge.key, Algorithm::EdDSA);
    let me = send(ask(&server, Method::GET, ME).bearer_auth(&twin)).await;
    assert_eq!(me.status, 200);

    let forged = forge.all();
    assert!(forged.len() >= 60);
    let before = ["role_grant", "session", "audit_log"].map(|table| count(&server, table));
    let mut tried = 0;
    for (name, token) in &forged {
        for request in doors(&server, admin.id) {
            let value = HeaderValue::from_str(&format!("Bearer {token}")).expect("a header");
            let reply = send(request.header("Authorization", value)).await;
            assert_nobody(&reply, name);
            tried += 1;
        }
    }
    // Other schemes, and bytes that are no text at all.
    let mut latin = format!("Bearer {}", forge.genuine).into_bytes();
    latin.push(0xff);
    let schemes = [
        forge.genuine.clone().into_bytes(),
        format!("Basic {}", forge.genuine).into_bytes(),
        format!("Token {}", forge.genuine).into_bytes(),
        format!("Bearer  {}", forge.genuine).into_bytes(),
        format!("Bearer Bearer {}", forge.genuine).into_bytes(),
        format!("Bearer {},{}", forge.genuine, forge.genuine).into_bytes(),
        latin,
        vec![0xff],
    ];
    for scheme in &schemes {
        for request in doors(&server, admin.id) {
            let value = HeaderValue::from_bytes(scheme).expect("a header");
            let reply = send(request.header("Authorization", value)).await;
            assert_nobody(&reply, &String::from_utf8_lossy(scheme));
            tried += 1;
        }
    }
    // Other secrets of the same session open no other door.
    for secret in [
        &admin.tokens.refresh,
        admin.tokens.device.as_ref().expect("a device"),
    ] {
        let reply = send(ask(&server, Method::GET, ME).bearer_auth(secret)).await;
        assert_nobody(&reply, "another secret");
        tried += 1;
    }
    println!(
        "{:?}: {} forged tokens, {tried} requests, 0 accepted",
        server.kind,
        forged.len() + schemes.len() + 2
    );
    let after = ["role_grant", "session", "audit_log"].map(|table| count(&server, table));
    assert_eq!(before, after, "nothing was touched");
    let me = send(ask(&server, Method::GET, ME).bearer_auth(&admin.tokens.access)).await;
    assert_eq!(me.status, 200, "the genuine one still stands");
}

async fn me(server: &Server, token: &str) -> Reply {
    send(ask(server, Method::GET, ME).bearer_auth(token)).await
}
