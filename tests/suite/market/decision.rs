//! What an officer may do with a report, and what stays of it.

use super::desk::*;
use crate::prelude::*;
use diesel::prelude::*;
use rembang_backend::modules::market::schema::{price_quote, price_value};
use rembang_backend::platform::db::Id;
use rembang_shared::error::FieldCode;
use rembang_shared::identity::api::{GrantRole, NewGrant};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::Verdict;
use uuid::Uuid;

on_both!(
    a_price_reaches_every_resident,
    a_correction_replaces_the_value_and_keeps_the_quotes,
    a_rejection_makes_room_and_is_read,
    a_public_value_can_be_withdrawn,
    an_absurd_correction_is_refused,
    every_state_allows_its_own_actions,
    two_officers_cannot_decide_at_once,
    a_report_is_its_authors_and_the_officers,
    a_mistaken_status_is_withdrawn,
    nobody_decides_a_report_of_their_own,
    an_officer_decides_in_their_own_area,
    what_the_rule_measured_stays_with_the_report,
);

/// The quotes of a report in the database: round, then rupiah in the traders' order.
async fn stored_quotes(desk: &Desk, id: Uuid) -> Vec<(i64, i64)> {
    let rows = desk.server.app.db.read(move |conn| {
        Ok(price_quote::table
            .filter(price_quote::report_id.eq(Id(id)))
            .order((price_quote::round, price_quote::position))
            .select((price_quote::round, price_quote::rupiah))
            .load(conn)?)
    });
    rows.await.expect("rows")
}

/// The values a report has had, in halves of a rupiah, and whether each still stands.
async fn stored_values(desk: &Desk, id: Uuid) -> Vec<(i64, bool)> {
    let rows = desk.server.app.db.read(move |conn| {
        Ok(price_value::table
            .filter(price_value::report_id.eq(Id(id)))
            .order(price_value::id)
            .select((price_value::value_halves, price_value::ended_at.is_null()))
            .load(conn)?)
    });
    rows.await.expect("rows")
}

async fn a_price_reaches_every_resident(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let new = quoted(LASEM, RICE, TODAY, &[13_000, 13_200, 13_100]);
    let receipt = desk.posted(new).await;
    // Without any history a person decides.
    assert_eq!(receipt.verdict, Some(Verdict::NoHistory));
    assert_eq!(receipt.state, ReportState::Held);
    assert_eq!(
        desk.price(RICE).await.value,
        None,
        "not before it is decided"
    );
    let decision = Decision::Confirm {
        note: Some("  sesuai nota pedagang ".to_owned()),
    };
    let decided = desk.decide(receipt.id, decision).await.expect("decided");
    assert_eq!(decided.state, ReportState::Accepted);
    assert_eq!(
        decided.decision_note.as_deref(),
        Some("sesuai nota pedagang")
    );
    assert!(decided.decided_at.is_some() && decided.version == 2);
    let value = desk.price(RICE).await.value.expect("a value");
    assert_eq!((value.display, value.n, value.limited), (13_100, 1, true));
}

async fn a_correction_replaces_the_value_and_keeps_the_quotes(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let new = quoted(LASEM, RAWIT, TODAY, &[52_000, 51_000, 53_000]);
    let id = desk.posted(new).await.id;
    let report = desk
        .correct(id, &[42_300, 41_900])
        .await
        .expect("corrected");
    assert_eq!(report.state, ReportState::Accepted);
    assert_eq!(report.quotes, [42_300, 41_900]);
    assert_eq!(
        report.value.map(|v| v.to_string()).as_deref(),
        Some("42100")
    );
    assert_eq!(
        report.decision_note.as_deref(),
        Some("ditanya ulang ke pedagang")
    );
    // What the rule said on arrival is history, not opinion.
    assert_eq!(report.verdict, Some(Verdict::NoHistory));
    assert_eq!(desk.price(RAWIT).await.value.expect("a value").mean, 42_100);

    // Public by now, and corrected once more.
    desk.turn(TODAY, 10, 0).await;
    let report = desk.correct(id, &[43_000]).await.expect("corrected");
    assert_eq!(
        (report.quotes.as_slice(), report.version),
        (&[43_000][..], 3)
    );
    let value = desk.price(RAWIT).await.value.expect("a value");
    assert_eq!((value.mean, value.n), (43_000, 1));
    assert_eq!(
        stored_quotes(&desk, id).await,
        [
            (0, 52_000),
            (0, 51_000),
            (0, 53_000),
            (1, 42_300),
            (1, 41_900),
            (2, 43_000)
        ]
    );
    assert_eq!(
        stored_values(&desk, id).await,
        [(84_200, false), (86_000, true)]
    );
    // The reporter sees what became of it.
    let mine = desk.mine().await;
    assert_eq!(mine[0].quotes, [43_000]);
}

