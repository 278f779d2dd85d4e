//! Files of prices over the wire: tried without a trace, taken whole or not at all, once.

use crate::market::desk::*;
use crate::prelude::*;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use rembang_shared::error::FieldCode;
use rembang_shared::market::api::*;
use rembang_shared::table::Wanted;

on_both!(
    a_dry_run_names_every_bad_row_and_writes_nothing,
    a_good_file_is_taken_once_and_whole,
    a_workbook_is_a_file_too,
    evil_and_broken_files_are_refused,
    files_are_read_as_offices_make_them,
    what_cannot_be_read_is_named_with_the_form_that_is_wanted,
    figures_of_a_publisher_name_what_it_knows,
    the_empty_sheet_is_filled_in_and_taken,
    a_file_made_to_do_harm_is_refused_while_others_are_served,
    nobody_decides_what_they_brought_in,
);

const HEADER: &str = "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason";

fn file(desk: &Desk, format: FileFormat, bytes: &[u8], dry_run: bool) -> NewImport {
    NewImport {
        file_name: "harga.csv".to_owned(),
        format,
        content: BASE64.encode(bytes),
        by: Some(desk.enumerator.id),
        dry_run,
    }
}

async fn import(desk: &Desk, new: NewImport) -> Result<ImportView, CallError> {
    desk.officer.client.call::<ImportPrices>((), new).await
}

