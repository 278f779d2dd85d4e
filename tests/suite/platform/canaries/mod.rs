//! Canaries: numbers, NIK and secrets that are planted, and must be found nowhere. Not in the
//! log, whatever goes wrong, and not in the database, which holds them sealed. S15 of the notes.

mod journeys;

use crate::prelude::*;
use crate::wire::{Reply, ask, connect, execute, send, write};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};
use journeys::{faults, journey, mistakes};
use rembang_backend::platform::db::{Conn, DatabaseUrl, Door};
use rembang_shared::identity::api::*;
use rembang_shared::values::{Nik, Phone};
use reqwest::Method;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

on_both!(
    nothing_personal_is_logged_or_stored_in_the_clear,
    the_scans_find_what_is_planted,
);

/// Digits that stand in no announced range, so that nothing else can contain them.
struct Canaries {
    /// Subscriber digits, `8…`: part of every spelling of a number.
    phones: [&'static str; 4],
    niks: [&'static str; 3],
    /// Tokens, passwords, codes.
    secrets: Vec<String>,
}

/// One set per database, because both run at once and share a log.
fn canaries(server: &Server) -> Canaries {
    let (phones, niks) = match server.kind {
        rembang_tests::Kind::Sqlite => (
            ["81377700451", "81377700452", "81377700453", "81377700454"],
            ["3317145708900031", "3317141203850032", "3317144101010033"],
        ),
        rembang_tests::Kind::Postgres => (
            ["81377700551", "81377700552", "81377700553", "81377700554"],
            ["3317145708900041", "3317141203850042", "3317144101010043"],
        ),
    };
    Canaries {
        phones,
        niks,
        secrets: Vec::new(),
    }
}

impl Canaries {
    fn all(&self) -> impl Iterator<Item = &str> {
        let fixed = self.phones.iter().chain(&self.niks).copied();
        fixed.chain(self.secrets.iter().map(String::as_str))
    }

    /// Those found in a text, however it groups their digits.
    fn in_text(&self, text: &str) -> Vec<&str> {
        let closed: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '.'))
            .collect();
        let found = |one: &&str| {
            text.contains(*one) || one.bytes().all(|b| b.is_ascii_digit()) && closed.contains(*one)
        };
        self.all().filter(found).collect()
    }

    /// Those found in a file.
    fn in_bytes(&self, bytes: &[u8]) -> Vec<&str> {
        let held = |one: &str| bytes.windows(one.len()).any(|part| part == one.as_bytes());
        self.all().filter(|one| held(one)).collect()
    }
}

/// What the server logged since the first test asked for it; the very format of `serve`.
fn log() -> &'static Mutex<Vec<u8>> {
    static LOG: OnceLock<Mutex<Vec<u8>>> = OnceLock::new();
    struct Shared;
    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let mut log = log().lock().unwrap_or_else(PoisonError::into_inner);
            log.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    static BEGUN: OnceLock<()> = OnceLock::new();
    BEGUN.get_or_init(|| {
        tracing_subscriber::fmt()
            .json()
            .with_env_filter(EnvFilter::new("info,actix_server=warn"))
            .with_writer(|| Shared)
            .init();
    });
    LOG.get_or_init(Mutex::default)
}

fn logged() -> String {
    let log = log().lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&log).into_owned()
}

async fn nothing_personal_is_logged_or_stored_in_the_clear(server: Arc<Server>) {
    log();
    let mut canaries = canaries(&server);
    journey(&server, &mut canaries).await;
    mistakes(&server, &canaries).await;
    faults(&server, &canaries).await;

    let text = logged();
    assert!(text.contains("\"served\"") && text.contains("internal error"));
    let lines = text.lines().count();
    assert_eq!(canaries.in_text(&text), Vec::<&str>::new(), "in the log");
    let scanned = scan(&server, &canaries);
    println!(
        "{:?}: {} canaries, {lines} lines of log, {scanned} of the database, 0 found",
        server.kind,
        canaries.all().count()
    );
}

