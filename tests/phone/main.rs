//! The app's engine against the program itself: over a line that cuts, crawls and resets, and through
//! sudden deaths of both. Whatever was said to be saved arrives, and once.
//! `.ci/postgres cargo test -p rembang-tests --test phone`; `PHONE_DEATHS=200` dies longer.

mod canaries;
mod cuts;
mod deaths;
mod line;
#[path = "../suite/program.rs"]
#[allow(dead_code)] // The suite uses the rest of it.
mod program;
mod slow;

use chrono::{Days, NaiveDate, Utc};
use program::Serving;
use rembang_core::Engine;
use rembang_core::engine::{Call, Post};
use rembang_core::keys::Keystore;
use rembang_core::outbox::{Operation, State};
use rembang_tests::{Database, Kind};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// A server of its own with one enumerator, whose phone is in its hands.
pub struct Site {
    pub dir: tempfile::TempDir,
    database: Option<Database>,
    kind: Kind,
    phone: &'static str,
    pub code: String,
}

impl Site {
    pub fn new(kind: Kind) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        // On SQLite the program makes its own.
        let database = (kind == Kind::Postgres).then(|| Database::create(kind, dir.path()));
        let mut site = Self {
            dir,
            database,
            kind,
            phone: "081234567890",
            code: String::new(),
        };
        let added = site.command(&[
            "user",
            "add",
            "--phone",
            site.phone,
            "--name",
            "Uji",
            "--role",
            "enumerator",
            "--json",
        ]);
        let out = { added }.output().expect("the program runs");
        let said: Value = serde_json::from_slice(&out.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&out.stderr));
        });
        site.code = said["activation"].as_str().expect("a code").to_owned();
        site
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = program::rembang(self.dir.path(), args);
        self.env(&mut command);
        command
    }

    fn env(&self, command: &mut Command) {
        if let Some(database) = &self.database {
            let rembang_backend::platform::db::DatabaseUrl::Pg(url) = &database.url else {
                panic!("PostgreSQL has an address");
            };
            command.env("REMBANG_DATABASE_URL", url);
        }
    }

    /// The server, on that port.
    pub async fn serve(&self, port: u16) -> Serving {
        let mut serving = Serving::start_as(self.dir.path(), port, |command| self.env(command));
        serving.ready().await;
        serving
    }

    /// The phone's folder.
    pub fn phone(&self) -> std::path::PathBuf {
        self.dir.path().join("phone")
    }

    /// The engine on the phone, signed in.
    pub async fn sign_in(&self, origin: &str) -> Engine {
        let engine = open(&self.phone(), origin).await;
        let body = json!({
            "phone": self.phone, "code": self.code, "secret": "402613", "client": "app",
            "device_label": "HP uji"
        });
        let done = engine.call(call("Activate", Value::Null, body)).await;
        done.unwrap_or_else(|error| panic!("no activation: {error}"));
        engine
    }

    /// How many forms the server has.
    pub fn stored(&self) -> usize {
        let door = rembang_backend::platform::db::Door::Read;
        let file = self.dir.path().join("data/rembang.sqlite");
        let url = match &self.database {
            Some(database) => database.url.clone(),
            None => rembang_backend::platform::db::DatabaseUrl::Sqlite(file),
        };
        let mut conn = url.open(door).expect("the database opens");
        count(&mut conn)
    }
}

fn count(conn: &mut rembang_backend::platform::db::Conn) -> usize {
    use diesel::{QueryableByName, RunQueryDsl};
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let rows: Vec<Count> = diesel::sql_query("SELECT count(*) AS n FROM price_report")
        .load(conn)
        .expect("a count");
    usize::try_from(rows[0].n).expect("a count")
}

/// The engine on a machine without a keystore.
pub async fn open(dir: &Path, origin: &str) -> Engine {
    let none = Keystore::new(|| Err(keyring_core::Error::NoDefaultStore));
    let engine = Engine::open(dir, origin, none).await;
    engine.unwrap_or_else(|error| panic!("no engine: {error}"))
}

pub fn call(endpoint: &str, params: Value, body: Value) -> Call {
    Call {
        endpoint: endpoint.to_owned(),
        params,
        body,
        key: None,
        version: None,
    }
}

/// The n-th form: no two are about the same place, goods and day, so that one sent twice under two
/// keys would be refused.
pub fn form(n: usize, day: NaiveDate) -> Post {
    let (markets, goods) = (column("places", "market"), column("commodities", "retail"));
    let (market, rest) = (&markets[n % markets.len()], n / markets.len());
    let (goods, back) = (&goods[rest % goods.len()], rest / goods.len());
    let day = day - Days::new(u64::try_from(back).expect("few days"));
    let body = json!({
        "place": market, "commodity": goods, "level": "retail", "day": day, "quotes": [],
        "status": "HABIS", "reason": null
    });
    Post {
        call: call("PostPrice", Value::Null, body),
        aggregate: None,
        needs: Vec::new(),
        draft: None,
    }
}

/// Codes of the pack's lines that have that word in a field.
fn column(file: &str, word: &str) -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../backend/regencies/3317-rembang/market"
    );
    let mut lines = csv::Reader::from_path(format!("{path}/{file}.csv")).expect("the pack");
    let lines = lines.records().map(|line| line.expect("a line"));
    lines
        .filter(|line| {
            line.iter()
                .any(|field| field.split(' ').any(|it| it == word))
        })
        .map(|line| line[0].to_owned())
        .collect()
}

/// Yesterday in Rembang, once for all forms of a test.
pub fn yesterday() -> NaiveDate {
    let today = rembang_backend::platform::db::Instant::new(Utc::now()).day();
    today - Days::new(1)
}

/// All of the phone's forms have arrived, and nothing but them.
pub fn all_arrived(site: &Site, all: &[Operation]) {
    for one in all {
        assert_eq!(one.state, State::Sent, "{one:?}");
    }
    assert_eq!(site.stored(), all.len());
}

pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a site on {:?}", self.kind)
    }
}
