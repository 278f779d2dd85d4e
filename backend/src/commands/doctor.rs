//! `rembang doctor`: looks at everything a server stands on, and changes nothing.

use super::{regency, ring};
use crate::config::Config;
use crate::modules::market;
use crate::platform::clock::{Clock, Trust};
use crate::platform::db::{Conn, DatabaseUrl, Door, migrate};
use crate::platform::health::{has_little_room, last_moment};
use crate::platform::keys::KeyRing;
use clap::Args;
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};

/// Examine settings, database, keys, clock and disk
#[derive(Args)]
#[command(after_help = "Examples:
  rembang doctor             # beside a running server, or before a start
  rembang doctor --json

Exit code 1 when something is wrong. A large SQLite database takes a while.")]
pub struct Doctor {}

/// What was examined, and what was found.
type Check = (&'static str, Result<String, String>);

impl Doctor {
    pub fn run(self, config: &Config, json: bool) -> Result<(), String> {
        let checks = examine(config);
        let wrong = checks.iter().filter(|(_, found)| found.is_err()).count();
        if json {
            let told: Vec<_> = checks
                .iter()
                .map(|(name, found)| {
                    let text = found.as_ref().unwrap_or_else(|fault| fault);
                    serde_json::json!({ "check": name, "ok": found.is_ok(), "found": text })
                })
                .collect();
            say!("{}", serde_json::json!(told))?;
        } else {
            for (name, found) in &checks {
                match found {
                    Ok(text) => say!("ok     {name:<11} {text}")?,
                    Err(fault) => say!("WRONG  {name:<11} {fault}")?,
                }
            }
        }
        match wrong {
            0 => Ok(()),
            _ => Err(format!(
                "{wrong} of {} checks found something",
                checks.len()
            )),
        }
    }
}

fn examine(config: &Config) -> Vec<Check> {
    let mut checks: Vec<Check> = vec![
        (
            "settings",
            Ok(format!("they are whole; {}", config.public_url)),
        ),
        ("pack", pack(config)),
        ("disk", disk(config)),
    ];
    if config.database.begins() {
        checks.push(("database", Err("there is none yet".to_owned())));
        return checks;
    }
    match config.database.open(Door::Read) {
        Err(fault) => checks.push(("database", Err(fault))),
        Ok(mut conn) => {
            let missing = migrate::pending_on(&mut conn).map_err(|e| e.to_string());
            let is_current = missing.as_ref().is_ok_and(Vec::is_empty);
            checks.push(("migrations", migrations(missing)));
            checks.push(("pages", whole(&mut conn)));
            checks.push(("references", references(&mut conn)));
            if is_current {
                checks.push(("key ring", key_ring(config, &mut conn)));
                checks.push(("clock", clock(&mut conn)));
            }
        }
    }
    checks
}

fn pack(config: &Config) -> Result<String, String> {
    let pack = regency(config)?;
    let today = Clock::System.now().day();
    let market = market::pack(&pack).map_err(|error| error.to_string())?;
    match market.thresholds_on(today) {
        Some(_) => Ok(format!("{} {}", pack.about().code, pack.about().name)),
        None => Err(format!(
            "the clock says {today}, and no figure is in force then"
        )),
    }
}

fn disk(config: &Config) -> Result<String, String> {
    match &config.database {
        DatabaseUrl::Sqlite(path) if has_little_room(path) => Err("nearly full".to_owned()),
        _ => Ok("there is room".to_owned()),
    }
}

fn migrations(missing: Result<Vec<String>, String>) -> Result<String, String> {
    match missing? {
        missing if missing.is_empty() => Ok("all have run".to_owned()),
        missing => Err(format!("missing: {}", missing.join(", "))),
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(conn: &mut Conn, sql: &str) -> Result<Vec<String>, String> {
    let lines: Vec<Line> = diesel::sql_query(sql)
        .load(conn)
        .map_err(|e| e.to_string())?;
    Ok(lines.into_iter().map(|row| row.line).collect())
}

/// SQLite reads every page; PostgreSQL has tools of its own (`pg_amcheck`, checksums).
fn whole(conn: &mut Conn) -> Result<String, String> {
    if !conn.is_sqlite() {
        return Ok("PostgreSQL looks after them".to_owned());
    }
    let sql = "SELECT integrity_check AS line FROM pragma_integrity_check";
    let said = lines(conn, sql)?;
    match said.as_slice() {
        [one] if one == "ok" => Ok("each was read and is whole".to_owned()),
        _ => Err(said.join("; ")),
    }
}

fn references(conn: &mut Conn) -> Result<String, String> {
    if !conn.is_sqlite() {
        return Ok("PostgreSQL looks after them".to_owned());
    }
    let sql = "SELECT DISTINCT \"table\" || ' -> ' || parent AS line FROM pragma_foreign_key_check";
    let said = lines(conn, sql)?;
    match said.is_empty() {
        true => Ok("each leads somewhere".to_owned()),
        false => Err(format!("rows point at nothing: {}", said.join(", "))),
    }
}

fn key_ring(config: &Config, conn: &mut Conn) -> Result<String, String> {
    KeyRing::check(conn, &config.data_dir.join(ring::FILE))?;
    Ok("it is the one of this database".to_owned())
}

fn clock(conn: &mut Conn) -> Result<String, String> {
    let now = Clock::System.now();
    let last = last_moment(conn).map_err(|e| e.to_string())?;
    match Trust::begin(last, now).believes(now) {
        true => Ok(format!("{}", now.0)),
        false => Err(format!(
            "it says {}, and the database knew last {}; if it is right: rembang clock accept",
            now.0,
            last.map(|at| at.0.to_string()).unwrap_or_default()
        )),
    }
}
