//! Handlers. Each asks the store, lets the rules decide and shapes the view.

use super::comparison::comparison;
use super::entry::own_place;
use super::feeds;
use super::flow;
use super::pack;
use super::pack::{Commodity, MarketPack};
use super::panel::panel;
use super::prices::{self, Asked};
use super::store::Entry;
use super::store::{self, ReportRow, Wanted};
use super::views::{place_view, report_view};
use crate::modules::identity;
use crate::platform::auth::Person;
use crate::platform::cx::Cx;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use rembang_shared::access::Role;
use rembang_shared::endpoint::Feed;
use rembang_shared::error::{ErrorBody, ErrorCode, FieldCode, Refusal};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::ValidateInput;
use rembang_shared::page::{DEFAULT_LIMIT, MAX_LIMIT, Page};
use uuid::Uuid;

/// Days of history when nobody asks.
const HISTORY_DAYS: u32 = 90;

pub fn latest_prices(cx: &mut Cx<'_>, query: PriceQuery, (): ()) -> Result<Page<PriceView>> {
    let asked = asked(cx, query.level, query.place.as_deref())?;
    let limit = limit(query.limit)?;
    let quoted = prices::quoted_at(pack(cx.pack)?, asked.level, asked.day);
    let start = behind(&quoted, query.cursor.as_deref())?;
    let page = quoted.iter().skip(start).take(limit);
    let mut rows = asked.recent(cx)?;
    let items = page
        .map(|commodity| {
            let own = rows.remove(&commodity.code).unwrap_or_default();
            prices::price_view(cx, commodity, &asked, &own)
        })
        .collect::<Result<Vec<_>>>()?;
    let more = start + items.len() < quoted.len();
    let last = items.last().filter(|_| more);
    Ok(Page {
        next: last.map(|item| item.commodity.clone()),
        items,
    })
}

/// Today's prices of a level, or of a place at the one level that is quoted there.
fn asked<'a>(cx: &Cx<'_>, level: Option<Level>, place: Option<&'a str>) -> Result<Asked<'a>> {
    let pack = pack(cx.pack)?;
    let own = place
        .map(|code| pack.place(code).map(|place| place.kind.level()))
        .map(|own| own.ok_or_else(|| AppError::field("place", FieldCode::Unknown)))
        .transpose()?;
    if let (Some(level), Some(own)) = (level, own)
        && level != own
    {
        return Err(AppError::field("level", FieldCode::Combination));
    }
    Ok(Asked {
        level: level.or(own).unwrap_or(Level::Retail),
        place,
        day: cx.now.day(),
    })
}

/// How many commodities the pages before have shown.
fn behind(quoted: &[&Commodity], cursor: Option<&str>) -> Result<usize> {
    let Some(code) = cursor else { return Ok(0) };
    quoted
        .iter()
        .position(|commodity| commodity.code == code)
        .map(|index| index + 1)
        .ok_or_else(|| AppError::field("cursor", FieldCode::Format))
}

pub fn compare_places(cx: &mut Cx<'_>, query: LevelQuery, (): ()) -> Result<ComparisonView> {
    comparison(cx, query.level.unwrap_or(Level::Retail))
}

pub fn prices_csv(cx: &mut Cx<'_>, query: PriceFileQuery, (): ()) -> Result<Feed> {
    let asked = asked(cx, query.level, query.place.as_deref())?;
    let list = prices::all(cx, &asked)?;
    feeds::prices_csv(&list, asked.place)
}

pub fn prices_rss(cx: &mut Cx<'_>, query: LevelQuery, (): ()) -> Result<Feed> {
    let asked = asked(cx, query.level, None)?;
    let list = prices::all(cx, &asked)?;
    feeds::prices_rss(
        cx.pack.about(),
        &cx.app.config.public_url,
        asked.level,
        &list,
    )
}

pub fn history_csv(cx: &mut Cx<'_>, query: CommodityQuery, (): ()) -> Result<Feed> {
    let view = about_commodity(cx, &query, prices::MOST_DAYS)?;
    feeds::history_csv(&view, &cx.pack.about().brand)
}

pub fn commodity(cx: &mut Cx<'_>, query: CommodityQuery, (): ()) -> Result<CommodityView> {
    about_commodity(cx, &query, HISTORY_DAYS)
}

fn about_commodity(
    cx: &mut Cx<'_>,
    query: &CommodityQuery,
    days_unasked: u32,
) -> Result<CommodityView> {
    let commodity = pack(cx.pack)?
        .commodity(&query.commodity)
        .ok_or_else(AppError::not_found)?;
    let level = match query.level {
        Some(level) if commodity.levels.contains(&level) => level,
        Some(_) => return Err(AppError::field("level", FieldCode::Combination)),
        // What is quoted at farms only has no retail price to show.
        None => commodity.levels.first().copied().unwrap_or(Level::Retail),
    };
    let days = query.days.unwrap_or(days_unasked);
    if !(1..=prices::MOST_DAYS).contains(&days) {
        return Err(AppError::field("days", FieldCode::Range));
    }
    prices::commodity_view(cx, commodity, level, days)
}

