//! People and roles: a role that cannot count says what is missing, and its holder mends it.

use super::*;
use totp_rs::Totp;

on_both!(
    a_role_on_a_pin_account_says_what_is_missing,
    an_administrator_sees_the_grants_of_their_area,
    only_whom_a_role_waits_for_becomes_an_officer,
);

fn office(account: Uuid, role: Role, area: &str) -> NewGrant {
    NewGrant {
        account,
        role,
        area: area.to_owned(),
        valid_from: TODAY,
        valid_to: TODAY + TimeDelta::days(30),
        evidence: "SK 12/2026".to_owned(),
    }
}

async fn a_role_on_a_pin_account_says_what_is_missing(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Sri").await;
    let grant = office(resident.id, Role::PriceOfficer, "33.17");
    let made = admin
        .client
        .call::<GrantRole>((), grant)
        .await
        .expect("granted");
    assert_eq!(made.missing, Some(GrantGap::SecondFactor));
    let lookup = PersonLookup {
        phone: resident.phone.clone(),
    };
    let found = admin
        .client
        .call::<FindPerson>((), lookup)
        .await
        .expect("found");
    assert_eq!(
        found.items[0].grants[0].missing,
        Some(GrantGap::SecondFactor)
    );
    let me = call::<Me>(&resident).await;
    assert!(me.roles.is_empty());
    assert_eq!(me.pending[0].missing, Some(GrantGap::SecondFactor));

    // The holder sets up password and codes with the phone in hand.
    let setup = call::<StartTotp>(&resident).await;
    assert_eq!(
        setup.secret,
        call::<StartTotp>(&resident).await.secret,
        "the same until confirmed"
    );
    let totp = Totp::from_url(&setup.url).expect("a TOTP address");
    let at = u64::try_from(server.app.clock.now().0.timestamp()).expect("after 1970");
    let confirm = |password: &str, code: String| {
        let given = TotpConfirmation {
            password: password.to_owned(),
            code,
        };
        resident.client.call::<ConfirmTotp>((), given)
    };
    let right = totp.generate(at).to_string();
    let weak = confirm("402613", right.clone()).await;
    assert_eq!(refusal(weak), Some(Refusal::SecretWeak));
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    let wrong = confirm("kuda lumping menari", wrong.to_owned()).await;
    assert_eq!(refusal(wrong), Some(Refusal::SignInFailed));
    let session = confirm("kuda lumping menari", right)
        .await
        .expect("an officer");
    assert_eq!(session.me.roles[0].role, Role::PriceOfficer);
    assert!(session.me.pending.is_empty());
    assert_eq!(
        session.me.secret,
        rembang_shared::identity::rules::SecretKind::Password
    );
    let old = no(resident.client.call::<Me>((), ()).await);
    assert_eq!(
        old.code,
        ErrorCode::Unauthenticated,
        "what the PIN opened has ended"
    );
    pass(&server, 30);
    let signed =
        Caller::sign_in(&server, &resident.phone, "kuda lumping menari", Some(&totp)).await;
    assert_eq!(signed.me.roles.len(), 1);
}

async fn an_administrator_sees_the_grants_of_their_area(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let local = server.officer(Role::Admin, "33.17.14").await;
    let lasem = server.officer(Role::Enumerator, "33.17.14").await;
    let sumber = server.officer(Role::Enumerator, "33.17.01").await;
    let list = async |caller: &Caller, query: GrantQuery| {
        let page = caller
            .client
            .call::<Grants>(query, ())
            .await
            .expect("grants");
        let mut held: Vec<Uuid> = page.items.iter().map(|held| held.account).collect();
        held.sort_unstable();
        held
    };
    let sorted = |mut ids: Vec<Uuid>| {
        ids.sort_unstable();
        ids
    };
    let all = list(&admin, GrantQuery::default()).await;
    assert_eq!(all, sorted(vec![admin.id, local.id, lasem.id, sumber.id]));
    let own = list(&local, GrantQuery::default()).await;
    assert_eq!(
        own,
        sorted(vec![local.id, lasem.id]),
        "elsewhere looks like nowhere"
    );
    let role = GrantQuery {
        role: Some(Role::Enumerator),
        ..GrantQuery::default()
    };
    assert_eq!(
        list(&admin, role.clone()).await,
        sorted(vec![lasem.id, sumber.id])
    );
    let area = GrantQuery {
        area: Some("33.17.01".to_owned()),
        ..role.clone()
    };
    assert_eq!(list(&admin, area).await, [sumber.id]);
    let page = admin
        .client
        .call::<Grants>(role.clone(), ())
        .await
        .expect("grants");
    let grant = page
        .items
        .iter()
        .find(|held| held.account == lasem.id)
        .expect("listed");
    assert_eq!(grant.actions, [GrantAction::Revoke]);
    let params = GrantParam { id: grant.grant.id };
    admin
        .client
        .call::<RevokeGrant>(params, ())
        .await
        .expect("revoked");
    let active = |active| GrantQuery {
        active: Some(active),
        ..role.clone()
    };
    assert_eq!(list(&admin, active(true)).await, [sumber.id]);
    assert_eq!(list(&admin, active(false)).await, [lasem.id]);
}

async fn only_whom_a_role_waits_for_becomes_an_officer(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let officer = server.officer(Role::Dpo, "33.17").await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    for caller in [&resident, &officer, &farmer] {
        let start = no(caller.client.call::<StartTotp>((), ()).await);
        assert_eq!((start.code, start.refusal), (ErrorCode::Forbidden, None));
        let given = TotpConfirmation {
            password: "kuda lumping menari".to_owned(),
            code: "123456".to_owned(),
        };
        let confirm = no(caller.client.call::<ConfirmTotp>((), given).await);
        assert_eq!(
            (confirm.code, confirm.refusal),
            (ErrorCode::Forbidden, None)
        );
    }
}
