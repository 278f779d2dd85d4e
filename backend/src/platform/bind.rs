//! From a row of the contract to a route. Everything every endpoint needs happens here once:
//! identity, access, origin, shape, key, transaction, audit, error mapping. Handlers stay
//! short and synchronous, because they run inside the transaction.

use super::app::App;
use super::audit::{self, Act};
use super::auth::Who;
use super::cache::Ready;
use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use super::idempotency::Operation;
use super::request::{self, Call};
use crate::regency::Regency;
use actix_web::cookie::Cookie;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use diesel::Connection as _;
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Feed, Info, Method};
use rembang_shared::error::{ErrorCode, FieldCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// What a handler sees: its connection, its caller, its moment.
pub struct Cx<'a> {
    /// Inside the transaction of this request.
    pub conn: &'a mut Conn,
    /// Vault, keys, settings.
    pub app: &'a App,
    /// The regency pack as it stands now: one for the whole request.
    pub pack: &'a Regency,
    /// The caller.
    pub who: &'a Who,
    /// One moment for the whole request.
    pub now: Instant,
    /// Version the caller read, on `versioned` rows.
    pub if_match: Option<i64>,
    trace: Trace,
    public: bool,
    amended: bool,
    forgotten: bool,
}

/// What the audit trail learns from a handler.
#[derive(Default)]
struct Trace {
    subject: Option<Id>,
    shown: BTreeSet<Id>,
    object: Option<String>,
}

impl<'a> Cx<'a> {
    /// For commands and demo data that go through the normal entry path.
    pub fn new(
        conn: &'a mut Conn,
        app: &'a App,
        pack: &'a Regency,
        who: &'a Who,
        now: Instant,
    ) -> Self {
        Self {
            conn,
            app,
            pack,
            who,
            now,
            if_match: None,
            trace: Trace::default(),
            public: false,
            amended: false,
            forgotten: false,
        }
    }

    /// Names the person an act is about, for the audit trail.
    pub fn about(&mut self, subject: Id) {
        self.trace.subject = Some(subject);
    }

    /// Names everybody whom an answer shows, for the audit trail: whoever is in a list was looked
    /// at as much as whoever was looked up.
    pub fn about_all(&mut self, shown: impl IntoIterator<Item = Id>) {
        self.trace.shown.extend(shown);
    }

    /// The version the caller read; `versioned` rows are not called without one.
    pub fn if_match(&self) -> Result<i64> {
        self.if_match
            .ok_or_else(|| AppError::new(ErrorCode::PreconditionRequired, "Send `If-Match`."))
    }

    /// Does a part of the work inside a savepoint: what fails is taken back, and the rest stands.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Cx<'_>) -> Result<T>) -> Result<T> {
        let (app, pack, who, now) = (self.app, self.pack, self.who, self.now);
        let (done, trace, public, forgotten) = self.conn.transaction::<_, AppError, _>(|conn| {
            let mut inner = Cx::new(conn, app, pack, who, now);
            let done = part(&mut inner)?;
            Ok((done, inner.trace, inner.public, inner.forgotten))
        })?;
        // Of several parts none is the one that the whole is about.
        self.trace.shown.extend(trace.subject);
        self.trace.shown.extend(trace.shown);
        self.public |= public;
        self.forgotten |= forgotten;
        Ok(done)
    }

    /// What everybody reads has changed: ready answers end with this COMMIT, on every node.
    pub const fn publish(&mut self) {
        self.public = true;
    }

    /// The pack itself has changed: it is built anew after this COMMIT, on every node.
    pub const fn amend(&mut self) {
        self.amended = true;
        self.publish();
    }

    /// Sessions or grants have ended or changed: nobody is believed from memory after this COMMIT.
    /// Before it, another request would only remember the old ones again.
    pub fn forget_sessions(&mut self) {
        self.forgotten = true;
    }

    /// Names the thing an act is about, for the audit trail.
    pub fn touching(&mut self, object: impl Into<String>) {
        self.trace.object = Some(object.into());
    }
}

