//! Files as offices make them, and files that were made to do harm.

use super::*;
use rembang_shared::table::UnreadKind;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const LIST: &[Column] = &[
    Column {
        name: "day",
        words: &["tanggal"],
        part: Part::Key,
    },
    Column {
        name: "place",
        words: &["pasar", "tempat"],
        part: Part::Key,
    },
    Column {
        name: "price",
        words: &["harga"],
        part: Part::Figure,
    },
    Column {
        name: "note",
        words: &["keterangan"],
        part: Part::Other,
    },
];

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook: sheets with state and content, shared strings, styles.
fn book(sheets: &[(&str, &str, &str)], strings: &str, styles: &str) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut list, mut relations) = (String::new(), String::new());
    for (at, (name, state, _)) in sheets.iter().enumerate() {
        list +=
            &format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"s{at}\"/>");
        relations += &format!(
            "<Relationship Id=\"s{at}\" Type=\"{kinds}/worksheet\" Target=\"s{at}.xml\"/>"
        );
    }
    for (id, kind, target) in [
        ("t", "sharedStrings", "strings/sharedStrings.xml"),
        ("y", "styles", "styles.xml"),
    ] {
        relations +=
            &format!("<Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>");
    }
    let mut parts = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns:r=\"r\"><sheets>{list}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ),
        (
            "xl/strings/SharedStrings.xml".to_owned(),
            strings.to_owned(),
        ),
        ("xl/styles.xml".to_owned(), styles.to_owned()),
    ];
    for (at, (_, _, content)) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/s{at}.xml"),
            format!("<worksheet>{content}</worksheet>"),
        ));
    }
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zip_of(&parts)
}

/// Rows of inline words and plain numbers.
fn rows(rows: &[&[&str]]) -> String {
    let mut text = "<sheetData>".to_owned();
    for row in rows {
        text += "<row>";
        for cell in *row {
            text += &match cell.parse::<f64>() {
                Ok(_) => format!("<c><v>{cell}</v></c>"),
                Err(_) => format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
        }
        text += "</row>";
    }
    text + "</sheetData>"
}

const NO_STRINGS: &str = "<sst/>";
const DAYS: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd\\ mmmm\\ yyyy\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"&quot;day&quot;\\d#,##0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>\
    </cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>\
    <xf numFmtId=\"20\"/></cellXfs></styleSheet>";

fn one(content: &str) -> Vec<u8> {
    book(&[("Harga", "visible", content)], NO_STRINGS, DAYS)
}

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

fn day(year: i32, month: u32, day: u32) -> Cell {
    Cell::Day(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
}

/// What each row of the only sheet holds, by line.
fn held(bytes: &[u8]) -> Vec<(u32, Vec<(usize, Cell)>)> {
    let sheets = read(bytes).expect("a table");
    let rows = sheets.into_iter().next().expect("a sheet").rows.into_iter();
    rows.map(|row| (row.line, row.cells)).collect()
}

fn wanted(bytes: &[u8]) -> Wanted {
    read(bytes).expect_err("no table").wanted
}

#[test]
fn text_is_read_whatever_parts_its_cells() {
    let expected = vec![
        (1, vec![(0, text("a")), (1, text("b c")), (2, text("d"))]),
        (3, vec![(0, text("1,5")), (2, text("x"))]),
    ];
    let lines = "a;b c;d\n\n1,5;;x\n";
    let wide =
        |unit: fn(u16) -> [u8; 2]| -> Vec<u8> { lines.encode_utf16().flat_map(unit).collect() };
    let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
    for file in [
        lines.into(),
        lines.replace('\n', "\r\n").into(),
        lines.replace('\n', "\r").into(),
        lines.replace(';', "\t").into(),
        lines.replace("1,5", "\"1,5\"").replace(';', ",").into(),
        marked(b"\xef\xbb\xbf", lines.into()),
        marked(b"\xff\xfe", wide(u16::to_le_bytes)),
        marked(b"\xfe\xff", wide(u16::to_be_bytes)),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
    ] {
        assert_eq!(held(&file), expected, "{file:?}");
    }
    // The line that names the sign counts as a line.
    let rows = held(b"sep=|\na|b\n");
    assert_eq!(rows, [(2, vec![(0, text("a")), (1, text("b"))])]);
    // A title with commas does not make a table of commas.
    let rows = held(b"Pasar Lasem, Senin, 30 November 2026\na;b\n1,5;2,5\n");
    assert_eq!(rows[1].1.len(), 2);
}

#[test]
fn lines_within_a_cell_are_a_cell_and_an_open_quote_is_seen() {
    assert_eq!(
        held(b"\"Harga\n1\";b\n1;2\n"),
        [
            (1, vec![(0, text("Harga 1")), (1, text("b"))]),
            (3, vec![(0, text("1")), (1, text("2"))]),
        ]
    );
    let sheets = read(b"a;b\n1;\"2\n3;4\n").expect("a table");
    assert!(sheets[0].rows[1].torn && !sheets[0].rows[0].torn);
}

#[test]
fn what_is_no_table_is_named() {
    for (file, expected) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], Wanted::TableFile),
        (b"%PDF-1.7", Wanted::TableFile),
        (b"<html><table>", Wanted::TableFile),
        (b" \n<?xml version=\"1.0\"?><Workbook/>", Wanted::TableFile),
        (b"{\\rtf1", Wanted::TableFile),
        (b"a\0\0\0b", Wanted::TableFile),
        (b"Caf\xe9,1", Wanted::Utf8),
        (b"\xff\xfe\x00", Wanted::Utf8),
        (b"\xff\xfe\x00\xd8", Wanted::Utf8),
        (b"PK\x03\x04kosong", Wanted::WholeFile),
        (
            &zip_of(&[("word/document.xml", b"<document/>")]),
            Wanted::TableFile,
        ),
        (
            &zip_of(&[("xl/workbook.xml", b"<workbook/>")]),
            Wanted::TableFile,
        ),
        (&zip_of(&[("xl/workbook.bin", b"\0")]), Wanted::TableFile),
    ] {
        assert_eq!(wanted(file), expected, "{file:?}");
    }
    assert_eq!(read(b"a,b\nc,d\nCaf\xe9,1").expect_err("not UTF-8").line, 3);
}

