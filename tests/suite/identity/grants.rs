//! Roles are dated grants: nothing before the first day, nothing after the last, nowhere but in
//! the area, and never from oneself.

use super::*;
use chrono::NaiveDate;
use rembang_shared::market::api::{Level, NewPrice, PostPrice};

on_both!(
    a_grant_holds_from_day_to_day,
    a_grant_holds_in_its_area,
    what_cannot_be_granted,
    a_revocation_bites_at_once,
);

fn day(from_today: i64) -> NaiveDate {
    TODAY + TimeDelta::days(from_today)
}

fn grant(account: Uuid, role: Role, area: &str) -> NewGrant {
    NewGrant {
        account,
        role,
        area: area.to_owned(),
        valid_from: day(0),
        valid_to: day(30),
        evidence: "SK 12/2026".to_owned(),
    }
}

/// Whether a client may report a price for a market: an enumerator of its area may.
async fn may_report(client: &Client, place: &str) -> Result<(), ErrorCode> {
    let price = NewPrice {
        place: place.to_owned(),
        commodity: "beras-medium".to_owned(),
        level: Level::Retail,
        day: day(-1000),
        quotes: vec![13_000],
        status: None,
        reason: None,
    };
    // Nobody may for a day long past, but the office is looked at first.
    match code(client.call::<PostPrice>((), price).await) {
        ErrorCode::Invalid | ErrorCode::Refused => Ok(()),
        other => Err(other),
    }
}

async fn a_grant_holds_from_day_to_day(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let helper = server.resident("Bu Enumerator").await;
    let dated = NewGrant {
        valid_from: day(1),
        valid_to: day(2),
        ..grant(helper.id, Role::Enumerator, "33.17")
    };
    let made = admin
        .client
        .call::<GrantRole>((), dated)
        .await
        .expect("granted");
    assert_eq!((made.valid_from, made.valid_to), (day(1), day(2)));
    assert!(!made.area_name.is_empty());

    // Civil days of Rembang: the first begins at 17.00 UTC of the day before.
    let mut tokens = helper.tokens.clone();
    let device = device_of(&helper.tokens).to_owned();
    for (at, hour, minute, holds) in [
        (0, 23, 59, false),
        (1, 0, 0, true),
        (2, 23, 59, true),
        (3, 0, 0, false),
    ] {
        server.set_wib(day(at), hour, minute);
        let (me, newer) = app(call::<Refresh>(&server, next(&tokens, &device)).await);
        assert_eq!(
            me.roles.len(),
            usize::from(holds),
            "day {at}, {hour}.{minute}"
        );
        tokens = newer;
        let client = server.visitor().with_access(&tokens.access);
        soon("the day counts", || async {
            may_report(&client, "pasar-lasem").await.is_ok() == holds
        })
        .await;
    }
}

async fn a_grant_holds_in_its_area(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let helper = server.resident("Bu Enumerator").await;
    assert_eq!(
        may_report(&helper.client, "pasar-lasem").await,
        Err(ErrorCode::Forbidden)
    );
    let lasem = grant(helper.id, Role::Enumerator, "33.17.14");
    let made = admin
        .client
        .call::<GrantRole>((), lasem)
        .await
        .expect("granted");
    assert_eq!(may_report(&helper.client, "pasar-lasem").await, Ok(()));
    assert_eq!(
        may_report(&helper.client, "pasar-sarang").await,
        Err(ErrorCode::NotFound)
    );
    let row = (Some(admin.id), Some(made.id.to_string()));
    assert_eq!(audited(&server, "GrantRole", helper.id).await, [row]);
    // An office that needs the second factor is not one in a session of a PIN.
    let office = grant(helper.id, Role::ExtensionOfficer, "33.17.14");
    admin
        .client
        .call::<GrantRole>((), office)
        .await
        .expect("granted");
    let me = helper.client.call::<Me>((), ()).await.expect("me");
    let roles: Vec<Role> = me.roles.iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::Enumerator]);
}

