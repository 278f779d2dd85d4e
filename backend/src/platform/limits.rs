//! How often one may ask. By account and by device, because a whole village may share one
//! address; by address only widely. In memory: a limit that forgets at a restart still limits.
//! Guesses of secrets are another matter and are counted in the database, see `auth/throttle`.

use super::auth::Person;
use super::error::{AppError, Result};
use actix_web::HttpRequest;
use actix_web::http::header;
use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use ipnet::IpNet;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// Requests per second and at once, of one account on all its devices.
pub const ACCOUNT: (u32, u32) = (10, 1_200);
/// Of one device: an account's owner is not locked out by a lost phone.
pub const DEVICE: (u32, u32) = (6, 900);
/// Of one address: a thousand people behind one mobile gateway who all open a page at once.
pub const ADDRESS: (u32, u32) = (300, 20_000);
/// What a ready answer costs its asker more when it must be made first: a reader's time instead of
/// a few bytes. Whoever invents questions comes to an end long before whoever reads.
pub const MISS: u32 = 30;
/// Of one household that nobody there has signed in: each new account and each try at a secret
/// costs a core 40 ms, and phone numbers are free to invent.
pub const STRANGERS: (u32, u32) = (2, 300);
/// Keys that may gather before those at rest are dropped.
const MOST_KEYS: usize = 100_000;

type Limiter<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// All limits of this server.
pub struct Limits {
    accounts: Limiter<Uuid>,
    devices: Limiter<Uuid>,
    addresses: Limiter<IpAddr>,
    strangers: Limiter<IpAddr>,
    proxies: Vec<IpNet>,
    warned: AtomicBool,
}

impl Limits {
    /// With the proxies whose word about an address counts.
    pub fn new(proxies: Vec<IpNet>) -> Self {
        Self {
            accounts: limiter(ACCOUNT),
            devices: limiter(DEVICE),
            addresses: limiter(ADDRESS),
            strangers: limiter(STRANGERS),
            proxies,
            warned: AtomicBool::new(false),
        }
    }

    /// Counts a signed-in caller.
    pub fn person(&self, person: &Person) -> Result<()> {
        check(&self.accounts, &person.account.0)?;
        check(&self.devices, &person.device.0)
    }

    /// Counts an address.
    pub fn address(&self, address: Option<IpAddr>) -> Result<()> {
        self.outside(address)
            .map_or(Ok(()), |household| check(&self.addresses, &household))
    }

    /// Counts what an answer costs that was not ready, beside the request itself.
    pub fn miss(&self, address: Option<IpAddr>) -> Result<()> {
        self.outside(address).map_or(Ok(()), |household| {
            check_many(&self.addresses, &household, MISS)
        })
    }

    /// Counts somebody who is not known yet and makes the server work.
    pub fn stranger(&self, address: Option<IpAddr>) -> Result<()> {
        self.outside(address)
            .map_or(Ok(()), |household| check(&self.strangers, &household))
    }

    /// The household to count. Callers on this machine itself are its operator, unless that is
    /// where the proxy stands and everybody comes from.
    fn outside(&self, address: Option<IpAddr>) -> Option<IpAddr> {
        address
            .filter(|address| !address.is_loopback() || self.trusts(*address))
            .map(household)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|net| net.contains(&address))
    }

    /// Who really asks: the peer, or what trusted proxies say, read from the right. Anybody can
    /// write an `X-Forwarded-For`; only what the nearest trusted proxy added to it is true.
    pub fn origin(&self, req: &HttpRequest) -> Option<IpAddr> {
        let mut at = req.peer_addr()?.ip().to_canonical();
        let forwarded = req
            .headers()
            .get_all(header::X_FORWARDED_FOR)
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        let hops: Vec<&str> = forwarded.map(str::trim).collect();
        if !hops.is_empty() && is_private(at) && !self.trusts(at) {
            self.warn();
        }
        for hop in hops.iter().rev() {
            if !self.trusts(at) {
                break;
            }
            let Some(next) = hop_address(hop) else {
                break;
            };
            at = next.to_canonical();
        }
        Some(at)
    }

    /// Once: the limits of all who come through that proxy are one limit.
    fn warn(&self) {
        if !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "a proxy in a private network names its callers, but REMBANG_TRUSTED_PROXIES does                  not name the proxy: everybody behind it shares one limit"
            );
        }
    }
}

fn limiter<K: Hash + Eq + Clone>((per_second, at_once): (u32, u32)) -> Limiter<K> {
    let some = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_second(some(per_second)).allow_burst(some(at_once)))
}

