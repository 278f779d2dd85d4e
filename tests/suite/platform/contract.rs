//! What every row of the contract promises on the wire, asked of every row: the catalogue is
//! walked with its types, and a well-formed request of each row is made from its JSON schema.
//! Only words for fields are written here (a phone number, an area); no row is named, so a new
//! row is covered the day it is declared.

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

on_both!(
    a_wrong_method_is_told_the_right_ones,
    an_unknown_path_is_a_problem,
    head_is_get_without_its_body,
    writes_are_read_strictly,
    queries_are_read_strictly,
    hostile_values_never_break_the_server,
    public_rows_are_cached_and_nothing_else_is,
);

#[test]
fn every_row_is_mounted_and_nothing_else() {
    let mut mounted = modules::routes().mounted();
    let mut declared: Vec<_> = catalogue().map(|info| (info.method, info.path)).collect();
    mounted.sort_unstable();
    declared.sort_unstable();
    assert_eq!(mounted, declared);
    let names: BTreeSet<_> = catalogue().map(|info| info.name).collect();
    assert_eq!(names.len(), declared.len(), "no name stands twice");
    declared.dedup();
    assert_eq!(
        names.len(),
        declared.len(),
        "no method and path stands twice"
    );
}

async fn a_wrong_method_is_told_the_right_ones(server: Arc<Server>) {
    let mut faults = Faults::default();
    let mut paths = BTreeMap::<&str, BTreeSet<&str>>::new();
    for info in catalogue() {
        let right = paths.entry(info.path).or_default();
        right.insert(info.method.as_str());
        if info.method == Method::GET {
            right.insert("HEAD");
        }
    }
    for (path, right) in paths {
        let info = catalogue().find(|info| info.path == path).expect("a row");
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            if right.contains(method) {
                continue;
            }
            let ask = Ask::row(info, &holes(info, &[]), &()).method(method);
            let answer = ask.send(&server).await;
            let what = format!("{method} {path}");
            if method == "HEAD" {
                faults.check(answer.status == 405, &what, &answer);
            } else {
                faults.refused(&what, &answer, &[405], None);
            }
            let allow: BTreeSet<&str> = answer.header("allow").split(", ").collect();
            faults.check(allow == right, &what, &answer);
        }
    }
    faults.none();
}

async fn an_unknown_path_is_a_problem(server: Arc<Server>) {
    let mut faults = Faults::default();
    let info = catalogue().next().expect("a row");
    let mut paths: Vec<String> = ["", "/", "/tidak-ada", "/../secret", "/%2e%2e/etc/passwd"]
        .map(str::to_owned)
        .to_vec();
    for info in catalogue() {
        paths.push(format!("{}/lebih/lagi", info.path));
        paths.push(format!("{}/", info.path));
        paths.push(info.path.to_uppercase());
    }
    for path in paths {
        for method in ["GET", "POST", "DELETE"] {
            let mut ask = Ask::row(info, &json!({}), &()).method(method);
            ask.address = format!("{BASE_PATH}{}", path.replace(['{', '}'], ""));
            // The client itself resolves dots; what it then asks for may be a page.
            if path.contains("..") || path.contains("%2e") {
                let answer = ask.send(&server).await;
                faults.check(answer.status < 500, &ask.address, &answer);
                continue;
            }
            let answer = ask.send(&server).await;
            faults.refused(&format!("{method} {}", ask.address), &answer, &[404], None);
        }
    }
    faults.none();
}

async fn head_is_get_without_its_body(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    for row in world.rows.iter().filter(|row| !row.info.method.writes()) {
        let get = world.ask(row).send(&world.server).await;
        let head = world.ask(row).method("HEAD").send(&world.server).await;
        let what = format!("HEAD {}", row.info.path);
        faults.check(head.body.is_empty(), &what, &head);
        faults.check(head.status == get.status, &what, &head);
        for name in ["content-type", "content-length", "cache-control", "etag"] {
            // Who reads the trail is in it the next time.
            if name == "content-length" && ["AuditTrail", "ExportMe"].contains(&row.info.name) {
                continue;
            }
            faults.check(head.header(name) == get.header(name), &what, &head);
        }
    }
    faults.none();
}

