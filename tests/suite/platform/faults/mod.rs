//! Faults: panics, full queues, a full disk, `kill -9`, a drain. What was acknowledged is on disk,
//! everybody else is told to come again, and the server heals by itself.

mod chain;
mod disk;
mod doors;
mod process;
mod start;

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

async fn is_ready(server: &Server) -> crate::wire::Reply {
    send(server.http.get(format!("{}/ready", server.origin))).await
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
