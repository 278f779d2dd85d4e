//! "Tersimpan" means on the disk: whatever was said to be saved is there after kill -9, and a disk
//! that takes nothing more is told of before anything is promised.

use crate::{child, child_dir, no_keystore, open};
use rembang_core::Engine;
use rembang_core::engine::{Call, Post};
use rembang_core::outbox::{Event, NewOperation, Now, Outbox, Payload};
use rembang_core::store::{Store, StoreError};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

const ACCOUNT: Uuid = Uuid::from_u128(1);

fn form(text: &str) -> NewOperation {
    NewOperation {
        key: Uuid::now_v7(),
        endpoint: "Note".to_owned(),
        public: false,
        aggregate: None,
        needs: Vec::new(),
        version: None,
        payload: Payload {
            params: json!({}),
            body: json!({ "text": text }),
        },
    }
}

/// Queues one, as the engine does, and says its key once it is written.
pub fn queue(store: &mut Store, outbox: &mut Outbox, text: &str) -> Result<Uuid, StoreError> {
    let now = Now {
        steady: Duration::ZERO,
        wall: 0,
        luck: 0.0,
    };
    let new = form(text);
    let key = new.key;
    let decision = outbox.handle(Event::Queue(new, None), now);
    store.apply(&decision.expect("room").changes, 0)?;
    Ok(key)
}

pub fn outbox(store: &mut Store) -> Outbox {
    let now = Now {
        steady: Duration::ZERO,
        wall: 0,
        luck: 0.0,
    };
    Outbox::load(store.operations().expect("rows"), Some(ACCOUNT), now)
}

#[test]
fn synchronous_is_full() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = open(dir.path());
    assert_eq!(store.pragma("synchronous"), Ok(2));
    assert_eq!(store.pragma("foreign_keys"), Ok(1));
}

fn write_until_killed(dir: &Path) {
    let mut store = open(dir);
    let mut outbox = outbox(&mut store);
    let mut out = std::io::stdout().lock();
    for _ in 0..1_500 {
        let key = queue(&mut store, &mut outbox, &"x".repeat(500)).expect("written");
        writeln!(out, "saved {key}").expect("told");
        out.flush().expect("told");
    }
}

pub fn saved(line: &str) -> Option<Uuid> {
    line.strip_prefix("saved ")?.parse().ok()
}

#[test]
fn whatever_was_said_to_be_saved_survives_kill_9() {
    if let Some(dir) = child_dir() {
        return write_until_killed(&dir);
    }
    const NAME: &str = "durable::whatever_was_said_to_be_saved_survives_kill_9";
    let dir = tempfile::tempdir().expect("a folder");
    let mut rng = fastrand::Rng::with_seed(9);
    let mut told = BTreeSet::new();
    for _ in 0..12 {
        let mut child = child(NAME, dir.path()).spawn().expect("a child");
        let out = child.stdout.take().expect("its output");
        let enough = rng.usize(1..40);
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        told.extend(lines.by_ref().filter_map(|line| saved(&line)).take(enough));
        std::thread::sleep(Duration::from_micros(rng.u64(0..3_000)));
        child.kill().expect("killed");
        child.wait().expect("dead");
        // What it said before it died counts too.
        told.extend(lines.filter_map(|line| saved(&line)));
        let mut store = open(dir.path());
        let there = store.operations().expect("the file opens");
        let there: BTreeSet<Uuid> = there.into_iter().map(|one| one.key).collect();
        let lost: Vec<_> = told.difference(&there).collect();
        assert!(lost.is_empty(), "{} of {} lost", lost.len(), told.len());
    }
    assert!(told.len() > 50, "only {} were told", told.len());
}

fn write_until_refused(dir: &Path) {
    let mut store = open(dir);
    let mut outbox = outbox(&mut store);
    for _ in 0..1_000 {
        match queue(&mut store, &mut outbox, &"x".repeat(20_000)) {
            Ok(key) => println!("saved {key}"),
            Err(error) => return println!("refused {error}"),
        }
    }
}

#[test]
fn a_disk_that_takes_no_more_is_told_and_loses_nothing() {
    const NAME: &str = "durable::a_disk_that_takes_no_more_is_told_and_loses_nothing";
    if let Some(dir) = child_dir() {
        return write_until_refused(&dir);
    }
    let dir = tempfile::tempdir().expect("a folder");
    drop(open(dir.path()));
    // Files may not grow beyond 2 MiB, and whoever tries is told instead of killed.
    let plain = child(NAME, dir.path());
    let words: Vec<_> = plain.get_args().map(|arg| arg.to_string_lossy()).collect();
    let script = "trap '' XFSZ; ulimit -f 4096; exec \"$0\" \"$@\"";
    let out = std::process::Command::new("sh")
        .args(["-c", script])
        .arg(plain.get_program())
        .args(words.iter().map(AsRef::as_ref))
        .env("REMBANG_CHILD_DIR", dir.path())
        .output()
        .expect("a child");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(said.contains("refused "), "{said}");
    let told: BTreeSet<Uuid> = said.lines().filter_map(saved).collect();
    assert!(told.len() > 10, "{said}");
    let there = open(dir.path()).operations().expect("the file opens");
    let there: BTreeSet<Uuid> = there.into_iter().map(|one| one.key).collect();
    assert_eq!(there, told);
}

#[test]
fn a_full_disk_is_called_by_its_name() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let mut conn = SqliteConnection::establish(":memory:").expect("a database");
    conn.batch_execute("CREATE TABLE t (a BLOB); PRAGMA max_page_count = 3")
        .expect("a small database");
    let full = conn.batch_execute("INSERT INTO t VALUES (zeroblob(100000))");
    let full = full.expect_err("no room");
    assert_eq!(StoreError::from(full), StoreError::Full);
}

/// A form is refused before it is left where there is no room for it, and one that was taken is
/// found by another program.
#[tokio::test]
async fn the_engine_promises_what_the_store_keeps() {
    let dir = tempfile::tempdir().expect("a folder");
    let engine = engine(dir.path()).await;
    let post = Post {
        call: Call {
            endpoint: "Me".to_owned(),
            params: json!({}),
            body: json!(null),
            key: None,
            version: None,
        },
        aggregate: None,
        needs: Vec::new(),
        draft: None,
    };
    let refused = engine.queue(post).await.expect_err("no write");
    assert_eq!(refused.to_string(), "this row may not wait on a phone");
    engine
        .save_draft(
            ACCOUNT,
            "PostPrice",
            json!({ "gone": "a field of last year" }),
        )
        .await
        .expect("a draft");
    drop(engine);
    let again = self::engine(dir.path()).await;
    let drafts = again.drafts().await.expect("drafts");
    // OB-5: what a screen no longer knows comes back as it was typed.
    assert_eq!(drafts[0].form, json!({ "gone": "a field of last year" }));
}

async fn engine(dir: &Path) -> Engine {
    let engine = Engine::open(dir, "http://127.0.0.1:9", no_keystore()).await;
    engine.unwrap_or_else(|error| panic!("no engine: {error}"))
}
