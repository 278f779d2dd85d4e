//! The two doors to the data: `read` and `write`, each a bounded queue in front of threads
//! that own one connection apiece.
//!
//! On SQLite one writer thread commits up to [`BATCH`] jobs together, a savepoint each, and
//! answers only after COMMIT. On PostgreSQL every job is its own transaction and the server
//! groups the flushes. A full queue answers 503 at once instead of growing.
//!
//! A panic must not poison the writer: Diesel's transaction depth is checked after each job
//! and after each commit. If it is wrong the connection is dropped, which rolls everything
//! back, and the whole batch is told so; nothing is acknowledged at any depth but none.
//!
//! A read job sees one snapshot, however many questions it asks, and can write nothing on either
//! database.

use super::conn::{Conn, DatabaseUrl, Door};
use super::files::Files;
use crate::platform::error::{AppError, Result};
use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use rembang_shared::error::ErrorCode;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Jobs that share one COMMIT on SQLite.
const BATCH: usize = 256;
/// Jobs that may wait before the door says 503.
const QUEUE: usize = 2048;
/// A connection idle for longer is pinged before use; a ping on every use costs 40 %.
const PING_AFTER: Duration = Duration::from_secs(1);

/// Exit code after the end of a database thread.
const DEAD_THREAD: i32 = 70;
/// For the log.
const REPLACED: &str = "the database's files were changed under the server";

/// How many threads stand behind each door.
#[derive(Debug, Clone, Copy)]
pub struct Lanes {
    /// Readers.
    pub readers: usize,
    /// Writers on PostgreSQL; SQLite always has one.
    pub writers: usize,
}

impl Default for Lanes {
    fn default() -> Self {
        Self {
            readers: 4,
            writers: 8,
        }
    }
}

/// Answers one caller once the fate of its work is known.
type Reply = Box<dyn FnOnce(Result<()>) + Send>;

/// A job gets a connection or the reason why there is none.
type Job = Box<dyn FnOnce(Result<&mut Conn>) -> Done + Send>;

/// What is left after a job ran.
struct Done {
    reply: Reply,
    /// The work is to be committed.
    keep: bool,
    connection_lost: bool,
}

/// The database, seen from the rest of the server.
#[derive(Clone)]
pub struct Db {
    reads: SyncSender<Job>,
    writes: SyncSender<Job>,
    url: Arc<DatabaseUrl>,
    files: Arc<Option<Files>>,
}

impl Db {
    /// Starts the threads and proves that a connection opens.
    pub fn start(url: DatabaseUrl, lanes: Lanes) -> std::result::Result<Self, String> {
        let sqlite = matches!(url, DatabaseUrl::Sqlite(_));
        drop(url.open(Door::Write)?);
        let files = Arc::new(Files::open(&url)?);
        let url = Arc::new(url);
        let writers = if sqlite { 1 } else { lanes.writers };
        let reads = lane(&url, Door::Read, lanes.readers, &files)?;
        let writes = lane(&url, Door::Write, writers, &files)?;
        Ok(Self {
            reads,
            writes,
            url,
            files,
        })
    }

    /// False once the embedded database was replaced or removed under the server.
    pub fn is_there(&self) -> bool {
        are_there(&self.files)
    }

    /// Where the data is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Runs queries on a reader, all of them on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let result = conn.and_then(|conn| guarded(conn, work));
            let connection_lost = result.as_ref().is_err_and(|e| e.connection_lost);
            Done {
                reply: Box::new(move |_| drop(sender.send(result))),
                keep: true,
                connection_lost,
            }
        });
        send(&self.reads, job)?;
        receiver
            .await
            .unwrap_or_else(|_| Err(AppError::unavailable("the reader ended")))
    }

    /// Runs one unit of work in a transaction; returns after COMMIT or not at all.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_then(work, |_| ()).await
    }

    /// The same, with something that must follow the COMMIT even when the caller has gone away
    /// meanwhile. It runs on the writer's thread, so it must be short.
    pub async fn write_then<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
        then: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let result = conn.and_then(|conn| {
                if conn.is_sqlite() {
                    in_savepoint(conn, work)
                } else {
                    guarded(conn, work)
                }
            });
            let keep = result.is_ok();
            let connection_lost = result.as_ref().is_err_and(|e| e.connection_lost);
            Done {
                reply: Box::new(move |commit: Result<()>| {
                    let answer = match (result, commit) {
                        (Ok(_), Err(failed)) => Err(failed),
                        (result, _) => result,
                    };
                    if let Ok(value) = &answer {
                        then(value);
                    }
                    drop(sender.send(answer));
                }),
                keep,
                connection_lost,
            }
        });
        send(&self.writes, job)?;
        receiver
            .await
            .unwrap_or_else(|_| Err(AppError::unavailable("the writer ended")))
    }
}

