//! What the rights of a person need of an account: everything it holds, its name for those who
//! answer, and its destruction. `modules/privacy` owns the requests and their clock.

use super::people::held_grant;
use super::store;
use crate::platform::app::App;
use crate::platform::auth::Grant;
use crate::platform::auth::grant::grants_from;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use rembang_shared::access::Role;
use rembang_shared::identity::api::{DeviceView, HeldGrant};
use rembang_shared::privacy::api::{ExportedAccount, ExportedSignIn};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// An account, opened for its owner.
pub struct Held {
    /// The row.
    pub account: ExportedAccount,
    /// Devices that stand.
    pub devices: Vec<DeviceView>,
    /// Every grant ever.
    pub grants: Vec<HeldGrant>,
    /// Every session there is.
    pub sign_ins: Vec<ExportedSignIn>,
}

/// Everything this module holds about somebody.
pub fn held(conn: &mut Conn, app: &App, id: Id, device: Id, now: Instant) -> Result<Held> {
    let row = store::account(conn, id)?;
    let devices = store::devices(conn, id)?
        .into_iter()
        .map(|row| DeviceView {
            id: row.id.0,
            current: row.id == device,
            label: row.label,
            created_at: row.created_at.0,
            last_seen_at: row.last_seen_at.0,
        })
        .collect();
    let grants = store::grants_of(conn, id)?
        .into_iter()
        .map(|grant| held_grant(app, grant, None, now))
        .collect::<Result<_>>()?;
    Ok(Held {
        account: ExportedAccount {
            id: id.0,
            phone: row.phone(&app.vault)?.as_str().to_owned(),
            proven: row.proven,
            nik: row.nik(&app.vault)?,
            nik_seen_at: row.nik_seen_at.map(|at| at.0),
            nik_sightings: store::sightings(conn, id)?
                .into_iter()
                .map(|at| at.0)
                .collect(),
            area: row.area().map(|area| area.to_string()),
            created_at: row.created_at().0,
            name: row.name,
        },
        devices,
        grants,
        sign_ins: store::sign_ins(conn, id)?,
    })
}

/// The roles of somebody that make them act for the public, today or later.
pub fn offices_of(conn: &mut Conn, id: Id, now: Instant) -> Result<Vec<Role>> {
    let grants = grants_from(conn, id, now.day())?;
    Ok(grants
        .into_iter()
        .map(|grant| grant.role)
        .filter(|role| role.is_office())
        .collect())
}

/// Name and masked number, also of an account that has ended.
pub fn person_for_case(conn: &mut Conn, app: &App, id: Id) -> Result<(String, Option<String>)> {
    let row = store::any_account(conn, id)?;
    let phone = match row.closed_at {
        Some(_) => None,
        None => Some(row.phone(&app.vault)?.masked()),
    };
    Ok((row.name, phone))
}

/// The name somebody asked to have put right, under the rules of any name.
pub fn correct_name(conn: &mut Conn, id: Id, name: &str) -> Result<()> {
    store::rename(conn, id, &super::input::name(name)?)
}

/// Somebody as the trail shows them.
pub struct Known {
    /// Name.
    pub name: String,
    /// Every grant ever, with the moment it was made and the one it was ended.
    pub grants: Vec<(Grant, Instant, Option<Instant>)>,
}

/// Names and grants of several people at once.
pub fn known(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Known>> {
    let mut all: HashMap<Id, Known> = store::names(conn, ids)?
        .into_iter()
        .map(|(id, name)| {
            let grants = Vec::new();
            (id, Known { name, grants })
        })
        .collect();
    for (account, grant, made, ended) in store::grant_spans(conn, ids)? {
        if let Some(known) = all.get_mut(&account) {
            known.grants.push((grant, made, ended));
        }
    }
    Ok(all)
}

/// Destroys what makes an account a person's: its row stays as a pseudonym that reports and the
/// trail point at. Says what went.
pub fn erase(cx: &mut Cx<'_>, id: Id) -> Result<Map<String, Value>> {
    let (now, conn) = (cx.now, &mut *cx.conn);
    let refresh = store::delete_refresh(conn, id)?;
    let sessions = store::delete_sessions(conn, id)?;
    let devices = store::delete_devices(conn, id)?;
    let codes = store::delete_codes(conn, id)? + store::delete_request(conn, id)?;
    let sightings = store::delete_sightings(conn, id)?;
    let grants = store::end_grants(conn, id, now)?;
    store::empty_account(conn, id, now)?;
    let account = json!(["name", "phone", "nik", "secret", "totp"]);
    Ok([
        ("account", account),
        ("refresh_tokens", refresh.into()),
        ("sessions", sessions.into()),
        ("devices", devices.into()),
        ("activation_codes", codes.into()),
        ("nik_sightings", sightings.into()),
        ("grants_ended", grants.into()),
    ]
    .map(|(name, what)| (name.to_owned(), what))
    .into_iter()
    .collect())
}

/// How long what never became anybody's is kept: claims that ended when the owner came, sign-ups
/// that nobody has used, invitations that nobody took up. `purposes.csv` promises it.
pub fn abandoned(
    conn: &mut Conn,
    among: Option<&[Id]>,
    now: Instant,
    limit: i64,
) -> Result<Vec<Id>> {
    const DAY: i64 = 86_400;
    let before = store::Abandoned {
        claims: now.plus(-30 * DAY),
        sign_ups: now.plus(-365 * DAY),
        invitations: now.plus(-60 * DAY),
        day: now.day(),
    };
    store::abandoned(conn, &before, among, limit)
}
