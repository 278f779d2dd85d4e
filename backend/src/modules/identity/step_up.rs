//! A fresh proof of who is there, and the way from a PIN to an officer's two factors. Both look
//! at a secret, so both are flows with Argon2 outside the writer.

use super::opening::{Device, Opening, Signed, open, worth};
use super::store::{self, AccountRow};
use super::{input, note, qr, totp};
use crate::platform::app::App;
use crate::platform::auth::grant::grants_from;
use crate::platform::auth::secret::Asker;
use crate::platform::auth::{FRESH_SECONDS, session, throttle};
use crate::platform::bind::Answer;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::request::Call;
use rembang_shared::error::{ErrorCode, Refusal};
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use std::sync::Arc;

pub async fn step_up(call: Call, (): (), proof: Proof) -> Result<Answer<StepUpView>> {
    let person = call.who.person()?.clone();
    let (app, now) = (Arc::clone(&call.app), call.now);
    let counter = throttle::of_secret(person.account, person.device);
    let place = app.secrets.place(Asker::Known)?;
    let (vault, counting) = (Arc::clone(&app.vault), counter.clone());
    let row = app
        .db
        .write(move |conn| {
            throttle::count(conn, &vault, &counting, throttle::LIMIT, now)?;
            store::account(conn, person.account)
        })
        .await?;
    let failed = move || AppError::refused(Refusal::SignInFailed).about(Some(person.account));
    let step = match row.totp(&app.vault)? {
        None => None,
        Some(secret) => {
            let code = proof
                .totp
                .ok_or_else(|| AppError::refused(Refusal::TotpNeeded))?;
            Some(totp::step(&secret, &code, now)?.ok_or_else(failed)?)
        }
    };
    // A code alone is enough of an officer whose password opened this session today.
    if step.is_none() || proof.secret.is_some() {
        let secret = proof.secret.unwrap_or_default();
        let looked = place.verify(secret, row.secret_hash.clone()).await;
        if !throttle::evaluated(&app, &counter, looked).await? {
            return Err(failed());
        }
    }
    drop(place);
    let running = Arc::clone(&app);
    app.db
        .write(move |conn| {
            if !store::hold(conn, &row)? || !session::prove(conn, person.session, now)? {
                return Err(failed());
            }
            if let Some(step) = step
                && !store::use_totp_step(conn, row.id, step)?
            {
                return Err(failed());
            }
            throttle::clear(conn, &running.vault, &counter)?;
            note(conn, &call, "StepUp", row.id, None)
        })
        .await?;
    app.sessions.forget();
    Ok(Answer {
        output: StepUpView {
            until: now.plus(FRESH_SECONDS).0,
        },
        cookies: Vec::new(),
    })
}

pub async fn start_totp(call: Call, (): (), (): ()) -> Result<Answer<TotpSetup>> {
    let account = call.who.person()?.account;
    let (app, now) = (Arc::clone(&call.app), call.now);
    let running = Arc::clone(&app);
    let (secret, phone) = app
        .db
        .write(move |conn| {
            let row = awaiting(conn, account, now)?;
            note(conn, &call, "StartTotp", row.id, None)?;
            Ok((offered(&running, &row)?, row.phone(&running.vault)?))
        })
        .await?;
    let url = totp::url(&secret, &phone)?;
    Ok(Answer {
        output: TotpSetup {
            qr: qr::draw(&url)?,
            url,
            secret,
        },
        cookies: Vec::new(),
    })
}

pub async fn confirm_totp(call: Call, (): (), given: TotpConfirmation) -> Signed {
    let person = call.who.person()?.clone();
    let (app, now) = (Arc::clone(&call.app), call.now);
    let counter = format!("totp|{}", person.account.0);
    let (running, counting) = (Arc::clone(&app), counter.clone());
    let password = given.password.clone();
    let (row, secret) = app
        .db
        .write(move |conn| {
            let row = awaiting(conn, person.account, now)?;
            let phone = row.phone(&running.vault)?;
            input::new_secret(SecretKind::Password, &password, &phone, "password")?;
            throttle::count(conn, &running.vault, &counting, throttle::LIMIT, now)?;
            let secret = offered(&running, &row)?;
            Ok((row, secret))
        })
        .await?;
    let failed = move || AppError::refused(Refusal::SignInFailed).about(Some(person.account));
    let step = totp::step(&secret, &given.code, now)?.ok_or_else(failed)?;
    let hash = app
        .secrets
        .place(Asker::Known)?
        .hash(given.password)
        .await?;
    let client = if call.portal {
        Client::Portal
    } else {
        Client::App
    };
    let running = Arc::clone(&app);
    let opened = app
        .db
        .write(move |conn| {
            if !store::hold(conn, &row)? {
                return Err(failed());
            }
            store::make_officer(conn, &running.vault, row.id, &hash, &secret)?;
            store::use_totp_step(conn, row.id, step)?;
            // What the PIN opened, and any code on paper, ends with it.
            session::revoke_all(conn, row.id, now)?;
            store::end_codes(conn, row.id, now)?;
            throttle::clear(conn, &running.vault, &counter)?;
            note(conn, &call, "ConfirmTotp", row.id, None)?;
            let opening = Opening {
                account: row.id,
                client,
                device: Device::Known(person.device),
                worth: worth(SecretKind::Password, true, now),
            };
            open(conn, &running, &opening, now)
        })
        .await?;
    app.sessions.forget();
    Ok(opened)
}

/// The account, if a role of today or later waits for its second factor. Nobody else gives up
/// their PIN: a resident with a password would be let in on any device.
fn awaiting(conn: &mut Conn, account: Id, now: Instant) -> Result<AccountRow> {
    let row = store::account(conn, account)?;
    let grants = grants_from(conn, account, now.day())?;
    let office = grants.iter().any(|grant| grant.role.needs_second_factor());
    // An unproven number is a claim; making it an officer's would take it from its owner.
    if !office || row.has_totp() || !row.proven {
        return Err(AppError::new(
            ErrorCode::Forbidden,
            "No role of this account waits for a second factor.",
        ));
    }
    Ok(row)
}

/// The secret that is offered until it is confirmed. Derived from the ring and the version of the
/// account, so that nothing has to be stored for somebody who never comes back, and whoever asks
/// twice sees the same.
fn offered(app: &App, row: &AccountRow) -> Result<String> {
    totp::derived_secret(&app.vault, row.id, row.version())
}
