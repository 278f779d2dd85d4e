//! What is due for a price officer today, from small aggregates.

use super::super::http::{decided_by, list};
use super::super::pack;
use super::super::pack::{MarketPack, Reference};
use super::super::prices::quoted_at;
use super::super::store::Wanted;
use super::assign::{covering, progress};
use super::store::Waiting;
use super::{answers_for, store};
use crate::modules::identity;
use crate::platform::cx::Cx;
use crate::platform::db::{Id, Instant};
use crate::platform::error::Result;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::Verdict;
use rembang_shared::page::Page;
use std::collections::BTreeMap;

/// Older than this a reference or a table of figures should be looked up again.
const YEAR: i64 = 365;
/// Imports are listed so far back.
const IMPORT_DAYS: i64 = 90;
/// Rows of each short list.
const SHORT: u32 = 5;

pub fn desk(cx: &mut Cx<'_>, (): (), (): ()) -> Result<DeskView> {
    let pack = pack(cx.pack)?;
    let day = cx.now.day();
    let rhythm = &pack.settings().rhythm;
    let verify_by = Instant::at(day, rhythm.verify_to);
    let entry_by = Instant::at(day, rhythm.entry_to);
    // Before 11.30 what yesterday's deadline has left is late; after it, today's as well.
    let passed = if cx.now >= verify_by {
        verify_by
    } else {
        Instant::at(day - TimeDelta::days(1), rhythm.verify_to)
    };
    let within = decided_by(pack, cx.who.person()?);
    let own = |place: &String| within.as_ref().is_none_or(|places| places.contains(place));
    let mut waiting = store::waiting(cx.conn)?;
    waiting.retain(|(place, ..)| own(place));
    let mut late = store::waiting_since(cx.conn, passed)?;
    late.retain(|(place, _)| own(place));
    let wanted = Wanted {
        state: Some(ReportState::Held),
        within,
        ..Wanted::default()
    };
    let oldest = list(cx, &wanted, Some(SHORT))?.items;
    let places = places(cx, entry_by, &waiting)?;
    let thresholds = super::super::flow::thresholds(pack, day)?;
    Ok(DeskView {
        day,
        verify_by: verify_by.0,
        entry_by: entry_by.0,
        held: count(waiting.iter().map(|(.., n)| *n)),
        overdue: count(late.iter().map(|(_, n)| *n)),
        oldest,
        places,
        old_references: old_references(pack, cx.now.day()),
        thresholds: DeskThresholds {
            valid_from: thresholds.valid_from,
            approver: thresholds.approver.clone(),
            old: thresholds.valid_from < day - TimeDelta::days(YEAR),
        },
        imports: imports(cx)?,
    })
}

fn count(numbers: impl Iterator<Item = i64>) -> u32 {
    u32::try_from(numbers.sum::<i64>()).unwrap_or(u32::MAX)
}

/// Every place the officer answers for today, those behind first.
fn places(cx: &mut Cx<'_>, entry_by: Instant, waiting: &[Waiting]) -> Result<Vec<DeskPlace>> {
    let pack = pack(cx.pack)?;
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for place in pack.places() {
        if pack.is_asked(&place.code, cx.now.day()) && answers_for(cx, place)? {
            names.insert(place.code.clone(), Vec::new());
        }
    }
    for (row, name) in covering(cx)? {
        cx.about_all([row.account_id]);
        names.entry(row.place).or_default().push(name);
    }
    let codes: Vec<&str> = names.keys().map(String::as_str).collect();
    let progress = progress(cx, &codes)?;
    let ended = cx.now >= entry_by;
    let mut places: Vec<DeskPlace> = names
        .into_iter()
        .filter_map(|(code, enumerators)| {
            let (panel, reported) = *progress.get(&code)?;
            let open = pack.is_open(&code, cx.now.day());
            Some(DeskPlace {
                name: pack.place(&code)?.name.clone(),
                enumerators,
                panel,
                reported,
                held: count(
                    waiting
                        .iter()
                        .filter(|(place, ..)| *place == code)
                        .map(|(.., n)| *n),
                ),
                late: ended && open && reported < panel,
                open,
                place: code,
            })
        })
        .collect();
    places.sort_by_key(|place| (!place.late, place.reported, place.name.clone()));
    Ok(places)
}

fn old_references(pack: &MarketPack, day: NaiveDate) -> Vec<OldReference> {
    let since = day - TimeDelta::days(YEAR);
    let stands = |reference: &&Reference| {
        let (code, level) = (&reference.commodity, reference.level);
        pack.is_asked(code, day) && pack.reference_on(code, level, day) == Some(*reference)
    };
    let mut old: Vec<OldReference> = pack
        .references()
        .iter()
        .filter(|reference| reference.valid_from < since)
        .filter(stands)
        .map(|reference| OldReference {
            commodity: reference.commodity.clone(),
            name: pack
                .commodity(&reference.commodity)
                .map_or_else(String::new, |it| it.name_id.clone()),
            level: reference.level,
            kind: reference.kind,
            valid_from: reference.valid_from,
        })
        .collect();
    old.sort_by_key(|reference| reference.valid_from);
    old
}

fn imports(cx: &mut Cx<'_>) -> Result<Vec<ImportedView>> {
    let since = cx.now.plus(-IMPORT_DAYS * 86_400);
    let rows = store::imports(cx.conn, since, SHORT.into())?;
    let by: Vec<Id> = rows.iter().map(|row| row.created_by).collect();
    let names = identity::names(cx.conn, &by)?;
    cx.about_all(by);
    let views = rows.into_iter().filter_map(|row| {
        Some(ImportedView {
            format: FileFormat::from_slug(&row.format)?,
            rows: count(std::iter::once(row.row_count)),
            by_name: names.get(&row.created_by).cloned().unwrap_or_default(),
            at: row.created_at.0,
            file_name: row.file_name,
        })
    });
    Ok(views.collect())
}

pub fn queue_counts(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<QueueCount>> {
    let pack = pack(cx.pack)?;
    let mut counts: BTreeMap<(String, String, Option<String>), i64> = BTreeMap::new();
    let within = decided_by(pack, cx.who.person()?);
    for (place, commodity, verdict, n) in store::waiting(cx.conn)? {
        if within
            .as_ref()
            .is_some_and(|places| !places.contains(&place))
        {
            continue;
        }
        let group = pack.commodity(&commodity);
        let group = group.map_or_else(String::new, |it| it.group.clone());
        *counts.entry((place, group, verdict)).or_default() += n;
    }
    let items = counts
        .into_iter()
        .map(|((place, group, verdict), n)| QueueCount {
            place_name: pack
                .place(&place)
                .map_or_else(|| place.clone(), |it| it.name.clone()),
            place,
            group,
            verdict: verdict.as_deref().and_then(Verdict::from_slug),
            n: count(std::iter::once(n)),
        });
    Ok(Page::whole(items.collect()))
}

/// How many commodities the panel of a place has today.
pub fn panel_size(pack: &MarketPack, level: Level, day: NaiveDate) -> u32 {
    u32::try_from(quoted_at(pack, level, day).len()).unwrap_or(u32::MAX)
}
