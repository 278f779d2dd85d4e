//! Handlers that run inside one transaction.

use super::guard::{About, DESK, Ending, kecamatan_of};
use super::input;
use super::store::{self, AccountRow};
use crate::platform::app::App;
use crate::platform::auth::grant::grants_on;
use crate::platform::auth::{Grant, session};
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::text;
use rembang_shared::access::Role;
use rembang_shared::error::{ErrorCode, FieldCode, Refusal};
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::page::Page;
use rembang_shared::values::{AreaCode, Nik};

/// A grant longer than a year would be forgotten by everybody.
const LONGEST_GRANT_DAYS: i64 = 366;

pub fn me(cx: &mut Cx<'_>, (): (), (): ()) -> Result<MeView> {
    let person = cx.who.person()?;
    let second_factor = session::has_second_factor(cx.conn, person.session)?;
    me_view(cx.conn, cx.app, person.account, second_factor, cx.now)
}

/// How the person is addressed from now on. Anything else about them an office has seen or
/// given, and is for an office to correct.
pub fn change_name(cx: &mut Cx<'_>, (): (), new: NameChange) -> Result<MeView> {
    let account = cx.who.person()?.account;
    let name = input::name(&new.name)?;
    store::rename(cx.conn, account, &name)?;
    cx.about(account);
    me(cx, (), ())
}

/// The signed-in person, as every session answer carries it: with the grants that count in that
/// session, and apart from them those that do not, so that no role is silently inert.
pub fn me_view(
    conn: &mut Conn,
    app: &App,
    id: Id,
    second_factor: bool,
    now: Instant,
) -> Result<MeView> {
    let row = store::account(conn, id)?;
    let held = grants_on(conn, id, now.day())?;
    let (roles, pending): (Vec<_>, Vec<_>) = held
        .into_iter()
        .partition(|grant| second_factor || !grant.role.needs_second_factor());
    let gap = match row.kind() {
        SecretKind::Pin => GrantGap::SecondFactor,
        SecretKind::Password => GrantGap::SignIn,
    };
    Ok(MeView {
        id: row.id.0,
        phone_masked: row.phone(&app.vault)?.masked(),
        proven: row.proven,
        nik_masked: row.nik_masked(&app.vault)?,
        secret: row.kind(),
        roles: roles
            .iter()
            .map(|grant| grant_view(app, grant, None))
            .collect(),
        pending: pending
            .iter()
            .map(|grant| grant_view(app, grant, Some(gap)))
            .collect(),
        demo: row.demo,
        name: row.name,
    })
}

/// A grant on the wire, with what keeps it from counting.
pub fn grant_view(app: &App, grant: &Grant, missing: Option<GrantGap>) -> GrantView {
    GrantView {
        id: grant.id.0,
        role: grant.role,
        area: grant.area.as_str().to_owned(),
        area_name: app
            .regency()
            .full_name(grant.area.as_str())
            .unwrap_or_default(),
        valid_from: grant.valid_from,
        valid_to: grant.valid_to,
        missing,
    }
}

/// What the holder must still do before a role counts.
pub fn gap(row: &AccountRow, role: Role) -> Option<GrantGap> {
    if row.secret_hash.is_none() {
        return Some(GrantGap::Activation);
    }
    (role.needs_second_factor() && !row.has_totp()).then_some(GrantGap::SecondFactor)
}

