//! PINs and passwords: Argon2id with a pepper, off the async threads, in memory that is taken
//! once and used again. A flood of guesses waits in a bounded line of its own, so that it can
//! cost neither memory nor the turn of somebody at their own device.

use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// 19 MiB, two passes, one lane: OWASP's floor, 40 ms here.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// More at once would take memory from the rest of the server.
const MOST_SLOTS: usize = 4;
/// Who may stand in line; at 40 ms each the last one waits for some three seconds.
const LINE: usize = 64;

/// Who asks for a secret to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Somebody at a device that is enrolled, or who holds a code or a session.
    Known,
    /// Anybody; numbers are free to invent.
    Stranger,
}

/// Hashes and verifies secrets.
#[derive(Clone)]
pub struct Secrets {
    pepper: Arc<Vec<u8>>,
    slots: Arc<Semaphore>,
    known: Arc<Line>,
    strangers: Arc<Line>,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
    decoy: Arc<str>,
}

/// Those who wait for a slot.
struct Line {
    places: Arc<Semaphore>,
    /// How many of them may hold or await a slot at once.
    heads: Arc<Semaphore>,
}

impl Line {
    fn new(heads: usize) -> Arc<Self> {
        Arc::new(Self {
            places: Arc::new(Semaphore::new(LINE)),
            heads: Arc::new(Semaphore::new(heads)),
        })
    }
}

/// A place in line. Whoever has one will be served, so an attempt is counted only after it.
pub struct Place {
    secrets: Secrets,
    line: Arc<Line>,
    _place: OwnedSemaphorePermit,
}

impl Secrets {
    /// A slot per core: sign-ins must not starve reads.
    pub fn new(pepper: Vec<u8>) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let slots = cores.min(MOST_SLOTS);
        let mut blocks = Vec::new();
        let decoy = hash(&pepper, "no such account", &mut blocks)?;
        Ok(Self {
            pepper: Arc::new(pepper),
            slots: Arc::new(Semaphore::new(slots)),
            known: Line::new(slots),
            // One slot at least is free of strangers, where there is more than one.
            strangers: Line::new((slots - 1).max(1)),
            memory: Arc::new(Mutex::new(vec![blocks])),
            decoy: decoy.into(),
        })
    }

    /// A place in line, or at once the word that the line is full.
    pub fn place(&self, asker: Asker) -> Result<Place> {
        let line = match asker {
            Asker::Known => &self.known,
            Asker::Stranger => &self.strangers,
        };
        let place = Arc::clone(&line.places)
            .try_acquire_owned()
            .map_err(|_| AppError::unavailable("too many secrets wait to be looked at"))?;
        Ok(Place {
            secrets: self.clone(),
            line: Arc::clone(line),
            _place: place,
        })
    }
}

impl Place {
    /// A hash to store.
    pub async fn hash(&self, secret: String) -> Result<String> {
        self.blocking(move |pepper, _, blocks| hash(pepper, &secret, blocks))
            .await
    }

