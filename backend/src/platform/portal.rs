//! The built portal, held in memory and sent with the production CSP. Any path that is no
//! file gets the start page, because routing happens in the browser.

use super::cache::Ready;
use super::request::send_ready;
use super::vault::sha256;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;
use std::path::Path;

/// All files of a build.
pub struct Portal {
    files: HashMap<String, Asset>,
    policy: String,
}

/// What the build leaves open in its pages for the regency to say.
pub struct Site {
    /// Name of the portal.
    pub name: String,
    /// The same below an icon.
    pub short: String,
    /// Name of the regency.
    pub area: String,
    /// The row `Regency` as JSON, which the screens read out of the page.
    pub view: String,
}

impl Site {
    fn written_into(&self, file: &str, text: &str) -> String {
        let blanks = [
            ("%regency.app%", &self.name),
            ("%regency.short%", &self.short),
            ("%regency.area%", &self.area),
        ];
        let is_page = file == START_PAGE;
        let text = blanks.iter().fold(text.to_owned(), |text, (blank, said)| {
            let said = if is_page { escaped(said) } else { quoted(said) };
            text.replace(blank, &said)
        });
        // In a script element nothing ends JSON but the element's own end.
        text.replace("%regency.view%", &self.view.replace('<', "\\u003c"))
    }
}

/// Text inside a string of JSON.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let inside = json.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inside.unwrap_or_default().to_owned()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
];

/// A day as the head of a page says it: "30 Nov 2026".
pub fn short_date(day: NaiveDate) -> String {
    let month = MONTHS[day.month0() as usize];
    format!("{} {month} {}", day.day(), day.year())
}

/// What a page says of itself where its link is shown: in a chat, in a list of results.
pub struct Head {
    /// Of the window.
    pub title: String,
    /// Of the card that a chat makes of the link.
    pub card: String,
    /// Below both.
    pub description: String,
    /// Whole address of the page.
    pub address: String,
    /// Name of the site.
    pub site: String,
}

impl Head {
    /// The start page's own title and description make way for these.
    fn written_into(&self, page: &str) -> String {
        let [title, card, description, address, site] = [
            &self.title,
            &self.card,
            &self.description,
            &self.address,
            &self.site,
        ]
        .map(|text| escaped(text));
        let page = between(page, "<title>", "</title>", &title);
        let page = between(
            &page,
            "<meta name=\"description\" content=\"",
            "\"",
            &description,
        );
        let tags = format!(
            "<meta property=\"og:type\" content=\"website\" />\
             <meta property=\"og:site_name\" content=\"{site}\" />\
             <meta property=\"og:locale\" content=\"id_ID\" />\
             <meta property=\"og:url\" content=\"{address}\" />\
             <meta property=\"og:title\" content=\"{card}\" />\
             <meta property=\"og:description\" content=\"{description}\" />\
             <meta name=\"twitter:card\" content=\"summary\" /></head>"
        );
        page.replacen("</head>", &tags, 1)
    }
}

/// Text inside an element or an attribute in double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// What stands between the first `start` and the `end` after it, replaced.
fn between(page: &str, start: &str, end: &str, text: &str) -> String {
    let Some((before, rest)) = page.split_once(start) else {
        return page.to_owned();
    };
    match rest.split_once(end) {
        Some((_, after)) => format!("{before}{start}{text}{end}{after}"),
        None => page.to_owned(),
    }
}

struct Asset {
    kind: &'static str,
    ready: Ready,
    /// Named by its content: never changes.
    immutable: bool,
}

const START_PAGE: &str = "index.html";
const MANIFEST: &str = "manifest.webmanifest";

impl Portal {
    /// Reads a build folder, whose pages then speak for this regency. Without one the server still
    /// serves the API and says how to build.
    pub fn load(dir: &Path, site: &Site) -> std::io::Result<Self> {
        let mut files = HashMap::<String, Asset>::new();
        if dir.is_dir() {
            read_folder(dir, "", &mut files)?;
        }
        for name in [START_PAGE, MANIFEST] {
            if let Some(file) = files.get_mut(name) {
                let text = String::from_utf8_lossy(&file.ready.plain);
                file.ready = Ready::pack(site.written_into(name, &text).into_bytes());
            }
        }
        let page = files
            .get(START_PAGE)
            .map(|page| String::from_utf8_lossy(&page.ready.plain).into_owned());
        Ok(Self {
            policy: policy(&page.unwrap_or_default()),
            files,
        })
    }

