//! The window around the portal's screens. It opens the engine for one server, hands the screens'
//! questions to it, and tells them its news. What is kept, sent or refused is decided there.

mod calls;
mod device;
mod failure;
mod outbox;
mod screen;
mod server;
mod window;

use rembang_core::Engine;
use rembang_core::keys::Keystore;
use tauri::{App, AppHandle, Builder, Emitter, Manager, Wry};
use tauri_plugin_deep_link::DeepLinkExt;
use tokio::sync::broadcast::error::RecvError;

/// Under this name the screens hear the engine's news.
const NEWS: &str = "news";

/// Opens the window, and ends when it is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    let opened = of_system(Builder::default())
        .plugin(tauri_plugin_deep_link::init())
        // Screens may not call it themselves: what leaves the window passes `window::hand_over`.
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(screen::plugin())
        .setup(setup)
        .invoke_handler(tauri::generate_handler![
            calls::call,
            calls::check,
            calls::feed,
            calls::kept,
            calls::sign_out,
            device::erase,
            device::forget_kept,
            device::save_file,
            device::set_server,
            device::unlock,
            device::unsent,
            device::usage,
            outbox::discard,
            outbox::drafts,
            outbox::nudge,
            outbox::outbox,
            outbox::remove_draft,
            outbox::save_draft,
            outbox::send,
            outbox::send_now,
            outbox::take_back,
            screen::cover,
        ])
        .run(tauri::generate_context!());
    if let Err(error) = opened {
        eprintln!("rembang-app: {error}");
        std::process::exit(1);
    }
}

/// What only a desktop has. A second start ends here, and what it was to open comes to the first.
#[cfg(desktop)]
fn of_system(builder: Builder<Wry>) -> Builder<Wry> {
    builder
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::raise(app);
        }))
        .plugin(tauri_plugin_window_state::Builder::new().build())
}

/// What only a phone has: Android's keystore, which the engine's key lies in.
#[cfg(mobile)]
fn of_system(builder: Builder<Wry>) -> Builder<Wry> {
    #[cfg(target_os = "android")]
    match android_native_keyring_store::Store::new() {
        Ok(store) => keyring_core::set_default_store(store),
        // The engine then says what it says wherever there is no keystore.
        Err(error) => eprintln!("rembang-app: no keystore: {error}"),
    }
    builder
}

fn setup(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let server = server::chosen(app.handle())?;
    let folder = server::folder(app.handle(), &server)?;
    let (engine, regency) = tauri::async_runtime::block_on(async {
        let engine = Engine::open(&folder, &server, Keystore::of_system()).await?;
        let regency = server::regency(&engine).await;
        Ok::<_, rembang_core::engine::EngineError>((engine, regency))
    })?;
    app.manage(engine.clone());
    tauri::async_runtime::spawn(tell(app.handle().clone(), engine.clone()));
    tauri::async_runtime::spawn(async move { engine.run().await });

    // Where nothing was installed, as in a test, nobody has registered our links yet.
    #[cfg(desktop)]
    if let Err(error) = app.deep_link().register_all() {
        eprintln!("rembang-app: links are not registered: {error}");
    }
    let links = app.deep_link().get_current()?.unwrap_or_default();
    window::open(app.handle(), &server, &regency, links.first())?;
    let handle = app.handle().clone();
    app.deep_link().on_open_url(move |event| {
        if let Some(link) = event.urls().first() {
            window::follow(&handle, link);
        }
    });
    Ok(())
}

/// Passes the engine's news on. Whoever missed some reads everything anew.
async fn tell(app: AppHandle, engine: Engine) {
    let mut news = engine.news();
    loop {
        let told = match news.recv().await {
            Ok(one) => app.emit(NEWS, one),
            Err(RecvError::Lagged(_)) => app.emit(NEWS, serde_json::json!({ "news": "missed" })),
            Err(RecvError::Closed) => return,
        };
        if told.is_err() {
            return; // The window is gone, and the program with it.
        }
    }
}
