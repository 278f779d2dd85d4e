//! Signing in with a PIN: worth something on one device only, guessed at no more than five times
//! in a quarter of an hour, and silent about who has an account.

use super::*;

on_both!(
    a_pin_is_worth_nothing_elsewhere,
    strangers_cannot_lock_the_owner_out,
    parallel_guesses_share_one_count,
    parallel_successes_leave_one_session,
    a_right_pin_clears_the_count,
    one_secret_has_one_count_behind_every_door,
    a_clock_set_back_shuts_nobody_out,
    the_portal_adopts_no_cookie,
    what_did_not_fit_stands_in_the_owners_trail,
);

async fn a_pin_is_worth_nothing_elsewhere(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let other = server.resident("Pak Lain").await;
    let claimant = app(call::<SignUp>(&server, new_account(&owner.phone)).await).1;
    let (mine, theirs) = (device_of(&owner.tokens), device_of(&other.tokens));
    let attempts = [
        credentials(&new_phone(), PIN, None),
        credentials(&owner.phone, WRONG, None),
        credentials(&owner.phone, PIN, None),
        credentials(&owner.phone, PIN, Some("made-up")),
        // A device that is known, but not for this number.
        credentials(&owner.phone, PIN, Some(theirs)),
        credentials(&owner.phone, WRONG, Some(mine)),
        credentials(&owner.phone, WRONG, claimant.device.as_deref()),
        credentials(&new_phone(), PIN, Some(mine)),
    ];
    let first = raw::<SignIn>(&server, &attempts[0]).await;
    assert_eq!(first.status, 422);
    for attempt in &attempts[1..] {
        assert_eq!(raw::<SignIn>(&server, attempt).await, first);
    }
    let (me, _) = app(call::<SignIn>(&server, credentials(&owner.phone, PIN, Some(mine))).await);
    assert_eq!(me.id, owner.id);
}

async fn strangers_cannot_lock_the_owner_out(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let unknown = new_phone();
    for _ in 0..5 {
        let known = raw::<SignIn>(&server, &credentials(&owner.phone, WRONG, None)).await;
        let nobody = raw::<SignIn>(&server, &credentials(&unknown, WRONG, None)).await;
        assert_eq!(known.status, 422);
        assert_eq!(known, nobody);
    }
    // Now both are shut, and a number without an account looks like one with.
    let known = raw::<SignIn>(&server, &credentials(&owner.phone, PIN, None)).await;
    let nobody = raw::<SignIn>(&server, &credentials(&unknown, PIN, None)).await;
    assert_eq!(known.status, 429);
    assert_eq!(known, nobody);
    let shut = call::<SignIn>(&server, credentials(&owner.phone, WRONG, None)).await;
    let Err(CallError::Refused { retry_after, .. }) = shut else {
        panic!("it was evaluated");
    };
    assert_eq!(retry_after, Some(900));

    let device = owner.tokens.device.as_deref();
    app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);
    // The owner's success does not open the strangers' window; time does.
    pass(&server, WINDOW - 1);
    let shut = call::<SignIn>(&server, credentials(&owner.phone, WRONG, None)).await;
    assert_eq!(code(shut), ErrorCode::TooMany);
    pass(&server, 1);
    let open = call::<SignIn>(&server, credentials(&owner.phone, WRONG, None)).await;
    assert_eq!(refusal(open), Refusal::SignInFailed);
}

async fn parallel_guesses_share_one_count(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    for device in [owner.tokens.device.clone(), None] {
        let (phone, calls) = (owner.phone.clone(), Arc::clone(&server));
        let guess = credentials(&phone, WRONG, device.as_deref());
        let answers = together(20, |_| {
            let (server, guess) = (Arc::clone(&calls), guess.clone());
            async move { raw::<SignIn>(&server, &guess).await.status }
        })
        .await;
        let count = |status| answers.iter().filter(|found| **found == status).count();
        assert_eq!((count(422), count(429)), (5, 15), "{answers:?}");
    }
    let device = owner.tokens.device.as_deref();
    let right = credentials(&owner.phone, PIN, device);
    assert_eq!(
        code(call::<SignIn>(&server, right.clone()).await),
        ErrorCode::TooMany
    );
    pass(&server, WINDOW);
    app(call::<SignIn>(&server, right).await);
}

