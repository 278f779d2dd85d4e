//! Down to the phone: the caller's `synced` lists, first whole and then change by change, in one
//! call that is repeated with the cursor of the page before.
//!
//! Things are kept in scopes: a list and whose part of it (the caller's own, or an area of theirs).
//! A device takes a page in as one, in this order, and keeps the cursor with it or neither:
//! 1. it forgets what it keeps of the scopes in `reset`,
//! 2. it keeps each item under its scope and id, or forgets that one where there is no view.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

crate::endpoints! { "sync";
    /// What has changed, since the cursor, of what the caller may keep; without a cursor all of it.
    /// Whoever has no cursor keeps nothing yet.
    Sync: GET "/sync", SyncQuery => SyncPage, SignedIn, [personal];
}

/// From where on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct SyncQuery {
    /// From the page before, on this device.
    pub cursor: Option<String>,
    /// 1 to 100.
    #[cfg_attr(feature = "describe", schemars(range(min = 1, max = 100)))]
    pub limit: Option<u32>,
}

/// One step of a device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SyncPage {
    /// Scopes that are no longer the caller's, and those that begin anew: a grant was given, or the
    /// device was away for too long. The items of the latter follow, on this page and the next.
    pub reset: Vec<SyncScope>,
    /// What is gone first, then the most urgent first.
    pub items: Vec<SyncItem>,
    /// For the next call; of this account and device only.
    pub cursor: String,
    /// There is more already: ask again at once.
    pub more: bool,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SyncScope {
    /// Name of a row that is `synced`: `Queue`.
    pub list: String,
    /// Whose part: `own`, or the code of an area.
    pub of: String,
}

/// A thing as it stands now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SyncItem {
    /// Where it is kept.
    pub scope: SyncScope,
    /// Its id.
    pub id: Uuid,
    /// As the list would show it to this caller; absent when it is gone, or no longer theirs.
    #[cfg_attr(feature = "describe", ts(type = "unknown"))]
    pub view: Option<Value>,
}
