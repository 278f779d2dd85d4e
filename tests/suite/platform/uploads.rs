//! When a body is read, and how long it may take: nobody uploads a file to be told to sign in, a
//! slow phone gets a file through, and what was begun is finished though the caller has gone.

use crate::prelude::*;
use rembang_shared::endpoint::{BASE_PATH, Endpoint};
use rembang_shared::identity::api::{GrantRole, NewAccount, SignUp};
use rembang_shared::market::api::ImportPrices;
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

on_both!(
    who_may_not_call_is_told_before_the_body,
    a_slow_phone_gets_its_file_through,
    what_was_begun_is_finished_without_the_caller,
);

/// The head of a request whose body is yet to come.
async fn begin<E: Endpoint>(server: &Server, token: Option<&str>, length: usize) -> TcpStream {
    let address = server.origin.strip_prefix("http://").expect("plain http");
    let bearer = token.map_or(String::new(), |token| {
        format!("Authorization: Bearer {token}\r\n")
    });
    let head = format!(
        "{} {BASE_PATH}{} HTTP/1.1\r\nHost: {address}\r\n{bearer}Content-Type: application/json\r\n\
         Idempotency-Key: {}\r\nContent-Length: {length}\r\n\r\n",
        E::INFO.method.as_str(),
        E::INFO.path,
        uuid::Uuid::now_v7(),
    );
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream
}

/// The status of an answer, as soon as it is there.
async fn status(stream: &mut TcpStream) -> u16 {
    let mut line = [0; 12];
    stream.read_exact(&mut line).await.expect("an answer");
    let text = String::from_utf8_lossy(&line).into_owned();
    text[9..].parse().expect("a status")
}

async fn who_may_not_call_is_told_before_the_body(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let admin = server.officer(Role::Admin, "33.17").await;
    // Not a byte of the body is ever sent: a server that waited for it would say 408.
    let mut nobody = begin::<ImportPrices>(&server, None, 2_000_000).await;
    assert_eq!(status(&mut nobody).await, 401);
    let mut other = begin::<ImportPrices>(&server, Some(&resident.tokens.access), 2_000_000).await;
    assert_eq!(status(&mut other).await, 403);
    let sql = "UPDATE session SET proven_at = NULL";
    diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut server.connection()).expect("stale");
    server.app.sessions.forget();
    let mut stale = begin::<GrantRole>(&server, Some(&admin.tokens.access), 60_000).await;
    assert_eq!(status(&mut stale).await, 403);
}

/// More than ten seconds for a body that keeps arriving.
async fn a_slow_phone_gets_its_file_through(server: Arc<Server>) {
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let body = json!({
        "file_name": "harga.csv", "format": "csv", "dry_run": true,
        "content": "A".repeat(120_000),
    })
    .to_string();
    let token = Some(officer.tokens.access.as_str());
    let mut stream = begin::<ImportPrices>(&server, token, body.len()).await;
    for piece in body.as_bytes().chunks(body.len() / 11 + 1) {
        stream.write_all(piece).await.expect("goes on arriving");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let status = status(&mut stream).await;
    assert!(status != 408 && status / 100 != 5, "{status}");
}

/// Signing up takes Argon2 between two writes; whoever hangs up meanwhile has the account.
async fn what_was_begun_is_finished_without_the_caller(server: Arc<Server>) {
    let new = NewAccount {
        name: "Bu Terputus".to_owned(),
        phone: "081300000001".to_owned(),
        pin: "402613".to_owned(),
        client: rembang_shared::identity::api::Client::App,
        device_label: "HP".to_owned(),
    };
    let body = serde_json::to_vec(&new).expect("JSON");
    let mut stream = begin::<SignUp>(&server, None, body.len()).await;
    stream.write_all(&body).await.expect("sent");
    // The counter is the first write: from now on the server is at work.
    soon(&server, "throttle", 1).await;
    stream.set_zero_linger().expect("a reset");
    drop(stream);
    soon(&server, "account WHERE name = 'Bu Terputus'", 1).await;
}

async fn soon(server: &Server, from: &str, rows: i64) {
    for _ in 0..200 {
        if crate::wire::count(server, from) == rows {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {rows} of {from}");
}
