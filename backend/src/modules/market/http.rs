//! Handlers. Each asks the store, lets the rules decide and shapes the view.

use super::flow::{self, Entry, thresholds};
use super::store::{self, ReportRow, ValueRow, Wanted};
use super::summary;
use crate::platform::app::App;
use crate::platform::bind::Cx;
use crate::platform::db::{Conn, Id};
use crate::platform::error::{AppError, Result};
use crate::regency::{Commodity, Place};
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::access::Role;
use rembang_shared::error::{ErrorCode, FieldCode};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::{ContextInput, context};
use rembang_shared::page::{DEFAULT_LIMIT, MAX_LIMIT, Page};
use rembang_shared::values::AreaCode;
use std::collections::HashMap;
use uuid::Uuid;

/// Days of history when nobody asks, and at most.
const HISTORY_DAYS: (u32, u32) = (90, 400);

pub fn latest_prices(cx: &mut Cx<'_>, query: PriceQuery, (): ()) -> Result<Page<PriceView>> {
    let level = query.level.unwrap_or(Level::Retail);
    if let Some(code) = &query.place {
        let place = cx
            .app
            .regency
            .place(code)
            .ok_or_else(|| AppError::field("place", FieldCode::Unknown))?;
        if place.kind.level() != level {
            return Err(AppError::field("level", FieldCode::Combination));
        }
    }
    let limit = limit(query.limit)?;
    let quoted: Vec<&Commodity> = cx
        .app
        .regency
        .commodities()
        .iter()
        .filter(|commodity| commodity.levels.contains(&level))
        .collect();
    let start = match &query.cursor {
        None => 0,
        Some(code) => {
            quoted
                .iter()
                .position(|commodity| commodity.code == *code)
                .ok_or_else(|| AppError::field("cursor", FieldCode::Format))?
                + 1
        }
    };
    let day = cx.now.day();
    let reach = TimeDelta::days(i64::from(thresholds(cx.app, day)?.rules.stale_days) + 1);
    let mut rows = by_commodity(store::values(cx.conn, level, None, day - reach, day)?);
    let mut items = Vec::new();
    for commodity in quoted.iter().skip(start).take(limit) {
        let mut own = rows.remove(&commodity.code).unwrap_or_default();
        if let Some(place) = &query.place {
            own.retain(|row| row.place == *place);
        }
        items.push(price_view(
            cx,
            commodity,
            level,
            query.place.as_deref(),
            &own,
            day,
        )?);
    }
    let next = (start + items.len() < quoted.len())
        .then(|| items.last().map(|item| item.commodity.clone()))
        .flatten();
    Ok(Page { items, next })
}

fn by_commodity(rows: Vec<ValueRow>) -> HashMap<String, Vec<ValueRow>> {
    let mut grouped = HashMap::<String, Vec<ValueRow>>::new();
    for row in rows {
        grouped.entry(row.commodity.clone()).or_default().push(row);
    }
    grouped
}

fn price_view(
    cx: &mut Cx<'_>,
    commodity: &Commodity,
    level: Level,
    place: Option<&str>,
    rows: &[ValueRow],
    day: NaiveDate,
) -> Result<PriceView> {
    let value = summary::day_value(cx.app, rows, day, cx.now)?;
    let reference = cx.app.regency.reference_on(&commodity.code, level, day);
    let mut history = summary::history(cx.app, rows, day - TimeDelta::days(1), day)?;
    history.retain(|(_, sum)| sum.n > 0);
    let change = summary::statistics(cx.app, &history, reference, day)?.d1;
    let last = match &value {
        Some(_) => None,
        None => last_value(cx, commodity, level, place, day)?,
    };
    Ok(PriceView {
        commodity: commodity.code.clone(),
        name: commodity.name_id.clone(),
        group: commodity.group.clone(),
        unit: commodity.unit.slug().to_owned(),
        class: commodity.class,
        level,
        day,
        change,
        reference: reference
            .map(|r| summary::reference_view(r, value.as_ref().map(|value| value.display))),
        last,
        demo: rows.iter().any(|row| row.demo && row.ended_at.is_none()),
        value,
    })
}

