//! What this module holds about a person, for their export. Nothing here is destroyed with an
//! account: prices are public figures, and their author is a pseudonym once the account is empty.

use super::pack;
use super::store::{self, Wanted};
use crate::platform::db::{Conn, Id};
use crate::platform::error::Result;
use crate::regency::Regency;
use serde_json::{Value, json};

/// More reports than anybody files in ten years of mornings.
const MOST: usize = 200_000;

/// Everything somebody reported, newest first, with each trader's word.
pub fn held(conn: &mut Conn, regency: &Regency, account: Id) -> Result<Value> {
    let pack = pack(regency)?;
    let wanted = Wanted {
        author: Some(account),
        ..Wanted::default()
    };
    let rows = store::reports(conn, &wanted, MOST)?;
    let mut reports = Vec::with_capacity(rows.len());
    // SQLite binds at most 32,766 values to one question.
    for some in rows.chunks(1_000) {
        let ids: Vec<Id> = some.iter().map(|(row, _)| row.id).collect();
        let quotes = store::quotes(conn, &ids)?;
        for (row, author) in some {
            let view = super::views::report_view(pack, row, author, quotes.of(row.id), None)?;
            reports.push(json!(view));
        }
    }
    Ok(json!({ "price_report": reports }))
}
