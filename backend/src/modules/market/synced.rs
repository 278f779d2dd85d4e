//! Reports that phones keep: one's own of late, and for an officer those that wait.

use super::http;
use super::pack;
use super::store::{self, ReportRow, Wanted};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use crate::platform::synced::{Reach, Scope, Seen, Synced, Urgency};
use rembang_shared::market::api::{MyReports, Queue, ReportState, ReportView};
use serde_json::json;

/// The lists.
pub const SYNCED: &[Synced] = &[
    Synced::of::<MyReports>(Reach::Own, own_ids, own),
    Synced::of::<Queue>(Reach::Area, waiting_ids, waiting),
];

/// Of the years of somebody's reports a phone needs those that are still talked about.
const LATELY: i64 = 30 * 86_400;

/// A report came or was decided. Most are public at once and never wait for anybody.
pub fn changed(cx: &mut Cx<'_>, row: &ReportRow, waited: bool, waits: bool) -> Result<()> {
    cx.changed::<MyReports>(&Scope::Own(row.author_id), row.id)?;
    if waited || waits {
        let office = pack(cx.pack)?.office_of(&row.place).clone();
        cx.changed::<Queue>(&Scope::Area(office), row.id)?;
    }
    Ok(())
}

fn own_ids(cx: &mut Cx<'_>, scope: &Scope, after: Option<Id>, most: usize) -> Result<Vec<Id>> {
    let Scope::Own(author) = scope else {
        return Err(strange(scope));
    };
    let wanted = Wanted {
        author: Some(*author),
        after,
        ..Wanted::default()
    };
    let since = cx.now.plus(-LATELY);
    let rows = store::reports(cx.conn, &wanted, most)?;
    // Newest first: whatever follows an old one is older.
    let late = rows.iter().take_while(|(row, _)| row.created_at >= since);
    Ok(late.map(|(row, _)| row.id).collect())
}

fn own(cx: &mut Cx<'_>, scope: &Scope, ids: &[Id]) -> Result<Vec<Seen>> {
    let mut rows = store::reports_among(cx.conn, ids)?;
    rows.retain(|(row, _)| *scope == Scope::Own(row.author_id));
    seen(cx, &rows, Urgency::Known)
}

fn waiting_ids(cx: &mut Cx<'_>, scope: &Scope, after: Option<Id>, most: usize) -> Result<Vec<Id>> {
    let Scope::Area(area) = scope else {
        return Err(strange(scope));
    };
    let wanted = Wanted {
        state: Some(ReportState::Held),
        within: pack(cx.pack)?.places_of(|office| area.covers(office)),
        after,
        ..Wanted::default()
    };
    let rows = store::reports(cx.conn, &wanted, most)?;
    Ok(rows.into_iter().map(|(row, _)| row.id).collect())
}

fn waiting(cx: &mut Cx<'_>, scope: &Scope, ids: &[Id]) -> Result<Vec<Seen>> {
    let Scope::Area(area) = scope else {
        return Err(strange(scope));
    };
    let pack = pack(cx.pack)?;
    let mut waiting = Vec::new();
    for (row, author) in store::reports_among(cx.conn, ids)? {
        if row.state()? == ReportState::Held && area.covers(pack.office_of(&row.place)) {
            waiting.push((row, author));
        }
    }
    seen(cx, &waiting, Urgency::Waiting)
}

fn seen(cx: &mut Cx<'_>, rows: &[(ReportRow, String)], urgency: Urgency) -> Result<Vec<Seen>> {
    let seen = |view: ReportView| Seen {
        id: Id(view.id),
        urgency,
        view: json!(view),
    };
    Ok(http::views(cx, rows)?.into_iter().map(seen).collect())
}

fn strange(scope: &Scope) -> AppError {
    AppError::internal(format!("no list of the market has a part {scope:?}"))
}
