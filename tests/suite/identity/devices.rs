//! My devices, my secret, my way out: each ends what it says, at once, and nothing of others.

use super::*;

on_both!(
    everybody_sees_their_own_devices,
    a_revoked_device_is_out_at_once,
    a_new_secret_ends_every_other_session,
    a_wrong_old_secret_changes_nothing,
    no_session_outlives_the_secret_it_was_opened_with,
    signing_out_leaves_the_device,
);

/// The same officer on a second device, half a minute later.
async fn second_device(server: &Server, officer: &Caller) -> Tokens {
    pass(server, 30);
    let password = officer.password.as_deref().expect("a password");
    let session = Caller::sign_in(server, &officer.phone, password, officer.totp.as_ref()).await;
    session.tokens.expect("tokens for the app")
}

async fn devices(server: &Server, access: &str) -> Vec<DeviceView> {
    let client = server.visitor().with_access(access);
    client.call::<Devices>((), ()).await.expect("devices").items
}

async fn revoke(server: &Server, access: &str, id: Uuid) -> Result<(), CallError> {
    let client = server.visitor().with_access(access);
    client.call::<RevokeDevice>(DeviceParam { id }, ()).await
}

async fn everybody_sees_their_own_devices(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let began = server.app.clock.now().0;
    let second = second_device(&server, &officer).await;
    server.resident("Pak Lain").await;
    pass(&server, 60);
    app(call::<Refresh>(&server, next(&second, device_of(&second))).await);
    let seen = devices(&server, &officer.tokens.access).await;
    let seen: Vec<_> = seen
        .iter()
        .map(|device| (device.current, device.created_at, device.last_seen_at))
        .collect();
    let (at_30, at_90) = (
        began + TimeDelta::seconds(30),
        began + TimeDelta::seconds(90),
    );
    assert_eq!(seen, [(false, at_30, at_90), (true, began, began)]);
}

async fn a_revoked_device_is_out_at_once(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let access = &officer.tokens.access;
    let second = second_device(&server, &officer).await;
    let other = server.resident("Pak Lain").await;
    let (theirs, mine) = (
        devices(&server, &other.tokens.access).await[0].id,
        devices(&server, &second.access).await,
    );
    // Somebody else's looks like nobody's.
    let nobodys = no(revoke(&server, access, Uuid::now_v7()).await);
    assert_eq!(nobodys.code, ErrorCode::NotFound);
    assert_eq!(no(revoke(&server, access, theirs).await), nobodys);
    assert!(is_in(&server, &other.tokens.access).await);

    let lost = mine.iter().find(|device| device.current).expect("current");
    revoke(&server, access, lost.id).await.expect("revoked");
    assert!(!is_in(&server, &second.access).await);
    let refreshed = call::<Refresh>(&server, next(&second, device_of(&second))).await;
    assert_eq!(code(refreshed), ErrorCode::Unauthenticated);
    assert_eq!(
        no(revoke(&server, access, lost.id).await),
        nobodys,
        "only once"
    );
    let row = (Some(officer.id), Some(lost.id.to_string()));
    assert_eq!(audited(&server, "RevokeDevice", officer.id).await, [row]);

    // One's own too; a PIN is worth nothing there any more.
    revoke(&server, &other.tokens.access, theirs)
        .await
        .expect("revoked");
    assert!(!is_in(&server, &other.tokens.access).await);
    let pin = credentials(&other.phone, PIN, other.tokens.device.as_deref());
    assert_eq!(
        refusal(call::<SignIn>(&server, pin).await),
        Refusal::SignInFailed
    );
}

fn change(old: &str, new: &str) -> SecretChange {
    SecretChange {
        old: old.to_owned(),
        new: new.to_owned(),
    }
}

