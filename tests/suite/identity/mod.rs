//! Journeys of accounts: how people come in, come back, and lose what they may. The helpers of
//! all of them stand here; each file below has one kind of journey.

pub mod access;

mod activation;
mod devices;
mod grants;
mod keys;
mod nik;
mod officers;
mod reach;
mod refresh;
mod sign_in;
mod sign_up;

use crate::prelude::*;
use chrono::TimeDelta;
use diesel::prelude::*;
use rembang_backend::modules::identity as module;
use rembang_backend::platform::db::Id;
use rembang_backend::platform::schema::{audit_log, session};
use rembang_core::Client;
use rembang_shared::endpoint::{BASE_PATH, Endpoint};
use rembang_shared::error::{ErrorBody, FieldCode};
use rembang_shared::identity::api::{Client as Place, *};
use rembang_shared::values::Phone;
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// PIN of everybody, as in the harness.
const PIN: &str = "402613";
/// A PIN that is nobody's.
const WRONG: &str = "918274";
/// What a window of attempts lasts, in seconds.
const WINDOW: i64 = 900;

/// A number nobody else has; the harness counts from elsewhere.
fn new_phone() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(10_000_000);
    format!("0898{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

fn new_account(phone: &str) -> NewAccount {
    NewAccount {
        name: "Warga Uji".to_owned(),
        phone: phone.to_owned(),
        pin: PIN.to_owned(),
        client: Place::App,
        device_label: "HP uji".to_owned(),
    }
}

fn credentials(phone: &str, secret: &str, device: Option<&str>) -> Credentials {
    Credentials {
        phone: phone.to_owned(),
        secret: secret.to_owned(),
        totp: None,
        client: Place::App,
        device: device.map(str::to_owned),
        device_label: "HP uji".to_owned(),
    }
}

fn activation(phone: &str, code: &str) -> Activation {
    Activation {
        phone: phone.to_owned(),
        code: code.to_owned(),
        secret: PIN.to_owned(),
        client: Place::App,
        device_label: "HP baru".to_owned(),
    }
}

fn next(tokens: &Tokens, device: &str) -> RefreshToken {
    RefreshToken {
        refresh: tokens.refresh.clone(),
        device: device.to_owned(),
    }
}

/// A code from the command line, the operator's way of inviting.
async fn invite(server: &Server, phone: &str) -> String {
    let number = Phone::parse(phone).expect("a number");
    let now = server.app.clock.now();
    let made = module::invite(&server.app, number, "Warga Uji".to_owned(), now)
        .await
        .expect("an invitation");
    made["code"].as_str().expect("a code").to_owned()
}

/// Calls as a visitor.
async fn call<E: Endpoint<Params = ()>>(
    server: &Server,
    body: E::Body,
) -> Result<E::Output, CallError> {
    server.visitor().call::<E>((), body).await
}

/// A session of the app with its tokens.
fn app(answer: Result<SessionView, CallError>) -> (MeView, Tokens) {
    let session = answer.unwrap_or_else(|error| panic!("{error}"));
    (session.me, session.tokens.expect("tokens for the app"))
}

/// What the device is called among the tokens of its first session.
fn device_of(tokens: &Tokens) -> &str {
    tokens.device.as_deref().expect("an enrolled device")
}

/// The words of a refusal.
fn no<T>(answer: Result<T, CallError>) -> ErrorBody {
    match answer {
        Err(CallError::Refused { body, .. }) => *body,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was allowed"),
    }
}

fn refusal<T>(answer: Result<T, CallError>) -> Refusal {
    let body = no(answer);
    body.refusal.unwrap_or_else(|| panic!("{body:?}"))
}

fn code<T>(answer: Result<T, CallError>) -> ErrorCode {
    no(answer).code
}

/// The one field that must be mended.
fn field<T>(answer: Result<T, CallError>) -> (String, FieldCode) {
    let body = no(answer);
    assert_eq!(body.fields.len(), 1, "{body:?}");
    let field = &body.fields[0];
    (field.path.clone(), field.code)
}

/// An answer as bytes: what somebody sees who looks for differences.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Raw {
    status: u16,
    body: String,
}

async fn raw<E: Endpoint<Params = ()>>(server: &Server, body: &E::Body) -> Raw {
    let response = post::<E>(server, body).send().await.expect("an answer");
    Raw {
        status: response.status().as_u16(),
        body: response.text().await.expect("a body"),
    }
}

fn post<E: Endpoint<Params = ()>>(server: &Server, body: &E::Body) -> reqwest::RequestBuilder {
    server
        .http
        .post(format!("{}{BASE_PATH}{}", server.origin, E::INFO.path))
        .json(body)
}

/// Many at the same time.
async fn together<T, F>(count: usize, one: impl Fn(usize) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (0..count).map(|at| tokio::spawn(one(at))).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("a task ends"));
    }
    answers
}

/// The clock goes on.
fn pass(server: &Server, seconds: i64) {
    server.set_time(server.app.clock.now().0 + TimeDelta::seconds(seconds));
}

/// Tries until it holds: another node, or this one with a turned clock, may believe a session
/// for two seconds.
async fn soon<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    for _ in 0..100 {
        if holds().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("never: {what}");
}

/// Audit rows of an action about somebody: who did it, to what.
async fn audited(
    server: &Server,
    action: &'static str,
    subject: Uuid,
) -> Vec<(Option<Uuid>, Option<String>)> {
    let rows: Vec<(Option<Id>, Option<String>)> = server
        .app
        .db
        .read(move |conn| {
            Ok(audit_log::table
                .filter(audit_log::action.eq(action))
                .filter(audit_log::subject.eq(Some(Id(subject))))
                .order(audit_log::id)
                .select((audit_log::actor, audit_log::object))
                .load(conn)?)
        })
        .await
        .expect("audit rows");
    rows.into_iter()
        .map(|(actor, object)| (actor.map(|id| id.0), object))
        .collect()
}

/// Sessions of an account that nobody ended.
async fn standing_sessions(server: &Server, account: Uuid) -> i64 {
    server
        .app
        .db
        .read(move |conn| {
            Ok(session::table
                .filter(session::account_id.eq(Id(account)))
                .filter(session::revoked_at.is_null())
                .count()
                .get_result(conn)?)
        })
        .await
        .expect("a count")
}

/// The access token still opens something.
async fn is_in(server: &Server, access: &str) -> bool {
    let me = server
        .visitor()
        .with_access(access)
        .call::<Me>((), ())
        .await;
    match me {
        Ok(_) => true,
        answer => {
            assert_eq!(code(answer), ErrorCode::Unauthenticated);
            false
        }
    }
}
