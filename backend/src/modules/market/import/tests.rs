//! Good files come out whole; each way to break one is refused with its line, its column and the
//! form that is wanted.

use super::*;
use crate::modules::market::pack::tests::builtin;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date")
}

fn read(format: ImportFormat, bytes: &[u8]) -> Result<Parsed, Rejected> {
    parse(format, bytes, today(), &builtin())
}

fn quotes(file: &str) -> Vec<QuoteRow> {
    match read(ImportFormat::Csv, file.as_bytes()) {
        Ok(Parsed {
            rows: Rows::Quotes(rows),
            ..
        }) => rows,
        other => panic!("{file}: {other:?}"),
    }
}

const MONTHS: &str = "month,area,commodity,price_idr\n";
const DAYS: &str = "date,area,commodity,price_idr\n";
const OURS: &str = "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason\n";

#[test]
fn builtin_series_parse_whole() {
    let pack = builtin();
    for (id, count) in [("bapanas", 11_130), ("pihps", 46_449)] {
        let series = pack.series_by_id(id).expect("declared");
        let bytes = pack.series_bytes(series).expect("there");
        let parsed = parse(series.format.into(), &bytes, today(), &pack);
        let Ok(Parsed {
            rows: Rows::Series(rows),
            ..
        }) = parsed
        else {
            panic!("{id}: {parsed:?}")
        };
        assert_eq!(rows.len(), count);
        assert_eq!(rows.iter().map(|r| r.period).max(), Some(series.last));
        assert!(rows.iter().any(|r| r.area == series.own_area));
    }
}

#[test]
fn series_in_every_dress() {
    let expected = vec![SeriesRow {
        area: "Kab. Rembang".to_owned(),
        commodity_text: "Beras Medium".to_owned(),
        period: NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date"),
        price: 13_483,
    }];
    let plain = format!("{MONTHS}2026-11,Kab. Rembang,Beras Medium,13483\n");
    for file in [
        plain.clone(),
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\r\n"),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        "Harga;Bulan;Komoditas;Wilayah\n13.483;November 2026;Beras Medium;Kab. Rembang\n"
            .to_owned(),
    ] {
        let Ok(Parsed {
            rows: Rows::Series(rows),
            ..
        }) = read(ImportFormat::Bapanas, file.as_bytes())
        else {
            panic!("{file}")
        };
        assert_eq!(rows, expected, "{file}");
    }
}

#[test]
fn quotes_as_we_write_them() {
    let rows = quotes(&format!(
        "{OURS}\n2026-11-22,pasar-lasem,cabai-rawit-merah,retail,45000,,47000,,quality\n\
         2026-11-21,tpi-sarang,ikan-layang,auction,,,,TIDAK ADA,\n\
         2026-11-21,33.17.14.2003,gkp-petani,producer,6500,,,,\n"
    ));
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].line, 3, "a blank line counts");
    assert_eq!(rows[0].quotes, [45_000, 47_000]);
    assert_eq!(rows[0].reason, Some(Reason::Quality));
    assert_eq!(rows[1].status, Some(NoQuote::TidakAda));
}

#[test]
fn quotes_as_offices_write_them() {
    let rows = quotes(
        "Daftar Harga Pasar Lasem, 30 November 2026;;;;;;;;\n\
         ;;;;;;;;\n\
         No;TANGGAL;Pasar;Bahan;Satuan;Harga 1 (Rp);Harga 2;Harga 3;Keterangan\n\
         1;30/11/2026;Pasar Lasem;Beras Premium;kg;15.000;Rp 15.200;15100,00;\n\
         2;30-11-2026;pasar lasem;BERAS MEDIUM;kg;13000\n\
         3;30 Nov 2026;PASAR-LASEM;cabai-rawit-merah;kg;-;-;-;habis\n\
         ;;;;;;;;\n\
         ;Jumlah;;;;28.000;;;\n\
         ;Mengetahui,;;;;;;;\n",
    );
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.line, row.commodity.as_str(), &row.quotes[..]))
        .collect();
    assert_eq!(
        told,
        [
            (4, "beras-premium", &[15_000, 15_200, 15_100][..]),
            (5, "beras-medium", &[13_000]),
            (6, "cabai-rawit-merah", &[]),
        ]
    );
    assert!(
        rows.iter()
            .all(|row| row.day == today() && row.place == "pasar-lasem")
    );
    assert!(rows.iter().all(|row| row.level == Level::Retail));
    assert_eq!(rows[2].status, Some(NoQuote::Habis));
}

