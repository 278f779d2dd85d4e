//! How the servers of one database hear of each other's writes, and a server of a command's. Each
//! topic has a row that counts its changes. A watcher looks at the rows four times a second; on
//! PostgreSQL, where there may be other nodes, it also moves those of what was published meanwhile,
//! once for however many writes there were. That happens after their COMMIT, so that writers never
//! wait for each other over it, and whoever sees a number move sees what was committed. Rows need
//! no connection that stays, unlike NOTIFY, and are there after a lost one. Should a node end before
//! it has told, answers still end by themselves.

use super::cache::Cache;
use super::db::{Conn, DatabaseUrl, Db, Door};
use super::error::{AppError, Result};
use super::pack::PACK;
use super::schema::topic;
use super::topic::Topic;
use crate::each;
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How often the nodes tell and look.
const EVERY: Duration = Duration::from_millis(250);

/// A topic has changed: in the transaction of a command, which has no watcher to tell the servers.
pub fn announce(conn: &mut Conn, topic: Topic) -> Result<()> {
    count_one(conn, topic).map(drop)
}

/// Moves the topic's number and says what it is now.
fn count_one(conn: &mut Conn, topic: Topic) -> Result<i64> {
    Ok(each!(conn, |c| diesel::insert_into(topic::table)
        .values((topic::name.eq(topic.name()), topic::generation.eq(1_i64)))
        .on_conflict(topic::name)
        .do_update()
        .set(topic::generation.eq(topic::generation + 1))
        .returning(topic::generation)
        .get_result(c))?)
}

/// A connection that only looks, and what was seen last.
pub struct Watcher {
    conn: Conn,
    seen: HashMap<String, i64>,
}

impl Watcher {
    /// Notices changes from now on.
    pub fn since_now(db: &Db) -> Result<Self> {
        // Only where there are other nodes does it write.
        let door = match db.url() {
            DatabaseUrl::Pg(_) => Door::Write,
            DatabaseUrl::Sqlite(_) => Door::Read,
        };
        let mut watcher = Self {
            conn: db.url().open(door).map_err(AppError::connection_lost)?,
            seen: HashMap::new(),
        };
        watcher.heard()?;
        Ok(watcher)
    }

    /// Topics that others have changed since the last look.
    pub fn heard(&mut self) -> Result<Vec<String>> {
        let rows: Vec<(String, i64)> = topic::table
            .select((topic::name, topic::generation))
            .load(&mut self.conn)?;
        let mut moved = Vec::new();
        for (name, generation) in rows {
            if self.seen.insert(name.clone(), generation) != Some(generation) {
                moved.push(name);
            }
        }
        Ok(moved)
    }

    /// Tells the other nodes of what this one has changed. What others changed too is still to be
    /// heard. SQLite has no other nodes.
    pub fn tell(&mut self, topics: &BTreeSet<Topic>) -> Result<()> {
        if self.conn.is_sqlite() {
            return Ok(());
        }
        for topic in topics {
            let now = count_one(&mut self.conn, *topic)?;
            let before = self.seen.get(topic.name()).copied().unwrap_or_default();
            if now == before + 1 {
                self.seen.insert(topic.name().to_owned(), now);
            }
        }
        Ok(())
    }
}

/// Tells and hears for as long as the cache lives. `look` is told whether the pack was changed
/// elsewhere, and says whether it changed here.
pub fn watch(
    cache: &Arc<Cache>,
    db: &Db,
    mut look: impl FnMut(&mut Conn, bool) -> bool + Send + 'static,
) -> std::io::Result<()> {
    let mut watcher = begin(cache, db, &mut look);
    let (cache, db) = (Arc::downgrade(cache), db.clone());
    let rounds = move || {
        while let Some(cache) = Weak::upgrade(&cache) {
            watcher = match watcher.take() {
                Some(watcher) => round(&cache, watcher, &mut look),
                None => begin(&cache, &db, &mut look),
            };
            drop(cache);
            std::thread::sleep(EVERY);
        }
    };
    let thread = std::thread::Builder::new().name("cache-watch".to_owned());
    thread.spawn(rounds).map(drop)
}

/// What happened while nobody looked is unknown.
fn begin(
    cache: &Cache,
    db: &Db,
    look: &mut impl FnMut(&mut Conn, bool) -> bool,
) -> Option<Watcher> {
    let mut watcher = Watcher::since_now(db).ok()?;
    look(&mut watcher.conn, true);
    cache.turn_all();
    Some(watcher)
}

/// Nothing is left of the watcher when its connection failed.
fn round(
    cache: &Cache,
    mut watcher: Watcher,
    look: &mut impl FnMut(&mut Conn, bool) -> bool,
) -> Option<Watcher> {
    let untold = cache.take_untold();
    let heard = match watcher.tell(&untold).and_then(|()| watcher.heard()) {
        Ok(heard) => heard,
        Err(_) => {
            cache.put_back(untold);
            return None;
        }
    };
    let amended = heard.iter().any(|name| name == PACK.name());
    if look(&mut watcher.conn, amended) {
        cache.turn(PACK.name());
    }
    for name in heard {
        cache.turn(&name);
    }
    Some(watcher)
}
