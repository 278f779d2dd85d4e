//! One connection that is either PostgreSQL or SQLite, opened by URL scheme.
//!
//! The derive would try each database in turn, and a misspelt `postgres:/x` would quietly
//! become a SQLite file of that name; so the scheme decides here, and nothing else does.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::{Connection, PgConnection, QueryResult, RunQueryDsl, SqliteConnection};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Queries take `&mut Conn`; what differs per database lives in this folder alone.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// Production.
    Pg(PgConnection),
    /// Embedded, one node.
    Sqlite(SqliteConnection),
}

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `postgres://…` or `postgresql://…`.
    Pg(String),
    /// `sqlite:PATH`.
    Sqlite(PathBuf),
}

impl std::str::FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, String> {
        match url.split_once(':') {
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Ok(Self::Pg(url.to_owned()))
            }
            Some(("sqlite", path)) => match path.strip_prefix("//").unwrap_or(path) {
                "" => Err("a SQLite database URL is sqlite:PATH; the path is missing".to_owned()),
                path => Ok(Self::Sqlite(PathBuf::from(path))),
            },
            _ => Err("a database URL is sqlite:PATH or postgres://USER@HOST/NAME".to_owned()),
        }
    }
}

/// What the connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Queries only, and each transaction is one snapshot; both databases enforce it.
    Read,
    /// Everything.
    Write,
}

impl DatabaseUrl {
    /// True for an embedded database that is not there yet.
    pub fn begins(&self) -> bool {
        match self {
            Self::Pg(_) => false,
            Self::Sqlite(path) => std::fs::metadata(path).map_or(true, |file| file.len() == 0),
        }
    }

    /// Opens a connection with every setting this product relies on, and checks them.
    pub fn open(&self, door: Door) -> Result<Conn, String> {
        match self {
            Self::Pg(url) => {
                let mut pg =
                    PgConnection::establish(&with_limits(url)).map_err(|e| e.to_string())?;
                // A writer that waits longer than this gives the caller 503 and a retry,
                // which is safe because every write has its key.
                pg.batch_execute(
                    "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET statement_timeout = '30s';",
                )
                .map_err(|e| e.to_string())?;
                if door == Door::Read {
                    pg.batch_execute(
                        "SET default_transaction_read_only = on; \
                         SET default_transaction_isolation = 'repeatable read';",
                    )
                    .map_err(|e| e.to_string())?;
                }
                assert_durable_pg(&mut pg)?;
                Ok(Conn::Pg(pg))
            }
            Self::Sqlite(path) => {
                super::files::has_one_name(path)?;
                let path = path.to_str().ok_or("the database path is not UTF-8")?;
                let mut lite = SqliteConnection::establish(path).map_err(|e| e.to_string())?;
                lite.batch_execute("PRAGMA busy_timeout = 10000;")
                    .and_then(|()| into_wal(&mut lite))
                    .and_then(|()| {
                        lite.batch_execute(
                            // What is erased must not stay readable in the file's free pages.
                            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                             PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;",
                        )
                    })
                    .map_err(|e| e.to_string())?;
                assert_durable(&mut lite)?;
                if door == Door::Read {
                    lite.batch_execute("PRAGMA query_only = ON;")
                        .map_err(|e| e.to_string())?;
                }
                Ok(Conn::Sqlite(lite))
            }
        }
    }
}

/// libpq waits for ever for a server that is there and does not answer, and a quarter of an hour
/// for one that vanished; all that time its callers would hang. A URL that names its own limits
/// keeps them.
fn with_limits(url: &str) -> String {
    let mut limited = url.to_owned();
    for (name, value) in [("connect_timeout", "5"), ("tcp_user_timeout", "30000")] {
        if !url.contains(name) {
            let joint = if limited.contains('?') { '&' } else { '?' };
            limited.push_str(&format!("{joint}{name}={value}"));
        }
    }
    limited
}

/// A new file is switched once, by whoever opens it first. Whoever comes second in that moment is
/// told "locked" without the wait that `busy_timeout` gives everywhere else.
fn into_wal(lite: &mut SqliteConnection) -> QueryResult<()> {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        match lite.batch_execute("PRAGMA journal_mode = WAL;") {
            Err(error)
                if Instant::now() < until && error.to_string().contains("database is locked") =>
            {
                std::thread::sleep(Duration::from_millis(10));
            }
            done => return done,
        }
    }
}

/// Acknowledged means on disk: refuse to run on settings that promise less.
fn assert_durable(lite: &mut SqliteConnection) -> Result<(), String> {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        synchronous: i64,
    }
    let level = diesel::sql_query("SELECT synchronous FROM pragma_synchronous")
        .get_result::<Setting>(lite)
        .map_err(|e| e.to_string())?;
    if level.synchronous < 2 {
        return Err("SQLite refuses synchronous=FULL; a power cut could lose data".to_owned());
    }
    Ok(())
}

/// The same for a server, a role or a URL that says `synchronous_commit=off`.
fn assert_durable_pg(pg: &mut PgConnection) -> Result<(), String> {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        durable: bool,
    }
    let setting =
        diesel::sql_query("SELECT current_setting('synchronous_commit') <> 'off' AS durable")
            .get_result::<Setting>(pg)
            .map_err(|e| e.to_string())?;
    if !setting.durable {
        return Err("PostgreSQL runs with synchronous_commit=off; a crash could lose data".into());
    }
    Ok(())
}

impl Conn {
    /// Open transactions and savepoints; `None` once Diesel calls the connection broken.
    pub fn depth(&mut self) -> Option<u32> {
        let status: QueryResult<Option<std::num::NonZeroU32>> = match self {
            Self::Pg(c) => {
                <AnsiTransactionManager as TransactionManager<PgConnection>>::transaction_manager_status_mut(c)
                    .transaction_depth()
            }
            Self::Sqlite(c) => {
                <AnsiTransactionManager as TransactionManager<SqliteConnection>>::transaction_manager_status_mut(c)
                    .transaction_depth()
            }
        };
        status
            .ok()
            .map(|depth| depth.map_or(0, std::num::NonZeroU32::get))
    }

    /// True for the embedded database.
    pub const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// One round trip that proves the connection is alive.
    pub fn ping(&mut self) -> bool {
        diesel::sql_query("SELECT 1").execute(self).is_ok()
    }
}

/// Declares a table. Brings the column types with it: diesel's, and ours for ids and moments.
#[macro_export]
macro_rules! table {
    ($($body:tt)*) => {
        diesel::table! {
            use $crate::platform::db::{InstantSql, UuidSql};
            use diesel::sql_types::*;
            $($body)*
        }
    };
}

/// The one dialect door: compiles the body once per backend. Only for upserts and for
/// inserting a slice, which do not compile on `Conn`.
#[macro_export]
macro_rules! each {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::platform::db::Conn::Pg($c) => $body,
            $crate::platform::db::Conn::Sqlite($c) => $body,
        }
    };
}
