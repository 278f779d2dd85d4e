//! The sealed trail: what was altered, moved or removed is named by its number.

use super::*;
use rembang_backend::platform::chain::{Finding, Report};

on_both!(
    a_whole_chain_verifies_and_the_tail_is_counted,
    what_was_tampered_with_is_named,
    two_sealers_make_one_chain,
);

async fn verify(server: &Server) -> Report {
    let sealer = Arc::clone(&server.app.sealer);
    let read = server.app.db.read(move |conn| sealer.verify(conn));
    read.await.expect("a report")
}

async fn seal(server: &Server) -> usize {
    let app = &server.app;
    app.sealer
        .run(&app.db, app.clock.now())
        .await
        .expect("sealed")
}

fn run(server: &Server, sql: &str) {
    diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut server.connection())
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
}

/// A resident who renames themselves that often.
async fn busy(server: &Server, times: usize) -> Caller {
    let resident = server.resident("Bu Warga").await;
    for time in 0..times {
        let change = NameChange {
            name: format!("Bu Warga {time}"),
        };
        let answer = resident.client.call::<ChangeName>((), change).await;
        answer.expect("renamed");
    }
    resident
}

async fn a_whole_chain_verifies_and_the_tail_is_counted(server: Arc<Server>) {
    let empty = verify(&server).await;
    assert_eq!(
        (empty.sealed, empty.unsealed, empty.findings.len()),
        (0, 0, 0)
    );
    let resident = busy(&server, 3).await;
    let waiting = verify(&server).await;
    assert_eq!((waiting.sealed, waiting.unsealed), (0, 5));
    assert_eq!(seal(&server).await, 5);
    assert_eq!(seal(&server).await, 0, "nothing is sealed twice");
    // One signed end within the hour, another for the next.
    pass(&server, 3600);
    let change = NameChange {
        name: "Bu Warga".to_owned(),
    };
    let _ = resident.client.call::<ChangeName>((), change).await;
    busy(&server, 1).await;
    let tail = verify(&server).await;
    assert_eq!((tail.sealed, tail.unsealed > 0), (5, true));
    assert!(tail.findings.is_empty(), "{:?}", tail.findings);
    seal(&server).await;
    busy(&server, 1).await;
    seal(&server).await;
    let whole = verify(&server).await;
    assert_eq!((whole.unsealed, whole.head), (0, whole.sealed));
    assert!(whole.findings.is_empty(), "{:?}", whole.findings);
    assert_eq!(count(&server, "audit_head"), 2, "one per hour");
}

async fn what_was_tampered_with_is_named(server: Arc<Server>) {
    busy(&server, 10).await;
    assert_eq!(seal(&server).await, 12);
    assert!(verify(&server).await.findings.is_empty());
    let altered = |report: &Report| -> Vec<i64> {
        let seq = |finding: &Finding| match finding {
            Finding::Altered { seq, .. } => Some(*seq),
            _ => None,
        };
        report.findings.iter().filter_map(seq).collect()
    };

    run(
        &server,
        "UPDATE audit_log SET action = 'Nothing' WHERE seq = 4",
    );
    assert_eq!(altered(&verify(&server).await), [4]);
    run(
        &server,
        "UPDATE audit_log SET action = 'ChangeName' WHERE seq = 4",
    );
    assert!(verify(&server).await.findings.is_empty());

    // Two rows change places, numbers and all that is not their hash.
    run(&server, "UPDATE audit_log SET seq = 1000 WHERE seq = 6");
    run(&server, "UPDATE audit_log SET seq = 6 WHERE seq = 8");
    run(&server, "UPDATE audit_log SET seq = 8 WHERE seq = 1000");
    let moved = altered(&verify(&server).await);
    assert!(moved.contains(&6) && moved.contains(&8), "{moved:?}");
    assert!(moved.iter().all(|seq| (6..=9).contains(seq)), "{moved:?}");
    run(&server, "UPDATE audit_log SET seq = 1000 WHERE seq = 6");
    run(&server, "UPDATE audit_log SET seq = 6 WHERE seq = 8");
    run(&server, "UPDATE audit_log SET seq = 8 WHERE seq = 1000");
    assert!(verify(&server).await.findings.is_empty());

    run(&server, "DELETE FROM audit_log WHERE seq = 5");
    let removed = verify(&server).await.findings;
    assert_eq!(removed, [Finding::Removed { from: 5, to: 5 }]);

    // The end is cut off, and so is a signature.
    run(&server, "DELETE FROM audit_log WHERE seq > 10");
    let cut = verify(&server).await.findings;
    assert_eq!(
        cut,
        [
            Finding::Removed { from: 5, to: 5 },
            Finding::Removed { from: 11, to: 12 }
        ]
    );
    let other = match server.kind {
        rembang_tests::Kind::Sqlite => "zeroblob(64)",
        rembang_tests::Kind::Postgres => r"decode(repeat('00', 64), 'hex')",
    };
    run(
        &server,
        &format!("UPDATE audit_head SET signature = {other}"),
    );
    let forged = verify(&server).await.findings;
    assert!(forged.contains(&Finding::Head { seq: 12 }), "{forged:?}");
}

/// Two nodes, or two rounds of one: every row gets one number, and no number is missing.
async fn two_sealers_make_one_chain(server: Arc<Server>) {
    busy(&server, 20).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let server = Arc::clone(&server);
            tokio::spawn(async move { seal(&server).await })
        })
        .collect();
    let mut sealed = 0;
    for task in tasks {
        sealed += task.await.expect("a sealer ends");
    }
    sealed += seal(&server).await;
    let report = verify(&server).await;
    assert_eq!((sealed, report.sealed, report.unsealed), (22, 22, 0));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}
