//! Devices, and the refresh tokens of the sessions on them.

use super::AccountRow;
use crate::platform::auth::session;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::schema::{account, device, refresh_token};
use crate::platform::vault::BlindIndex;
use diesel::prelude::*;
use rembang_shared::privacy::api::ExportedSignIn;

/// A device as stored.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = device, treat_none_as_default_value = false)]
pub struct DeviceRow {
    /// Id.
    pub id: Id,
    account_id: Id,
    /// What the person calls it.
    pub label: String,
    token_hash: Vec<u8>,
    /// First seen.
    pub created_at: Instant,
    /// Last sign-in or refresh.
    pub last_seen_at: Instant,
    revoked_at: Option<Instant>,
}

/// Enrols a device.
pub fn insert_device(
    conn: &mut Conn,
    account: Id,
    label: &str,
    token_hash: Vec<u8>,
    now: Instant,
) -> Result<Id> {
    let row = DeviceRow {
        id: new_id(),
        account_id: account,
        label: label.to_owned(),
        token_hash,
        created_at: now,
        last_seen_at: now,
        revoked_at: None,
    };
    diesel::insert_into(device::table)
        .values(&row)
        .execute(conn)?;
    Ok(row.id)
}

/// Standing devices, newest first.
pub fn devices(conn: &mut Conn, account: Id) -> Result<Vec<DeviceRow>> {
    Ok(device::table
        .filter(device::account_id.eq(account))
        .filter(device::revoked_at.is_null())
        .order(device::id.desc())
        .select(DeviceRow::as_select())
        .load(conn)?)
}

/// The open account of a standing device, if the number is the account's own.
pub fn account_of_device(
    conn: &mut Conn,
    token_hash: &[u8],
    index: &BlindIndex,
) -> Result<Option<(AccountRow, Id)>> {
    Ok(device::table
        .inner_join(account::table.on(account::id.eq(device::account_id)))
        .filter(device::token_hash.eq(token_hash))
        .filter(device::revoked_at.is_null())
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::closed_at.is_null())
        .select((AccountRow::as_select(), device::id))
        .first(conn)
        .optional()?)
}

/// Notes that a device is in use; false when it has ended.
pub fn touch_device(conn: &mut Conn, id: Id, now: Instant) -> Result<bool> {
    let touched = diesel::update(device::table.find(id))
        .filter(device::revoked_at.is_null())
        .set(device::last_seen_at.eq(now))
        .execute(conn)?;
    Ok(touched == 1)
}

/// Ends an account's own device and its sessions; false when it is not theirs.
pub fn revoke_device(conn: &mut Conn, account: Id, id: Id, now: Instant) -> Result<bool> {
    let ended = diesel::update(device::table.find(id))
        .filter(device::account_id.eq(account))
        .filter(device::revoked_at.is_null())
        .set(device::revoked_at.eq(Some(now)))
        .execute(conn)?;
    if ended == 1 {
        session::revoke_device(conn, id, now)?;
    }
    Ok(ended == 1)
}

/// Ends every device of an account: whoever activates anew starts clean.
pub fn revoke_all_devices(conn: &mut Conn, account: Id, now: Instant) -> Result<()> {
    diesel::update(device::table)
        .filter(device::account_id.eq(account))
        .filter(device::revoked_at.is_null())
        .set(device::revoked_at.eq(Some(now)))
        .execute(conn)?;
    session::revoke_all(conn, account, now)
}

/// What is left of an ended session is kept for a day, a used token for a week.
const DAY: i64 = 86_400;

/// Stores a refresh token. Unused, it is past its time when its session is.
pub fn insert_refresh(
    conn: &mut Conn,
    session: Id,
    token_hash: Vec<u8>,
    now: Instant,
) -> Result<()> {
    let until = session::expires_at(conn, session)?;
    diesel::insert_into(refresh_token::table)
        .values((
            refresh_token::token_hash.eq(token_hash),
            refresh_token::session_id.eq(session),
            refresh_token::issued_at.eq(now),
            refresh_token::used_at.eq(None::<Instant>),
            refresh_token::delete_after.eq(Some(until.plus(DAY))),
        ))
        .execute(conn)?;
    Ok(())
}

