//! The harness: a real server on a real port with a database of its own, callers that signed
//! in over the wire, and a clock that the test turns.

pub mod access;
mod database;
mod people;
pub mod raw;
mod server;
pub mod typescript;

pub use database::{Database, Kind};
pub use people::{Caller, PIN, new_phone};
pub use server::{Server, TODAY};

/// Declares tests that run on SQLite and on PostgreSQL alike.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { $crate::Server::run($crate::Kind::Sqlite, super::$name); })+
        }
        mod postgres {
            $(#[test] fn $name() { $crate::Server::run($crate::Kind::Postgres, super::$name); })+
        }
    };
}
