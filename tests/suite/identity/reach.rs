//! How far an office reaches, and that none is climbed to: by a code, by a claim, by somebody from
//! another kecamatan. And that the regency always keeps an administrator.

use super::*;
use rembang_shared::privacy::api::{AuditQuery, AuditTrail};

on_both!(
    a_code_for_an_office_takes_two_of_its_area,
    a_wish_for_a_code_ends,
    what_was_given_after_the_code_ends_with_it,
    a_code_of_the_one_who_gave_the_office_keeps_it,
    a_code_needs_a_fresh_proof,
    a_claim_gets_no_role,
    what_is_shown_is_what_is_enforced,
    a_kecamatan_sees_its_own_part_of_the_trail,
    the_regency_keeps_an_administrator,
    an_administrator_who_cannot_act_is_none,
    two_who_end_each_other_leave_one,
);

const LASEM: &str = "33.17.14";
const SUMBER: &str = "33.17.01";
const REGENCY: &str = "33.17";

fn invitation(phone: &str) -> NewInvitation {
    NewInvitation {
        phone: phone.to_owned(),
        name: "Warga Uji".to_owned(),
    }
}

async fn code_by(officer: &Caller, phone: &str) -> Result<Invitation, CallError> {
    officer.client.call::<Invite>((), invitation(phone)).await
}

fn grant(account: Uuid, role: Role, area: &str) -> NewGrant {
    NewGrant {
        account,
        role,
        area: area.to_owned(),
        valid_from: TODAY,
        valid_to: TODAY + TimeDelta::days(300),
        evidence: "SK 12/2026".to_owned(),
    }
}

async fn give(
    admin: &Caller,
    account: Uuid,
    role: Role,
    area: &str,
) -> Result<GrantView, CallError> {
    admin
        .client
        .call::<GrantRole>((), grant(account, role, area))
        .await
}

async fn find(admin: &Caller, phone: &str) -> Vec<PersonView> {
    let lookup = PersonLookup {
        phone: phone.to_owned(),
    };
    let found = admin.client.call::<FindPerson>((), lookup).await;
    found.expect("a list").items
}

async fn a_code_for_an_office_takes_two_of_its_area(server: Arc<Server>) {
    let regency = server.officer(Role::Admin, REGENCY).await;
    let second = server.officer(Role::Admin, REGENCY).await;
    let lasem = server.officer(Role::Admin, LASEM).await;
    let lasem_too = server.officer(Role::Admin, LASEM).await;
    let sumber = server.officer(Role::Admin, SUMBER).await;
    // Offices that wait for a second factor, that hold already, that begin later, of two areas.
    let mut far = Vec::new();
    for role in [Role::Dpo, Role::Admin, Role::PriceOfficer, Role::Enumerator] {
        let resident = server.resident("Bu Menunggu").await;
        give(&regency, resident.id, role, REGENCY)
            .await
            .expect("given");
        far.push(resident);
    }
    let later = server.resident("Bu Nanti").await;
    let from = NewGrant {
        valid_from: TODAY + TimeDelta::days(30),
        ..grant(later.id, Role::Enumerator, REGENCY)
    };
    regency
        .client
        .call::<GrantRole>((), from)
        .await
        .expect("given");
    far.push(later);
    let both = server.officer(Role::Enumerator, LASEM).await;
    give(&regency, both.id, Role::Enumerator, SUMBER)
        .await
        .expect("given");
    far.push(both);
    for person in &far {
        for local in [&lasem, &sumber] {
            let body = no(code_by(local, &person.phone).await);
            assert_eq!(
                (body.code, body.refusal),
                (ErrorCode::Forbidden, Some(Refusal::OtherOffice))
            );
            assert!(find(local, &person.phone).await.is_empty(), "nowhere");
        }
        // Nor does it help that both of them, or one of them and the regency, want it.
        assert_eq!(
            refusal(code_by(&regency, &person.phone).await),
            Refusal::SecondAdmin
        );
        assert_eq!(
            refusal(code_by(&lasem, &person.phone).await),
            Refusal::OtherOffice
        );
        assert_eq!(
            refusal(code_by(&regency, &person.phone).await),
            Refusal::SecondAdmin
        );
        code_by(&second, &person.phone)
            .await
            .expect("the second prints");
        assert_eq!(
            refusal(code_by(&second, &person.phone).await),
            Refusal::SecondAdmin,
            "one wish, one code"
        );
    }
    // Within the area two of the kecamatan will do, and an enumerator is an office like any other.
    let own = server.officer(Role::Enumerator, LASEM).await;
    assert_eq!(
        refusal(code_by(&lasem, &own.phone).await),
        Refusal::SecondAdmin
    );
    assert_eq!(
        refusal(code_by(&lasem, &own.phone).await),
        Refusal::SecondAdmin
    );
    assert_eq!(find(&lasem, &own.phone).await[0].code, Some(CodeStep::Wait));
    assert_eq!(
        find(&lasem_too, &own.phone).await[0].code,
        Some(CodeStep::Print)
    );
    let slip = code_by(&lasem_too, &own.phone).await.expect("printed");
    let (me, _) = app(call::<Activate>(&server, activation(&own.phone, &slip.code)).await);
    assert_eq!(me.roles.len(), 1, "two wanted it, so the office stays");
}

