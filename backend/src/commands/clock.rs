//! `rembang clock`: an operator's word that the clock is right.

use super::{block_on, open};
use crate::config::Config;
use crate::platform::audit::{self, Act};
use crate::platform::clock::Clock;
use crate::platform::error::AppError;
use crate::platform::health::{accept_clock, clock_is_believed, last_moment};
use clap::{Args, Subcommand};

/// Show and confirm the clock. While it is doubted, nothing is erased or deleted
#[derive(Args)]
#[command(
    name = "clock",
    after_help = "Examples:
  rembang clock
  rembang clock accept      # it is right; a running server hears of it within a minute"
)]
pub struct ClockArgs {
    #[command(subcommand)]
    verb: Option<ClockVerb>,
}

#[derive(Subcommand)]
enum ClockVerb {
    /// The time that the machine shows is right
    Accept,
}

impl ClockArgs {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let app = open(config, Clock::System)?;
        let now = app.clock.now();
        let last = block_on(app.db.read(last_moment))?.map_err(|e| e.to_string())?;
        let believed = block_on(clock_is_believed(&app))?;
        let accepts = matches!(self.verb, Some(ClockVerb::Accept));
        if accepts {
            let accept = app.db.write(move |conn| {
                accept_clock(conn, now)?;
                let act = Act {
                    actor: None,
                    action: "AcceptClock",
                    subject: None,
                    object: None,
                    request_id: "rembang clock accept",
                };
                audit::record(conn, &act, now)
            });
            block_on(accept)?.map_err(|e: AppError| e.to_string())?;
        }
        let believed = believed || accepts;
        if json {
            let last = last.map(|at| at.0);
            return say!(
                "{}",
                serde_json::json!({ "now": now.0, "last_known": last, "believed": believed })
            );
        }
        say!("The clock says           {}", now.0)?;
        if let Some(last) = last {
            say!("The database knew last   {}", last.0)?;
        }
        match believed {
            true => say!("It is believed."),
            false => say!(
                "It is not believed: nothing is erased or deleted. If it is right: rembang clock accept"
            ),
        }
    }
}
