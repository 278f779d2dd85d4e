//! Sealed columns and blind indexes. A sealed value is bound to its table, column and row:
//! moved elsewhere it does not open. Layout: version, key id, nonce, ciphertext with tag.

use super::db::Id;
use super::error::{AppError, Result};
use super::keys::{ColumnKeys, KeyRing, random};
use aws_lc_rs::{digest, hmac};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

const VERSION: u8 = 1;
const HEADER: usize = 1 + 4;
const NONCE: usize = 24;

/// Which column a value is sealed for, `account.phone_sealed`.
#[derive(Debug, Clone, Copy)]
pub struct Column(pub &'static str);

/// Seals, opens and indexes with the keys of the ring.
pub struct Vault {
    keys: Vec<ColumnKeys>,
}

/// A blind index under one key, to compare in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindIndex {
    /// Which key made it.
    pub kid: i64,
    /// HMAC-SHA-256, full length.
    pub bytes: Vec<u8>,
}

impl Vault {
    /// Takes the column keys out of the ring.
    pub fn new(ring: &mut KeyRing) -> Self {
        Self {
            keys: std::mem::take(&mut ring.columns),
        }
    }

    fn active(&self) -> Result<&ColumnKeys> {
        self.keys
            .last()
            .ok_or_else(|| AppError::internal("the key ring is empty"))
    }

    /// Seals a value for one cell.
    pub fn seal(&self, column: Column, row: Id, plain: &[u8]) -> Result<Vec<u8>> {
        let key = self.active()?;
        let nonce: [u8; NONCE] = random();
        let aad = associated(column, row, key.kid);
        let sealed = XChaCha20Poly1305::new(&key.seal.into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: plain,
                    aad: &aad,
                },
            )
            .map_err(|_| AppError::internal("sealing failed"))?;
        let mut out = Vec::with_capacity(HEADER + NONCE + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&key.kid.to_be_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens a cell; fails when it was sealed for another one.
    pub fn open(&self, column: Column, row: Id, sealed: &[u8]) -> Result<Vec<u8>> {
        let damaged = || AppError::internal(format!("{} of {} does not open", column.0, row.0));
        let (header, rest) = sealed.split_at_checked(HEADER).ok_or_else(damaged)?;
        let (nonce, text) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let kid = header[1..]
            .try_into()
            .map(u32::from_be_bytes)
            .map_err(|_| damaged())?;
        if header[0] != VERSION {
            return Err(damaged());
        }
        let key = self
            .keys
            .iter()
            .find(|key| key.kid == kid)
            .ok_or_else(damaged)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| damaged())?;
        XChaCha20Poly1305::new(&key.seal.into())
            .decrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: text,
                    aad: &associated(column, row, kid),
                },
            )
            .map_err(|_| damaged())
    }

    /// Opens a cell that holds text.
    pub fn open_text(&self, column: Column, row: Id, sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.open(column, row, sealed)?)
            .map_err(|_| AppError::internal(format!("{} of {} is not text", column.0, row.0)))
    }

    /// The blind index of a value, for finding it again without knowing it.
    pub fn index(&self, column: Column, plain: &str) -> Result<BlindIndex> {
        let key = self.active()?;
        let mac = hmac::Key::new(hmac::HMAC_SHA256, &key.index);
        let tag = hmac::sign(&mac, format!("{}|{plain}", column.0).as_bytes());
        Ok(BlindIndex {
            kid: i64::from(key.kid),
            bytes: tag.as_ref().to_vec(),
        })
    }
}

fn associated(column: Column, row: Id, kid: u32) -> Vec<u8> {
    format!("{}|{}|{kid}", column.0, row.0).into_bytes()
}

/// For tokens of 256 random bits: a plain hash is enough to store them.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}
