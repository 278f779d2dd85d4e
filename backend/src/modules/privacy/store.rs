//! Rows and queries of requests, certificates and the trail. No decisions.

use super::schema::erasure_certificate;
use crate::modules::identity::{people_beyond, people_within};
use crate::platform::clock::{first_id_at, new_id};
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::{audit_log, audit_subject, rights_request};
use crate::platform::vault::{Column, Vault};
use diesel::prelude::*;
use rembang_shared::privacy::api::RightsState;
use rembang_shared::privacy::rules::RightsKind;
use std::collections::BTreeSet;

const WHAT: Column = Column("rights_request.what_sealed");
const NOTE: Column = Column("rights_request.note_sealed");

/// A request as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = rights_request, treat_none_as_default_value = false)]
pub struct RequestRow {
    /// Id.
    pub id: Id,
    /// Whose.
    pub account_id: Id,
    kind: String,
    state: String,
    what_sealed: Option<Vec<u8>>,
    /// When it was asked for.
    pub created_at: Instant,
    /// The law's last moment.
    pub due_at: Instant,
    /// From when an erasure is carried out.
    pub execute_at: Option<Instant>,
    decided_by: Option<Id>,
    /// When it was answered.
    pub decided_at: Option<Instant>,
    note_sealed: Option<Vec<u8>>,
    /// Goes up with every change.
    pub version: i64,
}

const fn kind_slug(kind: RightsKind) -> &'static str {
    match kind {
        RightsKind::Correction => "correction",
        RightsKind::Erasure => "erasure",
    }
}

impl RequestRow {
    /// What was asked for.
    pub fn kind(&self) -> Result<RightsKind> {
        let kinds = [RightsKind::Correction, RightsKind::Erasure];
        let found = kinds.into_iter().find(|kind| kind_slug(*kind) == self.kind);
        found.ok_or_else(|| AppError::internal(format!("request {} is damaged", self.id.0)))
    }

    /// How far it is.
    pub fn state(&self) -> Result<RightsState> {
        RightsState::from_slug(&self.state)
            .ok_or_else(|| AppError::internal(format!("request {} is damaged", self.id.0)))
    }

    /// The person's words.
    pub fn what(&self, vault: &Vault) -> Result<Option<String>> {
        open(vault, WHAT, self.id, self.what_sealed.as_ref())
    }

    /// The answer's words.
    pub fn note(&self, vault: &Vault) -> Result<Option<String>> {
        open(vault, NOTE, self.id, self.note_sealed.as_ref())
    }
}

fn open(vault: &Vault, column: Column, id: Id, sealed: Option<&Vec<u8>>) -> Result<Option<String>> {
    sealed
        .map(|sealed| vault.open_text(column, id, sealed))
        .transpose()
}

/// A request to make.
pub struct NewRequest<'a> {
    /// Whose.
    pub account: Id,
    /// What.
    pub kind: RightsKind,
    /// In their words.
    pub what: Option<&'a str>,
    /// The law's last moment.
    pub due_at: Instant,
    /// From when an erasure is carried out.
    pub execute_at: Option<Instant>,
}

/// Stores a request.
pub fn insert(
    conn: &mut Conn,
    vault: &Vault,
    new: &NewRequest<'_>,
    now: Instant,
) -> Result<RequestRow> {
    let id = new_id();
    let row = RequestRow {
        id,
        account_id: new.account,
        kind: kind_slug(new.kind).to_owned(),
        state: RightsState::Open.slug().to_owned(),
        what_sealed: new
            .what
            .map(|what| vault.seal(WHAT, id, what.as_bytes()))
            .transpose()?,
        created_at: now,
        due_at: new.due_at,
        execute_at: new.execute_at,
        decided_by: None,
        decided_at: None,
        note_sealed: None,
        version: 1,
    };
    diesel::insert_into(rights_request::table)
        .values(&row)
        .execute(conn)?;
    Ok(row)
}

/// Whether a request is somebody's of these areas, as [`requests`] lists them.
pub fn is_within(conn: &mut Conn, id: Id, areas: &[String]) -> Result<bool> {
    let found: i64 = rights_request::table
        .find(id)
        .filter(
            rights_request::account_id
                .nullable()
                .eq_any(people_within(areas.to_vec())),
        )
        .filter(
            rights_request::account_id
                .nullable()
                .ne_all(people_beyond(areas.to_vec())),
        )
        .count()
        .get_result(conn)?;
    Ok(found == 1)
}

/// A request by id.
pub fn request(conn: &mut Conn, id: Id) -> Result<RequestRow> {
    Ok(rights_request::table
        .find(id)
        .select(RequestRow::as_select())
        .first(conn)?)
}

