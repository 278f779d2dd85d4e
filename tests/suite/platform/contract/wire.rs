//! Where a row is mounted, which methods it has, and what may be kept of its answers.

use super::*;

on_both!(
    a_wrong_method_is_told_the_right_ones,
    an_unknown_path_is_a_problem,
    head_is_get_without_its_body,
    public_rows_are_cached_and_nothing_else_is,
);

#[test]
fn every_row_is_mounted_and_nothing_else() {
    let mut mounted = modules::routes().mounted();
    let mut declared: Vec<_> = catalogue().map(|info| (info.method, info.path)).collect();
    mounted.sort_unstable();
    declared.sort_unstable();
    assert_eq!(mounted, declared);
    let names: BTreeSet<_> = catalogue().map(|info| info.name).collect();
    assert_eq!(names.len(), declared.len(), "no name stands twice");
    declared.dedup();
    assert_eq!(
        names.len(),
        declared.len(),
        "no method and path stands twice"
    );
}

async fn a_wrong_method_is_told_the_right_ones(server: Arc<Server>) {
    let mut faults = Faults::default();
    let mut paths = BTreeMap::<&str, BTreeSet<&str>>::new();
    for info in catalogue() {
        let right = paths.entry(info.path).or_default();
        right.insert(info.method.as_str());
        if info.method == Method::GET {
            right.insert("HEAD");
        }
    }
    for (path, right) in paths {
        let info = catalogue().find(|info| info.path == path).expect("a row");
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            if right.contains(method) {
                continue;
            }
            let ask = Ask::row(info, &holes(info, &[]), &()).method(method);
            let answer = ask.send(&server).await;
            let what = format!("{method} {path}");
            if method == "HEAD" {
                faults.check(answer.status == 405, &what, &answer);
            } else {
                faults.refused(&what, &answer, &[405], None);
            }
            let allow: BTreeSet<&str> = answer.header("allow").split(", ").collect();
            faults.check(allow == right, &what, &answer);
        }
    }
    faults.none();
}

async fn an_unknown_path_is_a_problem(server: Arc<Server>) {
    let mut faults = Faults::default();
    let info = catalogue().next().expect("a row");
    let mut paths: Vec<String> = ["", "/", "/tidak-ada", "/../secret", "/%2e%2e/etc/passwd"]
        .map(str::to_owned)
        .to_vec();
    for info in catalogue() {
        paths.push(format!("{}/lebih/lagi", info.path));
        paths.push(format!("{}/", info.path));
        paths.push(info.path.to_uppercase());
    }
    for path in paths {
        for method in ["GET", "POST", "DELETE"] {
            let mut ask = Ask::row(info, &json!({}), &()).method(method);
            ask.address = format!("{BASE_PATH}{}", path.replace(['{', '}'], ""));
            // The client itself resolves dots; what it then asks for may be a page.
            if path.contains("..") || path.contains("%2e") {
                let answer = ask.send(&server).await;
                faults.check(answer.status < 500, &ask.address, &answer);
                continue;
            }
            let answer = ask.send(&server).await;
            faults.refused(&format!("{method} {}", ask.address), &answer, &[404], None);
        }
    }
    faults.none();
}

async fn head_is_get_without_its_body(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    for row in world.rows.iter().filter(|row| !row.info.method.writes()) {
        let get = world.ask(row).send(&world.server).await;
        let head = world.ask(row).method("HEAD").send(&world.server).await;
        let what = format!("HEAD {}", row.info.path);
        faults.check(head.body.is_empty(), &what, &head);
        faults.check(head.status == get.status, &what, &head);
        for name in ["content-type", "content-length", "cache-control", "etag"] {
            // Who reads the trail is in it the next time.
            if name == "content-length" && ["AuditTrail", "ExportMe"].contains(&row.info.name) {
                continue;
            }
            faults.check(head.header(name) == get.header(name), &what, &head);
        }
    }
    faults.none();
}

async fn public_rows_are_cached_and_nothing_else_is(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let mut cached = 0;
    for row in &world.rows {
        let name = row.info.name;
        let ask = world.ask(row);
        if !row.info.flags.cached {
            let answer = ask.send(&world.server).await;
            let private =
                answer.header("cache-control") == "no-store" && answer.header("etag").is_empty();
            faults.check(private, &format!("{name} stays private"), &answer);
            continue;
        }
        cached += 1;
        faults.list_if(row.info.access != Access::Public, || {
            format!("{name} is cached and not public")
        });
        let visitor = ask
            .clone()
            .without("Authorization")
            .send(&world.server)
            .await;
        let tag = visitor.header("etag").to_owned();
        faults.check(visitor.status == 200 && tag.len() > 10, name, &visitor);
        faults.check(
            visitor.header("cache-control").contains("public"),
            name,
            &visitor,
        );
        for token in world.sessions() {
            let answer = ask.clone().by(Some(&token)).send(&world.server).await;
            faults.check(
                answer.bare() == visitor.clone().bare(),
                &format!("{name} for everybody"),
                &visitor,
            );
        }
        for (seen, status) in [
            (tag.clone(), 304),
            (format!("\"other\", {tag}"), 304),
            // Weak comparison, and whatever there is: RFC 9110, 13.1.2.
            (format!("W/{tag}"), 304),
            (format!("W/\"other\", W/{tag}"), 304),
            ("*".to_owned(), 304),
            ("W/\"other\"".to_owned(), 200),
            ("\"other\"".to_owned(), 200),
        ] {
            let answer = ask
                .clone()
                .with("If-None-Match", &seen)
                .send(&world.server)
                .await;
            let what = format!("{name} when {seen} was seen");
            faults.check(answer.status == status, &what, &answer);
            faults.check(answer.header("etag") == tag, &what, &answer);
            faults.check((status == 304) == answer.body.is_empty(), &what, &answer);
        }
    }
    faults.list_if(cached == 0, || {
        "no row is cached: nothing was tested".to_owned()
    });
    faults.none();
}