#[test]
fn a_cell_is_what_a_person_sees_in_it() {
    let cells = "<sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>46356</v></c>\
        <c r=\"C2\" s=\"2\"><v>46356.5</v></c><c r=\"D2\" s=\"3\"><v>46356</v></c><c r=\"E2\" s=\"4\"><v>0.5</v></c>\
        <c r=\"F2\"><f>B2*2</f></c><c r=\"G2\"><f>B2*2</f><v>15000.000000001</v></c><c r=\"H2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>\
        <c r=\"I2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"J2\" t=\"b\"><v>1</v></c><c r=\"K2\" t=\"d\"><v>2026-11-30T00:00:00</v></c>\
        <c r=\"L2\" t=\"s\"><v>1</v></c><c r=\"AE2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> jauh &amp; luas </t></is></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\"/></row></sheetData>";
    let strings = "<sst count=\"2\" uniqueCount=\"2\"><si><r><t>Pasar </t></r><r><t>La&#115;em</t></r><rPh><t>x</t></rPh></si>\
        <si><t>satu\ndua</t></si></sst>";
    let file = book(&[("Harga", "visible", cells)], strings, DAYS);
    assert_eq!(
        held(&file),
        [(
            2,
            vec![
                (0, text("Pasar Lasem")),
                (1, day(2026, 11, 30)),
                (2, day(2026, 11, 30)),
                (3, Cell::Number(46_356.0)),
                (4, Cell::Number(0.5)),
                (5, Cell::NoResult),
                (6, Cell::Number(15_000.000_000_001)),
                (7, Cell::NoResult),
                (9, text("TRUE")),
                (10, day(2026, 11, 30)),
                (11, text("satu dua")),
                (30, text("jauh & luas")),
            ]
        )]
    );
}

#[test]
fn merged_cells_show_their_first_one() {
    let content = rows(&[
        &["Tanggal", "Pasar"],
        &["2026-11-30", "1"],
        &["", "2"],
        &["", "3"],
    ]) + "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let rows = held(&one(&content));
    let covered = Cell::Covered(Box::new(text("2026-11-30")));
    assert_eq!(rows[2].1, [(0, covered), (1, Cell::Number(2.0))]);
    assert_eq!(rows[3].1, [(1, Cell::Number(3.0))]);
}

