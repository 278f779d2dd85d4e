//! How long to wait after the n-th try in vain.

use std::time::Duration;

/// After the first one.
const FIRST: Duration = Duration::from_secs(2);
/// However many there were.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// A server that asks for more is asked again after this: a slip of a header must not silence a
/// phone for years.
const LONGEST_NAMED: Duration = Duration::from_secs(3600);

/// Doubles with each try, and is spread over its upper half by `luck` from 0 to 1, so that phones
/// that lost the same server do not come back together.
pub(super) fn after(tries: u32, luck: f64) -> Duration {
    let whole = FIRST
        .saturating_mul(1 << tries.saturating_sub(1).min(16))
        .min(LONGEST);
    spread(whole / 2, whole / 2, luck)
}

/// What the server named, within reason, and a little later, for the same reason.
pub(super) fn named(asked: Duration, luck: f64) -> Duration {
    spread(asked.min(LONGEST_NAMED), FIRST, luck)
}

/// In whole milliseconds, as the store keeps it.
fn spread(least: Duration, more: Duration, luck: f64) -> Duration {
    let wait = least + more.mul_f64(luck.clamp(0.0, 1.0));
    Duration::from_millis(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_doubles_up_to_a_quarter_of_an_hour() {
        for (tries, low, high) in [
            (0, 1, 2),
            (1, 1, 2),
            (2, 2, 4),
            (3, 4, 8),
            (9, 256, 512),
            (10, 450, 900),
            (11, 450, 900),
            (u32::MAX, 450, 900),
        ] {
            assert_eq!(after(tries, 0.0), Duration::from_secs(low), "{tries}");
            assert_eq!(after(tries, 1.0), Duration::from_secs(high), "{tries}");
        }
    }

    #[test]
    fn what_the_server_named_is_never_shortened_but_for_nonsense() {
        assert_eq!(named(Duration::from_secs(120), 0.0).as_secs(), 120);
        assert_eq!(named(Duration::from_secs(120), 1.0).as_secs(), 122);
        assert_eq!(named(Duration::from_secs(u64::MAX), 0.0).as_secs(), 3600);
    }
}