pub fn devices(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<DeviceView>> {
    let person = cx.who.person()?;
    let rows = store::devices(cx.conn, person.account)?;
    Ok(Page::whole(
        rows.into_iter()
            .map(|row| DeviceView {
                id: row.id.0,
                current: row.id == person.device,
                label: row.label,
                created_at: row.created_at.0,
                last_seen_at: row.last_seen_at.0,
            })
            .collect(),
    ))
}

pub fn revoke_device(cx: &mut Cx<'_>, params: DeviceParam, (): ()) -> Result<()> {
    let account = cx.who.person()?.account;
    let device = Id(params.id);
    if !store::revoke_device(cx.conn, account, device, cx.now)? {
        return Err(AppError::not_found());
    }
    cx.about(account);
    cx.touching(device.0.to_string());
    cx.forget_sessions();
    Ok(())
}

pub fn grant_role(cx: &mut Cx<'_>, (): (), new: NewGrant) -> Result<GrantView> {
    let admin = cx.who.person()?;
    // An account that does not exist, or that another office answers for, is a wrong value here,
    // not a missing page.
    let unknown = || AppError::field("account", FieldCode::Unknown);
    let holder = store::account(cx.conn, Id(new.account)).map_err(|error| match error.code {
        ErrorCode::NotFound => unknown(),
        _ => error,
    })?;
    let about = About::load(cx.conn, cx.app, admin, holder, cx.now)?;
    if !about.is_within_reach(&[Role::Admin]) {
        return Err(unknown());
    }
    about.may_grant().map_err(AppError::refused)?;
    let holder = about.row;
    if new.role == Role::Resident {
        return Err(AppError::field("role", FieldCode::Combination));
    }
    let area: AreaCode = new
        .area
        .parse()
        .map_err(|_| AppError::field("area", FieldCode::Format))?;
    // Elsewhere looks like nowhere: nobody gives what lies beyond their own area.
    if cx.pack.area(area.as_str()).is_none() || !admin.is_in(Role::Admin, &area) {
        return Err(AppError::field("area", FieldCode::Unknown));
    }
    let days = new
        .valid_to
        .signed_duration_since(new.valid_from)
        .num_days();
    if !(0..=LONGEST_GRANT_DAYS).contains(&days) || new.valid_to < cx.now.day() {
        return Err(AppError::field("valid_to", FieldCode::Range));
    }
    let evidence = text::line(&new.evidence, 3..=200, "evidence")?;
    let id = store::insert_grant(
        cx.conn,
        &store::NewGrant {
            account: holder.id,
            role: new.role.slug(),
            area: area.as_str(),
            valid_from: new.valid_from,
            valid_to: new.valid_to,
            by: Some(admin.account),
            evidence: &evidence,
        },
        cx.now,
    )?;
    cx.about(holder.id);
    cx.touching(id.0.to_string());
    cx.forget_sessions();
    let (grant, _) = store::grant(cx.conn, id)?;
    Ok(grant_view(cx.app, &grant, gap(&holder, grant.role)))
}

pub fn revoke_grant(cx: &mut Cx<'_>, params: GrantParam, (): ()) -> Result<()> {
    let admin = cx.who.person()?;
    let id = Id(params.id);
    store::lock_administrators(cx.conn)?;
    let (grant, account) = store::grant(cx.conn, id)?;
    let ending = Ending::load(cx.conn, cx.app, cx.pack, admin, cx.now.day())?;
    ending
        .verdict(&grant)
        .ok_or_else(AppError::not_found)?
        .map_err(AppError::refused)?;
    store::revoke_grant(cx.conn, id, cx.now)?;
    cx.about(account);
    cx.touching(id.0.to_string());
    cx.forget_sessions();
    Ok(())
}

pub fn account(cx: &mut Cx<'_>, params: AccountParam, (): ()) -> Result<AccountView> {
    let about = reached(cx, Id(params.id))?;
    let view = account_view(cx.app, &about)?;
    cx.about(Id(view.id));
    Ok(view)
}

/// An account that the caller's office reaches; any other is not there.
fn reached<'a>(cx: &mut Cx<'a>, id: Id) -> Result<About<'a>> {
    let row = store::account(cx.conn, id)?;
    let who = cx.who;
    let about = About::load(cx.conn, cx.app, who.person()?, row, cx.now)?;
    if !about.is_within_reach(&DESK) {
        return Err(AppError::not_found());
    }
    Ok(about)
}

fn account_view(app: &App, about: &About<'_>) -> Result<AccountView> {
    let row = &about.row;
    Ok(AccountView {
        id: row.id.0,
        name: row.name.clone(),
        phone_masked: row.phone(&app.vault)?.masked(),
        proven: row.proven,
        nik_masked: row.nik_masked(&app.vault)?,
        nik_seen_at: row.nik_seen_at.map(|at| at.0),
        version: row.version(),
        actions: match about.may_see_nik() {
            Ok(()) => vec![AccountAction::SeeNik],
            Err(_) => Vec::new(),
        },
    })
}

pub fn see_nik(cx: &mut Cx<'_>, params: AccountParam, seen: SeenNik) -> Result<AccountView> {
    let version = cx.if_match()?;
    let about = reached(cx, Id(params.id))?;
    about.may_see_nik().map_err(AppError::refused)?;
    let (app, now) = (cx.app, cx.now);
    let nik = Nik::parse_at(&seen.nik, now.day())
        .map_err(|_| AppError::field("nik", FieldCode::Format))?;
    let holder = store::account_with_nik(cx.conn, &app.vault, &nik)?;
    if holder.is_some_and(|holder| holder != about.row.id) {
        return Err(AppError::refused(Refusal::NikTaken));
    }
    let officer = cx.who.person()?;
    let area = kecamatan_of(officer);
    let sighting = store::Sighting {
        account: about.row.id,
        nik: &nik,
        by: officer.account,
        area: area.as_ref(),
    };
    if !store::set_nik(cx.conn, &app.vault, &sighting, version, now)? {
        let current = account_view(app, &about)?;
        return Err(AppError::conflict(&current));
    }
    cx.about(about.row.id);
    let about = reached(cx, about.row.id)?;
    account_view(app, &about)
}
