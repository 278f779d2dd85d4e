//! The queue's filters, counts and files, and what a stale decision is told.

use crate::market::desk::*;
use crate::prelude::*;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::Verdict;
use rembang_tests::raw::texts;

on_both!(
    filters_and_counts_agree,
    a_file_holds_no_formula_and_leaves_a_trace,
    a_stale_decision_is_told_who_was_faster
);

async fn filters_and_counts_agree(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    for (place, commodity) in [(LASEM, RAWIT), (LASEM, RICE), (PAMOTAN, RICE)] {
        desk.posted(three(place, commodity, TODAY, 13_000)).await;
    }
    let counts = desk.officer.client.call::<QueueCounts>((), ()).await;
    let counts = counts.expect("counts").items;
    assert_eq!(counts.iter().map(|it| it.n).sum::<u32>(), 3);
    let rice = server.market();
    let group = rice.commodity(RICE).expect("rice").group.clone();
    for (query, n) in [
        (
            QueueQuery {
                group: Some(group.clone()),
                ..QueueQuery::default()
            },
            2,
        ),
        (
            QueueQuery {
                group: Some(group),
                place: Some(LASEM.to_owned()),
                ..QueueQuery::default()
            },
            1,
        ),
        (
            QueueQuery {
                verdict: Some(Verdict::NoHistory),
                ..QueueQuery::default()
            },
            3,
        ),
        (
            QueueQuery {
                verdict: Some(Verdict::Extreme),
                ..QueueQuery::default()
            },
            0,
        ),
        (
            QueueQuery {
                group: Some("Tidak ada".to_owned()),
                ..QueueQuery::default()
            },
            0,
        ),
    ] {
        let page = desk.officer.client.call::<Queue>(query, ()).await;
        assert_eq!(page.expect("a page").items.len(), n);
    }
}

async fn a_file_holds_no_formula_and_leaves_a_trace(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let held = desk.posted(three(LASEM, RICE, TODAY, 13_000)).await;
    desk.reject(held.id, "=HYPERLINK(\"http://x\",\"klik\")")
        .await;
    desk.posted(three(PAMOTAN, RICE, TODAY, 13_000)).await;
    let get = async |path: &str| {
        let answer = server
            .http
            .get(format!("{}/api/v1/market/{path}", server.origin))
            .bearer_auth(&desk.officer.tokens.access)
            .send();
        let answer = answer.await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        answer.bytes().await.expect("bytes").to_vec()
    };
    let text = String::from_utf8(get("queue.csv?state=rejected").await).expect("UTF-8");
    assert_eq!(text.lines().count(), 2);
    assert!(
        text.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"klik\"\")\""),
        "{text}"
    );
    assert!(!text.contains(",=") && !text.contains(",\"="), "{text}");
    let held = String::from_utf8(get("queue.csv").await).expect("UTF-8");
    assert!(
        held.contains(PAMOTAN) && !held.contains(LASEM),
        "the same filters"
    );
    assert!(get("queue.xlsx").await.starts_with(b"PK"));
    let sql = "SELECT action AS text FROM audit_log WHERE action LIKE 'Queue%' ORDER BY id";
    let trail = texts(&mut server.connection(), sql);
    assert_eq!(trail, ["QueueCsv", "QueueCsv", "QueueXlsx"]);
}

async fn a_stale_decision_is_told_who_was_faster(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let held = desk.posted(three(LASEM, RICE, TODAY, 13_000)).await;
    let read = desk.report(held.id).await;
    desk.confirm(held.id).await;
    let late = server.officer(Role::PriceOfficer, "33.17").await;
    let note = "Terlambat".to_owned();
    let decision =
        Operation::<DecideReport>::new(ReportParam { id: held.id }, Decision::Reject { note });
    let answer = late.client.send(&decision.on_version(read.version)).await;
    let current = refused(answer).current.expect("the report as it is");
    let current: ReportView = serde_json::from_value(current).expect("a view");
    assert_eq!(current.state, ReportState::Accepted);
    assert!(current.decided_by_name.is_some() && current.decided_at.is_some());
    // A reporter is not told which officer it was.
    let mine = desk.mine().await;
    assert_eq!(mine[0].decided_by_name, None);
}
