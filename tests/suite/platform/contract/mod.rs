//! What every row of the contract promises on the wire, asked of every row: the catalogue is
//! walked with its types, and a well-formed request of each row is made from its JSON schema.
//! Only words for fields are written here (a phone number, an area); no row is named, so a new
//! row is covered the day it is declared.

mod strict;
mod wire;

use crate::prelude::*;
use rembang_backend::modules;
use rembang_shared::access::Access;
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Info, Method, Visit};
use rembang_shared::error::ErrorBody;
use rembang_shared::market::api::{Level, NewPrice, PostPrice};
use rembang_shared::{catalogue, visit};
use rembang_tests::raw::{Answer, Ask};
use rembang_tests::{PIN, new_phone};
use schemars::schema_for;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use uuid::Uuid;

/// What was found wrong, all of it.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn list_if(&mut self, wrong: bool, what: impl FnOnce() -> String) {
        if wrong {
            self.0.push(what());
        }
    }

    fn check(&mut self, right: bool, what: &str, answer: &Answer) {
        self.list_if(!right, || {
            format!(
                "{what}: {} {:?} {:.300}",
                answer.status,
                answer.headers,
                answer.text()
            )
        });
    }

    /// Must be a problem with one of these statuses, naming that field.
    fn refused(&mut self, what: &str, answer: &Answer, statuses: &[u16], field: Option<&str>) {
        if let Some(problem) = self.not_broken(what, answer) {
            let named = field.is_none_or(|field| {
                // Inside a tagged choice it is the tag that is missing.
                let tag = format!("{field}.kind");
                let mut paths = problem.fields.iter().map(|one| &one.path);
                paths.any(|path| path == field || *path == tag)
            });
            self.check(named, &format!("{what} names {field:?}"), answer);
        }
        self.check(
            statuses.contains(&answer.status),
            &format!("{what} is {statuses:?}"),
            answer,
        );
    }

    /// A success, or a problem that is not our fault.
    fn not_broken(&mut self, what: &str, answer: &Answer) -> Option<ErrorBody> {
        if answer.status < 400 {
            return None;
        }
        match answer.problem() {
            Ok(problem) => Some(problem),
            Err(why) => {
                self.0.push(format!("{what}: {why:.300}"));
                None
            }
        }
    }

    fn none(self) {
        assert!(
            self.0.is_empty(),
            "{} faults\n{}",
            self.0.len(),
            self.0.join("\n")
        );
    }
}

/// A row with a well-formed request.
struct Row {
    info: Info,
    params: Map<String, Value>,
    /// Those of a write that must be there.
    needed: Value,
    body: Value,
    /// Fields of the body that may stay away.
    optional: Vec<String>,
}

/// Asks every row as somebody who may, and every list with each of its parameters alone: what the
/// server does for them can be watched elsewhere.
pub async fn ask_every_row(server: &Arc<Server>) {
    let world = World::new(Arc::clone(server)).await;
    for row in &world.rows {
        let answer = world.ask(row).send(server).await;
        assert!(answer.status < 500, "{}", row.info.name);
        if row.info.method.writes() {
            continue;
        }
        for (name, schema) in &row.params {
            if row.info.path.contains(&format!("{{{name}}}")) {
                continue;
            }
            let query = format!("{name}={}", parameter(&world, name, schema));
            let answer = world.ask(row).query(&query).send(server).await;
            assert!(answer.status < 500, "{}?{query}", row.info.name);
        }
    }
}

/// A plausible value of a parameter.
fn parameter(world: &World, name: &str, schema: &Value) -> String {
    let kinds = schema["type"].as_array().into_iter().flatten();
    let kind = kinds.filter_map(Value::as_str).next();
    let kind = kind.or(schema["type"].as_str());
    match (name, kind, schema["format"].as_str()) {
        ("cursor", ..) => Uuid::now_v7().to_string(),
        (_, _, Some("uuid")) => world.people[&Role::Resident].id.to_string(),
        (_, _, Some("date")) => TODAY.to_string(),
        (_, Some("boolean"), _) => "true".to_owned(),
        (_, Some("integer"), _) => "1".to_owned(),
        _ => word(name).unwrap_or_else(|| "contoh".to_owned()),
    }
}

