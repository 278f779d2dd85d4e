//! Everything people do with what must not be seen: well, by mistake, and while the server fails.

use super::*;

/// What people do when all is well.
pub(super) async fn journey(server: &Server, canaries: &mut Canaries) {
    let [signed_up, invited, officer, _] = canaries.phones;
    let [nik, _, _] = canaries.niks;
    let visitor = server.visitor();
    let account = NewAccount {
        name: "Bu Kenari".to_owned(),
        phone: format!("+62 {}-{}", &signed_up[..3], &signed_up[3..]),
        pin: rembang_tests::PIN.to_owned(),
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP uji".to_owned(),
    };
    let session = visitor
        .call::<SignUp>((), account)
        .await
        .expect("an account");
    let me = session.me;
    let tokens = session.tokens.expect("tokens");
    canaries.secrets.extend(tokens.device.clone());
    canaries.secrets.push(tokens.access.clone());
    canaries.secrets.push(tokens.refresh.clone());
    assert!(canaries.in_text(&me.phone_masked).is_empty());
    let refresh = RefreshToken {
        refresh: tokens.refresh.clone(),
        device: tokens.device.clone().expect("a device"),
    };
    let session = visitor
        .call::<Refresh>((), refresh)
        .await
        .expect("refreshed");
    canaries
        .secrets
        .push(session.tokens.expect("tokens").refresh);
    let signed_in = |secret: &str| Credentials {
        phone: format!("0{signed_up}"),
        secret: secret.to_owned(),
        totp: None,
        client: rembang_shared::identity::api::Client::App,
        device: tokens.device.clone(),
        device_label: "HP uji".to_owned(),
    };
    let right = visitor
        .call::<SignIn>((), signed_in(rembang_tests::PIN))
        .await;
    right.expect("a sign-in");
    canaries.secrets.push("kata sandi kenari".to_owned());
    let wrong = visitor
        .call::<SignIn>((), signed_in("kata sandi kenari"))
        .await;
    assert!(wrong.is_err());
    let admin = server.officer(Role::Admin, "33.17").await;
    canaries.secrets.extend(admin.password.clone());
    let invitation = NewInvitation {
        phone: format!("62{invited}"),
        name: "Pak Kenari".to_owned(),
    };
    let invitation = admin
        .client
        .call::<Invite>((), invitation)
        .await
        .expect("invited");
    canaries.secrets.push(invitation.code.clone());
    canaries.secrets.push(invitation.code.replace('-', ""));
    let activation = Activation {
        phone: format!("0{invited}"),
        code: invitation.code,
        secret: rembang_tests::PIN.to_owned(),
        client: rembang_shared::identity::api::Client::Portal,
        device_label: "Peramban uji".to_owned(),
    };
    let activated = send(ask(server, Method::POST, "/identity/activation").json(&activation)).await;
    assert_eq!(activated.status, 200);
    for cookie in activated.headers.get_all("Set-Cookie") {
        let (_, rest) = cookie
            .to_str()
            .expect("text")
            .split_once('=')
            .expect("a pair");
        let value = rest.split(';').next().expect("a value");
        canaries.secrets.push(value.to_owned());
    }
    // The command line's way.
    let number = Phone::parse(&format!("0{officer}")).expect("a number");
    let added = rembang_backend::modules::identity::add_officer(
        &server.app,
        rembang_backend::modules::identity::Officer {
            phone: number,
            name: "Pak Petugas".to_owned(),
            role: Role::PriceOfficer,
            area: "33.17".parse().expect("an area"),
            demo: None,
        },
        server.app.clock.now(),
    );
    let added = added.await.expect("an officer");
    for field in ["password", "totp"] {
        let secret = added[field].as_str().expect("text").to_owned();
        canaries.secrets.push(secret);
    }

    let view = admin.see_nik(me.id, nik).await;
    let view = serde_json::to_string(&view).expect("JSON");
    assert!(canaries.in_text(&view).is_empty(), "{view}");
    let read = admin
        .client
        .call::<Account>(AccountParam { id: me.id }, ())
        .await;
    let read = serde_json::to_string(&read.expect("an account")).expect("JSON");
    assert!(canaries.in_text(&read).is_empty(), "{read}");
}

