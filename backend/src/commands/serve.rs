//! `rembang serve`.

use super::{demo, make_data_dir, open_pack, regency, ring};
use crate::config::Config;
use crate::modules;
use crate::platform::app::App;
use crate::platform::clock::Clock;
use crate::platform::db::{DatabaseUrl, files};
use crate::platform::health::keep_beating;
use crate::platform::portal::Portal;
use crate::server;
use clap::Args;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::{EnvFilter, dynamic_filter_fn};
use tracing_subscriber::prelude::*;

/// Start the server
#[derive(Args)]
#[command(after_help = "Examples:
  rembang serve
  rembang serve --demo                    # with made-up accounts and quotes, loopback only
  REMBANG_BIND=0.0.0.0:8080 REMBANG_PUBLIC_URL=https://layanan.example.go.id rembang serve")]
pub struct Serve {
    /// Add made-up accounts and quotes; refused unless the server listens on loopback
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub fn run(self, mut config: Config) -> Result<(), String> {
        if self.demo && !config.bind.ip().is_loopback() {
            return Err("--demo is for loopback only: anybody could sign in".to_owned());
        }
        config.demo = self.demo;
        let log = log();
        raise_file_limit();
        let pack = regency(&config)?;
        make_data_dir(&config)?;
        if config.database.begins() {
            ring::begins(&config.data_dir.join(ring::FILE))?;
        }
        // SQLite means exactly one server.
        let lock = match &config.database {
            DatabaseUrl::Sqlite(path) => Some(files::lock(path)?),
            DatabaseUrl::Pg(_) => None,
        };
        let listener = server::listen(config.bind).map_err(|e| format!("{}: {e}", config.bind))?;
        let app = open_pack(pack, config, Clock::System, true)?;
        let site = modules::home::site(&app).map_err(|e| e.to_string())?;
        let portal = Portal::load(&app.config.portal_dir, &site).map_err(|e| e.to_string())?;
        let portal = Arc::new(portal);
        actix_web::rt::System::new().block_on(async {
            keep_beating(&app)
                .await
                .map_err(|error| format!("the database takes no write: {error}"))?;
            if self.demo {
                add_demo(&app).await;
            }
            // What is said here is a courtesy: a full disk behind it must not keep the server down.
            let _ = say!("Rembang Gemilang: {}", app.config.public_url);
            if !portal.is_built() {
                let dir = app.config.portal_dir.display();
                let _ = say!("The portal is not built ({dir}); only the API is served.");
            }
            actix_web::rt::spawn(log.tell_losses());
            let jobs = actix_web::rt::spawn(crate::jobs::run(Arc::clone(&app)));
            let served = server::run(app, portal, listener)
                .await
                .map_err(|e| e.to_string());
            jobs.abort();
            served
        })?;
        drop(lock);
        Ok(())
    }
}

/// On a disk without room the made-up people are missing, and whoever is there is served.
async fn add_demo(app: &Arc<App>) {
    match demo::load(app).await {
        Ok(accounts) => drop(say!("{accounts}")),
        Err(error) => tracing::error!(%error, "the demo accounts were not added"),
    }
}

/// Each connection is a file, and the usual limit of 1,024 is less than what `connections` allows.
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: maximum,
        maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

/// The log while the server runs.
struct Log {
    lost: ErrorCounter,
    /// Writes what waits when it is dropped.
    _lines: WorkerGuard,
}

/// JSON lines on standard error; `RUST_LOG` sets the level. A thread of its own writes them, many
/// at a time when there are many; when nobody takes them they are counted and dropped, because a
/// request must not wait for its line.
fn log() -> Log {
    let (writer, lines) =
        NonBlockingBuilder::default().finish(std::io::BufWriter::new(std::io::stderr()));
    let lost = writer.error_counter();
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let lines_out = tracing_subscriber::fmt::layer().json().with_writer(writer);
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(lines_out.with_filter(dynamic_filter_fn(|line, _| is_heard(line.target()))))
        .try_init();
    Log {
        lost,
        _lines: lines,
    }
}

/// Anybody can send what is no HTTP as often as they like, and each time the HTTP layer writes a
/// line: one a second says enough.
fn is_heard(target: &str) -> bool {
    static HEARD: AtomicU64 = AtomicU64::new(0);
    if !target.starts_with("actix_http") {
        return true;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let second = now.map_or(0, |since| since.as_secs());
    HEARD.swap(second, Ordering::Relaxed) != second
}

impl Log {
    /// Says in the log itself how many lines are missing in it.
    async fn tell_losses(self) {
        let mut told = 0;
        loop {
            actix_web::rt::time::sleep(Duration::from_secs(60)).await;
            let lost = self.lost.dropped_lines();
            if lost > told {
                tracing::warn!(lines = lost - told, "log lines were lost: nobody took them");
                told = lost;
            }
        }
    }
}
