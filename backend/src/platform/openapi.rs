//! The contract as OpenAPI 3.1, for integrators: made from the very table that mounts the
//! routes, so it cannot say anything else. Examples stand in `examples.json` of each module; the suite
//! sends each of them through the types they belong to.

use super::limits::{ACCOUNT, ADDRESS, DEVICE};
use rembang_shared::access::Access;
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Info, Method, Visit};
use rembang_shared::error::{ErrorBody, ErrorCode, FieldCode, FieldError, Refusal};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Request bodies by the name of their row.
pub fn examples() -> Map<String, Value> {
    rembang_shared::EXAMPLES
        .iter()
        .filter_map(|file| serde_json::from_str::<Map<String, Value>>(file).ok())
        .flatten()
        .collect()
}

/// The whole document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut page = Page {
        schemas: settings.into_generator(),
        examples: examples(),
        paths: Map::new(),
    };
    let error = reference::<ErrorBody>(&mut page.schemas);
    rembang_shared::visit(&mut page);
    let mut schemas = page.schemas.take_definitions(true);
    closed_lists(&mut schemas);
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rembang Gemilang",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0" },
            "description": introduction(),
        },
        "servers": [{ "url": BASE_PATH }],
        "tags": rembang_shared::catalogue()
            .map(|info| info.module)
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|name| json!({ "name": name }))
            .collect::<Vec<_>>(),
        "paths": page.paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "The app: ten minutes, renewed by `Refresh`." },
                "cookie": { "type": "apiKey", "in": "cookie",
                    "name": super::request::SESSION_COOKIE,
                    "description": "The portal; writes need an `Origin` of ours." },
            },
            "responses": responses(&error),
            "headers": {
                "RequestId": { "description": "Names this request in our log; quote it.",
                    "required": true, "schema": { "type": "string" } },
                "ETag": { "description": "For `If-None-Match` next time.",
                    "required": true, "schema": { "type": "string" } },
            },
        },
    });
    bounds(&mut document);
    document
}

/// What every reader of the wire already refuses, said in the schema too: a NUL in a text, and
/// numbers beyond what a format like `uint32`, which few tools know, can hold.
fn bounds(value: &mut Value) {
    let object = match value {
        Value::Array(items) => return items.iter_mut().for_each(bounds),
        Value::Object(object) => object,
        _ => return,
    };
    let is = |word: &str| match object.get("type") {
        Some(Value::Array(words)) => words.iter().any(|one| one == word),
        Some(one) => one == word,
        None => false,
    };
    let limits = match object.get("format").and_then(Value::as_str) {
        Some("uint8") => Some((json!(0), json!(u8::MAX))),
        Some("uint16") => Some((json!(0), json!(u16::MAX))),
        Some("uint32") => Some((json!(0), json!(u32::MAX))),
        Some("uint64") => Some((json!(0), json!(u64::MAX))),
        Some("int8") => Some((json!(i8::MIN), json!(i8::MAX))),
        Some("int16") => Some((json!(i16::MIN), json!(i16::MAX))),
        Some("int32") => Some((json!(i32::MIN), json!(i32::MAX))),
        Some("int64") => Some((json!(i64::MIN), json!(i64::MAX))),
        _ => None,
    };
    if let Some((least, most)) = limits {
        object.entry("minimum").or_insert(least);
        object.entry("maximum").or_insert(most);
    } else if is("string")
        && ["format", "enum", "pattern"]
            .iter()
            .all(|key| !object.contains_key(*key))
    {
        object.insert("pattern".to_owned(), json!("^[^\\u0000]*$"));
    }
    object.values_mut().for_each(bounds);
}

fn introduction() -> String {
    let words = |(per_second, at_once): (u32, u32)| {
        format!("{per_second} requests a second with {at_once} at once")
    };
    format!(
        "{INTRODUCTION}\n\n**Limits**: an account {}, a device {}, an address {}. Beyond that comes 429 \
         with `Retry-After`.",
        words(ACCOUNT),
        words(DEVICE),
        words(ADDRESS)
    )
}

const INTRODUCTION: &str = "\
Public services of a regency. Whatever is public needs no account and may be reused; every figure \
carries whose it is and how old it is. Money is whole rupiah; days are civil dates in WIB; instants \
are UTC.\n\n\
**Writes** carry an `Idempotency-Key` (UUIDv7) of the caller's: the same key and body again gets \
the same answer and nothing happens twice. **Changes** of a versioned thing name the version that \
was read in `If-Match`. **Lists** come in pages of at most 100; `next` is the cursor of the page \
after. **Errors** are `application/problem+json` with a closed `code`.";

struct Page {
    schemas: SchemaGenerator,
    examples: Map<String, Value>,
    paths: Map<String, Value>,
}

