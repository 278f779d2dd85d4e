//! The officers' side: the working desk, exports, assignments, imports and amendments of the
//! pack. Prices themselves are entered and decided one level up.

mod amend;
mod assign;
mod desk;
mod export;
mod intake;
mod store;
mod workbook;

use super::pack;
use super::pack::Place;
use crate::platform::bind::Routes;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use rembang_shared::access::Role;
use rembang_shared::market::api;

/// Mounts the officers' rows.
pub fn bind(routes: &mut Routes) {
    routes.bind::<api::MarketDesk>(desk::desk);
    routes.bind::<api::QueueCounts>(desk::queue_counts);
    routes.bind_feed::<api::QueueCsv>(export::queue_csv);
    routes.bind_feed::<api::QueueXlsx>(export::queue_xlsx);
    routes.bind::<api::Enumerators>(assign::enumerators);
    routes.bind::<api::Assignments>(assign::assignments);
    routes.bind::<api::AssignPlace>(assign::assign_place);
    routes.bind::<api::EndAssignment>(assign::end_assignment);
    routes.bind::<api::MyPlaces>(assign::my_places);
    routes.bind_prepared::<api::ImportPrices, _>(intake::read_file, intake::import_prices);
    routes.bind_feed::<api::ImportTemplateCsv>(intake::template_csv);
    routes.bind_feed::<api::ImportTemplateXlsx>(intake::template_xlsx);
    routes.bind::<api::Amendments>(amend::amendments);
    routes.bind::<api::Amend>(amend::amend);
    routes.bind::<api::WithdrawAmendment>(amend::withdraw_amendment);
}

/// Whether a place lies in the area of the caller's grant as price officer.
fn answers_for(cx: &Cx<'_>, place: &Place) -> Result<bool> {
    let person = cx.who.person()?;
    Ok(person.is_in(Role::PriceOfficer, &place.office))
}

/// A place the officer answers for. Elsewhere looks like nowhere.
fn officers_place<'a>(cx: &Cx<'a>, code: &str) -> Result<&'a Place> {
    let place = pack(cx.pack)?.place(code).ok_or_else(AppError::not_found)?;
    let own = answers_for(cx, place)?;
    own.then_some(place).ok_or_else(AppError::not_found)
}
