//! Each way to break a pack is refused by file and row.

use super::*;

/// Each case: in `file` the first `old` becomes `new`; the row is where `old` stood.
#[test]
fn every_break_is_named() {
    #[rustfmt::skip] // one case, one line
    let cases = [
        ("areas.csv", "33.17.01.2002,", "33.17.01.2001,", "stands twice"),
        ("areas.csv", "33.17.01.2002,", "33.18.01.2002,", "does not lie in"),
        ("areas.csv", "33.17.01.2002,", "33.17.99.2002,", "does not lie in"),
        ("areas.csv", "33.17.01.2002,", "33.17.01.1002,", "not the code of a desa"),
        ("areas.csv", "33.17.01.2002,", "3317012002,", "not an area code"),
        ("areas.csv", "Logede,desa", "Logede,dusun", "unknown variant"),
        ("areas.csv", "Logede,desa", "Logede,kecamatan", "not the code of a kecamatan"),
        ("areas.csv", "Logede,desa", ",desa", "name is empty"),
        ("areas.csv", "code,name,level,parent", "code,name,level", "column parent is missing"),
        ("areas.csv", "code,name,level,parent", "code,name,level,parent,x", "\"x\" is unknown"),
        ("areas.csv", "Logede,desa,", "Logede,desa,x,", "has 5 fields instead of 4"),
        ("areas.csv", "Logede,desa,", "\"Logede,desa,", "quote left open"),
        ("holidays.csv", "2026-08-17", "2026-02-30", "not a date"),
        ("holidays.csv", "2026-08-17", "17-08-2026", "not a date"),
        ("holidays.csv", "2026-08-25", "2026-08-17", "stands twice"),
        ("places.csv", "33.17.14,yes", "33.17.15,yes", "is not in areas.csv"),
        ("places.csv", "33.17.14,yes", "33.17.14,ya", "not yes or no"),
        ("places.csv", "pasar-lasem,market", "pasar-lasem,mall", "unknown variant"),
        ("places.csv", "pasar-lasem,market", "pasar-lasem,desa", "do not list"),
        ("places.csv", "pasar-lasem,", "pasar-kota-rembang,", "stands twice"),
        ("places.csv", "pasar-lasem,", "Pasar Lasem,", "lower-case"),
        ("places.csv", "pasar-lasem,", "33.17.14.2002,", "lower-case"),
        ("commodities.csv", "Beras,S,kg", "Beras,X,kg", "unknown variant"),
        ("commodities.csv", "Beras,S,kg", "Beras,S,ons", "unknown variant"),
        ("commodities.csv", "kg,retail,", "kg,grosir,", "unknown variant"),
        ("commodities.csv", "kg,retail,", "kg,,", "levels is empty"),
        ("commodities.csv", "kg,retail,", "kg,retail;retail,", "stands twice"),
        ("commodities.csv", "beras-medium,", "beras-premium,", "stands twice"),
        ("translations.csv", "Bawang merah,Brambang", "Bawang merah,", "jv is empty"),
        ("translations.csv", "Beras medium,", "Beras premium,", "stands twice"),
        ("synonyms.csv", "brambang,jv,", "brambang,su,", "unknown variant"),
        ("synonyms.csv", "brambang,jv,bawang-merah", "brambang,jv,bawang", "not in commodities.csv"),
        ("synonyms.csv", "brambang,jv,bawang-merah", "brambang,jv,", "commodities is empty"),
        ("synonyms.csv", "cabe rawit,id", "cabe merah,id", "stands twice"),
        ("references.csv", "minyakita,HET", "minyak-kita,HET", "not in commodities.csv"),
        ("references.csv", "minyakita,HET", "minyakita,HRT", "unknown variant"),
        ("references.csv", "36500,41500", "41501,41500", "lower is more than upper"),
        ("references.csv", "36500,41500", "36.500,41500", "whole number"),
        ("references.csv", "36500,41500", ",", "needs lower, upper or both"),
        ("references.csv", "HET,,14900", "HET,14000,14900", "lower must be empty"),
        ("references.csv", "HET,,14900", "HPP,,14900", "upper must be empty"),
        ("references.csv", "HET,,14900", "HET,,0", "more than 0"),
        ("references.csv", "beras-sphp,HET", "beras-medium,HET", "stands twice"),
        ("references.csv", "beras-sphp,HET", "beras-medium,HAP", "stands twice"),
        ("references.csv", "2026-02-01,retail", "2026-02-01,auction", "not priced at level"),
        ("references.csv", "2026-02-01", "2026-02", "not a date"),
        ("series_map.csv", "bapanas,Bawang M", "bps,Bawang M", "not in series.toml"),
        ("series_map.csv", ",beras-medium,", ",beras,", "not in commodities.csv"),
        ("series_map.csv", ",beras-medium,", ",gkp-petani,", "not priced at level"),
        ("series_map.csv", "Beras Premium", "Beras Medium", "stands twice"),
        ("series_map.csv", "does not say honan or kating", "", "reason is empty"),
        ("regency.toml", "code = ", "kode = ", "unknown field"),
        ("regency.toml", "\"33.17\"", "\"3317\"", "must look like"),
        ("regency.toml", "utc_offset_hours = 7", "utc_offset_hours = 8", "not 8"),
        ("regency.toml", "\"Asia/Jakarta\"", "\"Asia/Jkt\"", "timezone"),
        ("regency.toml", "\"06:30\"", "\"6.30\"", "not a time"),
        ("regency.toml", "\"ikan-bandeng\"", "\"bandeng\"", "not in commodities.csv"),
        ("regency.toml", "entry_from = \"06:30\"", "entry_from = \"10:30\"", "not in order"),
        ("thresholds.toml", "spread_percent = 20", "spread_percent = 0", "between 1 and 100"),
        ("thresholds.toml", "spread_percent = 20", "spread_percent = 20.5", "invalid type"),
        ("thresholds.toml", "spread_percent = 20", "spread = 20", "unknown field"),
        ("thresholds.toml", "history_min = 7", "history_min = 15", "between 1 and 14"),
        ("thresholds.toml", "extreme_z_tenths = 70", "extreme_z_tenths = 35", "between 36"),
        ("thresholds.toml", "M = 10", "M = 4", "between 5 and"),
        ("thresholds.toml", "[5, 8, 12, 20]", "[5, 8, 8, 20]", "must rise"),
        ("thresholds.toml", "[5, 8, 12, 20]", "[5, 8, 12]", "invalid length"),
        ("thresholds.toml", "2020-01-01", "2020-02-30", ""),
        ("thresholds.toml", "2020-01-01", "\"2020-01-01\"", "invalid type"),
        ("series.toml", "\"pihps\"", "\"bapanas\"", "used twice"),
        ("series.toml", "\"daily\"", "\"weekly\"", "unknown variant"),
        ("series.toml", "series/bap", "series/x", "is missing"),
        ("series.toml", "series/bap", "../series/bap", "outside the pack"),
        ("series.toml", "last = 2025-04-01", "last = 2025-04-01T00:00:00", "not a date"),
        ("series.toml", "title", "titel", "unknown field"),
    ];
    let copy = PackCopy::new();
    for (file, old, new, words) in cases {
        let whole = copy.text(file);
        let at = whole
            .find(old)
            .unwrap_or_else(|| panic!("{file} has no {old}"));
        let row = 1 + whole[..at].matches('\n').count() as u64;
        copy.write(file, whole.replacen(old, new, 1));
        let error = copy.refused();
        let case = format!("{file}: {old} -> {new}: {error}");
        assert_eq!(error.file, file, "{case}");
        assert_eq!(error.row, Some(row), "{case}");
        assert!(error.reason.contains(words), "{case}");
        assert!(
            error
                .to_string()
                .starts_with(&format!("file {file}, row {row}: "))
        );
        copy.write(file, whole);
    }
    Regency::load(&copy.0).expect("whole again");
}

