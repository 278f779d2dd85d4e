//! While it grows.
#[path = "identity.rs"]
mod identity;
mod prelude;
