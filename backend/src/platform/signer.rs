//! Signs what travels without the server: a list on a phone, a warning as a code on a wall. Keys have
//! numbers and are made from the ring, so that every node has them and nothing is stored.

use super::error::{AppError, Result};
use super::keys::{KeyRing, seed};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// Signs papers.
pub struct Signer {
    secret: hmac::Key,
}

impl Signer {
    /// Made from the pepper, the one secret of a ring that never rotates.
    pub fn new(ring: &KeyRing) -> Self {
        Self {
            secret: hmac::Key::new(hmac::HMAC_SHA256, &ring.pepper),
        }
    }

    /// The public half of a key, Base64.
    pub fn public(&self, kid: i64) -> Result<String> {
        Ok(BASE64_STANDARD.encode(self.key(kid)?.public_key().as_ref()))
    }

    /// An Ed25519 signature, Base64.
    pub fn sign(&self, kid: i64, bytes: &[u8]) -> Result<String> {
        Ok(BASE64_STANDARD.encode(self.key(kid)?.sign(bytes).as_ref()))
    }

    fn key(&self, kid: i64) -> Result<Ed25519KeyPair> {
        let seed = seed(&self.secret, &format!("rembang paper {kid}"));
        Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|e| AppError::internal(e.to_string()))
    }
}