/// A refresh token of a session that stands, with what is needed to judge it.
#[derive(Queryable)]
pub struct RefreshRow {
    /// Session it belongs to.
    pub session: Id,
    /// That session was opened with a one-time code.
    pub second_factor: bool,
    /// Account.
    pub account: Id,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Device.
    pub device: Id,
    /// Hash of that device's token.
    pub device_hash: Vec<u8>,
    /// When it was used, if it was.
    pub used_at: Option<Instant>,
}

/// Finds a refresh token whose session, device and account stand.
pub fn refresh(conn: &mut Conn, token_hash: &[u8], now: Instant) -> Result<Option<RefreshRow>> {
    use crate::platform::schema::session as s;
    Ok(refresh_token::table
        .inner_join(s::table.on(s::id.eq(refresh_token::session_id)))
        .inner_join(device::table.on(device::id.eq(s::device_id)))
        .inner_join(account::table.on(account::id.eq(s::account_id)))
        .filter(refresh_token::token_hash.eq(token_hash))
        .filter(s::revoked_at.is_null())
        .filter(s::expires_at.gt(now))
        .filter(device::revoked_at.is_null())
        .filter(account::closed_at.is_null())
        .select((
            s::id,
            s::second_factor,
            account::id,
            account::demo,
            device::id,
            device::token_hash,
            refresh_token::used_at,
        ))
        .first(conn)
        .optional()?)
}

/// Uses a refresh token up; false when it was before.
pub fn use_refresh(conn: &mut Conn, token_hash: &[u8], now: Instant) -> Result<bool> {
    let spent = (
        refresh_token::used_at.eq(Some(now)),
        refresh_token::delete_after.eq(Some(now.plus(7 * DAY))),
    );
    let used = diesel::update(refresh_token::table.find(token_hash))
        .filter(refresh_token::used_at.is_null())
        .set(spent)
        .execute(conn)?;
    Ok(used == 1)
}

/// Whether a session has this token and nobody has used it yet.
pub fn awaits_use(conn: &mut Conn, session: Id, token_hash: &[u8]) -> Result<bool> {
    let waiting: i64 = refresh_token::table
        .find(token_hash)
        .filter(refresh_token::session_id.eq(session))
        .filter(refresh_token::used_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(waiting == 1)
}

/// Every session of an account, newest first: its sign-ins.
pub fn sign_ins(conn: &mut Conn, account: Id) -> Result<Vec<ExportedSignIn>> {
    use crate::platform::schema::session as s;
    type Row = (Instant, String, bool, Instant, Option<Instant>);
    let rows: Vec<Row> = s::table
        .filter(s::account_id.eq(account))
        .order(s::id.desc())
        .select((
            s::created_at,
            s::client,
            s::second_factor,
            s::expires_at,
            s::revoked_at,
        ))
        .load(conn)?;
    let view = |(at, client, second_factor, expires_at, revoked_at): Row| ExportedSignIn {
        at: at.0,
        client,
        second_factor,
        expires_at: expires_at.0,
        revoked_at: revoked_at.map(|at| at.0),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Deletes the refresh tokens of an erased account.
pub fn delete_refresh(conn: &mut Conn, account: Id) -> Result<usize> {
    use crate::platform::schema::session as s;
    let sessions = s::table.filter(s::account_id.eq(account)).select(s::id);
    Ok(diesel::delete(refresh_token::table)
        .filter(refresh_token::session_id.eq_any(sessions))
        .execute(conn)?)
}

/// Deletes the sessions of an erased account.
pub fn delete_sessions(conn: &mut Conn, account: Id) -> Result<usize> {
    use crate::platform::schema::session as s;
    Ok(diesel::delete(s::table)
        .filter(s::account_id.eq(account))
        .execute(conn)?)
}

/// Deletes the devices of an erased account.
pub fn delete_devices(conn: &mut Conn, account: Id) -> Result<usize> {
    Ok(diesel::delete(device::table)
        .filter(device::account_id.eq(account))
        .execute(conn)?)
}
