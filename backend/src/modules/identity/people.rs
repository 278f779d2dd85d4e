//! People and roles as an administrator sees them. A number never stands in an address, so
//! looking one up is a call with a body.

use super::guard::{About, Ending};
use super::http::{gap, grant_view};
use super::input;
use super::store::{self, GrantOf};
use crate::platform::app::App;
use crate::platform::auth::grant::grants_on;
use crate::platform::cx::Cx;
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
    let ending = Ending::load(cx.conn, app, cx.pack, &admin, now.day())?;
    let page = page::page(
        rows,
        limit,
        |row| row.grant.id,
        |row| held_grant(app, row, Some(&ending), now),
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
    ending: Option<&Ending<'_>>,
    now: Instant,
) -> Result<HeldGrant> {
    let day = now.day();
    let stands = row.revoked_at.is_none() && row.grant.valid_to >= day;
    let verdict = ending
        .filter(|_| stands)
        .and_then(|ending| ending.verdict(&row.grant));
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
        actions: match verdict {
            Some(Ok(())) => vec![GrantAction::Revoke],
            _ => Vec::new(),
        },
        withheld: verdict.and_then(std::result::Result::err),
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
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let about = About::load(cx.conn, cx.app, &admin, row, cx.now)?;
        // Elsewhere looks like nowhere.
        if about.is_within_reach(&[Role::Admin]) {
            items.push(person_view(cx.conn, cx.app, about, cx.now)?);
        }
    }
    cx.about_all(items.iter().map(|person| Id(person.id)));
    Ok(Page::whole(items))
}

fn person_view(conn: &mut Conn, app: &App, about: About<'_>, now: Instant) -> Result<PersonView> {
    let (actions, withheld) = about.actions();
    let code = about.code().ok();
    let row = about.row;
    let grants = grants_on(conn, row.id, now.day())?;
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
        withheld,
        code,
        name: row.name,
    })
}
