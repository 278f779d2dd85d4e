//! From a row of the contract to a route. There are three kinds of work: a handler is short and
//! runs inside the transaction, a feed is a handler whose answer is a file, and a prepared row does
//! before its transaction what takes long. Beside them stand the flows of signing in, which hand
//! out tokens and commit in steps. What every row goes through is in `serve`.

use super::app::App;
use super::cx::Cx;
use super::db::Instant;
use super::error::{AppError, Result};
use super::parse::parse;
use super::request::Call;
use super::router::Router;
use super::serve::serve;
use crate::regency::Regency;
use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, web};
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Feed, Info, Method};
use serde::Serialize;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// Answer of a flow: the output and what the portal should remember.
pub struct Answer<T> {
    /// JSON body.
    pub output: T,
    /// `Set-Cookie`.
    pub cookies: Vec<Cookie<'static>>,
}

/// Runs inside the transaction of its request.
type Handler<P, B, O> = fn(&mut Cx<'_>, P, B) -> Result<O>;
pub(super) type Work = Box<dyn FnOnce(&mut Cx<'_>) -> Result<Vec<u8>> + Send>;
pub(super) type Prepare = Arc<dyn Fn(&Call) -> Result<Work>>;
/// Runs before the transaction, on a thread of its own: no connection, hence nothing to hold up.
type Reader<P, B, M> = fn(&Regency, Instant, P, B) -> Result<M>;
pub(super) type Reading = Box<dyn FnOnce(&Regency, Instant) -> Result<Work> + Send>;
pub(super) type Read = Arc<dyn Fn(&Call) -> Result<Reading>>;
pub(super) type FlowFuture = Pin<Box<dyn Future<Output = Result<Answer<Vec<u8>>>>>>;
pub(super) type Flow = Arc<dyn Fn(Call) -> FlowFuture>;

/// The kinds of work.
pub(super) enum Run {
    /// A handler or a feed: short, and inside the transaction.
    InTransaction(Prepare),
    /// First what takes long, on a seat of the bench; then a short handler like any other.
    Prepared(Read),
    /// Several transactions of its own.
    Flow(Flow),
}

/// A row and what it does.
pub(super) struct Route {
    pub info: Info,
    pub run: Run,
}

/// The routes of one worker, made from the contract.
#[derive(Default)]
pub struct Routes {
    pub(super) by_path: BTreeMap<&'static str, Vec<Route>>,
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

    pub(super) fn add(&mut self, info: Info, run: Run) {
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

    /// Hands the routes to actix: one door, behind which [`Router`] finds the row.
    pub fn mount(self, config: &mut web::ServiceConfig, app: Arc<App>) {
        let router = Rc::new(Router::new(self));
        let door = move |req: HttpRequest, payload: web::Payload| {
            serve(Arc::clone(&app), Rc::clone(&router), req, payload)
        };
        config.service(web::scope(BASE_PATH).default_service(web::to(door)));
    }
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|e| AppError::internal(e.to_string()))
}
