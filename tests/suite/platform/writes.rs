//! A write happens once: whatever is sent again, at once, out of date or half done, key, effect,
//! answer and audit row stand together or not at all.

use crate::prelude::*;
use crate::wire::{Reply, ask, count, execute, mark, send, write};
use rembang_backend::platform::db::Id;
use rembang_backend::platform::error::AppError;
use rembang_backend::platform::{audit, idempotency};
use rembang_shared::identity::api::*;
use rembang_shared::market::api::*;
use reqwest::{Method, RequestBuilder};
use std::collections::HashSet;
use tokio::task::JoinSet;
use uuid::Uuid;

on_both!(
    a_retry_gets_the_first_answer,
    twenty_at_once_are_one,
    a_key_stands_for_one_body,
    a_key_belongs_to_one_account_and_one_endpoint,
    a_refused_key_can_be_used_again,
    the_first_answer_outlives_what_comes_after,
    effect_audit_and_key_stand_together,
    a_failed_audit_takes_the_effect_with_it,
    one_market_day_has_one_report,
    one_decision_wins,
    a_stale_version_is_shown_the_current_one,
    a_write_says_its_key_and_its_version,
    a_device_ends_once,
);

const PRICES: &str = "/market/prices";
const AREA: &str = "33.17.14";

fn price(commodity: &str, quotes: &[i64]) -> NewPrice {
    NewPrice {
        place: "pasar-lasem".to_owned(),
        commodity: commodity.to_owned(),
        level: Level::Retail,
        day: TODAY,
        quotes: quotes.to_vec(),
        status: None,
        reason: None,
    }
}

fn rice() -> NewPrice {
    price("beras-medium", &[13_000, 13_200, 13_100])
}

async fn post(server: &Server, caller: &Caller, key: Uuid, new: &NewPrice) -> Reply {
    send(write(server, Method::POST, PRICES, caller, key, new)).await
}

/// All of them on the wire before any is answered.
async fn at_once(requests: Vec<RequestBuilder>) -> Vec<Reply> {
    let mut running: JoinSet<Reply> = requests.into_iter().map(send).collect();
    let mut replies = Vec::new();
    while let Some(reply) = running.join_next().await {
        replies.push(reply.expect("a reply"));
    }
    replies
}

/// Reports, their quotes, audit rows and keys of `PostPrice`, as many as so many reports leave.
fn assert_reports(server: &Server, reports: i64) {
    assert_eq!(count(server, "price_report"), reports, "reports");
    assert_eq!(count(server, "price_quote"), 3 * reports, "quotes");
    assert_eq!(count(server, "idempotency"), reports, "keys");
    assert_eq!(
        count(server, "audit_log WHERE action = 'PostPrice'"),
        reports,
        "audit rows"
    );
}

async fn a_retry_gets_the_first_answer(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let key = Uuid::now_v7();
    let first = post(&server, &enumerator, key, &rice()).await;
    assert_eq!(first.status, 200);
    for _ in 0..4 {
        let again = post(&server, &enumerator, key, &rice()).await;
        assert_eq!((again.status, &again.body), (200, &first.body));
    }
    assert_reports(&server, 1);
    // A key has one value however it is spelt.
    let spelt = ask(&server, Method::POST, PRICES)
        .bearer_auth(&enumerator.tokens.access)
        .header("Idempotency-Key", key.simple().to_string().to_uppercase())
        .json(&rice());
    assert_eq!(send(spelt).await.body, first.body);
    assert_reports(&server, 1);
}

async fn twenty_at_once_are_one(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let key = Uuid::now_v7();
    let requests = (0..20)
        .map(|_| write(&server, Method::POST, PRICES, &enumerator, key, &rice()))
        .collect();
    let replies = at_once(requests).await;
    let bodies: HashSet<_> = replies.iter().map(|reply| &reply.body).collect();
    assert!(replies.iter().all(|reply| reply.status == 200));
    assert_eq!((replies.len(), bodies.len()), (20, 1));
    assert_reports(&server, 1);
}

async fn a_key_stands_for_one_body(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let key = Uuid::now_v7();
    assert_eq!(post(&server, &enumerator, key, &rice()).await.status, 200);
    for other in [
        price("beras-medium", &[13_000, 13_200, 13_150]),
        price("beras-premium", &[13_000, 13_200, 13_100]),
    ] {
        let reply = post(&server, &enumerator, key, &other).await;
        assert_eq!(reply.refusal(), Some(Refusal::KeyReused));
    }
    assert_reports(&server, 1);
}

