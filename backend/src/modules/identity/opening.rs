//! Opening a session: device, session row, tokens or cookies. Every door ends here. Secrets
//! leave once and are stored as hashes.

use super::http::me_view;
use super::store;
use crate::platform::app::App;
use crate::platform::auth::session::{self, NewSession, Worth};
use crate::platform::auth::token;
use crate::platform::bind::Answer;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use crate::platform::request::{DEVICE_COOKIE, SESSION_COOKIE, host_cookie};
use crate::platform::vault::sha256;
use actix_web::cookie::Cookie;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use rembang_shared::error::Refusal;
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;

/// A resident's session on a device of their own.
const RESIDENT_DAYS: i64 = 180;
/// An officer's session: a working day.
const OFFICER_SECONDS: i64 = 12 * 3600;

/// What every flow into a session gives.
pub type Signed = Result<Answer<SessionView>>;

/// Where a session is opened.
pub enum Device<'a> {
    /// Enrolled just now, under that label.
    New(&'a str),
    /// Enrolled before.
    Known(Id),
}

/// A session to open.
pub struct Opening<'a> {
    /// Whose.
    pub account: Id,
    /// App or portal.
    pub client: Client,
    /// Where.
    pub device: Device<'a>,
    /// With which factors, until when.
    pub worth: Worth,
}

/// Whoever showed only a PIN or a code on paper stays long; whoever showed a one-time code too
/// has an officer's rights and stays for a day's work.
///
/// A PIN or a one-time code is a fresh proof; a password alone, as after a code on paper, is not
/// all that an officer has to show.
pub fn worth(kind: SecretKind, second_factor: bool, now: Instant) -> Worth {
    let seconds = if second_factor {
        OFFICER_SECONDS
    } else {
        RESIDENT_DAYS * 86_400
    };
    Worth {
        second_factor,
        until: now.plus(seconds),
        proven_at: (second_factor || kind == SecretKind::Pin).then_some(now),
    }
}

/// Makes session, device and tokens. A device has one session: the next one ends the one before,
/// and with it whatever was copied from it.
pub fn open(conn: &mut Conn, app: &App, opening: &Opening<'_>, now: Instant) -> Signed {
    let (device, device_token) = match opening.device {
        Device::Known(id) => {
            if !store::touch_device(conn, id, now)? {
                return Err(AppError::refused(Refusal::SignInFailed));
            }
            session::revoke_device(conn, id, now)?;
            (id, None)
        }
        Device::New(label) => {
            let token = new_token();
            let hash = sha256(token.as_bytes());
            let id = store::insert_device(conn, opening.account, label, hash, now)?;
            (id, Some(token))
        }
    };
    let cookie = matches!(opening.client, Client::Portal).then(new_token);
    let id = new_id();
    session::insert(
        conn,
        &NewSession {
            id,
            account_id: opening.account,
            device_id: device,
            client: if cookie.is_some() { "portal" } else { "app" },
            token_hash: cookie.as_ref().map(|token| sha256(token.as_bytes())),
            second_factor: opening.worth.second_factor,
            created_at: now,
            expires_at: opening.worth.until,
            revoked_at: None,
            proven_at: opening.worth.proven_at,
        },
    )?;
    let me = me_view(conn, app, opening.account, opening.worth.second_factor, now)?;
    let (tokens, cookies) = match cookie {
        None => {
            let refresh = new_token();
            store::insert_refresh(conn, id, sha256(refresh.as_bytes()), now)?;
            let tokens = new_tokens(app, opening.account, id, (refresh, device_token), now)?;
            (Some(tokens), Vec::new())
        }
        Some(token) => {
            let mut cookies = vec![host_cookie(SESSION_COOKIE, token, RESIDENT_DAYS)];
            cookies.extend(device_token.map(|token| host_cookie(DEVICE_COOKIE, token, 400)));
            (None, cookies)
        }
    };
    Ok(Answer {
        output: SessionView { me, tokens },
        cookies,
    })
}

/// What the app keeps: a new access token beside the refresh token it goes on with, and the
/// device's where it was enrolled just now.
pub fn new_tokens(
    app: &App,
    account: Id,
    session: Id,
    (refresh, device): (String, Option<String>),
    now: Instant,
) -> Result<Tokens> {
    Ok(Tokens {
        access: app.tokens.issue(account, session, now)?,
        refresh,
        device,
        expires_at: now.plus(token::LIFETIME).0,
    })
}

/// 256 random bits.
fn new_token() -> String {
    BASE64URL.encode(random::<32>())
}

/// Makes the browser forget a cookie.
pub fn ended(name: &'static str) -> Cookie<'static> {
    let mut cookie = host_cookie(name, String::new(), 0);
    cookie.make_removal();
    cookie
}
