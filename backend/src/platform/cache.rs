//! Ready-made answers of `cached` rows, by row and question.
//!
//! The rule of generations: every write that changes what the public reads publishes its topics
//! after its COMMIT. A build notes the generation of what it reads before it begins, and is kept
//! only if that is still the one; so what was read before a write is never served to anybody who
//! asks after it was acknowledged. Many who ask for the same thing at once wait for one build, and
//! share its failure too. Answers also end by themselves after [`FRESH`], because the clock changes
//! them (12.00 comes, a day ends).
//!
//! The public can invent questions: what is kept is bounded in number and in bytes, and whoever was
//! asked for longest ago goes first.

use super::db::Instant;
use super::error::Result;
use super::ready::Ready;
use super::topic::{Generations, Reads, Topic};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use lru::LruCache;
use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Longest life of an answer, seconds.
const FRESH: i64 = 10;
/// Answers kept at most.
const MOST_ANSWERS: usize = 4096;
/// Bytes kept at most.
const MOST_BYTES: usize = 32 << 20;
/// What an answer takes beside its bytes.
const OVERHEAD: usize = 512;

/// What is asked of a row, however it was written: the parameters as they were understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// The row's name.
    pub row: &'static str,
    /// Its parameters as JSON, in the order of their type.
    pub params: String,
}

type Building = Shared<BoxFuture<'static, Result<Arc<Ready>>>>;

struct Kept {
    generation: u64,
    begun: Instant,
    ready: Arc<Ready>,
}

/// All ready answers of this server.
#[derive(Default)]
pub struct Cache {
    generations: Generations,
    /// Other nodes have not been told of these yet.
    untold: Mutex<BTreeSet<Topic>>,
    shelf: Mutex<Shelf>,
    built: AtomicU64,
}

struct Shelf {
    kept: LruCache<Question, Kept>,
    bytes: usize,
    building: HashMap<(Question, u64), Building>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            kept: LruCache::unbounded(),
            bytes: 0,
            building: HashMap::new(),
        }
    }
}

impl Cache {
    /// What a row reads.
    pub fn reads(&self, topics: impl IntoIterator<Item = Topic>) -> Reads {
        self.generations.of(topics)
    }

    /// What a row reads that reads everything.
    pub fn reads_all(&self) -> Reads {
        self.generations.of_all()
    }

    /// The answer to this question: a kept one, one that is being built, or one that `build`
    /// begins. `build` is called only by whoever begins, and may refuse.
    pub async fn answer<F: Future<Output = Result<Ready>> + Send + 'static>(
        self: &Arc<Self>,
        reads: &Reads,
        question: Question,
        now: Instant,
        build: impl FnOnce() -> Result<F>,
    ) -> Result<Arc<Ready>> {
        let generation = reads.generation();
        let building = {
            let mut shelf = self.shelf();
            if let Some(ready) = shelf.look(&question, generation, now) {
                return Ok(ready);
            }
            let key = (question, generation);
            match shelf.building.get(&key) {
                Some(building) => building.clone(),
                None => {
                    let building = self.begin(reads.clone(), key.clone(), now, build()?);
                    shelf.building.insert(key, building.clone());
                    // It ends though nobody waits for it any more.
                    tokio::spawn(building.clone());
                    building
                }
            }
        };
        building.await
    }

    fn begin(
        self: &Arc<Self>,
        reads: Reads,
        key: (Question, u64),
        now: Instant,
        build: impl Future<Output = Result<Ready>> + Send + 'static,
    ) -> Building {
        self.built.fetch_add(1, Ordering::Relaxed);
        let cache = Arc::clone(self);
        let whole = async move {
            let outcome = build.await.map(Arc::new);
            let mut shelf = cache.shelf();
            shelf.building.remove(&key);
            let (question, generation) = key;
            if let Ok(ready) = &outcome
                && reads.generation() == generation
            {
                let ready = Arc::clone(ready);
                let kept = Kept {
                    generation,
                    begun: now,
                    ready,
                };
                shelf.keep(question, kept);
            }
            outcome
        };
        whole.boxed().shared()
    }

    /// How many answers were built since the start.
    pub fn built(&self) -> u64 {
        self.built.load(Ordering::Relaxed)
    }

    /// Answers kept now, and their bytes.
    pub fn size(&self) -> (usize, usize) {
        let shelf = self.shelf();
        (shelf.kept.len(), shelf.bytes)
    }

    /// A topic has changed. Called after COMMIT and before the writer's answer.
    pub fn turn(&self, topic: &str) {
        self.generations.turn(topic);
    }

    /// Anything may have changed.
    pub fn turn_all(&self) {
        self.generations.turn_all();
    }

    /// A write of this server has changed these, which the other nodes must hear of too.
    pub fn publish(&self, topics: &BTreeSet<Topic>) {
        for topic in topics {
            self.turn(topic.name());
        }
        self.untold().extend(topics);
    }

    /// What the other nodes have not been told of, to be told now.
    pub(super) fn take_untold(&self) -> BTreeSet<Topic> {
        std::mem::take(&mut *self.untold())
    }

    /// It did not get through.
    pub(super) fn put_back(&self, topics: BTreeSet<Topic>) {
        self.untold().extend(topics);
    }

    fn untold(&self) -> MutexGuard<'_, BTreeSet<Topic>> {
        self.untold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    fn look(&mut self, question: &Question, generation: u64, now: Instant) -> Option<Arc<Ready>> {
        let kept = self.kept.get(question)?;
        let good = kept.generation == generation
            // A clock that was set back makes nothing young again.
            && (kept.begun..=kept.begun.plus(FRESH)).contains(&now);
        good.then(|| Arc::clone(&kept.ready))
    }

    fn keep(&mut self, question: Question, kept: Kept) {
        self.bytes += size(&question, &kept);
        if let Some((question, old)) = self.kept.push(question, kept) {
            self.bytes -= size(&question, &old);
        }
        while self.bytes > MOST_BYTES || self.kept.len() > MOST_ANSWERS {
            let Some((question, old)) = self.kept.pop_lru() else {
                break;
            };
            self.bytes -= size(&question, &old);
        }
    }
}

