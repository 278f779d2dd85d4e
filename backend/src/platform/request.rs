//! One HTTP request, read once; and the ways to answer it. What the log gets is the route's
//! pattern, never the address as typed, which could hold a phone number.

use super::app::App;
use super::auth::Who;
use super::auth::session::SessionKey;
use super::cache::Ready;
use super::db::Instant;
use super::error::{AppError, Result};
use super::limits::household;
use super::vault::sha256;
use actix_web::body::{BodySize, MessageBody};
use actix_web::cookie::{Cookie, SameSite, time::Duration as CookieDuration};
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use futures_util::StreamExt;
use rembang_shared::access::Access;
use rembang_shared::endpoint::Info;
use rembang_shared::error::{ErrorCode, FieldCode};
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use uuid::Uuid;

/// JSON bodies are small; rows that carry a file say so.
const BODY_LIMIT: usize = 64 * 1024;
/// A file travels as base64 inside the JSON, so this is three quarters of it.
const LARGE_BODY_LIMIT: usize = 2 * 1024 * 1024;
/// How long a body may take in any case.
const BODY_TIME: Duration = Duration::from_secs(10);
/// And a second more for each of these many bytes that did arrive: a slow phone that goes on
/// sending gets a file through, a caller that trickles does not keep a place.
const BYTES_PER_SECOND: u64 = 2048;
/// The portal's session.
pub const SESSION_COOKIE: &str = "__Host-rembang";
/// The portal's device.
pub const DEVICE_COOKIE: &str = "__Host-rembang-device";

/// Everything a handler may want to know about a request.
pub struct Call {
    /// The server.
    pub app: Arc<App>,
    /// The caller.
    pub who: Who,
    /// One moment for the whole request.
    pub now: Instant,
    /// Ties answer, log and audit together.
    pub request_id: String,
    /// `Idempotency-Key`.
    pub key: Option<Uuid>,
    /// `If-Match`.
    pub if_match: Option<i64>,
    /// Path parameters and query, form-encoded.
    pub params: String,
    /// Path with query, as part of an operation's identity.
    pub path: String,
    /// Raw body.
    pub body: web::Bytes,
    /// Signed in with the portal's cookie.
    pub portal: bool,
    /// The portal's device token.
    pub device_cookie: Option<String>,
    /// The household the caller is in, for the limits on strangers only.
    pub household: Option<IpAddr>,
}

/// A request for which there is a row.
pub struct Asked<'a> {
    /// As it came.
    pub req: &'a HttpRequest,
    /// Its number.
    pub id: &'a str,
    /// Parameters in the path, form-encoded.
    pub params: String,
}

impl Call {
    /// Reads and checks what is common to all rows.
    pub async fn read(
        app: Arc<App>,
        asked: Asked<'_>,
        payload: web::Payload,
        info: &Info,
    ) -> Result<Self> {
        let req = asked.req;
        let now = app.clock.now();
        let writes = info.method.writes();
        if writes {
            check_origin(&app, req)?;
        }
        let mut who = identify(&app, req, writes, now).await?;
        if let Some(person) = &who.0 {
            app.limits.person(person)?;
        }
        // Everything that can refuse the call comes before its body: nobody uploads a file to be
        // told to sign in.
        who.may_call(info.access).map_err(|code| match code {
            ErrorCode::Forbidden => AppError::new(code, "Your role may not call this."),
            code => AppError::new(code, "Sign in first."),
        })?;
        if info.flags.step_up {
            who = proven(&app, who, now).await?;
        }
        let key = header_text(req, "Idempotency-Key")
            .map(|text| {
                Uuid::parse_str(text).map_err(|_| {
                    AppError::new(ErrorCode::Malformed, "The `Idempotency-Key` is not a UUID.")
                        .with_field("Idempotency-Key", FieldCode::Format)
                })
            })
            .transpose()?;
        let if_match = if_match(req, info)?;
        let body = if writes {
            read_body(req, payload, info).await?
        } else {
            web::Bytes::new()
        };
        Ok(Self {
            who,
            now,
            request_id: asked.id.to_owned(),
            key,
            if_match,
            params: params(asked),
            path: req
                .uri()
                .path_and_query()
                .map_or_else(String::new, ToString::to_string),
            body,
            portal: !req.headers().contains_key(header::AUTHORIZATION),
            device_cookie: req.cookie(DEVICE_COOKIE).map(|c| c.value().to_owned()),
            household: app.limits.origin(req).map(household),
            app,
        })
    }
}

/// Refuses a session that has proved nothing for ten minutes. A cached one may have done so
/// meanwhile, here or on another node, so that one is looked up again before it is refused.
async fn proven(app: &App, who: Who, now: Instant) -> Result<Who> {
    let person = who.person()?;
    if person.is_fresh(now) {
        return Ok(who);
    }
    let key = SessionKey::Id(person.session);
    let again = app.sessions.look(&app.db, key, now).await?;
    let again = again
        .filter(|person| person.is_fresh(now))
        .ok_or_else(AppError::step_up)?;
    Ok(Who(Some(again)))
}

