//! What residents read: today's price of a commodity, and everything about one of them.

use super::flow::thresholds;
use super::pack;
use super::pack::{Commodity, MarketPack, Place};
use super::series;
use super::store::{self, ReportRow};
use super::summary;
use super::values::{self, ValueRow};
use super::views::reference_view;
use crate::platform::cx::Cx;
use crate::platform::db::Conn;
use crate::platform::error::Result;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::RegencyResult;
use std::collections::{BTreeMap, HashMap};

/// A year and its leap, and some: the longest history, and what the yearly change looks back on.
pub const MOST_DAYS: u32 = 400;

/// Whose price, on which day.
pub struct Asked<'a> {
    /// Level of every figure.
    pub level: Level,
    /// One place instead of the regency's mean.
    pub place: Option<&'a str>,
    /// In WIB.
    pub day: NaiveDate,
}

impl Asked<'_> {
    /// The first day that can matter to today's figure or to its change since yesterday.
    fn from(&self, pack: &MarketPack) -> Result<NaiveDate> {
        summary::oldest_counting(pack, self.day - TimeDelta::days(1))
    }

    fn own(&self, mut rows: Vec<ValueRow>) -> Vec<ValueRow> {
        rows.retain(|row| self.place.is_none_or(|place| row.place == place));
        rows
    }

    /// The rows of these days, by commodity: one query for the whole list.
    pub fn recent(&self, cx: &mut Cx<'_>) -> Result<HashMap<String, Vec<ValueRow>>> {
        let from = self.from(pack(cx.pack)?)?;
        let rows = values::read(cx.conn, self.level, None, from, self.day)?;
        let mut grouped = HashMap::<String, Vec<ValueRow>>::new();
        for row in self.own(rows) {
            grouped.entry(row.commodity.clone()).or_default().push(row);
        }
        Ok(grouped)
    }
}

/// What is quoted at a level on a day, in the order it is shown.
pub fn quoted_at(pack: &MarketPack, level: Level, day: NaiveDate) -> Vec<&Commodity> {
    let all = pack.commodities().iter();
    all.filter(|it| it.levels.contains(&level) && pack.is_asked(&it.code, day))
        .collect()
}

/// Codes of the commodities under a heading.
pub fn in_group<'a>(pack: &'a MarketPack, group: &str) -> Vec<&'a str> {
    let all = pack.commodities().iter();
    all.filter(|it| it.group == group)
        .map(|it| it.code.as_str())
        .collect()
}

/// The whole list, in the order it is shown.
pub fn all(cx: &mut Cx<'_>, asked: &Asked<'_>) -> Result<Vec<PriceView>> {
    let mut rows = asked.recent(cx)?;
    quoted_at(pack(cx.pack)?, asked.level, asked.day)
        .into_iter()
        .map(|commodity| {
            let own = rows.remove(&commodity.code).unwrap_or_default();
            price_view(cx, commodity, asked, &own)
        })
        .collect()
}

/// One commodity as the list shows it, without the list.
pub fn price_of(cx: &mut Cx<'_>, commodity: &Commodity, level: Level) -> Result<PriceView> {
    let asked = Asked {
        level,
        place: None,
        day: cx.now.day(),
    };
    let from = asked.from(pack(cx.pack)?)?;
    let rows = values::read(cx.conn, level, Some(&commodity.code), from, asked.day)?;
    price_view(cx, commodity, &asked, &rows)
}

/// A commodity in the list, from its rows of the last days.
pub fn price_view(
    cx: &mut Cx<'_>,
    commodity: &Commodity,
    asked: &Asked<'_>,
    rows: &[ValueRow],
) -> Result<PriceView> {
    let (pack, day, level) = (pack(cx.pack)?, asked.day, asked.level);
    let value = summary::day_value(pack, rows, day, cx.now)?;
    let reference = pack.reference_on(&commodity.code, level, day);
    let two_days = summary::history(pack, rows, day - TimeDelta::days(1), day)?;
    let before = match &value {
        Some(_) => Vec::new(),
        None => last_rows(cx, commodity, asked)?,
    };
    let display = value.as_ref().map(|value| value.display);
    Ok(PriceView {
        commodity: commodity.code.clone(),
        name: commodity.name_id.clone(),
        group: commodity.group.clone(),
        unit: commodity.unit.slug().to_owned(),
        class: commodity.class,
        level,
        day,
        change: summary::statistics(pack, &two_days, reference, day)?.d1,
        reference: reference.map(|r| reference_view(r, display)),
        last: last_value(pack, &before)?,
        demo: made_up(rows) || made_up(&before),
        value,
    })
}

