//! Actix and nothing else: answers every path with the bytes of a file, or, to whoever takes
//! gzip, with those of the packed file beside it. What our server does beyond this is its own cost.
//!
//! `bare PORT FILE`, with `FILE.gz` beside it.

use actix_web::http::header;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use std::io::{Error, Result};

struct Files {
    plain: web::Bytes,
    gzip: web::Bytes,
}

#[actix_web::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(port), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err(Error::other("usage: bare PORT FILE"));
    };
    let port: u16 = port.parse().map_err(Error::other)?;
    let files = web::Data::new(Files {
        plain: std::fs::read(&file)?.into(),
        gzip: std::fs::read(format!("{file}.gz"))?.into(),
    });
    HttpServer::new(move || {
        App::new()
            .app_data(files.clone())
            .default_service(web::to(answer))
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await
}

async fn answer(request: HttpRequest, files: web::Data<Files>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.content_type("application/json");
    if request.headers().contains_key(header::ACCEPT_ENCODING) {
        response.insert_header((header::CONTENT_ENCODING, "gzip"));
        return response.body(files.gzip.clone());
    }
    response.body(files.plain.clone())
}
