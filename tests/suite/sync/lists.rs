//! What a phone comes to is what the lists show, whatever happens between two of its pages and however
//! small they are.

use super::order::Dice;
use super::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

on_both!(a_phone_ends_with_what_the_lists_show);

async fn a_phone_ends_with_what_the_lists_show(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let goods = retail(&server);
    for seed in 1..=6 {
        let mut dice = Dice::new(seed);
        let mut phones = [Phone::of(&desk.officer), Phone::of(&desk.enumerator)];
        for step in 0..40 {
            match dice.roll(6) {
                0 | 1 => {
                    let place = [LASEM, PAMOTAN, KOTA][dice.roll(3)];
                    let new = three(place, &goods[dice.roll(goods.len())], TODAY, 20_000);
                    // A place that has reported this one today says so.
                    drop(desk.post(new).await);
                }
                2 => {
                    let queue = queue(&desk).await;
                    if let Some(id) = queue.keys().nth(dice.roll(queue.len().max(1))) {
                        match dice.roll(2) {
                            0 => desk.reject(*id, "salah satuan").await,
                            _ => desk.confirm(*id).await,
                        };
                    }
                }
                3 => drop(server.job("number").await),
                _ => {
                    let phone = &mut phones[step % 2];
                    let limit = u32::try_from(1 + dice.roll(4)).expect("small");
                    phone.step(Some(limit)).await;
                }
            }
        }
        server.job("number").await;
        for phone in &mut phones {
            phone.pull().await;
        }
        let [officer, author] = &phones;
        assert_eq!(
            officer.kept("Queue", "33.17"),
            queue(&desk).await,
            "seed {seed}"
        );
        assert_eq!(
            author.kept("MyReports", "own"),
            mine(&desk).await,
            "seed {seed}"
        );
    }
}

/// What a list shows, to the letter.
type Shown = BTreeMap<Uuid, Value>;

async fn queue(desk: &Desk) -> Shown {
    let (mut all, mut cursor) = (Shown::new(), None);
    loop {
        let query = QueueQuery {
            cursor,
            ..QueueQuery::default()
        };
        let page = desk.officer.client.call::<Queue>(query, ()).await;
        let page = page.expect("a queue");
        all.extend(page.items.iter().map(|it| (it.id, json!(it))));
        cursor = page.next;
        if cursor.is_none() {
            return all;
        }
    }
}

async fn mine(desk: &Desk) -> Shown {
    let (mut all, mut cursor) = (Shown::new(), None);
    loop {
        let query = ListQuery {
            cursor,
            ..ListQuery::default()
        };
        let page = desk.enumerator.client.call::<MyReports>(query, ()).await;
        let page = page.expect("my reports");
        all.extend(page.items.iter().map(|it| (it.id, json!(it))));
        cursor = page.next;
        if cursor.is_none() {
            return all;
        }
    }
}