/// Whether some of what stands was made up for a demonstration.
pub fn made_up(rows: &[ValueRow]) -> bool {
    rows.iter().any(|row| row.demo && row.ended_at.is_none())
}

/// The rows that made the last value there ever was, in order of their days.
fn last_rows(cx: &mut Cx<'_>, commodity: &Commodity, asked: &Asked<'_>) -> Result<Vec<ValueRow>> {
    let (code, level) = (commodity.code.as_str(), asked.level);
    let Some(last) = values::last_day(cx.conn, level, code, asked.place, asked.day)? else {
        return Ok(Vec::new());
    };
    let from = summary::oldest_counting(pack(cx.pack)?, last)?;
    let rows = values::read(cx.conn, level, Some(code), from, last)?;
    Ok(asked.own(rows))
}

fn last_value(pack: &MarketPack, rows: &[ValueRow]) -> Result<Option<LastValue>> {
    let Some(last) = rows
        .iter()
        .filter(|r| r.ended_at.is_none())
        .map(|r| r.day)
        .max()
    else {
        return Ok(None);
    };
    let sums = summary::history(pack, rows, last, last)?;
    Ok(sums.first().and_then(|(day, sum)| {
        Some(LastValue {
            day: *day,
            display: sum.mean_display?,
        })
    }))
}

/// Everything about one commodity, with so many days of history.
pub fn commodity_view(
    cx: &mut Cx<'_>,
    commodity: &Commodity,
    level: Level,
    days: u32,
) -> Result<CommodityView> {
    let (pack, code, day) = (pack(cx.pack)?, commodity.code.as_str(), cx.now.day());
    let asked = Asked {
        level,
        place: None,
        day,
    };
    let first = day - TimeDelta::days(MOST_DAYS.into());
    let oldest = summary::oldest_counting(pack, first)?;
    let rows = values::read(cx.conn, level, Some(code), oldest, day)?;
    let from = asked.from(pack)?;
    let recent = &rows[rows.partition_point(|row| row.day < from)..];
    let history = summary::history(pack, &rows, first, day)?;
    let reference = pack.reference_on(code, level, day);
    let mut price = price_view(cx, commodity, &asked, recent)?;
    // The line below the price is a figure too.
    price.demo |= made_up(&rows);
    Ok(CommodityView {
        price,
        levels: commodity.levels.clone(),
        statistics: summary::statistics(pack, &history, reference, day)?,
        ladder: thresholds(pack, day)?.ladder.clone(),
        disparity: disparity(pack, recent, day)?,
        places: place_prices(cx.conn, pack, commodity, &asked, recent)?,
        history: points(&history, day - TimeDelta::days(i64::from(days) - 1)),
        references: references(pack, code, level),
        series: series_views(cx.conn, pack, code, level)?,
    })
}

/// How far today's places lie apart. What stands in from an earlier day says nothing of today, and
/// one place alone lies apart from nobody.
fn disparity(pack: &MarketPack, rows: &[ValueRow], day: NaiveDate) -> Result<Option<String>> {
    let today: Vec<&ValueRow> = rows
        .iter()
        .filter(|row| row.ended_at.is_none() && row.day == day)
        .collect();
    let sum = summary::sum_up(pack, &today, day)?;
    Ok(sum.disparity_percent.filter(|_| sum.n > 1))
}

