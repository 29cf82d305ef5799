//! `serve`: the live demo on this machine only.

use std::fs;
use std::path::{Component, Path};

use tiny_http::{Header, Response, Server};

use super::build::{DIST, build};

/// Builds everything and serves it until interrupted.
pub(crate) fn serve() -> Result<(), String> {
    build()?;
    let server = Server::http("127.0.0.1:0").map_err(|error| error.to_string())?;
    println!("the live demo: http://{}/  (Ctrl+C stops)", server.server_addr());
    for request in server.incoming_requests() {
        let path = request.url().split(['?', '#']).next().unwrap_or("/").trim_start_matches('/').to_owned();
        let path = if path.is_empty() { "index.html".to_owned() } else { path };
        let plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        let answered = match fs::read(Path::new(DIST).join(&path)) {
            Ok(bytes) if plain => {
                request.respond(Response::from_data(bytes).with_header(content_type(&path)))
            }
            _ => request.respond(Response::from_string("not found").with_status_code(404)),
        };
        if let Err(error) = answered {
            eprintln!("{path}: {error}");
        }
    }
    Ok(())
}

fn content_type(path: &str) -> Header {
    let kind = match path.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    header("Content-Type", kind)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a plain header")
}