#[test]
fn libreoffice_is_read_too() {
    let content = "<document-content><automatic-styles><style name=\"ta2\"><table-properties display=\"false\"/></style>\
        </automatic-styles><body><spreadsheet><table name=\"Harga\"><table-column/><table-column number-columns-repeated=\"2\" visibility=\"collapse\"/>\
        <table-row number-rows-repeated=\"2\"><table-cell number-columns-repeated=\"16384\"/></table-row>\
        <table-row><table-cell value-type=\"date\" date-value=\"2026-11-30\"><p>30/11/26</p></table-cell>\
        <table-cell value-type=\"float\" value=\"15000\"><annotation><p>catatan</p></annotation><p>15.000</p></table-cell>\
        <table-cell value-type=\"string\"><p>Pasar<s/>La<span>sem</span> &amp;c</p></table-cell>\
        <table-cell formula=\"of:=1\"/><table-cell formula=\"of:=1\" value-type=\"string\"><p>#REF!</p></table-cell>\
        <table-cell number-columns-repeated=\"2\" value-type=\"float\" value=\"1\"><p>1</p></table-cell></table-row>\
        <table-row visibility=\"filter\"><table-cell value-type=\"string\"><p>x</p></table-cell></table-row>\
        <table-row number-rows-repeated=\"1048572\"><table-cell/></table-row></table>\
        <table name=\"Lama\" style-name=\"ta2\"><table-row><table-cell value-type=\"float\" value=\"1\"/></table-row></table>\
        </spreadsheet></body></document-content>";
    let sheets = read(&zip_of(&[("content.xml", content.as_bytes())])).expect("a table");
    assert_eq!(
        (sheets.len(), sheets[0].hidden, sheets[1].hidden),
        (2, false, true)
    );
    assert_eq!(sheets[0].hidden_columns, [(1, 2)]);
    assert_eq!(sheets[0].rows[0].line, 3);
    assert_eq!(
        sheets[0].rows[0].cells,
        [
            (0, day(2026, 11, 30)),
            (1, Cell::Number(15_000.0)),
            (2, text("Pasar Lasem &c")),
            (3, Cell::NoResult),
            (4, Cell::NoResult),
            (5, Cell::Number(1.0)),
            (6, Cell::Number(1.0)),
        ]
    );
    assert!(sheets[0].rows[1].hidden);
}

#[test]
fn forged_counts_are_refused_wherever_they_stand() {
    let sheet = rows(&[&["Tanggal", "Pasar", "Harga"]]);
    for strings in [
        "<sst uniqueCount=\"380000000000000000\"/>".to_owned(),
        "<sst count=\"1\" uniqueCount=\"18446744073709551615\"><si><t>a</t></si></sst>".to_owned(),
        "<sst uniqueCount=\"99999999999999999999999999\"/>".to_owned(),
        "<x:sst xmlns:x=\"x\" uniqueCount=\"9999999\"/>".to_owned(),
        format!(
            "<?xml version=\"1.0\"?><!--{}--><sst uniqueCount=\"9999999\"/>",
            " ".repeat(9000)
        ),
    ] {
        let file = book(&[("Harga", "visible", &sheet)], &strings, DAYS);
        assert_eq!(wanted(&file), Wanted::WholeFile, "{}", strings.len());
    }
    let honest = "<sst count=\"9\" uniqueCount=\"1\"><si><t>a</t></si></sst>";
    assert!(read(&book(&[("Harga", "visible", &sheet)], honest, DAYS)).is_ok());
}

#[test]
fn a_long_string_is_cut_before_it_is_copied() {
    let long = "x".repeat(4 << 20);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(18);
    let sheet = format!(
        "<sheetData>{}</sheetData>",
        format!("<row>{cells}</row>").repeat(2000)
    );
    let file = book(&[("Harga", "visible", &sheet)], &strings, DAYS);
    assert!(file.len() < 100_000, "it is small on the wire");
    let kept: usize = held(&file)
        .iter()
        .flat_map(|(_, cells)| cells)
        .map(|(_, cell)| cell.shown().len())
        .sum();
    assert!(kept < LETTERS_KEPT, "{kept}");
}

/// 36,000 cells of two hundred letters and a mark.
const LETTERS_KEPT: usize = 36_001 * 204;

