//! A price beyond the ratio needs two officers; many decisions at once are each taken alone.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::{PriceFlag, Reason, Validation, Verdict};
use rembang_shared::rule::check;
use rembang_tests::raw::{literal, texts};
use uuid::Uuid;

on_both!(
    a_price_beyond_the_ratio_waits_for_two_officers,
    a_correction_beyond_the_ratio_waits_for_a_second_officer,
    a_public_value_corrected_beyond_the_ratio_is_withdrawn_meanwhile,
    the_officers_device_judges_as_the_server_does,
    many_decisions_are_each_taken_alone,
);

/// One market of 45.200, so that 226.000 is the last price within five times it.
const USUAL: i64 = 45_200;

async fn usual(server: &Arc<Server>) -> (Desk, Caller) {
    let desk = Desk::open(server).await;
    desk.publish(PAMOTAN, RAWIT, USUAL).await;
    (desk, server.officer(Role::PriceOfficer, "33.17").await)
}

fn meant(quotes: &[i64]) -> Decision {
    Decision::Correct {
        quotes: quotes.to_vec(),
        note: "ditanya ulang, panen gagal".to_owned(),
        lifted: true,
    }
}

fn confirm(note: Option<&str>) -> Decision {
    Decision::Confirm {
        note: note.map(str::to_owned),
    }
}

async fn a_price_beyond_the_ratio_waits_for_two_officers(server: Arc<Server>) {
    let (desk, second) = usual(&server).await;
    let priced = |place, rupiah, reason| NewPrice {
        reason,
        ..three(place, RAWIT, TODAY, rupiah)
    };
    // Without a reason it is a slip of the finger.
    let body = desk.refused(priced(LASEM, 230_520, None)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceRatio));
    let mut held = Vec::new();
    for (place, reason, rupiah) in [
        (LASEM, Reason::Quality, 230_520),
        (KOTA, Reason::AskedAgain, 226_001),
        (SARANG, Reason::StockLow, 9_039),
    ] {
        let receipt = desk.posted(priced(place, rupiah, Some(reason))).await;
        assert_eq!(receipt.state, ReportState::Held, "{reason:?}");
        assert_eq!(receipt.verdict, Some(Verdict::Extreme));
        assert!(receipt.flags.contains(&PriceFlag::Lifted));
        held.push(receipt.id);
    }
    let id = held[0];
    let seen = desk.report(id).await;
    assert_eq!(seen.second_eyes, Some(SecondEyes::First));
    let body = refused(desk.decide(id, confirm(None)).await);
    assert_eq!(field(&body), ("note", FieldCode::Required));

    let vouched = desk
        .decide(id, confirm(Some("nota pedagang dilihat")))
        .await;
    let vouched = vouched.expect("vouched for");
    assert_eq!((vouched.state, vouched.version), (ReportState::Held, 2));
    assert_eq!(vouched.second_eyes, Some(SecondEyes::AfterYou));
    assert!(!vouched.actions.contains(&ReportAction::Confirm));
    assert!(vouched.vouched_by_name.is_some() && vouched.decided_at.is_none());
    assert_eq!(desk.price(RAWIT).await.value.expect("Pamotan").n, 1);
    let body = refused(desk.decide(id, confirm(Some("sekali lagi"))).await);
    assert_eq!(body.refusal, Some(Refusal::SecondOfficer));

    let published = desk.decide_as(&second, id, confirm(None)).await;
    let published = published.expect("published");
    assert_eq!(published.state, ReportState::Accepted);
    assert!(published.outlier && published.second_eyes.is_none());
    assert_eq!(
        published.decision_note.as_deref(),
        Some("nota pedagang dilihat")
    );
    assert_eq!(desk.price(RAWIT).await.value.expect("both").n, 2);
    // The reporter learns what was said, not by whom.
    let mine = desk.mine().await;
    let mine = mine.iter().find(|it| it.id == id).expect("my report");
    assert!(mine.vouched_by_name.is_none() && mine.decided_by_name.is_none());
    // One pair of eyes is enough to say no.
    desk.reject(held[1], "salah satuan").await;
}

async fn a_correction_beyond_the_ratio_waits_for_a_second_officer(server: Arc<Server>) {
    let (desk, second) = usual(&server).await;
    let id = desk.posted(three(LASEM, RAWIT, TODAY, 60_000)).await.id;
    let body = refused(desk.correct(id, &[600_000]).await);
    assert_eq!(body.refusal, Some(Refusal::PriceRatio));
    let vouched = desk.decide(id, meant(&[600_000])).await.expect("vouched");
    assert_eq!(vouched.state, ReportState::Held);
    assert_eq!(vouched.second_eyes, Some(SecondEyes::AfterYou));
    assert_eq!(vouched.quotes, [600_000]);
    // The colleague asks too, hears something as far away, and now waits for the first.
    let other = desk.decide_as(&second, id, meant(&[590_000])).await;
    assert_eq!(
        other.expect("vouched").second_eyes,
        Some(SecondEyes::AfterYou)
    );
    assert_eq!(desk.report(id).await.second_eyes, Some(SecondEyes::Second));
    let published = desk.confirm(id).await;
    assert_eq!(
        (published.state, published.outlier),
        (ReportState::Accepted, true)
    );
    assert_eq!(desk.price(RAWIT).await.value.expect("both").n, 2);

    // The median of the two markets is 317.600 now.
    // Within the ratio the flag changes nothing, and a vouched price can be mended by one officer.
    let id = desk.posted(three(KOTA, RAWIT, TODAY, 300_000)).await.id;
    desk.decide(id, meant(&[2_000_000])).await.expect("vouched");
    let mended = desk.decide(id, meant(&[310_000])).await.expect("mended");
    assert_eq!(
        (mended.state, mended.second_eyes),
        (ReportState::Accepted, None)
    );
}

