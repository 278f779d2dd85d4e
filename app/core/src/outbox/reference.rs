//! What one operation says of another that has not arrived yet. Where a pregnancy is opened for a
//! woman who was registered on the same walk, her id is known only to the receipt of the
//! registration. Until then a place in params or body holds
//!
//! ```json
//! { "$receipt": { "of": "<key>", "at": "/id" } }
//! ```
//!
//! with a JSON pointer into that receipt. It is filled once, when the receipt comes or a person
//! names what stands for it, and before the first try: so the same key always says the same.

use super::operation::Payload;
use serde_json::{Value, json};
use uuid::Uuid;

const MARK: &str = "$receipt";

/// Such a place.
pub fn to(key: Uuid, pointer: &str) -> Value {
    json!({ MARK: { "of": key, "at": pointer } })
}

/// The keys that a payload still speaks of.
pub fn unfilled(payload: &Payload) -> Vec<Uuid> {
    let mut found = Vec::new();
    for value in [&payload.params, &payload.body] {
        collect(value, &mut found);
    }
    found
}

/// Fills in what the receipt of `key` says. What it does not hold stays as it is.
pub fn fill(payload: &mut Payload, key: Uuid, receipt: &Value) {
    change(payload, &mut |of, at| {
        (of == key).then(|| receipt.pointer(at).cloned()).flatten()
    });
}

/// Speaks of `new` wherever it spoke of `old`.
pub fn rename(payload: &mut Payload, old: Uuid, new: Uuid) {
    change(payload, &mut |of, at| (of == old).then(|| to(new, at)));
}

fn parts(value: &Value) -> Option<(Uuid, &str)> {
    let place = value.as_object().filter(|all| all.len() == 1)?.get(MARK)?;
    let of = place.get("of")?.as_str()?.parse().ok()?;
    Some((of, place.get("at")?.as_str()?))
}

fn collect(value: &Value, found: &mut Vec<Uuid>) {
    match (parts(value), value) {
        (Some((of, _)), _) => found.push(of),
        (None, Value::Array(all)) => all.iter().for_each(|one| collect(one, found)),
        (None, Value::Object(all)) => all.values().for_each(|one| collect(one, found)),
        _ => {}
    }
}

type Change<'a> = &'a mut dyn FnMut(Uuid, &str) -> Option<Value>;

fn change(payload: &mut Payload, with: Change<'_>) {
    for value in [&mut payload.params, &mut payload.body] {
        walk(value, with);
    }
}

fn walk(value: &mut Value, with: Change<'_>) {
    if let Some((of, at)) = parts(value) {
        if let Some(new) = with(of, at) {
            *value = new;
        }
        return;
    }
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| walk(one, with)),
        Value::Object(all) => all.values_mut().for_each(|one| walk(one, with)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_filled_and_renamed_wherever_they_stand() {
        let (woman, other, new) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let mut payload = Payload {
            params: json!({ "id": to(woman, "/id") }),
            body: json!({ "of": [to(other, "/a/0"), { "deep": to(woman, "/none") }], "n": 1 }),
        };
        assert_eq!(unfilled(&payload), [woman, other, woman]);
        fill(&mut payload, woman, &json!({ "id": "W" }));
        assert_eq!(payload.params, json!({ "id": "W" }));
        // What the receipt does not say is left, to be seen.
        assert_eq!(unfilled(&payload), [other, woman]);
        rename(&mut payload, other, new);
        fill(&mut payload, new, &json!({ "a": [7] }));
        assert_eq!(
            payload.body,
            json!({ "of": [7, { "deep": to(woman, "/none") }], "n": 1 })
        );
    }
}
