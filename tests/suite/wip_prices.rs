//! While it grows.
mod prelude;
#[path = "prices.rs"]
mod prices;
