//! The NIK: seen by an officer, sealed in the row, shown masked, found again by a keyed index,
//! and every look at an account leaves a trace that names its owner.

use super::*;
use rembang_backend::modules::identity::schema::nik_sighting;
use rembang_backend::platform::schema::{account, idempotency};
use rembang_backend::platform::vault::{Column, sha256};

on_both!(
    a_seen_nik_is_sealed_and_masked,
    what_is_no_nik_is_refused,
    a_nik_stands_with_one_account,
    a_claim_that_ends_gives_its_nik_back,
    a_nik_is_noted_on_what_was_read,
    whoever_saw_one_before_stays_on_record,
    a_nik_is_noted_within_the_area,
    every_look_leaves_a_trace,
    sealed_bytes_open_in_their_own_cell_only,
);

const NIK: &str = "3317101203980001";
const OTHER: &str = "3317105203980002";

fn seen(nik: &str) -> SeenNik {
    SeenNik {
        nik: nik.to_owned(),
    }
}

/// On the version as it is now; what nobody may look at has any.
async fn see(officer: &Caller, id: Uuid, nik: &str) -> Result<AccountView, CallError> {
    let version = look(officer, id).await.map_or(1, |view| view.version);
    see_at(officer, id, nik, version).await
}

async fn see_at(
    officer: &Caller,
    id: Uuid,
    nik: &str,
    version: i64,
) -> Result<AccountView, CallError> {
    let operation = Operation::<SeeNik>::new(AccountParam { id }, seen(nik)).on_version(version);
    officer.client.send(&operation).await
}

async fn look(officer: &Caller, id: Uuid) -> Result<AccountView, CallError> {
    officer
        .client
        .call::<Account>(AccountParam { id }, ())
        .await
}

type Cells = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);

/// Sealed phone, its index, sealed NIK, its index.
async fn cells(server: &Server, id: Uuid) -> Cells {
    let found = server.app.db.read(move |conn| {
        Ok(account::table
            .find(Id(id))
            .select((
                account::phone_sealed,
                account::phone_index,
                account::nik_sealed,
                account::nik_index,
            ))
            .first(conn)?)
    });
    found.await.expect("a row")
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

async fn a_seen_nik_is_sealed_and_masked(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    let view = see(&officer, resident.id, "331710.120398-00 01")
        .await
        .expect("seen");
    assert_eq!(view.nik_masked.as_deref(), Some("3317••••••••0001"));
    assert_eq!(view.nik_seen_at, Some(server.app.clock.now().0));
    let me = resident.client.call::<Me>((), ()).await.expect("me");
    assert_eq!(me.nik_masked, view.nik_masked);
    assert_eq!(
        audited(&server, "SeeNik", resident.id).await,
        [(Some(officer.id), None)]
    );

    let (phone, phone_index, nik, nik_index) = cells(&server, resident.id).await;
    let (nik, nik_index) = (nik.expect("sealed"), nik_index.expect("indexed"));
    let kept: Vec<(Vec<u8>, Option<Vec<u8>>)> = server
        .app
        .db
        .read(|conn| {
            Ok(idempotency::table
                .select((idempotency::body_hash, idempotency::answer_sealed))
                .load(conn)?)
        })
        .await
        .expect("rows");
    let kept = kept
        .into_iter()
        .flat_map(|(hash, answer)| [Some(hash), answer])
        .flatten();
    for bytes in [phone, phone_index, nik, nik_index.clone()]
        .into_iter()
        .chain(kept)
    {
        for plain in [NIK, "0001", &resident.phone[1..], "Bu Warga"] {
            assert!(!holds(&bytes, plain), "{plain}");
        }
    }
    // Few numbers are possible, so a hash without a key would be a lookup table.
    assert_ne!(nik_index, sha256(NIK.as_bytes()));
    assert_eq!(nik_index.len(), 32);
}

async fn what_is_no_nik_is_refused(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    let wrong = [
        "",
        "331710120398000",
        "33171012039800011",
        "9917101203980001",
        "3317103213980001",
        "3317101213980001",
        "3317101203980000",
        "3317103002980001",
        "331710120398000x",
        "3317101203980001\u{1b}",
    ];
    for nik in wrong {
        let found = field(see(&officer, resident.id, nik).await);
        assert_eq!(found, ("nik".to_owned(), FieldCode::Format), "{nik:?}");
    }
    let view = look(&officer, resident.id).await.expect("a view");
    assert!(view.nik_masked.is_none() && view.nik_seen_at.is_none());
    assert_eq!(
        code(see(&officer, Uuid::now_v7(), NIK).await),
        ErrorCode::NotFound
    );
    assert_eq!(
        refusal(see(&officer, officer.id, NIK).await),
        Refusal::OwnGrant
    );
    let own = see(&resident, resident.id, NIK).await;
    assert_eq!(code(own), ErrorCode::Forbidden);
}

async fn a_nik_stands_with_one_account(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let (first, second) = (
        server.resident("Bu Satu").await,
        server.resident("Bu Dua").await,
    );
    see(&officer, first.id, NIK).await.expect("seen");
    assert_eq!(
        refusal(see(&officer, second.id, NIK).await),
        Refusal::NikTaken
    );
    see(&officer, first.id, NIK).await.expect("seen again");
    // A mistake can be mended, which frees the number.
    see(&officer, first.id, OTHER).await.expect("mended");
    see(&officer, second.id, NIK).await.expect("seen");

    let pair = [
        server.resident("Bu Tiga").await,
        server.resident("Bu Empat").await,
    ];
    let contested = "3317101203980003";
    let answers = together(2, |at| {
        let (client, id) = (officer.client.clone(), pair[at].id);
        async move {
            let params = AccountParam { id };
            let read = client
                .call::<Account>(params.clone(), ())
                .await
                .expect("a view");
            let noting = Operation::<SeeNik>::new(params, seen(contested));
            client.send(&noting.on_version(read.version)).await
        }
    })
    .await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 1));
    for answer in lost {
        let body = no(answer);
        let fair = body.refusal == Some(Refusal::NikTaken) || body.code == ErrorCode::Unavailable;
        assert!(fair, "{body:?}");
    }
}