/// Answer of a flow: the output and what the portal should remember.
pub struct Answer<T> {
    /// JSON body.
    pub output: T,
    /// `Set-Cookie`.
    pub cookies: Vec<Cookie<'static>>,
}

/// Runs inside the transaction of its request.
type Handler<P, B, O> = fn(&mut Cx<'_>, P, B) -> Result<O>;
type Work = Box<dyn FnOnce(&mut Cx<'_>) -> Result<Vec<u8>> + Send>;
type Prepare = Arc<dyn Fn(&Call) -> Result<Work>>;
/// Runs before the transaction, on a thread of its own: no connection, hence nothing to hold up.
type Reader<P, B, M> = fn(&Regency, Instant, P, B) -> Result<M>;
type Reading = Box<dyn FnOnce(&Regency, Instant) -> Result<Work> + Send>;
type Read = Arc<dyn Fn(&Call) -> Result<Reading>>;
type FlowFuture = Pin<Box<dyn Future<Output = Result<Answer<Vec<u8>>>>>>;
type Flow = Arc<dyn Fn(Call) -> FlowFuture>;

#[derive(Clone)]
enum Run {
    InTransaction(Prepare),
    Prepared(Read),
    Flow(Flow),
}

#[derive(Clone)]
struct Route {
    info: Info,
    run: Run,
}

/// The routes of one worker, made from the contract.
#[derive(Default)]
pub struct Routes {
    by_path: BTreeMap<&'static str, Vec<Route>>,
}

impl Routes {
    /// An endpoint whose handler runs inside one transaction.
    pub fn bind<E: Endpoint>(&mut self, handler: Handler<E::Params, E::Body, E::Output>)
    where
        E::Params: Send,
        E::Body: Send,
    {
        const { assert!(E::INFO.is_sound(), "what is cached is everybody's") };
        let prepare: Prepare = Arc::new(move |call| {
            let (params, body) = parse::<E>(call)?;
            Ok(Box::new(move |cx: &mut Cx<'_>| {
                to_json(&handler(cx, params, body)?)
            }))
        });
        self.add(E::INFO, Run::InTransaction(prepare));
    }

    /// An endpoint that answers with a file instead of a JSON value.
    pub fn bind_feed<E: Endpoint<Output = Feed>>(
        &mut self,
        handler: Handler<E::Params, E::Body, Feed>,
    ) where
        E::Params: Send,
        E::Body: Send,
    {
        const { assert!(E::INFO.is_sound(), "what is cached is everybody's") };
        let prepare: Prepare = Arc::new(move |call| {
            let (params, body) = parse::<E>(call)?;
            Ok(Box::new(move |cx: &mut Cx<'_>| {
                Ok(handler(cx, params, body)?.0)
            }))
        });
        self.add(E::INFO, Run::InTransaction(prepare));
    }

    /// An endpoint whose body takes long to read, such as a file: that happens before the writer,
    /// and what came of it is handled in one transaction like any other write.
    pub fn bind_prepared<E: Endpoint, M: Send + 'static>(
        &mut self,
        reader: Reader<E::Params, E::Body, M>,
        handler: fn(&mut Cx<'_>, M) -> Result<E::Output>,
    ) where
        E::Params: Send,
        E::Body: Send,
    {
        let read: Read = Arc::new(move |call| {
            let (params, body) = parse::<E>(call)?;
            Ok(Box::new(move |pack: &Regency, now: Instant| {
                let read = reader(pack, now, params, body)?;
                let work: Work = Box::new(move |cx: &mut Cx<'_>| to_json(&handler(cx, read)?));
                Ok(work)
            }))
        });
        self.add(E::INFO, Run::Prepared(read));
    }

    /// An endpoint made of several steps, such as hashing outside the writer.
    pub fn bind_flow<E: Endpoint, F>(&mut self, handler: fn(Call, E::Params, E::Body) -> F)
    where
        F: Future<Output = Result<Answer<E::Output>>> + 'static,
    {
        // A flow commits in steps, so there is no one transaction for a key and its answer.
        const { assert!(E::INFO.flags.tokens, "a flow keeps no answer to replay") };
        let flow: Flow = Arc::new(move |call| {
            Box::pin(async move {
                let (params, body) = parse::<E>(&call)?;
                let answer = handler(call, params, body).await?;
                Ok(Answer {
                    output: to_json(&answer.output)?,
                    cookies: answer.cookies,
                })
            })
        });
        self.add(E::INFO, Run::Flow(flow));
    }

    fn add(&mut self, info: Info, run: Run) {
        self.by_path
            .entry(info.path)
            .or_default()
            .push(Route { info, run });
    }

    /// Method and path of everything mounted, for the test against the catalogue.
    pub fn mounted(&self) -> Vec<(Method, &'static str)> {
        self.by_path
            .values()
            .flatten()
            .map(|route| (route.info.method, route.info.path))
            .collect()
    }

    /// Hands the routes to actix, grouped by path so that a wrong method is 405 with `Allow`.
    pub fn mount(&self, config: &mut web::ServiceConfig) {
        let mut scope = web::scope(BASE_PATH);
        // Literal segments first: `/reports/mine` must not be taken for `/reports/{id}`.
        let mut paths: Vec<_> = self.by_path.keys().copied().collect();
        paths.sort_by_key(|path| path.replace('{', "\u{10ffff}"));
        for path in paths {
            scope = scope.service(resource(path, &self.by_path[path]));
        }
        let nothing = |app: web::Data<App>, req: HttpRequest| async move {
            request::answer_error(&app, &req, "-", &AppError::not_found())
        };
        config.service(scope.default_service(web::to(nothing)));
    }
}

fn resource(path: &'static str, routes: &[Route]) -> actix_web::Resource {
    let mut resource = web::resource(path);
    let mut allow: Vec<&str> = Vec::new();
    for route in routes {
        let mut methods = vec![route.info.method.as_str()];
        if route.info.method == Method::GET {
            methods.push("HEAD");
        }
        for method in methods {
            allow.push(method);
            let route = route.clone();
            let Ok(method) = actix_web::http::Method::from_bytes(method.as_bytes()) else {
                continue;
            };
            resource = resource.route(web::method(method).to(
                move |app: web::Data<App>, req: HttpRequest, payload: web::Payload| {
                    let route = route.clone();
                    async move { serve(app, req, payload, route).await }
                },
            ));
        }
    }
    let allow = allow.join(", ");
    resource.default_service(web::to(move |app: web::Data<App>, req: HttpRequest| {
        let allow = allow.clone();
        async move {
            let error = AppError::new(ErrorCode::WrongMethod, "This path has other methods.");
            let mut response = request::answer_error(&app, &req, path, &error);
            if let Ok(allow) = HeaderValue::from_str(&allow) {
                response.headers_mut().insert(header::ALLOW, allow);
            }
            response
        }
    }))
}

async fn serve(
    app: web::Data<App>,
    req: HttpRequest,
    payload: web::Payload,
    route: Route,
) -> HttpResponse {
    let started = std::time::Instant::now();
    let mut response = match respond(app.clone().into_inner(), &req, payload, &route).await {
        Ok(response) => response,
        Err(error) => request::answer_error(&app, &req, route.info.path, &error),
    };
    request::share(&mut response, &route.info);
    request::log(
        &req,
        route.info.path,
        response.status().as_u16(),
        started.elapsed(),
    );
    response
}

async fn respond(
    app: Arc<App>,
    req: &HttpRequest,
    payload: web::Payload,
    route: &Route,
) -> Result<HttpResponse> {
    let info = &route.info;
    app.limits.address(app.limits.origin(req))?;
    if let (true, Run::InTransaction(prepare)) = (info.flags.cached, &route.run) {
        let question = request::public_question(&app, req).await?;
        let ready = ready(&app, req, payload, info, prepare, question).await?;
        let (media, name) = request::media_of(info);
        return Ok(request::answer_ready(req, media, name, &ready));
    }
    let call = Call::read(Arc::clone(&app), req, payload, info).await?;
    let request_id = call.request_id.clone();
    // A task of its own, which ends also when the caller hangs up: what was committed must be
    // known to the caches, whoever is still there to hear of it.
    let (body, cookies) = actix_web::rt::spawn(carry_out(call, route.clone()))
        .await
        .map_err(|e| AppError::internal(e.to_string()))??;
    Ok(request::answer(info, &request_id, body, cookies))
}

async fn carry_out(call: Call, route: Route) -> Result<(Vec<u8>, Vec<Cookie<'static>>)> {
    match route.run {
        Run::Flow(flow) => {
            let (app, now, id) = (Arc::clone(&call.app), call.now, call.request_id.clone());
            let actor = call.who.0.as_ref().map(|person| person.account);
            let answer = flow(call).await.inspect_err(|error| {
                if error.is_failed_attempt() {
                    note_failure(&app, route.info.name, (actor, error.subject), id, now);
                } else if error.code == ErrorCode::TooMany {
                    tracing::warn!(request = %id, row = route.info.name, "too many attempts");
                }
            })?;
            Ok((answer.output, answer.cookies))
        }
        Run::InTransaction(prepare) => {
            let work = prepare(&call)?;
            Ok((transact(call, route.info, work).await?, Vec::new()))
        }
        Run::Prepared(read) => {
            let reading = read(&call)?;
            // Without its key nothing would be kept of the work.
            call.operation(&route.info)?;
            let (pack, now) = (call.app.regency(), call.now);
            let work = call.app.bench.work(move || reading(&pack, now)).await?;
            Ok((transact(call, route.info, work).await?, Vec::new()))
        }
    }
}

/// A secret that did not fit: a line for whoever watches over the server, without anything of the
/// person, and where the account is known a row in its owner's trail. The row is written beside
/// the answer, so that it takes no time by which a known number differs from any other; there are
/// no more of them than attempts that are evaluated.
fn note_failure(
    app: &Arc<App>,
    row: &'static str,
    (actor, subject): (Option<Id>, Option<Id>),
    request_id: String,
    now: Instant,
) {
    tracing::warn!(request = %request_id, row, "a secret did not fit");
    let db = app.db.clone();
    actix_web::rt::spawn(async move {
        let Some(subject) = subject else { return };
        let noted = db.write(move |conn| {
            let act = Act {
                actor,
                action: &format!("{row} failed"),
                subject: Some(subject),
                object: None,
                request_id: &request_id,
            };
            audit::record(conn, &act, now)
        });
        if let Err(error) = noted.await {
            tracing::error!(%error, "a failed attempt was not noted");
        }
    });
}

/// The answer of a `cached` row: the same bytes for everybody, made at most once per change.
async fn ready(
    app: &Arc<App>,
    req: &HttpRequest,
    payload: web::Payload,
    info: &Info,
    prepare: &Prepare,
    question: &str,
) -> Result<Arc<Ready>> {
    let build = || async {
        let call = Call::read(Arc::clone(app), req, payload, info).await?;
        let work = prepare(&call)?;
        // Everybody gets these bytes, so they are made for nobody in particular.
        let nobody = Who::default();
        let app = Arc::clone(app);
        let db = app.db.clone();
        db.read(move |conn| {
            let pack = app.regency();
            let mut cx = Cx::new(conn, &app, &pack, &nobody, call.now);
            // Packed on the reader's thread: the workers go on serving.
            work(&mut cx).map(Ready::pack)
        })
        .await
    };
    app.cache.answer(question, app.clock.now(), build).await
}

async fn transact(call: Call, info: Info, work: Work) -> Result<Vec<u8>> {
    if info.method.writes() {
        change(call, info, work).await
    } else {
        look(call, info, work).await
    }
}

/// A read never stands in the writer's way. One of somebody's data leaves its audit row before
/// the answer leaves: who was shown is known only then.
async fn look(call: Call, info: Info, work: Work) -> Result<Vec<u8>> {
    let db = call.app.db.clone();
    let call = Arc::new(call);
    let reader = Arc::clone(&call);
    let (answer, trace) = db
        .read(move |conn| {
            let pack = reader.app.regency();
            let mut cx = Cx::new(conn, &reader.app, &pack, &reader.who, reader.now);
            let answer = work(&mut cx)?;
            Ok((answer, cx.trace))
        })
        .await?;
    if info.flags.personal {
        db.write(move |conn| record(conn, &call, info.name, &trace))
            .await?;
    }
    Ok(answer)
}

/// What a COMMIT is followed by.
#[derive(Default)]
struct After {
    public: bool,
    amended: bool,
    forgotten: bool,
}

/// Claims the key; answer and audit row commit with the effect.
async fn change(call: Call, info: Info, work: Work) -> Result<Vec<u8>> {
    let app = Arc::clone(&call.app);
    let server = Arc::clone(&call.app);
    let operation = call.operation(&info)?;
    let (answer, after) = server
        .db
        .write_then(
            move |conn| {
                if let Some(operation) = &operation
                    && let Some(answer) = operation.claim(conn, &call.app.vault, call.now)?
                {
                    return Ok((answer, After::default()));
                }
                let pack = call.app.regency();
                let mut cx = Cx {
                    if_match: call.if_match,
                    ..Cx::new(conn, &call.app, &pack, &call.who, call.now)
                };
                let answer = work(&mut cx)?;
                let after = After {
                    public: cx.public,
                    amended: cx.amended,
                    forgotten: cx.forgotten,
                };
                let trace = cx.trace;
                let act = record(conn, &call, info.name, &trace)?;
                if let Some(operation) = &operation {
                    operation.keep(conn, &call.app.vault, &answer, trace.subject)?;
                    if !trace.shown.is_empty() {
                        operation.shows(conn, act)?;
                    }
                }
                Ok((answer, after))
            },
            move |(_, after)| {
                if after.forgotten {
                    app.sessions.forget();
                }
                if after.public {
                    app.published(after.amended);
                }
            },
        )
        .await?;
    if after.amended {
        server.reload_pack().await;
    }
    Ok(answer)
}

fn record(conn: &mut Conn, call: &Call, action: &str, trace: &Trace) -> Result<Id> {
    let actor = call.who.0.as_ref().map(|person| person.account);
    let act = Act {
        actor,
        action,
        subject: trace.subject,
        object: trace.object.as_deref(),
        request_id: &call.request_id,
    };
    let id = audit::record(conn, &act, call.now)?;
    audit::concern(conn, id, &trace.shown)?;
    Ok(id)
}

impl Call {
    /// The operation a write belongs to; rows that hand out tokens keep nothing.
    fn operation(&self, info: &Info) -> Result<Option<Operation>> {
        if !info.method.writes() || info.flags.tokens {
            return Ok(None);
        }
        let key = self.key.ok_or_else(|| {
            AppError::new(
                ErrorCode::Malformed,
                "A write needs an `Idempotency-Key` (UUIDv7).",
            )
            .with_field("Idempotency-Key", FieldCode::Required)
        })?;
        let account = self.who.0.as_ref().map(|person| person.account);
        let body = std::str::from_utf8(&self.body)
            .map_err(|_| AppError::new(ErrorCode::Malformed, "The body is not UTF-8."))?;
        let said = format!(
            "{}
{body}",
            self.path
        );
        Operation::new(&self.app.vault, account, info.name, key, &said).map(Some)
    }
}

fn parse<E: Endpoint>(call: &Call) -> Result<(E::Params, E::Body)> {
    let params = parse_params::<E::Params>(&call.params, E::INFO.path)?;
    // Rows without a body take `()`, whose JSON is null.
    let body = if call.body.is_empty() {
        b"null".as_slice()
    } else {
        &call.body
    };
    Ok((params, parse_body::<E::Body>(body)?))
}

/// PostgreSQL stores no NUL in a text and SQLite cuts the text there; nobody types one.
fn no_nul() -> AppError {
    AppError::new(ErrorCode::Malformed, "A text holds a NUL character.")
}

fn parse_params<P: DeserializeOwned>(params: &str, template: &str) -> Result<P> {
    let nul = form_urlencoded::parse(params.as_bytes())
        .find(|(name, value)| name.contains('\0') || value.contains('\0'));
    if let Some((name, _)) = nul {
        let in_path = template.contains(&format!("{{{name}}}"));
        return Err(if in_path {
            AppError::not_found()
        } else {
            no_nul()
        });
    }
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(params.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let path = error.path().to_string();
        // A path that cannot name anything names nothing.
        if template.contains(&format!("{{{path}}}")) {
            return AppError::not_found();
        }
        AppError::new(
            ErrorCode::Malformed,
            "The query is not of this endpoint's shape.",
        )
        .with_field(path, FieldCode::Format)
    })
}

