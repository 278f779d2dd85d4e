//! Calls over HTTP, typed by the rows of the contract.

mod exchange;
mod rows;

pub use exchange::{Asked, Heard};
pub use rows::{NoRow, answer_fits, feed, question_fits, row};

use rembang_shared::endpoint::Endpoint;
use rembang_shared::error::ErrorBody;
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
    /// The server's certificate does not hold on the day that this machine's clock shows. Nothing was
    /// sent: who cannot tell the day cannot tell whose certificate it is.
    WrongClock,
}

impl CallError {
    /// What ended an exchange, by its cause.
    fn network(error: reqwest::Error) -> Self {
        match certificate_fault(&error) {
            Some(why) if is_about_dates(why) => Self::WrongClock,
            _ => Self::Network(error),
        }
    }
}

/// Why the server's certificate was refused, if that is what ended it.
fn certificate_fault<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a rustls::CertificateError> {
    if let Some(rustls::Error::InvalidCertificate(why)) = error.downcast_ref() {
        return Some(why);
    }
    // An I/O error is transparent: its source is that of what it wraps, which may be another one.
    let wrapped = error.downcast_ref::<std::io::Error>();
    if let Some(inner) = wrapped.and_then(std::io::Error::get_ref) {
        return certificate_fault(inner);
    }
    certificate_fault(error.source()?)
}

fn is_about_dates(why: &rustls::CertificateError) -> bool {
    use rustls::CertificateError::{Expired, ExpiredContext, NotValidYet, NotValidYetContext};
    matches!(
        why,
        Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. }
    )
}

impl std::fmt::Display for CallError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { status, body, .. } => {
                write!(f, "{status} {:?}: {}", body.code, body.message)
            }
            Self::Network(error) => write!(f, "network: {error}"),
            Self::NotOurs(status) => write!(f, "another server answered {status}"),
            Self::WrongClock => f.write_str("the certificate does not hold today: a wrong clock?"),
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
            // Ours never sends anybody elsewhere: whoever does is a hotspot.
            .redirect(reqwest::redirect::Policy::none())
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
        let asked = Asked {
            info: &E::INFO,
            params: &json(&operation.params),
            body: &json(&operation.body),
            key: operation.key,
            version: operation.version,
            etag: None,
            access: self.access.as_deref(),
        };
        let heard = self.exchange(&asked).await?;
        match heard.answer()? {
            Some(bytes) => {
                serde_json::from_slice(bytes).map_err(|_| CallError::NotOurs(heard.status))
            }
            None => Err(CallError::NotOurs(heard.status)),
        }
    }
}

/// What a row's types become on the wire; they have no shape that JSON lacks.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
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
