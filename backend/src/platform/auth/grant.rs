//! Dated roles as they are stored. Which of them count in a session is said here; who gives and ends
//! them is `modules/identity`'s.

use super::Grant;
use crate::platform::db::{Conn, Id};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::role_grant;
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::access::Role;
use rembang_shared::values::AreaCode;

/// A grant as stored.
#[derive(Queryable, Selectable)]
#[diesel(table_name = role_grant)]
pub struct GrantRow {
    id: Id,
    role: String,
    area: String,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
}

impl TryFrom<GrantRow> for Grant {
    type Error = AppError;

    fn try_from(row: GrantRow) -> Result<Self> {
        let damaged = || AppError::internal(format!("grant {} is damaged", row.id.0));
        Ok(Self {
            id: row.id,
            role: Role::from_slug(&row.role).ok_or_else(damaged)?,
            area: row.area.parse::<AreaCode>().map_err(|_| damaged())?,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }
}

/// Roles that an account holds on that day or will hold later, and where.
pub fn grants_from(conn: &mut Conn, account: Id, day: NaiveDate) -> Result<Vec<Grant>> {
    let rows: Vec<GrantRow> = role_grant::table
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_to.ge(day))
        .order(role_grant::id)
        .select(GrantRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Grant::try_from).collect()
}

/// Those that hold on that day.
pub fn grants_on(conn: &mut Conn, account: Id, day: NaiveDate) -> Result<Vec<Grant>> {
    let mut grants = grants_from(conn, account, day)?;
    grants.retain(|grant| grant.valid_from <= day);
    Ok(grants)
}

/// Those of them that count in a session: an officer's role does so only in one that was opened with
/// the second factor.
pub fn grants_in(
    conn: &mut Conn,
    account: Id,
    second_factor: bool,
    day: NaiveDate,
) -> Result<Vec<Grant>> {
    let mut grants = grants_on(conn, account, day)?;
    grants.retain(|grant| second_factor || !grant.role.needs_second_factor());
    Ok(grants)
}
