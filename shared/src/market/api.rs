//! Pasti Marem and price monitoring on the wire: the endpoints, and what they take and give by
//! topic. Prices are rupiah per the commodity's unit.

mod amendments;
mod comparison;
mod desk;
mod entry;
mod imports;
mod prices;
mod reports;
mod series;

pub use super::values::{Carried, Level, NoQuote, PlaceKind, ReferenceKind, StabilityClass};
pub use amendments::*;
pub use comparison::*;
pub use desk::*;
pub use entry::*;
pub use imports::*;
pub use prices::*;
pub use reports::*;
pub use series::*;

use super::rules::ValidateInput;
use crate::endpoint::Feed;
use crate::page::Page;

crate::endpoints! { "market";
    /// Today's price of each commodity: the regency's mean, or one place's value.
    LatestPrices: GET "/market/prices", PriceQuery => Page<PriceView>, Public, [cached];
    /// One commodity: sentence figures, history, places, references and published series.
    Commodity: GET "/market/commodities/{commodity}", CommodityQuery => CommodityView, Public, [cached];
    /// Every commodity in every place today: for comparing markets and for shopping lists, also
    /// without a network.
    ComparePlaces: GET "/market/comparison", LevelQuery => ComparisonView, Public, [cached];
    /// Today's list as a table.
    PricesCsv: GET "/market/prices.csv", PriceFileQuery => Feed, Public, [cached];
    /// What went up or down today.
    PricesRss: GET "/market/prices.rss", LevelQuery => Feed, Public, [cached];
    /// One commodity's days in our markets and, marked as theirs, other publishers' series.
    HistoryCsv: GET "/market/commodities/{commodity}/history.csv", CommodityQuery => Feed, Public, [cached];
    /// Markets and fish auctions of the regency.
    Places: GET "/market/places", () => Page<PlaceView>, Public, [cached];
    /// What goods and their groups are called in another language than Indonesian.
    Names: GET "/market/names/{language}", LanguageParam => NamesView, Public, [cached];
    /// Newest mean of each commodity that another publisher gives for this very area.
    Published: GET "/market/published", () => Page<PublishedView>, Public, [cached];
    /// Every place I may report from: where I was lately first, then my own village.
    EntryPlaces: GET "/market/places/entry", () => Page<EntryPlace>, Roles[Farmer, Enumerator], [];
    /// What an enumerator or farmer needs to fill in today's form, even without a network.
    PricePanel: GET "/market/panel/{place}", PlaceParam => PanelView, Roles[Farmer, Enumerator], [];
    /// A farmer or enumerator posts what was paid today.
    PostPrice: POST "/market/prices", () + NewPrice => PriceReceipt, Roles[Farmer, Enumerator], [offline];
    /// My own reports, newest first.
    MyReports: GET "/market/reports/mine", ListQuery => Page<ReportView>, Roles[Farmer, Enumerator], [synced];
    /// How many of my reports stand where, however many pages they fill.
    MyReportCounts: GET "/market/reports/mine/counts", () => ReportCounts, Roles[Farmer, Enumerator], [];
    /// Reports of the officer's area waiting for a verifier, oldest first; settled ones newest
    /// first.
    Queue: GET "/market/queue", QueueQuery => Page<ReportView>, Roles[PriceOfficer], [personal, synced];
    /// One report: the reporter's own, or one of the price officer's area.
    Report: GET "/market/reports/{id}", ReportParam => ReportView, Roles[Farmer, Enumerator, PriceOfficer], [personal];
    /// The officer confirms, corrects with quotes, or rejects with a reason; never a report of
    /// their own.
    DecideReport: POST "/market/reports/{id}/decision", ReportParam + Decision => ReportView, Roles[PriceOfficer], [versioned];
    /// Up to a hundred decisions at once, each taken or refused exactly as if it came alone.
    DecideReports: POST "/market/decisions", () + Decisions => Page<Outcome>, Roles[PriceOfficer], [];
    /// What a correction of this report will be held against: input of `market.validate`, with the
    /// quotes as they stand.
    CorrectionRule: GET "/market/reports/{id}/rule", ReportParam => ValidateInput, Roles[PriceOfficer], [];
    /// What is due today: waiting reports, assigned places, old figures, last imports.
    MarketDesk: GET "/market/desk", () => DeskView, Roles[PriceOfficer], [personal];
    /// How many reports wait, by place, group and verdict.
    QueueCounts: GET "/market/queue/counts", () => Page<QueueCount>, Roles[PriceOfficer], [];
    /// The queue as comma-separated text.
    QueueCsv: GET "/market/queue.csv", QueueExport => Feed, Roles[PriceOfficer], [personal, step_up];
    /// The queue as a workbook.
    QueueXlsx: GET "/market/queue.xlsx", QueueExport => Feed, Roles[PriceOfficer], [personal, step_up];
    /// Who may report prices, and where.
    Enumerators: GET "/market/enumerators", EnumeratorQuery => Page<EnumeratorView>, Roles[PriceOfficer], [personal];
    /// Who looks after which place, now and later.
    Assignments: GET "/market/assignments", () => Page<AssignmentView>, Roles[PriceOfficer], [personal];
    /// Hands a place to an enumerator. It gives no access: the grant's area stays the rule.
    AssignPlace: POST "/market/assignments", () + NewAssignment => AssignmentView, Roles[PriceOfficer], [];
    /// Ends an assignment.
    EndAssignment: DELETE "/market/assignments/{id}", AssignmentParam => AssignmentView, Roles[PriceOfficer], [];
    /// The places I look after today.
    MyPlaces: GET "/market/places/mine", () => Page<MyPlaceView>, Roles[Enumerator], [];
    /// Takes in a file of prices, all rows or none; a dry run only says what would happen.
    ImportPrices: POST "/market/imports", () + NewImport => ImportView, Roles[PriceOfficer], [large];
    /// An empty file of quotes to fill in, as comma-separated text.
    ImportTemplateCsv: GET "/market/imports/template.csv", () => Feed, Roles[PriceOfficer], [];
    /// An empty file of quotes to fill in, as a workbook.
    ImportTemplateXlsx: GET "/market/imports/template.xlsx", () => Feed, Roles[PriceOfficer], [];
    /// The pack's commodities, places and references, and what the office changed in them.
    Amendments: GET "/market/amendments", () => PackView, Roles[PriceOfficer, Admin], [personal];
    /// Changes the pack from a day on; refused by the very checks of the pack.
    Amend: POST "/market/amendments", () + NewAmendment => AmendmentView, Roles[PriceOfficer], [];
    /// Takes a change back: the pack is as it was without it.
    WithdrawAmendment: DELETE "/market/amendments/{id}", AmendmentParam => AmendmentView, Roles[PriceOfficer], [];
}
