//! The lists: what the regency pack says, with what officers say above it.

use super::store::{self, EntryRow, Standing};
use super::{LISTS, pack};
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::text;
use rembang_shared::error::FieldCode;
use rembang_shared::links::api::*;
use rembang_shared::links::rules::{HostState, LinkLists, OfficialHost, address_of};
use rembang_shared::page::Page;
use std::collections::BTreeMap;

/// Every check reads all of a list, and phones carry it with them.
const MOST_ENTRIES: usize = 2_000;

/// The lists that links are judged by, as they stand now.
pub fn lists(cx: &mut Cx<'_>) -> Result<LinkLists> {
    let hosts = entries(cx, LinkList::Official)?.into_iter();
    let settings = &pack(cx.pack)?.settings;
    let standing = |cx: &mut Cx<'_>, list| -> Result<Vec<String>> {
        let entries = entries(cx, list)?.into_iter();
        let standing = entries.filter(|it| it.state != HostState::Retired);
        Ok(standing.map(|it| it.address).collect())
    };
    Ok(LinkLists {
        hosts: hosts
            .map(|it| OfficialHost {
                host: it.address,
                state: it.state,
            })
            .collect(),
        flagged: standing(cx, LinkList::Incident)?,
        blocked: standing(cx, LinkList::Harmful)?,
        government: settings.government.clone(),
        words: settings.words.clone(),
        shorteners: settings.shorteners.clone(),
        relays: settings.relays.clone(),
    })
}

/// A list as it stands: the pack's addresses in its order, then the officers' own.
pub fn entries(cx: &mut Cx<'_>, list: LinkList) -> Result<Vec<LinkEntry>> {
    let rows = store::entries(cx.conn, list)?;
    let mut said: BTreeMap<&str, &EntryRow> =
        rows.iter().map(|row| (row.address.as_str(), row)).collect();
    let pack = pack(cx.pack)?;
    let packed = match list {
        LinkList::Official => pack.hosts.as_slice(),
        LinkList::Incident => &[],
        LinkList::Harmful => pack.harmful.as_slice(),
    };
    let mut entries = Vec::with_capacity(packed.len() + rows.len());
    for it in packed {
        entries.push(match said.remove(it.address.as_str()) {
            Some(row) => view(list, row)?,
            None => LinkEntry {
                list,
                address: it.address.clone(),
                state: HostState::Active,
                office: it.office.clone(),
                source: it.source.clone(),
                confirmed_on: None,
                actions: actions(list, HostState::Active),
                version: 0,
            },
        });
    }
    for row in said.into_values() {
        entries.push(view(list, row)?);
    }
    Ok(entries)
}

fn view(list: LinkList, row: &EntryRow) -> Result<LinkEntry> {
    let state = row.state()?;
    Ok(LinkEntry {
        list,
        address: row.address.clone(),
        state,
        office: row.office.clone(),
        source: row.source.clone(),
        confirmed_on: row.confirmed_on,
        actions: actions(list, state),
        version: row.version,
    })
}

/// What an officer may do: handlers enforce it and views show it.
fn actions(list: LinkList, state: HostState) -> Vec<LinkEntryAction> {
    use LinkEntryAction::{Activate, Confirm, Incident, Retire};
    match (list, state) {
        (LinkList::Official, HostState::Active) => vec![Confirm, Incident, Retire],
        (LinkList::Official, HostState::Incident) => vec![Activate, Retire],
        (_, HostState::Retired) => vec![Activate],
        _ => vec![Retire],
    }
}

pub fn link_entries(cx: &mut Cx<'_>, query: LinkEntryQuery, (): ()) -> Result<Page<LinkEntry>> {
    let list = query.list.unwrap_or(LinkList::Official);
    Ok(Page::whole(entries(cx, list)?))
}