async fn a_key_belongs_to_one_account_and_one_endpoint(server: Arc<Server>) {
    let key = Uuid::now_v7();
    let first = server.officer(Role::Enumerator, AREA).await;
    let second = server.officer(Role::Enumerator, AREA).await;
    let mine = post(&server, &first, key, &rice()).await;
    let other = price("beras-premium", &[15_000, 15_100, 15_200]);
    let theirs = post(&server, &second, key, &other).await;
    assert_eq!((mine.status, theirs.status), (200, 200));
    assert_ne!(mine.body, theirs.body);
    assert_reports(&server, 2);
    // The very same request of somebody else is another operation, and judged as one.
    let repeated = post(&server, &second, key, &other).await;
    assert_eq!(repeated.body, theirs.body);
    let third = server.officer(Role::Enumerator, AREA).await;
    let reply = post(&server, &third, key, &rice()).await;
    assert_eq!(reply.refusal(), Some(Refusal::PriceReported));

    let admin = server.officer(Role::Admin, "33.17").await;
    let grant = grant(&first);
    let granted = write(
        &server,
        Method::POST,
        "/identity/grants",
        &admin,
        key,
        &grant,
    );
    let granted = send(granted).await;
    assert_eq!(granted.status, 200);
    let path = format!(
        "/identity/grants/{}",
        granted.json()["id"].as_str().expect("an id")
    );
    let revoked = send(write(&server, Method::DELETE, &path, &admin, key, &())).await;
    assert_eq!(
        (revoked.status, revoked.body.as_slice()),
        (200, &b"null"[..])
    );
}

fn grant(to: &Caller) -> NewGrant {
    NewGrant {
        account: to.id,
        role: Role::Farmer,
        area: AREA.to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence: "surat uji".to_owned(),
    }
}

async fn a_refused_key_can_be_used_again(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let key = Uuid::now_v7();
    let unknown = post(&server, &enumerator, key, &price("beras", &[13_000])).await;
    assert_eq!(unknown.error().code, ErrorCode::Invalid);
    let mut tomorrow = rice();
    tomorrow.day = TODAY.succ_opt().expect("a day");
    let early = post(&server, &enumerator, key, &tomorrow).await;
    assert_eq!(early.refusal(), Some(Refusal::PriceFuture));
    assert_reports(&server, 0);
    let corrected = post(&server, &enumerator, key, &rice()).await;
    assert_eq!(corrected.status, 200);
    assert_reports(&server, 1);
    // From now on the key is taken, for the refused body too.
    let early = post(&server, &enumerator, key, &tomorrow).await;
    assert_eq!(early.refusal(), Some(Refusal::KeyReused));
}

async fn the_first_answer_outlives_what_comes_after(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let key = Uuid::now_v7();
    let first = post(&server, &enumerator, key, &rice()).await;
    let receipt: PriceReceipt = serde_json::from_slice(&first.body).expect("a receipt");
    assert_eq!(receipt.state, ReportState::Held);

    let decision = Operation::<DecideReport>::new(
        ReportParam { id: receipt.id },
        Decision::Reject {
            note: "salah tulis".to_owned(),
        },
    )
    .on_version(1);
    let decided = officer.client.send(&decision).await.expect("decided");
    assert_eq!(decided.state, ReportState::Rejected);

    server.set_wib(TODAY.succ_opt().expect("a day"), 9, 0);
    let refresh = RefreshToken {
        refresh: enumerator.tokens.refresh.clone(),
        device: enumerator.tokens.device.clone().expect("a device"),
    };
    let session = server.visitor().call::<Refresh>((), refresh).await;
    let tokens = session.expect("a session").tokens.expect("tokens");
    let again = ask(&server, Method::POST, PRICES)
        .bearer_auth(&tokens.access)
        .header("Idempotency-Key", key.to_string())
        .json(&rice());
    assert_eq!(send(again).await.body, first.body);
    assert_eq!(count(&server, "price_report"), 1);
}

