//! While it grows.
mod prelude;
mod prices;
mod series;
