//! What the outbox decides, told one story at a time. All orders of them are the fleet's.

mod story;

use rembang_core::outbox::{
    Act, Change, Event, KEPT_SECONDS, Link, MOST_UNFINISHED, Outcome, Problem, Silence, State,
    reference,
};
use rembang_shared::error::{ErrorCode, Refusal};
use serde_json::json;
use std::time::Duration;
use story::{BUDI, DECADE, Story, received, refused};
use uuid::Uuid;

#[test]
fn two_hundred_without_a_signal_cost_one_try_at_a_time() {
    let mut story = Story::new();
    for _ in 0..200 {
        let form = story.form();
        story.queue(form);
    }
    // Nothing is known of the link: four go, as they would with one.
    let first = story.tick();
    assert_eq!(first.len(), 4);
    for key in first {
        story.answer(key, Outcome::Silent(Silence::NotSent));
    }
    assert_eq!(story.outbox.link(), Link::Silent);
    let mut tries = 0;
    for _ in 0..3_600 {
        story.later(1);
        for key in story.tick() {
            tries += 1;
            story.answer(key, Outcome::Silent(Silence::NotSent));
        }
    }
    assert!((4..20).contains(&tries), "{tries} tries in an hour");
    // The first answer opens the way for all: four at a time, with no pause between.
    story.give(Event::Nudged).expect("a network");
    let mut sent = 0;
    loop {
        let keys = story.tick();
        if keys.is_empty() {
            break;
        }
        sent += keys.len();
        for key in keys {
            story.answer(key, received(json!({})));
        }
    }
    assert_eq!(sent, 200);
    // And patience begins anew.
    let form = story.form();
    let key = story.queue(form);
    story.tick();
    story.answer(key, Outcome::Silent(Silence::NotSent));
    let pause = story.outbox.next_tick().expect("a pause") - story.now.steady;
    assert_eq!(pause.as_secs(), 2);
}

#[test]
fn one_that_never_gets_through_does_not_stand_in_the_others_way() {
    let mut story = Story::new();
    let form = story.form();
    let heavy = story.queue(form);
    let others: Vec<Uuid> = (0..10)
        .map(|_| {
            let form = story.form();
            story.queue(form)
        })
        .collect();
    for _ in 0..600 {
        // Its silence is what is heard last, so that one at a time goes next.
        for key in story.tick().into_iter().rev() {
            let outcome = if key == heavy {
                Outcome::Silent(Silence::NoAnswer)
            } else {
                received(json!({}))
            };
            story.answer(key, outcome);
        }
        story.later(1);
    }
    for key in others {
        assert_eq!(story.one(key).state, State::Sent);
    }
    assert_eq!(story.one(heavy).state, State::Ready);
}

#[test]
fn a_refused_one_stops_its_own_aggregate_and_no_other() {
    let mut story = Story::new();
    let thing = Uuid::from_u128(77);
    let mut keys = Vec::new();
    for aggregate in [Some(thing), Some(thing), None] {
        let mut form = story.form();
        form.aggregate = aggregate;
        keys.push(story.queue(form));
    }
    assert_eq!(story.tick(), [keys[0], keys[2]]);
    story.answer(keys[0], refused(ErrorCode::Invalid, None));
    story.answer(keys[2], received(json!({})));
    assert!(story.tick().is_empty());
    assert_eq!(story.one(keys[1]).state, State::Ready);
    assert_eq!(story.outbox.next_tick(), None, "only a person can help");
    story.give(Event::Discard(keys[0])).expect("deleted");
    assert_eq!(story.tick(), [keys[1]]);
}

#[test]
fn what_hangs_on_a_refused_registration_moves_to_the_woman_that_is_there() {
    // OB-7, with the visit queued before anybody knew.
    let mut story = Story::new();
    let form = story.form();
    let woman = story.queue(form);
    let mut form = story.form();
    form.needs = vec![woman];
    form.payload.body = json!({ "woman": reference::to(woman, "/id") });
    let visit = story.queue(form);
    assert_eq!(story.tick(), [woman]);
    story.answer(woman, refused(ErrorCode::Refused, Some(Refusal::NikTaken)));
    assert!(story.tick().is_empty());
    assert_eq!(
        story.give(Event::Discard(woman)),
        Err(Problem::OthersNeedIt)
    );
    let there = json!({ "id": "the woman that is there" });
    let settled = story
        .give(Event::Settle(woman, there.clone()))
        .expect("settled");
    let stands = settled.changes.iter().any(|change| {
        matches!(change, Change::Receive(one, receipt)
            if one.state == State::Settled && *receipt == there)
    });
    assert!(stands, "{settled:?}");
    assert_eq!(story.tick(), [visit]);
}