fn last_value(
    cx: &mut Cx<'_>,
    commodity: &Commodity,
    level: Level,
    place: Option<&str>,
    day: NaiveDate,
) -> Result<Option<LastValue>> {
    let Some(last) = store::last_day(cx.conn, level, &commodity.code, place, day)? else {
        return Ok(None);
    };
    let mut rows = store::values(cx.conn, level, Some(&commodity.code), last, last)?;
    rows.retain(|row| place.is_none_or(|place| row.place == place));
    let sums = summary::history(cx.app, &rows, last, last)?;
    Ok(sums.first().and_then(|(day, sum)| {
        Some(LastValue {
            day: *day,
            display: sum.mean_display?,
        })
    }))
}

pub fn commodity(cx: &mut Cx<'_>, query: CommodityQuery, (): ()) -> Result<CommodityView> {
    let app = cx.app;
    let commodity = app
        .regency
        .commodity(&query.commodity)
        .ok_or_else(AppError::not_found)?;
    let level = match query.level {
        Some(level) if commodity.levels.contains(&level) => level,
        Some(_) => return Err(AppError::field("level", FieldCode::Combination)),
        None => commodity.levels.first().copied().unwrap_or(Level::Retail),
    };
    let days = query.days.unwrap_or(HISTORY_DAYS.0);
    if !(1..=HISTORY_DAYS.1).contains(&days) {
        return Err(AppError::field("days", FieldCode::Range));
    }
    let day = cx.now.day();
    // A year and the day itself, so that the yearly change can always be told.
    let rows = store::values(
        cx.conn,
        level,
        Some(&commodity.code),
        day - TimeDelta::days(404),
        day,
    )?;
    let recent: Vec<ValueRow> = rows
        .iter()
        .filter(|row| row.day >= day - TimeDelta::days(4))
        .cloned()
        .collect();
    let price = price_view(cx, commodity, level, None, &recent, day)?;
    let history = summary::history(app, &rows, day - TimeDelta::days(400), day)?;
    let from = day - TimeDelta::days(i64::from(days) - 1);
    let today: Option<&str> = history
        .last()
        .filter(|(at, _)| *at == day)
        .and_then(|(_, sum)| sum.disparity_percent.as_deref());
    Ok(CommodityView {
        disparity: today.map(str::to_owned),
        statistics: summary::statistics(
            app,
            &history,
            app.regency.reference_on(&commodity.code, level, day),
            day,
        )?,
        levels: commodity.levels.clone(),
        places: place_prices(cx.conn, app, commodity, level, &recent, day)?,
        history: history
            .iter()
            .filter(|(at, _)| *at >= from)
            .filter_map(|(day, sum)| {
                Some(HistoryPoint {
                    day: *day,
                    mean: sum.mean?,
                    display: sum.mean_display?,
                    n: sum.n,
                })
            })
            .collect(),
        references: app
            .regency
            .references()
            .iter()
            .filter(|r| r.commodity == commodity.code && r.level == level)
            .map(|r| summary::reference_view(r, None))
            .collect(),
        series: series_views(cx.conn, app, &commodity.code, level)?,
        price,
    })
}

