//! Checking a link, reporting one, the officers' lists, warnings, and what travels without the
//! server. The verdicts themselves are rows of `shared/vectors/links/`.

pub mod access;

mod office;

use crate::prelude::*;
use chrono::TimeDelta;
use rembang_shared::error::FieldCode;
use rembang_shared::home::api::{Card, Home, ModuleName, Search};
use rembang_shared::links::api::*;
use rembang_shared::links::rules::{
    LinkCheck, LinkInput, LinkReason, LinkRefusal, LinkVerdict, PaperContent, Signed, SignedInput,
    SignedReason, check, signed,
};
use rembang_tests::raw::contents;

on_both!(
    a_link_is_judged_by_the_lists_as_they_stand,
    a_text_without_an_address_is_answered_and_not_reported,
    a_report_keeps_neither_query_nor_person,
    what_a_page_of_ours_leads_to_reaches_the_office,
    a_device_judges_by_the_signed_lists_as_the_server_does,
    a_warning_stands_on_the_first_screen_until_it_ends,
    a_replaced_key_ends_what_it_signed,
);

const FALSE: &str = "https://pkh-bansos.example/isi?nik=3317140101900001";

async fn judge(client: &Client, text: &str) -> LinkCheck {
    let text = LinkText {
        text: text.to_owned(),
    };
    let answer = client.call::<CheckLink>((), text).await;
    answer.unwrap_or_else(|error| panic!("{error}"))
}

async fn report(client: &Client, text: &str) -> Result<LinkCheck, CallError> {
    let text = LinkText {
        text: text.to_owned(),
    };
    client.call::<ReportLink>((), text).await
}

async fn queue(editor: &Caller) -> Vec<LinkReport> {
    let page = editor
        .client
        .call::<LinkReports>(LinkReportQuery::default(), ())
        .await;
    page.expect("the queue").items
}

async fn warn(editor: &Caller, title: &str, days: u8) -> Result<LinkAlert, CallError> {
    let new = NewLinkAlert {
        title: title.to_owned(),
        text: "Jangan isi NIK atau PIN di tautan itu.".to_owned(),
        days,
    };
    editor.client.call::<PostLinkAlert>((), new).await
}

fn field<T>(answer: Result<T, CallError>) -> (String, FieldCode) {
    match answer {
        Err(CallError::Refused { body, .. }) => {
            let field = body.fields.first().expect("a field");
            (field.path.clone(), field.code)
        }
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was allowed"),
    }
}

async fn a_link_is_judged_by_the_lists_as_they_stand(server: Arc<Server>) {
    let visitor = server.visitor();
    for (text, verdict) in [
        ("https://cctv.rembangkab.go.id/", LinkVerdict::Resmi),
        (
            "http://cctv.rembangkab.go.id/",
            LinkVerdict::ResmiBermasalah,
        ),
        (
            "https://rembangkab.go.id.bansos-cair.web.app/",
            LinkVerdict::MiripResmi,
        ),
        (
            "https://pkh32.b-cdn.net/?v=cekbansos",
            LinkVerdict::Berbahaya,
        ),
        (
            "https://cekbansos.kemensos.go.id/",
            LinkVerdict::PemerintahLain,
        ),
        ("https://s.id/abc", LinkVerdict::TidakDikenal),
    ] {
        let found = judge(&visitor, text).await;
        assert_eq!(found.verdict, Some(verdict), "{text}");
    }
}

async fn a_text_without_an_address_is_answered_and_not_reported(server: Arc<Server>) {
    let visitor = server.visitor();
    let long = "a".repeat(2049);
    for (text, refusal, code) in [
        ("", LinkRefusal::Empty, FieldCode::Required),
        ("halo pak", LinkRefusal::NoAddress, FieldCode::Format),
        (
            "javascript:alert(1)",
            LinkRefusal::OtherScheme,
            FieldCode::Format,
        ),
        (long.as_str(), LinkRefusal::TooLong, FieldCode::Range),
    ] {
        let found = judge(&visitor, text).await;
        assert_eq!((found.refusal, found.verdict), (Some(refusal), None));
        let refused = field(report(&visitor, text).await);
        assert_eq!(refused, ("text".to_owned(), code));
    }
    let editor = server.officer(Role::Editor, "33.17").await;
    assert_eq!(queue(&editor).await.len(), 0);
}

async fn a_report_keeps_neither_query_nor_person(server: Arc<Server>) {
    let resident = server.resident("Warga").await;
    for client in [&server.visitor(), &resident.client, &resident.client] {
        let found = report(client, FALSE).await.expect("reported");
        assert_eq!(found.verdict, Some(LinkVerdict::TidakDikenal));
    }
    report(&server.visitor(), "lain.example")
        .await
        .expect("reported");
    let editor = server.officer(Role::Editor, "33.17").await;
    let queue = queue(&editor).await;
    let told: Vec<_> = queue
        .iter()
        .map(|it| (it.address.as_str(), it.times))
        .collect();
    assert_eq!(told, [("pkh-bansos.example/isi", 3), ("lain.example", 1)]);
    // A check leaves nothing behind at all.
    judge(
        &server.visitor(),
        "https://ditanya.example/?nik=3317140101900001",
    )
    .await;
    let all = contents(&mut server.connection());
    let me = resident.id.to_string();
    assert!(!all["link_report"].contains(&me));
    for (table, text) in &all {
        assert!(!text.contains("3317140101900001"), "{table}");
        assert!(!text.contains("ditanya.example"), "{table}");
    }
}

