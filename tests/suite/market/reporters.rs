//! Where somebody may report from is what the list of places offers, and nothing else.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::identity::api::{GrantAreas, GrantRole, NewGrant};
use rembang_shared::market::api::*;

on_both!(
    every_place_that_is_offered_has_a_form_and_no_other_has,
    where_one_was_lately_comes_first,
    a_farmer_who_was_given_a_village_posts_from_it,
    all_reports_are_counted_not_only_those_of_one_page,
);

async fn offered(who: &Caller) -> Vec<EntryPlace> {
    let places = who.client.call::<EntryPlaces>((), ()).await;
    places.expect("places").items
}

fn codes(places: &[EntryPlace]) -> Vec<&str> {
    places.iter().map(|place| place.code.as_str()).collect()
}

async fn every_place_that_is_offered_has_a_form_and_no_other_has(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let pack = server.market();
    let listed = pack.places().iter().map(|place| place.code.as_str());
    let villages = pack.villages().iter().map(|place| place.code.as_str());
    let all: Vec<&str> = listed.chain(villages).collect();
    // Kecamatan Lasem has two markets, one TPI and twenty villages.
    for (role, area, expected) in [
        (Role::Farmer, "33.17.14", 20),
        (Role::Farmer, "33.17.14.2003", 1),
        (Role::Farmer, "33.17", pack.villages().len()),
        (Role::Enumerator, "33.17.14", 23),
        (Role::Enumerator, "33.17.14.2003", 1),
    ] {
        let who = server.officer(role, area).await;
        let places = offered(&who).await;
        assert_eq!(places.len(), expected, "{role:?} {area}");
        let offered = codes(&places);
        // One of each kind and of each side is enough to ask for where there are hundreds.
        for code in all.iter().step_by(if expected > 100 { 40 } else { 7 }) {
            let form = desk.panel(&who, code).await;
            assert_eq!(
                form.is_ok(),
                offered.contains(code),
                "{role:?} {area} {code}"
            );
        }
    }
    // What no source puts into a kecamatan belongs to whoever has the whole regency.
    let whole = offered(&desk.enumerator).await;
    assert_eq!(whole.len(), all.len());
    assert!(codes(&whole).contains(&"tpi-tanjungsari"));
    let body = refused(desk.panel(&desk.enumerator, "33.17.14").await);
    assert_eq!(body.code, ErrorCode::NotFound, "a kecamatan is no place");
}

async fn where_one_was_lately_comes_first(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let places = offered(&desk.enumerator).await;
    assert!(places.iter().all(|place| place.last_day.is_none()));
    // Markets as the pack lists them, and villages, which are many, behind all of them.
    assert_eq!(codes(&places)[0], server.market().places()[0].code);
    let first_farm = places.iter().position(|it| it.kind == PlaceKind::Desa);
    assert_eq!(first_farm, Some(server.market().places().len()));

    desk.posted(three("33.17.14.2003", "tomat", TODAY, 9_000))
        .await;
    desk.turn(day(1), 9, 0).await;
    desk.posted(three(SARANG, RAWIT, day(1), 42_000)).await;
    // Sent today for yesterday: the newest day of a place counts.
    desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await;
    let places = offered(&desk.enumerator).await;
    assert_eq!(codes(&places)[..3], [SARANG, LASEM, "33.17.14.2003"]);
    let days: Vec<_> = places[..4].iter().map(|place| place.last_day).collect();
    assert_eq!(days, [Some(day(1)), Some(TODAY), Some(TODAY), None]);
    // It is one's own past, not everybody's.
    let other = server.officer(Role::Enumerator, "33.17").await;
    assert_eq!(offered(&other).await[0].last_day, None);
}

