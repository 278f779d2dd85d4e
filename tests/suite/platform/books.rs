//! The books of a fault test: a load of numbered writes whose every repetition would show, and
//! the count of what was acknowledged against what is stored.
#![allow(dead_code)] // Two binaries share it, each uses a part.

use chrono::{NaiveDate, TimeDelta};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};
use rembang_backend::platform::db::Conn;
use rembang_core::{CallError, Client, Operation};
use rembang_shared::access::Role;
use rembang_shared::error::ErrorCode;
use rembang_shared::identity::api::{GrantRole, NewGrant};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// What a fault did to the writes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// Writes whose caller was told yes.
    pub acked: usize,
    /// Writes that are there, each counted once.
    pub stored: usize,
    /// Told yes, and not there.
    pub lost: Vec<u32>,
    /// There more than once.
    pub duplicated: Vec<u32>,
    /// There, but its caller was never told: why every write has a key.
    pub unheard: usize,
}

impl Books {
    /// Compares.
    pub fn close(acked: &BTreeSet<u32>, stored: &[u32]) -> Self {
        let mut times = BTreeMap::<u32, usize>::new();
        for number in stored {
            *times.entry(*number).or_default() += 1;
        }
        let missing = acked.iter().filter(|number| !times.contains_key(number));
        Self {
            acked: acked.len(),
            stored: times.len(),
            lost: missing.copied().collect(),
            duplicated: times
                .iter()
                .filter(|(_, times)| **times > 1)
                .map(|(number, _)| *number)
                .collect(),
            unheard: times
                .keys()
                .filter(|number| !acked.contains(number))
                .count(),
        }
    }

    /// Fails unless every promise was kept.
    pub fn must_balance(&self) {
        assert!(self.acked > 0, "the fault came before any write: {self}");
        assert!(
            self.lost.is_empty() && self.duplicated.is_empty(),
            "{self}: lost {:?}, duplicated {:?}",
            self.lost,
            self.duplicated
        );
    }
}

impl fmt::Display for Books {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "acked {}, stored {}, lost {}, duplicated {}, stored unacked {}",
            self.acked,
            self.stored,
            self.lost.len(),
            self.duplicated.len(),
            self.unheard
        )
    }
}

/// The planted faults: a checker that finds nothing must be shown to find something.
#[test]
fn the_books_report_a_lost_ack_and_a_duplicate() {
    let acked = BTreeSet::from([1, 2, 3]);
    let books = Books::close(&acked, &[1, 3, 3, 4]);
    assert_eq!(books.lost, [2]);
    assert_eq!(books.duplicated, [3]);
    assert_eq!((books.acked, books.stored, books.unheard), (3, 3, 1));
    assert!(std::panic::catch_unwind(|| books.must_balance()).is_err());
    Books::close(&acked, &[1, 2, 3]).must_balance();
}

/// Grants by one administrator to one account. No uniqueness holds them back, so that only the
/// key keeps a repeated one from being stored twice.
pub struct Load {
    clients: Vec<Client>,
    account: Uuid,
    day: NaiveDate,
    next: AtomicU32,
    acked: Mutex<BTreeSet<u32>>,
    open: Mutex<Vec<(u32, Uuid)>>,
}

/// How a write ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Stored, says the server.
    Acked,
    /// Not now, with a time to wait.
    Later,
    /// No answer: it may have happened.
    Silence,
    /// What must not happen.
    Wrong(String),
}

impl Load {
    /// By these clients in turn, so that none of them asks too often, to that account.
    pub fn new(clients: Vec<Client>, account: Uuid, day: NaiveDate) -> Self {
        Self {
            clients,
            account,
            day,
            next: AtomicU32::new(0),
            acked: Mutex::default(),
            open: Mutex::default(),
        }
    }

    /// One more write. What was not acknowledged stays open under its key.
    pub async fn write(&self) -> Outcome {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.send(number, Uuid::now_v7()).await
    }

    /// Sends everything open again, with the keys of the first time; stops at the first that is
    /// not acknowledged.
    pub async fn retry(&self) -> Outcome {
        loop {
            let next = self.open.lock().expect("nobody panics here").pop();
            let Some((number, key)) = next else {
                return Outcome::Acked;
            };
            match self.send(number, key).await {
                Outcome::Acked => {}
                other => return other,
            }
        }
    }

    /// Writes with an acknowledgement so far.
    pub fn acked(&self) -> usize {
        self.acked.lock().expect("nobody panics here").len()
    }

    /// Writes without one.
    pub fn open(&self) -> usize {
        self.open.lock().expect("nobody panics here").len()
    }

    /// What was acknowledged against what this connection finds.
    pub fn books(&self, conn: &mut Conn) -> Books {
        let acked = self.acked.lock().expect("nobody panics here");
        Books::close(&acked, &stored(conn))
    }

    async fn send(&self, number: u32, key: Uuid) -> Outcome {
        let mut operation = Operation::<GrantRole>::new(
            (),
            NewGrant {
                account: self.account,
                role: Role::Farmer,
                area: "33.17.14".to_owned(),
                valid_from: self.day,
                valid_to: self.day + TimeDelta::days(1),
                evidence: format!("beban {number}"),
            },
        );
        operation.key = key;
        // A key belongs to its account: the retry goes by the client of the first time.
        let client = &self.clients[number as usize % self.clients.len()];
        let outcome = match client.send(&operation).await {
            Ok(_) => Outcome::Acked,
            Err(CallError::Network(_)) => Outcome::Silence,
            Err(CallError::Refused {
                retry_after: Some(_),
                body,
                ..
            }) if body.code == ErrorCode::Unavailable => Outcome::Later,
            Err(other) => Outcome::Wrong(other.to_string()),
        };
        if outcome == Outcome::Acked {
            let mut acked = self.acked.lock().expect("nobody panics here");
            acked.insert(number);
        } else {
            let mut open = self.open.lock().expect("nobody panics here");
            open.push((number, key));
        }
        outcome
    }
}

#[derive(QueryableByName)]
struct Evidence {
    #[diesel(sql_type = Text)]
    evidence: String,
}

fn stored(conn: &mut Conn) -> Vec<u32> {
    let rows: Vec<Evidence> =
        diesel::sql_query("SELECT evidence FROM role_grant WHERE evidence LIKE 'beban %'")
            .load(conn)
            .expect("the grants");
    let number = |row: &Evidence| row.evidence["beban ".len()..].parse();
    rows.iter()
        .map(|row| number(row).expect("a number"))
        .collect()
}
