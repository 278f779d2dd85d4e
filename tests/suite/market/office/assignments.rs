//! Assignments hand out work and never access.

use crate::market::desk::*;
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;

on_both!(
    an_assigned_place_is_work_of_today_and_seen_on_the_desk,
    only_whose_grant_covers_the_place_can_be_assigned,
    an_officer_of_one_kecamatan_hands_out_only_its_places
);

fn to(account: uuid::Uuid, place: &str) -> NewAssignment {
    NewAssignment {
        place: place.to_owned(),
        account,
        valid_from: TODAY,
        valid_to: None,
    }
}

async fn mine(who: &Caller) -> Vec<MyPlaceView> {
    let places = who.client.call::<MyPlaces>((), ()).await;
    places.expect("my places").items
}

async fn today(desk: &Desk) -> DeskView {
    let view = desk.officer.client.call::<MarketDesk>((), ());
    view.await.expect("the desk")
}

async fn an_assigned_place_is_work_of_today_and_seen_on_the_desk(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let listed = server.market().places().len();
    let alone = |view: &DeskView| {
        view.places
            .iter()
            .filter(|it| it.enumerators.is_empty())
            .count()
    };
    assert_eq!(alone(&today(&desk).await), listed);
    assert!(mine(&desk.enumerator).await.is_empty());

    let new = to(desk.enumerator.id, LASEM);
    let made = desk
        .officer
        .client
        .call::<AssignPlace>((), new.clone())
        .await;
    let made = made.expect("an assignment");
    assert!(made.covered);
    let again = desk.officer.client.call::<AssignPlace>((), new).await;
    assert_eq!(refused(again).fields[0].code, FieldCode::Combination);

    let place = &mine(&desk.enumerator).await[0];
    assert_eq!((place.place.as_str(), place.reported), (LASEM, 0));
    let receipt = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await;
    assert_eq!(receipt.state, ReportState::Held);
    assert_eq!(mine(&desk.enumerator).await[0].reported, 1);
    let view = today(&desk).await;
    assert_eq!((view.places.len(), alone(&view)), (listed, listed - 1));
    let lasem = |view: &DeskView| {
        let place = view.places.iter().find(|it| it.place == LASEM);
        place.expect("every place is there").clone()
    };
    let seen = lasem(&view);
    assert_eq!((view.held, view.overdue), (1, 0));
    assert_eq!(view.oldest[0].id, receipt.id);
    assert_eq!((seen.reported, seen.held, seen.late), (1, 1, false));
    assert_eq!(seen.panel, place.panel);
    // Entry ends at 10.00, verifying at 11.30.
    desk.turn(TODAY, 10, 0).await;
    let view = today(&desk).await;
    assert!(lasem(&view).late && view.overdue == 0);
    desk.turn(TODAY, 11, 30).await;
    assert_eq!(today(&desk).await.overdue, 1);

    let end = AssignmentParam { id: made.id };
    let ended = desk.officer.client.call::<EndAssignment>(end.clone(), ());
    assert!(ended.await.expect("ended").actions.is_empty());
    assert!(mine(&desk.enumerator).await.is_empty());
    let again = desk.officer.client.call::<EndAssignment>(end, ()).await;
    assert_eq!(refused(again).code, ErrorCode::NotFound);
}

async fn only_whose_grant_covers_the_place_can_be_assigned(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let near = server.officer(Role::Enumerator, "33.17.14").await;
    let farmer = server.officer(Role::Farmer, "33.17.14").await;
    let assign = |who, place| desk.officer.client.call::<AssignPlace>((), to(who, place));
    for (who, place) in [
        (near.id, PAMOTAN),
        (farmer.id, LASEM),
        (desk.officer.id, LASEM),
    ] {
        let body = refused(assign(who, place).await);
        let field = &body.fields[0];
        assert_eq!(
            (field.path.as_str(), field.code),
            ("account", FieldCode::Unknown)
        );
    }
    assign(near.id, LASEM).await.expect("an assignment");
    let query = EnumeratorQuery {
        place: Some(PAMOTAN.to_owned()),
    };
    let able = desk.officer.client.call::<Enumerators>(query, ()).await;
    let able: Vec<_> = able.expect("people").items.iter().map(|it| it.id).collect();
    assert_eq!(able, [desk.enumerator.id]);
    // The work is Lasem's; Pamotan stays out of reach.
    let elsewhere = near
        .client
        .call::<PostPrice>((), three(PAMOTAN, RICE, TODAY, 13_000));
    assert_eq!(refused(elsewhere.await).code, ErrorCode::NotFound);
    let mut past = to(near.id, LASEM);
    past.valid_from = day(-1);
    let past = desk.officer.client.call::<AssignPlace>((), past).await;
    assert_eq!(refused(past).fields[0].path, "valid_from");
}

async fn an_officer_of_one_kecamatan_hands_out_only_its_places(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let near = server.officer(Role::PriceOfficer, "33.17.14").await;
    let all = to(desk.enumerator.id, PAMOTAN);
    let made = desk
        .officer
        .client
        .call::<AssignPlace>((), all.clone())
        .await;
    let made = made.expect("an assignment");
    let refused_here = near.client.call::<AssignPlace>((), all).await;
    assert_eq!(refused(refused_here).code, ErrorCode::NotFound);
    let end = near
        .client
        .call::<EndAssignment>(AssignmentParam { id: made.id }, ());
    assert_eq!(refused(end.await).code, ErrorCode::NotFound);
    let list = near
        .client
        .call::<Assignments>((), ())
        .await
        .expect("a list");
    assert!(list.items.is_empty());
}
