//! What is due goes out, and what comes back is told to the outbox.

use super::{DISK_PAUSE, Engine, EngineError, Result};
use crate::client::{Asked, CallError, Heard, answer_fits, row};
use crate::outbox::{Event, Operation, Outcome, Payload, Send, Silence, reference};
use rembang_shared::endpoint::Info;
use rembang_shared::error::{ErrorBody, ErrorCode};
use std::time::Duration;
use uuid::Uuid;

impl Engine {
    /// Sends what is due, and returns once nothing is due and nothing is under way.
    pub async fn pump(&self) -> Result<()> {
        let _one = self.0.pumping.lock().await;
        loop {
            let decision = self.decide(Event::Tick).await?;
            for send in decision.sends {
                let engine = self.clone();
                // On its own: whoever stops pumping must not lose an answer.
                tokio::spawn(async move { engine.attempt(send).await });
            }
            if self.0.lock().outbox.is_idle() {
                return Ok(());
            }
            self.0.landed.notified().await;
        }
    }

    /// Sends and brings down for as long as the program runs.
    pub async fn run(&self) {
        tokio::join!(self.keep_sending(), self.keep_pulling());
    }

    async fn keep_sending(&self) {
        loop {
            let pause = match self.pump().await {
                Ok(()) => self.pause(),
                Err(EngineError::Closed(_)) => None,
                Err(_) => Some(DISK_PAUSE),
            };
            match pause {
                Some(pause) => {
                    tokio::select! {
                        () = self.0.woken.notified() => {}
                        () = tokio::time::sleep(pause) => {}
                    }
                }
                None => self.0.woken.notified().await,
            }
        }
    }

    /// A network appeared, or the app came to the front.
    pub async fn nudge(&self) -> Result<()> {
        self.decide(Event::Nudged).await?;
        self.0.woken.notify_one();
        self.0.wanted.notify_one();
        Ok(())
    }

    /// Until something is due; nothing while nothing will be.
    fn pause(&self) -> Option<Duration> {
        let next = self.0.lock().outbox.next_tick()?;
        Some(next.saturating_sub(self.0.started.elapsed()))
    }

    async fn attempt(&self, send: Send) {
        let (outcome, server_time) = self.try_once(send).await;
        let arrived = matches!(outcome, Outcome::Received(_));
        let answered = Event::Answered {
            key: send.key,
            attempt: send.attempt,
            outcome,
            server_time,
        };
        // What cannot be written now is still on disk as it was, and the same key asks again.
        let _ = self.decide(answered).await;
        self.0.landed.notify_one();
        if arrived {
            // What it changed in a list that is kept comes back with that list.
            self.0.wanted.notify_one();
        }
    }

    async fn try_once(&self, send: Send) -> (Outcome, Option<i64>) {
        let Ok((operation, payload)) = self.read(send.key).await else {
            return (Outcome::Silent(Silence::NotSent), None);
        };
        let Ok(info) = row(&operation.endpoint) else {
            return (
                refused(ErrorCode::Gone, "This app no longer knows the row."),
                None,
            );
        };
        if !reference::unfilled(&payload).is_empty() {
            let text = "A receipt did not hold what this needs.";
            return (refused(ErrorCode::Malformed, text), None);
        }
        let mut access = None;
        if operation.account.is_some() {
            access = self.access_of(operation.account);
            if access.is_none() {
                // Its owner signed out between the decision and this.
                return (Outcome::Silent(Silence::NotSent), None);
            }
        }
        let mut heard = self
            .ask(info, &operation, &payload, access.as_deref())
            .await;
        if let (Ok(Heard { status: 401, .. }), Some(account), Some(token)) =
            (&heard, operation.account, &access)
        {
            match self.refresh(account, token).await {
                Ok(Some(access)) => {
                    heard = self.ask(info, &operation, &payload, Some(&access)).await;
                }
                Ok(None) => {}
                // The one that was refused did nothing, and the next one was not sent.
                Err(_) => return (Outcome::Silent(Silence::NotSent), None),
            }
        }
        match heard {
            Ok(heard) => (understood(info, &heard), heard.server_time),
            Err(error) => (Outcome::Silent(silence(&error)), None),
        }
    }

    async fn read(&self, key: Uuid) -> Result<(Operation, Payload)> {
        self.with(move |state, _| {
            let operation = state.outbox.any(key).cloned();
            let text = state.open_store()?.text(key)?;
            operation
                .zip(text.map(|text| text.payload))
                .ok_or(EngineError::Outbox(crate::outbox::Problem::Unknown))
        })
        .await
    }

    async fn ask(
        &self,
        info: &Info,
        operation: &Operation,
        payload: &Payload,
        access: Option<&str>,
    ) -> std::result::Result<Heard, CallError> {
        let asked = Asked {
            info,
            params: &payload.params,
            body: &payload.body,
            key: operation.key,
            version: operation.version,
            etag: None,
            access,
        };
        self.0.client.exchange(&asked).await
    }
}

/// Only what the row promises is a receipt (OB-4).
fn understood(info: &Info, heard: &Heard) -> Outcome {
    match heard.answer() {
        Ok(bytes) => bytes
            .and_then(|bytes| answer_fits(info.name, bytes))
            .map_or(
                Outcome::Silent(Silence::NotOurs(heard.status)),
                Outcome::Received,
            ),
        Err(CallError::Refused { status, body, .. }) => Outcome::Refused {
            status,
            body,
            retry_after: heard.retry_after,
        },
        Err(error) => Outcome::Silent(silence(&error)),
    }
}

fn silence(error: &CallError) -> Silence {
    match error {
        // Without a connection nothing left; in any other case something may have.
        CallError::Network(error) if error.is_connect() || error.is_builder() => Silence::NotSent,
        CallError::NotOurs(status) => Silence::NotOurs(*status),
        CallError::WrongClock => Silence::WrongClock,
        _ => Silence::NoAnswer,
    }
}

/// What the server would say, said here: it is never asked.
fn refused(code: ErrorCode, message: &str) -> Outcome {
    Outcome::Refused {
        status: code.status(),
        body: Box::new(ErrorBody {
            code,
            message: message.to_owned(),
            fields: Vec::new(),
            refusal: None,
            current: None,
            incident: None,
        }),
        retry_after: None,
    }
}
