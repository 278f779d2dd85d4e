// Tauri's own, as its crate ships them.
package app.tauri.plugin

import android.app.Activity

class Invoke {
  fun <T> parseArgs(type: Class<T>): T = TODO()
  fun resolve(): Unit = TODO()
}

abstract class Plugin(activity: Activity)
