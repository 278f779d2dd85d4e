//! While it grows.
#[path = "access.rs"]
mod access;
mod prelude;
