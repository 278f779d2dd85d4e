//! Requests as bytes, built from rows of the contract, for what the typed client cannot say:
//! wrong shapes, missing headers, answers compared to the byte. Also a look past the server into
//! its database, to see that a refused call changed nothing.

use crate::server::Server;
use diesel::prelude::*;
use diesel::sql_types::Text;
use rembang_backend::each;
use rembang_backend::platform::auth::session::{self, NewSession};
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::{Conn, Door, Id};
use rembang_backend::platform::schema::device;
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Info};
use rembang_shared::error::ErrorBody;
use reqwest::Method;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Words that only our own machinery says.
const INTERNAL_WORDS: [&str; 10] = [
    "panic",
    ".rs",
    "diesel",
    "sqlite",
    "postgres",
    "constraint",
    "SELECT ",
    "INSERT ",
    "backtrace",
    "thread '",
];

/// One request; every part can be bent.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The row it began as.
    pub info: Info,
    /// Word on the wire.
    pub method: String,
    /// Below the origin, with its query.
    pub address: String,
    /// Raw body.
    pub body: Option<Vec<u8>>,
    /// `Authorization`, `Idempotency-Key` and so on.
    pub headers: BTreeMap<&'static str, String>,
}

impl Ask {
    /// A well-formed request of a row, with a fresh key where it writes.
    pub fn of<E: Endpoint>(params: &E::Params, body: &E::Body) -> Self {
        Self::row(&E::INFO, params, body)
    }

    /// The same for a row known as data only.
    pub fn row(info: &Info, params: &impl Serialize, body: &impl Serialize) -> Self {
        let mut headers = BTreeMap::new();
        let mut bytes = None;
        if info.method.writes() {
            headers.insert("Idempotency-Key", Uuid::now_v7().to_string());
            headers.insert("Content-Type", "application/json".to_owned());
            bytes = Some(serde_json::to_vec(body).expect("a body is JSON"));
        }
        if info.flags.versioned {
            headers.insert("If-Match", "\"1\"".to_owned());
        }
        Self {
            info: *info,
            method: info.method.as_str().to_owned(),
            address: address(info.path, params),
            body: bytes,
            headers,
        }
    }

    /// Signed in, or not.
    pub fn by(mut self, token: Option<&str>) -> Self {
        if let Some(token) = token {
            self.headers
                .insert("Authorization", format!("Bearer {token}"));
        }
        self
    }

    /// Without that header.
    pub fn without(mut self, header: &str) -> Self {
        self.headers.remove(header);
        self
    }

    /// With that header.
    pub fn with(mut self, header: &'static str, value: &str) -> Self {
        self.headers.insert(header, value.to_owned());
        self
    }

    /// With that body.
    pub fn saying(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// With another method.
    pub fn method(mut self, method: &str) -> Self {
        method.clone_into(&mut self.method);
        self
    }

    /// With this behind the path.
    pub fn query(mut self, query: &str) -> Self {
        self.address.push('?');
        self.address.push_str(query);
        self
    }

    /// Sends it.
    pub async fn send(&self, server: &Server) -> Answer {
        let method = Method::from_bytes(self.method.as_bytes()).expect("a method");
        let mut request = server
            .http
            .request(method, format!("{}{}", server.origin, self.address));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(body) = &self.body {
            request = request.body(body.clone());
        }
        let response = request.send().await.expect("the server answers");
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = value.to_str().expect("a plain header");
                (name.as_str().to_owned(), value.to_owned())
            })
            .collect();
        let body = response.bytes().await.expect("the answer arrives whole");
        Answer {
            status,
            headers,
            body: body.to_vec(),
        }
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Raw body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Without what differs between any two answers.
    pub fn bare(mut self) -> Self {
        self.headers.remove("x-request-id");
        self.headers.remove("date");
        // Whether the body had arrived when the answer was ready.
        self.headers.remove("connection");
        self
    }

    /// The error this is, or what is wrong with it as an error.
    pub fn problem(&self) -> Result<ErrorBody, String> {
        let text = self.text();
        if self.header("content-type") != "application/problem+json" {
            return Err(format!(
                "{} as {:?}: {text}",
                self.status,
                self.header("content-type")
            ));
        }
        let body: ErrorBody = serde_json::from_slice(&self.body)
            .map_err(|error| format!("not an ErrorBody ({error}): {text}"))?;
        if body.code.status() != self.status {
            return Err(format!("{:?} came as {}", body.code, self.status));
        }
        if self.header("cache-control") != "no-store" {
            return Err("an error may be cached".to_owned());
        }
        if self.status >= 500 {
            return Err(format!("{}: {text}", self.status));
        }
        match INTERNAL_WORDS.iter().find(|word| text.contains(*word)) {
            Some(word) => Err(format!("the error says `{word}`: {text}")),
            None => Ok(body),
        }
    }
}

