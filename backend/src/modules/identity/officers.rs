//! What the command line does with people: the first administrator, officers, demo accounts.

use super::activation::{NewCode, account_to_invite, new_code_for, new_invitation};
use super::store::{self, NewAccount};
use super::totp;
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::auth::grant::grants_on;
use crate::platform::auth::secret::Asker;
use crate::platform::auth::session;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use chrono::TimeDelta;
use rembang_shared::access::Role;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::values::{AreaCode, Phone};
use serde_json::{Value, json};
use std::sync::Arc;
use totp_rs::Secret;

/// A grant from the command line lasts a year, like any other.
const GRANT_DAYS: i64 = 365;

/// Somebody with a role.
pub struct Officer {
    /// Number.
    pub phone: Phone,
    /// How to address the person.
    pub name: String,
    /// What.
    pub role: Role,
    /// Where.
    pub area: AreaCode,
    /// The well-known secret of a made-up account.
    pub demo: Option<&'static str>,
}

/// Adds an account with a role, or the role to an account that exists. The answer holds what
/// the person needs to sign in; it is shown once.
pub async fn add_officer(app: &App, officer: Officer, now: Instant) -> Result<Value> {
    let kind = if officer.role.needs_second_factor() {
        SecretKind::Password
    } else {
        SecretKind::Pin
    };
    let password = match (officer.demo, kind) {
        (Some(secret), _) => Some(secret.to_owned()),
        (None, SecretKind::Password) => {
            Some(Secret::from(random::<20>()).to_base32().to_lowercase())
        }
        (None, SecretKind::Pin) => None,
    };
    let hash = match &password {
        Some(password) => Some(
            app.secrets
                .place(Asker::Known)?
                .hash(password.clone())
                .await?,
        ),
        None => None,
    };
    let second = matches!(kind, SecretKind::Password).then(totp::new_secret);
    let url = second
        .as_deref()
        .map(|secret| totp::url(secret, &officer.phone))
        .transpose()?;
    let vault = Arc::clone(&app.vault);
    let reply = app
        .db
        .write(move |conn| {
            // A made-up person never takes the place of a real one.
            let known = match officer.demo {
                Some(_) => None,
                None => account_to_invite(conn, &vault, &officer.phone)?,
            };
            let account = match (&known, &hash, &second) {
                (Some(row), Some(hash), Some(second)) => {
                    store::make_officer(conn, &vault, row.id, hash, second)?;
                    // What the old secret opened, and any code for it, ends with it.
                    session::revoke_all(conn, row.id, now)?;
                    store::end_codes(conn, row.id, now)?;
                    row.id
                }
                (Some(row), _, _) => row.id,
                (None, _, _) => store::insert_account(
                    conn,
                    &vault,
                    &NewAccount {
                        name: officer.name.trim(),
                        phone: &officer.phone,
                        kind,
                        secret_hash: hash,
                        totp: second.as_deref(),
                        // The operator vouches for an officer's number; anybody else proves it.
                        proven: password.is_some(),
                        demo: officer.demo.is_some(),
                        area: None,
                    },
                    now,
                )?,
            };
            if password.is_some() {
                let index = store::phone_index(&vault, &officer.phone)?;
                for claim in store::end_claims(conn, account, &index, now)? {
                    note(conn, "AccountEnded", claim, now)?;
                }
            }
            let day = now.day();
            store::insert_grant(
                conn,
                &store::NewGrant {
                    account,
                    role: officer.role.slug(),
                    area: officer.area.as_str(),
                    valid_from: day,
                    valid_to: day + TimeDelta::days(GRANT_DAYS),
                    by: None,
                    evidence: if officer.demo.is_some() {
                        "contoh"
                    } else {
                        "command line"
                    },
                },
                now,
            )?;
            note(conn, "user add", account, now)?;
            let code = match password {
                Some(_) => None,
                None => Some(new_code_for(conn, &vault, account, None, now)?.code),
            };
            Ok(json!({
                "account": account.0,
                "role": officer.role,
                "area": officer.area.as_str(),
                "password": password,
                "totp": url,
                "activation": code,
            }))
        })
        .await?;
    Ok(without_nulls(reply))
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
    }
    value
}

/// An activation code on the command line.
pub async fn invite(app: &App, phone: Phone, name: String, now: Instant) -> Result<Value> {
    let vault = Arc::clone(&app.vault);
    app.db
        .write(move |conn| {
            let known = account_to_invite(conn, &vault, &phone)?;
            let code = NewCode::default();
            let whom = (&phone, name.trim());
            let invitation = new_invitation(conn, &vault, known, whom, &code, now)?;
            note(conn, "user invite", invitation.account, now)?;
            Ok(json!({ "code": invitation.code, "expires_at": invitation.until.0 }))
        })
        .await
}

/// The one-time code of a made-up account; real ones have it on their own phone only.
pub async fn demo_code(app: &App, phone: Phone, now: Instant) -> Result<Value> {
    let vault = Arc::clone(&app.vault);
    let found = app
        .db
        .read(move |conn| {
            let index = store::phone_index(&vault, &phone)?;
            let row = store::proven_account(conn, &index)?.filter(|row| row.demo);
            row.map(|row| row.totp(&vault)).transpose()
        })
        .await?;
    let secret = found.flatten().ok_or_else(|| {
        AppError::internal("no demo account with a one-time code has this number")
    })?;
    let (code, seconds) = totp::code(&secret, now)?;
    Ok(json!({ "code": code, "seconds": seconds }))
}

/// Everybody with a role today, numbers masked.
pub async fn list(app: &App, now: Instant) -> Result<Value> {
    let vault = Arc::clone(&app.vault);
    app.db
        .read(move |conn| {
            let mut rows = Vec::new();
            for row in store::accounts_with_grants(conn)? {
                let roles: Vec<String> = grants_on(conn, row.id, now.day())?
                    .iter()
                    .map(|grant| format!("{} {}", grant.role.slug(), grant.area.as_str()))
                    .collect();
                if !roles.is_empty() {
                    rows.push(json!({
                        "account": row.id.0, "name": row.name, "phone": row.phone(&vault)?.masked(),
                        "roles": roles, "demo": row.demo,
                    }));
                }
            }
            Ok(Value::Array(rows))
        })
        .await
}

/// The proven account of a number.
pub async fn account_id(app: &App, phone: &Phone) -> Result<Option<Id>> {
    let index = store::phone_index(&app.vault, phone)?;
    app.db
        .read(move |conn| Ok(store::proven_account(conn, &index)?.map(|row| row.id)))
        .await
}

/// A made-up resident without any role.
pub async fn add_demo_resident(
    app: &App,
    phone: Phone,
    name: &'static str,
    pin: &'static str,
    now: Instant,
) -> Result<()> {
    let hash = app
        .secrets
        .place(Asker::Known)?
        .hash(pin.to_owned())
        .await?;
    let vault = Arc::clone(&app.vault);
    app.db
        .write(move |conn| {
            let account = NewAccount {
                name,
                phone: &phone,
                kind: SecretKind::Pin,
                secret_hash: Some(hash),
                totp: None,
                proven: true,
                demo: true,
                area: None,
            };
            store::insert_account(conn, &vault, &account, now).map(drop)
        })
        .await
}

fn note(conn: &mut Conn, action: &str, subject: Id, now: Instant) -> Result<()> {
    let act = Act {
        actor: None,
        action,
        subject: Some(subject),
        object: None,
        request_id: "command",
    };
    audit::record(conn, &act, now).map(drop)
}
