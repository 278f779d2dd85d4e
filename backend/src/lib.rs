//! The server of Rembang Gemilang. ARCHITECTURE.md has the map.

pub mod commands;
pub mod config;
pub mod jobs;
pub mod modules;
pub mod platform;
pub mod regency;
pub mod server;
