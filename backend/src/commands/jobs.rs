//! `rembang jobs`: what the server does unasked, when it last did so and how that went; and a turn on
//! demand.

use super::{block_on, open};
use crate::config::Config;
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::db::Instant;
use crate::platform::jobs::{Cause, Job, LastTurn, Outcome, all, find, last_turns, turn};
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::sync::Arc;

/// List what the server does unasked; run one of it now
#[derive(Args)]
#[command(after_help = "Examples:
  rembang jobs list           # period, last run and last fault of each
  rembang jobs run purge      # delete now what is past its time
  rembang jobs run erase --json

A turn runs here, also beside a running server; if a server is at it just now, this one is refused.
Exit code 1 when something of it failed.")]
pub struct Jobs {
    #[command(subcommand)]
    verb: JobsVerb,
}

#[derive(Subcommand)]
enum JobsVerb {
    /// Every job with its period, its last run and what that failed at
    List,
    /// One turn, now
    Run {
        /// Which job, by its name in the list
        name: String,
    },
}

impl Jobs {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let app = open(config, Clock::System)?;
        match self.verb {
            JobsVerb::List => list(&app, json),
            JobsVerb::Run { name } => match find(app.modules, &name) {
                Some(job) => run(&app, job, json),
                None => {
                    let known: Vec<_> = all(app.modules).map(|(_, job)| job.name).collect();
                    Err(format!(
                        "there is no job {name}; known: {}",
                        known.join(", ")
                    ))
                }
            },
        }
    }
}

fn list(app: &Arc<App>, json: bool) -> Result<(), String> {
    let turns = block_on(app.db.read(last_turns))?.map_err(|e| e.to_string())?;
    let jobs = all(app.modules).map(|(module, job)| {
        let last = turns.iter().find(|turn| turn.name == job.name);
        (module.name, job, last)
    });
    if json {
        let rows: Vec<Value> = jobs
            .map(|(module, job, last)| {
                json!({
                    "name": job.name,
                    "module": module,
                    "every_seconds": job.every,
                    "started_at": last.map(|turn| turn.started_at.0),
                    "finished_at": last.and_then(|turn| turn.finished_at).map(|at| at.0),
                    "fault": last.and_then(|turn| turn.fault.as_deref()),
                })
            })
            .collect();
        return say!("{}", Value::Array(rows));
    }
    for (module, job, last) in jobs {
        let name = format!("{module}/{}", job.name);
        say!("{name:<20} every {:>5} s   {}", job.every, words(last))?;
        for line in last.iter().filter_map(|turn| turn.fault.as_deref()) {
            say!("    {}", line.replace('\n', "\n    "))?;
        }
    }
    Ok(())
}

fn words(last: Option<&LastTurn>) -> String {
    let at = |at: Instant| at.0.format("%Y-%m-%d %H:%M:%S UTC");
    match last {
        None => "has not run yet".to_owned(),
        Some(turn) => {
            let began = at(turn.started_at);
            match turn.finished_at {
                Some(ended) if ended >= turn.started_at && turn.fault.is_some() => {
                    format!("failed {began}")
                }
                Some(ended) if ended >= turn.started_at => format!("done {began}"),
                _ => format!("running since {began}, or its server died"),
            }
        }
    }
}

fn run(app: &Arc<App>, job: &'static Job, json: bool) -> Result<(), String> {
    let outcome = block_on(turn(app, job, Cause::Asked))?.map_err(|e| e.to_string())?;
    let turn = match outcome {
        Outcome::Ran(turn) => turn,
        Outcome::Elsewhere => return Err(format!("{} is running just now elsewhere", job.name)),
        Outcome::ClockNotBelieved => {
            return Err(
                "the clock is not where the database saw it last; nothing was erased or deleted. \
                 If it is right: rembang clock accept"
                    .to_owned(),
            );
        }
    };
    if json {
        say!("{}", json!(turn))?;
    } else if turn.done.is_empty() {
        say!("{} ran.", job.name)?;
    } else {
        let done = turn
            .done
            .iter()
            .map(|(what, count)| format!("{count} {what}"));
        say!("{}.", done.collect::<Vec<_>>().join(", "))?;
    }
    if turn.faults.is_empty() {
        Ok(())
    } else {
        Err(turn.faults.join("\n"))
    }
}
