//! What every request goes through: identity, access, origin, shape, key, transaction, audit,
//! error mapping. It happens here once, so that a handler only says what is its own.

use super::app::App;
use super::audit::{self, Act};
use super::auth::Who;
use super::bind::{Prepare, Route, Run, Work};
use super::cache::Ready;
use super::cx::{After, Cx, Trace};
use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use super::idempotency::Operation;
use super::request::{self, Asked, Call};
use super::router::{Found, Router};
use actix_web::cookie::Cookie;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use rembang_shared::endpoint::Info;
use rembang_shared::error::{ErrorCode, FieldCode};
use std::rc::Rc;
use std::sync::Arc;

/// Answers one request.
pub async fn serve(
    app: Arc<App>,
    router: Rc<Router>,
    req: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let started = std::time::Instant::now();
    let id = request::new_id();
    let found = router.find(req.match_info().unprocessed(), req.method());
    let (route, params) = match found {
        Found::Row(route, params) => (route, params),
        Found::WrongMethod(rows) => {
            let error = AppError::new(ErrorCode::WrongMethod, "This path has other methods.");
            let mut response = request::answer_error(&id, rows.path, &error);
            let headers = response.headers_mut();
            headers.insert(header::ALLOW, rows.allow.clone());
            return response;
        }
        Found::Nothing => return request::answer_error(&id, "-", &AppError::not_found()),
    };
    let path = route.info.path;
    let asked = Asked {
        req: &req,
        id: &id,
        params,
    };
    let mut response = match respond(app, asked, payload, route).await {
        Ok(response) => response,
        Err(error) => request::answer_error(&id, path, &error),
    };
    request::share(&mut response, &route.info);
    let status = response.status().as_u16();
    request::log(&id, req.method(), path, status, started.elapsed());
    response
}

async fn respond(
    app: Arc<App>,
    asked: Asked<'_>,
    payload: web::Payload,
    route: &Rc<Route>,
) -> Result<HttpResponse> {
    let info = &route.info;
    let (req, id) = (asked.req, asked.id);
    app.limits.address(app.limits.origin(req))?;
    if let (true, Run::InTransaction(prepare)) = (info.flags.cached, &route.run) {
        let question = request::public_question(&app, req).await?;
        let ready = ready(&app, asked, payload, info, prepare, question).await?;
        let (media, name) = request::media_of(info);
        return Ok(request::answer_ready(req, id, media, name, &ready));
    }
    let call = Call::read(Arc::clone(&app), asked, payload, info).await?;
    // A task of its own, which ends also when the caller hangs up: what was committed must be
    // known to the caches, whoever is still there to hear of it.
    let (body, cookies) = actix_web::rt::spawn(carry_out(call, Rc::clone(route)))
        .await
        .map_err(|e| AppError::internal(e.to_string()))??;
    Ok(request::answer(info, id, body, cookies))
}

async fn carry_out(call: Call, route: Rc<Route>) -> Result<(Vec<u8>, Vec<Cookie<'static>>)> {
    match &route.run {
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
    asked: Asked<'_>,
    payload: web::Payload,
    info: &Info,
    prepare: &Prepare,
    question: &str,
) -> Result<Arc<Ready>> {
    let build = || async {
        let call = Call::read(Arc::clone(app), asked, payload, info).await?;
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
                let Cx { trace, after, .. } = cx;
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
        let said = format!("{}\n{body}", self.path);
        Operation::new(&self.app.vault, account, info.name, key, &said).map(Some)
    }
}