    /// Compares. Without a stored hash it works as long on a decoy and says no, so that the
    /// time taken does not tell whether an account exists. An error is neither yes nor no:
    /// whoever counted the attempt takes it back.
    pub async fn verify(&self, secret: String, stored: Option<String>) -> Result<bool> {
        self.blocking(move |pepper, decoy, blocks| {
            let matches = verify(pepper, &secret, stored.as_deref().unwrap_or(decoy), blocks)?;
            Ok(matches && stored.is_some())
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&[u8], &str, &mut Vec<Block>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let stopping = |_| AppError::unavailable("the server is stopping");
        let head = Arc::clone(&self.line.heads).acquire_owned().await;
        let head = head.map_err(stopping)?;
        let slot = Arc::clone(&self.secrets.slots).acquire_owned().await;
        let slot = slot.map_err(stopping)?;
        let secrets = self.secrets.clone();
        tokio::task::spawn_blocking(move || {
            let mut blocks = secrets.memory().pop().unwrap_or_default();
            let result = work(&secrets.pepper, &secrets.decoy, &mut blocks);
            secrets.memory().push(blocks);
            drop((slot, head));
            result
        })
        .await
        .map_err(|e| AppError::unavailable(e.to_string()))?
    }
}

impl Secrets {
    fn memory(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn params() -> Result<Params> {
    Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| AppError::internal(e.to_string()))
}

fn hash(pepper: &[u8], secret: &str, blocks: &mut Vec<Block>) -> Result<String> {
    let params = params()?;
    let salt = Salt::new(&random::<16>()).map_err(|e| AppError::internal(e.to_string()))?;
    let output = argon(
        pepper,
        &params,
        secret,
        &salt,
        Params::DEFAULT_OUTPUT_LEN,
        blocks,
    )?;
    let hash = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|e| AppError::internal(e.to_string()))?,
        salt: Some(salt),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

fn verify(pepper: &[u8], secret: &str, stored: &str, blocks: &mut Vec<Block>) -> Result<bool> {
    let unreadable = |e: String| AppError::internal(format!("a stored hash: {e}"));
    let stored = PasswordHash::new(stored).map_err(|e| unreadable(e.to_string()))?;
    let params = Params::try_from(&stored).map_err(|e| unreadable(e.to_string()))?;
    let (Some(salt), Some(expected)) = (stored.salt, stored.hash) else {
        return Err(unreadable("no salt or no hash".to_owned()));
    };
    if stored.algorithm != ARGON2ID_IDENT || stored.version != Some(Version::V0x13.into()) {
        return Err(unreadable("not Argon2id 1.3".to_owned()));
    }
    // Comparing outputs takes the same time wherever they differ.
    Ok(argon(pepper, &params, secret, &salt, expected.len(), blocks)? == expected)
}

fn argon(
    pepper: &[u8],
    params: &Params,
    secret: &str,
    salt: &[u8],
    length: usize,
    blocks: &mut Vec<Block>,
) -> Result<Output> {
    let failed = |e: argon2::Error| AppError::unavailable(format!("Argon2: {e}"));
    let needed = params.block_count();
    if needed > MEMORY_KIB as usize {
        return Err(AppError::internal(
            "a stored hash wants more memory than ours",
        ));
    }
    if blocks.len() < needed {
        blocks
            .try_reserve_exact(needed - blocks.len())
            .map_err(|e| AppError::unavailable(format!("no memory for Argon2: {e}")))?;
        blocks.resize(needed, Block::default());
    }
    let argon =
        Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params.clone())
            .map_err(failed)?;
    let mut out = [0; Output::MAX_LENGTH];
    let out = &mut out[..length];
    argon
        .hash_password_into_with_memory(secret.as_bytes(), salt, out, blocks.as_mut_slice())
        .map_err(failed)?;
    Output::new(out).map_err(|e| AppError::unavailable(format!("Argon2: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_secret_matches_its_own_hash_only() {
        let secrets = Secrets::new(b"pepper".to_vec()).expect("secrets");
        let place = secrets.place(Asker::Known).expect("a place");
        let stored = place.hash("402613".to_owned()).await.expect("a hash");
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        for (secret, stored, matches) in [
            ("402613", Some(stored.clone()), true),
            ("402614", Some(stored.clone()), false),
            ("402613", None, false),
            ("no such account", None, false),
        ] {
            let found = place.verify(secret.to_owned(), stored).await;
            assert_eq!(found.expect("yes or no"), matches, "{secret}");
        }
    }

    /// A hash that older releases of the `argon2` crate wrote with the same pepper.
    #[test]
    fn what_was_stored_before_still_counts() {
        use argon2::password_hash::PasswordHasher;
        let params = params().expect("params");
        let argon = Argon2::new_with_secret(b"pepper", Algorithm::Argon2id, Version::V0x13, params)
            .expect("argon");
        let stored = argon.hash_password(b"kata sandi contoh").expect("a hash");
        let stored = stored.to_string();
        let mut blocks = Vec::new();
        let mut check = |secret| verify(b"pepper", secret, &stored, &mut blocks);
        assert!(check("kata sandi contoh").expect("yes or no"));
        assert!(!check("kata sandi Contoh").expect("yes or no"));
    }

    /// "I could not look" must never read as "wrong": five of those lock the owner out.
    #[test]
    fn what_cannot_be_compared_is_not_a_wrong_secret() {
        let mut blocks = Vec::new();
        for stored in [
            "",
            "rubbish",
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0",
            "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA",
            // Nobody has that much memory.
            "$argon2id$v=19$m=4294967295,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA",
        ] {
            assert!(
                verify(b"", "402613", stored, &mut blocks).is_err(),
                "{stored}"
            );
        }
    }

    #[tokio::test]
    async fn a_crowd_of_strangers_is_turned_away_and_keeps_nobody_from_their_device() {
        let secrets = Secrets::new(Vec::new()).expect("secrets");
        let crowd: Vec<Place> = (0..LINE)
            .map(|_| secrets.place(Asker::Stranger).expect("a place"))
            .collect();
        assert!(secrets.place(Asker::Stranger).is_err());
        let own = secrets.place(Asker::Known).expect("a place");
        own.hash("402613".to_owned()).await.expect("a turn");
        drop(crowd);
        secrets.place(Asker::Stranger).expect("room again");
    }

    #[tokio::test]
    async fn the_memory_is_used_again() {
        let secrets = Secrets::new(Vec::new()).expect("secrets");
        let guesses: Vec<_> = (0..12)
            .map(|_| {
                let place = secrets.place(Asker::Stranger).expect("a place");
                tokio::spawn(async move { place.verify("402613".to_owned(), None).await })
            })
            .collect();
        for guess in guesses {
            assert!(!guess.await.expect("a task").expect("yes or no"));
        }
        assert!(secrets.memory().len() <= MOST_SLOTS);
    }
}
