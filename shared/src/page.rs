//! Lists travel in pages with an opaque cursor, in a stable order.

use serde::{Deserialize, Serialize};

/// Rows per page when nobody asks, and at most.
pub const DEFAULT_LIMIT: u32 = 50;
/// Larger limits are refused, not trimmed, so that no client believes it has everything.
pub const MAX_LIMIT: u32 = 100;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", schemars(rename = "Page_{T}"))]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Give this back as `cursor` for the next page; absent on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list that fits into one page by nature (places, devices).
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}
