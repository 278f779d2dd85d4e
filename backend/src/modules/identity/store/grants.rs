//! Dated roles.

use super::AccountRow;
use crate::platform::auth::Grant;
use crate::platform::auth::session::to_grant;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant, MultiBackend};
use crate::platform::error::Result;
use crate::platform::schema::{account, role_grant};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;
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

/// Roles that an account holds on that day or will hold later, and where.
pub fn grants_from(conn: &mut Conn, account: Id, day: NaiveDate) -> Result<Vec<Grant>> {
    let rows: Vec<(Id, String, String, NaiveDate, NaiveDate)> = role_grant::table
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_to.ge(day))
        .select((
            role_grant::id,
            role_grant::role,
            role_grant::area,
            role_grant::valid_from,
            role_grant::valid_to,
        ))
        .load(conn)?;
    rows.into_iter().map(to_grant).collect()
}

/// Ends the grants of some roles that were made after a moment by anybody but one, and names them.
pub fn end_later_grants(
    conn: &mut Conn,
    account: Id,
    roles: &[&'static str],
    (since, except): (Instant, Id),
    now: Instant,
) -> Result<Vec<Id>> {
    Ok(diesel::update(role_grant::table)
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::role.eq_any(roles.to_vec()))
        .filter(role_grant::created_at.gt(since))
        .filter(
            role_grant::granted_by
                .is_null()
                .or(role_grant::granted_by.ne(Some(except))),
        )
        .set(role_grant::revoked_at.eq(Some(now)))
        .returning(role_grant::id)
        .get_results(conn)?)
}

/// Holds the grants of all administrators until this transaction ends, so that two who end each
/// other do so one after the other.
pub fn lock_administrators(conn: &mut Conn) -> Result<()> {
    diesel::update(role_grant::table)
        .filter(role_grant::role.eq(Role::Admin.slug()))
        .filter(role_grant::revoked_at.is_null())
        .set(role_grant::role.eq(Role::Admin.slug()))
        .execute(conn)?;
    Ok(())
}

/// Grants of administrators who can act on a day: activated, with one-time codes, not ended; made
/// up only in a demonstration.
pub fn administrators(conn: &mut Conn, demo: bool, day: NaiveDate) -> Result<Vec<Grant>> {
    let rows: Vec<(Id, String, String, NaiveDate, NaiveDate)> = role_grant::table
        .inner_join(account::table.on(account::id.eq(role_grant::account_id)))
        .filter(role_grant::role.eq(Role::Admin.slug()))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_from.le(day))
        .filter(role_grant::valid_to.ge(day))
        .filter(account::closed_at.is_null())
        .filter(account::secret_hash.is_not_null())
        .filter(account::totp_sealed.is_not_null())
        .filter(account::demo.eq(false).or(demo.into_sql::<Bool>()))
        .select((
            role_grant::id,
            role_grant::role,
            role_grant::area,
            role_grant::valid_from,
            role_grant::valid_to,
        ))
        .load(conn)?;
    rows.into_iter().map(to_grant).collect()
}

/// Who ever held a role in one of these areas, as a question within a question.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn people_within(areas: Vec<String>) -> _ {
    role_grant::table
        .filter(role_grant::area.eq_any(areas))
        .select(role_grant::account_id.nullable())
}

/// Who ever held a role in any other.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn people_beyond(areas: Vec<String>) -> _ {
    role_grant::table
        .filter(role_grant::area.ne_all(areas))
        .select(role_grant::account_id.nullable())
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

/// Which grants a list wants.
pub struct WantedGrants {
    /// Slug of a role.
    pub role: Option<&'static str>,
    /// Within any of these areas.
    pub areas: Vec<AreaCode>,
    /// And within this one.
    pub within: Option<AreaCode>,
    /// Standing on that day, or not.
    pub active: Option<bool>,
    /// Beyond this one.
    pub after: Option<Id>,
    /// Which day.
    pub day: NaiveDate,
}

/// A grant with its holder.
pub struct GrantOf {
    /// The grant.
    pub grant: Grant,
    /// Its holder, who may have ended.
    pub account: AccountRow,
    /// What it rests on.
    pub evidence: String,
    /// Ended early.
    pub revoked_at: Option<Instant>,
}

type GrantOfRow = (
    (Id, String, String, NaiveDate, NaiveDate),
    String,
    Option<Instant>,
    AccountRow,
);

