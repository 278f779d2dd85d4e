//! Housekeeping, by a clock that is turned: what is past its time goes, and nothing else.

use super::*;

on_both!(
    what_never_became_anybodys_goes,
    what_is_past_its_time_is_deleted_and_nothing_else,
    one_that_fails_holds_up_nobody,
    more_than_a_batch_goes_in_one_round,
    a_job_is_done_by_one_node_and_tells_how_it_went,
);

/// Nobody can sign in to such an account any more, so nobody could ever ask for its erasure.
async fn what_never_became_anybodys_goes(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let sign_up = async |phone: &str| {
        let new = NewAccount {
            name: "Warga Klaim".to_owned(),
            phone: phone.to_owned(),
            pin: PIN.to_owned(),
            client: rembang_shared::identity::api::Client::App,
            device_label: "HP".to_owned(),
        };
        let session = server.visitor().call::<SignUp>((), new).await;
        session.expect("signed up").me.id
    };
    let invite = async |phone: &str| {
        let new = NewInvitation {
            phone: phone.to_owned(),
            name: "Warga Undangan".to_owned(),
        };
        admin.client.call::<Invite>((), new).await.expect("invited")
    };
    let (owned, unused) = (rembang_tests::new_phone(), rembang_tests::new_phone());
    let claim = sign_up(&owned).await;
    let unused = sign_up(&unused).await;
    let slip = invite(&owned).await;
    let waiting = invite(&rembang_tests::new_phone()).await.account;
    let given = Activation {
        phone: owned,
        code: slip.code,
        secret: PIN.to_owned(),
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP".to_owned(),
    };
    let owner = server.visitor().call::<Activate>((), given).await;
    let owner = owner.expect("activated").me.id;
    let day = server.app.clock.now();
    let emptied = |account: Uuid| {
        let which = id(&server, account);
        let hollow = format!(
            "account WHERE id = {which} AND name = 'Akun terhapus' AND secret_hash IS NULL"
        );
        count(&server, &hollow) == 1
    };
    for (days, gone) in [
        (29, [false, false, false]),
        (31, [true, false, false]),
        (61, [true, true, false]),
        (364, [true, true, false]),
        (366, [true, true, true]),
    ] {
        server.set_time(day.plus(days * 86_400).0);
        round(&server).await;
        let found = [claim, waiting, unused].map(emptied);
        assert_eq!(found, gone, "after {days} days");
        assert!(!emptied(owner) && !emptied(admin.id));
    }
    for table in ["device", "session"] {
        let which = id(&server, unused);
        assert_eq!(
            count(&server, &format!("{table} WHERE account_id = {which}")),
            0
        );
    }
    assert_eq!(
        count(&server, "audit_log WHERE action = 'account expired'"),
        3
    );
}

async fn what_is_past_its_time_is_deleted_and_nothing_else(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let device = resident.tokens.device.clone().expect("a device");
    let next = RefreshToken {
        refresh: resident.tokens.refresh.clone(),
        device,
    };
    server
        .visitor()
        .call::<Refresh>((), next)
        .await
        .expect("refreshed");
    let change = NameChange {
        name: "Bu A".to_owned(),
    };
    resident
        .client
        .call::<ChangeName>((), change)
        .await
        .expect("renamed");
    let _ = no(resident
        .client
        .call::<StepUp>(
            (),
            Proof {
                secret: Some("918274".to_owned()),
                totp: None,
            },
        )
        .await);
    let began = server.app.clock.now().0;
    let tables = [
        "throttle",
        "refresh_token",
        "activation",
        "idempotency",
        "session",
        "device",
    ];
    let counts = || tables.map(|table| count(&server, table));
    assert_eq!(counts(), [1, 2, 1, 1, 1, 1]);
    assert_eq!(round(&server).await.purged, 0, "nothing early");
    let day = 86_400;
    for (seconds, expected) in [
        (day, [1, 2, 1, 1, 1, 1]),
        (day + 1, [0, 2, 1, 1, 1, 1]),
        (7 * day, [0, 2, 1, 1, 1, 1]),
        (7 * day + 1, [0, 1, 1, 1, 1, 1]),
        ((3 + 30) * day, [0, 1, 1, 1, 1, 1]),
        ((3 + 30) * day + 1, [0, 1, 0, 1, 1, 1]),
        ((180 + 1) * day, [0, 1, 0, 1, 1, 1]),
        ((180 + 1) * day + 1, [0, 0, 0, 1, 1, 1]),
        (400 * day, [0, 0, 0, 1, 1, 1]),
        (400 * day + 1, [0, 0, 0, 0, 1, 1]),
        ((180 + 365) * day, [0, 0, 0, 0, 1, 1]),
        // A device that nobody ended stays with its account.
        ((180 + 365) * day + 1, [0, 0, 0, 0, 0, 1]),
    ] {
        server.set_time(began + TimeDelta::seconds(seconds));
        round(&server).await;
        assert_eq!(counts(), expected, "after {seconds} s of {tables:?}");
    }
}

