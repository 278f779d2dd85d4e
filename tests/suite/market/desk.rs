//! An enumerator and an officer for the whole regency, who stay signed in while days pass.

use crate::prelude::*;
use chrono::{NaiveDate, TimeDelta};
use rembang_backend::regency::Regency;
use rembang_shared::error::{ErrorBody, FieldCode};
use rembang_shared::identity::api::{Refresh, RefreshToken};
use rembang_shared::market::api::*;
use std::path::Path;
use uuid::Uuid;

pub const LASEM: &str = "pasar-lasem";
pub const PAMOTAN: &str = "pasar-pamotan";
pub const KOTA: &str = "pasar-kota-rembang";
pub const SARANG: &str = "pasar-sarang";
/// Volatile: a step of 25 % asks for a reason. HAP 40.000 to 57.000.
pub const RAWIT: &str = "cabai-rawit-merah";
/// Stable: a step of 5 % asks for a reason. HET 13.500.
pub const RICE: &str = "beras-medium";

/// So many days after the first.
pub fn day(number: i64) -> NaiveDate {
    TODAY + TimeDelta::days(number)
}

/// Three traders of one mind: no flag of their own.
pub fn three(place: &str, commodity: &str, on: NaiveDate, rupiah: i64) -> NewPrice {
    quoted(place, commodity, on, &[rupiah; 3])
}

/// These traders' words.
pub fn quoted(place: &str, commodity: &str, on: NaiveDate, quotes: &[i64]) -> NewPrice {
    let level = if place.starts_with("tpi-") {
        Level::Auction
    } else if place.starts_with("33.") {
        Level::Producer
    } else {
        Level::Retail
    };
    NewPrice {
        place: place.to_owned(),
        commodity: commodity.to_owned(),
        level,
        day: on,
        quotes: quotes.to_vec(),
        status: None,
        reason: None,
    }
}

/// No price, and why.
pub fn noted(place: &str, commodity: &str, on: NaiveDate, status: NoQuote) -> NewPrice {
    NewPrice {
        status: Some(status),
        ..quoted(place, commodity, on, &[])
    }
}

pub struct Desk {
    pub server: Arc<Server>,
    pub enumerator: Caller,
    pub officer: Caller,
    /// What the clock says.
    pub today: NaiveDate,
}

impl Desk {
    pub async fn open(server: &Arc<Server>) -> Self {
        Self {
            enumerator: server.officer(Role::Enumerator, "33.17").await,
            officer: server.officer(Role::PriceOfficer, "33.17").await,
            server: Arc::clone(server),
            today: TODAY,
        }
    }

    /// Turns the clock; both sign in again where their session has run out.
    pub async fn turn(&mut self, to: NaiveDate, hour: u32, minute: u32) {
        self.server.set_wib(to, hour, minute);
        self.today = to;
        renew(&self.server, &mut self.enumerator).await;
        renew(&self.server, &mut self.officer).await;
    }

    pub async fn post(&self, new: NewPrice) -> Result<PriceReceipt, CallError> {
        self.enumerator.client.call::<PostPrice>((), new).await
    }

    /// Posts what must be taken.
    pub async fn posted(&self, new: NewPrice) -> PriceReceipt {
        self.post(new).await.expect("a receipt")
    }

    /// The refusal of what must not be taken.
    pub async fn refused(&self, new: NewPrice) -> Box<ErrorBody> {
        refused(self.post(new).await)
    }

    /// Decides on the report as it is now.
    pub async fn decide(&self, id: Uuid, decision: Decision) -> Result<ReportView, CallError> {
        self.decide_as(&self.officer, id, decision).await
    }

    pub async fn confirm(&self, id: Uuid) -> ReportView {
        let confirmed = self.decide(id, Decision::Confirm { note: None }).await;
        confirmed.expect("a confirmation")
    }

    pub async fn reject(&self, id: Uuid, note: &str) -> ReportView {
        let note = note.to_owned();
        let rejected = self.decide(id, Decision::Reject { note }).await;
        rejected.expect("a rejection")
    }

    pub async fn correct(&self, id: Uuid, quotes: &[i64]) -> Result<ReportView, CallError> {
        let correction = Decision::Correct {
            quotes: quotes.to_vec(),
            note: "ditanya ulang ke pedagang".to_owned(),
            lifted: false,
        };
        self.decide(id, correction).await
    }

    /// Makes a value of today public, with the officer's help where the rule asks for it.
    pub async fn publish(&self, place: &str, commodity: &str, rupiah: i64) -> Uuid {
        let mut new = three(place, commodity, self.today, rupiah);
        new.reason = Some(rembang_shared::market::rules::Reason::AskedAgain);
        let receipt = self.posted(new).await;
        if receipt.state == ReportState::Held {
            self.confirm(receipt.id).await;
        }
        receipt.id
    }

