//! Whose cursor it is, and what a grant, another device or a long absence makes of it.

use super::*;
use chrono::TimeDelta;
use rembang_backend::modules::privacy;
use rembang_shared::identity::api::{GrantParam, GrantRole, NewGrant, RevokeGrant};

on_both!(
    an_ended_grant_takes_its_area_and_nothing_else,
    a_new_grant_begins_its_area_and_nothing_else,
    a_wider_grant_takes_the_place_of_a_smaller,
    another_device_begins_anew,
    whoever_was_away_for_too_long_begins_anew,
    the_newest_change_is_kept,
    a_cursor_of_a_lost_day_begins_anew,
    a_cursor_is_its_accounts,
);

/// Gives somebody another role, on the session they have.
pub async fn also(server: &Server, whom: &Caller, role: Role, area: &str) -> Uuid {
    let admin = server.officer(Role::Admin, "33.17").await;
    let grant = NewGrant {
        account: whom.id,
        role,
        area: area.to_owned(),
        valid_from: TODAY,
        valid_to: TODAY + TimeDelta::days(300),
        evidence: "SK 12/2026".to_owned(),
    };
    let granted = admin.client.call::<GrantRole>((), grant).await;
    granted.expect("granted").id
}

async fn end(server: &Server, grant: Uuid) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let ended = admin
        .client
        .call::<RevokeGrant>(GrantParam { id: grant }, ());
    ended.await.expect("ended");
}

/// One report that waits in Lasem and one in Pamotan.
async fn two_areas(desk: &Desk) -> [Uuid; 2] {
    let [lasem, pamotan] = [LASEM, PAMOTAN].map(|place| three(place, RAWIT, TODAY, 42_000));
    let ids = [desk.posted(lasem).await.id, desk.posted(pamotan).await.id];
    desk.server.job("number").await;
    ids
}

const IN_LASEM: &str = "33.17.14";
const IN_PAMOTAN: &str = "33.17.07";

async fn an_ended_grant_takes_its_area_and_nothing_else(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let officer = server.officer(Role::PriceOfficer, IN_PAMOTAN).await;
    let lasem = also(&server, &officer, Role::PriceOfficer, IN_LASEM).await;
    also(&server, &officer, Role::Enumerator, "33.17").await;
    let [near, far] = two_areas(&desk).await;
    let mut phone = Phone::of(&officer);
    let first = phone.pull().await;
    assert_eq!((first.reset.len(), first.items.len()), (3, 2));
    assert!(phone.kept("Queue", IN_LASEM).contains_key(&near));

    end(&server, lasem).await;
    // What happens there from now on is nobody's business here.
    desk.reject(near, "salah satuan").await;
    desk.posted(three(LASEM, RICE, TODAY, 13_000)).await;
    server.job("number").await;
    let page = phone.pull().await;
    assert_eq!(page.reset, [Phone::scope("Queue", IN_LASEM)]);
    assert!(page.items.is_empty(), "{:?}", page.items);
    assert!(phone.kept("Queue", IN_LASEM).is_empty());
    assert!(phone.kept("Queue", IN_PAMOTAN).contains_key(&far));
    let quiet = phone.pull().await;
    assert!(quiet.reset.is_empty() && quiet.items.is_empty());
}

async fn a_new_grant_begins_its_area_and_nothing_else(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let officer = server.officer(Role::PriceOfficer, IN_PAMOTAN).await;
    let [near, far] = two_areas(&desk).await;
    let mut phone = Phone::of(&officer);
    phone.pull().await;
    for _ in 0..2 {
        let lasem = also(&server, &officer, Role::PriceOfficer, IN_LASEM).await;
        let page = phone.pull().await;
        assert_eq!(page.reset, [Phone::scope("Queue", IN_LASEM)]);
        assert_eq!(
            page.items.iter().map(|it| it.id).collect::<Vec<_>>(),
            [near]
        );
        assert!(phone.kept("Queue", IN_PAMOTAN).contains_key(&far));
        // Ended and given again, it begins again.
        end(&server, lasem).await;
        phone.pull().await;
    }
}

async fn a_wider_grant_takes_the_place_of_a_smaller(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let officer = server.officer(Role::PriceOfficer, IN_LASEM).await;
    let ids = two_areas(&desk).await;
    let mut phone = Phone::of(&officer);
    phone.pull().await;
    let whole = also(&server, &officer, Role::PriceOfficer, "33.17").await;
    let page = phone.pull().await;
    let [lasem, regency] = [IN_LASEM, "33.17"].map(|area| Phone::scope("Queue", area));
    assert_eq!(page.reset, [regency.clone(), lasem.clone()]);
    assert_eq!(
        phone.kept("Queue", "33.17").into_keys().collect::<Vec<_>>(),
        ids
    );
    assert_eq!(phone.all().len(), 2, "nothing is kept twice");
    end(&server, whole).await;
    assert_eq!(phone.pull().await.reset, [regency, lasem]);
    assert_eq!(
        phone
            .kept("Queue", IN_LASEM)
            .into_keys()
            .collect::<Vec<_>>(),
        ids[..1]
    );
    assert_eq!(phone.all().len(), 1);
}