fn csv(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

async fn a_dry_run_names_every_bad_row_and_writes_nothing(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let good = format!("{TODAY},{LASEM},{RICE},retail,13000,13000,13000,,");
    // The reader's own faults come all at once …
    let bad = csv(&[
        good.clone(),
        format!("{TODAY},pasar-ajaib,{RICE},retail,13000,,,,"),
        format!("{TODAY},{LASEM},{RICE},producer,13000,,,,"),
        format!("besok,{LASEM},{RAWIT},retail,13000,,,,"),
        format!("{TODAY},{LASEM},{RAWIT},retail,\"13,000\",,,,"),
        format!("{TODAY},{PAMOTAN},{RAWIT},retail,,,,,"),
        format!("{TODAY},{LASEM},=HYPERLINK(1),retail,13000,,,,"),
    ]);
    let view = import(&desk, file(&desk, FileFormat::Csv, bad.as_bytes(), false)).await;
    let view = view.expect("an answer");
    let told: Vec<_> = view
        .faults
        .iter()
        .map(|it| (it.line, it.column.as_deref().unwrap_or(""), it.code))
        .collect();
    use FieldCode::{Combination, Format, Required, Unknown};
    assert_eq!(
        told,
        [
            (3, "place", Unknown),
            (4, "level", Combination),
            (5, "day", Format),
            (6, "quote_1", Format),
            (7, "quote_1", Required),
            (8, "commodity", Unknown),
        ]
    );
    assert_eq!((view.refused, view.stored), (6, false));
    // … and so do the rules'.
    let mixed = csv(&[
        good,
        format!("{},{LASEM},{RICE},retail,13000,,,,", day(-9)),
        format!("{TODAY},{LASEM},{RAWIT},retail,40000,90000,,,"),
        format!("{TODAY},{PAMOTAN},{RICE},retail,,,,HABIS,"),
    ]);
    for dry_run in [true, false] {
        let view = import(
            &desk,
            file(&desk, FileFormat::Csv, mixed.as_bytes(), dry_run),
        )
        .await;
        let view = view.expect("an answer");
        assert_eq!((view.rows, view.held, view.noted), (4, 1, 1));
        assert_eq!((view.refused, view.stored), (2, false));
        let told: Vec<_> = view.faults.iter().map(|it| (it.line, it.refusal)).collect();
        assert_eq!(
            told,
            [
                (3, Some(Refusal::PriceTooOld)),
                (4, Some(Refusal::PriceReason))
            ]
        );
    }
    assert!(desk.mine().await.is_empty(), "nothing was written");
}

async fn a_good_file_is_taken_once_and_whole(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    // As a spreadsheet in Indonesian saves it.
    let text = csv(&[
        format!("{TODAY},{LASEM},{RICE},retail,13000,13000,13000,,"),
        format!("{TODAY},{PAMOTAN},{RICE},retail,,,,TUTUP,"),
    ])
    .replace(',', ";");
    let tried = import(&desk, file(&desk, FileFormat::Csv, text.as_bytes(), true)).await;
    let tried = tried.expect("a trial");
    assert_eq!((tried.held, tried.noted, tried.stored), (1, 1, false));
    assert!(desk.mine().await.is_empty());

    let operation =
        Operation::<ImportPrices>::new((), file(&desk, FileFormat::Csv, text.as_bytes(), false));
    let first = desk.officer.client.send(&operation).await.expect("taken");
    let again = desk
        .officer
        .client
        .send(&operation)
        .await
        .expect("the same");
    assert_eq!(first, again);
    assert!(first.stored);
    let mine = desk.mine().await;
    assert_eq!(mine.len(), 2, "attributed to the enumerator, once");
    let desk_view = desk.officer.client.call::<MarketDesk>((), ());
    let imports = desk_view.await.expect("the desk").imports;
    assert_eq!((imports.len(), imports[0].rows), (1, 2));
    // A new key is a new attempt, and the day is taken.
    let anew = import(&desk, file(&desk, FileFormat::Csv, text.as_bytes(), false)).await;
    let anew = anew.expect("an answer");
    assert!(!anew.stored);
    assert_eq!(anew.faults[0].refusal, Some(Refusal::PriceReported));
}

async fn a_workbook_is_a_file_too(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let token = &desk.officer.tokens.access;
    let template = server
        .http
        .get(format!(
            "{}/api/v1/market/imports/template.xlsx",
            server.origin
        ))
        .bearer_auth(token)
        .send()
        .await
        .expect("an answer");
    let kind = template.headers()["content-type"]
        .to_str()
        .expect("a type")
        .to_owned();
    assert!(kind.contains("spreadsheetml"), "{kind}");
    let bytes = template.bytes().await.expect("bytes");
    let view = import(&desk, file(&desk, FileFormat::Xlsx, &bytes, true)).await;
    let view = view.expect("an answer");
    // The template holds the header the reader asks for, and no row yet.
    assert_eq!((view.refused, view.faults[0].line), (1, 1));
    assert_eq!(view.faults[0].column, None);
}

async fn evil_and_broken_files_are_refused(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let many: Vec<String> = (0..2_100)
        .map(|n| format!("{TODAY},{LASEM},{RICE},retail,{},,,,", 10_000 + n))
        .collect();
    for (format, bytes, code) in [
        (FileFormat::Xlsx, b"%PDF-1.7".to_vec(), FieldCode::Format),
        (FileFormat::Xlsx, Vec::new(), FieldCode::Format),
        (
            FileFormat::Xlsx,
            b"PK\x03\x04kosong".to_vec(),
            FieldCode::Format,
        ),
        (FileFormat::Csv, csv(&many).into_bytes(), FieldCode::Range),
    ] {
        let body = refused(import(&desk, file(&desk, format, &bytes, true)).await);
        assert_eq!(
            (body.fields[0].path.as_str(), body.fields[0].code),
            ("content", code)
        );
    }
    for (format, bytes) in [
        (FileFormat::Csv, &b"PK\x03\x04"[..]),
        (FileFormat::Csv, &[0xff, 0xfe, 0x00][..]),
        (FileFormat::Bapanas, &b"month,area\n2024-01,x\n"[..]),
        (FileFormat::Pihps, &b""[..]),
    ] {
        let view = import(&desk, file(&desk, format, bytes, false)).await;
        let view = view.expect("an answer");
        assert!(view.refused > 0 && !view.stored, "{format:?}");
    }
    let mut garbled = file(&desk, FileFormat::Csv, b"x", true);
    garbled.content = "***".to_owned();
    assert_eq!(
        refused(import(&desk, garbled).await).fields[0].path,
        "content"
    );
    let mut nobody = file(&desk, FileFormat::Csv, csv(&[]).as_bytes(), true);
    nobody.content = BASE64.encode(csv(&[format!("{TODAY},{LASEM},{RICE},retail,13000,,,,")]));
    nobody.by = None;
    assert_eq!(
        refused(import(&desk, nobody.clone()).await).fields[0].path,
        "by"
    );
    nobody.by = Some(desk.officer.id);
    assert_eq!(refused(import(&desk, nobody).await).fields[0].path, "by");
    let large = file(&desk, FileFormat::Csv, &vec![b'x'; 2 << 20], true);
    assert_eq!(
        refused(import(&desk, large).await).code,
        ErrorCode::TooLarge
    );
}

/// A workbook of one sheet, `<sheetData>` and all, with these shared strings.
fn workbook(content: &str, strings: &str) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, target: &str| {
        format!("<Relationship Id=\"{target}\" Type=\"{kinds}/{id}\" Target=\"{target}.xml\"/>")
    };
    let relations = relation("worksheet", "s") + &relation("sharedStrings", "sharedStrings");
    zip_of(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Harga\" r:id=\"s\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{relations}</Relationships>"),
        ),
        ("xl/s.xml", &format!("<worksheet>{content}</worksheet>")),
        ("xl/sharedStrings.xml", strings),
    ])
}

fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a part");
        std::io::Write::write_all(&mut writer, text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Rows of words and numbers.
fn sheet(rows: &[Vec<&str>]) -> String {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!("<c><v>{text}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |row: &Vec<&str>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    format!(
        "<sheetData>{}</sheetData>",
        rows.iter().map(row).collect::<String>()
    )
}

/// Nothing is refused: how many rows were read, and what was not.
async fn read(desk: &Desk, bytes: &[u8]) -> (u32, Vec<String>) {
    let view = import(desk, file(desk, FileFormat::Csv, bytes, true))
        .await
        .expect("an answer");
    assert_eq!((view.refused, &view.faults[..]), (0, &[][..]));
    (
        view.rows,
        view.unread.into_iter().map(|it| it.text).collect(),
    )
}

async fn files_are_read_as_offices_make_them(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    // Excel leaves out the signs of the last empty cells from the sixteenth row on.
    let goods: Vec<String> = server
        .market()
        .commodities()
        .iter()
        .filter(|it| it.levels.contains(&Level::Retail))
        .map(|it| it.code.clone())
        .take(23)
        .collect();
    let mut list = HEADER.replace(',', ";") + "\r\n";
    for (at, code) in goods.iter().enumerate() {
        let tail = if at < 15 { ";;" } else { "" };
        list += &format!("{TODAY};{LASEM};{code};retail;20000;20200;20100{tail}\r\n");
    }
    assert_eq!(read(&desk, list.as_bytes()).await, (23, Vec::new()));

    let date = format!("{}", TODAY.format("%d/%m/%Y"));
    let office = format!(
        "Daftar Harga Pasar Lasem;;;;\r\n;;;;\r\nNo;TANGGAL;Pasar;Komoditas;Harga (Rp)\r\n\
         1;{date};Pasar Lasem;Beras Premium;Rp 15.000\r\n2;{date};pasar lasem;beras-medium;13000,00\r\n\
         ;;;;\r\n;Jumlah;;;28.000\r\nMengetahui,;;;;\r\n"
    );
    let unread = ["Jumlah 28.000", "Mengetahui,", "No"]
        .map(str::to_owned)
        .to_vec();
    let wide: Vec<u8> = office
        .replace(';', "\t")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        office.clone().into_bytes(),
        [&b"\xff\xfe"[..], &wide].concat(),
    ] {
        assert_eq!(read(&desk, &bytes).await, (2, unread.clone()));
    }

    let (day, head) = (TODAY.to_string(), HEADER.split(',').collect::<Vec<_>>());
    let row = vec![
        day.as_str(),
        LASEM,
        RICE,
        "retail",
        "15000.000000001",
        "",
        "",
        "",
        "",
    ];
    let mut far = row.clone();
    far.resize(30, "");
    far.push("catatan");
    let book = workbook(&sheet(&[head.clone(), far]), "<sst/>");
    assert_eq!(read(&desk, &book).await, (1, vec!["catatan".to_owned()]));
    let ods = format!(
        "<document-content><table name=\"Harga\"><table-row><table-cell><p>Tanggal</p></table-cell><table-cell><p>Pasar</p></table-cell>\
         <table-cell><p>Bahan</p></table-cell><table-cell><p>Harga</p></table-cell></table-row><table-row>\
         <table-cell value-type=\"date\" date-value=\"{day}\"/><table-cell value-type=\"string\"><p>{LASEM}</p></table-cell>\
         <table-cell value-type=\"string\"><p>{RICE}</p></table-cell><table-cell value-type=\"float\" value=\"15000\"/></table-row>\
         <table-row number-rows-repeated=\"1048574\"><table-cell number-columns-repeated=\"16384\"/></table-row></table></document-content>"
    );
    let ods = zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &ods),
    ]);
    assert_eq!(read(&desk, &ods).await, (1, Vec::new()));

    // What was read is what is stored.
    let kept = import(&desk, file(&desk, FileFormat::Csv, &book, false))
        .await
        .expect("an answer");
    assert!(kept.stored);
    assert_eq!(desk.mine().await[0].quotes, [15_000]);
    let imports = desk
        .officer
        .client
        .call::<MarketDesk>((), ())
        .await
        .expect("the desk")
        .imports;
    assert_eq!(imports[0].format, FileFormat::Xlsx);
}

