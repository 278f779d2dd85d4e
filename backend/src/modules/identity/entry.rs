//! Sign-up and sign-in. Whether a number is known shows in no answer and in no amount of work.

use super::opening::{Device, Opening, Signed, open, worth};
use super::store::{self, AccountRow};
use super::{input, note, totp};
use crate::platform::auth::secret::Asker;
use crate::platform::auth::throttle;
use crate::platform::db::{Conn, Id};
use crate::platform::error::{AppError, Result};
use crate::platform::request::Call;
use crate::platform::vault::{BlindIndex, sha256};
use rembang_shared::error::Refusal;
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use std::sync::Arc;

/// New accounts per address and window. Wide, because a village shares one address.
const SIGN_UPS_PER_ADDRESS: i64 = 300;

pub async fn sign_up(call: Call, (): (), new: NewAccount) -> Signed {
    let name = input::name(&new.name)?;
    let phone = input::phone(&new.phone)?;
    let label = input::device_label(&new.device_label)?;
    input::new_secret(SecretKind::Pin, &new.pin, &phone, "pin")?;
    let (app, now) = (Arc::clone(&call.app), call.now);
    app.limits.stranger(call.household)?;
    let place = app.secrets.place(Asker::Stranger)?;
    let counter = format!("sign-up|{}", call.household_name());
    let vault = Arc::clone(&app.vault);
    app.db
        .write(move |conn| throttle::count(conn, &vault, &counter, SIGN_UPS_PER_ADDRESS, now))
        .await?;
    let hash = place.hash(new.pin).await?;
    drop(place);
    let db = app.db.clone();
    db.write(move |conn| {
        let account = store::NewAccount {
            name: &name,
            phone: &phone,
            kind: SecretKind::Pin,
            secret_hash: Some(hash),
            totp: None,
            proven: false,
            demo: false,
            area: None,
        };
        let account = store::insert_account(conn, &app.vault, &account, now)?;
        note(conn, &call, "SignUp", account, None)?;
        let opening = Opening {
            account,
            client: new.client,
            device: Device::New(&label),
            worth: worth(SecretKind::Pin, false, now),
        };
        open(conn, &app, &opening, now)
    })
    .await
}

pub async fn sign_in(call: Call, (): (), given: Credentials) -> Signed {
    let phone = input::phone(&given.phone)?;
    let label = input::device_label(&given.device_label)?;
    let (app, now) = (Arc::clone(&call.app), call.now);
    let index = store::phone_index(&app.vault, &phone)?;
    let device_token = match given.client {
        Client::App => given.device.as_deref(),
        Client::Portal => call.device_cookie.as_deref(),
    };
    let device_hash = device_token.map(|token| sha256(token.as_bytes()));

    // Find, stand in line, count, evaluate: in this order, so that an attempt which is counted is
    // also looked at. A known device has a count and a line of its own, so that strangers guessing
    // elsewhere can neither lock the owner out nor keep them waiting.
    let found = app
        .db
        .read(move |conn| find_account(conn, &index, device_hash.as_deref()))
        .await?;
    let (asker, counter) = match &found {
        Some((row, Some(device))) => (Asker::Known, throttle::of_secret(row.id, *device)),
        _ => (Asker::Stranger, format!("sign-in|{}", phone.as_str())),
    };
    if asker == Asker::Stranger {
        app.limits.stranger(call.household)?;
    }
    let place = app.secrets.place(asker)?;
    let (vault, counting) = (Arc::clone(&app.vault), counter.clone());
    app.db
        .write(move |conn| throttle::count(conn, &vault, &counting, throttle::LIMIT, now))
        .await?;
    let stored = found.as_ref().and_then(|(row, _)| row.secret_hash.clone());
    let looked = place.verify(given.secret, stored).await;
    let matches = throttle::evaluated(&app, &counter, looked).await?;
    drop(place);
    let subject = found.as_ref().map(|(row, _)| row.id);
    let failed = move || AppError::refused(Refusal::SignInFailed).about(subject);
    let (row, device) = found
        .filter(|(row, device)| matches && may_enter(row, *device, app.config.demo))
        .ok_or_else(failed)?;
    let step = match row.totp(&app.vault)? {
        None => None,
        Some(secret) => {
            let code = given
                .totp
                .ok_or_else(|| AppError::refused(Refusal::TotpNeeded))?;
            Some(totp::step(&secret, &code, now)?.ok_or_else(failed)?)
        }
    };
    let db = app.db.clone();
    db.write(move |conn| {
        if !store::hold(conn, &row)? {
            return Err(failed());
        }
        if let Some(step) = step
            && !store::use_totp_step(conn, row.id, step)?
        {
            return Err(failed());
        }
        throttle::clear(conn, &app.vault, &counter)?;
        note(conn, &call, "SignIn", row.id, None)?;
        let opening = Opening {
            account: row.id,
            client: given.client,
            device: device.map_or(Device::New(&label), Device::Known),
            worth: worth(row.kind(), step.is_some(), now),
        };
        open(conn, &app, &opening, now)
    })
    .await
}

/// The account this device belongs to, else the one that owns the number.
fn find_account(
    conn: &mut Conn,
    index: &BlindIndex,
    device_hash: Option<&[u8]>,
) -> Result<Option<(AccountRow, Option<Id>)>> {
    if let Some(hash) = device_hash
        && let Some((row, device)) = store::account_of_device(conn, hash, index)?
    {
        return Ok(Some((row, Some(device))));
    }
    Ok(store::proven_account(conn, index)?.map(|row| (row, None)))
}

/// A PIN is worth something only on a device that was enrolled. A made-up account has no device,
/// and its well-known secret is worth something only in a demonstration.
fn may_enter(row: &AccountRow, device: Option<Id>, demonstration: bool) -> bool {
    if row.demo {
        return demonstration;
    }
    device.is_some() || row.kind() == SecretKind::Password
}
