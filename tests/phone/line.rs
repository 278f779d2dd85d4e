//! A line between phone and server that can be bad in several ways. When it changes, every connection
//! ends: those that are made then go through it as it is.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How it is.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// Everything passes.
    Good,
    /// So many bytes of the answer pass, then the line is cut.
    CutAnswer(usize),
    /// So many bytes of the request pass, then the line is cut.
    CutRequest(usize),
    /// So many bytes of the answer pass, then nothing more, and nobody hangs up.
    Stall(usize),
    /// So many bytes a second each way, each packet of the phone's after a delay, and of a hundred
    /// packets so many end the connection.
    Crawl {
        bytes_a_second: u32,
        delay: Duration,
        resets_of_100: u8,
    },
}

/// The line.
#[derive(Clone)]
pub struct Line {
    pub origin: String,
    way: watch::Sender<Way>,
    /// How many connections ended by chance.
    pub resets: Arc<AtomicUsize>,
}

impl Line {
    /// To a server on that port, which may be gone at times.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let line = Self {
            origin: format!("http://{address}"),
            way: watch::Sender::new(Way::Good),
            resets: Arc::default(),
        };
        let (way, resets) = (line.way.clone(), Arc::clone(&line.resets));
        tokio::spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                let mut way = way.subscribe();
                let resets = Arc::clone(&resets);
                let server = SocketAddr::from(([127, 0, 0, 1], port));
                tokio::spawn(async move {
                    let now = *way.borrow_and_update();
                    tokio::select! {
                        () = carry(phone, server, now, resets) => {}
                        _ = way.changed() => {}
                    }
                });
            }
        });
        line
    }

    pub fn is(&self, way: Way) {
        self.way.send_replace(way);
    }

    /// Mended; and the phone has heard that what it had open is gone.
    pub async fn mended(&self) {
        self.is(Way::Good);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn carry(phone: TcpStream, server: SocketAddr, way: Way, resets: Arc<AtomicUsize>) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let (up, down) = match way {
        Way::CutRequest(n) => (End::Cut(n), End::Never),
        Way::CutAnswer(n) => (End::Never, End::Cut(n)),
        Way::Stall(n) => (End::Never, End::Stall(n)),
        Way::Good | Way::Crawl { .. } => (End::Never, End::Never),
    };
    let (from_phone, to_phone) = phone.into_split();
    let (from_server, to_server) = server.into_split();
    // Whichever ends first ends both.
    tokio::select! {
        () = pass(from_phone, to_server, up, way, true, &resets) => {}
        () = pass(from_server, to_phone, down, way, false, &resets) => {}
    }
}

#[derive(Clone, Copy)]
enum End {
    Never,
    Cut(usize),
    Stall(usize),
}

async fn pass(
    mut from: impl AsyncReadExt + Unpin,
    mut to: impl AsyncWriteExt + Unpin,
    end: End,
    way: Way,
    up: bool,
    resets: &AtomicUsize,
) {
    let mut passed = 0;
    let mut packet = [0; 1_400];
    loop {
        let read = match from.read(&mut packet).await {
            Ok(0) | Err(_) => return,
            Ok(read) => read,
        };
        let may = match end {
            End::Never => read,
            End::Cut(n) | End::Stall(n) => read.min(n - passed),
        };
        if let Way::Crawl {
            bytes_a_second,
            delay,
            resets_of_100,
        } = way
        {
            let bytes = u32::try_from(read).unwrap_or(u32::MAX);
            let late = if up { delay } else { Duration::ZERO };
            tokio::time::sleep(late + Duration::from_secs(1) * bytes / bytes_a_second).await;
            if fastrand::u8(0..100) < resets_of_100 {
                resets.fetch_add(1, Relaxed);
                return;
            }
        }
        if to.write_all(&packet[..may]).await.is_err() {
            return;
        }
        passed += may;
        match end {
            End::Cut(n) if passed == n => return,
            End::Stall(n) if passed == n => std::future::pending().await,
            _ => {}
        }
    }
}
