//! Signing up: anybody may claim a number, nobody learns anything from it, and the owner comes
//! first in the end.

use super::*;

on_both!(
    a_new_account_belongs_to_its_device,
    a_known_number_looks_like_an_unknown_one,
    claims_end_when_the_owner_comes,
    what_is_typed_is_checked,
);

async fn a_new_account_belongs_to_its_device(server: Arc<Server>) {
    let phone = new_phone();
    let (me, tokens) = app(call::<SignUp>(&server, new_account(&phone)).await);
    assert!(!me.proven && me.roles.is_empty() && me.nik_masked.is_none() && !me.demo);
    assert!(me.phone_masked.contains('•'), "{}", me.phone_masked);
    assert_eq!(audited(&server, "SignUp", me.id).await, [(None, None)]);
    assert!(is_in(&server, &tokens.access).await);

    // The PIN opens it here and nowhere else; an enrolled device gets no second token.
    let here = credentials(&phone, PIN, tokens.device.as_deref());
    let (again, later) = app(call::<SignIn>(&server, here).await);
    assert_eq!((again.id, later.device), (me.id, None));
    let elsewhere = credentials(&phone, PIN, None);
    assert_eq!(
        refusal(call::<SignIn>(&server, elsewhere).await),
        Refusal::SignInFailed
    );
    assert_eq!(audited(&server, "SignIn", me.id).await.len(), 1);
}

/// Names and kinds of everything in an answer, without the values.
fn shape(value: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), shape(v))).collect(),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::String(_) => "text".into(),
        Value::Number(_) => 0.into(),
        other => other.clone(),
    }
}

async fn a_known_number_looks_like_an_unknown_one(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let known = raw::<SignUp>(&server, &new_account(&owner.phone)).await;
    let claimed = raw::<SignUp>(&server, &new_account(&owner.phone)).await;
    let unknown = raw::<SignUp>(&server, &new_account(&new_phone())).await;
    let shapes = [&known, &claimed, &unknown].map(|answer| {
        assert_eq!(answer.status, 200);
        shape(&serde_json::from_str(&answer.body).expect("JSON"))
    });
    assert!(
        shapes[0] == shapes[2] && shapes[1] == shapes[2],
        "{shapes:?}"
    );

    // The owner's account is untouched, and each claimant's device opens only its own.
    let session: SessionView = serde_json::from_str(&known.body).expect("a session");
    let device = session.tokens.as_ref().and_then(|t| t.device.as_deref());
    let (claimant, _) = app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);
    assert!(claimant.id == session.me.id && !claimant.proven);
    let device = owner.tokens.device.as_deref();
    let (me, _) = app(call::<SignIn>(&server, credentials(&owner.phone, PIN, device)).await);
    assert!(me.id == owner.id && me.proven);
}

async fn claims_end_when_the_owner_comes(server: Arc<Server>) {
    let phone = new_phone();
    let claims = [
        app(call::<SignUp>(&server, new_account(&phone)).await),
        app(call::<SignUp>(&server, new_account(&phone)).await),
    ];
    let slip = invite(&server, &phone).await;
    for (_, tokens) in &claims {
        assert!(
            is_in(&server, &tokens.access).await,
            "an invitation ends nothing yet"
        );
    }
    let (owner, _) = app(call::<Activate>(&server, activation(&phone, &slip)).await);
    assert!(owner.proven);
    for (me, tokens) in &claims {
        assert_ne!(me.id, owner.id);
        assert!(!is_in(&server, &tokens.access).await);
        let device = device_of(tokens);
        let refreshed = call::<Refresh>(&server, next(tokens, device)).await;
        assert_eq!(code(refreshed), ErrorCode::Unauthenticated);
        let signed_in = call::<SignIn>(&server, credentials(&phone, PIN, Some(device))).await;
        assert_eq!(refusal(signed_in), Refusal::SignInFailed);
        let ended = audited(&server, "AccountEnded", me.id).await;
        assert_eq!(ended, [(None, Some(owner.id.to_string()))]);
    }
}

async fn what_is_typed_is_checked(server: Arc<Server>) {
    let phone = new_phone();
    let tail = &phone[phone.len() - 6..];
    let weak = [
        "",
        "12345",
        "1234567",
        "40261a",
        "４０２６１３",
        "111111",
        "123456",
        "654321",
        "121212",
        tail,
    ];
    for pin in weak {
        let body = no(call::<SignUp>(
            &server,
            NewAccount {
                pin: pin.to_owned(),
                ..new_account(&phone)
            },
        )
        .await);
        assert_eq!(body.refusal, Some(Refusal::SecretWeak), "{pin}");
        assert_eq!(body.fields[0].path, "pin");
    }
    let long = "é".repeat(81);
    let texts = [
        ("", FieldCode::Range),
        (" \t ", FieldCode::Range),
        (long.as_str(), FieldCode::Range),
        ("Budi\u{1b}", FieldCode::Format),
        ("Budi\nSiti", FieldCode::Format),
        ("Budi\u{202e}itiS", FieldCode::Format),
    ];
    for (text, expected) in texts {
        let named = NewAccount {
            name: text.to_owned(),
            ..new_account(&phone)
        };
        let found = field(call::<SignUp>(&server, named).await);
        assert_eq!(found, ("name".to_owned(), expected), "{text:?}");
        let labelled = NewAccount {
            device_label: text.to_owned(),
            ..new_account(&phone)
        };
        let found = field(call::<SignUp>(&server, labelled).await);
        assert_eq!(found, ("device_label".to_owned(), expected), "{text:?}");
    }
    for number in [
        "",
        "0295691234",
        "+6591234567",
        "08123",
        "0898\u{1b}0000000",
    ] {
        let found = field(call::<SignUp>(&server, new_account(number)).await);
        assert_eq!(found, ("phone".to_owned(), FieldCode::Format), "{number:?}");
    }
    let longest = NewAccount {
        name: "é".repeat(80),
        ..new_account(&phone)
    };
    let (me, _) = app(call::<SignUp>(&server, longest).await);
    assert_eq!(me.name.chars().count(), 80);
}
