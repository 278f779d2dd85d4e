//! People and roles as an administrator sees them. A number never stands in an address, so
//! looking one up is a call with a body.

use super::http::{gap, grant_view};
use super::input;
use super::store::{self, AccountRow, GrantOf};
use crate::platform::app::App;
use crate::platform::auth::{Person, session};
use crate::platform::bind::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::page;
use rembang_shared::access::Role;
use rembang_shared::error::FieldCode;
use rembang_shared::identity::api::*;
use rembang_shared::page::Page;
use rembang_shared::values::{AreaCode, AreaLevel};

pub fn grants(cx: &mut Cx<'_>, query: GrantQuery, (): ()) -> Result<Page<HeldGrant>> {
    let admin = cx.who.person()?.clone();
    let limit = page::limit(query.limit)?;
    let after = page::cursor(query.cursor.as_deref())?;
    let area = query
        .area
        .map(|area| area.parse::<AreaCode>())
        .transpose()
        .map_err(|_| AppError::field("area", FieldCode::Format))?;
    // Elsewhere looks like nowhere: an administrator of one kecamatan sees its roles only.
    let own: Vec<AreaCode> = admin
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Admin)
        .map(|grant| grant.area.clone())
        .collect();
    let wanted = store::WantedGrants {
        role: query.role.map(Role::slug),
        areas: own,
        within: area,
        active: query.active,
        after,
        day: cx.now.day(),
    };
    let rows = store::grants_wanted(cx.conn, &wanted, limit + 1)?;
    let (app, now) = (cx.app, cx.now);
    let page = page::page(
        rows,
        limit,
        |row| row.grant.id,
        |row| held_grant(app, row, Some(&admin), now),
    )?;
    cx.about_all(page.items.iter().map(|held| Id(held.account)));
    Ok(page)
}

/// From the widest to the villages, each behind its kecamatan.
pub fn grant_areas(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<GrantArea>> {
    let admin = cx.who.person()?;
    let areas = cx.pack.areas().iter();
    Ok(Page::whole(
        areas
            .filter(|area| admin.is_in(Role::Admin, &area.code))
            .map(|area| GrantArea {
                area: area.code.as_str().to_owned(),
                name: cx
                    .pack
                    .full_name(area.code.as_str())
                    .unwrap_or_else(|| area.name.clone()),
                village: area.code.level() == AreaLevel::Desa,
            })
            .collect(),
    ))
}

/// A grant with its holder, for whoever looks on.
pub fn held_grant(
    app: &App,
    row: GrantOf,
    admin: Option<&Person>,
    now: Instant,
) -> Result<HeldGrant> {
    let day = now.day();
    let stands = row.revoked_at.is_none() && row.grant.valid_to >= day;
    let may_end = admin.is_some_and(|admin| admin.is_in(Role::Admin, &row.grant.area));
    let closed = row.account.closed_at.is_some();
    Ok(HeldGrant {
        account: row.account.id.0,
        phone_masked: if closed {
            String::new()
        } else {
            row.account.phone(&app.vault)?.masked()
        },
        demo: row.account.demo,
        evidence: row.evidence,
        active: stands && row.grant.valid_from <= day,
        revoked_at: row.revoked_at.map(|at| at.0),
        actions: if stands && may_end {
            vec![GrantAction::Revoke]
        } else {
            Vec::new()
        },
        grant: grant_view(
            app,
            &row.grant,
            gap(&row.account, row.grant.role).filter(|_| stands && !closed),
        ),
        name: row.account.name,
    })
}

pub fn find_person(cx: &mut Cx<'_>, (): (), lookup: PersonLookup) -> Result<Page<PersonView>> {
    let admin = cx.who.person()?.clone();
    let phone = input::phone(&lookup.phone)?;
    let index = store::phone_index(&cx.app.vault, &phone)?;
    let rows = store::accounts_of_number(cx.conn, &index)?;
    if let Some(owner) = rows.first() {
        cx.about(owner.id);
    }
    cx.about_all(rows.iter().map(|row| row.id));
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(person_view(cx.conn, cx.app, row, &admin, cx.now)?);
    }
    Ok(Page::whole(items))
}

fn person_view(
    conn: &mut Conn,
    app: &App,
    row: AccountRow,
    admin: &Person,
    now: Instant,
) -> Result<PersonView> {
    let grants = session::grants_on(conn, row.id, now.day())?;
    // Nobody gives a role or a code to themselves, and none to a claim on somebody's number.
    let mut actions = Vec::new();
    if row.id != admin.account {
        if row.proven || row.secret_hash.is_none() {
            actions.push(PersonAction::Grant);
        }
        actions.push(PersonAction::Invite);
    }
    Ok(PersonView {
        id: row.id.0,
        phone_masked: row.phone(&app.vault)?.masked(),
        proven: row.proven,
        activated: row.secret_hash.is_some(),
        secret: row.kind(),
        second_factor: row.has_totp(),
        demo: row.demo,
        grants: grants
            .iter()
            .map(|grant| grant_view(app, grant, gap(&row, grant.role)))
            .collect(),
        actions,
        name: row.name,
    })
}
