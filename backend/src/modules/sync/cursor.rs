//! What a device has been told so far, as text that it gives back. It is not signed: whoever forges
//! one is told less of what they may have, and never more.

use crate::platform::auth::Person;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use rembang_shared::error::FieldCode;
use rembang_shared::sync::api::SyncScope;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a device stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    account: Uuid,
    /// Another one keeps nothing of this.
    pub device: Uuid,
    /// The last change it knows, of whatever it was.
    pub seen: Uuid,
    /// What it keeps.
    pub kept: Vec<Kept>,
}

/// A scope that a device keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Which.
    pub scope: SyncScope,
    /// How far it has come down; nothing once it is there whole.
    pub so_far: Option<Far>,
}

/// A scope on its way down.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Far {
    /// The last of its things that came; nothing at its beginning.
    pub last: Option<Uuid>,
}

impl Kept {
    /// A scope of which nothing has come yet.
    pub fn begun(scope: SyncScope) -> Self {
        Self {
            scope,
            so_far: Some(Far { last: None }),
        }
    }
}

impl Cursor {
    /// Of a device that keeps nothing: whatever changes from here on it will hear of.
    pub fn begin(person: &Person, newest: Id) -> Self {
        Self {
            account: person.account.0,
            device: person.device.0,
            seen: newest.0,
            kept: Vec::new(),
        }
    }

    /// Whether the device keeps that scope, or has begun to.
    pub fn keeps(&self, scope: &SyncScope) -> bool {
        self.kept.iter().any(|kept| kept.scope == *scope)
    }

    /// Reads what somebody has given back. Another account's is nobody's business: what it is about
    /// this caller does not keep.
    pub fn read(text: &str, person: &Person) -> Result<Self> {
        let wrong = |code| AppError::field("cursor", code);
        let json = BASE64.decode(text).map_err(|_| wrong(FieldCode::Format))?;
        let cursor: Self = serde_json::from_slice(&json).map_err(|_| wrong(FieldCode::Format))?;
        if cursor.account != person.account.0 {
            return Err(wrong(FieldCode::Unknown));
        }
        Ok(cursor)
    }

    /// The text.
    pub fn write(&self) -> Result<String> {
        let json = serde_json::to_vec(self).map_err(|e| AppError::internal(e.to_string()))?;
        Ok(BASE64.encode(json))
    }
}
