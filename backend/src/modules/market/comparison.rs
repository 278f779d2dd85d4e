//! Every commodity in every place of a level on one day, out of two queries however many there
//! are of either.

use super::pack;
use super::pack::{Commodity, MarketPack, Place};
use super::prices::{Asked, place_price, places_at, quoted_at};
use super::store;
use super::summary;
use super::values::ValueRow;
use crate::platform::cx::Cx;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use rembang_shared::market::api::*;
use std::collections::HashMap;

/// A place's values and statuses by commodity.
pub fn comparison(cx: &mut Cx<'_>, level: Level) -> Result<ComparisonView> {
    let asked = Asked {
        level,
        place: None,
        day: cx.now.day(),
    };
    let (pack, day) = (pack(cx.pack)?, asked.day);
    let rows = asked.recent(cx)?;
    let mut newest = HashMap::<&str, Vec<&ValueRow>>::new();
    for (commodity, rows) in &rows {
        let standing: Vec<&ValueRow> = rows.iter().filter(|row| row.ended_at.is_none()).collect();
        newest.insert(commodity, summary::contributing(pack, &standing, day)?);
    }
    let places = places_at(pack, level, day, newest.values().flatten().copied());
    let quoted = quoted_at(pack, level, day);
    let since = summary::oldest_counting(pack, day)?;
    let codes: Vec<&str> = places.iter().map(|place| place.code.as_str()).collect();
    let commodities: Vec<&str> = quoted.iter().map(|it| it.code.as_str()).collect();
    let notes = store::notes(cx.conn, &codes, &commodities, level, since)?;
    let mut by_commodity = HashMap::<&str, Vec<&store::ReportRow>>::new();
    for note in &notes {
        by_commodity.entry(&note.commodity).or_default().push(note);
    }
    let views = quoted
        .iter()
        .map(|commodity| {
            let code = commodity.code.as_str();
            let values = newest.get(code).map_or(&[][..], Vec::as_slice);
            let notes = by_commodity.get(code).map_or(&[][..], Vec::as_slice);
            row(pack, commodity, &places, values, notes, &asked)
        })
        .collect::<Result<Vec<_>>>()?;
    let as_of: Option<Instant> = newest.values().flatten().map(|row| row.accepted_at).max();
    Ok(ComparisonView {
        day,
        level,
        as_of: as_of.map(|at| at.0),
        places: places
            .iter()
            .enumerate()
            .map(|(at, place)| column(place, at, &views))
            .collect(),
        rows: views,
        basket: pack.settings().basket.clone(),
    })
}

fn row(
    pack: &MarketPack,
    commodity: &Commodity,
    places: &[&Place],
    values: &[&ValueRow],
    notes: &[&store::ReportRow],
    asked: &Asked<'_>,
) -> Result<ComparedRow> {
    let sum = summary::sum_up(pack, values, asked.day)?;
    Ok(ComparedRow {
        commodity: commodity.code.clone(),
        name: commodity.name_id.clone(),
        group: commodity.group.clone(),
        unit: commodity.unit.slug().to_owned(),
        mean: sum.mean_exact,
        display: sum.mean_display,
        disparity: sum.disparity_percent,
        cells: places
            .iter()
            .map(|place| cell(place, values, notes))
            .collect::<Result<_>>()?,
    })
}

fn cell(
    place: &Place,
    values: &[&ValueRow],
    notes: &[&store::ReportRow],
) -> Result<Option<ComparedCell>> {
    let value = values.iter().find(|row| row.place == place.code);
    let note = notes.iter().rfind(|note| note.place == place.code);
    let found = place_price(place, value.copied(), note.copied())?;
    Ok(found.day.map(|day| ComparedCell {
        value: found.value,
        status: found.status,
        day,
        outlier: found.outlier,
        demo: found.demo,
    }))
}

fn column(place: &Place, at: usize, rows: &[ComparedRow]) -> ComparedPlace {
    let cells = rows.iter().filter_map(|row| row.cells[at]);
    let priced = cells.filter(|cell| cell.value.is_some()).count();
    ComparedPlace {
        place: place.code.clone(),
        kind: place.kind,
        name: place.name.clone(),
        area: place.area.as_ref().map(ToString::to_string),
        area_name: place.area_name.clone(),
        priced: u32::try_from(priced).unwrap_or(u32::MAX),
    }
}
