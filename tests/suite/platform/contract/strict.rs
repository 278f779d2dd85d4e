//! What a row refuses: fields and words it does not know, and values made to do harm.

use super::*;

on_both!(
    writes_are_read_strictly,
    queries_are_read_strictly,
    hostile_values_never_break_the_server,
);

async fn writes_are_read_strictly(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let writes: Vec<_> = world
        .rows
        .iter()
        .filter(|row| row.info.method.writes())
        .collect();
    for row in writes {
        let name = row.info.name;
        // Each call on a session of its own, because some rows end theirs.
        let send = async |bend: &dyn Fn(Ask) -> Ask| bend(world.ask(row)).send(&world.server).await;

        if !row.info.flags.tokens {
            let answer = send(&|ask| ask.without("Idempotency-Key")).await;
            faults.refused(
                &format!("{name} without a key"),
                &answer,
                &[400],
                Some("Idempotency-Key"),
            );
        }
        let answer = send(&|ask| ask.with("Idempotency-Key", "satu")).await;
        faults.refused(
            &format!("{name} with a bad key"),
            &answer,
            &[400],
            Some("Idempotency-Key"),
        );
        if row.info.flags.versioned {
            let answer = send(&|ask| ask.without("If-Match")).await;
            faults.refused(&format!("{name} without a version"), &answer, &[428], None);
            let answer = send(&|ask| ask.with("If-Match", "\"dua\"")).await;
            faults.refused(
                &format!("{name} with a bad version"),
                &answer,
                &[400],
                Some("If-Match"),
            );
        }

        let answer = send(&|ask| ask.with("Content-Type", "text/plain")).await;
        faults.refused(&format!("{name} as text"), &answer, &[415], None);
        let answer = send(&|ask| ask.without("Content-Type")).await;
        faults.refused(&format!("{name} as nothing"), &answer, &[415], None);

        let limit = if row.info.flags.large { 2048 } else { 64 } * 1024;
        let large = format!("\"{}\"", " ".repeat(limit + 1024));
        let answer = send(&|ask| ask.saying(large.clone())).await;
        faults.refused(
            &format!("{name} with a KiB too many"),
            &answer,
            &[413],
            None,
        );
        let answer = send(&|ask| ask.saying("[".repeat(limit + 1024))).await;
        faults.refused(&format!("{name} with brackets"), &answer, &[413], None);
        let deep = "[".repeat(30_000) + &"]".repeat(30_000);
        let answer = send(&|ask| ask.saying(deep.clone())).await;
        faults.refused(&format!("{name} in the deep"), &answer, &[400, 422], None);

        for text in [b"nul".as_slice(), b"\"\xff\"", b"\xef\xbb\xbf{}", b"tidak"] {
            let answer = send(&|ask| ask.saying(text)).await;
            faults.refused(&format!("{name} with {text:?}"), &answer, &[400, 422], None);
        }
        let answer = send(&|ask| ask.saying("nul")).await;
        faults.refused(&format!("{name} cut short"), &answer, &[400], None);
        let twice = format!("{} {}", row.body, row.body);
        let answer = send(&|ask| ask.saying(twice.clone())).await;
        faults.refused(&format!("{name} twice"), &answer, &[400], None);

        let Value::Object(fields) = &row.body else {
            continue;
        };
        let mut more = fields.clone();
        more.insert("tidak_dikenal".to_owned(), json!(1));
        let answer = send(&|ask| ask.saying(Value::from(more.clone()).to_string())).await;
        faults.refused(
            &format!("{name} with a field too many"),
            &answer,
            &[422],
            Some("tidak_dikenal"),
        );
        for field in fields.keys() {
            let mut fewer = fields.clone();
            fewer.remove(field);
            let answer = send(&|ask| ask.saying(Value::from(fewer.clone()).to_string())).await;
            faults.refused(
                &format!("{name} without {field}"),
                &answer,
                &[422],
                Some(field),
            );
            let mut wrong = fields.clone();
            wrong.insert(field.clone(), json!({ "bukan": [] }));
            let answer = send(&|ask| ask.saying(Value::from(wrong.clone()).to_string())).await;
            faults.refused(
                &format!("{name} with a wrong {field}"),
                &answer,
                &[422],
                Some(field),
            );
        }
    }
    faults.none();
}

