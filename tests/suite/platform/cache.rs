//! Ready answers: by topic, by question, within bounds, and across the nodes of one database.

use crate::market::desk::*;
use crate::prelude::*;
use rembang_backend::modules::market::{PRICES, SERIES};
use rembang_backend::modules::{self, ALL};
use rembang_backend::platform::app::App;
use rembang_backend::platform::clock::Clock;
use rembang_backend::platform::db::Lanes;
use rembang_backend::platform::keys::KeyRing;
use rembang_backend::platform::limits::{ADDRESS, MISS};
use rembang_backend::platform::schema::topic;
use rembang_backend::platform::topic::Topic;
use rembang_backend::platform::watch::announce;
use rembang_shared::market::api::*;
use rembang_tests::Kind;
use rembang_tests::raw::Ask;
use std::time::Duration;

on_both!(
    a_write_ends_the_answers_of_its_topic_and_no_other,
    a_question_is_one_however_it_is_written,
    who_invents_questions_is_refused_long_before_who_reads,
    a_busy_queue_ends_no_price,
    what_another_process_changes_is_heard_and_own_writes_are_not,
);

/// Stands for whatever changes many times a minute.
const QUEUE: Topic = Topic::new("test.queue");

fn prices() -> Ask {
    Ask::of::<LatestPrices>(&PriceQuery::default(), &())
}

fn published() -> Ask {
    Ask::of::<Published>(&(), &())
}

fn places() -> Ask {
    Ask::of::<Places>(&(), &())
}

/// How many answers were built while these were asked.
async fn built(server: &Server, asks: &[Ask]) -> u64 {
    let before = server.app.cache.built();
    for ask in asks {
        let answer = ask.send(server).await;
        assert_eq!(answer.status, 200, "{}", ask.address);
    }
    server.app.cache.built() - before
}

async fn a_write_ends_the_answers_of_its_topic_and_no_other(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    assert_eq!(built(&server, &[prices(), published(), places()]).await, 3);
    assert_eq!(built(&server, &[prices(), published(), places()]).await, 0);
    // Signing in, reading somebody's data and holding a report back change nothing of it.
    server.resident("Bu Warga").await;
    desk.officer
        .client
        .call::<MarketDesk>((), ())
        .await
        .expect("a desk");
    assert_eq!(built(&server, &[prices(), published(), places()]).await, 0);
    let before = prices().send(&server).await.body;
    desk.publish(LASEM, RICE, 13_000).await;
    assert_eq!(built(&server, &[published(), places()]).await, 0);
    assert_eq!(built(&server, &[prices()]).await, 1);
    assert_ne!(prices().send(&server).await.body, before);
}

async fn a_question_is_one_however_it_is_written(server: Arc<Server>) {
    let ask = |query: &str| prices().query(query);
    let same = [
        "limit=100&level=retail",
        "limit=0100&level=retail",
        "level=retail&limit=100",
        "level=ret%61il&limit=100",
        "l%65vel=retail&&limit=%3100",
    ];
    assert_eq!(built(&server, &same.map(ask)).await, 1);
    assert_eq!(built(&server, &[ask("level=retail&limit=99")]).await, 1);
    // What does not parse never reaches the shelf.
    let before = server.app.cache.built();
    for wrong in [
        "level=none",
        "limit=x",
        "limit=-1",
        "lim=1",
        "limit=1&limit=1",
    ] {
        assert_eq!(ask(wrong).send(&server).await.status, 400, "{wrong}");
    }
    assert_eq!(server.app.cache.built(), before);
    // What parses and is refused is not kept.
    let (kept, _) = server.app.cache.size();
    for number in 0..50 {
        let answer = ask(&format!("place=nowhere-{number}")).send(&server).await;
        assert_eq!(answer.status, 422);
    }
    assert_eq!(server.app.cache.size().0, kept);
}

