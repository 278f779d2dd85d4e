//! What public answers are made of. A module names its topics, its writes publish them, its
//! `cached` rows say which they read; so a new queue number ends no list of prices.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Something the public reads that changes as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(&'static str);

impl Topic {
    /// By its name, `market.prices`: the module's, then its own. Other nodes know it by that.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// How often each topic has changed, as far as this server knows. Numbers only grow.
#[derive(Default)]
pub struct Generations {
    each: Mutex<HashMap<&'static str, Arc<AtomicU64>>>,
    any: Arc<AtomicU64>,
}

/// The topics of one row.
#[derive(Clone)]
pub struct Reads(Arc<[Arc<AtomicU64>]>);

impl Reads {
    /// A number that is another one whenever one of the topics has changed.
    pub fn generation(&self) -> u64 {
        // Each number only grows, so their sum stands still only while they all do.
        self.0.iter().map(|one| one.load(Ordering::Acquire)).sum()
    }
}

impl Generations {
    /// What a row reads.
    pub fn of(&self, topics: impl IntoIterator<Item = Topic>) -> Reads {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let topics = topics.into_iter();
        Reads(
            topics
                .map(|topic| Arc::clone(each.entry(topic.name()).or_default()))
                .collect(),
        )
    }

    /// What a row reads that reads everything.
    pub fn of_all(&self) -> Reads {
        Reads([Arc::clone(&self.any)].into())
    }

    /// The topic of this name has changed. One that no row reads is somebody else's.
    pub fn turn(&self, name: &str) {
        let each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        let one = each.get(name).into_iter();
        for number in one.chain([&self.any]) {
            number.fetch_add(1, Ordering::Release);
        }
    }

    /// Anything may have changed.
    pub fn turn_all(&self) {
        let each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        for number in each.values().chain([&self.any]) {
            number.fetch_add(1, Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICES: Topic = Topic::new("market.prices");
    const QUEUE: Topic = Topic::new("puskesmas.queue");

    #[test]
    fn a_topic_concerns_those_who_read_it() {
        let generations = Generations::default();
        let prices = generations.of([PRICES]);
        let both = generations.of([PRICES, QUEUE]);
        let (nothing, all) = (generations.of([]), generations.of_all());
        let numbers = || [&prices, &both, &nothing, &all].map(Reads::generation);
        let mut last = numbers();
        let mut moved = || {
            let now = numbers();
            let before = std::mem::replace(&mut last, now);
            std::array::from_fn::<bool, 4, _>(|at| now[at] != before[at])
        };
        generations.turn(QUEUE.name());
        assert_eq!(moved(), [false, true, false, true]);
        generations.turn(PRICES.name());
        assert_eq!(moved(), [true, true, false, true]);
        generations.turn("of a newer release");
        assert_eq!(moved(), [false, false, false, true]);
        generations.turn_all();
        assert_eq!(moved(), [true, true, false, true]);
    }
}
