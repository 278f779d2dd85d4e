//! An erasure: not before its time, not after, nothing of the person left, and the public's
//! figures and the trail as they were.

use super::*;
use rembang_backend::platform::chain::Report;
use rembang_shared::market::api::{Level, NewPrice, PostPrice};

on_both!(
    an_erasure_is_carried_out_in_its_time,
    an_erasure_can_be_taken_back,
    an_office_is_not_erased,
    nothing_of_the_person_is_left,
    a_kept_answer_is_found_after_its_endpoint_was_renamed,
    an_incident_names_whom_it_concerns,
);

async fn an_erasure_is_carried_out_in_its_time(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let asked = ask(&resident).await;
    assert_eq!(asked.actions, [RightsAction::Cancel]);
    let again = resident.client.call::<RequestErasure>((), ()).await;
    assert_eq!(refusal(again), Some(Refusal::RightsOpen));
    let at = asked.execute_at.expect("a time");
    server.set_time(at - TimeDelta::seconds(1));
    assert_eq!(round(&server).await.erased, 0, "not before its time");
    server.set_time(at);
    assert_eq!(
        round(&server).await.erased,
        1,
        "at its time, before the law's"
    );
    assert!(at < asked.due_at);
    assert_eq!(round(&server).await.erased, 0, "once");
    assert_eq!(count(&server, "erasure_certificate"), 1);
    assert_eq!(
        count(
            &server,
            "audit_log WHERE action = 'erasure' AND actor IS NULL"
        ),
        1
    );
}

async fn an_erasure_can_be_taken_back(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let asked = ask(&resident).await;
    let back = call::<CancelErasure>(&resident).await;
    assert_eq!((back.id, back.state), (asked.id, RightsState::Cancelled));
    let none = no(resident.client.call::<CancelErasure>((), ()).await);
    assert_eq!(none.code, ErrorCode::NotFound);
    let next = ask(&resident).await;
    assert_ne!(next.id, asked.id);
    call::<CancelErasure>(&resident).await;
    server.set_time(next.due_at + TimeDelta::hours(1));
    assert_eq!(round(&server).await.erased, 0);
    assert_eq!(count(&server, "account WHERE closed_at IS NULL"), 1);
}

async fn an_office_is_not_erased(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let enumerator = server.officer(Role::Enumerator, "33.17").await;
    let held = enumerator.client.call::<RequestErasure>((), ()).await;
    assert_eq!(refusal(held), Some(Refusal::ErasureHeld));
    // An office that was given after the wish counts too: the person reads why.
    let resident = server.resident("Bu Warga").await;
    let asked = ask(&resident).await;
    let grant = NewGrant {
        account: resident.id,
        role: Role::Enumerator,
        area: "33.17.14".to_owned(),
        valid_from: TODAY,
        valid_to: TODAY + TimeDelta::days(30),
        evidence: "SK 1/2026".to_owned(),
    };
    admin
        .client
        .call::<GrantRole>((), grant)
        .await
        .expect("granted");
    server.set_time(asked.execute_at.expect("a time"));
    let did = round(&server).await;
    assert_eq!((did.erased, did.held), (0, 1));
    assert_eq!(
        count(
            &server,
            "rights_request WHERE state = 'refused' AND note_sealed IS NOT NULL"
        ),
        1
    );
    assert_eq!(count(&server, "account WHERE closed_at IS NOT NULL"), 0);
}

