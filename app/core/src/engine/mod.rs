//! The whole of it: what a window calls. Whatever it tells is on disk already.
//!
//! One lock guards store and outbox; decisions are made and written under it, off the caller's
//! thread, and only what was written is sent or told.

mod calls;
mod kept;
mod post;
mod pull;
mod pump;
mod session;

pub use calls::{Answer, Call, Keeping};
pub use kept::{Room, Usage};
pub use post::Post;
pub use session::Departure;

use crate::client::{CallError, Client, NoRow};
use crate::keys::{self, Access, Keystore};
use crate::outbox::{self, Decision, Event, Link, Now, Outbox, Problem};
use crate::seal::random;
use crate::store::{Store, StoreError, Unsent};
use serde::Serialize;
use session::Session;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

/// Why not.
#[derive(Debug)]
pub enum EngineError {
    /// The outbox says no.
    Outbox(Problem),
    /// The disk does.
    Store(StoreError),
    /// The server does, or it was not heard.
    Call(CallError),
    /// There is nothing of that name and shape.
    Row(NoRow),
    /// This row may not wait: it is sent at once or not at all.
    NotOffline,
    /// Not without the key.
    Closed(Access),
    /// So many operations have not left yet.
    Unsent(usize),
    /// Not an address that may be spoken to: https, or http on this machine.
    Address(String),
}

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outbox(problem) => problem.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Call(error) => error.fmt(f),
            Self::Row(error) => error.fmt(f),
            Self::NotOffline => f.write_str("this row may not wait on a phone"),
            Self::Closed(access) => write!(f, "the data of this phone is {access:?}"),
            Self::Unsent(count) => write!(f, "{count} operations have not left yet"),
            Self::Address(text) => write!(f, "{text} is no https address"),
        }
    }
}

impl std::error::Error for EngineError {}

impl From<Problem> for EngineError {
    fn from(problem: Problem) -> Self {
        Self::Outbox(problem)
    }
}

impl From<StoreError> for EngineError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<CallError> for EngineError {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<NoRow> for EngineError {
    fn from(error: NoRow) -> Self {
        Self::Row(error)
    }
}

/// Short name for what the engine returns.
pub type Result<T> = std::result::Result<T, EngineError>;

/// What a window hears without asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    /// An operation of whoever is signed in is another than it was, or is gone.
    Changed {
        /// Which.
        key: Uuid,
    },
    /// The way to the server.
    Link {
        /// How it is now.
        link: Link,
    },
    /// The session has ended.
    SignInNeeded,
    /// So much was forgotten, because it may no longer be read here. Operations are all there.
    Purged {
        /// Kept answers and things.
        rows: usize,
    },
    /// Lists that are kept whole have changed.
    Synced,
    /// What must be written cannot be: the disk is full.
    DiskFull,
}

/// A phone: its file, its outbox, and the server it speaks to.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    client: Client,
    dir: PathBuf,
    keystore: Keystore,
    state: Mutex<State>,
    /// One refresh at a time.
    refreshing: tokio::sync::Mutex<()>,
    /// One pump at a time.
    pumping: tokio::sync::Mutex<()>,
    /// Something may be due earlier than it was.
    woken: Notify,
    /// A try ended.
    landed: Notify,
    /// There may be something to bring down.
    wanted: Notify,
    news: broadcast::Sender<News>,
    started: Instant,
}

struct State {
    /// Gone only while it is being erased.
    store: Option<Store>,
    access: Access,
    outbox: Outbox,
    session: Option<Session>,
    /// A write failed: the outbox must be read again before it decides anything.
    stale: bool,
}

impl Engine {
    /// Opens the data in that folder, or makes it, for the server at that origin.
    ///
    /// Data whose key is locked or lost opens too: what needs no key works, the rest says
    /// [`EngineError::Closed`], and [`Engine::access`] says why.
    pub async fn open(dir: &Path, origin: &str, keystore: Keystore) -> Result<Self> {
        let origin = checked(origin)?;
        let client = Client::new(origin).map_err(CallError::Network)?;
        let (path, keys) = (dir.to_owned(), keystore.clone());
        let started = Instant::now();
        let state = blocking(move || State::open(&path, &keys, now(started))).await?;
        Ok(Self(Arc::new(Inner {
            client,
            dir: dir.to_owned(),
            keystore,
            state: Mutex::new(state),
            refreshing: tokio::sync::Mutex::new(()),
            pumping: tokio::sync::Mutex::new(()),
            woken: Notify::new(),
            landed: Notify::new(),
            wanted: Notify::new(),
            news: broadcast::Sender::new(256),
            started,
        })))
    }

    /// What can be done with the data.
    pub fn access(&self) -> Access {
        self.0.lock().access
    }

    /// Asks the keystore once more.
    pub async fn unlock(&self) -> Result<Access> {
        let access = self
            .with(|state, inner| {
                if matches!(state.access, Access::Locked | Access::KeyLost) {
                    *state = State::open(&inner.dir, &inner.keystore, inner.now())?;
                }
                Ok(state.access)
            })
            .await?;
        self.0.woken.notify_one();
        Ok(access)
    }

    /// What has not left this phone, as far as it can be said without the key.
    pub async fn unsent(&self) -> Result<Vec<Unsent>> {
        self.with(|state, _| Ok(state.store()?.unsent()?)).await
    }

