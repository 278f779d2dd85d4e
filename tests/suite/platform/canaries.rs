//! Canaries: numbers, NIK and secrets that are planted, and must be found nowhere. Not in the
//! log, whatever goes wrong, and not in the database, which holds them sealed. S15 of the notes.

use crate::prelude::*;
use crate::wire::{Reply, ask, connect, execute, send, write};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};
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

/// What people do when all is well.
async fn journey(server: &Server, canaries: &mut Canaries) {
    let [signed_up, invited, officer, _] = canaries.phones;
    let [nik, _, _] = canaries.niks;
    let visitor = server.visitor();
    let account = NewAccount {
        name: "Bu Kenari".to_owned(),
        phone: format!("+62 {}-{}", &signed_up[..3], &signed_up[3..]),
        pin: rembang_tests::PIN.to_owned(),
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP uji".to_owned(),
    };
    let session = visitor
        .call::<SignUp>((), account)
        .await
        .expect("an account");
    let me = session.me;
    let tokens = session.tokens.expect("tokens");
    canaries.secrets.extend(tokens.device.clone());
    canaries.secrets.push(tokens.access.clone());
    canaries.secrets.push(tokens.refresh.clone());
    assert!(canaries.in_text(&me.phone_masked).is_empty());
    let refresh = RefreshToken {
        refresh: tokens.refresh.clone(),
        device: tokens.device.clone().expect("a device"),
    };
    let session = visitor
        .call::<Refresh>((), refresh)
        .await
        .expect("refreshed");
    canaries
        .secrets
        .push(session.tokens.expect("tokens").refresh);
    let signed_in = |secret: &str| Credentials {
        phone: format!("0{signed_up}"),
        secret: secret.to_owned(),
        totp: None,
        client: rembang_shared::identity::api::Client::App,
        device: tokens.device.clone(),
        device_label: "HP uji".to_owned(),
    };
    let right = visitor
        .call::<SignIn>((), signed_in(rembang_tests::PIN))
        .await;
    right.expect("a sign-in");
    canaries.secrets.push("kata sandi kenari".to_owned());
    let wrong = visitor
        .call::<SignIn>((), signed_in("kata sandi kenari"))
        .await;
    assert!(wrong.is_err());
    let admin = server.officer(Role::Admin, "33.17").await;
    canaries.secrets.extend(admin.password.clone());
    let invitation = NewInvitation {
        phone: format!("62{invited}"),
        name: "Pak Kenari".to_owned(),
    };
    let invitation = admin
        .client
        .call::<Invite>((), invitation)
        .await
        .expect("invited");
    canaries.secrets.push(invitation.code.clone());
    canaries.secrets.push(invitation.code.replace('-', ""));
    let activation = Activation {
        phone: format!("0{invited}"),
        code: invitation.code,
        secret: rembang_tests::PIN.to_owned(),
        client: rembang_shared::identity::api::Client::Portal,
        device_label: "Peramban uji".to_owned(),
    };
    let activated = send(ask(server, Method::POST, "/identity/activation").json(&activation)).await;
    assert_eq!(activated.status, 200);
    for cookie in activated.headers.get_all("Set-Cookie") {
        let (_, rest) = cookie
            .to_str()
            .expect("text")
            .split_once('=')
            .expect("a pair");
        let value = rest.split(';').next().expect("a value");
        canaries.secrets.push(value.to_owned());
    }
    // The command line's way.
    let number = Phone::parse(&format!("0{officer}")).expect("a number");
    let added = rembang_backend::modules::identity::add_officer(
        &server.app,
        rembang_backend::modules::identity::Officer {
            phone: number,
            name: "Pak Petugas".to_owned(),
            role: Role::PriceOfficer,
            area: "33.17".parse().expect("an area"),
            demo: None,
        },
        server.app.clock.now(),
    );
    let added = added.await.expect("an officer");
    for field in ["password", "totp"] {
        let secret = added[field].as_str().expect("text").to_owned();
        canaries.secrets.push(secret);
    }

    let view = admin.see_nik(me.id, nik).await;
    let view = serde_json::to_string(&view).expect("JSON");
    assert!(canaries.in_text(&view).is_empty(), "{view}");
    let read = admin
        .client
        .call::<Account>(AccountParam { id: me.id }, ())
        .await;
    let read = serde_json::to_string(&read.expect("an account")).expect("JSON");
    assert!(canaries.in_text(&read).is_empty(), "{read}");
}

