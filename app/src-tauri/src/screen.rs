//! What the window itself does with a screen. On a desktop there is nothing to do: its window is
//! covered by whoever sits before it.

use crate::failure::Result;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Wry};

/// While on, neither a picture of the screen nor the phone's list of open apps shows what stands on
/// it: for screens of somebody's health.
#[tauri::command]
pub fn cover(app: AppHandle, on: bool) -> Result<()> {
    #[cfg(target_os = "android")]
    android::cover(&app, on)?;
    #[cfg(not(target_os = "android"))]
    let _ = (app, on);
    Ok(())
}

/// The part of it that is Kotlin.
pub fn plugin() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("screen")
        .setup(|_app, _api| {
            #[cfg(target_os = "android")]
            android::register(_app, &_api)?;
            Ok(())
        })
        .build()
}

#[cfg(target_os = "android")]
mod android {
    use crate::failure::{Failure, Result};
    use rembang_shared::error::ErrorCode;
    use serde_json::json;
    use tauri::plugin::{PluginApi, PluginHandle};
    use tauri::{AppHandle, Manager, Wry};

    struct Screen(PluginHandle<Wry>);

    /// `ScreenPlugin.kt`.
    pub fn register(app: &AppHandle, api: &PluginApi<Wry, ()>) -> tauri::Result<()> {
        let handle = api.register_android_plugin("id.rembang.gemilang", "ScreenPlugin")?;
        app.manage(Screen(handle));
        Ok(())
    }

    pub fn cover(app: &AppHandle, on: bool) -> Result<()> {
        let Screen(handle) = app.state::<Screen>().inner();
        handle
            .run_mobile_plugin::<()>("cover", json!({ "on": on }))
            .map_err(|error| Failure::of(ErrorCode::Internal, error.to_string()))
    }
}
