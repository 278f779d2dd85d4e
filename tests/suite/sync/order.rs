//! Every cursor sees every change once, also where commits overtake each other: transactions begin,
//! write, commit and are taken back in every order that a die throws, while changes are numbered and
//! several devices read. SQLite lets nobody overtake: there one transaction is open at a time.

use super::*;
use crate::wire::connect;
use diesel::connection::SimpleConnection;
use rembang_backend::platform::change;
use rembang_backend::platform::db::{Conn, Door, Id};
use rembang_backend::platform::synced::Scope;
use rembang_tests::Kind;
use std::collections::BTreeMap;

on_both!(
    every_cursor_sees_every_change_once,
    two_nodes_number_each_change_once,
);

/// Numbers that look thrown and are the same for the same seed (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Less than that.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let thrown = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(thrown).expect("31 bits") % sides.max(1)
    }
}

/// A transaction under way.
struct Open {
    conn: Conn,
    /// What it has changed.
    objects: Vec<Uuid>,
}

impl Open {
    fn begin(server: &Server) -> Self {
        let mut conn = connect(server, Door::Write);
        conn.batch_execute("BEGIN").expect("begun");
        Self {
            conn,
            objects: Vec::new(),
        }
    }

    fn change(&mut self, server: &Server) {
        let object = Uuid::now_v7();
        let area = Scope::Area("33.17".parse().expect("an area"));
        let now = server.app.clock.now();
        change::record(&mut self.conn, "Queue", &[area], Id(object), now).expect("written");
        self.objects.push(object);
    }

    fn end(mut self, sql: &str) -> Vec<Uuid> {
        self.conn.batch_execute(sql).expect("ended");
        self.objects
    }
}

/// A device, and how often it was told of each object: of none of these there is a report.
struct Reader {
    phone: Phone,
    told: BTreeMap<Uuid, usize>,
}

impl Reader {
    async fn step(&mut self, limit: u32) -> bool {
        let page = self.phone.step(Some(limit)).await;
        for item in &page.items {
            assert_eq!(item.view, None);
            *self.told.entry(item.id).or_default() += 1;
        }
        page.more
    }
}

/// One schedule: what was committed, and what each reader was told of what came after it began.
async fn schedule(server: &Server, officer: &Caller, seed: u64) {
    let mut dice = Dice::new(seed);
    let at_once = match server.kind {
        Kind::Postgres => 4,
        Kind::Sqlite => 1,
    };
    let mut readers = Vec::new();
    for _ in 0..3 {
        let mut phone = Phone::of(officer);
        phone.pull().await;
        let told = BTreeMap::new();
        readers.push(Reader { phone, told });
    }
    let mut open: Vec<Open> = Vec::new();
    let mut committed = Vec::new();
    for _ in 0..60 {
        // An open transaction is SQLite's one writer, and a reader leaves a line in the trail.
        let is_free = server.kind == Kind::Postgres || open.is_empty();
        match dice.roll(7) {
            0 | 1 if open.len() < at_once => open.push(Open::begin(server)),
            2 | 3 if !open.is_empty() => {
                let which = dice.roll(open.len());
                open[which].change(server);
            }
            4 if !open.is_empty() => {
                let ended = open.swap_remove(dice.roll(open.len()));
                match dice.roll(5) {
                    0 => drop(ended.end("ROLLBACK")),
                    _ => committed.extend(ended.end("COMMIT")),
                }
            }
            5 if is_free => drop(server.job("number").await),
            6 if is_free => {
                let limit = u32::try_from(1 + dice.roll(3)).expect("small");
                let which = dice.roll(readers.len());
                readers[which].step(limit).await;
            }
            _ => {}
        }
    }
    for ended in open {
        committed.extend(ended.end("COMMIT"));
    }
    server.job("number").await;
    let all: BTreeMap<Uuid, usize> = committed.into_iter().map(|id| (id, 1)).collect();
    for reader in &mut readers {
        while reader.step(3).await {}
        assert_eq!(reader.told, all, "seed {seed}");
    }
}

async fn every_cursor_sees_every_change_once(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    for seed in 1..=30 {
        schedule(&server, &officer, seed).await;
    }
}

async fn two_nodes_number_each_change_once(server: Arc<Server>) {
    let mut open = Open::begin(&server);
    for _ in 0..1_500 {
        open.change(&server);
    }
    open.end("COMMIT");
    let nodes: Vec<_> = (0..6)
        .map(|_| {
            let server = Arc::clone(&server);
            tokio::spawn(async move { change::number(&server.app.db).await.expect("numbered") })
        })
        .collect();
    let mut numbered = 0;
    for node in nodes {
        numbered += node.await.expect("a node ends");
    }
    numbered += change::number(&server.app.db).await.expect("numbered");
    assert_eq!(numbered, 1_500);
    let last = server
        .app
        .db
        .read(change::newest)
        .await
        .expect("a mark")
        .seq;
    assert_eq!(last, 1_500, "no number is left out or given twice");
}
