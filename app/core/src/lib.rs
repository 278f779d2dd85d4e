//! The app without its window: typed calls over HTTP, kept answers, and an outbox from which each
//! thing is sent once. Nothing here knows a module, a screen or Tauri.
//!
//! * [`client`] speaks to one server as the contract says, by type or by name;
//! * [`outbox`] decides, without I/O, what is sent when;
//! * [`store`] keeps everything in one SQLite file, sealed with a key of the system's keystore;
//! * [`engine`] ties them together: whatever it tells is on disk already.

pub mod client;
pub mod engine;
pub mod keys;
pub mod outbox;
pub mod seal;
pub mod store;

pub use client::{CallError, Client, Operation};
pub use engine::Engine;
