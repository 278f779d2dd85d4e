//! `thresholds.toml`: the dated figures of the price rules. Reads and checks that they are sane;
//! the rules that use them are in `shared`.

use crate::regency::{Fault, Files, Lines, PackError};
use chrono::NaiveDate;
use rembang_shared::market::rules::{Ladder, StepPercent, Thresholds};
use serde::Deserialize;
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::value::Datetime;

const FILE: &str = "thresholds.toml";

/// The figures of the price rules, in force from a day until a newer table.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedThresholds {
    /// First day in force.
    pub valid_from: NaiveDate,
    /// Where the figures come from.
    pub source: String,
    /// Who approved them.
    pub approver: String,
    /// Input of `market.validate`.
    pub rules: Thresholds,
    /// Input of `market.change`.
    pub ladder: Ladder,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawThresholdFile {
    thresholds: Vec<RawThresholds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawThresholds {
    valid_from: Spanned<Datetime>,
    source: String,
    approver: String,
    spread_percent: Spanned<u32>,
    ratio_low_percent: Spanned<u32>,
    ratio_high_percent: Spanned<u32>,
    reference_days: Spanned<u32>,
    history_days: Spanned<u32>,
    history_values: Spanned<u32>,
    history_min: Spanned<u32>,
    mad_factor_1e4: Spanned<u32>,
    median_floor_percent: Spanned<u32>,
    floor_rupiah: Spanned<u32>,
    suspect_z_tenths: Spanned<u32>,
    extreme_z_tenths: Spanned<u32>,
    space_percent: Spanned<u32>,
    space_min_markets: Spanned<u32>,
    step_percent: RawSteps,
    stale_days: Spanned<u32>,
    backdate_days: Spanned<u32>,
    regency_min_places: Spanned<u32>,
    ews_values: Spanned<u32>,
    ews_percent: Spanned<[u32; 4]>,
    harvest_under_percent: Spanned<u32>,
    harvest_days: Spanned<u32>,
    cv_days: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(non_snake_case)] // the classes are named so in the form
struct RawSteps {
    S: Spanned<u32>,
    M: Spanned<u32>,
    V: Spanned<u32>,
}

/// The tables, oldest first.
pub(super) fn read(files: &Files) -> Result<Vec<DatedThresholds>, PackError> {
    let (raw, lines): (RawThresholdFile, Lines) = files.toml(FILE)?;
    let build = || -> Result<Vec<DatedThresholds>, Fault> {
        let mut tables: Vec<DatedThresholds> = Vec::new();
        for raw in raw.thresholds {
            let table = build_thresholds(&raw, &lines)?;
            if tables
                .iter()
                .any(|other| other.valid_from == table.valid_from)
            {
                return Err(lines.fault(&raw.valid_from, "two tables start on this day"));
            }
            tables.push(table);
        }
        if tables.is_empty() {
            return Err(Fault::file("has no [[thresholds]] table"));
        }
        tables.sort_by_key(|table| table.valid_from);
        Ok(tables)
    };
    build().map_err(|fault| files.error(FILE, fault))
}

fn build_thresholds(raw: &RawThresholds, lines: &Lines) -> Result<DatedThresholds, Fault> {
    let within = |name: &str, value: &Spanned<u32>, range: RangeInclusive<u32>| {
        let number = *value.as_ref();
        if range.contains(&number) {
            return Ok(number);
        }
        let (low, high) = (range.start(), range.end());
        let reason = format!("{name} is {number}; it must lie between {low} and {high}");
        Err(lines.fault(value, reason))
    };
    let days = |name: &str, value: &Spanned<u32>| {
        within(name, value, 2..=250).map(|days| u8::try_from(days).unwrap_or(u8::MAX))
    };
    let step_s = within("step_percent.S", &raw.step_percent.S, 1..=100)?;
    let step_m = within("step_percent.M", &raw.step_percent.M, step_s..=100)?;
    let step_v = within("step_percent.V", &raw.step_percent.V, step_m..=100)?;
    let history_values = within("history_values", &raw.history_values, 1..=366)?;
    let suspect = within("suspect_z_tenths", &raw.suspect_z_tenths, 1..=1000)?;
    let ews = *raw.ews_percent.as_ref();
    let [rising, waspada, siaga, kritis] = ews;
    if rising == 0 || kritis > 1000 || !ews.is_sorted_by(|a, b| a < b) {
        return Err(lines.fault(&raw.ews_percent, "ews_percent must rise from step to step"));
    }
    Ok(DatedThresholds {
        valid_from: lines.day("valid_from", &raw.valid_from)?,
        source: raw.source.clone(),
        approver: raw.approver.clone(),
        rules: Thresholds {
            spread_percent: within("spread_percent", &raw.spread_percent, 1..=100)?,
            ratio_low_percent: within("ratio_low_percent", &raw.ratio_low_percent, 1..=99)?,
            ratio_high_percent: within(
                "ratio_high_percent",
                &raw.ratio_high_percent,
                101..=10_000,
            )?,
            reference_days: within("reference_days", &raw.reference_days, 1..=366)?,
            history_days: within("history_days", &raw.history_days, 1..=366)?,
            history_values,
            history_min: within("history_min", &raw.history_min, 1..=history_values)?,
            mad_factor_1e4: within("mad_factor_1e4", &raw.mad_factor_1e4, 1..=100_000)?,
            median_floor_percent: within(
                "median_floor_percent",
                &raw.median_floor_percent,
                0..=50,
            )?,
            floor_rupiah: within("floor_rupiah", &raw.floor_rupiah, 1..=1_000_000)?,
            suspect_z_tenths: suspect,
            extreme_z_tenths: within(
                "extreme_z_tenths",
                &raw.extreme_z_tenths,
                suspect + 1..=2000,
            )?,
            space_percent: within("space_percent", &raw.space_percent, 1..=100)?,
            space_min_markets: within("space_min_markets", &raw.space_min_markets, 1..=100)?,
            step_percent: StepPercent {
                S: step_s,
                M: step_m,
                V: step_v,
            },
            stale_days: within("stale_days", &raw.stale_days, 1..=31)?,
            backdate_days: within("backdate_days", &raw.backdate_days, 0..=31)?,
            regency_min_places: within("regency_min_places", &raw.regency_min_places, 1..=100)?,
        },
        ladder: Ladder {
            ews_values: within("ews_values", &raw.ews_values, 1..=366)?,
            rising_percent: rising,
            waspada_percent: waspada,
            siaga_percent: siaga,
            kritis_percent: kritis,
            harvest_percent: within("harvest_under_percent", &raw.harvest_under_percent, 1..=100)?,
            harvest_days: days("harvest_days", &raw.harvest_days)?,
            cv_days: days("cv_days", &raw.cv_days)?,
        },
    })
}
