//! Whoever an answer shows stands in the trail as a person it was about, one by one, however many
//! they are; and nothing that shows people by name is read without a trace.

use super::*;
use rembang_shared::catalogue;
use rembang_shared::endpoint::Method;
use rembang_shared::market::api::*;
use serde_json::Value;
use std::collections::BTreeSet;

on_both!(
    each_person_in_a_list_is_concerned,
    a_kept_answer_is_forgotten_with_everybody_in_it,
);

const LASEM: &str = "pasar-lasem";

async fn post(caller: &Caller, commodity: &str) -> Uuid {
    let new = NewPrice {
        place: LASEM.to_owned(),
        commodity: commodity.to_owned(),
        level: Level::Retail,
        day: TODAY,
        quotes: vec![40_000; 3],
        status: None,
        reason: None,
    };
    let receipt = caller.client.call::<PostPrice>((), new).await;
    receipt.expect("a receipt").id
}

/// How often somebody finds that a row showed them.
async fn shown(caller: &Caller, action: &str) -> usize {
    let page = caller.client.call::<MyTrail>(TrailQuery::default(), ());
    let items = page.await.expect("a trail").items;
    let mut ids: Vec<Uuid> = items.iter().map(|line| line.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "a line stands once");
    items.iter().filter(|line| line.action == action).count()
}

async fn each_person_in_a_list_is_concerned(server: Arc<Server>) {
    use module::affected::{Leak, affected};
    let admin = server.officer(Role::Admin, "33.17").await;
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let (one, two) = (
        server.officer(Role::Enumerator, "33.17").await,
        server.officer(Role::Enumerator, "33.17.14").await,
    );
    let bystander = server.resident("Bu Warga").await;
    let report = post(&one, "cabai-rawit-merah").await;
    post(&two, "beras-medium").await;
    for caller in [&one, &two] {
        let assignment = NewAssignment {
            place: LASEM.to_owned(),
            account: caller.id,
            valid_from: TODAY,
            valid_to: None,
        };
        let assigned = officer.client.call::<AssignPlace>((), assignment).await;
        assigned.expect("assigned");
        let wrong = NewCorrection {
            what: "Nama saya keliru".to_owned(),
        };
        let asked = caller.client.call::<RequestCorrection>((), wrong).await;
        asked.expect("asked");
    }
    let read = [
        officer
            .client
            .call::<Queue>(QueueQuery::default(), ())
            .await
            .map(drop),
        officer.client.call::<MarketDesk>((), ()).await.map(drop),
        officer
            .client
            .call::<Enumerators>(EnumeratorQuery::default(), ())
            .await
            .map(drop),
        officer.client.call::<Assignments>((), ()).await.map(drop),
        admin
            .client
            .call::<Grants>(GrantQuery::default(), ())
            .await
            .map(drop),
        dpo.client
            .call::<RightsRequests>(RightsQuery::default(), ())
            .await
            .map(drop),
        dpo.client
            .call::<AuditTrail>(AuditQuery::default(), ())
            .await
            .map(drop),
    ];
    for answer in read {
        answer.expect("an answer");
    }
    for path in ["queue.csv", "queue.xlsx"] {
        let address = format!("{}/api/v1/market/{path}", server.origin);
        let file = server.http.get(address).bearer_auth(&officer.tokens.access);
        assert_eq!(file.send().await.expect("an answer").status(), 200);
    }
    let seen = officer
        .client
        .call::<Report>(ReportParam { id: report }, ());
    seen.await.expect("a report");
    for action in [
        "Queue",
        "MarketDesk",
        "Enumerators",
        "Assignments",
        "Grants",
        "RightsRequests",
        "AuditTrail",
        "QueueCsv",
        "QueueXlsx",
    ] {
        assert_eq!(shown(&one, action).await, 1, "{action}");
        assert_eq!(shown(&two, action).await, 1, "{action}");
        assert_eq!(
            shown(&bystander, action).await,
            usize::from(action == "AuditTrail"),
            "{action}"
        );
    }
    assert_eq!(
        (shown(&one, "Report").await, shown(&two, "Report").await),
        (1, 0)
    );
    // The same by the officer who was misused, and by the person who asks.
    let now = server.app.clock.now();
    let concerned = affected(&server.app, Leak::Trail(Some(officer.id)), None, None, now);
    let concerned = concerned.await.expect("a list").accounts;
    assert!(concerned.contains(&one.id) && concerned.contains(&two.id));
    assert!(!concerned.contains(&bystander.id));
    let query = AuditQuery {
        subject: Some(two.id),
        action: Some("QueueCsv".to_owned()),
        from: Some(TODAY),
        to: Some(TODAY),
        ..AuditQuery::default()
    };
    let found = dpo.client.call::<AuditTrail>(query.clone(), ()).await;
    assert_eq!(found.expect("a trail").items.len(), 1);
    let before = AuditQuery {
        from: Some(TODAY - TimeDelta::days(2)),
        to: Some(TODAY - TimeDelta::days(1)),
        ..query
    };
    let found = dpo.client.call::<AuditTrail>(before, ()).await;
    assert!(found.expect("a trail").items.is_empty());
}

