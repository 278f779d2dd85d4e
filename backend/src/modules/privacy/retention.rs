//! Deletes what is past its time, as `purposes.csv` promises: the purges of every module, and
//! accounts that never became anybody's. What is overdue is looked for on the read door and deleted on
//! the write door in small batches.

use super::erasure::erase_everywhere;
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::jobs::Turn;
use crate::platform::module::Module;
use crate::platform::purge::{BATCH, Purge};
use std::sync::Arc;

/// Accounts that one transaction empties.
const ACCOUNTS: i64 = 500;

/// Every purge in its order: a module's rows point at those of the modules above it, so the last
/// module begins.
pub fn purges(modules: &'static [&'static Module]) -> impl Iterator<Item = &'static Purge> {
    modules.iter().rev().flat_map(|module| module.purges)
}

/// Deletes everything overdue. What fails does not keep the rest from going.
pub async fn run(app: Arc<App>) -> Turn {
    let now = app.clock.now();
    let (mut deleted, mut faults) = (0, Vec::new());
    for what in purges(app.modules) {
        match purge(&app, what, now).await {
            Ok(rows) => deleted += rows,
            Err(error) => faults.push(format!(
                "{} was not purged by {}: {error}",
                what.table, what.since
            )),
        }
    }
    match empty_abandoned(&app, now).await {
        Ok(accounts) => deleted += accounts,
        Err(error) => faults.push(format!("accounts of nobody were not emptied: {error}")),
    }
    Turn {
        done: [("deleted", deleted)].into(),
        faults,
    }
}

async fn purge(app: &App, what: &'static Purge, now: Instant) -> Result<usize> {
    let mut all = 0;
    while app.db.read(move |conn| what.is_due(conn, now)).await? {
        let deleted = app.db.write(move |conn| what.delete(conn, now)).await?;
        all += deleted;
        if deleted < BATCH {
            break;
        }
    }
    Ok(all)
}

/// Accounts that never became anybody's: their owners could not sign in to ask for it.
async fn empty_abandoned(app: &Arc<App>, now: Instant) -> Result<usize> {
    let mut all = 0;
    loop {
        let found = app
            .db
            .read(move |conn| identity::abandoned(conn, None, now, ACCOUNTS))
            .await?;
        if found.is_empty() {
            return Ok(all);
        }
        let emptying = Arc::clone(app);
        let emptied = app
            .db
            .write(move |conn| empty(conn, &emptying, &found, now))
            .await?;
        all += emptied;
        if emptied == 0 {
            return Ok(all);
        }
    }
}

fn empty(conn: &mut Conn, app: &App, accounts: &[Id], now: Instant) -> Result<usize> {
    // Somebody may have come to one of them meanwhile.
    let still = identity::abandoned(conn, Some(accounts), now, ACCOUNTS)?;
    for account in &still {
        erase_everywhere(conn, app, *account, now)?;
        let act = Act {
            actor: None,
            action: "account expired",
            subject: Some(*account),
            object: None,
            request_id: "job",
        };
        audit::record(conn, &act, now)?;
    }
    Ok(still.len())
}
