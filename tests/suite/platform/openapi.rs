//! The document for integrators: complete, closed in itself, and its examples are what the
//! server takes.

use crate::prelude::*;
use rembang_backend::platform::openapi;
use rembang_shared::catalogue;
use rembang_shared::endpoint::{Endpoint, Visit};
use rembang_shared::error::ErrorCode;
use rembang_tests::raw::Ask;
use serde_json::{Map, Value};

on_both!(it_is_served_ready_to_read);

async fn it_is_served_ready_to_read(server: Arc<Server>) {
    let info = catalogue().next().expect("a row");
    let mut ask = Ask::row(info, &(), &()).method("GET");
    ask.address = "/api/openapi.json".to_owned();
    ask.body = None;
    let answer = ask.send(&server).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json(), openapi::document());
    let tag = answer.header("etag").to_owned();
    let again = ask.with("If-None-Match", &tag).send(&server).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[test]
fn every_row_and_every_error_code_stands_in_it() {
    let document = openapi::document();
    for info in catalogue() {
        let operation = &document["paths"][info.path][info.method.as_str().to_lowercase()];
        assert_eq!(operation["operationId"], info.name, "{}", info.path);
        for hole in info.path.split('{').skip(1) {
            let name = hole.split('}').next().expect("a name");
            let listed = operation["parameters"].as_array().expect("a list");
            let named = listed
                .iter()
                .any(|one| one["name"] == name && one["in"] == "path");
            assert!(named, "{}: {name}", info.name);
        }
    }
    let operations: usize = document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .map(|path| path.as_object().map_or(0, Map::len))
        .sum();
    assert_eq!(operations, catalogue().count(), "and nothing else");
    let text = document["components"]["responses"].to_string();
    for code in ErrorCode::ALL {
        assert!(text.contains(&format!("\"code\":\"{code:?}\"")), "{code:?}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(to)) = fields.get("$ref") {
                    found.push(to);
                }
                fields.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let document = openapi::document();
    let mut found = Vec::new();
    walk(&document, &mut found);
    assert!(found.len() > catalogue().count());
    for to in found {
        let pointer = to.strip_prefix('#').expect("a reference within");
        assert!(document.pointer(pointer).is_some(), "{to}");
    }
}

/// schemars numbers a second type of the same name, by the order in which it meets them: a module
/// that comes later would rename what others read.
#[test]
fn no_two_types_share_a_name() {
    let document = openapi::document();
    let schemas = document["components"]["schemas"].as_object();
    let schemas = schemas.expect("schemas");
    for name in schemas.keys() {
        let first = name.trim_end_matches(|c: char| c.is_ascii_digit());
        assert!(
            first == name || !schemas.contains_key(first),
            "two types {first}; name the later one: #[schemars(rename = \"Module.{first}\")]"
        );
    }
}

/// An example that the server's own types refuse would teach people mistakes.
#[test]
fn every_body_has_an_example_of_its_type() {
    struct Examples {
        left: Map<String, Value>,
        faults: Vec<String>,
    }
    impl Visit for Examples {
        fn endpoint<E: Endpoint>(&mut self) {
            let name = E::INFO.name;
            let takes_none = serde_json::from_value::<E::Body>(Value::Null).is_ok();
            match (takes_none, self.left.remove(name)) {
                (true, None) => {}
                (true, Some(_)) => self.faults.push(format!("{name} has no body")),
                (false, None) => self.faults.push(format!("{name} has no example")),
                (false, Some(example)) => {
                    if let Err(error) = serde_json::from_value::<E::Body>(example) {
                        self.faults.push(format!("{name}: {error}"));
                    }
                }
            }
        }
    }
    let mut examples = Examples {
        left: openapi::examples(),
        faults: Vec::new(),
    };
    rembang_shared::visit(&mut examples);
    let unknown: Vec<&String> = examples.left.keys().collect();
    assert!(unknown.is_empty(), "no such rows: {unknown:?}");
    assert!(examples.faults.is_empty(), "{:#?}", examples.faults);
}
