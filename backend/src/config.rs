//! Settings, all from the environment; the defaults start a local server with SQLite.

use crate::platform::db::{DatabaseUrl, Lanes};
use clap::Args;
use ipnet::IpNet;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// As given on the command line or in the environment.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Address to listen on
    #[arg(
        long,
        global = true,
        env = "REMBANG_BIND",
        default_value = "127.0.0.1:8080",
        value_name = "HOST:PORT"
    )]
    bind: SocketAddr,
    /// sqlite:PATH or postgres://USER@HOST/NAME  [default: sqlite in the data folder]
    #[arg(
        long,
        global = true,
        env = "REMBANG_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    database_url: Option<String>,
    /// Folder for keys and the embedded database
    #[arg(
        long,
        global = true,
        env = "REMBANG_DATA_DIR",
        default_value = "data",
        value_name = "DIR"
    )]
    data_dir: PathBuf,
    /// What the outside calls this server, with scheme  [default: http://BIND]
    #[arg(long, global = true, env = "REMBANG_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Folder of the built portal
    #[arg(
        long,
        global = true,
        env = "REMBANG_PORTAL_DIR",
        default_value = "app/build",
        value_name = "DIR"
    )]
    portal_dir: PathBuf,
    /// Networks of proxies whose X-Forwarded-For is believed, as 10.0.0.0/8,192.0.2.1/32
    /// [default: this machine, when it listens there and the public URL is elsewhere]
    #[arg(
        long,
        global = true,
        env = "REMBANG_TRUSTED_PROXIES",
        value_delimiter = ',',
        value_name = "NET"
    )]
    trusted_proxies: Vec<IpNet>,
    /// Folder of another regency pack  [default: Rembang, built in]
    #[arg(long, global = true, env = "REMBANG_REGENCY", value_name = "DIR")]
    regency: Option<PathBuf>,
    /// Database threads that answer questions
    #[arg(
        long,
        global = true,
        env = "REMBANG_READERS",
        default_value_t = 4,
        value_parser = clap::value_parser!(u16).range(1..=256),
        value_name = "COUNT"
    )]
    readers: u16,
    /// Database threads that write, on PostgreSQL; SQLite has one
    #[arg(
        long,
        global = true,
        env = "REMBANG_WRITERS",
        default_value_t = 8,
        value_parser = clap::value_parser!(u16).range(1..=256),
        value_name = "COUNT"
    )]
    writers: u16,
    /// Connections at once; whoever comes beyond waits in the kernel's queue
    #[arg(
        long,
        global = true,
        env = "REMBANG_CONNECTIONS",
        default_value_t = 2_000,
        value_parser = clap::value_parser!(u32).range(1..=100_000),
        value_name = "COUNT"
    )]
    connections: u32,
}

/// Checked settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub bind: SocketAddr,
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Keys and, by default, the database.
    pub data_dir: PathBuf,
    /// What the outside calls us, without a slash at the end.
    pub public_url: String,
    /// The built portal.
    pub portal_dir: PathBuf,
    /// Whose word about a caller's address counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Another regency pack.
    pub regency: Option<PathBuf>,
    /// Threads behind each door of the database.
    pub lanes: Lanes,
    /// Connections at once.
    pub connections: usize,
    /// Demo accounts may sign in.
    pub demo: bool,
}

impl Settings {
    /// Checks what can be checked without touching anything.
    pub fn check(self) -> Result<Config, String> {
        let database = match &self.database_url {
            Some(url) => url.parse()?,
            None => DatabaseUrl::Sqlite(self.data_dir.join("rembang.sqlite")),
        };
        let public_url = match &self.public_url {
            Some(url) => checked_origin(url)?,
            None => format!("http://{}", self.bind),
        };
        let trusted_proxies = if self.trusted_proxies.is_empty() {
            proxies_by_default(self.bind, &public_url)
        } else {
            self.trusted_proxies
        };
        Ok(Config {
            bind: self.bind,
            database,
            data_dir: self.data_dir,
            public_url,
            portal_dir: self.portal_dir,
            trusted_proxies,
            regency: self.regency,
            lanes: Lanes {
                readers: self.readers.into(),
                writers: self.writers.into(),
            },
            connections: usize::try_from(self.connections).unwrap_or(usize::MAX),
            demo: false,
        })
    }
}

/// A server that listens to this machine only and is public under another name has a proxy beside
/// it. Unless its word counts, all the regency is one caller to the limits, or none.
fn proxies_by_default(bind: SocketAddr, public_url: &str) -> Vec<IpNet> {
    let host = public_url.split("//").nth(1).unwrap_or_default();
    let local = ["127.", "localhost", "[::1]"]
        .iter()
        .any(|name| host.starts_with(name));
    if !bind.ip().is_loopback() || local {
        return Vec::new();
    }
    let own = [
        IpNet::new(Ipv4Addr::new(127, 0, 0, 0).into(), 8),
        IpNet::new(Ipv6Addr::LOCALHOST.into(), 128),
    ];
    own.into_iter().flatten().collect()
}

fn checked_origin(url: &str) -> Result<String, String> {
    let url = url.trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(url.to_owned())
        }
        _ => {
            Err("REMBANG_PUBLIC_URL is an origin such as https://layanan.example.go.id".to_owned())
        }
    }
}

impl Config {
    /// True for the public origin and, on a loopback server, for its local names.
    pub fn is_own_origin(&self, origin: &str) -> bool {
        if origin == self.public_url {
            return true;
        }
        let port = self.bind.port();
        let local = [
            format!("http://127.0.0.1:{port}"),
            format!("http://localhost:{port}"),
        ];
        self.bind.ip().is_loopback() && local.iter().any(|own| own == origin)
    }

    /// What may be printed: no password of a database URL.
    pub fn shown(&self) -> serde_json::Value {
        let database = match &self.database {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Pg(url) => {
                // A password may stand before the host, and among the parameters as well.
                let rest = url.split_once("//").map_or("", |(_, rest)| rest);
                let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
                let host = authority.rsplit('@').next().unwrap_or_default();
                let bare = |text: &str| text.split('?').next().unwrap_or_default().to_owned();
                format!("postgres://{}/{}", bare(host), bare(path))
            }
        };
        serde_json::json!({
            "bind": self.bind,
            "database": database,
            "data_dir": self.data_dir,
            "public_url": self.public_url,
            "portal_dir": self.portal_dir,
            "trusted_proxies": self.trusted_proxies.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "readers": self.lanes.readers,
            "writers": self.lanes.writers,
            "connections": self.connections,
            "regency": self.regency.as_ref().map_or_else(|| "built in".to_owned(), |dir| dir.display().to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_a_proxy_on_this_machine_its_word_counts() {
        let trusts = |bind: &str, url: &str| {
            let bind = bind.parse().expect("an address");
            !proxies_by_default(bind, url).is_empty()
        };
        assert!(trusts("127.0.0.1:8080", "https://layanan.example.go.id"));
        assert!(trusts("[::1]:8080", "https://layanan.example.go.id"));
        // A person at this machine, and a server that others reach directly.
        assert!(!trusts("127.0.0.1:8080", "http://127.0.0.1:8080"));
        assert!(!trusts("127.0.0.1:8080", "http://localhost:8080"));
        assert!(!trusts("[::1]:8080", "http://[::1]:8080"));
        assert!(!trusts("0.0.0.0:8080", "https://layanan.example.go.id"));
    }
}