pub fn places(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<PlaceView>> {
    let pack = pack(cx.pack)?;
    let today = cx.now.day();
    let places = pack.places().iter();
    let asked = places.filter(|place| pack.is_asked(&place.code, today));
    Ok(Page::whole(asked.map(place_view).collect()))
}

pub fn names(cx: &mut Cx<'_>, param: LanguageParam, (): ()) -> Result<NamesView> {
    let translations = pack(cx.pack)?.translations().iter();
    let named = translations.map(|it| match param.language {
        OtherLanguage::Jv => (it.id.clone(), it.jv.clone()),
        OtherLanguage::En => (it.id.clone(), it.en.clone()),
    });
    Ok(NamesView {
        names: named.collect(),
    })
}

pub fn published(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Page<PublishedView>> {
    super::published::published(cx).map(Page::whole)
}

/// The places whose reports a price officer decides; nothing means all there are.
pub fn decided_by(pack: &MarketPack, person: &Person) -> Option<Vec<String>> {
    pack.places_of(|office| person.is_in(Role::PriceOfficer, office))
}

pub fn price_panel(cx: &mut Cx<'_>, params: PlaceParam, (): ()) -> Result<PanelView> {
    let place = own_place(cx, &params.place)?;
    let reader = cx.who.person()?.account;
    panel(cx, place, reader)
}

pub fn post_price(cx: &mut Cx<'_>, (): (), new: NewPrice) -> Result<PriceReceipt> {
    own_place(cx, &new.place)?;
    let person = cx.who.person()?;
    let entry = Entry {
        new,
        author: person.account,
        entered_by: None,
        demo: person.demo,
    };
    flow::post(cx, &entry)
}

pub fn my_reports(cx: &mut Cx<'_>, query: ListQuery, (): ()) -> Result<Page<ReportView>> {
    let wanted = Wanted {
        author: Some(cx.who.person()?.account),
        after: cursor(query.cursor.as_deref())?,
        ..Wanted::default()
    };
    list(cx, &wanted, query.limit)
}

pub fn queue(cx: &mut Cx<'_>, query: QueueQuery, (): ()) -> Result<Page<ReportView>> {
    let pack = pack(cx.pack)?;
    let group = query.group.as_deref();
    let commodities = group.map(|group| prices::in_group(pack, group));
    let wanted = Wanted {
        author: None,
        state: Some(query.state.unwrap_or(ReportState::Held)),
        place: query.place.as_deref(),
        within: decided_by(pack, cx.who.person()?),
        commodities,
        verdict: query.verdict,
        after: cursor(query.cursor.as_deref())?,
    };
    list(cx, &wanted, query.limit)
}

/// A stretch of reports as views.
pub fn list(cx: &mut Cx<'_>, wanted: &Wanted<'_>, asked: Option<u32>) -> Result<Page<ReportView>> {
    let limit = limit(asked)?;
    // One more than asked tells whether there is a next page.
    let mut rows = store::reports(cx.conn, wanted, limit + 1)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| more);
    Ok(Page {
        next: last.map(|(row, _)| row.id.0.to_string()),
        items: views(cx, &rows)?,
    })
}

/// Reports with their authors' names, as the caller sees them.
pub fn views(cx: &mut Cx<'_>, rows: &[(ReportRow, String)]) -> Result<Vec<ReportView>> {
    let ids: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
    let quotes = store::quotes(cx.conn, &ids)?;
    cx.about_all(rows.iter().map(|(row, _)| row.author_id));
    let pack = pack(cx.pack)?;
    let mut views = rows
        .iter()
        .map(|(row, author)| {
            let decider = decider(cx, row)?;
            report_view(pack, row, author, quotes.of(row.id), decider)
        })
        .collect::<Result<Vec<_>>>()?;
    name_officers(cx, rows.iter().map(|(row, _)| row), &mut views)?;
    Ok(views)
}

pub fn report(cx: &mut Cx<'_>, params: ReportParam, (): ()) -> Result<ReportView> {
    let (row, author) = store::report(cx.conn, Id(params.id))?;
    if !in_area(cx, &row)? && row.author_id != cx.who.person()?.account {
        return Err(AppError::not_found());
    }
    view(cx, &row, &author)
}

/// Whether the caller is the price officer of a report's place.
fn in_area(cx: &Cx<'_>, row: &ReportRow) -> Result<bool> {
    let office = pack(cx.pack)?.office_of(&row.place);
    Ok(cx.who.person()?.is_in(Role::PriceOfficer, office))
}

/// The caller, where they decide the report. Two pairs of eyes: nobody decides what they asked
/// for or brought in themselves.
fn decider(cx: &Cx<'_>, row: &ReportRow) -> Result<Option<Id>> {
    let me = cx.who.person()?.account;
    Ok((in_area(cx, row)? && !row.is_from(me)).then_some(me))
}

fn view(cx: &mut Cx<'_>, row: &ReportRow, author: &str) -> Result<ReportView> {
    let quotes = store::quotes(cx.conn, &[row.id])?;
    cx.about_all([row.author_id]);
    let decider = decider(cx, row)?;
    let mut view = report_view(pack(cx.pack)?, row, author, quotes.of(row.id), decider)?;
    name_officers(cx, std::iter::once(row), std::slice::from_mut(&mut view))?;
    Ok(view)
}

/// Officers see which colleague brought in, vouched and decided.
pub fn name_officers<'a>(
    cx: &mut Cx<'_>,
    rows: impl Iterator<Item = &'a ReportRow>,
    views: &mut [ReportView],
) -> Result<()> {
    if !cx.who.person()?.is(Role::PriceOfficer) {
        return Ok(());
    }
    let officers: Vec<[Option<Id>; 3]> = rows
        .map(|row| [row.entered_by, row.vouched_by, row.decided_by()])
        .collect();
    let known: Vec<Id> = officers.iter().flatten().copied().flatten().collect();
    let names = identity::names(cx.conn, &known)?;
    cx.about_all(known);
    for (view, officers) in views.iter_mut().zip(officers) {
        [
            view.entered_by_name,
            view.vouched_by_name,
            view.decided_by_name,
        ] = officers.map(|officer| officer.and_then(|id| names.get(&id).cloned()));
    }
    Ok(())
}

