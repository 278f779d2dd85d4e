//! `kill -9` of phone and server in turns.

use crate::program::free_port;
use crate::{Site, all_arrived, block_on, form, open, yesterday};
use chrono::NaiveDate;
use rembang_tests::Kind;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use uuid::Uuid;

/// Of either, in a run of everything; `PHONE_DEATHS` asks for more.
const DEATHS: usize = 16;
const CHILD: &str = "PHONE_CHILD";

#[test]
fn sqlite_deaths() {
    block_on(deaths(Kind::Sqlite, "deaths::sqlite_deaths"));
}

#[test]
fn postgres_deaths() {
    block_on(deaths(Kind::Postgres, "deaths::postgres_deaths"));
}

async fn deaths(kind: Kind, name: &str) {
    if let Some(child) = std::env::var_os(CHILD) {
        return live(&child.to_string_lossy()).await;
    }
    let deaths = std::env::var("PHONE_DEATHS").map_or(DEATHS, |n| n.parse().expect("a number"));
    let site = Site::new(kind);
    let port = free_port();
    let mut serving = site.serve(port).await;
    drop(site.sign_in(&serving.origin).await);

    // There are some nine hundred different forms.
    let pace = 25 * deaths.div_ceil(4 * DEATHS);
    let words = format!(
        "{}\n{}\n{}\n{pace}",
        site.phone().display(),
        serving.origin,
        yesterday()
    );
    let mut told = BTreeSet::new();
    let mut phone = Phone::start(name, &words);
    for death in 0..deaths {
        tokio::time::sleep(Duration::from_millis(fastrand::u64(20..400))).await;
        if death % 2 == 0 {
            told.extend(phone.kill());
            phone = Phone::start(name, &words);
        } else {
            serving.kill();
            tokio::time::sleep(Duration::from_millis(fastrand::u64(0..200))).await;
            serving = site.serve(port).await;
        }
    }
    told.extend(phone.kill());

    let engine = open(&site.phone(), &serving.origin).await;
    for _ in 0..100 {
        engine.nudge().await.expect("nudged");
        engine.pump().await.expect("sent");
        let all = engine.outbox().await.expect("the outbox");
        if all.iter().all(|one| one.state.is_finished()) {
            break;
        }
    }
    let all = engine.outbox().await.expect("the outbox");
    let there: BTreeSet<Uuid> = all.iter().map(|one| one.key).collect();
    let lost: Vec<_> = told.difference(&there).collect();
    assert!(lost.is_empty(), "{} of {} lost", lost.len(), told.len());
    all_arrived(&site, &all);
    println!(
        "{kind:?}: {deaths} deaths, {} forms told, {} arrived",
        told.len(),
        all.len()
    );
    assert!(told.len() > deaths, "only {} were told", told.len());
}

/// A phone that fills in forms as fast as it may, until it is killed.
async fn live(child: &str) {
    let [dir, origin, day, pace] = child.split('\n').collect::<Vec<_>>()[..] else {
        panic!("four words");
    };
    let pace = Duration::from_millis(pace.parse().expect("milliseconds"));
    let day: NaiveDate = day.parse().expect("a day");
    let engine = open(&PathBuf::from(dir), origin).await;
    let running = engine.clone();
    tokio::spawn(async move { running.run().await });
    loop {
        let n = engine.outbox().await.expect("the outbox").len();
        let key = engine.queue(form(n, day)).await.expect("taken");
        println!("saved {key}");
        std::io::stdout().flush().expect("told");
        tokio::time::sleep(pace).await;
        engine.nudge().await.expect("nudged");
    }
}

struct Phone {
    child: Child,
    told: Receiver<Uuid>,
}

impl Phone {
    fn start(name: &str, words: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this binary"))
            .args(["--exact", name, "--nocapture"])
            .env(CHILD, words)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a phone");
        let out = child.stdout.take().expect("its words");
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let key = line.split("saved ").nth(1).and_then(|key| key.parse().ok());
                if key.is_some_and(|key| tell.send(key).is_err()) {
                    return;
                }
            }
        });
        Self { child, told }
    }

    /// Kills it; what it said to be saved, up to its last word.
    fn kill(mut self) -> Vec<Uuid> {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it ends");
        self.told.iter().collect()
    }
}