/// What people type where it does not belong.
async fn mistakes(server: &Server, canaries: &Canaries) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let [_, nik, other] = canaries.niks;
    let [_, _, _, subscriber] = canaries.phones;
    let phone = format!("0{subscriber}");
    let spelt = format!("+62{subscriber}");
    for path in [
        format!("/market/prices?place={nik}"),
        format!("/market/prices?{nik}={phone}"),
        format!("/market/prices?place=a&place={phone}"),
        format!("/market/commodities/{nik}"),
        format!("/market/commodities/{nik}?days={phone}"),
        format!("/market/panel/{phone}"),
        format!("/market/queue?cursor={nik}"),
        format!("/identity/accounts/{nik}"),
        format!("/identity/accounts/{spelt}"),
        format!("/{nik}"),
        format!("/market/{nik}/{phone}"),
        format!("/market/prices%00{nik}"),
    ] {
        let reply = send(ask(server, Method::GET, &path).bearer_auth(&admin.tokens.access)).await;
        assert!(
            (400..500).contains(&reply.status),
            "{path}: {}",
            reply.status
        );
    }
    for path in [
        format!("/{nik}"),
        format!("/ready?{phone}"),
        format!("/a/{phone}.js"),
    ] {
        send(server.http.get(format!("{}{path}", server.origin))).await;
    }
    // Keys and values of bodies, and bodies that are no bodies.
    let post = |path: &str, body: &Value| {
        send(write(
            server,
            Method::POST,
            path,
            &admin,
            Uuid::now_v7(),
            body,
        ))
    };
    let account = format!("/identity/accounts/{}/nik", admin.id);
    for (path, body) in [
        (account.as_str(), json!({ "nik": format!("{nik}1") })),
        (&account, json!({ "nik": nik, other: phone })),
        (&account, json!([nik])),
        (
            "/identity/invitations",
            json!({ "phone": format!("{phone}{phone}"), "name": nik }),
        ),
        (
            "/identity/invitations",
            json!({ "phone": spelt, "name": "x".repeat(99) }),
        ),
        (
            "/identity/accounts",
            json!({ "phone": phone, "pin": nik, "name": nik }),
        ),
        (
            "/identity/sessions",
            json!({ "phone": nik, "secret": phone, "client": nik }),
        ),
        (
            "/identity/activation",
            json!({
                "phone": phone, "code": nik, "secret": nik, "client": "app", "device_label": "HP uji",
            }),
        ),
        ("/identity/grants", json!({ "account": nik, "role": phone })),
        (
            "/market/prices",
            json!({ "place": nik, "day": phone, "quotes": [phone] }),
        ),
    ] {
        let reply = post(path, &body).await;
        assert!(
            (400..500).contains(&reply.status),
            "{path} {body}: {}",
            reply.status
        );
    }
    let raw = |body: String| {
        ask(server, Method::POST, "/identity/invitations")
            .bearer_auth(&admin.tokens.access)
            .body(body)
    };
    let json = |body: String| raw(body).header("Content-Type", "application/json");
    let replies: [Reply; 4] = [
        send(raw(format!("phone={phone}&nik={nik}"))).await,
        send(json(format!("{{\"phone\":\"{phone}\",\"name\":\"{nik}"))).await,
        send(json(format!("{{}} {nik}"))).await,
        send(json(format!("{{\"name\":\"{}\"}}", nik.repeat(8_000)))).await,
    ];
    assert_eq!(replies.map(|reply| reply.status), [415, 400, 422, 413]);
    // Headers.
    for (name, value) in [
        ("Authorization", format!("Bearer {nik}")),
        ("Authorization", phone.clone()),
        ("Cookie", format!("__Host-rembang={nik}; {phone}={nik}")),
        ("Idempotency-Key", nik.to_owned()),
        ("Origin", format!("https://{nik}.example")),
        ("User-Agent", spelt.clone()),
        ("X-Forwarded-For", nik.to_owned()),
        ("X-Request-Id", phone.clone()),
        ("If-None-Match", format!("\"{nik}\"")),
    ] {
        let request = ask(server, Method::POST, "/market/prices").json(&json!({}));
        send(request.header(name, value)).await;
    }
    // What is not even HTTP.
    let address = server.origin.trim_start_matches("http://").to_owned();
    for line in [
        format!("GET /{nik} HTTP/9.9\r\n\r\n"),
        format!("{nik} {phone}\r\n\r\n"),
        format!("POST /{nik} HTTP/1.1\r\nHost: x\r\nContent-Length: {nik}\r\n\r\n{phone}"),
        format!("GET / HTTP/1.1\r\nHost: {nik}\r\n{phone}\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(&address).expect("a connection");
        let patience = Some(Duration::from_secs(2));
        stream.set_read_timeout(patience).expect("a timeout");
        stream.write_all(line.as_bytes()).expect("sent");
        let _ = stream.read(&mut [0; 512]);
    }
}

