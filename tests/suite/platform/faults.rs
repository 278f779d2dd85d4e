//! Faults: panics, full queues, a full disk, `kill -9`, a drain. What was acknowledged is on disk,
//! everybody else is told to come again, and the server heals by itself.

use super::books::{Load, Outcome};
use crate::prelude::*;
use crate::program::{self, Serving};
use crate::wire::{ask, connect, count_on, execute, is_marked, mark, send, write};
use chrono::{NaiveDate, Utc};
use diesel::connection::SimpleConnection;
use diesel::{Connection, RunQueryDsl};
use rembang_backend::platform::db::{Conn, DatabaseUrl, Db, Door, migrate};
use rembang_backend::platform::error::{AppError, Result};
use rembang_backend::platform::keys::KeyRing;
use rembang_shared::identity::api::{self, Credentials, NewGrant, SignIn};
use rembang_shared::market::api::{LatestPrices, PriceQuery};
use rembang_tests::{Database, Kind};
use reqwest::Method;
use std::future::{Future, poll_fn};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::pin::Pin;
use std::sync::Barrier;
use std::sync::mpsc;
use std::task::Poll;
use std::time::{Duration, Instant};
use totp_rs::Totp;
use uuid::Uuid;

on_both!(
    a_flat_panic_hurts_nobody_else,
    a_nested_panic_loses_no_acknowledged_write,
    a_broken_writer_loses_no_acknowledged_write,
    a_panic_on_the_read_door_is_forgotten,
    a_full_queue_says_so,
    two_nodes_may_migrate_at_once,
    a_database_that_may_forget_is_refused,
    ready_means_that_a_write_is_kept,
    a_chain_that_grows_meanwhile_is_whole,
);

/// A write that leaves one row, which can be told from all others.
fn marking(db: &Db, number: u32) -> impl Future<Output = Result<()>> + use<> {
    let db = db.clone();
    async move { db.write(move |conn| mark(conn, &name(number))).await }
}

fn name(number: u32) -> String {
    format!("mark {number}")
}

type Started<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Polls once: the job is in the queue, in this order; its answer is for later.
async fn start<T>(job: impl Future<Output = T> + Send + 'static) -> Started<T> {
    let mut job: Started<T> = Box::pin(job);
    poll_fn(|cx| {
        assert!(job.as_mut().poll(cx).is_pending(), "answered already");
        Poll::Ready(())
    })
    .await;
    job
}

/// Holds every writer until it is dropped, so that what comes next waits together.
struct Stall {
    release: Vec<mpsc::Sender<()>>,
    jobs: Vec<Started<Result<()>>>,
}

impl Stall {
    async fn all(server: &Server) -> Self {
        // What the harness gives the server; SQLite has one writer, always.
        let writers = match server.kind {
            Kind::Sqlite => 1,
            Kind::Postgres => 4,
        };
        let (mut release, mut jobs) = (Vec::new(), Vec::new());
        for _ in 0..writers {
            let (sender, receiver) = mpsc::channel::<()>();
            let (begun, has_begun) = tokio::sync::oneshot::channel();
            let db = server.app.db.clone();
            let job = async move {
                db.write(move |_| {
                    let _ = begun.send(());
                    let _ = receiver.recv();
                    Ok(())
                })
                .await
            };
            jobs.push(start(job).await);
            has_begun.await.expect("a writer took it");
            release.push(sender);
        }
        Self { release, jobs }
    }

    async fn end(self) {
        drop(self.release);
        for job in self.jobs {
            job.await.expect("it only waited");
        }
    }
}

