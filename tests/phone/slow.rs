//! Fifty forms over the line that a village has on a bad day.

use crate::line::{Line, Way};
use crate::{Site, all_arrived, block_on, form, yesterday};
use rembang_tests::Kind;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const FORMS: usize = 50;

#[test]
fn fifty_forms_over_a_line_that_crawls_and_resets() {
    block_on(async {
        let site = Site::new(Kind::Sqlite);
        let serving = site.serve(crate::program::free_port()).await;
        let line = Line::to(serving.port).await;
        let engine = site.sign_in(&line.origin).await;
        line.is(Way::Crawl {
            bytes_a_second: 64_000 / 8,
            delay: Duration::from_millis(800),
            resets_of_100: 5,
        });
        for n in 0..FORMS {
            engine.queue(form(n, yesterday())).await.expect("taken");
        }
        let (begun, mut tries) = (Instant::now(), 0);
        loop {
            tries += 1;
            engine.pump().await.expect("tried");
            let all = engine.outbox().await.expect("the outbox");
            if all.iter().all(|one| one.state.is_finished()) {
                break all_arrived(&site, &all);
            }
            assert!(tries < 100, "not sent after {tries} tries");
            // As when a network appears; without it a reset costs seconds of patience.
            engine.nudge().await.expect("nudged");
        }
        let resets = line.resets.load(Ordering::Relaxed);
        let took = begun.elapsed();
        println!("{FORMS} forms in {took:?}, {resets} resets, {tries} rounds");
    });
}