async fn who_invents_questions_is_refused_long_before_who_reads(server: Arc<Server>) {
    let ask = |query: &str| {
        let ask = prices().query(query);
        ask.with("X-Forwarded-For", "198.51.100.7")
    };
    let most = usize::try_from(2 * ADDRESS.1 / MISS).expect("a number");
    let mut asked = 0;
    let refused = loop {
        let answer = ask(&format!("place=nowhere-{asked}")).send(&server).await;
        if answer.status != 422 {
            break answer;
        }
        asked += 1;
        assert!(asked < most, "{asked} invented questions");
    };
    assert_eq!(refused.status, 429);
    assert!(!refused.header("retry-after").is_empty());
    println!("{asked} invented questions from one address, then 429");
    assert!(asked > 100, "a page full of questions is none too many");
    // Neighbours notice nothing, and what is ready is soon to be had again: it costs so much less.
    assert_eq!(built(&server, &[prices()]).await, 1);
    tokio::time::sleep(Duration::from_millis(250)).await;
    for _ in 0..MISS / 2 {
        assert_eq!(ask("").send(&server).await.status, 200);
    }
}

async fn a_busy_queue_ends_no_price(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    desk.publish(LASEM, RICE, 13_000).await;
    assert_eq!(built(&server, &[prices()]).await, 1);
    let (app, before) = (Arc::clone(&server.app), server.app.cache.built());
    let seconds = 3;
    let queue = tokio::spawn(async move {
        for _ in 0..20 * seconds {
            app.published(&[QUEUE].into());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let mut asked = 0;
    while !queue.is_finished() {
        assert_eq!(prices().send(&server).await.status, 200);
        asked += 1;
    }
    let misses = server.app.cache.built() - before;
    println!(
        "{:?}: a queue changed 20 times a second for {seconds} s, and {} of {asked} price answers were ready",
        server.kind,
        asked - misses
    );
    assert_eq!(misses, 0);
    // Told at most four times a second, however often it changed.
    let rows = {
        use diesel::prelude::*;
        let mut conn = server.connection();
        topic::table
            .find(QUEUE.name())
            .select(topic::generation)
            .first::<i64>(&mut conn)
            .optional()
            .expect("a row")
    };
    match server.kind {
        Kind::Sqlite => assert_eq!(rows, None, "there is nobody to tell"),
        Kind::Postgres => assert!(
            (1..=4 * seconds + 4).contains(&rows.expect("told")),
            "{rows:?}"
        ),
    }
}

async fn what_another_process_changes_is_heard_and_own_writes_are_not(server: Arc<Server>) {
    assert_eq!(built(&server, &[prices(), published()]).await, 2);
    let mut other = server.connection();
    announce(&mut other, SERIES).expect("announced");
    heard(&server, &published()).await;
    assert_eq!(built(&server, &[prices()]).await, 0, "another topic");
    if server.kind == Kind::Sqlite {
        return;
    }
    // A second node: what one publishes the other hears, and the first does not hear itself.
    let (ring, _) = KeyRing::open_or_create(server.dir.path()).expect("keys");
    let lanes = Lanes {
        readers: 1,
        writers: 1,
    };
    let clock = Clock::manual(server.app.clock.now().0);
    let pack = modules::regency(None).expect("the pack");
    let config = server.app.config.clone();
    let beside = App::open(ALL, config, pack, ring, clock, lanes).expect("a server");
    // Its watcher has begun once it has told.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(built(&server, &[prices(), published()]).await, 0);
    beside.published(&[PRICES].into());
    heard(&server, &prices()).await;
    assert_eq!(built(&server, &[published()]).await, 0);
    let reads = beside.cache.reads([PRICES]);
    let (mine, theirs) = (reads.generation(), built(&server, &[prices()]).await);
    assert_eq!(theirs, 0);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(reads.generation(), mine, "it heard itself");
    server.app.published(&[PRICES].into());
    for _ in 0..50 {
        if reads.generation() != mine {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the node beside never heard of it");
}

/// Waits until the answer is built anew.
async fn heard(server: &Server, ask: &Ask) {
    for _ in 0..50 {
        if built(server, std::slice::from_ref(ask)).await == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{} was never built anew", ask.address);
}
