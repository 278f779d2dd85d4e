//! Databases: connections, column types, migrations, the two doors.

mod conn;
mod doors;
pub mod files;
mod lead;
pub mod migrate;
mod types;

pub use conn::{Conn, DatabaseUrl, Door, MultiBackend};
pub use doors::{Db, Lanes};
pub use lead::Lead;
pub use types::{Id, Instant, InstantSql, UuidSql};
