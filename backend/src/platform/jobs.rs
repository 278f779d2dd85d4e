//! What the server does without being asked: rows of a table that modules add to. Each job is a task
//! of its own, so that one which fails, hangs or panics is noted and tried again, and the others do
//! not notice. Several nodes on one PostgreSQL share a job by its row: whoever leases it runs it, the
//! others skip that turn.

use super::app::App;
use super::db::{Conn, Instant};
use super::error::Result;
use super::health::clock_is_believed;
use super::module::Module;
use crate::each;
use crate::platform::schema::job;
use diesel::prelude::*;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// A node that dies while it holds a job keeps it for so long, seconds.
const LEASE: i64 = 600;
/// A job that runs more often than this says so once in as many seconds, unless it fails.
const NOTED_EVERY: i64 = 60;

/// Work under way.
pub type Work = Pin<Box<dyn Future<Output = Turn> + Send>>;

/// Something to be done again and again.
pub struct Job {
    /// Its name, unlike that of any other module's.
    pub name: &'static str,
    /// Seconds from one turn to the next.
    pub every: u64,
    /// One node at a time; else every node does it.
    pub leased: bool,
    /// What it does cannot be undone, so a wrong clock must not begin it: to a clock that is ahead
    /// everything is due.
    pub destroys: bool,
    /// One turn.
    pub work: fn(Arc<App>) -> Work,
}

/// What a turn did, and what went wrong in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Turn {
    /// How many of what; nothing of a job that has nothing to count.
    pub done: BTreeMap<&'static str, usize>,
    /// Nothing of this kept the rest from being done.
    pub faults: Vec<String>,
}

impl Turn {
    /// Of work that has nothing to count; the words say what has failed.
    pub fn of(outcome: Result<()>, failed: &str) -> Self {
        let fault = |error| format!("{failed}: {error}");
        Self {
            faults: outcome.err().map(fault).into_iter().collect(),
            ..Self::default()
        }
    }
}

/// Why a turn begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Its time has come.
    Due,
    /// Somebody wants it now, though its time has not come.
    Asked,
}

/// What became of a turn.
#[derive(Debug)]
pub enum Outcome {
    /// It ran here.
    Ran(Turn),
    /// Another node holds the job, or has just done it.
    Elsewhere,
    /// It destroys, and the clock is not believed.
    ClockNotBelieved,
}

/// A job as it stands, for operators.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = job)]
pub struct LastTurn {
    /// Which job.
    pub name: String,
    /// Begun.
    pub started_at: Instant,
    /// Ended; before `started_at` or absent while one is under way, or when its node died.
    pub finished_at: Option<Instant>,
    /// What the last one that ended failed at.
    pub fault: Option<String>,
}

/// Every job and the module it belongs to.
pub fn all(
    modules: &'static [&'static Module],
) -> impl Iterator<Item = (&'static Module, &'static Job)> {
    let with_module = |module: &&'static Module| {
        let module = *module;
        module.jobs.iter().map(move |job| (module, job))
    };
    modules.iter().flat_map(with_module)
}

/// The job of that name.
pub fn find(modules: &'static [&'static Module], name: &str) -> Option<&'static Job> {
    all(modules)
        .map(|(_, job)| job)
        .find(|job| job.name == name)
}

/// When each job last ran and how it went. A job that every node does was noted by one of them.
pub fn last_turns(conn: &mut Conn) -> Result<Vec<LastTurn>> {
    let rows = job::table.order(job::name).select(LastTurn::as_select());
    Ok(rows.load(conn)?)
}

/// Runs until the server's runtime ends or this is dropped.
pub async fn run(app: Arc<App>) {
    let mut tasks = JoinSet::new();
    for (_, job) in all(app.modules) {
        tasks.spawn(again_and_again(Arc::clone(&app), job));
    }
    while tasks.join_next().await.is_some() {}
}

async fn again_and_again(app: Arc<App>, job: &'static Job) {
    let mut noted = Noted::default();
    loop {
        if let Err(error) = once(&app, job, Cause::Due, &mut noted).await {
            tracing::error!(job = job.name, %error, "the job could not be leased or noted");
        }
        tokio::time::sleep(Duration::from_secs(job.every)).await;
    }
}

/// One turn, now.
pub async fn turn(app: &Arc<App>, job: &'static Job, cause: Cause) -> Result<Outcome> {
    once(app, job, cause, &mut Noted::default()).await
}