async fn what_a_page_of_ours_leads_to_reaches_the_office(server: Arc<Server>) {
    let text = "https://dinkes.rembangkab.go.id/pindah?ke=https://pkh-bansos.example/x";
    let found = judge(&server.visitor(), text).await;
    assert_eq!(found.verdict, Some(LinkVerdict::Resmi));
    assert!(found.reasons.contains(&LinkReason::CarriesAddress));
    let editor = server.officer(Role::Editor, "33.17").await;
    let queue = queue(&editor).await;
    assert_eq!(queue.len(), 1);
    assert_eq!(queue[0].address, "dinkes.rembangkab.go.id/pindah");
    assert_eq!(queue[0].leads_to.as_deref(), Some("pkh-bansos.example"));
    // A page of somebody else's that leads elsewhere is not our office's business.
    judge(
        &server.visitor(),
        "https://lain.example/?ke=https://pkh-bansos.example",
    )
    .await;
    assert_eq!(self::queue(&editor).await.len(), 1);
}

async fn lists_of(server: &Server) -> Signed {
    let lists = server.visitor().call::<SignedLinkLists>((), ()).await;
    lists.expect("the lists")
}

async fn paper_check(server: &Server, paper: &Signed) -> Option<SignedReason> {
    let keys = server.visitor().call::<SigningKeys>((), ()).await;
    let input = SignedInput {
        signed: paper.clone(),
        keys: keys.expect("the keys").items,
        now: server.app.clock.now().0,
    };
    signed(&input).reason
}

async fn a_device_judges_by_the_signed_lists_as_the_server_does(server: Arc<Server>) {
    let kept = lists_of(&server).await;
    assert_eq!(paper_check(&server, &kept).await, None);
    let PaperContent::Lists { lists } = kept.paper.content.clone() else {
        panic!("no lists");
    };
    for text in [
        FALSE,
        "https://rembangkab.go.id/",
        "https://rembangkàb.go.id/",
    ] {
        let input = LinkInput {
            text: text.to_owned(),
            lists: lists.clone(),
        };
        assert_eq!(
            check(&input),
            judge(&server.visitor(), text).await,
            "{text}"
        );
    }
    // They hold for a week.
    server.set_time(kept.paper.expires_at - TimeDelta::seconds(1));
    assert_eq!(paper_check(&server, &kept).await, None);
    server.set_time(kept.paper.expires_at);
    let over = paper_check(&server, &kept).await;
    assert_eq!(over, Some(SignedReason::Expired));
}

async fn card(server: &Server) -> Option<Card> {
    let home = server.visitor().call::<Home>((), ()).await.expect("home");
    home.cards.into_iter().find(|card| card.module == "links")
}

async fn alerts(server: &Server) -> Vec<LinkAlert> {
    let page = server.visitor().call::<LinkAlerts>((), ()).await;
    page.expect("the warnings").items
}

async fn a_warning_stands_on_the_first_screen_until_it_ends(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    assert_eq!(card(&server).await, None);
    for days in [0, 31] {
        let refused = field(warn(&editor, "Tautan bansos palsu", days).await);
        assert_eq!(refused, ("days".to_owned(), FieldCode::Range));
    }
    let first = warn(&editor, "Tautan bansos palsu", 1)
        .await
        .expect("given");
    let second = warn(&editor, "Tautan pulsa palsu", 30)
        .await
        .expect("given");
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!(paper_check(&server, &first.signed).await, None);
    let shown = card(&server).await.expect("a card");
    assert_eq!(shown.href, "/tautan");
    assert!(
        serde_json::to_string(&shown)
            .expect("JSON")
            .contains("Tautan pulsa palsu")
    );

    // The first ends by itself after a day (ready answers are ten seconds old at most); the other
    // one is taken back.
    server.set_time(first.expires_at - TimeDelta::seconds(1));
    assert_eq!(alerts(&server).await.len(), 2);
    server.set_time(first.expires_at + TimeDelta::seconds(10));
    let standing = alerts(&server).await;
    assert_eq!(standing.len(), 1);
    let editor = server.officer(Role::Editor, "33.17").await;
    for _ in 0..2 {
        let ended = editor
            .client
            .call::<EndLinkAlert>(LinkAlertNumber { number: 2 }, ())
            .await;
        assert!(ended.expect("taken back").ended_at.is_some());
    }
    assert_eq!(
        (alerts(&server).await.len(), card(&server).await),
        (0, None)
    );
    let module = "links".to_owned();
    let visitor = server.visitor();
    let found = visitor.call::<Search>(ModuleName { module }, ());
    let hosts = found.await.expect("finds").items;
    assert!(
        hosts
            .iter()
            .any(|it| it.href == "/tautan?alamat=dinkes.rembangkab.go.id")
    );
}

async fn a_replaced_key_ends_what_it_signed(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    let (lists, alert) = (
        lists_of(&server).await,
        warn(&editor, "Tautan bansos palsu", 7)
            .await
            .expect("given"),
    );
    // The sign-in a moment ago is proof enough.
    let keys = editor.client.call::<ReplaceSigningKey>((), ()).await;
    let keys = keys.expect("replaced").items;
    assert_eq!(keys.iter().map(|key| key.kid).collect::<Vec<_>>(), [2, 1]);
    assert!(keys[0].revoked_at.is_none() && keys[1].revoked_at.is_some());
    assert_ne!(keys[0].public, keys[1].public);
    for old in [&lists, &alert.signed] {
        let reason = paper_check(&server, old).await;
        assert_eq!(reason, Some(SignedReason::RevokedKey));
    }
    // What stands is said anew.
    assert_eq!(paper_check(&server, &lists_of(&server).await).await, None);
    let standing = alerts(&server).await;
    assert_eq!(standing[0].number, alert.number);
    assert_eq!(paper_check(&server, &standing[0].signed).await, None);
}
