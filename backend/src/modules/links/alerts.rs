//! Warnings while something goes round: given, shown, taken back.

use super::ALERTS;
use super::papers::sign;
use super::store::{self, AlertRow};
use crate::platform::cx::Cx;
use crate::platform::db::{Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::purge::DAY;
use crate::platform::text;
use rembang_shared::error::FieldCode;
use rembang_shared::links::api::*;
use rembang_shared::links::rules::{Paper, PaperContent, Signed};
use rembang_shared::page::Page;

impl AlertRow {
    /// What was signed, under the key of that number.
    pub fn paper(&self, kid: i64) -> Paper {
        Paper {
            kid,
            issued_at: self.issued_at.0,
            expires_at: self.expires_at.0,
            content: PaperContent::Alert {
                number: self.number,
                title: self.title.clone(),
                text: self.body.clone(),
            },
        }
    }

    fn view(&self) -> LinkAlert {
        LinkAlert {
            number: self.number,
            title: self.title.clone(),
            text: self.body.clone(),
            issued_at: self.issued_at.0,
            expires_at: self.expires_at.0,
            ended_at: self.ended_at.map(|at| at.0),
            demo: self.demo,
            signed: Signed {
                paper: self.paper(self.kid),
                signature: self.signature.clone(),
            },
        }
    }
}

pub fn link_alerts(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<LinkAlert>> {
    let rows = store::standing_alerts(cx.conn, cx.now)?;
    Ok(Page::whole(rows.iter().map(AlertRow::view).collect()))
}

pub fn post_link_alert(cx: &mut Cx<'_>, (): (), new: NewLinkAlert) -> Result<LinkAlert> {
    let officer = cx.who.person()?.account;
    let title = text::line(&new.title, 5..=80, "title")?;
    let body = text::lines(&new.text, 10..=500, "text")?;
    if !(1..=30).contains(&new.days) {
        return Err(AppError::field("days", FieldCode::Range));
    }
    let expires_at = cx.now.plus(i64::from(new.days) * DAY);
    post(cx, officer, (title, body), expires_at, false)
}

/// Gives a warning to everybody.
pub fn post(
    cx: &mut Cx<'_>,
    officer: Id,
    (title, body): (String, String),
    expires_at: Instant,
    demo: bool,
) -> Result<LinkAlert> {
    let number = store::next_number(cx.conn)?;
    let content = PaperContent::Alert {
        number,
        title: title.clone(),
        text: body.clone(),
    };
    let signed = sign(cx, content, expires_at)?;
    let row = AlertRow {
        number,
        title,
        body,
        kid: signed.paper.kid,
        signature: signed.signature,
        demo,
        issued_by: officer,
        issued_at: cx.now,
        expires_at,
        ended_by: None,
        ended_at: None,
    };
    if !store::insert_alert(cx.conn, &row)? {
        return Err(AppError::unavailable("another warning took this number"));
    }
    cx.touching(number.to_string());
    cx.publish(ALERTS);
    Ok(row.view())
}

pub fn end_link_alert(
    cx: &mut Cx<'_>,
    LinkAlertNumber { number }: LinkAlertNumber,
    (): (),
) -> Result<LinkAlert> {
    store::alert(cx.conn, number)?;
    store::end_alert(cx.conn, number, cx.who.person()?.account, cx.now)?;
    cx.touching(number.to_string());
    cx.publish(ALERTS);
    Ok(store::alert(cx.conn, number)?.view())
}