async fn parallel_successes_leave_one_session(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let right = credentials(&owner.phone, PIN, owner.tokens.device.as_deref());
    let answers = together(20, |_| {
        let (server, right) = (Arc::clone(&server), right.clone());
        async move { raw::<SignIn>(&server, &right).await.status }
    })
    .await;
    // A success clears the row that its neighbours count on; that must not show.
    assert!(
        answers.iter().all(|status| matches!(status, 200 | 429)),
        "{answers:?}"
    );
    assert!(answers.contains(&200));
    assert_eq!(standing_sessions(&server, owner.id).await, 1);
}

async fn a_right_pin_clears_the_count(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = owner.tokens.device.as_deref();
    for _ in 0..2 {
        for _ in 0..4 {
            let wrong = call::<SignIn>(&server, credentials(&owner.phone, WRONG, device)).await;
            assert_eq!(refusal(wrong), Refusal::SignInFailed);
        }
        app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);
    }
}

/// Name and value of each cookie, after a look at its attributes.
fn cookies(response: &reqwest::Response) -> Vec<(String, String)> {
    response
        .headers()
        .get_all("Set-Cookie")
        .iter()
        .map(|header| {
            let text = header.to_str().expect("text");
            for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
                assert!(text.contains(attribute), "{attribute} in {text}");
            }
            assert!(!text.contains("Domain"), "{text}");
            let (name, rest) = text.split_once('=').expect("a name");
            let value = rest.split(';').next().unwrap_or_default();
            (name.to_owned(), value.to_owned())
        })
        .collect()
}

async fn portal_me(server: &Server, session: &str) -> u16 {
    server
        .http
        .get(format!("{}{BASE_PATH}{}", server.origin, Me::INFO.path))
        .header("Cookie", format!("__Host-rembang={session}"))
        .send()
        .await
        .expect("an answer")
        .status()
        .as_u16()
}

async fn the_portal_adopts_no_cookie(server: Arc<Server>) {
    let phone = new_phone();
    let new = NewAccount {
        client: Place::Portal,
        ..new_account(&phone)
    };
    let response = post::<SignUp>(&server, &new)
        .send()
        .await
        .expect("an answer");
    let given = cookies(&response);
    let [(session_name, session), (device_name, device)] = given.as_slice() else {
        panic!("two cookies");
    };
    assert_eq!(
        (session_name.as_str(), device_name.as_str()),
        ("__Host-rembang", "__Host-rembang-device")
    );
    let body: SessionView = response.json().await.expect("a session");
    assert!(
        body.tokens.is_none(),
        "no script of the portal sees a token"
    );
    assert_eq!(portal_me(&server, session).await, 200);

    // Somebody planted a session cookie before the sign-in.
    let planted = "cGxhbnRlZA";
    let again = Credentials {
        client: Place::Portal,
        ..credentials(&phone, PIN, None)
    };
    let response = post::<SignIn>(&server, &again)
        .header("Origin", &server.origin)
        .header(
            "Cookie",
            format!("__Host-rembang={planted}; __Host-rembang-device={device}"),
        )
        .send()
        .await
        .expect("an answer");
    let given = cookies(&response);
    assert_eq!(given.len(), 1, "the device is known");
    assert!(given[0].1 != planted && given[0].1 != *session);
    assert_eq!(portal_me(&server, planted).await, 401);
    assert_eq!(portal_me(&server, &given[0].1).await, 200);
    // A device has one session: the one before ended, on other nodes within two seconds.
    soon("the first session has ended", || async {
        portal_me(&server, session).await == 401
    })
    .await;
}

