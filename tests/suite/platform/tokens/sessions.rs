//! Sessions and grants that begin and end: at once here, within five seconds on another node.

use super::*;

on_both!(
    a_session_ends_at_once,
    another_node_ends_a_session_within_five_seconds,
    a_grant_begins_and_ends_at_once,
);

async fn a_session_ends_at_once(server: Arc<Server>) {
    let resident = server.resident("Bu Uji").await;
    assert_eq!(me(&server, &resident.tokens.access).await.status, 200);
    resident.client.call::<SignOut>((), ()).await.expect("out");
    assert_nobody(&me(&server, &resident.tokens.access).await, "signed out");

    // Two devices of one officer: the first closes the second.
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    server.set_wib(TODAY, 9, 5);
    let password = officer.password.as_deref().expect("a password");
    let session = Caller::sign_in(&server, &officer.phone, password, officer.totp.as_ref()).await;
    let second = session.tokens.expect("tokens");
    assert_eq!(me(&server, &second.access).await.status, 200);
    let devices = officer.client.call::<Devices>((), ()).await;
    let devices = devices.expect("devices").items;
    let other = devices.iter().find(|device| !device.current);
    let id = other.expect("a second device").id;
    let closed = officer.client.call::<RevokeDevice>(DeviceParam { id }, ());
    closed.await.expect("closed");
    assert_nobody(&me(&server, &second.access).await, "device closed");
    let refresh = RefreshToken {
        refresh: second.refresh,
        device: second.device.expect("a device"),
    };
    let again = server.visitor();
    let again = again.call::<Refresh>((), refresh).await;
    assert!(matches!(again, Err(CallError::Refused { status: 401, .. })));
    assert_eq!(me(&server, &officer.tokens.access).await.status, 200);

    // Ten minutes, to the second.
    server.set_wib(TODAY, 9, 9);
    assert_eq!(me(&server, &officer.tokens.access).await.status, 200);
    server.set_wib(TODAY, 9, 10);
    assert_nobody(&me(&server, &officer.tokens.access).await, "expired");
}

/// What another node does, or an operator on the command line: no cache here is told.
async fn another_node_ends_a_session_within_five_seconds(server: Arc<Server>) {
    type End = fn(&mut Conn, &Server, &Caller) -> QueryResult<usize>;
    let ends: [(&str, End); 3] = [
        ("session", |conn, server, caller| {
            let mine = session::table.filter(session::account_id.eq(Id(caller.id)));
            diesel::update(mine)
                .set(session::revoked_at.eq(Some(server.app.clock.now())))
                .execute(conn)
        }),
        ("device", |conn, server, caller| {
            let mine = device::table.filter(device::account_id.eq(Id(caller.id)));
            diesel::update(mine)
                .set(device::revoked_at.eq(Some(server.app.clock.now())))
                .execute(conn)
        }),
        ("account", |conn, server, caller| {
            diesel::update(account::table.find(Id(caller.id)))
                .set(account::closed_at.eq(Some(server.app.clock.now())))
                .execute(conn)
        }),
    ];
    for (what, end) in ends {
        let resident = server.resident("Bu Uji").await;
        assert_eq!(me(&server, &resident.tokens.access).await.status, 200);
        let mut conn = connect(&server, Door::Write);
        assert_eq!(end(&mut conn, &server, &resident).expect("ended"), 1);
        let since = Instant::now();
        while me(&server, &resident.tokens.access).await.status != 401 {
            assert!(since.elapsed() < AT_ONCE, "{what}: still welcome");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        println!(
            "{:?}: {what} ended, refused within {:?}",
            server.kind,
            since.elapsed()
        );
        assert_nobody(&me(&server, &resident.tokens.access).await, what);
    }
}

async fn a_grant_begins_and_ends_at_once(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Uji").await;
    let status = || async {
        match resident
            .client
            .call::<MyReports>(ListQuery::default(), ())
            .await
        {
            Ok(_) => 200,
            Err(CallError::Refused { status, .. }) => status,
            Err(other) => panic!("{other}"),
        }
    };
    let grant = || NewGrant {
        account: resident.id,
        role: Role::Farmer,
        area: "33.17.14".to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence: "surat uji".to_owned(),
    };
    assert_eq!(status().await, 403);
    let granted = admin.client.call::<GrantRole>((), grant()).await;
    let granted = granted.expect("granted");
    assert_eq!(status().await, 200, "the same token, a moment later");
    let param = api::GrantParam { id: granted.id };
    let ended = admin.client.call::<RevokeGrant>(param, ()).await;
    ended.expect("ended");
    assert_eq!(status().await, 403);

    // Behind the cache's back.
    let granted = admin.client.call::<GrantRole>((), grant()).await;
    let id = Id(granted.expect("granted").id);
    assert_eq!(status().await, 200);
    diesel::update(role_grant::table.find(id))
        .set(role_grant::revoked_at.eq(Some(server.app.clock.now())))
        .execute(&mut connect(&server, Door::Write))
        .expect("ended");
    let since = Instant::now();
    while status().await == 200 {
        assert!(since.elapsed() < AT_ONCE, "the grant still counts");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(status().await, 403);

    // And by the calendar: its last day is over.
    let granted = admin.client.call::<GrantRole>((), grant()).await;
    granted.expect("granted");
    assert_eq!(status().await, 200);
    server.set_wib(TODAY.succ_opt().expect("a day"), 0, 0);
    server.app.sessions.forget();
    let refresh = RefreshToken {
        refresh: resident.tokens.refresh.clone(),
        device: resident.tokens.device.clone().expect("a device"),
    };
    let visitor = server.visitor();
    let session = visitor
        .call::<Refresh>((), refresh)
        .await
        .expect("refreshed");
    assert!(session.me.roles.is_empty());
    let token = session.tokens.expect("tokens").access;
    let reports = visitor.with_access(token);
    let reports = reports.call::<MyReports>(ListQuery::default(), ()).await;
    assert!(matches!(
        reports,
        Err(CallError::Refused { status: 403, .. })
    ));
}