/// A checker that finds nothing must be shown to find something.
async fn the_scans_find_what_is_planted(server: Arc<Server>) {
    log();
    let canaries = canaries(&server);
    let [_, _, _, phone] = canaries.phones;
    let spelt = format!("0{}-{}-{}", &phone[..3], &phone[3..7], &phone[7..]);
    assert_eq!(canaries.in_text(&format!("call {spelt}!")), [phone]);
    assert_eq!(canaries.in_text(&format!("62{phone}")), [phone]);
    let marker = format!("planted by {:?}", server.kind);
    tracing::warn!(truth = marker, "a planted line");
    assert!(logged().contains(&marker), "the log is the log");

    let found =
        || std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| scan(&server, &canaries)));
    assert!(found().is_ok());
    // In a column of text, and as the bytes of a column that should have been sealed.
    let resident = server.resident("Bu Uji").await;
    let (quoted, hex) = (format!("'0{phone}'"), hex(phone));
    let bytes = match server.kind {
        rembang_tests::Kind::Sqlite => format!("x'{hex}'"),
        rembang_tests::Kind::Postgres => format!("'\\x{hex}'"),
    };
    for (column, value, clean) in [
        ("device SET label", quoted, "'HP uji'"),
        ("account SET phone_sealed", bytes, "''"),
    ] {
        execute(&server, &format!("UPDATE {column} = {value}"));
        assert!(found().is_err(), "planted in {column}");
        execute(&server, &format!("UPDATE {column} = {clean}"));
        if server.kind == rembang_tests::Kind::Sqlite {
            // The old pages are overwritten, and the log of pages is emptied.
            execute(&server, "VACUUM");
            execute(&server, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        assert!(found().is_ok(), "cleaned from {column}");
    }
    drop(resident);
}

/// Everything the database holds; panics at the first canary. Returns how much it was.
fn scan(server: &Server, canaries: &Canaries) -> String {
    match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => {
            let mut total = 0;
            for ending in ["", "-wal", "-shm"] {
                let mut name = path.as_os_str().to_owned();
                name.push(ending);
                // The write-ahead log may have been checkpointed away.
                let Ok(bytes) = std::fs::read(&name) else {
                    continue;
                };
                total += bytes.len();
                let found = canaries.in_bytes(&bytes);
                assert!(found.is_empty(), "{}: {found:?}", name.display());
            }
            assert!(total > 100_000, "the files of the database");
            format!("{total} bytes")
        }
        DatabaseUrl::Pg(_) => {
            let mut conn = connect(server, Door::Read);
            let tables = names(
                &mut conn,
                "SELECT table_name::text AS name FROM information_schema.tables
                 WHERE table_schema = current_schema() ORDER BY 1",
            );
            assert!(tables.len() >= 14, "{tables:?}");
            let mut rows = 0;
            for table in &tables {
                // A row as text spells bytes in hexadecimal.
                for row in names(
                    &mut conn,
                    &format!("SELECT t::text AS name FROM \"{table}\" t"),
                ) {
                    rows += 1;
                    let found = |one: &&str| row.contains(*one) || row.contains(&hex(one));
                    let found: Vec<_> = canaries.all().filter(found).collect();
                    assert!(found.is_empty(), "{table}: {found:?}");
                }
            }
            format!("{rows} rows of {} tables", tables.len())
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(conn: &mut Conn, sql: &str) -> Vec<String> {
    let rows: Vec<Name> = diesel::sql_query(sql).load(conn).expect("rows");
    rows.into_iter().map(|row| row.name).collect()
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Bodies that carry a secret must not be printable by accident: `{:?}` does not compile.
#[test]
fn bodies_with_secrets_do_not_derive_debug() {
    const SOURCE: &str = include_str!("../../../../shared/src/identity/api.rs");
    const SECRETS: [&str; 11] = [
        "phone: String",
        "pin: String",
        "secret: String",
        "totp: Option<String>",
        "code: String",
        "refresh: String",
        "access: String",
        "device: Option<String>",
        "old: String",
        "nik: String",
        "tokens: Option<Tokens>",
    ];
    let mut kept = Vec::new();
    for block in SOURCE.split("#[derive(").skip(1) {
        let (derives, rest) = block.split_once(")]").expect("a derive");
        let Some((_, body)) = rest.split_once("pub struct ") else {
            continue;
        };
        let name = body.split(' ').next().expect("a name");
        let secret = |field: &&str| body.contains(&format!("pub {field}"));
        if SECRETS.iter().any(secret) {
            let debug = derives.split(',').any(|one| one.trim() == "Debug");
            assert!(!debug, "{name} carries a secret and derives Debug");
            kept.push(name);
        }
    }
    assert!(kept.len() >= 9, "{kept:?}");
    let (nik, phone) = ("3317145708900031", "081377700451");
    let nik = format!("{:?}", Nik::parse(nik).expect("a NIK"));
    let phone = format!("{:?}", Phone::parse(phone).expect("a number"));
    assert!(nik.contains('•') && phone.contains('•'), "{nik} {phone}");
}
