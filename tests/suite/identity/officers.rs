//! Officers: a password first, then a code that is worth one sign-in. Without the code there is
//! no office, however one came in.

use super::*;
use rembang_backend::modules::identity::Officer;
use totp_rs::Totp;

on_both!(
    the_code_comes_after_the_password,
    a_code_is_worth_one_sign_in,
    of_parallel_replays_one_wins,
    without_the_code_there_is_no_office,
    an_office_day_has_twelve_hours,
    a_new_password_from_the_operator_ends_the_old,
    made_up_people_stay_out,
);

/// The code of a step before (negative) or after the server's.
fn code_at(server: &Server, totp: &Totp, steps: i64) -> String {
    let at = server.app.clock.now().0.timestamp() + 30 * steps;
    let at = u64::try_from(at).expect("after 1970");
    totp.generate(at).to_string()
}

fn with(officer: &Caller, password: &str, code: Option<String>) -> Credentials {
    Credentials {
        totp: code,
        ..credentials(&officer.phone, password, None)
    }
}

fn parts(officer: &Caller) -> (&str, &Totp) {
    let password = officer.password.as_deref().expect("a password");
    (password, officer.totp.as_ref().expect("one-time codes"))
}

async fn the_code_comes_after_the_password(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let (password, totp) = parts(&officer);
    pass(&server, 60);
    let right = code_at(&server, totp, 0);
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    let failed = raw::<SignIn>(&server, &with(&officer, "kata sandi yang salah", None)).await;
    for (secret, code) in [
        ("kata sandi yang salah", Some(right.clone())),
        (password, Some(wrong.to_owned())),
        (password, Some(String::new())),
    ] {
        assert_eq!(
            raw::<SignIn>(&server, &with(&officer, secret, code)).await,
            failed
        );
    }
    let asked = call::<SignIn>(&server, with(&officer, password, None)).await;
    assert_eq!(refusal(asked), Refusal::TotpNeeded);
    // That was the fifth attempt; also the right one has to wait.
    let shut = call::<SignIn>(&server, with(&officer, password, Some(right))).await;
    assert_eq!(code(shut), ErrorCode::TooMany);
    pass(&server, WINDOW);
    let spaced = code_at(&server, totp, 0);
    let spaced = format!("{} {}", &spaced[..3], &spaced[3..]);
    let (me, _) = app(call::<SignIn>(&server, with(&officer, password, Some(spaced))).await);
    assert_eq!(me.roles.len(), 1);
}

async fn a_code_is_worth_one_sign_in(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let (password, totp) = parts(&officer);
    let attempt = |step: i64| {
        let given = with(&officer, password, Some(code_at(&server, totp, step)));
        let server = Arc::clone(&server);
        async move { call::<SignIn>(&server, given).await }
    };
    // The fixture used the code of this step.
    assert_eq!(refusal(attempt(0).await), Refusal::SignInFailed, "a replay");
    assert_eq!(
        refusal(attempt(-1).await),
        Refusal::SignInFailed,
        "an older one"
    );
    app(attempt(1).await);
    assert_eq!(refusal(attempt(1).await), Refusal::SignInFailed, "a replay");
    assert_eq!(
        refusal(attempt(2).await),
        Refusal::SignInFailed,
        "too early"
    );
    pass(&server, 300);
    assert_eq!(
        refusal(attempt(-2).await),
        Refusal::SignInFailed,
        "too late"
    );
    app(attempt(-1).await);
    assert_eq!(
        refusal(attempt(-1).await),
        Refusal::SignInFailed,
        "a replay"
    );
    app(attempt(0).await);
}

async fn of_parallel_replays_one_wins(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let (password, totp) = parts(&officer);
    pass(&server, 60);
    let given = with(&officer, password, Some(code_at(&server, totp, 0)));
    let answers = together(5, |_| {
        let (server, given) = (Arc::clone(&server), given.clone());
        async move { raw::<SignIn>(&server, &given).await.status }
    })
    .await;
    let count = |status| answers.iter().filter(|found| **found == status).count();
    assert_eq!((count(200), count(422)), (1, 4), "{answers:?}");
}

async fn without_the_code_there_is_no_office(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let slip = invite(&server, &admin.phone).await;
    let reset = Activation {
        secret: "empat kuda di alun-alun".to_owned(),
        ..activation(&admin.phone, &slip)
    };
    // A PIN is too little for an officer even here.
    let pin = activation(&admin.phone, &slip);
    assert_eq!(
        refusal(call::<Activate>(&server, pin).await),
        Refusal::SecretWeak
    );
    let (me, tokens) = app(call::<Activate>(&server, reset).await);
    assert!(
        me.id == admin.id && me.roles.is_empty(),
        "what counts in this session"
    );
    let client = server.visitor().with_access(&tokens.access);
    let read = client
        .call::<Account>(AccountParam { id: admin.id }, ())
        .await;
    assert_eq!(code(read), ErrorCode::Forbidden);
    let me = client.call::<Me>((), ()).await.expect("me");
    assert!(me.roles.is_empty());
    let again = refresh_of(&server, &tokens).await;
    assert!(again.0.roles.is_empty());

    pass(&server, 60);
    let totp = parts(&admin).1;
    let given = with(
        &admin,
        "empat kuda di alun-alun",
        Some(code_at(&server, totp, 0)),
    );
    let (me, tokens) = app(call::<SignIn>(&server, given).await);
    assert_eq!(me.roles.len(), 1);
    let client = server.visitor().with_access(&tokens.access);
    let read = client
        .call::<Account>(AccountParam { id: admin.id }, ())
        .await;
    assert!(read.is_ok());
}

