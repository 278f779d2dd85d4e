//! While it grows.
mod access;
mod contract;
mod imports;
mod prelude;
mod schema;
