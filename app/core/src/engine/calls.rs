//! Calls by name: reads that are kept, writes that go at once.

use super::{Engine, EngineError, Result, State};
use crate::client::{Asked, CallError, Heard, answer_fits, feed, question_fits, row};
use crate::store::{Kept, Question, SCARCE_KEPT, StoreError};
use rembang_shared::endpoint::Info;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A question, in words.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Name of the row.
    pub endpoint: String,
    /// Path and query, flat.
    #[serde(default)]
    pub params: Value,
    /// The body of a write.
    #[serde(default)]
    pub body: Value,
    /// The key of a write, made with its form; a new one if there is none.
    #[serde(default)]
    pub key: Option<Uuid>,
    /// The version that was read, for rows that are `versioned`.
    #[serde(default)]
    pub version: Option<i64>,
}

/// Whether an answer is kept for where there is no signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// It is.
    Kept,
    /// It is, and room gets scarce: [`SCARCE_KEPT`] are.
    Scarce,
    /// It is not: as many are as may be.
    TooMany,
    /// It is not: the disk is full.
    DiskFull,
    /// It is not: the key is not at hand.
    Closed,
    /// It is not meant to be.
    No,
}

/// What the server says now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// As the row promises it, without tokens.
    pub answer: Value,
    /// Whether it can be read again without a signal.
    pub keeping: Keeping,
}

impl Engine {
    /// Asks the server. What it says is kept, if the row reads.
    pub async fn call(&self, call: Call) -> Result<Answer> {
        let info = row(&call.endpoint)?;
        question_fits(&call.endpoint, &call.params, &call.body)?;
        let mut call = call;
        self.complete(info, &mut call.body).await?;
        let question = self.question(info, call.params.clone());
        let kept = match &question {
            Some(question) => self.look(question).await,
            None => None,
        };
        let etag = kept.as_ref().and_then(|kept| kept.etag.as_deref());
        let key = call.key.unwrap_or_else(Uuid::now_v7);
        let heard = self.exchange(info, &call, key, etag).await?;
        let Some(bytes) = heard.answer()? else {
            // It still stands.
            let (Some(question), Some(kept)) = (question, kept) else {
                return Err(CallError::NotOurs(heard.status).into());
            };
            let wall = self.0.now().wall;
            self.with(move |state, _| Ok(state.open_store()?.still_stands(&question, wall)?))
                .await?;
            return Ok(Answer {
                answer: kept.answer,
                keeping: Keeping::Kept,
            });
        };
        let mut answer = answer_fits(info.name, bytes).ok_or(CallError::NotOurs(heard.status))?;
        if info.flags.tokens {
            self.keep_tokens(&call.body, &mut answer).await?;
        }
        self.notice_grants(info, &answer).await?;
        let keeping = match question {
            Some(question) => self.keep(question, answer.clone(), heard.etag).await,
            None => Keeping::No,
        };
        Ok(Answer { answer, keeping })
    }

    /// Asks for a file. None is kept: whoever wants one has it on the disk then.
    pub async fn feed(&self, call: Call) -> Result<Vec<u8>> {
        let (info, media) = feed(&call.endpoint)?;
        let heard = self.exchange(info, &call, Uuid::now_v7(), None).await?;
        Ok(heard.file(media)?.to_vec())
    }

    /// The last answer to the same question, and its age.
    pub async fn kept(&self, endpoint: &str, params: Value) -> Result<Option<Kept>> {
        let info = row(endpoint)?;
        let Some(question) = self.question(info, params) else {
            return Ok(None);
        };
        let wall = self.0.now().wall;
        let found = self
            .with(move |state, _| Ok(state.open_store()?.kept(&question)?))
            .await?;
        // A clock that was set back since makes it seem to come from tomorrow.
        Ok(found.map(|kept| Kept {
            fetched_at: kept.fetched_at.min(wall),
            ..kept
        }))
    }

    /// Asks in the name of whoever is signed in. An access token that has run out is renewed, once.
    pub(super) async fn exchange(
        &self,
        info: &Info,
        call: &Call,
        key: Uuid,
        etag: Option<&str>,
    ) -> Result<Heard> {
        let account = self.account();
        // What is the same for everybody is asked for by nobody.
        let access = self.access_of(account).filter(|_| !info.flags.cached);
        let ask = |access: Option<String>| {
            let client = self.0.client.clone();
            async move {
                let asked = Asked {
                    info,
                    params: &call.params,
                    body: &call.body,
                    key,
                    version: call.version,
                    etag,
                    access: access.as_deref(),
                };
                client.exchange(&asked).await
            }
        };
        let heard = ask(access.clone()).await?;
        if heard.status != 401 {
            return Ok(heard);
        }
        let (Some(account), Some(refused)) = (account, access) else {
            return Ok(heard);
        };
        match self.refresh(account, &refused).await? {
            Some(access) => Ok(ask(Some(access)).await?),
            None => Ok(heard),
        }
    }

    /// Under what an answer is kept: rows that read and hand out nothing secret.
    fn question(&self, info: &Info, params: Value) -> Option<Question> {
        if info.method.writes() || info.flags.tokens {
            return None;
        }
        Some(Question {
            account: self.account().filter(|_| !info.flags.cached),
            endpoint: info.name.to_owned(),
            params,
        })
    }

    /// What is kept, if it can be read; without it the server is asked for all of it.
    async fn look(&self, question: &Question) -> Option<Kept> {
        let question = question.clone();
        self.with(move |state, _| Ok(state.open_store()?.kept(&question)?))
            .await
            .ok()
            .flatten()
    }

    async fn keep(&self, question: Question, answer: Value, etag: Option<String>) -> Keeping {
        let kept = Kept {
            answer,
            fetched_at: self.0.now().wall,
            etag,
        };
        let done = self
            .with(move |state, _| state.keep(&question, &kept))
            .await;
        match done {
            Ok(keeping) => keeping,
            Err(EngineError::Store(StoreError::TooManyKept)) => Keeping::TooMany,
            Err(EngineError::Store(StoreError::Full)) => Keeping::DiskFull,
            Err(_) => Keeping::Closed,
        }
    }
}

impl State {
    fn keep(&mut self, question: &Question, kept: &Kept) -> Result<Keeping> {
        // Whoever signed out meanwhile leaves nothing behind.
        if question.account.is_some() && question.account != self.account() {
            return Ok(Keeping::No);
        }
        let store = self.open_store()?;
        store.keep(question, kept)?;
        if store.count_kept()? >= SCARCE_KEPT {
            return Ok(Keeping::Scarce);
        }
        Ok(Keeping::Kept)
    }
}
