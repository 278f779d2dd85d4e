//! Sessions: made at sign-in, looked up on every request, cached for at most two seconds so
//! that a revocation bites at once on every node.

use super::{Grant, Person};
use crate::platform::db::{Conn, Db, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::{account, device, refresh_token, role_grant, session};
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::access::Role;
use rembang_shared::values::AreaCode;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Tick};

/// How long a looked-up session may be believed.
const BELIEVE: Duration = Duration::from_secs(2);
/// Entries kept; beyond that the cache starts anew rather than grow.
const CAPACITY: usize = 20_000;

/// How a caller names a session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SessionKey {
    /// From a verified access token.
    Id(Id),
    /// From the portal's cookie.
    TokenHash(Vec<u8>),
}

/// Looks sessions up.
#[derive(Default)]
pub struct Sessions {
    seen: Mutex<Seen>,
}

/// Who it was, or nobody, and when that was looked up.
type Seen = HashMap<SessionKey, (Tick, Option<Arc<Person>>)>;

impl Sessions {
    /// The person behind a session, or nobody when it ended.
    pub async fn find(
        &self,
        db: &Db,
        key: SessionKey,
        now: Instant,
    ) -> Result<Option<Arc<Person>>> {
        if let Some((at, person)) = self.lock().get(&key)
            && at.elapsed() < BELIEVE
        {
            return Ok(person.clone());
        }
        self.look(db, key, now).await
    }

    /// The same past the cache: what was proven on another node a moment ago counts here too.
    pub async fn look(
        &self,
        db: &Db,
        key: SessionKey,
        now: Instant,
    ) -> Result<Option<Arc<Person>>> {
        let wanted = key.clone();
        let person = db
            .read(move |conn| load(conn, &wanted, now))
            .await?
            .map(Arc::new);
        let mut seen = self.lock();
        if seen.len() >= CAPACITY {
            seen.clear();
        }
        seen.insert(key, (Tick::now(), person.clone()));
        Ok(person)
    }

