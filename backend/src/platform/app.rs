//! The running server as one value: what handlers, commands and tests share.

use super::auth::Person;
use super::auth::secret::Secrets;
use super::auth::session::Sessions;
use super::auth::token::Tokens;
use super::cache::Cache;
use super::chain::Sealer;
use super::clock::Clock;
use super::db::{Db, Instant, Lanes};
use super::error::Result;
use super::keys::KeyRing;
use super::limits::Limits;
use super::vault::Vault;
use crate::config::Config;
use crate::regency::Regency;
use std::sync::{Arc, PoisonError, RwLock};

/// The server.
pub struct App {
    /// Settings.
    pub config: Config,
    regency: RwLock<Arc<Regency>>,
    /// Data.
    pub db: Db,
    /// Sealed columns.
    pub vault: Arc<Vault>,
    /// Access tokens.
    pub tokens: Tokens,
    /// PINs and passwords.
    pub secrets: Secrets,
    /// The audit chain.
    pub sealer: Arc<Sealer>,
    /// Session cache.
    pub sessions: Sessions,
    /// How often one may ask.
    pub limits: Limits,
    /// Ready answers of public rows.
    pub cache: Arc<Cache>,
    /// Time.
    pub clock: Clock,
    /// Since when this server is open.
    pub started: Instant,
}

impl App {
    /// Opens everything; migrations have run before.
    pub fn open(
        config: Config,
        regency: Regency,
        mut ring: KeyRing,
        clock: Clock,
        lanes: Lanes,
    ) -> std::result::Result<Self, String> {
        let db = Db::start(config.database.clone(), lanes)?;
        let open = || -> Result<(Tokens, Secrets, Sealer)> {
            let secrets = Secrets::new(ring.pepper.clone())?;
            Ok((Tokens::new(&ring)?, secrets, Sealer::new(&ring)?))
        };
        let (tokens, secrets, sealer) = open().map_err(|e| e.to_string())?;
        let cache = Arc::new(Cache::default());
        Cache::watch(&cache, &config.database).map_err(|e| e.to_string())?;
        let vault = Arc::new(Vault::new(&mut ring));
        Ok(Self {
            regency: RwLock::new(Arc::new(regency)),
            db,
            vault,
            tokens,
            secrets,
            sealer: Arc::new(sealer),
            sessions: Sessions::default(),
            limits: Limits::new(config.trusted_proxies.clone()),
            cache,
            started: clock.now(),
            clock,
            config,
        })
    }

    /// Names, areas, places, thresholds of this regency as they stand now. Whoever asks keeps
    /// one answer for the whole request.
    pub fn regency(&self) -> Arc<Regency> {
        Arc::clone(&self.regency.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on the regency is this one.
    pub fn set_regency(&self, regency: Regency) {
        *self.regency.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(regency);
    }

    /// Made-up people are let in only while the server demonstrates.
    pub fn admits(&self, person: &Person) -> bool {
        self.config.demo || !person.demo
    }
}
