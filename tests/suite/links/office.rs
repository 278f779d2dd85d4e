//! The editor's side: reports are decided, and lists are kept.

use super::{field, judge, queue, report};
use crate::prelude::*;
use rembang_shared::error::FieldCode;
use rembang_shared::links::api::*;
use rembang_shared::links::rules::{HostState, LinkReason, LinkVerdict};

on_both!(
    a_reported_address_becomes_harmful_for_everybody,
    what_was_dismissed_waits_again_when_it_is_reported_again,
    the_queue_comes_in_pages_the_most_reported_first,
    a_page_of_ours_under_incident_says_so,
    a_host_of_ours_is_added_troubled_retired_and_confirmed,
    an_address_stands_only_where_it_belongs,
    two_editors_do_not_overwrite_each_other,
);

async fn decide(
    editor: &Caller,
    report: &LinkReport,
    outcome: LinkOutcome,
) -> Result<LinkReport, CallError> {
    let decision = LinkDecision {
        outcome,
        note: "Meminta NIK, contoh".to_owned(),
    };
    let decision = Operation::<DecideLinkReport>::new(LinkReportId { id: report.id }, decision);
    editor
        .client
        .send(&decision.on_version(report.version))
        .await
}

async fn add(editor: &Caller, list: LinkList, address: &str) -> Result<LinkEntry, CallError> {
    let new = NewLinkEntry {
        list,
        address: address.to_owned(),
        office: (list == LinkList::Official).then(|| "Dinas Contoh".to_owned()),
        source: "Surat contoh".to_owned(),
    };
    editor.client.call::<AddLinkEntry>((), new).await
}

async fn change(
    editor: &Caller,
    entry: &LinkEntry,
    action: LinkEntryAction,
) -> Result<LinkEntry, CallError> {
    let key = LinkEntryKey {
        list: entry.list,
        address: entry.address.clone(),
    };
    let edit = LinkEntryEdit {
        action,
        source: "Kabar contoh".to_owned(),
    };
    let change = Operation::<ChangeLinkEntry>::new(key, edit).on_version(entry.version);
    editor.client.send(&change).await
}

async fn entry(editor: &Caller, list: LinkList, address: &str) -> LinkEntry {
    let query = LinkEntryQuery { list: Some(list) };
    let page = editor.client.call::<LinkEntries>(query, ()).await;
    let mut items = page.expect("the list").items.into_iter();
    items.find(|it| it.address == address).expect("the entry")
}

fn code<T: std::fmt::Debug>(answer: Result<T, CallError>) -> ErrorCode {
    match answer {
        Err(CallError::Refused { body, .. }) => body.code,
        other => panic!("{other:?}"),
    }
}

async fn verdict(server: &Server, text: &str) -> LinkVerdict {
    judge(&server.visitor(), text)
        .await
        .verdict
        .expect("a verdict")
}

async fn a_reported_address_becomes_harmful_for_everybody(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    let page = "https://halaman.example/bantuan/isi";
    report(&server.visitor(), page).await.expect("reported");
    let waiting = &queue(&editor).await[0];
    let actions = [
        LinkOutcome::Harmful,
        LinkOutcome::HarmfulHost,
        LinkOutcome::Dismiss,
    ];
    assert_eq!(waiting.actions, actions);
    let refused = field(decide(&editor, waiting, LinkOutcome::Incident).await);
    assert_eq!(refused, ("outcome".to_owned(), FieldCode::Combination));

    let decided = decide(&editor, waiting, LinkOutcome::Harmful)
        .await
        .expect("decided");
    assert_eq!(
        (decided.state, decided.version),
        (LinkReportState::Harmful, 2)
    );
    assert_eq!(decided.note.as_deref(), Some("Meminta NIK, contoh"));
    assert!(decided.actions.is_empty());
    assert_eq!(verdict(&server, page).await, LinkVerdict::Berbahaya);
    let beside = "https://halaman.example/";
    assert_eq!(verdict(&server, beside).await, LinkVerdict::TidakDikenal);
    // Reported once more, it does not wait again.
    report(&server.visitor(), page).await.expect("reported");
    assert_eq!(queue(&editor).await.len(), 0);
    let again = decide(&editor, &decided, LinkOutcome::Dismiss).await;
    assert!(matches!(
        again,
        Err(CallError::Refused { body, .. }) if body.refusal == Some(Refusal::ReportDecided)
    ));
}