async fn a_wish_for_a_code_ends(server: Arc<Server>) {
    let first = server.officer(Role::Admin, REGENCY).await;
    let own = server.officer(Role::Enumerator, LASEM).await;
    assert_eq!(
        refusal(code_by(&first, &own.phone).await),
        Refusal::SecondAdmin
    );
    pass(&server, 72 * 3600);
    let second = server.officer(Role::Admin, REGENCY).await;
    assert_eq!(
        refusal(code_by(&second, &own.phone).await),
        Refusal::SecondAdmin
    );
}

async fn what_was_given_after_the_code_ends_with_it(server: Arc<Server>) {
    let regency = server.officer(Role::Admin, REGENCY).await;
    let lasem = server.officer(Role::Admin, LASEM).await;
    let penyuluh = server.officer(Role::ExtensionOfficer, LASEM).await;
    for printer in [&lasem, &penyuluh] {
        for role in [Role::Admin, Role::Dpo, Role::Enumerator] {
            let phone = new_phone();
            let slip = code_by(printer, &phone).await.expect("an ordinary person");
            pass(&server, 1);
            give(&regency, slip.account, role, REGENCY)
                .await
                .expect("given");
            give(&regency, slip.account, Role::Farmer, LASEM)
                .await
                .expect("given");
            let (me, _) = app(call::<Activate>(&server, activation(&phone, &slip.code)).await);
            let roles: Vec<Role> = me.roles.iter().map(|grant| grant.role).collect();
            assert_eq!(roles, [Role::Farmer], "a farmer has no office");
            assert!(me.pending.is_empty(), "{role:?} was not given to the paper");
            assert_eq!(audited(&server, "GrantEnded", me.id).await.len(), 1);
            // Whoever gave it gives it again.
            give(&regency, me.id, role, REGENCY)
                .await
                .expect("given again");
        }
    }
}

async fn a_code_of_the_one_who_gave_the_office_keeps_it(server: Arc<Server>) {
    let lasem = server.officer(Role::Admin, LASEM).await;
    let phone = new_phone();
    let slip = code_by(&lasem, &phone).await.expect("a new person");
    pass(&server, 1);
    give(&lasem, slip.account, Role::Enumerator, LASEM)
        .await
        .expect("given");
    let (me, _) = app(call::<Activate>(&server, activation(&phone, &slip.code)).await);
    assert_eq!(me.roles.len(), 1);
    // The operator's code stands above offices.
    let phone = new_phone();
    let slip = invite(&server, &phone).await;
    let waiting = find(&lasem, &phone).await[0].id;
    pass(&server, 1);
    give(&lasem, waiting, Role::Enumerator, LASEM)
        .await
        .expect("given");
    let (me, _) = app(call::<Activate>(&server, activation(&phone, &slip)).await);
    assert_eq!(me.roles.len(), 1);
}

async fn a_code_needs_a_fresh_proof(server: Arc<Server>) {
    for role in [Role::Admin, Role::ExtensionOfficer] {
        let officer = server.officer(role, REGENCY).await;
        let sql = "UPDATE session SET proven_at = NULL";
        diesel::sql_query(sql)
            .execute(&mut server.connection())
            .expect("stale");
        server.app.sessions.forget();
        let made = code_by(&officer, &new_phone()).await;
        assert_eq!(refusal(made), Refusal::StepUpNeeded);
    }
}

