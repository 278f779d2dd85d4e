//! Faults: panics, full queues, a full disk, `kill -9`, a drain. What was acknowledged is on disk,
//! everybody else is told to come again, and the server heals by itself.

use crate::books::{Load, Outcome};
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