fn parse_body<B: DeserializeOwned + Serialize>(body: &[u8]) -> Result<B> {
    if writes_nul(body) {
        return Err(no_nul());
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value: B = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_data() {
            let text = inner.to_string();
            let named = |before| text.strip_prefix(before)?.split('`').next();
            let missing = named("missing field `");
            // Inside a tagged choice serde forgets where it was, but not what it met.
            let unknown = named("unknown field `");
            return match (missing, unknown) {
                (Some(field), _) if path == "." => AppError::field(field, FieldCode::Required),
                (Some(field), _) => AppError::field(format!("{path}.{field}"), FieldCode::Required),
                (None, Some(field)) if path == "." => AppError::field(field, FieldCode::Format),
                (None, _) => AppError::field(path, FieldCode::Format),
            };
        }
        AppError::new(ErrorCode::Malformed, "The body is not valid JSON.")
    })?;
    json.end()
        .map_err(|_| AppError::new(ErrorCode::Malformed, "Something follows the JSON value."))?;
    objects_are_objects(&value, body)?;
    Ok(value)
}

/// A raw NUL is no JSON anyway; the escape is the only other way to write one. Behind an escaped
/// backslash the same six letters are an honest text.
fn writes_nul(body: &[u8]) -> bool {
    let escapes = |at: &usize| {
        let before = body[..*at].iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 0
    };
    let mut found = body.windows(6).enumerate();
    found.any(|(at, six)| six == br"\u0000" && escapes(&at))
}

