//! Commands that ask: the server through the engine, the kept answers, the rulebook.

use crate::failure::{Failure, Result};
use rembang_core::Engine;
use rembang_core::engine::{Call, Departure};
use rembang_shared::endpoint::Info;
use rembang_shared::error::ErrorCode;
use rembang_shared::rule;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;
use uuid::Uuid;

/// A question as a screen puts it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Method and path of the row, `GET /market/prices`.
    row: String,
    #[serde(default)]
    params: Value,
    #[serde(default)]
    body: Value,
    pub key: Option<Uuid>,
    version: Option<i64>,
}

impl Question {
    /// The row of the contract.
    pub fn info(&self) -> Result<&'static Info> {
        let found = rembang_shared::catalogue().find(|info| row_of(info) == self.row);
        found.ok_or_else(|| Failure::of(ErrorCode::NotFound, format!("no row {}", self.row)))
    }

    /// The same in the engine's words.
    pub fn call(self) -> Result<Call> {
        Ok(Call {
            endpoint: self.info()?.name.to_owned(),
            params: self.params,
            body: self.body,
            key: self.key,
            version: self.version,
        })
    }
}

/// Method and path of the row of that name; nothing where this app no longer knows it.
pub fn row_named(name: &str) -> Option<String> {
    let mut rows = rembang_shared::catalogue();
    rows.find(|info| info.name == name).map(row_of)
}

/// How screens call a row.
pub fn row_of(info: &Info) -> String {
    format!("{} {}", info.method.as_str(), info.path)
}

/// An answer that is kept, and when it came, in milliseconds since 1970.
#[derive(Debug, Serialize)]
pub struct KeptAnswer {
    data: Value,
    at: i64,
}

/// Asks the server. The answer never holds a token: the engine keeps those.
#[tauri::command]
pub async fn call(engine: State<'_, Engine>, question: Question) -> Result<Value> {
    Ok(engine.call(question.call()?).await?.answer)
}

/// The last answer to the same question.
#[tauri::command]
pub async fn kept(engine: State<'_, Engine>, question: Question) -> Result<Option<KeptAnswer>> {
    let call = question.call()?;
    let found = engine.kept(&call.endpoint, call.params).await?;
    Ok(found.map(|kept| KeptAnswer {
        data: kept.answer,
        at: kept.fetched_at,
    }))
}

/// A file, as it came.
#[tauri::command]
pub async fn feed(engine: State<'_, Engine>, question: Question) -> Result<Response> {
    Ok(Response::new(engine.feed(question.call()?).await?))
}

/// What the rulebook says, as JSON.
#[tauri::command]
pub fn check(rule: &str, input: &str) -> Result<String> {
    rule::check(rule, input).map_err(|e| Failure::of(ErrorCode::Malformed, e.to_string()))
}

/// Ends the session on this device, and at the server if it can be reached. What waits stays, sealed,
/// for the next time the same person signs in.
#[tauri::command]
pub async fn sign_out(engine: State<'_, Engine>) -> Result<()> {
    Ok(engine.sign_out(Departure::Anyway).await?)
}