pub fn decide_report(
    cx: &mut Cx<'_>,
    params: ReportParam,
    decision: Decision,
) -> Result<ReportView> {
    let version = cx
        .if_match
        .ok_or_else(|| AppError::new(ErrorCode::PreconditionRequired, "Send `If-Match`."))?;
    let id = Id(params.id);
    store::lock_report(cx.conn, id)?;
    decide(cx, id, version, &decision)?;
    let (row, author) = store::report(cx.conn, id)?;
    view(cx, &row, &author)
}

/// One decision on a locked report, whether it came alone or with others.
fn decide(cx: &mut Cx<'_>, id: Id, version: i64, decision: &Decision) -> Result<ReportState> {
    let (row, author) = store::report(cx.conn, id)?;
    if !in_area(cx, &row)? {
        return Err(AppError::not_found());
    }
    if decider(cx, &row)?.is_none() {
        return Err(AppError::refused(Refusal::OwnReport));
    }
    if row.version != version {
        let current = view(cx, &row, &author)?;
        return Err(AppError::conflict(&current));
    }
    flow::decide(cx, &row, decision)
}

/// Each decision has a savepoint of its own: one that another officer was faster with does not
/// hold back the rest, and a retry under the same key finds the answer of all of them.
pub fn decide_reports(cx: &mut Cx<'_>, (): (), all: Decisions) -> Result<Page<Outcome>> {
    if !(1..=MAX_LIMIT as usize).contains(&all.items.len()) {
        return Err(AppError::field("items", FieldCode::Range));
    }
    // In one order for everybody, so that two officers never wait for each other.
    let mut ids: Vec<Id> = all.items.iter().map(|item| Id(item.id)).collect();
    ids.sort_unstable();
    for id in ids {
        store::lock_report(cx.conn, id)?;
    }
    let outcomes = all.items.into_iter().map(|item| {
        let decided = cx.attempt(|cx| decide(cx, Id(item.id), item.version, &item.decision));
        outcome(item.id, decided)
    });
    let outcomes: Vec<Outcome> = outcomes.collect::<Result<_>>()?;
    let taken = outcomes.iter().filter(|it| it.state.is_some());
    let taken: Vec<String> = taken.map(|it| it.id.to_string()).collect();
    cx.touching(taken.join(" "));
    Ok(Page::whole(outcomes))
}

/// What concerns one report stays with it; a fault of ours ends the whole call. The kept answer
/// names nobody.
fn outcome(id: Uuid, decided: Result<ReportState>) -> Result<Outcome> {
    use ErrorCode::{Conflict, Invalid, NotFound, Refused};
    let (state, problem) = match decided {
        Ok(state) => (Some(state), None),
        Err(error) if matches!(error.code, Conflict | Invalid | NotFound | Refused) => {
            let body = error.body(None);
            let problem = ErrorBody {
                current: None,
                ..body
            };
            (None, Some(problem))
        }
        Err(error) => return Err(error),
    };
    Ok(Outcome { id, state, problem })
}

pub fn correction_rule(cx: &mut Cx<'_>, params: ReportParam, (): ()) -> Result<ValidateInput> {
    let (row, _) = store::report(cx.conn, Id(params.id))?;
    if !in_area(cx, &row)? {
        return Err(AppError::not_found());
    }
    let quotes = store::quotes(cx.conn, &[row.id])?.of(row.id);
    flow::correction_rule(cx, &row, &quotes)
}

fn limit(asked: Option<u32>) -> Result<usize> {
    asked
        .unwrap_or(DEFAULT_LIMIT)
        .try_into()
        .ok()
        .filter(|limit| (1..=MAX_LIMIT as usize).contains(limit))
        .ok_or_else(|| AppError::field("limit", FieldCode::Range))
}

fn cursor(text: Option<&str>) -> Result<Option<Id>> {
    text.map(|text| {
        Uuid::parse_str(text)
            .map(Id)
            .map_err(|_| AppError::field("cursor", FieldCode::Format))
    })
    .transpose()
}
