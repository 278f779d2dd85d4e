//! How a server notices what other processes commit: SQLite counts foreign commits in
//! `PRAGMA data_version`, PostgreSQL tells through NOTIFY.

use super::conn::{Conn, DatabaseUrl, Door};
use crate::platform::error::{AppError, Result};
use diesel::{QueryableByName, RunQueryDsl};

/// The channel of NOTIFY.
const CHANNEL: &str = "rembang_public";

/// A connection that only listens.
pub struct Changes {
    conn: Conn,
    seen: Option<i64>,
}

#[derive(QueryableByName)]
struct DataVersion {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    data_version: i64,
}

impl Changes {
    /// Listens from now on.
    pub fn listen(url: &DatabaseUrl) -> Result<Self> {
        let mut conn = url.open(Door::Read).map_err(AppError::connection_lost)?;
        if let Conn::Pg(pg) = &mut conn {
            diesel::sql_query(format!("LISTEN {CHANNEL}")).execute(pg)?;
        }
        let mut changes = Self { conn, seen: None };
        changes.any()?;
        Ok(changes)
    }

    /// To look at what has changed.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// Whether somebody committed since the last look.
    pub fn any(&mut self) -> Result<bool> {
        match &mut self.conn {
            Conn::Sqlite(sqlite) => {
                let row: DataVersion =
                    diesel::sql_query("PRAGMA data_version").get_result(sqlite)?;
                let seen = self.seen.replace(row.data_version);
                Ok(seen.is_some_and(|seen| seen != row.data_version))
            }
            Conn::Pg(pg) => {
                // A query, so that a lost connection is noticed and what waits is read.
                diesel::sql_query("SELECT 1").execute(pg)?;
                let mut heard = false;
                for notification in pg.notifications_iter() {
                    notification?;
                    heard = true;
                }
                Ok(heard)
            }
        }
    }
}

/// Tells the other nodes that what the public reads has changed: inside the transaction, so
/// that PostgreSQL sends it after COMMIT, and once. SQLite has no other nodes.
pub fn announce(conn: &mut Conn) -> Result<()> {
    if let Conn::Pg(pg) = conn {
        diesel::sql_query(format!("NOTIFY {CHANNEL}")).execute(pg)?;
    }
    Ok(())
}
