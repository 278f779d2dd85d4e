//! The log: a line of JSON for each event, on standard error. Lines are gathered in memory and
//! written many at a time by a thread of their own. When nobody takes them they are counted and
//! dropped, because a request must not wait for its line.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::fmt;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

/// Bytes that may wait.
const MOST_WAITING: usize = 4 << 20;
/// How long lines gather once there is one.
const GATHER: Duration = Duration::from_millis(20);
/// How long the end of the server waits for them.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Lines that wait to be written.
#[derive(Default)]
struct Waiting {
    lines: Mutex<Vec<u8>>,
    some: Condvar,
    lost: AtomicU64,
    ended: AtomicBool,
}

/// Makes the lines.
pub struct Lines(Arc<Waiting>);

/// Writes what waits when it is dropped.
pub struct Log {
    waiting: Arc<Waiting>,
    /// Hears when the thread has ended.
    written: Receiver<()>,
}

/// The log and the layer that fills it.
pub fn to(out: impl Write + Send + 'static) -> std::io::Result<(Lines, Log)> {
    let waiting = Arc::new(Waiting::default());
    let writer = Arc::clone(&waiting);
    let (ending, written) = channel::<()>();
    let work = move || {
        writer.write_all_to(out);
        drop(ending);
    };
    let thread = std::thread::Builder::new().name("log".to_owned());
    thread.spawn(work)?;
    let log = Log {
        waiting: Arc::clone(&waiting),
        written,
    };
    Ok((Lines(waiting), log))
}

impl Log {
    /// Lines that were dropped since the start.
    pub fn lost(&self) -> u64 {
        self.waiting.lost.load(Ordering::Relaxed)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        {
            // Under the lock, so that the thread cannot just be about to wait.
            let _lines = self.waiting.lines.lock();
            self.waiting.ended.store(true, Ordering::Release);
        }
        self.waiting.some.notify_one();
        // If nobody takes the lines, the server ends without them.
        let _ = self.written.recv_timeout(LAST_WORDS);
    }
}

impl Waiting {
    fn add(&self, line: &[u8]) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() + line.len() > MOST_WAITING {
            drop(lines);
            self.lost.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let first = lines.is_empty();
        lines.extend_from_slice(line);
        drop(lines);
        if first {
            self.some.notify_one();
        }
    }

    fn write_all_to(&self, mut out: impl Write) {
        let mut taken = Vec::new();
        loop {
            let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
            if lines.is_empty() {
                if self.ended.load(Ordering::Acquire) {
                    return;
                }
                drop(
                    self.some
                        .wait(lines)
                        .unwrap_or_else(PoisonError::into_inner),
                );
                if !self.ended.load(Ordering::Acquire) {
                    std::thread::sleep(GATHER);
                }
                continue;
            }
            std::mem::swap(&mut *lines, &mut taken);
            drop(lines);
            // What a closed end does not take is gone; there is nowhere to say so.
            let _ = out.write_all(&taken).and_then(|()| out.flush());
            taken.clear();
        }
    }
}

thread_local! {
    static LINE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// The second of the last line, and how it is written.
    static SECOND: RefCell<(u64, String)> = const { RefCell::new((0, String::new())) };
}

impl<S: Subscriber> Layer<S> for Lines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        LINE.with(|line| {
            // A value that logs while it is written has its own line, and this one goes without.
            let Ok(mut line) = line.try_borrow_mut() else {
                return;
            };
            line.clear();
            let about = event.metadata();
            line.extend_from_slice(b"{\"timestamp\":\"");
            write_time(&mut line, SystemTime::now());
            line.extend_from_slice(b"\",\"level\":\"");
            line.extend_from_slice(about.level().as_str().as_bytes());
            line.extend_from_slice(b"\",\"fields\":{");
            event.record(&mut Fields {
                line: &mut line,
                first: true,
            });
            line.extend_from_slice(b"},\"target\":");
            let _ = serde_json::to_writer(&mut *line, about.target());
            line.extend_from_slice(b"}\n");
            self.0.add(&line);
        });
    }
}

/// The second is written out once; with ten thousand lines in it that is most of the work.
fn write_time(line: &mut Vec<u8>, now: SystemTime) {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    SECOND.with_borrow_mut(|(second, text)| {
        if *second != since.as_secs() || text.is_empty() {
            *second = since.as_secs();
            let at = DateTime::<Utc>::from(now).format("%Y-%m-%dT%H:%M:%S");
            *text = at.to_string();
        }
        line.extend_from_slice(text.as_bytes());
    });
    let _ = write!(line, ".{:06}Z", since.subsec_micros());
}

struct Fields<'a> {
    line: &'a mut Vec<u8>,
    first: bool,
}

impl Fields<'_> {
    fn name(&mut self, field: &Field) {
        if !std::mem::take(&mut self.first) {
            self.line.push(b',');
        }
        // Names are identifiers of Rust.
        self.line.push(b'"');
        self.line.extend_from_slice(field.name().as_bytes());
        self.line.extend_from_slice(b"\":");
    }
}

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.name(field);
        let _ = serde_json::to_writer(&mut *self.line, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.name(field);
        let _ = write!(self.line, "{value}");
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.name(field);
        let _ = write!(self.line, "{value}");
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.name(field);
        let _ = write!(self.line, "{value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing_subscriber::prelude::*;

    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("a lock").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn each_event_is_one_line_of_json_and_none_waits_when_the_log_ends() {
        let paper = Paper::default();
        let (lines, log) = to(paper.clone()).expect("a thread");
        let subscriber = tracing_subscriber::registry().with(lines);
        tracing::subscriber::with_default(subscriber, || {
            for number in 0..1_000_u64 {
                let quoted = "a \"quoted\"\nline";
                tracing::warn!(number, quoted, yes = true, error = %"no", "served");
            }
        });
        assert_eq!(log.lost(), 0);
        drop(log);
        let paper = paper.0.lock().expect("a lock");
        let text = std::str::from_utf8(&paper).expect("UTF-8");
        assert_eq!(text.lines().count(), 1_000);
        for (number, line) in text.lines().enumerate() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let at = line["timestamp"].as_str().expect("a time");
            DateTime::parse_from_rfc3339(at).expect("a time");
            assert_eq!(line["level"], "WARN");
            let fields = serde_json::json!({
                "message": "served", "number": number, "quoted": "a \"quoted\"\nline",
                "yes": true, "error": "no",
            });
            assert_eq!(line["fields"], fields);
        }
    }

    #[test]
    fn what_nobody_takes_is_counted_and_holds_up_nobody() {
        struct Shut(std::sync::mpsc::Receiver<()>);
        impl Write for Shut {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                // Until the other end is dropped.
                let _ = self.0.recv();
                Ok(bytes.len())
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let (open, shut) = std::sync::mpsc::channel();
        let (lines, log) = to(Shut(shut)).expect("a thread");
        let line = [b' '; 1024];
        for _ in 0..3 * MOST_WAITING / line.len() {
            lines.0.add(&line);
        }
        assert!(log.lost() as usize > MOST_WAITING / line.len() / 2);
        assert!(lines.0.lines.lock().expect("a lock").len() <= MOST_WAITING);
        drop(open);
    }
}