async fn a_farmer_who_was_given_a_village_posts_from_it(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let areas = admin
        .client
        .call::<GrantAreas>((), ())
        .await
        .expect("areas");
    // The regency, fourteen kecamatan, and each village with the kecamatan in its name.
    assert_eq!(areas.items.len(), server.app.regency().areas().len());
    let wider: Vec<_> = areas.items.iter().filter(|it| !it.village).collect();
    assert_eq!(wider.len(), 15);
    let village = areas.items.iter().find(|it| it.area == "33.17.14.2003");
    let village = village.expect("a village");
    assert!(village.village && village.name.starts_with("Desa "));
    assert!(village.name.ends_with(", Lasem"), "{}", village.name);
    let names: std::collections::BTreeSet<_> = areas.items.iter().map(|it| &it.name).collect();
    assert_eq!(names.len(), areas.items.len(), "no two read alike");
    // An administrator of one kecamatan gives what lies in it.
    let local = server.officer(Role::Admin, "33.17.14").await;
    let areas = local
        .client
        .call::<GrantAreas>((), ())
        .await
        .expect("areas");
    assert_eq!(areas.items.len(), 21);

    let farmer = server.resident("Pak Tani Contoh").await;
    let new = NewGrant {
        account: farmer.id,
        role: Role::Farmer,
        area: village.area.clone(),
        valid_from: TODAY,
        valid_to: day(30),
        evidence: "Surat uji".to_owned(),
    };
    let made = admin
        .client
        .call::<GrantRole>((), new)
        .await
        .expect("a grant");
    assert_eq!(made.area_name, village.name);
    let places = offered(&farmer).await;
    assert_eq!(codes(&places), ["33.17.14.2003"]);
    assert_eq!(places[0].area_name.as_deref(), Some("Lasem"));
    let new = three("33.17.14.2003", "gkp-petani", TODAY, 6_500);
    let receipt = farmer.client.call::<PostPrice>((), new).await;
    assert_eq!(receipt.expect("a receipt").state, ReportState::Held);
    let next_door = three("33.17.14.2004", "gkp-petani", TODAY, 6_500);
    let body = refused(farmer.client.call::<PostPrice>((), next_door).await);
    assert_eq!(body.code, ErrorCode::NotFound);
}

async fn all_reports_are_counted_not_only_those_of_one_page(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let counts = async |desk: &Desk| {
        let counts = desk.enumerator.client.call::<MyReportCounts>((), ());
        counts.await.expect("counts")
    };
    assert_eq!(counts(&desk).await, ReportCounts::default());
    let waiting = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await;
    desk.turn(day(1), 9, 0).await;
    let places = server.market().places().to_vec();
    let markets = places.iter().filter(|it| it.kind == PlaceKind::Market);
    let mut noted = 0;
    for market in markets {
        for commodity in [RAWIT, RICE] {
            let new = super::desk::noted(&market.code, commodity, day(1), NoQuote::Habis);
            desk.posted(new).await;
            noted += 1;
        }
    }
    assert!(noted > 20, "more than a page");
    let page = ListQuery {
        limit: Some(20),
        cursor: None,
    };
    let page = desk.enumerator.client.call::<MyReports>(page, ()).await;
    let newest = page.expect("a page").items;
    assert!(
        newest.iter().all(|it| it.id != waiting.id),
        "beyond the first page"
    );
    let expected = ReportCounts {
        held: 1,
        noted,
        ..ReportCounts::default()
    };
    assert_eq!(counts(&desk).await, expected);
    desk.confirm(waiting.id).await;
    let refused = desk.posted(three(SARANG, RAWIT, TODAY, 42_000)).await;
    desk.reject(refused.id, "harga grosir").await;
    let expected = ReportCounts {
        accepted: 1,
        rejected: 1,
        noted,
        held: 0,
    };
    assert_eq!(counts(&desk).await, expected);
    // Somebody else's are theirs.
    let other = server.officer(Role::Enumerator, "33.17").await;
    let counts = other.client.call::<MyReportCounts>((), ()).await;
    assert_eq!(counts.expect("counts"), ReportCounts::default());
}
