//! Addresses within addresses: translators, page caches, redirects, and whatever a query carries.

use super::address::{Address, decoded, read};
use super::alike::at_or_below;
use super::lists::{LinkLists, RelayForm};

/// The address that a relay shows under its own name; nothing if this is no relay. The inner
/// `None` is a relay that does not say which.
pub(super) fn relayed(address: &Address, lists: &LinkLists) -> Option<Option<Address>> {
    let mut forms = lists
        .relays
        .iter()
        .filter(|relay| at_or_below(&address.host, &relay.host))
        .map(|relay| (relay, inside(address, relay.form, &relay.host)))
        .peekable();
    forms.peek()?;
    // A host may relay in more ways than one, and be more than a relay: google.com/maps shows nobody else's page.
    let mut bare = false;
    for (relay, inner) in forms {
        if inner.is_some() {
            return Some(inner);
        }
        bare |= relay.form != RelayForm::Query;
    }
    bare.then_some(None)
}

fn inside(address: &Address, form: RelayForm, relay: &str) -> Option<Address> {
    match form {
        RelayForm::Label => {
            let label = address.host.strip_suffix(relay)?.strip_suffix('.')?;
            // Two hyphens are one; one is a dot.
            let host = label
                .replace("--", "\0")
                .replace('-', ".")
                .replace('\0', "-");
            read(&format!("https://{host}{}", address.path)).ok()
        }
        RelayForm::Path => {
            let encrypted = address.path.contains("/s/");
            let mut parts = address.path.trim_start_matches('/').split('/').peekable();
            while parts
                .next_if(|part| part.len() <= 1 || *part == "amp")
                .is_some()
            {}
            let rest = parts.collect::<Vec<_>>().join("/");
            let scheme = if encrypted { "https" } else { "http" };
            rest.split('/')
                .next()
                .is_some_and(|host| host.contains('.'))
                .then(|| read(&format!("{scheme}://{rest}")).ok())?
        }
        RelayForm::Query => carried(address),
    }
}

/// A full address in the query, whatever its name; the first one.
pub(super) fn carried(address: &Address) -> Option<Address> {
    address.query.iter().find_map(|(_, value)| {
        // Often encoded once more than its carrier.
        [value.clone(), decoded(value)]
            .into_iter()
            .find(|it| is_full(it))
            .and_then(|it| read(it.trim()).ok())
    })
}

fn is_full(value: &str) -> bool {
    let value = value.trim_start().to_ascii_lowercase();
    ["http:", "https:", "//", "\\\\", "/\\", "\\/"]
        .iter()
        .any(|head| value.starts_with(head))
}
