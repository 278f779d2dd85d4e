//! One request and what came back, before anybody says what it means.

use super::{CallError, Client};
use chrono::DateTime;
use rembang_shared::endpoint::{BASE_PATH, Info};
use rembang_shared::error::ErrorBody;
use reqwest::header::{CONTENT_TYPE, DATE, ETAG, HeaderMap, IF_MATCH, IF_NONE_MATCH, RETRY_AFTER};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// A question to the server.
pub struct Asked<'a> {
    /// The row.
    pub info: &'a Info,
    /// Path and query, flat.
    pub params: &'a Value,
    /// The body, where the row writes.
    pub body: &'a Value,
    /// For rows that write.
    pub key: Uuid,
    /// For rows that are `versioned`.
    pub version: Option<i64>,
    /// What is kept of the answer already.
    pub etag: Option<&'a str>,
    /// In whose name.
    pub access: Option<&'a str>,
}

/// What came back.
pub struct Heard {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, without its parameters.
    media: String,
    bytes: Vec<u8>,
    /// For asking again.
    pub etag: Option<String>,
    /// What `Retry-After` named.
    pub retry_after: Option<Duration>,
    /// The server's clock, in seconds since 1970.
    pub server_time: Option<i64>,
}

impl Heard {
    /// The JSON of a good answer; nothing where it says that the kept one still stands. A page of
    /// a hotspot is no answer, whatever its status.
    pub fn answer(&self) -> Result<Option<&[u8]>, CallError> {
        if self.status == StatusCode::NOT_MODIFIED.as_u16() {
            return Ok(None);
        }
        if self.status == StatusCode::OK.as_u16() && self.media == "application/json" {
            return Ok(Some(&self.bytes));
        }
        let refused = self.status >= 400 && self.media == "application/problem+json";
        let body = refused.then(|| serde_json::from_slice::<ErrorBody>(&self.bytes).ok());
        match body.flatten() {
            Some(body) => Err(CallError::Refused {
                status: self.status,
                retry_after: self.retry_after.map(|wait| wait.as_secs()),
                body: Box::new(body),
            }),
            None => Err(CallError::NotOurs(self.status)),
        }
    }

    /// The file of a feed, if it is of the media type that its row promises.
    pub fn file(&self, media: &str) -> Result<&[u8], CallError> {
        let promised = media.split(';').next().unwrap_or_default();
        if self.status == StatusCode::OK.as_u16() && self.media == promised {
            return Ok(&self.bytes);
        }
        // What else there is to say is a refusal, or not ours.
        self.answer()
            .and_then(|_| Err(CallError::NotOurs(self.status)))
    }
}

impl Client {
    /// Asks, and hears what comes back, whatever it is.
    pub async fn exchange(&self, asked: &Asked<'_>) -> Result<Heard, CallError> {
        let (path, query) = address(asked.info.path, asked.params);
        let method = match asked.info.method {
            rembang_shared::endpoint::Method::GET => Method::GET,
            rembang_shared::endpoint::Method::POST => Method::POST,
            rembang_shared::endpoint::Method::PATCH => Method::PATCH,
            rembang_shared::endpoint::Method::DELETE => Method::DELETE,
        };
        let mut request = self
            .http
            .request(method, format!("{}{BASE_PATH}{path}", self.origin))
            .query(&query);
        if let Some(token) = asked.access {
            request = request.bearer_auth(token);
        }
        if asked.info.method.writes() {
            request = request
                .header("Idempotency-Key", asked.key.to_string())
                .json(asked.body);
        }
        if let Some(version) = asked.version {
            request = request.header(IF_MATCH, format!("\"{version}\""));
        }
        if let Some(etag) = asked.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let response = request.send().await.map_err(CallError::network)?;
        let headers = response.headers();
        let server_time = http_date(headers, DATE);
        let media = text(headers, CONTENT_TYPE).unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim();
        Ok(Heard {
            status: response.status().as_u16(),
            media: media.to_ascii_lowercase(),
            etag: text(headers, ETAG).map(str::to_owned),
            retry_after: retry_after(headers, server_time),
            server_time,
            bytes: response.bytes().await.map_err(CallError::network)?.into(),
        })
    }
}

