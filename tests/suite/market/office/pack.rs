//! Dated amendments: seen at once, refused by the loader's own checks, kept over a restart, heard
//! of by other servers.

use crate::market::desk::*;
use crate::prelude::*;
use rembang_backend::modules::{self, ALL, market};
use rembang_backend::platform::app::App;
use rembang_backend::platform::clock::Clock;
use rembang_backend::platform::db::Lanes;
use rembang_backend::platform::keys::KeyRing;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use std::time::Duration;

on_both!(
    an_amended_reference_shows_at_once_and_goes_with_its_amendment,
    the_past_keeps_the_reference_of_its_day,
    other_servers_and_later_starts_have_it,
    what_the_loader_refuses_is_not_stored,
    names_closures_and_retirements_hold,
    an_officer_of_one_kecamatan_changes_nothing_of_the_regency,
    what_a_later_release_wrote_harms_nobody
);

fn het(upper: i64, from: chrono::NaiveDate) -> NewAmendment {
    NewAmendment {
        edit: PackEdit::Reference {
            code: RICE.to_owned(),
            level: Level::Retail,
            reference: ReferenceKind::HET,
            lower: None,
            upper: Some(upper),
            zone: "Jawa".to_owned(),
            basis: "Keputusan uji".to_owned(),
        },
        valid_from: from,
        source: "Surat edaran uji".to_owned(),
    }
}

fn about(edit: PackEdit, from: chrono::NaiveDate) -> NewAmendment {
    NewAmendment {
        edit,
        valid_from: from,
        source: "Surat dinas 12/2026".to_owned(),
    }
}

async fn amend(desk: &Desk, new: NewAmendment) -> Result<AmendmentView, CallError> {
    desk.officer.client.call::<Amend>((), new).await
}

async fn view(desk: &Desk) -> PackView {
    let view = desk.officer.client.call::<Amendments>((), ()).await;
    view.expect("the pack")
}

/// Rupiah over the ceiling, as everybody sees it.
async fn over(desk: &Desk) -> Option<i64> {
    let reference = desk.price(RICE).await.reference;
    reference.expect("a reference").over
}

async fn an_amended_reference_shows_at_once_and_goes_with_its_amendment(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    desk.publish(LASEM, RICE, 15_000).await;
    assert_eq!(over(&desk).await, Some(1_500), "HET 13.500 of the pack");
    let made = amend(&desk, het(15_500, TODAY))
        .await
        .expect("an amendment");
    assert_eq!(made.state, AmendmentState::Standing);
    assert_eq!(made.actions, [AmendmentAction::Withdraw]);
    assert_eq!(over(&desk).await, None, "at once, past the ready answers");
    let standing: Vec<i64> = view(&desk)
        .await
        .references
        .iter()
        .filter(|it| it.commodity == RICE && it.standing)
        .filter_map(|it| it.upper)
        .collect();
    assert_eq!(standing, [15_500]);

    let which = AmendmentParam { id: made.id };
    let taken = desk
        .officer
        .client
        .call::<WithdrawAmendment>(which.clone(), ());
    let taken = taken.await.expect("taken back");
    assert_eq!(taken.state, AmendmentState::Withdrawn);
    assert!(taken.actions.is_empty());
    assert_eq!(over(&desk).await, Some(1_500), "as before");
    let again = desk.officer.client.call::<WithdrawAmendment>(which, ());
    assert_eq!(refused(again.await).code, ErrorCode::NotFound);
}

async fn the_past_keeps_the_reference_of_its_day(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    desk.publish(LASEM, RICE, 15_000).await;
    let later = amend(&desk, het(16_000, day(1)))
        .await
        .expect("for tomorrow");
    assert_eq!(later.state, AmendmentState::Scheduled);
    assert_eq!(over(&desk).await, Some(1_500), "not yet");
    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RICE, 15_000).await;
    assert_eq!(over(&desk).await, None);
    let view = desk.commodity(RICE, None).await;
    let dates: Vec<_> = view.references.iter().map(|it| it.valid_from).collect();
    assert!(
        dates.contains(&day(1)) && dates.len() > 1,
        "both stay: {dates:?}"
    );
}