fn are_there(files: &Option<Files>) -> bool {
    files.as_ref().is_none_or(Files::are_there)
}

/// A panic becomes an error of this job; the depth check afterwards decides about the rest.
fn guarded<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(|| work(conn))).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Err(AppError::internal(format!("panic: {text}")))
    })
}

/// The savepoint keeps one refused job from spoiling its neighbours. SQLite answers some faults,
/// a full disk among them, by rolling back everything. Then the savepoint is gone, and with it
/// the neighbours' work: the job keeps its own error, and the batch must not go on.
fn in_savepoint<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    type Manager = <Conn as Connection>::TransactionManager;
    Manager::begin_transaction(conn)?;
    match guarded(conn, work) {
        Ok(value) => Manager::commit_transaction(conn)
            .map(|()| value)
            .map_err(AppError::from),
        Err(mut error) => {
            error.connection_lost |= Manager::rollback_transaction(conn).is_err();
            Err(error)
        }
    }
}

fn send(queue: &SyncSender<Job>, job: Job) -> Result<()> {
    queue.try_send(job).map_err(|refused| match refused {
        TrySendError::Full(_) => AppError::unavailable("the database queue is full"),
        TrySendError::Disconnected(_) => AppError::unavailable("the database threads ended"),
    })
}

fn lane(
    url: &Arc<DatabaseUrl>,
    door: Door,
    threads: usize,
    files: &Arc<Option<Files>>,
) -> std::result::Result<SyncSender<Job>, String> {
    let (sender, receiver) = sync_channel::<Job>(QUEUE);
    let receiver = Arc::new(Mutex::new(receiver));
    for number in 0..threads {
        let url = Arc::clone(url);
        let receiver = Arc::clone(&receiver);
        let files = Arc::clone(files);
        std::thread::Builder::new()
            .name(format!("db-{door:?}-{number}").to_lowercase())
            .spawn(move || {
                let work = || work_through(&url, door, &receiver, &files);
                if catch_unwind(AssertUnwindSafe(work)).is_err() {
                    // Jobs are guarded, so this is a fault between them. Its queue would wait for
                    // ever; a new process starts with all its threads.
                    std::process::exit(DEAD_THREAD);
                }
            })
            .map_err(|e| e.to_string())?;
    }
    Ok(sender)
}

/// A thread's whole life: take jobs, keep a connection, run them, answer.
fn work_through(
    url: &DatabaseUrl,
    door: Door,
    receiver: &Mutex<Receiver<Job>>,
    files: &Option<Files>,
) {
    let batch = if door == Door::Write && matches!(url, DatabaseUrl::Sqlite(_)) {
        BATCH
    } else {
        1
    };
    let mut held: Option<(Conn, Instant)> = None;
    loop {
        let mut jobs = Vec::new();
        {
            // Only the thread holding the lock waits on the queue; the others wait for the lock.
            let Ok(queue) = receiver.lock() else { return };
            let Ok(first) = queue.recv() else { return };
            jobs.push(first);
            while jobs.len() < batch
                && let Ok(job) = queue.try_recv()
            {
                jobs.push(job);
            }
        }
        let mut conn = match healthy(url, door, held.take()) {
            Ok(conn) => conn,
            Err(reason) => {
                for job in jobs {
                    let done = job(Err(AppError::unavailable(reason.clone())));
                    (done.reply)(Ok(()));
                }
                continue;
            }
        };
        let reusable = match door {
            Door::Read => jobs.into_iter().all(|job| read_one(&mut conn, job)),
            Door::Write => write_together(&mut conn, jobs, files),
        };
        if reusable {
            held = Some((conn, Instant::now()));
        }
    }
}

