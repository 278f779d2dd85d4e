//! The phone's one file. What was written is on the disk when a function returns: `synchronous` is
//! FULL, and that is asked for at each start. Texts, answers and tokens are sealed.

mod drafts;
mod id;
mod kept;
mod outbox;
pub mod schema;
mod settings;
mod synced;

pub use drafts::Draft;
pub use kept::{Kept, MOST_KEPT, Question, SCARCE_KEPT};
pub use outbox::{Text, Unsent};

use crate::seal::{DoesNotOpen, Sealer};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel::{Connection, QueryableByName, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::path::{Path, PathBuf};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Its name in the app's folder.
pub const FILE: &str = "rembang.sqlite";

/// Why nothing was written, or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The disk has no room.
    Full,
    /// The key is not at hand.
    Sealed,
    /// As many answers are kept as may be: [`MOST_KEPT`].
    TooManyKept,
    /// A cell does not open although the key is right: the file is damaged.
    Damaged,
    /// Anything else, in words for a log.
    Failed(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Full => f.write_str("the disk is full"),
            Self::Sealed => f.write_str("the key is not at hand"),
            Self::TooManyKept => f.write_str("too many answers are kept"),
            Self::Damaged => f.write_str("the file is damaged"),
            Self::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<diesel::result::Error> for StoreError {
    fn from(error: diesel::result::Error) -> Self {
        let text = error.to_string();
        if text.contains("disk is full") {
            Self::Full
        } else {
            Self::Failed(text)
        }
    }
}

impl From<DoesNotOpen> for StoreError {
    fn from(_: DoesNotOpen) -> Self {
        Self::Damaged
    }
}

/// Short name for what the store returns.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The file, and the key where it is at hand.
pub struct Store {
    conn: SqliteConnection,
    sealer: Option<Sealer>,
    path: PathBuf,
}

impl Store {
    /// Opens the file in that folder, or makes it, for its owner only. What a killed migration left
    /// behind is undone by SQLite: all of them run in one transaction.
    pub fn open(dir: &Path) -> Result<Self> {
        let say = |e: std::io::Error| StoreError::Failed(format!("{}: {e}", dir.display()));
        private_dir(dir).map_err(say)?;
        let path = dir.join(FILE);
        private_file(&path).map_err(say)?;
        let url = path.to_string_lossy().into_owned();
        let mut conn = SqliteConnection::establish(&url)
            .map_err(|e| StoreError::Failed(format!("{url}: {e}")))?;
        // Overwrites what is deleted, so that a withdrawn text does not linger in free pages.
        conn.batch_execute(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
        )?;
        let mut store = Self {
            conn,
            sealer: None,
            path,
        };
        store.assert_durable()?;
        store.migrate()?;
        Ok(store)
    }

    /// "Tersimpan" is a promise: without these two it would be a hope.
    fn assert_durable(&mut self) -> Result<()> {
        const FULL: i64 = 2;
        let (synchronous, keys) = (self.pragma("synchronous")?, self.pragma("foreign_keys")?);
        if synchronous != FULL || keys != 1 {
            return Err(StoreError::Failed(format!(
                "synchronous is {synchronous}, foreign_keys {keys}"
            )));
        }
        Ok(())
    }

    /// The value of a setting of SQLite that is a number.
    pub fn pragma(&mut self, name: &str) -> Result<i64> {
        #[derive(QueryableByName)]
        struct Value {
            #[diesel(sql_type = BigInt)]
            value: i64,
        }
        let sql = format!("SELECT {name} AS value FROM pragma_{name}");
        let row: Value = diesel::sql_query(sql).get_result(&mut self.conn)?;
        Ok(row.value)
    }

    fn migrate(&mut self) -> Result<()> {
        self.conn
            .immediate_transaction(|conn| {
                conn.run_pending_migrations(MIGRATIONS)
                    .map(|_| ())
                    .map_err(|e| diesel::result::Error::QueryBuilderError(e.to_string().into()))
            })
            .map_err(StoreError::from)
    }

    /// From now on sealed cells can be read and written.
    pub fn unseal(&mut self, sealer: Sealer) {
        self.sealer = Some(sealer);
    }

    /// That key was the wrong one.
    pub(crate) fn seal_again(&mut self) {
        self.sealer = None;
    }

    /// Whether the key is at hand.
    pub fn is_open(&self) -> bool {
        self.sealer.is_some()
    }

    /// Bytes that the file takes, with its log.
    pub fn bytes(&self) -> u64 {
        ["", "-wal"]
            .iter()
            .filter_map(|end| std::fs::metadata(self.beside(end)).ok())
            .map(|found| found.len())
            .sum()
    }

    fn beside(&self, end: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push(end);
        path.into()
    }

    /// Takes the file away, for good.
    pub fn erase(self) -> std::io::Result<()> {
        let paths = ["", "-wal", "-shm"].map(|end| self.beside(end));
        drop(self);
        for path in paths {
            match std::fs::remove_file(path) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
        Ok(())
    }

    fn sealer(&self) -> Result<&Sealer> {
        self.sealer.as_ref().ok_or(StoreError::Sealed)
    }

    /// All of it or nothing, durable when it returns.
    fn transaction<T>(
        &mut self,
        work: impl FnOnce(&mut SqliteConnection, &Sealer) -> Result<T>,
    ) -> Result<T> {
        let sealer = self.sealer.as_ref().ok_or(StoreError::Sealed)?;
        self.conn.immediate_transaction(|conn| work(conn, sealer))
    }
}

#[cfg(unix)]
fn private_dir(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

#[cfg(not(unix))]
fn private_dir(dir: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)
}

/// SQLite takes an empty file for a new database, and gives its log the same rights.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
