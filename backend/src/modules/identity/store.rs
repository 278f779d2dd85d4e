//! Rows and queries of accounts, devices, activations and refresh tokens. No decisions.

use crate::platform::auth::session::{NewSession, to_grant};
use crate::platform::auth::{Grant, session};
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::vault::{BlindIndex, Column, Vault};
use crate::schema::{account, activation, device, refresh_token, role_grant};
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::values::{Nik, Phone};

const PHONE: Column = Column("account.phone_sealed");
const PHONE_INDEX: Column = Column("account.phone_index");
const NIK: Column = Column("account.nik_sealed");
const NIK_INDEX: Column = Column("account.nik_index");
const TOTP: Column = Column("account.totp_sealed");

/// An account as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = account, treat_none_as_default_value = false)]
pub struct AccountRow {
    /// Id.
    pub id: Id,
    /// How to address the person.
    pub name: String,
    phone_sealed: Vec<u8>,
    phone_index: Vec<u8>,
    phone_index_kid: i64,
    /// An activation code was used.
    pub proven: bool,
    secret_kind: String,
    /// Argon2id; absent until the first activation.
    pub secret_hash: Option<String>,
    totp_sealed: Option<Vec<u8>>,
    /// Last accepted step: a one-time code is worth one sign-in.
    pub totp_last_step: i64,
    nik_sealed: Option<Vec<u8>>,
    nik_index: Option<Vec<u8>>,
    nik_index_kid: Option<i64>,
    nik_seen_by: Option<Id>,
    /// When an officer saw the KTP.
    pub nik_seen_at: Option<Instant>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Ended.
    pub closed_at: Option<Instant>,
    created_at: Instant,
    version: i64,
}

/// An account to make.
pub struct NewAccount<'a> {
    /// How to address the person.
    pub name: &'a str,
    /// Number.
    pub phone: &'a Phone,
    /// PIN or password.
    pub kind: SecretKind,
    /// Argon2id.
    pub secret_hash: Option<String>,
    /// Base32, for officers.
    pub totp: Option<&'a str>,
    /// The number is known to be theirs.
    pub proven: bool,
    /// Made up.
    pub demo: bool,
}

/// Word of a kind in SQL.
fn kind_slug(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::Pin => "pin",
        SecretKind::Password => "password",
    }
}

impl AccountRow {
    /// PIN or password.
    pub fn kind(&self) -> SecretKind {
        if self.secret_kind == "password" {
            SecretKind::Password
        } else {
            SecretKind::Pin
        }
    }

    /// The number, opened.
    pub fn phone(&self, vault: &Vault) -> Result<Phone> {
        let text = vault.open_text(PHONE, self.id, &self.phone_sealed)?;
        Phone::parse(&text).map_err(|_| AppError::internal("a stored phone number is damaged"))
    }

    /// The NIK, masked.
    pub fn nik_masked(&self, vault: &Vault) -> Result<Option<String>> {
        let Some(sealed) = &self.nik_sealed else {
            return Ok(None);
        };
        let text = vault.open_text(NIK, self.id, sealed)?;
        let nik = Nik::parse(&text).map_err(|_| AppError::internal("a stored NIK is damaged"))?;
        Ok(Some(nik.masked()))
    }

    /// The one-time-code secret, opened.
    pub fn totp(&self, vault: &Vault) -> Result<Option<String>> {
        self.totp_sealed
            .as_ref()
            .map(|sealed| vault.open_text(TOTP, self.id, sealed))
            .transpose()
    }
}

/// The blind index of a number.
pub fn phone_index(vault: &Vault, phone: &Phone) -> Result<BlindIndex> {
    vault.index(PHONE_INDEX, phone.as_str())
}

/// Stores an account.
pub fn insert_account(
    conn: &mut Conn,
    vault: &Vault,
    new: &NewAccount<'_>,
    now: Instant,
) -> Result<Id> {
    let id = new_id();
    let index = phone_index(vault, new.phone)?;
    let row = AccountRow {
        id,
        name: new.name.to_owned(),
        phone_sealed: vault.seal(PHONE, id, new.phone.as_str().as_bytes())?,
        phone_index: index.bytes,
        phone_index_kid: index.kid,
        proven: new.proven,
        secret_kind: kind_slug(new.kind).to_owned(),
        secret_hash: new.secret_hash.clone(),
        totp_sealed: new
            .totp
            .map(|secret| vault.seal(TOTP, id, secret.as_bytes()))
            .transpose()?,
        totp_last_step: 0,
        nik_sealed: None,
        nik_index: None,
        nik_index_kid: None,
        nik_seen_by: None,
        nik_seen_at: None,
        demo: new.demo,
        closed_at: None,
        created_at: now,
        version: 1,
    };
    diesel::insert_into(account::table)
        .values(&row)
        .execute(conn)?;
    Ok(id)
}

/// An open account by id.
pub fn account(conn: &mut Conn, id: Id) -> Result<AccountRow> {
    Ok(account::table
        .find(id)
        .filter(account::closed_at.is_null())
        .select(AccountRow::as_select())
        .first(conn)?)
}

/// The one account that owns this number.
pub fn proven_account(conn: &mut Conn, index: &BlindIndex) -> Result<Option<AccountRow>> {
    Ok(account::table
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::proven)
        .filter(account::closed_at.is_null())
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?)
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

