//! Who looks after which place. An assignment hands out work; access stays the grant's.

use super::super::pack;
use super::super::pack::Place;
use super::desk::panel_size;
use super::store::{self, AssignmentRow};
use super::{answers_for, officers_place};
use crate::modules::identity::{self, Holder};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use rembang_shared::access::Role;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::page::Page;
use std::collections::HashMap;

/// Enumerators of today; made-up ones only while the server demonstrates.
pub fn holders(cx: &mut Cx<'_>) -> Result<Vec<Holder>> {
    let demo = cx.app.config.demo;
    let mut holders = identity::holders(cx.conn, Role::Enumerator, cx.now.day())?;
    holders.retain(|holder| demo || !holder.demo);
    Ok(holders)
}

/// Whether one of somebody's grants covers a place.
pub fn covers(holders: &[Holder], account: Id, place: &Place) -> bool {
    let mut own = holders.iter().filter(|holder| holder.account == account);
    own.any(|holder| holder.area.covers(&place.office))
}

pub fn enumerators(
    cx: &mut Cx<'_>,
    query: EnumeratorQuery,
    (): (),
) -> Result<Page<EnumeratorView>> {
    let place = query.place.as_deref();
    let place = place.map(|code| officers_place(cx, code)).transpose()?;
    let holders = holders(cx)?;
    let person = cx.who.person()?;
    let mut views: Vec<EnumeratorView> = Vec::new();
    for holder in &holders {
        // Somebody of another area is nobody's to hand work to.
        let near = person.grants.iter().any(|grant| {
            grant.role == Role::PriceOfficer
                && (grant.area.covers(&holder.area) || holder.area.covers(&grant.area))
        });
        let fits = place.is_none_or(|place| covers(&holders, holder.account, place));
        if !near || !fits {
            continue;
        }
        let area = cx.pack.area(holder.area.as_str());
        let area = area.map_or_else(|| holder.area.to_string(), |area| area.name.clone());
        match views.iter_mut().find(|it| it.id == holder.account.0) {
            Some(view) => view.areas.push(area),
            None => views.push(EnumeratorView {
                id: holder.account.0,
                name: holder.name.clone(),
                areas: vec![area],
            }),
        }
    }
    cx.about_all(views.iter().map(|view| Id(view.id)));
    Ok(Page::whole(views))
}

/// Assignments of today at places the officer answers for, with the enumerators' names. Who has
/// lost the grant looks after nothing.
pub fn covering(cx: &mut Cx<'_>) -> Result<Vec<(AssignmentRow, String)>> {
    let day = cx.now.day();
    let holders = holders(cx)?;
    let mut rows = store::assignments_from(cx.conn, day)?;
    rows.retain(|(row, _)| row.valid_from <= day);
    let pack = pack(cx.pack)?;
    let mut kept = Vec::new();
    for (row, name) in rows {
        let Some(place) = pack.place(&row.place) else {
            continue;
        };
        if answers_for(cx, place)? && covers(&holders, row.account_id, place) {
            kept.push((row, name));
        }
    }
    Ok(kept)
}

