//! Every query on prices finds its rows by an index, however many years lie behind it. The
//! queries are not written down here: the connections of a server tell what they run, and the
//! database is asked how it would do that.

use super::desk::*;
use crate::prelude::*;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::deserialize::QueryableByName;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use rembang_backend::platform::db::DatabaseUrl;
use rembang_shared::home::api::{Home, Status};
use rembang_shared::market::api::*;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

on_both!(no_query_on_prices_reads_a_whole_table);

/// Queries on prices by the database they went to; other tests run beside this one.
static HEARD: Mutex<BTreeSet<(String, String)>> = Mutex::new(BTreeSet::new());

/// One connection's.
#[derive(Default)]
struct Listener {
    url: String,
}

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                self.url = url.to_owned();
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                let text = query.to_string();
                let sql = text.split(" -- binds:").next().unwrap_or_default();
                let reads = sql.starts_with("SELECT") || sql.starts_with("UPDATE");
                if reads && sql.contains("price") {
                    let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
                    heard.insert((self.url.clone(), sql.to_owned()));
                }
            }
            _ => {}
        }
    }
}

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresStep {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// How the database would find the rows; a line per table it looks into.
fn lookups(server: &Server, sql: &str) -> Vec<String> {
    match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => {
            let path = path.to_str().expect("UTF-8");
            let mut conn = SqliteConnection::establish(path).expect("a connection");
            let steps: Vec<SqliteStep> = sql_query(format!("EXPLAIN QUERY PLAN {sql}"))
                .load(&mut conn)
                .expect("a plan");
            let steps = steps.into_iter().map(|step| step.detail);
            steps.filter(|step| !step.starts_with("USE TEMP")).collect()
        }
        DatabaseUrl::Pg(url) => {
            let mut conn = PgConnection::establish(url).expect("a connection");
            // The tables of a test are so small that reading them whole is cheapest: only where
            // no index helps does that stay.
            for setting in [
                "SET enable_seqscan = off",
                "SET plan_cache_mode = force_generic_plan",
                &format!("PREPARE heard AS {sql}"),
            ] {
                sql_query(setting).execute(&mut conn).expect("a setting");
            }
            let binds = (1..).take_while(|n| sql.contains(&format!("${n}"))).count();
            let nulls = vec!["NULL"; binds].join(", ");
            let steps: Vec<PostgresStep> = sql_query(format!("EXPLAIN EXECUTE heard({nulls})"))
                .load(&mut conn)
                .expect("a plan");
            let plan: Vec<String> = steps.into_iter().map(|step| step.line).collect();
            let scan = |line: &String| line.contains(" Scan ");
            let starts = plan.iter().enumerate().filter(|(_, line)| scan(line));
            // A scan's own lines follow it: its condition, or only a filter.
            starts
                .map(|(at, line)| {
                    let own = plan[at + 1..].iter().take_while(|line| !scan(line));
                    let own: Vec<&str> = own.map(|line| line.trim()).collect();
                    format!("{} {}", line.trim(), own.join(" "))
                })
                .collect()
        }
    }
}

/// Finds its rows by an index and a condition on it, rather than by reading all there is.
fn is_found(lookup: &str) -> bool {
    lookup.starts_with("SEARCH ")
        || lookup.contains("Index Cond:")
        || lookup.contains("Bitmap Heap Scan")
}

