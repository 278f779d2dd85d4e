//! Files of prices over the wire: tried without a trace, taken whole or not at all, once.

mod files;

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
    figures_of_a_publisher_name_what_it_knows,
    the_empty_sheet_is_filled_in_and_taken,
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
