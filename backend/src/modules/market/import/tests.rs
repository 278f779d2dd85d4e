//! Good files come out whole; each way to break one is refused with its line.

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

fn read(format: ImportFormat, bytes: &[u8]) -> Result<Parsed, Rejected> {
    let regency = Regency::builtin().expect("the built-in pack");
    parse(format, bytes, today(), &regency)
}

const MONTHS: &str = "month,area,commodity,price_idr\n";
const DAYS: &str = "date,area,commodity,price_idr\n";
const OURS: &str = "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason\n";

#[test]
fn builtin_series_parse_whole() {
    let regency = Regency::builtin().expect("the built-in pack");
    for (id, count) in [("bapanas", 11_130), ("pihps", 46_449)] {
        let series = regency.series_by_id(id).expect("declared");
        let bytes = regency.series_bytes(series).expect("there");
        let parsed = parse(series.format.into(), &bytes, today(), &regency);
        let Ok(Parsed::Series(rows)) = parsed else {
            panic!("{id}: {parsed:?}")
        };
        assert_eq!(rows.len(), count);
        assert_eq!(rows.iter().map(|r| r.period).max(), Some(series.last));
        assert!(rows.iter().any(|r| r.area == series.own_area));
        for row in &rows {
            assert!(
                regency.series_mapping(id, &row.commodity_text).is_some(),
                "{} is not in the map",
                row.commodity_text
            );
        }
    }
}

#[test]
fn good_files() {
    let file = format!("\u{feff}{MONTHS}2026-11,Kab. Rembang,Beras Medium,13483\n");
    let expected = vec![SeriesRow {
        area: "Kab. Rembang".to_owned(),
        commodity_text: "Beras Medium".to_owned(),
        period: NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date"),
        price: 13_483,
    }];
    for file in [file.clone(), file.replace('\n', "\r\n")] {
        let parsed = read(ImportFormat::Bapanas, file.as_bytes());
        assert_eq!(parsed, Ok(Parsed::Series(expected.clone())));
    }
    let file = format!(
        "{OURS}\n2026-11-22,pasar-lasem,cabai-rawit-merah,retail,45000,,47000,,quality\n\
         2026-11-21,tpi-sarang,ikan-layang,auction,,,,TIDAK ADA,\n\
         2026-11-21,33.17.14.2003,gkp-petani,producer,6500,,,,\n"
    );
    let Ok(Parsed::Quotes(rows)) = read(ImportFormat::Csv, file.as_bytes()) else {
        panic!("refused")
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].line, 3, "a blank line counts");
    assert_eq!(rows[0].quotes, [45_000, 47_000]);
    assert_eq!(rows[0].reason, Some(Reason::Quality));
    assert_eq!(rows[1].status, Some(NoQuote::TidakAda));
}

/// Each case: a file, and the line and words of its only error.
#[test]
fn bad_files() {
    let ours = |row: &str| (ImportFormat::Csv, format!("{OURS}{row}\n"));
    let month = |row: &str| (ImportFormat::Bapanas, format!("{MONTHS}{row}\n"));
    let day = |row: &str| (ImportFormat::Pihps, format!("{DAYS}{row}\n"));
    let raw = |text: &str| (ImportFormat::Pihps, text.to_owned());
    #[rustfmt::skip] // one case, one line
    let cases = [
        (raw(""), 1, "is empty"),
        (raw("\u{feff}\r\n"), 1, "is empty"),
        (raw(DAYS), 1, "has no row"),
        (raw("date,area,commodity\n"), 1, "column price_idr is missing"),
        (raw("date,area,commodity,price_idr,x\n"), 1, "column \"x\" is unknown"),
        (raw("area,date,commodity,price_idr\n"), 1, "another order"),
        (raw(&MONTHS.replace(',', ";")), 1, "column date is missing"),
        (raw(&format!("{MONTHS}2024-01,A,B,1\n")), 1, "column date is missing"),
        (day("2020-01-02,A,B"), 2, "has 3 fields instead of 4"),
        (day("2020-01-02,A,B,1,2"), 2, "has 5 fields instead of 4"),
        (day("2020-02-30,A,B,1"), 2, "not a date of the calendar"),
        (day("2020-1-2,A,B,1"), 2, "not a date of the calendar"),
        (day("02/01/2020,A,B,1"), 2, "not a date of the calendar"),
        (day("2026-11-23,A,B,1"), 2, "in the future"),
        (month("2026-12,A,B,1"), 2, "in the future"),
        (month("2024-13,A,B,1"), 2, "is not a month"),
        (month("2024-01-01,A,B,1"), 2, "is not a month"),
        (day("2020-01-02,,B,1"), 2, "area is empty"),
        (day("2020-01-02,A,,1"), 2, "commodity is empty"),
        (day("2020-01-02,A,B,"), 2, "price_idr is empty"),
        (day("2020-01-02,A,B,0"), 2, "more than 0"),
        (day("2020-01-02,A,B,-5"), 2, "whole number"),
        (day("2020-01-02,A,B,12.500"), 2, "whole number"),
        (day("2020-01-02,A,B,1000000001"), 2, "thousand million"),
        (day("2020-01-02,A,B,99999999999999999999"), 2, "thousand million"),
        (day("2020-01-02,A,B,1\n2020-01-02,A,B,2"), 3, "repeats line 2"),
        (day("2020-01-02,\"A,B,1\n2020-01-02,A,B,2"), 2, "quote left open"),
        (ours("2026-11-22,pasar-x,gula-konsumsi,retail,1,,,,"), 2, "place \"pasar-x\""),
        (ours("2026-11-22,pasar-lasem,emas,retail,1,,,,"), 2, "commodity \"emas\""),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,grosir,1,,,,"), 2, "level: unknown"),
        (ours("2026-11-22,tpi-sarang,ikan-layang,retail,1,,,,"), 2, "are auction prices"),
        (ours("2026-11-22,pasar-lasem,gkp-petani,retail,1,,,,"), 2, "not priced at level"),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,,,,,"), 2, "neither a quote"),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,,,HABIS,"), 2, "both quotes"),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,,,,habis,"), 2, "status: unknown"),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,,,,x"), 2, "reason: unknown"),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,x,,,"), 2, "quote_2 \"x\""),
    ];
    for ((format, file), line, words) in cases {
        let rejected = read(format, file.as_bytes()).expect_err(&file);
        assert_eq!(rejected.total, 1, "{file}: {rejected}");
        assert_eq!(rejected.rows[0].line, line, "{file}: {rejected}");
        assert!(
            rejected.rows[0].reason.contains(words),
            "{file}: {rejected}"
        );
    }
}

#[test]
fn latin_1_is_refused_with_its_line() {
    let bytes = [DAYS.as_bytes(), b"2020-01-02,Caf\xe9,B,1\n"].concat();
    let rejected = read(ImportFormat::Pihps, &bytes).expect_err("not UTF-8");
    assert_eq!(rejected.rows[0].line, 2);
}

#[test]
fn every_bad_row_is_counted_and_no_good_one_kept() {
    let bad = "2020-01-02,A,B,0\n".repeat(250);
    let file = format!("{DAYS}2020-01-02,A,B,1\n{bad}");
    let rejected = read(ImportFormat::Pihps, file.as_bytes()).expect_err("bad rows");
    assert_eq!((rejected.total, rejected.rows.len()), (250, MAX_LISTED));
    assert_eq!(rejected.rows[99].line, 102);
    assert!(
        rejected
            .to_string()
            .ends_with("250 bad rows, nothing was imported (150 not listed)")
    );
}
