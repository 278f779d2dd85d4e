//! The audit trail, for the person it is about and for those who watch over it. A resident reads
//! which office it was, never which colleague: an office answers for its people.

use super::store::{self, TrailRow, WantedTrail};
use crate::modules::identity::{self, Known};
use crate::platform::auth::Grant;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::page;
use crate::regency::Regency;
use chrono::{Days, NaiveTime};
use rembang_shared::access::{Access, Role};
use rembang_shared::catalogue;
use rembang_shared::error::FieldCode;
use rembang_shared::page::Page;
use rembang_shared::privacy::api::*;
use std::collections::HashMap;

pub fn my_trail(cx: &mut Cx<'_>, query: TrailQuery, (): ()) -> Result<Page<TrailEntry>> {
    let me = cx.who.person()?.account;
    let limit = page::limit(query.limit)?;
    let after = page::cursor(query.cursor.as_deref())?;
    let rows = rows_about(cx.conn, me, after, limit + 1)?;
    let known = actors(cx.conn, &rows)?;
    let pack = cx.pack;
    page::page(
        rows,
        limit,
        |row| row.id,
        |row| Ok(entry(pack, me, row, &known)),
    )
}

/// The newest lines about somebody, for their export.
pub fn about(conn: &mut Conn, pack: &Regency, me: Id, limit: i64) -> Result<Vec<TrailEntry>> {
    let rows = rows_about(conn, me, None, limit)?;
    let known = actors(conn, &rows)?;
    Ok(rows
        .into_iter()
        .map(|row| entry(pack, me, row, &known))
        .collect())
}

fn rows_about(conn: &mut Conn, me: Id, after: Option<Id>, limit: i64) -> Result<Vec<TrailRow>> {
    let wanted = WantedTrail {
        subject: Some(me),
        after,
        ..WantedTrail::default()
    };
    store::trail(conn, &wanted, limit)
}

fn actors(conn: &mut Conn, rows: &[TrailRow]) -> Result<HashMap<Id, Known>> {
    let mut ids: Vec<Id> = rows.iter().filter_map(|row| row.actor).collect();
    ids.sort_unstable();
    ids.dedup();
    identity::known(conn, &ids)
}

fn entry(pack: &Regency, me: Id, row: TrailRow, known: &HashMap<Id, Known>) -> TrailEntry {
    let mine = row.actor == Some(me);
    let grant = match row.actor.filter(|_| !mine).and_then(|id| known.get(&id)) {
        Some(known) => roles_at(known, &row.action, row.at).next(),
        None => None,
    };
    let by = match (row.actor, grant) {
        (Some(_), _) if mine => TrailActor::Me,
        (Some(_), Some(_)) => TrailActor::Office,
        // A visitor who signs in or uses a code on paper is the person, or says so.
        (None, _) if is_endpoint(&row.action) => TrailActor::Me,
        // Whoever tried in vain may be anybody.
        (None, _) if row.action.ends_with(" failed") => TrailActor::Other,
        (Some(_), None) => TrailActor::Other,
        (None, _) => TrailActor::System,
    };
    TrailEntry {
        id: row.id.0,
        at: row.at.0,
        by,
        role: grant.map(|grant| grant.role),
        area_name: grant
            .and_then(|grant| pack.area(grant.area.as_str()))
            .map(|area| area.name.clone()),
        action: row.action,
    }
}

fn is_endpoint(action: &str) -> bool {
    catalogue().any(|info| info.name == action)
}

/// The grants that let somebody do this at that moment.
fn roles_at<'a>(
    known: &'a Known,
    action: &'a str,
    at: Instant,
) -> impl Iterator<Item = &'a Grant> + use<'a> {
    let access = catalogue()
        .find(|info| info.name == action)
        .map(|info| info.access);
    known
        .grants
        .iter()
        .filter(move |(grant, made, ended)| {
            *made <= at
                && ended.is_none_or(|ended| ended > at)
                && (grant.valid_from..=grant.valid_to).contains(&at.day())
                && match access {
                    Some(Access::Roles(roles)) => roles.contains(&grant.role),
                    _ => grant.role.is_office(),
                }
        })
        .map(|(grant, _, _)| grant)
}

pub fn audit_trail(cx: &mut Cx<'_>, query: AuditQuery, (): ()) -> Result<Page<AuditEntry>> {
    let limit = page::limit(query.limit)?;
    if let (Some(from), Some(to)) = (query.from, query.to)
        && to < from
    {
        return Err(AppError::field("to", FieldCode::Combination));
    }
    let midnight = |day| Instant::at(day, NaiveTime::MIN);
    let until = query
        .to
        .map(|day| {
            day.checked_add_days(Days::new(1))
                .map(midnight)
                .ok_or_else(|| AppError::field("to", FieldCode::Range))
        })
        .transpose()?;
    let wanted = WantedTrail {
        actor: query.actor.map(Id),
        subject: query.subject.map(Id),
        action: query.action.filter(|action| !action.is_empty()),
        from: query.from.map(midnight),
        until,
        after: page::cursor(query.cursor.as_deref())?,
        bounds: identity::bounds(cx, &[Role::Dpo, Role::Admin])?,
    };
    // Whoever looks somebody up in the trail is in that person's trail too.
    if let Some(subject) = wanted.subject {
        cx.about(subject);
    }
    let rows = store::trail(cx.conn, &wanted, limit + 1)?;
    let known = actors(cx.conn, &rows)?;
    let page = page::page(
        rows,
        limit,
        |row| row.id,
        |row| {
            let actor = row.actor.and_then(|id| known.get(&id));
            let roles: Vec<Role> = actor
                .map(|known| {
                    roles_at(known, &row.action, row.at)
                        .map(|g| g.role)
                        .collect()
                })
                .unwrap_or_default();
            Ok(AuditEntry {
                id: row.id.0,
                at: row.at.0,
                actor: row.actor.map(|id| id.0),
                // Residents are watched over here, not watched.
                actor_name: actor
                    .filter(|known| {
                        known
                            .grants
                            .iter()
                            .any(|(grant, ..)| grant.role.is_office())
                    })
                    .map(|known| known.name.clone()),
                roles,
                action: row.action,
                subject: row.subject.map(|id| id.0),
                object: row.object,
                request_id: row.request_id,
                seq: row.seq,
            })
        },
    )?;
    let shown = page.items.iter().flat_map(|row| [row.actor, row.subject]);
    cx.about_all(shown.flatten().map(Id));
    Ok(page)
}