async fn writes_are_read_strictly(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let writes: Vec<_> = world
        .rows
        .iter()
        .filter(|row| row.info.method.writes())
        .collect();
    for row in writes {
        let name = row.info.name;
        // Each call on a session of its own, because some rows end theirs.
        let send = async |bend: &dyn Fn(Ask) -> Ask| bend(world.ask(row)).send(&world.server).await;

        if !row.info.flags.tokens {
            let answer = send(&|ask| ask.without("Idempotency-Key")).await;
            faults.refused(
                &format!("{name} without a key"),
                &answer,
                &[400],
                Some("Idempotency-Key"),
            );
        }
        let answer = send(&|ask| ask.with("Idempotency-Key", "satu")).await;
        faults.refused(
            &format!("{name} with a bad key"),
            &answer,
            &[400],
            Some("Idempotency-Key"),
        );
        if row.info.flags.versioned {
            let answer = send(&|ask| ask.without("If-Match")).await;
            faults.refused(&format!("{name} without a version"), &answer, &[428], None);
            let answer = send(&|ask| ask.with("If-Match", "\"dua\"")).await;
            faults.refused(
                &format!("{name} with a bad version"),
                &answer,
                &[400],
                Some("If-Match"),
            );
        }

        let answer = send(&|ask| ask.with("Content-Type", "text/plain")).await;
        faults.refused(&format!("{name} as text"), &answer, &[415], None);
        let answer = send(&|ask| ask.without("Content-Type")).await;
        faults.refused(&format!("{name} as nothing"), &answer, &[415], None);

        let limit = if row.info.flags.large { 2048 } else { 64 } * 1024;
        let large = format!("\"{}\"", " ".repeat(limit + 1024));
        let answer = send(&|ask| ask.saying(large.clone())).await;
        faults.refused(
            &format!("{name} with a KiB too many"),
            &answer,
            &[413],
            None,
        );
        let answer = send(&|ask| ask.saying("[".repeat(limit + 1024))).await;
        faults.refused(&format!("{name} with brackets"), &answer, &[413], None);
        let deep = "[".repeat(30_000) + &"]".repeat(30_000);
        let answer = send(&|ask| ask.saying(deep.clone())).await;
        faults.refused(&format!("{name} in the deep"), &answer, &[400, 422], None);

        for text in [b"nul".as_slice(), b"\"\xff\"", b"\xef\xbb\xbf{}", b"tidak"] {
            let answer = send(&|ask| ask.saying(text)).await;
            faults.refused(&format!("{name} with {text:?}"), &answer, &[400, 422], None);
        }
        let answer = send(&|ask| ask.saying("nul")).await;
        faults.refused(&format!("{name} cut short"), &answer, &[400], None);
        let twice = format!("{} {}", row.body, row.body);
        let answer = send(&|ask| ask.saying(twice.clone())).await;
        faults.refused(&format!("{name} twice"), &answer, &[400], None);

        let Value::Object(fields) = &row.body else {
            continue;
        };
        let mut more = fields.clone();
        more.insert("tidak_dikenal".to_owned(), json!(1));
        let answer = send(&|ask| ask.saying(Value::from(more.clone()).to_string())).await;
        faults.refused(
            &format!("{name} with a field too many"),
            &answer,
            &[422],
            Some("tidak_dikenal"),
        );
        for field in fields.keys() {
            let mut fewer = fields.clone();
            fewer.remove(field);
            let answer = send(&|ask| ask.saying(Value::from(fewer.clone()).to_string())).await;
            faults.refused(
                &format!("{name} without {field}"),
                &answer,
                &[422],
                Some(field),
            );
            let mut wrong = fields.clone();
            wrong.insert(field.clone(), json!({ "bukan": [] }));
            let answer = send(&|ask| ask.saying(Value::from(wrong.clone()).to_string())).await;
            faults.refused(
                &format!("{name} with a wrong {field}"),
                &answer,
                &[422],
                Some(field),
            );
        }
    }
    faults.none();
}

async fn queries_are_read_strictly(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    for row in &world.rows {
        let name = row.info.name;
        let send = async |query: &str| world.ask(row).query(query).send(&world.server).await;
        for query in ["tidak_dikenal=1", "tidak_dikenal=%FF", "%FF=%FF"] {
            let answer = send(query).await;
            faults.refused(&format!("{name}?{query}"), &answer, &[400], None);
        }
        for field in row.params.keys() {
            let query = format!("{field}=1&{field}=1");
            let answer = send(&query).await;
            faults.refused(&format!("{name}?{query}"), &answer, &[400, 404, 422], None);
            if row.info.path.contains(&format!("{{{field}}}")) {
                let answer = send(&format!("{field}=1")).await;
                faults.refused(
                    &format!("{name} with {field} in path and query"),
                    &answer,
                    &[400, 404, 422],
                    None,
                );
            }
            for value in [
                "%FF",
                "%00",
                "abc%FF",
                "%F0%9F%92%A3",
                "..",
                "99999999999999999999",
            ] {
                let what = format!("{name}?{field}={value}");
                let answer = send(&format!("{field}={value}")).await;
                faults.not_broken(&what, &answer);
            }
        }
        if row.params.contains_key("limit") {
            for value in ["0", "101", "abc", "-1", "1.5", "", "4294967296"] {
                let answer = send(&format!("limit={value}")).await;
                faults.refused(
                    &format!("{name}?limit={value}"),
                    &answer,
                    &[400, 422],
                    Some("limit"),
                );
            }
            for value in ["1", "100"] {
                let answer = send(&format!("limit={value}")).await;
                faults.check(
                    answer.status == 200,
                    &format!("{name}?limit={value}"),
                    &answer,
                );
            }
            let answer = send("cursor=bukan-kursor").await;
            faults.refused(
                &format!("{name} from nowhere"),
                &answer,
                &[400, 422],
                Some("cursor"),
            );
        }
        if row.info.path.contains('{') {
            for value in [
                "%FF",
                "%00",
                "%2F",
                "%2e%2e%2f",
                "%F0%9F%92%A3",
                &"9".repeat(4_000),
            ] {
                let mut ask = world.ask(row);
                let filled = fill(row.info.path, value);
                ask.address = format!("{BASE_PATH}{filled}");
                let answer = ask.send(&world.server).await;
                faults.refused(
                    &format!("{} {filled:.60}", row.info.method.as_str()),
                    &answer,
                    &[400, 404],
                    None,
                );
            }
        }
        if !row.info.method.writes() {
            let token = world.token(&row.info);
            let status = raw_bytes(&world.server, row.info.path, token.as_deref());
            faults.list_if(!(400..500).contains(&status), || {
                format!("{name} with bytes that are no text: {status}")
            });
        }
    }
    faults.none();
}

