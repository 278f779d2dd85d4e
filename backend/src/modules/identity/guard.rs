//! What an officer may do about somebody, as values: handlers enforce them and views are filled
//! from them, so that a button and its refusal cannot differ.

use super::activation::CODE_SECONDS;
use super::store::{self, AccountRow};
use crate::platform::app::App;
use crate::platform::auth::{Grant, Person};
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::regency::Regency;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::access::Role;
use rembang_shared::error::Refusal;
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::values::{AreaCode, AreaLevel};

/// Who serves people at a desk: looks at an account, sees a KTP, prints a code.
pub const DESK: [Role; 2] = [Role::ExtensionOfficer, Role::Admin];

/// Without an administrator the regency could only be helped on the command line; whoever ends
/// one leaves another who has at least this long to go.
const NOTICE_DAYS: i64 = 30;

type Verdict = std::result::Result<(), Refusal>;

/// An officer and the person they want to do something about.
pub struct About<'a> {
    officer: &'a Person,
    /// The person.
    pub row: AccountRow,
    /// Roles of today and later.
    grants: Vec<Grant>,
    /// Who asked for a code for them not long ago.
    asker: Option<Id>,
    demonstration: bool,
}

impl<'a> About<'a> {
    /// Everything the verdicts need.
    pub fn load(
        conn: &mut Conn,
        app: &App,
        officer: &'a Person,
        row: AccountRow,
        now: Instant,
    ) -> Result<Self> {
        Ok(Self {
            grants: store::grants_from(conn, row.id, now.day())?,
            asker: store::code_asker(conn, row.id, now.plus(-CODE_SECONDS))?,
            demonstration: app.config.demo,
            officer,
            row,
        })
    }

    /// Whether an office in one of these roles reaches the person: all they hold lies in its
    /// areas, and so does the kecamatan that knows them. Whoever is known nowhere may come to any
    /// desk. For everybody else elsewhere looks like nowhere.
    pub fn is_within_reach(&self, roles: &[Role]) -> bool {
        let home = self.row.area();
        let mut areas = self.grants.iter().map(|grant| &grant.area).chain(&home);
        let mut offices = self.officer.grants.iter();
        self.is_oneself()
            || areas.all(|area| {
                offices
                    .clone()
                    .any(|office| roles.contains(&office.role) && office.area.covers(area))
            }) && offices.any(|office| roles.contains(&office.role))
    }

    fn is_oneself(&self) -> bool {
        self.row.id == self.officer.account
    }

    /// Nobody gives a role to themselves, none to a claim on somebody's number, and none to a
    /// made-up person whom nothing here lets in.
    pub fn may_grant(&self) -> Verdict {
        let claims = !self.row.proven && self.row.secret_hash.is_some();
        match () {
            () if self.is_oneself() => Err(Refusal::OwnGrant),
            () if self.row.demo && !self.demonstration => Err(Refusal::MadeUp),
            () if claims => Err(Refusal::ClaimOnly),
            () => Ok(()),
        }
    }

    /// Nobody vouches for a card of their own.
    pub fn may_see_nik(&self) -> Verdict {
        if self.is_oneself() {
            return Err(Refusal::OwnGrant);
        }
        Ok(())
    }

    /// How the officer comes to a code for the person. A code resets a secret, so for anybody with
    /// an office it would be a way to borrow it: that takes two administrators. An extension
    /// officer helps residents and farmers only.
    pub fn code(&self) -> std::result::Result<CodeStep, Refusal> {
        let admin = self.officer.is(Role::Admin) && self.is_within_reach(&[Role::Admin]);
        let office = self.grants.iter().any(|grant| grant.role.is_office());
        let ordinary = !office && self.row.kind() == SecretKind::Pin;
        match self.asker {
            _ if self.is_oneself() => Err(Refusal::OwnGrant),
            _ if !self.is_within_reach(&DESK) => Err(Refusal::OtherOffice),
            _ if ordinary => Ok(CodeStep::Print),
            _ if !admin => Err(Refusal::AdminOnly),
            _ if !office => Ok(CodeStep::Print),
            Some(asker) if asker != self.officer.account => Ok(CodeStep::Print),
            Some(_) => Ok(CodeStep::Wait),
            None => Ok(CodeStep::Ask),
        }
    }

    /// The buttons, and for those that are missing the reason.
    pub fn actions(&self) -> (Vec<PersonAction>, Vec<Withheld>) {
        let verdicts = [
            (PersonAction::Grant, self.may_grant()),
            (PersonAction::Invite, self.code().map(drop)),
        ];
        let (mut offered, mut withheld) = (Vec::new(), Vec::new());
        for (action, verdict) in verdicts {
            match verdict {
                Ok(()) => offered.push(action),
                Err(why) => withheld.push(Withheld { action, why }),
            }
        }
        (offered, withheld)
    }
}

/// The kecamatan whose officers know whomever this one serves; none where the office is the
/// whole regency's, or in several.
pub fn kecamatan_of(officer: &Person) -> Option<AreaCode> {
    let mut offices = officer
        .grants
        .iter()
        .filter(|grant| DESK.contains(&grant.role));
    let first = &offices.next()?.area;
    let kecamatan = match first.level() {
        AreaLevel::Desa => first.parent()?,
        _ => first.clone(),
    };
    let all = offices.all(|office| kecamatan.covers(&office.area));
    (all && kecamatan.level() == AreaLevel::Kecamatan).then_some(kecamatan)
}

/// An administrator who wants to end roles.
pub struct Ending<'a> {
    admin: &'a Person,
    regency: AreaCode,
    administrators: Vec<Grant>,
    day: NaiveDate,
}

impl<'a> Ending<'a> {
    /// Everything the verdicts need.
    pub fn load(
        conn: &mut Conn,
        app: &App,
        pack: &Regency,
        admin: &'a Person,
        day: NaiveDate,
    ) -> Result<Self> {
        Ok(Self {
            admin,
            regency: pack.about().code.clone(),
            administrators: store::administrators(conn, app.config.demo, day)?,
            day,
        })
    }

    /// Nothing for what lies beyond their area: it looks like nowhere.
    pub fn verdict(&self, grant: &Grant) -> Option<Verdict> {
        if !self.admin.is_in(Role::Admin, &grant.area) {
            return None;
        }
        let counts = |grant: &Grant| grant.role == Role::Admin && grant.area.covers(&self.regency);
        let needed = grant.valid_to.min(self.day + TimeDelta::days(NOTICE_DAYS));
        let mut stands = self.administrators.iter().filter(|other| counts(other));
        let acts = stands.clone().any(|other| other.id == grant.id);
        let other = stands.any(|other| other.id != grant.id && other.valid_to >= needed);
        Some(match acts && !other {
            true => Err(Refusal::LastAdmin),
            false => Ok(()),
        })
    }
}

/// The codes of every area to which somebody's oversight in these roles is bound; none where it is
/// the whole regency's.
pub fn bounds(cx: &Cx<'_>, roles: &[Role]) -> Result<Option<Vec<String>>> {
    let regency = &cx.pack.about().code;
    let person = cx.who.person()?;
    let reaches = |area: &AreaCode| roles.iter().any(|role| person.is_in(*role, area));
    if reaches(regency) {
        return Ok(None);
    }
    let areas = cx.pack.areas().iter().map(|area| &area.code);
    Ok(Some(
        areas
            .filter(|code| reaches(code))
            .map(ToString::to_string)
            .collect(),
    ))
}