fn place_prices(
    conn: &mut Conn,
    app: &App,
    commodity: &Commodity,
    level: Level,
    rows: &[ValueRow],
    day: NaiveDate,
) -> Result<Vec<PlacePrice>> {
    let standing: Vec<&ValueRow> = rows.iter().filter(|row| row.ended_at.is_none()).collect();
    let newest = summary::contributing(app, &standing, day)?;
    let since = day - TimeDelta::days(thresholds(app, day)?.rules.stale_days.into());
    let notes = store::notes(conn, &commodity.code, level, since)?;
    let listed = app
        .regency
        .places()
        .iter()
        .filter(|place| place.kind.level() == level);
    let villages = newest
        .iter()
        .filter_map(|row| app.regency.place(&row.place))
        .filter(|p| p.kind == PlaceKind::Desa);
    Ok(listed
        .chain(villages)
        .map(|place| {
            let value = newest.iter().find(|row| row.place == place.code);
            let note = notes.iter().rfind(|note| note.place == place.code);
            // A status of a later day says more than an older price.
            let value = value.filter(|row| note.is_none_or(|note| row.day >= note.day));
            PlacePrice {
                place: place.code.clone(),
                name: place.name.clone(),
                value: value.and_then(|row| row.value().ok()),
                status: if value.is_none() {
                    note.and_then(ReportRow::status)
                } else {
                    None
                },
                day: value
                    .map(|row| row.day)
                    .or_else(|| note.map(|note| note.day)),
                outlier: value.is_some_and(|row| row.outlier),
                demo: value.map_or_else(|| note.is_some_and(|note| note.demo), |row| row.demo),
            }
        })
        .collect())
}

fn series_views(
    conn: &mut Conn,
    app: &App,
    commodity: &str,
    level: Level,
) -> Result<Vec<SeriesView>> {
    let mut views = Vec::new();
    for mapping in app
        .regency
        .series_map()
        .iter()
        .filter(|row| row.commodity.as_deref() == Some(commodity))
    {
        let Some(series) = app
            .regency
            .series_by_id(&mapping.series)
            .filter(|series| series.level == level)
        else {
            continue;
        };
        let points = store::published(
            conn,
            &series.id,
            &series.own_area,
            &mapping.publisher_commodity,
        )?;
        let Some((last_period, _)) = points.last().copied() else {
            continue;
        };
        views.push(SeriesView {
            id: series.id.clone(),
            publisher: series.publisher.clone(),
            title: series.title.clone(),
            frequency: series.frequency,
            area: series.own_area.clone(),
            publisher_commodity: mapping.publisher_commodity.clone(),
            licence: series.licence.clone(),
            last_period,
            points: points
                .into_iter()
                .map(|(period, price)| SeriesPoint { period, price })
                .collect(),
        });
    }
    Ok(views)
}

pub fn places(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<PlaceView>> {
    Ok(Page::whole(
        cx.app
            .regency
            .places()
            .iter()
            .map(|place| place_view(cx.app, place))
            .collect(),
    ))
}

fn place_view(app: &App, place: &Place) -> PlaceView {
    PlaceView {
        code: place.code.clone(),
        kind: place.kind,
        name: place.name.clone(),
        area: place.area.as_ref().map(|area| area.as_str().to_owned()),
        area_name: place
            .area
            .as_ref()
            .and_then(|area| app.regency.area(area.as_str()))
            .map(|area| area.name.clone()),
        confirmed: place.confirmed,
        source: place.source.clone(),
    }
}

/// A place the caller may report for. Elsewhere looks like nowhere.
fn own_place<'a>(cx: &Cx<'a>, code: &str) -> Result<&'a Place> {
    let place = cx.app.regency.place(code).ok_or_else(AppError::not_found)?;
    let person = cx.who.person()?;
    // A place that no source puts into a kecamatan belongs to whoever has the whole regency.
    let whole = cx.app.regency.about().code.parse::<AreaCode>();
    let area = match (&place.area, whole) {
        (_, _) if place.kind == PlaceKind::Desa => {
            place.code.parse().map_err(|_| AppError::not_found())?
        }
        (Some(area), _) => area.clone(),
        (None, Ok(whole)) => whole,
        (None, Err(_)) => return Err(AppError::internal("the regency's code is not an area")),
    };
    let may = person.is_in(Role::Enumerator, &area)
        || (place.kind == PlaceKind::Desa && person.is_in(Role::Farmer, &area));
    if may {
        Ok(place)
    } else {
        Err(AppError::not_found())
    }
}