/// Whatever stands in a field, the answer is the server's own: a success or a problem.
async fn hostile_values_never_break_the_server(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let long = "x".repeat(20_000);
    // Worst first: a row that changes something takes only the first value it likes.
    let hostile = [
        json!("a\0b"),
        json!("\0"),
        json!("\u{202e}\u{feff}"),
        json!(long),
        json!("'; DROP TABLE account; --"),
        json!("<script>"),
        json!(""),
        json!(" "),
        json!(null),
        json!(true),
        json!({}),
        json!([[[]]]),
        json!([0]),
        json!([i64::MAX]),
        json!(vec![1; 5_000]),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
    ];
    for row in world.rows.iter().filter(|row| row.info.method.writes()) {
        let Value::Object(fields) = &row.body else {
            continue;
        };
        for field in fields.keys().chain(&row.optional) {
            for value in &hostile {
                let mut body = fields.clone();
                body.insert(field.clone(), value.clone());
                let ask = world.ask(row).saying(Value::from(body).to_string());
                let answer = ask.send(&world.server).await;
                let what = format!("{} with {field} = {:.40}", row.info.name, value.to_string());
                faults.not_broken(&what, &answer);
            }
        }
    }
    faults.none();
}

async fn public_rows_are_cached_and_nothing_else_is(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let mut cached = 0;
    for row in &world.rows {
        let name = row.info.name;
        let ask = world.ask(row);
        if !row.info.flags.cached {
            let answer = ask.send(&world.server).await;
            let private =
                answer.header("cache-control") == "no-store" && answer.header("etag").is_empty();
            faults.check(private, &format!("{name} stays private"), &answer);
            continue;
        }
        cached += 1;
        faults.list_if(row.info.access != Access::Public, || {
            format!("{name} is cached and not public")
        });
        let visitor = ask
            .clone()
            .without("Authorization")
            .send(&world.server)
            .await;
        let tag = visitor.header("etag").to_owned();
        faults.check(visitor.status == 200 && tag.len() > 10, name, &visitor);
        faults.check(
            visitor.header("cache-control").contains("public"),
            name,
            &visitor,
        );
        for token in world.sessions() {
            let answer = ask.clone().by(Some(&token)).send(&world.server).await;
            faults.check(
                answer.bare() == visitor.clone().bare(),
                &format!("{name} for everybody"),
                &visitor,
            );
        }
        for (seen, status) in [
            (tag.clone(), 304),
            (format!("\"other\", {tag}"), 304),
            // Weak comparison, and whatever there is: RFC 9110, 13.1.2.
            (format!("W/{tag}"), 304),
            (format!("W/\"other\", W/{tag}"), 304),
            ("*".to_owned(), 304),
            ("W/\"other\"".to_owned(), 200),
            ("\"other\"".to_owned(), 200),
        ] {
            let answer = ask
                .clone()
                .with("If-None-Match", &seen)
                .send(&world.server)
                .await;
            let what = format!("{name} when {seen} was seen");
            faults.check(answer.status == status, &what, &answer);
            faults.check(answer.header("etag") == tag, &what, &answer);
            faults.check((status == 304) == answer.body.is_empty(), &what, &answer);
        }
    }
    faults.list_if(cached == 0, || {
        "no row is cached: nothing was tested".to_owned()
    });
    faults.none();
}

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
    body: Value,
    /// Fields of the body that may stay away.
    optional: Vec<String>,
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
        Ask::row(&row.info, &holes(&row.info, &self.known), &row.body).by(token.as_deref())
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
fn holes(info: &Info, known: &[(&str, Uuid)]) -> Value {
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
            hole => word(hole).unwrap_or_else(|| panic!("no sample for {{{hole}}}")),
        };
        values.insert(hole.to_owned(), value.into());
    }
    Value::Object(values)
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
        "module" => "market".to_owned(),
        "language" => "jv".to_owned(),
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
