//! A server of a few lines that does as it is told, and writes down what it was asked.

use rembang_shared::error::{ErrorBody, ErrorCode};
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Value,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        let found = all.find(|(header, _)| header.eq_ignore_ascii_case(name))?;
        Some(&found.1)
    }
}

/// What to say.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    cut: bool,
}

impl Reply {
    pub fn json(value: &Value) -> Self {
        Self::raw(200, "application/json", value.to_string())
    }

    pub fn raw(status: u16, media: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", media.to_owned())],
            body: body.into(),
            cut: false,
        }
    }

    pub fn refused(code: ErrorCode) -> Self {
        let body = ErrorBody {
            code,
            message: "no".to_owned(),
            fields: Vec::new(),
            refusal: None,
            current: None,
            incident: None,
        };
        let json = serde_json::to_vec(&body).expect("JSON");
        Self::raw(code.status(), "application/problem+json", json)
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Takes the request, and hangs up.
    pub fn cut() -> Self {
        Self {
            cut: true,
            ..Self::raw(200, "", "")
        }
    }
}

type Script = dyn FnMut(&Asked) -> Reply + Send;

/// The server; it ends with the runtime of its test.
#[derive(Clone)]
pub struct Peer {
    pub origin: String,
    log: Arc<Mutex<Vec<Asked>>>,
}

impl Peer {
    pub async fn start(script: impl FnMut(&Asked) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let peer = Self {
            origin: format!("http://{address}"),
            log: Arc::default(),
        };
        let log = Arc::clone(&peer.log);
        let script: Arc<Mutex<Box<Script>>> = Arc::new(Mutex::new(Box::new(script)));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&script)));
            }
        });
        peer
    }

    /// One where nobody listens: a port that was free a moment ago.
    pub fn gone(&self) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        Self {
            origin: format!("http://{address}"),
            log: Arc::clone(&self.log),
        }
    }

    /// What it was asked so far.
    pub fn log(&self) -> Vec<Asked> {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.clone()
    }

    /// What it was asked on that path.
    pub fn asked(&self, path: &str) -> Vec<Asked> {
        let mut log = self.log();
        log.retain(|asked| asked.path.starts_with(path));
        log
    }
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Asked>>>,
    script: Arc<Mutex<Box<Script>>>,
) -> Option<()> {
    loop {
        let asked = read(&mut stream).await?;
        // Slow enough for two to be under way at once.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        log.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(asked.clone());
        let reply = {
            let mut script = script.lock().unwrap_or_else(PoisonError::into_inner);
            script(&asked)
        };
        if reply.cut {
            return None;
        }
        let mut head = format!(
            "HTTP/1.1 {} X\r\nDate: Mon, 30 Nov 2026 20:00:00 GMT\r\nContent-Length: {}\r\n",
            reply.status,
            reply.body.len()
        );
        for (name, value) in reply.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).await.ok()?;
        stream.write_all(&reply.body).await.ok()?;
    }
}

async fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        more(stream, &mut bytes).await?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut asked = Asked {
        method,
        path,
        headers,
        body: Value::Null,
    };
    let length = asked
        .header("content-length")
        .and_then(|text| text.parse().ok());
    let length: usize = length.unwrap_or_default();
    while bytes.len() < end + 4 + length {
        more(stream, &mut bytes).await?;
    }
    asked.body = serde_json::from_slice(&bytes[end + 4..]).unwrap_or_default();
    Some(asked)
}

async fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut buffer = [0; 4096];
    match stream.read(&mut buffer).await {
        Ok(0) | Err(_) => None,
        Ok(read) => {
            bytes.extend_from_slice(&buffer[..read]);
            Some(())
        }
    }
}
