//! Commands about what is on its way.

use crate::calls::{Question, row_named};
use crate::failure::{Failure, Result};
use rembang_core::Engine;
use rembang_core::engine::{EngineError, News, Post};
use rembang_core::outbox::State as Standing;
use rembang_core::outbox::{Act, Link, Operation, Problem, Reason};
use rembang_core::store::Draft;
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;
use tauri::State;
use tokio::sync::broadcast::Receiver;
use tokio::time::timeout;
use uuid::Uuid;

/// How long a form waits for its receipt before it is told that it will come by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// A line of Kiriman Saya.
#[derive(Debug, Serialize)]
pub struct Item {
    key: Uuid,
    /// Method and path of its row.
    row: Option<String>,
    state: Standing,
    /// Milliseconds since 1970, by this device's clock.
    queued_at: i64,
    tries: u32,
    /// It was sent and nobody knows what became of it: it cannot be taken back.
    may_have_arrived: bool,
    acts: &'static [Act],
    reason: Option<Reason>,
    /// Seconds since 1970, by the server's clock.
    done_at: Option<i64>,
    params: Value,
    body: Value,
}

/// A write. What may wait is on the disk before anybody is asked, and goes out once: sent again
/// under its key it is the same operation.
#[tauri::command]
pub async fn send(engine: State<'_, Engine>, question: Question) -> Result<Value> {
    if !question.info()?.flags.offline {
        return Ok(engine.call(question.call()?).await?.answer);
    }
    // From before it is queued, so that no news of it is missed.
    let news = engine.news();
    let mut call = question.call()?;
    let key = *call.key.get_or_insert_with(Uuid::now_v7);
    let post = Post {
        call,
        aggregate: None,
        needs: Vec::new(),
        draft: None,
    };
    match engine.queue(post).await {
        Err(EngineError::Outbox(Problem::KeyUsed)) => match engine.send_now(key).await {
            // It has arrived, or is just arriving.
            Ok(()) | Err(EngineError::Outbox(_)) => {}
            Err(error) => return Err(error.into()),
        },
        queued => drop(queued?),
    }
    receipt(&engine, key, news).await
}

/// The receipt, or why there is none yet.
async fn receipt(engine: &Engine, key: Uuid, mut news: Receiver<News>) -> Result<Value> {
    loop {
        let all = engine.outbox().await?;
        let Some(operation) = all.into_iter().find(|one| one.key == key) else {
            return Err(EngineError::Outbox(Problem::Unknown).into());
        };
        match operation.state {
            Standing::Sent | Standing::Settled => {
                return Ok(engine.text(key).await?.receipt.unwrap_or_default());
            }
            Standing::NeedsYou => {
                return Err(operation.reason.map_or(Failure::SILENT, Failure::from));
            }
            Standing::Ready if unheard(engine, &operation) => return Err(Failure::SILENT),
            Standing::Ready | Standing::Sending => {}
        }
        if timeout(PATIENCE, news.recv()).await.is_err() {
            return Err(Failure::SILENT);
        }
    }
}

/// It was tried in vain, or is not tried because nobody listens.
fn unheard(engine: &Engine, operation: &Operation) -> bool {
    operation.reason.is_some()
        || matches!(
            engine.link(),
            Link::Silent | Link::NotOurs | Link::WrongClock
        )
}

/// All of whoever is signed in.
#[tauri::command]
pub async fn outbox(engine: State<'_, Engine>) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for operation in engine.outbox().await? {
        let payload = engine.text(operation.key).await?.payload;
        items.push(Item {
            key: operation.key,
            row: row_named(&operation.endpoint),
            state: operation.state,
            queued_at: operation.queued_at,
            tries: operation.tries,
            may_have_arrived: operation.may_have_arrived,
            acts: operation.acts(),
            reason: operation.reason,
            done_at: operation.done_at,
            params: payload.params,
            body: payload.body,
        });
    }
    Ok(items)
}

/// "Kirim sekarang".
#[tauri::command]
pub async fn send_now(engine: State<'_, Engine>, key: Uuid) -> Result<()> {
    Ok(engine.send_now(key).await?)
}

/// "Ubah": it is a form again, which its screen has kept already under a name of its own.
#[tauri::command]
pub async fn take_back(engine: State<'_, Engine>, key: Uuid) -> Result<()> {
    let draft = engine.take_back(key).await?;
    Ok(engine.remove_draft(draft).await?)
}

/// "Hapus", after a person confirmed it.
#[tauri::command]
pub async fn discard(engine: State<'_, Engine>, key: Uuid) -> Result<()> {
    Ok(engine.discard(key).await?)
}

/// There is reason to try now: a network appeared, or somebody looks.
#[tauri::command]
pub async fn nudge(engine: State<'_, Engine>) -> Result<()> {
    Ok(engine.nudge().await?)
}

/// The unfinished forms of whoever is signed in, the newest first.
#[tauri::command]
pub async fn drafts(engine: State<'_, Engine>) -> Result<Vec<Draft>> {
    Ok(engine.drafts().await?)
}

/// Keeps a form as it is now.
#[tauri::command]
pub async fn save_draft(
    engine: State<'_, Engine>,
    id: Uuid,
    kind: &str,
    form: Value,
) -> Result<()> {
    Ok(engine.save_draft(id, kind, form).await?)
}

/// Throws one away.
#[tauri::command]
pub async fn remove_draft(engine: State<'_, Engine>, id: Uuid) -> Result<()> {
    Ok(engine.remove_draft(id).await?)
}
