//! OB-8: on a day on which the server's certificate does not hold, nobody is told "no signal".

use crate::engine_at;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rembang_core::client::CallError;
use rembang_core::engine::EngineError;
use serde_json::Value;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{DEFAULT_VERSIONS, ServerConfig};

/// A server whose certificate holds in these years.
async fn secure(first: i32, last: i32) -> String {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
    params.not_before = date_time_ymd(first, 1, 1);
    params.not_after = date_time_ymd(last, 12, 31);
    let certificate = params.self_signed(&key).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(DEFAULT_VERSIONS)
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a certificate of its key");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move { acceptor.accept(stream).await });
        }
    });
    format!("https://localhost:{port}")
}

#[tokio::test]
async fn a_certificate_of_another_time_is_a_wrong_clock() {
    for (first, last, wrong_clock) in [
        (2001, 2019, true),
        (2096, 2099, true),
        // The twin: of today, and nobody's whom we know. Never let pass, and no question of the clock.
        (2001, 2099, false),
    ] {
        let origin = secure(first, last).await;
        let dir = tempfile::tempdir().expect("a folder");
        let engine = engine_at(dir.path(), &origin).await;
        let failed = engine
            .call(crate::call(
                "LatestPrices",
                serde_json::json!({}),
                Value::Null,
            ))
            .await;
        let is_clock = matches!(failed, Err(EngineError::Call(CallError::WrongClock)));
        assert_eq!(is_clock, wrong_clock, "{first} to {last}: {failed:?}");
        assert!(failed.is_err());
    }
}
