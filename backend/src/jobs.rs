//! What the server does without being asked: seals the audit chain every second, and every minute
//! carries out due erasures and deletes what is past its time. On PostgreSQL several nodes may run
//! all of it: a lock or the state of the row lets one of them work.

use crate::modules::privacy;
use crate::platform::app::App;
use crate::platform::health::{clock_is_believed, keep_beating};
use std::sync::Arc;
use std::time::Duration;

/// An audit row is in the chain after this long at most.
const SEAL_EVERY: Duration = Duration::from_secs(1);
/// After a start the clock may be so much ahead, and a day, of what is written down here.
const BEAT_EVERY: Duration = Duration::from_secs(60);
/// How late an erasure or a purge may be.
const ROUND_EVERY: Duration = Duration::from_secs(60);

/// Runs until the server's runtime ends. A failure is logged and tried again: the rows wait.
pub async fn run(app: Arc<App>) {
    let rounds = {
        let app = Arc::clone(&app);
        async move {
            loop {
                // A wrong clock must not destroy; what is due waits until the clock is believed.
                if !clock_is_believed(&app).await {
                    tracing::error!(
                        "the clock is not believed: nothing is erased or deleted until `rembang clock accept`"
                    );
                    tokio::time::sleep(BEAT_EVERY).await;
                    continue;
                }
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
    let beats = {
        let app = Arc::clone(&app);
        async move {
            loop {
                tokio::time::sleep(BEAT_EVERY).await;
                if let Err(error) = keep_beating(&app).await {
                    tracing::error!(%error, "no heartbeat");
                }
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
    tokio::join!(rounds, beats, seals);
}
