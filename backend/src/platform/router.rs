//! Which row a request asks for. All rows stand in one tree, so that finding one takes as long
//! among three hundred as among sixty; a path's fixed words go before its holes.

use super::bind::{Route, Routes};
use actix_web::http::Method;
use actix_web::http::header::HeaderValue;
use rembang_shared::endpoint::Method as RowMethod;
use std::rc::Rc;

/// The rows of one worker, by path.
pub struct Router(matchit::Router<Rows>);

/// All rows of one path.
pub struct Rows {
    /// As the contract writes it.
    pub path: &'static str,
    /// What `Allow` says to whoever asks with another method.
    pub allow: HeaderValue,
    routes: Vec<Rc<Route>>,
}

/// What stands at a path.
pub enum Found<'a> {
    /// A row, and the parameters in its path, form-encoded.
    Row(&'a Rc<Route>, String),
    /// Rows, but none of that method.
    WrongMethod(&'a Rows),
    /// No row.
    Nothing,
}

impl Router {
    /// The tree of these rows.
    pub fn new(routes: Routes) -> Self {
        let mut tree = matchit::Router::new();
        for (path, routes) in routes.by_path {
            // Only two paths that differ in nothing but the name of a hole do not fit together.
            if let Err(error) = tree.insert(path, Rows::new(path, routes)) {
                tracing::error!(path, %error, "a path is not served");
            }
        }
        Self(tree)
    }

    /// Finds the row. The path is as actix hands it on: its escapes are read, but for those of `%`,
    /// `/` and `+`.
    pub fn find(&self, path: &str, method: &Method) -> Found<'_> {
        let Ok(found) = self.0.at(path) else {
            return Found::Nothing;
        };
        match found.value.row(method) {
            Some(route) => Found::Row(route, form(&found.params)),
            None => Found::WrongMethod(found.value),
        }
    }
}

impl Rows {
    fn new(path: &'static str, routes: Vec<Route>) -> Self {
        let methods = routes.iter().map(|route| match route.info.method {
            RowMethod::GET => "GET, HEAD",
            other => other.as_str(),
        });
        let allow = methods.collect::<Vec<_>>().join(", ");
        Self {
            path,
            allow: HeaderValue::from_str(&allow).unwrap_or(HeaderValue::from_static("")),
            routes: routes.into_iter().map(Rc::new).collect(),
        }
    }

    /// HEAD asks for the head of what GET answers.
    fn row(&self, method: &Method) -> Option<&Rc<Route>> {
        let asked = if method == Method::HEAD {
            &Method::GET
        } else {
            method
        };
        let mut routes = self.routes.iter();
        routes.find(|route| route.info.method.as_str() == asked.as_str())
    }
}

fn form(params: &matchit::Params<'_, '_>) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in params.iter() {
        form.append_pair(name, value);
    }
    form.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::bind::Run;
    use rembang_shared::access::Access;
    use rembang_shared::endpoint::{Flags, Info};

    fn router(rows: &[(RowMethod, &'static str)]) -> Router {
        let mut routes = Routes::default();
        for (method, path) in rows {
            let info = Info {
                name: path,
                module: "",
                method: *method,
                path,
                access: Access::Public,
                flags: Flags::NONE,
                doc: "",
            };
            let nothing = |_: &_| Err(crate::platform::error::AppError::not_found());
            routes.add(info, Run::InTransaction(std::sync::Arc::new(nothing)));
        }
        Router::new(routes)
    }

    fn asked(router: &Router, method: &Method, path: &str) -> String {
        match router.find(path, method) {
            Found::Row(route, params) => format!("{} {params}", route.info.path),
            Found::WrongMethod(rows) => rows.allow.to_str().unwrap_or_default().to_owned(),
            Found::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn words_go_before_holes_and_a_hole_is_one_whole_part() {
        use RowMethod::{GET, PATCH, POST};
        let router = router(&[
            (GET, "/market/reports/{id}"),
            (PATCH, "/market/reports/{id}"),
            (GET, "/market/reports/mine"),
            (GET, "/market/reports/mine/counts"),
            (POST, "/market/reports/{report}/decision"),
            (GET, "/market/commodities/{commodity}/history.csv"),
        ]);
        for (method, path, row) in [
            (Method::GET, "/market/reports/mine", "/market/reports/mine "),
            (
                Method::HEAD,
                "/market/reports/a b",
                "/market/reports/{id} id=a+b",
            ),
            (
                Method::GET,
                "/market/reports/minx",
                "/market/reports/{id} id=minx",
            ),
            // A word that leads no further is taken for what fills the hole.
            (
                Method::POST,
                "/market/reports/mine/decision",
                "/market/reports/{report}/decision report=mine",
            ),
            // What was written as %2F stays so, and parts nothing.
            (
                Method::GET,
                "/market/commodities/a%2Fb&c/history.csv",
                "/market/commodities/{commodity}/history.csv commodity=a%252Fb%26c",
            ),
            (Method::DELETE, "/market/reports/7", "GET, HEAD, PATCH"),
            (Method::OPTIONS, "/market/reports/mine", "GET, HEAD"),
            (Method::GET, "/market/reports/7/decision", "POST"),
            (Method::GET, "/market/reports/", "nothing"),
            (Method::GET, "/market/reports/mine/", "nothing"),
            (Method::GET, "/market//mine", "nothing"),
            (Method::GET, "/market", "nothing"),
            (Method::GET, "", "nothing"),
        ] {
            assert_eq!(asked(&router, &method, path), row, "{method} {path}");
        }
    }
}
