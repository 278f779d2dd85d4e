//! The sealed trail while it grows.

use super::*;

on_both!(a_chain_that_grows_meanwhile_is_whole,);

/// The verifier reads for a while, and nobody stops writing and sealing for it.
async fn a_chain_that_grows_meanwhile_is_whole(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let rename = |resident: &rembang_tests::Caller, number: usize| {
        let client = resident.client.clone();
        let change = api::NameChange {
            name: format!("Bu Warga {number}"),
        };
        async move {
            client
                .call::<api::ChangeName>((), change)
                .await
                .expect("renamed")
        }
    };
    let app = Arc::clone(&server.app);
    for number in 0..40 {
        rename(&resident, number).await;
    }
    let (done, running) = (
        Arc::new(std::sync::atomic::AtomicBool::new(false)),
        Arc::clone(&app),
    );
    let stop = Arc::clone(&done);
    let sealing = tokio::spawn(async move {
        let mut sealed = 0;
        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
            sealed += running
                .sealer
                .run(&running.db, running.clock.now())
                .await
                .expect("sealed");
        }
        sealed
    });
    let looking = {
        let server = Arc::clone(&server);
        tokio::task::spawn_blocking(move || {
            let mut conn = connect(&server, Door::Read);
            let mut rows = Vec::new();
            // Whoever is first would find it unsealed as often as it looks: it looks until it grew.
            while rows.len() < 60 || (rows.first() == rows.last() && rows.len() < 20_000) {
                let report = server.app.sealer.verify(&mut conn).expect("a report");
                assert_eq!(report.findings, [], "after {} rows", report.sealed);
                rows.push(report.sealed);
            }
            rows
        })
    };
    let mut number = 0;
    while !looking.is_finished() {
        rename(&resident, number).await;
        number += 1;
    }
    let rows = looking.await.expect("each time whole");
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    println!(
        "{} sealed meanwhile, {rows:?} seen",
        sealing.await.expect("sealed")
    );
    assert!(rows.first() < rows.last(), "it did not grow");
}