impl Call {
    /// The household as part of a counter's name.
    pub fn household_name(&self) -> String {
        self.household
            .map_or_else(|| "-".to_owned(), |address| address.to_string())
    }
}

fn header_text<'a>(req: &'a HttpRequest, name: &str) -> Option<&'a str> {
    req.headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
}

fn if_match(req: &HttpRequest, info: &Info) -> Result<Option<i64>> {
    if !info.flags.versioned {
        return Ok(None);
    }
    let text = header_text(req, "If-Match").ok_or_else(|| {
        AppError::new(
            ErrorCode::PreconditionRequired,
            "Send the version you read in `If-Match`.",
        )
    })?;
    let version = text.trim_matches('"').parse().map_err(|_| {
        AppError::new(ErrorCode::Malformed, "`If-Match` is not a version.")
            .with_field("If-Match", FieldCode::Format)
    })?;
    Ok(Some(version))
}

/// Path parameters first, then the query, as one form: a name given twice is refused there.
fn params(asked: Asked<'_>) -> String {
    let mut text = asked.params;
    let query = asked.req.query_string();
    if !query.is_empty() {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(query);
    }
    text
}

/// Bearer token first (the app), cookie second (the portal). A token that was sent and is not
/// valid is 401 even on public rows, so that a client notices.
async fn identify(app: &App, req: &HttpRequest, writes: bool, now: Instant) -> Result<Who> {
    if let Some(value) = req.headers().get(header::AUTHORIZATION) {
        // What is no text is a wrong token too, not a missing one.
        let text = value.to_str().unwrap_or_default();
        let token = text.strip_prefix("Bearer ").unwrap_or_default();
        let session = app.tokens.verify(token, now)?;
        let person = app
            .sessions
            .find(&app.db, SessionKey::Id(session), now)
            .await?
            .filter(|person| app.admits(person));
        let person = person
            .ok_or_else(|| AppError::new(ErrorCode::Unauthenticated, "The session has ended."))?;
        return Ok(Who(Some(person)));
    }
    let Some(cookie) = req.cookie(SESSION_COOKIE) else {
        return Ok(Who::default());
    };
    // A cookie comes along by itself; only our own pages may make it act.
    if writes && header_text(req, "Origin").is_none() {
        return Err(AppError::new(
            ErrorCode::Forbidden,
            "A write with a cookie needs an `Origin`.",
        ));
    }
    let key = SessionKey::TokenHash(sha256(cookie.value().as_bytes()));
    let person = app.sessions.find(&app.db, key, now).await?;
    Ok(Who(person.filter(|person| app.admits(person))))
}

fn check_origin(app: &App, req: &HttpRequest) -> Result<()> {
    match req.headers().get(header::ORIGIN) {
        Some(origin)
            if !origin
                .to_str()
                .is_ok_and(|origin| app.config.is_own_origin(origin)) =>
        {
            Err(AppError::new(
                ErrorCode::Forbidden,
                "This origin may not write here.",
            ))
        }
        _ => Ok(()),
    }
}

async fn read_body(req: &HttpRequest, payload: web::Payload, info: &Info) -> Result<web::Bytes> {
    let limit = if info.flags.large {
        LARGE_BODY_LIMIT
    } else {
        BODY_LIMIT
    };
    let body = collect(payload, limit).await?;
    let kind = header_text(req, "Content-Type").unwrap_or_default();
    let json = kind
        .split(';')
        .next()
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    if !body.is_empty() && !json {
        return Err(AppError::new(
            ErrorCode::WrongType,
            "The body must be application/json.",
        ));
    }
    Ok(body)
}

/// All of a body, as long as it makes progress and stays within its size.
async fn collect(mut payload: web::Payload, limit: usize) -> Result<web::Bytes> {
    let started = tokio::time::Instant::now();
    let mut body = web::BytesMut::new();
    loop {
        let earned = Duration::from_secs(body.len() as u64 / BYTES_PER_SECOND);
        let next = tokio::time::timeout_at(started + BODY_TIME + earned, payload.next()).await;
        let chunk = next
            .map_err(|_| AppError::new(ErrorCode::TooSlow, "The body did not arrive in time."))?;
        let Some(chunk) = chunk else {
            return Ok(body.freeze());
        };
        let chunk = chunk
            .map_err(|_| AppError::new(ErrorCode::Malformed, "The body did not arrive whole."))?;
        if body.len() + chunk.len() > limit {
            return Err(AppError::new(
                ErrorCode::TooLarge,
                "The body is larger than this row takes.",
            ));
        }
        body.extend_from_slice(&chunk);
    }
}

/// A number that ties answer, log and audit together.
pub fn new_id() -> String {
    Uuid::now_v7().simple().to_string()
}

/// What is asked of a `cached` row. A token that was sent is looked at even there.
pub async fn public_question<'a>(app: &App, req: &'a HttpRequest) -> Result<&'a str> {
    if req.headers().contains_key(header::AUTHORIZATION) {
        identify(app, req, false, app.clock.now()).await?;
    }
    let uri = req.uri().path_and_query();
    Ok(uri.map_or("", |uri| uri.as_str()))
}

