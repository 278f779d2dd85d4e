//! Work that one node does at a time, whoever comes first. The lead ends with the transaction,
//! however that ends, and not before others see what was committed.

use super::conn::Conn;
use crate::platform::error::Result;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer};

/// Which work; the number is the lock's on PostgreSQL.
#[derive(Debug, Clone, Copy)]
pub enum Lead {
    /// The audit chain is sealed.
    Seal = 3318,
    /// Changes are numbered.
    Number = 3319,
}

impl Lead {
    /// Takes the lead for the running transaction; false when another node has it. SQLite has one
    /// writer.
    pub fn take(self, conn: &mut Conn) -> Result<bool> {
        match conn {
            Conn::Sqlite(_) => Ok(true),
            Conn::Pg(c) => Ok(diesel::select(
                diesel::dsl::sql::<Bool>("pg_try_advisory_xact_lock(")
                    .bind::<Integer, _>(self as i32)
                    .sql(", hashtext(current_schema()))"),
            )
            .get_result(c)?),
        }
    }
}