    /// Decides with whom asks, on the report as the first officer reads it.
    pub async fn decide_as(
        &self,
        who: &Caller,
        id: Uuid,
        decision: Decision,
    ) -> Result<ReportView, CallError> {
        let version = self.report(id).await.version;
        let decision = Operation::<DecideReport>::new(ReportParam { id }, decision);
        who.client.send(&decision.on_version(version)).await
    }

    /// The officer's view of a report.
    pub async fn report(&self, id: Uuid) -> ReportView {
        let report = self.officer.client.call::<Report>(ReportParam { id }, ());
        report.await.expect("a report")
    }

    pub async fn list(&self, query: PriceQuery) -> Result<Page<PriceView>, CallError> {
        self.server.visitor().call::<LatestPrices>(query, ()).await
    }

    /// A line of the list as any resident sees it.
    pub async fn price_of(&self, commodity: &str, query: PriceQuery) -> PriceView {
        let page = self.list(query).await.expect("a list");
        page.items
            .into_iter()
            .find(|price| price.commodity == commodity)
            .expect("a line of the list")
    }

    /// The retail line.
    pub async fn price(&self, commodity: &str) -> PriceView {
        self.price_of(commodity, PriceQuery::default()).await
    }

    pub async fn commodity(&self, commodity: &str, level: Option<Level>) -> CommodityView {
        let query = CommodityQuery {
            commodity: commodity.to_owned(),
            level,
            days: None,
        };
        let view = self.server.visitor().call::<Commodity>(query, ()).await;
        view.expect("a commodity")
    }

    pub async fn panel(&self, who: &Caller, place: &str) -> Result<PanelView, CallError> {
        let place = place.to_owned();
        who.client
            .call::<PricePanel>(PlaceParam { place }, ())
            .await
    }

    pub async fn mine(&self) -> Vec<ReportView> {
        let mine = self
            .enumerator
            .client
            .call::<MyReports>(ListQuery::default(), ());
        mine.await.expect("my reports").items
    }
}

/// The next pair of tokens, or a new sign-in where an officer's working day has ended.
pub async fn renew(server: &Server, caller: &mut Caller) {
    let device = caller.tokens.device.clone().expect("an enrolled device");
    let token = RefreshToken {
        refresh: caller.tokens.refresh.clone(),
        device: device.clone(),
    };
    let renewed = server.visitor().call::<Refresh>((), token).await;
    let session = match (renewed, &caller.password) {
        (Ok(session), _) => session,
        (Err(_), Some(password)) => {
            Caller::sign_in(server, &caller.phone, password, caller.totp.as_ref()).await
        }
        (Err(error), None) => panic!("no refresh: {error}"),
    };
    let mut tokens = session.tokens.expect("tokens for the app");
    tokens.device = tokens.device.or(Some(device));
    caller.client = server.visitor().with_access(&tokens.access);
    caller.tokens = tokens;
}

/// The body of a refusal.
pub fn refused<T: std::fmt::Debug>(result: Result<T, CallError>) -> Box<ErrorBody> {
    match result {
        Err(CallError::Refused { body, .. }) => body,
        other => panic!("not refused: {other:?}"),
    }
}

/// The one field of a body that a value of is wrong.
pub fn field(body: &ErrorBody) -> (&str, FieldCode) {
    match body.fields.as_slice() {
        [field] => (&field.path, field.code),
        other => panic!("not one field: {other:?}"),
    }
}

/// Rembang with a line more in one file of its pack.
pub fn rembang_with(dir: &Path, file: &str, line: &str) -> Regency {
    let more = |text: &str| format!("{}\n{line}\n", text.trim_end());
    regency_with(dir, &[(file, &more)])
}

/// A file of the pack, and what becomes of its text.
pub type PackChange<'a> = (&'a str, &'a dyn Fn(&str) -> String);

/// Rembang with some files of its pack written anew.
pub fn regency_with(dir: &Path, changes: &[PackChange<'_>]) -> Regency {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/regencies/3317-rembang");
    copy_folder(&pack, dir);
    for (file, change) in changes {
        let path = dir.join(file);
        let text = std::fs::read_to_string(&path).expect("the file");
        std::fs::write(&path, change(&text)).expect("written");
    }
    rembang_backend::modules::regency(Some(dir)).expect("a good pack")
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the pack") {
        let path = entry.expect("an entry").path();
        let there = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &there);
        } else {
            std::fs::copy(&path, there).expect("a copy");
        }
    }
}

pub use rembang_shared::page::Page;
