//! Whoever is pointed at is purged after whoever points, as both databases know their references.

use super::*;
use rembang_tests::raw::tables;

on_both!(whoever_points_goes_first);

async fn whoever_points_goes_first(server: Arc<Server>) {
    let order: Vec<&str> = module::purges(server.app.modules)
        .map(|purge| purge.table)
        .collect();
    let mut conn = server.connection();
    let mut compared = 0;
    for table in tables(&mut conn) {
        let sql = match server.kind {
            rembang_tests::Kind::Sqlite => {
                format!("SELECT \"table\" AS text FROM pragma_foreign_key_list('{table}')")
            }
            rembang_tests::Kind::Postgres => format!(
                "SELECT confrelid::regclass::text AS text FROM pg_constraint \
                 WHERE contype = 'f' AND conrelid = '{table}'::regclass"
            ),
        };
        let last = order.iter().rposition(|it| *it == table);
        for target in texts(&mut conn, &sql) {
            let first = order.iter().position(|it| *it == target);
            if let (Some(last), Some(first)) = (last, first) {
                compared += 1;
                assert!(
                    last < first,
                    "{table} points at {target} and is purged after it"
                );
            }
        }
    }
    assert!(
        compared >= 2,
        "tokens point at sessions, sessions at devices"
    );
}
