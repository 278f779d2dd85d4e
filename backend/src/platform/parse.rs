//! The shape of a question: parameters and body as the types that the contract names, or the field
//! that does not fit.

use super::error::{AppError, Result};
use super::request::Call;
use rembang_shared::endpoint::Endpoint;
use rembang_shared::error::{ErrorCode, FieldCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Parameters and body of a request.
pub(super) fn parse<E: Endpoint>(call: &Call) -> Result<(E::Params, E::Body)> {
    let params = parse_params::<E::Params>(&call.params, E::INFO.path)?;
    // Rows without a body take `()`, whose JSON is null.
    let body = if call.body.is_empty() {
        b"null".as_slice()
    } else {
        &call.body
    };
    Ok((params, parse_body::<E::Body>(body)?))
}

/// PostgreSQL stores no NUL in a text and SQLite cuts the text there; nobody types one.
fn no_nul() -> AppError {
    AppError::new(ErrorCode::Malformed, "A text holds a NUL character.")
}

fn parse_params<P: DeserializeOwned>(params: &str, template: &str) -> Result<P> {
    let nul = form_urlencoded::parse(params.as_bytes())
        .find(|(name, value)| name.contains('\0') || value.contains('\0'));
    if let Some((name, _)) = nul {
        let in_path = template.contains(&format!("{{{name}}}"));
        return Err(if in_path {
            AppError::not_found()
        } else {
            no_nul()
        });
    }
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(params.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let path = error.path().to_string();
        // A path that cannot name anything names nothing.
        if template.contains(&format!("{{{path}}}")) {
            return AppError::not_found();
        }
        AppError::new(
            ErrorCode::Malformed,
            "The query is not of this endpoint's shape.",
        )
        .with_field(path, FieldCode::Format)
    })
}

fn parse_body<B: DeserializeOwned + Serialize>(body: &[u8]) -> Result<B> {
    if writes_nul(body) {
        return Err(no_nul());
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value: B = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_data() {
            let text = inner.to_string();
            let named = |before| text.strip_prefix(before)?.split('`').next();
            let missing = named("missing field `");
            // Inside a tagged choice serde forgets where it was, but not what it met.
            let unknown = named("unknown field `");
            return match (missing, unknown) {
                (Some(field), _) if path == "." => AppError::field(field, FieldCode::Required),
                (Some(field), _) => AppError::field(format!("{path}.{field}"), FieldCode::Required),
                (None, Some(field)) if path == "." => AppError::field(field, FieldCode::Format),
                (None, _) => AppError::field(path, FieldCode::Format),
            };
        }
        AppError::new(ErrorCode::Malformed, "The body is not valid JSON.")
    })?;
    json.end()
        .map_err(|_| AppError::new(ErrorCode::Malformed, "Something follows the JSON value."))?;
    objects_are_objects(&value, body)?;
    Ok(value)
}

/// A raw NUL is no JSON anyway; the escape is the only other way to write one. Behind an escaped
/// backslash the same six letters are an honest text.
fn writes_nul(body: &[u8]) -> bool {
    let escapes = |at: &usize| {
        let before = body[..*at].iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 0
    };
    let mut found = body.windows(6).enumerate();
    found.any(|(at, six)| six == br"\u0000" && escapes(&at))
}

/// serde takes `["A"]` for `{"name":"A"}`, the fields in their order. The document promises
/// objects, and an order of fields is no contract.
fn objects_are_objects<B: Serialize>(value: &B, body: &[u8]) -> Result<()> {
    // Only an array can be taken for an object; most bodies have none.
    if !body.contains(&b'[') {
        return Ok(());
    }
    let read = serde_json::to_value(value).map_err(|e| AppError::internal(e.to_string()))?;
    let sent: Value = serde_json::from_slice(body)
        .map_err(|_| AppError::new(ErrorCode::Malformed, "The body is not valid JSON."))?;
    match array_for_object(&read, &sent, "") {
        Some(path) if path.is_empty() => Err(AppError::field(".", FieldCode::Format)),
        Some(path) => Err(AppError::field(path, FieldCode::Format)),
        None => Ok(()),
    }
}

/// Where an array stands for an object, if anywhere.
fn array_for_object(read: &Value, sent: &Value, path: &str) -> Option<String> {
    match (read, sent) {
        (Value::Object(_), Value::Array(_)) => Some(path.to_owned()),
        (Value::Object(read), Value::Object(sent)) => read.iter().find_map(|(name, value)| {
            let joint = if path.is_empty() { "" } else { "." };
            array_for_object(value, sent.get(name)?, &format!("{path}{joint}{name}"))
        }),
        (Value::Array(read), Value::Array(sent)) => {
            let mut pairs = read.iter().zip(sent).enumerate();
            pairs.find_map(|(at, (read, sent))| {
                array_for_object(read, sent, &format!("{path}[{at}]"))
            })
        }
        _ => None,
    }
}