pub fn price_panel(cx: &mut Cx<'_>, params: PlaceParam, (): ()) -> Result<PanelView> {
    let app = cx.app;
    let place = own_place(cx, &params.place)?;
    let level = place.kind.level();
    let day = cx.now.day();
    let rules = &thresholds(app, day)?.rules;
    let mut seen = HashMap::<String, Vec<_>>::new();
    for (commodity, observation) in flow::observations(cx.conn, level, None, day, rules)? {
        seen.entry(commodity).or_default().push(observation);
    }
    let reports = store::reports_of_place(
        cx.conn,
        &place.code,
        day - TimeDelta::days(rules.reference_days.into()),
    )?;
    let ids: Vec<Id> = reports.iter().map(|(row, _)| row.id).collect();
    let quotes = store::quotes(cx.conn, &ids)?;
    let quotes_of = |row: &ReportRow| {
        quotes
            .get(&row.id)
            .map(|(_, quotes)| quotes.clone())
            .unwrap_or_default()
    };
    let reader = cx.who.person()?.account;
    let mut items = Vec::new();
    for commodity in app
        .regency
        .commodities()
        .iter()
        .filter(|commodity| commodity.levels.contains(&level))
    {
        let own = || {
            reports
                .iter()
                .filter(|(row, _)| row.commodity == commodity.code)
        };
        let before = own().rfind(|(row, _)| row.day < day && row.status().is_none());
        let today = own().rfind(|(row, _)| row.day == day);
        items.push(PanelItem {
            commodity: commodity.code.clone(),
            name: commodity.name_id.clone(),
            group: commodity.group.clone(),
            unit: commodity.unit.slug().to_owned(),
            class: commodity.class,
            level,
            context: context(&ContextInput {
                observations: seen.remove(&commodity.code).unwrap_or_default(),
                place: place.code.clone(),
                day,
                thresholds: rules.clone(),
            }),
            previous: before.map(|(row, _)| PreviousQuotes {
                day: row.day,
                quotes: quotes_of(row),
            }),
            report: today
                .filter(|(row, _)| row.author_id == reader)
                .map(|(row, author)| report_view(app, row, author, quotes_of(row), &[]))
                .transpose()?,
        });
    }
    let open = app.regency.is_open(&place.code, day);
    Ok(PanelView {
        place: place_view(app, place),
        day,
        open,
        thresholds: rules.clone(),
        items,
    })
}

pub fn post_price(cx: &mut Cx<'_>, (): (), new: NewPrice) -> Result<PriceReceipt> {
    own_place(cx, &new.place)?;
    let person = cx.who.person()?;
    let entry = Entry {
        new,
        author: person.account,
        demo: person.demo,
    };
    flow::post(cx, &entry)
}

pub fn my_reports(cx: &mut Cx<'_>, query: ListQuery, (): ()) -> Result<Page<ReportView>> {
    let author = cx.who.person()?.account;
    let wanted = Wanted {
        author: Some(author),
        after: cursor(query.cursor.as_deref())?,
        ..Wanted::default()
    };
    list(cx, &wanted, query.limit, false)
}

pub fn queue(cx: &mut Cx<'_>, query: QueueQuery, (): ()) -> Result<Page<ReportView>> {
    let wanted = Wanted {
        author: None,
        state: Some(query.state.unwrap_or(ReportState::Held)),
        place: query.place.as_deref(),
        after: cursor(query.cursor.as_deref())?,
    };
    list(cx, &wanted, query.limit, true)
}

fn list(
    cx: &mut Cx<'_>,
    wanted: &Wanted<'_>,
    asked: Option<u32>,
    officer: bool,
) -> Result<Page<ReportView>> {
    let limit = limit(asked)?;
    // One more than asked tells whether there is a next page.
    let mut rows = store::reports(
        cx.conn,
        wanted,
        i64::try_from(limit).unwrap_or(i64::MAX) + 1,
    )?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let ids: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
    let mut quotes = store::quotes(cx.conn, &ids)?;
    let next = if more {
        ids.last().map(|id| id.0.to_string())
    } else {
        None
    };
    let items = rows
        .iter()
        .map(|(row, author)| {
            let actions = if officer {
                row.state()?.officer_actions()
            } else {
                &[]
            };
            let quotes = quotes
                .remove(&row.id)
                .map(|(_, quotes)| quotes)
                .unwrap_or_default();
            report_view(cx.app, row, author, quotes, actions)
        })
        .collect::<Result<_>>()?;
    Ok(Page { items, next })
}

