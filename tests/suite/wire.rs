//! Plain HTTP and plain SQL, for what the typed client cannot say and no view shows: a header of
//! one's own choice, an answer byte by byte, a table counted from a connection of its own.

use crate::prelude::*;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use rembang_backend::platform::db::{Conn, Door, Instant};
use rembang_backend::platform::error::Result;
use rembang_backend::platform::schema::throttle;
use rembang_backend::platform::vault::sha256;
use rembang_shared::error::ErrorBody;
use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// An answer as it came.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The error of an answer that must be one, in the form every error has.
    pub fn error(&self) -> ErrorBody {
        assert_eq!(
            self.header("Content-Type"),
            Some("application/problem+json"),
            "{}: {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        let body: ErrorBody = serde_json::from_slice(&self.body).expect("an error body");
        assert_eq!(body.code.status(), self.status);
        body
    }

    /// The refusal of an answer that must be one.
    pub fn refusal(&self) -> Option<Refusal> {
        let body = self.error();
        assert_eq!(body.code, ErrorCode::Refused, "{body:?}");
        body.refusal
    }
}

/// Sends and reads to the end.
pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.expect("an answer");
    Reply {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: response.bytes().await.expect("a whole answer").to_vec(),
    }
}

/// A request below the base path.
pub fn ask(server: &Server, method: Method, path: &str) -> RequestBuilder {
    let url = format!(
        "{}{}{path}",
        server.origin,
        rembang_shared::endpoint::BASE_PATH
    );
    server.http.request(method, url)
}

/// A write of somebody with the app.
pub fn write(
    server: &Server,
    method: Method,
    path: &str,
    caller: &Caller,
    key: Uuid,
    body: &impl Serialize,
) -> RequestBuilder {
    ask(server, method, path)
        .bearer_auth(&caller.tokens.access)
        .header("Idempotency-Key", key.to_string())
        .json(body)
}

/// A connection of one's own, as another process would have.
pub fn connect(server: &Server, door: Door) -> Conn {
    server.app.db.url().open(door).expect("a connection")
}

/// Runs a statement behind the server's back.
pub fn execute(server: &Server, sql: &str) {
    connect(server, Door::Write)
        .batch_execute(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// `SELECT count(*) FROM …`
pub fn count(server: &Server, from: &str) -> i64 {
    count_on(&mut connect(server, Door::Read), from)
}

/// Now, as that database writes it.
pub fn moment(server: &Server) -> String {
    let now = server.app.clock.now().0;
    match server.kind {
        rembang_tests::Kind::Sqlite => now.timestamp_micros().to_string(),
        rembang_tests::Kind::Postgres => format!("'{}'", now.to_rfc3339()),
    }
}

/// The same on a connection that is open.
pub fn count_on(conn: &mut Conn, from: &str) -> i64 {
    let sql = format!("SELECT count(*) AS n FROM {from}");
    let count: Count = diesel::sql_query(&sql)
        .get_result(conn)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    count.n
}

/// The smallest write there is: a row under a name, which can be there once.
pub fn mark(conn: &mut Conn, name: &str) -> Result<()> {
    diesel::insert_into(throttle::table)
        .values((
            throttle::key.eq(sha256(name.as_bytes())),
            throttle::window_start.eq(Instant::new(chrono::Utc::now())),
            throttle::count.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// True when that row is there.
pub fn is_marked(conn: &mut Conn, name: &str) -> bool {
    let row = throttle::table.find(sha256(name.as_bytes()));
    let found = row.select(throttle::count).first::<i64>(conn).optional();
    found.expect("the table is read").is_some()
}