async fn a_rejection_makes_room_and_is_read(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let first = desk.posted(three(LASEM, RAWIT, TODAY, 52_000)).await.id;
    for note in ["", "  x ", &"x".repeat(501)] {
        let note = note.to_owned();
        let body = refused(desk.decide(first, Decision::Reject { note }).await);
        assert_eq!(field(&body), ("note", FieldCode::Range));
    }
    let report = desk.reject(first, "harga grosir, bukan eceran").await;
    assert_eq!(report.state, ReportState::Rejected);
    assert!(report.actions.is_empty());
    let mine = desk.mine().await;
    assert_eq!(
        mine[0].decision_note.as_deref(),
        Some("harga grosir, bukan eceran")
    );
    assert_eq!(desk.price(RAWIT).await.value, None);
    // The day is free again, and what was rejected stays rejected.
    let second = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    desk.confirm(second).await;
    let body = refused(desk.correct(first, &[42_000]).await);
    assert_eq!(body.refusal, Some(Refusal::ReportDecided));
    assert_eq!(desk.price(RAWIT).await.value.expect("a value").mean, 42_000);
    let states: Vec<ReportState> = desk.mine().await.iter().map(|it| it.state).collect();
    assert_eq!(states, [ReportState::Accepted, ReportState::Rejected]);
    assert!(stored_values(&desk, first).await.is_empty());
}

async fn a_public_value_can_be_withdrawn(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let id = desk.publish(LASEM, RAWIT, 42_000).await;
    desk.publish(PAMOTAN, RAWIT, 44_000).await;
    desk.reject(id, "timbangan tidak ditera").await;
    let value = desk.price(RAWIT).await.value.expect("the other market");
    assert_eq!((value.mean, value.n), (44_000, 1));
    assert_eq!(stored_values(&desk, id).await, [(84_000, false)]);
    // Lasem may be asked again: (45.000 + 44.000) / 2.
    desk.publish(LASEM, RAWIT, 45_000).await;
    assert_eq!(desk.price(RAWIT).await.value.expect("both").mean, 44_500);
}

async fn an_absurd_correction_is_refused(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    desk.publish(PAMOTAN, RAWIT, 42_000).await;
    let id = desk.posted(three(LASEM, RAWIT, TODAY, 43_000)).await.id;
    let body = refused(desk.correct(id, &[430_000]).await);
    assert_eq!(body.refusal, Some(Refusal::PriceRatio));
    for (quotes, path, code) in [
        (&[0][..], "quotes[0]", FieldCode::Range),
        (&[43_000, 1_000_000_001], "quotes[1]", FieldCode::Range),
        (&[43_000; 4], "quotes", FieldCode::Range),
        (&[], "quotes", FieldCode::Required),
    ] {
        let body = refused(desk.correct(id, quotes).await);
        assert_eq!(field(&body), (path, code), "{quotes:?}");
    }
    let report = desk.report(id).await;
    assert_eq!((report.state, report.version), (ReportState::Held, 1));
    assert_eq!(stored_quotes(&desk, id).await, [(0, 43_000); 3]);
    // A wide spread needs no reason from somebody who has asked again.
    desk.correct(id, &[40_000, 43_000, 60_000])
        .await
        .expect("corrected");
}

async fn every_state_allows_its_own_actions(server: Arc<Server>) {
    use ReportAction::{Confirm, Correct, Reject};
    let desk = Desk::open(&server).await;
    let held = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let accepted = desk.publish(PAMOTAN, RAWIT, 42_000).await;
    let rejected = desk.posted(three(KOTA, RAWIT, TODAY, 42_000)).await.id;
    desk.reject(rejected, "salah pasar").await;
    let note = noted(SARANG, RAWIT, TODAY, NoQuote::Habis);
    let noted = desk.posted(note).await.id;
    for (id, allowed) in [
        (held, &[Confirm, Correct, Reject][..]),
        (accepted, &[Correct, Reject]),
        (rejected, &[]),
        (noted, &[Reject]),
    ] {
        assert_eq!(desk.report(id).await.actions, allowed);
        for decision in [
            Decision::Confirm { note: None },
            Decision::Correct {
                quotes: vec![42_000],
                note: "ditanya ulang".to_owned(),
                lifted: false,
            },
            Decision::Reject {
                note: "tidak jelas".to_owned(),
            },
        ] {
            if !allowed.contains(&decision.action()) {
                let body = refused(desk.decide(id, decision).await);
                assert_eq!(body.refusal, Some(Refusal::ReportDecided));
            }
        }
        // The author has no button, whatever the state.
        let own = desk
            .enumerator
            .client
            .call::<Report>(ReportParam { id }, ());
        assert!(own.await.expect("one's own").actions.is_empty());
    }
    assert!(
        desk.mine()
            .await
            .iter()
            .all(|report| report.actions.is_empty())
    );
}

