//! A server that keeps its promises as ours does: key, effect and receipt commit together, a known
//! key is answered with its receipt, another body under it is 422, and a version that was overtaken
//! is a conflict. What it sees that must never happen it says at once.

use crate::Broken;
use rembang_core::outbox::{Outcome, Payload, reference};
use rembang_shared::error::{ErrorBody, ErrorCode, Refusal};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::Uuid;

/// What arrives.
#[derive(Debug, Clone)]
pub struct Request {
    pub account: Option<Uuid>,
    pub key: Uuid,
    pub version: Option<i64>,
    pub payload: Payload,
}

/// A thing that operations are about.
#[derive(Default)]
pub struct Thing {
    pub version: i64,
    /// Versions that the office made of it.
    pub foreign: BTreeSet<i64>,
}

/// How it feels at the moment.
#[derive(Clone, Copy, PartialEq)]
pub enum Mood {
    Well,
    /// 503 with `Retry-After` of so many seconds, or without.
    Down(Option<u64>),
    /// 429.
    Busy,
    /// Commits, and then breaks down before it can say so.
    Stumbles,
}

/// What a key was used for, and what was answered.
struct Kept {
    payload: Payload,
    version: Option<i64>,
    receipt: Value,
}

pub struct Server {
    kept: BTreeMap<(Option<Uuid>, Uuid), Kept>,
    pub things: BTreeMap<Uuid, Thing>,
    /// How often what a person meant took effect.
    pub applied: BTreeMap<u64, u32>,
    /// Ids that receipts gave.
    ids: BTreeSet<String>,
    pub mood: Mood,
    pub ended: BTreeSet<Uuid>,
    pub revoked: BTreeSet<Uuid>,
    /// Bodies of an old app are no longer understood.
    pub upgraded: bool,
}

impl Server {
    pub fn new() -> Self {
        Self {
            kept: BTreeMap::new(),
            things: BTreeMap::new(),
            applied: BTreeMap::new(),
            ids: BTreeSet::new(),
            mood: Mood::Well,
            ended: BTreeSet::new(),
            revoked: BTreeSet::new(),
            upgraded: false,
        }
    }

    /// Whether it gave a receipt for that key.
    pub fn has(&self, account: Option<Uuid>, key: Uuid) -> bool {
        self.kept.contains_key(&(account, key))
    }

    /// The answer, and whether the request took effect just now.
    pub fn handle(&mut self, request: &Request) -> Result<(Outcome, bool), Broken> {
        let no = |code, refusal| Ok((refuse(code, refusal, None), false));
        match self.mood {
            Mood::Down(after) => {
                let after = after.map(Duration::from_secs);
                return Ok((refuse(ErrorCode::Unavailable, None, after), false));
            }
            Mood::Busy => {
                let after = Some(Duration::from_secs(20));
                return Ok((refuse(ErrorCode::TooMany, None, after), false));
            }
            Mood::Well | Mood::Stumbles => {}
        }
        let account = request.account.unwrap_or_default();
        if self.ended.contains(&account) {
            return no(ErrorCode::Unauthenticated, None);
        }
        if self.revoked.contains(&account) {
            return no(ErrorCode::Forbidden, None);
        }
        let body = &request.payload.body;
        if self.upgraded && body["old"] == json!(true) {
            return no(ErrorCode::Malformed, None);
        }
        let scope = (request.account, request.key);
        if let Some(kept) = self.kept.get(&scope) {
            if kept.payload != request.payload || kept.version != request.version {
                return no(ErrorCode::Refused, Some(Refusal::KeyReused));
            }
            return Ok((Outcome::Received(kept.receipt.clone()), false));
        }
        if body["bad"] == json!(true) {
            return no(ErrorCode::Refused, Some(Refusal::PriceRatio));
        }
        if body["taken"] == json!(true) {
            return no(ErrorCode::Refused, Some(Refusal::NikTaken));
        }
        let name: Uuid = field(body, "thing")?;
        let thing = self.things.entry(name).or_default();
        if request.version.is_some_and(|read| read != thing.version) {
            let mut outcome = refuse(ErrorCode::Conflict, None, None);
            if let Outcome::Refused { body, .. } = &mut outcome {
                body.current = Some(json!({ "version": thing.version }));
            }
            return Ok((outcome, false));
        }
        self.check(request)?;
        let thing = self.things.entry(name).or_default();
        thing.version += 1;
        let intent = body["intent"].as_u64().unwrap_or_default();
        let id = format!("id-{intent}");
        self.ids.insert(id.clone());
        *self.applied.entry(intent).or_default() += 1;
        let receipt = json!({ "id": id, "version": thing.version });
        let kept = Kept {
            payload: request.payload.clone(),
            version: request.version,
            receipt: receipt.clone(),
        };
        self.kept.insert(scope, kept);
        let outcome = match self.mood {
            Mood::Stumbles => refuse(ErrorCode::Internal, None, None),
            _ => Outcome::Received(receipt),
        };
        Ok((outcome, true))
    }

    /// What may not arrive at all.
    fn check(&self, request: &Request) -> Result<(), Broken> {
        let body = &request.payload.body;
        let intent = body["intent"].as_u64().unwrap_or_default();
        let owner: Option<Uuid> = body["owner"].as_str().and_then(|it| it.parse().ok());
        if owner != request.account {
            return Err(Broken::new("I5", "sent in another account's name"));
        }
        if self.applied.contains_key(&intent) {
            let text = format!("what a person meant once ({intent}) took effect twice");
            return Err(Broken::new("I1", text));
        }
        if !reference::unfilled(&request.payload).is_empty() {
            return Err(Broken::new("I4", "it says nothing of what it needs"));
        }
        if let Some(parent) = body["parent"].as_str()
            && !self.ids.contains(parent)
            && parent != "id-existing"
        {
            return Err(Broken::new("I4", "it came before what it needs"));
        }
        if let (Some(base), Some(read)) = (body["base"].as_i64(), request.version) {
            let name: Uuid = field(body, "thing")?;
            let mut foreign = self.things[&name].foreign.iter();
            if foreign.any(|version| base < *version && *version <= read) {
                return Err(Broken::new("I4", "it overwrote what nobody had looked at"));
            }
        }
        Ok(())
    }
}

fn field(body: &Value, name: &str) -> Result<Uuid, Broken> {
    body[name]
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Broken::new("model", format!("a body without {name}")))
}

fn refuse(code: ErrorCode, refusal: Option<Refusal>, retry_after: Option<Duration>) -> Outcome {
    Outcome::Refused {
        status: code.status(),
        body: Box::new(ErrorBody {
            code,
            message: "no".to_owned(),
            fields: Vec::new(),
            refusal,
            current: None,
            incident: None,
        }),
        retry_after,
    }
}