async fn one_that_fails_holds_up_nobody(server: Arc<Server>) {
    let (first, second) = (server.resident("Bu A").await, server.resident("Bu B").await);
    let _ = ask(&first).await;
    let at = ask(&second).await.execute_at.expect("a time");
    hold(&server, &first);
    let wrong = Proof {
        secret: Some("918274".to_owned()),
        totp: None,
    };
    let _ = no(second.client.call::<StepUp>((), wrong).await);
    server.set_time(at + TimeDelta::days(2));
    let did = round(&server).await;
    assert_eq!((did.erased, did.faults.len()), (1, 1), "{did:?}");
    assert!(did.purged > 0, "what is past its time goes all the same");
    let gone = id(&server, second.id);
    let closed = format!("account WHERE id = {gone} AND closed_at IS NOT NULL");
    assert_eq!(count(&server, &closed), 1);
    assert_eq!(count(&server, "erasure_certificate"), 1);
    run(&server, "DROP TABLE visit");
    let did = round(&server).await;
    assert_eq!((did.erased, did.faults.len()), (1, 0), "{did:?}");
}

async fn more_than_a_batch_goes_in_one_round(server: Arc<Server>) {
    let sql = match server.kind {
        rembang_tests::Kind::Sqlite => {
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201) \
             INSERT INTO throttle SELECT CAST('old' || i AS BLOB), 0, 1 FROM n"
        }
        rembang_tests::Kind::Postgres => {
            "INSERT INTO throttle SELECT convert_to('old' || i, 'UTF8'), 'epoch', 1 \
             FROM generate_series(1, 1201) AS i"
        }
    };
    let resident = server.resident("Bu Warga").await;
    let wrong = Proof {
        secret: Some("918274".to_owned()),
        totp: None,
    };
    let _ = no(resident.client.call::<StepUp>((), wrong).await);
    let counting = count(&server, "throttle");
    run(&server, sql);
    assert_eq!(round(&server).await.purged, 1201);
    assert_eq!(count(&server, "throttle"), counting, "and nothing else");
}

/// Nothing is destroyed by a clock that jumped, unless somebody says that it is right.
async fn believe(server: &Server) {
    let now = server.app.clock.now();
    let said = server
        .app
        .db
        .write(move |conn| rembang_backend::platform::health::accept_clock(conn, now));
    said.await.expect("said");
}

async fn a_job_is_done_by_one_node_and_tells_how_it_went(server: Arc<Server>) {
    use rembang_backend::jobs::turn;
    let resident = server.resident("Bu Warga").await;
    let at = ask(&resident).await.execute_at.expect("a time");
    hold(&server, &resident);
    server.set_time(at);
    believe(&server).await;
    turn(&server.app, "erase").await.expect("a turn");
    assert_eq!(count(&server, "job WHERE fault LIKE '%erasure%failed%'"), 1);
    run(&server, "DROP TABLE visit");
    // Another node, a moment later: the job has just been done.
    pass(&server, 1);
    turn(&server.app, "erase").await.expect("a turn");
    assert_eq!(count(&server, "erasure_certificate"), 0);
    pass(&server, 60);
    believe(&server).await;
    turn(&server.app, "erase").await.expect("a turn");
    assert_eq!(count(&server, "erasure_certificate"), 1);
    assert_eq!(
        count(
            &server,
            "job WHERE name = 'erase' AND fault IS NULL AND finished_at IS NOT NULL"
        ),
        1
    );
    assert!(turn(&server.app, "nonesuch").await.is_err());
}
