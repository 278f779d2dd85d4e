//! Sign-up, sign-in, refresh, activation: several writes that must agree, with Argon2 between
//! them, outside the writer. Nothing that hands out a token is kept for a replay.

use super::http::me_view;
use super::store::{self, AccountRow};
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::auth::session::{self, NewSession};
use crate::platform::auth::{throttle, token};
use crate::platform::bind::Answer;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use crate::platform::request::{Call, DEVICE_COOKIE, SESSION_COOKIE, host_cookie};
use crate::platform::vault::{BlindIndex, Column, Vault, sha256};
use actix_web::cookie::Cookie;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::{SecretInput, SecretKind, SecretVerdict, secret};
use rembang_shared::values::Phone;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// A resident's session on a device of their own.
const RESIDENT_DAYS: i64 = 180;
/// An officer's session: a working day.
const OFFICER_SECONDS: i64 = 12 * 3600;
/// An activation code on paper.
const CODE_SECONDS: i64 = 72 * 3600;
/// A token that was used twice within this time was a lost answer, not a theft.
const SIBLING_SECONDS: i64 = 30;
/// New accounts per address and window. Wide, because a village shares one address.
const SIGN_UPS_PER_ADDRESS: i64 = 300;
/// Letters and digits that nobody confuses on paper.
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE: Column = Column("activation.code_hash");

type Signed = Result<Answer<SessionView>>;

pub async fn sign_up(call: Call, (): (), new: NewAccount) -> Signed {
    let name = new.name.trim().to_owned();
    if !(1..=80).contains(&name.chars().count()) {
        return Err(AppError::field("name", FieldCode::Range));
    }
    let phone = parse_phone(&new.phone)?;
    let label = device_label(&new.device_label)?;
    check_secret(SecretKind::Pin, &new.pin, &phone, "pin")?;
    let key = format!("sign-up|{}", call.address);
    let now = call.now;
    call.app
        .db
        .write(move |conn| throttle::count(conn, &key, SIGN_UPS_PER_ADDRESS, now))
        .await?;
    let hash = call.app.secrets.hash(new.pin).await?;
    let app = std::sync::Arc::clone(&call.app);
    let opened = app
        .db
        .clone()
        .write(move |conn| {
            let account = store::NewAccount {
                name: &name,
                phone: &phone,
                kind: SecretKind::Pin,
                secret_hash: Some(hash),
                totp: None,
                proven: false,
                demo: false,
            };
            let id = store::insert_account(conn, &app.vault, &account, now)?;
            note(conn, &call, "SignUp", id)?;
            open(conn, &app, id, new.client, Device::New(&label), false, now)
        })
        .await?;
    Ok(opened.answer())
}