    /// True when there is a page to show.
    pub fn is_built(&self) -> bool {
        self.files.contains_key(START_PAGE)
    }

    /// The start page with another head. Its scripts, and so its policy, are the same.
    pub fn page_with(&self, head: &Head) -> Option<Ready> {
        let page = std::str::from_utf8(&self.files.get(START_PAGE)?.ready.plain).ok()?;
        Some(Ready::pack(head.written_into(page).into_bytes()))
    }

    /// Sends what [`Portal::page_with`] made.
    pub fn send_page(&self, req: &HttpRequest, page: &Ready) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response.insert_header((header::CACHE_CONTROL, "no-cache"));
        response.insert_header((header::CONTENT_SECURITY_POLICY, self.policy.clone()));
        send_ready(req, &mut response, kind(START_PAGE), None, page)
    }

    /// A file, or the start page.
    pub fn answer(&self, req: &HttpRequest) -> HttpResponse {
        let path = req.path().trim_start_matches('/');
        let folder = format!("{}/{START_PAGE}", path.trim_end_matches('/'));
        let asset = self.files.get(path).or_else(|| self.files.get(&folder));
        // A missing script must be missing: a page in its place would only confuse the browser.
        // The dots of an area code, `33.17.14`, name no kind of file.
        let named_like_a_file = path.rsplit('/').next().is_some_and(|name| {
            name.rsplit_once('.')
                .is_some_and(|(_, kind)| kind.bytes().any(|byte| byte.is_ascii_alphabetic()))
        });
        if asset.is_none() && named_like_a_file {
            return HttpResponse::NotFound()
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .finish();
        }
        let Some(asset) = asset.or_else(|| self.files.get(START_PAGE)) else {
            return HttpResponse::NotFound()
                .content_type("text/plain; charset=utf-8")
                .body("The portal is not built. Run: make run\n");
        };
        self.send(req, asset)
    }

    fn send(&self, req: &HttpRequest, asset: &Asset) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response.insert_header((
            header::CACHE_CONTROL,
            if asset.immutable {
                "public, max-age=31536000, immutable"
            } else if asset.kind.starts_with("image/") {
                // The emblem: a page shows it several times, and a question each time is a round trip.
                "public, max-age=86400"
            } else {
                "no-cache"
            },
        ));
        if asset.kind.starts_with("text/html") {
            response.insert_header((header::CONTENT_SECURITY_POLICY, self.policy.clone()));
        }
        send_ready(req, &mut response, asset.kind, None, &asset.ready)
    }
}

fn read_folder(
    dir: &Path,
    prefix: &str,
    files: &mut HashMap<String, Asset>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &format!("{path}/"), files)?;
            continue;
        }
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let plain = std::fs::read(entry.path())?;
        let beside = |ending: &str| {
            std::fs::read(dir.join(format!("{name}.{ending}")))
                .ok()
                .map(web::Bytes::from)
        };
        let kind = kind(&name);
        // The build packs its own files as hard as it can; what it did not pack is packed here,
        // pictures excepted.
        let ready = match (beside("gz"), beside("br")) {
            (None, None) if !kind.starts_with("image/png") => Ready::pack(plain),
            (gzip, brotli) => Ready {
                etag: Ready::tag(&plain),
                gzip,
                brotli,
                plain: plain.into(),
            },
        };
        files.insert(
            path.clone(),
            Asset {
                kind,
                immutable: path.contains("/immutable/"),
                ready,
            },
        );
    }
    Ok(())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// SvelteKit starts from an inline script; its hash is allowed and no other inline script.
fn policy(page: &str) -> String {
    let hashes: String = page
        .split("<script>")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .map(|script| format!(" 'sha256-{}'", BASE64.encode(sha256(script.as_bytes()))))
        .collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}
