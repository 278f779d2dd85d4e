//! Migrations: one folder per database, same names in both, embedded and run at start.

use super::conn::{Conn, DatabaseUrl, Door};
use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Waits for other nodes as long as it takes, then for tables no longer than any writer; a
/// migration itself may take its time. The lock ends with the connection.
const PG_LOCK: &str = "SET statement_timeout = 0; SET lock_timeout = 0; \
                       SELECT pg_advisory_lock(3317); SET lock_timeout = '5s';";

/// Names of the migrations that have not run yet.
pub fn pending(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    pending_on(&mut url.open(Door::Write)?)
}

/// The same, on a connection that is open.
pub fn pending_on(conn: &mut Conn) -> Result<Vec<String>, String> {
    match conn {
        Conn::Pg(c) => {
            let missing = c.pending_migrations(POSTGRES).map_err(|e| e.to_string())?;
            Ok(missing.iter().map(|m| m.name().to_string()).collect())
        }
        Conn::Sqlite(c) => {
            let missing = c.pending_migrations(SQLITE).map_err(|e| e.to_string())?;
            Ok(missing.iter().map(|m| m.name().to_string()).collect())
        }
    }
}

/// Runs what is pending and names it. Several nodes may start at once: one works, the others
/// wait and find it done.
pub fn up(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c
            .batch_execute(PG_LOCK)
            .map_err(Into::into)
            .and_then(|()| run(&mut c, POSTGRES)),
        Conn::Sqlite(mut c) => c.immediate_transaction(|c| run(c, SQLITE)),
    };
    names.map_err(|e| e.to_string())
}

type Names = diesel::migration::Result<Vec<String>>;

fn run<DB: Backend>(conn: &mut impl MigrationHarness<DB>, all: EmbeddedMigrations) -> Names {
    let ran = conn.run_pending_migrations(all)?;
    Ok(ran.iter().map(ToString::to_string).collect())
}

/// Undoes everything; for tests and for nobody else.
pub fn down(url: &DatabaseUrl) -> Result<usize, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c.revert_all_migrations(POSTGRES).map(|all| all.len()),
        Conn::Sqlite(mut c) => c.revert_all_migrations(SQLITE).map(|all| all.len()),
    };
    names.map_err(|e| e.to_string())
}
