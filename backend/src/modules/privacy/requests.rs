//! Requests for correction and erasure, and their answers. The clock is the rule
//! `privacy.clock`; the erasure itself is in `erasure.rs`.

use super::store::{self, NewRequest, RequestRow};
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::page;
use crate::platform::text;
use rembang_shared::access::Role;
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::page::Page;
use rembang_shared::privacy::api::*;
use rembang_shared::privacy::rules::{Clock, ClockInput, RightsKind, clock};

/// Corrections of one person that may wait at once; a flood would hide those of others.
const MOST_CORRECTIONS: usize = 5;

pub fn my_rights(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<RightsView>> {
    let me = cx.who.person()?.account;
    Ok(Page::whole(of(cx.conn, cx.app, me)?))
}

/// What somebody asked for, as they see it.
pub fn of(conn: &mut Conn, app: &App, account: Id) -> Result<Vec<RightsView>> {
    store::requests_of(conn, account)?
        .iter()
        .map(|row| view(app, row, false))
        .collect()
}

pub fn request_erasure(cx: &mut Cx<'_>, (): (), (): ()) -> Result<RightsView> {
    let me = cx.who.person()?.account;
    if !identity::offices_of(cx.conn, me, cx.now)?.is_empty() {
        return Err(AppError::refused(Refusal::ErasureHeld));
    }
    if !store::open_of(cx.conn, me, RightsKind::Erasure)?.is_empty() {
        return Err(AppError::refused(Refusal::RightsOpen));
    }
    make(cx, me, RightsKind::Erasure, None)
}

pub fn cancel_erasure(cx: &mut Cx<'_>, (): (), (): ()) -> Result<RightsView> {
    let me = cx.who.person()?.account;
    let open = store::open_of(cx.conn, me, RightsKind::Erasure)?;
    let row = open.first().ok_or_else(AppError::not_found)?;
    let end = (RightsState::Cancelled, Some(me), None);
    if !store::close(cx.conn, &cx.app.vault, row, end, cx.now)? {
        return Err(AppError::refused(Refusal::RightsClosed));
    }
    cx.about(me);
    cx.touching(row.id.0.to_string());
    let row = store::request(cx.conn, row.id)?;
    view(cx.app, &row, false)
}

pub fn request_correction(cx: &mut Cx<'_>, (): (), new: NewCorrection) -> Result<RightsView> {
    let me = cx.who.person()?.account;
    let what = words(&new.what, "what")?;
    if store::open_of(cx.conn, me, RightsKind::Correction)?.len() >= MOST_CORRECTIONS {
        return Err(AppError::refused(Refusal::RightsOpen));
    }
    make(cx, me, RightsKind::Correction, Some(&what))
}

fn make(cx: &mut Cx<'_>, me: Id, kind: RightsKind, what: Option<&str>) -> Result<RightsView> {
    let hours = hours(kind, cx.now, cx.now);
    let new = NewRequest {
        account: me,
        kind,
        what,
        due_at: Instant::new(hours.due_at),
        execute_at: hours.execute_at.map(Instant::new),
    };
    let row = store::insert(cx.conn, &cx.app.vault, &new, cx.now)?;
    cx.about(me);
    cx.touching(row.id.0.to_string());
    view(cx.app, &row, false)
}

/// The clock of a request.
pub fn hours(kind: RightsKind, asked_at: Instant, now: Instant) -> Clock {
    clock(&ClockInput {
        kind,
        asked_at: asked_at.0,
        now: now.0,
    })
}

fn view(app: &App, row: &RequestRow, officer: bool) -> Result<RightsView> {
    let (state, kind) = (row.state()?, row.kind()?);
    let actions = match (state, kind, officer) {
        (RightsState::Open, RightsKind::Erasure, false) => vec![RightsAction::Cancel],
        // An erasure is the job's to carry out; an officer can only stop it, and must say why.
        (RightsState::Open, RightsKind::Erasure, true) => vec![RightsAction::Refuse],
        (RightsState::Open, RightsKind::Correction, true) => {
            vec![RightsAction::Complete, RightsAction::Refuse]
        }
        _ => Vec::new(),
    };
    Ok(RightsView {
        id: row.id.0,
        kind,
        state,
        what: row.what(&app.vault)?,
        created_at: row.created_at.0,
        due_at: row.due_at.0,
        execute_at: row.execute_at.map(|at| at.0),
        decided_at: row.decided_at.map(|at| at.0),
        note: row.note(&app.vault)?,
        actions,
    })
}

pub fn rights_requests(cx: &mut Cx<'_>, query: RightsQuery, (): ()) -> Result<Page<RightsCase>> {
    let limit = page::limit(query.limit)?;
    let after = page::cursor(query.cursor.as_deref())?;
    let state = query.state.unwrap_or(RightsState::Open);
    let bounds = identity::bounds(cx, &[Role::Dpo])?;
    let rows = store::requests(cx.conn, state, bounds.as_deref(), after, limit + 1)?;
    page::page(rows, limit, |row| row.id, |row| case(cx, &row))
}

fn case(cx: &mut Cx<'_>, row: &RequestRow) -> Result<RightsCase> {
    cx.about_all([row.account_id]);
    let (name, phone_masked) = identity::person_for_case(cx.conn, cx.app, row.account_id)?;
    // Nobody answers a request of their own.
    let own = cx.who.person()?.account == row.account_id;
    let mut request = view(cx.app, row, true)?;
    if own {
        request.actions.clear();
    }
    Ok(RightsCase {
        request,
        account: row.account_id.0,
        name,
        phone_masked,
        urgency: hours(row.kind()?, row.created_at, cx.now).urgency,
        version: row.version,
    })
}

pub fn decide_rights(
    cx: &mut Cx<'_>,
    params: RightsParam,
    decision: RightsDecision,
) -> Result<RightsCase> {
    let officer = cx.who.person()?.account;
    let version = cx.if_match()?;
    if let Some(areas) = identity::bounds(cx, &[Role::Dpo])?
        && !store::is_within(cx.conn, Id(params.id), &areas)?
    {
        return Err(AppError::not_found());
    }
    let row = store::request(cx.conn, Id(params.id))?;
    if row.version != version {
        let current = case(cx, &row)?;
        return Err(AppError::conflict(&current));
    }
    let (action, state) = match decision.outcome {
        RightsOutcome::Complete => (RightsAction::Complete, RightsState::Done),
        RightsOutcome::Refuse => (RightsAction::Refuse, RightsState::Refused),
    };
    if row.state()? != RightsState::Open {
        return Err(AppError::refused(Refusal::RightsClosed));
    }
    if !case(cx, &row)?.request.actions.contains(&action) {
        return Err(AppError::field("outcome", FieldCode::Combination));
    }
    let note = words(&decision.note, "note")?;
    if let Some(name) = &decision.name {
        if (row.kind()?, decision.outcome) != (RightsKind::Correction, RightsOutcome::Complete) {
            return Err(AppError::field("name", FieldCode::Combination));
        }
        identity::correct_name(cx.conn, row.account_id, name)?;
    }
    let end = (state, Some(officer), Some(note.as_str()));
    if !store::close(cx.conn, &cx.app.vault, &row, end, cx.now)? {
        return Err(AppError::refused(Refusal::RightsClosed));
    }
    cx.about(row.account_id);
    cx.touching(row.id.0.to_string());
    let row = store::request(cx.conn, row.id)?;
    case(cx, &row)
}

/// Some sentences.
fn words(text: &str, field: &'static str) -> Result<String> {
    text::lines(text, 3..=500, field)
}