/// What breaks, with something personal in hand.
async fn faults(server: &Server, canaries: &Canaries) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Uji").await;
    let [_, second, third] = canaries.niks;
    let [_, _, _, subscriber] = canaries.phones;
    let path = format!("/identity/accounts/{}/nik", resident.id);
    let see = |nik: &str| {
        let body = json!({ "nik": nik });
        let key = Uuid::now_v7();
        // As it is after the invitation and its use.
        let ask = write(server, Method::POST, &path, &admin, key, &body);
        send(ask.header("If-Match", "\"2\""))
    };
    let invite = || {
        let body = json!({ "phone": format!("0{subscriber}"), "name": "Bu Kenari" });
        let key = Uuid::now_v7();
        send(write(
            server,
            Method::POST,
            "/identity/invitations",
            &admin,
            key,
            &body,
        ))
    };
    // The audit row fails after the NIK was stored; then the account itself does.
    for table in ["audit_log", "account"] {
        execute(
            server,
            &format!("ALTER TABLE {table} RENAME TO {table}_away"),
        );
        let replies = [see(second).await, invite().await];
        execute(
            server,
            &format!("ALTER TABLE {table}_away RENAME TO {table}"),
        );
        for reply in replies {
            let error = reply.error();
            assert_eq!(error.code, ErrorCode::Internal);
            let text = serde_json::to_string(&error).expect("JSON");
            assert!(canaries.in_text(&text).is_empty(), "{text}");
        }
    }
    // A value the database itself refuses.
    execute(
        server,
        "CREATE UNIQUE INDEX one_seer ON account (nik_seen_by)",
    );
    let other = server.resident("Pak Uji").await;
    assert_eq!(see(second).await.status, 200);
    let path = format!("/identity/accounts/{}/nik", other.id);
    let body = json!({ "nik": third });
    let refused = write(server, Method::POST, &path, &admin, Uuid::now_v7(), &body);
    assert!(send(refused.header("If-Match", "\"2\"")).await.status >= 500);
    execute(server, "DROP INDEX one_seer");
    // A panic that prints what it holds, as an `expect` somewhere would.
    let nik = Nik::parse(third).expect("a NIK");
    let phone = Phone::parse(&format!("0{subscriber}")).expect("a number");
    let work = server
        .app
        .db
        .write(move |_| -> rembang_backend::platform::error::Result<()> {
            panic!("{nik:?} {phone:?} {phone}")
        });
    let error = work.await.expect_err("it panicked");
    tracing::error!(%error, "internal error");
    tracing::error!(?error, "internal error");
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
    const SOURCE: &str = include_str!("../../../shared/src/identity/api.rs");
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