fn text(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn http_date(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<i64> {
    let date = DateTime::parse_from_rfc2822(text(headers, name)?).ok()?;
    Some(date.timestamp())
}

/// Seconds, or a day and hour of the server's clock (RFC 9110, 10.2.3).
fn retry_after(headers: &HeaderMap, server_time: Option<i64>) -> Option<Duration> {
    if let Ok(seconds) = text(headers, RETRY_AFTER)?.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let wait = http_date(headers, RETRY_AFTER)? - server_time?;
    Some(Duration::from_secs(wait.max(0).unsigned_abs()))
}

/// Fills the path's holes; what has no hole goes into the query.
fn address(template: &str, params: &Value) -> (String, Vec<(String, String)>) {
    let mut path = template.to_owned();
    let mut query = Vec::new();
    if let Value::Object(fields) = params {
        for (name, value) in fields {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let hole = format!("{{{name}}}");
            if path.contains(&hole) {
                path = path.replace(&hole, &escape(&text));
            } else {
                query.push((name.clone(), text));
            }
        }
    }
    (path, query)
}

/// Percent-encodes everything that could end a path segment.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rembang_shared::error::ErrorCode;

    fn heard(status: u16, media: &str, bytes: &[u8]) -> Heard {
        Heard {
            status,
            media: media.to_owned(),
            bytes: bytes.to_vec(),
            etag: None,
            retry_after: None,
            server_time: None,
        }
    }

    #[test]
    fn only_our_server_answers() {
        // OB-4: a hotspot's page is no receipt, and no refusal either.
        let problem = br#"{"code":"NotFound","message":"no"}"#;
        for (status, media, bytes) in [
            (200, "text/html", b"<html>".as_slice()),
            (200, "", b"".as_slice()),
            (302, "text/html", b"".as_slice()),
            (404, "text/html", b"<html>".as_slice()),
            (404, "application/json", problem.as_slice()),
            (404, "application/problem+json", b"{}".as_slice()),
            (204, "application/json", b"{}".as_slice()),
        ] {
            let answer = heard(status, media, bytes);
            let ours = !matches!(answer.answer(), Err(CallError::NotOurs(_)));
            assert!(!ours, "{status} {media}");
        }
        let good = heard(200, "application/json", b"{}");
        assert_eq!(good.answer().expect("an answer"), Some(b"{}".as_slice()));
        let stands = heard(304, "", b"");
        assert_eq!(stands.answer().expect("an answer"), None);
        match heard(404, "application/problem+json", problem).answer() {
            Err(CallError::Refused { body, .. }) => assert_eq!(body.code, ErrorCode::NotFound),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_what_its_row_promises() {
        let media = "text/csv; charset=utf-8";
        let file = heard(200, "text/csv", b"a,b");
        assert_eq!(file.file(media).expect("a file"), b"a,b");
        for (status, other) in [
            (200, "text/html"),
            (200, "application/json"),
            (404, "text/csv"),
        ] {
            let answer = heard(status, other, b"{}");
            let ours = !matches!(answer.file(media), Err(CallError::NotOurs(_)));
            assert!(!ours, "{status} {other}");
        }
        let problem = br#"{"code":"TooMany","message":"no"}"#;
        let refused = heard(429, "application/problem+json", problem);
        assert!(matches!(
            refused.file(media),
            Err(CallError::Refused { status: 429, .. })
        ));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let mut headers = HeaderMap::new();
        assert_eq!(retry_after(&headers, Some(0)), None);
        headers.insert(RETRY_AFTER, "120".parse().expect("a header"));
        assert_eq!(retry_after(&headers, None), Some(Duration::from_secs(120)));
        let date = "Mon, 30 Nov 2026 20:00:30 GMT".parse().expect("a header");
        headers.insert(RETRY_AFTER, date);
        // 20:00:00 of that day by the server's clock; the phone's does not matter.
        let now = Some(1_796_068_800);
        assert_eq!(retry_after(&headers, now), Some(Duration::from_secs(30)));
        assert_eq!(retry_after(&headers, None), None);
    }
}
