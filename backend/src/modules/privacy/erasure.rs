//! Carries out erasures whose time has come. One transaction each: the data is gone and the
//! certificate is there, or neither. Figures stay, because they are the public's, and so does the
//! trail, because it is about what offices did; both point at an empty account from then on.
//!
//! A copy in a backup goes when that backup is thrown away.

use super::requests;
use super::store::{self, RequestRow};
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Who;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::jobs::Turn;
use rembang_shared::privacy::api::RightsState;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Erasures that one question finds.
const ROUND: i64 = 50;

enum Outcome {
    Erased,
    Held,
    TakenBack,
}

/// Carries out what is due. One that fails waits for the next turn, and the others do not wait for it.
pub async fn run(app: Arc<App>) -> Turn {
    let now = app.clock.now();
    let (mut erased, mut held, mut faults) = (0, 0, Vec::new());
    let mut after = None;
    loop {
        let due = app
            .db
            .read(move |conn| store::due_erasures(conn, now, after, ROUND));
        let due = match due.await {
            Ok(due) => due,
            Err(error) => {
                faults.push(format!("erasures that are due were not found: {error}"));
                break;
            }
        };
        let Some(last) = due.last().map(|row| row.id) else {
            break;
        };
        after = Some(last);
        for row in due {
            let running = Arc::clone(&app);
            let request = row.id.0;
            let work = move |conn: &mut Conn| execute(conn, &running, &row, now);
            match app.db.write(work).await {
                Ok(Outcome::Erased) => erased += 1,
                Ok(Outcome::Held) => held += 1,
                Ok(Outcome::TakenBack) => {}
                Err(error) => faults.push(format!("erasure {request} failed: {error}")),
            }
        }
    }
    if erased > 0 {
        app.sessions.forget();
    }
    Turn {
        done: [("erased", erased), ("held by an office", held)].into(),
        faults,
    }
}

/// Destroys what makes the data somebody's, the last module first. Says what went.
pub fn erase_everywhere(
    conn: &mut Conn,
    app: &App,
    account: Id,
    now: Instant,
) -> Result<Map<String, Value>> {
    let (pack, nobody) = (app.regency(), Who::default());
    let mut cx = Cx::new(conn, app, &pack, &nobody, now);
    let mut erased = Map::new();
    for erase in app.modules.iter().rev().filter_map(|module| module.erase) {
        erased.extend(erase(&mut cx, account)?);
    }
    Ok(erased)
}

fn execute(conn: &mut Conn, app: &App, row: &RequestRow, now: Instant) -> Result<Outcome> {
    if !requests::hours(row.kind()?, row.created_at, now).executable {
        return Ok(Outcome::TakenBack);
    }
    let account = row.account_id;
    // The state is the lock: of two nodes, and of a node and a change of mind, one closes it.
    if !identity::offices_of(conn, account, now)?.is_empty() {
        let why =
            "Akun ini memegang tugas kantor. Minta admin mencabut tugas itu, lalu ajukan lagi.";
        let end = (RightsState::Refused, None, Some(why));
        if !store::close(conn, &app.vault, row, end, now)? {
            return Ok(Outcome::TakenBack);
        }
        note(conn, "erasure held", row, now)?;
        return Ok(Outcome::Held);
    }
    let end = (RightsState::Done, None, None);
    if !store::close(conn, &app.vault, row, end, now)? {
        return Ok(Outcome::TakenBack);
    }
    let erased = erase_everywhere(conn, app, account, now)?;
    store::certify(conn, row, &Value::Object(erased).to_string(), now)?;
    note(conn, "erasure", row, now)?;
    Ok(Outcome::Erased)
}

fn note(conn: &mut Conn, action: &str, row: &RequestRow, now: Instant) -> Result<()> {
    let object = row.id.0.to_string();
    let act = Act {
        actor: None,
        action,
        subject: Some(row.account_id),
        object: Some(&object),
        request_id: "job",
    };
    audit::record(conn, &act, now).map(drop)
}
