//! A disk that is full, read-only, or whose files are changed under the server.

use super::*;

on_both!(ready_means_that_a_write_is_kept,);

async fn ready_means_that_a_write_is_kept(server: Arc<Server>) {
    let beaten = |server: &Server| {
        let now = crate::wire::moment(server);
        crate::wire::count(server, &format!("heartbeat WHERE beat_at = {now}"))
    };
    assert_eq!(beaten(&server), 0);
    let answer = is_ready(&server).await;
    assert_eq!(
        (answer.status, answer.json()),
        (200, serde_json::json!({ "ready": true }))
    );
    assert_eq!(beaten(&server), 1);
    // However many ask, the writer is asked once a second.
    let all = (0..300).map(|_| {
        let server = Arc::clone(&server);
        tokio::spawn(async move { is_ready(&server).await.status })
    });
    for one in all.collect::<Vec<_>>() {
        assert_eq!(one.await.expect("an answer"), 200);
    }
    execute(&server, "DROP TABLE heartbeat");
    let until = Instant::now() + Duration::from_secs(30);
    while is_ready(&server).await.status == 200 {
        assert!(Instant::now() < until, "it is still ready");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let answer = is_ready(&server).await;
    assert!(answer.header("Retry-After").is_some());
    assert_eq!(answer.json()["ready"], false);
    assert!(answer.json()["reason"].is_string(), "{answer:?}");
}

#[test]
fn a_full_disk_is_said_and_forgotten() {
    Server::run(Kind::Sqlite, full_disk);
}

async fn full_disk(server: Arc<Server>) {
    execute(&server, "CREATE TABLE ballast (bytes BLOB NOT NULL)");
    let fill = |conn: &mut Conn| -> Result<()> {
        diesel::sql_query("INSERT INTO ballast VALUES (zeroblob(1000000))").execute(conn)?;
        Ok(())
    };
    // SQLite answers this one by rolling back everything, the neighbours' work included.
    let (acked, bad) = amid_fifty(&server, move |conn| {
        conn.batch_execute("PRAGMA max_page_count = 1")?;
        fill(conn)
    })
    .await;
    println!("{acked} neighbours acked, the filler was told {bad}");
    assert_eq!(bad.code, ErrorCode::Full, "{bad}");
    // The limit went with the connection: there is room again.
    server.app.db.write(fill).await.expect("room");
    let mut fresh = connect(&server, Door::Read);
    assert_eq!(count_on(&mut fresh, "ballast"), 1);
    assert_eq!(
        count_on(
            &mut fresh,
            "pragma_integrity_check WHERE integrity_check = 'ok'"
        ),
        1
    );
}

/// SQLite says so when the disk, the folder or the file takes no write.
#[test]
fn a_database_that_takes_no_write_says_come_again() {
    Server::run(Kind::Sqlite, takes_no_write);
}

async fn takes_no_write(server: Arc<Server>) {
    let admin = server.officer(Role::Admin, "33.17").await;
    let resident = server.resident("Bu Uji").await;
    let forbid = |conn: &mut Conn| Ok(conn.batch_execute("PRAGMA query_only = ON")?);
    let grant = NewGrant {
        account: resident.id,
        role: Role::Farmer,
        area: "33.17.14".to_owned(),
        valid_from: TODAY,
        valid_to: TODAY,
        evidence: "surat uji".to_owned(),
    };
    let key = Uuid::now_v7();
    let ask_for_it = || {
        let path = "/identity/grants";
        send(write(&server, Method::POST, path, &admin, key, &grant))
    };
    server.app.db.write(forbid).await.expect("forbidden");
    let reply = ask_for_it().await;
    assert_eq!(reply.error().code, ErrorCode::Unavailable);
    assert!(reply.header("Retry-After").is_some());
    // The connection is opened anew, and so it heals by itself.
    assert_eq!(ask_for_it().await.status, 200);
    server.app.db.write(forbid).await.expect("forbidden");
    let ready = is_ready(&server).await;
    assert_eq!(ready.status, 503, "{ready:?}");
    assert_eq!(
        ready.json()["reason"],
        "the database does not answer a write"
    );
}

/// How a server answers a write, and what it says of itself then.
async fn after(serving: &Serving, load: &Load) -> (Outcome, u16, String) {
    let outcome = load.write().await;
    // Its last word may be a second old.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let ready = reqwest::get(format!("{}/ready", serving.origin)).await;
    let ready = ready.expect("an answer");
    (
        outcome,
        ready.status().as_u16(),
        ready.text().await.expect("text"),
    )
}

#[test]
fn a_database_replaced_under_the_server_gets_no_acknowledged_write() {
    block_on(async {
        let site = Site::new();
        let data = site.dir.path().join("data");
        let (file, log) = (data.join("rembang.sqlite"), data.join("rembang.sqlite-wal"));
        let backup = std::fs::read(&file).expect("a backup");
        let mut serving = Serving::start(site.dir.path());
        serving.ready().await;
        let client = site.sign_in(&serving.origin).await;
        let load = Load::new(vec![client], site.account, today());
        for _ in 0..5 {
            assert_eq!(load.write().await, Outcome::Acked);
        }
        // The twin: a copy beside it, and a verb that opens and closes it, change nothing.
        std::fs::copy(&file, data.join("copy.sqlite")).expect("copied");
        program::run(site.dir.path(), &["user", "list"]).ok();
        let (outcome, status, _) = after(&serving, &load).await;
        assert_eq!((outcome, status), (Outcome::Acked, 200));

        std::fs::write(data.join("backup.sqlite"), &backup).expect("written");
        std::fs::rename(data.join("backup.sqlite"), &file).expect("moved over it");
        for _ in 0..3 {
            let (outcome, status, said) = after(&serving, &load).await;
            assert_eq!((outcome, status), (Outcome::Later, 503), "{said}");
            assert!(said.contains("files were changed"), "{said}");
        }
        serving.kill();
        // Nothing of the old log is left to spoil the file that was put there.
        assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);
        site.reopen();
        let mut again = Serving::start(site.dir.path());
        again.ready().await;
    });
}

#[test]
fn a_log_removed_under_the_server_loses_no_acknowledged_write() {
    block_on(async {
        let site = Site::new();
        let mut serving = Serving::start(site.dir.path());
        serving.ready().await;
        let client = site.sign_in(&serving.origin).await;
        let load = Load::new(vec![client], site.account, today());
        for _ in 0..10 {
            assert_eq!(load.write().await, Outcome::Acked);
        }
        std::fs::remove_file(site.dir.path().join("data/rembang.sqlite-wal")).expect("removed");
        let (outcome, status, said) = after(&serving, &load).await;
        assert_eq!((outcome, status), (Outcome::Later, 503), "{said}");
        serving.kill();
        let books = load.books(&mut site.reopen());
        assert_eq!(books.acked, 10);
        books.must_balance();
    });
}
