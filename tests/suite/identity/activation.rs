//! The slip of paper: proves a number, resets a secret, is worth exactly one use.

use super::*;
use rembang_tests::raw::Ask;

on_both!(
    the_slip_is_read_however_it_is_typed,
    a_worthless_code_says_only_that,
    guesses_are_throttled,
    nobody_shuts_the_way_back_in,
    a_weak_secret_costs_nothing,
    an_activation_starts_clean,
    of_many_at_once_one_wins,
    who_may_invite_whom,
    inviting_twice_makes_one_account,
);

async fn the_slip_is_read_however_it_is_typed(server: Arc<Server>) {
    let phone = new_phone();
    let spellings: [fn(&str) -> String; 5] = [
        str::to_owned,
        str::to_lowercase,
        |code| code.replace('-', ""),
        |code| format!("  {} ", code.replace('-', " ")),
        |code| code.replace('-', "–"),
    ];
    for spelling in spellings {
        let slip = invite(&server, &phone).await;
        let (first, second) = slip.split_once('-').expect("two groups");
        assert!(first.len() == 5 && second.len() == 5, "{slip}");
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        assert!(slip.replace('-', "").chars().all(plain) && !slip.contains(['I', 'O', '0', '1']));
        let (me, _) = app(call::<Activate>(&server, activation(&phone, &spelling(&slip))).await);
        assert!(me.proven);
        assert_eq!(me.name, "Warga Uji");
    }
}

async fn a_worthless_code_says_only_that(server: Arc<Server>) {
    let worthless = raw::<Activate>(&server, &activation(&new_phone(), "ABCD-EFGH")).await;
    assert_eq!(worthless.status, 422);
    let attempt = |phone: String, slip: String| {
        let server = Arc::clone(&server);
        async move { raw::<Activate>(&server, &activation(&phone, &slip)).await }
    };
    let phone = new_phone();
    let older = invite(&server, &phone).await;
    let newer = invite(&server, &phone).await;
    assert_eq!(
        attempt(phone.clone(), String::new()).await,
        worthless,
        "none"
    );
    assert_eq!(attempt(phone.clone(), older).await, worthless, "older");
    assert_eq!(
        attempt(new_phone(), newer.clone()).await,
        worthless,
        "of another number"
    );
    app(call::<Activate>(&server, activation(&phone, &newer)).await);
    assert_eq!(attempt(phone.clone(), newer).await, worthless, "used");

    let late = invite(&server, &phone).await;
    let day = server.app.clock.now().0;
    server.set_time(day + TimeDelta::hours(72));
    assert_eq!(
        attempt(phone.clone(), late.clone()).await,
        worthless,
        "expired"
    );
    server.set_time(day + TimeDelta::hours(72) - TimeDelta::seconds(1));
    app(call::<Activate>(&server, activation(&phone, &late)).await);
}

async fn guesses_are_throttled(server: Arc<Server>) {
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    let guess = activation(&phone, "ABCD-EFGH");
    let answers = together(20, |_| {
        let (server, guess) = (Arc::clone(&server), guess.clone());
        async move { raw::<Activate>(&server, &guess).await.status }
    })
    .await;
    assert_eq!(
        answers.iter().filter(|status| **status == 422).count(),
        5,
        "{answers:?}"
    );
    // The owner comes with the slip, perhaps through the very gateway that the guesses came from.
    app(call::<Activate>(&server, activation(&phone, &slip)).await);
    assert_eq!(raw::<Activate>(&server, &guess).await.status, 429);
    pass(&server, WINDOW);
    assert_eq!(raw::<Activate>(&server, &guess).await.status, 422);
}

/// Neither from many addresses, nor from the many that one household has in IPv6.
async fn nobody_shuts_the_way_back_in(server: Arc<Server>) {
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    let guess = activation(&phone, "ABCDE-FGHJK");
    let from = |address: String| {
        let ask = Ask::of::<Activate>(&(), &guess).with("X-Forwarded-For", &address);
        let server = Arc::clone(&server);
        async move { ask.send(&server).await.status }
    };
    for home in 0..30 {
        for _ in 0..5 {
            assert_eq!(from(format!("198.51.100.{home}")).await, 422);
        }
    }
    let mut answers = Vec::new();
    for host in 1..=6 {
        answers.push(from(format!("2001:db8:7:7::{host}")).await);
    }
    assert_eq!(answers, [422, 422, 422, 422, 422, 429]);
    app(call::<Activate>(&server, activation(&phone, &slip)).await);
}

async fn a_weak_secret_costs_nothing(server: Arc<Server>) {
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    for weak in ["123456", "000000", "12", "402613x", "121212", "654321"] {
        let body = no(call::<Activate>(
            &server,
            Activation {
                secret: weak.to_owned(),
                ..activation(&phone, &slip)
            },
        )
        .await);
        assert_eq!(body.refusal, Some(Refusal::SecretWeak));
        assert_eq!(body.fields[0].path, "secret");
    }
    app(call::<Activate>(&server, activation(&phone, &slip)).await);
}

