//! `rembang privacy`: whom an incident concerns.

use super::{block_on, open};
use crate::config::Config;
use crate::modules::privacy::affected::{Leak, affected, tables};
use crate::platform::clock::Clock;
use crate::platform::db::Instant;
use chrono::{Days, NaiveDate, NaiveTime};
use clap::{Args, Subcommand};
use uuid::Uuid;

/// Tell whom an incident concerns
#[derive(Args)]
#[command(after_help = "Examples:
  rembang privacy affected --table device --json
  rembang privacy affected --table price_report --from 2026-11-01 --to 2026-11-20
  rembang privacy affected --actor 0198… --from 2026-11-20    # whom somebody looked at")]
pub struct Privacy {
    #[command(subcommand)]
    verb: PrivacyVerb,
}

#[derive(Subcommand)]
enum PrivacyVerb {
    /// Accounts concerned when a table leaked, or when an account was misused, and the clocks
    Affected {
        /// Table that leaked
        #[arg(long, required_unless_present = "actor")]
        table: Option<String>,
        /// Account that was misused: whoever it looked at or changed, by the audit trail
        #[arg(long, conflicts_with = "table")]
        actor: Option<Uuid>,
        /// First day, WIB
        #[arg(long)]
        from: Option<NaiveDate>,
        /// Last day, WIB
        #[arg(long)]
        to: Option<NaiveDate>,
    },
}

impl Privacy {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let app = open(config, Clock::System)?;
        let now = app.clock.now();
        let say = |e: crate::platform::error::AppError| e.to_string();
        let PrivacyVerb::Affected {
            table,
            actor,
            from,
            to,
        } = self.verb;
        let leak = match table {
            Some(table) if tables(&app).all(|known| known.table != table) => {
                let known: Vec<_> = tables(&app).map(|known| known.table).collect();
                return Err(format!(
                    "no table {table} names a person; known: {}",
                    known.join(", ")
                ));
            }
            Some(table) => Leak::Table(table),
            None => Leak::Trail(actor),
        };
        let midnight = |day| Instant::at(day, NaiveTime::MIN);
        let until = to
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .map(midnight);
        let found = block_on(affected(&app, leak, from.map(midnight), until, now))?.map_err(say)?;
        if json {
            say!("{}", serde_json::json!(found))?;
        } else {
            for account in &found.accounts {
                say!("{account}")?;
            }
            say!("{} accounts.", found.count)?;
            say!(
                "Tell them and the authority by {} (3 x 24 hours, UU 27/2022 Art. 46).",
                found.notify_people_by
            )?;
            say!(
                "Vital infrastructure: tell the CSIRT by {} (1 x 24 hours, Perban BSSN 1/2024 Art. 15).",
                found.notify_csirt_by
            )?;
        }
        Ok(())
    }
}