pub fn add_link_entry(cx: &mut Cx<'_>, (): (), new: NewLinkEntry) -> Result<LinkEntry> {
    let address =
        address_of(&new.address).map_err(|_| AppError::field("address", FieldCode::Format))?;
    let office = match (new.list, &new.office) {
        (LinkList::Official, Some(office)) => Some(text::line(office, 3..=80, "office")?),
        (LinkList::Official, None) => return Err(AppError::field("office", FieldCode::Required)),
        (_, None) => None,
        (_, Some(_)) => return Err(AppError::field("office", FieldCode::Combination)),
    };
    put(cx, new.list, &address, office.as_deref(), &new.source)
}

/// Puts an address on a list on which it does not stand yet.
pub fn put(
    cx: &mut Cx<'_>,
    list: LinkList,
    address: &str,
    office: Option<&str>,
    source: &str,
) -> Result<LinkEntry> {
    fits(cx, list, address)?;
    let source = text::lines(source, 3..=300, "source")?;
    let there = entries(cx, list)?;
    if there.len() >= MOST_ENTRIES {
        return Err(AppError::field("address", FieldCode::Range));
    }
    let known = there.into_iter().find(|it| it.address == address);
    if let Some(known) = known.as_ref().filter(|it| it.state != HostState::Retired) {
        return Err(AppError::conflict(known));
    }
    let standing = Standing {
        list,
        address,
        state: HostState::Active,
        office: office.or(known.as_ref().and_then(|it| it.office.as_deref())),
        source: &source,
        confirmed_on: None,
    };
    let before = known.as_ref().map_or(0, |it| it.version);
    store_at(cx, &standing, before)
}

/// Whether an address can stand on a list.
fn fits(cx: &mut Cx<'_>, list: LinkList, address: &str) -> Result<()> {
    let host = address.split('/').next().unwrap_or_default();
    let hosts = entries(cx, LinkList::Official)?;
    let official = hosts.iter().any(|it| it.address == host);
    let numeric = host.starts_with('[') || host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let fits = match list {
        LinkList::Official => host == address && !numeric,
        // A whole host under incident is a state of the host.
        LinkList::Incident => official && host != address,
        // What is wrong with a host of ours is an incident.
        LinkList::Harmful => !official,
    };
    if fits {
        Ok(())
    } else {
        Err(AppError::field("address", FieldCode::Combination))
    }
}

pub fn change_link_entry(
    cx: &mut Cx<'_>,
    key: LinkEntryKey,
    edit: LinkEntryEdit,
) -> Result<LinkEntry> {
    let version = cx.if_match()?;
    let mut there = entries(cx, key.list)?.into_iter();
    let entry = there
        .find(|it| it.address == key.address)
        .ok_or_else(AppError::not_found)?;
    if entry.version != version {
        return Err(AppError::conflict(&entry));
    }
    if !entry.actions.contains(&edit.action) {
        return Err(AppError::field("action", FieldCode::Combination));
    }
    let source = text::lines(&edit.source, 3..=300, "source")?;
    let (state, confirmed_on) = match edit.action {
        LinkEntryAction::Confirm => (entry.state, Some(cx.now.day())),
        LinkEntryAction::Activate => (HostState::Active, entry.confirmed_on),
        LinkEntryAction::Incident => (HostState::Incident, entry.confirmed_on),
        LinkEntryAction::Retire => (HostState::Retired, entry.confirmed_on),
    };
    let standing = Standing {
        list: key.list,
        address: &entry.address,
        state,
        office: entry.office.as_deref(),
        source: &source,
        confirmed_on,
    };
    store_at(cx, &standing, entry.version)
}

/// Stores how an address stands from now on, above the version that was read.
fn store_at(cx: &mut Cx<'_>, standing: &Standing<'_>, before: i64) -> Result<LinkEntry> {
    let row = EntryRow::new(standing, cx.who.person()?.account, cx.now, before);
    let stored = match before {
        0 => store::insert_entry(cx.conn, &row)?,
        _ => store::update_entry(cx.conn, &row)?,
    };
    if !stored {
        return Err(AppError::unavailable("another officer changes this entry"));
    }
    cx.touching(standing.address);
    cx.publish(LISTS);
    view(standing.list, &row)
}