impl Visit for Page {
    fn endpoint<E: Endpoint>(&mut self) {
        let info = E::INFO;
        let params = E::Params::json_schema(&mut self.schemas).to_value();
        let mut operation = json!({
            "operationId": info.name,
            "tags": [info.module],
            "summary": info.doc.trim(),
            "security": security(info.access),
            "parameters": parameters(&info, &params),
            "responses": self.answers::<E>(),
        });
        if let Access::Roles(roles) = info.access {
            let slugs: Vec<_> = roles.iter().map(|role| role.slug()).collect();
            operation["x-roles"] = json!(slugs);
        }
        let body = E::Body::json_schema(&mut self.schemas).to_value();
        if body.get("type") != Some(&json!("null")) {
            let mut content = json!({ "schema": reference::<E::Body>(&mut self.schemas) });
            if let Some(example) = self.examples.get(info.name) {
                content["example"] = example.clone();
            }
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/json": content } });
        }
        let path = self.paths.entry(info.path).or_insert_with(|| json!({}));
        path[info.method.as_str().to_lowercase()] = operation;
    }
}

impl Page {
    fn answers<E: Endpoint>(&mut self) -> Value {
        let info = E::INFO;
        let content = match info.feed() {
            Some(media) => json!({ media: { "schema": file(media) } }),
            None => {
                json!({ "application/json": { "schema": reference::<E::Output>(&mut self.schemas) } })
            }
        };
        let mut headers = json!({ "X-Request-Id": header("RequestId") });
        if info.flags.cached {
            headers["ETag"] = header("ETag");
        }
        let mut answers = Map::new();
        answers.insert(
            "200".to_owned(),
            json!({ "description": "Done.", "headers": headers, "content": content }),
        );
        if info.flags.cached {
            let unchanged = "Nothing has changed since the tag in `If-None-Match`.";
            answers.insert(
                "304".to_owned(),
                json!({ "description": unchanged, "headers": headers }),
            );
        }
        for code in ErrorCode::ALL {
            if answers_with(&info, code) {
                let name = format!("{code:?}");
                let both = matches!(code, ErrorCode::Invalid | ErrorCode::Refused);
                let name = if both { "Invalid".to_owned() } else { name };
                let response = json!({ "$ref": format!("#/components/responses/{name}") });
                answers.insert(code.status().to_string(), response);
            }
        }
        Value::Object(answers)
    }
}

/// A table is a text like any other; of other files it is only said that they are bytes.
fn file(media: &str) -> Value {
    if media.starts_with("text/") {
        json!({ "type": "string" })
    } else {
        json!({ "type": "string", "format": "binary" })
    }
}

/// Which errors a row can give.
fn answers_with(info: &Info, code: ErrorCode) -> bool {
    let writes = info.method.writes();
    match code {
        ErrorCode::Malformed
        | ErrorCode::Unauthenticated
        | ErrorCode::NotFound
        | ErrorCode::WrongMethod
        | ErrorCode::Invalid
        | ErrorCode::Refused
        | ErrorCode::TooMany
        | ErrorCode::Internal
        | ErrorCode::Unavailable => true,
        ErrorCode::Forbidden => writes || !matches!(info.access, Access::Public),
        ErrorCode::TooSlow
        | ErrorCode::TooLarge
        | ErrorCode::WrongType
        | ErrorCode::Conflict
        | ErrorCode::Full => writes,
        ErrorCode::Gone => false,
        ErrorCode::PreconditionRequired => info.flags.versioned,
    }
}

fn security(access: Access) -> Value {
    match access {
        Access::Public => json!([{}]),
        Access::SignedIn | Access::Roles(_) => json!([{ "token": [] }, { "cookie": [] }]),
    }
}

/// Days that are sent lie in the years 1900 to 9999, see `values/day.rs`.
fn within_years(mut schema: Value) -> Value {
    if schema["format"] == "date" {
        schema["pattern"] = json!("^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$");
    }
    schema
}

fn parameters(info: &Info, params: &Value) -> Value {
    let mut list = Vec::new();
    let required: Vec<&str> = params["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, schema) in params["properties"].as_object().into_iter().flatten() {
        let in_path = info.path.contains(&format!("{{{name}}}"));
        let mut schema = schema.clone();
        let description = schema
            .as_object_mut()
            .and_then(|schema| schema.remove("description"));
        list.push(json!({
            "name": name,
            "in": if in_path { "path" } else { "query" },
            "required": in_path || required.contains(&name.as_str()),
            "description": description.unwrap_or_default(),
            "schema": within_years(without_null(schema)),
        }));
    }
    if info.method.writes() && !info.flags.tokens {
        list.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "UUIDv7, made by the caller once per operation and used for every retry.",
            "schema": { "type": "string", "format": "uuid" },
        }));
    }
    if info.flags.versioned {
        list.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "`version` of the thing as it was read.",
            "schema": { "type": "string", "pattern": "^(\"[0-9]{1,18}\"|[0-9]{1,18})$",
                "examples": ["\"3\""] },
        }));
    }
    if info.method == Method::GET && info.flags.cached {
        list.push(json!({
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "`ETag` of the answer that is there already.",
            "schema": { "type": "string" },
        }));
    }
    Value::Array(list)
}