fn grant_of((grant, evidence, revoked_at, account): GrantOfRow) -> Result<GrantOf> {
    Ok(GrantOf {
        grant: to_grant(grant)?,
        account,
        evidence,
        revoked_at,
    })
}

/// A stretch of grants, newest first.
pub fn grants_wanted(conn: &mut Conn, wanted: &WantedGrants, limit: i64) -> Result<Vec<GrantOf>> {
    let mut query = role_grant::table
        .inner_join(account::table.on(account::id.eq(role_grant::account_id)))
        .select((
            (
                role_grant::id,
                role_grant::role,
                role_grant::area,
                role_grant::valid_from,
                role_grant::valid_to,
            ),
            role_grant::evidence,
            role_grant::revoked_at,
            AccountRow::as_select(),
        ))
        .order(role_grant::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(role) = wanted.role {
        query = query.filter(role_grant::role.eq(role));
    }
    // An area covers itself and every code that begins with it and a dot.
    let covered = |area: &AreaCode| {
        role_grant::area
            .eq(area.as_str().to_owned())
            .or(role_grant::area.like(format!("{}.%", area.as_str())))
    };
    if let Some(area) = &wanted.within {
        query = query.filter(covered(area));
    }
    if let Some((first, rest)) = wanted.areas.split_first() {
        let mut any: Box<dyn BoxableExpression<_, MultiBackend, SqlType = Bool>> =
            Box::new(covered(first));
        for area in rest {
            any = Box::new(any.or(covered(area)));
        }
        query = query.filter(any);
    }
    let day = wanted.day;
    query = match wanted.active {
        Some(true) => query
            .filter(role_grant::revoked_at.is_null())
            .filter(role_grant::valid_from.le(day))
            .filter(role_grant::valid_to.ge(day)),
        Some(false) => query.filter(
            role_grant::revoked_at
                .is_not_null()
                .or(role_grant::valid_from.gt(day))
                .or(role_grant::valid_to.lt(day)),
        ),
        None => query,
    };
    if let Some(after) = wanted.after {
        query = query.filter(role_grant::id.lt(after));
    }
    let rows: Vec<GrantOfRow> = query.load(conn)?;
    rows.into_iter().map(grant_of).collect()
}

/// Every grant of an account, newest first.
pub fn grants_of(conn: &mut Conn, account: Id) -> Result<Vec<GrantOf>> {
    let rows: Vec<GrantOfRow> = role_grant::table
        .inner_join(account::table.on(account::id.eq(role_grant::account_id)))
        .filter(role_grant::account_id.eq(account))
        .select((
            (
                role_grant::id,
                role_grant::role,
                role_grant::area,
                role_grant::valid_from,
                role_grant::valid_to,
            ),
            role_grant::evidence,
            role_grant::revoked_at,
            AccountRow::as_select(),
        ))
        .order(role_grant::id.desc())
        .load(conn)?;
    rows.into_iter().map(grant_of).collect()
}

/// Whose, what, made when, ended when.
pub type Span = (Id, Grant, Instant, Option<Instant>);

/// Every grant of several accounts, with the moments it was made and ended.
pub fn grant_spans(conn: &mut Conn, accounts: &[Id]) -> Result<Vec<Span>> {
    type Row = (
        Id,
        (Id, String, String, NaiveDate, NaiveDate),
        Instant,
        Option<Instant>,
    );
    let rows: Vec<Row> = role_grant::table
        .filter(role_grant::account_id.eq_any(accounts.to_vec()))
        .order(role_grant::id)
        .select((
            role_grant::account_id,
            (
                role_grant::id,
                role_grant::role,
                role_grant::area,
                role_grant::valid_from,
                role_grant::valid_to,
            ),
            role_grant::created_at,
            role_grant::revoked_at,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(account, grant, made, ended)| Ok((account, to_grant(grant)?, made, ended)))
        .collect()
}

/// Ends every grant of an erased account; what they rested on may name the person.
pub fn end_grants(conn: &mut Conn, account: Id, now: Instant) -> Result<usize> {
    diesel::update(role_grant::table)
        .filter(role_grant::account_id.eq(account))
        .set(role_grant::evidence.eq("dihapus"))
        .execute(conn)?;
    Ok(diesel::update(role_grant::table)
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .set(role_grant::revoked_at.eq(Some(now)))
        .execute(conn)?)
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