async fn a_claim_that_ends_gives_its_nik_back(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let phone = new_phone();
    let (claim, _) = app(call::<SignUp>(&server, new_account(&phone)).await);
    see(&officer, claim.id, NIK).await.expect("seen");
    let slip = invite(&server, &phone).await;
    let (owner, _) = app(call::<Activate>(&server, activation(&phone, &slip)).await);
    assert_eq!(code(look(&officer, claim.id).await), ErrorCode::NotFound);
    let view = see(&officer, owner.id, NIK).await.expect("seen");
    assert_eq!(view.nik_masked.as_deref(), Some("3317••••••••0001"));
}

async fn a_nik_is_noted_on_what_was_read(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    let view = look(&officer, resident.id).await.expect("a view");
    assert_eq!(view.actions, [AccountAction::SeeNik]);
    let noted = see_at(&officer, resident.id, NIK, view.version).await;
    let noted = noted.expect("seen");
    assert!(noted.version > view.version);
    // A colleague who has the old page open does not write over it unseen.
    let late = no(see_at(&officer, resident.id, OTHER, view.version).await);
    assert_eq!(late.code, ErrorCode::Conflict);
    let current = late.current.expect("as it is now");
    assert_eq!(current["nik_masked"], "3317••••••••0001");
    see_at(&officer, resident.id, OTHER, noted.version)
        .await
        .expect("on purpose");
    let params = AccountParam { id: resident.id };
    let blind = officer.client.call::<SeeNik>(params, seen(NIK)).await;
    assert_eq!(code(blind), ErrorCode::PreconditionRequired);
    // And not on an unlocked computer.
    let mut conn = server.connection();
    diesel::sql_query("UPDATE session SET proven_at = NULL")
        .execute(&mut conn)
        .expect("stale");
    server.app.sessions.forget();
    let stale = see_at(&officer, resident.id, NIK, noted.version + 1).await;
    assert_eq!(refusal(stale), Refusal::StepUpNeeded);
}

