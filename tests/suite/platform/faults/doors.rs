//! Jobs that panic or break their connection, and queues that are full: nobody else is hurt.

use super::*;

on_both!(
    a_flat_panic_hurts_nobody_else,
    a_nested_panic_loses_no_acknowledged_write,
    a_broken_writer_loses_no_acknowledged_write,
    a_panic_on_the_read_door_is_forgotten,
    a_full_queue_says_so,
);

async fn a_flat_panic_hurts_nobody_else(server: Arc<Server>) {
    let (acked, bad) = amid_fifty(&server, |conn| {
        mark(conn, &name(99))?;
        panic!("flat")
    })
    .await;
    assert_eq!((acked, bad.code), (50, ErrorCode::Internal));
    assert!(!is_marked(&mut connect(&server, Door::Read), &name(99)));
}

async fn a_nested_panic_loses_no_acknowledged_write(server: Arc<Server>) {
    let (acked, bad) = amid_fifty(&server, |conn| {
        mark(conn, &name(99))?;
        conn.transaction(|conn| conn.transaction(|_| -> Result<()> { panic!("nested") }))
    })
    .await;
    let neighbours = match server.kind {
        // The depth is wrong for good: the whole batch is rolled back and told so.
        Kind::Sqlite => 0,
        // Everybody has a transaction of their own.
        Kind::Postgres => 50,
    };
    assert_eq!((acked, bad.code), (neighbours, ErrorCode::Internal));
    assert!(!is_marked(&mut connect(&server, Door::Read), &name(99)));
}

/// A job that ends the transaction under Diesel's feet, as SQLite itself does on some faults.
async fn a_broken_writer_loses_no_acknowledged_write(server: Arc<Server>) {
    let (acked, bad) = amid_fifty(&server, |conn| {
        mark(conn, &name(99))?;
        conn.batch_execute("ROLLBACK")?;
        Err(AppError::refused(Refusal::PriceClosed))
    })
    .await;
    println!("{acked} neighbours acked, the breaker was told {bad}");
    // PostgreSQL only warns that there is nothing to roll back.
    assert_eq!(bad.code, ErrorCode::Refused);
    assert!(!is_marked(&mut connect(&server, Door::Read), &name(99)));
}

async fn a_panic_on_the_read_door_is_forgotten(server: Arc<Server>) {
    for round in 0..12 {
        let read = server.app.db.read(move |conn| -> Result<()> {
            if round % 2 == 0 {
                panic!("flat")
            }
            conn.transaction(|_| panic!("nested"))
        });
        let error = read.await.expect_err("it panicked");
        assert_eq!(error.code, ErrorCode::Internal);
        // Every reader still answers, and sees what is written from now on.
        marking(&server.app.db, round).await.expect("written");
        for _ in 0..4 {
            let seen = server
                .app
                .db
                .read(move |conn| Ok(is_marked(conn, &name(round))))
                .await;
            assert!(seen.expect("read"));
        }
    }
    let visitor = server.visitor();
    let prices = visitor
        .call::<LatestPrices>(PriceQuery::default(), ())
        .await;
    assert!(!prices.expect("prices").items.is_empty());
}

async fn a_full_queue_says_so(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Uji").await;
    let stall = Stall::all(&server).await;
    let mut waiting = Vec::new();
    let refused = loop {
        let number = u32::try_from(waiting.len()).expect("a few thousand");
        assert!(number < 100_000, "the queue has no end");
        let mut job = Box::pin(marking(&server.app.db, number));
        let answer = poll_fn(|cx| Poll::Ready(job.as_mut().poll(cx))).await;
        match answer {
            Poll::Pending => waiting.push(job),
            Poll::Ready(answer) => break answer.expect_err("full"),
        }
    };
    assert_eq!(refused.code, ErrorCode::Unavailable);
    // On the wire too, at once; and reads have a door of their own.
    let key = Uuid::now_v7();
    let grant = NewGrant {
        account: resident.id,
        role: Role::Farmer,
        area: "33.17.14".to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence: "surat uji".to_owned(),
    };
    let ask_for_it = || {
        send(write(
            &server,
            Method::POST,
            "/identity/grants",
            &admin,
            key,
            &grant,
        ))
    };
    let reply = ask_for_it().await;
    assert_eq!(reply.error().code, ErrorCode::Unavailable);
    let seconds = reply.header("Retry-After").map(str::parse::<u64>);
    assert!(matches!(seconds, Some(Ok(1..=60))), "{seconds:?}");
    let ready = send(server.http.get(format!("{}/ready", server.origin))).await;
    assert_eq!(ready.status, 503);
    let read = send(ask(&server, Method::GET, "/market/prices")).await;
    assert_eq!(read.status, 200);
    stall.end().await;
    let queued = waiting.len();
    for job in waiting {
        job.await.expect("whoever waits is served");
    }
    println!("{:?}: {queued} waited and were served", server.kind);
    assert_eq!(ask_for_it().await.status, 200);
}

/// Jobs are guarded; what fails between them would leave a server that says 503 for ever.
#[test]
fn a_dead_database_thread_ends_the_process() {
    let test = std::env::current_exe().expect("a test has a path");
    let run = std::process::Command::new(test)
        .args([
            "--exact",
            "platform::faults::doors::its_thread_dies",
            "--ignored",
        ])
        .output()
        .expect("it runs");
    assert_eq!(run.status.code(), Some(70), "{run:?}");
}

#[test]
#[ignore = "the test above runs it in a process of its own"]
fn its_thread_dies() {
    struct Deadly;
    impl std::task::Wake for Deadly {
        fn wake(self: Arc<Self>) {
            panic!("as when the system refuses to wake a task")
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    let database = Database::create(Kind::Sqlite, dir.path());
    let lanes = rembang_backend::platform::db::Lanes {
        readers: 1,
        writers: 1,
    };
    let db = Db::start(database.url.clone(), lanes).expect("a database");
    let waker = std::task::Waker::from(Arc::new(Deadly));
    let slow = |_: &mut Conn| {
        std::thread::sleep(Duration::from_millis(200));
        Ok(())
    };
    let mut job = Box::pin(db.write(slow));
    let _ = job
        .as_mut()
        .poll(&mut std::task::Context::from_waker(&waker));
    std::thread::sleep(Duration::from_secs(30));
}