/// The job does everything a write does, and then fails.
async fn effect_audit_and_key_stand_together(server: Arc<Server>) {
    let tables = ["throttle", "audit_log", "idempotency"];
    let before = tables.map(|table| count(&server, table));
    for (round, panics) in [(1, false), (2, true), (3, false)] {
        let vault = Arc::clone(&server.app.vault);
        let now = server.app.clock.now();
        let operation = idempotency::Operation::new(
            &vault,
            Some(Id(Uuid::now_v7())),
            "Test",
            Uuid::now_v7(),
            "{}",
        )
        .expect("an operation");
        let job = server.app.db.write(move |conn| {
            assert!(operation.claim(conn, &vault, now)?.is_none());
            mark(conn, "an effect")?;
            let act = audit::Act {
                actor: None,
                action: "Test",
                subject: None,
                object: None,
                request_id: "test",
            };
            audit::record(conn, &act, now)?;
            operation.keep(conn, &vault, b"an answer", None)?;
            assert!(!panics, "after the effect");
            Err::<(), _>(AppError::refused(Refusal::PriceClosed))
        });
        let error = job.await.expect_err("it fails");
        let expected = if panics {
            ErrorCode::Internal
        } else {
            ErrorCode::Refused
        };
        assert_eq!(error.code, expected, "round {round}");
        assert_eq!(tables.map(|table| count(&server, table)), before);
    }
}

async fn a_failed_audit_takes_the_effect_with_it(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let key = Uuid::now_v7();
    execute(&server, "ALTER TABLE audit_log RENAME TO audit_log_away");
    let failed = post(&server, &enumerator, key, &rice()).await;
    execute(&server, "ALTER TABLE audit_log_away RENAME TO audit_log");
    let error = failed.error();
    assert_eq!(error.code, ErrorCode::Internal);
    assert!(error.incident.is_some());
    assert!(
        !error.message.contains("audit_log"),
        "the truth is for the log"
    );
    assert_reports(&server, 0);
    assert_eq!(post(&server, &enumerator, key, &rice()).await.status, 200);
    assert_reports(&server, 1);
}

async fn one_market_day_has_one_report(server: Arc<Server>) {
    let enumerators = [
        server.officer(Role::Enumerator, AREA).await,
        server.officer(Role::Enumerator, AREA).await,
    ];
    let requests = (0..20)
        .map(|n| {
            let caller = &enumerators[n % 2];
            write(
                &server,
                Method::POST,
                PRICES,
                caller,
                Uuid::now_v7(),
                &rice(),
            )
        })
        .collect();
    let replies = at_once(requests).await;
    let (won, lost): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status == 200);
    assert_eq!((won.len(), lost.len()), (1, 19));
    for reply in lost {
        assert_eq!(reply.refusal(), Some(Refusal::PriceReported));
    }
    assert_reports(&server, 1);
}

async fn one_decision_wins(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let officers = [
        server.officer(Role::PriceOfficer, "33.17").await,
        server.officer(Role::PriceOfficer, "33.17").await,
    ];
    let receipt = enumerator.client.call::<PostPrice>((), rice()).await;
    let path = format!("/market/reports/{}/decision", receipt.expect("posted").id);
    let decisions = [
        Decision::Confirm { note: None },
        Decision::Reject {
            note: "tidak masuk akal".to_owned(),
        },
        Decision::Correct {
            quotes: vec![12_900],
            note: "ditanya lagi".to_owned(),
            lifted: false,
        },
    ];
    let requests = (0..20)
        .map(|n| {
            let (officer, decision) = (&officers[n % 2], &decisions[n % 3]);
            let key = Uuid::now_v7();
            write(&server, Method::POST, &path, officer, key, decision).header("If-Match", "\"1\"")
        })
        .collect();
    let replies = at_once(requests).await;
    let (won, lost): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status == 200);
    assert_eq!((won.len(), lost.len()), (1, 19));
    let standing: ReportView = serde_json::from_slice(&won[0].body).expect("a report");
    for reply in lost {
        let error = reply.error();
        if error.code == ErrorCode::Refused {
            assert_eq!(error.refusal, Some(Refusal::ReportDecided));
            continue;
        }
        assert_eq!(error.code, ErrorCode::Conflict);
        let current: ReportView =
            serde_json::from_value(error.current.expect("the current view")).expect("a report");
        assert_eq!(current, standing);
    }
    assert_eq!(
        count(&server, "audit_log WHERE action = 'DecideReport'"),
        1,
        "one decision, one audit row"
    );
    let published = count(&server, "price_value WHERE ended_at IS NULL");
    let expected = i64::from(standing.state == ReportState::Accepted);
    assert_eq!(published, expected);
}

