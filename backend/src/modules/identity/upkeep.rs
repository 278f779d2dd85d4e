//! What happens to a session later: the next tokens, a new secret, the end.

use super::http::me_view;
use super::opening::{Device, Opening, Signed, ended, new_tokens, open};
use super::store::RefreshRow;
use super::{input, note, store};
use crate::platform::auth::secret::Asker;
use crate::platform::auth::session::{self, Worth};
use crate::platform::auth::throttle;
use crate::platform::bind::Answer;
use crate::platform::db::Instant;
use crate::platform::error::{AppError, Result};
use crate::platform::request::{Call, SESSION_COOKIE};
use crate::platform::vault::{Column, Vault, sha256};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use rembang_shared::error::{ErrorCode, Refusal};
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use std::sync::Arc;

/// A token that is used again within this time was a lost answer, not a theft, as long as nobody
/// has gone on with what was given for it.
const LOST_SECONDS: i64 = 30;
const NEXT: Column = Column("refresh_token.next");

pub async fn refresh(call: Call, (): (), given: RefreshToken) -> Signed {
    let (app, now) = (Arc::clone(&call.app), call.now);
    let running = Arc::clone(&app);
    let view = app
        .db
        .write(move |conn| {
            let app = running;
            let hash = sha256(given.refresh.as_bytes());
            let device_hash = sha256(given.device.as_bytes());
            let row = store::refresh(conn, &hash, now)?
                .filter(|row| row.device_hash == device_hash && (!row.demo || app.config.demo));
            let Some(row) = row else {
                return Ok(None);
            };
            // The device's row is also the family's lock: parallel refreshes come one by one.
            if !store::touch_device(conn, row.device, now)? {
                return Ok(None);
            }
            let next = next_refresh(&app.vault, &given.refresh)?;
            let next_hash = sha256(next.as_bytes());
            if store::use_refresh(conn, &hash, now)? {
                store::insert_refresh(conn, row.session, next_hash, now)?;
            } else if !is_lost_answer(&row, now)
                || !store::awaits_use(conn, row.session, &next_hash)?
            {
                // Somebody else holds a copy: end the family, whoever is asking now.
                session::end(conn, row.session, now)?;
                note(conn, &call, "RefreshReused", row.account, Some(row.device))?;
                return Ok(None);
            }
            let tokens = new_tokens(&app, row.account, row.session, (next, None), now)?;
            let me = me_view(conn, &app, row.account, row.second_factor, now)?;
            Ok(Some(SessionView {
                me,
                tokens: Some(tokens),
            }))
        })
        .await?;
    let Some(output) = view else {
        // It may have ended just now.
        app.sessions.forget();
        return Err(sign_in_again());
    };
    Ok(Answer {
        output,
        cookies: Vec::new(),
    })
}

/// Unused when it was read and used by now is a twin of this call, which came first to the lock.
fn is_lost_answer(row: &RefreshRow, now: Instant) -> bool {
    row.used_at
        .is_none_or(|at| now.is_within(at, LOST_SECONDS + 1))
}

/// The one token that follows another. It is derived, with a key of the ring, from the one that
/// was shown, so that whoever asks again gets the same and nothing secret has to be stored: a
/// family has one line, and of two who hold a copy the first to go on exposes the other.
fn next_refresh(vault: &Vault, shown: &str) -> Result<String> {
    let tag = vault.index(NEXT, shown)?;
    Ok(BASE64URL.encode(tag.bytes))
}

pub async fn change_secret(call: Call, (): (), change: SecretChange) -> Signed {
    let person = call.who.person()?.clone();
    let (app, now) = (Arc::clone(&call.app), call.now);
    let counter = throttle::of_secret(person.account, person.device);
    let place = app.secrets.place(Asker::Known)?;
    let (running, counting, new) = (Arc::clone(&app), counter.clone(), change.new.clone());
    let row = app
        .db
        .write(move |conn| {
            let vault = &running.vault;
            let row = store::account(conn, person.account)?;
            // Too easy to guess is not a guess at the old one, so it does not count.
            input::new_secret(row.kind(), &new, &row.phone(vault)?, "new")?;
            throttle::count(conn, vault, &counting, throttle::LIMIT, now)?;
            Ok(row)
        })
        .await?;
    let failed = move || AppError::refused(Refusal::SignInFailed).about(Some(person.account));
    let stored = row.secret_hash.clone();
    let looked = place.verify(change.old, stored).await;
    if !throttle::evaluated(&app, &counter, looked).await? {
        return Err(failed());
    }
    let hash = place.hash(change.new).await?;
    drop(place);
    let client = if call.portal {
        Client::Portal
    } else {
        Client::App
    };
    let running = Arc::clone(&app);
    let opened = app
        .db
        .write(move |conn| {
            let app = running;
            if !store::set_secret(conn, &row, &hash)? {
                return Err(failed());
            }
            // The next session inherits factors and end of this one, which may be ending
            // elsewhere right now.
            let ended = session::end(conn, person.session, now)?.ok_or_else(sign_in_again)?;
            // The old PIN was right a moment ago; of an officer that shows only half.
            let worth = Worth {
                proven_at: match row.kind() {
                    SecretKind::Pin => Some(now),
                    SecretKind::Password => ended.proven_at,
                },
                ..ended
            };
            session::revoke_all(conn, row.id, now)?;
            throttle::clear(conn, &app.vault, &counter)?;
            note(conn, &call, "ChangeSecret", row.id, None)?;
            let opening = Opening {
                account: row.id,
                client,
                device: Device::Known(person.device),
                worth,
            };
            open(conn, &app, &opening, now)
        })
        .await?;
    app.sessions.forget();
    Ok(opened)
}

pub async fn sign_out(call: Call, (): (), (): ()) -> Result<Answer<()>> {
    let person = call.who.person()?.clone();
    let (app, now) = (Arc::clone(&call.app), call.now);
    app.db
        .write(move |conn| {
            session::end(conn, person.session, now)?;
            note(conn, &call, "SignOut", person.account, None)
        })
        .await?;
    app.sessions.forget();
    // The device stays enrolled: signing in again needs only the PIN.
    Ok(Answer {
        output: (),
        cookies: vec![ended(SESSION_COOKIE)],
    })
}

fn sign_in_again() -> AppError {
    AppError::new(ErrorCode::Unauthenticated, "Sign in again.")
}