/// One bad job amid fifty good ones, all in one batch on SQLite. Returns how many of the good ones
/// were acknowledged, and what became of the bad one.
async fn amid_fifty(
    server: &Server,
    bad: impl FnOnce(&mut Conn) -> Result<()> + Send + 'static,
) -> (usize, AppError) {
    let stall = Stall::all(server).await;
    let mut good = Vec::new();
    for number in 0..25 {
        good.push(start(marking(&server.app.db, number)).await);
    }
    let db = server.app.db.clone();
    let bad = start(async move { db.write(bad).await }).await;
    for number in 25..50 {
        good.push(start(marking(&server.app.db, number)).await);
    }
    stall.end().await;

    let mut fresh = connect(server, Door::Read);
    let (mut acked, mut lost, mut unheard) = (0, 0, 0);
    for (number, job) in (0..).zip(good) {
        let stored = |conn: &mut Conn| is_marked(conn, &name(number));
        match job.await {
            Ok(()) => {
                acked += 1;
                lost += usize::from(!stored(&mut fresh));
            }
            Err(error) => {
                assert_eq!(error.code, ErrorCode::Unavailable, "{error}");
                assert!(error.retry_after.is_some());
                unheard += usize::from(stored(&mut fresh));
            }
        }
    }
    println!(
        "{:?}: acked {acked}, told 503 {}, lost {lost}, stored unacked {unheard}",
        server.kind,
        50 - acked
    );
    assert_eq!((lost, unheard), (0, 0));
    let bad = bad.await.expect_err("the bad one fails");

    // The next writes are acknowledged, and truly there.
    for number in 100..110 {
        marking(&server.app.db, number)
            .await
            .expect("the door healed");
        assert!(is_marked(&mut connect(server, Door::Read), &name(number)));
    }
    (acked, bad)
}

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

async fn two_nodes_may_migrate_at_once(server: Arc<Server>) {
    const NODES: usize = 4;
    for _ in 0..10 {
        let dir = tempfile::tempdir().expect("a folder");
        let database = Database::empty(server.kind, dir.path());
        let (url, gate) = (
            Arc::new(database.url.clone()),
            Arc::new(Barrier::new(NODES)),
        );
        let nodes: Vec<_> = (0..NODES)
            .map(|_| {
                let (url, gate) = (Arc::clone(&url), Arc::clone(&gate));
                std::thread::spawn(move || {
                    gate.wait();
                    migrate::up(&url)
                })
            })
            .collect();
        let ran: Vec<usize> = nodes
            .into_iter()
            .map(|node| node.join().expect("no panic").expect("migrated").len())
            .collect();
        // One did the work, the others waited and found it done.
        assert_eq!(ran.iter().filter(|count| **count > 0).count(), 1, "{ran:?}");
        assert_eq!(migrate::pending(&url), Ok(Vec::new()));
    }
}

/// Acknowledged means on disk, whatever an administrator has set.
async fn a_database_that_may_forget_is_refused(server: Arc<Server>) {
    let durable = |conn: &mut Conn| match server.kind {
        Kind::Sqlite => count_on(conn, "pragma_synchronous WHERE synchronous >= 2"),
        Kind::Postgres => count_on(
            conn,
            "pg_settings WHERE name = 'synchronous_commit' AND setting = 'on'",
        ),
    };
    for door in [Door::Read, Door::Write] {
        assert_eq!(durable(&mut connect(&server, door)), 1);
    }
    if let DatabaseUrl::Pg(url) = server.app.db.url() {
        let forgetful = DatabaseUrl::Pg(format!("{url}%20-csynchronous_commit%3Doff"));
        let refused = forgetful.open(Door::Write).err().expect("refused");
        assert!(refused.contains("synchronous_commit"), "{refused}");
    }
}

async fn is_ready(server: &Server) -> crate::wire::Reply {
    send(server.http.get(format!("{}/ready", server.origin))).await
}