async fn two_officers_cannot_decide_at_once(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let other = server.officer(Role::PriceOfficer, "33.17").await;
    let id = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let confirm = |version| {
        Operation::<DecideReport>::new(ReportParam { id }, Decision::Confirm { note: None })
            .on_version(version)
    };
    let reject = Operation::<DecideReport>::new(
        ReportParam { id },
        Decision::Reject {
            note: "salah pasar".to_owned(),
        },
    )
    .on_version(1);
    let confirm_first = confirm(1);
    let (one, two) = tokio::join!(
        desk.officer.client.send(&confirm_first),
        other.client.send(&reject)
    );
    let (won, lost) = match (one, two) {
        (Ok(won), lost @ Err(_)) | (lost @ Err(_), Ok(won)) => (won, refused(lost)),
        both => panic!("not one of two: {both:?}"),
    };
    // Who lost sees what the other has done.
    assert_eq!(lost.code, ErrorCode::Conflict);
    let current: ReportView =
        serde_json::from_value(lost.current.expect("the report")).expect("a report");
    assert_eq!((current.state, current.version), (won.state, 2));
    let stale = refused(other.client.send(&confirm(1)).await);
    assert_eq!(stale.code, ErrorCode::Conflict);
    let without =
        Operation::<DecideReport>::new(ReportParam { id }, Decision::Confirm { note: None });
    let body = refused(desk.officer.client.send(&without).await);
    assert_eq!(body.code, ErrorCode::PreconditionRequired);
}

async fn a_report_is_its_authors_and_the_officers(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let id = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let other = server.officer(Role::Enumerator, "33.17").await;
    let body = refused(other.client.call::<Report>(ReportParam { id }, ()).await);
    assert_eq!(body.code, ErrorCode::NotFound);
    let nowhere = ReportParam { id: Uuid::now_v7() };
    let body = refused(
        desk.officer
            .client
            .call::<Report>(nowhere.clone(), ())
            .await,
    );
    assert_eq!(body.code, ErrorCode::NotFound);
    let confirm = Operation::<DecideReport>::new(nowhere, Decision::Confirm { note: None });
    let body = refused(desk.officer.client.send(&confirm.on_version(1)).await);
    assert_eq!(body.code, ErrorCode::NotFound);
    let queue = desk
        .enumerator
        .client
        .call::<Queue>(QueueQuery::default(), ());
    assert_eq!(refused(queue.await).code, ErrorCode::Forbidden);
    assert!(other_reports(&other).await.is_empty());
}

async fn other_reports(who: &Caller) -> Vec<ReportView> {
    let mine = who.client.call::<MyReports>(ListQuery::default(), ());
    mine.await.expect("a list").items
}

/// A wrong `HABIS` must not close the place for the rest of the day.
async fn a_mistaken_status_is_withdrawn(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let note = noted(LASEM, RAWIT, TODAY, NoQuote::Habis);
    let status = desk.posted(note).await.id;
    let of_lasem = async || {
        let places = desk.commodity(RAWIT, None).await.places;
        let lasem = places.into_iter().find(|place| place.place == LASEM);
        lasem.expect("a listed market")
    };
    assert_eq!(of_lasem().await.status, Some(NoQuote::Habis));
    let report = desk.reject(status, "masih dijual di los barat").await;
    assert_eq!((report.state, report.value), (ReportState::Rejected, None));
    assert!(report.actions.is_empty());
    let place = of_lasem().await;
    assert_eq!((place.status, place.day), (None, None));
    assert!(stored_values(&desk, status).await.is_empty());
    // The enumerator reads why, and the day is free for a price.
    assert_eq!(
        desk.mine().await[0].decision_note.as_deref(),
        Some("masih dijual di los barat")
    );
    desk.publish(LASEM, RAWIT, 42_000).await;
    assert_eq!(desk.price(RAWIT).await.value.expect("a value").mean, 42_000);
}