async fn what_was_dismissed_waits_again_when_it_is_reported_again(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    report(&server.visitor(), "tanya.example")
        .await
        .expect("reported");
    let waiting = &queue(&editor).await[0];
    decide(&editor, waiting, LinkOutcome::Dismiss)
        .await
        .expect("decided");
    assert_eq!(queue(&editor).await.len(), 0);
    report(&server.visitor(), "tanya.example")
        .await
        .expect("reported");
    let again = &queue(&editor).await[0];
    assert_eq!((again.times, again.version), (2, 3));
    // Whoever read it before decides nothing.
    let late = decide(&editor, waiting, LinkOutcome::HarmfulHost).await;
    assert_eq!(code(late), ErrorCode::Conflict);
    decide(&editor, again, LinkOutcome::HarmfulHost)
        .await
        .expect("decided");
    let below = "https://a.tanya.example/x";
    assert_eq!(verdict(&server, below).await, LinkVerdict::Berbahaya);
}

async fn the_queue_comes_in_pages_the_most_reported_first(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    for (host, times) in [
        ("satu.example", 1),
        ("tiga.example", 3),
        ("dua.example", 2),
        ("juga.example", 2),
    ] {
        for _ in 0..times {
            report(&server.visitor(), host).await.expect("reported");
        }
    }
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let query = LinkReportQuery {
            state: None,
            cursor,
            limit: Some(1),
        };
        let page = editor
            .client
            .call::<LinkReports>(query, ())
            .await
            .expect("a page");
        seen.extend(page.items.into_iter().map(|it| it.address));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(
        seen,
        [
            "tiga.example",
            "juga.example",
            "dua.example",
            "satu.example"
        ]
    );
    let query = LinkReportQuery {
        cursor: Some(uuid::Uuid::now_v7().to_string()),
        ..LinkReportQuery::default()
    };
    let made_up = editor.client.call::<LinkReports>(query, ()).await;
    assert_eq!(field(made_up), ("cursor".to_owned(), FieldCode::Unknown));
}

async fn a_page_of_ours_under_incident_says_so(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    let page = "https://dinkes.rembangkab.go.id/slot-gacor";
    report(&server.visitor(), page).await.expect("reported");
    let waiting = &queue(&editor).await[0];
    assert_eq!(
        waiting.actions,
        [LinkOutcome::Incident, LinkOutcome::Dismiss]
    );
    decide(&editor, waiting, LinkOutcome::Incident)
        .await
        .expect("decided");
    let below = format!("{page}/main");
    let found = judge(&server.visitor(), &below).await;
    assert_eq!(found.verdict, Some(LinkVerdict::ResmiBermasalah));
    assert!(found.reasons.contains(&LinkReason::PathIncident));
    let well = "https://dinkes.rembangkab.go.id/";
    assert_eq!(verdict(&server, well).await, LinkVerdict::Resmi);
    // Mended, and taken off the list.
    let entry = entry(
        &editor,
        LinkList::Incident,
        "dinkes.rembangkab.go.id/slot-gacor",
    )
    .await;
    change(&editor, &entry, LinkEntryAction::Retire)
        .await
        .expect("taken off");
    assert_eq!(verdict(&server, &below).await, LinkVerdict::Resmi);
}

