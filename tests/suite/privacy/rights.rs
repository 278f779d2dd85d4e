//! Who looked at my data, all of it in one file, and a correction with the law's clock.

use super::*;
use diesel::prelude::*;
use rembang_backend::modules::ALL;
use rembang_backend::platform::db::Id;
use rembang_backend::platform::schema::rights_request;
use rembang_shared::error::ErrorCode;
use rembang_shared::error::FieldCode;
use rembang_shared::privacy::rules::Urgency;
use std::path::Path;

on_both!(
    the_trail_names_the_office_and_never_the_colleague,
    the_trail_comes_in_pages,
    watchers_leave_a_trail_themselves,
    the_export_holds_everything_and_nobody_elses,
    a_correction_is_answered_once_and_in_time,
    a_word_that_nobody_knows_is_a_fault_and_never_a_guess,
);

async fn the_trail_names_the_office_and_never_the_colleague(server: Arc<Server>) {
    let helper = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    pass(&server, 1);
    let params = AccountParam { id: resident.id };
    helper
        .client
        .call::<Account>(params, ())
        .await
        .expect("seen");
    let page = resident
        .client
        .call::<MyTrail>(TrailQuery::default(), ())
        .await
        .expect("a trail");
    let newest = &page.items[0];
    assert_eq!(
        (newest.action.as_str(), newest.by, newest.role),
        ("Account", TrailActor::Office, Some(Role::ExtensionOfficer))
    );
    assert_eq!(newest.area_name.as_deref(), Some("Lasem"));
    let said = serde_json::to_string(&page).expect("JSON");
    assert!(!said.contains("Uji extension_officer"), "{said}");
    assert!(!said.contains(&helper.id.to_string()), "{said}");
    let by: Vec<_> = page
        .items
        .iter()
        .map(|line| (line.action.as_str(), line.by))
        .collect();
    assert_eq!(
        by[1..],
        [
            ("Activate", TrailActor::Me),
            ("user invite", TrailActor::System)
        ]
    );
}

async fn the_trail_comes_in_pages(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    for name in ["Bu A", "Bu B", "Bu C"] {
        let change = NameChange {
            name: name.to_owned(),
        };
        let me = resident
            .client
            .call::<ChangeName>((), change)
            .await
            .expect("renamed");
        assert_eq!(me.name, name);
    }
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let query = TrailQuery {
            cursor,
            limit: Some(2),
        };
        let page = resident
            .client
            .call::<MyTrail>(query, ())
            .await
            .expect("a page");
        seen.extend(page.items.into_iter().map(|line| line.id));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    assert!(
        seen.windows(2).all(|two| two[0] > two[1]),
        "newest first, none twice"
    );
}

async fn watchers_leave_a_trail_themselves(server: Arc<Server>) {
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    let query = |action: Option<&str>| AuditQuery {
        subject: Some(resident.id),
        action: action.map(str::to_owned),
        from: Some(TODAY),
        to: Some(TODAY),
        ..AuditQuery::default()
    };
    let first = dpo
        .client
        .call::<AuditTrail>(query(None), ())
        .await
        .expect("rows");
    let actions: Vec<_> = first.items.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["Activate", "user invite"]);
    assert!(first.items.iter().all(|row| row.actor_name.is_none()));
    let second = dpo
        .client
        .call::<AuditTrail>(query(Some("AuditTrail")), ())
        .await
        .expect("rows");
    assert_eq!(second.items.len(), 1);
    assert_eq!(second.items[0].actor, Some(dpo.id));
    assert_eq!(second.items[0].roles, [Role::Dpo]);
    assert_eq!(second.items[0].actor_name.as_deref(), Some("Uji dpo"));
    let yesterday = AuditQuery {
        to: Some(TODAY - TimeDelta::days(1)),
        from: None,
        ..query(None)
    };
    let none = dpo
        .client
        .call::<AuditTrail>(yesterday, ())
        .await
        .expect("rows");
    assert!(none.items.is_empty());
    // The person reads that somebody looked them up.
    let mine = resident
        .client
        .call::<MyTrail>(TrailQuery::default(), ())
        .await
        .expect("a trail");
    assert_eq!(mine.items[0].action, "AuditTrail");
    assert_eq!(mine.items[0].role, Some(Role::Dpo));
}