pub fn assignments(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<AssignmentView>> {
    let rows = store::assignments_from(cx.conn, cx.now.day())?;
    let pack = pack(cx.pack)?;
    let mut own = Vec::new();
    for (row, _) in rows {
        let place = pack.place(&row.place);
        if place.is_some_and(|place| answers_for(cx, place).unwrap_or(false)) {
            own.push(row);
        }
    }
    views(cx, &own).map(Page::whole)
}

fn views(cx: &mut Cx<'_>, rows: &[AssignmentRow]) -> Result<Vec<AssignmentView>> {
    let people = rows.iter().flat_map(|row| [row.account_id, row.created_by]);
    let people: Vec<Id> = people.collect();
    let names = identity::names(cx.conn, &people)?;
    cx.about_all(people);
    let name = |id: Id| names.get(&id).cloned().unwrap_or_default();
    let holders = holders(cx)?;
    let pack = pack(cx.pack)?;
    let views = rows.iter().map(|row| {
        let place = pack.place(&row.place);
        AssignmentView {
            id: row.id.0,
            place: row.place.clone(),
            place_name: place.map_or_else(|| row.place.clone(), |it| it.name.clone()),
            account: row.account_id.0,
            account_name: name(row.account_id),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            by_name: name(row.created_by),
            covered: place.is_some_and(|it| covers(&holders, row.account_id, it)),
            actions: vec![AssignmentAction::End],
        }
    });
    Ok(views.collect())
}

pub fn assign_place(cx: &mut Cx<'_>, (): (), new: NewAssignment) -> Result<AssignmentView> {
    let place = officers_place(cx, &new.place)?;
    let (by, today) = (cx.who.person()?.account, cx.now.day());
    if new.valid_from < today {
        return Err(AppError::field("valid_from", FieldCode::Range));
    }
    if new.valid_to.is_some_and(|to| to < new.valid_from) {
        return Err(AppError::field("valid_to", FieldCode::Combination));
    }
    let holders = holders(cx)?;
    if !covers(&holders, Id(new.account), place) {
        return Err(AppError::field("account", FieldCode::Unknown));
    }
    store::end_past(cx.conn, &new.place, Id(new.account), today, cx.now)?;
    let row = store::insert_assignment(cx.conn, &new, by, cx.now)?
        .ok_or_else(|| AppError::field("account", FieldCode::Combination))?;
    cx.about(row.account_id);
    cx.touching(row.id.0.to_string());
    one(cx, row)
}

pub fn end_assignment(cx: &mut Cx<'_>, params: AssignmentParam, (): ()) -> Result<AssignmentView> {
    let row = store::assignment(cx.conn, Id(params.id))?;
    officers_place(cx, &row.place)?;
    let by = cx.who.person()?.account;
    store::end_assignment(cx.conn, row.id, by, cx.now)?;
    cx.about(row.account_id);
    cx.touching(row.id.0.to_string());
    let view = one(cx, row)?;
    Ok(AssignmentView {
        actions: Vec::new(),
        ..view
    })
}

fn one(cx: &mut Cx<'_>, row: AssignmentRow) -> Result<AssignmentView> {
    let views = views(cx, std::slice::from_ref(&row))?;
    let view = views.into_iter().next();
    view.ok_or_else(|| AppError::internal("one row makes one view"))
}

/// Panel size and reports of today of some places.
pub fn progress(cx: &mut Cx<'_>, places: &[&str]) -> Result<HashMap<String, (u32, u32)>> {
    let pack = pack(cx.pack)?;
    let mut progress = HashMap::new();
    for level in [Level::Retail, Level::Auction, Level::Producer] {
        let own: Vec<&str> = places
            .iter()
            .copied()
            .filter(|code| {
                let place = pack.place(code);
                place.is_some_and(|place| place.kind.level() == level)
            })
            .collect();
        if own.is_empty() {
            continue;
        }
        let quoted = super::super::prices::quoted_at(pack, level, cx.now.day());
        let codes: Vec<&str> = quoted.iter().map(|it| it.code.as_str()).collect();
        let size = panel_size(pack, level, cx.now.day());
        for place in &own {
            progress.insert((*place).to_owned(), (size, 0));
        }
        for (place, n) in store::reported(cx.conn, &own, &codes, level, cx.now.day())? {
            progress.insert(place, (size, u32::try_from(n).unwrap_or(u32::MAX)));
        }
    }
    Ok(progress)
}

pub fn my_places(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<MyPlaceView>> {
    let pack = pack(cx.pack)?;
    let (me, day) = (cx.who.person()?, cx.now.day());
    let mut rows = store::assignments_of(cx.conn, me.account, day)?;
    // An assignment gives no access: what the grant no longer covers is not work of today.
    rows.retain(|row| {
        let place = pack.place(&row.place);
        place.is_some_and(|place| me.is_in(Role::Enumerator, &place.office))
    });
    let codes: Vec<&str> = rows.iter().map(|row| row.place.as_str()).collect();
    let progress = progress(cx, &codes)?;
    let items = rows.iter().filter_map(|row| {
        let (panel, reported) = *progress.get(&row.place)?;
        Some(MyPlaceView {
            place: row.place.clone(),
            name: pack.place(&row.place)?.name.clone(),
            panel,
            reported,
            valid_to: row.valid_to,
            open: pack.is_open(&row.place, day),
        })
    });
    Ok(Page::whole(items.collect()))
}
