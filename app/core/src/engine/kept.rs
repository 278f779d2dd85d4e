//! What this phone keeps, and how much of it.

use super::{Engine, Result};
use serde::Serialize;

/// For "Perangkat ini".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// Kept answers and synced things.
    pub kept: i64,
    /// Operations of whoever is signed in that have not arrived.
    pub unsent: usize,
    /// Bytes of the file.
    pub bytes: u64,
}

impl Engine {
    /// How much is kept.
    pub async fn usage(&self) -> Result<Usage> {
        self.with(|state, _| {
            let visible = state.outbox.visible();
            let unsent = visible.filter(|one| !one.state.is_finished()).count();
            let store = state.store()?;
            Ok(Usage {
                kept: store.count_kept()?,
                unsent,
                bytes: store.bytes(),
            })
        })
        .await
    }

    /// Forgets every kept answer. Drafts and operations stay.
    pub async fn forget_kept(&self) -> Result<()> {
        self.with(|state, _| Ok(state.open_store()?.purge_all()?))
            .await
    }
}