async fn the_export_holds_everything_and_nobody_elses(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let enumerator = server.officer(Role::Enumerator, "33.17").await;
    let stranger = server.officer(Role::Enumerator, "33.17").await;
    let nik = "3317140101901001";
    admin.see_nik(enumerator.id, nik).await;
    for (caller, place) in [(&enumerator, "pasar-lasem"), (&stranger, "pasar-pamotan")] {
        let price = rembang_shared::market::api::NewPrice {
            place: place.to_owned(),
            commodity: "beras-medium".to_owned(),
            level: rembang_shared::market::api::Level::Retail,
            day: TODAY,
            quotes: vec![13_000, 13_100],
            status: None,
            reason: None,
        };
        let post = caller
            .client
            .call::<rembang_shared::market::api::PostPrice>((), price);
        post.await.expect("posted");
    }
    let export = call::<ExportMe>(&enumerator).await;
    assert_eq!(export.account.nik.as_deref(), Some(nik));
    assert_eq!(export.account.phone[3..], enumerator.phone[1..]);
    assert_eq!(
        (
            export.devices.len(),
            export.grants.len(),
            export.sign_ins.len()
        ),
        (1, 1, 1)
    );
    for table in export.services.as_object().expect("by table").keys() {
        let said = ALL.iter().any(|module| is_named(table, module.name));
        assert!(said, "no module's held.ts has a word for {table}");
    }
    let reports = export.services["price_report"].as_array().expect("reports");
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["place"], "pasar-lasem");
    assert!(export.trail.iter().any(|line| line.action == "SeeNik"));
    let said = serde_json::to_string(&export).expect("JSON");
    for other in [stranger.id, admin.id] {
        assert!(!said.contains(&other.to_string()), "{said}");
    }
    assert_eq!(count(&server, "audit_log WHERE action = 'ExportMe'"), 1);
    // Whatever is a secret is not part of what is held about a person.
    assert!(!said.contains("argon2") && !said.contains("hash"), "{said}");
}

/// The module's screens have a word for what is kept in that table.
fn is_named(table: &str, module: &str) -> bool {
    let file = format!("../app/src/modules/{module}/held.ts");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(path).is_ok_and(|text| text.contains(&format!(" {table}: m.")))
}

