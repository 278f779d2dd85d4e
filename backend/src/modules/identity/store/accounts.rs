//! The account row: number, secret, NIK, each sealed where it must be.

use super::super::schema::{activation, nik_sighting};
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::{account, device, rights_request, role_grant};
use crate::platform::vault::{BlindIndex, Column, Vault};
use chrono::NaiveDate;
use diesel::dsl::{exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::values::{AreaCode, Nik, Phone};

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
    area: Option<String>,
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
    /// The kecamatan whose office knows them.
    pub area: Option<&'a AreaCode>,
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

    /// The NIK, opened: for its owner alone.
    pub fn nik(&self, vault: &Vault) -> Result<Option<String>> {
        self.nik_sealed
            .as_ref()
            .map(|sealed| vault.open_text(NIK, self.id, sealed))
            .transpose()
    }

    /// Has one-time codes.
    pub const fn has_totp(&self) -> bool {
        self.totp_sealed.is_some()
    }

    /// First seen.
    pub const fn created_at(&self) -> Instant {
        self.created_at
    }

    /// The kecamatan whose office knows them.
    pub fn area(&self) -> Option<AreaCode> {
        self.area.as_deref().and_then(|area| area.parse().ok())
    }

    /// Goes up with every change; a secret that nobody has confirmed yet is derived from it.
    pub const fn version(&self) -> i64 {
        self.version
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
        area: new.area.map(ToString::to_string),
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

/// The account that an earlier invitation made and that nobody has activated yet.
pub fn invited_account(conn: &mut Conn, index: &BlindIndex) -> Result<Option<AccountRow>> {
    Ok(account::table
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::secret_hash.is_null())
        .filter(account::closed_at.is_null())
        .order(account::id)
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?)
}

/// Locks the account for this transaction; false when its secret changed or it ended since
/// `row` was read. Argon2 takes its time between the two, and no session may outlive a reset
/// that happened meanwhile.
pub fn hold(conn: &mut Conn, row: &AccountRow) -> Result<bool> {
    let held = diesel::update(account::table.find(row.id))
        .filter(account::secret_hash.eq(&row.secret_hash))
        .filter(account::closed_at.is_null())
        .set(account::version.eq(account::version))
        .execute(conn)?;
    Ok(held == 1)
}

/// Replaces the secret that `row` has; false when somebody was faster.
pub fn set_secret(conn: &mut Conn, row: &AccountRow, hash: &str) -> Result<bool> {
    let set = diesel::update(account::table.find(row.id))
        .filter(account::secret_hash.eq(&row.secret_hash))
        .filter(account::closed_at.is_null())
        .set((
            account::secret_hash.eq(Some(hash)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(set == 1)
}

/// Gives an account a password and a one-time-code secret instead of a PIN. The operator vouches
/// for the number.
pub fn make_officer(conn: &mut Conn, vault: &Vault, id: Id, hash: &str, totp: &str) -> Result<()> {
    diesel::update(account::table.find(id))
        .set((
            account::proven.eq(true),
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

/// The number is theirs, and this is their secret; false when the account ended meanwhile.
pub fn prove(conn: &mut Conn, id: Id, hash: &str) -> Result<bool> {
    let proven = diesel::update(account::table.find(id))
        .filter(account::closed_at.is_null())
        .set((
            account::proven.eq(true),
            account::secret_hash.eq(Some(hash)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(proven == 1)
}

/// Ends the accounts that only claimed the number of `owner`, and names them. Their NIK goes:
/// it would stand in the owner's way for ever.
pub fn end_claims(conn: &mut Conn, owner: Id, index: &BlindIndex, now: Instant) -> Result<Vec<Id>> {
    Ok(diesel::update(account::table)
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::id.ne(owner))
        .filter(account::proven.eq(false))
        .filter(account::closed_at.is_null())
        .set((
            account::closed_at.eq(Some(now)),
            account::nik_sealed.eq(None::<Vec<u8>>),
            account::nik_index.eq(None::<Vec<u8>>),
            account::nik_index_kid.eq(None::<i64>),
            account::version.eq(account::version + 1),
        ))
        .returning(account::id)
        .get_results(conn)?)
}

/// Corrects the name of an account that waits for its owner.
pub fn rename(conn: &mut Conn, id: Id, name: &str) -> Result<()> {
    diesel::update(account::table.find(id))
        .set((
            account::name.eq(name),
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

/// A NIK on a card that an officer held.
pub struct Sighting<'a> {
    /// Whose.
    pub account: Id,
    /// As it stands there.
    pub nik: &'a Nik,
    /// Who looked.
    pub by: Id,
    /// The kecamatan whose office knows the person from now on.
    pub area: Option<&'a AreaCode>,
}

/// Stores a NIK that an officer has seen, on the version they read; false when it has changed
/// since. Who saw one before stays on record.
pub fn set_nik(
    conn: &mut Conn,
    vault: &Vault,
    seen: &Sighting<'_>,
    version: i64,
    now: Instant,
) -> Result<bool> {
    let index = vault.index(NIK_INDEX, seen.nik.as_str())?;
    let sealed = vault.seal(NIK, seen.account, seen.nik.as_str().as_bytes())?;
    let set = diesel::update(account::table.find(seen.account))
        .filter(account::version.eq(version))
        .filter(account::closed_at.is_null())
        .set((
            account::nik_sealed.eq(Some(sealed)),
            account::nik_index.eq(Some(index.bytes)),
            account::nik_index_kid.eq(Some(index.kid)),
            account::nik_seen_by.eq(Some(seen.by)),
            account::nik_seen_at.eq(Some(now)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    if set == 0 {
        return Ok(false);
    }
    if let Some(area) = seen.area {
        diesel::update(account::table.find(seen.account))
            .set(account::area.eq(Some(area.as_str())))
            .execute(conn)?;
    }
    diesel::insert_into(nik_sighting::table)
        .values((
            nik_sighting::id.eq(new_id()),
            nik_sighting::account_id.eq(seen.account),
            nik_sighting::seen_by.eq(seen.by),
            nik_sighting::seen_at.eq(now),
        ))
        .execute(conn)?;
    Ok(true)
}

/// When officers looked at somebody's KTP, newest first.
pub fn sightings(conn: &mut Conn, account: Id) -> Result<Vec<Instant>> {
    Ok(nik_sighting::table
        .filter(nik_sighting::account_id.eq(account))
        .order(nik_sighting::id.desc())
        .select(nik_sighting::seen_at)
        .load(conn)?)
}

/// Deletes the record of those who saw the KTP of an erased person.
pub fn delete_sightings(conn: &mut Conn, account: Id) -> Result<usize> {
    Ok(diesel::delete(nik_sighting::table)
        .filter(nik_sighting::account_id.eq(account))
        .execute(conn)?)
}

/// Every open account of a number, its owner first.
pub fn accounts_of_number(conn: &mut Conn, index: &BlindIndex) -> Result<Vec<AccountRow>> {
    Ok(account::table
        .filter(account::phone_index.eq(&index.bytes))
        .filter(account::closed_at.is_null())
        .order((account::proven.desc(), account::id.asc()))
        .limit(20)
        .select(AccountRow::as_select())
        .load(conn)?)
}

/// An account by id, open or ended.
pub fn any_account(conn: &mut Conn, id: Id) -> Result<AccountRow> {
    Ok(account::table
        .find(id)
        .select(AccountRow::as_select())
        .first(conn)?)
}

/// Overwrites everything that makes an account somebody's. The number's index goes too, so that
/// the number is free and nobody can ask whether it was here.
pub fn empty_account(conn: &mut Conn, id: Id, now: Instant) -> Result<()> {
    diesel::update(account::table.find(id))
        .set((
            account::name.eq("Akun terhapus"),
            account::phone_sealed.eq(Vec::<u8>::new()),
            account::phone_index.eq(Vec::<u8>::new()),
            account::phone_index_kid.eq(0),
            account::proven.eq(false),
            account::secret_hash.eq(None::<String>),
            account::totp_sealed.eq(None::<Vec<u8>>),
            account::totp_last_step.eq(0),
            account::nik_sealed.eq(None::<Vec<u8>>),
            account::nik_index.eq(None::<Vec<u8>>),
            account::nik_index_kid.eq(None::<i64>),
            account::nik_seen_by.eq(None::<Id>),
            account::nik_seen_at.eq(None::<Instant>),
            account::area.eq(None::<String>),
            account::closed_at.eq(Some(now)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Accounts that never became anybody's: claims that ended when the owner of their number came
/// before `claims`, sign-ups that nobody has used since `sign_ups`, and invitations that nobody
/// has taken up since `invitations`. Whoever holds a role or waits for an answer is left alone.
pub fn abandoned(
    conn: &mut Conn,
    before: &Abandoned,
    among: Option<&[Id]>,
    limit: i64,
) -> Result<Vec<Id>> {
    let signed_up = account::closed_at
        .is_null()
        .and(account::secret_hash.is_not_null());
    let invited = account::closed_at
        .is_null()
        .and(account::secret_hash.is_null());
    // Each says of whom it speaks by itself: beside an OR, PostgreSQL would read all of a table to
    // answer for one account.
    let devices = device::table
        .filter(device::account_id.eq(account::id))
        .filter(device::last_seen_at.ge(before.sign_ups))
        .filter(signed_up);
    let codes = activation::table
        .filter(activation::account_id.eq(account::id))
        .filter(invited);
    let grants = role_grant::table
        .filter(role_grant::account_id.eq(account::id))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_to.ge(before.day));
    let requests = rights_request::table
        .filter(rights_request::account_id.eq(account::id))
        .filter(rights_request::state.eq("open"));
    let ended = account::closed_at.lt(Some(before.claims));
    let unused = signed_up.and(account::created_at.lt(before.sign_ups));
    let waiting = invited.and(account::created_at.lt(before.invitations));
    // No claim ends before it is made: whatever is looked for is older than the latest of the three.
    let latest = before.claims.max(before.sign_ups).max(before.invitations);
    let mut query = account::table
        // Both in the words of `account_unproven`: no database proves a value to be what an index is
        // limited to. An account that was emptied has no number any more.
        .filter(not(account::proven))
        .filter(sql::<Bool>("account.phone_index_kid <> 0"))
        .filter(account::created_at.lt(latest))
        .filter(ended.assume_not_null().or(unused).or(waiting))
        .filter(not(exists(devices)))
        .filter(not(exists(codes)))
        .filter(not(exists(grants)))
        .filter(not(exists(requests)))
        .order(account::created_at)
        .limit(limit)
        .select(account::id)
        .into_boxed();
    if let Some(among) = among {
        query = query.filter(account::id.eq_any(among.to_vec()));
    }
    Ok(query.load(conn)?)
}

/// Since when what must have been silent.
pub struct Abandoned {
    /// Claims, since they ended.
    pub claims: Instant,
    /// Sign-ups, since a device of theirs was seen.
    pub sign_ups: Instant,
    /// Invitations, since they were made.
    pub invitations: Instant,
    /// Today.
    pub day: NaiveDate,
}
