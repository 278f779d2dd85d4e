//! A retry never doubles: key, effect and answer commit together. The answer is sealed,
//! because it may be personal and it stays for at least 400 days.

use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use super::vault::{Column, Vault, sha256};
use crate::each;
use crate::platform::schema::{audit_subject, idempotency};
use diesel::prelude::*;
use rembang_shared::error::Refusal;
use uuid::Uuid;

const ANSWER: Column = Column("idempotency.answer_sealed");
const SAID: Column = Column("idempotency.body_hash");

#[derive(Insertable)]
#[diesel(table_name = idempotency, treat_none_as_default_value = false)]
struct Row {
    scope: Vec<u8>,
    key: Id,
    body_hash: Vec<u8>,
    answer_sealed: Option<Vec<u8>>,
    created_at: Instant,
    subject: Option<Id>,
    account: Option<Id>,
    audit_id: Option<Id>,
}

/// One operation: who, which endpoint, which key, which body.
pub struct Operation {
    scope: Vec<u8>,
    account: Option<Id>,
    key: Id,
    body_hash: Vec<u8>,
}

impl Operation {
    /// The scope is account + endpoint; parameters count as part of the body. What was said is
    /// kept as a keyed hash, since a plain one of a NIK could be guessed from a stolen database.
    pub fn new(
        vault: &Vault,
        account: Option<Id>,
        endpoint: &str,
        key: Uuid,
        said: &str,
    ) -> Result<Self> {
        Ok(Self {
            scope: scope(account, endpoint),
            account,
            key: Id(key),
            body_hash: vault.index(SAID, said)?.bytes,
        })
    }

    /// Claims the key. `Some` is the answer given before. On PostgreSQL a second caller waits
    /// here until the first commits or gives up.
    pub fn claim(&self, conn: &mut Conn, vault: &Vault, now: Instant) -> Result<Option<Vec<u8>>> {
        let row = Row {
            scope: self.scope.clone(),
            key: self.key,
            body_hash: self.body_hash.clone(),
            answer_sealed: None,
            created_at: now,
            subject: None,
            account: self.account,
            audit_id: None,
        };
        let claimed = each!(conn, |c| diesel::insert_into(idempotency::table)
            .values(&row)
            .on_conflict_do_nothing()
            .execute(c))?;
        if claimed == 1 {
            return Ok(None);
        }
        let (body_hash, sealed): (Vec<u8>, Option<Vec<u8>>) = idempotency::table
            .find((&self.scope, self.key))
            .select((idempotency::body_hash, idempotency::answer_sealed))
            .first(conn)?;
        if body_hash != self.body_hash {
            return Err(AppError::refused(Refusal::KeyReused));
        }
        let sealed = sealed.ok_or_else(|| AppError::internal("a key without its answer"))?;
        Ok(Some(vault.open(ANSWER, self.key, &sealed)?))
    }

    /// Keeps the answer beside the key, in the same transaction, and whom it is about.
    pub fn keep(
        &self,
        conn: &mut Conn,
        vault: &Vault,
        answer: &[u8],
        subject: Option<Id>,
    ) -> Result<()> {
        let sealed = vault.seal(ANSWER, self.key, answer)?;
        diesel::update(idempotency::table.find((&self.scope, self.key)))
            .set((
                idempotency::answer_sealed.eq(Some(sealed)),
                idempotency::subject.eq(subject),
            ))
            .execute(conn)?;
        Ok(())
    }

    /// The kept answer shows several people: the audit row names them.
    pub fn shows(&self, conn: &mut Conn, audit_id: Id) -> Result<()> {
        diesel::update(idempotency::table.find((&self.scope, self.key)))
            .set(idempotency::audit_id.eq(Some(audit_id)))
            .execute(conn)?;
        Ok(())
    }
}

fn scope(account: Option<Id>, endpoint: &str) -> Vec<u8> {
    let who = account.map_or_else(|| "anonymous".to_owned(), |id| id.0.to_string());
    sha256(format!("{who}|{endpoint}").as_bytes())
}

/// Forgets every kept answer to somebody and about somebody. A call of theirs that is still under
/// way somewhere is no longer a retry then, but a call of nobody.
pub fn forget(conn: &mut Conn, account: Id) -> Result<usize> {
    let to = diesel::delete(idempotency::table)
        .filter(idempotency::account.eq(Some(account)))
        .execute(conn)?;
    let about = diesel::delete(idempotency::table)
        .filter(idempotency::subject.eq(Some(account)))
        .execute(conn)?;
    let named = audit_subject::table
        .filter(audit_subject::account.eq(account))
        .select(audit_subject::audit_id.nullable());
    let among = diesel::delete(idempotency::table)
        .filter(idempotency::audit_id.eq_any(named))
        .execute(conn)?;
    Ok(to + about + among + forget_older(conn, account)?)
}

/// Answers of before the account had a column are found by the names of today's rows.
fn forget_older(conn: &mut Conn, account: Id) -> Result<usize> {
    let scopes: Vec<Vec<u8>> = rembang_shared::catalogue()
        .map(|info| scope(Some(account), info.name))
        .collect();
    Ok(diesel::delete(idempotency::table)
        .filter(idempotency::scope.eq_any(scopes))
        .execute(conn)?)
}