async fn a_correction_is_answered_once_and_in_time(server: Arc<Server>) {
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    let new = |what: &str| NewCorrection {
        what: what.to_owned(),
    };
    let short = no(resident
        .client
        .call::<RequestCorrection>((), new("x"))
        .await);
    assert_eq!(short.fields[0].code, FieldCode::Range);
    let asked = resident
        .client
        .call::<RequestCorrection>((), new("NIK saya keliru satu angka"))
        .await
        .expect("asked");
    assert_eq!(asked.due_at, asked.created_at + TimeDelta::hours(72));
    assert!(asked.actions.is_empty() && asked.execute_at.is_none());
    // What somebody writes about themselves lies sealed.
    let hex = match server.kind {
        rembang_tests::Kind::Sqlite => "hex(what_sealed)",
        rembang_tests::Kind::Postgres => "encode(what_sealed, 'hex')",
    };
    let sql = format!("SELECT {hex} AS text FROM rights_request");
    let stored = texts(&mut server.connection(), &sql)
        .concat()
        .to_lowercase();
    let clear: String = b"keliru".iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(stored.len() > 100 && !stored.contains(&clear));

    let queue = async || {
        let page = dpo
            .client
            .call::<RightsRequests>(RightsQuery::default(), ())
            .await;
        page.expect("a queue").items
    };
    let waiting = queue().await;
    assert_eq!(waiting[0].urgency, Urgency::Waiting);
    assert_eq!(
        waiting[0].request.what.as_deref(),
        Some("NIK saya keliru satu angka")
    );
    assert!(
        waiting[0]
            .phone_masked
            .as_ref()
            .is_some_and(|phone| phone.contains('•'))
    );

    let decide = async |version: i64, decision: RightsDecision| {
        let params = RightsParam { id: asked.id };
        let operation = Operation::<DecideRights>::new(params, decision).on_version(version);
        dpo.client.send(&operation).await
    };
    let done = || RightsDecision {
        outcome: RightsOutcome::Complete,
        note: "NIK sudah dicocokkan dengan KTP".to_owned(),
        name: None,
    };
    let stale = no(decide(7, done()).await);
    assert_eq!(stale.code, ErrorCode::Conflict);
    let empty = no(decide(
        1,
        RightsDecision {
            outcome: RightsOutcome::Refuse,
            note: " ".to_owned(),
            name: None,
        },
    )
    .await);
    assert_eq!(empty.fields[0].path, "note");
    let answered = decide(1, done()).await.expect("answered");
    assert_eq!(answered.request.state, RightsState::Done);
    assert_eq!(
        refusal(decide(2, done()).await),
        Some(Refusal::RightsClosed)
    );
    assert!(queue().await.is_empty());
    let mine = call::<MyRights>(&resident).await.items;
    assert_eq!(
        mine[0].note.as_deref(),
        Some("NIK sudah dicocokkan dengan KTP")
    );

    // A name is put right from the case itself, under the rules of any name and nowhere else.
    let wrong = resident
        .client
        .call::<RequestCorrection>((), new("Nama saya salah tulis"))
        .await
        .expect("asked");
    let answer = async |outcome, name: &str| {
        let decision = RightsDecision {
            outcome,
            note: "Sesuai KTP".to_owned(),
            name: Some(name.to_owned()),
        };
        let params = RightsParam { id: wrong.id };
        let operation = Operation::<DecideRights>::new(params, decision).on_version(1);
        dpo.client.send(&operation).await
    };
    for (outcome, name) in [
        (RightsOutcome::Refuse, "Sri Rahayu"),
        (RightsOutcome::Complete, " "),
        (RightsOutcome::Complete, &"x".repeat(81)),
    ] {
        assert_eq!(no(answer(outcome, name).await).fields[0].path, "name");
    }
    let put_right = answer(RightsOutcome::Complete, " Sri Rahayu ").await;
    assert_eq!(put_right.expect("answered").name, "Sri Rahayu");
    assert_eq!(call::<Me>(&resident).await.name, "Sri Rahayu");

    // Five may wait at once, and the one that is due first stands first.
    for number in 0..5 {
        let what = format!("Salah nomor {number}");
        resident
            .client
            .call::<RequestCorrection>((), new(&what))
            .await
            .expect("asked");
    }
    let sixth = resident
        .client
        .call::<RequestCorrection>((), new("Satu lagi"))
        .await;
    assert_eq!(refusal(sixth), Some(Refusal::RightsOpen));
    assert_eq!(
        queue().await[0].request.what.as_deref(),
        Some("Salah nomor 0")
    );
}

async fn a_word_that_nobody_knows_is_a_fault_and_never_a_guess(server: Arc<Server>) {
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    let wrong = NewCorrection {
        what: "Nama saya keliru".to_owned(),
    };
    let asked = resident.client.call::<RequestCorrection>((), wrong).await;
    let id = Id(asked.expect("asked").id);
    for kind in ["portability", "Erasure", ""] {
        let put = server.app.db.write(move |conn| {
            diesel::update(rights_request::table.find(id))
                .set(rights_request::kind.eq(kind))
                .execute(conn)?;
            Ok(())
        });
        put.await.expect("put");
        let mine = resident.client.call::<MyRights>((), ()).await;
        assert_eq!(no(mine).code, ErrorCode::Internal, "{kind:?}");
        let cases = dpo
            .client
            .call::<RightsRequests>(RightsQuery::default(), ());
        assert_eq!(no(cases.await).code, ErrorCode::Internal, "{kind:?}");
    }
}