    /// Forgets everything: after a write that ends sessions or changes grants on this node.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type GrantRow = (Id, String, String, NaiveDate, NaiveDate);

fn load(conn: &mut Conn, key: &SessionKey, now: Instant) -> Result<Option<Person>> {
    let mut query = session::table
        .inner_join(account::table)
        .inner_join(device::table.on(device::id.eq(session::device_id)))
        .filter(session::revoked_at.is_null())
        .filter(session::expires_at.gt(now))
        .filter(device::revoked_at.is_null())
        .filter(account::closed_at.is_null())
        .select((
            session::id,
            session::device_id,
            session::second_factor,
            session::proven_at,
            account::id,
            account::demo,
        ))
        .into_boxed();
    query = match key {
        SessionKey::Id(id) => query.filter(session::id.eq(*id)),
        SessionKey::TokenHash(hash) => query.filter(session::token_hash.eq(hash.clone())),
    };
    let row: Option<(Id, Id, bool, Option<Instant>, Id, bool)> = query.first(conn).optional()?;
    let Some((session, device, second_factor, proven_at, account, demo)) = row else {
        return Ok(None);
    };
    Ok(Some(Person {
        account,
        session,
        device,
        demo,
        proven_at,
        grants: grants_in(conn, account, second_factor, now.day())?,
    }))
}

/// Whether a session was opened with a one-time code.
pub fn has_second_factor(conn: &mut Conn, id: Id) -> Result<bool> {
    Ok(session::table
        .find(id)
        .select(session::second_factor)
        .first(conn)?)
}

/// Grants that count in a session on a day: an officer's role does so only in one that was
/// opened with the second factor.
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

/// Grants of an account that hold on a day.
pub fn grants_on(conn: &mut Conn, account: Id, day: NaiveDate) -> Result<Vec<Grant>> {
    let rows: Vec<GrantRow> = role_grant::table
        .filter(role_grant::account_id.eq(account))
        .filter(role_grant::revoked_at.is_null())
        .filter(role_grant::valid_from.le(day))
        .filter(role_grant::valid_to.ge(day))
        .order(role_grant::id)
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

/// A grant row as a value.
pub fn to_grant((id, role, area, valid_from, valid_to): GrantRow) -> Result<Grant> {
    let damaged = || AppError::internal(format!("grant {} is damaged", id.0));
    Ok(Grant {
        id,
        role: Role::from_slug(&role).ok_or_else(damaged)?,
        area: area.parse::<AreaCode>().map_err(|_| damaged())?,
        valid_from,
        valid_to,
    })
}

/// A session to store.
#[derive(Insertable)]
#[diesel(table_name = session, treat_none_as_default_value = false)]
pub struct NewSession {
    /// Id.
    pub id: Id,
    /// Whose.
    pub account_id: Id,
    /// On which device.
    pub device_id: Id,
    /// `app` or `portal`.
    pub client: &'static str,
    /// Hash of the portal's cookie.
    pub token_hash: Option<Vec<u8>>,
    /// A one-time code was shown.
    pub second_factor: bool,
    /// When.
    pub created_at: Instant,
    /// Until when at most.
    pub expires_at: Instant,
    /// Ended early.
    pub revoked_at: Option<Instant>,
    /// When it last proved who is there.
    pub proven_at: Option<Instant>,
}

/// Stores a session.
pub fn insert(conn: &mut Conn, new: &NewSession) -> Result<()> {
    diesel::insert_into(session::table)
        .values(new)
        .execute(conn)?;
    Ok(())
}

/// What a session is worth, for the one that takes its place.
#[derive(Debug, Clone, Copy, Queryable)]
pub struct Worth {
    /// A one-time code was shown.
    pub second_factor: bool,
    /// Until when at most.
    pub until: Instant,
    /// When it last proved who is there.
    pub proven_at: Option<Instant>,
}

/// Notes a fresh proof; false when the session has ended.
pub fn prove(conn: &mut Conn, id: Id, now: Instant) -> Result<bool> {
    let proven = diesel::update(session::table.find(id))
        .filter(session::revoked_at.is_null())
        .filter(session::expires_at.gt(now))
        .set(session::proven_at.eq(Some(now)))
        .execute(conn)?;
    Ok(proven == 1)
}

/// Until when a session lasts at most.
pub fn expires_at(conn: &mut Conn, id: Id) -> Result<Instant> {
    Ok(session::table
        .find(id)
        .select(session::expires_at)
        .first(conn)?)
}

/// Ends one session and tells what it was worth; nothing when it had ended before.
pub fn end(conn: &mut Conn, id: Id, now: Instant) -> Result<Option<Worth>> {
    let ended = diesel::update(session::table.find(id))
        .filter(session::revoked_at.is_null())
        .filter(session::expires_at.gt(now))
        .set(session::revoked_at.eq(Some(now)))
        .returning((
            session::second_factor,
            session::expires_at,
            session::proven_at,
        ))
        .get_result(conn)
        .optional()?;
    spend(conn, &[id], now)?;
    Ok(ended)
}

/// Ends all sessions of an account.
pub fn revoke_all(conn: &mut Conn, account: Id, now: Instant) -> Result<()> {
    let ended: Vec<Id> = diesel::update(session::table)
        .filter(session::account_id.eq(account))
        .filter(session::revoked_at.is_null())
        .set(session::revoked_at.eq(Some(now)))
        .returning(session::id)
        .get_results(conn)?;
    spend(conn, &ended, now)
}

/// Ends all sessions of a device.
pub fn revoke_device(conn: &mut Conn, device: Id, now: Instant) -> Result<()> {
    let ended: Vec<Id> = diesel::update(session::table)
        .filter(session::device_id.eq(device))
        .filter(session::revoked_at.is_null())
        .set(session::revoked_at.eq(Some(now)))
        .returning(session::id)
        .get_results(conn)?;
    spend(conn, &ended, now)
}

/// The tokens of ended sessions are past their time a day later; used ones have a time already.
fn spend(conn: &mut Conn, sessions: &[Id], now: Instant) -> Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    diesel::update(refresh_token::table)
        .filter(refresh_token::session_id.eq_any(sessions.to_vec()))
        .filter(refresh_token::used_at.is_null())
        .set(refresh_token::delete_after.eq(Some(now.plus(86_400))))
        .execute(conn)?;
    Ok(())
}
