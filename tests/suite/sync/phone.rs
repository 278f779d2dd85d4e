//! A device that takes pages in as the contract says, and keeps nothing else.

use crate::prelude::*;
use rembang_shared::sync::api::*;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a device keeps, and where it stands.
pub struct Phone {
    client: Client,
    /// From its last page.
    pub cursor: Option<String>,
    things: BTreeMap<(SyncScope, Uuid), Value>,
}

impl Phone {
    /// One that keeps nothing yet.
    pub fn of(caller: &Caller) -> Self {
        Self {
            client: caller.client.clone(),
            cursor: None,
            things: BTreeMap::new(),
        }
    }

    /// It goes on with another access token.
    pub fn signed_in(&mut self, server: &Server, token: &str) {
        self.client = server.visitor().with_access(token);
    }

    pub fn scope(list: &str, of: &str) -> SyncScope {
        SyncScope {
            list: list.to_owned(),
            of: of.to_owned(),
        }
    }

    /// One page.
    pub async fn step(&mut self, limit: Option<u32>) -> SyncPage {
        let query = SyncQuery {
            cursor: self.cursor.clone(),
            limit,
        };
        let page = self.client.call::<Sync>(query, ()).await;
        let page = page.unwrap_or_else(|error| panic!("no page: {error}"));
        self.things
            .retain(|(scope, _), _| !page.reset.contains(scope));
        for item in &page.items {
            let key = (item.scope.clone(), item.id);
            match &item.view {
                Some(view) => drop(self.things.insert(key, view.clone())),
                None => drop(self.things.remove(&key)),
            }
        }
        self.cursor = Some(page.cursor.clone());
        page
    }

    /// Pages until there are no more, as one.
    pub async fn pull(&mut self) -> SyncPage {
        let mut all = self.step(None).await;
        while all.more {
            let next = self.step(None).await;
            all.reset.extend(next.reset);
            all.items.extend(next.items);
            all.more = next.more;
        }
        all
    }

    /// What it keeps of a scope.
    pub fn kept(&self, list: &str, of: &str) -> BTreeMap<Uuid, Value> {
        let scope = Self::scope(list, of);
        let own = self.things.iter().filter(|((of, _), _)| *of == scope);
        own.map(|((_, id), view)| (*id, view.clone())).collect()
    }

    /// All it keeps.
    pub fn all(&self) -> &BTreeMap<(SyncScope, Uuid), Value> {
        &self.things
    }
}
