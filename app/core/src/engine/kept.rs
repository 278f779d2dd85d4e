//! What this phone keeps, and how much of it.

use super::{Engine, Result};
use crate::keys::Access;
use crate::store::{MOST_KEPT, SCARCE_KEPT};
use serde::Serialize;

/// For "Perangkat ini".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// What can be done with it.
    pub access: Access,
    /// Kept answers and synced things.
    pub kept: i64,
    /// How near that is to what may be kept.
    pub room: Room,
    /// Operations of anybody's that have not arrived; known without the key.
    pub unsent: usize,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Room for kept answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// Enough.
    Ample,
    /// [`SCARCE_KEPT`] are kept: it is said.
    Scarce,
    /// [`MOST_KEPT`] are kept: no more is.
    None,
}

impl Room {
    const fn beside(kept: i64) -> Self {
        match kept {
            MOST_KEPT.. => Self::None,
            SCARCE_KEPT.. => Self::Scarce,
            _ => Self::Ample,
        }
    }
}

impl Engine {
    /// How much is kept.
    pub async fn usage(&self) -> Result<Usage> {
        self.with(|state, _| {
            let access = state.access;
            let store = state.store()?;
            let kept = store.count_kept()?;
            Ok(Usage {
                access,
                kept,
                room: Room::beside(kept),
                unsent: store.unsent()?.len(),
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

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn it_is_said_at_five_thousand_and_refused_at_ten() {
        for (kept, room) in [
            (0, Room::Ample),
            (4_999, Room::Ample),
            (5_000, Room::Scarce),
            (9_999, Room::Scarce),
            (10_000, Room::None),
        ] {
            assert_eq!(Room::beside(kept), room, "{kept}");
        }
    }
}
