//! The promise of the form: with what the panel holds, the phone says at once what the server
//! will say later.

use super::desk::*;
use crate::prelude::*;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::{PriceFlag, PriceRefusal, Reason, Validation, Verdict};
use rembang_shared::rule::check;
use serde_json::json;

on_both!(
    the_phone_says_what_the_server_will_say,
    a_form_is_for_one_place_and_day,
    a_form_shows_what_was_quoted_last_and_ones_own,
);

/// What the rule says about these quotes, with nothing but the form at hand.
fn on_the_phone(panel: &PanelView, quotes: &[i64], reason: Option<Reason>) -> Validation {
    let item = item(panel, RAWIT);
    let input = json!({
        "quotes": quotes,
        "day": panel.day,
        "today": panel.day,
        "open": panel.open,
        "class": item.class,
        "context": item.context,
        "thresholds": panel.thresholds,
        "reason": reason,
        "lifted": reason.is_some(),
    });
    let said = check("market.validate", &input.to_string()).expect("the form has it all");
    serde_json::from_str(&said).expect("a validation")
}

fn item<'a>(panel: &'a PanelView, commodity: &str) -> &'a PanelItem {
    let item = panel.items.iter().find(|item| item.commodity == commodity);
    item.expect("quoted there")
}

/// Small, seeded and the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let sides = u64::try_from(high - low + 1).expect("low before high");
        low + i64::try_from((self.0 >> 33) % sides).expect("small")
    }

    /// Quotes of one to three traders about so many percent of the usual price.
    fn quotes(&mut self, percent: i64, apart: i64) -> Vec<i64> {
        (0..self.roll(1, 3))
            .map(|_| 42_000 * (percent + self.roll(-apart, apart)) / 100 + self.roll(0, 99))
            .collect()
    }
}

async fn the_phone_says_what_the_server_will_say(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let mut dice = Dice(33_17);
    for number in 0..7 {
        desk.turn(day(number), 9, 0).await;
        for place in [LASEM, KOTA, PAMOTAN] {
            let around = 42_000 + dice.roll(-12, 12) * 50;
            desk.publish(place, RAWIT, around).await;
        }
    }
    desk.turn(day(7), 9, 0).await;
    // Both other markets rise, so that a rise may be regional.
    desk.publish(KOTA, RAWIT, 48_300).await;
    desk.publish(PAMOTAN, RAWIT, 48_600).await;

    let mut said = Vec::new();
    let (mut refused_at_once, mut reasons) = (0, 0);
    // Percent of the usual price, and how far the traders lie around it.
    let about = [
        (100, 2),
        (104, 3),
        (115, 1),
        (118, 3),
        (125, 2),
        (135, 4),
        (92, 2),
        (85, 5),
        (70, 2),
        (60, 20),
        (100, 25),
        (160, 30),
        (9, 2),
        (600, 10),
        (300, 5),
        (25, 3),
    ];
    for (percent, apart) in about.into_iter().cycle().take(3 * about.len()) {
        let quotes = dice.quotes(percent, apart);
        let panel = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
        let reason = (dice.roll(0, 2) > 0).then_some(Reason::AskedAgain);
        let expected = on_the_phone(&panel, &quotes, reason);
        let new = NewPrice {
            reason,
            ..quoted(LASEM, RAWIT, day(7), &quotes)
        };
        match desk.post(new).await {
            Ok(receipt) => {
                assert_eq!(receipt.verdict, Some(expected.verdict), "{quotes:?}");
                assert_eq!(receipt.flags, expected.flags, "{quotes:?}");
                assert_eq!(receipt.value, expected.value, "{quotes:?}");
                assert!(!expected.reason_missing && expected.refusal.is_none());
                let public = expected.verdict == Verdict::Accept;
                assert_eq!(receipt.state == ReportState::Accepted, public);
                let report = desk.report(receipt.id).await;
                assert_eq!((report.z, report.median), (expected.z, expected.median));
                said.push((expected.verdict, expected.flags));
                // Makes room for the next, and leaves no trace in the context.
                desk.reject(receipt.id, "uji berikutnya").await;
            }
            Err(CallError::Refused { body, .. }) => {
                let refusal = match expected.refusal {
                    Some(PriceRefusal::Ratio) => Refusal::PriceRatio,
                    None if expected.reason_missing => Refusal::PriceReason,
                    other => panic!("{quotes:?}: {other:?}, the server {body:?}"),
                };
                assert_eq!(body.refusal, Some(refusal), "{quotes:?}");
                refused_at_once += usize::from(refusal == Refusal::PriceRatio);
                reasons += usize::from(refusal == Refusal::PriceReason);
            }
            Err(other) => panic!("{other}"),
        }
        let after = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
        assert_eq!(item(&after, RAWIT).context, item(&panel, RAWIT).context);
    }
    // The dice have shown every side, or this test would say little.
    for verdict in [Verdict::Accept, Verdict::Suspect, Verdict::Extreme] {
        assert!(
            said.iter().any(|(it, _)| *it == verdict),
            "{verdict:?} in {said:?}"
        );
    }
    for flag in [
        PriceFlag::LowN,
        PriceFlag::Spread,
        PriceFlag::Step,
        PriceFlag::Regional,
    ] {
        assert!(
            said.iter().any(|(_, flags)| flags.contains(&flag)),
            "{flag:?} in {said:?}"
        );
    }
    assert!(
        refused_at_once > 0 && reasons > 0,
        "{refused_at_once} {reasons}"
    );
    // A commodity without a past: nothing to judge by, on the phone as here.
    let panel = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
    let empty = &item(&panel, RICE).context;
    assert_eq!(*empty, rembang_shared::market::rules::Context::default());
}

