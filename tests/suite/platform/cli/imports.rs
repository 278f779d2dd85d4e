//! Files that are imported: once, and whole or not at all.

use super::*;

/// All rows of the published prices, in order.
fn published(conn: &mut Conn) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let sql = "SELECT series_id || '|' || area || '|' || commodity_text || '|' || period || '|' \
               || price AS line FROM published_price ORDER BY 1";
    let lines: Vec<Line> = diesel::sql_query(sql).load(conn).expect("rows");
    lines.into_iter().map(|line| line.line).collect()
}

/// The first rows of the publisher's own file.
fn bapanas(dir: &Path, rows: usize) -> PathBuf {
    let file = format!("{PACK}/market/series/bapanas_monthly_jateng_2024_01_2025_04.csv");
    let whole = std::fs::read_to_string(file).expect("the series");
    let head: Vec<&str> = whole.lines().take(rows + 1).collect();
    let path = dir.join("bapanas.csv");
    std::fs::write(&path, head.join("\n") + "\n").expect("written");
    path
}

fn import(dir: &Path, file: &Path, format: &str, more: &[&str]) -> Ran {
    let file = file.to_str().expect("UTF-8");
    let args = [&["import", "prices", file, "--format", format], more].concat();
    run(dir, &args)
}

#[test]
fn a_series_is_imported_once_however_often() {
    let dir = home();
    let file = bapanas(dir.path(), 300);
    json(dir.path(), &["migrate"]);

    let dry = import(dir.path(), &file, "bapanas", &["--dry-run", "--json"]).ok();
    let dry: Value = serde_json::from_str(&dry).expect("JSON");
    assert_eq!((&dry["rows"], &dry["dry_run"]), (&300.into(), &true.into()));
    assert_eq!(count_on(&mut database(dir.path()), "published_price"), 0);
    assert_eq!(count_on(&mut database(dir.path()), "published_series"), 0);
    assert_eq!(count_on(&mut database(dir.path()), "audit_log"), 0);

    import(dir.path(), &file, "bapanas", &[]).ok();
    let first = published(&mut database(dir.path()));
    assert_eq!(first.len(), 300);
    let again = import(dir.path(), &file, "bapanas", &["--json"]).ok();
    let again: Value = serde_json::from_str(&again).expect("JSON");
    assert_eq!(again["rows"], 300);
    assert_eq!(published(&mut database(dir.path())), first);
    assert_eq!(count_on(&mut database(dir.path()), "audit_log"), 2);

    // Two bad rows among good ones: both are named, none is stored.
    let whole = std::fs::read_to_string(&file).expect("the file");
    let mut lines: Vec<&str> = whole.lines().collect();
    lines[2] = "2024-13,Kab. Rembang,Beras Medium,13000";
    lines[9] = "2024-01,Kab. Rembang,Beras Medium,-1";
    std::fs::write(&file, lines.join("\n")).expect("broken");
    let said = import(dir.path(), &file, "bapanas", &[]).refused();
    assert!(
        said.contains("line 3") && said.contains("line 10"),
        "{said}"
    );
    assert_eq!(published(&mut database(dir.path())), first);

    for (format, part) in [("excel", "excel"), ("pihps", "line 1")] {
        let said = import(dir.path(), &file, format, &[]).refused();
        assert!(said.contains(part), "{said}");
    }
    let missing = import(dir.path(), Path::new("nowhere.csv"), "bapanas", &[]);
    assert!(missing.refused().contains("nowhere.csv"));
}

#[test]
fn quotes_are_imported_whole_or_not_at_all() {
    let dir = home();
    let phone = "081234567890";
    let who = ["--phone", phone, "--name", "Uji", "--role", "admin"];
    json(dir.path(), &[&["user", "add"], &who[..]].concat());
    let today = rembang_backend::platform::clock::Clock::System.now().day();
    let head = "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason";
    let row = |commodity: &str| format!("{today},pasar-lasem,{commodity},retail,,,,HABIS,");
    let file = dir.path().join("quotes.csv");
    let reports = || count_on(&mut database(dir.path()), "price_report");
    let put = |rows: &[String]| {
        let text = format!("{head}\n{}\n", rows.join("\n"));
        std::fs::write(&file, text).expect("written");
    };
    let audit = count_on(&mut database(dir.path()), "audit_log");

    put(&[row("beras-medium"), row("beras-premium")]);
    import(dir.path(), &file, "csv", &["--by", phone, "--dry-run"]).ok();
    assert_eq!(reports(), 0);
    assert_eq!(count_on(&mut database(dir.path()), "audit_log"), audit);

    // A word that is not known, and a day told twice: the file's fault and the rule's.
    put(&[row("beras-medium"), row("beras-ajaib")]);
    let said = import(dir.path(), &file, "csv", &["--by", phone]).refused();
    assert!(
        said.contains("line 3") && said.contains("beras-ajaib"),
        "{said}"
    );
    put(&[
        row("beras-medium"),
        row("beras-premium"),
        row("beras-medium"),
    ]);
    let said = import(dir.path(), &file, "csv", &["--by", phone]).refused();
    assert!(said.contains("line 4"), "{said}");
    assert_eq!(reports(), 0);

    put(&[row("beras-medium"), row("beras-premium")]);
    import(dir.path(), &file, "csv", &["--by", phone]).ok();
    assert_eq!(reports(), 2);
    // Told already: the rule says no to each line, and nothing is doubled.
    let said = import(dir.path(), &file, "csv", &["--by", phone]).refused();
    assert!(said.contains("line 2") && said.contains("line 3"), "{said}");
    assert_eq!(reports(), 2);
    for by in [&[][..], &["--by", "081200000000"], &["--by", "12"]] {
        let said = import(dir.path(), &file, "csv", by).refused();
        assert!(said.contains("--by"), "{said}");
    }
}

#[test]
fn a_dry_run_where_nothing_is_makes_nothing() {
    let dir = home();
    let file = bapanas(dir.path(), 3);
    let before = names(dir.path());
    let dry = import(dir.path(), &file, "bapanas", &["--dry-run", "--json"]).ok();
    let dry: Value = serde_json::from_str(&dry).expect("JSON");
    assert_eq!((&dry["rows"], &dry["dry_run"]), (&3.into(), &true.into()));
    let quotes = dir.path().join("harga.csv");
    let today = rembang_backend::platform::clock::Clock::System.now().day();
    let text = format!("Tanggal;Pasar;Bahan;Harga;No\n{today};Pasar Lasem;Beras Medium;15,000;1\n");
    std::fs::write(&quotes, &text).expect("written");
    let said = import(dir.path(), &quotes, "csv", &["--dry-run"]).refused();
    assert!(
        said.contains("line 2: column Harga \"15,000\" must be whole rupiah"),
        "{said}"
    );
    std::fs::write(&quotes, text.replace("15,000", "15.000")).expect("written");
    let said = import(dir.path(), &quotes, "csv", &["--dry-run"]).ok();
    assert!(
        said.contains("Would import 1 rows") && said.contains("Not read (column): No"),
        "{said}"
    );
    std::fs::remove_file(&quotes).expect("removed");
    assert_eq!(names(dir.path()), before, "nothing was written");
}