async fn another_device_begins_anew(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let ids = two_areas(&desk).await;
    let mut phone = Phone::of(&desk.officer);
    phone.pull().await;
    // A one-time code counts once.
    server.set_wib(TODAY, 9, 1);
    let officer = &desk.officer;
    let password = officer.password.as_deref().expect("a password");
    let session = Caller::sign_in(&server, &officer.phone, password, officer.totp.as_ref()).await;
    let tokens = session.tokens.expect("tokens for the app");
    // Copied there, the cursor says nothing about what that device keeps.
    phone.signed_in(&server, &tokens.access);
    let page = phone.pull().await;
    assert_eq!(page.reset, [Phone::scope("Queue", "33.17")]);
    assert_eq!(page.items.len(), ids.len());
    assert!(phone.pull().await.reset.is_empty());
}

/// The same officer and device, so many days on.
async fn days_later(server: &Server, phone: &mut Phone, officer: &Caller, days: i64) {
    server.set_wib(TODAY + TimeDelta::days(days), 9, 0);
    phone.signed_in(server, &server.another_session(officer.id, true));
}

/// How many changes were past their time.
async fn purge(server: &Server) -> usize {
    let now = server.app.clock.now();
    let mut purges = privacy::purges(ALL);
    let purge = purges.find(|it| it.table == "change").expect("a purge");
    let deleted = server.app.db.write(move |conn| purge.delete(conn, now));
    deleted.await.expect("deleted")
}

async fn whoever_was_away_for_too_long_begins_anew(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let before = desk.posted(three(LASEM, RAWIT, TODAY, 42_000)).await.id;
    server.job("number").await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let mut phone = Phone::of(&officer);
    phone.pull().await;
    desk.turn(day(1), 9, 0).await;
    let late = desk.posted(three(LASEM, RAWIT, day(1), 42_000)).await.id;
    server.job("number").await;

    let cursor = phone.cursor.clone();
    days_later(&server, &mut phone, &officer, 88).await;
    let page = phone.pull().await;
    assert!(page.reset.is_empty());
    assert_eq!(
        page.items.iter().map(|it| it.id).collect::<Vec<_>>(),
        [late]
    );

    // A day before the first changes go.
    for (days, purges) in [(89, false), (92, true)] {
        phone.cursor.clone_from(&cursor);
        days_later(&server, &mut phone, &officer, days).await;
        if purges {
            assert!(purge(&server).await > 0);
        }
        let page = phone.pull().await;
        assert_eq!(page.reset, [Phone::scope("Queue", "33.17")], "day {days}");
        let kept: Vec<Uuid> = phone.kept("Queue", "33.17").into_keys().collect();
        assert_eq!(kept, [before, late]);
    }
}

/// A quiet year makes nobody begin anew: what all have seen last is still there.
async fn the_newest_change_is_kept(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    two_areas(&desk).await;
    let mut phone = Phone::of(&desk.officer);
    phone.pull().await;
    days_later(&server, &mut phone, &desk.officer, 300).await;
    assert!(purge(&server).await > 1);
    assert_eq!(crate::wire::count(&server, "change"), 1);
    let page = phone.pull().await;
    assert!(page.reset.is_empty() && page.items.is_empty());
}

/// The database was set back to its backup of the evening before: numbers are given again, to others.
async fn a_cursor_of_a_lost_day_begins_anew(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let officer = Caller {
        client: desk.officer.client.clone(),
        ..server.officer(Role::PriceOfficer, "33.17").await
    };
    let mut phone = Phone::of(&officer);
    let lost = two_areas(&desk).await;
    phone.pull().await;
    crate::wire::execute(&server, "DELETE FROM change WHERE seq > 0");
    crate::wire::execute(&server, "DELETE FROM price_quote");
    crate::wire::execute(&server, "DELETE FROM price_report");
    let other = desk.posted(three(KOTA, RAWIT, TODAY, 42_000)).await.id;
    for _ in 0..3 {
        let noise = desk.posted(three(SARANG, RAWIT, TODAY, 42_000)).await.id;
        desk.reject(noise, "salah satuan").await;
    }
    server.job("number").await;
    let page = phone.pull().await;
    assert_eq!(page.reset, [Phone::scope("Queue", "33.17")]);
    let kept: Vec<Uuid> = phone.kept("Queue", "33.17").into_keys().collect();
    assert_eq!(kept, [other]);
    assert!(!kept.contains(&lost[0]));
}

async fn a_cursor_is_its_accounts(server: Arc<Server>) {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
    let desk = Desk::open(&server).await;
    let mut phone = Phone::of(&desk.officer);
    phone.pull().await;
    let own = phone.cursor.expect("a cursor");
    let text = String::from_utf8(BASE64.decode(&own).expect("base64")).expect("text");
    let more = BASE64.encode(text.replacen('{', "{\"more\":1,", 1));
    for (caller, cursor, code) in [
        (&desk.enumerator, own.as_str(), FieldCode::Unknown),
        (&desk.officer, "bukan penanda", FieldCode::Format),
        (&desk.officer, "", FieldCode::Format),
        (&desk.officer, &own[1..], FieldCode::Format),
        (&desk.officer, &more, FieldCode::Format),
    ] {
        let query = SyncQuery {
            cursor: Some(cursor.to_owned()),
            limit: None,
        };
        let body = refused(caller.client.call::<Sync>(query, ()).await);
        assert_eq!(body.code, ErrorCode::Invalid);
        assert_eq!(field(&body), ("cursor", code), "{cursor}");
    }
}
