//! Activation codes, kept as keyed hashes.

use super::AccountRow;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::vault::BlindIndex;
use crate::schema::{account, activation};
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

/// The account a standing code belongs to.
pub fn account_of_code(
    conn: &mut Conn,
    index: &BlindIndex,
    code_hash: &[u8],
    now: Instant,
) -> Result<Option<(AccountRow, Id)>> {
    Ok(activation::table
        .inner_join(account::table.on(account::id.eq(activation::account_id)))
        .filter(activation::code_hash.eq(code_hash))
        .filter(activation::used_at.is_null())
        .filter(activation::expires_at.gt(now))
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::closed_at.is_null())
        .select((AccountRow::as_select(), activation::id))
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
