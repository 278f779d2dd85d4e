//! The embedded database as files. Whoever puts another file in their place while the server runs,
//! or takes the write-ahead log away, gets no more acknowledgements: what is written then goes into
//! files without a name and is gone with the process.

use super::conn::{Conn, DatabaseUrl, Door};
use diesel::connection::SimpleConnection;
use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a path leads to: device and number of the file.
type Identity = Option<(u64, u64)>;

/// Database and write-ahead log as they were when the server opened them.
pub struct Files {
    paths: [PathBuf; 2],
    opened: [Identity; 2],
    changed: AtomicBool,
    /// The log has its name as long as one connection is open: this one is, always.
    _held: Mutex<Conn>,
}

impl Files {
    /// Opens and remembers them; nothing on PostgreSQL.
    pub fn open(url: &DatabaseUrl) -> Result<Option<Self>, String> {
        let DatabaseUrl::Sqlite(path) = url else {
            return Ok(None);
        };
        let mut held = url.open(Door::Read)?;
        // The first question makes SQLite open the log.
        held.batch_execute("SELECT count(*) FROM sqlite_master")
            .map_err(|e| e.to_string())?;
        let path = std::fs::canonicalize(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        let paths = [path, log.into()];
        Ok(Some(Self {
            opened: [identity(&paths[0]), identity(&paths[1])],
            paths,
            changed: AtomicBool::new(false),
            _held: Mutex::new(held),
        }))
    }

    /// Whether the names still lead to what was opened. For ever no once they did not: the server's
    /// own connections would then see different logs.
    pub fn are_there(&self) -> bool {
        let there = self.paths.iter().zip(&self.opened).all(|(path, opened)| {
            // Not to be asked is no proof: a folder may be out of reach for a moment.
            match std::fs::metadata(path) {
                Ok(found) => Some(numbers(&found)) == *opened,
                Err(error) => error.kind() != std::io::ErrorKind::NotFound,
            }
        });
        if !there && !self.changed.swap(true, Ordering::SeqCst) {
            tracing::error!(
                database = %self.paths[0].display(),
                "the database's files were changed under the server; it writes nothing more until it is started again"
            );
        }
        !self.changed.load(Ordering::SeqCst)
    }

    /// Brings what the log holds into the database that it belongs to: it would be lost with a log
    /// that was taken away, and would spoil a database that was put in its place.
    pub fn rescue(conn: &mut Conn) {
        if let Err(error) = conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)") {
            tracing::error!(%error, "the log could not be brought into its database");
        }
    }
}

fn numbers(found: &Metadata) -> (u64, u64) {
    (found.dev(), found.ino())
}

fn identity(path: &Path) -> Identity {
    let found = std::fs::metadata(path).ok()?;
    Some(numbers(&found))
}

/// The lock of the one server, on the file itself: neither another path to it nor a lock file that
/// was removed lets a second one in. It ends with the process, however that ends.
pub fn lock(path: &Path) -> Result<std::fs::File, String> {
    let say = |e: std::io::Error| format!("{}: {e}", path.display());
    // SQLite takes an empty file for a new database.
    let file = std::fs::File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(say)?;
    file.try_lock().map_err(|_| {
        "another server uses this SQLite file; one file serves one server, more need PostgreSQL"
            .to_owned()
    })?;
    Ok(file)
}

/// Two names for one file mean two write-ahead logs over it, and then it is soon broken.
pub fn has_one_name(path: &Path) -> Result<(), String> {
    match std::fs::metadata(path) {
        Ok(found) if found.nlink() > 1 => Err(format!(
            "{} has {} names (hard links); leave it one",
            path.display(),
            found.nlink()
        )),
        _ => Ok(()),
    }
}