async fn refresh_of(server: &Server, tokens: &Tokens) -> (MeView, Tokens) {
    app(call::<Refresh>(server, next(tokens, device_of(tokens))).await)
}

async fn an_office_day_has_twelve_hours(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let device = device_of(&officer.tokens).to_owned();
    pass(&server, 6 * 3600);
    let (me, tokens) = refresh_of(&server, &officer.tokens).await;
    assert_eq!(me.roles.len(), 1);
    // A new password neither takes the office nor prolongs the day.
    let change = SecretChange {
        old: parts(&officer).0.to_owned(),
        new: "empat kuda di alun-alun".to_owned(),
    };
    let client = server.visitor().with_access(&tokens.access);
    let (me, tokens) = app(client.call::<ChangeSecret>((), change).await);
    assert_eq!(me.roles.len(), 1);
    pass(&server, 6 * 3600 - 1);
    let (_, tokens) = app(call::<Refresh>(&server, next(&tokens, &device)).await);
    assert!(is_in(&server, &tokens.access).await);
    pass(&server, 1);
    let late = call::<Refresh>(&server, next(&tokens, &device)).await;
    assert_eq!(code(late), ErrorCode::Unauthenticated);
    soon("the access token ends with the session", || async {
        !is_in(&server, &tokens.access).await
    })
    .await;
}

fn appointment(phone: &str, demo: Option<&'static str>) -> Officer {
    Officer {
        phone: Phone::parse(phone).expect("a number"),
        name: "Petugas Uji".to_owned(),
        role: Role::PriceOfficer,
        area: "33.17".parse().expect("an area"),
        demo,
    }
}

async fn a_new_password_from_the_operator_ends_the_old(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let slip = invite(&server, &officer.phone).await;
    let now = server.app.clock.now();
    let again = module::add_officer(&server.app, appointment(&officer.phone, None), now).await;
    let again = again.expect("appointed again");
    assert_eq!(again["account"], officer.id.to_string());
    soon("the old session has ended", || async {
        !is_in(&server, &officer.tokens.access).await
    })
    .await;
    let reset = Activation {
        secret: "empat kuda di alun-alun".to_owned(),
        ..activation(&officer.phone, &slip)
    };
    assert_eq!(
        refusal(call::<Activate>(&server, reset).await),
        Refusal::CodeInvalid
    );
    let old = call::<SignIn>(&server, with(&officer, parts(&officer).0, None)).await;
    assert_eq!(refusal(old), Refusal::SignInFailed);
    let totp = Totp::from_url(again["totp"].as_str().expect("an address")).expect("a secret");
    let password = again["password"].as_str().expect("a password");
    let given = with(&officer, password, Some(code_at(&server, &totp, 0)));
    app(call::<SignIn>(&server, given).await);

    // Somebody was invited and somebody signed up before the appointment: it ends both ways in.
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    let (claim, claimed) = app(call::<SignUp>(&server, new_account(&phone)).await);
    let added = module::add_officer(&server.app, appointment(&phone, None), now).await;
    added.expect("appointed");
    assert_eq!(
        refusal(call::<Activate>(&server, activation(&phone, &slip)).await),
        Refusal::CodeInvalid
    );
    assert_eq!(audited(&server, "AccountEnded", claim.id).await.len(), 1);
    assert!(!is_in(&server, &claimed.access).await);
}

async fn made_up_people_stay_out(server: Arc<Server>) {
    let (resident, officer) = (new_phone(), new_phone());
    let now = server.app.clock.now();
    let number = Phone::parse(&resident).expect("a number");
    module::add_demo_resident(&server.app, number, "Warga Contoh", PIN, now)
        .await
        .expect("made up");
    let password = "kata sandi contoh";
    let added = module::add_officer(&server.app, appointment(&officer, Some(password)), now).await;
    let added = added.expect("made up");
    let totp = Totp::from_url(added["totp"].as_str().expect("an address")).expect("a secret");
    let failed = raw::<SignIn>(&server, &credentials(&new_phone(), PIN, None)).await;
    let code = Some(code_at(&server, &totp, 0));
    for given in [
        credentials(&resident, PIN, None),
        credentials(&officer, password, None),
        Credentials {
            totp: code,
            ..credentials(&officer, password, None)
        },
    ] {
        assert_eq!(raw::<SignIn>(&server, &given).await, failed);
    }
}
