//! Whether this server may be sent work, and whether its clock may be believed. Both are asked of the
//! one row of `heartbeat`, which is written at most once a second.

use super::app::App;
use super::db::{Conn, DatabaseUrl, Instant, migrate};
use super::error::{AppError, Result};
use crate::platform::schema::{audit_log, heartbeat};
use diesel::prelude::*;
use rembang_shared::error::ErrorCode;
use serde::Serialize;
use std::path::Path;
use std::time::Duration;
use tokio::sync::Mutex;

/// Everybody who asks within so long gets the same answer.
const FRESH: Duration = Duration::from_secs(1);
/// A disk with less room than a tenth, and than these bytes, is nearly full.
const ROOM: u64 = 10 << 30;

/// The last answer.
#[derive(Default)]
pub struct Health {
    last: Mutex<Option<(std::time::Instant, Verdict)>>,
}

/// What a probe is told.
#[derive(Debug, Clone, Serialize)]
pub struct Verdict {
    /// Work may be sent.
    pub ready: bool,
    /// Why not; or, beside a yes, what an operator should see to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Those that have not run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub migrations: Vec<String>,
}

impl Verdict {
    const fn no(reason: &'static str) -> Self {
        Self {
            ready: false,
            reason: Some(reason),
            migrations: Vec::new(),
        }
    }
}

impl Health {
    /// Looks, unless somebody has just looked; whoever asks meanwhile waits for that look.
    pub async fn verdict(&self, app: &App) -> Verdict {
        let mut last = self.last.lock().await;
        if let Some((at, verdict)) = &*last
            && at.elapsed() < FRESH
        {
            return verdict.clone();
        }
        let verdict = look(app).await;
        *last = Some((std::time::Instant::now(), verdict.clone()));
        verdict
    }
}

async fn look(app: &App) -> Verdict {
    if !app.db.is_there() {
        return Verdict::no("the database's files were changed under the server; start it again");
    }
    if let DatabaseUrl::Sqlite(path) = app.db.url()
        && has_little_room(path)
    {
        return Verdict::no("the disk is nearly full");
    }
    let believed = clock_is_believed(app).await;
    let now = app.clock.now();
    let probe = move |conn: &mut Conn| {
        let missing = migrate::pending_on(conn)?;
        if missing.is_empty() {
            beat(conn, now, believed)?;
        }
        Ok(missing)
    };
    match app.db.write(probe).await {
        Ok(missing) if missing.is_empty() => Verdict {
            ready: true,
            reason: (!believed)
                .then_some("the clock jumped; nothing is deleted until `rembang clock accept`"),
            migrations: missing,
        },
        Ok(missing) => Verdict {
            migrations: missing,
            ..Verdict::no("migrations are missing")
        },
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Verdict::no(match error.code {
                ErrorCode::Full => "the disk is full",
                _ => "the database does not answer a write",
            })
        }
    }
}

/// A tenth is the alarm of the operators' handbook; of a very large disk it is still plenty.
pub fn has_little_room(database: &Path) -> bool {
    let folder = database.parent().filter(|dir| !dir.as_os_str().is_empty());
    rustix::fs::statvfs(folder.unwrap_or_else(|| Path::new("."))).is_ok_and(|disk| {
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        let whole = disk.f_blocks.saturating_mul(disk.f_frsize);
        free < whole / 10 && free < ROOM
    })
}

/// Proves that a write is kept, and tells the next start what time it was.
fn beat(conn: &mut Conn, now: Instant, believed: bool) -> Result<()> {
    diesel::update(heartbeat::table.find(1))
        .set((
            heartbeat::beat_at.eq(now),
            believed.then(|| heartbeat::clock_at.eq(Some(now))),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the server does of its own accord each minute, and once before it opens: a database that
/// takes no write is no database to serve from. A full disk is: what is on it can be read.
pub async fn keep_beating(app: &App) -> Result<bool> {
    let believed = clock_is_believed(app).await;
    let now = app.clock.now();
    match app.db.write(move |conn| beat(conn, now, believed)).await {
        Err(error) if error.code != ErrorCode::Full => Err(error),
        _ => Ok(believed),
    }
}

/// Whether what cannot be undone may be done by this clock.
pub async fn clock_is_believed(app: &App) -> bool {
    let now = app.clock.now();
    if app.trust.believes(now) {
        return true;
    }
    // An operator may have said so meanwhile, or a node that knows.
    match app.db.read(accepted).await {
        Ok(Some(said)) => app.trust.hears(said, now),
        _ => false,
    }
}

/// An operator says that the clock is right.
pub fn accept_clock(conn: &mut Conn, now: Instant) -> Result<()> {
    beat(conn, now, true)
}

fn accepted(conn: &mut Conn) -> Result<Option<Instant>> {
    let at: Option<Option<Instant>> = heartbeat::table
        .find(1)
        .select(heartbeat::clock_at)
        .first(conn)
        .optional()?;
    Ok(at.flatten())
}

/// The last moment that this database knows: when a clock was last believed or, before there was
/// such a mark, the newest row of the trail.
pub fn last_moment(conn: &mut Conn) -> Result<Option<Instant>> {
    if let Some(at) = accepted(conn)? {
        return Ok(Some(at));
    }
    let newest = audit_log::table
        .order(audit_log::id.desc())
        .select(audit_log::at)
        .first(conn);
    newest.optional().map_err(AppError::from)
}