pub fn report(cx: &mut Cx<'_>, params: ReportParam, (): ()) -> Result<ReportView> {
    let (row, author) = store::report(cx.conn, Id(params.id))?;
    let person = cx.who.person()?;
    let officer = person.is(Role::PriceOfficer);
    if !officer && row.author_id != person.account {
        return Err(AppError::not_found());
    }
    view(cx, &row, &author, officer)
}

fn view(cx: &mut Cx<'_>, row: &ReportRow, author: &str, officer: bool) -> Result<ReportView> {
    let quotes = store::quotes(cx.conn, &[row.id])?
        .remove(&row.id)
        .map(|(_, quotes)| quotes)
        .unwrap_or_default();
    let actions = if officer {
        row.state()?.officer_actions()
    } else {
        &[]
    };
    report_view(cx.app, row, author, quotes, actions)
}

pub fn decide_report(
    cx: &mut Cx<'_>,
    params: ReportParam,
    decision: Decision,
) -> Result<ReportView> {
    let version = cx
        .if_match
        .ok_or_else(|| AppError::new(ErrorCode::PreconditionRequired, "Send `If-Match`."))?;
    store::lock_report(cx.conn, Id(params.id))?;
    let (row, author) = store::report(cx.conn, Id(params.id))?;
    if row.version != version {
        let current = view(cx, &row, &author, true)?;
        return Err(AppError::conflict(&current));
    }
    let round = store::quotes(cx.conn, &[row.id])?
        .get(&row.id)
        .map_or(0, |(round, _)| *round);
    flow::decide(cx, &row, round, &decision, version)?;
    let (row, author) = store::report(cx.conn, row.id)?;
    view(cx, &row, &author, true)
}

fn report_view(
    app: &App,
    row: &ReportRow,
    author: &str,
    quotes: Vec<i64>,
    actions: &[ReportAction],
) -> Result<ReportView> {
    let commodity = app.regency.commodity(&row.commodity);
    Ok(ReportView {
        id: row.id.0,
        version: row.version,
        place_name: app
            .regency
            .place(&row.place)
            .map_or_else(|| row.place.clone(), |place| place.name.clone()),
        place: row.place.clone(),
        name: commodity.map_or_else(
            || row.commodity.clone(),
            |commodity| commodity.name_id.clone(),
        ),
        unit: commodity
            .map(|commodity| commodity.unit.slug().to_owned())
            .unwrap_or_default(),
        commodity: row.commodity.clone(),
        level: row.level()?,
        day: row.day,
        quotes,
        status: row.status(),
        value: row.value(),
        verdict: row.verdict(),
        flags: row.flags(),
        z: row.z.clone(),
        median: row.median(),
        reason: row.reason(),
        state: row.state()?,
        outlier: row.outlier,
        author_name: author.to_owned(),
        created_at: row.created_at.0,
        decided_at: row.decided_at.map(|at| at.0),
        decision_note: row.decision_note.clone(),
        demo: row.demo,
        actions: actions.to_vec(),
    })
}

fn limit(asked: Option<u32>) -> Result<usize> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(AppError::field("limit", FieldCode::Range));
    }
    usize::try_from(limit).map_err(|_| AppError::field("limit", FieldCode::Range))
}

fn cursor(text: Option<&str>) -> Result<Option<Id>> {
    text.map(|text| {
        Uuid::parse_str(text)
            .map(Id)
            .map_err(|_| AppError::field("cursor", FieldCode::Format))
    })
    .transpose()
}
