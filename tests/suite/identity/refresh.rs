//! Refresh tokens: used once, on one device. A lost answer is forgiven for thirty seconds; after
//! that a second use means two people hold the token, and the family ends.

use super::*;

on_both!(
    tokens_rotate,
    a_lost_answer_is_given_again,
    a_late_reuse_ends_the_family,
    of_two_who_hold_a_token_the_first_to_go_on_exposes_the_other,
    whoever_comes_after_the_next_step_is_late,
    a_use_in_the_future_is_not_a_lost_answer,
    a_token_off_its_device_is_worthless,
    parallel_refreshes_stay_one_family,
    an_ended_session_gives_nothing,
);

async fn refresh(server: &Server, tokens: &Tokens, device: &str) -> Tokens {
    app(call::<Refresh>(server, next(tokens, device)).await).1
}

async fn is_refused(server: &Server, tokens: &Tokens, device: &str) {
    let answer = call::<Refresh>(server, next(tokens, device)).await;
    assert_eq!(code(answer), ErrorCode::Unauthenticated);
}

async fn tokens_rotate(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    pass(&server, 599);
    assert!(is_in(&server, &owner.tokens.access).await);
    pass(&server, 1);
    assert!(!is_in(&server, &owner.tokens.access).await, "ten minutes");
    let mut tokens = owner.tokens.clone();
    for _ in 0..3 {
        let newer = refresh(&server, &tokens, device).await;
        assert!(newer.refresh != tokens.refresh && newer.device.is_none());
        assert_eq!(
            newer.expires_at,
            server.app.clock.now().0 + TimeDelta::minutes(10)
        );
        assert!(is_in(&server, &newer.access).await);
        tokens = newer;
        pass(&server, 600);
    }
    assert_eq!(standing_sessions(&server, owner.id).await, 1);
}

async fn a_lost_answer_is_given_again(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    let lost = refresh(&server, &owner.tokens, device).await;
    pass(&server, 30);
    let again = refresh(&server, &owner.tokens, device).await;
    assert_eq!(lost.refresh, again.refresh, "one line, not two");
    // The device goes on with it.
    pass(&server, 600);
    let on = refresh(&server, &again, device).await;
    assert!(is_in(&server, &on.access).await);
    assert!(audited(&server, "RefreshReused", owner.id).await.is_empty());
}

async fn a_late_reuse_ends_the_family(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    let newest = refresh(&server, &owner.tokens, device).await;
    pass(&server, 31);
    is_refused(&server, &owner.tokens, device).await;
    is_refused(&server, &newest, device).await;
    assert!(!is_in(&server, &newest.access).await);
    assert_eq!(standing_sessions(&server, owner.id).await, 0);
    let rows = audited(&server, "RefreshReused", owner.id).await;
    assert_eq!(rows.len(), 1, "of an ended family nothing is left to reuse");
    // The device stays: the owner comes back with the PIN.
    app(call::<SignIn>(&server, credentials(&owner.phone, PIN, Some(device))).await);
}

async fn of_two_who_hold_a_token_the_first_to_go_on_exposes_the_other(server: Arc<Server>) {
    for thief_first in [true, false] {
        let owner = server.resident("Bu Pemilik").await;
        let device = device_of(&owner.tokens);
        let mine = refresh(&server, &owner.tokens, device).await;
        // Somebody who copied token and device comes within the grace: they share what follows.
        let copied = refresh(&server, &owner.tokens, device).await;
        assert_eq!(mine.refresh, copied.refresh);
        pass(&server, 300);
        let (first, second) = match thief_first {
            true => (&copied, &mine),
            false => (&mine, &copied),
        };
        let newest = refresh(&server, first, device).await;
        pass(&server, 31);
        is_refused(&server, second, device).await;
        is_refused(&server, &newest, device).await;
        assert_eq!(audited(&server, "RefreshReused", owner.id).await.len(), 1);
    }
}

/// Also within the thirty seconds: somebody who has gone on did get the answer.
async fn whoever_comes_after_the_next_step_is_late(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    let mut tokens = owner.tokens.clone();
    for _ in 0..3 {
        let next = refresh(&server, &tokens, device).await;
        assert_eq!(
            refresh(&server, &tokens, device).await.refresh,
            next.refresh,
            "nobody has gone on"
        );
        tokens = next;
    }
    is_refused(&server, &owner.tokens, device).await;
    is_refused(&server, &tokens, device).await;
    assert_eq!(standing_sessions(&server, owner.id).await, 0);
    assert_eq!(audited(&server, "RefreshReused", owner.id).await.len(), 1);
}

/// A clock that was set back makes no old use a recent one.
async fn a_use_in_the_future_is_not_a_lost_answer(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens);
    pass(&server, 60);
    refresh(&server, &owner.tokens, device).await;
    pass(&server, -20);
    is_refused(&server, &owner.tokens, device).await;
    assert_eq!(audited(&server, "RefreshReused", owner.id).await.len(), 1);
}

async fn a_token_off_its_device_is_worthless(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let other = server.resident("Pak Lain").await;
    for device in [device_of(&other.tokens), "", "made-up"] {
        is_refused(&server, &owner.tokens, device).await;
    }
    // Nor can it be used to throw the owner out.
    let on = refresh(&server, &owner.tokens, device_of(&owner.tokens)).await;
    pass(&server, 31);
    is_refused(&server, &owner.tokens, device_of(&other.tokens)).await;
    assert!(is_in(&server, &on.access).await);
}

async fn parallel_refreshes_stay_one_family(server: Arc<Server>) {
    let owner = server.resident("Bu Pemilik").await;
    let device = device_of(&owner.tokens).to_owned();
    let visitor = server.visitor();
    let answers = together(50, |_| {
        let (client, with) = (visitor.clone(), next(&owner.tokens, &device));
        async move { client.call::<Refresh>((), with).await }
    })
    .await;
    let siblings: Vec<Tokens> = answers.into_iter().map(|answer| app(answer).1).collect();
    assert_eq!(standing_sessions(&server, owner.id).await, 1);
    let line: std::collections::BTreeSet<&str> = siblings
        .iter()
        .map(|tokens| tokens.refresh.as_str())
        .collect();
    assert_eq!(line.len(), 1, "they share one successor");
    pass(&server, 300);
    refresh(&server, &siblings[17], &device).await;
    pass(&server, 30);
    let newest = refresh(&server, &siblings[42], &device).await;
    assert!(is_in(&server, &newest.access).await);
    assert!(audited(&server, "RefreshReused", owner.id).await.is_empty());
}

async fn an_ended_session_gives_nothing(server: Arc<Server>) {
    let unknown = RefreshToken {
        refresh: "made-up".to_owned(),
        device: "made-up".to_owned(),
    };
    let nothing = raw::<Refresh>(&server, &unknown).await;
    assert_eq!(nothing.status, 401);
    let out = server.resident("Bu Keluar").await;
    out.client
        .call::<SignOut>((), ())
        .await
        .expect("signed out");
    let stale = server.resident("Bu Lama").await;
    server.set_time(server.app.clock.now().0 + TimeDelta::days(180));
    for ended in [&out, &stale] {
        let with = next(&ended.tokens, device_of(&ended.tokens));
        assert_eq!(raw::<Refresh>(&server, &with).await, nothing);
    }
}
