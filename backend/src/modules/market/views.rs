//! From a row or a piece of the pack to what is sent. No query, no decision.

use super::flow::thresholds;
use super::pack::{MarketPack, Place, Reference};
use super::rhythm;
use super::store::ReportRow;
use crate::platform::db::Id;
use crate::platform::error::Result;
use rembang_shared::market::api::*;

/// A place.
pub fn place_view(place: &Place) -> PlaceView {
    PlaceView {
        code: place.code.clone(),
        kind: place.kind,
        name: place.name.clone(),
        area: place.area.as_ref().map(ToString::to_string),
        area_name: place.area_name.clone(),
        confirmed: place.confirmed,
        source: place.source.clone(),
    }
}

/// A reference with how far the shown value lies outside it.
pub fn reference_view(reference: &Reference, display: Option<i64>) -> ReferenceView {
    ReferenceView {
        kind: reference.kind,
        lower: reference.lower,
        upper: reference.upper,
        basis: reference.basis.clone(),
        valid_from: reference.valid_from,
        over: display
            .zip(reference.upper)
            .map(|(shown, upper)| shown - upper)
            .filter(|over| *over > 0),
        under: display
            .zip(reference.lower)
            .map(|(shown, lower)| lower - shown)
            .filter(|under| *under > 0),
    }
}

/// A report with its last round of quotes, and with buttons for whoever decides it only. Of a
/// price beyond the ratio, who vouched for it does not have the last word too.
pub fn report_view(
    pack: &MarketPack,
    row: &ReportRow,
    author: &str,
    quotes: Vec<i64>,
    decider: Option<Id>,
) -> Result<ReportView> {
    // A pack may drop a place or a commodity; what was reported stays readable.
    let place = pack.place(&row.place);
    let commodity = pack.commodity(&row.commodity);
    let state = row.state()?;
    let second_eyes = row.second_eyes(decider);
    let since = row.decided_at.unwrap_or(row.created_at);
    Ok(ReportView {
        id: row.id.0,
        version: row.version,
        place: row.place.clone(),
        place_name: place.map_or(&row.place, |place| &place.name).clone(),
        commodity: row.commodity.clone(),
        name: commodity.map_or(&row.commodity, |it| &it.name_id).clone(),
        unit: commodity.map_or("", |it| it.unit.slug()).to_owned(),
        level: row.level()?,
        day: row.day,
        quotes,
        status: row.status(),
        value: row.value(),
        verdict: row.verdict(),
        flags: row.flags(),
        z: row.z.clone(),
        median: row.median(),
        measured: measured(pack, row)?,
        reason: row.reason(),
        state,
        outlier: row.outlier,
        author_name: author.to_owned(),
        entered_by_name: None,
        created_at: row.created_at.0,
        second_eyes,
        vouched_by_name: None,
        due: rhythm::due(pack, state, row.day, since).map(|at| at.0),
        decided_at: row.decided_at.map(|at| at.0),
        decided_by_name: None,
        decision_note: row.decision_note.clone(),
        demo: row.demo,
        actions: decider.map_or_else(Vec::new, |_| {
            let mut actions = state.officer_actions().to_vec();
            actions.retain(|action| {
                *action != ReportAction::Confirm || second_eyes != Some(SecondEyes::AfterYou)
            });
            actions
        }),
    })
}

/// What the rule measured on arrival. The limits are those of that day: they may have changed.
fn measured(pack: &MarketPack, row: &ReportRow) -> Result<Option<Measured>> {
    let commodity = pack.commodity(&row.commodity);
    let (None, Some(commodity)) = (row.status(), commodity) else {
        return Ok(None);
    };
    let rules = &thresholds(pack, row.created_at.day())?.rules;
    Ok(Some(Measured {
        spread: row.spread.clone(),
        spread_limit: rules.spread_percent,
        step: row.step.clone(),
        step_limit: rules.step_percent.of(commodity.class),
        suspect_limit: row.suspect_limit.clone(),
        extreme_limit: row.extreme_limit.clone(),
    }))
}
