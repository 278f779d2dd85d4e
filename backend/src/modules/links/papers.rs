//! What travels without the server, and the keys it is signed with.

use super::entries::lists;
use super::store::{self, RevokedKey};
use super::{ALERTS, LISTS};
use crate::platform::cx::Cx;
use crate::platform::db::Instant;
use crate::platform::error::{AppError, Result};
use crate::platform::purge::DAY;
use rembang_shared::links::rules::{Paper, PaperContent, Signed, SigningKey, signed_bytes};
use rembang_shared::page::Page;

/// A phone that was away for longer judges by lists that may be wrong by now.
const LISTS_HOLD: i64 = 7 * DAY;

pub fn signed_link_lists(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Signed> {
    let lists = lists(cx)?;
    let expires_at = cx.now.plus(LISTS_HOLD);
    sign(cx, PaperContent::Lists { lists }, expires_at)
}

pub fn signing_keys(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<SigningKey>> {
    let mut since = None;
    let mut keys = Vec::new();
    for old in store::revoked_keys(cx.conn)?.iter().rev() {
        keys.push(SigningKey {
            kid: old.kid,
            public: cx.app.signer.public(old.kid)?,
            since: since.replace(old.revoked_at.0),
            revoked_at: Some(old.revoked_at.0),
        });
    }
    let kid = in_use(cx)?;
    keys.push(SigningKey {
        kid,
        public: cx.app.signer.public(kid)?,
        since,
        revoked_at: None,
    });
    keys.reverse();
    Ok(Page::whole(keys))
}

pub fn replace_signing_key(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<SigningKey>> {
    let row = RevokedKey {
        kid: in_use(cx)?,
        revoked_by: cx.who.person()?.account,
        revoked_at: cx.now,
    };
    if !store::revoke_key(cx.conn, &row)? {
        return Err(AppError::unavailable("another officer replaces the key"));
    }
    // What stands is said anew: people must not lose a warning because its key has gone.
    let kid = in_use(cx)?;
    for alert in store::standing_alerts(cx.conn, cx.now)? {
        let signature = cx.app.signer.sign(kid, &signed_bytes(&alert.paper(kid)))?;
        store::sign_alert_anew(cx.conn, alert.number, kid, &signature)?;
    }
    cx.touching(row.kid.to_string());
    cx.publish(LISTS);
    cx.publish(ALERTS);
    signing_keys(cx, (), ())
}

/// The number of the key in use.
fn in_use(cx: &mut Cx<'_>) -> Result<i64> {
    let last = store::revoked_keys(cx.conn)?;
    Ok(last.first().map_or(1, |old| old.kid + 1))
}

/// A paper of this moment, signed with the key in use.
pub fn sign(cx: &mut Cx<'_>, content: PaperContent, expires_at: Instant) -> Result<Signed> {
    let paper = Paper {
        kid: in_use(cx)?,
        issued_at: cx.now.0,
        expires_at: expires_at.0,
        content,
    };
    let signature = cx.app.signer.sign(paper.kid, &signed_bytes(&paper))?;
    Ok(Signed { paper, signature })
}
