//! What the server does without being asked. Each job is a task of its own, so that one which
//! fails, hangs or panics is told of and tried again, and the others do not notice. Several nodes
//! on one PostgreSQL share a job by its row: whoever leases it runs it, the others skip that turn.

use crate::each;
use crate::modules::privacy;
use crate::platform::app::App;
use crate::platform::db::{Conn, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::health::{clock_is_believed, keep_beating};
use crate::platform::schema::job;
use diesel::prelude::*;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// A node that dies while it holds a job keeps it for so long, seconds.
const LEASE: i64 = 600;

type Turn = Pin<Box<dyn Future<Output = Vec<String>> + Send>>;

/// Something to be done again and again. A turn tells what went wrong.
#[derive(Clone, Copy)]
struct Job {
    name: &'static str,
    /// Seconds from one turn to the next.
    every: u64,
    /// One node at a time. The sealer has a lock of its own.
    shared: bool,
    /// What it does cannot be undone, so a wrong clock must not begin it: to a clock that is ahead
    /// everything is due.
    destroys: bool,
    turn: fn(Arc<App>) -> Turn,
}

/// An audit row is in the chain after a second, an erasure a minute late at most.
const JOBS: [Job; 4] = [
    Job {
        name: "beat",
        every: 60,
        shared: false,
        destroys: false,
        turn: |app| Box::pin(beat(app)),
    },
    Job {
        name: "seal",
        every: 1,
        shared: false,
        destroys: false,
        turn: |app| Box::pin(seal(app)),
    },
    Job {
        name: "erase",
        every: 60,
        shared: true,
        destroys: true,
        turn: |app| Box::pin(erase(app)),
    },
    Job {
        name: "purge",
        every: 3_600,
        shared: true,
        destroys: true,
        turn: |app| Box::pin(purge(app)),
    },
];

/// Runs until the server's runtime ends or this is dropped.
pub async fn run(app: Arc<App>) {
    let mut tasks = JoinSet::new();
    for job in JOBS {
        tasks.spawn(again_and_again(Arc::clone(&app), job));
    }
    while tasks.join_next().await.is_some() {}
}

async fn again_and_again(app: Arc<App>, job: Job) {
    loop {
        if let Err(error) = once(&app, job).await {
            tracing::error!(job = job.name, %error, "the job could not be leased");
        }
        tokio::time::sleep(Duration::from_secs(job.every)).await;
    }
}

/// One turn of a job, now, unless another node holds it or has just done it.
pub async fn turn(app: &Arc<App>, name: &str) -> Result<()> {
    match JOBS.into_iter().find(|job| job.name == name) {
        Some(job) => once(app, job).await,
        None => Err(AppError::internal(format!("{name} is no job"))),
    }
}

/// One turn, here or on another node.
async fn once(app: &Arc<App>, job: Job) -> Result<()> {
    if job.destroys && !clock_is_believed(app).await {
        tracing::error!(
            job = job.name,
            "the clock is not believed; this waits for `rembang clock accept`"
        );
        return Ok(());
    }
    let began = app.clock.now();
    if job.shared && !app.db.write(move |conn| lease(conn, job, began)).await? {
        return Ok(());
    }
    let faults = supervised((job.turn)(Arc::clone(app))).await;
    for fault in &faults {
        tracing::error!(job = job.name, fault, "a job failed");
    }
    if job.shared {
        let ended = app.clock.now();
        let end = move |conn: &mut Conn| finish(conn, job, (began, ended), &faults);
        app.db.write(end).await?;
    }
    Ok(())
}

/// A panic is a fault like any other.
async fn supervised(turn: Turn) -> Vec<String> {
    let mut task = JoinSet::new();
    task.spawn(turn);
    match task.join_next().await {
        Some(Ok(faults)) => faults,
        Some(Err(panic)) => vec![panic.to_string()],
        None => Vec::new(),
    }
}

/// Takes the job's row, if its time has come and nobody else holds it.
fn lease(conn: &mut Conn, what: Job, now: Instant) -> Result<bool> {
    let row = (
        job::name.eq(what.name),
        job::leased_until.eq(now),
        job::started_at.eq(now),
    );
    each!(conn, |c| diesel::insert_into(job::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    let taken = diesel::update(job::table.find(what.name))
        .filter(job::leased_until.le(now))
        .set((
            job::leased_until.eq(now.plus(LEASE)),
            job::started_at.eq(now),
        ))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Notes the end of a turn, and when the next may begin. Half an interval, since the nodes' own
/// clocks and pauses differ a little.
fn finish(conn: &mut Conn, what: Job, turn: (Instant, Instant), faults: &[String]) -> Result<()> {
    let (began, ended) = turn;
    let pause = i64::try_from(what.every / 2).unwrap_or_default();
    diesel::update(job::table.find(what.name))
        .filter(job::started_at.eq(began))
        .set((
            job::leased_until.eq(began.plus(pause)),
            job::finished_at.eq(Some(ended)),
            job::fault.eq((!faults.is_empty()).then(|| faults.join("\n"))),
        ))
        .execute(conn)?;
    Ok(())
}

async fn beat(app: Arc<App>) -> Vec<String> {
    let beaten = keep_beating(&app).await;
    let fault = |error| format!("no heartbeat: {error}");
    beaten.err().map(fault).into_iter().collect()
}

async fn seal(app: Arc<App>) -> Vec<String> {
    let sealed = app.sealer.run(&app.db, app.clock.now()).await;
    let fault = |error| format!("the audit chain was not sealed: {error}");
    sealed.err().map(fault).into_iter().collect()
}

async fn erase(app: Arc<App>) -> Vec<String> {
    let round = privacy::erase(&app).await;
    if round.erased + round.held > 0 {
        tracing::info!(erased = round.erased, held = round.held, "erasures");
    }
    round.faults
}

async fn purge(app: Arc<App>) -> Vec<String> {
    let round = privacy::purge(&app).await;
    if round.purged > 0 {
        tracing::info!(purged = round.purged, "rows past their time");
    }
    round.faults
}
