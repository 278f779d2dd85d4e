//! Calls over HTTP, typed by the rows of the contract.

use rembang_shared::endpoint::{BASE_PATH, Endpoint};
use rembang_shared::error::ErrorBody;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// Why a call has no answer.
#[derive(Debug)]
pub enum CallError {
    /// The server said no, in its own words.
    Refused {
        /// HTTP status.
        status: u16,
        /// Seconds to wait, where the server named them.
        retry_after: Option<u64>,
        /// Closed code, fields, refusal.
        body: Box<ErrorBody>,
    },
    /// Nobody heard us, or we did not hear the answer: the write may have happened, so the
    /// next try takes the same key.
    Network(reqwest::Error),
    /// Something else answered, such as a hotspot's sign-in page.
    NotOurs(u16),
}

impl std::fmt::Display for CallError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { status, body, .. } => {
                write!(f, "{status} {:?}: {}", body.code, body.message)
            }
            Self::Network(error) => write!(f, "network: {error}"),
            Self::NotOurs(status) => write!(f, "another server answered {status}"),
        }
    }
}

impl std::error::Error for CallError {}

/// Talks to one server, as one caller.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    origin: String,
    access: Option<String>,
}

impl Client {
    /// For the server at that origin, `https://layanan.example.go.id`.
    pub fn new(origin: impl Into<String>) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(30))
            .build()?;
        Ok(Self {
            http,
            origin: origin.into(),
            access: None,
        })
    }

    /// The same, signed in.
    pub fn with_access(&self, token: impl Into<String>) -> Self {
        Self {
            access: Some(token.into()),
            ..self.clone()
        }
    }

    /// A call of a row that reads, or of a write with a key of its own.
    pub async fn call<E: Endpoint>(
        &self,
        params: E::Params,
        body: E::Body,
    ) -> Result<E::Output, CallError> {
        self.send::<E>(&Operation::new(params, body)).await
    }

    /// Sends an operation; the same operation may be sent again after [`CallError::Network`].
    pub async fn send<E: Endpoint>(
        &self,
        operation: &Operation<E>,
    ) -> Result<E::Output, CallError> {
        let (path, query) = address(E::INFO.path, &operation.params);
        let method = match E::INFO.method {
            rembang_shared::endpoint::Method::GET => Method::GET,
            rembang_shared::endpoint::Method::POST => Method::POST,
            rembang_shared::endpoint::Method::PATCH => Method::PATCH,
            rembang_shared::endpoint::Method::DELETE => Method::DELETE,
        };
        let mut request = self
            .http
            .request(method, format!("{}{BASE_PATH}{path}", self.origin))
            .query(&query);
        if let Some(token) = &self.access {
            request = request.bearer_auth(token);
        }
        if E::INFO.method.writes() {
            request = request
                .header("Idempotency-Key", operation.key.to_string())
                .json(&operation.body);
        }
        if let Some(version) = operation.version {
            request = request.header("If-Match", format!("\"{version}\""));
        }
        let response = request.send().await.map_err(CallError::Network)?;
        let status = response.status();
        let retry_after = retry_after(response.headers());
        let bytes = response.bytes().await.map_err(CallError::Network)?;
        if status == StatusCode::OK {
            return serde_json::from_slice(&bytes).map_err(|_| CallError::NotOurs(status.as_u16()));
        }
        match serde_json::from_slice::<ErrorBody>(&bytes) {
            Ok(body) => Err(CallError::Refused {
                status: status.as_u16(),
                retry_after,
                body: Box::new(body),
            }),
            Err(_) => Err(CallError::NotOurs(status.as_u16())),
        }
    }
}

/// One thing to do, with the key it keeps for ever.
pub struct Operation<E: Endpoint> {
    params: E::Params,
    body: E::Body,
    /// Made once; a retry with it never doubles.
    pub key: Uuid,
    /// Version that was read, for `versioned` rows.
    pub version: Option<i64>,
}

impl<E: Endpoint> Operation<E> {
    /// A new operation with a new key.
    pub fn new(params: E::Params, body: E::Body) -> Self {
        Self {
            params,
            body,
            key: Uuid::now_v7(),
            version: None,
        }
    }

    /// On the version that was read.
    pub fn on_version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }
}

fn retry_after(headers: &HeaderMap) -> Option<u64> {
    headers.get("Retry-After")?.to_str().ok()?.parse().ok()
}

/// Fills the path's holes; what has no hole goes into the query.
fn address(template: &str, params: &impl Serialize) -> (String, Vec<(String, String)>) {
    let mut path = template.to_owned();
    let mut query = Vec::new();
    if let Ok(Value::Object(fields)) = serde_json::to_value(params) {
        for (name, value) in fields {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text,
                other => other.to_string(),
            };
            let hole = format!("{{{name}}}");
            if path.contains(&hole) {
                path = path.replace(&hole, &escape(&text));
            } else {
                query.push((name, text));
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
