//! What this module holds about a person, for their export. Nothing here is destroyed with an
//! account: prices are public figures, and their author is a pseudonym once the account is empty.
//! Officers' phones, which keep what waits with the name of its author, are told.

use super::pack;
use super::store::{self, Wanted};
use super::synced;
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::Result;
use serde_json::{Map, Value, json};

/// More reports than anybody files in ten years of mornings.
const MOST: usize = 200_000;

/// Everything somebody reported, newest first, with each trader's word.
pub fn export(cx: &mut Cx<'_>, account: Id) -> Result<Map<String, Value>> {
    let pack = pack(cx.pack)?;
    let wanted = Wanted {
        author: Some(account),
        ..Wanted::default()
    };
    let rows = store::reports(cx.conn, &wanted, MOST)?;
    let mut reports = Vec::with_capacity(rows.len());
    // SQLite binds at most 32,766 values to one question.
    for some in rows.chunks(1_000) {
        let ids: Vec<Id> = some.iter().map(|(row, _)| row.id).collect();
        let quotes = store::quotes(cx.conn, &ids)?;
        for (row, author) in some {
            let view = super::views::report_view(pack, row, author, quotes.of(row.id), None)?;
            reports.push(json!(view));
        }
    }
    Ok(Map::from_iter([(
        "price_report".to_owned(),
        reports.into(),
    )]))
}

/// The author of what waits has no name any more.
pub fn erase(cx: &mut Cx<'_>, account: Id) -> Result<Map<String, Value>> {
    for row in store::waiting_of(cx.conn, account)? {
        synced::changed(cx, &row, true, true)?;
    }
    Ok(Map::new())
}