fn healthy(
    url: &DatabaseUrl,
    door: Door,
    held: Option<(Conn, Instant)>,
) -> std::result::Result<Conn, String> {
    if let Some((mut conn, used)) = held
        && (used.elapsed() < PING_AFTER || conn.ping())
    {
        return Ok(conn);
    }
    url.open(door)
}

/// The transaction makes the snapshot, and PostgreSQL takes from the connection that it only reads.
/// It ends before the answer, so that a slow asker holds nothing.
fn read_one(conn: &mut Conn, job: Job) -> bool {
    type Manager = <Conn as Connection>::TransactionManager;
    if let Err(error) = Manager::begin_transaction(conn) {
        let done = job(Err(AppError::connection_lost(error.to_string())));
        (done.reply)(Ok(()));
        return false;
    }
    let done = job(Ok(conn));
    let ended = Manager::rollback_transaction(conn).is_ok();
    (done.reply)(Ok(()));
    ended && !done.connection_lost && conn.depth() == Some(0)
}

/// Begins, runs, commits, and only then answers. False: drop the connection.
fn write_together(conn: &mut Conn, jobs: Vec<Job>, files: &Option<Files>) -> bool {
    let begun = if are_there(files) {
        begin(conn).map_err(|error| match AppError::from(error) {
            full if full.code == ErrorCode::Full => full,
            other => AppError::connection_lost(other.to_string()),
        })
    } else {
        Files::rescue(conn);
        Err(AppError::unavailable(REPLACED))
    };
    if let Err(error) = begun {
        for job in jobs {
            (job(Err(error.clone())).reply)(Ok(()));
        }
        return false;
    }
    let mut replies = Vec::with_capacity(jobs.len());
    let mut sound = true;
    let mut keep = false;
    let mut jobs = jobs.into_iter();
    for job in jobs.by_ref() {
        let done = job(Ok(conn));
        replies.push(done.reply);
        keep |= done.keep;
        sound = !done.connection_lost && conn.depth() == Some(1);
        if !sound {
            break;
        }
    }
    if !sound {
        // Dropping the connection rolls the batch back, and the callers retry with their keys.
        for reply in replies {
            reply(Err(AppError::unavailable("a neighbour broke the batch")));
        }
        for job in jobs {
            (job(Err(AppError::unavailable("a neighbour broke the batch"))).reply)(Ok(()));
        }
        return false;
    }
    let outcome = if keep { commit(conn) } else { rollback(conn) };
    let closed = conn.depth() == Some(0);
    let outcome = match outcome {
        // Replaced while the jobs ran: it is stored, but where nobody will look for it.
        Ok(()) if keep && !are_there(files) => {
            Files::rescue(conn);
            Err(AppError::unavailable(REPLACED))
        }
        Ok(()) if closed => Ok(()),
        Ok(()) => Err(AppError::unavailable("COMMIT left a transaction open")),
        // "Full" and "lost" differ for the caller, so the database's own word decides.
        Err(error) => Err(AppError::from(error)),
    };
    let good = outcome.is_ok();
    for reply in replies {
        reply(outcome.clone());
    }
    good
}

fn begin(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction(c),
        // Taking the write lock at once avoids the upgrade that SQLite refuses under load.
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
    }
}

fn commit(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Pg(c) => AnsiTransactionManager::commit_transaction(c),
        Conn::Sqlite(c) => AnsiTransactionManager::commit_transaction(c),
    }
}

fn rollback(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Pg(c) => AnsiTransactionManager::rollback_transaction(c),
        Conn::Sqlite(c) => AnsiTransactionManager::rollback_transaction(c),
    }
}
