//! The newest of other publishers' series, all at once.

use super::pack;
use super::pack::{MarketPack, Series};
use super::series;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use chrono::NaiveDate;
use rembang_shared::market::api::{Frequency, PublishedView};
use std::collections::HashMap;

/// The publisher's texts that the pack says are commodities of ours.
fn mapped<'a>(pack: &'a MarketPack, series: &'a Series) -> Vec<(&'a str, &'a str)> {
    let rows = pack.series_map().iter();
    rows.filter(|row| row.series == series.id)
        .filter_map(|row| Some((row.publisher_commodity.as_str(), row.commodity.as_deref()?)))
        .collect()
}

/// The newest mean of each commodity, in the order in which commodities are shown. Only monthly
/// series: daily ones are means of a wider area and stand with their commodity.
pub fn published(cx: &mut Cx<'_>) -> Result<Vec<PublishedView>> {
    let pack = pack(cx.pack)?;
    let mut views = Vec::new();
    let monthly = pack.series().iter();
    for series in monthly.filter(|it| it.frequency == Frequency::Monthly) {
        let mapped = mapped(pack, series);
        let texts: Vec<&str> = mapped.iter().map(|(text, _)| *text).collect();
        let rows = series::all_of(cx.conn, &series.id, &series.own_area, &texts)?;
        // Oldest first, so that the newest of a text is what remains.
        let newest: HashMap<String, _> = rows
            .into_iter()
            .map(|(text, period, price)| (text, (period, price)))
            .collect();
        for commodity in pack.commodities() {
            let ours = mapped.iter().filter(|(_, code)| *code == commodity.code);
            for (period, price) in ours.filter_map(|(text, _)| newest.get(*text)) {
                views.push(PublishedView {
                    commodity: commodity.code.clone(),
                    name: commodity.name_id.clone(),
                    unit: commodity.unit.slug().to_owned(),
                    series: series.id.clone(),
                    publisher: series.publisher.clone(),
                    area: series.own_area.clone(),
                    period: *period,
                    price: *price,
                });
            }
        }
    }
    Ok(views)
}

/// The last day or month of a series here; nothing when it was never imported.
pub fn last_period(cx: &mut Cx<'_>, series: &Series) -> Result<Option<NaiveDate>> {
    let mapped = mapped(pack(cx.pack)?, series);
    let texts: Vec<&str> = mapped.iter().map(|(text, _)| *text).collect();
    series::last_period(cx.conn, &series.id, &series.own_area, &texts)
}
