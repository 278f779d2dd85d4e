//! The queue as a file, for the office's own tables. Names of reporters leave with it, so every
//! export is audited and names each of them.

use super::super::http::{decided_by, name_officers};
use super::super::pack;
use super::super::prices::in_group;
use super::super::store::{self, Wanted};
use super::super::views::report_view;
use super::workbook;
use crate::platform::csv::{self, Cell};
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::Result;
use rembang_shared::endpoint::Feed;
use rembang_shared::market::api::*;
use rembang_shared::values::HalfRupiah;

/// More than this nobody reads in one file.
const MOST: usize = 5000;
/// SQLite takes so many bound values in comfort.
const CHUNK: usize = 500;

const HEADER: [&str; 20] = [
    "day",
    "place",
    "place_name",
    "commodity",
    "name",
    "level",
    "unit",
    "quote_1",
    "quote_2",
    "quote_3",
    "status",
    "value",
    "verdict",
    "flags",
    "state",
    "reporter",
    "received_at",
    "decided_by",
    "decided_at",
    "note",
];

pub fn queue_csv(cx: &mut Cx<'_>, query: QueueExport, (): ()) -> Result<Feed> {
    csv::file(HEADER, rows(cx, &query)?).map(Feed)
}

pub fn queue_xlsx(cx: &mut Cx<'_>, query: QueueExport, (): ()) -> Result<Feed> {
    let rows = rows(cx, &query)?;
    workbook::write(None, HEADER, rows).map(Feed)
}

fn rows(cx: &mut Cx<'_>, query: &QueueExport) -> Result<Vec<[Cell; HEADER.len()]>> {
    let pack = pack(cx.pack)?;
    let wanted = Wanted {
        state: Some(query.state.unwrap_or(ReportState::Held)),
        place: query.place.as_deref(),
        commodities: query.group.as_deref().map(|it| in_group(pack, it)),
        verdict: query.verdict,
        within: decided_by(pack, cx.who.person()?),
        ..Wanted::default()
    };
    let rows = store::reports(cx.conn, &wanted, MOST)?;
    let mut table = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(CHUNK) {
        let ids: Vec<Id> = chunk.iter().map(|(row, _)| row.id).collect();
        let quotes = store::quotes(cx.conn, &ids)?;
        cx.about_all(chunk.iter().map(|(row, _)| row.author_id));
        let views = chunk
            .iter()
            .map(|(row, author)| report_view(pack, row, author, quotes.of(row.id), None));
        let mut views = views.collect::<Result<Vec<_>>>()?;
        name_officers(cx, chunk.iter().map(|(row, _)| row), &mut views)?;
        table.extend(views.iter().map(cells));
    }
    Ok(table)
}

fn cells(view: &ReportView) -> [Cell; HEADER.len()] {
    let text = |text: &str| Cell::Text(text.to_owned());
    let maybe = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let quote = |at: usize| {
        let quote = view.quotes.get(at);
        quote.map_or(Cell::Empty, |it| Cell::Number(*it))
    };
    let flags: Vec<&str> = view.flags.iter().map(|flag| flag.slug()).collect();
    [
        view.day.into(),
        text(&view.place),
        text(&view.place_name),
        text(&view.commodity),
        text(&view.name),
        text(view.level.slug()),
        text(&view.unit),
        quote(0),
        quote(1),
        quote(2),
        maybe(view.status.map(|status| status.slug().to_owned())),
        view.value.map_or(Cell::Empty, value),
        maybe(view.verdict.map(|verdict| verdict.slug().to_owned())),
        Cell::Text(flags.join(" ")),
        text(view.state.slug()),
        text(&view.author_name),
        Cell::Text(view.created_at.to_rfc3339()),
        maybe(view.decided_by_name.clone()),
        maybe(view.decided_at.map(|at| at.to_rfc3339())),
        maybe(view.decision_note.clone()),
    ]
}

/// Whole rupiah as a number; half a rupiah stays exact as a text.
fn value(value: HalfRupiah) -> Cell {
    let halves = value.parts();
    if halves % 2 == 0 {
        Cell::Number(halves / 2)
    } else {
        Cell::Text(format!("{}.5", halves / 2))
    }
}
