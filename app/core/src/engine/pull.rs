//! Down to the phone: what `Sync` has to tell, page by page.

use super::{Call, Engine, EngineError, News, Result};
use crate::client::{CallError, answer_fits};
use rembang_shared::endpoint::Endpoint;
use rembang_shared::error::ErrorCode;
use rembang_shared::sync::api::{Sync, SyncItem, SyncPage, SyncQuery};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// However much arrives, nobody is asked more often than this.
const BREATH: Duration = Duration::from_secs(3);
/// Others change these lists too.
const SELDOM: Duration = Duration::from_secs(15 * 60);

impl Engine {
    /// Brings down what has changed for whoever is signed in. Each page is kept whole with its
    /// cursor, so that whatever cuts this short, the next one goes on from there.
    pub async fn pull(&self) -> Result<()> {
        let Some(account) = self.account() else {
            return Ok(());
        };
        loop {
            let cursor = self
                .with(move |state, _| Ok(state.open_store()?.cursor(account)?))
                .await?;
            let page = match self.page(cursor.clone()).await {
                // It is no cursor of this device: after a move, or on a server that was restored.
                Err(EngineError::Call(CallError::Refused { body, .. }))
                    if body.code == ErrorCode::Invalid && cursor.is_some() =>
                {
                    self.with(move |state, _| Ok(state.open_store()?.forget_synced(account)?))
                        .await?;
                    continue;
                }
                other => other?,
            };
            let more = page.more;
            if !self.take_in(account, page).await? || !more {
                return Ok(());
            }
        }
    }

    /// Brings down at the start, after a sign-in, when the app comes to the front, when a form has
    /// arrived, and every quarter of an hour. What failed is asked again when one of these comes.
    pub(super) async fn keep_pulling(&self) {
        loop {
            // Why not is told by the link, which the sending side watches.
            let _ = self.pull().await;
            tokio::time::sleep(BREATH).await;
            tokio::select! {
                () = self.0.wanted.notified() => {}
                () = tokio::time::sleep(SELDOM) => {}
            }
        }
    }

    /// What is kept of a `synced` list for whoever is signed in.
    pub async fn things(&self, list: &str) -> Result<Vec<SyncItem>> {
        let list = list.to_owned();
        self.with(move |state, _| match state.account() {
            Some(account) => Ok(state.open_store()?.things(account, &list)?),
            None => Ok(Vec::new()),
        })
        .await
    }

    async fn page(&self, cursor: Option<String>) -> Result<SyncPage> {
        let query = SyncQuery {
            cursor,
            limit: None,
        };
        let call = Call {
            endpoint: Sync::INFO.name.to_owned(),
            params: serde_json::to_value(query).unwrap_or_default(),
            body: Value::Null,
            key: None,
            version: None,
        };
        let heard = self
            .exchange(&Sync::INFO, &call, Uuid::now_v7(), None)
            .await?;
        let page = heard
            .answer()?
            .and_then(|bytes| answer_fits(Sync::INFO.name, bytes));
        page.and_then(|page| serde_json::from_value(page).ok())
            .ok_or(EngineError::Call(CallError::NotOurs(heard.status)))
    }

    /// False where somebody else is signed in by now: then it is not theirs to keep.
    async fn take_in(&self, account: Uuid, page: SyncPage) -> Result<bool> {
        self.with(move |state, inner| {
            if state.account() != Some(account) {
                return Ok(false);
            }
            state.open_store()?.take_in(account, &page)?;
            if !page.items.is_empty() || !page.reset.is_empty() {
                inner.tell(News::Synced);
            }
            Ok(true)
        })
        .await
    }
}
