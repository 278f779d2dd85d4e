//! Ready-made answers of `cached` rows: the bytes, once, in three encodings with their tag.
//!
//! The generation rule: every write that changes what the public reads moves the generation
//! after its COMMIT. A build notes the generation before it reads and counts only while that
//! is still the one; so what was read before a write is never served after it was acknowledged.
//! Many who ask for the same thing at once wait for one build. Answers also end by themselves
//! after [`FRESH`], because the clock changes them too (12.00 comes, a day ends).
//!
//! Writes by other processes are noticed too, see [`Changes`], and they are told of ours: by the
//! watcher, so that however many writes there are, the others hear of them twice a second. Should
//! that ever fail, [`FRESH`] still holds.

use super::db::{Changes, Conn, Db, Instant};
use super::error::Result;
use super::vault::sha256;
use actix_web::web::Bytes;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::OnceCell;

/// Longest life of an answer, seconds.
const FRESH: i64 = 10;
/// Answers kept at most; the public can invent queries, so a full cache starts anew.
const MOST_ANSWERS: usize = 512;
/// Bytes kept at most.
const MOST_BYTES: usize = 32 << 20;
/// Answers below this do not shrink enough to be worth unpacking.
const WORTH_PACKING: usize = 512;
/// How often foreign writes are looked for.
const WATCH_EVERY: Duration = Duration::from_millis(500);

/// An answer, ready to leave.
pub struct Ready {
    /// Strong tag of the plain bytes.
    pub etag: String,
    /// As made.
    pub plain: Bytes,
    /// Packed, when that is shorter.
    pub gzip: Option<Bytes>,
    /// Packed, when that is shorter.
    pub brotli: Option<Bytes>,
}

impl Ready {
    /// Tags and packs. Takes milliseconds: call it where waiting harms nobody.
    pub fn pack(plain: Vec<u8>) -> Self {
        let shorter = |packed: Option<Vec<u8>>| {
            packed
                .filter(|packed| packed.len() < plain.len())
                .map(Bytes::from)
        };
        let (gzip, brotli) = if plain.len() < WORTH_PACKING {
            (None, None)
        } else {
            (shorter(gzip(&plain)), shorter(brotli(&plain)))
        };
        Self {
            etag: Self::tag(&plain),
            gzip,
            brotli,
            plain: plain.into(),
        }
    }

    /// The strong tag of these bytes.
    pub fn tag(plain: &[u8]) -> String {
        format!("\"{}\"", BASE64URL.encode(&sha256(plain)[..12]))
    }

    fn size(&self) -> usize {
        let packed = [&self.gzip, &self.brotli].into_iter().flatten();
        self.plain.len() + packed.map(|bytes| bytes.len()).sum::<usize>()
    }
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packer.write_all(plain).ok()?;
    packer.finish().ok()
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &params).ok()?;
    Some(packed)
}

struct Slot {
    generation: u64,
    begun: Instant,
    answer: OnceCell<Arc<Ready>>,
}

/// All ready answers of this server.
#[derive(Default)]
pub struct Cache {
    generation: AtomicU64,
    /// Other nodes have not been told yet.
    untold: AtomicBool,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
}

impl Cache {
    /// The answer of this kind, built by `build` unless a good one is there.
    pub async fn answer<F: Future<Output = Result<Ready>>>(
        &self,
        question: &str,
        now: Instant,
        build: impl FnOnce() -> F,
    ) -> Result<Arc<Ready>> {
        let slot = self.slot(question, now);
        // Should the builder fail, the next in line builds: errors are never kept.
        let ready = slot
            .answer
            .get_or_try_init(|| async { build().await.map(Arc::new) })
            .await?;
        Ok(Arc::clone(ready))
    }

    fn slot(&self, question: &str, now: Instant) -> Arc<Slot> {
        let generation = self.generation.load(Ordering::Acquire);
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(question)
            && slot.generation == generation
            && (slot.begun..=slot.begun.plus(FRESH)).contains(&now)
        {
            return Arc::clone(slot);
        }
        if slots.len() >= MOST_ANSWERS || bytes(&slots) > MOST_BYTES {
            slots.clear();
        }
        let slot = Arc::new(Slot {
            generation,
            begun: now,
            answer: OnceCell::new(),
        });
        slots.insert(question.to_owned(), Arc::clone(&slot));
        slot
    }

    /// What the public reads has changed. Called after COMMIT and before the writer's answer.
    pub fn turn(&self) {
        self.generation.fetch_add(1, Ordering::Release);
    }

    /// The same by a write of this server, which the other nodes must hear of too.
    pub fn publish(&self) {
        self.turn();
        self.untold.store(true, Ordering::Release);
    }

