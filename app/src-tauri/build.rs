//! Names the commands, so that each must be allowed in capabilities/window.json before a screen can
//! call it.

const COMMANDS: &[&str] = &[
    "call",
    "check",
    "cover",
    "discard",
    "drafts",
    "erase",
    "feed",
    "forget_kept",
    "kept",
    "nudge",
    "outbox",
    "remove_draft",
    "save_draft",
    "save_file",
    "send",
    "send_now",
    "set_server",
    "sign_out",
    "take_back",
    "unlock",
    "unsent",
    "usage",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
