//! How a server notices what other processes commit. SQLite counts foreign commits in
//! `PRAGMA data_version`, and the writer's own connection is asked, for which our commits are not
//! foreign. On PostgreSQL every node adds to a sequence after its COMMIT and looks at it twice a
//! second. A sequence takes no lock until COMMIT, unlike a row, and unlike NOTIFY does not make
//! the committing transactions wait for each other; it is the schema's own, and it is there after
//! a lost connection too.

use super::conn::{Conn, DatabaseUrl, Door};
use super::doors::Db;
use crate::platform::error::{AppError, Result};
use diesel::{QueryableByName, RunQueryDsl, sql_query};

/// A connection that only looks, and what was seen last.
pub struct Changes {
    conn: Conn,
    db: Db,
    seen: i64,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

impl Changes {
    /// Notices changes from now on.
    pub fn since_now(db: &Db) -> Result<Self> {
        let conn = open(db.url())?;
        let mut changes = Self {
            conn,
            db: db.clone(),
            seen: 0,
        };
        changes.seen = changes.look()?;
        Ok(changes)
    }

    /// To look at what has changed.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// Whether another process changed something since the last look.
    pub fn any(&mut self) -> Result<bool> {
        let now = self.look()?;
        let before = std::mem::replace(&mut self.seen, now);
        Ok(before != now)
    }

    /// Tells the other nodes that what the public reads has changed; true when one of them did so
    /// too. SQLite has no other nodes.
    pub fn tell(&mut self) -> Result<bool> {
        let Some(now) = announce(&mut self.conn)? else {
            return Ok(false);
        };
        let before = std::mem::replace(&mut self.seen, now);
        Ok(now != before + 1)
    }

    fn look(&mut self) -> Result<i64> {
        match &mut self.conn {
            Conn::Sqlite(_) => {
                let commits = self.db.foreign_commits()?;
                Ok(i64::try_from(commits).unwrap_or(i64::MAX))
            }
            Conn::Pg(pg) => {
                // Before its first use a sequence says 1 as well.
                let sql = "SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END AS number \
                           FROM public_generation";
                Ok(sql_query(sql).get_result::<Number>(pg)?.number)
            }
        }
    }
}

/// On PostgreSQL the watcher also writes: it moves the sequence.
fn open(url: &DatabaseUrl) -> Result<Conn> {
    let door = match url {
        DatabaseUrl::Pg(_) => Door::Write,
        DatabaseUrl::Sqlite(_) => Door::Read,
    };
    url.open(door).map_err(AppError::connection_lost)
}

/// Moves the sequence, after COMMIT: whoever sees it move sees what was committed.
pub fn announce(conn: &mut Conn) -> Result<Option<i64>> {
    let Conn::Pg(pg) = conn else {
        return Ok(None);
    };
    let sql = "SELECT nextval('public_generation') AS number";
    Ok(Some(sql_query(sql).get_result::<Number>(pg)?.number))
}

/// Changes on this connection with every commit of another process. Nothing on PostgreSQL.
pub(super) fn data_version(conn: &mut Conn) -> Option<i64> {
    let Conn::Sqlite(sqlite) = conn else {
        return None;
    };
    let sql = "SELECT data_version AS number FROM pragma_data_version";
    let row: Number = sql_query(sql).get_result(sqlite).ok()?;
    Some(row.number)
}