    /// Notices the commits of other processes, and tells them of ours, for as long as the cache
    /// lives. `look` is told whether there was one and says whether something changed by itself.
    pub fn watch(
        cache: &Arc<Self>,
        db: &Db,
        mut look: impl FnMut(&mut Conn, bool) -> bool + Send + 'static,
    ) -> std::io::Result<()> {
        let (cache, db) = (Arc::downgrade(cache), db.clone());
        std::thread::Builder::new()
            .name("cache-watch".to_owned())
            .spawn(move || {
                let mut changes = None;
                while let Some(cache) = Weak::upgrade(&cache) {
                    // What happened while nobody looked is unknown.
                    let mut heard = changes.is_none();
                    if changes.is_none() {
                        changes = Changes::since_now(&db).ok();
                    }
                    match changes.as_mut().map(|it| (cache.exchange(it), it)) {
                        Some((Ok(any), changes)) => {
                            heard |= any;
                            heard |= look(changes.conn(), heard);
                        }
                        Some((Err(_), _)) | None => changes = None,
                    }
                    if heard {
                        cache.turn();
                    }
                    drop(cache);
                    std::thread::sleep(WATCH_EVERY);
                }
            })
            .map(drop)
    }

    /// Tells and hears; a word that did not get through stays to be told.
    fn exchange(&self, changes: &mut Changes) -> Result<bool> {
        if !self.untold.swap(false, Ordering::AcqRel) {
            return changes.any();
        }
        let told = changes.tell();
        if told.is_err() {
            self.untold.store(true, Ordering::Release);
        }
        Ok(told? | changes.any()?)
    }
}

fn bytes(slots: &HashMap<String, Arc<Slot>>) -> usize {
    let ready = slots.values().filter_map(|slot| slot.answer.get());
    ready.map(|ready| ready.size()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::error::AppError;

    fn now() -> Instant {
        Instant::at(
            chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            chrono::NaiveTime::default(),
        )
    }

    async fn ask(cache: &Cache, at: Instant, text: &str) -> Bytes {
        let build = || async { Ok(Ready::pack(text.as_bytes().to_vec())) };
        let ready = cache.answer("/a", at, build).await;
        ready.expect("a built answer").plain.clone()
    }

    #[tokio::test]
    async fn an_answer_is_built_once_until_the_generation_turns_or_it_is_old() {
        let cache = Cache::default();
        assert_eq!(ask(&cache, now(), "one").await, "one");
        assert_eq!(ask(&cache, now().plus(FRESH), "two").await, "one");
        assert_eq!(ask(&cache, now().plus(FRESH + 1), "three").await, "three");
        cache.turn();
        assert_eq!(ask(&cache, now().plus(FRESH + 1), "four").await, "four");
        // A clock that was set back makes nothing young again.
        assert_eq!(ask(&cache, now(), "five").await, "five");
    }

    /// The build read before the write and ended after it: nobody may get it afterwards.
    #[tokio::test]
    async fn what_was_read_before_a_write_is_not_served_after_it() {
        let cache = Cache::default();
        let build = || async {
            cache.turn();
            Ok(Ready::pack(b"before".to_vec()))
        };
        let first = cache.answer("/a", now(), build).await;
        assert_eq!(first.expect("an answer").plain, "before");
        assert_eq!(ask(&cache, now(), "after").await, "after");
    }

    #[tokio::test]
    async fn an_error_is_not_kept() {
        let cache = Cache::default();
        let failed = cache
            .answer("/a", now(), || async { Err(AppError::not_found()) })
            .await;
        assert!(failed.is_err());
        assert_eq!(ask(&cache, now(), "good").await, "good");
    }

    #[tokio::test]
    async fn invented_questions_do_not_fill_the_memory() {
        let cache = Cache::default();
        for number in 0..MOST_ANSWERS * 3 {
            let build = || async { Ok(Ready::pack(Vec::new())) };
            let _ = cache.answer(&number.to_string(), now(), build).await;
        }
        assert!(cache.slots.lock().expect("a lock").len() <= MOST_ANSWERS);
    }

    #[test]
    fn packed_bytes_are_shorter_and_say_the_same() {
        let plain = br#"{"commodity":"cabai-rawit-merah"}"#.repeat(100);
        let ready = Ready::pack(plain.clone());
        let packed = ready.gzip.expect("gzip");
        assert!(packed.len() < plain.len() / 10);
        let mut unpacked = Vec::new();
        let mut decoder = flate2::read::GzDecoder::new(&packed[..]);
        std::io::Read::read_to_end(&mut decoder, &mut unpacked).expect("gzip again");
        assert_eq!(unpacked, plain);
        let mut unpacked = Vec::new();
        let packed = ready.brotli.expect("brotli");
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).expect("brotli again");
        assert_eq!(unpacked, plain);
        assert!(Ready::pack(b"{}".to_vec()).gzip.is_none());
    }
}
