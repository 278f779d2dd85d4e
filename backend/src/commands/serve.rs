//! `rembang serve`.

use super::{demo, lock_single_node, make_data_dir, open};
use crate::config::Config;
use crate::platform::clock::Clock;
use crate::platform::portal::Portal;
use crate::server;
use clap::Args;
use std::net::TcpListener;
use std::sync::Arc;

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
        let _lines = log();
        make_data_dir(&config)?;
        let lock = lock_single_node(&config)?;
        let listener =
            TcpListener::bind(config.bind).map_err(|e| format!("{}: {e}", config.bind))?;
        let app = open(config, Clock::System)?;
        let portal = Portal::load(&app.config.portal_dir).map_err(|e| e.to_string())?;
        let portal = Arc::new(portal);
        actix_web::rt::System::new().block_on(async {
            if self.demo {
                let accounts = demo::load(&app).await.map_err(|e| e.to_string())?;
                println!("{accounts}");
            }
            println!("Rembang Gemilang: {}", app.config.public_url);
            if !portal.is_built() {
                println!(
                    "The portal is not built ({}); only the API is served.",
                    app.config.portal_dir.display()
                );
            }
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

/// JSON lines on standard error; `RUST_LOG` sets the level. A thread of its own writes them, many
/// at a time when there are many; what is returned waits for the last.
fn log() -> tracing_appender::non_blocking::WorkerGuard {
    use tracing_appender::non_blocking::NonBlockingBuilder;
    use tracing_subscriber::EnvFilter;
    let (writer, lines) = NonBlockingBuilder::default()
        .lossy(false)
        .finish(std::io::BufWriter::new(std::io::stderr()));
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(writer)
        .try_init();
    lines
}