#[test]
fn what_grows_when_it_is_unpacked_is_refused() {
    let large = Wanted::Smaller;
    let zeros = " ".repeat(64 << 20);
    assert_eq!(wanted(&one(&zeros)), large);
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(600_000));
    assert_eq!(
        wanted(&book(&[("a", "visible", "")], &strings, DAYS)),
        large
    );
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(400_000);
    let sheet = format!("<sheetData><row>{cells}</row></sheetData>");
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(4096));
    assert_eq!(
        wanted(&book(&[("a", "visible", &sheet)], &long, DAYS)),
        large
    );
    let merged = rows(&[&["x"], &["y"]])
        + &"<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>".repeat(20);
    assert_eq!(wanted(&one(&merged)), large);
    for repeated in [
        "<table-row number-rows-repeated=\"1048576\"><table-cell value-type=\"float\" value=\"1\"/></table-row>",
        "<table-row><table-cell number-columns-repeated=\"99999999999\" value-type=\"float\" value=\"1\"/></table-row>",
    ] {
        let content = format!("<table name=\"a\">{repeated}</table>");
        assert_eq!(
            wanted(&zip_of(&[("content.xml", content.as_bytes())])),
            large
        );
    }
    let many: Vec<(String, &[u8])> = (0..1001).map(|n| (n.to_string(), &b""[..])).collect();
    let many: Vec<_> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    assert_eq!(wanted(&zip_of(&many)), large);
}

#[test]
fn broken_files_are_refused_and_nothing_panics() {
    let whole = one(&rows(&[&["Tanggal", "Pasar"], &["2026-11-30", "1"]]));
    let mut tried = 0;
    for cut in (0..whole.len()).step_by(31) {
        assert!(
            !whole[..cut].starts_with(b"PK\x03\x04") || read(&whole[..cut]).is_err(),
            "cut at {cut}"
        );
        tried += 1;
    }
    assert!(tried > 20);
    for at in (0..whole.len()).step_by(7) {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 0xff;
        let _ = read(&spoilt);
    }
}

/// Reads a file of the test's layout: what each row says, or where it is wrong.
/// Cells of the table that was read, and what was left unread.
type Listed = (Vec<String>, Vec<(UnreadKind, String)>);

fn listed(bytes: &[u8]) -> Result<Listed, Fault> {
    let sheets = read(bytes)?;
    let table = find(&sheets, LIST)?;
    let lines: Result<Vec<_>, Fault> = table
        .lines()
        .map(|line| {
            let line = line?;
            let price = line.rupiah("price")?;
            Ok(format!(
                "{} {} {} {price:?}",
                line.number(),
                line.day("day")?,
                line.needed("place")?
            ))
        })
        .collect();
    let unread = table
        .unread
        .iter()
        .map(|it| (it.kind, it.text.clone()))
        .collect();
    Ok((lines?, unread))
}

#[test]
fn the_table_is_found_by_its_headings() {
    let expected = [
        "4 2026-11-30 Lasem Some(15000)".to_owned(),
        "6 2026-11-30 Pamotan None".to_owned(),
    ];
    let file = "Daftar Harga;;;;\n;;;;\n HARGA (Rp/kg) ;No;Tempat;TANGGAL;Keterangan\n\
        15.000;1;Lasem;30/11/2026\n;;;;\n;2;Pamotan;30 November 2026;\n\
        45.000;Jumlah;;;\n;;;Rembang, 30 November 2026\nCatatan: per kg\n";
    let (lines, unread) = listed(file.as_bytes()).expect("a table");
    assert_eq!(lines, expected);
    use UnreadKind::{Column, Row};
    let told: Vec<_> = unread
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(told[0], (Row, "45.000 Jumlah"));
    assert_eq!(
        told[1..],
        [
            (Row, "Rembang, 30 November 2026"),
            (Row, "Catatan: per kg"),
            (Column, "No")
        ]
    );
}

