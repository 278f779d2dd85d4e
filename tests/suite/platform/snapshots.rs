//! What a read sees and may do, and how one process notices what another has committed.

use crate::prelude::*;
use diesel::prelude::*;
use rembang_backend::platform::db::{Changes, Conn};
use rembang_backend::platform::error::Result;
use rembang_backend::platform::schema::throttle;
use std::sync::mpsc::channel;

on_both!(
    a_read_sees_one_state,
    a_read_writes_nothing,
    own_commits_are_not_news_and_foreign_ones_are,
);

fn rows(conn: &mut Conn) -> Result<i64> {
    Ok(throttle::table.count().get_result(conn)?)
}

fn add(conn: &mut Conn, key: &[u8]) -> Result<usize> {
    let now = rembang_backend::platform::db::Instant::new(chrono::DateTime::UNIX_EPOCH);
    let row = (
        throttle::key.eq(key.to_vec()),
        throttle::window_start.eq(now),
        throttle::count.eq(1),
    );
    Ok(diesel::insert_into(throttle::table)
        .values(row)
        .execute(conn)?)
}

async fn a_read_sees_one_state(server: Arc<Server>) {
    let (began, has_begun) = channel();
    let (go, went) = channel::<()>();
    let read = server.app.db.read(move |conn| {
        let before = rows(conn)?;
        began.send(()).expect("somebody waits");
        went.recv().expect("the word to go on");
        Ok((before, rows(conn)?))
    });
    let write = async {
        // The reader stands in the middle of its work.
        tokio::task::spawn_blocking(move || has_begun.recv())
            .await
            .expect("a thread")
            .expect("the reader began");
        let added = server.app.db.write(|conn| add(conn, b"between")).await;
        assert_eq!(added.expect("written meanwhile"), 1);
        go.send(()).expect("the reader waits");
    };
    let (seen, ()) = tokio::join!(read, write);
    assert_eq!(seen.expect("a read"), (0, 0));
    assert_eq!(server.app.db.read(rows).await.expect("a read"), 1);
}

async fn a_read_writes_nothing(server: Arc<Server>) {
    for _ in 0..8 {
        let written = server.app.db.read(|conn| add(conn, b"by a reader")).await;
        assert!(written.is_err());
        // Whoever comes next on that connection is not harmed.
        assert_eq!(server.app.db.read(rows).await.expect("a read"), 0);
    }
}

async fn own_commits_are_not_news_and_foreign_ones_are(server: Arc<Server>) {
    let db = server.app.db.clone();
    let look = |mut changes: Changes| async move {
        let looked = tokio::task::spawn_blocking(move || {
            let any = changes.any().expect("a look");
            (changes, any)
        });
        looked.await.expect("a thread")
    };
    let changes = tokio::task::spawn_blocking(move || Changes::since_now(&db).expect("a watcher"));
    let changes = changes.await.expect("a thread");
    let (changes, _) = look(changes).await;
    server.resident("Bu Warga").await;
    let added = server.app.db.write(|conn| add(conn, b"ours")).await;
    added.expect("written");
    let (changes, any) = look(changes).await;
    assert!(!any, "our own commit");
    let mut other = server.connection();
    if server.kind == rembang_tests::Kind::Sqlite {
        add(&mut other, b"theirs").expect("written");
    } else {
        // What another node does after its COMMIT.
        rembang_backend::platform::db::announce(&mut other).expect("told");
    }
    let (changes, any) = look(changes).await;
    assert!(any, "somebody else's");
    let (_, any) = look(changes).await;
    assert!(!any, "told once");
}