async fn a_public_value_corrected_beyond_the_ratio_is_withdrawn_meanwhile(server: Arc<Server>) {
    let (desk, second) = usual(&server).await;
    let id = desk.publish(LASEM, RAWIT, 46_000).await;
    let vouched = desk.decide(id, meant(&[460_000])).await.expect("vouched");
    assert_eq!(
        (vouched.state, vouched.decided_at),
        (ReportState::Held, None)
    );
    assert_eq!(desk.price(RAWIT).await.value.expect("Pamotan").n, 1);
    let note = "salah satuan".to_owned();
    let rejected = desk.decide_as(&second, id, Decision::Reject { note }).await;
    assert_eq!(rejected.expect("rejected").state, ReportState::Rejected);
}

async fn the_officers_device_judges_as_the_server_does(server: Arc<Server>) {
    let (desk, _) = usual(&server).await;
    let id = desk.posted(three(LASEM, RAWIT, TODAY, 60_000)).await.id;
    let rule = desk
        .officer
        .client
        .call::<CorrectionRule>(ReportParam { id }, ());
    let rule = serde_json::to_value(rule.await.expect("a rule")).expect("JSON");
    let on_the_device = |quotes: &[i64]| -> Validation {
        let mut input = rule.clone();
        input["quotes"] = serde_json::json!(quotes);
        let said = check("market.validate", &input.to_string()).expect("complete");
        serde_json::from_str(&said).expect("a validation")
    };
    for quotes in [&[865_000; 3][..], &[226_001], &[9_039]] {
        let said = on_the_device(quotes);
        assert_eq!(said.verdict, Verdict::Reject, "{quotes:?}");
        let body = refused(desk.correct(id, quotes).await);
        assert_eq!(body.refusal, Some(Refusal::PriceRatio), "{quotes:?}");
    }
    // A wide step or spread needs no reason from somebody who has asked again.
    let said = on_the_device(&[40_000, 90_000]);
    assert!(said.refusal.is_none() && !said.reason_missing);
    let corrected = desk
        .correct(id, &[40_000, 90_000])
        .await
        .expect("corrected");
    assert_eq!(corrected.value, said.value);
}

async fn many_decisions_are_each_taken_alone(server: Arc<Server>) {
    let (desk, second) = usual(&server).await;
    let lasem = server.officer(Role::PriceOfficer, "33.17.14").await;
    let held = async |place, commodity, rupiah| {
        let mut new = three(place, commodity, TODAY, rupiah);
        new.reason = Some(Reason::AskedAgain);
        desk.posted(new).await.id
    };
    let good = held(LASEM, RICE, 13_000).await;
    let stale = held(LASEM, "telur-ayam-ras", 28_000).await;
    let beyond = held(LASEM, RAWIT, 430_000).await;
    let away = held(KOTA, RICE, 13_100).await;
    let short = held(LASEM, "bawang-merah", 30_000).await;
    let note = "harga grosir".to_owned();
    desk.decide_as(&second, stale, Decision::Reject { note })
        .await
        .expect("somebody was faster");
    let one = |id, decision| ReportDecision {
        id,
        version: 1,
        decision,
    };
    let items = vec![
        one(stale, confirm(None)),
        one(good, confirm(None)),
        one(beyond, confirm(None)),
        one(away, confirm(None)),
        one(
            short,
            Decision::Reject {
                note: "x".to_owned(),
            },
        ),
        one(Uuid::now_v7(), confirm(None)),
        one(good, confirm(None)),
    ];
    let asked: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let operation = Operation::<DecideReports>::new((), Decisions { items });
    let first = lasem.client.send(&operation).await.expect("an answer");
    let again = lasem.client.send(&operation).await.expect("the same");
    assert_eq!(first, again, "a retry decides nothing twice");
    let told: Vec<Uuid> = first.items.iter().map(|it| it.id).collect();
    assert_eq!(told, asked);
    let code = |at: usize| first.items[at].problem.as_ref().map(|it| it.code);
    assert_eq!(code(0), Some(ErrorCode::Conflict));
    assert_eq!(first.items[1].state, Some(ReportState::Accepted));
    let field_of = |at: usize| {
        first.items[at]
            .problem
            .as_ref()
            .map(|it| it.fields[0].path.clone())
    };
    assert_eq!(field_of(2).as_deref(), Some("note"));
    assert_eq!(code(3), Some(ErrorCode::NotFound));
    assert_eq!(field_of(4).as_deref(), Some("note"));
    assert_eq!(code(5), Some(ErrorCode::NotFound));
    assert_eq!(code(6), Some(ErrorCode::Conflict), "the second of two");
    assert_eq!(desk.report(good).await.version, 2);
    // The trail names whom it was about, and what.
    let mut conn = server.connection();
    let author = literal(&conn, desk.enumerator.id);
    let trail = texts(
        &mut conn,
        &format!(
            "SELECT object AS text FROM audit_log JOIN audit_subject ON audit_id = id \
             WHERE action = 'DecideReports' AND account = {author}"
        ),
    );
    assert_eq!(trail, [good.to_string()]);
    for id in [beyond, away, short] {
        let left = desk.report(id).await;
        assert_eq!((left.state, left.version), (ReportState::Held, 1));
    }
    assert_eq!(desk.price(RICE).await.value.expect("published").n, 1);
    for items in [Vec::new(), vec![one(good, confirm(None)); 101]] {
        let body = refused(
            lasem
                .client
                .call::<DecideReports>((), Decisions { items })
                .await,
        );
        assert_eq!(field(&body), ("items", FieldCode::Range));
    }
}
