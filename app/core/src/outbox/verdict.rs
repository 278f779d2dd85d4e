//! What a refusal means: what to do next, and what it says of the tries before it.

use rembang_shared::error::{ErrorBody, ErrorCode, Refusal};

/// What a refusal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Somebody signs in; nothing was wrong with the operation.
    SignIn,
    /// The same again, later.
    Later,
    /// A person looks at it.
    Person,
}

/// Every status has its place here; none removes an operation.
pub(super) const fn verdict(status: u16) -> Verdict {
    match status {
        401 => Verdict::SignIn,
        408 | 425 | 429 | 500.. => Verdict::Later,
        _ => Verdict::Person,
    }
}

/// What this answer says of the tries before it: `Some(false)`, none of them arrived; `Some(true)`,
/// this one may have; nothing, where the server turned it away before it looked for the key.
///
/// The server looks for the key first and answers a known one with the receipt it kept. So whoever
/// hears of a conflict, or of a rule, was not known. A server that broke down may have done so
/// after its COMMIT.
///
/// This rests on one more thing: a request that was given up after half a minute does not reach the
/// server later than the next one. The connection is closed by then.
pub(super) fn fate(status: u16, body: &ErrorBody) -> Option<bool> {
    match (status, body.code) {
        (409, ErrorCode::Conflict) => Some(false),
        (422, ErrorCode::Refused) => Some(body.refusal == Some(Refusal::KeyReused)),
        (500.., _) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_place() {
        // OB-3: an ended session deletes no queue, and no status ends one for ever.
        for (status, expected) in [
            (400, Verdict::Person),
            (401, Verdict::SignIn),
            (403, Verdict::Person),
            (404, Verdict::Person),
            (405, Verdict::Person),
            (408, Verdict::Later),
            (409, Verdict::Person),
            (410, Verdict::Person),
            (413, Verdict::Person),
            (415, Verdict::Person),
            (422, Verdict::Person),
            (425, Verdict::Later),
            (428, Verdict::Person),
            (429, Verdict::Later),
            (500, Verdict::Later),
            (502, Verdict::Later),
            (503, Verdict::Later),
            (504, Verdict::Later),
            (507, Verdict::Later),
            (599, Verdict::Later),
        ] {
            assert_eq!(verdict(status), expected, "{status}");
        }
    }
}