/// What people type where it does not belong.
pub(super) async fn mistakes(server: &Server, canaries: &Canaries) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let [_, nik, other] = canaries.niks;
    let [_, _, _, subscriber] = canaries.phones;
    let phone = format!("0{subscriber}");
    let spelt = format!("+62{subscriber}");
    for path in [
        format!("/market/prices?place={nik}"),
        format!("/market/prices?{nik}={phone}"),
        format!("/market/prices?place=a&place={phone}"),
        format!("/market/commodities/{nik}"),
        format!("/market/commodities/{nik}?days={phone}"),
        format!("/market/panel/{phone}"),
        format!("/market/queue?cursor={nik}"),
        format!("/identity/accounts/{nik}"),
        format!("/identity/accounts/{spelt}"),
        format!("/{nik}"),
        format!("/market/{nik}/{phone}"),
        format!("/market/prices%00{nik}"),
    ] {
        let reply = send(ask(server, Method::GET, &path).bearer_auth(&admin.tokens.access)).await;
        assert!(
            (400..500).contains(&reply.status),
            "{path}: {}",
            reply.status
        );
    }
    for path in [
        format!("/{nik}"),
        format!("/ready?{phone}"),
        format!("/a/{phone}.js"),
    ] {
        send(server.http.get(format!("{}{path}", server.origin))).await;
    }
    // Keys and values of bodies, and bodies that are no bodies.
    let post = |path: &str, body: &Value| {
        send(write(
            server,
            Method::POST,
            path,
            &admin,
            Uuid::now_v7(),
            body,
        ))
    };
    let account = format!("/identity/accounts/{}/nik", admin.id);
    for (path, body) in [
        (account.as_str(), json!({ "nik": format!("{nik}1") })),
        (&account, json!({ "nik": nik, other: phone })),
        (&account, json!([nik])),
        (
            "/identity/invitations",
            json!({ "phone": format!("{phone}{phone}"), "name": nik }),
        ),
        (
            "/identity/invitations",
            json!({ "phone": spelt, "name": "x".repeat(99) }),
        ),
        (
            "/identity/accounts",
            json!({ "phone": phone, "pin": nik, "name": nik }),
        ),
        (
            "/identity/sessions",
            json!({ "phone": nik, "secret": phone, "client": nik }),
        ),
        (
            "/identity/activation",
            json!({
                "phone": phone, "code": nik, "secret": nik, "client": "app", "device_label": "HP uji",
            }),
        ),
        ("/identity/grants", json!({ "account": nik, "role": phone })),
        (
            "/market/prices",
            json!({ "place": nik, "day": phone, "quotes": [phone] }),
        ),
    ] {
        let reply = post(path, &body).await;
        assert!(
            (400..500).contains(&reply.status),
            "{path} {body}: {}",
            reply.status
        );
    }
    let raw = |body: String| {
        ask(server, Method::POST, "/identity/invitations")
            .bearer_auth(&admin.tokens.access)
            .body(body)
    };
    let json = |body: String| raw(body).header("Content-Type", "application/json");
    let replies: [Reply; 4] = [
        send(raw(format!("phone={phone}&nik={nik}"))).await,
        send(json(format!("{{\"phone\":\"{phone}\",\"name\":\"{nik}"))).await,
        send(json(format!("{{}} {nik}"))).await,
        send(json(format!("{{\"name\":\"{}\"}}", nik.repeat(8_000)))).await,
    ];
    assert_eq!(replies.map(|reply| reply.status), [415, 400, 422, 413]);
    // Headers.
    for (name, value) in [
        ("Authorization", format!("Bearer {nik}")),
        ("Authorization", phone.clone()),
        ("Cookie", format!("__Host-rembang={nik}; {phone}={nik}")),
        ("Idempotency-Key", nik.to_owned()),
        ("Origin", format!("https://{nik}.example")),
        ("User-Agent", spelt.clone()),
        ("X-Forwarded-For", nik.to_owned()),
        ("X-Request-Id", phone.clone()),
        ("If-None-Match", format!("\"{nik}\"")),
    ] {
        let request = ask(server, Method::POST, "/market/prices").json(&json!({}));
        send(request.header(name, value)).await;
    }
    // What is not even HTTP.
    let address = server.origin.trim_start_matches("http://").to_owned();
    for line in [
        format!("GET /{nik} HTTP/9.9\r\n\r\n"),
        format!("{nik} {phone}\r\n\r\n"),
        format!("POST /{nik} HTTP/1.1\r\nHost: x\r\nContent-Length: {nik}\r\n\r\n{phone}"),
        format!("GET / HTTP/1.1\r\nHost: {nik}\r\n{phone}\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(&address).expect("a connection");
        let patience = Some(Duration::from_secs(2));
        stream.set_read_timeout(patience).expect("a timeout");
        stream.write_all(line.as_bytes()).expect("sent");
        let _ = stream.read(&mut [0; 512]);
    }
}