async fn nothing_of_the_person_is_left(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    admin.see_nik(farmer.id, "3317140101901002").await;
    let change = NameChange {
        name: "Pak Rahasia".to_owned(),
    };
    farmer
        .client
        .call::<ChangeName>((), change)
        .await
        .expect("renamed");
    let price = NewPrice {
        place: "33.17.14.2003".to_owned(),
        commodity: "gkp".to_owned(),
        level: Level::Producer,
        day: TODAY,
        quotes: vec![6_500],
        status: None,
        reason: None,
    };
    let pack = server.market();
    let commodity = pack
        .commodities()
        .iter()
        .find(|commodity| commodity.levels.contains(&Level::Producer));
    let price = NewPrice {
        commodity: commodity.expect("one at the farm gate").code.clone(),
        ..price
    };
    let posted = farmer
        .client
        .call::<PostPrice>((), price)
        .await
        .expect("posted");
    let words = NewCorrection {
        what: "Alamat Pak Rahasia keliru".to_owned(),
    };
    farmer
        .client
        .call::<RequestCorrection>((), words)
        .await
        .expect("asked");
    let asked = ask(&farmer).await;
    let who = id(&server, farmer.id);
    let before = count(&server, "audit_log");
    assert!(count(&server, &format!("idempotency WHERE subject = {who}")) > 0);
    server
        .app
        .sealer
        .run(&server.app.db, server.app.clock.now())
        .await
        .expect("sealed");

    server.set_time(asked.execute_at.expect("a time"));
    assert_eq!(round(&server).await.erased, 1);

    // Everything that made the row somebody's.
    assert_eq!(
        count(
            &server,
            &format!(
                "account WHERE id = {who} AND name = 'Akun terhapus' AND length(phone_sealed) = 0 \
             AND length(phone_index) = 0 AND secret_hash IS NULL AND totp_sealed IS NULL \
             AND nik_sealed IS NULL AND nik_index IS NULL AND closed_at IS NOT NULL"
            )
        ),
        1
    );
    for table in ["device", "session", "activation"] {
        assert_eq!(
            count(&server, &format!("{table} WHERE account_id = {who}")),
            0,
            "{table}"
        );
    }
    assert_eq!(
        count(
            &server,
            &format!("role_grant WHERE account_id = {who} AND revoked_at IS NULL")
        ),
        0
    );
    assert_eq!(
        count(&server, &format!("idempotency WHERE subject = {who}")),
        0
    );
    assert_eq!(
        count(
            &server,
            "rights_request WHERE what_sealed IS NOT NULL OR note_sealed IS NOT NULL"
        ),
        0
    );
    assert_eq!(
        count(
            &server,
            &format!("rights_request WHERE account_id = {who} AND state = 'open'")
        ),
        0
    );
    // The figure stays, its author a pseudonym; the trail stays, and the chain is whole.
    let report = id(&server, posted.id);
    assert_eq!(
        count(
            &server,
            &format!("price_report WHERE id = {report} AND author_id = {who}")
        ),
        1
    );
    assert!(count(&server, "audit_log") > before);
    server
        .app
        .sealer
        .run(&server.app.db, server.app.clock.now())
        .await
        .expect("sealed");
    let sealer = Arc::clone(&server.app.sealer);
    let chain: Report = server
        .app
        .db
        .read(move |conn| sealer.verify(conn))
        .await
        .expect("a report");
    assert!(chain.findings.is_empty(), "{:?}", chain.findings);

    // Nobody is let in any more, and the number is free for a new beginning.
    let token = server.visitor().with_access(&farmer.tokens.access);
    let _ = no(token.call::<Me>((), ()).await);
    let refresh = RefreshToken {
        refresh: farmer.tokens.refresh.clone(),
        device: farmer.tokens.device.clone().expect("a device"),
    };
    let ended = no(server.visitor().call::<Refresh>((), refresh).await);
    assert_eq!(ended.code, ErrorCode::Unauthenticated);
    let lookup = PersonLookup {
        phone: farmer.phone.clone(),
    };
    let officer = server.officer(Role::Admin, "33.17").await;
    let found = officer
        .client
        .call::<FindPerson>((), lookup)
        .await
        .expect("a look");
    assert!(found.items.is_empty());
    if server.kind == rembang_tests::Kind::Sqlite {
        let mut conn = server.connection();
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let _ = diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut conn);
        let file = std::fs::read(server.dir.path().join("test.sqlite"))
            .or_else(|_| read_database(&server));
        let file = file.expect("the database file");
        let found = file.windows(11).any(|part| part == b"Pak Rahasia");
        assert!(!found, "the name stands in a free page");
    }
}

