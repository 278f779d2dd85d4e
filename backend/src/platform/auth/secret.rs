//! PINs and passwords: Argon2id with a pepper, behind a semaphore, off the async threads.

use crate::platform::error::{AppError, Result};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// 19 MiB, two passes, one lane: OWASP's floor, 40 ms here.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Hashes and verifies secrets.
#[derive(Clone)]
pub struct Secrets {
    pepper: Arc<Vec<u8>>,
    slots: Arc<Semaphore>,
    decoy: Arc<str>,
}

impl Secrets {
    /// One slot per core: sign-ins must not starve reads.
    pub fn new(pepper: Vec<u8>) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let decoy = hash(&pepper, "no such account")?;
        Ok(Self {
            pepper: Arc::new(pepper),
            slots: Arc::new(Semaphore::new(cores)),
            decoy: decoy.into(),
        })
    }

    /// A hash to store.
    pub async fn hash(&self, secret: String) -> Result<String> {
        self.blocking(move |pepper| hash(pepper, &secret)).await
    }

    /// Compares. Without a stored hash it works as long on a decoy and says no, so that the
    /// time taken does not tell whether an account exists.
    pub async fn verify(&self, secret: String, stored: Option<String>) -> Result<bool> {
        let decoy = Arc::clone(&self.decoy);
        self.blocking(move |pepper| {
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| decoy.to_string());
            let parsed =
                PasswordHash::new(&stored).map_err(|e| AppError::internal(e.to_string()))?;
            let matches = argon(pepper)?
                .verify_password(secret.as_bytes(), &parsed)
                .is_ok();
            Ok(matches && known)
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&[u8]) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let slot = tokio::time::timeout(
            std::time::Duration::from_secs(5),
            Arc::clone(&self.slots).acquire_owned(),
        )
        .await
        .map_err(|_| AppError::too_many(5))?
        .map_err(|_| AppError::unavailable("the server is stopping"))?;
        let pepper = Arc::clone(&self.pepper);
        tokio::task::spawn_blocking(move || {
            let result = work(&pepper);
            drop(slot);
            result
        })
        .await
        .map_err(|e| AppError::internal(e.to_string()))?
    }
}

fn argon(pepper: &[u8]) -> Result<Argon2<'_>> {
    let params =
        Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| AppError::internal(e.to_string()))?;
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)
        .map_err(|e| AppError::internal(e.to_string()))
}

fn hash(pepper: &[u8], secret: &str) -> Result<String> {
    argon(pepper)?
        .hash_password(secret.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|e| AppError::internal(e.to_string()))
}
