//! The register of processing against the database: no column without a purpose, no line without
//! a column. And the list of tables that name a person, against the same register.

use super::*;
use rembang_tests::raw::tables;
use std::collections::BTreeSet;

on_both!(every_column_has_a_purpose, anybody_reads_the_register);

async fn every_column_has_a_purpose(server: Arc<Server>) {
    let written: Vec<(String, String)> = module::register()
        .expect("purposes.csv is well formed")
        .into_iter()
        .map(|line| (line.table, line.column))
        .collect();
    let register: BTreeSet<_> = written.iter().cloned().collect();
    assert_eq!(register.len(), written.len(), "a line stands twice");
    let mut conn = server.connection();
    let mut found = BTreeSet::new();
    for table in tables(&mut conn) {
        let sql = match server.kind {
            rembang_tests::Kind::Sqlite => {
                format!("SELECT name AS text FROM pragma_table_info('{table}')")
            }
            rembang_tests::Kind::Postgres => format!(
                "SELECT column_name::text AS text FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name = '{table}'"
            ),
        };
        for column in texts(&mut conn, &sql) {
            found.insert((table.clone(), column));
        }
    }
    let untagged: Vec<_> = found.difference(&register).collect();
    let unknown: Vec<_> = register.difference(&found).collect();
    assert!(
        untagged.is_empty(),
        "no purpose in any purposes.csv: {untagged:?}"
    );
    assert!(unknown.is_empty(), "no such column: {unknown:?}");
    // Whoever points at an account can be asked about in an incident.
    let known: BTreeSet<&str> = module::affected::tables().collect();
    for (table, column) in &found {
        if ["account_id", "author_id"].contains(&column.as_str()) && table != "erasure_certificate"
        {
            assert!(
                known.contains(table.as_str()),
                "{table} names a person; see affected.rs"
            );
        }
    }
}

async fn anybody_reads_the_register(server: Arc<Server>) {
    let page = server
        .visitor()
        .call::<ProcessingRegister>((), ())
        .await
        .expect("a register");
    let phone = page.items.iter().find(|line| line.column == "phone_sealed");
    let phone = phone.expect("the number is in it");
    assert_eq!(
        (phone.purpose, phone.class),
        (Purpose::Account, DataClass::K2)
    );
}