async fn what_cannot_be_read_is_named_with_the_form_that_is_wanted(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let day = TODAY.to_string();
    let head: Vec<_> = HEADER.split(',').collect();
    let row = vec![day.as_str(), LASEM, RICE, "retail", "13000", "13100"];
    let formula = sheet(&[head, row]).replace("13100</v></c>", "13100</v></c><c><f>E2*4</f></c>");
    let good = format!("{TODAY},{LASEM},{RICE},retail,13000,,,,");
    let semicolons = |price: &str| {
        format!("{HEADER}\n{TODAY},{LASEM},{RICE},retail,PRICE,,,,\n")
            .replace(',', ";")
            .replace("PRICE", price)
    };
    use FieldCode::{Combination, Format, Required, Unknown};
    // A file, and the line, heading, value and reason that its refusal names.
    type Case<'a> = (Vec<u8>, u32, &'a str, &'a str, FieldCode, Wanted);
    let cases: Vec<Case<'_>> = vec![
        (
            workbook(&formula, "<sst/>"),
            2,
            "quote_3",
            "#",
            Format,
            Wanted::Result,
        ),
        (
            semicolons("12500,5").into(),
            2,
            "quote_1",
            "12500,5",
            Format,
            Wanted::Rupiah,
        ),
        (
            semicolons("15,000").into(),
            2,
            "quote_1",
            "15,000",
            Format,
            Wanted::Rupiah,
        ),
        (
            csv(&[good.replace(&day, "11/30/2026")]).into(),
            2,
            "day",
            "11/30/2026",
            Format,
            Wanted::Day,
        ),
        (
            csv(&[good.clone(), good.clone()]).into(),
            3,
            "",
            "",
            Combination,
            Wanted::Once,
        ),
        (
            csv(&[good.replace("13000,,,,", "12500,,,,,1")]).into(),
            2,
            "J",
            "1",
            Format,
            Wanted::NoExtraCell,
        ),
        (
            csv(&[good.replace(LASEM, "Pasar Ajaib")]).into(),
            2,
            "place",
            "Pasar Ajaib",
            Unknown,
            Wanted::Place,
        ),
        (
            "tanggal;pasar;bahan\n1;2;3\n".into(),
            1,
            "harga_1",
            "",
            Required,
            Wanted::Column,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            1,
            "",
            "",
            Format,
            Wanted::TableFile,
        ),
        (
            b"<html><table></table></html>".to_vec(),
            1,
            "",
            "",
            Format,
            Wanted::TableFile,
        ),
        (
            b"a,b\nCaf\xe9,1\n".to_vec(),
            2,
            "",
            "",
            Format,
            Wanted::Utf8,
        ),
        (Vec::new(), 1, "", "", Required, Wanted::Rows),
    ];
    for (bytes, line, column, value, code, wanted) in cases {
        let view = import(&desk, file(&desk, FileFormat::Csv, &bytes, false))
            .await
            .expect("an answer");
        assert_eq!((view.refused, view.stored), (1, false), "{wanted:?}");
        let fault = &view.faults[0];
        let told = (
            fault.line,
            fault.column.as_deref().unwrap_or(""),
            fault.value.as_deref().unwrap_or(""),
        );
        assert_eq!(
            (told, fault.code, fault.wanted),
            ((line, column, value), code, Some(wanted))
        );
        assert!(fault.cells.is_empty() || fault.cells.len() == view.headings.len());
    }
    // The rules speak of the file's own columns too.
    let old = "Tanggal;Pasar;Bahan;Harga\n".to_owned()
        + &format!("{};{LASEM};{RICE};13000\n", self::day(-9));
    let view = import(&desk, file(&desk, FileFormat::Csv, old.as_bytes(), true))
        .await
        .expect("an answer");
    let fault = &view.faults[0];
    assert_eq!(
        (fault.column.as_deref(), fault.refusal),
        (Some("Tanggal"), Some(Refusal::PriceTooOld))
    );
    assert_eq!(
        (&fault.cells[3][..], &view.headings[3][..]),
        ("13000", "Harga")
    );
    assert!(desk.mine().await.is_empty(), "nothing was written");
}

