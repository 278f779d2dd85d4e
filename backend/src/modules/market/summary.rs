//! From accepted values to what residents see: the regency's figure of a day, fixed at 12.00
//! WIB, and its history. Sums are the rules'; this file only gathers their input.

use super::flow::thresholds;
use super::store::ValueRow;
use crate::platform::app::App;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::*;
use rembang_shared::values::{Exact, HalfRupiah};
use std::collections::BTreeSet;

/// When the day's value is fixed.
fn fixed_at(app: &App, day: NaiveDate) -> Instant {
    Instant::at(day, app.regency.about().rhythm.publish_at)
}

/// The rows that stood at a moment.
fn standing_at(rows: &[ValueRow], at: Instant) -> Vec<&ValueRow> {
    rows.iter()
        .filter(|row| row.accepted_at <= at && row.ended_at.is_none_or(|end| end > at))
        .collect()
}

fn sum_up(app: &App, rows: &[&ValueRow], day: NaiveDate) -> Result<RegencyResult> {
    let values = rows
        .iter()
        .map(|row| row.observation())
        .collect::<Result<Vec<_>>>()?;
    Ok(regency(&RegencyInput {
        day,
        values,
        thresholds: thresholds(app, day)?.rules.clone(),
    }))
}

/// The value of a day as it is known at `now`, from one commodity's rows.
pub fn day_value(
    app: &App,
    rows: &[ValueRow],
    day: NaiveDate,
    now: Instant,
) -> Result<Option<DayValue>> {
    let standing = standing_at(rows, now);
    let sum = sum_up(app, &standing, day)?;
    let (Some(mean), Some(display), Some(median)) = (sum.mean, sum.mean_display, sum.median) else {
        return Ok(None);
    };
    let fixed = fixed_at(app, day);
    let provisional = now < fixed;
    let revised = !provisional && {
        let then = sum_up(app, &standing_at(rows, fixed), day)?;
        (then.mean_exact, then.n) != (sum.mean_exact, sum.n)
    };
    let in_it = contributing(app, &standing, day)?;
    let newest = in_it.iter().map(|row| row.accepted_at).max().unwrap_or(now);
    let events = rows
        .iter()
        .flat_map(|row| [Some(row.accepted_at), row.ended_at])
        .flatten();
    Ok(Some(DayValue {
        mean,
        display,
        median,
        n: sum.n,
        limited: sum.limited,
        provisional,
        revised_at: if revised {
            events.filter(|at| *at <= now).max().map(|at| at.0)
        } else {
            None
        },
        carried: sum.carried,
        as_of: newest.0,
    }))
}

/// The rows that make up a day: each place's newest within the days that still count.
pub fn contributing<'a>(
    app: &App,
    standing: &[&'a ValueRow],
    day: NaiveDate,
) -> Result<Vec<&'a ValueRow>> {
    let oldest = day - TimeDelta::days(thresholds(app, day)?.rules.stale_days.into());
    let mut newest = std::collections::BTreeMap::<&str, &ValueRow>::new();
    for row in standing
        .iter()
        .filter(|row| (oldest..=day).contains(&row.day))
    {
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
    app: &App,
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
            let reach = day - TimeDelta::days(thresholds(app, day)?.rules.stale_days.into());
            let near: Vec<&ValueRow> = standing
                .iter()
                .copied()
                .filter(|row| (reach..=day).contains(&row.day))
                .collect();
            Ok((day, sum_up(app, &near, day)?))
        })
        .collect()
}

/// Changes and distances of a day.
pub fn statistics(
    app: &App,
    history: &[(NaiveDate, RegencyResult)],
    reference: Option<&crate::regency::Reference>,
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
        ladder: thresholds(app, day)?.ladder.clone(),
    }))
}

/// A reference with how far the shown value lies outside it.
pub fn reference_view(
    reference: &crate::regency::Reference,
    display: Option<i64>,
) -> ReferenceView {
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
