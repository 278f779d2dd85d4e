//! The program itself, `rembang`, run as a person would run it.

use serde_json::Value;
use std::fs::File;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// What `REMBANG_BIN` names, else the program beside this test in the target folder.
pub fn program() -> PathBuf {
    let path = std::env::var_os("REMBANG_BIN").map_or_else(
        || {
            let test = std::env::current_exe().expect("a test has a path");
            let profile = test.parent().and_then(Path::parent).expect("target/debug");
            profile.join("rembang")
        },
        PathBuf::from,
    );
    assert!(
        path.is_file(),
        "{} is missing; build it first: cargo build -p rembang-backend --bin rembang",
        path.display()
    );
    path
}

/// The program with nothing in its environment but a home of its own.
pub fn rembang(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(program());
    command
        .current_dir(dir)
        .env_clear()
        .env("REMBANG_DATA_DIR", dir.join("data"))
        .args(args)
        .stdin(Stdio::null());
    command
}

/// A run that is over.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Standard output of a run that must have gone well.
    pub fn ok(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// Everything said by a run that must have been refused.
    pub fn refused(self) -> String {
        assert_eq!(self.code, Some(1), "{self:?}");
        format!("{}{}", self.out, self.err)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// Runs to the end.
pub fn run(dir: &Path, args: &[&str]) -> Ran {
    rembang(dir, args)
        .output()
        .expect("the program runs")
        .into()
}

/// Runs with something on standard input.
pub fn run_with(dir: &Path, args: &[&str], input: &str) -> Ran {
    let mut child = rembang(dir, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends").into()
}

/// Runs with `--json` and reads the answer.
pub fn json(dir: &Path, args: &[&str]) -> Value {
    let args = [args, &["--json"]].concat();
    let out = run(dir, &args).ok();
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
}

/// A server that ends with its test.
pub struct Serving {
    pub child: Child,
    pub origin: String,
    pub port: u16,
    log: PathBuf,
}

impl Serving {
    /// `rembang serve` on a free port.
    pub fn start(dir: &Path) -> Self {
        Self::start_on(dir, free_port())
    }

    /// The same where it was before.
    pub fn start_on(dir: &Path, port: u16) -> Self {
        Self::start_as(dir, port, |_| {})
    }

    /// The same, started in another way.
    pub fn start_as(dir: &Path, port: u16, change: impl FnOnce(&mut Command)) -> Self {
        let log = dir.join(format!("serve-{port}.log"));
        let bind = format!("127.0.0.1:{port}");
        let mut command = rembang(dir, &["serve", "--bind", &bind]);
        command
            .stdout(Stdio::null())
            // Not a pipe: nobody empties it while the server runs.
            .stderr(File::create(&log).expect("a log"));
        change(&mut command);
        let child = command.spawn().expect("the program runs");
        Self {
            child,
            origin: format!("http://{bind}"),
            port,
            log,
        }
    }

    /// Waits until `/ready` says yes. A generous deadline: the machine may be busy.
    pub async fn ready(&mut self) {
        let until = Instant::now() + Duration::from_secs(60);
        while !reqwest::get(format!("{}/ready", self.origin))
            .await
            .is_ok_and(|reply| reply.status() == 200)
        {
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("the server ended with {status}: {}", self.said());
            }
            assert!(Instant::now() < until, "the server is not ready");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it ends");
    }

    /// Asks it to end, as systemd does.
    pub fn terminate(&self) {
        self.signal("-TERM");
    }

    /// Any signal, named as `kill` names it.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &pid]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits for its end and gives its exit code.
    pub fn end(&mut self) -> Option<i32> {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                return status.code();
            }
            assert!(Instant::now() < until, "the server does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Its log.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).expect("a log")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
