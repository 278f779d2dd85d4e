//! From accepted values to what residents see: the regency's figure of a day, fixed at 12.00
//! WIB, and its history. Sums are the rules'; this file only gathers their input.
//!
//! All rows given to a function are of one commodity at one level, in order of their days.

use super::flow::thresholds;
use super::pack::{MarketPack, Reference};
use super::values::ValueRow;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::*;
use rembang_shared::values::{Exact, HalfRupiah};
use std::collections::{BTreeMap, BTreeSet};

/// The first day whose values can still count on `day`.
pub fn oldest_counting(pack: &MarketPack, day: NaiveDate) -> Result<NaiveDate> {
    Ok(day - TimeDelta::days(thresholds(pack, day)?.rules.stale_days.into()))
}

/// The rows that stood at a moment.
fn standing_at(rows: &[ValueRow], at: Instant) -> Vec<&ValueRow> {
    rows.iter()
        .filter(|row| row.accepted_at <= at && row.ended_at.is_none_or(|end| end > at))
        .collect()
}

/// The figure of these rows on a day.
pub fn sum_up(pack: &MarketPack, rows: &[&ValueRow], day: NaiveDate) -> Result<RegencyResult> {
    let values = rows
        .iter()
        .map(|row| row.observation())
        .collect::<Result<Vec<_>>>()?;
    Ok(regency(&RegencyInput {
        day,
        values,
        thresholds: thresholds(pack, day)?.rules.clone(),
    }))
}

/// The value of a day as it is known at `now`.
pub fn day_value(
    pack: &MarketPack,
    rows: &[ValueRow],
    day: NaiveDate,
    now: Instant,
) -> Result<Option<DayValue>> {
    let standing = standing_at(rows, now);
    let sum = sum_up(pack, &standing, day)?;
    let (Some(mean), Some(display), Some(median)) = (sum.mean, sum.mean_display, sum.median) else {
        return Ok(None);
    };
    let in_it = contributing(pack, &standing, day)?;
    let newest = in_it.iter().map(|row| row.accepted_at).max().unwrap_or(now);
    let fixed = Instant::at(day, pack.settings().rhythm.publish_at);
    Ok(Some(DayValue {
        mean,
        display,
        median,
        n: sum.n,
        limited: sum.limited,
        provisional: now < fixed,
        revised_at: revised_at(pack, rows, day, fixed, now)?.map(|at| at.0),
        carried: sum.carried,
        as_of: newest.0,
    }))
}

/// When a day's value became what it is, if it is not what it was when it was fixed. Rows come
/// and go without touching it, an older day's correction for instance, so the sums are compared.
fn revised_at(
    pack: &MarketPack,
    rows: &[ValueRow],
    day: NaiveDate,
    fixed: Instant,
    now: Instant,
) -> Result<Option<Instant>> {
    let figure = |at| -> Result<_> {
        let sum = sum_up(pack, &standing_at(rows, at), day)?;
        Ok((sum.mean_exact, sum.n))
    };
    let moments: BTreeSet<Instant> = rows
        .iter()
        .flat_map(|row| [Some(row.accepted_at), row.ended_at])
        .flatten()
        .filter(|at| fixed < *at && *at <= now)
        .collect();
    let then = figure(fixed)?;
    let (mut last, mut changed) = (then, None);
    for at in moments {
        let next = figure(at)?;
        if next != last {
            (last, changed) = (next, Some(at));
        }
    }
    Ok(changed.filter(|_| last != then))
}

/// The rows that make up a day: each place's newest within the days that still count.
pub fn contributing<'a>(
    pack: &MarketPack,
    standing: &[&'a ValueRow],
    day: NaiveDate,
) -> Result<Vec<&'a ValueRow>> {
    let counting = oldest_counting(pack, day)?..=day;
    let mut newest = BTreeMap::<&str, &ValueRow>::new();
    for row in standing.iter().filter(|row| counting.contains(&row.day)) {
        let best = newest.entry(row.place.as_str()).or_insert(row);
        if row.day >= best.day {
            *best = row;
        }
    }
    Ok(newest.into_values().collect())
}

/// The value of every day on which at least one place reported, oldest first. A day that only
/// stands on earlier days' values is a gap, not a point.
pub fn history(
    pack: &MarketPack,
    rows: &[ValueRow],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, RegencyResult)>> {
    let standing: Vec<&ValueRow> = rows.iter().filter(|row| row.ended_at.is_none()).collect();
    let days: BTreeSet<NaiveDate> = standing
        .iter()
        .map(|row| row.day)
        .filter(|day| (from..=to).contains(day))
        .collect();
    days.into_iter()
        .map(|day| {
            // The rule drops what is too old; handing it only a few days keeps this linear.
            let oldest = oldest_counting(pack, day)?;
            let near = standing.partition_point(|row| row.day < oldest)
                ..standing.partition_point(|row| row.day <= day);
            Ok((day, sum_up(pack, &standing[near], day)?))
        })
        .collect()
}

/// Changes and distances of a day.
pub fn statistics(
    pack: &MarketPack,
    history: &[(NaiveDate, RegencyResult)],
    reference: Option<&Reference>,
    day: NaiveDate,
) -> Result<Statistics> {
    let rupiah = |amount: Option<i64>| amount.and_then(HalfRupiah::from_rupiah);
    Ok(change(&ChangeInput {
        day,
        series: history
            .iter()
            .filter_map(|(day, sum)| {
                Some(SeriesValue {
                    day: *day,
                    value: Exact::Fraction(sum.mean_exact?),
                })
            })
            .collect(),
        upper: rupiah(reference.and_then(|r| r.upper)),
        lower: rupiah(reference.and_then(|r| r.lower)),
        kind: reference.map(|r| r.kind),
        ladder: thresholds(pack, day)?.ladder.clone(),
    }))
}