async fn a_claim_gets_no_role(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, REGENCY).await;
    let phone = new_phone();
    let (claim, _) = app(call::<SignUp>(&server, new_account(&phone)).await);
    for role in [Role::Farmer, Role::Enumerator, Role::Admin] {
        let made = give(&admin, claim.id, role, REGENCY).await;
        assert_eq!(refusal(made), Refusal::ClaimOnly);
    }
    let shown = &find(&admin, &phone).await[0];
    assert_eq!(shown.actions, [PersonAction::Invite]);
    let why = Withheld {
        action: PersonAction::Grant,
        why: Refusal::ClaimOnly,
    };
    assert_eq!(shown.withheld, [why]);
    // A made-up person is let in only by a demonstration, and gets nothing elsewhere.
    let number = Phone::parse(&new_phone()).expect("a number");
    let now = server.app.clock.now();
    module::add_demo_resident(&server.app, number.clone(), "Warga Contoh", PIN, now)
        .await
        .expect("made up");
    let demo = &find(&admin, number.as_str()).await[0];
    let made = give(&admin, demo.id, Role::Farmer, REGENCY).await;
    assert_eq!(refusal(made), Refusal::MadeUp);
    assert!(!demo.actions.contains(&PersonAction::Grant));
}

/// Every button that is shown works, and every one that is not is refused for the reason given.
async fn what_is_shown_is_what_is_enforced(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, REGENCY).await;
    let claimed = new_phone();
    app(call::<SignUp>(&server, new_account(&claimed)).await);
    let waiting = new_phone();
    code_by(&admin, &waiting).await.expect("invited");
    let phones = [
        server.resident("Bu Warga").await.phone,
        server.officer(Role::Enumerator, LASEM).await.phone,
        server.officer(Role::Dpo, REGENCY).await.phone,
        admin.phone.clone(),
        claimed,
        waiting,
    ];
    for phone in &phones {
        let person = find(&admin, phone).await.remove(0);
        assert_eq!(person.actions.len() + person.withheld.len(), 2);
        let why = |action| {
            let mut all = person.withheld.iter();
            all.find(|withheld| withheld.action == action)
                .map(|found| found.why)
        };
        let given = give(&admin, person.id, Role::Farmer, LASEM).await;
        match why(PersonAction::Grant) {
            Some(why) => assert_eq!(refusal(given), why),
            None => drop(given.expect("it was offered")),
        }
        let printed = code_by(&admin, phone).await;
        match (why(PersonAction::Invite), person.code) {
            (Some(why), None) => assert_eq!(refusal(printed), why),
            (None, Some(CodeStep::Print)) => drop(printed.expect("it was offered")),
            (None, Some(CodeStep::Ask)) => assert_eq!(refusal(printed), Refusal::SecondAdmin),
            (why, step) => panic!("{why:?} and {step:?}"),
        }
    }
}

async fn a_kecamatan_sees_its_own_part_of_the_trail(server: Arc<Server>) {
    let regency = server.officer(Role::Admin, REGENCY).await;
    let local = server.officer(Role::Admin, LASEM).await;
    let watch = server.officer(Role::Dpo, LASEM).await;
    let dpo = server.officer(Role::Dpo, REGENCY).await;
    let here = server.officer(Role::Enumerator, LASEM).await;
    let there = server.officer(Role::Enumerator, SUMBER).await;
    let resident = server.resident("Bu Warga").await;
    for id in [here.id, there.id, dpo.id, resident.id] {
        regency
            .client
            .call::<Account>(AccountParam { id }, ())
            .await
            .expect("read");
    }
    local
        .client
        .call::<Account>(AccountParam { id: resident.id }, ())
        .await
        .expect("read");
    let read = async |by: &Caller, query: AuditQuery| {
        let query = AuditQuery {
            limit: Some(100),
            ..query
        };
        by.client
            .call::<AuditTrail>(query, ())
            .await
            .expect("a trail")
            .items
    };
    for reader in [&local, &watch] {
        let rows = read(reader, AuditQuery::default()).await;
        for row in &rows {
            let stranger = [Some(there.id), Some(dpo.id), Some(regency.id)];
            assert!(!stranger.contains(&row.subject), "{row:?}");
            let concerns = [Some(here.id), Some(local.id), Some(watch.id)];
            assert!(
                concerns.contains(&row.subject) || concerns.contains(&row.actor),
                "{row:?}"
            );
        }
        let looked = |actor: Uuid, subject: Uuid| {
            rows.iter().any(|row| {
                row.action == "Account" && row.actor == Some(actor) && row.subject == Some(subject)
            })
        };
        assert!(
            looked(regency.id, here.id),
            "what the regency did about Lasem's people"
        );
        assert!(looked(local.id, resident.id), "what Lasem's people did");
        assert!(!looked(regency.id, resident.id));
        for query in [
            AuditQuery {
                subject: Some(there.id),
                ..AuditQuery::default()
            },
            AuditQuery {
                subject: Some(dpo.id),
                ..AuditQuery::default()
            },
            AuditQuery {
                actor: Some(there.id),
                ..AuditQuery::default()
            },
        ] {
            assert!(
                read(reader, query).await.is_empty(),
                "elsewhere looks like nowhere"
            );
        }
    }
    let whole = read(&dpo, AuditQuery::default()).await;
    assert!(whole.iter().any(|row| row.subject == Some(there.id)));
}