/// Replaces the secret.
pub fn set_secret(conn: &mut Conn, id: Id, hash: &str) -> Result<()> {
    diesel::update(account::table.find(id))
        .set((
            account::secret_hash.eq(Some(hash)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives an account a password and a one-time-code secret instead of a PIN.
pub fn set_officer_secret(
    conn: &mut Conn,
    vault: &Vault,
    id: Id,
    hash: &str,
    totp: &str,
) -> Result<()> {
    diesel::update(account::table.find(id))
        .set((
            account::secret_kind.eq(kind_slug(SecretKind::Password)),
            account::secret_hash.eq(Some(hash)),
            account::totp_sealed.eq(Some(vault.seal(TOTP, id, totp.as_bytes())?)),
            account::totp_last_step.eq(0),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Uses up a one-time-code step; false when it was used before.
pub fn use_totp_step(conn: &mut Conn, id: Id, step: i64) -> Result<bool> {
    let changed = diesel::update(account::table.find(id))
        .filter(account::totp_last_step.lt(step))
        .set(account::totp_last_step.eq(step))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The number is theirs: other accounts that only claimed it end.
pub fn prove(conn: &mut Conn, row: &AccountRow, hash: &str, now: Instant) -> Result<()> {
    diesel::update(account::table)
        .filter(account::phone_index.eq(&row.phone_index))
        .filter(account::id.ne(row.id))
        .filter(account::closed_at.is_null())
        .set((account::closed_at.eq(Some(now)), account::proven.eq(false)))
        .execute(conn)?;
    diesel::update(account::table.find(row.id))
        .set((
            account::proven.eq(true),
            account::secret_hash.eq(Some(hash)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// The account that has this NIK already.
pub fn account_with_nik(conn: &mut Conn, vault: &Vault, nik: &Nik) -> Result<Option<Id>> {
    let index = vault.index(NIK_INDEX, nik.as_str())?;
    Ok(account::table
        .filter(account::nik_index.eq(Some(index.bytes)))
        .select(account::id)
        .first(conn)
        .optional()?)
}

/// Stores a NIK that an officer has seen.
pub fn set_nik(
    conn: &mut Conn,
    vault: &Vault,
    id: Id,
    nik: &Nik,
    seen_by: Id,
    now: Instant,
) -> Result<()> {
    let index = vault.index(NIK_INDEX, nik.as_str())?;
    diesel::update(account::table.find(id))
        .set((
            account::nik_sealed.eq(Some(vault.seal(NIK, id, nik.as_str().as_bytes())?)),
            account::nik_index.eq(Some(index.bytes)),
            account::nik_index_kid.eq(Some(index.kid)),
            account::nik_seen_by.eq(Some(seen_by)),
            account::nik_seen_at.eq(Some(now)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

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

/// Notes that a device is in use.
pub fn touch_device(conn: &mut Conn, id: Id, now: Instant) -> Result<()> {
    diesel::update(device::table.find(id))
        .set(device::last_seen_at.eq(now))
        .execute(conn)?;
    Ok(())
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

/// Stores an activation code and ends older ones of the same account.
pub fn insert_activation(
    conn: &mut Conn,
    account: Id,
    code_hash: Vec<u8>,
    by: Option<Id>,
    now: Instant,
    until: Instant,
) -> Result<()> {
    diesel::update(activation::table)
        .filter(activation::account_id.eq(account))
        .filter(activation::used_at.is_null())
        .set(activation::used_at.eq(Some(now)))
        .execute(conn)?;
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

/// Stores a refresh token.
pub fn insert_refresh(
    conn: &mut Conn,
    session: Id,
    token_hash: Vec<u8>,
    now: Instant,
) -> Result<()> {
    diesel::insert_into(refresh_token::table)
        .values((
            refresh_token::token_hash.eq(token_hash),
            refresh_token::session_id.eq(session),
            refresh_token::issued_at.eq(now),
            refresh_token::used_at.eq(None::<Instant>),
        ))
        .execute(conn)?;
    Ok(())
}

/// A refresh token with what is needed to judge it.
pub struct RefreshRow {
    /// Session it belongs to.
    pub session: Id,
    /// Account.
    pub account: Id,
    /// Device.
    pub device: Id,
    /// Hash of that device's token.
    pub device_hash: Vec<u8>,
    /// When it was used, if it was.
    pub used_at: Option<Instant>,
    /// The session stands.
    pub standing: bool,
}

/// Finds a refresh token.
pub fn refresh(conn: &mut Conn, token_hash: &[u8], now: Instant) -> Result<Option<RefreshRow>> {
    use crate::schema::session as s;
    type Found = (
        Id,
        Id,
        Id,
        Vec<u8>,
        Option<Instant>,
        Option<Instant>,
        Option<Instant>,
        Instant,
    );
    let row: Option<Found> = refresh_token::table
        .inner_join(s::table.on(s::id.eq(refresh_token::session_id)))
        .inner_join(device::table.on(device::id.eq(s::device_id)))
        .filter(refresh_token::token_hash.eq(token_hash))
        .select((
            s::id,
            s::account_id,
            device::id,
            device::token_hash,
            refresh_token::used_at,
            s::revoked_at,
            device::revoked_at,
            s::expires_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(
        |(session, account, device, device_hash, used_at, session_end, device_end, expires)| {
            RefreshRow {
                session,
                account,
                device,
                device_hash,
                used_at,
                standing: session_end.is_none() && device_end.is_none() && expires > now,
            }
        },
    ))
}

/// Marks a refresh token as used; false when it was before.
pub fn use_refresh(conn: &mut Conn, token_hash: &[u8], now: Instant) -> Result<bool> {
    let used = diesel::update(refresh_token::table.find(token_hash))
        .filter(refresh_token::used_at.is_null())
        .set(refresh_token::used_at.eq(Some(now)))
        .execute(conn)?;
    Ok(used == 1)
}

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

/// A session of an account on a device.
pub fn insert_session(conn: &mut Conn, new: &NewSession) -> Result<()> {
    session::insert(conn, new)
}
