//! Today's form of one place, with everything `market.validate` needs, so that the phone can
//! say what the server will say.

use super::flow::{observations, thresholds};
use super::pack;
use super::pack::{Commodity, Place};
use super::prices::quoted_at;
use super::store::{self, ReportRow};
use super::views::{place_view, report_view};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::Result;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::{ContextInput, Observation, context};
use std::collections::HashMap;

/// A report and its author's name.
type Reported = (ReportRow, String);

/// The form of a place for one reporter.
pub fn panel(cx: &mut Cx<'_>, place: &Place, reader: Id) -> Result<PanelView> {
    let (pack, day, level) = (pack(cx.pack)?, cx.now.day(), place.kind.level());
    let rules = &thresholds(pack, day)?.rules;
    let quoted = quoted_at(pack, level, day);
    let mut seen = HashMap::<String, Vec<Observation>>::new();
    for (commodity, observation) in observations(cx.conn, level, None, day, rules)? {
        seen.entry(commodity).or_default().push(observation);
    }
    let reports = reports(cx, place, &quoted, day, rules.reference_days)?;
    let (today, before): (Vec<_>, Vec<_>) =
        reports.into_iter().partition(|(row, _)| row.day == day);
    let today = by_commodity(today, |row| row.author_id == reader);
    let before = by_commodity(before, |row| row.status().is_none());
    let ids: Vec<Id> = today
        .values()
        .chain(before.values())
        .map(|(row, _)| row.id)
        .collect();
    let quotes = store::quotes(cx.conn, &ids)?;
    let items = quoted
        .into_iter()
        .map(|commodity| {
            let code = commodity.code.as_str();
            Ok(PanelItem {
                commodity: commodity.code.clone(),
                name: commodity.name_id.clone(),
                group: commodity.group.clone(),
                unit: commodity.unit.slug().to_owned(),
                class: commodity.class,
                level,
                context: context(&ContextInput {
                    observations: seen.remove(code).unwrap_or_default(),
                    place: place.code.clone(),
                    day,
                    thresholds: rules.clone(),
                }),
                previous: before.get(code).map(|(row, _)| PreviousQuotes {
                    day: row.day,
                    quotes: quotes.of(row.id),
                }),
                report: today
                    .get(code)
                    .map(|(row, author)| report_view(pack, row, author, quotes.of(row.id), None))
                    .transpose()?,
            })
        })
        .collect::<Result<_>>()?;
    Ok(PanelView {
        place: place_view(place),
        day,
        open: pack.is_open(&place.code, day),
        thresholds: rules.clone(),
        items,
    })
}

/// What stands for this place in the days that anybody still remembers, oldest day first.
fn reports(
    cx: &mut Cx<'_>,
    place: &Place,
    quoted: &[&Commodity],
    day: NaiveDate,
    days: u32,
) -> Result<Vec<Reported>> {
    let codes: Vec<&str> = quoted.iter().map(|it| it.code.as_str()).collect();
    let since = day - TimeDelta::days(days.into());
    store::reports_of_place(cx.conn, &place.code, place.kind.level(), &codes, since)
}

/// The newest report of each commodity, of those that are wanted.
fn by_commodity(
    reports: Vec<Reported>,
    wanted: impl Fn(&ReportRow) -> bool,
) -> HashMap<String, Reported> {
    reports
        .into_iter()
        .filter(|(row, _)| wanted(row))
        .map(|report| (report.0.commodity.clone(), report))
        .collect()
}