/// Fills the path's holes; what has no hole goes into the query.
fn address(template: &str, params: &impl Serialize) -> String {
    let mut path = format!("{BASE_PATH}{template}");
    let mut query = Vec::new();
    if let Ok(Value::Object(fields)) = serde_json::to_value(params) {
        for (name, value) in fields {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text,
                other => other.to_string(),
            };
            let hole = format!("{{{name}}}");
            if path.contains(&hole) {
                path = path.replace(&hole, &text);
            } else {
                query.push(format!("{name}={text}"));
            }
        }
    }
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

impl Server {
    /// A connection of its own to the server's database.
    pub fn connection(&self) -> Conn {
        let database = &self.app.config.database;
        database.open(Door::Write).expect("the database opens")
    }

    /// One more session of an account on its first device, signed with the server's own key: for
    /// calls that end their session. The account itself signed in over the wire before.
    pub fn another_session(&self, account: Uuid, second_factor: bool) -> String {
        let now = self.app.clock.now();
        let mut conn = self.connection();
        let device: Id = device::table
            .filter(device::account_id.eq(Id(account)))
            .order(device::id)
            .select(device::id)
            .first(&mut conn)
            .expect("a device");
        let new = NewSession {
            id: new_id(),
            account_id: Id(account),
            device_id: device,
            client: "app",
            token_hash: None,
            second_factor,
            created_at: now,
            expires_at: now.plus(3600),
            revoked_at: None,
            proven_at: Some(now),
        };
        session::insert(&mut conn, &new).expect("a session is stored");
        let token = self.app.tokens.issue(Id(account), new.id, now);
        token.expect("a token is signed")
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

/// Runs a query that answers in one column named `text`.
pub fn texts(conn: &mut Conn, sql: &str) -> Vec<String> {
    let lines = each!(conn, |c| diesel::sql_query(sql).load::<Line>(c));
    let lines = lines.unwrap_or_else(|error| panic!("{error}: {sql}"));
    lines.into_iter().map(|line| line.text).collect()
}

/// Names of the tables a migration made.
pub fn tables(conn: &mut Conn) -> Vec<String> {
    let sql = match conn {
        Conn::Sqlite(_) => "SELECT name AS text FROM sqlite_master WHERE type = 'table'",
        Conn::Pg(_) => {
            "SELECT table_name::text AS text FROM information_schema.tables \
             WHERE table_schema = current_schema()"
        }
    };
    let mut names = texts(conn, sql);
    names.retain(|name| !name.starts_with("__diesel") && !name.starts_with("sqlite_"));
    names.sort();
    names
}

/// Everything that is stored, table by table, to compare a before with an after. Attempts are
/// left out, because counting one is what a refusal should do; of the audit trail the number of
/// rows counts, because the sealer adds to rows that are there. The counters of topics are left
/// out too: they move a moment after the COMMIT of what was written before.
pub fn contents(conn: &mut Conn) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for table in tables(conn) {
        if ["throttle", "topic"].contains(&table.as_str()) {
            continue;
        }
        let sql = if table == "audit_log" {
            // That a secret did not fit is noted, beside the answer.
            "SELECT CAST(count(*) AS text) AS text FROM audit_log WHERE action NOT LIKE '% failed'"
                .to_owned()
        } else if conn.is_sqlite() {
            let columns = texts(
                conn,
                &format!("SELECT name AS text FROM pragma_table_info('{table}')"),
            );
            let quoted: Vec<String> = columns.iter().map(|c| format!("quote({c})")).collect();
            format!(
                "SELECT coalesce(group_concat(line, char(10)), '') AS text \
                 FROM (SELECT {} AS line FROM {table} ORDER BY 1)",
                quoted.join("||'|'||")
            )
        } else {
            format!(
                "SELECT coalesce(string_agg(line, E'\\n' ORDER BY line), '') AS text \
                 FROM (SELECT {table}::text AS line FROM {table}) AS rows"
            )
        };
        all.insert(table, texts(conn, &sql).concat());
    }
    all
}

/// An id as a literal of this database.
pub fn literal(conn: &Conn, id: Uuid) -> String {
    if conn.is_sqlite() {
        format!("X'{}'", id.simple())
    } else {
        format!("'{id}'")
    }
}
