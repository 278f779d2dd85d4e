//! What the server does unasked: by one node at a time, on demand, and with its last run and its last
//! fault to be seen.

use super::erasure::{ask, hold, run};
use super::*;
use rembang_backend::modules::ALL;
use rembang_backend::platform::jobs::{self, Cause, LastTurn, Outcome};
use std::collections::BTreeSet;

on_both!(
    a_job_is_done_by_one_node_and_notes_how_it_went,
    a_job_runs_when_it_is_asked_for,
    a_job_of_every_node_is_noted_too,
);

/// Nothing is destroyed by a clock that jumped, unless somebody says that it is right.
async fn believe(server: &Server) {
    let now = server.app.clock.now();
    let said = server
        .app
        .db
        .write(move |conn| rembang_backend::platform::health::accept_clock(conn, now));
    said.await.expect("said");
}

async fn turn(server: &Server, name: &str, cause: Cause) -> Outcome {
    let job = jobs::find(ALL, name).expect("a job");
    jobs::turn(&server.app, job, cause).await.expect("a turn")
}

async fn last(server: &Server, name: &str) -> Option<LastTurn> {
    let turns = server.app.db.read(jobs::last_turns).await.expect("turns");
    turns.into_iter().find(|turn| turn.name == name)
}

async fn a_job_is_done_by_one_node_and_notes_how_it_went(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let at = ask(&resident).await.execute_at.expect("a time");
    hold(&server, &resident);
    server.set_time(at);
    let refused = turn(&server, "erase", Cause::Due).await;
    assert!(matches!(refused, Outcome::ClockNotBelieved), "{refused:?}");
    believe(&server).await;
    turn(&server, "erase", Cause::Due).await;
    let noted = last(&server, "erase").await.expect("a turn");
    assert!(noted.fault.is_some_and(|it| it.contains("erasure")));
    run(&server, "DROP TABLE visit");
    // Another node, a moment later: the job has just been done.
    pass(&server, 1);
    let skipped = turn(&server, "erase", Cause::Due).await;
    assert!(matches!(skipped, Outcome::Elsewhere), "{skipped:?}");
    assert_eq!(count(&server, "erasure_certificate"), 0);
    pass(&server, 60);
    believe(&server).await;
    turn(&server, "erase", Cause::Due).await;
    assert_eq!(count(&server, "erasure_certificate"), 1);
    let noted = last(&server, "erase").await.expect("a turn");
    assert_eq!((noted.fault, noted.finished_at.is_some()), (None, true));
}

async fn a_job_runs_when_it_is_asked_for(server: Arc<Server>) {
    turn(&server, "purge", Cause::Due).await;
    pass(&server, 1);
    let again = turn(&server, "purge", Cause::Asked).await;
    assert!(matches!(again, Outcome::Ran(_)), "{again:?}");
    // Another node is at it.
    run(&server, "UPDATE job SET finished_at = NULL");
    let refused = turn(&server, "purge", Cause::Asked).await;
    assert!(matches!(refused, Outcome::Elsewhere), "{refused:?}");
    // It died: its lease ends.
    pass(&server, 3_600);
    believe(&server).await;
    let ran = turn(&server, "purge", Cause::Due).await;
    assert!(matches!(ran, Outcome::Ran(_)), "{ran:?}");
}

async fn a_job_of_every_node_is_noted_too(server: Arc<Server>) {
    assert!(last(&server, "seal").await.is_none());
    for _ in 0..2 {
        turn(&server, "seal", Cause::Due).await;
        let noted = last(&server, "seal").await.expect("a turn");
        assert_eq!(noted.finished_at, Some(server.app.clock.now()));
        pass(&server, 1);
    }
}

#[test]
fn a_job_has_a_name_of_its_own() {
    let names: Vec<_> = jobs::all(ALL).map(|(_, job)| job.name).collect();
    let once: BTreeSet<_> = names.iter().collect();
    assert_eq!(once.len(), names.len(), "a name stands twice: {names:?}");
}