/// Two pairs of eyes: whoever has both roles decides other people's reports only.
async fn nobody_decides_a_report_of_their_own(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let admin = server.officer(Role::Admin, "33.17").await;
    let grant = NewGrant {
        account: desk.officer.id,
        role: Role::Enumerator,
        area: "33.17".to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence: "SK rangkap".to_owned(),
    };
    let granted = admin.client.call::<GrantRole>((), grant).await;
    granted.expect("a second role");
    // Sessions are looked up anew after two seconds.
    desk.turn(TODAY, 9, 30).await;
    let new = three(LASEM, RAWIT, TODAY, 42_000);
    let own = desk.officer.client.call::<PostPrice>((), new).await;
    let own = own.expect("an enumerator by now").id;
    let others = desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await.id;

    let report = desk.report(own).await;
    assert_eq!((report.state, report.actions), (ReportState::Held, vec![]));
    let queue = desk.officer.client.call::<Queue>(QueueQuery::default(), ());
    let queue = queue.await.expect("a queue").items;
    let actions: Vec<(Uuid, bool)> = queue
        .iter()
        .map(|report| (report.id, report.actions.is_empty()))
        .collect();
    assert_eq!(actions, [(own, true), (others, false)]);
    for decision in [
        Decision::Confirm { note: None },
        Decision::Reject {
            note: "salah ketik".to_owned(),
        },
    ] {
        let body = refused(desk.decide(own, decision).await);
        assert_eq!(body.refusal, Some(Refusal::OwnReport));
    }
    assert_eq!(desk.report(own).await.version, 1);
    // A colleague does.
    desk.confirm(others).await;
    desk.officer = server.officer(Role::PriceOfficer, "33.17").await;
    desk.confirm(own).await;
    assert_eq!(desk.price(RAWIT).await.value.expect("both").n, 2);
}

/// An officer for Lasem decides what comes from Lasem: its market and its villages.
async fn an_officer_decides_in_their_own_area(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let lasem = server.officer(Role::PriceOfficer, "33.17.14").await;
    let village = {
        let pack = server.app.regency();
        let village = pack.children("33.17.14").next().expect("a village");
        village.code.to_string()
    };
    let market = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    let farm = desk.posted(three(&village, RAWIT, TODAY, 30_000)).await.id;
    let away = desk.posted(three(PAMOTAN, RAWIT, TODAY, 42_000)).await.id;
    // No source says where this auction lies: it is the whole regency's.
    let nowhere = three("tpi-tanjungsari", "ikan-layang", TODAY, 20_000);
    let nowhere = desk.posted(nowhere).await.id;

    let queue = lasem.client.call::<Queue>(QueueQuery::default(), ());
    let queue = queue.await.expect("a queue").items;
    let seen: Vec<Uuid> = queue.iter().map(|report| report.id).collect();
    assert_eq!(seen, [market, farm]);
    assert!(queue.iter().all(|report| report.actions.len() == 3));
    for id in [away, nowhere] {
        let body = refused(lasem.client.call::<Report>(ReportParam { id }, ()).await);
        assert_eq!(body.code, ErrorCode::NotFound);
        let confirm =
            Operation::<DecideReport>::new(ReportParam { id }, Decision::Confirm { note: None });
        let body = refused(lasem.client.send(&confirm.on_version(1)).await);
        assert_eq!(body.code, ErrorCode::NotFound);
        assert_eq!(desk.report(id).await.state, ReportState::Held);
    }
    for id in [market, farm] {
        let confirm =
            Operation::<DecideReport>::new(ReportParam { id }, Decision::Confirm { note: None });
        let report = lasem.client.send(&confirm.on_version(1)).await;
        assert_eq!(report.expect("decided").state, ReportState::Accepted);
    }
}

/// Quotes 40, 42 and 60 thousand where 42.000 stood yesterday.
async fn what_the_rule_measured_stays_with_the_report(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    for number in 0..7 {
        desk.turn(day(number), 9, 0).await;
        desk.publish(LASEM, RAWIT, 42_000).await;
    }
    desk.turn(day(7), 9, 0).await;
    let mut new = quoted(LASEM, RAWIT, day(7), &[44_000, 47_000, 64_000]);
    new.reason = Some(rembang_shared::market::rules::Reason::StockLow);
    let id = desk.posted(new).await.id;
    // Spread: 20.000 / 47.000 = 42,55 %. Step: 5.000 / 42.000 = 11,90 %. Nothing has ever moved
    // here, so that s is the floor, 2 % of 42.000 = 840: 42.000 + 3,5 x 840 and + 7 x 840.
    let expected = Measured {
        spread: Some("42.6".to_owned()),
        spread_limit: 20,
        step: Some("11.90".to_owned()),
        step_limit: 25,
        suspect_limit: Some("44940.0".to_owned()),
        extreme_limit: Some("47880.0".to_owned()),
    };
    let report = desk.report(id).await;
    assert_eq!(report.verdict, Some(Verdict::Suspect));
    assert_eq!(report.measured.as_ref(), Some(&expected));
    // What an officer makes of it does not change what was found.
    let report = desk.correct(id, &[43_000]).await.expect("corrected");
    assert_eq!(report.measured, Some(expected));
    let note = desk
        .posted(noted(KOTA, RAWIT, day(7), NoQuote::Tutup))
        .await;
    assert_eq!(desk.report(note.id).await.measured, None);
}
