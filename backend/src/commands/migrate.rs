//! `rembang migrate`.

use super::{make_data_dir, prepare};
use crate::config::Config;
use crate::platform::db::migrate;
use clap::Args;

/// Bring the database up to date
#[derive(Args)]
#[command(after_help = "Examples:
  rembang migrate
  rembang migrate --dry-run --json")]
pub struct Migrate {
    /// Only name what would run
    #[arg(long)]
    dry_run: bool,
}

impl Migrate {
    pub fn run(self, config: &Config, json: bool) -> Result<(), String> {
        make_data_dir(config)?;
        let names = if self.dry_run {
            migrate::pending(&config.database)?
        } else {
            prepare(config, true)?.1
        };
        if json {
            say!(
                "{}",
                serde_json::json!({ "dry_run": self.dry_run, "migrations": names })
            )?;
        } else if names.is_empty() {
            say!("The database is up to date.")?;
        } else {
            let verb = if self.dry_run { "Would run" } else { "Ran" };
            say!("{verb}: {}", names.join(", "))?;
        }
        Ok(())
    }
}
