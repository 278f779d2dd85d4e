//! Everybody's side: what a link is, and that one looks suspicious.

use super::entries::lists;
use super::store;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use rembang_shared::error::FieldCode;
use rembang_shared::links::api::LinkText;
use rembang_shared::links::rules::{
    LinkCheck, LinkInput, LinkReason, LinkRefusal, LinkVerdict, address_of, check,
};

pub fn check_link(cx: &mut Cx<'_>, (): (), LinkText { text }: LinkText) -> Result<LinkCheck> {
    let found = judge(cx, &text)?;
    // Whoever trusts our name is sent on by it; the page's own office must hear of that.
    if sends_people_on(&found)
        && let (Some(inner), Ok(address)) = (&found.inner, address_of(&text))
    {
        store::note_report(cx.conn, &address, Some(&inner.host), cx.now)?;
    }
    Ok(found)
}

pub fn report_link(cx: &mut Cx<'_>, (): (), LinkText { text }: LinkText) -> Result<LinkCheck> {
    let address = address_of(&text).map_err(unreadable)?;
    store::note_report(cx.conn, &address, None, cx.now)?;
    judge(cx, &text)
}

/// By the lists as they stand now.
pub fn judge(cx: &mut Cx<'_>, text: &str) -> Result<LinkCheck> {
    Ok(check(&LinkInput {
        text: text.to_owned(),
        lists: lists(cx)?,
    }))
}

fn sends_people_on(found: &LinkCheck) -> bool {
    let ours = matches!(
        found.verdict,
        Some(LinkVerdict::Resmi | LinkVerdict::ResmiBermasalah)
    );
    ours && found.reasons.contains(&LinkReason::CarriesAddress)
}

/// A text that is no address cannot be put on a list.
pub fn unreadable(refusal: LinkRefusal) -> AppError {
    AppError::field(
        "text",
        match refusal {
            LinkRefusal::Empty => FieldCode::Required,
            LinkRefusal::TooLong => FieldCode::Range,
            _ => FieldCode::Format,
        },
    )
}
