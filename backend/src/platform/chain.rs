//! The audit chain. Rows are written without a number, because a lock per write would cost most of
//! the throughput; within a second the sealer numbers what it finds and binds each row to the one
//! before. The end of the chain is signed with a key of the ring, so that whoever has the database
//! alone can neither rewrite the chain as a whole nor cut its end unseen, as long as one signed
//! end is known elsewhere: `rembang audit verify` prints it, to be kept by somebody else.

use super::db::{Conn, Db, Id, Instant, Lead};
use super::error::{AppError, Result};
use super::keys::KeyRing;
use super::vault::sha256;
use crate::platform::schema::{audit_head, audit_log};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use diesel::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

/// Rows that one transaction seals.
const BATCH: i64 = 1_000;
/// Rows that one question of the verifier reads.
const STRETCH: i64 = 5_000;
/// Signed ends are kept one per hour.
const HOUR: i64 = 3_600;

type Sealed = (i64, Vec<u8>);

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_log)]
struct Row {
    id: Id,
    at: Instant,
    actor: Option<Id>,
    action: String,
    subject: Option<Id>,
    object: Option<String>,
    request_id: String,
    seq: Option<i64>,
    hash: Option<Vec<u8>>,
}

impl Row {
    /// Every field with its length before it, so that no two rows read the same.
    fn link(&self, before: &[u8], seq: i64) -> Vec<u8> {
        let mut text = before.to_vec();
        let mut put = |bytes: &[u8]| {
            text.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
            text.extend_from_slice(bytes);
        };
        put(&seq.to_be_bytes());
        put(self.id.0.as_bytes());
        put(&self.at.0.timestamp_micros().to_be_bytes());
        put(self.actor.as_ref().map_or(&[], |id| id.0.as_bytes()));
        put(self.action.as_bytes());
        put(self.subject.as_ref().map_or(&[], |id| id.0.as_bytes()));
        // An absent object is not an empty one.
        put(&[u8::from(self.object.is_some())]);
        put(self.object.as_deref().unwrap_or_default().as_bytes());
        put(self.request_id.as_bytes());
        sha256(&text)
    }
}

/// Numbers, binds and signs.
pub struct Sealer {
    key: Ed25519KeyPair,
}

/// What was found wrong, each with the number in the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Finding {
    /// These numbers have no row: it was removed.
    Removed {
        /// First.
        from: i64,
        /// Last.
        to: i64,
    },
    /// The row at this number is not the one that was sealed there: altered, moved or put in.
    Altered {
        /// Number.
        seq: i64,
        /// The row that stands there.
        id: Uuid,
    },
    /// A signed end does not fit: its signature is wrong, or the chain says another hash there.
    Head {
        /// Number it was signed for.
        seq: i64,
    },
}

/// What the verifier saw.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Sealed rows.
    pub sealed: i64,
    /// Rows that wait for the sealer.
    pub unsealed: i64,
    /// The number of the newest signed end.
    pub head: i64,
    /// Its hash, Base64.
    pub head_hash: String,
    /// Its signature, Base64.
    pub head_signature: String,
    /// The public key that checks it, Base64.
    pub key: String,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

impl Sealer {
    /// Takes its key out of the ring.
    pub fn new(ring: &KeyRing) -> Result<Self> {
        let key = Ed25519KeyPair::from_seed_unchecked(&ring.audit_seed())
            .map_err(|e| AppError::internal(e.to_string()))?;
        Ok(Self { key })
    }

