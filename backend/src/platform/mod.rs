//! What every module stands on. Nothing here knows a module.

pub mod amendment;
pub mod app;
pub mod audit;
pub mod auth;
pub mod bench;
pub mod bind;
pub mod cache;
pub mod chain;
pub mod clock;
pub mod csv;
pub mod db;
pub mod error;
pub mod health;
pub mod idempotency;
pub mod keys;
pub mod limits;
pub mod module;
pub mod openapi;
pub mod pack;
pub mod page;
pub mod portal;
pub mod request;
pub mod table;
pub mod text;
pub mod vault;
