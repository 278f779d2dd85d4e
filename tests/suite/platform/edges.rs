//! What comes from outside: scripts of other pages, and days that no calendar has.

use crate::market::desk::*;
use crate::prelude::*;
use rembang_shared::access::Access;
use rembang_shared::catalogue;
use rembang_shared::endpoint::Method;
use rembang_shared::identity::api::*;
use rembang_shared::market::api::*;
use rembang_shared::privacy::api::*;
use rembang_tests::raw::Ask;
use serde_json::{Value, json};

on_both!(
    only_what_is_public_may_be_read_by_other_pages,
    a_day_out_of_all_calendars_is_refused,
);

fn to_value(body: &impl serde::Serialize) -> Value {
    serde_json::to_value(body).expect("a body is JSON")
}

async fn only_what_is_public_may_be_read_by_other_pages(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let origin = "https://data.example";
    let mut shared = 0;
    for info in catalogue().filter(|info| !info.path.contains('{')) {
        let public = info.method == Method::GET && matches!(info.access, Access::Public);
        for token in [None, Some(officer.tokens.access.as_str())] {
            let mut ask = Ask::row(info, &(), &()).by(token);
            if info.method == Method::GET {
                ask = ask.with("Origin", origin);
            }
            let answer = ask.send(&server).await;
            let expected = if public { "*" } else { "" };
            let said = answer.header("access-control-allow-origin");
            assert_eq!(said, expected, "{}", info.name);
            let cookies = answer.header("access-control-allow-credentials");
            assert_eq!(cookies, "", "{}", info.name);
        }
        shared += usize::from(public);
    }
    assert!(shared > 5, "{shared} public rows");
    // A refusal on a public row can be read too, and one on another cannot.
    let none = CommodityQuery {
        commodity: "nonesuch".to_owned(),
        ..serde_json::from_value(json!({ "commodity": "nonesuch" })).expect("a query")
    };
    let missing = Ask::of::<Commodity>(&none, &()).with("Origin", origin);
    let missing = missing.send(&server).await;
    assert_eq!(
        (
            missing.status,
            missing.header("access-control-allow-origin")
        ),
        (404, "*")
    );
}

async fn a_day_out_of_all_calendars_is_refused(server: Arc<Server>) {
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let admin = server.officer(Role::Admin, "33.17").await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let enumerator = server.officer(Role::Enumerator, "33.17").await;
    let fresh = Some(admin.tokens.access.as_str());
    let days = [
        "-262143-01-01",
        "-0001-01-01",
        "0000-01-01",
        "1899-12-31",
        "+10000-01-01",
        "+262142-12-31",
    ];
    let (dpo, office, field) = (
        Some(dpo.tokens.access.as_str()),
        Some(officer.tokens.access.as_str()),
        Some(enumerator.tokens.access.as_str()),
    );
    for day in days {
        for name in ["from", "to"] {
            let day = day.replace('+', "%2B");
            let ask = Ask::of::<AuditTrail>(&AuditQuery::default(), &()).by(dpo);
            let answer = ask.query(&format!("{name}={day}")).send(&server).await;
            assert_eq!(answer.status, 400, "{name}={day}");
        }
        let refused = async |ask: Ask, mut body: Value, field: &str| {
            body[field] = json!(day);
            let answer = ask.saying(body.to_string()).send(&server).await;
            assert_eq!(answer.status, 422, "{field}: {day}: {}", answer.text());
            let error = answer.problem().expect("an error");
            assert_eq!(error.fields[0].path, field);
        };
        let grant = NewGrant {
            account: enumerator.id,
            role: Role::Farmer,
            area: "33.17.14".to_owned(),
            valid_from: TODAY,
            valid_to: TODAY,
            evidence: "SK 1/2026".to_owned(),
        };
        let assignment = NewAssignment {
            place: LASEM.to_owned(),
            account: enumerator.id,
            valid_from: TODAY,
            valid_to: None,
        };
        for name in ["valid_from", "valid_to"] {
            let ask = Ask::of::<GrantRole>(&(), &grant).by(fresh);
            refused(ask, to_value(&grant), name).await;
            let ask = Ask::of::<AssignPlace>(&(), &assignment).by(office);
            refused(ask, to_value(&assignment), name).await;
        }
        let price = three(LASEM, RICE, TODAY, 13_000);
        refused(
            Ask::of::<PostPrice>(&(), &price).by(field),
            to_value(&price),
            "day",
        )
        .await;
        let amendment = NewAmendment {
            edit: PackEdit::Retirement {
                code: RICE.to_owned(),
            },
            valid_from: TODAY,
            source: "Surat uji".to_owned(),
        };
        let ask = Ask::of::<Amend>(&(), &amendment).by(office);
        refused(ask, to_value(&amendment), "valid_from").await;
    }
    // The last day that four digits can write is one.
    let ask = Ask::of::<AuditTrail>(&AuditQuery::default(), &()).by(dpo);
    let answer = ask
        .query("from=1900-01-01&to=9999-12-31")
        .send(&server)
        .await;
    assert_eq!(answer.status, 200);
}