async fn whoever_saw_one_before_stays_on_record(server: Arc<Server>) {
    let first = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let second = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    see(&first, resident.id, NIK).await.expect("seen");
    pass(&server, 60);
    see(&second, resident.id, OTHER).await.expect("mended");
    let id = resident.id;
    let by: Vec<Id> = server
        .app
        .db
        .read(move |conn| {
            Ok(nik_sighting::table
                .filter(nik_sighting::account_id.eq(Id(id)))
                .order(nik_sighting::id)
                .select(nik_sighting::seen_by)
                .load(conn)?)
        })
        .await
        .expect("sightings");
    assert_eq!(by, [Id(first.id), Id(second.id)]);
}

async fn a_nik_is_noted_within_the_area(server: Arc<Server>) {
    let lasem = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let sumber = server.officer(Role::ExtensionOfficer, "33.17.01").await;
    let regency = server.officer(Role::ExtensionOfficer, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    let admin = server.officer(Role::Admin, "33.17").await;
    // Whoever is known nowhere may come to any desk; from then on that desk knows them.
    look(&sumber, resident.id).await.expect("known nowhere");
    see(&lasem, resident.id, NIK).await.expect("seen");
    for id in [resident.id, farmer.id, admin.id] {
        assert_eq!(code(look(&sumber, id).await), ErrorCode::NotFound);
        assert_eq!(code(see(&sumber, id, OTHER).await), ErrorCode::NotFound);
    }
    for id in [resident.id, farmer.id] {
        look(&lasem, id).await.expect("of Lasem");
    }
    for id in [resident.id, farmer.id, admin.id] {
        look(&regency, id).await.expect("the whole regency");
    }
    assert_eq!(code(look(&lasem, admin.id).await), ErrorCode::NotFound);
}

async fn every_look_leaves_a_trace(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    for times in 1..=2 {
        let view = look(&officer, resident.id).await.expect("a view");
        assert!(view.proven && view.phone_masked.contains('•'));
        let rows = audited(&server, "Account", resident.id).await;
        assert_eq!(rows, vec![(Some(officer.id), None); times]);
    }
    assert_eq!(
        code(look(&resident, resident.id).await),
        ErrorCode::Forbidden
    );
    let nobody = Uuid::now_v7();
    assert_eq!(code(look(&officer, nobody).await), ErrorCode::NotFound);
    assert!(audited(&server, "Account", nobody).await.is_empty());
}

async fn sealed_bytes_open_in_their_own_cell_only(server: Arc<Server>) {
    let officer = server.officer(Role::ExtensionOfficer, "33.17.14").await;
    let (first, second) = (
        server.resident("Bu Satu").await,
        server.resident("Bu Dua").await,
    );
    see(&officer, first.id, NIK).await.expect("seen");
    let (phone, _, nik, _) = cells(&server, first.id).await;
    let nik = nik.expect("sealed");
    let mut bent = nik.clone();
    let last = bent.len() - 1;
    bent[last] ^= 1;
    // Into another row; of another column of the same row; damaged; cut.
    let moves = [
        (second.id, nik.clone()),
        (first.id, phone),
        (first.id, bent),
        (first.id, nik[..20].to_vec()),
        (first.id, Vec::new()),
    ];
    for (id, bytes) in moves {
        let moved = server.app.db.write(move |conn| {
            diesel::update(account::table.find(Id(id)))
                .set(account::nik_sealed.eq(Some(bytes)))
                .execute(conn)?;
            Ok(())
        });
        moved.await.expect("moved");
        let body = no(look(&officer, id).await);
        assert_eq!(body.code, ErrorCode::Internal);
        assert!(body.incident.is_some() && !format!("{body:?}").contains("nik"));
    }
    let vault = &server.app.vault;
    let cell = Column("account.nik_sealed");
    assert_eq!(
        vault.open(cell, Id(first.id), &nik).expect("opens"),
        NIK.as_bytes()
    );
    assert!(vault.open(cell, Id(second.id), &nik).is_err());
    let beside = Column("account.phone_sealed");
    assert!(vault.open(beside, Id(first.id), &nik).is_err());
    let again = vault
        .seal(cell, Id(first.id), NIK.as_bytes())
        .expect("sealed");
    assert_ne!(again, nik, "the same number twice looks different");
}
