//! `rembang import prices`.

use super::{block_on, open, regency};
use crate::config::Config;
use crate::modules::market::import::{ImportFormat, parse};
use crate::modules::market::{self, Imported};
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::keys;
use clap::{Args, Subcommand};
use rembang_shared::table::Unread;
use rembang_shared::values::Phone;
use std::path::PathBuf;

/// Load prices from a file
#[derive(Args)]
#[command(after_help = "Examples:
  rembang import prices bapanas.csv --format bapanas --dry-run
  rembang import prices quotes.csv --format csv --by 081234567891

Files may be CSV (with , ; or tabs, UTF-8 or UTF-16), XLSX or ODS. The headings of csv:
tanggal, tempat, bahan, harga_1; where needed tingkat, harga_2, harga_3, keterangan, alasan.
Bad rows are named by line, column and value, and then nothing is imported.")]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Market quotes, or another publisher's series
    Prices {
        /// CSV, XLSX or ODS file
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
        // Without a server's data the file itself can be tried, and nothing is made.
        let alone = dry_run && !config.data_dir.join(keys::FILE).exists();
        let (imported, unread) = if alone {
            try_file(&config, format, &bytes)?
        } else {
            let app = open(config, Clock::System)?;
            block_on(load(&app, format, &bytes, by.as_deref(), dry_run))??
        };
        if json {
            say!(
                "{}",
                serde_json::json!({
                    "rows": imported.rows, "into": imported.into, "dry_run": dry_run, "unread": unread,
                })
            )?;
        } else {
            let verb = if dry_run { "Would import" } else { "Imported" };
            say!("{verb} {} rows into {}.", imported.rows, imported.into)?;
            for one in unread {
                let line = one
                    .line
                    .map_or_else(String::new, |line| format!("line {line}: "));
                say!("Not read ({}): {line}{}", one.kind.name(), one.text)?;
            }
        }
        Ok(())
    }
}

fn try_file(
    config: &Config,
    format: ImportFormat,
    bytes: &[u8],
) -> Result<(Imported, Vec<Unread>), String> {
    let today = Clock::System.now().day();
    let regency = regency(config)?;
    let pack = market::pack(&regency).map_err(|error| error.to_string())?;
    let parsed = parse(format, bytes, today, pack).map_err(|rejected| rejected.to_string())?;
    eprintln!("There is no server's data here, so only the file was looked at.");
    let imported = Imported {
        rows: parsed.rows.count(),
        into: match format {
            ImportFormat::Csv => "market quotes".to_owned(),
            series => format!("series {}", series.slug()),
        },
    };
    Ok((imported, parsed.unread))
}

async fn load(
    app: &std::sync::Arc<App>,
    format: ImportFormat,
    bytes: &[u8],
    by: Option<&str>,
    dry_run: bool,
) -> Result<(Imported, Vec<Unread>), String> {
    let now = app.clock.now();
    let regency = app.regency();
    let pack = market::pack(&regency).map_err(|error| error.to_string())?;
    let parsed = parse(format, bytes, now.day(), pack).map_err(|rejected| rejected.to_string())?;
    let by = by
        .map(|phone| {
            Phone::parse(phone).map_err(|_| "--by is not an Indonesian mobile number".to_owned())
        })
        .transpose()?;
    let unread = parsed.unread.clone();
    let imported = market::store_import(app, format, parsed, by, dry_run, now).await?;
    Ok((imported, unread))
}
