//! The server as a process on a machine: its port, its connections, its output, its probes.

use crate::prelude::*;
use crate::program::{self, Serving, json, rembang};
use crate::wire::{ask, send};
use reqwest::Method;
use socket2::{Domain, Socket, Type};
use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

on_both!(probes_answer_head_like_get, nothing_is_shown_in_a_frame,);

const PROBES: [&str; 3] = ["/live", "/ready", "/api/openapi.json"];

async fn probes_answer_head_like_get(server: Arc<Server>) {
    for path in PROBES {
        let url = format!("{}{path}", server.origin);
        let get = send(server.http.get(&url)).await;
        let head = send(server.http.head(&url)).await;
        assert_eq!((get.status, head.status), (200, 200), "{path}");
        assert!(!get.body.is_empty() && head.body.is_empty(), "{path}");
        assert_eq!(head.header("Content-Type"), get.header("Content-Type"));
        let post = send(server.http.post(&url)).await;
        assert_eq!(post.status, 405, "{path}");
    }
}

async fn nothing_is_shown_in_a_frame(server: Arc<Server>) {
    let mut answers = Vec::new();
    for path in PROBES.into_iter().chain(["/", "/no-such.js"]) {
        answers.push(send(server.http.get(format!("{}{path}", server.origin))).await);
        answers.push(send(server.http.put(format!("{}{path}", server.origin))).await);
    }
    for (method, path) in [
        (Method::GET, "/market/prices"),
        (Method::GET, "/market/prices?level=nonsense"),
        (Method::GET, "/no/such/thing"),
        (Method::DELETE, "/market/prices"),
        (Method::POST, "/identity/sessions"),
    ] {
        answers.push(send(ask(&server, method, path)).await);
    }
    for answer in answers {
        let policy = answer.header("Content-Security-Policy").unwrap_or_default();
        assert!(policy.contains("frame-ancestors 'none'"), "{answer:?}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
    }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

fn address(serving: &Serving) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], serving.port))
}

/// Sockets that the server holds.
fn sockets(serving: &Serving) -> usize {
    let folder = format!("/proc/{}/fd", serving.child.id());
    let files = std::fs::read_dir(folder).expect("its files");
    let targets = files.filter_map(|file| std::fs::read_link(file.ok()?.path()).ok());
    targets
        .filter(|target| target.to_string_lossy().starts_with("socket:"))
        .count()
}

/// Asks for the large file with a receive buffer so small that most of it stays with the server.
fn ask_for_much(serving: &Serving) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    socket.set_recv_buffer_size(2_048).expect("small");
    socket.connect(&address(serving).into()).expect("connected");
    let mut stream = TcpStream::from(socket);
    stream
        .write_all(b"GET /much.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("asked");
    stream
}

const MUCH: usize = 24 << 20;

/// Memory of the server, in megabytes.
fn memory(serving: &Serving) -> usize {
    let path = format!("/proc/{}/status", serving.child.id());
    let status = std::fs::read_to_string(path).expect("its status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.expect("a size") >> 10
}

/// A portal with one file that no buffer holds.
fn large_portal(dir: &Path) {
    let portal = dir.join("portal");
    std::fs::create_dir(&portal).expect("a folder");
    std::fs::write(portal.join("index.html"), "<title>uji</title>").expect("written");
    std::fs::write(portal.join("much.txt"), vec![b'a'; MUCH]).expect("written");
    // Packed already, so that the server does not spend its start on it.
    std::fs::write(portal.join("much.txt.gz"), b"").expect("written");
}

#[test]
fn whoever_does_not_read_is_cut_off_and_costs_little() {
    block_on(async {
        const MANY: usize = 40;
        let dir = tempfile::tempdir().expect("a folder");
        large_portal(dir.path());
        let portal = dir.path().join("portal");
        let mut serving = Serving::start_as(dir.path(), program::free_port(), |command| {
            command.env("REMBANG_PORTAL_DIR", portal);
        });
        serving.ready().await;
        let (before, small) = (sockets(&serving), memory(&serving));
        let mut slow = ask_for_much(&serving);
        let silent: Vec<_> = (0..MANY).map(|_| ask_for_much(&serving)).collect();
        let begun = Instant::now();
        let (mut got, mut buffer) = (0, vec![0; 1 << 20]);
        let mut most = 0;
        // Slower than the limit as a whole, and yet never standing still for so long.
        while begun.elapsed() < Duration::from_secs(25) {
            got += slow.read(&mut buffer[..65_536]).expect("still served");
            most = most.max(memory(&serving));
            std::thread::sleep(Duration::from_millis(200));
        }
        let until = Instant::now() + Duration::from_secs(60);
        while sockets(&serving) > before + 3 {
            assert!(Instant::now() < until, "{} are held", sockets(&serving));
            std::thread::sleep(Duration::from_millis(100));
        }
        println!("{MANY} who read nothing: {small} MB before, {most} MB at most");
        assert!(
            most < small + MUCH / (1 << 20) * MANY / 4,
            "a copy for each"
        );
        loop {
            match slow.read(&mut buffer).expect("served to the end") {
                0 => break,
                bytes => got += bytes,
            }
        }
        assert!(got > MUCH, "{got}");
        drop(silent);
    });
}

/// While nobody accepts, the kernel does: a crowd that comes at once finds the door open.
#[test]
fn a_crowd_waits_at_the_door() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        let mut serving = Serving::start(dir.path());
        serving.ready().await;
        serving.signal("-STOP");
        let crowd: Vec<_> = (0..800)
            .map(|_| TcpStream::connect_timeout(&address(&serving), Duration::from_secs(3)))
            .collect();
        serving.signal("-CONT");
        let refused = crowd.iter().filter(|one| one.is_err()).count();
        assert_eq!(refused, 0, "of {}", crowd.len());
        serving.ready().await;
    });
}