pub async fn sign_in(call: Call, (): (), given: Credentials) -> Signed {
    let phone = parse_phone(&given.phone)?;
    let label = device_label(&given.device_label)?;
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let index = store::phone_index(&app.vault, &phone)?;
    let device_hash = match given.client {
        Client::App => given.device.as_deref(),
        Client::Portal => call.device_cookie.as_deref(),
    }
    .map(|token| sha256(token.as_bytes()));

    // Find first, count before evaluating. A known device has a count of its own, so that a
    // stranger guessing elsewhere cannot lock the owner out.
    let (found, counter) = app
        .db
        .write(move |conn| {
            let found = find_account(conn, &index, device_hash.as_deref())?;
            let counter = match &found {
                Some((row, Some(device))) => format!("sign-in|{}|{}", row.id.0, device.0),
                _ => format!("sign-in|{}", BASE64URL.encode(&index.bytes)),
            };
            throttle::count(conn, &counter, throttle::LIMIT, now)?;
            Ok((found, counter))
        })
        .await?;

    let stored = found.as_ref().and_then(|(row, _)| row.secret_hash.clone());
    let matches = app.secrets.verify(given.secret, stored).await?;
    let failed = || AppError::refused(Refusal::SignInFailed);
    let (row, device) = found.filter(|_| matches).ok_or_else(failed)?;
    if row.demo && !app.config.demo {
        return Err(failed());
    }
    let step = match row.totp(&app.vault)? {
        // A PIN is worth something only on a device that was enrolled; a made-up account has none.
        None if device.is_none() && row.kind() == SecretKind::Pin && !row.demo => {
            return Err(failed());
        }
        None => None,
        Some(secret) => {
            let code = given
                .totp
                .ok_or_else(|| AppError::refused(Refusal::TotpNeeded))?;
            Some(totp_step(&secret, &code, now)?.ok_or_else(failed)?)
        }
    };
    let opened = app
        .db
        .clone()
        .write(move |conn| {
            if let Some(step) = step
                && !store::use_totp_step(conn, row.id, step)?
            {
                return Err(failed());
            }
            throttle::clear(conn, &counter)?;
            note(conn, &call, "SignIn", row.id)?;
            let device = device.map_or(Device::New(&label), Device::Known);
            open(
                conn,
                &app,
                row.id,
                given.client,
                device,
                step.is_some(),
                now,
            )
        })
        .await?;
    Ok(opened.answer())
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

pub async fn refresh(call: Call, (): (), given: RefreshToken) -> Signed {
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let opened = app
        .db
        .clone()
        .write(move |conn| {
            let hash = sha256(given.refresh.as_bytes());
            let Some(row) = store::refresh(conn, &hash, now)? else {
                return Ok(None);
            };
            if !row.standing || row.device_hash != sha256(given.device.as_bytes()) {
                return Ok(None);
            }
            let fresh = store::use_refresh(conn, &hash, now)?;
            let recent = row
                .used_at
                .is_none_or(|at| now.seconds_since(at) <= SIBLING_SECONDS);
            if !fresh && !recent {
                // Somebody else holds a copy: end the family, whoever is asking now.
                session::revoke(conn, row.session, now)?;
                note(conn, &call, "RefreshReused", row.account)?;
                return Ok(None);
            }
            store::touch_device(conn, row.device, now)?;
            let tokens = app_tokens(conn, &app, row.account, row.session, None, now)?;
            let me = me_view(conn, &app, row.account, now)?;
            Ok(Some(Opened {
                view: SessionView {
                    me,
                    tokens: Some(tokens),
                },
                cookies: Vec::new(),
            }))
        })
        .await?;
    opened.map(Opened::answer).ok_or_else(|| {
        AppError::new(
            rembang_shared::error::ErrorCode::Unauthenticated,
            "Sign in again.",
        )
    })
}

pub async fn sign_out(call: Call, (): (), (): ()) -> Result<Answer<()>> {
    let person = call.who.person()?.clone();
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    app.db
        .write(move |conn| {
            session::revoke(conn, person.session, now)?;
            note(conn, &call, "SignOut", person.account)
        })
        .await?;
    app.sessions.forget();
    // The device stays enrolled: signing in again needs only the PIN.
    Ok(Answer {
        output: (),
        cookies: vec![ended(SESSION_COOKIE)],
    })
}

pub async fn revoke_device(call: Call, params: DeviceParam, (): ()) -> Result<Answer<()>> {
    let person = call.who.person()?.clone();
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let current = Id(params.id) == person.device;
    app.db
        .write(move |conn| {
            if !store::revoke_device(conn, person.account, Id(params.id), now)? {
                return Err(AppError::not_found());
            }
            note(conn, &call, "RevokeDevice", person.account)
        })
        .await?;
    app.sessions.forget();
    let cookies = if current {
        vec![ended(SESSION_COOKIE), ended(DEVICE_COOKIE)]
    } else {
        Vec::new()
    };
    Ok(Answer {
        output: (),
        cookies,
    })
}

pub async fn activate(call: Call, (): (), given: Activation) -> Signed {
    let phone = parse_phone(&given.phone)?;
    let label = device_label(&given.device_label)?;
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let index = store::phone_index(&app.vault, &phone)?;
    let code_hash = code_index(&app.vault, &given.code)?;
    let counter = format!("activate|{}", BASE64URL.encode(&index.bytes));
    let counting = counter.clone();
    let found = app
        .db
        .write(move |conn| {
            throttle::count(conn, &counting, throttle::LIMIT, now)?;
            store::account_of_code(conn, &index, &code_hash, now)
        })
        .await?;
    let (row, activation) = found.ok_or_else(|| AppError::refused(Refusal::CodeInvalid))?;
    check_secret(row.kind(), &given.secret, &phone, "secret")?;
    let hash = app.secrets.hash(given.secret).await?;
    let opened = app
        .db
        .clone()
        .write(move |conn| {
            if !store::use_activation(conn, activation, now)? {
                return Err(AppError::refused(Refusal::CodeInvalid));
            }
            store::prove(conn, &row, &hash, now)?;
            // A lost phone must not stay signed in.
            store::revoke_all_devices(conn, row.id, now)?;
            throttle::clear(conn, &counter)?;
            note(conn, &call, "Activate", row.id)?;
            open(
                conn,
                &app,
                row.id,
                given.client,
                Device::New(&label),
                false,
                now,
            )
        })
        .await?;
    Ok(opened.answer())
}

pub async fn change_secret(call: Call, (): (), change: SecretChange) -> Signed {
    let person = call.who.person()?.clone();
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let account = person.account;
    let counter = format!("change|{}", account.0);
    let counting = counter.clone();
    let row = app
        .db
        .write(move |conn| {
            throttle::count(conn, &counting, throttle::LIMIT, now)?;
            store::account(conn, account)
        })
        .await?;
    let phone = row.phone(&app.vault)?;
    check_secret(row.kind(), &change.new, &phone, "new")?;
    if !app
        .secrets
        .verify(change.old, row.secret_hash.clone())
        .await?
    {
        return Err(AppError::refused(Refusal::SignInFailed));
    }
    let hash = app.secrets.hash(change.new).await?;
    // The session was opened with both factors or it was not; the next one inherits that.
    let second_factor = person
        .grants
        .iter()
        .any(|grant| grant.role.needs_second_factor());
    let client = if call.portal {
        Client::Portal
    } else {
        Client::App
    };
    let writer = std::sync::Arc::clone(&app);
    let opened = app
        .db
        .write(move |conn| {
            store::set_secret(conn, account, &hash)?;
            session::revoke_all(conn, account, now)?;
            throttle::clear(conn, &counter)?;
            note(conn, &call, "ChangeSecret", account)?;
            open(
                conn,
                &writer,
                account,
                client,
                Device::Known(person.device),
                second_factor,
                now,
            )
        })
        .await?;
    app.sessions.forget();
    Ok(opened.answer())
}

pub async fn invite(call: Call, (): (), new: NewInvitation) -> Result<Answer<Invitation>> {
    let phone = parse_phone(&new.phone)?;
    let name = new.name.trim().to_owned();
    if !(1..=80).contains(&name.chars().count()) {
        return Err(AppError::field("name", FieldCode::Range));
    }
    let by = call.who.person()?.account;
    let app = std::sync::Arc::clone(&call.app);
    let now = call.now;
    let output = app
        .db
        .clone()
        .write(move |conn| {
            let invitation = new_invitation(conn, &app.vault, &phone, &name, Some(by), now)?;
            note(conn, &call, "Invite", Id(invitation.account))?;
            Ok(invitation)
        })
        .await?;
    Ok(Answer {
        output,
        cookies: Vec::new(),
    })
}

/// An activation code for the owner of a number, or for a new account. The accounts that only
/// claimed the number are left alone until the code is used.
pub fn new_invitation(
    conn: &mut Conn,
    vault: &Vault,
    phone: &Phone,
    name: &str,
    by: Option<Id>,
    now: Instant,
) -> Result<Invitation> {
    let index = store::phone_index(vault, phone)?;
    let account = match store::proven_account(conn, &index)? {
        Some(row) => row.id,
        None => store::insert_account(
            conn,
            vault,
            &store::NewAccount {
                name,
                phone,
                kind: SecretKind::Pin,
                secret_hash: None,
                totp: None,
                proven: false,
                demo: false,
            },
            now,
        )?,
    };
    new_code_for(conn, vault, account, by, now)
}

/// An activation code for an account; older ones end.
pub fn new_code_for(
    conn: &mut Conn,
    vault: &Vault,
    account: Id,
    by: Option<Id>,
    now: Instant,
) -> Result<Invitation> {
    let code = new_code();
    let until = now.plus(CODE_SECONDS);
    store::insert_activation(conn, account, code_index(vault, &code)?, by, now, until)?;
    Ok(Invitation {
        account: account.0,
        code,
        expires_at: until.0,
    })
}

/// Eight characters, 40 random bits, in two groups.
fn new_code() -> String {
    let letters: Vec<char> = random::<8>()
        .iter()
        .map(|byte| char::from(CODE_ALPHABET[usize::from(byte % 32)]))
        .collect();
    let (first, second) = letters.split_at(4);
    format!(
        "{}-{}",
        first.iter().collect::<String>(),
        second.iter().collect::<String>()
    )
}

fn code_index(vault: &Vault, code: &str) -> Result<Vec<u8>> {
    let bare: String = code
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Ok(vault.index(CODE, &bare)?.bytes)
}

/// The step a one-time code is good for; one step back and forth for slow clocks.
fn totp_step(secret: &str, code: &str, now: Instant) -> Result<Option<i64>> {
    let at =
        u64::try_from(now.0.timestamp()).map_err(|_| AppError::internal("clock before 1970"))?;
    let bare: String = code.chars().filter(|c| *c != ' ').collect();
    Ok(totp(secret)?
        .check(&bare, at)
        .and_then(|step| i64::try_from(step).ok()))
}

/// Six digits, thirty seconds, SHA-1: what every authenticator app understands.
pub fn totp(secret: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|e| AppError::internal(e.to_string()))?;
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .with_issuer(Some("Rembang Gemilang"))
        .with_account_name("akun")
        .build()
        .map_err(|e| AppError::internal(e.to_string()))
}