async fn other_servers_and_later_starts_have_it(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let open = || {
        let (ring, _) = KeyRing::open_or_create(server.dir.path()).expect("keys");
        let pack = modules::regency(None).expect("the pack");
        let lanes = Lanes {
            readers: 1,
            writers: 1,
        };
        let clock = Clock::manual(server.app.clock.now().0);
        App::open(ALL, server.app.config.clone(), pack, ring, clock, lanes).expect("a server")
    };
    let upper = |app: &App| {
        let pack = app.regency();
        let pack = market::pack(&pack).expect("the part");
        let reference = pack.reference_on(RICE, Level::Retail, TODAY);
        reference.and_then(|it| it.upper)
    };
    let beside = open();
    assert_eq!(upper(&beside), Some(13_500));
    amend(&desk, het(15_500, TODAY))
        .await
        .expect("an amendment");
    assert_eq!(upper(&open()), Some(15_500), "a later start");
    // The watcher looks twice a second.
    for _ in 0..100 {
        if upper(&beside) == Some(15_500) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the server beside never heard of it");
}

async fn what_the_loader_refuses_is_not_stored(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let with = |change: fn(&mut PackEdit)| {
        let mut new = het(15_500, TODAY);
        change(&mut new.edit);
        new
    };
    let no_upper = with(|edit| {
        if let PackEdit::Reference { upper, .. } = edit {
            *upper = None;
        }
    });
    let floor = with(|edit| {
        if let PackEdit::Reference { lower, .. } = edit {
            *lower = Some(1_000);
        }
    });
    let nothing = with(|edit| {
        if let PackEdit::Reference { upper, .. } = edit {
            *upper = Some(0);
        }
    });
    let farm = with(|edit| {
        if let PackEdit::Reference { level, .. } = edit {
            *level = Level::Producer;
        }
    });
    let basis = with(|edit| {
        if let PackEdit::Reference { basis, .. } = edit {
            basis.clear();
        }
    });
    let mut no_source = het(15_500, TODAY);
    no_source.source = " ".to_owned();
    // The pack's own HET of rice begins on this day.
    let twice = het(
        15_500,
        chrono::NaiveDate::from_ymd_opt(2026, 2, 1).expect("a day"),
    );
    let semicolon = about(
        PackEdit::Commodity {
            code: RICE.to_owned(),
            name: "Beras".to_owned(),
            synonyms: vec!["a;b".to_owned()],
        },
        TODAY,
    );
    use FieldCode::{Combination, Format, Range, Required};
    for (new, path, code) in [
        (no_upper, "edit.upper", Required),
        (floor, "edit.lower", Combination),
        (nothing, "edit.upper", Range),
        (farm, "edit.level", Combination),
        (basis, "edit.basis", Range),
        (no_source, "source", Range),
        (twice, "valid_from", Combination),
        (semicolon, "edit.synonyms", Format),
    ] {
        let body = refused(amend(&desk, new).await);
        let field = body.fields.first().expect("a field");
        assert_eq!((field.path.as_str(), field.code), (path, code));
    }
    let unknown = about(
        PackEdit::Retirement {
            code: "beras-ajaib".to_owned(),
        },
        TODAY,
    );
    assert_eq!(
        refused(amend(&desk, unknown).await).code,
        ErrorCode::NotFound
    );
    assert!(view(&desk).await.amendments.is_empty());
}

async fn names_closures_and_retirements_hold(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let rename = PackEdit::Commodity {
        code: RICE.to_owned(),
        name: "Beras medium, \"lokal\"".to_owned(),
        synonyms: vec!["wos".to_owned()],
    };
    amend(&desk, about(rename, day(1))).await.expect("a name");
    let closed = PackEdit::Closure {
        code: LASEM.to_owned(),
        reason: "Perbaikan atap".to_owned(),
    };
    amend(&desk, about(closed, TODAY)).await.expect("a closure");
    let panel = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
    assert!(!panel.open);
    let body = desk.refused(three(LASEM, RICE, TODAY, 13_000)).await;
    assert_eq!(body.refusal, Some(Refusal::PriceClosed));
    assert_eq!(desk.price(RICE).await.name, "Beras medium");

    desk.turn(day(1), 9, 0).await;
    desk.publish(LASEM, RICE, 13_000).await;
    // The name's day has come; nobody wrote anything, so the watcher must notice the day.
    let mut name = String::new();
    for _ in 0..100 {
        name = desk.price(RICE).await.name;
        if name != "Beras medium" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(name, "Beras medium, \"lokal\"");

    for code in [RICE, PAMOTAN] {
        let code = code.to_owned();
        let end = about(PackEdit::Retirement { code }, day(1));
        amend(&desk, end).await.expect("a retirement");
    }
    let list = desk.list(PriceQuery::default()).await.expect("a list");
    assert!(list.items.iter().all(|it| it.commodity != RICE));
    let body = desk.refused(three(KOTA, RICE, day(1), 13_000)).await;
    assert_eq!(body.fields[0].path, "commodity");
    let places = server
        .visitor()
        .call::<Places>((), ())
        .await
        .expect("places");
    assert!(places.items.iter().all(|it| it.code != PAMOTAN));
    // What was told stays to be read.
    assert_eq!(desk.commodity(RICE, None).await.history.len(), 1);
}

async fn an_officer_of_one_kecamatan_changes_nothing_of_the_regency(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let near = server.officer(Role::PriceOfficer, "33.17.14").await;
    let body = refused(near.client.call::<Amend>((), het(15_500, TODAY)).await);
    assert_eq!(body.code, ErrorCode::NotFound);
    for (place, may) in [(LASEM, true), (PAMOTAN, false)] {
        let edit = PackEdit::Place {
            code: place.to_owned(),
            name: "Pasar Baru".to_owned(),
        };
        let done = near.client.call::<Amend>((), about(edit, TODAY)).await;
        assert_eq!(done.is_ok(), may, "{place}");
    }
    let admin = server.officer(Role::Admin, "33.17").await;
    let seen = admin
        .client
        .call::<Amendments>((), ())
        .await
        .expect("the pack");
    assert!(!seen.editable && seen.amendments.len() == 1);
    assert!(seen.amendments[0].actions.is_empty(), "an admin only reads");
    drop(desk);
}

async fn what_a_later_release_wrote_harms_nobody(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    amend(&desk, het(15_500, TODAY)).await.expect("amended");
    let unknown = amend(&desk, het(15_600, day(3))).await.expect("amended");
    let mut conn = server.connection();
    let id = rembang_tests::raw::literal(&conn, unknown.id);
    let sql = format!("UPDATE pack_amendment SET body = '{{\"kind\":\"omen\"}}' WHERE id = {id}");
    let done = diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut conn);
    assert_eq!(done.expect("written"), 1);
    // As at a start, and when a day begins.
    for on in [TODAY, day(4)] {
        let pack = Arc::clone(&server.app.pack);
        let built = server.app.db.read(move |conn| pack.reload(conn, on)).await;
        built.expect("the pack is built without it");
    }
    let shown = view(&desk).await.amendments;
    assert_eq!(shown.len(), 1, "the other one stands and is shown");
    let more = amend(&desk, het(15_700, day(5))).await;
    more.expect("what cannot be read does not stand in the way");
    let which = AmendmentParam { id: unknown.id };
    let taken = desk.officer.client.call::<WithdrawAmendment>(which, ());
    assert_eq!(
        refused(taken.await).code,
        rembang_shared::error::ErrorCode::NotFound
    );
}
