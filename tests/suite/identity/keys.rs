//! The keys of access tokens, seen from two nodes on one database: a new key does not end old
//! tokens, forged ones open nothing, and what ends on one node ends on the other.

use super::*;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rembang_backend::modules::{self, ALL};
use rembang_backend::platform::app::App;
use rembang_backend::platform::db::Lanes;
use rembang_backend::platform::keys::{FILE, KeyRing};
use rembang_backend::platform::portal::Portal;
use serde_json::{Value, json};
use std::net::TcpListener;

on_both!(
    a_new_key_keeps_old_tokens,
    forged_tokens_open_nothing,
    what_ends_on_one_node_ends_on_the_other,
);

/// A second node that has just started: it reads the ring as it is now.
struct Node {
    origin: String,
    handle: actix_web::dev::ServerHandle,
}

impl Node {
    fn start(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let (ring, made) = KeyRing::open_or_create(server.dir.path()).expect("a key ring");
        assert!(!made);
        let app = App::open(
            ALL,
            server.app.config.clone(),
            modules::regency(None).expect("the built-in pack"),
            ring,
            server.app.clock.clone(),
            Lanes {
                readers: 1,
                writers: 1,
            },
        );
        let app = Arc::new(app.expect("the node opens"));
        let site = modules::home::site(&app).expect("what the pages say");
        let portal = Portal::load(&app.config.portal_dir, &site).expect("no portal is fine");
        let portal = Arc::new(portal);
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = actix_web::HttpServer::new(move || {
                    let (app, portal) = (Arc::clone(&app), Arc::clone(&portal));
                    actix_web::App::new().configure(|config| {
                        rembang_backend::server::configure(config, app, portal);
                    })
                })
                .workers(1)
                .disable_signals()
                .listen(listener)
                .expect("the node listens")
                .run();
                let _ = sender.send(server.handle());
                let _ = server.await;
            });
        });
        let handle = receiver.recv().expect("the node starts");
        Self { origin, handle }
    }

    async fn opens(&self, access: &str) -> bool {
        let client = Client::new(&self.origin)
            .expect("a client")
            .with_access(access);
        client.call::<Me>((), ()).await.is_ok()
    }
}

fn header(token: &str) -> Value {
    let part = token.split('.').next().expect("a header");
    serde_json::from_slice(&BASE64URL.decode(part).expect("base64")).expect("JSON")
}

async fn a_new_key_keeps_old_tokens(server: Arc<Server>) {
    let ring = server.dir.path().join(FILE);
    let owner = server.resident("Bu Pemilik").await;
    let first = owner.tokens.access.clone();
    let kid = KeyRing::open(&ring).expect("the ring").tokens[0].kid;
    assert_eq!(header(&first)["kid"], kid.to_string());
    let newer = KeyRing::rotate_tokens(&ring).expect("rotated");
    assert_ne!(newer, kid);

    let node = Node::start(&server);
    assert!(node.opens(&first).await, "the key before still verifies");
    let with = next(&owner.tokens, device_of(&owner.tokens));
    let client = Client::new(&node.origin).expect("a client");
    let (_, tokens) = app(client.call::<Refresh>((), with).await);
    let second = tokens.access;
    assert_eq!(header(&second)["kid"], newer.to_string());
    assert!(node.opens(&second).await);
    assert!(
        !is_in(&server, &second).await,
        "a node that has not read the ring yet"
    );

    KeyRing::rotate_tokens(&ring).expect("rotated");
    let later = Node::start(&server);
    assert!(
        later.opens(&second).await && !later.opens(&first).await,
        "two keys, no more"
    );
    for node in [node, later] {
        node.handle.stop(false).await;
    }
}

async fn forged_tokens_open_nothing(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let (ring, _) = KeyRing::open_or_create(server.dir.path()).expect("a key ring");
    let keys = &ring.tokens[0];
    let real = owner.tokens.access.clone();
    let claims = real.split('.').nth(1).expect("claims");
    let claims = BASE64URL.decode(claims).expect("base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    let signed = |header: Value, claims: &Value| {
        let part = |value: &Value| BASE64URL.encode(value.to_string());
        let text = format!("{}.{}", part(&header), part(claims));
        let key = EncodingKey::from_ed_der(&keys.pkcs8);
        let signature = jsonwebtoken::crypto::sign(text.as_bytes(), &key, Algorithm::EdDSA);
        format!("{text}.{}", signature.expect("signed"))
    };
    let kid = keys.kid.to_string();
    let good = json!({ "typ": "JWT", "alg": "EdDSA", "kid": kid });
    assert!(
        is_in(&server, &signed(good.clone(), &claims)).await,
        "the forge works"
    );

    let mut forged = Vec::new();
    let unsigned = json!({ "typ": "JWT", "alg": "none", "kid": kid });
    let mut parts: Vec<String> = signed(unsigned, &claims)
        .split('.')
        .map(str::to_owned)
        .collect();
    parts[2].clear();
    forged.push(parts.join("."));
    // The public key taken for a shared secret.
    let mut shared = Header::new(Algorithm::HS256);
    shared.kid = Some(kid.clone());
    let secret = EncodingKey::from_secret(&keys.public);
    forged.push(jsonwebtoken::encode(&shared, &claims, &secret).expect("signed"));
    for kid in [
        json!("2"),
        json!("../keys.json"),
        json!("1' OR '1'='1"),
        json!(""),
        Value::Null,
        json!(1),
    ] {
        let mut header = good.clone();
        header["kid"] = kid;
        forged.push(signed(header, &claims));
    }
    let now = server.app.clock.now().0.timestamp();
    for (name, value) in [
        ("iss", json!("elsewhere")),
        ("aud", json!("rembang-portal")),
        ("aud", json!(["rembang-app-2"])),
        ("kind", json!("refresh")),
        ("exp", json!(now)),
        ("exp", json!("never")),
        ("iat", json!(now + 61)),
        ("sid", json!(Uuid::now_v7())),
        ("sid", json!(owner.id)),
        ("role", json!("admin")),
    ] {
        let mut claims = claims.clone();
        claims[name] = value;
        forged.push(signed(good.clone(), &claims));
    }
    for name in ["iss", "aud", "kind", "exp", "sid", "sub"] {
        let mut claims = claims.clone();
        claims.as_object_mut().expect("claims").remove(name);
        forged.push(signed(good.clone(), &claims));
    }
    let (body, signature) = real.rsplit_once('.').expect("a signature");
    forged.extend([
        String::new(),
        "a.b.c".to_owned(),
        format!("{body}."),
        format!("{body}.{}", signature.replace('A', "B").replace('Q', "R")),
    ]);
    for token in forged {
        if token == real {
            continue;
        }
        assert!(!is_in(&server, &token).await, "{token}");
    }
}

async fn what_ends_on_one_node_ends_on_the_other(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let node = Node::start(&server);
    assert!(node.opens(&owner.tokens.access).await);
    owner
        .client
        .call::<SignOut>((), ())
        .await
        .expect("signed out");
    assert!(!is_in(&server, &owner.tokens.access).await);
    soon("the other node stops believing it", || async {
        !node.opens(&owner.tokens.access).await
    })
    .await;
    node.handle.stop(false).await;
}