async fn figures_of_a_publisher_name_what_it_knows(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let one = async |format, text: &str| {
        import(&desk, file(&desk, format, text.as_bytes(), false))
            .await
            .expect("an answer")
    };
    for (format, text, column) in [
        (
            FileFormat::Bapanas,
            "month,area,commodity,price_idr\n2025-05,Kabupaten Rembang,Beras Premium,14655\n",
            "area",
        ),
        (
            FileFormat::Bapanas,
            "month,area,commodity,price_idr\n2025-05,Kab. Rembang,Beras premium,14655\n",
            "commodity",
        ),
        (
            FileFormat::Pihps,
            "date,area,commodity,price_idr\n2022-12-31,Jateng,Beras Kualitas Medium I,14655\n",
            "area",
        ),
    ] {
        let view = one(format, text).await;
        let fault = &view.faults[0];
        assert_eq!(
            (fault.column.as_deref(), fault.code),
            (Some(column), FieldCode::Unknown)
        );
        assert!(!view.stored);
    }
    let good = "month;area;commodity;price_idr\n2025-05;Kab. Rembang;Beras Premium;14.655\n";
    let view = one(FileFormat::Bapanas, good).await;
    assert_eq!((view.accepted, view.stored), (1, true));
}

async fn the_empty_sheet_is_filled_in_and_taken(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let address = format!("{}/api/v1/market/imports/template.csv", server.origin);
    let asked = server
        .http
        .get(address)
        .bearer_auth(&desk.officer.tokens.access)
        .send()
        .await;
    let template = asked.expect("an answer").text().await.expect("text");
    assert!(
        template.contains("tanggal;tempat;bahan;tingkat;harga_1"),
        "{template}"
    );
    let date = TODAY.format("%d/%m/%Y");
    let filled = format!("{template}{date};Pasar Lasem;Beras Premium;;15.000;;;;\r\n");
    assert_eq!(read(&desk, filled.as_bytes()).await, (1, Vec::new()));
}

