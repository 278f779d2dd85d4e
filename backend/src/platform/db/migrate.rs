//! Migrations: one folder per database, same names in both, embedded and run at start.

use super::conn::{Conn, DatabaseUrl, Door};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

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

/// Runs what is pending and names it.
pub fn up(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c
            .run_pending_migrations(POSTGRES)
            .map(|all| all.iter().map(ToString::to_string).collect()),
        Conn::Sqlite(mut c) => c
            .run_pending_migrations(SQLITE)
            .map(|all| all.iter().map(ToString::to_string).collect()),
    };
    names.map_err(|e| e.to_string())
}

/// Undoes everything; for tests and for nobody else.
pub fn down(url: &DatabaseUrl) -> Result<usize, String> {
    let names = match url.open(Door::Write)? {
        Conn::Pg(mut c) => c.revert_all_migrations(POSTGRES).map(|all| all.len()),
        Conn::Sqlite(mut c) => c.revert_all_migrations(SQLITE).map(|all| all.len()),
    };
    names.map_err(|e| e.to_string())
}
