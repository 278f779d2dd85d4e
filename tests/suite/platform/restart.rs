//! T2: PostgreSQL restarts under load. A binary of its own, because every other test on that
//! server would suffer: `.ci/postgres cargo test -p rembang-tests --test restart`.

mod books;

use books::{Load, Outcome};
use diesel::sql_types::Integer;
use diesel::{QueryableByName, RunQueryDsl};
use rembang_backend::platform::db::Door;
use rembang_backend::platform::error::AppError;
use rembang_shared::access::Role;
use rembang_shared::error::ErrorCode;
use rembang_shared::market::api::{LatestPrices, PriceQuery};
use rembang_tests::{Kind, Server, TODAY};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Much longer than it ever takes; a machine may be busy.
const HEALED: Duration = Duration::from_secs(30);
const RESTARTS: u32 = 3;
const WRITERS: usize = 8;

#[test]
fn a_restart_of_postgresql_loses_nothing_and_heals() {
    Server::run(Kind::Postgres, under_load);
}

async fn under_load(server: Arc<Server>) {
    let restart = std::env::var("REMBANG_TEST_POSTGRES_CTL")
        .expect("REMBANG_TEST_POSTGRES_CTL restarts the server; .ci/postgres sets it");
    cut_off_at_commit(&server).await;
    let mut clients = Vec::new();
    for _ in 0..WRITERS {
        clients.push(server.officer(Role::Admin, "33.17").await.client);
    }
    let resident = server.resident("Bu Uji").await;
    let load = Arc::new(Load::new(clients, resident.id, TODAY));
    let running = Arc::new(AtomicBool::new(true));
    let (later, reads) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));

    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (load, running) = (Arc::clone(&load), Arc::clone(&running));
            let later = Arc::clone(&later);
            tokio::spawn(async move {
                while running.load(Ordering::Relaxed) {
                    match load.write().await {
                        Outcome::Acked => {}
                        // A real client waits for so long as it was told; this one is rude.
                        Outcome::Later => {
                            later.fetch_add(1, Ordering::Relaxed);
                            tokio::time::sleep(Duration::from_millis(20)).await;
                        }
                        wrong => panic!("only 503 with Retry-After may come: {wrong:?}"),
                    }
                }
            })
        })
        .collect();
    let readers: Vec<_> = (0..2)
        .map(|_| {
            let (visitor, running) = (server.visitor(), Arc::clone(&running));
            let reads = Arc::clone(&reads);
            tokio::spawn(async move {
                while running.load(Ordering::Relaxed) {
                    match visitor
                        .call::<LatestPrices>(PriceQuery::default(), ())
                        .await
                    {
                        Ok(_) => {
                            reads.fetch_add(1, Ordering::Relaxed);
                        }
                        Err(rembang_core::CallError::Refused {
                            status: 503,
                            retry_after: Some(_),
                            ..
                        }) => tokio::time::sleep(Duration::from_millis(20)).await,
                        Err(wrong) => panic!("only 503 with Retry-After may come: {wrong}"),
                    }
                }
            })
        })
        .collect();

    let mut slowest = Duration::ZERO;
    for _ in 0..RESTARTS {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let status = tokio::process::Command::new(&restart).status().await;
        assert!(status.expect("the command runs").success());
        let up = Instant::now();
        let (written, read) = (load.acked(), reads.load(Ordering::Relaxed));
        while load.acked() == written || reads.load(Ordering::Relaxed) == read {
            assert!(
                up.elapsed() < HEALED,
                "reads and writes do not heal: {} acknowledged of {written}, {} read of {read}, {} told to wait",
                load.acked(),
                reads.load(Ordering::Relaxed),
                later.load(Ordering::Relaxed)
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        slowest = slowest.max(up.elapsed());
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    running.store(false, Ordering::Relaxed);
    for task in writers.into_iter().chain(readers) {
        task.await.expect("nothing but 503");
    }
    let connect = || server.app.db.url().open(Door::Read).expect("a connection");
    let books = load.books(&mut connect());
    println!(
        "PostgreSQL restarted {RESTARTS} times: {books}, told 503 {}, healed within {slowest:?}",
        later.load(Ordering::Relaxed)
    );
    books.must_balance();
    assert_eq!(load.retry().await, Outcome::Acked);
    let books = load.books(&mut connect());
    println!("after the retries: {books}");
    books.must_balance();
    assert_eq!(books.unheard, 0);
}

/// The job is done and its connection dies before COMMIT: whether it is stored nobody knows, so
/// its caller must come again with its key.
async fn cut_off_at_commit(server: &Server) {
    let url = server.app.db.url().clone();
    for _ in 0..3 {
        let url = url.clone();
        let job = server.app.db.write(move |conn| {
            let own: Pid = diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result(conn)?;
            let mut other = url.open(Door::Write).map_err(AppError::internal)?;
            let kill = format!("SELECT pg_terminate_backend({}, 5000)", own.pid);
            diesel::sql_query(kill).execute(&mut other)?;
            Ok(())
        });
        let error = job.await.expect_err("there was no COMMIT");
        assert_eq!(error.code, ErrorCode::Unavailable, "{error}");
        assert!(error.retry_after.is_some());
    }
}

#[derive(QueryableByName)]
struct Pid {
    #[diesel(sql_type = Integer)]
    pid: i32,
}