/// Requests of one person, newest first.
pub fn requests_of(conn: &mut Conn, account: Id) -> Result<Vec<RequestRow>> {
    Ok(rights_request::table
        .filter(rights_request::account_id.eq(account))
        .order(rights_request::id.desc())
        .limit(100)
        .select(RequestRow::as_select())
        .load(conn)?)
}

/// How many of one kind somebody waits for.
pub fn open_of(conn: &mut Conn, account: Id, kind: RightsKind) -> Result<Vec<RequestRow>> {
    Ok(rights_request::table
        .filter(rights_request::account_id.eq(account))
        .filter(rights_request::kind.eq(kind_slug(kind)))
        .filter(rights_request::state.eq(RightsState::Open.slug()))
        .order(rights_request::id)
        .select(RequestRow::as_select())
        .load(conn)?)
}

/// A stretch of requests in one state. All clocks are equally long, so the oldest is due first.
pub fn requests(
    conn: &mut Conn,
    state: RightsState,
    bounds: Option<&[String]>,
    after: Option<Id>,
    limit: i64,
) -> Result<Vec<RequestRow>> {
    let mut query = rights_request::table
        .filter(rights_request::state.eq(state.slug()))
        .order(rights_request::id)
        .limit(limit)
        .select(RequestRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(rights_request::id.gt(after));
    }
    if let Some(areas) = bounds {
        query = query
            .filter(
                rights_request::account_id
                    .nullable()
                    .eq_any(people_within(areas.to_vec())),
            )
            .filter(
                rights_request::account_id
                    .nullable()
                    .ne_all(people_beyond(areas.to_vec())),
            );
    }
    Ok(query.load(conn)?)
}