/// A server, somebody for each access, and a request of every row.
struct World {
    server: Arc<Server>,
    people: BTreeMap<Role, Caller>,
    rows: Vec<Row>,
    known: Vec<(&'static str, Uuid)>,
}

impl World {
    async fn new(server: Arc<Server>) -> Self {
        let roles = catalogue().filter_map(|info| caller(info.access));
        let roles: BTreeSet<Role> = roles.chain([Role::Enumerator]).collect();
        let mut people = BTreeMap::new();
        for role in roles {
            let caller = match role {
                Role::Resident => server.resident("Warga").await,
                role => server.officer(role, "33.17").await,
            };
            people.insert(role, caller);
        }
        let price = NewPrice {
            place: "33.17.14.2003".to_owned(),
            commodity: "gkp-petani".to_owned(),
            level: Level::Producer,
            day: TODAY,
            quotes: vec![6_500],
            status: None,
            reason: None,
        };
        let post = people[&Role::Enumerator]
            .client
            .call::<PostPrice>((), price);
        let report = post.await.expect("a report").id;
        let account = people[&Role::Resident].id;
        let mut samples = Samples {
            rows: Vec::new(),
            account,
        };
        visit(&mut samples);
        assert_eq!(samples.rows.len(), catalogue().count());
        Self {
            server,
            people,
            rows: samples.rows,
            known: vec![
                ("/identity/accounts/", account),
                ("/market/reports/", report),
            ],
        }
    }

    /// A fresh, well-formed request of a row by somebody who may call it.
    fn ask(&self, row: &Row) -> Ask {
        let token = self.token(&row.info);
        let mut params = row.needed.as_object().cloned().unwrap_or_default();
        params.extend(holes(&row.info, &self.known));
        Ask::row(&row.info, &params, &row.body).by(token.as_deref())
    }

    fn token(&self, info: &Info) -> Option<String> {
        let role = caller(info.access)?;
        let account = self.people[&role].id;
        Some(
            self.server
                .another_session(account, role.needs_second_factor()),
        )
    }

