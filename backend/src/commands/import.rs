//! `rembang import prices`.

use super::{block_on, open};
use crate::config::Config;
use crate::modules::market::import::{ImportFormat, parse};
use crate::modules::market::{self, Imported};
use crate::platform::app::App;
use crate::platform::clock::Clock;
use clap::{Args, Subcommand};
use rembang_shared::values::Phone;
use std::path::PathBuf;

/// Load prices from a file
#[derive(Args)]
#[command(after_help = "Examples:
  rembang import prices bapanas.csv --format bapanas --dry-run
  rembang import prices quotes.csv --format csv --by 081234567891

The csv layout: day,place,commodity,level,quote_1,quote_2,quote_3,status,reason
Bad rows are named by line and reason, and then nothing is imported.")]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Market quotes, or another publisher's series
    Prices {
        /// CSV file
        file: PathBuf,
        /// bapanas, pihps or csv
        #[arg(long)]
        format: String,
        /// Only say what would happen
        #[arg(long)]
        dry_run: bool,
        /// For csv: phone number of the enumerator who asked the traders
        #[arg(long)]
        by: Option<String>,
    },
}

impl Import {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let What::Prices {
            file,
            format,
            dry_run,
            by,
        } = self.what;
        let format = ImportFormat::from_slug(&format)
            .ok_or_else(|| format!("{format} is not a format; known: bapanas, pihps, csv"))?;
        let bytes = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let app = open(config, Clock::System)?;
        let imported = block_on(load(&app, format, &bytes, by.as_deref(), dry_run))??;
        if json {
            say!(
                "{}",
                serde_json::json!({ "rows": imported.rows, "into": imported.into, "dry_run": dry_run })
            )?;
        } else {
            let verb = if dry_run { "Would import" } else { "Imported" };
            say!("{verb} {} rows into {}.", imported.rows, imported.into)?;
        }
        Ok(())
    }
}

async fn load(
    app: &std::sync::Arc<App>,
    format: ImportFormat,
    bytes: &[u8],
    by: Option<&str>,
    dry_run: bool,
) -> Result<Imported, String> {
    let now = app.clock.now();
    let parsed =
        parse(format, bytes, now.day(), &app.regency()).map_err(|rejected| rejected.to_string())?;
    let by = by
        .map(|phone| {
            Phone::parse(phone).map_err(|_| "--by is not an Indonesian mobile number".to_owned())
        })
        .transpose()?;
    market::store_import(app, format, parsed, by, dry_run, now).await
}
