//! Dated roles.

use super::AccountRow;
use crate::platform::auth::Grant;
use crate::platform::auth::session::to_grant;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::schema::{account, role_grant};
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::access::Role;
use rembang_shared::values::AreaCode;
use std::collections::HashMap;

/// A grant to store.
pub struct NewGrant<'a> {
    /// To whom.
    pub account: Id,
    /// Slug of the role.
    pub role: &'a str,
    /// Area code.
    pub area: &'a str,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// By whom; absent from the command line.
    pub by: Option<Id>,
    /// What it rests on.
    pub evidence: &'a str,
}

/// Stores a grant.
pub fn insert_grant(conn: &mut Conn, new: &NewGrant<'_>, now: Instant) -> Result<Id> {
    let id = new_id();
    diesel::insert_into(role_grant::table)
        .values((
            role_grant::id.eq(id),
            role_grant::account_id.eq(new.account),
            role_grant::role.eq(new.role),
            role_grant::area.eq(new.area),
            role_grant::valid_from.eq(new.valid_from),
            role_grant::valid_to.eq(new.valid_to),
            role_grant::granted_by.eq(new.by),
            role_grant::evidence.eq(new.evidence),
            role_grant::created_at.eq(now),
            role_grant::revoked_at.eq(None::<Instant>),
        ))
        .execute(conn)?;
    Ok(id)
}

/// A standing grant and whose it is.
pub fn grant(conn: &mut Conn, id: Id) -> Result<(Grant, Id)> {
    let (row, account) = role_grant::table
        .find(id)
        .filter(role_grant::revoked_at.is_null())
        .select((
            (
                role_grant::id,
                role_grant::role,
                role_grant::area,
                role_grant::valid_from,
                role_grant::valid_to,
            ),
            role_grant::account_id,
        ))
        .first::<((Id, String, String, NaiveDate, NaiveDate), Id)>(conn)?;
    Ok((to_grant(row)?, account))
}

/// Ends a grant.
pub fn revoke_grant(conn: &mut Conn, id: Id, now: Instant) -> Result<()> {
    diesel::update(role_grant::table.find(id))
        .set(role_grant::revoked_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Slugs of the roles that an account holds on that day or will hold later.
pub fn roles_from(conn: &mut Conn, account: Id, day: NaiveDate) -> Result<Vec<String>> {
    Ok(role_grant::table
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_to.ge(day))
        .select(role_grant::role)
        .load(conn)?)
}

/// Accounts that were ever granted a role.
pub fn accounts_with_grants(conn: &mut Conn) -> Result<Vec<AccountRow>> {
    let granted = role_grant::table.select(role_grant::account_id);
    Ok(account::table
        .filter(account::id.eq_any(granted))
        .filter(account::closed_at.is_null())
        .order(account::id)
        .select(AccountRow::as_select())
        .load(conn)?)
}

/// Somebody who holds a role in an area.
pub struct Holder {
    /// Account.
    pub account: Id,
    /// Name; nothing else of a person leaves by this door.
    pub name: String,
    /// Area of the grant.
    pub area: AreaCode,
    /// Made up for a demonstration.
    pub demo: bool,
}

/// Who holds a role on a day, by name; once per grant.
pub fn holders(conn: &mut Conn, role: Role, day: NaiveDate) -> Result<Vec<Holder>> {
    let rows: Vec<(Id, String, String, bool)> = role_grant::table
        .inner_join(account::table.on(account::id.eq(role_grant::account_id)))
        .filter(role_grant::role.eq(role.slug()))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_from.le(day))
        .filter(role_grant::valid_to.ge(day))
        .filter(account::closed_at.is_null())
        .order((account::name, account::id, role_grant::id))
        .select((account::id, account::name, role_grant::area, account::demo))
        .load(conn)?;
    let known = rows.into_iter().filter_map(|(account, name, area, demo)| {
        Some(Holder {
            account,
            name,
            area: area.parse().ok()?,
            demo,
        })
    });
    Ok(known.collect())
}

/// Names of some accounts.
pub fn names(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, String>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Id, String)> = account::table
        .filter(account::id.eq_any(accounts.to_vec()))
        .select((account::id, account::name))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