fn parse_phone(text: &str) -> Result<Phone> {
    Phone::parse(text).map_err(|_| AppError::field("phone", FieldCode::Format))
}

fn device_label(text: &str) -> Result<String> {
    let label = text.trim();
    if !(1..=80).contains(&label.chars().count()) {
        return Err(AppError::field("device_label", FieldCode::Range));
    }
    Ok(label.to_owned())
}

fn check_secret(kind: SecretKind, text: &str, phone: &Phone, field: &str) -> Result<()> {
    let input = SecretInput {
        kind,
        secret: text.to_owned(),
        phone: Some(phone.clone()),
    };
    match secret(&input) {
        SecretVerdict::Ok => Ok(()),
        SecretVerdict::Refused { .. } => {
            Err(AppError::refused(Refusal::SecretWeak).with_field(field, FieldCode::Format))
        }
    }
}

fn note(conn: &mut Conn, call: &Call, action: &str, subject: Id) -> Result<()> {
    let actor = call.who.0.as_ref().map(|person| person.account);
    let act = Act {
        actor,
        action,
        subject: Some(subject),
        object: None,
        request_id: &call.request_id,
    };
    audit::record(conn, &act, call.now)
}

enum Device<'a> {
    New(&'a str),
    Known(Id),
}

/// A session that was just opened.
struct Opened {
    view: SessionView,
    cookies: Vec<Cookie<'static>>,
}

