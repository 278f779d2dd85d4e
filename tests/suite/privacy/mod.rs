//! Rights of the person: a fresh proof, who looked, everything in one file, correction, erasure,
//! the sealed trail and the register. The jobs run here when a test says so.

pub mod access;

mod chain;
mod erasure;
mod jobs;
mod people;
mod purges;
mod register;
mod rights;
mod step_up;
mod subjects;

use crate::prelude::*;
use chrono::TimeDelta;
use rembang_backend::modules::privacy as module;
use rembang_shared::endpoint::Endpoint;
use rembang_shared::error::ErrorBody;
use rembang_shared::identity::api::*;
use rembang_shared::privacy::api::*;
use rembang_tests::PIN;
use rembang_tests::raw::{literal, texts};
use uuid::Uuid;

/// The clock goes on.
fn pass(server: &Server, seconds: i64) {
    server.set_time(server.app.clock.now().0 + TimeDelta::seconds(seconds));
}

async fn call<E: Endpoint<Params = (), Body = ()>>(caller: &Caller) -> E::Output {
    let answer = caller.client.call::<E>((), ()).await;
    answer.unwrap_or_else(|error| panic!("{error}"))
}

/// The words of a refusal.
fn no<T>(answer: Result<T, CallError>) -> ErrorBody {
    match answer {
        Err(CallError::Refused { body, .. }) => *body,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was allowed"),
    }
}

fn refusal<T>(answer: Result<T, CallError>) -> Option<Refusal> {
    no(answer).refusal
}

/// A fresh proof: the PIN, or a one-time code of the server's clock.
async fn prove(server: &Server, caller: &Caller) -> Result<StepUpView, CallError> {
    let at = u64::try_from(server.app.clock.now().0.timestamp()).expect("after 1970");
    let proof = Proof {
        secret: caller.totp.is_none().then(|| PIN.to_owned()),
        totp: caller
            .totp
            .as_ref()
            .map(|totp| totp.generate(at).to_string()),
    };
    caller.client.call::<StepUp>((), proof).await
}

/// How many rows of the database fit; `FROM` and `WHERE` of a query.
fn count(server: &Server, what: &str) -> i64 {
    let sql = format!("SELECT CAST(count(*) AS text) AS text FROM {what}");
    let text = texts(&mut server.connection(), &sql).concat();
    text.parse().expect("a number")
}

fn id(server: &Server, id: Uuid) -> String {
    literal(&server.connection(), id)
}