/// What breaks, with something personal in hand.
pub(super) async fn faults(server: &Server, canaries: &Canaries) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Uji").await;
    let [_, second, third] = canaries.niks;
    let [_, _, _, subscriber] = canaries.phones;
    let path = format!("/identity/accounts/{}/nik", resident.id);
    let see = |nik: &str| {
        let body = json!({ "nik": nik });
        let key = Uuid::now_v7();
        // As it is after the invitation and its use.
        let ask = write(server, Method::POST, &path, &admin, key, &body);
        send(ask.header("If-Match", "\"2\""))
    };
    let invite = || {
        let body = json!({ "phone": format!("0{subscriber}"), "name": "Bu Kenari" });
        let key = Uuid::now_v7();
        send(write(
            server,
            Method::POST,
            "/identity/invitations",
            &admin,
            key,
            &body,
        ))
    };
    // The audit row fails after the NIK was stored; then the account itself does.
    for table in ["audit_log", "account"] {
        execute(
            server,
            &format!("ALTER TABLE {table} RENAME TO {table}_away"),
        );
        let replies = [see(second).await, invite().await];
        execute(
            server,
            &format!("ALTER TABLE {table}_away RENAME TO {table}"),
        );
        for reply in replies {
            let error = reply.error();
            assert_eq!(error.code, ErrorCode::Internal);
            let text = serde_json::to_string(&error).expect("JSON");
            assert!(canaries.in_text(&text).is_empty(), "{text}");
        }
    }
    // A value the database itself refuses.
    execute(
        server,
        "CREATE UNIQUE INDEX one_seer ON account (nik_seen_by)",
    );
    let other = server.resident("Pak Uji").await;
    assert_eq!(see(second).await.status, 200);
    let path = format!("/identity/accounts/{}/nik", other.id);
    let body = json!({ "nik": third });
    let refused = write(server, Method::POST, &path, &admin, Uuid::now_v7(), &body);
    assert!(send(refused.header("If-Match", "\"2\"")).await.status >= 500);
    execute(server, "DROP INDEX one_seer");
    // A panic that prints what it holds, as an `expect` somewhere would.
    let nik = Nik::parse(third).expect("a NIK");
    let phone = Phone::parse(&format!("0{subscriber}")).expect("a number");
    let work = server
        .app
        .db
        .write(move |_| -> rembang_backend::platform::error::Result<()> {
            panic!("{nik:?} {phone:?} {phone}")
        });
    let error = work.await.expect_err("it panicked");
    tracing::error!(%error, "internal error");
    tracing::error!(?error, "internal error");
}
