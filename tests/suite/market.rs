//! Journeys of a price.

use crate::prelude::*;
use rembang_shared::market::api::*;

on_both!(a_price_reaches_every_resident);

fn price(quotes: &[i64]) -> NewPrice {
    NewPrice {
        place: "pasar-lasem".to_owned(),
        commodity: "beras-medium".to_owned(),
        level: Level::Retail,
        day: TODAY,
        quotes: quotes.to_vec(),
        status: None,
        reason: None,
    }
}

async fn a_price_reaches_every_resident(server: Arc<Server>) {
    let enumerator = server.officer(Role::Enumerator, "33.17.14").await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let receipt = enumerator
        .client
        .call::<PostPrice>((), price(&[13_000, 13_200, 13_100]))
        .await
        .expect("posted");
    // Without any history a person decides.
    assert_eq!(receipt.state, ReportState::Held);
    let queue = officer
        .client
        .call::<Queue>(QueueQuery::default(), ())
        .await
        .expect("a queue");
    assert_eq!(queue.items.len(), 1);
    let report = &queue.items[0];
    let decision = Operation::<DecideReport>::new(
        ReportParam { id: report.id },
        Decision::Confirm { note: None },
    )
    .on_version(report.version);
    let decided = officer.client.send(&decision).await.expect("decided");
    assert_eq!(decided.state, ReportState::Accepted);
    let prices = server
        .visitor()
        .call::<LatestPrices>(PriceQuery::default(), ())
        .await
        .expect("prices");
    let rice = prices
        .items
        .iter()
        .find(|price| price.commodity == "beras-medium")
        .expect("rice is listed");
    let value = rice.value.as_ref().expect("a value");
    assert_eq!(
        (value.display, value.n, value.limited, value.provisional),
        (13_100, 1, true, true)
    );
}