fn points(history: &[(NaiveDate, RegencyResult)], from: NaiveDate) -> Vec<HistoryPoint> {
    history
        .iter()
        .filter(|(day, _)| *day >= from)
        .filter_map(|(day, sum)| {
            Some(HistoryPoint {
                day: *day,
                mean: sum.mean?,
                display: sum.mean_display?,
                n: sum.n,
                carried: u32::try_from(sum.carried.len()).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

/// The references of a commodity by date of force, whatever their order in the pack.
fn references(pack: &MarketPack, commodity: &str, level: Level) -> Vec<ReferenceView> {
    let mut views: Vec<ReferenceView> = pack
        .references()
        .iter()
        .filter(|r| r.commodity == commodity && r.level == level)
        .map(|r| reference_view(r, None))
        .collect();
    views.sort_by_key(|view| view.valid_from);
    views
}

/// The listed places and whichever village has a value, each with its own newest word.
fn place_prices(
    conn: &mut Conn,
    pack: &MarketPack,
    commodity: &Commodity,
    asked: &Asked<'_>,
    rows: &[ValueRow],
) -> Result<Vec<PlacePrice>> {
    let standing: Vec<&ValueRow> = rows.iter().filter(|row| row.ended_at.is_none()).collect();
    let newest = summary::contributing(pack, &standing, asked.day)?;
    let places = places_at(pack, asked.level, asked.day, newest.iter().copied());
    let codes: Vec<&str> = places.iter().map(|place| place.code.as_str()).collect();
    let since = summary::oldest_counting(pack, asked.day)?;
    let notes = store::notes(conn, &codes, &[&commodity.code], asked.level, since)?;
    places
        .into_iter()
        .map(|place| {
            let value = newest.iter().find(|row| row.place == place.code);
            let note = notes.iter().rfind(|note| note.place == place.code);
            place_price(place, value.copied(), note)
        })
        .collect()
}

/// The listed places of a level, and whichever village has one of these values; each once.
pub fn places_at<'a>(
    pack: &'a MarketPack,
    level: Level,
    day: NaiveDate,
    values: impl Iterator<Item = &'a ValueRow>,
) -> Vec<&'a Place> {
    let listed = pack.places().iter();
    let villages: BTreeMap<&str, &Place> = values
        .filter_map(|row| pack.place(&row.place))
        .filter(|place| place.kind == PlaceKind::Desa)
        .map(|place| (place.code.as_str(), place))
        .collect();
    listed
        .filter(|place| place.kind.level() == level)
        .filter(|place| pack.is_asked(&place.code, day))
        .chain(villages.into_values())
        .collect()
}

/// What one place says: its value, unless a status of a later day says more.
pub fn place_price(
    place: &Place,
    value: Option<&ValueRow>,
    note: Option<&ReportRow>,
) -> Result<PlacePrice> {
    let value = value.filter(|row| note.is_none_or(|note| row.day >= note.day));
    let note = note.filter(|_| value.is_none());
    Ok(PlacePrice {
        place: place.code.clone(),
        name: place.name.clone(),
        value: value.map(ValueRow::value).transpose()?,
        status: note.and_then(ReportRow::status),
        day: value.map(|row| row.day).or(note.map(|note| note.day)),
        outlier: value.is_some_and(|row| row.outlier),
        demo: value.map_or_else(|| note.is_some_and(|note| note.demo), |row| row.demo),
    })
}

/// Other publishers' series that the pack says are this very commodity.
fn series_views(
    conn: &mut Conn,
    pack: &MarketPack,
    commodity: &str,
    level: Level,
) -> Result<Vec<SeriesView>> {
    let mut views = Vec::new();
    for mapping in pack.series_map() {
        let text = &mapping.publisher_commodity;
        let series = match pack.series_by_id(&mapping.series) {
            Some(series)
                if series.level == level && mapping.commodity.as_deref() == Some(commodity) =>
            {
                series
            }
            _ => continue,
        };
        let points = series::published(conn, &series.id, &series.own_area, text)?;
        let Some((last_period, _)) = points.last().copied() else {
            continue;
        };
        views.push(SeriesView {
            id: series.id.clone(),
            publisher: series.publisher.clone(),
            title: series.title.clone(),
            frequency: series.frequency,
            area: series.own_area.clone(),
            publisher_commodity: text.clone(),
            licence: series.licence.clone(),
            note: series.note.clone(),
            last_period,
            points: points
                .into_iter()
                .map(|(period, price)| SeriesPoint { period, price })
                .collect(),
        });
    }
    Ok(views)
}
