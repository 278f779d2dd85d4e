//! The verdict.

use super::address::{Address, read};
use super::alike::{How, alike, at_or_below, owner, under_government};
use super::lists::{HostState, LinkLists, OfficialHost, Relay, RelayForm};
use super::relay::{carried, relayed};
use serde::{Deserialize, Serialize};

/// Relays that show relays are followed so far.
const MOST_RELAYS: u8 = 3;

/// What was pasted, and the lists to judge it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkInput {
    /// An address, or a message with one address in it. At most 2,048 letters.
    pub text: String,
    /// The lists as they stand.
    pub lists: LinkLists,
}

/// What an address is, as far as it can be known without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LinkCheck {
    /// Why there is no verdict.
    pub refusal: Option<LinkRefusal>,
    /// Absent only with a refusal.
    pub verdict: Option<LinkVerdict>,
    /// The host that a browser would ask, in ASCII.
    pub host: Option<String>,
    /// The same as people would read it, where that differs.
    pub shown: Option<String>,
    /// The registrable domain: who answers for the host.
    pub owner: Option<String>,
    /// The official host that is meant, of a look-alike.
    pub official: Option<String>,
    /// What led to the verdict and what else is to be known.
    pub reasons: Vec<LinkReason>,
    /// Words in it that bait.
    pub words: Vec<String>,
    /// An address within the address.
    pub inner: Option<Inner>,
}

/// An address within the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Inner {
    /// Its host.
    pub host: String,
    /// What it would be by itself.
    pub verdict: LinkVerdict,
}

/// The closed list of verdicts. None of them says "safe": a page is known by its owner only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LinkVerdict {
    /// The regency's own host, in use, encrypted, not under incident.
    Resmi,
    /// The regency's own host, but something is wrong with it or with this page.
    ResmiBermasalah,
    /// Another government's host.
    PemerintahLain,
    /// Imitates one of ours. Not to be opened.
    MiripResmi,
    /// On the list of harmful hosts.
    Berbahaya,
    /// Nothing is known of it.
    TidakDikenal,
}

/// Why there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkRefusal {
    /// Nothing was pasted.
    Empty,
    /// Words, but no address.
    NoAddress,
    /// More than one address: each is to be asked by itself.
    Several,
    /// More than 2,048 letters.
    TooLong,
    /// Neither http nor https: `javascript:`, `tel:`.
    OtherScheme,
    /// A control character within it.
    ControlCharacter,
    /// A host that no browser would ask for.
    BadHost,
}

/// What led to a verdict, or what else is to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// On the list of official hosts.
    Registered,
    /// The official host is under incident.
    HostIncident,
    /// The path of the official host is under incident.
    PathIncident,
    /// The official host is no longer used.
    Retired,
    /// On the list of harmful hosts.
    Blocked,
    /// http: others on the line can read and change the page.
    NotEncrypted,
    /// Below one of our names, but not on the list.
    UnregisteredSubdomain,
    /// Below a suffix that only governments can have.
    GovernmentSuffix,
    /// Letters that look like an official name's.
    LookAlike,
    /// A letter or two from an official name.
    NearlyTheName,
    /// An official name, or the government's suffix, as a part of another's host.
    NameInside,
    /// A name before an `@`: a browser goes to what follows it.
    NameBeforeAt,
    /// The host is a number.
    NumericHost,
    /// The host is written in an unusual way.
    UnusualWriting,
    /// A short address: it does not show where it leads.
    HiddenDestination,
    /// Shows another host's page under its own name.
    Relay,
    /// Carries a full address of another host.
    CarriesAddress,
    /// Words that bait.
    BaitWords,
    /// Ends in a program for phones.
    Program,
}

/// Judges an address by the lists.
pub fn check(input: &LinkInput) -> LinkCheck {
    match read(&input.text) {
        Ok(address) => judge(&address, &input.lists, 0),
        Err(refusal) => LinkCheck {
            refusal: Some(refusal),
            ..nothing()
        },
    }
}

/// An address as it is kept on a list: host and path, without the query. The path is decoded and in
/// small letters, and one that says nothing is left out.
pub fn address_of(text: &str) -> Result<String, LinkRefusal> {
    let address = read(text)?;
    Ok(format!(
        "{}{}",
        address.host,
        address.path.trim_end_matches('/')
    ))
}

const fn nothing() -> LinkCheck {
    LinkCheck {
        refusal: None,
        verdict: None,
        host: None,
        shown: None,
        owner: None,
        official: None,
        reasons: Vec::new(),
        words: Vec::new(),
        inner: None,
    }
}

fn judge(address: &Address, lists: &LinkLists, depth: u8) -> LinkCheck {
    let mut found = LinkCheck {
        host: Some(address.host.clone()),
        shown: (address.shown != address.host).then(|| address.shown.clone()),
        owner: (!address.numeric).then(|| owner(&address.host).to_owned()),
        ..nothing()
    };
    let verdict = match lists.hosts.iter().find(|it| it.host == address.host) {
        Some(official) => of_ours(&mut found, address, official, lists),
        None => of_another(&mut found, address, lists, depth),
    };
    found.verdict = Some(if !address.userinfo {
        verdict
    } else {
        found.reasons.push(LinkReason::NameBeforeAt);
        if verdict == LinkVerdict::Berbahaya {
            verdict
        } else {
            LinkVerdict::MiripResmi
        }
    });
    if address.unusual {
        found.reasons.push(LinkReason::UnusualWriting);
    }
    if found.inner.is_none()
        && let Some(inner) = carried(address)
        && inner.host != address.host
    {
        found.reasons.push(LinkReason::CarriesAddress);
        found.inner = inner_of(&inner, lists, depth);
    }
    found
}

