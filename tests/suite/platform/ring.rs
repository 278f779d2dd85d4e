//! One database, one key ring: a ring is made beside an empty database and nowhere else; whoever
//! comes with another ring, or to another database, is sent away before anything is sealed.

use crate::prelude::*;
use crate::program::{self, json, rembang, run};
use crate::wire::{connect, count, execute};
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl};
use rembang_backend::platform::clock::Clock;
use rembang_backend::platform::db::{Conn, DatabaseUrl, Door, Instant, migrate};
use rembang_backend::platform::keys::{FILE, KeyRing};
use rembang_tests::Database;
use rembang_tests::raw::contents;
use std::path::Path;
use std::sync::Barrier;

on_both!(
    a_database_knows_its_ring,
    an_old_copy_is_noticed_and_a_new_one_taken,
    a_database_from_before_is_asked_what_it_holds,
    first_starts_at_once_settle_one_ring,
    every_verb_works_on_both_databases,
);

fn settle(conn: &mut Conn, dir: &Path) -> Result<bool, String> {
    KeyRing::settle(conn, dir, now()).map(|(_, made)| made)
}

fn now() -> Instant {
    Clock::System.now()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn copy_ring(from: &Path, to: &Path) {
    std::fs::copy(from.join(FILE), to.join(FILE)).expect("copied");
}

async fn a_database_knows_its_ring(server: Arc<Server>) {
    let mut conn = connect(&server, Door::Write);
    let home = folder();
    assert_eq!(settle(&mut conn, home.path()), Ok(true));
    assert_eq!(settle(&mut conn, home.path()), Ok(false));
    assert_eq!(count(&server, "key_ring"), 3, "pepper, column, token");
    // Another node: nothing, then another ring, then the right one.
    let node = folder();
    let missing = settle(&mut conn, node.path()).expect_err("no ring");
    assert!(missing.contains("rembang keys export"), "{missing}");
    assert!(!node.path().join(FILE).exists(), "none was made");
    KeyRing::open_or_create(node.path()).expect("a foreign ring");
    let foreign = std::fs::read(node.path().join(FILE)).expect("a file");
    let refused = settle(&mut conn, node.path()).expect_err("a foreign ring");
    assert!(
        refused.contains("not the key ring of this database"),
        "{refused}"
    );
    assert_eq!(
        std::fs::read(node.path().join(FILE)).expect("a file"),
        foreign
    );
    copy_ring(home.path(), node.path());
    assert_eq!(settle(&mut conn, node.path()), Ok(false));
    assert_eq!(count(&server, "key_ring"), 3);
    // The other way round: this ring, and a database without anything.
    let elsewhere = folder();
    let database = Database::create(server.kind, elsewhere.path());
    let mut empty = database.url.open(Door::Write).expect("it opens");
    let refused = settle(&mut empty, home.path()).expect_err("an empty database");
    assert!(refused.contains("the database is empty"), "{refused}");
    assert_eq!(settle(&mut empty, elsewhere.path()), Ok(true));
    let exchanged = settle(&mut empty, home.path()).expect_err("somebody else's");
    assert!(exchanged.contains("not the key ring"), "{exchanged}");
}

async fn an_old_copy_is_noticed_and_a_new_one_taken(server: Arc<Server>) {
    let mut conn = connect(&server, Door::Write);
    let (home, node) = (folder(), folder());
    settle(&mut conn, home.path()).expect("a ring");
    copy_ring(home.path(), node.path());
    for _ in 0..2 {
        // The file was changed, and the machine stopped before the database heard of it.
        KeyRing::rotate_tokens(&home.path().join(FILE)).expect("rotated");
        assert_eq!(
            settle(&mut conn, node.path()),
            Ok(false),
            "nobody knows yet"
        );
        assert_eq!(
            settle(&mut conn, home.path()),
            Ok(false),
            "mended by the next start"
        );
        let old = settle(&mut conn, node.path()).expect_err("an old copy");
        assert!(old.contains("an old copy"), "{old}");
        copy_ring(home.path(), node.path());
        assert_eq!(settle(&mut conn, node.path()), Ok(false));
    }
    assert_eq!(count(&server, "key_ring"), 4, "two token keys, no more");
}

async fn a_database_from_before_is_asked_what_it_holds(server: Arc<Server>) {
    server.resident("Bu Warga").await;
    execute(&server, "DELETE FROM key_ring");
    let mut conn = connect(&server, Door::Write);
    let stranger = folder();
    settle(&mut conn, stranger.path()).expect_err("no ring");
    KeyRing::open_or_create(stranger.path()).expect("a foreign ring");
    settle(&mut conn, stranger.path()).expect_err("it opens nothing");
    assert_eq!(count(&server, "key_ring"), 0);
    assert_eq!(settle(&mut conn, server.dir.path()), Ok(false));
    assert_eq!(count(&server, "key_ring"), 3);
}

/// On one machine they share a folder; on two each has its own, and the second is given the ring.
async fn first_starts_at_once_settle_one_ring(server: Arc<Server>) {
    for shared in [true, false] {
        let home = folder();
        let database = Database::empty(server.kind, home.path());
        migrate::up(&database.url).expect("migrated");
        let gate = Arc::new(Barrier::new(4));
        let starts: Vec<_> = (0..4)
            .map(|number| {
                let (url, gate) = (database.url.clone(), Arc::clone(&gate));
                let own = home
                    .path()
                    .join(if shared { 0 } else { number }.to_string());
                std::fs::create_dir_all(&own).expect("a folder");
                std::thread::spawn(move || {
                    let mut conn = url.open(Door::Write).expect("it opens");
                    gate.wait();
                    settle(&mut conn, &own)
                })
            })
            .collect();
        let ends: Vec<_> = starts
            .into_iter()
            .map(|start| start.join().expect("no panic"))
            .collect();
        let made = ends.iter().filter(|end| **end == Ok(true)).count();
        let found = ends.iter().filter(|end| **end == Ok(false)).count();
        assert_eq!(
            (made, found),
            if shared { (1, 3) } else { (1, 0) },
            "{ends:?}"
        );
    }
}

async fn every_verb_works_on_both_databases(server: Arc<Server>) {
    let home = folder();
    let url = match server.app.db.url() {
        DatabaseUrl::Pg(url) => url.clone(),
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
    };
    let verb = |args: &[&str]| {
        let mut command = rembang(home.path(), args);
        let ran = command.env("REMBANG_DATABASE_URL", &url).output();
        program::Ran::from(ran.expect("it runs"))
    };
    for args in [
        &["migrate"][..],
        &["user", "list"],
        &["keys", "--rotate-tokens"],
        &["clock"],
        &["clock", "accept"],
        &["jobs", "run", "purge"],
        &["audit", "verify"],
        &["doctor"],
    ] {
        verb(args).ok();
    }
    assert_eq!(count(&server, "audit_log WHERE action = 'AcceptClock'"), 1);
    // The same from a folder without the ring, as on a second node.
    std::fs::remove_dir_all(home.path().join("data")).expect("removed");
    for args in [&["audit", "verify"][..], &["clock"], &["doctor"]] {
        let said = verb(args).refused();
        assert!(said.contains("is missing"), "{args:?}: {said}");
    }
    assert!(
        !home.path().join("data").join(FILE).exists(),
        "none was made"
    );
}

/// Every verb that touches the database.
const VERBS: [&[&str]; 9] = [
    &["serve", "--bind", "127.0.0.1:0"],
    &["migrate"],
    &["user", "list"],
    &[
        "user",
        "add",
        "--phone",
        "081234567899",
        "--name",
        "Uji",
        "--role",
        "admin",
    ],
    &["audit", "verify"],
    &["jobs", "run", "purge"],
    &["keys", "--rotate-tokens"],
    &["clock", "accept"],
    &["doctor"],
];

#[test]
fn no_verb_works_with_a_foreign_ring_or_without_its_database() {
    let (dir, other) = (folder(), folder());
    for home in [&dir, &other] {
        let who = [
            "user",
            "add",
            "--phone",
            "081234567890",
            "--name",
            "Uji",
            "--role",
            "admin",
        ];
        json(home.path(), &who);
    }
    let data = |home: &tempfile::TempDir| home.path().join("data");
    let own = std::fs::read(data(&dir).join(FILE)).expect("a ring");
    let database = data(&dir).join("rembang.sqlite");
    let url = DatabaseUrl::Sqlite(database.clone());
    let held = || contents(&mut url.open(Door::Read).expect("it opens"));
    let before = held();
    let refuses = |reason: &str| {
        for verb in VERBS {
            let said = run(dir.path(), verb).refused();
            assert!(said.contains(reason), "{verb:?}: {said}");
            assert!(!said.contains("panicked"), "{said}");
        }
    };
    copy_ring(&data(&other), &data(&dir));
    refuses("not the key ring of this database");
    std::fs::remove_file(data(&dir).join(FILE)).expect("removed");
    refuses("is missing");
    assert!(!data(&dir).join(FILE).exists(), "none was made");
    assert!(held() == before, "nothing was written");

    KeyRing::import(
        None,
        &data(&dir).join(FILE),
        &String::from_utf8(own).expect("text"),
    )
    .expect("brought back");
    run(dir.path(), &["user", "list"]).ok();
    std::fs::remove_file(&database).expect("removed");
    for verb in &VERBS[..8] {
        let said = run(dir.path(), verb).refused();
        assert!(said.contains("the database is empty"), "{verb:?}: {said}");
        assert!(!database.exists(), "{verb:?} made one");
    }
    assert!(
        run(dir.path(), &["doctor"])
            .refused()
            .contains("there is none yet")
    );
    // An empty file is no database either.
    std::fs::write(&database, b"").expect("written");
    let said = run(dir.path(), &["serve", "--bind", "127.0.0.1:0"]).refused();
    assert!(said.contains("the database is empty"), "{said}");
}

#[test]
fn a_ring_is_handed_over() {
    let (first, second, third) = (folder(), folder(), folder());
    json(first.path(), &["migrate"]);
    let ring = first.path().join("data").join(FILE);
    let exported = run(first.path(), &["keys", "export"]).ok();
    run(first.path(), &["keys", "export", "ring.json"]).ok();
    let file = first.path().join("ring.json");
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(&file)
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    run(first.path(), &["keys", "export", "ring.json"]).refused();

    // The database goes along: a copy of it is what a second node sees.
    for home in [&second, &third] {
        std::fs::create_dir(home.path().join("data")).expect("a folder");
        let copy = home.path().join("data/rembang.sqlite");
        std::fs::copy(first.path().join("data/rembang.sqlite"), copy).expect("copied");
    }
    assert!(
        run(second.path(), &["user", "list"])
            .refused()
            .contains("keys import")
    );
    let nonsense = program::run_with(second.path(), &["keys", "import"], "nonsense");
    assert!(nonsense.refused().contains("no key ring"));
    let foreign = folder();
    json(foreign.path(), &["migrate"]);
    let foreign = run(foreign.path(), &["keys", "export"]).ok();
    let refused = program::run_with(second.path(), &["keys", "import"], &foreign).refused();
    assert!(
        refused.contains("not the key ring of this database"),
        "{refused}"
    );
    program::run_with(second.path(), &["keys", "import"], &exported).ok();
    run(second.path(), &["user", "list"]).ok();
    let again = program::run_with(second.path(), &["keys", "import"], &exported).refused();
    assert!(again.contains("there already"), "{again}");
    let path = file.to_str().expect("UTF-8");
    run(third.path(), &["keys", "import", path]).ok();
    run(third.path(), &["audit", "verify"]).ok();
    let read = |path: &Path| std::fs::read_to_string(path).expect("a ring");
    let pepper = |text: &str| {
        serde_json::from_str::<serde_json::Value>(text).expect("JSON")["pepper"].clone()
    };
    assert_eq!(
        pepper(&read(&ring)),
        pepper(&read(&third.path().join("data").join(FILE)))
    );
}

/// An older server may be at work on it; so only the two verbs that say so change a database that
/// is in use.
#[test]
fn only_serve_and_migrate_migrate() {
    let dir = folder();
    json(dir.path(), &["migrate"]);
    let url = DatabaseUrl::Sqlite(dir.path().join("data/rembang.sqlite"));
    let undo = || {
        use diesel::connection::SimpleConnection;
        let mut conn = url.open(Door::Write).expect("it opens");
        conn.batch_execute(
            "DROP TABLE heartbeat; \
             DELETE FROM __diesel_schema_migrations WHERE version = '20261130110201'",
        )
        .expect("undone");
    };
    undo();
    for verb in VERBS
        .iter()
        .filter(|verb| !["serve", "migrate", "doctor"].contains(&verb[0]))
    {
        let said = run(dir.path(), verb).refused();
        assert!(said.contains("rembang migrate"), "{verb:?}: {said}");
    }
    assert!(
        run(dir.path(), &["doctor"])
            .refused()
            .contains("create_heartbeat")
    );
    let ran = json(dir.path(), &["migrate"]);
    assert_eq!(ran["migrations"].as_array().map(Vec::len), Some(1));
    run(dir.path(), &["user", "list"]).ok();
    undo();
    let mut serving = program::Serving::start(dir.path());
    tokio::runtime::Runtime::new()
        .expect("a runtime")
        .block_on(serving.ready());
    assert_eq!(migrate::pending(&url), Ok(Vec::new()));
    // Under a server that runs: it says that it does not fit its database any more.
    undo();
    let mut answer = None;
    for _ in 0..100 {
        let url = format!("{}/ready", serving.origin);
        let asked = async {
            let reply = reqwest::get(url).await.expect("an answer");
            (reply.status().as_u16(), reply.text().await.expect("text"))
        };
        answer = Some(
            tokio::runtime::Runtime::new()
                .expect("a runtime")
                .block_on(asked),
        );
        if matches!(answer, Some((503, _))) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let (status, text) = answer.expect("an answer");
    assert_eq!(status, 503, "{text}");
    assert!(
        text.contains("migrations are missing") && text.contains("create_heartbeat"),
        "{text}"
    );
}

/// SQLite counts pages from 1.
fn first_page_of_accounts(database: &Path) -> usize {
    #[derive(QueryableByName)]
    struct Root {
        #[diesel(sql_type = BigInt)]
        rootpage: i64,
    }
    let url = DatabaseUrl::Sqlite(database.to_owned());
    let mut conn = url.open(Door::Read).expect("it opens");
    let sql = "SELECT rootpage FROM sqlite_master WHERE name = 'account'";
    let root: Root = diesel::sql_query(sql).get_result(&mut conn).expect("one");
    usize::try_from(root.rootpage).expect("a page")
}

#[test]
fn a_doctor_finds_what_is_planted() {
    let dir = folder();
    json(dir.path(), &["migrate"]);
    let healthy = run(dir.path(), &["doctor"]).ok();
    assert!(
        healthy.lines().count() >= 7 && !healthy.contains("WRONG"),
        "{healthy}"
    );
    let database = dir.path().join("data/rembang.sqlite");
    let whole = std::fs::read(&database).expect("a database");
    // One page of a table is lost, as after a bad sector.
    let mut broken = whole.clone();
    let at = (first_page_of_accounts(&database) - 1) * 4_096;
    broken[at..at + 4_096].fill(0);
    std::fs::write(&database, broken).expect("broken");
    let sick = run(dir.path(), &["doctor"]).refused();
    assert!(sick.contains("WRONG  pages"), "{sick}");
    std::fs::write(&database, whole).expect("mended");
    run(dir.path(), &["doctor"]).ok();
    let mut command = rembang(dir.path(), &["doctor"]);
    command.env("REMBANG_REGENCY", "nowhere");
    let said = program::Ran::from(command.output().expect("it runs")).refused();
    assert!(said.contains("WRONG  pack"), "{said}");
}