async fn a_host_of_ours_is_added_troubled_retired_and_confirmed(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    let address = "https://baru.rembangkab.go.id/";
    assert_eq!(verdict(&server, address).await, LinkVerdict::TidakDikenal);
    let mut host = add(&editor, LinkList::Official, address)
        .await
        .expect("added");
    assert_eq!(
        (host.address.as_str(), host.version),
        ("baru.rembangkab.go.id", 1)
    );
    assert_eq!(verdict(&server, address).await, LinkVerdict::Resmi);
    for (action, state, said) in [
        (
            LinkEntryAction::Confirm,
            HostState::Active,
            LinkVerdict::Resmi,
        ),
        (
            LinkEntryAction::Incident,
            HostState::Incident,
            LinkVerdict::ResmiBermasalah,
        ),
        (
            LinkEntryAction::Activate,
            HostState::Active,
            LinkVerdict::Resmi,
        ),
        (
            LinkEntryAction::Retire,
            HostState::Retired,
            LinkVerdict::ResmiBermasalah,
        ),
    ] {
        host = change(&editor, &host, action).await.expect("changed");
        assert_eq!(
            (host.state, host.confirmed_on),
            (state, Some(TODAY)),
            "{action:?}"
        );
        assert_eq!(verdict(&server, address).await, said, "{action:?}");
    }
    assert_eq!(host.version, 5);
    let refused = field(change(&editor, &host, LinkEntryAction::Incident).await);
    assert_eq!(refused, ("action".to_owned(), FieldCode::Combination));
    // What the pack says is changed above it, and added again after it was retired.
    let cctv = entry(&editor, LinkList::Official, "cctv.rembangkab.go.id").await;
    assert_eq!((cctv.version, cctv.confirmed_on), (0, None));
    change(&editor, &cctv, LinkEntryAction::Retire)
        .await
        .expect("retired");
    let back = add(&editor, LinkList::Official, "cctv.rembangkab.go.id").await;
    assert_eq!(back.expect("back").version, 2);
}

async fn an_address_stands_only_where_it_belongs(server: Arc<Server>) {
    let editor = server.officer(Role::Editor, "33.17").await;
    let (official, incident) = (LinkList::Official, LinkList::Incident);
    for (list, address, refusal) in [
        (
            official,
            "baru.rembangkab.go.id/halaman",
            FieldCode::Combination,
        ),
        (official, "192.0.2.7", FieldCode::Combination),
        (official, "bukan alamat", FieldCode::Format),
        (incident, "lain.example/x", FieldCode::Combination),
        (incident, "dinkes.rembangkab.go.id", FieldCode::Combination),
        (
            LinkList::Harmful,
            "dinkes.rembangkab.go.id/x",
            FieldCode::Combination,
        ),
        (LinkList::Harmful, "", FieldCode::Format),
    ] {
        let refused = field(add(&editor, list, address).await);
        assert_eq!(
            refused,
            ("address".to_owned(), refusal),
            "{list:?} {address}"
        );
    }
    let known = add(&editor, official, "https://CCTV.rembangkab.go.id./").await;
    assert_eq!(code(known), ErrorCode::Conflict);
    let nobody = NewLinkEntry {
        list: official,
        address: "baru.rembangkab.go.id".to_owned(),
        office: None,
        source: "Surat contoh".to_owned(),
    };
    let refused = editor.client.call::<AddLinkEntry>((), nobody).await;
    assert_eq!(field(refused), ("office".to_owned(), FieldCode::Required));
}

async fn two_editors_do_not_overwrite_each_other(server: Arc<Server>) {
    let (one, two) = (
        server.officer(Role::Editor, "33.17").await,
        server.officer(Role::Editor, "33.17").await,
    );
    let seen = entry(&one, LinkList::Official, "data.rembangkab.go.id").await;
    change(&one, &seen, LinkEntryAction::Incident)
        .await
        .expect("changed");
    let late = change(&two, &seen, LinkEntryAction::Retire).await;
    assert_eq!(code(late), ErrorCode::Conflict);
    let now = entry(&two, LinkList::Official, "data.rembangkab.go.id").await;
    assert_eq!((now.state, now.version), (HostState::Incident, 1));
}
