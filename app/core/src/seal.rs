//! Sealed columns of the phone's file. A sealed value is bound to its column and row: moved
//! elsewhere it does not open. Layout: version, nonce, ciphertext with tag.

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// The phone's key: 256 random bits that the keystore keeps.
pub type Key = [u8; 32];

/// A cell that does not open: damaged, moved, or sealed with another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoesNotOpen;

/// Random bytes from the system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // It fails only where the system has no randomness at all; nothing may go on then.
    if aws_lc_rs::rand::SecureRandom::fill(&SystemRandom::new(), &mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}

/// Seals and opens cells, and makes ids of what must not be read.
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    digest: hmac::Key,
}

impl Sealer {
    /// With that key; what seals and what digests are two keys made of it.
    pub fn new(key: &Key) -> Self {
        let root = hmac::Key::new(hmac::HMAC_SHA256, key);
        let mut seal: Key = [0; 32];
        seal.copy_from_slice(hmac::sign(&root, b"seal").as_ref());
        Self {
            cipher: XChaCha20Poly1305::new(&seal.into()),
            digest: hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&root, b"digest").as_ref()),
        }
    }

    /// Seals a value for one cell.
    pub fn seal(&self, column: &str, row: Uuid, plain: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let nonce: [u8; NONCE] = random();
        let payload = Payload {
            msg: plain,
            aad: &cell(column, row),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| DoesNotOpen)?;
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens a cell; fails when it was sealed for another one.
    pub fn open(&self, column: &str, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let (version, rest) = sealed.split_first().ok_or(DoesNotOpen)?;
        let (nonce, text) = rest.split_at_checked(NONCE).ok_or(DoesNotOpen)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| DoesNotOpen)?;
        if *version != VERSION {
            return Err(DoesNotOpen);
        }
        let payload = Payload {
            msg: text,
            aad: &cell(column, row),
        };
        self.cipher
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| DoesNotOpen)
    }

    /// The same id for the same words, which it does not tell.
    pub fn id(&self, words: &str) -> Uuid {
        let tag = hmac::sign(&self.digest, words.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&tag.as_ref()[..16]);
        Uuid::from_bytes(id)
    }
}

fn cell(column: &str, row: Uuid) -> Vec<u8> {
    format!("{column}|{row}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_in_its_cell_with_its_key_and_nowhere_else() {
        let (one, two) = (Sealer::new(&[1; 32]), Sealer::new(&[2; 32]));
        let (row, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = one.seal("draft.form", row, b"NIK").expect("sealed");
        assert_eq!(one.open("draft.form", row, &sealed), Ok(b"NIK".to_vec()));
        assert_eq!(one.open("draft.form", other, &sealed), Err(DoesNotOpen));
        assert_eq!(one.open("kept.answer", row, &sealed), Err(DoesNotOpen));
        assert_eq!(two.open("draft.form", row, &sealed), Err(DoesNotOpen));
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(one.open("draft.form", row, &damaged), Err(DoesNotOpen));
            assert_eq!(one.open("draft.form", row, &sealed[..at]), Err(DoesNotOpen));
        }
        let again = one.seal("draft.form", row, b"NIK").expect("sealed");
        assert_ne!(sealed, again, "each has its own nonce");
    }

    #[test]
    fn an_id_is_the_same_for_the_same_words_under_the_same_key() {
        let (one, two) = (Sealer::new(&[1; 32]), Sealer::new(&[2; 32]));
        assert_eq!(one.id("a"), one.id("a"));
        assert_ne!(one.id("a"), one.id("b"));
        assert_ne!(one.id("a"), two.id("a"));
    }
}
