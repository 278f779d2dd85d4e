//! Answers kept for where there is no signal: public ones for everybody, others for whom they were
//! given to.

use super::id::Id;
use super::schema::{cursor, kept, synced};
use super::settings::{from_json, to_json};
use super::{Result, Store, StoreError};
use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

const ANSWER: &str = "kept.answer";

/// From here on screens say that room gets scarce.
pub const SCARCE_KEPT: i64 = 5_000;
/// No more than this is kept, answers and synced things together.
pub const MOST_KEPT: i64 = 10_000;

/// Whose answer to what.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Who asked; nobody where the row is the same for everybody.
    pub account: Option<Uuid>,
    /// The row of the contract.
    pub endpoint: String,
    /// Its params, as JSON.
    pub params: Value,
}

/// An answer and its age.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kept {
    /// As it came.
    pub answer: Value,
    /// When, by the phone's clock, in milliseconds since 1970. A clock that was set back makes it
    /// lie in the future; screens never say so.
    pub fetched_at: i64,
    /// For asking whether it still stands.
    pub etag: Option<String>,
}

impl Store {
    /// The last answer to that question.
    pub fn kept(&mut self, question: &Question) -> Result<Option<Kept>> {
        let id = self.question_id(question)?;
        let found: Option<(Vec<u8>, i64, Option<String>)> = kept::table
            .find(Id(id))
            .select((kept::answer_sealed, kept::fetched_at, kept::etag))
            .first(&mut self.conn)
            .optional()?;
        let Some((sealed, fetched_at, etag)) = found else {
            return Ok(None);
        };
        let answer = from_json(&self.sealer()?.open(ANSWER, id, &sealed)?)?;
        Ok(Some(Kept {
            answer,
            fetched_at,
            etag,
        }))
    }

    /// Keeps an answer instead of the one before. Refuses a new question once there are
    /// [`MOST_KEPT`].
    pub fn keep(&mut self, question: &Question, new: &Kept) -> Result<()> {
        let id = self.question_id(question)?;
        let json = to_json(&new.answer)?;
        self.transaction(|conn, sealer| {
            let known: i64 = kept::table.find(Id(id)).count().get_result(conn)?;
            if known == 0 && count(conn)? >= MOST_KEPT {
                return Err(StoreError::TooManyKept);
            }
            diesel::replace_into(kept::table)
                .values((
                    kept::id.eq(Id(id)),
                    kept::account.eq(question.account.map(Id)),
                    kept::endpoint.eq(&question.endpoint),
                    kept::etag.eq(&new.etag),
                    kept::fetched_at.eq(new.fetched_at),
                    kept::answer_sealed.eq(sealer.seal(ANSWER, id, &json)?),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// The answer still stands, and was looked at just now.
    pub fn still_stands(&mut self, question: &Question, fetched_at: i64) -> Result<()> {
        let id = self.question_id(question)?;
        diesel::update(kept::table.find(Id(id)))
            .set(kept::fetched_at.eq(fetched_at))
            .execute(&mut self.conn)?;
        Ok(())
    }

    /// How much is kept: answers and synced things.
    pub fn count_kept(&mut self) -> Result<i64> {
        count(&mut self.conn)
    }

    /// Forgets all that was given to somebody, and says how much that was. Operations stay: they
    /// are their own words.
    pub fn purge(&mut self, account: Uuid) -> Result<usize> {
        self.conn.immediate_transaction(|conn| {
            let id = Id(account);
            let answers = diesel::delete(kept::table.filter(kept::account.eq(id))).execute(conn)?;
            let things =
                diesel::delete(synced::table.filter(synced::account.eq(id))).execute(conn)?;
            diesel::delete(cursor::table.find(id)).execute(conn)?;
            Ok(answers + things)
        })
    }

    /// Forgets every kept answer, public ones too.
    pub fn purge_all(&mut self) -> Result<()> {
        self.conn.immediate_transaction(|conn| {
            diesel::delete(kept::table).execute(conn)?;
            diesel::delete(synced::table).execute(conn)?;
            diesel::delete(cursor::table).execute(conn)?;
            Ok(())
        })
    }

    fn question_id(&self, question: &Question) -> Result<Uuid> {
        let who = question
            .account
            .map_or_else(String::new, |id| id.to_string());
        let words = format!("{who}|{}|{}", question.endpoint, question.params);
        Ok(self.sealer()?.id(&words))
    }
}

pub(super) fn count(conn: &mut SqliteConnection) -> Result<i64> {
    let answers: i64 = kept::table.count().get_result(conn)?;
    let things: i64 = synced::table.count().get_result(conn)?;
    Ok(answers + things)
}
