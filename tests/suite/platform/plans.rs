//! No list, search or purge reads a whole table, however many years lie behind it. The queries are
//! not written down here: the connections of a server tell what they run, and the database is
//! asked how it would do that.

use super::contract::ask_every_row;
use crate::market::desk::*;
use crate::prelude::*;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::deserialize::QueryableByName;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use rembang_backend::each;
use rembang_backend::modules::privacy;
use rembang_backend::platform::db::DatabaseUrl;
use rembang_backend::platform::jobs;
use rembang_shared::home::api::{Home, Status};
use rembang_shared::identity::api::*;
use rembang_shared::market::api::*;
use rembang_shared::privacy::api::*;
use rembang_shared::privacy::rules::RightsKind;
use rembang_shared::sync::api::{Sync, SyncQuery};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

on_both!(no_query_reads_a_whole_table);

/// Queries by the database they went to; other tests run beside this one.
static HEARD: Mutex<BTreeSet<(String, String)>> = Mutex::new(BTreeSet::new());

/// Small by their nature, and read whole or in the order of their ids: what stands over the pack, as
/// many offices as the regency has officers, and what answers are made of.
const SMALL: [&str; 3] = ["pack_amendment", "role_grant", "topic"];

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
                let verbs = ["SELECT", "UPDATE", "DELETE"];
                // A list of nothing asks for nothing: SQLite plans it like any other and reads no row.
                let nothing = sql.contains("(1=0)");
                let ours = !nothing
                    && verbs.iter().any(|verb| sql.starts_with(verb))
                    // Quoted as Diesel does; the others are settings and their like.
                    && ["FROM \"", "FROM `", "FROM (", "UPDATE"].iter().any(|it| sql.contains(it))
                    && !sql.contains("__diesel_schema_migrations");
                if ours {
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

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    definition: String,
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
            let looks = |step: &String| step.starts_with("SCAN ") || step.starts_with("SEARCH ");
            steps.filter(looks).collect()
        }
        DatabaseUrl::Pg(url) => {
            let mut conn = PgConnection::establish(url).expect("a connection");
            // The tables of a test are so small that reading them whole is cheapest, and then to
            // join what was read: only where no index helps does that stay.
            for setting in [
                "SET enable_seqscan = off",
                "SET enable_hashjoin = off",
                "SET enable_mergejoin = off",
                "SET plan_cache_mode = force_generic_plan",
                &format!("PREPARE heard AS {sql}"),
            ] {
                sql_query(setting).execute(&mut conn).expect("a setting");
            }
            let binds = (1..).take_while(|n| sql.contains(&format!("${n}"))).count();
            let nulls = vec!["NULL"; binds].join(", ");
            let execute = if binds == 0 {
                "heard".to_owned()
            } else {
                format!("heard({nulls})")
            };
            let steps: Vec<PostgresStep> = sql_query(format!("EXPLAIN EXECUTE {execute}"))
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

/// The indexes of what has not happened yet: they hold what waits, and the years add nothing.
fn waiting(server: &Server) -> Vec<String> {
    let named: Vec<Index> = match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => {
            let path = path.to_str().expect("UTF-8");
            let mut conn = SqliteConnection::establish(path).expect("a connection");
            let all = "SELECT name, sql AS definition FROM sqlite_master WHERE sql LIKE '%INDEX%'";
            sql_query(all).load(&mut conn).expect("indexes")
        }
        DatabaseUrl::Pg(url) => {
            let mut conn = PgConnection::establish(url).expect("a connection");
            let all = "SELECT indexname::text AS name, indexdef AS definition FROM pg_indexes \
                       WHERE schemaname = current_schema()";
            sql_query(all).load(&mut conn).expect("indexes")
        }
    };
    let waits = |index: &Index| {
        let limit = index.definition.split_once("WHERE");
        limit.is_some_and(|(_, limit)| limit.contains(" IS NULL"))
    };
    named.into_iter().filter(waits).map(|it| it.name).collect()
}

/// Finds its rows by an index and a condition on it, rather than by reading all there is. The
/// first rows of an index, or all of one that holds only what waits, are found too, if nothing
/// that was read is thrown away.
fn is_found(lookup: &str, sql: &str, waiting: &[String]) -> bool {
    let by_condition = lookup.starts_with("SEARCH ")
        || lookup.contains("Index Cond:")
        // What they read is found by the scans below them, which are judged by themselves.
        || lookup.contains("Bitmap Heap Scan")
        || lookup.contains("Subquery Scan");
    let by_index = lookup.contains("USING INDEX")
        || lookup.contains("USING COVERING INDEX")
        || lookup.contains("Index Scan")
        || lookup.contains("Index Only Scan");
    let first_of_all = sql.contains("LIMIT") && !sql.contains("WHERE");
    let what_waits = waiting.iter().any(|index| lookup.contains(index));
    let whole = by_index && !lookup.contains("Filter:") && (first_of_all || what_waits);
    let small = SMALL.iter().any(|table| lookup.contains(table));
    by_condition || whole || small || is_page_of_an_area(lookup, sql)
}