/// Each case: a row, and column, value and form of its only fault.
#[test]
fn bad_rows() {
    use FieldCode::{Combination, Format, Range, Required, Unknown};
    let ours = |row: &str| (ImportFormat::Csv, format!("{OURS}{row}\n"));
    let month = |row: &str| (ImportFormat::Bapanas, format!("{MONTHS}{row}\n"));
    let day = |row: &str| (ImportFormat::Pihps, format!("{DAYS}{row}\n"));
    #[rustfmt::skip] // one case, one line
    let cases = [
        (day("2020-01-02,Jawa Tengah"), "commodity", "", Required, Wanted::Filled),
        (day("2020-02-30,Jawa Tengah,B,1"), "date", "2020-02-30", Format, Wanted::Day),
        (day("2020-1-2x,Jawa Tengah,B,1"), "date", "2020-1-2x", Format, Wanted::Day),
        (day("2026-12-01,Jawa Tengah,B,1"), "date", "2026-12-01", Range, Wanted::PastDay),
        (day("1023-01-02,Jawa Tengah,B,1"), "date", "1023-01-02", Range, Wanted::PastDay),
        (day("1989-12-31,Jawa Tengah,B,1"), "date", "1989-12-31", Range, Wanted::PastDay),
        (month("2026-12,A,B,1"), "month", "2026-12", Range, Wanted::PastDay),
        (month("0205-05,A,B,1"), "month", "0205-05", Range, Wanted::PastDay),
        (month("0000-01,A,B,1"), "month", "0000-01", Range, Wanted::PastDay),
        (month("2024-13,A,B,1"), "month", "2024-13", Format, Wanted::Month),
        (month("2024-01-01,A,B,1"), "month", "2024-01-01", Format, Wanted::Month),
        (month("2024-01,Kabupaten Rembang,Beras Premium,1"), "area", "Kabupaten Rembang", Unknown, Wanted::Area),
        (month("2024-01,Kab. Rembang,Beras premium,1"), "commodity", "Beras premium", Unknown, Wanted::SeriesCommodity),
        (day("2020-01-02,Jawa Tengah,Emas,1"), "commodity", "Emas", Unknown, Wanted::SeriesCommodity),
        (day("2020-01-02,,B,1"), "area", "", Required, Wanted::Filled),
        (day("2020-01-02,Jawa Tengah,B,"), "price_idr", "", Required, Wanted::Rupiah),
        (day("2020-01-02,Jawa Tengah,B,0"), "price_idr", "0", Range, Wanted::Rupiah),
        (day("2020-01-02,Jawa Tengah,B,-5"), "price_idr", "-5", Format, Wanted::Rupiah),
        (day("2020-01-02,Jawa Tengah,B,\"12,500\""), "price_idr", "12,500", Format, Wanted::Rupiah),
        (day("2020-01-02,Jawa Tengah,B,12500.5"), "price_idr", "12500.5", Format, Wanted::Rupiah),
        (day("2020-01-02,Jawa Tengah,B,1000000001"), "price_idr", "1000000001", Range, Wanted::Rupiah),
        (ours("2026-11-22,pasar-x,gula-konsumsi,retail,1,,,,"), "place", "pasar-x", Unknown, Wanted::Place),
        (ours("2026-11-22,pasar-lasem,emas,retail,1,,,,"), "commodity", "emas", Unknown, Wanted::Commodity),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,grosir,1,,,,"), "level", "grosir", Unknown, Wanted::Level),
        (ours("2026-11-22,tpi-sarang,ikan-layang,retail,1,,,,"), "level", "retail", Combination, Wanted::LevelOfPlace),
        (ours("2026-11-22,pasar-lasem,gkp-petani,,1,,,,"), "level", "", Combination, Wanted::LevelOfPlace),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,,,,,"), "quote_1", "", Required, Wanted::QuoteOrStatus),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,,,HABIS,"), "status", "HABIS", Combination, Wanted::OnlyOne),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,,,,mahal,"), "status", "mahal", Unknown, Wanted::Status),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,,,,x"), "reason", "x", Unknown, Wanted::Reason),
        (ours("2026-11-22,pasar-lasem,gula-konsumsi,retail,1,x,,,"), "quote_2", "x", Format, Wanted::Rupiah),
        (ours("11/30/2026,pasar-lasem,gula-konsumsi,retail,1,,,,"), "day", "11/30/2026", Format, Wanted::Day),
        (ours("30/11/26,pasar-lasem,gula-konsumsi,retail,1,,,,"), "day", "30/11/26", Format, Wanted::Day),
    ];
    for ((format, file), column, value, code, wanted) in cases {
        let rejected = read(format, file.as_bytes()).expect_err(&file);
        assert_eq!(rejected.faults.len(), 1, "{file}: {rejected}");
        let fault = &rejected.faults[0];
        let told = (
            fault.column.as_deref().unwrap_or(""),
            fault.value.as_deref().unwrap_or(""),
        );
        assert_eq!(
            (fault.line, told, fault.code, fault.wanted),
            (2, (column, value), code, wanted),
            "{file}"
        );
        assert_eq!(fault.said.len(), rejected.headings.len(), "{file}");
    }
}

