//! One page for a device. First what changed in the scopes it keeps, since work in the field should
//! not wait for a large scope that has just begun; then, in the room that is left, what such a scope
//! still lacks. All of it is read from one snapshot, so that nothing falls between the two: what a
//! scope shows here holds every change that has a number, and later ones the device will hear of.

use super::cursor::{Cursor, Far, Kept};
use crate::platform::change::{self, Mark};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::Result;
use crate::platform::page;
use crate::platform::synced::{Scope, Synced};
use rembang_shared::sync::api::{SyncItem, SyncPage, SyncQuery, SyncScope};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A scope that the caller may keep now.
struct Part {
    list: &'static Synced,
    scope: Scope,
    /// The same in the words of the wire.
    name: SyncScope,
}

pub fn sync(cx: &mut Cx<'_>, query: SyncQuery, (): ()) -> Result<SyncPage> {
    let limit = page::limit(query.limit)?;
    let parts = parts(cx);
    let newest = change::newest(cx.conn)?;
    let mut reset = BTreeSet::new();
    let (mut cursor, seq) = go_on(cx, query.cursor.as_deref(), newest, &mut reset)?;
    let is_held = |kept: &Kept| parts.iter().any(|part| part.name == kept.scope);
    let ended = cursor.kept.extract_if(.., |kept| !is_held(kept));
    reset.extend(ended.map(|kept| kept.scope));

    let followed = parts.iter().filter(|part| cursor.keeps(&part.name));
    let mut found = changes(cx, followed, seq, limit)?;
    cursor.seen = found.reached.unwrap_or(newest).id.0;
    for part in &parts {
        if !cursor.keeps(&part.name) {
            reset.insert(part.name.clone());
            cursor.kept.push(Kept::begun(part.name.clone()));
        }
    }
    let room = usize::try_from(limit).unwrap_or_default() - found.count;
    let lacking = bring_down(cx, &parts, &mut cursor.kept, room, &mut found.ids)?;
    Ok(SyncPage {
        reset: reset.into_iter().collect(),
        items: items(cx, &parts, found.ids)?,
        cursor: cursor.write()?,
        more: found.reached.is_some() || lacking,
    })
}

/// Where the device stands, and the number of the last change it knows. All begins anew where that
/// cannot be told any more.
fn go_on(
    cx: &mut Cx<'_>,
    given: Option<&str>,
    newest: Mark,
    reset: &mut BTreeSet<SyncScope>,
) -> Result<(Cursor, i64)> {
    let person = cx.who.person()?;
    let Some(text) = given else {
        return Ok((Cursor::begin(person, newest.id), newest.seq));
    };
    let cursor = Cursor::read(text, person)?;
    let reached = change::reached(cx.conn, Id(cursor.seen), newest, cx.now)?;
    match reached.filter(|_| cursor.device == person.device.0) {
        Some(seq) => Ok((cursor, seq)),
        None => {
            reset.extend(cursor.kept.into_iter().map(|kept| kept.scope));
            Ok((Cursor::begin(person, newest.id), newest.seq))
        }
    }
}

/// What the scopes that have begun still lack, as far as there is room; whether that is not all.
fn bring_down(
    cx: &mut Cx<'_>,
    parts: &[Part],
    kept: &mut [Kept],
    mut room: usize,
    ids: &mut Ids,
) -> Result<bool> {
    let mut lacking = false;
    for kept in kept {
        let part = parts.iter().find(|part| part.name == kept.scope);
        let (Some(far), Some(part)) = (kept.so_far, part) else {
            continue;
        };
        // One more than there is room for tells whether there is a next page.
        let mut found = (part.list.ids)(cx, &part.scope, far.last.map(Id), room + 1)?;
        let rest = found.len() > room;
        found.truncate(room);
        room -= found.len();
        lacking |= rest;
        let last = found.last().map(|id| id.0).or(far.last);
        kept.so_far = rest.then_some(Far { last });
        ids.entry(part.name.clone()).or_default().extend(found);
    }
    Ok(lacking)
}

/// Everything the caller may keep, in the order of the modules and their lists.
fn parts(cx: &Cx<'_>) -> Vec<Part> {
    let lists = cx.app.modules.iter().flat_map(|module| module.synced);
    let parts = lists.flat_map(|list| {
        list.scopes(cx.who).into_iter().map(move |scope| Part {
            list,
            name: SyncScope {
                list: list.row.name.to_owned(),
                of: match &scope {
                    Scope::Own(_) => "own".to_owned(),
                    Scope::Area(area) => area.to_string(),
                },
            },
            scope,
        })
    });
    parts.collect()
}

/// Ids by the scope they stand in.
type Ids = HashMap<SyncScope, Vec<Id>>;

/// A stretch of the changes of some scopes.
struct Changes {
    ids: Ids,
    count: usize,
    /// The last one of the stretch, where there are more behind it.
    reached: Option<Mark>,
}

fn changes<'a>(
    cx: &mut Cx<'_>,
    parts: impl Iterator<Item = &'a Part>,
    seq: i64,
    limit: i64,
) -> Result<Changes> {
    let mut all = Vec::new();
    for part in parts {
        let found = change::after(cx.conn, part.list.row.name, &part.scope, seq, limit + 1)?;
        all.extend(found.into_iter().map(|(mark, id)| (mark, &part.name, id)));
    }
    all.sort_unstable_by_key(|(mark, ..)| mark.seq);
    let shown = usize::try_from(limit).unwrap_or_default();
    let more = all.len() > shown;
    all.truncate(shown);
    let mut ids = Ids::new();
    for (_, name, id) in &all {
        ids.entry((*name).clone()).or_default().push(*id);
    }
    Ok(Changes {
        ids,
        count: all.len(),
        reached: all.last().filter(|_| more).map(|(mark, ..)| *mark),
    })
}

/// Things as they stand now, each once: what is gone first, then the most urgent.
fn items(cx: &mut Cx<'_>, parts: &[Part], mut ids: Ids) -> Result<Vec<SyncItem>> {
    let mut items = Vec::new();
    for part in parts {
        let mut ids = ids.remove(&part.name).unwrap_or_default();
        let mut once = HashSet::new();
        ids.retain(|id| once.insert(*id));
        if ids.is_empty() {
            continue;
        }
        let seen = (part.list.views)(cx, &part.scope, &ids)?;
        let mut seen: HashMap<Id, _> = seen.into_iter().map(|it| (it.id, it)).collect();
        for id in ids {
            let seen = seen.remove(&id);
            let urgency = seen.as_ref().map(|it| it.urgency);
            let item = SyncItem {
                scope: part.name.clone(),
                id: id.0,
                view: seen.map(|it| it.view),
            };
            items.push((urgency, item));
        }
    }
    items.sort_by_key(|(urgency, _)| *urgency);
    Ok(items.into_iter().map(|(_, item)| item).collect())
}