async fn queries_are_read_strictly(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    for row in &world.rows {
        let name = row.info.name;
        let send = async |query: &str| world.ask(row).query(query).send(&world.server).await;
        for query in ["tidak_dikenal=1", "tidak_dikenal=%FF", "%FF=%FF"] {
            let answer = send(query).await;
            faults.refused(&format!("{name}?{query}"), &answer, &[400], None);
        }
        for field in row.params.keys() {
            let query = format!("{field}=1&{field}=1");
            let answer = send(&query).await;
            faults.refused(&format!("{name}?{query}"), &answer, &[400, 404, 422], None);
            if row.info.path.contains(&format!("{{{field}}}")) {
                let answer = send(&format!("{field}=1")).await;
                faults.refused(
                    &format!("{name} with {field} in path and query"),
                    &answer,
                    &[400, 404, 422],
                    None,
                );
            }
            for value in [
                "%FF",
                "%00",
                "abc%FF",
                "%F0%9F%92%A3",
                "..",
                "99999999999999999999",
            ] {
                let what = format!("{name}?{field}={value}");
                let answer = send(&format!("{field}={value}")).await;
                faults.not_broken(&what, &answer);
            }
        }
        if row.params.contains_key("limit") {
            for value in ["0", "101", "abc", "-1", "1.5", "", "4294967296"] {
                let answer = send(&format!("limit={value}")).await;
                faults.refused(
                    &format!("{name}?limit={value}"),
                    &answer,
                    &[400, 422],
                    Some("limit"),
                );
            }
            for value in ["1", "100"] {
                let answer = send(&format!("limit={value}")).await;
                faults.check(
                    answer.status == 200,
                    &format!("{name}?limit={value}"),
                    &answer,
                );
            }
            let answer = send("cursor=bukan-kursor").await;
            faults.refused(
                &format!("{name} from nowhere"),
                &answer,
                &[400, 422],
                Some("cursor"),
            );
        }
        if row.info.path.contains('{') {
            for value in [
                "%FF",
                "%00",
                "%2F",
                "%2e%2e%2f",
                "%F0%9F%92%A3",
                &"9".repeat(4_000),
            ] {
                let mut ask = world.ask(row);
                let filled = fill(row.info.path, value);
                ask.address = format!("{BASE_PATH}{filled}");
                let answer = ask.send(&world.server).await;
                faults.refused(
                    &format!("{} {filled:.60}", row.info.method.as_str()),
                    &answer,
                    &[400, 404],
                    None,
                );
            }
        }
        if !row.info.method.writes() {
            let token = world.token(&row.info);
            let status = raw_bytes(&world.server, row.info.path, token.as_deref());
            faults.list_if(!(400..500).contains(&status), || {
                format!("{name} with bytes that are no text: {status}")
            });
        }
    }
    faults.none();
}

/// Whatever stands in a field, the answer is the server's own: a success or a problem.
async fn hostile_values_never_break_the_server(server: Arc<Server>) {
    let world = World::new(server).await;
    let mut faults = Faults::default();
    let long = "x".repeat(20_000);
    // Worst first: a row that changes something takes only the first value it likes.
    let hostile = [
        json!("a\0b"),
        json!("\0"),
        json!("\u{202e}\u{feff}"),
        json!(long),
        json!("'; DROP TABLE account; --"),
        json!("<script>"),
        json!(""),
        json!(" "),
        json!(null),
        json!(true),
        json!({}),
        json!([[[]]]),
        json!([0]),
        json!([i64::MAX]),
        json!(vec![1; 5_000]),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
    ];
    for row in world.rows.iter().filter(|row| row.info.method.writes()) {
        let Value::Object(fields) = &row.body else {
            continue;
        };
        for field in fields.keys().chain(&row.optional) {
            for value in &hostile {
                let mut body = fields.clone();
                body.insert(field.clone(), value.clone());
                let ask = world.ask(row).saying(Value::from(body).to_string());
                let answer = ask.send(&world.server).await;
                let what = format!("{} with {field} = {:.40}", row.info.name, value.to_string());
                faults.not_broken(&what, &answer);
            }
        }
    }
    faults.none();
}
