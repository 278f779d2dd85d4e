//! What the state of the service says about prices: how old they are, ours and other publishers'.

use super::pack;
use super::published;
use super::values;
use crate::platform::cx::Cx;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use chrono::TimeDelta;
use rembang_shared::home::api::{Figure, StatusLine, StatusPart};
use rembang_shared::market::api::{Frequency, Level};
use rembang_shared::words::Words;

/// How new the prices of all levels are.
pub fn health(cx: &mut Cx<'_>) -> Result<StatusPart> {
    let (mut newest, mut reported) = (None, 0);
    for level in [Level::Retail, Level::Producer, Level::Auction] {
        newest = newest.max(values::newest(cx.conn, level)?);
        // A place has one level, so none is counted twice.
        reported += values::places_on(cx.conn, level, cx.now.day())?.len();
    }
    let mut lines = vec![places(reported, pack(cx.pack)?.places().len()), next(cx)?];
    lines.extend(series(cx)?);
    Ok(StatusPart {
        module: "market".to_owned(),
        title: Words::text("Harga pasar", "Regi peken", "Market prices"),
        newest: newest.map(|(at, _)| at.0),
        demo: newest.is_some_and(|(_, demo)| demo),
        lines,
    })
}

fn places(reported: usize, all: usize) -> StatusLine {
    StatusLine {
        label: Words::text(
            "Tempat yang melapor hari ini",
            "Panggénan ingkang lapur dinten menika",
            "Places that reported today",
        ),
        note: None,
        value: Figure::Text {
            text: Words::text(
                format!("{reported} dari {all} pasar dan TPI"),
                format!("{reported} saking {all} peken lan TPI"),
                format!("{reported} of {all} markets and fish auctions"),
            ),
        },
    }
}

/// Today's figures while they are still to be fixed, else tomorrow's.
fn next(cx: &Cx<'_>) -> Result<StatusLine> {
    let at = pack(cx.pack)?.settings().rhythm.publish_at;
    let today = Instant::at(cx.now.day(), at);
    let next = if cx.now < today {
        today
    } else {
        Instant::at(cx.now.day() + TimeDelta::days(1), at)
    };
    Ok(StatusLine {
        label: Words::text(
            "Harga tetap berikutnya",
            "Regi ajeg candhakipun",
            "Next fixed prices",
        ),
        note: None,
        value: Figure::Moment { at: next.0 },
    })
}

fn series(cx: &mut Cx<'_>) -> Result<Vec<StatusLine>> {
    let all = pack(cx.pack)?.series().iter();
    all.map(|series| {
        let value = match (published::last_period(cx, series)?, series.frequency) {
            (None, _) => Figure::Text {
                text: Words::text("Belum diimpor", "Dèrèng dipunimpor", "Not imported yet"),
            },
            (Some(day), Frequency::Daily) => Figure::Day { day },
            (Some(day), Frequency::Monthly) => Figure::Month { day },
        };
        Ok(StatusLine {
            label: Words::name(&series.publisher),
            note: Some(Words::name(&series.title)),
            value,
        })
    })
    .collect()
}
