//! Reads what was pasted the way a browser would, without opening it.

use super::check::LinkRefusal;
use url::{Host, Url};

/// A link longer than that is not read; nobody types one and a code need not hold one.
const MOST_LETTERS: usize = 2048;
/// The longest name that DNS can answer, and the longest part of one (RFC 1035, 2.3.4).
const MOST_HOST: usize = 253;
const MOST_LABEL: usize = 63;

/// An address in the parts that matter here.
pub(super) struct Address {
    /// https, said or left out.
    pub encrypted: bool,
    /// Something stands before an `@`, where a browser reads a user's name and a person reads the host.
    pub userinfo: bool,
    /// As a browser would ask for it: ASCII, small letters, without a closing dot.
    pub host: String,
    /// As people would read it.
    pub shown: String,
    /// The host is a number, or a row of them.
    pub numeric: bool,
    /// The host was written so that people and browsers may read different names.
    pub unusual: bool,
    /// Percent-decoded, small letters, begins with `/`.
    pub path: String,
    /// Names and values, decoded.
    pub query: Vec<(String, String)>,
}

impl Address {
    /// The labels of the host, left to right.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.host.split('.')
    }
}

/// Reads one address. People paste whole messages, so one address among words is found; of several
/// none is chosen.
pub(super) fn read(text: &str) -> Result<Address, LinkRefusal> {
    if text.chars().count() > MOST_LETTERS {
        return Err(LinkRefusal::TooLong);
    }
    let mut found = text
        .split_whitespace()
        .map(bare)
        .filter(|it| !it.is_empty());
    let (Some(first), rest) = (found.next(), found.collect::<Vec<_>>()) else {
        return Err(LinkRefusal::Empty);
    };
    if rest.is_empty() {
        return read_one(first);
    }
    let links: Vec<&str> = std::iter::once(first)
        .chain(rest)
        .filter(|word| looks_like_one(word))
        .collect();
    match links.as_slice() {
        [] => Err(LinkRefusal::NoAddress),
        [one] => read_one(one),
        _ => Err(LinkRefusal::Several),
    }
}

/// Without the quotes, brackets and marks that people set around an address, and without the
/// invisible signs that messengers put there.
fn bare(word: &str) -> &str {
    let around = |c: char| {
        matches!(
            c,
            '<' | '>' | '"' | '\'' | '“' | '”' | '‘' | '’' | '*' | '_' | '`'
        ) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    word.trim_matches(around)
        .trim_end_matches([',', ';', '!', ')'])
        .trim_start_matches('(')
}

/// Among words, an address is what has a scheme or ends in a suffix that exists.
fn looks_like_one(word: &str) -> bool {
    let plain = refang(word);
    if plain.contains("://") {
        return true;
    }
    let end = plain
        .find(['/', '\\', '?', '#', ':'])
        .unwrap_or(plain.len());
    let host = plain[..end].trim_end_matches('.').to_lowercase();
    host.contains('.') && psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// Addresses are written harmlessly in warnings, `hxxps://contoh[.]com`; here they are read.
fn refang(text: &str) -> String {
    let mut plain = text.to_owned();
    for (harmless, real) in [
        ("[.]", "."),
        ("(.)", "."),
        ("{.}", "."),
        ("[dot]", "."),
        ("(dot)", "."),
        ("[:]", ":"),
        ("[://]", "://"),
        ("[/]", "/"),
    ] {
        plain = plain.replace(harmless, real);
    }
    for (harmless, real) in [("hxxps", "https"), ("hxxp", "http")] {
        let head = plain.get(..harmless.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(harmless) {
            plain.replace_range(..harmless.len(), real);
            break;
        }
    }
    plain
}

fn read_one(text: &str) -> Result<Address, LinkRefusal> {
    let text = refang(text);
    if text.chars().any(char::is_control) {
        return Err(LinkRefusal::ControlCharacter);
    }
    let (encrypted, said, rest) = scheme(&text)?;
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, after) = rest.split_at(end);
    let (userinfo, written) = match authority.rsplit_once('@') {
        Some((_, host)) => (true, host),
        None => (false, authority),
    };
    // A word alone is no address; with a scheme it is one, though of nobody.
    if !said && !written.contains(['.', '。', '．', '｡', '[', '%']) {
        return Err(LinkRefusal::NoAddress);
    }
    // The scheme does not change how the rest is read, and http's own port is not kept.
    let url = Url::parse(&format!("https://{written}{after}")).map_err(|_| LinkRefusal::BadHost)?;
    let (host, numeric) = match url.host() {
        Some(Host::Domain(name)) => (name.strip_suffix('.').unwrap_or(name).to_owned(), false),
        Some(Host::Ipv4(number)) => (number.to_string(), true),
        Some(Host::Ipv6(number)) => (number.to_string(), true),
        None => return Err(LinkRefusal::BadHost),
    };
    let fits = |label: &str| !label.is_empty() && label.len() <= MOST_LABEL;
    if !numeric && (host.len() > MOST_HOST || !host.split('.').all(fits)) {
        return Err(LinkRefusal::BadHost);
    }
    let (shown, broken) = idna::domain_to_unicode(&host);
    if broken.is_err() && !numeric {
        return Err(LinkRefusal::BadHost);
    }
    let name = name_of(written).to_lowercase();
    Ok(Address {
        encrypted,
        userinfo,
        unusual: !numeric && name != host && name != shown,
        host,
        shown,
        numeric,
        path: decoded(url.path()).to_lowercase(),
        query: url
            .query_pairs()
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect(),
    })
}

/// Whether it is https, whether a scheme was said, and what follows. No scheme means https.
fn scheme(text: &str) -> Result<(bool, bool, &str), LinkRefusal> {
    let slashes = ['/', '\\'];
    let Some((head, rest)) = text.split_once(':') else {
        return Ok((true, false, text.trim_start_matches(slashes)));
    };
    let word = head.starts_with(|c: char| c.is_ascii_alphabetic())
        && head
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // `rembangkab.go.id:443` begins like a scheme, but a scheme has no dot in use.
    if !word || head.contains('.') {
        return Ok((true, false, text.trim_start_matches(slashes)));
    }
    let rest = rest.trim_start_matches(slashes);
    match head.to_ascii_lowercase().as_str() {
        "https" => Ok((true, true, rest)),
        "http" => Ok((false, true, rest)),
        // `localhost:8080` has a port, `tel:0295` a number.
        _ => Err(LinkRefusal::OtherScheme),
    }
}

/// The host as it was written, without its port and closing dot.
fn name_of(written: &str) -> &str {
    let host = match written.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => written,
    };
    host.strip_suffix('.').unwrap_or(host)
}

/// Percent-decoded once; what is no UTF-8 is replaced.
pub(super) fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