    /// Takes everything away, key and all, and begins anew. Nothing brings it back.
    pub async fn erase(&self) -> Result<Access> {
        self.with(|state, inner| {
            let place = keys::place(state.store()?)?;
            if let Some(store) = state.store.take() {
                let failed = |e: std::io::Error| StoreError::Failed(e.to_string());
                store.erase().map_err(failed)?;
            }
            keys::forget(place, &inner.dir, &inner.keystore);
            *state = State::open(&inner.dir, &inner.keystore, inner.now())?;
            Ok(state.access)
        })
        .await
    }

    /// What happens from now on. Whoever is slow misses the oldest and reads anew.
    pub fn news(&self) -> broadcast::Receiver<News> {
        self.0.news.subscribe()
    }

    /// Who is signed in.
    pub fn account(&self) -> Option<Uuid> {
        self.0.lock().outbox.account()
    }

    /// How the way to the server was found last.
    pub fn link(&self) -> Link {
        self.0.lock().outbox.link()
    }

    /// Work under the lock, off the caller's thread: a write waits for the disk.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut State, &Inner) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = Arc::clone(&self.0);
        blocking(move || work(&mut inner.lock(), &inner)).await
    }

    /// Gives the outbox an event; its changes are on disk when this returns.
    async fn decide(&self, event: Event) -> Result<Decision> {
        self.with(|state, inner| state.decide(event, inner)).await
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Whoever panicked under the lock had not told anybody yet; `stale` sees to the rest.
        self.state.lock().unwrap_or_else(|poisoned| {
            let mut state = PoisonError::into_inner(poisoned);
            state.stale = true;
            state
        })
    }

    fn now(&self) -> Now {
        now(self.started)
    }

    fn tell(&self, news: News) {
        // Nobody may be listening.
        let _ = self.news.send(news);
    }
}

impl State {
    fn open(dir: &Path, keystore: &Keystore, now: Now) -> Result<Self> {
        let mut store = Store::open(dir)?;
        let access = keys::unlock(&mut store, dir, keystore)?;
        let mut state = Self {
            store: Some(store),
            access,
            outbox: Outbox::load(Vec::new(), None, now),
            session: None,
            stale: false,
        };
        if matches!(access, Access::Open | Access::Unprotected) {
            state.session = state.store()?.secret(session::SETTING)?;
            state.read_again(now)?;
        }
        Ok(state)
    }

    fn store(&mut self) -> Result<&mut Store> {
        self.store.as_mut().ok_or(EngineError::Closed(self.access))
    }

    /// The store, where sealed cells can be read and written.
    fn open_store(&mut self) -> Result<&mut Store> {
        let access = self.access;
        let store = self.store()?;
        if store.is_open() {
            Ok(store)
        } else {
            Err(EngineError::Closed(access))
        }
    }

    fn account(&self) -> Option<Uuid> {
        self.session.as_ref().map(|session| session.account)
    }

    /// The outbox as it stands on disk.
    fn read_again(&mut self, now: Now) -> Result<()> {
        let account = self.account();
        let rows = self.open_store()?.operations()?;
        self.outbox = Outbox::load(rows, account, now);
        if self.session.as_ref().is_some_and(Session::has_ended) {
            self.outbox.handle(Event::SessionEnded, now)?;
        }
        self.stale = false;
        Ok(())
    }

    fn decide(&mut self, event: Event, inner: &Inner) -> Result<Decision> {
        let now = inner.now();
        self.open_store()?;
        if self.stale {
            self.read_again(now)?;
        }
        let decision = self.outbox.handle(event, now)?;
        if let Err(error) = self.open_store()?.apply(&decision.changes, now.wall) {
            // What was decided did not happen.
            self.stale = true;
            if error == StoreError::Full {
                inner.tell(News::DiskFull);
            }
            return Err(error.into());
        }
        for news in &decision.news {
            match *news {
                outbox::News::Changed { account, key } if account == self.outbox.account() => {
                    inner.tell(News::Changed { key });
                }
                outbox::News::Changed { .. } => {}
                outbox::News::Link { link } => inner.tell(News::Link { link }),
                outbox::News::SignInNeeded => inner.tell(News::SignInNeeded),
            }
        }
        Ok(decision)
    }
}

fn now(started: Instant) -> Now {
    // 53 random bits are all that fits between 0 and 1.
    let bits = u64::from_be_bytes(random()) >> 11;
    Now {
        steady: started.elapsed(),
        wall: chrono::Utc::now().timestamp_millis(),
        luck: bits as f64 / (1_u64 << 53) as f64,
    }
}

/// Certificates are never bypassed; plain http speaks to this machine only.
fn checked(origin: &str) -> Result<String> {
    let refused = || EngineError::Address(origin.to_owned());
    let url = reqwest::Url::parse(origin).map_err(|_| refused())?;
    let host = url.host_str().unwrap_or_default();
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let fits = url.scheme() == "https" || (url.scheme() == "http" && here);
    if !fits || url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
        return Err(refused());
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(StoreError::Failed(error.to_string()).into()),
        },
    }
}

/// The shortest pause between two looks at a disk that is full.
const DISK_PAUSE: Duration = Duration::from_secs(30);
