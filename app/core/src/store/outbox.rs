//! The outbox on disk: the rows that the decisions are made from, and the texts they never look at.

use super::drafts::{self, Draft};
use super::id::Id;
use super::schema::{draft, need, operation};
use super::settings::{from_json, to_json};
use super::{Result, Store, StoreError};
use crate::outbox::{Change, Operation, Payload, Reason, State, Wait, reference};
use crate::seal::Sealer;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

const PAYLOAD: &str = "operation.payload";
const REASON: &str = "operation.reason";
const RECEIPT: &str = "operation.receipt";

/// What can be said of an operation without the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unsent {
    /// The row of the contract.
    pub endpoint: String,
    /// When it was queued, by the phone's clock, in milliseconds since 1970.
    pub queued_at: i64,
    /// Where it stands.
    pub state: String,
}

/// What an operation says, and what was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// Params and body.
    pub payload: Payload,
    /// The receipt, once there is one.
    pub receipt: Option<Value>,
}

/// All of a row but what is sealed on its own.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = operation, primary_key(key), treat_none_as_null = true, treat_none_as_default_value = false)]
struct Row {
    key: Id,
    place: i64,
    account: Option<Id>,
    endpoint: String,
    aggregate: Id,
    version: Option<i64>,
    follows: Option<Id>,
    queued_at: i64,
    state: String,
    tries: i32,
    may_have_arrived: bool,
    wait_until: Option<i64>,
    wait_ms: Option<i64>,
    wait_named: Option<bool>,
    done_at: Option<i64>,
    reason_sealed: Option<Vec<u8>>,
}

impl Row {
    fn new(operation: &Operation, sealer: &Sealer) -> Result<Self> {
        let reason = operation.reason.as_ref().map(|reason| {
            let json = to_json(reason)?;
            Ok::<_, StoreError>(sealer.seal(REASON, operation.key, &json)?)
        });
        let ms = |wait: Wait| i64::try_from(wait.length.as_millis()).unwrap_or(i64::MAX);
        Ok(Self {
            key: Id(operation.key),
            place: operation.place,
            account: operation.account.map(Id),
            endpoint: operation.endpoint.clone(),
            aggregate: Id(operation.aggregate),
            version: operation.version,
            follows: operation.follows.map(Id),
            queued_at: operation.queued_at,
            state: operation.state.word().to_owned(),
            tries: i32::try_from(operation.tries).unwrap_or(i32::MAX),
            may_have_arrived: operation.may_have_arrived,
            wait_until: operation.wait.map(|wait| wait.until),
            wait_ms: operation.wait.map(ms),
            wait_named: operation.wait.map(|wait| wait.named),
            done_at: operation.done_at,
            reason_sealed: reason.transpose()?,
        })
    }

    fn operation(self, needs: Vec<Uuid>, sealer: &Sealer) -> Result<Operation> {
        let key = self.key.0;
        let reason: Option<Reason> = match self.reason_sealed {
            Some(sealed) => Some(from_json(&sealer.open(REASON, key, &sealed)?)?),
            None => None,
        };
        let wait = match (self.wait_until, self.wait_ms, self.wait_named) {
            (Some(until), Some(ms), Some(named)) => Some(Wait {
                until,
                length: Duration::from_millis(ms.max(0).unsigned_abs()),
                named,
            }),
            _ => None,
        };
        Ok(Operation {
            key,
            place: self.place,
            account: self.account.map(|id| id.0),
            endpoint: self.endpoint,
            aggregate: self.aggregate.0,
            needs,
            version: self.version,
            follows: self.follows.map(|id| id.0),
            queued_at: self.queued_at,
            state: State::parse(&self.state).ok_or(StoreError::Damaged)?,
            tries: u32::try_from(self.tries).unwrap_or_default(),
            may_have_arrived: self.may_have_arrived,
            wait,
            reason,
            done_at: self.done_at,
        })
    }
}

impl Store {
    /// Every operation, of every account, in its place.
    pub fn operations(&mut self) -> Result<Vec<Operation>> {
        let rows: Vec<Row> = operation::table
            .order(operation::place)
            .select(Row::as_select())
            .load(&mut self.conn)?;
        let all: Vec<(Id, Id)> = need::table.order(need::needs).load(&mut self.conn)?;
        let mut needs: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for (of, needed) in all {
            needs.entry(of.0).or_default().push(needed.0);
        }
        let sealer = self.sealer()?;
        rows.into_iter()
            .map(|row| {
                let needs = needs.remove(&row.key.0).unwrap_or_default();
                row.operation(needs, sealer)
            })
            .collect()
    }

    /// What is unfinished, as far as it can be said without the key.
    pub fn unsent(&mut self) -> Result<Vec<Unsent>> {
        let finished = [State::Sent.word(), State::Settled.word()];
        let rows: Vec<(String, i64, String)> = operation::table
            .filter(operation::state.ne_all(finished))
            .order(operation::place)
            .select((operation::endpoint, operation::queued_at, operation::state))
            .load(&mut self.conn)?;
        let unsent = rows.into_iter().map(|(endpoint, queued_at, state)| Unsent {
            endpoint,
            queued_at,
            state,
        });
        Ok(unsent.collect())
    }

    /// What an operation says.
    pub fn text(&mut self, key: Uuid) -> Result<Option<Text>> {
        self.transaction(|conn, sealer| {
            let Some(payload) = payload(conn, sealer, key)? else {
                return Ok(None);
            };
            let receipt = receipt(conn, sealer, key)?;
            Ok(Some(Text { payload, receipt }))
        })
    }

