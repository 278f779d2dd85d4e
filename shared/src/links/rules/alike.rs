//! Does a host imitate one of ours? By look, by a slip of the finger, or by wearing our name.

use super::address::Address;
use super::lists::LinkLists;

/// A shorter name is nearer to too many others.
const LONG_NAME: usize = 8;

/// How a host imitates, and whom.
pub(super) struct Alike {
    /// The official host that is meant.
    pub official: String,
    pub how: How,
}

pub(super) enum How {
    /// Looks the same: other letters of the same shape (UTS 39, skeleton).
    Look,
    /// A letter or two from it.
    Slip,
    /// Has its name, or the government's suffix, as a part.
    Name,
}

/// The first way in which the host imitates an official one.
pub(super) fn alike(address: &Address, lists: &LinkLists) -> Option<Alike> {
    let shown = skeleton(&address.shown);
    let found = |official: &str, how| {
        Some(Alike {
            official: official.to_owned(),
            how,
        })
    };
    for official in &lists.hosts {
        // The registered host itself never comes here.
        if skeleton(&official.host) == shown || skeleton(owner(&official.host)) == shown {
            return found(&official.host, How::Look);
        }
    }
    // Names under a government's suffix are given out by registries: jombangkab.go.id is real.
    if address.host.is_ascii() && !has_puny(&address.host) && under_government(&address.host, lists)
    {
        return None;
    }
    let suffix = psl::suffix_str(&address.host).map_or(0, |suffix| suffix.split('.').count());
    let all: Vec<&str> = address.labels().collect();
    let seen: Vec<&str> = address.shown.split('.').collect();
    let own = all.len().saturating_sub(suffix);
    for official in &lists.hosts {
        let name = name(&official.host);
        let look = skeleton(name);
        for (label, shown) in all.iter().zip(&seen).take(own) {
            let seen = skeleton(shown);
            if seen == look && *label != name {
                return found(&official.host, How::Look);
            }
            if *label == name
                || seen.starts_with(&look)
                || label.split('-').any(|part| part == name)
            {
                return found(&official.host, How::Name);
            }
            let most = if name.len() < LONG_NAME { 1 } else { 2 };
            if strsim::damerau_levenshtein(shown, name) <= most {
                return found(&official.host, How::Slip);
            }
        }
    }
    if wears_government(&address.host, lists) {
        let first = lists.hosts.first().map_or("", |official| &official.host);
        return found(first, How::Name);
    }
    None
}

/// True for hosts below a suffix that only governments can have.
pub(super) fn under_government(host: &str, lists: &LinkLists) -> bool {
    lists.government.iter().any(|suffix| below(host, suffix))
}

/// `go.id` where it is no suffix: as labels in the middle, or with hyphens for dots.
fn wears_government(host: &str, lists: &LinkLists) -> bool {
    lists.government.iter().any(|suffix| {
        let hyphens = format!("-{}", suffix.replace('.', "-"));
        let inside = format!("{suffix}.");
        let labels = host.starts_with(&inside) || host.contains(&format!(".{inside}"));
        let worn = host.split('.').any(|label| {
            label.match_indices(&hyphens).any(|(at, found)| {
                let after = &label[at + found.len()..];
                after.is_empty() || after.starts_with('-')
            })
        });
        labels || worn
    })
}

/// The registrable domain: what somebody registered or was given by a host of many.
pub(super) fn owner(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}

/// Its first label, by which people know the owner.
fn name(host: &str) -> &str {
    owner(host).split('.').next().unwrap_or_default()
}

/// True for the host itself and everything below it.
pub(super) fn at_or_below(host: &str, top: &str) -> bool {
    host == top || below(host, top)
}

fn below(host: &str, top: &str) -> bool {
    host.strip_suffix(top)
        .is_some_and(|rest| rest.ends_with('.'))
}

fn has_puny(host: &str) -> bool {
    host.split('.').any(|label| label.starts_with("xn--"))
}

/// Two texts with one skeleton look the same. Small letters again at the end, because the shape of
/// a nought is given as a capital O.
fn skeleton(text: &str) -> String {
    unicode_security::skeleton(text)
        .collect::<String>()
        .to_lowercase()
}