/// serde takes `["A"]` for `{"name":"A"}`, the fields in their order. The document promises
/// objects, and an order of fields is no contract.
fn objects_are_objects<B: Serialize>(value: &B, body: &[u8]) -> Result<()> {
    // Only an array can be taken for an object; most bodies have none.
    if !body.contains(&b'[') {
        return Ok(());
    }
    let read = serde_json::to_value(value).map_err(|e| AppError::internal(e.to_string()))?;
    let sent: Value = serde_json::from_slice(body)
        .map_err(|_| AppError::new(ErrorCode::Malformed, "The body is not valid JSON."))?;
    match array_for_object(&read, &sent, "") {
        Some(path) if path.is_empty() => Err(AppError::field(".", FieldCode::Format)),
        Some(path) => Err(AppError::field(path, FieldCode::Format)),
        None => Ok(()),
    }
}

/// Where an array stands for an object, if anywhere.
fn array_for_object(read: &Value, sent: &Value, path: &str) -> Option<String> {
    match (read, sent) {
        (Value::Object(_), Value::Array(_)) => Some(path.to_owned()),
        (Value::Object(read), Value::Object(sent)) => read.iter().find_map(|(name, value)| {
            let joint = if path.is_empty() { "" } else { "." };
            array_for_object(value, sent.get(name)?, &format!("{path}{joint}{name}"))
        }),
        (Value::Array(read), Value::Array(sent)) => {
            let mut pairs = read.iter().zip(sent).enumerate();
            pairs.find_map(|(at, (read, sent))| {
                array_for_object(read, sent, &format!("{path}[{at}]"))
            })
        }
        _ => None,
    }
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|e| AppError::internal(e.to_string()))
}