#[test]
fn two_edits_of_one_version_follow_each_other_unless_somebody_came_between() {
    // OB-6. Nobody did: the second goes on from what the first made.
    let mut story = Story::new();
    let thing = Some(Uuid::from_u128(77));
    let edits = |story: &mut Story| {
        [(); 2].map(|()| {
            let mut form = story.form();
            form.aggregate = thing;
            form.version = Some(5);
            story.queue(form)
        })
    };
    let [first, second] = edits(&mut story);
    story.tick();
    story.answer(first, received(json!({ "version": 6 })));
    assert_eq!(story.one(second).version, Some(6));
    story.tick();
    story.answer(second, received(json!({ "version": 7 })));
    // Somebody did: the first is mended on what they made, and the second, which nobody looked at
    // beside it, still says what it was made on.
    let [first, second] = edits(&mut story);
    story.tick();
    story.answer(first, refused(ErrorCode::Conflict, None));
    let mut form = story.form();
    form.version = Some(8);
    let mended = form.key;
    story.give(Event::Correct(first, form)).expect("mended");
    story.tick();
    story.answer(mended, received(json!({ "version": 9 })));
    assert_eq!(story.one(second).version, Some(5));
    // Nor has it seen what a person settled the first with.
    story.give(Event::Discard(second)).expect("deleted");
    let [first, second] = edits(&mut story);
    story.tick();
    story.answer(first, refused(ErrorCode::Refused, Some(Refusal::NikTaken)));
    let there = json!({ "version": 30 });
    story.give(Event::Settle(first, there)).expect("settled");
    assert_eq!(story.one(second).version, Some(5));
}

#[test]
fn a_wait_survives_a_restart_and_a_clock_that_jumps() {
    for jump in [0, DECADE, -DECADE] {
        let mut story = Story::new();
        let form = story.form();
        let key = story.queue(form);
        story.tick();
        let mut busy = refused(ErrorCode::Unavailable, None);
        if let Outcome::Refused { retry_after, .. } = &mut busy {
            *retry_after = Some(Duration::from_secs(100));
        }
        story.answer(key, busy);
        story.later(40);
        story.now.wall += jump;
        story.restart();
        let left = story.outbox.next_tick().expect("it waits");
        let expected = match jump {
            0 => 62,
            // What a clock that was set back says is never believed beyond the whole.
            ..0 => 102,
            _ => 0,
        };
        assert_eq!(left.as_secs(), expected, "after {jump}");
        story.now.steady = left;
        assert_eq!(story.tick(), [key]);
    }
}

#[test]
fn nothing_waits_for_what_may_wait_for_it() {
    let mut story = Story::new();
    let thing = Some(Uuid::from_u128(77));
    let mut form = story.form();
    form.aggregate = thing;
    let first = story.queue(form);
    let mut form = story.form();
    form.aggregate = thing;
    let second = story.queue(form);
    story.tick();
    story.answer(first, refused(ErrorCode::Invalid, None));
    for needed in [first, second] {
        let mut form = story.form();
        form.needs = vec![needed];
        let refused = story.give(Event::Correct(first, form));
        assert_eq!(refused, Err(Problem::NeedsLater));
    }
    assert_eq!(
        story.one(first).state,
        State::NeedsYou,
        "nothing has changed"
    );
}

#[test]
fn there_is_room_for_two_thousand() {
    let mut story = Story::new();
    for _ in 0..MOST_UNFINISHED {
        let form = story.form();
        story.queue(form);
    }
    let form = story.form();
    assert_eq!(story.give(Event::Queue(form, None)), Err(Problem::Full));
    for key in story.tick() {
        story.answer(key, received(json!({})));
    }
    let form = story.form();
    story.queue(form);
}