    /// Seals what waits; how many rows that were.
    pub async fn run(self: &Arc<Self>, db: &Db, now: Instant) -> Result<usize> {
        let mut all = 0;
        loop {
            let sealer = Arc::clone(self);
            let sealed = db.write(move |conn| sealer.seal(conn, now)).await?;
            all += sealed;
            if sealed < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                return Ok(all);
            }
        }
    }

    fn seal(&self, conn: &mut Conn, now: Instant) -> Result<usize> {
        if !Lead::Seal.take(conn)? {
            return Ok(0);
        }
        let rows: Vec<Row> = audit_log::table
            .filter(audit_log::seq.is_null())
            .order(audit_log::id)
            .limit(BATCH)
            .select(Row::as_select())
            .load(conn)?;
        let before: Option<(i64, Vec<u8>, Instant)> = audit_head::table
            .order(audit_head::seq.desc())
            .select((audit_head::seq, audit_head::hash, audit_head::at))
            .first(conn)
            .optional()?;
        let Some(last) = rows.last().map(|row| row.id) else {
            return Ok(0);
        };
        // The signed end says where to go on, never the rows: those somebody may have changed.
        let (mut seq, mut hash) = before
            .as_ref()
            .map_or((0, vec![0; 32]), |(seq, hash, _)| (*seq, hash.clone()));
        for row in &rows {
            seq += 1;
            hash = row.link(&hash, seq);
            diesel::update(audit_log::table.find(row.id))
                .set((
                    audit_log::seq.eq(Some(seq)),
                    audit_log::hash.eq(Some(&hash)),
                ))
                .execute(conn)?;
        }
        tracing::debug!(seq, last = %last.0, rows = rows.len(), "sealed");
        if let Some((old, _, at)) = before
            && at.0.timestamp() / HOUR == now.0.timestamp() / HOUR
        {
            diesel::delete(audit_head::table.find(old)).execute(conn)?;
        }
        let signature = self.key.sign(&said(seq, &hash));
        diesel::insert_into(audit_head::table)
            .values((
                audit_head::seq.eq(seq),
                audit_head::hash.eq(&hash),
                audit_head::at.eq(now),
                audit_head::signature.eq(signature.as_ref()),
            ))
            .execute(conn)?;
        Ok(rows.len())
    }

    /// Reads the whole chain and says what does not fit. Each question is answered as the chain is
    /// then, because a single look at everything would hold up the database's own work for as long.
    /// It goes on growing meanwhile; so the rows are asked for first and the signed ends after them:
    /// whatever is sealed by then has its signed end, and what comes later is left for the next time.
    pub fn verify(&self, conn: &mut Conn) -> Result<Report> {
        let sealed_by_now: Option<i64> = audit_log::table
            .select(diesel::dsl::max(audit_log::seq))
            .get_result(conn)?;
        let heads: Vec<(i64, Vec<u8>, Vec<u8>)> = audit_head::table
            .order(audit_head::seq)
            .select((audit_head::seq, audit_head::hash, audit_head::signature))
            .load(conn)?;
        let stop = heads
            .last()
            .map_or(0, |(seq, ..)| *seq)
            .max(sealed_by_now.unwrap_or_default());
        let public = UnparsedPublicKey::new(&ED25519, self.key.public_key());
        let mut findings = Vec::new();
        let (mut good, mut bad): (Vec<Sealed>, Vec<i64>) = (Vec::new(), Vec::new());
        for (seq, hash, signature) in &heads {
            match public.verify(&said(*seq, hash), signature) {
                Ok(()) => good.push((*seq, hash.clone())),
                Err(_) => bad.push(*seq),
            }
        }
        let mut heads_left = good.iter().peekable();
        let (mut seq, mut hash, mut sealed) = (0, vec![0; 32], 0);
        loop {
            let rows: Vec<Row> = audit_log::table
                .filter(audit_log::seq.gt(seq))
                .filter(audit_log::seq.le(stop))
                .order(audit_log::seq)
                .limit(STRETCH)
                .select(Row::as_select())
                .load(conn)?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let at = row.seq.unwrap_or_default();
                let stored = row.hash.clone().unwrap_or_default();
                if at > seq + 1 {
                    findings.push(Finding::Removed {
                        from: seq + 1,
                        to: at - 1,
                    });
                } else if row.link(&hash, at) != stored {
                    findings.push(Finding::Altered {
                        seq: at,
                        id: row.id.0,
                    });
                }
                while let Some((signed, expected)) = heads_left.next_if(|(n, _)| *n <= at) {
                    // One whose row is gone was told above.
                    if *signed == at && *expected != stored {
                        bad.push(*signed);
                    }
                }
                (seq, hash) = (at, stored);
                sealed += 1;
            }
        }
        // The rows end before the signed end does.
        let (head, head_hash, head_signature) = heads.last().cloned().unwrap_or_default();
        let end = good.last().map_or(0, |(seq, _)| *seq);
        if end > seq {
            findings.push(Finding::Removed {
                from: seq + 1,
                to: end,
            });
        }
        // Nothing is sealed beyond the newest signed end.
        if seq > end {
            bad.push(seq);
        }
        bad.sort_unstable();
        bad.dedup();
        findings.extend(bad.into_iter().map(|seq| Finding::Head { seq }));
        let unsealed = audit_log::table
            .filter(audit_log::seq.is_null())
            .count()
            .get_result(conn)?;
        Ok(Report {
            sealed,
            unsealed,
            head,
            head_hash: BASE64.encode(head_hash),
            head_signature: BASE64.encode(head_signature),
            key: BASE64.encode(self.key.public_key()),
            findings,
        })
    }
}

/// What is signed.
fn said(seq: i64, hash: &[u8]) -> Vec<u8> {
    let mut text = b"rembang audit head 1|".to_vec();
    text.extend_from_slice(&seq.to_be_bytes());
    text.extend_from_slice(hash);
    text
}
