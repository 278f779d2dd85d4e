//! Rows and queries of the officers' side. No decisions.

use super::super::schema::{panel_assignment, price_import, price_report};
use crate::each;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::schema::account;
use chrono::NaiveDate;
use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use rembang_shared::market::api::{Level, NewAssignment, ReportState};

/// Who looks after a place, as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = panel_assignment, treat_none_as_default_value = false)]
pub struct AssignmentRow {
    /// Id.
    pub id: Id,
    /// Code of the place.
    pub place: String,
    /// Of the enumerator.
    pub account_id: Id,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Who assigned it.
    pub created_by: Id,
    created_at: Instant,
    ended_by: Option<Id>,
    ended_at: Option<Instant>,
}

/// Stores an assignment; `None` when this person looks after the place already.
pub fn insert_assignment(
    conn: &mut Conn,
    new: &NewAssignment,
    by: Id,
    now: Instant,
) -> Result<Option<AssignmentRow>> {
    let row = AssignmentRow {
        id: new_id(),
        place: new.place.clone(),
        account_id: Id(new.account),
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        created_by: by,
        created_at: now,
        ended_by: None,
        ended_at: None,
    };
    let stored = each!(conn, |c| diesel::insert_into(panel_assignment::table)
        .values(&row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok((stored == 1).then_some(row))
}

/// One assignment that has not been ended.
pub fn assignment(conn: &mut Conn, id: Id) -> Result<AssignmentRow> {
    Ok(panel_assignment::table
        .find(id)
        .filter(panel_assignment::ended_at.is_null())
        .select(AssignmentRow::as_select())
        .first(conn)?)
}

/// Ends an assignment.
pub fn end_assignment(conn: &mut Conn, id: Id, by: Id, now: Instant) -> Result<()> {
    diesel::update(panel_assignment::table.find(id))
        .set((
            panel_assignment::ended_by.eq(Some(by)),
            panel_assignment::ended_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends what has run out for a place and person, so that the place can be handed over again.
pub fn end_past(
    conn: &mut Conn,
    place: &str,
    account: Id,
    day: NaiveDate,
    now: Instant,
) -> Result<()> {
    diesel::update(panel_assignment::table)
        .filter(panel_assignment::ended_at.is_null())
        .filter(panel_assignment::place.eq(place))
        .filter(panel_assignment::account_id.eq(account))
        .filter(panel_assignment::valid_to.lt(day))
        .set(panel_assignment::ended_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Assignments that hold on a day or will later, with the enumerators' names, by place.
pub fn assignments_from(conn: &mut Conn, day: NaiveDate) -> Result<Vec<(AssignmentRow, String)>> {
    Ok(panel_assignment::table
        .inner_join(account::table.on(account::id.eq(panel_assignment::account_id)))
        .filter(panel_assignment::ended_at.is_null())
        .filter(
            panel_assignment::valid_to
                .is_null()
                .or(panel_assignment::valid_to.ge(day)),
        )
        .order((panel_assignment::place, panel_assignment::id))
        .select((AssignmentRow::as_select(), account::name))
        .load(conn)?)
}

/// What somebody looks after on a day.
pub fn assignments_of(conn: &mut Conn, who: Id, day: NaiveDate) -> Result<Vec<AssignmentRow>> {
    Ok(panel_assignment::table
        .filter(panel_assignment::account_id.eq(who))
        .filter(panel_assignment::ended_at.is_null())
        .filter(panel_assignment::valid_from.le(day))
        .filter(
            panel_assignment::valid_to
                .is_null()
                .or(panel_assignment::valid_to.ge(day)),
        )
        .order(panel_assignment::place)
        .select(AssignmentRow::as_select())
        .load(conn)?)
}

/// How many commodities have a standing report at each of these places on a day. All columns of
/// the index are named, so that years of reports cost nothing.
pub fn reported(
    conn: &mut Conn,
    places: &[&str],
    commodities: &[&str],
    level: Level,
    day: NaiveDate,
) -> Result<Vec<(String, i64)>> {
    Ok(price_report::table
        .filter(sql::<Bool>("price_report.state <> 'rejected'"))
        .filter(price_report::place.eq_any(places.to_vec()))
        .filter(price_report::commodity.eq_any(commodities.to_vec()))
        .filter(price_report::level.eq(level.slug()))
        .filter(price_report::day.eq(day))
        .group_by(price_report::place)
        .select((price_report::place, count_star()))
        .load(conn)?)
}

/// Waiting reports by place, commodity and verdict.
pub type Waiting = (String, String, Option<String>, i64);

/// How many reports wait.
pub fn waiting(conn: &mut Conn) -> Result<Vec<Waiting>> {
    Ok(price_report::table
        .filter(price_report::state.eq(ReportState::Held.slug()))
        .group_by((
            price_report::place,
            price_report::commodity,
            price_report::verdict,
        ))
        .select((
            price_report::place,
            price_report::commodity,
            price_report::verdict,
            count_star(),
        ))
        .order((
            price_report::place,
            price_report::commodity,
            price_report::verdict,
        ))
        .load(conn)?)
}

/// How many of the waiting reports arrived before a moment.
pub fn waiting_since(conn: &mut Conn, before: Instant) -> Result<Vec<(String, i64)>> {
    Ok(price_report::table
        .filter(price_report::state.eq(ReportState::Held.slug()))
        .filter(price_report::created_at.lt(before))
        .group_by(price_report::place)
        .select((price_report::place, count_star()))
        .load(conn)?)
}

/// A file that was imported.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = price_import, treat_none_as_default_value = false)]
pub struct ImportRow {
    /// Id.
    pub id: Id,
    /// Name as the officer's computer had it.
    pub file_name: String,
    /// Layout.
    pub format: String,
    /// Rows in it.
    pub row_count: i64,
    /// Who.
    pub created_by: Id,
    /// When.
    pub created_at: Instant,
}

/// Remembers an import.
pub fn insert_import(conn: &mut Conn, row: &ImportRow) -> Result<()> {
    diesel::insert_into(price_import::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// The newest imports since a moment.
pub fn imports(conn: &mut Conn, since: Instant, limit: i64) -> Result<Vec<ImportRow>> {
    Ok(price_import::table
        .filter(price_import::created_at.ge(since))
        .order(price_import::created_at.desc())
        .limit(limit)
        .select(ImportRow::as_select())
        .load(conn)?)
}