    fn sessions(&self) -> Vec<String> {
        let mut tokens = Vec::new();
        for (role, caller) in &self.people {
            let second = role.needs_second_factor();
            tokens.push(self.server.another_session(caller.id, second));
        }
        tokens
    }
}

/// Somebody who may call a row; nobody in particular for a public one.
fn caller(access: Access) -> Option<Role> {
    match access {
        Access::Public => None,
        Access::SignedIn => Some(Role::Resident),
        Access::Roles(roles) => roles.first().copied(),
    }
}

/// Path parameters of a row: an id that is known under that path, else a made-up one.
fn holes(info: &Info, known: &[(&str, Uuid)]) -> Map<String, Value> {
    let mut values = Map::new();
    for hole in info
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
    {
        let value = match hole {
            "id" => known
                .iter()
                .find(|(prefix, _)| info.path.starts_with(prefix))
                .map_or_else(Uuid::now_v7, |(_, id)| *id)
                .to_string(),
            // Of keys that no module explains here, a number is one that most can read.
            hole => word(hole).unwrap_or_else(|| "1".to_owned()),
        };
        values.insert(hole.to_owned(), value.into());
    }
    values
}

/// The template with that in every hole.
fn fill(template: &str, value: &str) -> String {
    let mut parts = template.split('{');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        path.push_str(value);
        path.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    path
}

/// A plausible text for a field of that name.
fn word(field: &str) -> Option<String> {
    Some(match field {
        "phone" => new_phone(),
        "pin" | "old" | "secret" => PIN.to_owned(),
        "new" => "730518".to_owned(),
        "nik" => "3317140101901234".to_owned(),
        "area" => "33.17.14".to_owned(),
        "place" => "33.17.14.2003".to_owned(),
        "commodity" => "gkp-petani".to_owned(),
        "level" => "producer".to_owned(),
        "language" => "jv".to_owned(),
        "module" => "market".to_owned(),
        "role" => Role::Farmer.slug().to_owned(),
        _ => return None,
    })
}

/// Makes a request of each row from its schemas.
struct Samples {
    rows: Vec<Row>,
    account: Uuid,
}

impl Visit for Samples {
    fn endpoint<E: Endpoint>(&mut self) {
        let params = schema_for!(E::Params).to_value();
        let body = schema_for!(E::Body).to_value();
        self.rows.push(Row {
            info: E::INFO,
            params: params["properties"]
                .as_object()
                .cloned()
                .unwrap_or_default(),
            needed: match E::INFO.method.writes() {
                true => self.sample("", &params, &params),
                false => Value::Null,
            },
            optional: optional(&body),
            body: self.sample("", &body, &body),
        });
    }
}

impl Samples {
    /// A value of a schema: what must be there, and plausible where the field's name says how.
    fn sample(&self, field: &str, schema: &Value, root: &Value) -> Value {
        if let Some(target) = schema["$ref"].as_str() {
            let target = root.pointer(target.trim_start_matches('#'));
            return self.sample(field, target.expect("a definition"), root);
        }
        for choice in ["oneOf", "anyOf", "enum"] {
            if let Some(first) = schema[choice].get(0) {
                if choice != "enum" {
                    return self.sample(field, first, root);
                }
                return word(field).map_or_else(|| first.clone(), Value::from);
            }
        }
        if let Some(only) = schema.get("const") {
            return word(field).map_or_else(|| only.clone(), Value::from);
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("object"), _) => {
                let required = schema["required"].as_array().into_iter().flatten();
                let names = required.filter_map(Value::as_str);
                names
                    .map(|name| {
                        let part = &schema["properties"][name];
                        (name.to_owned(), self.sample(name, part, root))
                    })
                    .collect::<Map<_, _>>()
                    .into()
            }
            (Some("string"), Some("uuid")) => self.account.to_string().into(),
            (Some("string"), Some("date")) => TODAY.to_string().into(),
            (Some("string"), _) => word(field).unwrap_or_else(|| "contoh".to_owned()).into(),
            (Some("integer"), _) => 1.into(),
            (Some("array"), _) => json!([]),
            (Some("boolean"), _) => true.into(),
            _ => Value::Null,
        }
    }
}

/// Fields of a body that are not required; of a choice, those of the first.
fn optional(schema: &Value) -> Vec<String> {
    let schema = schema["oneOf"].get(0).unwrap_or(schema);
    let required = schema["required"].as_array().into_iter().flatten();
    let required: Vec<&str> = required.filter_map(Value::as_str).collect();
    let fields = schema["properties"].as_object().into_iter().flatten();
    fields
        .map(|(name, _)| name.clone())
        .filter(|name| !required.contains(&name.as_str()))
        .collect()
}

/// The status of a GET whose query holds bytes that are no UTF-8, as no client would send it.
fn raw_bytes(server: &Server, path: &str, token: Option<&str>) -> u16 {
    let host = server.origin.trim_start_matches("http://");
    let mut wire = std::net::TcpStream::connect(host).expect("the server listens");
    let path = fill(path, "satu");
    let auth = token.map_or_else(String::new, |token| {
        format!("Authorization: Bearer {token}\r\n")
    });
    let mut request = format!("GET {BASE_PATH}{path}?x=").into_bytes();
    request.extend(b"\xff\xfe");
    request.extend(format!(" HTTP/1.1\r\nHost: {host}\r\n{auth}Connection: close\r\n\r\n").bytes());
    wire.write_all(&request).expect("the request is sent");
    let mut answer = Vec::new();
    wire.read_to_end(&mut answer).expect("an answer");
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
    status.unwrap_or_else(|| panic!("no status: {text:.200}"))
}