fn check<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Result<()> {
    check_many(limiter, key, 1)
}

fn check_many<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K, cells: u32) -> Result<()> {
    if limiter.len() > MOST_KEYS {
        limiter.retain_recent();
    }
    let cells = NonZeroU32::new(cells).unwrap_or(NonZeroU32::MIN);
    let counted = limiter
        .check_key_n(key, cells)
        .map_err(|beyond| AppError::internal(beyond.to_string()))?;
    counted.map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        AppError::too_many(wait.as_secs() + 1)
    })
}

/// An address as proxies write it: some add the port, and then IPv6 stands in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim_matches('"');
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']'));
    bare.unwrap_or(hop)
        .parse()
        .or_else(|_| hop.parse().map(|with_port: SocketAddr| with_port.ip()))
        .ok()
}

/// Where a reverse proxy stands and no visitor does.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_loopback(),
    }
}

/// A household has one IPv4 address but 2^64 of IPv6.
pub fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn origin(proxies: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let proxies = proxies.iter().map(|net| net.parse().expect("a net"));
        let limits = Limits::new(proxies.collect());
        let peer = format!("{peer}:4711").parse().expect("a peer");
        let mut req = TestRequest::get().peer_addr(peer);
        for value in forwarded {
            req = req.append_header(("X-Forwarded-For", *value));
        }
        let found = limits.origin(&req.to_http_request());
        found.expect("an address").to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy = ["10.0.0.0/8"];
        assert_eq!(origin(&[], "9.9.9.9", &["1.1.1.1"]), "9.9.9.9");
        assert_eq!(origin(&proxy, "9.9.9.9", &["1.1.1.1"]), "9.9.9.9");
        assert_eq!(origin(&proxy, "10.0.0.1", &["1.1.1.1"]), "1.1.1.1");
        // What the caller wrote stands left of what the proxy added.
        assert_eq!(origin(&proxy, "10.0.0.1", &["8.8.8.8, 1.1.1.1"]), "1.1.1.1");
        assert_eq!(
            origin(&proxy, "10.0.0.1", &["8.8.8.8", "1.1.1.1, 10.0.0.2"]),
            "1.1.1.1"
        );
        assert_eq!(origin(&proxy, "10.0.0.1", &["junk"]), "10.0.0.1");
        assert_eq!(origin(&proxy, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn a_hop_may_carry_its_port_and_brackets() {
        let proxy = ["127.0.0.0/8"];
        for (hop, address) in [
            ("114.125.1.1:40001", "114.125.1.1"),
            ("[2404:8000::1]:4001", "2404:8000::1"),
            ("[2404:8000::1]", "2404:8000::1"),
            ("2404:8000::1", "2404:8000::1"),
            ("::ffff:114.125.1.1", "114.125.1.1"),
            ("\"[2404:8000::1]:4001\"", "2404:8000::1"),
            // No address: the proxy is all that is known.
            ("114.125.1.1:", "127.0.0.1"),
            ("[114.125.1.1", "127.0.0.1"),
            ("unknown", "127.0.0.1"),
        ] {
            assert_eq!(origin(&proxy, "127.0.0.1", &[hop]), address, "{hop}");
        }
    }

    #[test]
    fn behind_a_proxy_on_this_machine_nobody_is_its_operator() {
        let own: Option<IpAddr> = "127.0.0.1".parse().ok();
        let beyond = |limits: &Limits| (0..2 * STRANGERS.1).any(|_| limits.stranger(own).is_err());
        assert!(!beyond(&Limits::new(Vec::new())));
        assert!(beyond(&Limits::new(vec![
            "127.0.0.0/8".parse().expect("a net")
        ])));
    }

    #[test]
    fn beyond_the_burst_one_waits_and_neighbours_do_not() {
        let limits = Limits::new(Vec::new());
        let at = |text: &str| text.parse::<IpAddr>().ok();
        for _ in 0..ADDRESS.1 {
            limits.address(at("9.9.9.9")).expect("within the burst");
        }
        // The bucket refills while we count; it cannot refill twice over.
        let refused = (0..ADDRESS.1).find_map(|_| limits.address(at("9.9.9.9")).err());
        assert!(refused.expect("a refusal").retry_after >= Some(1));
        limits.address(at("9.9.9.8")).expect("a neighbour");
        limits.address(at("127.0.0.1")).expect("the operator");
    }

    #[test]
    fn one_household_has_one_bucket() {
        let text = |address: &str| household(address.parse().expect("an address")).to_string();
        assert_eq!(text("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(text("192.0.2.7"), "192.0.2.7");
    }
}