#[test]
fn an_excel_list_whose_last_cells_are_not_written() {
    let rows = quotes(&format!(
        "{OURS}2026-11-30,pasar-pandangan,beras-premium,retail,15000,15200,15100\n\
         2026-11-30,pasar-pandangan,beras-medium,,13000\n"
    ));
    assert_eq!(rows[0].quotes, [15_000, 15_200, 15_100]);
    assert_eq!(rows[1].quotes, [13_000]);
}

#[test]
fn a_half_rupiah_and_thousands_of_another_country_are_no_price() {
    let file = |price: &str| {
        format!(
            "{}2026-11-30;pasar-lasem;gula-konsumsi;retail;{price};;;;\n",
            OURS.replace(',', ";")
        )
    };
    for price in ["12500,5", "15,000", "15 000", "15.00"] {
        let rejected = read(ImportFormat::Csv, file(price).as_bytes()).expect_err(price);
        let fault = &rejected.faults[0];
        assert_eq!(
            (fault.column.as_deref(), fault.value.as_deref()),
            (Some("quote_1"), Some(price))
        );
        assert_eq!(
            (fault.code, fault.wanted),
            (FieldCode::Format, Wanted::Rupiah)
        );
    }
    for price in [
        "15000",
        "15.000",
        "15000,00",
        "15.000,00",
        "Rp 15.000",
        "Rp15.000,-",
    ] {
        assert_eq!(quotes(&file(price))[0].quotes, [15_000], "{price}");
    }
}

#[test]
fn what_repeats_a_row_names_it() {
    let row = "2026-11-22,pasar-lasem,gula-konsumsi,retail,1,,,,\n";
    let again = "22/11/2026,Pasar Lasem,Gula-Konsumsi,,2,,,,\n";
    let rejected =
        read(ImportFormat::Csv, format!("{OURS}{row}{again}").as_bytes()).expect_err("twice");
    let fault = &rejected.faults[0];
    assert_eq!(
        (rejected.faults.len(), fault.line, fault.repeats),
        (1, 3, Some(2))
    );
    assert!(
        rejected.to_string().contains("line 3: repeats line 2"),
        "{rejected}"
    );
}

#[test]
fn every_bad_row_is_counted_and_no_good_one_kept() {
    let bad = "2020-01-02,Jawa Tengah,Beras,0\n".repeat(250);
    let file = format!("{DAYS}2020-01-02,Jawa Tengah,Beras,1\n{bad}");
    let rejected = read(ImportFormat::Pihps, file.as_bytes()).expect_err("bad rows");
    assert_eq!((rejected.rows, rejected.faults.len()), (251, 251));
    assert_eq!(rejected.faults[99].line, 101);
    let said = rejected.to_string();
    assert_eq!(said.lines().count(), MAX_LISTED + 1);
    assert!(
        said.ends_with("251 bad rows, nothing was imported (151 not listed)"),
        "{said}"
    );
}

#[test]
fn names_are_codes_unless_two_share_them() {
    let pack = builtin();
    let names = Names::of(&pack);
    for place in pack.places() {
        let found = names.places.get(&plain(&place.code));
        assert_eq!(found, Some(&Some(place.code.clone())), "{}", place.code);
    }
    for commodity in pack.commodities() {
        let found = names.commodities.get(&plain(&commodity.code));
        assert_eq!(
            found,
            Some(&Some(commodity.code.clone())),
            "{}",
            commodity.code
        );
    }
    let twins = [
        ("a".to_owned(), "Desa Sama".to_owned()),
        ("b".to_owned(), "desa sama".to_owned()),
    ];
    let names = by_name(twins.iter().map(|(code, name)| (code, name)));
    assert_eq!(names.get("desa sama"), Some(&None));
    assert_eq!(names.get("a"), Some(&Some("a".to_owned())));
}
