//! The running server as one value: what handlers, commands and tests share.

use super::auth::Person;
use super::auth::secret::Secrets;
use super::auth::session::Sessions;
use super::auth::token::Tokens;
use super::clock::Clock;
use super::db::{Db, Instant, Lanes};
use super::error::Result;
use super::keys::KeyRing;
use super::vault::Vault;
use crate::config::Config;
use crate::regency::Regency;
use std::sync::Arc;

/// The server.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Names, areas, places, thresholds of this regency.
    pub regency: Regency,
    /// Data.
    pub db: Db,
    /// Sealed columns.
    pub vault: Arc<Vault>,
    /// Access tokens.
    pub tokens: Tokens,
    /// PINs and passwords.
    pub secrets: Secrets,
    /// Session cache.
    pub sessions: Sessions,
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
        let open = || -> Result<(Tokens, Secrets)> {
            Ok((Tokens::new(&ring)?, Secrets::new(ring.pepper.clone())?))
        };
        let (tokens, secrets) = open().map_err(|e| e.to_string())?;
        let vault = Arc::new(Vault::new(&mut ring));
        Ok(Self {
            config,
            regency,
            db,
            vault,
            tokens,
            secrets,
            sessions: Sessions::default(),
            started: clock.now(),
            clock,
        })
    }

    /// Made-up people are let in only while the server demonstrates.
    pub fn admits(&self, person: &Person) -> bool {
        self.config.demo || !person.demo
    }
}
