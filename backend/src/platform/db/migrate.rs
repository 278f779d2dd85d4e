//! Migrations: one folder per database, same names in both, embedded.

use super::conn::{Conn, DatabaseUrl, Door};
use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryResult, QueryableByName, RunQueryDsl, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Waits for other nodes as long as it takes, then for tables no longer than any writer; a
/// migration itself may take its time. The lock ends with the connection.
const PG_LOCK: &str = "SET statement_timeout = 0; SET lock_timeout = 0; \
                       SELECT pg_advisory_lock(3317); SET lock_timeout = '5s';";

#[derive(QueryableByName)]
struct Ran {
    #[diesel(sql_type = Text)]
    version: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Names of the migrations that have not run yet.
pub fn pending(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    pending_on(&mut url.open(Door::Read)?).map_err(|e| e.to_string())
}

/// The same, on a connection that is open. Only asks: Diesel's own question makes its table first.
pub fn pending_on(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let ran: Vec<String> = if is_empty(conn)? {
        Vec::new()
    } else {
        let ran: Vec<Ran> =
            diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?;
        ran.into_iter().map(|row| row.version).collect()
    };
    let all = match conn {
        Conn::Pg(_) => names::<diesel::pg::Pg>(&POSTGRES),
        Conn::Sqlite(_) => names::<diesel::sqlite::Sqlite>(&SQLITE),
    };
    let missing = all
        .into_iter()
        .filter(|(version, _)| !ran.contains(version));
    Ok(missing.map(|(_, name)| name).collect())
}

/// Version and name of each, in order.
fn names<DB: Backend>(all: &EmbeddedMigrations) -> Vec<(String, String)> {
    let all: Vec<Box<dyn Migration<DB>>> = all.migrations().unwrap_or_default();
    let mut all: Vec<_> = all
        .iter()
        .map(|one| (one.name().version().to_string(), one.name().to_string()))
        .collect();
    all.sort();
    all
}

/// Whether no migration ever ran here.
pub fn is_empty(conn: &mut Conn) -> QueryResult<bool> {
    let sql = match conn {
        Conn::Pg(_) => "SELECT count(to_regclass('__diesel_schema_migrations')) AS n",
        Conn::Sqlite(_) => {
            "SELECT count(*) AS n FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
    };
    let found: Count = diesel::sql_query(sql).get_result(conn)?;
    Ok(found.n == 0)
}

/// Runs what is pending and names it. Several nodes may start at once: one works, the others
/// wait and find it done.
pub fn up(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c
            .batch_execute(PG_LOCK)
            .map_err(Into::into)
            .and_then(|()| run(&mut c, POSTGRES)),
        Conn::Sqlite(mut c) => rebuilding(&mut c, |c| run(c, SQLITE)),
    };
    names.map_err(|e| e.to_string())
}

type Outcome<T> = diesel::migration::Result<T>;

fn run<DB: Backend>(
    conn: &mut impl MigrationHarness<DB>,
    all: EmbeddedMigrations,
) -> Outcome<Vec<String>> {
    let ran = conn.run_pending_migrations(all)?;
    Ok(ran.iter().map(ToString::to_string).collect())
}

/// SQLite changes a table by making it anew and dropping the old one, which a reference to it would
/// forbid. So references are not watched meanwhile, and all of them are looked at before COMMIT.
fn rebuilding<T>(
    conn: &mut SqliteConnection,
    work: impl FnOnce(&mut SqliteConnection) -> Outcome<T>,
) -> Outcome<T> {
    #[derive(QueryableByName)]
    struct Broken {
        #[diesel(sql_type = Text)]
        text: String,
    }
    conn.batch_execute("PRAGMA foreign_keys = OFF")?;
    conn.immediate_transaction(|conn| {
        let done = work(conn)?;
        let broken: Vec<Broken> = diesel::sql_query(
            "SELECT DISTINCT \"table\" || ' -> ' || parent AS text FROM pragma_foreign_key_check",
        )
        .load(conn)?;
        if broken.is_empty() {
            return Ok(done);
        }
        let broken: Vec<String> = broken.into_iter().map(|row| row.text).collect();
        Err(format!("rows would point at nothing: {}", broken.join(", ")).into())
    })
}

/// Undoes everything; for tests and for nobody else.
pub fn down(url: &DatabaseUrl) -> Result<usize, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c.revert_all_migrations(POSTGRES).map(|all| all.len()),
        Conn::Sqlite(mut c) => rebuilding(&mut c, |c| {
            c.revert_all_migrations(SQLITE).map(|all| all.len())
        }),
    };
    names.map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::Connection;

    fn library() -> SqliteConnection {
        let mut conn = SqliteConnection::establish(":memory:").expect("a database");
        conn.batch_execute(
            "PRAGMA foreign_keys = ON;
             CREATE TABLE shelf (id INTEGER PRIMARY KEY, kind TEXT CHECK (kind IN ('a')));
             CREATE TABLE book (id INTEGER PRIMARY KEY, shelf INTEGER REFERENCES shelf (id));
             INSERT INTO shelf VALUES (1, 'a'); INSERT INTO book VALUES (1, 1);",
        )
        .expect("two tables");
        conn
    }

    const REBUILD: &str = "CREATE TABLE shelf_new (id INTEGER PRIMARY KEY, kind TEXT);
         INSERT INTO shelf_new SELECT id, kind FROM shelf WHERE id < 9;
         DROP TABLE shelf; ALTER TABLE shelf_new RENAME TO shelf;";

    #[test]
    fn a_table_that_others_point_at_can_be_made_anew() {
        let mut conn = library();
        // The planted twin: watched references forbid it.
        let watched: Outcome<()> = conn.immediate_transaction(|c| Ok(c.batch_execute(REBUILD)?));
        assert!(watched.is_err());
        rebuilding(&mut conn, |c| Ok(c.batch_execute(REBUILD)?)).expect("made anew");
        conn.batch_execute("INSERT INTO shelf VALUES (2, 'b'); INSERT INTO book VALUES (2, 2);")
            .expect("the check is gone, the reference is not");
    }

    #[test]
    fn a_row_that_would_point_at_nothing_undoes_the_migration() {
        let mut conn = library();
        let lossy = REBUILD.replace("id < 9", "id > 1");
        let refused = rebuilding(&mut conn, |c| Ok(c.batch_execute(&lossy)?));
        let refused = refused.expect_err("a book without a shelf").to_string();
        assert!(refused.contains("book -> shelf"), "{refused}");
        conn.batch_execute("PRAGMA foreign_keys = ON; INSERT INTO book VALUES (2, 1);")
            .expect("the shelf stands");
    }
}
