//! A database per test. SQLite: a copy of a migrated template. PostgreSQL: a schema of its own
//! on the server that `REMBANG_TEST_POSTGRES` names; without that the tests fail, never skip.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use rembang_backend::platform::db::{DatabaseUrl, migrate};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Embedded.
    Sqlite,
    /// Production.
    Postgres,
}

/// A database that ends with the test.
pub struct Database {
    /// How the server opens it.
    pub url: DatabaseUrl,
    schema: Option<String>,
}

impl Database {
    /// Makes a migrated, empty database.
    pub fn create(kind: Kind, dir: &Path) -> Self {
        match kind {
            Kind::Sqlite => {
                let path = dir.join("rembang.sqlite");
                std::fs::write(&path, template()).expect("the template is copied");
                Self {
                    url: DatabaseUrl::Sqlite(path),
                    schema: None,
                }
            }
            Kind::Postgres => {
                let database = Self::empty_schema();
                migrate::up(&database.url).expect("the migrations run");
                database
            }
        }
    }

    /// A database without any table.
    pub fn empty(kind: Kind, dir: &Path) -> Self {
        match kind {
            Kind::Sqlite => Self {
                url: DatabaseUrl::Sqlite(dir.join("empty.sqlite")),
                schema: None,
            },
            Kind::Postgres => Self::empty_schema(),
        }
    }

    fn empty_schema() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let schema = format!("test_{}_{number}", std::process::id());
        let server = postgres();
        let mut conn = PgConnection::establish(&server).expect("PostgreSQL answers");
        conn.batch_execute(&format!("CREATE SCHEMA {schema}"))
            .expect("a schema is made");
        let joint = if server.contains('?') { '&' } else { '?' };
        let url = DatabaseUrl::Pg(format!("{server}{joint}options=-csearch_path%3D{schema}"));
        Self {
            url,
            schema: Some(schema),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(schema) = &self.schema
            && let Ok(mut conn) = PgConnection::establish(&postgres())
        {
            let _ = conn.batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
        }
    }
}

fn postgres() -> String {
    std::env::var("REMBANG_TEST_POSTGRES")
        .expect("REMBANG_TEST_POSTGRES names a PostgreSQL server; .ci/postgres starts one")
}

/// Migrated once per run.
fn template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("template.sqlite");
        migrate::up(&DatabaseUrl::Sqlite(path.clone())).expect("the migrations run");
        let url = DatabaseUrl::Sqlite(path.clone());
        let mut conn = url
            .open(rembang_backend::platform::db::Door::Write)
            .expect("the template opens");
        // Everything into the one file that is copied.
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .expect("a checkpoint");
        drop(conn);
        std::fs::read(path).expect("the template is read")
    })
}
