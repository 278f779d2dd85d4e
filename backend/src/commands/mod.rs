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
mod config;
pub mod demo;
mod import;
mod keys;
mod migrate;
mod privacy;
mod serve;
mod user;

use crate::config::{Config, Settings};
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::db::{DatabaseUrl, Lanes, migrate as migrations};
use crate::platform::keys::KeyRing;
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
    /// Show and rotate the keys
    Keys(keys::Keys),
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

/// Loads the pack, opens keys and database, runs missing migrations.
pub fn open(config: Config, clock: Clock) -> Result<Arc<App>, String> {
    let regency = regency(&config)?;
    make_data_dir(&config)?;
    let (ring, created) = KeyRing::open_or_create(&config.data_dir)?;
    if created {
        eprintln!(
            "A key ring was made: {}. Keep a copy apart from the database; without it the sealed data is lost.",
            config.data_dir.join(crate::platform::keys::FILE).display()
        );
    }
    migrations::up(&config.database)?;
    App::open(config, regency, ring, clock, Lanes::default()).map(Arc::new)
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
    match &config.regency {
        Some(dir) => Regency::load(dir),
        None => Regency::builtin(),
    }
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

/// SQLite means exactly one server: the lock ends with the process, however it ends.
fn lock_single_node(config: &Config) -> Result<Option<std::fs::File>, String> {
    let DatabaseUrl::Sqlite(path) = &config.database else {
        return Ok(None);
    };
    let path = path.with_extension("lock");
    let file = std::fs::File::create(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    file.try_lock().map_err(|_| {
        "another server uses this SQLite file; one file serves one server, more need PostgreSQL"
            .to_owned()
    })?;
    Ok(Some(file))
}
