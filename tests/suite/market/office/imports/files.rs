//! Files as they come: as offices make them, broken, and made to do harm.

use super::*;

on_both!(
    evil_and_broken_files_are_refused,
    files_are_read_as_offices_make_them,
    what_cannot_be_read_is_named_with_the_form_that_is_wanted,
    a_file_made_to_do_harm_is_refused_while_others_are_served,
);

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
