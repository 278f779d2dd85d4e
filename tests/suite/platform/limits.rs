//! How often one may ask: a caller beyond the limit waits, and nobody else with them.

use crate::prelude::*;
use rembang_backend::platform::auth::throttle;
use rembang_backend::platform::limits::DEVICE;
use rembang_shared::identity::api::{Client as Client_, Me, NewAccount, SignUp};
use rembang_shared::market::api::{LatestPrices, PriceQuery};
use rembang_tests::raw::Ask;
use rembang_tests::{PIN, new_phone};

on_both!(
    one_device_beyond_its_limit_waits_alone,
    what_a_stranger_says_about_their_address_counts_for_nothing,
);

async fn one_device_beyond_its_limit_waits_alone(server: Arc<Server>) {
    let eager = server.resident("Warga Tergesa").await;
    let calm = server.resident("Warga Tenang").await;
    let me = |token: &str| Ask::of::<Me>(&(), &()).by(Some(token));
    let mut refused = None;
    // Twice the burst: the bucket refills meanwhile, but never that fast.
    for _ in 0..DEVICE.1 * 2 {
        let answer = me(&eager.tokens.access).send(&server).await;
        if answer.status != 200 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert_eq!(refused.status, 429);
    let wait: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(
        refused.problem().expect("a problem").code,
        ErrorCode::TooMany
    );
    let neighbour = me(&calm.tokens.access).send(&server).await;
    assert_eq!(neighbour.status, 200, "another account goes on");
    let prices = Ask::of::<LatestPrices>(&PriceQuery::default(), &());
    assert_eq!(prices.send(&server).await.status, 200, "so does the public");
}

/// The suite's server trusts this machine as a proxy, so the last hop is the caller and whatever
/// stands before it is the caller's own invention. Sign-ups are counted in the database, by an
/// hour that stands still here.
async fn what_a_stranger_says_about_their_address_counts_for_nothing(server: Arc<Server>) {
    let sign_up = |hops: &str| {
        let account = NewAccount {
            name: "Warga Uji".to_owned(),
            phone: new_phone(),
            pin: PIN.to_owned(),
            client: Client_::App,
            device_label: "HP uji".to_owned(),
        };
        Ask::of::<SignUp>(&(), &account).with("X-Forwarded-For", hops)
    };
    for hops in ["198.51.100.8", "127.0.0.1, 198.51.100.8", "junk", ""] {
        assert_eq!(sign_up(hops).send(&server).await.status, 200, "{hops}");
    }
    let (vault, now) = (Arc::clone(&server.app.vault), server.app.clock.now());
    let used_up = server.app.db.write(move |conn| {
        while throttle::count(conn, &vault, "sign-up|198.51.100.8", 300, now).is_ok() {}
        Ok(())
    });
    used_up.await.expect("a full window");
    // An operator's address in front does not help, and a neighbour is not concerned.
    for (hops, status) in [
        ("198.51.100.8", 429),
        ("127.0.0.1, 198.51.100.8", 429),
        ("198.51.100.8, 198.51.100.9", 200),
    ] {
        assert_eq!(sign_up(hops).send(&server).await.status, status, "{hops}");
    }
}