async fn a_kept_answer_is_forgotten_with_everybody_in_it(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let owner = server.resident("Bu Warga").await;
    // A claim on the same number, on another phone.
    let claim = NewAccount {
        name: "Pak Lain".to_owned(),
        phone: owner.phone.clone(),
        pin: PIN.to_owned(),
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP lain".to_owned(),
    };
    let claimed = server.visitor().call::<SignUp>((), claim).await;
    let claimed = claimed.expect("a claim").me.id;
    let lookup = PersonLookup {
        phone: owner.phone.clone(),
    };
    let found = admin.client.call::<FindPerson>((), lookup).await;
    assert_eq!(found.expect("people").items.len(), 2);
    let kept = || count(&server, "idempotency WHERE audit_id IS NOT NULL");
    assert_eq!(kept(), 1);
    let erased = server.app.db.write(move |conn| {
        rembang_backend::platform::idempotency::forget(
            conn,
            rembang_backend::platform::db::Id(claimed),
        )
    });
    assert_eq!(erased.await.expect("forgotten"), 1);
    assert_eq!(kept(), 0, "the second of two was forgotten too");
}

/// Words in answers that name people, and whose rows may say them without a trace: one's own.
const NAMING: [&str; 10] = [
    "author_name",
    "entered_by_name",
    "vouched_by_name",
    "decided_by_name",
    "by_name",
    "account_name",
    "actor_name",
    "enumerators",
    "phone_masked",
    "nik_masked",
];
const OWN: [&str; 5] = ["Me", "MyReports", "MyRights", "Devices", "PricePanel"];

#[test]
fn what_shows_people_is_personal() {
    let document = rembang_backend::platform::openapi::document();
    let mut naming = BTreeSet::new();
    for info in catalogue().filter(|info| info.method == Method::GET) {
        let answer = &document["paths"][info.path]["get"]["responses"]["200"];
        let mut words = BTreeSet::new();
        collect(&document, answer, &mut words, &mut BTreeSet::new());
        if NAMING.iter().any(|word| words.contains(*word)) {
            naming.insert(info.name);
            let traced = info.flags.personal || OWN.contains(&info.name);
            assert!(traced, "{} names people and leaves no trace", info.name);
        }
    }
    for name in [
        "Queue",
        "Report",
        "MarketDesk",
        "Assignments",
        "Grants",
        "AuditTrail",
    ] {
        assert!(naming.contains(name), "{name} is not looked into");
    }
}

/// Names of all properties below a schema.
fn collect(
    document: &Value,
    at: &Value,
    words: &mut BTreeSet<String>,
    seen: &mut BTreeSet<String>,
) {
    match at {
        Value::Object(fields) => {
            if let Some(name) = fields.get("$ref").and_then(Value::as_str)
                && seen.insert(name.to_owned())
                && let Some(schema) = document.pointer(name.trim_start_matches('#'))
            {
                collect(document, schema, words, seen);
            }
            if let Some(Value::Object(properties)) = fields.get("properties") {
                words.extend(properties.keys().cloned());
            }
            for value in fields.values() {
                collect(document, value, words, seen);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|it| collect(document, it, words, seen)),
        _ => {}
    }
}
