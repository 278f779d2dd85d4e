//! What the server does without being asked: seals the audit chain every second, and every minute
//! carries out due erasures and deletes what is past its time. On PostgreSQL several nodes may run
//! all of it: a lock or the state of the row lets one of them work.

use crate::modules::privacy;
use crate::platform::app::App;
use std::sync::Arc;
use std::time::Duration;

/// An audit row is in the chain after this long at most.
const SEAL_EVERY: Duration = Duration::from_secs(1);
/// How late an erasure or a purge may be.
const ROUND_EVERY: Duration = Duration::from_secs(60);

/// Runs until the server's runtime ends. A failure is logged and tried again: the rows wait.
pub async fn run(app: Arc<App>) {
    let rounds = {
        let app = Arc::clone(&app);
        async move {
            loop {
                match privacy::run(&app).await {
                    Ok(round) if round != privacy::Round::default() => {
                        tracing::info!(
                            erased = round.erased,
                            held = round.held,
                            purged = round.purged,
                            "privacy round"
                        );
                    }
                    Ok(_) => {}
                    Err(error) => tracing::error!(%error, "the privacy round failed"),
                }
                tokio::time::sleep(ROUND_EVERY).await;
            }
        }
    };
    let seals = async move {
        loop {
            if let Err(error) = app.sealer.run(&app.db, app.clock.now()).await {
                tracing::error!(%error, "the audit chain was not sealed");
            }
            tokio::time::sleep(SEAL_EVERY).await;
        }
    };
    tokio::join!(rounds, seals);
}