async fn a_new_secret_ends_every_other_session(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let second = second_device(&server, &officer).await;
    let old = officer.password.as_deref().expect("a password");
    let new = "empat kuda di alun-alun";
    let (me, tokens) = app(officer
        .client
        .call::<ChangeSecret>((), change(old, new))
        .await);
    assert_eq!((me.id, me.roles.len()), (officer.id, 1));
    assert!(tokens.device.is_none(), "the device is the same");
    assert!(is_in(&server, &tokens.access).await);
    let device = device_of(&officer.tokens);
    // Also what was copied from this very session.
    for (ended, device) in [(&second, device_of(&second)), (&officer.tokens, device)] {
        assert!(!is_in(&server, &ended.access).await);
        let refreshed = call::<Refresh>(&server, next(ended, device)).await;
        assert_eq!(code(refreshed), ErrorCode::Unauthenticated);
    }
    app(call::<Refresh>(&server, next(&tokens, device)).await);
    let signed_in = |secret| call::<SignIn>(&server, credentials(&officer.phone, secret, None));
    assert_eq!(refusal(signed_in(old).await), Refusal::SignInFailed);
    assert_eq!(refusal(signed_in(new).await), Refusal::TotpNeeded);
    let row = (Some(officer.id), None);
    assert_eq!(audited(&server, "ChangeSecret", officer.id).await, [row]);
}

async fn a_wrong_old_secret_changes_nothing(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let attempt = |old: &str, new: &str| {
        let (client, body) = (owner.client.clone(), change(old, new));
        async move { client.call::<ChangeSecret>((), body).await }
    };
    for _ in 0..6 {
        let body = no(attempt(PIN, "123456").await);
        assert_eq!(body.refusal, Some(Refusal::SecretWeak), "which is no guess");
        assert_eq!(body.fields[0].path, "new");
    }
    for _ in 0..5 {
        assert_eq!(
            refusal(attempt(WRONG, "739150").await),
            Refusal::SignInFailed
        );
    }
    assert_eq!(code(attempt(PIN, "739150").await), ErrorCode::TooMany);
    assert!(is_in(&server, &owner.tokens.access).await);
    // The same PIN has no second count behind another door.
    let device = owner.tokens.device.as_deref();
    let elsewhere = call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await;
    assert_eq!(code(elsewhere), ErrorCode::TooMany);
    pass(&server, WINDOW);
    let (_, tokens) = app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);

    // Of two changes at the same time one wins, and its session is the one that stands.
    let answers = together(2, |at| {
        let client = server.visitor().with_access(&tokens.access);
        let body = change(PIN, ["739150", "604827"][at]);
        async move { client.call::<ChangeSecret>((), body).await }
    })
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(standing_sessions(&server, owner.id).await, 1);
}

/// A sign-in reads the secret, works for a while, and writes; a change may come in between.
async fn no_session_outlives_the_secret_it_was_opened_with(server: Arc<Server>) {
    for wait in [0, 40, 80, 120, 160] {
        let officer = server.officer(Role::PriceOfficer, "33.17").await;
        let old = officer.password.clone().expect("a password");
        pass(&server, 60);
        let at = u64::try_from(server.app.clock.now().0.timestamp()).expect("after 1970");
        let given = Credentials {
            totp: officer
                .totp
                .as_ref()
                .map(|totp| totp.generate(at).to_string()),
            ..credentials(&officer.phone, &old, None)
        };
        let sign_in = async {
            tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
            call::<SignIn>(&server, given).await
        };
        let change = change(&old, "empat kuda di alun-alun");
        let change = officer.client.call::<ChangeSecret>((), change);
        let (signed_in, changed) = tokio::join!(sign_in, change);
        app(changed);
        if let Ok(session) = signed_in {
            let tokens = session.tokens.expect("tokens for the app");
            assert!(!is_in(&server, &tokens.access).await, "after {wait} ms");
        }
        assert_eq!(standing_sessions(&server, officer.id).await, 1);
    }
}

async fn signing_out_leaves_the_device(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    owner
        .client
        .call::<SignOut>((), ())
        .await
        .expect("signed out");
    assert!(!is_in(&server, &owner.tokens.access).await);
    let again = no(owner.client.call::<SignOut>((), ()).await);
    assert_eq!(again.code, ErrorCode::Unauthenticated);
    assert_eq!(
        audited(&server, "SignOut", owner.id).await,
        [(Some(owner.id), None)]
    );
    let device = owner.tokens.device.as_deref();
    let (_, tokens) = app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);
    assert!(is_in(&server, &tokens.access).await);
}