/// A query leaves out what is not there; it has no word for null.
fn without_null(mut schema: Value) -> Value {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = &types[..] {
            schema["type"] = only.clone();
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [only] = &choices[..] {
            return only.clone();
        }
    }
    schema
}

fn header(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

/// One response per status, with an example that says what it looks like.
fn responses(error: &Value) -> Value {
    let mut responses = Map::new();
    for code in ErrorCode::ALL {
        let name = format!("{code:?}");
        // Two codes share 422; the one description names both.
        if code == ErrorCode::Refused {
            continue;
        }
        let mut examples = Map::new();
        examples.insert(name.clone(), json!({ "value": example(code) }));
        if code == ErrorCode::Invalid {
            examples.insert(
                "Refused".to_owned(),
                json!({ "value": example(ErrorCode::Refused) }),
            );
        }
        let mut headers = json!({ "X-Request-Id": header("RequestId") });
        if matches!(code, ErrorCode::TooMany | ErrorCode::Unavailable) {
            headers["Retry-After"] =
                json!({ "description": "Seconds.", "schema": { "type": "integer" } });
        }
        if code == ErrorCode::WrongMethod {
            headers["Allow"] = json!({ "description": "The methods that this path has.",
                "required": true, "schema": { "type": "string" } });
        }
        let response = json!({
            "description": meaning(code),
            "headers": headers,
            "content": { "application/problem+json": { "schema": error, "examples": examples } },
        });
        responses.insert(name, response);
    }
    Value::Object(responses)
}

fn meaning(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Malformed => "Not JSON, not a query, or not of the row's shape.",
        ErrorCode::Unauthenticated => "No session, or it ended.",
        ErrorCode::Forbidden => "Your role may never call this.",
        ErrorCode::NotFound => "It does not exist, or is not yours; the two look the same.",
        ErrorCode::WrongMethod => "The path exists with another method, see `Allow`.",
        ErrorCode::TooSlow => "The body did not arrive in time.",
        ErrorCode::Conflict => "Somebody changed it since you read it; `current` is how it is now.",
        ErrorCode::Gone => "It was there and has ended.",
        ErrorCode::TooLarge => "The body is too large.",
        ErrorCode::WrongType => "The body is not `application/json`.",
        ErrorCode::Invalid | ErrorCode::Refused => {
            "A value is not acceptable (`Invalid`, see `fields`), or a rule says no (`Refused`, see `refusal`)."
        }
        ErrorCode::PreconditionRequired => "A change needs `If-Match`.",
        ErrorCode::TooMany => "Too often; see `Retry-After`.",
        ErrorCode::Internal => "Our fault; quote the incident number.",
        ErrorCode::Unavailable => "Not now; see `Retry-After`.",
        ErrorCode::Full => "No room to store it.",
    }
}

fn example(code: ErrorCode) -> ErrorBody {
    ErrorBody {
        code,
        message: meaning(code).to_owned(),
        fields: match code {
            ErrorCode::Invalid => vec![FieldError {
                path: "quotes[2]".to_owned(),
                code: FieldCode::Range,
            }],
            _ => Vec::new(),
        },
        refusal: (code == ErrorCode::Refused).then_some(Refusal::PriceReported),
        current: (code == ErrorCode::Conflict).then(|| json!({ "version": 4 })),
        incident: (code == ErrorCode::Internal)
            .then(|| "019352c1a7e47b5c8d0e9f1a2b3c4d5e".to_owned()),
    }
}

fn reference<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Value {
    schemas.subschema_for::<T>().to_value()
}

/// schemars writes a documented enum as `oneOf` of constants. Readers and generators know
/// `enum` better, and the words stay in the description.
fn closed_lists(schemas: &mut Map<String, Value>) {
    for schema in schemas.values_mut() {
        let Some(choices) = schema["oneOf"].as_array() else {
            continue;
        };
        let words: Option<Vec<Value>> = choices
            .iter()
            .map(|choice| choice.get("const").cloned())
            .collect();
        let Some(words) = words else { continue };
        let lines: Vec<String> = choices
            .iter()
            .filter_map(|choice| {
                let (word, says) = (choice["const"].as_str()?, choice["description"].as_str()?);
                Some(format!("- `{word}`: {says}"))
            })
            .collect();
        let before = schema["description"].as_str().unwrap_or_default();
        let description = format!("{before}\n\n{}", lines.join("\n"));
        *schema = json!({ "type": "string", "enum": words, "description": description });
    }
}
