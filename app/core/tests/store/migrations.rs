//! An update starts on the file of the release before it, whatever happens to the migration (OB-5).

use crate::{child, child_dir, open};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel::{Connection, QueryableByName, SqliteConnection};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use rembang_core::store::{FILE, Store};
use std::path::{Path, PathBuf};

/// So many migrations the release before had.
const BEFORE: usize = 2;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")
}

fn connect(dir: &Path) -> SqliteConnection {
    let path = dir.join(FILE);
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).expect("a database");
    conn.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        .expect("settings");
    conn
}

/// A file of the release before, with an operation in each state.
fn old_file(dir: &Path) {
    let mut conn = connect(dir);
    let all = FileBasedMigrations::from_path(folder()).expect("migrations");
    for _ in 0..BEFORE {
        conn.run_next_migration(all.clone()).expect("a migration");
    }
    for (place, state) in ["ready", "ready", "sending", "needs_you", "sent"]
        .iter()
        .enumerate()
    {
        let sql = format!(
            "INSERT INTO operation (key, place, endpoint, aggregate, queued_at, state, tries,
                 may_have_arrived, payload_sealed)
             VALUES (randomblob(16), {place}, 'Note', randomblob(16), 0, '{state}', 1, 0, x'00')"
        );
        conn.batch_execute(&sql).expect("a row");
    }
}

fn number(conn: &mut SqliteConnection, sql: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Number {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let row: Number = diesel::sql_query(sql).get_result(conn).expect("a number");
    row.n
}

fn tables(dir: &Path) -> i64 {
    let sql = "SELECT count(*) AS n FROM sqlite_master WHERE name IN ('draft', 'kept', 'synced')";
    number(&mut connect(dir), sql)
}

/// The statements that the update runs, one by one.
fn statements() -> Vec<String> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("migrations")
        .map(|entry| entry.expect("a folder").path())
        .collect();
    folders.sort();
    let files = folders.iter().skip(BEFORE).map(|dir| dir.join("up.sql"));
    let all: String = files
        .map(|path| std::fs::read_to_string(path).expect("a migration"))
        .collect();
    let code: Vec<&str> = all.lines().filter(|line| !line.starts_with("--")).collect();
    let code = code.join("\n");
    let each = code.split(';').map(str::trim).filter(|one| !one.is_empty());
    each.map(str::to_owned).collect()
}

fn die_in_the_middle(dir: &Path) {
    let count: usize = std::env::var("REMBANG_STATEMENTS")
        .ok()
        .and_then(|text| text.parse().ok())
        .expect("how many");
    let mut conn = connect(dir);
    conn.batch_execute("BEGIN IMMEDIATE").expect("begun");
    for statement in statements().iter().take(count) {
        conn.batch_execute(statement).expect("a statement");
    }
    println!("reached");
    std::process::abort();
}

#[test]
fn an_update_that_was_killed_at_any_statement_starts_from_the_old_file() {
    const NAME: &str =
        "migrations::an_update_that_was_killed_at_any_statement_starts_from_the_old_file";
    if let Some(dir) = child_dir() {
        return die_in_the_middle(&dir);
    }
    let count = statements().len();
    assert!(count >= 5, "{count} statements");
    for killed in 0..=count {
        let dir = tempfile::tempdir().expect("a folder");
        old_file(dir.path());
        let out = child(NAME, dir.path())
            .env("REMBANG_STATEMENTS", killed.to_string())
            .output()
            .expect("a child");
        assert!(String::from_utf8_lossy(&out.stdout).contains("reached"));
        assert!(!out.status.success());
        assert_eq!(
            tables(dir.path()),
            0,
            "killed after {killed}: all or nothing"
        );
        let mut store = open(dir.path());
        assert_eq!(
            store.unsent().expect("rows").len(),
            4,
            "killed after {killed}"
        );
        assert_eq!(tables(dir.path()), 3);
    }
}

#[test]
fn an_update_that_fails_leaves_the_old_file_as_it_was() {
    let dir = tempfile::tempdir().expect("a folder");
    old_file(dir.path());
    // What its last statement makes is in the way.
    let block = "CREATE TABLE cursor (a TEXT)";
    connect(dir.path())
        .batch_execute(block)
        .expect("in the way");
    assert!(Store::open(dir.path()).is_err());
    assert_eq!(tables(dir.path()), 0, "nothing of it stayed");
    let clear = "DROP TABLE cursor";
    connect(dir.path())
        .batch_execute(clear)
        .expect("out of the way");
    assert_eq!(open(dir.path()).unsent().expect("rows").len(), 4);
}

#[test]
fn each_migration_can_be_undone() {
    let dir = tempfile::tempdir().expect("a folder");
    drop(open(dir.path()));
    let mut conn = connect(dir.path());
    let all = FileBasedMigrations::from_path(folder()).expect("migrations");
    let undone = conn.revert_all_migrations(all).expect("undone");
    assert_eq!(undone.len(), 4);
    let left = "SELECT count(*) AS n FROM sqlite_master WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' \
                AND name NOT LIKE 'sqlite%'";
    assert_eq!(number(&mut conn, left), 0);
    drop(conn);
    drop(open(dir.path()));
}