/// A stolen phone gives five guesses, not five at each place that asks for the PIN.
async fn one_secret_has_one_count_behind_every_door(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = owner.tokens.device.as_deref();
    let sign_in = |secret| call::<SignIn>(&server, credentials(&owner.phone, secret, device));
    let prove = |secret: &str| {
        let proof = Proof {
            secret: Some(secret.to_owned()),
            totp: None,
        };
        owner.client.call::<StepUp>((), proof)
    };
    for _ in 0..2 {
        assert_eq!(refusal(sign_in(WRONG).await), Refusal::SignInFailed);
        assert_eq!(refusal(prove(WRONG).await), Refusal::SignInFailed);
    }
    let body = SecretChange {
        old: WRONG.to_owned(),
        new: "739150".to_owned(),
    };
    let change = owner.client.call::<ChangeSecret>((), body).await;
    assert_eq!(refusal(change), Refusal::SignInFailed);
    assert_eq!(code(prove(PIN).await), ErrorCode::TooMany);
    assert_eq!(code(sign_in(PIN).await), ErrorCode::TooMany);
    pass(&server, WINDOW);
    app(sign_in(PIN).await);
}

/// Neither does it keep a proof fresh that was given under the wrong time.
async fn a_clock_set_back_shuts_nobody_out(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = owner.tokens.device.as_deref();
    let sign_in = |secret| call::<SignIn>(&server, credentials(&owner.phone, secret, device));
    for _ in 0..6 {
        let _ = sign_in(WRONG).await;
    }
    assert_eq!(code(sign_in(PIN).await), ErrorCode::TooMany);
    pass(&server, -7200);
    app(sign_in(PIN).await);
    let me = server.visitor().with_access(&owner.tokens.access);
    let erasure = me.call::<rembang_shared::privacy::api::RequestErasure>((), ());
    assert!(erasure.await.is_err());
}

/// A campaign of guesses can be seen, by the owner and by those who watch over the trail; and
/// nothing is written about a number that nobody has.
async fn what_did_not_fit_stands_in_the_owners_trail(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    for _ in 0..2 {
        let wrong = credentials(&owner.phone, WRONG, Some(device));
        assert_eq!(
            refusal(call::<SignIn>(&server, wrong).await),
            Refusal::SignInFailed
        );
    }
    let elsewhere = credentials(&owner.phone, PIN, None);
    assert_eq!(
        refusal(call::<SignIn>(&server, elsewhere).await),
        Refusal::SignInFailed
    );
    let code = activation(&owner.phone, "ABCD-EFGH-JK");
    assert_eq!(
        refusal(call::<Activate>(&server, code).await),
        Refusal::CodeInvalid
    );
    let proof = Proof {
        secret: Some(WRONG.to_owned()),
        totp: None,
    };
    assert_eq!(
        refusal(owner.client.call::<StepUp>((), proof).await),
        Refusal::SignInFailed
    );
    let change = SecretChange {
        old: WRONG.to_owned(),
        new: "730518".to_owned(),
    };
    assert_eq!(
        refusal(owner.client.call::<ChangeSecret>((), change).await),
        Refusal::SignInFailed
    );
    let count = async |action| audited(&server, action, owner.id).await;
    soon("they are noted", || async {
        count("SignIn failed").await.len() == 3
            && count("Activate failed").await == [(None, None)]
            && count("StepUp failed").await == [(Some(owner.id), None)]
            && count("ChangeSecret failed").await == [(Some(owner.id), None)]
    })
    .await;
    let query = rembang_shared::privacy::api::TrailQuery::default();
    let trail = owner
        .client
        .call::<rembang_shared::privacy::api::MyTrail>(query, ())
        .await
        .expect("a trail");
    let tried = trail
        .items
        .iter()
        .find(|entry| entry.action == "SignIn failed");
    assert_eq!(
        tried.expect("the owner sees it").by,
        rembang_shared::privacy::api::TrailActor::Other
    );
    // Of a number that nobody has there is nothing to write.
    let all = crate::wire::count(&server, "audit_log WHERE action LIKE '% failed'");
    let nobody = credentials(&new_phone(), PIN, None);
    assert_eq!(
        refusal(call::<SignIn>(&server, nobody).await),
        Refusal::SignInFailed
    );
    let nobody = activation(&new_phone(), "ABCD-EFGH-JK");
    assert_eq!(
        refusal(call::<Activate>(&server, nobody).await),
        Refusal::CodeInvalid
    );
    // The next one is written after them.
    let wrong = credentials(&owner.phone, WRONG, Some(device));
    let _ = call::<SignIn>(&server, wrong).await;
    soon("the next one is noted", || async {
        crate::wire::count(&server, "audit_log WHERE action LIKE '% failed'") == all + 1
    })
    .await;
}
