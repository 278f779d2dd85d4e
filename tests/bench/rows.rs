//! Our server with as many more rows as a dozen modules bring: the same read must cost the same.
//!
//! `rows PORT MORE FOLDER`: serves the API on that port, with MORE made-up rows (at most 240) beside
//! its own and an empty database in the folder. It writes no log.

use actix_web::{App, HttpServer};
use rembang_backend::commands;
use rembang_backend::config::Config;
use rembang_backend::modules;
use rembang_backend::platform::bind::Routes;
use rembang_backend::platform::clock::Clock;
use rembang_backend::platform::cx::Cx;
use rembang_backend::platform::db::{DatabaseUrl, Lanes, migrate};
use rembang_backend::platform::error::Result;
use rembang_backend::platform::portal::Portal;
use rembang_backend::server;
use rembang_shared::access::Access;
use rembang_shared::endpoint::{Endpoint, Flags, Info, Method};
use std::io::{Error, Result as IoResult};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

/// Twenty rows of a module.
macro_rules! module {
    ($routes:ident, $most:ident, $($module:literal),+) => {
        $(module!(@rows $routes, $most, $module,
            "", "/{id}", "/mine", "/mine/counts", "/{id}/decision", "/{id}/history.csv",
            "/{id}/parts", "/{id}/parts/{part}", "/queue", "/queue.csv", "/queue.xlsx",
            "/queue/counts", "/desk", "/assignments", "/assignments/{id}", "/imports",
            "/imports/template.csv", "/places", "/places/{place}", "/places/mine");)+
    };
    (@rows $routes:ident, $most:ident, $module:literal, $($rest:literal),+) => {
        $({
            struct Row;
            impl Endpoint for Row {
                const INFO: Info = Info {
                    name: concat!($module, $rest),
                    module: $module,
                    method: Method::GET,
                    path: concat!("/", $module, "/things", $rest),
                    access: Access::Public,
                    flags: Flags { cached: true, ..Flags::NONE },
                    doc: "",
                };
                type Params = ();
                type Body = ();
                type Output = ();
            }
            if $most > 0 {
                $most -= 1;
                $routes.bind::<Row>(nothing);
            }
        })+
    };
}

fn add(routes: &mut Routes, mut most: usize) {
    // As near to the real ones as names can be, so that the tree has to tell them apart.
    module!(
        routes,
        most,
        "health",
        "tourism",
        "cctv",
        "telponi",
        "marriage",
        "reports",
        "resilience",
        "greenery",
        "waste",
        "catalogue",
        "homes",
        "markets"
    );
}

fn nothing(_: &mut Cx<'_>, (): (), (): ()) -> Result<()> {
    Ok(())
}

#[actix_web::main]
async fn main() -> IoResult<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || {
        arguments
            .next()
            .ok_or(Error::other("usage: rows PORT MORE FOLDER"))
    };
    let port: u16 = next()?.parse().map_err(Error::other)?;
    let more: usize = next()?.parse().map_err(Error::other)?;
    let folder = PathBuf::from(next()?);
    std::fs::create_dir_all(&folder)?;
    let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let config = Config {
        bind,
        database: DatabaseUrl::Sqlite(folder.join("rembang.sqlite")),
        portal_dir: folder.join("no-portal"),
        data_dir: folder,
        public_url: format!("http://{bind}"),
        trusted_proxies: Vec::new(),
        regency: None,
        lanes: Lanes::default(),
        connections: 1_000,
        demo: false,
    };
    migrate::up(&config.database).map_err(|e| Error::other(e.to_string()))?;
    let app = commands::open(config, Clock::System).map_err(Error::other)?;
    let site = modules::home::site(&app).map_err(|e| Error::other(e.to_string()))?;
    let portal = Arc::new(Portal::load(&app.config.portal_dir, &site)?);
    HttpServer::new(move || {
        let (app, portal) = (Arc::clone(&app), Arc::clone(&portal));
        let mut routes = modules::routes();
        add(&mut routes, more);
        App::new()
            .wrap(server::headers(&app))
            .configure(|config| server::configure(config, app, portal, routes))
    })
    .bind(bind)?
    .run()
    .await
}