/// The host is on our list.
fn of_ours(
    found: &mut LinkCheck,
    address: &Address,
    official: &OfficialHost,
    lists: &LinkLists,
) -> LinkVerdict {
    found.reasons.push(LinkReason::Registered);
    let troubles = [
        (
            official.state == HostState::Incident,
            LinkReason::HostIncident,
        ),
        (official.state == HostState::Retired, LinkReason::Retired),
        (
            listed(address, &lists.flagged, false),
            LinkReason::PathIncident,
        ),
        (listed(address, &lists.blocked, true), LinkReason::Blocked),
        (!address.encrypted, LinkReason::NotEncrypted),
    ];
    let before = found.reasons.len();
    found.reasons.extend(
        troubles
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, reason)| reason),
    );
    if found.reasons.len() == before {
        LinkVerdict::Resmi
    } else {
        LinkVerdict::ResmiBermasalah
    }
}

/// The host is not on our list.
fn of_another(
    found: &mut LinkCheck,
    address: &Address,
    lists: &LinkLists,
    depth: u8,
) -> LinkVerdict {
    let mut verdict = by_name(found, address, lists, depth);
    if listed(address, &lists.blocked, true) {
        found.reasons.push(LinkReason::Blocked);
        verdict = LinkVerdict::Berbahaya;
    }
    if !address.encrypted {
        found.reasons.push(LinkReason::NotEncrypted);
    }
    if verdict != LinkVerdict::PemerintahLain {
        found.words = bait(address, &lists.words);
        if !found.words.is_empty() {
            found.reasons.push(LinkReason::BaitWords);
        }
        if address.path.trim_end_matches('/').ends_with(".apk") {
            found.reasons.push(LinkReason::Program);
        }
    }
    verdict
}

fn by_name(found: &mut LinkCheck, address: &Address, lists: &LinkLists, depth: u8) -> LinkVerdict {
    if address.numeric {
        found.reasons.push(LinkReason::NumericHost);
        return LinkVerdict::TidakDikenal;
    }
    if let Some(inner) = relayed(address, lists) {
        found.reasons.push(LinkReason::Relay);
        found.inner = inner.and_then(|inner| inner_of(&inner, lists, depth));
        // Nobody's page becomes ours by being shown by another.
        return match found.inner.as_ref().map(|inner| inner.verdict) {
            Some(bad @ (LinkVerdict::MiripResmi | LinkVerdict::Berbahaya)) => bad,
            _ => LinkVerdict::TidakDikenal,
        };
    }
    if lists
        .shorteners
        .iter()
        .any(|it| at_or_below(&address.host, it))
    {
        found.reasons.push(LinkReason::HiddenDestination);
        return LinkVerdict::TidakDikenal;
    }
    let ours = |official: &OfficialHost| owner(&official.host) == owner(&address.host);
    if address.host.is_ascii() && lists.hosts.iter().any(ours) {
        found.reasons.push(LinkReason::UnregisteredSubdomain);
        return LinkVerdict::TidakDikenal;
    }
    if let Some(alike) = alike(address, lists) {
        found.official = Some(alike.official);
        found.reasons.push(match alike.how {
            How::Look => LinkReason::LookAlike,
            How::Slip => LinkReason::NearlyTheName,
            How::Name => LinkReason::NameInside,
        });
        return LinkVerdict::MiripResmi;
    }
    if under_government(&address.host, lists) {
        found.reasons.push(LinkReason::GovernmentSuffix);
        return LinkVerdict::PemerintahLain;
    }
    LinkVerdict::TidakDikenal
}

fn inner_of(address: &Address, lists: &LinkLists, depth: u8) -> Option<Inner> {
    let verdict = if depth < MOST_RELAYS {
        judge(address, lists, depth + 1).verdict?
    } else {
        LinkVerdict::TidakDikenal
    };
    Some(Inner {
        host: address.host.clone(),
        verdict,
    })
}

/// Whether a row of the list stands for this address: its host (with `below`, also every host
/// below the row's), and the row's path or anything under it.
fn listed(address: &Address, rows: &[String], below: bool) -> bool {
    rows.iter().any(|row| {
        let (host, path) = row.split_at(row.find('/').unwrap_or(row.len()));
        let path = path.trim_end_matches('/').to_lowercase();
        let here = if below {
            at_or_below(&address.host, host)
        } else {
            address.host == host
        };
        let under = address
            .path
            .strip_prefix(&path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        here && under
    })
}

/// Whole words of host, path and query that bait; digits end a word, so that `pkh32` is `pkh`.
fn bait(address: &Address, words: &[String]) -> Vec<String> {
    let query = address
        .query
        .iter()
        .flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let texts: Vec<String> = [address.shown.as_str(), address.path.as_str()]
        .into_iter()
        .chain(query)
        .map(str::to_lowercase)
        .collect();
    let mut found: Vec<String> = Vec::new();
    for word in texts
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
    {
        if words.iter().any(|bait| bait == word) && !found.iter().any(|it| it == word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// Row 8.2 of section 8.
pub fn check_example() -> LinkInput {
    LinkInput {
        text: "https://rembangkab.go.id.bansos-cair.web.app/".to_owned(),
        lists: LinkLists {
            hosts: vec![OfficialHost {
                host: "rembangkab.go.id".to_owned(),
                state: HostState::Active,
            }],
            flagged: Vec::new(),
            blocked: vec!["pkh32.b-cdn.net".to_owned()],
            government: vec!["go.id".to_owned(), "desa.id".to_owned()],
            words: vec!["bansos".to_owned()],
            shorteners: vec!["bit.ly".to_owned()],
            relays: vec![Relay {
                host: "translate.goog".to_owned(),
                form: RelayForm::Label,
            }],
        },
    }
}
