//! What must not happen on an unlocked phone in somebody else's hand asks for a fresh proof.

use super::*;
use rembang_shared::access::Access;
use rembang_shared::catalogue;
use rembang_tests::raw::Ask;

on_both!(
    a_stale_session_gets_no_row_with_step_up,
    a_proof_counts_for_ten_minutes,
    a_wrong_proof_proves_nothing,
    a_code_proves_once,
    the_same_call_goes_through_after_the_proof,
);

/// Every row with the flag, whatever it takes: the proof is asked for before the form is read.
async fn a_stale_session_gets_no_row_with_step_up(server: Arc<Server>) {
    let mut asked = Vec::new();
    for info in catalogue().filter(|info| info.flags.step_up) {
        asked.push(info.name);
        let caller = match info.access {
            Access::Roles(roles) => server.officer(roles[0], "33.17").await,
            _ => server.resident("Bu Warga").await,
        };
        make_stale(&server);
        let mut ask = Ask::row(info, &serde_json::json!({}), &serde_json::json!({}));
        ask.address = ask.address.replace("{id}", &Uuid::now_v7().to_string());
        let answer = ask.by(Some(&caller.tokens.access)).send(&server).await;
        let body = answer.problem().expect("a refusal");
        assert_eq!(
            (body.code, body.refusal),
            (ErrorCode::Forbidden, Some(Refusal::StepUpNeeded)),
            "{}",
            info.name
        );
    }
    for name in [
        "StartTotp",
        "ConfirmTotp",
        "GrantRole",
        "RevokeGrant",
        "ExportMe",
        "RequestErasure",
    ] {
        assert!(asked.contains(&name), "{name} needs no proof");
    }
}

/// Nobody has proved anything for a long time, and nobody believes they have.
fn make_stale(server: &Server) {
    let sql = "UPDATE session SET proven_at = NULL";
    diesel::RunQueryDsl::execute(diesel::sql_query(sql), &mut server.connection())
        .expect("stale sessions");
    server.app.sessions.forget();
}

async fn a_proof_counts_for_ten_minutes(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    assert_eq!(call::<ExportMe>(&resident).await.account.name, "Bu Warga");
    pass(&server, 595);
    call::<ExportMe>(&resident).await;
    let proven = prove(&server, &resident).await.expect("proven");
    assert_eq!(proven.until, server.app.clock.now().plus(600).0);
    pass(&server, 4);
    call::<ExportMe>(&resident).await;
}

async fn a_wrong_proof_proves_nothing(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let officer = server.officer(Role::Dpo, "33.17").await;
    make_stale(&server);
    let proof = |secret: Option<&str>, totp: Option<&str>| Proof {
        secret: secret.map(str::to_owned),
        totp: totp.map(str::to_owned),
    };
    for wrong in [
        proof(None, None),
        proof(Some("918274"), None),
        proof(None, Some("123456")),
    ] {
        let answer = resident.client.call::<StepUp>((), wrong).await;
        assert_eq!(refusal(answer), Some(Refusal::SignInFailed));
    }
    // A password alone is half of what an officer has to show.
    let half = proof(officer.password.as_deref(), None);
    let answer = officer.client.call::<StepUp>((), half).await;
    assert_eq!(refusal(answer), Some(Refusal::TotpNeeded));
    for caller in [&resident, &officer] {
        let answer = caller.client.call::<ExportMe>((), ()).await;
        assert_eq!(refusal(answer), Some(Refusal::StepUpNeeded));
    }
    // Five guesses in a quarter of an hour, the right one among them.
    for _ in 0..2 {
        let _ = resident
            .client
            .call::<StepUp>((), proof(Some("918274"), None))
            .await;
    }
    assert_eq!(no(prove(&server, &resident).await).code, ErrorCode::TooMany);
}

async fn a_code_proves_once(server: Arc<Server>) {
    let officer = server.officer(Role::Dpo, "33.17").await;
    // The sign-in used this step's code.
    assert_eq!(
        refusal(prove(&server, &officer).await),
        Some(Refusal::SignInFailed)
    );
    pass(&server, 30);
    prove(&server, &officer).await.expect("the next code");
    assert_eq!(
        refusal(prove(&server, &officer).await),
        Some(Refusal::SignInFailed)
    );
}

/// The portal asks for the PIN and sends the very same call again, key and all.
async fn the_same_call_goes_through_after_the_proof(server: Arc<Server>) {
    let resident = server.resident("Bu Warga").await;
    let wish = Operation::<RequestErasure>::new((), ());
    make_stale(&server);
    let refused = resident.client.send(&wish).await;
    assert_eq!(refusal(refused), Some(Refusal::StepUpNeeded));
    prove(&server, &resident).await.expect("proven");
    let first = resident.client.send(&wish).await.expect("asked");
    let again = resident.client.send(&wish).await.expect("a retry");
    assert_eq!(first, again);
    assert_eq!(count(&server, "rights_request"), 1);
}
