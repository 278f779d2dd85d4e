//! Dated amendments of the pack. The pack's own loader decides whether one is good; nothing of it
//! is repeated here.

use super::super::pack::{MarketPack, Reference, edit_of};
use super::super::{MODULE, pack};
use crate::modules::identity;
use crate::platform::amendment::{self, AmendmentRow};
use crate::platform::clock::new_id;
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use crate::platform::text;
use rembang_shared::access::Role;
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use std::cmp::Reverse;

/// So many of those taken back are shown.
const MOST_WITHDRAWN: i64 = 100;

pub fn amendments(cx: &mut Cx<'_>, (): (), (): ()) -> Result<PackView> {
    let pack = pack(cx.pack)?;
    let mut rows = amendment::standing(cx.conn, MODULE.name)?;
    rows.extend(amendment::withdrawn(cx.conn, MODULE.name, MOST_WITHDRAWN)?);
    rows.sort_by_key(|row| Reverse(row.id.0));
    let day = cx.now.day();
    let commodities = pack.commodities().iter().map(|it| PackCommodity {
        code: it.code.clone(),
        name: it.name_id.clone(),
        group: it.group.clone(),
        unit: it.unit.slug().to_owned(),
        levels: it.levels.clone(),
        synonyms: pack
            .synonyms()
            .iter()
            .filter(|synonym| synonym.commodities.contains(&it.code))
            .map(|synonym| synonym.word.clone())
            .collect(),
        retired_from: pack.retired_from(&it.code),
    });
    let places = pack.places().iter().map(|it| PackPlace {
        code: it.code.clone(),
        name: it.name.clone(),
        area_name: it.area_name.clone(),
        closed: pack.closed_from(&it.code, day),
        retired_from: pack.retired_from(&it.code),
    });
    let (commodities, places) = (commodities.collect(), places.collect());
    let references = pack.references().iter();
    let mut references: Vec<PackReference> = references
        .map(|it| {
            let newest = pack.reference_on(&it.commodity, it.level, day);
            reference(pack, it, newest == Some(it))
        })
        .collect();
    references.sort_by_key(|it| (it.name.clone(), it.level, Reverse(it.valid_from)));
    let editable = cx.who.person()?.is(Role::PriceOfficer);
    Ok(PackView {
        amendments: views(cx, &rows)?,
        commodities,
        places,
        references,
        editable,
    })
}

fn reference(pack: &MarketPack, it: &Reference, standing: bool) -> PackReference {
    PackReference {
        commodity: it.commodity.clone(),
        name: name(pack, &it.commodity),
        level: it.level,
        kind: it.kind,
        lower: it.lower,
        upper: it.upper,
        zone: it.zone.clone(),
        basis: it.basis.clone(),
        valid_from: it.valid_from,
        source: it.source.clone(),
        standing,
    }
}

/// What a code is called now.
fn name(pack: &MarketPack, code: &str) -> String {
    let commodity = pack.commodity(code).map(|it| it.name_id.as_str());
    let place = pack.place(code).map(|it| it.name.as_str());
    commodity.or(place).unwrap_or(code).to_owned()
}

fn views(cx: &mut Cx<'_>, rows: &[AmendmentRow]) -> Result<Vec<AmendmentView>> {
    let by: Vec<Id> = rows.iter().map(|row| row.created_by).collect();
    let names = identity::names(cx.conn, &by)?;
    cx.about_all(by);
    let day = cx.now.day();
    let view = |row: &AmendmentRow| {
        let Some(edit) = edit_of(&row.body) else {
            return Ok(None);
        };
        let state = match row.withdrawn_at {
            Some(_) => AmendmentState::Withdrawn,
            None if row.valid_from > day => AmendmentState::Scheduled,
            None => AmendmentState::Standing,
        };
        let open = state != AmendmentState::Withdrawn && own(cx, &row.code)?;
        Ok(Some(AmendmentView {
            id: row.id.0,
            edit,
            name: name(pack(cx.pack)?, &row.code),
            valid_from: row.valid_from,
            source: row.source.clone(),
            by_name: names.get(&row.created_by).cloned().unwrap_or_default(),
            created_at: row.created_at.0,
            withdrawn_at: row.withdrawn_at.map(|at| at.0),
            state,
            actions: if open {
                vec![AmendmentAction::Withdraw]
            } else {
                Vec::new()
            },
        }))
    };
    rows.iter()
        .filter_map(|row| view(row).transpose())
        .collect()
}