async fn once(
    app: &Arc<App>,
    job: &'static Job,
    cause: Cause,
    noted: &mut Noted,
) -> Result<Outcome> {
    if job.destroys && !clock_is_believed(app).await {
        tracing::error!(
            job = job.name,
            "the clock is not believed; this waits for `rembang clock accept`"
        );
        return Ok(Outcome::ClockNotBelieved);
    }
    let began = app.clock.now();
    if job.leased {
        let lease = move |conn: &mut Conn| lease(conn, job, began, cause);
        if !app.db.write(lease).await? {
            return Ok(Outcome::Elsewhere);
        }
    }
    let turn = supervised((job.work)(Arc::clone(app))).await;
    for fault in &turn.faults {
        tracing::error!(job = job.name, fault, "a job failed");
    }
    if turn.done.values().any(|count| *count > 0) {
        tracing::info!(job = job.name, done = ?turn.done, "a job has done something");
    }
    let ended = app.clock.now();
    let fault = (!turn.faults.is_empty()).then(|| turn.faults.join("\n"));
    if job.leased {
        let finish = move |conn: &mut Conn| finish(conn, job, (began, ended), fault);
        app.db.write(finish).await?;
    } else if noted.is_news(ended, &fault) {
        let row = fault.clone();
        let note = move |conn: &mut Conn| note(conn, job, (began, ended), row);
        app.db.write(note).await?;
        *noted = Noted(Some((ended, fault)));
    }
    Ok(Outcome::Ran(turn))
}

/// A panic is a fault like any other.
async fn supervised(work: Work) -> Turn {
    let mut task = JoinSet::new();
    task.spawn(work);
    match task.join_next().await {
        Some(Ok(turn)) => turn,
        Some(Err(panic)) => Turn {
            faults: vec![panic.to_string()],
            ..Turn::default()
        },
        None => Turn::default(),
    }
}

/// What this node last wrote about a job that is not leased, and when.
#[derive(Default)]
struct Noted(Option<(Instant, Option<String>)>);

impl Noted {
    fn is_news(&self, now: Instant, fault: &Option<String>) -> bool {
        let Some((at, last)) = &self.0 else {
            return true;
        };
        last != fault || !now.is_within(*at, NOTED_EVERY)
    }
}

/// Takes the job's row, if nobody else holds it and its time has come, or it is asked for.
fn lease(conn: &mut Conn, what: &Job, now: Instant, cause: Cause) -> Result<bool> {
    let row = (
        job::name.eq(what.name),
        job::leased_until.eq(now),
        job::started_at.eq(now),
    );
    each!(conn, |c| diesel::insert_into(job::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    // The last turn has ended, and what is left of the lease is the pause after it.
    let rests = job::finished_at
        .ge(job::started_at.nullable())
        .assume_not_null();
    let asked = (cause == Cause::Asked).into_sql::<diesel::sql_types::Bool>();
    let taken = diesel::update(job::table.find(what.name))
        .filter(job::leased_until.le(now).or(asked.and(rests)))
        .set((
            job::leased_until.eq(now.plus(LEASE)),
            job::started_at.eq(now),
        ))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Notes the end of a turn, and when the next may begin. Half an interval, since the nodes' own
/// clocks and pauses differ a little.
fn finish(
    conn: &mut Conn,
    what: &Job,
    (began, ended): (Instant, Instant),
    fault: Option<String>,
) -> Result<()> {
    let pause = i64::try_from(what.every / 2).unwrap_or_default();
    diesel::update(job::table.find(what.name))
        .filter(job::started_at.eq(began))
        .set((
            job::leased_until.eq(began.plus(pause)),
            job::finished_at.eq(Some(ended)),
            job::fault.eq(fault),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes a turn of a job that is not leased.
fn note(
    conn: &mut Conn,
    what: &Job,
    (began, ended): (Instant, Instant),
    fault: Option<String>,
) -> Result<()> {
    let turn = (
        job::leased_until.eq(ended),
        job::started_at.eq(began),
        job::finished_at.eq(Some(ended)),
        job::fault.eq(fault),
    );
    each!(conn, |c| diesel::insert_into(job::table)
        .values((job::name.eq(what.name), turn.clone()))
        .on_conflict(job::name)
        .do_update()
        .set(turn)
        .execute(c))?;
    Ok(())
}
