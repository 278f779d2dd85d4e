//! Where work is done that takes long and needs no database: reading a file somebody sent. It has
//! few seats, so that such work can neither starve the server nor fill its memory.

use super::error::{AppError, Result};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Files that are read at the same time.
const SEATS: usize = 2;
/// Whoever waits longer is asked to come again; the same key makes that safe.
const PATIENCE: Duration = Duration::from_secs(30);

/// The seats.
pub struct Bench(Arc<Semaphore>);

impl Default for Bench {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(SEATS)))
    }
}

impl Bench {
    /// Does the work on a thread of its own. The seat is held until it ends, also when nobody
    /// waits for the answer any more.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let seat = tokio::time::timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await;
        let Ok(Ok(seat)) = seat else {
            return Err(AppError::unavailable("every seat of the bench is taken"));
        };
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(seat);
            done
        });
        done.await
            .unwrap_or_else(|panic| Err(AppError::internal(format!("the bench: {panic}"))))
    }
}