async fn a_file_made_to_do_harm_is_refused_while_others_are_served(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let head = sheet(&[HEADER.split(',').collect()]);
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(4 << 20));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(18);
    let copies = format!(
        "<sheetData>{}</sheetData>",
        format!("<row>{cells}</row>").repeat(2001)
    );
    let repeated = "<table name=\"a\"><table-row number-rows-repeated=\"1048576\"><table-cell value-type=\"float\" value=\"1\"/></table-row></table>";
    let files = [
        workbook(&head, "<sst uniqueCount=\"380000000000000000\"/>"),
        workbook(&head, "<sst uniqueCount=\"18446744073709551615\"/>"),
        workbook(
            &head,
            &format!(
                "<!--{}--><sst uniqueCount=\"9999920001\"/>",
                " ".repeat(8192)
            ),
        ),
        workbook(&copies, &long),
        workbook(&head, &format!("<sst>{}</sst>", "<si/>".repeat(900_000))),
        workbook(&" ".repeat(64 << 20), "<sst/>"),
        zip_of(&[("content.xml", repeated)]),
    ];
    let sent = async {
        for bytes in &files {
            assert!(bytes.len() < 200_000, "small on the wire");
            let body = file(&desk, FileFormat::Csv, bytes, true);
            let view = import(&desk, body).await.expect("an answer");
            assert!(view.refused > 0 && !view.stored);
        }
    };
    // Meanwhile prices are posted and read.
    let served = async {
        for place in [LASEM, PAMOTAN, KOTA] {
            desk.posted(three(place, RICE, TODAY, 13_000)).await;
            desk.list(PriceQuery::default()).await.expect("a list");
        }
    };
    tokio::join!(sent, served);
    assert_eq!(desk.mine().await.len(), 3);
    // The server does not only live, it still reads files.
    let good = csv(&[format!("{TODAY},{SARANG},{RICE},retail,13000,,,,")]);
    assert_eq!(read(&desk, good.as_bytes()).await, (1, Vec::new()));
}

/// The enumerator asked the traders, but the figures are the importer's: a price or a status.
async fn nobody_decides_what_they_brought_in(server: Arc<Server>) {
    let desk = Desk::open(&server).await;
    let today = TODAY;
    let text = csv(&[
        format!("{today},{LASEM},{RICE},retail,13000,,,,"),
        format!("{today},{KOTA},{RICE},retail,,,,HABIS,"),
    ]);
    let file = file(&desk, FileFormat::Csv, text.as_bytes(), false);
    let taken = import(&desk, file).await.expect("taken");
    assert_eq!((taken.held, taken.noted, taken.stored), (1, 1, true));
    let colleague = server.officer(Role::PriceOfficer, "33.17").await;
    let mine = desk.mine().await;
    let brought: Vec<&ReportView> = mine.iter().filter(|it| it.commodity == RICE).collect();
    assert_eq!(brought.len(), 2);
    for report in brought {
        let seen = desk.report(report.id).await;
        assert!(seen.actions.is_empty() && seen.entered_by_name.is_some());
        // Whoever asked the traders is not told which officer it was.
        assert_eq!(report.entered_by_name, None);
        let note = || "salah baris".to_owned();
        let alone = desk.decide(report.id, Decision::Reject { note: note() });
        assert_eq!(refused(alone.await).refusal, Some(Refusal::OwnReport));
        let together = Decisions {
            items: vec![ReportDecision {
                id: report.id,
                version: 1,
                decision: Decision::Confirm { note: None },
            }],
        };
        let together = desk.officer.client.call::<DecideReports>((), together);
        let outcome = together.await.expect("an answer").items.remove(0);
        let problem = outcome.problem.expect("a refusal");
        assert_eq!(problem.refusal, Some(Refusal::OwnReport));
        assert_eq!(desk.report(report.id).await.version, 1);
        let by_colleague = desk.decide_as(&colleague, report.id, Decision::Reject { note: note() });
        assert_eq!(
            by_colleague.await.expect("decided").state,
            ReportState::Rejected
        );
    }
    // The trail says in whose name it was.
    let mut conn = server.connection();
    let whose = rembang_tests::raw::literal(&conn, desk.enumerator.id);
    let sql = format!(
        "SELECT action AS text FROM audit_log WHERE action = 'ImportPrices' AND subject = {whose}"
    );
    assert_eq!(rembang_tests::raw::texts(&mut conn, &sql).len(), 1);
}
