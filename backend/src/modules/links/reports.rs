//! The officer's queue: what people reported, and what the office makes of it.

use super::check::judge;
use super::entries::put;
use super::store::{self, ReportRow};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use crate::platform::page;
use crate::platform::text;
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::links::api::*;
use rembang_shared::links::rules::LinkVerdict;
use rembang_shared::page::Page;

pub fn link_reports(cx: &mut Cx<'_>, query: LinkReportQuery, (): ()) -> Result<Page<LinkReport>> {
    let limit = page::limit(query.limit)?;
    let state = query.state.unwrap_or(LinkReportState::Open);
    let after = match page::cursor(query.cursor.as_deref())? {
        // Reports are never deleted within a year; a cursor of somewhere else is a made-up one.
        Some(id) => Some(
            store::report(cx.conn, id)
                .map_err(|_| AppError::field("cursor", FieldCode::Unknown))?,
        ),
        None => None,
    };
    let rows = store::reports(cx.conn, state, after.as_ref(), limit + 1)?;
    page::page(rows, limit, |row| row.id, |row| view(cx, &row))
}

fn view(cx: &mut Cx<'_>, row: &ReportRow) -> Result<LinkReport> {
    let check = judge(cx, &row.address)?;
    let state = row.state()?;
    Ok(LinkReport {
        id: row.id.0,
        address: row.address.clone(),
        actions: actions(state, check.verdict, row.address.contains('/')),
        leads_to: row.leads_to.clone(),
        times: row.times,
        first_at: row.first_at.0,
        last_at: row.last_at.0,
        state,
        note: row.note.clone(),
        version: row.version,
        check,
    })
}

/// What an officer may do: the decision enforces it and the view shows it.
fn actions(state: LinkReportState, verdict: Option<LinkVerdict>, page: bool) -> Vec<LinkOutcome> {
    use LinkOutcome::{Dismiss, Harmful, HarmfulHost, Incident};
    if state != LinkReportState::Open {
        return Vec::new();
    }
    match verdict {
        // Of a whole host of ours the state is changed, on its own list.
        Some(LinkVerdict::Resmi) if page => vec![Incident, Dismiss],
        Some(LinkVerdict::Resmi | LinkVerdict::ResmiBermasalah | LinkVerdict::Berbahaya) => {
            vec![Dismiss]
        }
        _ if page => vec![Harmful, HarmfulHost, Dismiss],
        _ => vec![HarmfulHost, Dismiss],
    }
}

pub fn decide_link_report(
    cx: &mut Cx<'_>,
    LinkReportId { id }: LinkReportId,
    decision: LinkDecision,
) -> Result<LinkReport> {
    let officer = cx.who.person()?.account;
    let version = cx.if_match()?;
    let row = store::report(cx.conn, Id(id))?;
    let now = view(cx, &row)?;
    if row.version != version {
        return Err(AppError::conflict(&now));
    }
    if now.state != LinkReportState::Open {
        return Err(AppError::refused(Refusal::ReportDecided));
    }
    if !now.actions.contains(&decision.outcome) {
        return Err(AppError::field("outcome", FieldCode::Combination));
    }
    let note = text::lines(&decision.note, 3..=300, "note")?;
    let host = row.address.split('/').next().unwrap_or_default().to_owned();
    let state = match decision.outcome {
        LinkOutcome::Harmful => {
            put(cx, LinkList::Harmful, &row.address, None, &note)?;
            LinkReportState::Harmful
        }
        LinkOutcome::HarmfulHost => {
            put(cx, LinkList::Harmful, &host, None, &note)?;
            LinkReportState::Harmful
        }
        LinkOutcome::Incident => {
            put(cx, LinkList::Incident, &row.address, None, &note)?;
            LinkReportState::Incident
        }
        LinkOutcome::Dismiss => LinkReportState::Dismissed,
    };
    if !store::decide(cx.conn, &row, (state, &note, officer), cx.now)? {
        return Err(AppError::unavailable("another officer decides this report"));
    }
    cx.touching(id.to_string());
    let row = store::report(cx.conn, row.id)?;
    view(cx, &row)
}