async fn an_activation_starts_clean(server: Arc<Server>) {
    let thief = server.resident("Bu Pemilik").await;
    let phone = thief.phone.clone();
    let old_device = device_of(&thief.tokens);
    assert!(is_in(&server, &thief.tokens.access).await);

    let slip = invite(&server, &phone).await;
    assert!(
        is_in(&server, &thief.tokens.access).await,
        "an invitation ends nothing yet"
    );
    let fresh = Activation {
        secret: "739150".to_owned(),
        ..activation(&phone, &slip)
    };
    let (me, tokens) = app(call::<Activate>(&server, fresh).await);
    assert_eq!(me.id, thief.id);
    assert_eq!(audited(&server, "Activate", me.id).await.len(), 2);

    assert!(!is_in(&server, &thief.tokens.access).await);
    let refreshed = call::<Refresh>(&server, next(&thief.tokens, old_device)).await;
    assert_eq!(code(refreshed), ErrorCode::Unauthenticated);
    let new_device = device_of(&tokens);
    for (secret, device) in [(PIN, new_device), (PIN, old_device), ("739150", old_device)] {
        let signed_in = call::<SignIn>(&server, credentials(&phone, secret, Some(device))).await;
        assert_eq!(refusal(signed_in), Refusal::SignInFailed);
    }
    let (_, tokens) =
        app(call::<SignIn>(&server, credentials(&phone, "739150", Some(new_device))).await);
    let client = server.visitor().with_access(&tokens.access);
    let devices = client.call::<Devices>((), ()).await.expect("devices");
    assert_eq!(devices.items.len(), 1);
}

async fn of_many_at_once_one_wins(server: Arc<Server>) {
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    let visitor = server.visitor();
    let answers = together(10, |_| {
        let (client, with) = (visitor.clone(), activation(&phone, &slip));
        async move { client.call::<Activate>((), with).await }
    })
    .await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for answer in lost {
        let body = no(answer);
        let fair = body.refusal == Some(Refusal::CodeInvalid) || body.code == ErrorCode::TooMany;
        assert!(fair, "{body:?}");
    }
    for answer in won {
        let (me, tokens) = app(answer);
        assert!(is_in(&server, &tokens.access).await);
        assert_eq!(standing_sessions(&server, me.id).await, 1);
    }
}

async fn who_may_invite_whom(server: Arc<Server>) {
    let penyuluh = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let admin = server.officer(Role::Admin, "33.17").await;
    let enumerator = server.officer(Role::Enumerator, "33.17").await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    let invitation = |phone: &str| NewInvitation {
        phone: phone.to_owned(),
        name: "Warga Uji".to_owned(),
    };
    for phone in [&farmer.phone, &resident.phone, &new_phone()] {
        let made = penyuluh.client.call::<Invite>((), invitation(phone)).await;
        assert!(made.is_ok());
    }
    // A code resets a secret: nobody gets more rights by it than they have.
    for officer in [&admin, &enumerator] {
        let made = penyuluh
            .client
            .call::<Invite>((), invitation(&officer.phone))
            .await;
        assert_eq!(code(made), ErrorCode::Forbidden);
    }
    // An office takes two: the first administrator asks, the second prints.
    let second = server.officer(Role::Admin, "33.17").await;
    let ask = async |by: &Caller| {
        by.client
            .call::<Invite>((), invitation(&enumerator.phone))
            .await
    };
    assert_eq!(refusal(ask(&second).await), Refusal::SecondAdmin);
    let made = ask(&admin).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(made.account, enumerator.id);
    assert_eq!(
        audited(&server, "CodeAsked", enumerator.id).await,
        [(Some(second.id), None)]
    );
    assert_eq!(
        made.expires_at,
        server.app.clock.now().0 + TimeDelta::hours(72)
    );
    assert_eq!(
        audited(&server, "Invite", enumerator.id).await,
        [(Some(admin.id), None)]
    );
    // A stolen session is no way to a new password.
    for officer in [&admin, &penyuluh] {
        let made = officer
            .client
            .call::<Invite>((), invitation(&officer.phone))
            .await;
        assert_eq!(refusal(made), Refusal::OwnGrant);
    }
    let made = resident
        .client
        .call::<Invite>((), invitation(&new_phone()))
        .await;
    assert_eq!(code(made), ErrorCode::Forbidden);
}

async fn inviting_twice_makes_one_account(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let phone = new_phone();
    let mut made = Vec::new();
    for name in ["Bu Sti", "Bu Siti"] {
        let invitation = NewInvitation {
            phone: phone.clone(),
            name: name.to_owned(),
        };
        let answer = admin.client.call::<Invite>((), invitation).await;
        made.push(answer.unwrap_or_else(|error| panic!("{error}")));
    }
    assert_eq!(made[0].account, made[1].account);
    let older = call::<Activate>(&server, activation(&phone, &made[0].code)).await;
    assert_eq!(refusal(older), Refusal::CodeInvalid);
    let (me, _) = app(call::<Activate>(&server, activation(&phone, &made[1].code)).await);
    assert_eq!((me.id, me.name.as_str()), (made[1].account, "Bu Siti"));
}