impl Opened {
    fn answer(self) -> Answer<SessionView> {
        Answer {
            output: self.view,
            cookies: self.cookies,
        }
    }
}

/// Makes session, device and tokens. Secrets leave once and are stored as hashes.
fn open(
    conn: &mut Conn,
    app: &App,
    account: Id,
    client: Client,
    device: Device<'_>,
    second_factor: bool,
    now: Instant,
) -> Result<Opened> {
    let (device, device_token) = match device {
        Device::Known(id) => {
            store::touch_device(conn, id, now)?;
            (id, None)
        }
        Device::New(label) => {
            let token = new_token();
            let id = store::insert_device(conn, account, label, sha256(token.as_bytes()), now)?;
            (id, Some(token))
        }
    };
    let seconds = if second_factor {
        OFFICER_SECONDS
    } else {
        RESIDENT_DAYS * 86_400
    };
    let cookie = matches!(client, Client::Portal).then(new_token);
    let session = new_id();
    store::insert_session(
        conn,
        &NewSession {
            id: session,
            account_id: account,
            device_id: device,
            client: if cookie.is_some() { "portal" } else { "app" },
            token_hash: cookie.as_ref().map(|token| sha256(token.as_bytes())),
            second_factor,
            created_at: now,
            expires_at: now.plus(seconds),
            revoked_at: None,
        },
    )?;
    let me = me_view(conn, app, account, now)?;
    Ok(match cookie {
        Some(token) => {
            let mut cookies = vec![host_cookie(SESSION_COOKIE, token, RESIDENT_DAYS)];
            cookies.extend(device_token.map(|token| host_cookie(DEVICE_COOKIE, token, 400)));
            Opened {
                view: SessionView { me, tokens: None },
                cookies,
            }
        }
        None => {
            let tokens = app_tokens(conn, app, account, session, device_token, now)?;
            Opened {
                view: SessionView {
                    me,
                    tokens: Some(tokens),
                },
                cookies: Vec::new(),
            }
        }
    })
}

fn app_tokens(
    conn: &mut Conn,
    app: &App,
    account: Id,
    session: Id,
    device: Option<String>,
    now: Instant,
) -> Result<Tokens> {
    let refresh = new_token();
    store::insert_refresh(conn, session, sha256(refresh.as_bytes()), now)?;
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

fn ended(name: &'static str) -> Cookie<'static> {
    let mut cookie = host_cookie(name, String::new(), 0);
    cookie.make_removal();
    cookie
}
