package id.rembang.gemilang

import android.app.Activity
import android.view.WindowManager.LayoutParams
import app.tauri.annotation.Command
import app.tauri.annotation.InvokeArg
import app.tauri.annotation.TauriPlugin
import app.tauri.plugin.Invoke
import app.tauri.plugin.Plugin

@InvokeArg
class CoverArgs {
  var on: Boolean = false
}

/** What the window itself does with a screen. `src/screen.rs` speaks to it. */
@TauriPlugin
class ScreenPlugin(private val activity: Activity) : Plugin(activity) {
  /** While on, neither a picture of the screen nor the list of open apps shows what stands on it. */
  @Command
  fun cover(invoke: Invoke) {
    val on = invoke.parseArgs(CoverArgs::class.java).on
    activity.runOnUiThread {
      if (on) activity.window.addFlags(LayoutParams.FLAG_SECURE)
      else activity.window.clearFlags(LayoutParams.FLAG_SECURE)
      invoke.resolve()
    }
  }
}