    /// Makes the changes of one decision, all or none. `wall` dates what becomes a draft.
    pub fn apply(&mut self, changes: &[Change], wall: i64) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        self.transaction(|conn, sealer| {
            for one in changes {
                change(conn, sealer, one, wall)?;
            }
            Ok(())
        })
    }
}

fn change(conn: &mut SqliteConnection, sealer: &Sealer, change: &Change, wall: i64) -> Result<()> {
    match change {
        Change::Insert(operation, payload, ended) => {
            if let Some(id) = ended {
                diesel::delete(draft::table.find(Id(*id))).execute(conn)?;
            }
            insert(conn, sealer, operation, payload)
        }
        Change::Put(operation) => put(conn, sealer, operation),
        Change::Receive(operation, said) => {
            let key = operation.key;
            let sealed = sealer.seal(RECEIPT, key, &to_json(said)?)?;
            diesel::update(operation::table.find(Id(key)))
                .set(operation::receipt_sealed.eq(Some(sealed)))
                .execute(conn)?;
            put(conn, sealer, operation)?;
            for other in needing(conn, key)? {
                rewrite(conn, sealer, other, |payload| {
                    reference::fill(payload, key, said);
                })?;
            }
            Ok(())
        }
        Change::Replace(old, operation, said) => {
            let new = operation.key;
            let others = needing(conn, *old)?;
            diesel::delete(operation::table.find(Id(*old))).execute(conn)?;
            insert(conn, sealer, operation, said)?;
            for other in others {
                rewrite(conn, sealer, other, |payload| {
                    reference::rename(payload, *old, new);
                })?;
            }
            Ok(())
        }
        Change::TakeBack(key, into) => {
            let form = payload(conn, sealer, *key)?.ok_or(StoreError::Damaged)?;
            let (account, kind): (Option<Id>, String) = operation::table
                .find(Id(*key))
                .select((operation::account, operation::endpoint))
                .first(conn)?;
            let draft = Draft {
                id: *into,
                account: account.map(|id| id.0),
                kind,
                saved_at: wall,
                form: serde_json::to_value(form).map_err(|e| StoreError::Failed(e.to_string()))?,
            };
            drafts::put(conn, sealer, &draft)?;
            diesel::delete(operation::table.find(Id(*key))).execute(conn)?;
            Ok(())
        }
        Change::Remove(key) => {
            diesel::delete(operation::table.find(Id(*key))).execute(conn)?;
            Ok(())
        }
    }
}

fn insert(
    conn: &mut SqliteConnection,
    sealer: &Sealer,
    operation: &Operation,
    payload: &Payload,
) -> Result<()> {
    let mut payload = payload.clone();
    for of in reference::unfilled(&payload) {
        if let Some(said) = receipt(conn, sealer, of)? {
            reference::fill(&mut payload, of, &said);
        }
    }
    let sealed = sealer.seal(PAYLOAD, operation.key, &to_json(&payload)?)?;
    diesel::insert_into(operation::table)
        .values((
            Row::new(operation, sealer)?,
            operation::payload_sealed.eq(sealed),
        ))
        .execute(conn)?;
    put_needs(conn, operation)
}

fn put(conn: &mut SqliteConnection, sealer: &Sealer, operation: &Operation) -> Result<()> {
    diesel::update(operation::table.find(Id(operation.key)))
        .set(Row::new(operation, sealer)?)
        .execute(conn)?;
    diesel::delete(need::table.filter(need::operation.eq(Id(operation.key)))).execute(conn)?;
    put_needs(conn, operation)
}

fn put_needs(conn: &mut SqliteConnection, operation: &Operation) -> Result<()> {
    for needs in &operation.needs {
        diesel::insert_into(need::table)
            .values((
                need::operation.eq(Id(operation.key)),
                need::needs.eq(Id(*needs)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The operations that wait for the receipt of `key`.
fn needing(conn: &mut SqliteConnection, key: Uuid) -> Result<Vec<Uuid>> {
    let found: Vec<Id> = need::table
        .filter(need::needs.eq(Id(key)))
        .select(need::operation)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

fn payload(conn: &mut SqliteConnection, sealer: &Sealer, key: Uuid) -> Result<Option<Payload>> {
    let sealed: Option<Vec<u8>> = operation::table
        .find(Id(key))
        .select(operation::payload_sealed)
        .first(conn)
        .optional()?;
    let opened = sealed.map(|sealed| sealer.open(PAYLOAD, key, &sealed));
    opened.transpose()?.map(|json| from_json(&json)).transpose()
}

fn receipt(conn: &mut SqliteConnection, sealer: &Sealer, key: Uuid) -> Result<Option<Value>> {
    let sealed: Option<Option<Vec<u8>>> = operation::table
        .find(Id(key))
        .select(operation::receipt_sealed)
        .first(conn)
        .optional()?;
    let opened = sealed
        .flatten()
        .map(|sealed| sealer.open(RECEIPT, key, &sealed));
    opened.transpose()?.map(|json| from_json(&json)).transpose()
}

/// Changes what an operation says of others; its key has not been used yet.
fn rewrite(
    conn: &mut SqliteConnection,
    sealer: &Sealer,
    key: Uuid,
    with: impl FnOnce(&mut Payload),
) -> Result<()> {
    let mut said = payload(conn, sealer, key)?.ok_or(StoreError::Damaged)?;
    with(&mut said);
    let sealed = sealer.seal(PAYLOAD, key, &to_json(&said)?)?;
    diesel::update(operation::table.find(Id(key)))
        .set(operation::payload_sealed.eq(sealed))
        .execute(conn)?;
    Ok(())
}
