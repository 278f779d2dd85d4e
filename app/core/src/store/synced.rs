//! What `Sync` brings down: lists that are kept whole. A page is taken in as one, and its cursor
//! with it.

use super::id::Id;
use super::kept::count;
use super::schema::{cursor, synced};
use super::settings::{from_json, to_json};
use super::{MOST_KEPT, Result, Store, StoreError};
use diesel::prelude::*;
use rembang_shared::sync::api::{SyncItem, SyncPage, SyncScope};
use uuid::Uuid;

const VIEW: &str = "synced.view";
const CURSOR: &str = "cursor.cursor";

impl Store {
    /// Takes a page in, all or nothing.
    pub fn take_in(&mut self, account: Uuid, page: &SyncPage) -> Result<()> {
        self.transaction(|conn, sealer| {
            for scope in &page.reset {
                let gone = synced::table
                    .filter(synced::account.eq(Id(account)))
                    .filter(synced::list.eq(&scope.list))
                    .filter(synced::part.eq(&scope.of));
                diesel::delete(gone).execute(conn)?;
            }
            for item in &page.items {
                let scope = &item.scope;
                let words = format!("{account}|{}|{}|{}", scope.list, scope.of, item.id);
                let id = sealer.id(&words);
                let Some(view) = &item.view else {
                    diesel::delete(synced::table.find(Id(id))).execute(conn)?;
                    continue;
                };
                diesel::replace_into(synced::table)
                    .values((
                        synced::id.eq(Id(id)),
                        synced::account.eq(Id(account)),
                        synced::list.eq(&scope.list),
                        synced::part.eq(&scope.of),
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

    /// Begins anew for somebody: whoever has no cursor keeps nothing.
    pub fn forget_synced(&mut self, account: Uuid) -> Result<()> {
        self.conn.immediate_transaction(|conn| {
            diesel::delete(synced::table.filter(synced::account.eq(Id(account)))).execute(conn)?;
            diesel::delete(cursor::table.find(Id(account))).execute(conn)?;
            Ok(())
        })
    }

    /// What is kept of a list for somebody, in the order in which it came.
    pub fn things(&mut self, account: Uuid, list: &str) -> Result<Vec<SyncItem>> {
        let rows: Vec<(Id, String, Id, Vec<u8>)> = synced::table
            .filter(synced::account.eq(Id(account)))
            .filter(synced::list.eq(list))
            .order(diesel::dsl::sql::<diesel::sql_types::BigInt>("rowid"))
            .select((synced::id, synced::part, synced::thing, synced::view_sealed))
            .load(&mut self.conn)?;
        let sealer = self.sealer()?;
        rows.into_iter()
            .map(|(id, of, thing, sealed)| {
                Ok(SyncItem {
                    scope: SyncScope {
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