async fn what_cannot_be_granted(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let local = server.officer(Role::Admin, "33.17.14").await;
    let helper = server.resident("Bu Enumerator").await;
    let base = || grant(helper.id, Role::Enumerator, "33.17");
    let attempt = |client: &Client, new: NewGrant| {
        let client = client.clone();
        async move { client.call::<GrantRole>((), new).await }
    };
    let own = NewGrant {
        account: admin.id,
        ..base()
    };
    assert_eq!(
        refusal(attempt(&admin.client, own).await),
        Refusal::OwnGrant
    );
    let dated = |from, to| NewGrant {
        valid_from: day(from),
        valid_to: day(to),
        ..base()
    };
    let area = |area: &str| NewGrant {
        area: area.to_owned(),
        ..base()
    };
    let evidence = |text: &str| NewGrant {
        evidence: text.to_owned(),
        ..base()
    };
    let long = "x".repeat(201);
    let nobody = NewGrant {
        account: Uuid::now_v7(),
        ..base()
    };
    let everybody = NewGrant {
        role: Role::Resident,
        ..base()
    };
    for (new, path, expected) in [
        (dated(0, 367), "valid_to", FieldCode::Range),
        (dated(1, 0), "valid_to", FieldCode::Range),
        (dated(-9, -1), "valid_to", FieldCode::Range),
        (area("33.17.99"), "area", FieldCode::Unknown),
        (area("33.18"), "area", FieldCode::Unknown),
        (area("33"), "area", FieldCode::Unknown),
        (area("Lasem"), "area", FieldCode::Format),
        (evidence("  x "), "evidence", FieldCode::Range),
        (evidence(&long), "evidence", FieldCode::Range),
        (evidence("SK\u{1b}12"), "evidence", FieldCode::Format),
        (nobody, "account", FieldCode::Unknown),
        (everybody, "role", FieldCode::Combination),
    ] {
        let found = field(attempt(&admin.client, new).await);
        assert_eq!(found, (path.to_owned(), expected));
    }
    // Nobody gives more than they have: elsewhere looks like nowhere.
    let beyond = field(attempt(&local.client, base()).await);
    assert_eq!(beyond, ("area".to_owned(), FieldCode::Unknown));
    assert!(attempt(&local.client, area("33.17.14")).await.is_ok());
    assert!(attempt(&admin.client, dated(0, 366)).await.is_ok());
    assert_eq!(
        code(attempt(&helper.client, base()).await),
        ErrorCode::Forbidden
    );
}

async fn a_revocation_bites_at_once(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let local = server.officer(Role::Admin, "33.17.14").await;
    let helper = server.resident("Bu Enumerator").await;
    let made = admin
        .client
        .call::<GrantRole>((), grant(helper.id, Role::Enumerator, "33.17"))
        .await
        .expect("granted");
    assert_eq!(may_report(&helper.client, "pasar-lasem").await, Ok(()));
    let revoke = |client: &Client, id: Uuid| {
        let client = client.clone();
        async move { client.call::<RevokeGrant>(GrantParam { id }, ()).await }
    };
    let nobodys = no(revoke(&admin.client, Uuid::now_v7()).await);
    assert_eq!(nobodys.code, ErrorCode::NotFound);
    assert_eq!(
        no(revoke(&local.client, made.id).await),
        nobodys,
        "beyond their area"
    );
    revoke(&admin.client, made.id).await.expect("revoked");
    assert_eq!(
        may_report(&helper.client, "pasar-lasem").await,
        Err(ErrorCode::Forbidden)
    );
    assert_eq!(
        no(revoke(&admin.client, made.id).await),
        nobodys,
        "only once"
    );
    let row = (Some(admin.id), Some(made.id.to_string()));
    assert_eq!(audited(&server, "RevokeGrant", helper.id).await, [row]);
}
