//! While it grows.
mod prelude;
#[path = "writes.rs"]
mod writes;