async fn ready_means_that_a_write_is_kept(server: Arc<Server>) {
    let beaten = |server: &Server| {
        let now = crate::wire::moment(server);
        crate::wire::count(server, &format!("heartbeat WHERE beat_at = {now}"))
    };
    assert_eq!(beaten(&server), 0);
    let answer = is_ready(&server).await;
    assert_eq!(
        (answer.status, answer.json()),
        (200, serde_json::json!({ "ready": true }))
    );
    assert_eq!(beaten(&server), 1);
    // However many ask, the writer is asked once a second.
    let all = (0..300).map(|_| {
        let server = Arc::clone(&server);
        tokio::spawn(async move { is_ready(&server).await.status })
    });
    for one in all.collect::<Vec<_>>() {
        assert_eq!(one.await.expect("an answer"), 200);
    }
    execute(&server, "DROP TABLE heartbeat");
    let until = Instant::now() + Duration::from_secs(30);
    while is_ready(&server).await.status == 200 {
        assert!(Instant::now() < until, "it is still ready");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let answer = is_ready(&server).await;
    assert!(answer.header("Retry-After").is_some());
    assert_eq!(answer.json()["ready"], false);
    assert!(answer.json()["reason"].is_string(), "{answer:?}");
}

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
            for _ in 0..60 {
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

/// What only the embedded database, or the program around it, can suffer.
mod embedded {
    use super::*;

    #[test]
    fn a_full_disk_is_said_and_forgotten() {
        Server::run(Kind::Sqlite, full_disk);
    }

    async fn full_disk(server: Arc<Server>) {
        execute(&server, "CREATE TABLE ballast (bytes BLOB NOT NULL)");
        let fill = |conn: &mut Conn| -> Result<()> {
            diesel::sql_query("INSERT INTO ballast VALUES (zeroblob(1000000))").execute(conn)?;
            Ok(())
        };
        // SQLite answers this one by rolling back everything, the neighbours' work included.
        let (acked, bad) = amid_fifty(&server, move |conn| {
            conn.batch_execute("PRAGMA max_page_count = 1")?;
            fill(conn)
        })
        .await;
        println!("{acked} neighbours acked, the filler was told {bad}");
        assert_eq!(bad.code, ErrorCode::Full, "{bad}");
        // The limit went with the connection: there is room again.
        server.app.db.write(fill).await.expect("room");
        let mut fresh = connect(&server, Door::Read);
        assert_eq!(count_on(&mut fresh, "ballast"), 1);
        assert_eq!(
            count_on(
                &mut fresh,
                "pragma_integrity_check WHERE integrity_check = 'ok'"
            ),
            1
        );
    }

    #[test]
    fn two_first_starts_make_one_key_ring() {
        for _ in 0..20 {
            let dir = Arc::new(tempfile::tempdir().expect("a folder"));
            let gate = Arc::new(Barrier::new(4));
            let starts: Vec<_> = (0..4)
                .map(|_| {
                    let (dir, gate) = (Arc::clone(&dir), Arc::clone(&gate));
                    std::thread::spawn(move || {
                        gate.wait();
                        KeyRing::open_or_create(dir.path()).expect("a ring")
                    })
                })
                .collect();
            let rings: Vec<_> = starts
                .into_iter()
                .map(|start| start.join().expect("no panic"))
                .collect();
            // Whoever seals with another ring than the one on disk has lost what it sealed.
            let (kept, _) = KeyRing::open_or_create(dir.path()).expect("a ring");
            assert!(rings.iter().all(|(ring, _)| ring.pepper == kept.pepper));
            assert_eq!(rings.iter().filter(|(_, made)| *made).count(), 1);
            let files = std::fs::read_dir(dir.path()).expect("a folder").count();
            assert_eq!(files, 1, "no draft is left behind");
        }
    }

    /// A server of its own with an administrator, and what both need to go on.
    struct Site {
        dir: tempfile::TempDir,
        admin: (String, String, Totp),
        account: Uuid,
    }

    impl Site {
        fn new() -> Self {
            let dir = tempfile::tempdir().expect("a folder");
            let add = |phone: &str, role: &str| {
                let args = [
                    "user", "add", "--phone", phone, "--name", "Uji", "--role", role,
                ];
                program::json(dir.path(), &args)
            };
            let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
            let admin = add("081234567890", "admin");
            let farmer = add("081234567891", "farmer");
            Self {
                admin: (
                    "081234567890".to_owned(),
                    text(&admin["password"]),
                    Totp::from_url(text(&admin["totp"])).expect("a TOTP address"),
                ),
                account: text(&farmer["account"]).parse().expect("an id"),
                dir,
            }
        }

        async fn sign_in(&self, origin: &str) -> Client {
            let (phone, secret, totp) = &self.admin;
            let at = u64::try_from(Utc::now().timestamp()).expect("after 1970");
            let credentials = Credentials {
                phone: phone.clone(),
                secret: secret.clone(),
                totp: Some(totp.generate(at).to_string()),
                client: api::Client::App,
                device: None,
                device_label: "Komputer uji".to_owned(),
            };
            let visitor = Client::new(origin).expect("a client");
            let session = visitor.call::<SignIn>((), credentials).await;
            let tokens = session.expect("a sign-in").tokens.expect("tokens");
            visitor.with_access(tokens.access)
        }

        fn reopen(&self) -> Conn {
            let path = self.dir.path().join("data/rembang.sqlite");
            let url = DatabaseUrl::Sqlite(path);
            let mut conn = url.open(Door::Read).expect("the file opens");
            let whole = "pragma_integrity_check WHERE integrity_check = 'ok'";
            assert_eq!(count_on(&mut conn, whole), 1);
            conn
        }
    }

    fn today() -> NaiveDate {
        rembang_backend::platform::db::Instant::new(Utc::now()).day()
    }

    fn block_on<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime")
            .block_on(work)
    }

    /// T1: ten cycles of eight writers and a `kill -9` amid them.
    #[test]
    fn kill_9_loses_nothing_and_doubles_nothing() {
        block_on(async {
            let site = Site::new();
            let mut load: Option<Arc<Load>> = None;
            let mut origin_port = None;
            for pause in [40, 700, 90, 300, 150, 500, 60, 210, 400, 120] {
                let mut serving = match origin_port {
                    None => Serving::start(site.dir.path()),
                    Some(port) => Serving::start_on(site.dir.path(), port),
                };
                origin_port = Some(serving.port);
                serving.ready().await;
                let load = match &load {
                    Some(load) => Arc::clone(load),
                    None => {
                        let client = site.sign_in(&serving.origin).await;
                        let first = Arc::new(Load::new(vec![client], site.account, today()));
                        load = Some(Arc::clone(&first));
                        first
                    }
                };
                assert_eq!(load.retry().await, Outcome::Acked, "after the restart");
                let writers: Vec<_> = (0..8)
                    .map(|_| {
                        let load = Arc::clone(&load);
                        tokio::spawn(async move {
                            loop {
                                match load.write().await {
                                    Outcome::Acked | Outcome::Later => {}
                                    Outcome::Silence => return,
                                    Outcome::Wrong(what) => panic!("{what}"),
                                }
                            }
                        })
                    })
                    .collect();
                tokio::time::sleep(Duration::from_millis(pause)).await;
                // A busy machine may need longer for the very first.
                for _ in 0..3_000 {
                    if load.acked() > 0 {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                serving.kill();
                for writer in writers {
                    writer.await.expect("a writer only stops at silence");
                }
                load.books(&mut site.reopen()).must_balance();
            }
            let load = load.expect("ten cycles");
            let books = load.books(&mut site.reopen());
            println!("kill -9, 10 cycles: {books}, {} open", load.open());
            let mut serving = Serving::start_on(site.dir.path(), origin_port.expect("a port"));
            serving.ready().await;
            assert_eq!(load.retry().await, Outcome::Acked);
            serving.terminate();
            assert_eq!(serving.end(), Some(0));
            let books = load.books(&mut site.reopen());
            println!("after the retries: {books}");
            books.must_balance();
            assert_eq!(
                books.unheard, 0,
                "every open write was acknowledged at last"
            );
        });
    }

    #[test]
    fn one_file_serves_one_server() {
        block_on(async {
            let dir = tempfile::tempdir().expect("a folder");
            let mut first = Serving::start(dir.path());
            first.ready().await;
            let bind = format!("127.0.0.1:{}", program::free_port());
            let second = program::run(dir.path(), &["serve", "--bind", &bind]).refused();
            assert!(
                second.contains("another server uses this SQLite file"),
                "{second}"
            );
            // Other verbs are welcome beside it, and the first does not mind.
            program::run(dir.path(), &["user", "list"]).ok();
            first.ready().await;
            first.kill();
            // The lock ends with the process, however it ends.
            let mut third = Serving::start(dir.path());
            third.ready().await;
        });
    }

    /// Another path, a removed lock file: it is the file itself that is taken.
    #[test]
    fn one_file_serves_one_server_under_any_name() {
        block_on(async {
            let dir = tempfile::tempdir().expect("a folder");
            let mut first = Serving::start(dir.path());
            first.ready().await;
            let data = dir.path().join("data");
            assert!(
                !data.join("rembang.lock").exists(),
                "nothing that could be removed"
            );
            let other = tempfile::tempdir().expect("a folder");
            let there = other.path().join("data");
            std::fs::create_dir(&there).expect("a folder");
            std::fs::copy(data.join("keys.json"), there.join("keys.json")).expect("copied");
            let file = there.join("rembang.sqlite");
            let serve = || {
                let bind = format!("127.0.0.1:{}", program::free_port());
                program::run(other.path(), &["serve", "--bind", &bind]).refused()
            };
            std::os::unix::fs::symlink(data.join("rembang.sqlite"), &file).expect("linked");
            let said = serve();
            assert!(said.contains("another server uses"), "{said}");
            std::fs::remove_file(&file).expect("removed");
            std::fs::hard_link(data.join("rembang.sqlite"), &file).expect("linked");
            first.kill();
            // Two names are refused to everybody, server or not.
            assert!(serve().contains("hard links"));
            let list = program::run(dir.path(), &["user", "list"]).refused();
            assert!(list.contains("hard links"), "{list}");
            std::fs::remove_file(&file).expect("removed");
            std::os::unix::fs::symlink(data.join("rembang.sqlite"), &file).expect("linked");
            let mut second = Serving::start(other.path());
            second.ready().await;
        });
    }

    /// How a server answers a write, and what it says of itself then.
    async fn after(serving: &Serving, load: &Load) -> (Outcome, u16, String) {
        let outcome = load.write().await;
        // Its last word may be a second old.
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        let ready = reqwest::get(format!("{}/ready", serving.origin)).await;
        let ready = ready.expect("an answer");
        (
            outcome,
            ready.status().as_u16(),
            ready.text().await.expect("text"),
        )
    }

    #[test]
    fn a_database_replaced_under_the_server_gets_no_acknowledged_write() {
        block_on(async {
            let site = Site::new();
            let data = site.dir.path().join("data");
            let (file, log) = (data.join("rembang.sqlite"), data.join("rembang.sqlite-wal"));
            let backup = std::fs::read(&file).expect("a backup");
            let mut serving = Serving::start(site.dir.path());
            serving.ready().await;
            let client = site.sign_in(&serving.origin).await;
            let load = Load::new(vec![client], site.account, today());
            for _ in 0..5 {
                assert_eq!(load.write().await, Outcome::Acked);
            }
            // The twin: a copy beside it, and a verb that opens and closes it, change nothing.
            std::fs::copy(&file, data.join("copy.sqlite")).expect("copied");
            program::run(site.dir.path(), &["user", "list"]).ok();
            let (outcome, status, _) = after(&serving, &load).await;
            assert_eq!((outcome, status), (Outcome::Acked, 200));

            std::fs::write(data.join("backup.sqlite"), &backup).expect("written");
            std::fs::rename(data.join("backup.sqlite"), &file).expect("moved over it");
            for _ in 0..3 {
                let (outcome, status, said) = after(&serving, &load).await;
                assert_eq!((outcome, status), (Outcome::Later, 503), "{said}");
                assert!(said.contains("files were changed"), "{said}");
            }
            serving.kill();
            // Nothing of the old log is left to spoil the file that was put there.
            assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);
            site.reopen();
            let mut again = Serving::start(site.dir.path());
            again.ready().await;
        });
    }

    #[test]
    fn a_log_removed_under_the_server_loses_no_acknowledged_write() {
        block_on(async {
            let site = Site::new();
            let mut serving = Serving::start(site.dir.path());
            serving.ready().await;
            let client = site.sign_in(&serving.origin).await;
            let load = Load::new(vec![client], site.account, today());
            for _ in 0..10 {
                assert_eq!(load.write().await, Outcome::Acked);
            }
            std::fs::remove_file(site.dir.path().join("data/rembang.sqlite-wal")).expect("removed");
            let (outcome, status, said) = after(&serving, &load).await;
            assert_eq!((outcome, status), (Outcome::Later, 503), "{said}");
            serving.kill();
            let books = load.books(&mut site.reopen());
            assert_eq!(books.acked, 10);
            books.must_balance();
        });
    }

    /// SQLite says so when the disk, the folder or the file takes no write.
    #[test]
    fn a_database_that_takes_no_write_says_come_again() {
        Server::run(Kind::Sqlite, takes_no_write);
    }

    async fn takes_no_write(server: Arc<Server>) {
        let admin = server.officer(Role::Admin, "33.17").await;
        let resident = server.resident("Bu Uji").await;
        let forbid = |conn: &mut Conn| Ok(conn.batch_execute("PRAGMA query_only = ON")?);
        let grant = NewGrant {
            account: resident.id,
            role: Role::Farmer,
            area: "33.17.14".to_owned(),
            valid_from: TODAY,
            valid_to: TODAY,
            evidence: "surat uji".to_owned(),
        };
        let key = Uuid::now_v7();
        let ask_for_it = || {
            let path = "/identity/grants";
            send(write(&server, Method::POST, path, &admin, key, &grant))
        };
        server.app.db.write(forbid).await.expect("forbidden");
        let reply = ask_for_it().await;
        assert_eq!(reply.error().code, ErrorCode::Unavailable);
        assert!(reply.header("Retry-After").is_some());
        // The connection is opened anew, and so it heals by itself.
        assert_eq!(ask_for_it().await.status, 200);
        server.app.db.write(forbid).await.expect("forbidden");
        let ready = is_ready(&server).await;
        assert_eq!(ready.status, 503, "{ready:?}");
        assert_eq!(
            ready.json()["reason"],
            "the database does not answer a write"
        );
    }

    /// A server whose clock is far from what its database saw last destroys nothing, until somebody
    /// says that the clock is right.
    #[test]
    fn a_clock_that_is_not_believed_destroys_nothing() {
        block_on(async {
            let dir = tempfile::tempdir().expect("a folder");
            program::json(dir.path(), &["migrate"]);
            let url = DatabaseUrl::Sqlite(dir.path().join("data/rembang.sqlite"));
            let plant = |hours_ago: i64| {
                let mut conn = url.open(Door::Write).expect("it opens");
                let at = Utc::now() - chrono::TimeDelta::hours(hours_ago);
                conn.batch_execute(&format!(
                    "UPDATE heartbeat SET clock_at = {}; \
                     INSERT OR IGNORE INTO throttle (key, window_start, count) VALUES (x'00', 0, 1)",
                    at.timestamp_micros()
                ))
                .expect("planted");
            };
            let left = || count_on(&mut url.open(Door::Read).expect("it opens"), "throttle");
            let reason = |serving: &Serving| {
                let url = format!("{}/ready", serving.origin);
                async move {
                    let reply = reqwest::get(url).await.expect("an answer");
                    assert_eq!(reply.status(), 200, "people are served all the same");
                    let said: serde_json::Value = reply.json().await.expect("JSON");
                    said["reason"].as_str().unwrap_or_default().to_owned()
                }
            };
            for hours in [72, 25, -1] {
                plant(hours);
                let mut serving = Serving::start(dir.path());
                serving.ready().await;
                let said = reason(&serving).await;
                assert!(said.contains("rembang clock accept"), "{hours}: {said}");
                let refused = program::run(dir.path(), &["privacy", "run"]).refused();
                assert!(refused.contains("rembang clock accept"), "{refused}");
                let doctor = program::run(dir.path(), &["doctor"]).refused();
                assert!(doctor.contains("WRONG  clock"), "{doctor}");
                assert_eq!(left(), 1, "{hours}: nothing is deleted");
                let clock = program::json(dir.path(), &["clock", "accept"]);
                assert_eq!(clock["believed"], true);
                let until = Instant::now() + Duration::from_secs(30);
                while !reason(&serving).await.is_empty() {
                    assert!(Instant::now() < until, "the server does not hear of it");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                program::run(dir.path(), &["privacy", "run"]).ok();
                assert_eq!(left(), 0, "{hours}: what is due is deleted now");
            }
            // The twin: a night without power is no jump.
            plant(20);
            let mut serving = Serving::start(dir.path());
            serving.ready().await;
            assert_eq!(reason(&serving).await, "");
            program::run(dir.path(), &["privacy", "run"]).ok();
            assert_eq!(left(), 0);
        });
    }

    /// Jobs are guarded; what fails between them would leave a server that says 503 for ever.
    #[test]
    fn a_dead_database_thread_ends_the_process() {
        let test = std::env::current_exe().expect("a test has a path");
        let run = std::process::Command::new(test)
            .args([
                "--exact",
                "platform::faults::embedded::its_thread_dies",
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

    /// T23: a request whose body is still on its way when SIGTERM comes is served to the end.
    #[test]
    fn sigterm_serves_what_is_under_way() {
        block_on(async {
            let site = Site::new();
            let mut serving = Serving::start(site.dir.path());
            serving.ready().await;
            let client = site.sign_in(&serving.origin).await;
            let load = Arc::new(Load::new(vec![client], site.account, today()));
            let body = br#"{"refresh":"nobody's","device":"nobody's"}"#;
            let head = format!(
                "POST /api/v1/identity/sessions/refresh HTTP/1.1\r\nHost: x\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            let (first, rest) = body.split_at(10);
            let mut slow = raw(&serving.origin);
            slow.write_all(head.as_bytes()).expect("sent");
            slow.write_all(first).expect("sent");
            // A connection that says nothing must not hold the server up either.
            let _idle = raw(&serving.origin);
            let writers: Vec<_> = (0..8)
                .map(|_| {
                    let load = Arc::clone(&load);
                    tokio::spawn(async move { while load.write().await == Outcome::Acked {} })
                })
                .collect();
            tokio::time::sleep(Duration::from_millis(300)).await;
            let asked = Instant::now();
            serving.terminate();
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(serving.child.try_wait().expect("ours"), None, "it waits");
            slow.write_all(rest).expect("still open");
            let mut answer = String::new();
            slow.read_to_string(&mut answer).expect("an answer");
            // The made-up token is refused, and that is an answer.
            assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
            for writer in writers {
                writer.await.expect("no panic");
            }
            let code = serving.end();
            let books = load.books(&mut site.reopen());
            println!("drained in {:?}, exit {code:?}: {books}", asked.elapsed());
            assert_eq!(code, Some(0), "{}", serving.said());
            books.must_balance();
        });
    }

    fn raw(origin: &str) -> TcpStream {
        let address = origin.trim_start_matches("http://");
        let stream = TcpStream::connect(address).expect("a connection");
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).expect("a timeout");
        stream
    }

    /// A database host that takes the call and says nothing, as behind a broken firewall.
    #[test]
    fn a_silent_database_is_given_up() {
        let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = silent.local_addr().expect("an address");
        let url = DatabaseUrl::Pg(format!("postgres://{address}/rembang"));
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || sender.send(url.open(Door::Read).is_err()));
        let patience = Duration::from_secs(60);
        assert_eq!(
            receiver.recv_timeout(patience),
            Ok(true),
            "it waits for ever"
        );
    }

    #[test]
    fn a_path_is_what_it_says() {
        let parse = |url: &str| url.parse::<DatabaseUrl>();
        let sqlite = |path: &str| Ok(DatabaseUrl::Sqlite(Path::new(path).to_owned()));
        assert_eq!(parse("sqlite:a.sqlite"), sqlite("a.sqlite"));
        assert_eq!(parse("sqlite:///data/a.sqlite"), sqlite("/data/a.sqlite"));
        // Four slashes, as SQLAlchemy writes an absolute path, must not become a relative one.
        let four = parse("sqlite:////data/a.sqlite").expect("a path");
        assert!(matches!(four, DatabaseUrl::Sqlite(path) if path.is_absolute()));
        for wrong in [
            "sqlite:",
            "sqlite://",
            "postgres:/x",
            "postgress://x",
            "data.sqlite",
            "",
        ] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