/// A scope is made of the endpoint's name; after a rename nobody can work the old one out.
async fn a_kept_answer_is_found_after_its_endpoint_was_renamed(server: Arc<Server>) {
    let resident = server.resident("Bu Sri").await;
    let other = server.resident("Bu Lain").await;
    for caller in [&resident, &other] {
        let change = NameChange {
            name: "Nama Lain".to_owned(),
        };
        let changed = caller.client.call::<ChangeName>((), change).await;
        changed.expect("changed");
    }
    ask(&resident).await;
    let renamed = match server.kind {
        rembang_tests::Kind::Sqlite => "UPDATE idempotency SET scope = randomblob(32)",
        rembang_tests::Kind::Postgres => {
            "UPDATE idempotency SET scope = sha256(scope || key::text::bytea)"
        }
    };
    diesel::RunQueryDsl::execute(diesel::sql_query(renamed), &mut server.connection())
        .expect("renamed");
    // Nor is the account named as the one it is about.
    let blind = "UPDATE idempotency SET subject = NULL";
    diesel::RunQueryDsl::execute(diesel::sql_query(blind), &mut server.connection())
        .expect("blinded");
    pass(&server, 73 * 3600);
    assert_eq!(round(&server).await.erased, 1);
    let (gone, stays) = (id(&server, resident.id), id(&server, other.id));
    assert_eq!(
        count(&server, &format!("idempotency WHERE account = {gone}")),
        0
    );
    assert_eq!(
        count(&server, &format!("idempotency WHERE account = {stays}")),
        1
    );
    assert_eq!(count(&server, "idempotency"), 1);
}

fn read_database(server: &Server) -> std::io::Result<Vec<u8>> {
    match &server.app.config.database {
        rembang_backend::platform::db::DatabaseUrl::Sqlite(path) => std::fs::read(path),
        rembang_backend::platform::db::DatabaseUrl::Pg(_) => Ok(Vec::new()),
    }
}

async fn an_incident_names_whom_it_concerns(server: Arc<Server>) {
    use module::affected::{Leak, affected};
    let helper = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let (seen, unseen) = (server.resident("Bu A").await, server.resident("Bu B").await);
    pass(&server, 3600);
    let since = server.app.clock.now();
    let session = Caller::sign_in(
        &server,
        &helper.phone,
        helper.password.as_deref().expect("a password"),
        helper.totp.as_ref(),
    )
    .await;
    let client = server
        .visitor()
        .with_access(session.tokens.expect("tokens").access);
    client
        .call::<Account>(AccountParam { id: seen.id }, ())
        .await
        .expect("seen");
    let now = server.app.clock.now();
    let of = async |leak: Leak, from| {
        affected(&server.app, leak, from, None, now)
            .await
            .expect("a list")
    };
    let devices = of(Leak::Table("device".to_owned()), None).await;
    let mut all = [helper.id, seen.id, unseen.id];
    all.sort_unstable();
    assert_eq!(devices.accounts, all);
    let lately = of(Leak::Table("device".to_owned()), Some(since)).await;
    assert_eq!(
        lately.accounts,
        [helper.id],
        "who enrolled a device since then"
    );
    let looked = of(Leak::Trail(Some(helper.id)), Some(since)).await;
    assert!(looked.accounts.contains(&seen.id) && !looked.accounts.contains(&unseen.id));
    assert_eq!(
        looked.notify_people_by,
        looked.known_at + TimeDelta::hours(72)
    );
    assert_eq!(
        looked.notify_csirt_by,
        looked.known_at + TimeDelta::hours(24)
    );
    assert!(
        affected(
            &server.app,
            Leak::Table("price_value".to_owned()),
            None,
            None,
            now
        )
        .await
        .is_err()
    );
}