/// A place is changed by who answers for it; a commodity is the whole regency's.
fn own(cx: &Cx<'_>, code: &str) -> Result<bool> {
    let office = pack(cx.pack)?.office_of(code);
    Ok(cx.who.person()?.is_in(Role::PriceOfficer, office))
}

pub fn amend(cx: &mut Cx<'_>, (): (), new: NewAmendment) -> Result<AmendmentView> {
    let pack = pack(cx.pack)?;
    let code = new.edit.code();
    let known = pack.commodity(code).is_some() || pack.place(code).is_some();
    if !known || !own(cx, code)? {
        return Err(AppError::not_found());
    }
    let source = text::line(&new.source, 3..=300, "source")?;
    check_texts(&new.edit)?;
    let amendment = pack::amendment(&NewAmendment { source, ..new })
        .map_err(|error| AppError::internal(error.to_string()))?;
    amendment::lock(cx.conn)?;
    let by = cx.who.person()?.account;
    let row = AmendmentRow::new(new_id(), amendment, by, cx.now);
    let before = amendment::standing(cx.conn, MODULE.name)?;
    let mut rows = before.clone();
    rows.push(row.clone());
    if let Err(refused) = cx.app.pack.fits(&before, &rows, cx.now.day()) {
        return Err(AppError::field(refused.field, refused.code));
    }
    amendment::insert(cx.conn, &row)?;
    cx.amend();
    cx.touching(row.id.0.to_string());
    one(cx, row)
}

/// Lengths and characters that a file of the pack could not hold.
fn check_texts(edit: &PackEdit) -> Result<()> {
    let fits = |field: &str, text: &str, most: usize| {
        text::line(text, 1..=most, &format!("edit.{field}")).map(drop)
    };
    match edit {
        PackEdit::Commodity { name, synonyms, .. } => {
            fits("name", name, 80)?;
            if synonyms.len() > 30 {
                return Err(AppError::field("edit.synonyms", FieldCode::Range));
            }
            synonyms.iter().try_for_each(|it| fits("synonyms", it, 60))
        }
        PackEdit::Place { name, .. } => fits("name", name, 80),
        PackEdit::Reference { basis, zone, .. } => {
            fits("basis", basis, 200)?;
            fits("zone", zone, 40)
        }
        PackEdit::Closure { reason, .. } => fits("reason", reason, 200),
        PackEdit::Retirement { .. } => Ok(()),
    }
}

pub fn withdraw_amendment(
    cx: &mut Cx<'_>,
    params: AmendmentParam,
    (): (),
) -> Result<AmendmentView> {
    amendment::lock(cx.conn)?;
    let row = amendment::find(cx.conn, MODULE.name, Id(params.id))?;
    // What cannot be read cannot be shown as taken back either; it is not in force.
    if !own(cx, &row.code)? || edit_of(&row.body).is_none() {
        return Err(AppError::not_found());
    }
    let before = amendment::standing(cx.conn, MODULE.name)?;
    let by = cx.who.person()?.account;
    if !amendment::withdraw(cx.conn, row.id, by, cx.now)? {
        return Err(AppError::not_found());
    }
    let left = amendment::standing(cx.conn, MODULE.name)?;
    if let Err(refused) = cx.app.pack.fits(&before, &left, cx.now.day()) {
        return Err(AppError::field(refused.field, refused.code));
    }
    cx.amend();
    cx.touching(row.id.0.to_string());
    let row = amendment::find(cx.conn, MODULE.name, row.id)?;
    one(cx, row)
}

fn one(cx: &mut Cx<'_>, row: AmendmentRow) -> Result<AmendmentView> {
    let views = views(cx, std::slice::from_ref(&row))?;
    let view = views.into_iter().next();
    view.ok_or_else(|| AppError::internal("one row makes one view"))
}
