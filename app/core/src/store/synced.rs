//! What `Sync` brings down: lists that are kept whole. A page is taken in as one, and its cursor
//! with it.

use super::id::Id;
use super::kept::count;
use super::schema::{cursor, synced};
use super::settings::{from_json, to_json};
use super::{MOST_KEPT, Result, Store, StoreError};
use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

const VIEW: &str = "synced.view";
const CURSOR: &str = "cursor.cursor";

/// A list, and whose part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Name of a row that is `synced`.
    pub list: String,
    /// `own`, or the code of an area.
    pub of: String,
}

/// A thing of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Thing {
    /// Where it is kept.
    pub part: Part,
    /// Its id.
    pub id: Uuid,
    /// How the list shows it; nothing where it is gone.
    pub view: Option<Value>,
}

/// One step down.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Forgotten first.
    pub reset: Vec<Part>,
    /// Kept then, or forgotten.
    pub items: Vec<Thing>,
    /// For the next call.
    pub cursor: String,
}

impl Store {
    /// Takes a page in, all or nothing.
    pub fn take_in(&mut self, account: Uuid, page: &Page) -> Result<()> {
        self.transaction(|conn, sealer| {
            for part in &page.reset {
                let gone = synced::table
                    .filter(synced::account.eq(Id(account)))
                    .filter(synced::list.eq(&part.list))
                    .filter(synced::part.eq(&part.of));
                diesel::delete(gone).execute(conn)?;
            }
            for item in &page.items {
                let part = &item.part;
                let words = format!("{account}|{}|{}|{}", part.list, part.of, item.id);
                let id = sealer.id(&words);
                let Some(view) = &item.view else {
                    diesel::delete(synced::table.find(Id(id))).execute(conn)?;
                    continue;
                };
                diesel::replace_into(synced::table)
                    .values((
                        synced::id.eq(Id(id)),
                        synced::account.eq(Id(account)),
                        synced::list.eq(&part.list),
                        synced::part.eq(&part.of),
                        synced::thing.eq(Id(item.id)),
                        synced::view_sealed.eq(sealer.seal(VIEW, id, &to_json(view)?)?),
                    ))
                    .execute(conn)?;
            }
            if count(conn)? > MOST_KEPT {
                return Err(StoreError::TooManyKept);
            }
            let sealed = sealer.seal(CURSOR, account, page.cursor.as_bytes())?;
            diesel::replace_into(cursor::table)
                .values((
                    cursor::account.eq(Id(account)),
                    cursor::cursor_sealed.eq(sealed),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// How far things were brought down for somebody.
    pub fn cursor(&mut self, account: Uuid) -> Result<Option<String>> {
        let found: Option<Vec<u8>> = cursor::table
            .find(Id(account))
            .select(cursor::cursor_sealed)
            .first(&mut self.conn)
            .optional()?;
        let Some(sealed) = found else {
            return Ok(None);
        };
        let text = self.sealer()?.open(CURSOR, account, &sealed)?;
        String::from_utf8(text)
            .map(Some)
            .map_err(|_| StoreError::Damaged)
    }

    /// What is kept of a list for somebody, in the order in which it came.
    pub fn things(&mut self, account: Uuid, list: &str) -> Result<Vec<Thing>> {
        let rows: Vec<(Id, String, Id, Vec<u8>)> = synced::table
            .filter(synced::account.eq(Id(account)))
            .filter(synced::list.eq(list))
            .order(diesel::dsl::sql::<diesel::sql_types::BigInt>("rowid"))
            .select((synced::id, synced::part, synced::thing, synced::view_sealed))
            .load(&mut self.conn)?;
        let sealer = self.sealer()?;
        rows.into_iter()
            .map(|(id, of, thing, sealed)| {
                Ok(Thing {
                    part: Part {
                        list: list.to_owned(),
                        of,
                    },
                    id: thing.0,
                    view: Some(from_json(&sealer.open(VIEW, id.0, &sealed)?)?),
                })
            })
            .collect()
    }
}
