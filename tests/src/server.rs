//! The very server that `rembang serve` runs, in this process.

use crate::database::{Database, Kind};
use crate::people::Caller;
use actix_web::HttpServer;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use rembang_backend::config::Config;
use rembang_backend::modules::market::pack::MarketPack;
use rembang_backend::modules::{self, ALL, market};
use rembang_backend::platform::app::App;
use rembang_backend::platform::clock::Clock;
use rembang_backend::platform::db::Lanes;
use rembang_backend::platform::keys::KeyRing;
use rembang_backend::platform::portal::Portal;
use rembang_backend::regency::Regency;
use rembang_backend::server;
use rembang_core::Client;
use std::future::Future;
use std::net::TcpListener;
use std::sync::Arc;
use tempfile::TempDir;

/// The day on which every test begins, at 09.00 WIB: a Monday without a holiday.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 23) {
    Some(day) => day,
    None => panic!("a day"),
};

/// A running server.
pub struct Server {
    /// Everything behind the routes.
    pub app: Arc<App>,
    /// Which database.
    pub kind: Kind,
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    /// Plain HTTP, for what the typed client cannot say.
    pub http: reqwest::Client,
    handle: actix_web::dev::ServerHandle,
    thread: Option<std::thread::JoinHandle<()>>,
    // Dropped last: the files must outlive the server.
    _database: Database,
    /// Keys and, on SQLite, the database.
    pub dir: TempDir,
}

impl Server {
    /// Runs one test on one database.
    pub fn run<F: Future<Output = ()>>(kind: Kind, test: fn(Arc<Self>) -> F) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let server = Arc::new(Self::start(kind));
            test(Arc::clone(&server)).await;
            server.stop().await;
        });
    }

    /// Starts a server of Rembang on a fresh database.
    pub fn start(kind: Kind) -> Self {
        Self::start_with(kind, modules::regency(None).expect("the built-in pack"))
    }

    /// The market's part of the pack, as it stands now.
    pub fn market(&self) -> MarketPack {
        let pack = self.app.regency();
        market::pack(&pack).expect("the market's part").clone()
    }

    /// Starts a server of another regency; whoever starts one stops it.
    pub fn start_with(kind: Kind, regency: Regency) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let database = Database::create(kind, dir.path());
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let bind = listener.local_addr().expect("an address");
        let origin = format!("http://{bind}");
        let config = Config {
            bind,
            database: database.url.clone(),
            data_dir: dir.path().to_owned(),
            public_url: origin.clone(),
            portal_dir: dir.path().join("no-portal"),
            // So that a test can come from anywhere.
            trusted_proxies: vec!["127.0.0.1/32".parse().expect("a net")],
            regency: None,
            lanes: Lanes {
                readers: 2,
                writers: 4,
            },
            connections: 2_000,
            demo: false,
        };
        let (ring, _) = KeyRing::open_or_create(dir.path()).expect("a key ring");
        let clock = Clock::manual(
            Utc.with_ymd_and_hms(2026, 11, 23, 2, 0, 0)
                .single()
                .expect("09.00 WIB"),
        );
        let lanes = config.lanes;
        let app = Arc::new(
            App::open(ALL, config, regency, ring, clock, lanes).expect("the server opens"),
        );
        let (handle, thread) = serve(Arc::clone(&app), listener);
        let http = reqwest::Client::new();
        Self {
            app,
            kind,
            origin,
            http,
            handle,
            thread: Some(thread),
            _database: database,
            dir,
        }
    }

    /// Stops serving.
    pub async fn stop(&self) {
        self.handle.stop(false).await;
    }

    /// A visitor.
    pub fn visitor(&self) -> Client {
        Client::new(&self.origin).expect("a client")
    }

    /// Somebody with a role in an area, signed in over the wire as the app does.
    pub async fn officer(&self, role: rembang_shared::access::Role, area: &str) -> Caller {
        Caller::with_role(self, role, area).await
    }

    /// A resident whose number is proven.
    pub async fn resident(&self, name: &str) -> Caller {
        Caller::resident(self, name).await
    }

    /// Turns the clock.
    pub fn set_time(&self, to: DateTime<Utc>) {
        self.app.clock.set(to);
    }

    /// Turns the clock to a civil time in Rembang.
    pub fn set_wib(&self, day: NaiveDate, hour: u32, minute: u32) {
        let local = day.and_hms_opt(hour, minute, 0).expect("a time");
        self.set_time((local - chrono::TimeDelta::hours(7)).and_utc());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The command is on its way at once; a test that failed never came to its own `stop`.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(
    app: Arc<App>,
    listener: TcpListener,
) -> (actix_web::dev::ServerHandle, std::thread::JoinHandle<()>) {
    let (sender, receiver) = std::sync::mpsc::channel();
    let site = modules::home::site(&app).expect("what the pages say");
    let portal = Portal::load(&app.config.portal_dir, &site).expect("no portal is fine");
    let portal = Arc::new(portal);
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                let (app, portal) = (Arc::clone(&app), Arc::clone(&portal));
                actix_web::App::new()
                    .wrap(server::headers(&app))
                    .configure(|config| server::configure(config, app, portal))
            })
            .workers(1)
            .disable_signals()
            .listen(listener)
            .expect("the server listens")
            .run();
            let _ = sender.send(server.handle());
            let _ = server.await;
        });
    });
    (receiver.recv().expect("the server starts"), thread)
}
