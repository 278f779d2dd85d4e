//! The process: killed, asked to end, or with a clock that cannot be right.

use super::*;

/// T1: ten cycles of eight writers and a `kill -9` amid them.
#[test]
fn kill_9_loses_nothing_and_doubles_nothing() {
    block_on(async {
        let site = Site::new();
        let mut load: Option<Arc<Load>> = None;
        let mut origin_port = None;
        for pause in [40, 700, 90, 300, 150, 500, 60, 210, 400, 120] {
            let mut serving = match origin_port {
                None => Serving::start(site.dir.path()),
                Some(port) => Serving::start_on(site.dir.path(), port),
            };
            origin_port = Some(serving.port);
            serving.ready().await;
            let load = match &load {
                Some(load) => Arc::clone(load),
                None => {
                    let client = site.sign_in(&serving.origin).await;
                    let first = Arc::new(Load::new(vec![client], site.account, today()));
                    load = Some(Arc::clone(&first));
                    first
                }
            };
            assert_eq!(load.retry().await, Outcome::Acked, "after the restart");
            let writers: Vec<_> = (0..8)
                .map(|_| {
                    let load = Arc::clone(&load);
                    tokio::spawn(async move {
                        loop {
                            match load.write().await {
                                Outcome::Acked | Outcome::Later => {}
                                Outcome::Silence => return,
                                Outcome::Wrong(what) => panic!("{what}"),
                            }
                        }
                    })
                })
                .collect();
            tokio::time::sleep(Duration::from_millis(pause)).await;
            // A busy machine may need longer for the very first.
            for _ in 0..3_000 {
                if load.acked() > 0 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            serving.kill();
            for writer in writers {
                writer.await.expect("a writer only stops at silence");
            }
            load.books(&mut site.reopen()).must_balance();
        }
        let load = load.expect("ten cycles");
        let books = load.books(&mut site.reopen());
        println!("kill -9, 10 cycles: {books}, {} open", load.open());
        let mut serving = Serving::start_on(site.dir.path(), origin_port.expect("a port"));
        serving.ready().await;
        assert_eq!(load.retry().await, Outcome::Acked);
        serving.terminate();
        assert_eq!(serving.end(), Some(0));
        let books = load.books(&mut site.reopen());
        println!("after the retries: {books}");
        books.must_balance();
        assert_eq!(
            books.unheard, 0,
            "every open write was acknowledged at last"
        );
    });
}

/// A server whose clock is far from what its database saw last destroys nothing, until somebody
/// says that the clock is right.
#[test]
fn a_clock_that_is_not_believed_destroys_nothing() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        program::json(dir.path(), &["migrate"]);
        let url = DatabaseUrl::Sqlite(dir.path().join("data/rembang.sqlite"));
        let plant = |hours_ago: i64| {
            let mut conn = url.open(Door::Write).expect("it opens");
            let at = Utc::now() - chrono::TimeDelta::hours(hours_ago);
            conn.batch_execute(&format!(
                "UPDATE heartbeat SET clock_at = {}; \
                 INSERT OR IGNORE INTO throttle (key, window_start, count) VALUES (x'00', 0, 1)",
                at.timestamp_micros()
            ))
            .expect("planted");
        };
        let left = || count_on(&mut url.open(Door::Read).expect("it opens"), "throttle");
        let reason = |serving: &Serving| {
            let url = format!("{}/ready", serving.origin);
            async move {
                let reply = reqwest::get(url).await.expect("an answer");
                assert_eq!(reply.status(), 200, "people are served all the same");
                let said: serde_json::Value = reply.json().await.expect("JSON");
                said["reason"].as_str().unwrap_or_default().to_owned()
            }
        };
        for hours in [72, 25, -1] {
            plant(hours);
            let mut serving = Serving::start(dir.path());
            serving.ready().await;
            let said = reason(&serving).await;
            assert!(said.contains("rembang clock accept"), "{hours}: {said}");
            let refused = program::run(dir.path(), &["jobs", "run", "purge"]).refused();
            assert!(refused.contains("rembang clock accept"), "{refused}");
            let doctor = program::run(dir.path(), &["doctor"]).refused();
            assert!(doctor.contains("WRONG  clock"), "{doctor}");
            assert_eq!(left(), 1, "{hours}: nothing is deleted");
            let clock = program::json(dir.path(), &["clock", "accept"]);
            assert_eq!(clock["believed"], true);
            let until = Instant::now() + Duration::from_secs(30);
            while !reason(&serving).await.is_empty() {
                assert!(Instant::now() < until, "the server does not hear of it");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            program::run(dir.path(), &["jobs", "run", "purge"]).ok();
            assert_eq!(left(), 0, "{hours}: what is due is deleted now");
        }
        // The twin: a night without power is no jump.
        plant(20);
        let mut serving = Serving::start(dir.path());
        serving.ready().await;
        assert_eq!(reason(&serving).await, "");
        program::run(dir.path(), &["jobs", "run", "purge"]).ok();
        assert_eq!(left(), 0);
    });
}

/// T23: a request whose body is still on its way when SIGTERM comes is served to the end.
#[test]
fn sigterm_serves_what_is_under_way() {
    block_on(async {
        let site = Site::new();
        let mut serving = Serving::start(site.dir.path());
        serving.ready().await;
        let client = site.sign_in(&serving.origin).await;
        let load = Arc::new(Load::new(vec![client], site.account, today()));
        let body = br#"{"refresh":"nobody's","device":"nobody's"}"#;
        let head = format!(
            "POST /api/v1/identity/sessions/refresh HTTP/1.1\r\nHost: x\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let (first, rest) = body.split_at(10);
        let mut slow = raw(&serving.origin);
        slow.write_all(head.as_bytes()).expect("sent");
        slow.write_all(first).expect("sent");
        // A connection that says nothing must not hold the server up either.
        let _idle = raw(&serving.origin);
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let load = Arc::clone(&load);
                tokio::spawn(async move { while load.write().await == Outcome::Acked {} })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let asked = Instant::now();
        serving.terminate();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(serving.child.try_wait().expect("ours"), None, "it waits");
        slow.write_all(rest).expect("still open");
        let mut answer = String::new();
        slow.read_to_string(&mut answer).expect("an answer");
        // The made-up token is refused, and that is an answer.
        assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
        for writer in writers {
            writer.await.expect("no panic");
        }
        let code = serving.end();
        let books = load.books(&mut site.reopen());
        println!("drained in {:?}, exit {code:?}: {books}", asked.elapsed());
        assert_eq!(code, Some(0), "{}", serving.said());
        books.must_balance();
    });
}

fn raw(origin: &str) -> TcpStream {
    let address = origin.trim_start_matches("http://");
    let stream = TcpStream::connect(address).expect("a connection");
    let patience = Some(Duration::from_secs(60));
    stream.set_read_timeout(patience).expect("a timeout");
    stream
}
