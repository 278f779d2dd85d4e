//! What is generated and committed must be true.

use rembang_tests::typescript;
use std::path::Path;

#[test]
fn api_gen_ts_says_what_the_contract_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src/api.gen.ts");
    let fresh = typescript::generate();
    if std::env::var_os("REMBANG_BLESS").is_some() {
        std::fs::write(&path, &fresh).expect("the file is written");
    }
    let kept = std::fs::read_to_string(&path).expect("api.gen.ts is committed");
    assert!(kept == fresh, "app/src/api.gen.ts is stale; run: make api");
}