/// The standing grant of an administrator, as the list has it for a colleague or themselves.
async fn held(by: &Caller, whose: &Caller) -> HeldGrant {
    let query = GrantQuery {
        role: Some(Role::Admin),
        ..GrantQuery::default()
    };
    let page = by.client.call::<Grants>(query, ()).await.expect("grants");
    let mut rows = page.items.into_iter();
    rows.find(|row| row.account == whose.id).expect("listed")
}

async fn end(by: &Caller, held: &HeldGrant) -> Result<(), CallError> {
    let params = GrantParam { id: held.grant.id };
    by.client.call::<RevokeGrant>(params, ()).await
}

async fn the_regency_keeps_an_administrator(server: Arc<Server>) {
    let only = server.officer(Role::Admin, REGENCY).await;
    let _local = server.officer(Role::Admin, LASEM).await;
    let own = held(&only, &only).await;
    assert_eq!(
        (own.actions.len(), own.withheld),
        (0, Some(Refusal::LastAdmin))
    );
    assert_eq!(refusal(end(&only, &own).await), Refusal::LastAdmin);
    assert!(
        only.client.call::<GrantAreas>((), ()).await.is_ok(),
        "nothing happened"
    );
    // A second one who stays lets the first go; then that one is the last.
    let second = server.officer(Role::Admin, REGENCY).await;
    let own = held(&only, &only).await;
    assert_eq!((own.actions.len(), own.withheld), (1, None));
    end(&only, &own).await.expect("another one stays");
    let last = held(&second, &second).await;
    assert_eq!(refusal(end(&second, &last).await), Refusal::LastAdmin);
    // Nor by an erasure.
    let erased = second
        .client
        .call::<rembang_shared::privacy::api::RequestErasure>((), ())
        .await;
    assert_eq!(refusal(erased), Refusal::ErasureHeld);
}

async fn an_administrator_who_cannot_act_is_none(server: Arc<Server>) {
    let only = server.officer(Role::Admin, REGENCY).await;
    // One waits for the second factor, one begins tomorrow, one has two weeks to go.
    let waits = server.resident("Bu Menunggu").await;
    give(&only, waits.id, Role::Admin, REGENCY)
        .await
        .expect("given");
    for (from, to) in [(1, 300), (0, 14)] {
        let other = server.officer(Role::Dpo, REGENCY).await;
        let new = NewGrant {
            valid_from: TODAY + TimeDelta::days(from),
            valid_to: TODAY + TimeDelta::days(to),
            ..grant(other.id, Role::Admin, REGENCY)
        };
        only.client.call::<GrantRole>((), new).await.expect("given");
    }
    let own = held(&only, &only).await;
    assert_eq!(refusal(end(&only, &own).await), Refusal::LastAdmin);
    // One who cannot act yet may always be ended.
    let pending = held(&only, &waits).await;
    end(&only, &pending).await.expect("ended");
}

async fn two_who_end_each_other_leave_one(server: Arc<Server>) {
    for _ in 0..5 {
        let first = server.officer(Role::Admin, REGENCY).await;
        let second = server.officer(Role::Admin, REGENCY).await;
        let (hers, his) = (held(&first, &second).await, held(&second, &first).await);
        let others = "UPDATE role_grant SET revoked_at = created_at WHERE role = 'admin' \
                      AND id NOT IN ";
        let ids = [&hers, &his]
            .map(|held| rembang_tests::raw::literal(&server.connection(), held.grant.id));
        let sql = format!("{others} ({})", ids.join(", "));
        diesel::sql_query(sql)
            .execute(&mut server.connection())
            .expect("only these two");
        let (one, other) = tokio::join!(end(&first, &hers), end(&second, &his));
        let standing = crate::wire::count(
            &server,
            "role_grant WHERE role = 'admin' AND revoked_at IS NULL",
        );
        assert_eq!(standing, 1, "{one:?} {other:?}");
    }
}