#[test]
fn missing_parents_are_named() {
    let copy = PackCopy::new();
    let file = copy
        .text("areas.csv")
        .replace("33.17.01,Sumber,kecamatan,33.17\n", "");
    copy.write("areas.csv", file);
    let error = copy.refused();
    assert_eq!((error.file.as_str(), error.row), ("areas.csv", Some(3)));
    assert!(error.reason.contains("parent 33.17.01"), "{error}");
}

#[test]
fn whole_files_are_refused() {
    let copy = PackCopy::new();
    let tables = [
        "areas.csv",
        "holidays.csv",
        "places.csv",
        "commodities.csv",
        "synonyms.csv",
        "translations.csv",
        "references.csv",
        "series_map.csv",
    ];
    for file in tables {
        let whole = copy.text(file);
        let header = whole.lines().next().expect("a header").to_owned();
        let broken: [(&[u8], &str); 4] = [
            (b"", "is empty"),
            (header.as_bytes(), "no row below"),
            (b"\xff\xfe", "UTF-8"),
            (b"x\n", "is missing; the header must be"),
        ];
        for (bytes, words) in broken {
            copy.write(file, bytes);
            let error = copy.refused();
            assert_eq!(error.file, file);
            assert!(error.reason.contains(words), "{error}");
        }
        copy.write(file, whole);
    }
    let settings = ["regency.toml", "thresholds.toml", "series.toml"];
    for file in settings {
        let whole = copy.text(file);
        for broken in ["", "a = ", "market = []\nseries = []"] {
            copy.write(file, broken);
            assert_eq!(copy.refused().file, file);
        }
        copy.write(file, whole);
    }
    for file in tables.into_iter().chain(settings) {
        let whole = copy.text(file);
        fs::remove_file(copy.0.join(file)).expect("removed");
        assert_eq!(
            copy.refused().to_string(),
            format!("file {file}: is missing")
        );
        let huge = fs::File::create(copy.0.join(file)).expect("a file");
        huge.set_len(20_000_001).expect("a sparse file");
        assert_eq!(
            copy.refused().to_string(),
            format!("file {file}: is larger than 20 MB")
        );
        copy.write(file, whole);
    }
}

#[test]
fn a_series_without_map_is_refused() {
    let copy = PackCopy::new();
    let file = copy.text("series_map.csv");
    let kept: Vec<&str> = file
        .lines()
        .filter(|line| !line.starts_with("pihps"))
        .collect();
    copy.write("series_map.csv", kept.join("\n"));
    assert!(copy.refused().reason.contains("no row for series pihps"));
}

#[test]
fn a_missing_figure_is_named() {
    let copy = PackCopy::new();
    let file = copy.text("thresholds.toml");
    copy.write("thresholds.toml", file.replace("\nfloor_rupiah = 250", ""));
    let error = copy.refused();
    assert_eq!(error.file, "thresholds.toml");
    assert!(error.row.is_some(), "{error}");
    assert!(
        error.reason.contains("missing field `floor_rupiah`"),
        "{error}"
    );
}