#[test]
fn what_is_missing_doubled_unknown_or_shifted_is_refused() {
    let cases = [
        ("", 1, None, Wanted::Rows),
        ("a,b\n1,2\n", 1, Some("tanggal"), Wanted::Column),
        ("x\nTanggal,Pasar\n1,2\n", 2, Some("harga"), Wanted::Column),
        ("day,place\n1,2\n", 1, Some("price"), Wanted::Column),
        (
            "Tanggal,Pasar,Tempat,Harga\n2026-11-30,a,b,1\n",
            1,
            Some("Tempat"),
            Wanted::OneColumn,
        ),
        (
            "Tanggal,Pasar,Harga,Bonus\n2026-11-30,a,1,2\n",
            1,
            Some("Bonus"),
            Wanted::KnownColumn,
        ),
        (
            "Tanggal,Pasar,Harga\n2026-11-30,a,12500,5\n",
            2,
            Some("D"),
            Wanted::NoExtraCell,
        ),
        (
            "Tanggal,Pasar,Harga\n2026-11-30,\"a,1\n2026-11-30,b,2\n",
            2,
            None,
            Wanted::ClosedQuote,
        ),
        (
            "Tanggal,Pasar,Harga\n2026-11-30,a,-\n,b,5\n",
            3,
            Some("Tanggal"),
            Wanted::Filled,
        ),
        (
            "Tanggal,Pasar,Harga\n2026-11-30,a,1\n,,5\n",
            3,
            Some("Tanggal"),
            Wanted::Filled,
        ),
    ];
    for (file, line, column, wanted) in cases {
        let fault = listed(file.as_bytes()).expect_err(file);
        assert_eq!(
            (fault.line, fault.column.as_deref(), fault.wanted),
            (line, column, wanted),
            "{file}"
        );
    }
    // A column that nobody filled is no column, and words beside the table are a note.
    let (lines, unread) =
        listed(b"Tanggal,Pasar,Harga,Bonus\n2026-11-30,a,1,,dicek\n").expect("a table");
    assert_eq!(
        (lines.len(), &unread[..]),
        (1, &[(UnreadKind::Cell, "dicek".to_owned())][..])
    );
}

#[test]
fn what_nobody_sees_is_neither_read_nor_lost() {
    let table: &[&[&str]] = &[
        &["Tanggal", "Pasar", "Harga"],
        &["2026-11-30", "Lasem", "15000"],
    ];
    let (table, other) = (rows(table), rows(&[&["Rekap"], &["x"]]));
    let both = |first, second| {
        let sheets: [(&str, &str, &str); 2] = [first, second];
        listed(&book(&sheets, NO_STRINGS, DAYS))
    };
    let (lines, unread) =
        both(("Rekap", "visible", &other), ("Harga", "visible", &table)).expect("a table");
    assert_eq!(
        (lines.len(), unread),
        (1, vec![(UnreadKind::Sheet, "Rekap".to_owned())])
    );
    let (_, unread) =
        both(("Lama", "hidden", &table), ("Harga", "visible", &table)).expect("a table");
    assert_eq!(unread, [(UnreadKind::HiddenSheet, "Lama".to_owned())]);
    let head = rows(&[&["Tanggal", "Pasar", "Harga"]]);
    assert!(both(("Kosong", "visible", &head), ("Harga", "visible", &table)).is_ok());
    for (first, second, wanted) in [
        (
            ("A", "visible", &table),
            ("B", "visible", &table),
            Wanted::OneSheet,
        ),
        (
            ("A", "veryHidden", &table),
            ("B", "visible", &other),
            Wanted::Visible,
        ),
    ] {
        let fault =
            both((first.0, first.1, first.2), (second.0, second.1, second.2)).expect_err("refused");
        assert_eq!(fault.wanted, wanted);
    }
    let hidden_row = table.replacen("</row><row>", "</row><row hidden=\"1\">", 1);
    let hidden_column = format!("<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>{table}");
    for content in [hidden_row, hidden_column] {
        assert_eq!(
            listed(&one(&content)).expect_err("refused").wanted,
            Wanted::Visible
        );
    }
}

#[test]
fn a_merged_day_holds_for_its_rows_and_a_merged_price_for_none() {
    let table = rows(&[
        &["Tanggal", "Pasar", "Harga"],
        &["2026-11-30", "Lasem", "15000"],
        &["", "Pamotan", "15100"],
    ]);
    let merged = |cells: &str| {
        one(&format!(
            "{table}<mergeCells><mergeCell ref=\"{cells}\"/></mergeCells>"
        ))
    };
    let (lines, _) = listed(&merged("A2:A3")).expect("a table");
    assert_eq!(lines[1], "3 2026-11-30 Pamotan Some(15100)");
    let table = table.replace("<v>15100</v>", "");
    let merged = one(&format!(
        "{table}<mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"A2:A3\"/></mergeCells>"
    ));
    let fault = listed(&merged).expect_err("whose price is it?");
    assert_eq!((fault.line, fault.wanted), (3, Wanted::Unmerged));
}
