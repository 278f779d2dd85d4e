//! Databases: connections, column types, migrations, the two doors.

mod changes;
mod conn;
mod doors;
pub mod files;
pub mod migrate;
mod types;

pub use changes::{Changes, announce};
pub use conn::{Conn, DatabaseUrl, Door, MultiBackend};
pub use doors::{Db, Lanes};
pub use types::{Id, Instant, InstantSql, UuidSql};
