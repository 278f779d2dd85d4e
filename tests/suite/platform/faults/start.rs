//! Starting: side by side, on a file that is taken, against a database that is silent or forgets.

use super::*;

on_both!(
    two_nodes_may_migrate_at_once,
    a_database_that_may_forget_is_refused,
);

async fn two_nodes_may_migrate_at_once(server: Arc<Server>) {
    const NODES: usize = 4;
    for _ in 0..10 {
        let dir = tempfile::tempdir().expect("a folder");
        let database = Database::empty(server.kind, dir.path());
        let (url, gate) = (
            Arc::new(database.url.clone()),
            Arc::new(Barrier::new(NODES)),
        );
        let nodes: Vec<_> = (0..NODES)
            .map(|_| {
                let (url, gate) = (Arc::clone(&url), Arc::clone(&gate));
                std::thread::spawn(move || {
                    gate.wait();
                    migrate::up(&url)
                })
            })
            .collect();
        let ran: Vec<usize> = nodes
            .into_iter()
            .map(|node| node.join().expect("no panic").expect("migrated").len())
            .collect();
        // One did the work, the others waited and found it done.
        assert_eq!(ran.iter().filter(|count| **count > 0).count(), 1, "{ran:?}");
        assert_eq!(migrate::pending(&url), Ok(Vec::new()));
    }
}

/// Acknowledged means on disk, whatever an administrator has set.
async fn a_database_that_may_forget_is_refused(server: Arc<Server>) {
    let durable = |conn: &mut Conn| match server.kind {
        Kind::Sqlite => count_on(conn, "pragma_synchronous WHERE synchronous >= 2"),
        Kind::Postgres => count_on(
            conn,
            "pg_settings WHERE name = 'synchronous_commit' AND setting = 'on'",
        ),
    };
    for door in [Door::Read, Door::Write] {
        assert_eq!(durable(&mut connect(&server, door)), 1);
    }
    if let DatabaseUrl::Pg(url) = server.app.db.url() {
        let forgetful = DatabaseUrl::Pg(format!("{url}%20-csynchronous_commit%3Doff"));
        let refused = forgetful.open(Door::Write).err().expect("refused");
        assert!(refused.contains("synchronous_commit"), "{refused}");
    }
}

#[test]
fn two_first_starts_make_one_key_ring() {
    for _ in 0..20 {
        let dir = Arc::new(tempfile::tempdir().expect("a folder"));
        let gate = Arc::new(Barrier::new(4));
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let (dir, gate) = (Arc::clone(&dir), Arc::clone(&gate));
                std::thread::spawn(move || {
                    gate.wait();
                    KeyRing::open_or_create(dir.path()).expect("a ring")
                })
            })
            .collect();
        let rings: Vec<_> = starts
            .into_iter()
            .map(|start| start.join().expect("no panic"))
            .collect();
        // Whoever seals with another ring than the one on disk has lost what it sealed.
        let (kept, _) = KeyRing::open_or_create(dir.path()).expect("a ring");
        assert!(rings.iter().all(|(ring, _)| ring.pepper == kept.pepper));
        assert_eq!(rings.iter().filter(|(_, made)| *made).count(), 1);
        let files = std::fs::read_dir(dir.path()).expect("a folder").count();
        assert_eq!(files, 1, "no draft is left behind");
    }
}

#[test]
fn one_file_serves_one_server() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        let mut first = Serving::start(dir.path());
        first.ready().await;
        let bind = format!("127.0.0.1:{}", program::free_port());
        let second = program::run(dir.path(), &["serve", "--bind", &bind]).refused();
        assert!(
            second.contains("another server uses this SQLite file"),
            "{second}"
        );
        // Other verbs are welcome beside it, and the first does not mind.
        program::run(dir.path(), &["user", "list"]).ok();
        first.ready().await;
        first.kill();
        // The lock ends with the process, however it ends.
        let mut third = Serving::start(dir.path());
        third.ready().await;
    });
}

/// Another path, a removed lock file: it is the file itself that is taken.
#[test]
fn one_file_serves_one_server_under_any_name() {
    block_on(async {
        let dir = tempfile::tempdir().expect("a folder");
        let mut first = Serving::start(dir.path());
        first.ready().await;
        let data = dir.path().join("data");
        assert!(
            !data.join("rembang.lock").exists(),
            "nothing that could be removed"
        );
        let other = tempfile::tempdir().expect("a folder");
        let there = other.path().join("data");
        std::fs::create_dir(&there).expect("a folder");
        std::fs::copy(data.join("keys.json"), there.join("keys.json")).expect("copied");
        let file = there.join("rembang.sqlite");
        let serve = || {
            let bind = format!("127.0.0.1:{}", program::free_port());
            program::run(other.path(), &["serve", "--bind", &bind]).refused()
        };
        std::os::unix::fs::symlink(data.join("rembang.sqlite"), &file).expect("linked");
        let said = serve();
        assert!(said.contains("another server uses"), "{said}");
        std::fs::remove_file(&file).expect("removed");
        std::fs::hard_link(data.join("rembang.sqlite"), &file).expect("linked");
        first.kill();
        // Two names are refused to everybody, server or not.
        assert!(serve().contains("hard links"));
        let list = program::run(dir.path(), &["user", "list"]).refused();
        assert!(list.contains("hard links"), "{list}");
        std::fs::remove_file(&file).expect("removed");
        std::os::unix::fs::symlink(data.join("rembang.sqlite"), &file).expect("linked");
        let mut second = Serving::start(other.path());
        second.ready().await;
    });
}

/// A database host that takes the call and says nothing, as behind a broken firewall.
#[test]
fn a_silent_database_is_given_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    let url = DatabaseUrl::Pg(format!("postgres://{address}/rembang"));
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(url.open(Door::Read).is_err()));
    let patience = Duration::from_secs(60);
    assert_eq!(
        receiver.recv_timeout(patience),
        Ok(true),
        "it waits for ever"
    );
}

#[test]
fn a_path_is_what_it_says() {
    let parse = |url: &str| url.parse::<DatabaseUrl>();
    let sqlite = |path: &str| Ok(DatabaseUrl::Sqlite(Path::new(path).to_owned()));
    assert_eq!(parse("sqlite:a.sqlite"), sqlite("a.sqlite"));
    assert_eq!(parse("sqlite:///data/a.sqlite"), sqlite("/data/a.sqlite"));
    // Four slashes, as SQLAlchemy writes an absolute path, must not become a relative one.
    let four = parse("sqlite:////data/a.sqlite").expect("a path");
    assert!(matches!(four, DatabaseUrl::Sqlite(path) if path.is_absolute()));
    for wrong in [
        "sqlite:",
        "sqlite://",
        "postgres:/x",
        "postgress://x",
        "data.sqlite",
        "",
    ] {
        assert!(parse(wrong).is_err(), "{wrong:?}");
    }
}
