//! A fleet of phones that lose messages, crash, change hands and set their clocks ten years off,
//! driven by one seed and judged by six invariants (`check`). The outbox is the real one; network,
//! disk, people and server are models.
//!
//! `FLEET_SEEDS=10000` runs that many instead of a thousand, `FLEET_SEED=7` that one only.

mod check;
mod disk;
mod fault;
mod network;
mod people;
mod phone;
mod server;
mod world;

use fault::Fault;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use world::{HOUR, World};

/// An invariant that did not hold.
#[derive(Debug)]
pub struct Broken {
    invariant: &'static str,
    what: String,
}

impl Broken {
    pub fn new(invariant: &'static str, what: impl Into<String>) -> Self {
        let what = what.into();
        Self { invariant, what }
    }
}

/// Two days of life, then quiet, and a month later one more look.
fn live(seed: u64, fault: Option<Fault>) -> Result<World, Broken> {
    let mut world = World::new(seed, fault);
    world.run(48 * HOUR)?;
    world.finish()?;
    Ok(world)
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text}")),
    )
}

#[test]
fn every_order_of_events_keeps_the_invariants() {
    let seeds = match number("FLEET_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("FLEET_SEEDS").unwrap_or(1_000),
    };
    let (next, tally) = (AtomicU64::new(seeds.start), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    match live(seed, None) {
                        Ok(world) => {
                            let mut tally = tally.lock().expect("the tally");
                            for (what, times) in world.tally {
                                *tally.entry(what).or_insert(0) += times;
                            }
                        }
                        Err(broken) => {
                            next.store(seeds.end, Ordering::Relaxed);
                            panic!("FLEET_SEED={seed}: {broken:?}");
                        }
                    }
                }
            });
        }
    });
    let tally = tally.into_inner().expect("the tally");
    println!("{} seeds: {tally:?}", seeds.end - seeds.start);
    if seeds.end - seeds.start < 100 {
        return;
    }
    // A run that never met these would prove nothing about them.
    for what in [
        "400",
        "401",
        "403",
        "409",
        "422",
        "429",
        "500",
        "503",
        "answered again",
        "child",
        "clock jump",
        "correct",
        "crash",
        "discard",
        "draft",
        "forgotten",
        "edit",
        "reinstall",
        "send now",
        "settle",
        "sign in",
        "take back",
        "took effect",
        "uncertain",
    ] {
        assert!(tally.contains_key(what), "no seed met {what}");
    }
}

#[test]
fn every_planted_fault_is_caught() {
    const WITHIN: u64 = 2000;
    for fault in Fault::ALL {
        let found = (0..WITHIN).find_map(|seed| Some((seed, live(seed, Some(*fault)).err()?)));
        let Some((seed, broken)) = found else {
            panic!("{fault:?} goes unnoticed for {WITHIN} seeds");
        };
        println!(
            "{fault:?}: seed {seed}, {}, {}",
            broken.invariant, broken.what
        );
    }
}
