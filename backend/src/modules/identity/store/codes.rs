//! Activation codes, kept as keyed hashes.

use super::super::schema::{activation, code_request};
use super::AccountRow;
use crate::each;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::schema::account;
use crate::platform::vault::BlindIndex;
use diesel::prelude::*;

#[derive(Insertable)]
#[diesel(table_name = activation, treat_none_as_default_value = false)]
struct ActivationRow {
    id: Id,
    account_id: Id,
    code_hash: Vec<u8>,
    created_by: Option<Id>,
    created_at: Instant,
    expires_at: Instant,
    used_at: Option<Instant>,
}

/// Ends the codes of an account that nobody has used.
pub fn end_codes(conn: &mut Conn, account: Id, now: Instant) -> Result<()> {
    diesel::update(activation::table)
        .filter(activation::account_id.eq(account))
        .filter(activation::used_at.is_null())
        .set(activation::used_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Stores an activation code; older ones of the same account end.
pub fn insert_activation(
    conn: &mut Conn,
    account: Id,
    code_hash: Vec<u8>,
    by: Option<Id>,
    now: Instant,
    until: Instant,
) -> Result<()> {
    end_codes(conn, account, now)?;
    let row = ActivationRow {
        id: new_id(),
        account_id: account,
        code_hash,
        created_by: by,
        created_at: now,
        expires_at: until,
        used_at: None,
    };
    diesel::insert_into(activation::table)
        .values(&row)
        .execute(conn)?;
    Ok(())
}

/// A code that stands, and where it comes from.
#[derive(Queryable, Clone, Copy)]
pub struct StandingCode {
    /// Id.
    pub id: Id,
    /// Who printed it; absent from the command line.
    pub printed_by: Option<Id>,
    /// When.
    pub printed_at: Instant,
}

/// The account a standing code belongs to.
pub fn account_of_code(
    conn: &mut Conn,
    index: &BlindIndex,
    code_hash: &[u8],
    now: Instant,
) -> Result<Option<(AccountRow, StandingCode)>> {
    Ok(activation::table
        .inner_join(account::table.on(account::id.eq(activation::account_id)))
        .filter(activation::code_hash.eq(code_hash))
        .filter(activation::used_at.is_null())
        .filter(activation::expires_at.gt(now))
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::closed_at.is_null())
        .select((
            AccountRow::as_select(),
            (
                activation::id,
                activation::created_by,
                activation::created_at,
            ),
        ))
        .first(conn)
        .optional()?)
}

/// Uses a code up; false when somebody was faster.
pub fn use_activation(conn: &mut Conn, id: Id, now: Instant) -> Result<bool> {
    let used = diesel::update(activation::table.find(id))
        .filter(activation::used_at.is_null())
        .set(activation::used_at.eq(Some(now)))
        .execute(conn)?;
    Ok(used == 1)
}

/// Deletes the codes of an erased account.
pub fn delete_codes(conn: &mut Conn, account: Id) -> Result<usize> {
    Ok(diesel::delete(activation::table)
        .filter(activation::account_id.eq(account))
        .execute(conn)?)
}

/// Notes that an administrator wants a code for somebody with an office.
pub fn ask_code(conn: &mut Conn, account: Id, by: Id, now: Instant) -> Result<()> {
    let row = (
        code_request::account_id.eq(account),
        code_request::asked_by.eq(by),
        code_request::asked_at.eq(now),
    );
    each!(conn, |c| diesel::insert_into(code_request::table)
        .values(row)
        .on_conflict(code_request::account_id)
        .do_update()
        .set((
            code_request::asked_by.eq(by),
            code_request::asked_at.eq(now)
        ))
        .execute(c))?;
    Ok(())
}

/// Who asked for a code since then.
pub fn code_asker(conn: &mut Conn, account: Id, since: Instant) -> Result<Option<Id>> {
    Ok(code_request::table
        .find(account)
        .filter(code_request::asked_at.gt(since))
        .select(code_request::asked_by)
        .first(conn)
        .optional()?)
}

/// Deletes the wish for a code: it was printed, or the account is erased.
pub fn delete_request(conn: &mut Conn, account: Id) -> Result<usize> {
    Ok(diesel::delete(code_request::table.find(account)).execute(conn)?)
}
