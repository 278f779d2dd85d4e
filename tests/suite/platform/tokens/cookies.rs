//! The portal's cookie: for our own pages only, and worthless when made by hand.

use super::*;

on_both!(
    a_cookie_acts_only_for_our_own_pages,
    a_cookie_of_ones_own_making_is_worthless,
);

/// Name and value of each cookie that was set, after its attributes were looked at.
fn cookies(reply: &Reply) -> Vec<(String, String)> {
    let all = reply.headers.get_all("Set-Cookie").iter();
    all.map(|cookie| {
        let text = cookie.to_str().expect("text");
        let (pair, attributes) = text.split_once("; ").expect("attributes");
        let attributes: Vec<&str> = attributes.split("; ").collect();
        for wanted in ["HttpOnly", "Secure", "Path=/"] {
            assert!(attributes.contains(&wanted), "{wanted}: {text}");
        }
        assert!(
            attributes.contains(&"SameSite=Lax") || attributes.contains(&"SameSite=Strict"),
            "{text}"
        );
        assert!(!text.to_lowercase().contains("domain="), "{text}");
        let (name, value) = pair.split_once('=').expect("a pair");
        assert!(name.starts_with("__Host-"), "{text}");
        (name.to_owned(), value.to_owned())
    })
    .collect()
}

/// A sign-up on the portal: what the browser then sends, and the session's value in it.
async fn portal(server: &Server) -> (String, String) {
    let account = json!({
        "name": "Bu Uji", "phone": rembang_tests::new_phone(), "pin": rembang_tests::PIN,
        "client": "portal", "device_label": "Peramban uji",
    });
    let request = ask(server, Method::POST, "/identity/accounts")
        .header("Origin", &server.origin)
        .header("Idempotency-Key", Uuid::now_v7().to_string())
        .json(&account);
    let reply = send(request).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["tokens"], Value::Null);
    let cookies = cookies(&reply);
    assert_eq!(cookies.len(), 2, "session and device");
    let body = String::from_utf8(reply.body).expect("text");
    assert!(cookies.iter().all(|(_, value)| !body.contains(value)));
    let session = cookies.iter().find(|(name, _)| name == "__Host-rembang");
    let sent: Vec<String> = cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    (sent.join("; "), session.expect("a session").1.clone())
}

async fn a_cookie_acts_only_for_our_own_pages(server: Arc<Server>) {
    let (cookie, _) = portal(&server).await;
    let read = || ask(&server, Method::GET, ME).header("Cookie", &cookie);
    assert_eq!(send(read()).await.status, 200);
    let leave = || {
        ask(&server, Method::DELETE, MY_SESSION)
            .header("Cookie", &cookie)
            .header("Idempotency-Key", Uuid::now_v7().to_string())
            .json(&())
    };
    assert_eq!(send(leave()).await.error().code, ErrorCode::Forbidden);
    let port = server.app.config.bind.port();
    let foreign = [
        "https://jahat.example".to_owned(),
        "null".to_owned(),
        String::new(),
        format!("{}0", server.origin),
        format!("{}/", server.origin),
        format!("https://127.0.0.1:{port}"),
        format!("http://127.0.0.1.jahat.example:{port}"),
        format!("http://jahat.example/{}", server.origin),
        format!("{},https://jahat.example", server.origin),
        "http://127.0.0.1".to_owned(),
        "file://".to_owned(),
    ];
    for origin in &foreign {
        let reply = send(leave().header("Origin", origin)).await;
        assert_eq!(reply.error().code, ErrorCode::Forbidden, "{origin:?}");
        // Even with a token, and even for a door that is open to all.
        let resident = write(
            &server,
            Method::DELETE,
            MY_SESSION,
            &server.resident("Bu Uji").await,
            Uuid::now_v7(),
            &(),
        );
        let reply = send(resident.header("Origin", origin)).await;
        assert_eq!(reply.error().code, ErrorCode::Forbidden, "{origin:?}");
    }
    let mut latin = HeaderValue::from_bytes(b"http://\xff").expect("a header");
    latin.set_sensitive(false);
    let reply = send(leave().header("Origin", latin)).await;
    assert_eq!(reply.error().code, ErrorCode::Forbidden);
    assert_eq!(send(read()).await.status, 200, "nothing of that ended it");

    // A wrong token does not fall back to the cookie beside it.
    for wrong in [&b"Bearer x"[..], b"Bearer \xff", b"\xff", b""] {
        let value = HeaderValue::from_bytes(wrong).expect("a header");
        let reply = send(read().header("Authorization", value)).await;
        assert_nobody(&reply, &String::from_utf8_lossy(wrong));
    }

    let left = send(leave().header("Origin", &server.origin)).await;
    assert_eq!(left.status, 200);
    let ended = cookies(&left);
    let expected = ("__Host-rembang".to_owned(), String::new());
    assert!(ended.contains(&expected), "{ended:?}");
    assert_nobody(&send(read()).await, "signed out");
}

async fn a_cookie_of_ones_own_making_is_worthless(server: Arc<Server>) {
    let resident = server.resident("Bu Uji").await;
    let (cookie, session) = portal(&server).await;
    let (_, device) = cookie
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == "__Host-rembang-device")
        .expect("a device");
    let hash = rembang_backend::platform::vault::sha256(session.as_bytes());
    for value in [
        "",
        "x",
        device,
        &session[1..],
        &BASE64URL.encode(&hash),
        &resident.tokens.access,
        &resident.tokens.refresh,
        &BASE64URL.encode([0; 32]),
        "' OR '1'='1",
    ] {
        let sent = format!("__Host-rembang={value}");
        let reply = send(ask(&server, Method::GET, ME).header("Cookie", sent)).await;
        assert_nobody(&reply, value);
    }
    // The name counts to the letter: without the prefix any subdomain could have set it.
    for name in [
        "rembang",
        "__Secure-rembang",
        "__host-rembang",
        "__Host-Rembang",
    ] {
        let sent = format!("{name}={session}");
        let reply = send(ask(&server, Method::GET, ME).header("Cookie", sent)).await;
        assert_nobody(&reply, name);
    }
}