async fn no_query_on_prices_reads_a_whole_table(given: Arc<Server>) {
    set_default_instrumentation(|| Some(Box::<Listener>::default())).expect("a listener");
    // Whose connections are all opened from here on.
    let server = Arc::new(Server::start(given.kind));
    let mut desk = Desk::open(&server).await;
    let id = desk.publish(LASEM, RAWIT, 42_000).await;
    desk.posted(noted(PAMOTAN, RAWIT, TODAY, NoQuote::Habis))
        .await;
    desk.correct(id, &[42_500]).await.expect("corrected");
    desk.panel(&desk.enumerator, LASEM).await.expect("a form");
    desk.mine().await;
    for cursor in [None, Some(id.to_string())] {
        for state in [ReportState::Held, ReportState::Accepted] {
            let query = QueueQuery {
                state: Some(state),
                cursor: cursor.clone(),
                ..QueueQuery::default()
            };
            let queue = desk.officer.client.call::<Queue>(query, ());
            queue.await.expect("a queue");
        }
        let query = ListQuery {
            cursor,
            ..ListQuery::default()
        };
        let mine = desk.enumerator.client.call::<MyReports>(query, ());
        mine.await.expect("a list");
    }
    // An officer of one area asks for its places only.
    let lasem = server.officer(Role::PriceOfficer, "33.17.14").await;
    let queue = lasem.client.call::<Queue>(QueueQuery::default(), ());
    queue.await.expect("a queue");
    let assignment = NewAssignment {
        place: LASEM.to_owned(),
        account: desk.enumerator.id,
        valid_from: TODAY,
        valid_to: None,
    };
    let assigned = desk.officer.client.call::<AssignPlace>((), assignment);
    assigned.await.expect("an assignment");
    let office = desk.officer.client.call::<MarketDesk>((), ());
    office.await.expect("the officer's desk");
    let counts = desk.officer.client.call::<QueueCounts>((), ());
    counts.await.expect("counts");
    let filtered = QueueQuery {
        group: Some("Cabai".to_owned()),
        verdict: Some(rembang_shared::market::rules::Verdict::NoHistory),
        ..QueueQuery::default()
    };
    let queue = desk.officer.client.call::<Queue>(filtered, ());
    queue.await.expect("a queue");
    let mine = desk.enumerator.client.call::<MyPlaces>((), ());
    mine.await.expect("my places");
    let places = desk.enumerator.client.call::<EntryPlaces>((), ());
    places.await.expect("places to report from");
    let counts = desk.enumerator.client.call::<MyReportCounts>((), ());
    counts.await.expect("counts of my reports");
    desk.commodity(RAWIT, None).await;
    desk.price(RAWIT).await;
    let visitor = server.visitor();
    visitor.call::<Published>((), ()).await.expect("a list");
    visitor.call::<Home>((), ()).await.expect("a home screen");
    visitor.call::<Status>((), ()).await.expect("a state");
    let all = server.visitor();
    let all = all.call::<ComparePlaces>(LevelQuery::default(), ());
    all.await.expect("a comparison");
    // Four days on there is a last value to look for, everywhere and at one place.
    desk.turn(day(5), 9, 0).await;
    let lasem = PriceQuery {
        place: Some(LASEM.to_owned()),
        ..PriceQuery::default()
    };
    assert!(desk.price(RAWIT).await.last.is_some());
    assert!(desk.price_of(RAWIT, lasem).await.last.is_some());

    let url = match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => path.to_str().expect("UTF-8"),
        DatabaseUrl::Pg(url) => url,
    };
    let heard: Vec<String> = HEARD
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        // A server adds limits of its own to the address it was given.
        .filter(|(to, _)| to == url || to.starts_with(&format!("{url}&")))
        .map(|(_, sql)| sql.clone())
        .collect();
    for (table, part) in [
        ("price_value", "max("),
        ("price_value", "BETWEEN"),
        ("price_value", "UPDATE"),
        ("price_report", "UPDATE"),
        ("price_report", "state"),
        ("price_report", "author_id"),
        ("price_report", "'rejected'"),
        ("price_report", "GROUP BY"),
        ("price_import", "created_at"),
        ("price_quote", "round"),
        ("published_price", "period"),
        ("published_price", "max("),
        ("price_value", "DISTINCT"),
        ("price_value", "DESC"),
    ] {
        let both = |sql: &String| sql.contains(table) && sql.contains(part);
        assert!(heard.iter().any(both), "{table} {part}");
    }
    for sql in &heard {
        let lookups = lookups(&server, sql);
        assert!(!lookups.is_empty(), "no look-up in the plan of {sql}");
        for lookup in lookups {
            assert!(is_found(&lookup), "{lookup} in {sql}");
        }
    }
    server.stop().await;
}