/// A ready answer in the encoding that the asker understands, or the word that nothing changed.
pub fn answer_ready(
    req: &HttpRequest,
    id: &str,
    media: &str,
    file_name: Option<&str>,
    ready: &Ready,
) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header(("X-Request-Id", id));
    response.insert_header((header::CACHE_CONTROL, "public, no-cache"));
    send_ready(req, &mut response, media, file_name, ready)
}

/// What a ready answer and a file of the portal have in common.
pub fn send_ready(
    req: &HttpRequest,
    response: &mut HttpResponseBuilder,
    media: &str,
    file_name: Option<&str>,
    ready: &Ready,
) -> HttpResponse {
    response.insert_header((header::ETAG, ready.etag.clone()));
    response.insert_header((header::VARY, "Accept-Encoding"));
    if has(req, &ready.etag) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    let (encoding, body) = match (&ready.brotli, &ready.gzip) {
        (Some(body), _) if accepts(req, "br") => (Some("br"), body),
        (_, Some(body)) if accepts(req, "gzip") => (Some("gzip"), body),
        _ => (None, &ready.plain),
    };
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    let response = typed(response, media, file_name);
    if body.len() > PIECE {
        response.body(Pieces(body.clone()))
    } else {
        response.body(body.clone())
    }
}

/// What a connection holds of a large body.
const PIECE: usize = 32 * 1024;

/// A body that goes to its connection a piece at a time. Handed over whole, actix would copy all of
/// it for everybody who reads slowly; so they hold a piece each, and share the rest.
struct Pieces(web::Bytes);

impl MessageBody for Pieces {
    type Error = std::convert::Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.0.len() as u64)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<web::Bytes, Self::Error>>> {
        let length = self.0.len().min(PIECE);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }
}

/// Whether the asker has these bytes: named among the tags, weakly or not, or by `*`, which stands
/// for whatever there is (RFC 9110, 13.1.2). The header may come in several lines.
fn has(req: &HttpRequest, etag: &str) -> bool {
    let lines = req.headers().get_all(header::IF_NONE_MATCH);
    let mut tags = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// What is public may be read by the scripts of any page. They come without anybody's cookie,
/// because `*` forbids it; no other row says this.
pub fn share(response: &mut HttpResponse, info: &Info) {
    if info.method.writes() || !matches!(info.access, Access::Public) {
        return;
    }
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag, Retry-After, X-Request-Id"),
    );
}

/// Whether the asker takes an encoding: named, and not with a weight of nought.
fn accepts(req: &HttpRequest, encoding: &str) -> bool {
    let accepted = header_text(req, "Accept-Encoding").unwrap_or_default();
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name == encoding);
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        named && !refused
    })
}

/// A file also says how it is called.
fn typed<'a>(
    response: &'a mut HttpResponseBuilder,
    media: &str,
    file_name: Option<&str>,
) -> &'a mut HttpResponseBuilder {
    response.content_type(media);
    if let Some(name) = file_name {
        response.insert_header((
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ));
    }
    response
}

/// JSON, or what a feed's path says.
pub fn media_of(info: &Info) -> (&'static str, Option<&'static str>) {
    match info.feed() {
        None => ("application/json", None),
        Some(media) => (media, Some(info.file_name())),
    }
}

/// A success that nobody else gets: what everybody gets is [`answer_ready`].
pub fn answer(
    info: &Info,
    request_id: &str,
    body: Vec<u8>,
    cookies: Vec<Cookie<'static>>,
) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header(("X-Request-Id", request_id));
    for cookie in cookies {
        response.cookie(cookie);
    }
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    let (media, name) = media_of(info);
    typed(&mut response, media, name).body(body)
}

/// An error as problem+json. What the caller may not read goes to the log with a number.
pub fn answer_error(id: &str, route: &str, error: &AppError) -> HttpResponse {
    let unknown = error.code == ErrorCode::Internal;
    if let Some(truth) = &error.internal {
        if unknown {
            tracing::error!(incident = %id, route, truth, "internal error");
        } else {
            tracing::warn!(request = %id, route, truth, "could not serve");
        }
    }
    let status =
        StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response.insert_header(("X-Request-Id", id));
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(seconds) = error.retry_after {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    let body = error.body(unknown.then(|| id.to_owned()));
    response
        .content_type("application/problem+json")
        .body(serde_json::to_vec(&body).unwrap_or_default())
}

/// One line per request, without anything personal.
pub fn log(id: &str, method: &Method, route: &str, status: u16, took: Duration) {
    tracing::info!(
        request = id,
        method = method.as_str(),
        route,
        status,
        micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        "served"
    );
}

/// A cookie that only our own origin gets and no script reads.
pub fn host_cookie(name: &'static str, value: String, days: i64) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(CookieDuration::days(days))
        .finish()
}
