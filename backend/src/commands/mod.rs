//! `rembang VERB`: one file per verb. Exit codes: 0 done, 1 refused or failed, 2 misused.

/// Like `println!` without its panic: a pipe may be closed and a disk full, and the verb then says
/// so by its exit code.
macro_rules! say {
    ($($text:tt)*) => {
        crate::commands::print_line(format_args!($($text)*))
    };
}

mod audit;
mod check;
mod clock;
mod config;
pub mod demo;
mod doctor;
mod import;
mod keys;
mod migrate;
mod privacy;
mod serve;
mod user;

use crate::config::{Config, Settings};
use crate::modules;
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::db::{Door, migrate as migrations};
use crate::platform::keys::{self as ring, KeyRing};
use crate::regency::Regency;
use clap::{CommandFactory, Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// Public services of a regency: server and tools
#[derive(Parser)]
#[command(
    name = "rembang",
    version,
    after_help = "Examples:
  rembang serve --demo
  rembang user add --phone 0812... --name 'Bu Sri' --role admin
  rembang check market.quotes --example | rembang check market.quotes"
)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    /// Print JSON instead of text
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Start the server
    Serve(serve::Serve),
    /// Bring the database up to date
    Migrate(migrate::Migrate),
    /// Evaluate a rule of the rulebook
    Check(check::Check),
    /// Add, invite and list people
    User(user::User),
    /// Load prices from a file
    Import(import::Import),
    /// Show and check the settings and the regency pack
    Config(config::ConfigVerb),
    /// Check the audit chain
    Audit(audit::Audit),
    /// Carry out due erasures; tell whom an incident concerns
    Privacy(privacy::Privacy),
    /// Show, hand over and rotate the keys
    Keys(keys::Keys),
    /// Show and confirm the clock
    Clock(clock::ClockArgs),
    /// Examine settings, database, keys, clock and disk
    Doctor(doctor::Doctor),
    /// Print completions for a shell
    #[command(after_help = "Examples:
  rembang completions bash > /etc/bash_completion.d/rembang
  rembang completions fish > ~/.config/fish/completions/rembang.fish")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// Parses, runs, reports.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.verb {
        Verb::Check(check) => return check.run(),
        Verb::Completions { shell } => {
            let (mut cli, mut script) = (Cli::command(), Vec::new());
            clap_complete::generate(shell, &mut cli, "rembang", &mut script);
            let printed = std::io::stdout().write_all(&script);
            return printed.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
        }
        verb => cli.settings.check().and_then(|config| match verb {
            Verb::Serve(serve) => serve.run(config),
            Verb::Migrate(migrate) => migrate.run(&config, cli.json),
            Verb::User(user) => user.run(config, cli.json),
            Verb::Import(import) => import.run(config, cli.json),
            Verb::Config(verb) => verb.run(&config, cli.json),
            Verb::Audit(audit) => audit.run(config, cli.json),
            Verb::Privacy(privacy) => privacy.run(config, cli.json),
            Verb::Keys(keys) => keys.run(&config, cli.json),
            Verb::Clock(clock) => clock.run(config, cli.json),
            Verb::Doctor(doctor) => doctor.run(&config, cli.json),
            Verb::Check(_) | Verb::Completions { .. } => Ok(()),
        }),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if cli.json {
                let _ = say!("{}", serde_json::json!({ "error": reason }));
            } else {
                // Whoever cannot be told by words is told by the exit code.
                let _ = writeln!(std::io::stderr(), "rembang: {reason}");
            }
            ExitCode::FAILURE
        }
    }
}

/// A line on standard output; see `say!`.
fn print_line(text: std::fmt::Arguments) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")
        .and_then(|()| out.flush())
        .map_err(|e| format!("standard output: {e}"))
}

/// Loads the pack, opens keys and database as they are.
pub fn open(config: Config, clock: Clock) -> Result<Arc<App>, String> {
    open_pack(regency(&config)?, config, clock, false)
}

/// The same with the pack at hand; `may_migrate` says whether missing migrations run.
fn open_pack(
    regency: Regency,
    config: Config,
    clock: Clock,
    may_migrate: bool,
) -> Result<Arc<App>, String> {
    let today = clock.now().day();
    let market = modules::market::pack(&regency).map_err(|error| error.to_string())?;
    if let Some(first) = market.thresholds().first()
        && today < first.valid_from
    {
        return Err(format!(
            "the clock says {today}, and the pack's figures begin on {}; set the clock",
            first.valid_from
        ));
    }
    let (ring, _) = prepare(&config, may_migrate)?;
    let lanes = config.lanes;
    App::open(crate::modules::ALL, config, regency, ring, clock, lanes).map(Arc::new)
}

/// Makes sure that the database is up to date and that the key ring is its own. Returns the ring
/// and the names of the migrations that ran. A new database is made by whoever comes first; one
/// that is in use is migrated by `serve` and `migrate` alone, because an older server may be at it.
fn prepare(config: &Config, may_migrate: bool) -> Result<(KeyRing, Vec<String>), String> {
    make_data_dir(config)?;
    let path = config.data_dir.join(crate::platform::keys::FILE);
    // Before opening it, because opening makes the file.
    if config.database.begins() {
        ring::begins(&path)?;
    }
    let say = |e: diesel::result::Error| e.to_string();
    let mut conn = config.database.open(Door::Write)?;
    let is_new = migrations::is_empty(&mut conn).map_err(say)?;
    if is_new {
        ring::begins(&path)?;
    }
    let mut missing = migrations::pending_on(&mut conn).map_err(say)?;
    if !missing.is_empty() {
        if !is_new && !may_migrate {
            return Err(format!(
                "the database lacks {} migrations; run: rembang migrate",
                missing.len()
            ));
        }
        missing = migrations::up(&config.database)?;
    }
    let now = Clock::System.now();
    let (ring, made) = KeyRing::settle(&mut conn, &config.data_dir, now)?;
    if made {
        let _ = writeln!(
            std::io::stderr(),
            "A key ring was made: {}. Keep a copy apart from the database; without it the sealed data is lost.",
            path.display()
        );
    }
    Ok((ring, missing))
}

/// Where keys and the embedded database are: for the owner's eyes only, when we make it.
fn make_data_dir(config: &Config) -> Result<(), String> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data_dir)
        .map_err(|e| format!("{}: {e}", config.data_dir.display()))
}

fn regency(config: &Config) -> Result<Regency, String> {
    modules::regency(config.regency.as_deref())
        .map_err(|error| format!("the regency pack is refused: {error}"))
}

/// One blocking task for verbs that only touch the database.
fn block_on<T>(work: impl Future<Output = T>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| e.to_string())?;
    Ok(runtime.block_on(work))
}
