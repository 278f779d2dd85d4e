//! What is generated and committed must be true.

use rembang_tests::typescript;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_typescript_of_each_module_says_what_the_contract_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src/api");
    let fresh: BTreeMap<PathBuf, String> = typescript::generate()
        .expect("each name stands once in its module")
        .into_iter()
        .map(|(module, text)| (folder.join(format!("{module}.gen.ts")), text))
        .collect();
    let kept = || -> BTreeMap<PathBuf, String> {
        fs::read_dir(&folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.to_string_lossy().ends_with(".gen.ts"))
            .map(|path| (path.clone(), fs::read_to_string(path).expect("text")))
            .collect()
    };
    if std::env::var_os("REMBANG_BLESS").is_some() {
        for gone in kept().keys().filter(|path| !fresh.contains_key(*path)) {
            fs::remove_file(gone).expect("the file is removed");
        }
        for (path, text) in &fresh {
            fs::write(path, text).expect("the file is written");
        }
    }
    let kept = kept();
    assert!(kept.keys().eq(fresh.keys()), "other modules; run: make api");
    for (path, text) in &fresh {
        assert!(kept[path] == *text, "{path:?} is stale; run: make api");
    }
}
