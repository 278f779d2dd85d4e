//! The HTTP server: routes from the contract, the portal, probes, headers, drain.

use crate::modules;
use crate::platform::app::App;
use crate::platform::cache::Ready;
use crate::platform::portal::Portal;
use crate::platform::{openapi, request};
use actix_web::middleware::DefaultHeaders;
use actix_web::{App as Actix, HttpRequest, HttpResponse, HttpServer, web};
use socket2::{Domain, Protocol, Socket, Type};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Connections that may wait to be taken; the kernel's own limit may be lower.
const BACKLOG: i32 = 4_096;
/// Whoever takes nothing of an answer for so long is cut off.
const UNREAD: Duration = Duration::from_secs(20);
/// Longer than a proxy keeps a connection it does not use: the proxy should be the one to close,
/// or it sends a request into a connection that is just being closed.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// Takes the port. What is set here holds for every connection that is accepted.
pub fn listen(bind: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(bind), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_tcp_user_timeout(Some(UNREAD))?;
    socket.bind(&bind.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// Everything a worker serves; the suite starts the very same.
pub fn configure(config: &mut web::ServiceConfig, app: Arc<App>, portal: Arc<Portal>) {
    config
        .app_data(web::Data::from(Arc::clone(&app)))
        .app_data(web::Data::from(portal));
    // Probes often ask with HEAD; without a route of its own the portal's page would answer them.
    for (path, get, head) in [
        ("/live", web::get().to(live), web::head().to(live)),
        ("/ready", web::get().to(ready), web::head().to(ready)),
        (
            "/api/openapi.json",
            web::get().to(contract),
            web::head().to(contract),
        ),
    ] {
        config.service(web::resource(path).route(get).route(head));
    }
    modules::routes().mount(config, app);
    config.default_service(web::to(page));
}

/// Headers that every answer carries.
pub fn headers(app: &App) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "same-origin"))
        // A page brings a longer policy of its own, and that one stays.
        .add(("Content-Security-Policy", "frame-ancestors 'none'"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add((
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(self)",
        ));
    if app.config.public_url.starts_with("https://") {
        headers.add(("Strict-Transport-Security", "max-age=63072000"))
    } else {
        headers
    }
}

/// Serves until SIGTERM, then finishes what is under way.
pub async fn run(app: Arc<App>, portal: Arc<Portal>, listener: TcpListener) -> std::io::Result<()> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let connections = app.config.connections.div_ceil(workers);
    HttpServer::new(move || {
        let (app, portal) = (Arc::clone(&app), Arc::clone(&portal));
        Actix::new()
            .wrap(headers(&app))
            .configure(|config| configure(config, app, portal))
    })
    .workers(workers)
    .max_connections(connections)
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(25)
    .listen(listener)?
    .run()
    .await
}

async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("live\n")
}

/// Ready: a write is kept, and no migration is missing.
async fn ready(app: web::Data<App>) -> HttpResponse {
    let verdict = app.health.verdict(&app).await;
    let mut response = if verdict.ready {
        HttpResponse::Ok()
    } else {
        let mut response = HttpResponse::ServiceUnavailable();
        response.insert_header(("Retry-After", "2"));
        response
    };
    response
        .insert_header(("Cache-Control", "no-store"))
        .json(verdict)
}

/// The contract for integrators, made once per server.
async fn contract(req: HttpRequest) -> HttpResponse {
    static DOCUMENT: OnceLock<Ready> = OnceLock::new();
    let ready = DOCUMENT.get_or_init(|| Ready::pack(openapi::document().to_string().into_bytes()));
    request::answer_ready(&req, &request::new_id(), "application/json", None, ready)
}

/// The portal. What is sent around says in its head what it shows today; without a database the
/// page opens all the same.
async fn page(req: HttpRequest, app: web::Data<App>, portal: web::Data<Portal>) -> HttpResponse {
    if req.method() != actix_web::http::Method::GET && req.method() != actix_web::http::Method::HEAD
    {
        return HttpResponse::MethodNotAllowed()
            .insert_header(("Allow", "GET, HEAD"))
            .finish();
    }
    let (app, portal) = (app.into_inner(), portal.into_inner());
    match modules::home::page(&app, &portal, &req).await {
        Some(page) => portal.send_page(&req, &page),
        None => portal.answer(&req),
    }
}