async fn a_stale_version_is_shown_the_current_one(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let receipt = enumerator.client.call::<PostPrice>((), rice()).await;
    let id = receipt.expect("posted").id;
    let path = format!("/market/reports/{id}/decision");
    let decide = |version: i64, decision: Decision| {
        let key = Uuid::now_v7();
        send(
            write(&server, Method::POST, &path, &officer, key, &decision)
                .header("If-Match", format!("\"{version}\"")),
        )
    };
    let reject = || Decision::Reject {
        note: "terlambat".to_owned(),
    };
    let confirmed = decide(1, Decision::Confirm { note: None }).await;
    assert_eq!(confirmed.status, 200);
    for version in [1, 0, -1, 3, i64::MAX] {
        let stale = decide(version, reject()).await.error();
        assert_eq!(stale.code, ErrorCode::Conflict);
        assert_eq!(stale.current, Some(confirmed.json()));
    }
    let read = officer
        .client
        .call::<Report>(ReportParam { id }, ())
        .await
        .expect("a report");
    assert_eq!((read.version, read.state), (2, ReportState::Accepted));
    assert_eq!(decide(2, reject()).await.status, 200);
    // Decided for good: on the right version it is the rule that says no.
    let late = decide(3, Decision::Confirm { note: None }).await;
    assert_eq!(late.refusal(), Some(Refusal::ReportDecided));
}

async fn a_write_says_its_key_and_its_version(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, AREA).await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let bare = || {
        ask(&server, Method::POST, PRICES)
            .bearer_auth(&enumerator.tokens.access)
            .json(&rice())
    };
    let missing = send(bare()).await.error();
    assert_eq!(missing.code, ErrorCode::Malformed);
    assert_eq!(missing.fields[0].path, "Idempotency-Key");
    for key in ["", "1", "not-a-uuid", "0190b5a6-7c1e-7b2a-8f3d-5c6b7a8d9e0"] {
        let reply = send(bare().header("Idempotency-Key", key)).await;
        assert_eq!(reply.error().code, ErrorCode::Malformed, "{key:?}");
    }
    assert_reports(&server, 0);

    let posted = enumerator.client.call::<PostPrice>((), rice()).await;
    let path = format!("/market/reports/{}/decision", posted.expect("posted").id);
    let decide = |version: Option<&str>| {
        let confirm = Decision::Confirm { note: None };
        let key = Uuid::now_v7();
        let request = write(&server, Method::POST, &path, &officer, key, &confirm);
        send(match version {
            Some(version) => request.header("If-Match", version),
            None => request,
        })
    };
    assert_eq!(
        decide(None).await.error().code,
        ErrorCode::PreconditionRequired
    );
    for version in ["", "*", "\"one\"", "1.0", "W/\"1\"", "9223372036854775808"] {
        let reply = decide(Some(version)).await;
        assert_eq!(reply.error().code, ErrorCode::Malformed, "{version:?}");
    }
    assert_eq!(decide(Some("\"1\"")).await.status, 200);
}

/// The answer was lost on the way, and what was asked for is done: the retry hears so.
async fn a_device_ends_once(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    server.set_wib(TODAY, 9, 5);
    let password = officer.password.as_deref().expect("a password");
    Caller::sign_in(&server, &officer.phone, password, officer.totp.as_ref()).await;
    let devices = officer.client.call::<Devices>((), ()).await;
    let devices = devices.expect("devices").items;
    let other = devices.iter().find(|device| !device.current);
    let path = format!("/identity/devices/{}", other.expect("a second device").id);
    let end = |key: Uuid| send(write(&server, Method::DELETE, &path, &officer, key, &()));
    let key = Uuid::now_v7();
    for _ in 0..2 {
        let reply = end(key).await;
        assert_eq!((reply.status, reply.body.as_slice()), (200, &b"null"[..]));
    }
    let anew = end(Uuid::now_v7()).await;
    assert_eq!(anew.error().code, ErrorCode::NotFound, "it has ended");
    assert_eq!(count(&server, "audit_log WHERE action = 'RevokeDevice'"), 1);
}
