//! What phones keep, and how they hear of its changes.

pub mod api;
pub mod rules;
