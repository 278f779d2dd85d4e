//! Every query on prices finds its rows by an index, however many years lie behind it. The
//! queries are not written down here: the connections of a server tell what they run, and the
//! database is asked how it would do that.

use super::desk::*;
use crate::prelude::*;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::deserialize::QueryableByName;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use rembang_backend::platform::db::{DatabaseUrl, Door};
use rembang_shared::market::api::*;
use rembang_tests::Kind;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

on_both!(no_query_on_prices_reads_a_whole_table);

/// Queries of every connection in this process; other tests may add theirs.
static HEARD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

struct Listener;

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split(" -- binds:").next().unwrap_or_default();
            let reads = sql.starts_with("SELECT") || sql.starts_with("UPDATE");
            if reads && sql.contains("price_") {
                let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
                heard.insert(sql.to_owned());
            }
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

/// Steps that read a whole table.
fn scans(server: &Server, sql: &str) -> Vec<String> {
    match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => {
            let path = path.to_str().expect("UTF-8");
            let mut conn = SqliteConnection::establish(path).expect("a connection");
            // Enough places and days that a plan is not chosen for an empty table.
            let steps: Vec<SqliteStep> = sql_query(format!("EXPLAIN QUERY PLAN {sql}"))
                .load(&mut conn)
                .expect("a plan");
            let steps = steps.into_iter().map(|step| step.detail);
            steps.filter(|step| step.starts_with("SCAN")).collect()
        }
        DatabaseUrl::Pg(url) => {
            let mut conn = PgConnection::establish(url).expect("a connection");
            let run = |conn: &mut PgConnection, sql: &str| {
                sql_query(sql).execute(conn).expect("a setting");
            };
            // The tables of a test are so small that a scan is cheapest: only where there is
            // no index to use does it stay.
            run(&mut conn, "SET enable_seqscan = off");
            run(&mut conn, "SET plan_cache_mode = force_generic_plan");
            run(&mut conn, &format!("PREPARE heard AS {sql}"));
            let binds = (1..100)
                .take_while(|n| sql.contains(&format!("${n}")))
                .count();
            let nulls = vec!["NULL"; binds].join(", ");
            let execute = if binds == 0 {
                "EXPLAIN EXECUTE heard".to_owned()
            } else {
                format!("EXPLAIN EXECUTE heard({nulls})")
            };
            let steps: Vec<PostgresStep> = sql_query(execute).load(&mut conn).expect("a plan");
            let steps = steps.into_iter().map(|step| step.line);
            steps.filter(|line| line.contains("Seq Scan")).collect()
        }
    }
}

async fn no_query_on_prices_reads_a_whole_table(given: Arc<Server>) {
    set_default_instrumentation(|| Some(Box::new(Listener))).expect("a listener");
    // Whose connections are all opened from here on.
    let server = Arc::new(Server::start(given.kind));
    drop(server.app.db.url().open(Door::Read).expect("a connection"));
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
    desk.commodity(RAWIT, None).await;
    desk.price(RAWIT).await;
    // Four days on there is a last value to look for, everywhere and at one place.
    desk.turn(day(5), 9, 0).await;
    let lasem = PriceQuery {
        place: Some(LASEM.to_owned()),
        ..PriceQuery::default()
    };
    assert!(desk.price(RAWIT).await.last.is_some());
    assert!(desk.price_of(RAWIT, lasem).await.last.is_some());

    let quote = if given.kind == Kind::Sqlite { '`' } else { '"' };
    let heard: Vec<String> = HEARD
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .filter(|sql| sql.contains(quote))
        .cloned()
        .collect();
    for hot in [
        "price_value",
        "price_report",
        "price_quote",
        "published_price",
        "max(",
    ] {
        assert!(
            heard.iter().any(|sql| sql.contains(hot)),
            "{hot} in {heard:#?}"
        );
    }
    for sql in &heard {
        let scans = scans(&server, sql);
        assert!(scans.is_empty(), "{scans:?} in {sql}");
    }
    server.stop().await;
}
