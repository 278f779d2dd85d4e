//! Bodies that JSON allows and the document does not.

use crate::prelude::*;
use rembang_shared::endpoint::Endpoint;
use rembang_shared::identity::api::ChangeName;
use rembang_shared::market::api::Amend;
use rembang_shared::privacy::api::RequestCorrection;
use rembang_tests::raw::Ask;
use serde_json::json;

on_both!(
    an_array_is_no_object,
    the_six_letters_of_nul_are_an_honest_text_behind_a_backslash,
);

/// The fields of an object in their order are no contract, at any depth.
async fn an_array_is_no_object(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let officer = server.officer(Role::PriceOfficer, "33.17").await;
    let send = async |caller: &Caller, ask: Ask, body: &str| {
        let ask = ask.by(Some(&caller.tokens.access)).saying(body);
        ask.send(&server).await
    };
    let name = || Ask::row(&ChangeName::INFO, &json!({}), &json!({}));
    let amend = || Ask::row(&Amend::INFO, &json!({}), &json!({}));
    for (caller, ask, body, field) in [
        (&resident, name(), r#"["Sri"]"#, "."),
        (
            &resident,
            Ask::row(&RequestCorrection::INFO, &json!({}), &json!({})),
            r#"["nama saya salah"]"#,
            ".",
        ),
        (
            &officer,
            amend(),
            r#"[{"kind": "place", "code": "pasar-lasem", "name": "Pasar"}, "2026-12-24", "Surat edaran"]"#,
            ".",
        ),
        (
            &officer,
            amend(),
            r#"{"valid_from": "2026-12-24", "source": "Surat edaran", "edit": ["place", "pasar-lasem", "Pasar"]}"#,
            "edit",
        ),
    ] {
        let answer = send(caller, ask, body).await;
        assert_eq!(answer.status, 422, "{body}");
        let problem = answer.problem().expect("a problem");
        assert_eq!(problem.fields[0].path, field, "{body}");
    }
    let object = send(&resident, name(), r#"{"name": "Sri [Warga]"}"#).await;
    assert_eq!(object.status, 200, "brackets in a text are no array");
}

async fn the_six_letters_of_nul_are_an_honest_text_behind_a_backslash(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    for (body, status) in [
        (r#"{"name": "Sri \\u0000"}"#, 200),
        (r#"{"name": "Sri \u0000"}"#, 400),
        (r#"{"name": "Sri \\\u0000"}"#, 400),
    ] {
        let ask = Ask::row(&ChangeName::INFO, &json!({}), &json!({}));
        let ask = ask.by(Some(&resident.tokens.access)).saying(body);
        assert_eq!(ask.send(&server).await.status, status, "{body}");
    }
}