/// A proxy keeps a connection for a minute and then sends the next request into it.
#[test]
fn a_connection_may_rest() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        let mut serving = Serving::start(dir.path());
        serving.ready().await;
        let mut stream = TcpStream::connect(address(&serving)).expect("connected");
        for rest in [0, 8, 0] {
            std::thread::sleep(Duration::from_secs(rest));
            stream
                .write_all(b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n")
                .expect("open");
            let mut answer = [0; 4_096];
            let length = stream.read(&mut answer).expect("an answer");
            assert!(
                answer[..length].starts_with(b"HTTP/1.1 200"),
                "after {rest}"
            );
        }
        // And yet a server that is told to end does not wait for it.
        serving.terminate();
        assert_eq!(serving.end(), Some(0));
    });
}

#[test]
fn what_is_no_http_fills_no_log() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        let mut serving = Serving::start(dir.path());
        serving.ready().await;
        for _ in 0..500 {
            let mut stream = TcpStream::connect(address(&serving)).expect("connected");
            stream.write_all(b"nonsense\r\n\r\n").expect("sent");
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
        }
        serving.terminate();
        assert_eq!(serving.end(), Some(0));
        let said = serving.said();
        let lines = said.lines().filter(|line| line.contains("actix_http"));
        let lines = lines.count();
        assert!((1..100).contains(&lines), "{lines} lines of 500 requests");
    });
}

/// A disk that is full under the log keeps nobody from starting.
#[test]
fn a_server_starts_whatever_becomes_of_its_words() {
    block_on(async {
        for demo in [false, true] {
            let dir = tempfile::tempdir().expect("a folder");
            let mut serving = Serving::start_as(dir.path(), program::free_port(), |command| {
                let full = File::options().write(true).open("/dev/full");
                command.stdout(full.expect("a device"));
                if demo {
                    command.arg("--demo");
                }
            });
            serving.ready().await;
            serving.terminate();
            assert_eq!(serving.end(), Some(0), "{}", serving.said());
        }
    });
}

/// A verb whose answer nobody could read has failed, and says so without a panic.
#[test]
fn a_verb_says_when_it_could_not_speak() {
    let dir = tempfile::tempdir().expect("a folder");
    json(dir.path(), &["migrate"]);
    for args in [
        &["user", "list", "--json"][..],
        &["config"],
        &["keys"],
        &["audit", "verify"],
        &["migrate"],
        &["jobs", "list"],
        &["jobs", "run", "purge"],
        &["check", "--list"],
        &["completions", "bash"],
        &[
            "user", "add", "--phone", "12", "--name", "Uji", "--role", "admin",
        ],
    ] {
        let full = || {
            File::options()
                .write(true)
                .open("/dev/full")
                .expect("a device")
        };
        let said = rembang(dir.path(), args).stdout(full()).output();
        let said = program::Ran::from(said.expect("it runs"));
        assert_eq!(said.code, Some(1), "{args:?}: {said:?}");
        assert!(!said.err.contains("panicked"), "{args:?}: {}", said.err);
        let mute = rembang(dir.path(), args)
            .stdout(full())
            .stderr(full())
            .status();
        assert_eq!(mute.expect("it runs").code(), Some(1), "{args:?}");
    }
}

#[test]
fn the_machine_s_measures_are_settings() {
    let dir = tempfile::tempdir().expect("a folder");
    let shown = |name: &str, value: &str| {
        let mut command = rembang(dir.path(), &["config", "--json"]);
        program::Ran::from(command.env(name, value).output().expect("it runs"))
    };
    for (name, key) in [
        ("REMBANG_READERS", "readers"),
        ("REMBANG_WRITERS", "writers"),
        ("REMBANG_CONNECTIONS", "connections"),
    ] {
        let config: serde_json::Value =
            serde_json::from_str(&shown(name, "17").ok()).expect("JSON");
        assert_eq!(config[key], 17);
        for wrong in ["0", "-1", "many", "9999999"] {
            assert_eq!(shown(name, wrong).code, Some(2), "{name}={wrong}");
        }
    }
}