#[test]
fn a_receipt_is_kept_for_thirty_days_of_the_servers_clock() {
    let mut story = Story::new();
    let form = story.form();
    let key = story.queue(form);
    story.tick();
    story.answer(key, received(json!({})));
    // No clock was heard with it: the next word dates it.
    let word = |story: &mut Story, server_time| {
        story.now.wall += DECADE;
        let event = Event::Answered {
            key: Uuid::nil(),
            attempt: 1,
            outcome: refused(ErrorCode::NotFound, None),
            server_time: Some(server_time),
        };
        story.give(event).expect("a word");
    };
    word(&mut story, 1_000);
    assert_eq!(story.one(key).done_at, Some(1_000));
    word(&mut story, 1_000 + KEPT_SECONDS);
    assert_eq!(story.one(key).state, State::Sent);
    word(&mut story, 1_001 + KEPT_SECONDS);
    assert!(story.outbox.find(key).is_none());
}

#[test]
fn nobodys_operation_is_sent_without_a_name_whoever_signs_in() {
    let mut story = Story::new();
    story.give(Event::SignedOut).expect("signed out");
    let form = story.form();
    assert_eq!(
        story.give(Event::Queue(form, None)),
        Err(Problem::SignInFirst)
    );
    let mut form = story.form();
    form.public = true;
    let key = story.queue(form);
    story.give(Event::SignedIn(BUDI)).expect("signed in");
    assert!(story.outbox.find(key).is_none(), "nor shown to them");
    let sent = story.give(Event::Tick).expect("a tick").sends;
    assert_eq!((sent[0].key, sent[0].account), (key, None));
    // A sign-in would not mend it, so it does not wait for one.
    story.give(Event::SignedOut).expect("signed out");
    story.answer(key, refused(ErrorCode::Unauthenticated, None));
    assert_eq!(story.one(key).state, State::NeedsYou);
}

#[test]
fn a_late_receipt_is_believed_and_a_late_refusal_is_not() {
    let mut story = Story::new();
    let mut keys = Vec::new();
    for _ in 0..2 {
        let form = story.form();
        keys.push(story.queue(form));
    }
    story.tick();
    for key in &keys {
        story.answer(*key, Outcome::Silent(Silence::NoAnswer));
    }
    let late = |key, outcome| Event::Answered {
        key,
        attempt: 1,
        outcome,
        server_time: None,
    };
    story
        .give(late(keys[0], received(json!({}))))
        .expect("late");
    assert_eq!(story.one(keys[0]).state, State::Sent);
    let refusal = refused(ErrorCode::Refused, None);
    story.give(late(keys[1], refusal)).expect("late");
    assert_eq!(story.one(keys[1]).state, State::Ready);
    assert!(story.one(keys[1]).may_have_arrived);
}

/// What a screen offers is what the outbox takes, in every state.
#[test]
fn acts_are_what_is_not_refused() {
    type Prepare = fn(&mut Story, Uuid);
    let states: [(&str, Prepare); 6] = [
        ("ready", |_, _| {}),
        ("sending", |story, _| drop(story.tick())),
        ("silent, unsent", |story, key| {
            story.tick();
            story.answer(key, Outcome::Silent(Silence::NotSent));
        }),
        ("silent, perhaps arrived", |story, key| {
            story.tick();
            story.answer(key, Outcome::Silent(Silence::NoAnswer));
        }),
        ("refused", |story, key| {
            story.tick();
            story.answer(key, refused(ErrorCode::Conflict, None));
        }),
        ("sent", |story, key| {
            story.tick();
            story.answer(key, received(json!({})));
        }),
    ];
    for (name, prepare) in states {
        for act in [Act::Send, Act::Edit, Act::Discard] {
            let mut story = Story::new();
            let form = story.form();
            let key = story.queue(form);
            prepare(&mut story, key);
            let operation = story.outbox.find(key).expect("there");
            let offered = operation.acts().contains(&act);
            let done = story.give(match act {
                Act::Send => Event::SendNow(key),
                Act::Edit => Event::TakeBack(key, Uuid::now_v7()),
                Act::Discard => Event::Discard(key),
            });
            assert_eq!(done.is_ok(), offered, "{act:?} of one that is {name}");
        }
    }
}