/// The one list that is walked from the newest line back until its page is full: the trail of an
/// area. Who ever worked there is a question of its own, and no index of the trail answers it.
fn is_page_of_an_area(lookup: &str, sql: &str) -> bool {
    let newest_first = lookup.contains("Index Scan Backward") && sql.contains("LIMIT");
    newest_first && lookup.contains(" on audit_log ") && sql.contains(r#""role_grant"."area""#)
}

async fn no_query_reads_a_whole_table(given: Arc<Server>) {
    set_default_instrumentation(|| Some(Box::<Listener>::default())).expect("a listener");
    // Whose connections are all opened from here on.
    let server = Arc::new(Server::start(given.kind));
    ask_every_row(&server).await;
    prices(&server).await;
    phones(&server).await;
    people(&server).await;
    trail(&server).await;
    purges(&server).await;
    let heard = heard(&server);
    // Nothing passes because nobody asked.
    let named = |table: &String| {
        let [sqlite, postgres] = [format!("`{table}`"), format!("\"{table}\"")];
        heard
            .iter()
            .any(|sql| sql.contains(&sqlite) || sql.contains(&postgres))
    };
    let unread = tables(&server).into_iter().filter(|table| !named(table));
    let unread: Vec<String> = unread
        .filter(|it| !NEVER_READ.contains(&it.as_str()))
        .collect();
    assert!(unread.is_empty(), "nobody looked into {unread:?}");
    let waiting = waiting(&server);
    let mut whole = Vec::new();
    for sql in &heard {
        let lookups = lookups(&server, sql);
        let unfound = lookups.iter().filter(|it| !is_found(it, sql, &waiting));
        whole.extend(unfound.map(|lookup| format!("{lookup} in {sql}")));
    }
    // A purge is written as SQL by itself, and says which index finds its rows.
    for purge in privacy::purges(server.app.modules) {
        for sql in [purge.search(), purge.deletion()] {
            let lookups = lookups(&server, &sql);
            let by_index = lookups.iter().any(|it| it.contains(purge.index));
            if !by_index || !lookups.iter().all(|it| is_found(it, &sql, &[])) {
                whole.push(format!("{} in {sql}", lookups.join("\n")));
            }
        }
    }
    assert!(whole.is_empty(), "{}", whole.join("\n\n"));
    server.stop().await;
}

/// Tables of which a server that runs reads nothing: what it only writes down, and the ring's, which
/// is compared before it opens.
const NEVER_READ: [&str; 3] = ["erasure_certificate", "published_series", "key_ring"];

/// Every table there is.
fn tables(server: &Server) -> Vec<String> {
    let mut conn = server.connection();
    let all = match server.app.db.url() {
        DatabaseUrl::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table'",
        DatabaseUrl::Pg(_) => {
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()"
        }
    };
    let rows: Vec<Table> = each!(&mut conn, |c| sql_query(all).load(c)).expect("tables");
    let names = rows.into_iter().map(|table| table.name);
    names
        .filter(|name| !name.starts_with("__") && !name.starts_with("sqlite_"))
        .collect()
}

fn heard(server: &Server) -> Vec<String> {
    let url = match server.app.db.url() {
        DatabaseUrl::Sqlite(path) => path.to_str().expect("UTF-8"),
        DatabaseUrl::Pg(url) => url,
    };
    let heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
    let own = heard
        .iter()
        // A server adds limits of its own to the address it was given.
        .filter(|(to, _)| to == url || to.starts_with(&format!("{url}&")));
    own.map(|(_, sql)| sql.clone()).collect()
}

async fn prices(server: &Arc<Server>) {
    let mut desk = Desk::open(server).await;
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
}

/// Devices that begin, and then follow what changes.
async fn phones(server: &Arc<Server>) {
    let desk = Desk::open(server).await;
    for (caller, commodity) in [(&desk.enumerator, RICE), (&desk.officer, RAWIT)] {
        let begun = caller.client.call::<Sync>(SyncQuery::default(), ());
        let begun = begun.await.expect("a page");
        // The clock stands where the prices left it.
        desk.posted(noted(PAMOTAN, commodity, day(5), NoQuote::Habis))
            .await;
        server.job("number").await;
        let query = SyncQuery {
            cursor: Some(begun.cursor),
            limit: None,
        };
        let followed = caller.client.call::<Sync>(query, ());
        followed.await.expect("a page");
    }
}

async fn people(server: &Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let local = server.officer(Role::Admin, "33.17.14").await;
    let resident = server.resident("Bu Warga").await;
    for caller in [&admin, &local] {
        for query in [
            GrantQuery::default(),
            GrantQuery {
                role: Some(Role::Enumerator),
                active: Some(true),
                ..GrantQuery::default()
            },
            GrantQuery {
                area: Some("33.17.14".to_owned()),
                active: Some(false),
                cursor: Some(resident.id.to_string()),
                ..GrantQuery::default()
            },
        ] {
            let grants = caller.client.call::<Grants>(query, ()).await;
            grants.expect("grants");
        }
    }
    let lookup = PersonLookup {
        phone: resident.phone.clone(),
    };
    let found = admin.client.call::<FindPerson>((), lookup).await;
    found.expect("a person");
    resident.client.call::<Me>((), ()).await.expect("me");
    let devices = resident.client.call::<Devices>((), ()).await;
    devices.expect("devices");
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let list = officer
        .client
        .call::<Enumerators>(EnumeratorQuery::default(), ());
    list.await.expect("enumerators");
    let list = officer.client.call::<Assignments>((), ());
    list.await.expect("assignments");
    let list = officer.client.call::<Amendments>((), ());
    list.await.expect("amendments");
}

async fn trail(server: &Arc<Server>) {
    let dpo = server.officer(Role::Dpo, "33.17").await;
    let resident = server.resident("Bu Warga").await;
    let wrong = NewCorrection {
        what: "Nama saya keliru".to_owned(),
    };
    let asked = resident.client.call::<RequestCorrection>((), wrong).await;
    asked.expect("asked");
    let mine = resident.client.call::<MyRights>((), ()).await;
    mine.expect("requests");
    let all = AuditQuery::default();
    let queries = [
        all.clone(),
        AuditQuery {
            action: Some("Nonesuch".to_owned()),
            ..all.clone()
        },
        AuditQuery {
            actor: Some(dpo.id),
            from: Some(TODAY),
            ..all.clone()
        },
        AuditQuery {
            subject: Some(resident.id),
            to: Some(TODAY),
            ..all.clone()
        },
        AuditQuery {
            subject: Some(resident.id),
            actor: Some(dpo.id),
            action: Some("Account".to_owned()),
            from: Some(TODAY),
            to: Some(TODAY),
            ..all.clone()
        },
        AuditQuery {
            from: Some(TODAY - chrono::TimeDelta::days(9)),
            to: Some(TODAY - chrono::TimeDelta::days(8)),
            ..all
        },
    ];
    for query in queries {
        for cursor in [None, Some(resident.id.to_string())] {
            let query = AuditQuery {
                cursor,
                ..query.clone()
            };
            let rows = dpo.client.call::<AuditTrail>(query, ()).await;
            rows.expect("a trail");
        }
    }
    // Who watches over one area sees what concerns its people.
    let local = server.officer(Role::Dpo, "33.17.14").await;
    let rows = local.client.call::<AuditTrail>(AuditQuery::default(), ());
    rows.await.expect("a trail of one area");
    let rows = local
        .client
        .call::<RightsRequests>(RightsQuery::default(), ());
    rows.await.expect("requests of one area");
    for cursor in [None, Some(resident.id.to_string())] {
        let query = TrailQuery {
            cursor: cursor.clone(),
            limit: None,
        };
        let rows = resident.client.call::<MyTrail>(query, ()).await;
        rows.expect("a trail");
        let query = RightsQuery {
            state: Some(RightsState::Done),
            cursor,
            ..RightsQuery::default()
        };
        let rows = dpo.client.call::<RightsRequests>(query, ()).await;
        rows.expect("requests");
    }
    use privacy::affected::{Leak, affected};
    let now = server.app.clock.now();
    for actor in [None, Some(dpo.id)] {
        let since = Some(now.plus(-86_400));
        let concerned = affected(&server.app, Leak::Trail(actor), since, Some(now), now);
        concerned.await.expect("people");
    }
}

/// Everything that a job looks for, with something to find.
async fn purges(server: &Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let asked = resident.client.call::<RequestErasure>((), ()).await;
    let asked = asked.expect("asked");
    assert_eq!(asked.kind, RightsKind::Erasure);
    let leaving = server.resident("Bu Lain").await;
    let devices = leaving.client.call::<Devices>((), ()).await;
    let device = devices.expect("devices").items[0].id;
    let ended = leaving
        .client
        .call::<RevokeDevice>(DeviceParam { id: device }, ());
    ended.await.expect("ended");
    let wrong = Credentials {
        phone: leaving.phone.clone(),
        secret: "000000".to_owned(),
        totp: None,
        device: None,
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP".to_owned(),
    };
    let _ = server.visitor().call::<SignIn>((), wrong).await;
    let sealed = server
        .app
        .sealer
        .run(&server.app.db, server.app.clock.now());
    sealed.await.expect("sealed");
    // A job that destroys waits for somebody to say that a clock which jumped is right.
    let now = server.app.clock.now();
    let said = server
        .app
        .db
        .write(move |conn| rembang_backend::platform::health::accept_clock(conn, now));
    said.await.expect("said");
    turn(server, "erase").await;
    server.set_time(server.app.clock.now().0 + chrono::TimeDelta::days(600));
    let erased = server.job("erase").await;
    assert_eq!((erased.done["erased"], erased.faults.len()), (1, 0));
    let purged = server.job("purge").await;
    assert!(
        purged.done["deleted"] >= 6 && purged.faults.is_empty(),
        "{purged:?}"
    );
    turn(server, "purge").await;
}

async fn turn(server: &Arc<Server>, name: &str) {
    let job = jobs::find(server.app.modules, name).expect("a job");
    let turn = jobs::turn(&server.app, job, jobs::Cause::Due);
    turn.await.expect("a turn");
}
