//! The reporters' side: where somebody may report from, and how their reports stand.

use super::pack;
use super::pack::Place;
use super::store;
use crate::platform::auth::Person;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use rembang_shared::access::Role;
use rembang_shared::market::api::*;
use rembang_shared::page::Page;
use std::cmp::Reverse;

/// Whether somebody reports for a place: enumerators anywhere in their area, farmers from its
/// villages. The list of places and the check of a report both ask this.
fn may_report(person: &Person, place: &Place) -> bool {
    let farm = place.kind == PlaceKind::Desa;
    person.is_in(Role::Enumerator, &place.office)
        || (farm && person.is_in(Role::Farmer, &place.office))
}

/// A place the caller may report for. Elsewhere looks like nowhere.
pub fn own_place<'a>(cx: &Cx<'a>, code: &str) -> Result<&'a Place> {
    let place = pack(cx.pack)?.place(code).ok_or_else(AppError::not_found)?;
    let may = may_report(cx.who.person()?, place);
    may.then_some(place).ok_or_else(AppError::not_found)
}

pub fn entry_places(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<EntryPlace>> {
    let (pack, me, today) = (pack(cx.pack)?, cx.who.person()?, cx.now.day());
    let last = store::last_days(cx.conn, me.account)?;
    let mut places = Vec::new();
    for place in pack.places().iter().chain(pack.villages()) {
        if pack.is_asked(&place.code, today) && may_report(me, place) {
            places.push(place);
        }
    }
    // Where one was lately, then what a grant names itself, then markets before villages.
    let named = |place: &Place| me.grants.iter().any(|it| it.area.as_str() == place.code);
    places.sort_by_key(|place| {
        let farm = place.kind == PlaceKind::Desa;
        (Reverse(last.get(&place.code)), !named(place), farm)
    });
    let views = places.into_iter().map(|place| EntryPlace {
        code: place.code.clone(),
        kind: place.kind,
        name: place.name.clone(),
        area_name: place.area_name.clone(),
        last_day: last.get(&place.code).copied(),
    });
    Ok(Page::whole(views.collect()))
}

pub fn my_report_counts(cx: &mut Cx<'_>, (): (), (): ()) -> Result<ReportCounts> {
    let mut counts = ReportCounts::default();
    for (state, n) in store::counts_of_author(cx.conn, cx.who.person()?.account)? {
        let count = match state {
            ReportState::Held => &mut counts.held,
            ReportState::Accepted => &mut counts.accepted,
            ReportState::Rejected => &mut counts.rejected,
            ReportState::Noted => &mut counts.noted,
        };
        *count = u32::try_from(n).unwrap_or(u32::MAX);
    }
    Ok(counts)
}
