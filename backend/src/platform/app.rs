//! The running server as one value: what handlers, commands and tests share.

use super::auth::Person;
use super::auth::secret::Secrets;
use super::auth::session::Sessions;
use super::auth::token::Tokens;
use super::bench::Bench;
use super::cache::Cache;
use super::chain::Sealer;
use super::clock::{Clock, Trust};
use super::db::{Conn, Db, Door, Instant, Lanes};
use super::error::Result;
use super::health::{Health, last_moment};
use super::keys::KeyRing;
use super::limits::Limits;
use super::module::Module;
use super::pack::{PACK, Pack};
use super::signer::Signer;
use super::topic::Topic;
use super::vault::Vault;
use super::watch::watch;
use crate::config::Config;
use crate::regency::Regency;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rounds of the watcher, four a second, after which it looks at the amendments unasked.
const RELOAD_EVERY: u32 = 40;

/// The server.
pub struct App {
    /// Every module, see `modules::ALL`.
    pub modules: &'static [&'static Module],
    /// Settings.
    pub config: Config,
    /// The regency pack with the office's amendments.
    pub pack: Arc<Pack>,
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
    /// Papers that travel without the server.
    pub signer: Signer,
    /// Session cache.
    pub sessions: Sessions,
    /// How often one may ask.
    pub limits: Limits,
    /// Where files are read.
    pub bench: Bench,
    /// Ready answers of public rows.
    pub cache: Arc<Cache>,
    /// Time.
    pub clock: Clock,
    /// Whether the time may be believed.
    pub trust: Trust,
    /// What probes are told.
    pub health: Health,
    /// Since when this server is open.
    pub started: Instant,
}

impl App {
    /// Opens everything; migrations have run before.
    pub fn open(
        modules: &'static [&'static Module],
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
        let pack = Arc::new(Pack::new(regency));
        let mut conn = config.database.open(Door::Read)?;
        pack.reload(&mut conn, clock.now().day())
            .map_err(|e| e.to_string())?;
        let last = last_moment(&mut conn).map_err(|e| e.to_string())?;
        let (watched, days) = (Arc::clone(&pack), clock.clone());
        let mut rounds = 0_u32;
        let amended = move |conn: &mut Conn, heard: bool| {
            let today = days.now().day();
            // A node that was killed after its COMMIT has told nobody.
            rounds = rounds.wrapping_add(1);
            let due = heard || rounds.is_multiple_of(RELOAD_EVERY) || watched.is_due(today);
            due && watched.reload(conn, today).unwrap_or(false)
        };
        watch(&cache, &db, amended).map_err(|e| e.to_string())?;
        let signer = Signer::new(&ring);
        let vault = Arc::new(Vault::new(&mut ring));
        Ok(Self {
            modules,
            pack,
            db,
            vault,
            tokens,
            secrets,
            sealer: Arc::new(sealer),
            signer,
            sessions: Sessions::default(),
            limits: Limits::new(config.trusted_proxies.clone()),
            bench: Bench::default(),
            cache,
            trust: Trust::begin(last, clock.now()),
            health: Health::default(),
            started: clock.now(),
            clock,
            config,
        })
    }

    /// Names, areas, places, thresholds of this regency as they stand now. Whoever asks keeps
    /// one answer for the whole request.
    pub fn regency(&self) -> Arc<Regency> {
        self.pack.now()
    }

    /// From now on the regency is this one.
    pub fn set_regency(&self, regency: Regency) {
        self.pack.set(regency);
    }

    /// After an amendment's COMMIT. Should it fail, the watcher does it within a second.
    pub async fn reload_pack(&self) {
        let (pack, today) = (Arc::clone(&self.pack), self.clock.now().day());
        if let Err(error) = self.db.read(move |conn| pack.reload(conn, today)).await {
            tracing::warn!(%error, "the pack was not built anew");
        }
        // What was built meanwhile may have seen the pack before.
        self.cache.turn(PACK.name());
    }

    /// These have changed with a COMMIT: ready answers made of them end. Runs on the writer's
    /// thread, so it does not wait for anybody.
    pub fn published(&self, topics: &BTreeSet<Topic>) {
        if topics.contains(&PACK) {
            self.pack.outdate();
        }
        self.cache.publish(topics);
    }

    /// Made-up people are let in only while the server demonstrates.
    pub fn admits(&self, person: &Person) -> bool {
        self.config.demo || !person.demo
    }
}