/// A stretch of the erasures whose time has come, oldest first.
pub fn due_erasures(
    conn: &mut Conn,
    now: Instant,
    after: Option<Id>,
    limit: i64,
) -> Result<Vec<RequestRow>> {
    let mut query = rights_request::table
        .filter(rights_request::state.eq(RightsState::Open.slug()))
        .filter(rights_request::kind.eq(kind_slug(RightsKind::Erasure)))
        .filter(rights_request::execute_at.le(Some(now)))
        .order(rights_request::id)
        .limit(limit)
        .select(RequestRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(rights_request::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// Closes an open request at the version that was read; false when somebody was faster.
pub fn close(
    conn: &mut Conn,
    vault: &Vault,
    row: &RequestRow,
    (state, by, note): (RightsState, Option<Id>, Option<&str>),
    now: Instant,
) -> Result<bool> {
    let note = note
        .map(|note| vault.seal(NOTE, row.id, note.as_bytes()))
        .transpose()?;
    let closed = diesel::update(rights_request::table.find(row.id))
        .filter(rights_request::version.eq(row.version))
        .filter(rights_request::state.eq(RightsState::Open.slug()))
        .set((
            rights_request::state.eq(state.slug()),
            rights_request::decided_by.eq(by),
            rights_request::decided_at.eq(Some(now)),
            rights_request::note_sealed.eq(note),
            rights_request::version.eq(rights_request::version + 1),
        ))
        .execute(conn)?;
    Ok(closed == 1)
}

/// Empties the words of everything an erased person asked for, and ends what still waits.
pub fn empty_requests(conn: &mut Conn, account: Id, now: Instant) -> Result<usize> {
    diesel::update(rights_request::table)
        .filter(rights_request::account_id.eq(account))
        .filter(rights_request::state.eq(RightsState::Open.slug()))
        .set((
            rights_request::state.eq(RightsState::Cancelled.slug()),
            rights_request::decided_at.eq(Some(now)),
            rights_request::version.eq(rights_request::version + 1),
        ))
        .execute(conn)?;
    Ok(diesel::update(rights_request::table)
        .filter(rights_request::account_id.eq(account))
        .set((
            rights_request::what_sealed.eq(None::<Vec<u8>>),
            rights_request::note_sealed.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?)
}

/// Stores the proof of an erasure.
pub fn certify(conn: &mut Conn, row: &RequestRow, destroyed: &str, now: Instant) -> Result<()> {
    diesel::insert_into(erasure_certificate::table)
        .values((
            erasure_certificate::request_id.eq(row.id),
            erasure_certificate::account_id.eq(row.account_id),
            erasure_certificate::asked_at.eq(row.created_at),
            erasure_certificate::executed_at.eq(now),
            erasure_certificate::destroyed.eq(destroyed),
        ))
        .execute(conn)?;
    Ok(())
}

/// A row of the trail as stored.
#[derive(Queryable, Selectable, Clone)]
#[diesel(table_name = audit_log)]
pub struct TrailRow {
    /// Id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: Option<Id>,
    /// What.
    pub action: String,
    /// About whom.
    pub subject: Option<Id>,
    /// About which thing.
    pub object: Option<String>,
    /// Ties it to the log.
    pub request_id: String,
    /// Number in the chain.
    pub seq: Option<i64>,
}

/// Which rows of the trail.
#[derive(Default)]
pub struct WantedTrail {
    /// Done by.
    pub actor: Option<Id>,
    /// About.
    pub subject: Option<Id>,
    /// Endpoint or command.
    pub action: Option<String>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub until: Option<Instant>,
    /// Older than this one.
    pub after: Option<Id>,
    /// Only what people of these areas did, and what was done about them: those all of whose roles
    /// ever lay there. What concerns anybody from beyond is for whoever watches over the whole.
    pub bounds: Option<Vec<String>>,
}

/// Ids of before were made a moment after the moment of their row, never earlier.
const LATE: i64 = 86_400;

/// What is wanted besides the person concerned, of a query in which `$id` is the trail's id. Days
/// are looked for by the id too: every condition has an index that ends in it.
macro_rules! narrowed {
    ($query:expr, $wanted:expr, $id:expr) => {{
        let (mut query, wanted) = ($query, $wanted);
        if let Some(actor) = wanted.actor {
            query = query.filter(audit_log::actor.eq(Some(actor)));
        }
        if let Some(action) = &wanted.action {
            query = query.filter(audit_log::action.eq(action.clone()));
        }
        if let Some(from) = wanted.from {
            query = query.filter($id.ge(first_id_at(from)));
            query = query.filter(audit_log::at.ge(from));
        }
        if let Some(until) = wanted.until {
            query = query.filter($id.lt(first_id_at(until.plus(LATE))));
            query = query.filter(audit_log::at.lt(until));
        }
        if let Some(after) = wanted.after {
            query = query.filter($id.lt(after));
        }
        if let Some(areas) = &wanted.bounds {
            let within = || people_within(areas.clone());
            let beyond = || people_beyond(areas.clone());
            let is_of_beyond = || audit_log::subject.eq_any(beyond());
            let done_about = audit_log::subject
                .eq_any(within())
                .and(diesel::dsl::not(is_of_beyond()));
            let done_by = audit_log::actor
                .eq_any(within())
                .and(audit_log::actor.ne_all(beyond()))
                .and(
                    audit_log::subject
                        .is_null()
                        .or(diesel::dsl::not(is_of_beyond())),
                );
            query = query.filter(done_about.or(done_by));
        }
        query
    }};
}

/// A stretch of the trail, newest first. A person is concerned by what names them, and by what
/// showed them among others.
pub fn trail(conn: &mut Conn, wanted: &WantedTrail, limit: i64) -> Result<Vec<TrailRow>> {
    let mut query = audit_log::table
        .order(audit_log::id.desc())
        .limit(limit)
        .select(TrailRow::as_select())
        .into_boxed();
    if let Some(subject) = wanted.subject {
        query = query.filter(audit_log::subject.eq(Some(subject)));
    }
    let mut rows = narrowed!(query, wanted, audit_log::id).load(conn)?;
    if let Some(subject) = wanted.subject {
        rows.extend(among_others(conn, subject, wanted, limit)?);
        rows.sort_by_key(|row| std::cmp::Reverse(row.id));
        rows.dedup_by_key(|row| row.id);
        rows.truncate(usize::try_from(limit).unwrap_or_default());
    }
    Ok(rows)
}

fn among_others(
    conn: &mut Conn,
    account: Id,
    wanted: &WantedTrail,
    limit: i64,
) -> Result<Vec<TrailRow>> {
    let query = audit_subject::table
        .inner_join(audit_log::table.on(audit_log::id.eq(audit_subject::audit_id)))
        .filter(audit_subject::account.eq(account))
        .order(audit_subject::audit_id.desc())
        .limit(limit)
        .select(TrailRow::as_select())
        .into_boxed();
    Ok(narrowed!(query, wanted, audit_subject::audit_id).load(conn)?)
}

/// Everybody the trail names as a person concerned, each once.
pub fn subjects(conn: &mut Conn, wanted: &WantedTrail) -> Result<BTreeSet<Id>> {
    let named = audit_log::table
        .filter(audit_log::subject.is_not_null())
        .select(audit_log::subject.assume_not_null())
        .distinct()
        .into_boxed();
    let mut all: BTreeSet<Id> = narrowed!(named, wanted, audit_log::id)
        .load(conn)?
        .into_iter()
        .collect();
    let shown = audit_log::table
        .inner_join(audit_subject::table.on(audit_subject::audit_id.eq(audit_log::id)))
        .select(audit_subject::account)
        .distinct()
        .into_boxed();
    all.extend(narrowed!(shown, wanted, audit_subject::audit_id).load::<Id>(conn)?);
    Ok(all)
}