async fn a_form_is_for_one_place_and_day(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let lasem = server.officer(Role::Enumerator, "33.17.14").await;
    let farmer = server.officer(Role::Farmer, "33.17.14.2003").await;
    let levels = |panel: &PanelView| {
        let pack = server.market();
        let commodities = pack.commodities().iter();
        let level = panel.place.kind.level();
        let quoted = commodities.filter(|it| it.levels.contains(&level));
        let here: Vec<_> = quoted.map(|it| it.code.clone()).collect();
        let shown: Vec<_> = panel.items.iter().map(|it| it.commodity.clone()).collect();
        assert_eq!(shown, here);
        assert!(panel.items.iter().all(|item| item.level == level));
    };
    let panel = desk.panel(&lasem, LASEM).await.expect("a form");
    levels(&panel);
    assert_eq!((panel.day, panel.open), (TODAY, true));
    let pack = server.market();
    let rules = pack.thresholds_on(TODAY).expect("a table");
    assert_eq!(panel.thresholds, rules.rules);
    levels(&desk.panel(&farmer, "33.17.14.2003").await.expect("a form"));
    levels(
        &desk
            .panel(&desk.enumerator, "tpi-sarang")
            .await
            .expect("a form"),
    );
    for (who, place) in [
        (&lasem, PAMOTAN),
        (&lasem, "pasar-baru"),
        (&lasem, "tpi-tanjungsari"),
        (&farmer, LASEM),
        (&farmer, "33.17.14.2004"),
    ] {
        let body = refused(desk.panel(who, place).await);
        assert_eq!(body.code, ErrorCode::NotFound, "{place}");
    }
    let body = refused(desk.panel(&desk.officer, LASEM).await);
    assert_eq!(body.code, ErrorCode::Forbidden);
    // At midnight in Rembang it is another day's form.
    desk.turn(day(1), 0, 0).await;
    let panel = desk.panel(&desk.enumerator, LASEM).await.expect("a form");
    assert_eq!(panel.day, day(1));
}

async fn a_form_shows_what_was_quoted_last_and_ones_own(server: Arc<Server>) {
    let mut desk = Desk::open(&server).await;
    let shown = async |desk: &Desk, who: &Caller| {
        let panel = desk.panel(who, LASEM).await.expect("a form");
        let item = item(&panel, RAWIT).clone();
        (
            item.previous.map(|it| (it.day, it.quotes)),
            item.report,
            item.context,
        )
    };
    let (previous, report, context) = shown(&desk, &desk.enumerator).await;
    assert!(previous.is_none() && report.is_none() && context.last.is_none());

    // The traders keep their order, which is not that of the prices.
    let first = desk
        .posted(quoted(LASEM, RAWIT, TODAY, &[42_300, 41_900, 42_000]))
        .await;
    let (previous, report, context) = shown(&desk, &desk.enumerator).await;
    assert!(previous.is_none(), "today's is not the last time's");
    let report = report.expect("one's own of today");
    assert_eq!((report.id, report.state), (first.id, ReportState::Held));
    assert_eq!(report.quotes, [42_300, 41_900, 42_000]);
    assert!(report.actions.is_empty() && context.history.is_empty());
    desk.confirm(first.id).await;

    // Next to it in the same market is somebody else's table.
    let mut other = server.officer(Role::Enumerator, "33.17.14").await;
    let (_, report, _) = shown(&desk, &other).await;
    assert!(report.is_none());

    desk.turn(day(1), 9, 0).await;
    renew(&server, &mut other).await;
    let (previous, report, context) = shown(&desk, &other).await;
    assert_eq!(previous, Some((TODAY, vec![42_300, 41_900, 42_000])));
    assert!(report.is_none());
    assert_eq!(
        context
            .history
            .iter()
            .map(|v| v.to_string())
            .collect::<Vec<_>>(),
        ["42000"]
    );
    assert_eq!(context.last.map(|last| last.day), Some(TODAY));

    // A status has no quotes and a rejected report does not count; neither hides the last ones.
    let rejected = desk.posted(three(LASEM, RAWIT, day(1), 52_000)).await;
    desk.reject(rejected.id, "harga grosir").await;
    let (_, report, _) = shown(&desk, &desk.enumerator).await;
    assert!(report.is_none(), "the day is free again");
    desk.posted(noted(LASEM, RAWIT, day(1), NoQuote::Habis))
        .await;
    let (_, report, _) = shown(&desk, &desk.enumerator).await;
    assert_eq!(report.and_then(|it| it.status), Some(NoQuote::Habis));
    desk.turn(day(2), 9, 0).await;
    let (previous, _, _) = shown(&desk, &desk.enumerator).await;
    assert_eq!(previous, Some((TODAY, vec![42_300, 41_900, 42_000])));

    // Thirty days are remembered.
    desk.turn(day(30), 9, 0).await;
    let (previous, _, context) = shown(&desk, &desk.enumerator).await;
    assert!(previous.is_some() && context.reference.is_some());
    assert!(context.history.is_empty(), "older than 21 days");
    desk.turn(day(31), 9, 0).await;
    let (previous, _, context) = shown(&desk, &desk.enumerator).await;
    assert!(previous.is_none() && context.reference.is_none());
}
