//! Rows and queries of entries, reports, warnings and keys. No decisions.

use super::schema::{link_alert, link_entry, link_report, revoked_key};
use crate::each;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::links::api::{LinkList, LinkReportState};
use rembang_shared::links::rules::HostState;
use std::cmp::Reverse;

/// What an officer says of an address.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = link_entry, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct EntryRow {
    list: String,
    /// A host, or a host and a path.
    pub address: String,
    state: String,
    /// Who answers for it.
    pub office: Option<String>,
    /// What it rests on.
    pub source: String,
    /// The day on which its office confirmed it.
    pub confirmed_on: Option<NaiveDate>,
    changed_by: Id,
    changed_at: Instant,
    /// Goes up with every change.
    pub version: i64,
}

/// How an address is to stand on a list.
pub struct Standing<'a> {
    /// Which list.
    pub list: LinkList,
    /// A host, or a host and a path.
    pub address: &'a str,
    /// How it stands there.
    pub state: HostState,
    /// Who answers for it.
    pub office: Option<&'a str>,
    /// What it rests on.
    pub source: &'a str,
    /// The day on which its office confirmed it.
    pub confirmed_on: Option<NaiveDate>,
}

impl EntryRow {
    /// The first row of an address, or the one that follows version `before`.
    pub fn new(standing: &Standing<'_>, by: Id, now: Instant, before: i64) -> Self {
        Self {
            list: standing.list.slug().to_owned(),
            address: standing.address.to_owned(),
            state: standing.state.slug().to_owned(),
            office: standing.office.map(str::to_owned),
            source: standing.source.to_owned(),
            confirmed_on: standing.confirmed_on,
            changed_by: by,
            changed_at: now,
            version: before + 1,
        }
    }

    /// How it stands.
    pub fn state(&self) -> Result<HostState> {
        let found = HostState::ALL
            .into_iter()
            .find(|it| it.slug() == self.state);
        found.ok_or_else(|| AppError::internal(format!("entry {} is damaged", self.address)))
    }
}

/// What officers say of the addresses of a list.
pub fn entries(conn: &mut Conn, list: LinkList) -> Result<Vec<EntryRow>> {
    Ok(link_entry::table
        .filter(link_entry::list.eq(list.slug()))
        .order(link_entry::address)
        .select(EntryRow::as_select())
        .load(conn)?)
}

