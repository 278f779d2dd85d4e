//! The account row: number, secret, NIK, each sealed where it must be.

use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::vault::{BlindIndex, Column, Vault};
use crate::schema::account;
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

    /// What a secret that nobody has confirmed yet is derived from.
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
            account::closed_at.eq(Some(now)),
            account::version.eq(account::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}