fn size(question: &Question, kept: &Kept) -> usize {
    OVERHEAD + question.params.len() + kept.ready.size()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::error::AppError;
    use actix_web::http::header::HeaderValue;
    use actix_web::web::Bytes;

    const PRICES: Topic = Topic::new("market.prices");
    const QUEUE: Topic = Topic::new("puskesmas.queue");

    fn now() -> Instant {
        Instant::at(
            chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            chrono::NaiveTime::default(),
        )
    }

    fn question(params: impl Into<String>) -> Question {
        Question {
            row: "LatestPrices",
            params: params.into(),
        }
    }

    fn unpacked(bytes: usize) -> Ready {
        Ready {
            etag: HeaderValue::from_static("\"tag\""),
            plain: vec![b' '; bytes].into(),
            gzip: None,
            brotli: None,
        }
    }

    async fn ask(cache: &Arc<Cache>, at: Instant, text: &'static str) -> Bytes {
        let build = || Ok(async move { Ok(Ready::pack(text.into())) });
        let reads = cache.reads([PRICES]);
        let ready = cache.answer(&reads, question("{}"), at, build).await;
        ready.expect("a built answer").plain.clone()
    }

    #[tokio::test]
    async fn an_answer_is_built_once_until_its_topic_turns_or_it_is_old() {
        let cache = Arc::new(Cache::default());
        assert_eq!(ask(&cache, now(), "one").await, "one");
        assert_eq!(ask(&cache, now().plus(FRESH), "two").await, "one");
        assert_eq!(ask(&cache, now().plus(FRESH + 1), "three").await, "three");
        cache.turn(QUEUE.name());
        assert_eq!(ask(&cache, now().plus(FRESH + 1), "four").await, "three");
        cache.turn(PRICES.name());
        assert_eq!(ask(&cache, now().plus(FRESH + 1), "five").await, "five");
        assert_eq!(ask(&cache, now(), "six").await, "six");
        assert_eq!(cache.built(), 4);
    }

    /// The build read before the write and ended after it: nobody may get it afterwards.
    #[tokio::test]
    async fn what_was_read_before_a_write_is_not_served_after_it() {
        let cache = Arc::new(Cache::default());
        let writer = Arc::clone(&cache);
        let build = || {
            Ok(async move {
                writer.publish(&[PRICES].into());
                Ok(Ready::pack(b"before".to_vec()))
            })
        };
        let reads = cache.reads([PRICES]);
        let first = cache.answer(&reads, question("{}"), now(), build).await;
        assert_eq!(first.expect("an answer").plain, "before");
        assert_eq!(cache.size(), (0, 0));
        assert_eq!(ask(&cache, now(), "after").await, "after");
        assert_eq!(cache.take_untold(), [PRICES].into());
    }

    #[tokio::test]
    async fn those_who_ask_at_once_share_one_build_and_its_failure() {
        let cache = Arc::new(Cache::default());
        let reads = cache.reads([PRICES]);
        let build = || {
            Ok(async {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                Err(AppError::not_found())
            })
        };
        let crowd = (0..50).map(|_| cache.answer(&reads, question("{}"), now(), build));
        let failed = futures_util::future::join_all(crowd).await;
        assert!(failed.iter().all(Result::is_err));
        assert_eq!(cache.built(), 1);
        // It is not kept, and whoever asks next is not refused for it.
        assert_eq!(ask(&cache, now(), "good").await, "good");
        let refuses = || Err::<std::future::Ready<Result<Ready>>, _>(AppError::too_many(1));
        let refused = cache.answer(&reads, question("{\"a\":1}"), now(), refuses);
        assert!(refused.await.is_err());
        assert_eq!(cache.built(), 2, "what was refused was not built");
    }

    #[tokio::test]
    async fn invented_questions_do_not_fill_the_memory_nor_drive_out_what_is_asked_for() {
        let cache = Arc::new(Cache::default());
        let reads = cache.reads([PRICES]);
        for number in 0..10_000 {
            let build = || Ok(async { Ok(unpacked(20_000)) });
            let asked = cache.answer(&reads, question(number.to_string()), now(), build);
            asked.await.expect("an answer");
            assert_eq!(ask(&cache, now(), "popular").await, "popular");
            let (answers, bytes) = cache.size();
            assert!(answers <= MOST_ANSWERS && bytes <= MOST_BYTES);
        }
        assert_eq!(cache.built(), 10_001, "what everybody asks for stays");
        let counted = cache
            .shelf()
            .kept
            .iter()
            .map(|(it, kept)| size(it, kept))
            .sum::<usize>();
        assert_eq!(cache.size().1, counted);
    }
}