/// Stores the row of an address of which no officer has spoken; false when one just did.
pub fn insert_entry(conn: &mut Conn, row: &EntryRow) -> Result<bool> {
    let stored = each!(conn, |c| diesel::insert_into(link_entry::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}

/// Changes the row of an address at the version before; false when somebody was faster.
pub fn update_entry(conn: &mut Conn, row: &EntryRow) -> Result<bool> {
    let found = link_entry::table
        .find((&row.list, &row.address))
        .filter(link_entry::version.eq(row.version - 1));
    Ok(diesel::update(found).set(row).execute(conn)? == 1)
}

/// A reported address.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = link_report, treat_none_as_default_value = false)]
pub struct ReportRow {
    /// Id.
    pub id: Id,
    /// Host and path.
    pub address: String,
    /// The host of another that a page of ours leads to.
    pub leads_to: Option<String>,
    /// How often it was reported.
    pub times: i64,
    /// First.
    pub first_at: Instant,
    /// Last.
    pub last_at: Instant,
    state: String,
    /// The officer's words.
    pub note: Option<String>,
    decided_by: Option<Id>,
    decided_at: Option<Instant>,
    /// Goes up with every decision.
    pub version: i64,
}

impl ReportRow {
    /// How the office stands to it.
    pub fn state(&self) -> Result<LinkReportState> {
        let mut states = LinkReportState::ALL.into_iter();
        let found = states.find(|it| it.slug() == self.state);
        found.ok_or_else(|| AppError::internal(format!("report {} is damaged", self.id.0)))
    }
}

/// Counts an address that was reported or noticed. What the office dismissed waits again.
pub fn note_report(
    conn: &mut Conn,
    address: &str,
    leads_to: Option<&str>,
    now: Instant,
) -> Result<()> {
    let row = ReportRow {
        id: new_id(),
        address: address.to_owned(),
        leads_to: leads_to.map(str::to_owned),
        times: 1,
        first_at: now,
        last_at: now,
        state: LinkReportState::Open.slug().to_owned(),
        note: None,
        decided_by: None,
        decided_at: None,
        version: 1,
    };
    let stored = each!(conn, |c| diesel::insert_into(link_report::table)
        .values(&row)
        .on_conflict_do_nothing()
        .execute(c))?;
    if stored == 1 {
        return Ok(());
    }
    let known = link_report::table.filter(link_report::address.eq(address));
    diesel::update(known)
        .set((
            link_report::times.eq(link_report::times + 1),
            link_report::last_at.eq(now),
        ))
        .execute(conn)?;
    let dismissed = link_report::table
        .filter(link_report::address.eq(address))
        .filter(link_report::state.eq(LinkReportState::Dismissed.slug()));
    diesel::update(dismissed)
        .set((
            link_report::state.eq(LinkReportState::Open.slug()),
            link_report::version.eq(link_report::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// One report.
pub fn report(conn: &mut Conn, id: Id) -> Result<ReportRow> {
    let found = link_report::table
        .find(id)
        .select(ReportRow::as_select())
        .first(conn)
        .optional()?;
    found.ok_or_else(AppError::not_found)
}

/// A stretch of the reports of a state, the most reported first.
pub fn reports(
    conn: &mut Conn,
    state: LinkReportState,
    after: Option<&ReportRow>,
    limit: i64,
) -> Result<Vec<ReportRow>> {
    let mut query = link_report::table
        .filter(link_report::state.eq(state.slug()))
        .order((link_report::times.desc(), link_report::id.desc()))
        .limit(limit)
        .select(ReportRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        let fewer = link_report::times.lt(after.times);
        let as_many = link_report::times.eq(after.times);
        query = query.filter(fewer.or(as_many.and(link_report::id.lt(after.id))));
    }
    Ok(query.load(conn)?)
}

/// Notes a decision at the version that was read; false when somebody was faster.
pub fn decide(
    conn: &mut Conn,
    row: &ReportRow,
    (state, note, by): (LinkReportState, &str, Id),
    now: Instant,
) -> Result<bool> {
    let found = link_report::table
        .find(row.id)
        .filter(link_report::version.eq(row.version));
    let decided = diesel::update(found)
        .set((
            link_report::state.eq(state.slug()),
            link_report::note.eq(note),
            link_report::decided_by.eq(by),
            link_report::decided_at.eq(now),
            link_report::version.eq(row.version + 1),
        ))
        .execute(conn)?;
    Ok(decided == 1)
}

/// A warning as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = link_alert, treat_none_as_default_value = false)]
pub struct AlertRow {
    /// Its number.
    pub number: i64,
    /// In a few words.
    pub title: String,
    /// The whole of it.
    pub body: String,
    /// The key it is signed with.
    pub kid: i64,
    /// Base64.
    pub signature: String,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Who gave it.
    pub issued_by: Id,
    /// Since when.
    pub issued_at: Instant,
    /// It ends by itself then.
    pub expires_at: Instant,
    /// Who took it back.
    pub ended_by: Option<Id>,
    /// When it was taken back.
    pub ended_at: Option<Instant>,
}

/// Warnings that stand at a moment, newest first.
pub fn standing_alerts(conn: &mut Conn, now: Instant) -> Result<Vec<AlertRow>> {
    let mut standing: Vec<AlertRow> = link_alert::table
        .filter(link_alert::expires_at.gt(now))
        .filter(link_alert::ended_at.is_null())
        .select(AlertRow::as_select())
        .load(conn)?;
    // Sorted here: asked for in this order, SQLite reads all that ever were.
    standing.sort_by_key(|alert| Reverse(alert.number));
    Ok(standing)
}

/// One warning.
pub fn alert(conn: &mut Conn, number: i64) -> Result<AlertRow> {
    let found = link_alert::table
        .find(number)
        .select(AlertRow::as_select())
        .first(conn)
        .optional()?;
    found.ok_or_else(AppError::not_found)
}

/// The number that the next warning has.
pub fn next_number(conn: &mut Conn) -> Result<i64> {
    let last: Option<i64> = link_alert::table
        .select(link_alert::number)
        .order(link_alert::number.desc())
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

/// Stores a warning; false when its number was just taken.
pub fn insert_alert(conn: &mut Conn, row: &AlertRow) -> Result<bool> {
    let stored = each!(conn, |c| diesel::insert_into(link_alert::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}

/// Takes a warning back; one that was taken back before keeps its moment.
pub fn end_alert(conn: &mut Conn, number: i64, by: Id, now: Instant) -> Result<()> {
    let standing = link_alert::table
        .find(number)
        .filter(link_alert::ended_at.is_null());
    diesel::update(standing)
        .set((link_alert::ended_by.eq(by), link_alert::ended_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The same warning under another key.
pub fn sign_alert_anew(conn: &mut Conn, number: i64, kid: i64, signature: &str) -> Result<()> {
    diesel::update(link_alert::table.find(number))
        .set((link_alert::kid.eq(kid), link_alert::signature.eq(signature)))
        .execute(conn)?;
    Ok(())
}

/// A key that was taken out of use.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = revoked_key, treat_none_as_default_value = false)]
pub struct RevokedKey {
    /// Its number.
    pub kid: i64,
    /// By whom.
    pub revoked_by: Id,
    /// When.
    pub revoked_at: Instant,
}

/// A key is replaced once in years.
const MOST_KEYS: i64 = 100;

/// The keys that were taken out of use, the last first.
pub fn revoked_keys(conn: &mut Conn) -> Result<Vec<RevokedKey>> {
    Ok(revoked_key::table
        .order(revoked_key::kid.desc())
        .limit(MOST_KEYS)
        .select(RevokedKey::as_select())
        .load(conn)?)
}

/// Takes a key out of use for good; false when somebody just did.
pub fn revoke_key(conn: &mut Conn, row: &RevokedKey) -> Result<bool> {
    let stored = each!(conn, |c| diesel::insert_into(revoked_key::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}
