// What Tauri and the Android tools write beside our Kotlin when they build.
package id.rembang.gemilang

import android.app.Activity
import android.os.Bundle
import android.webkit.WebView
import androidx.lifecycle.Lifecycle

abstract class TauriActivity : Activity() {
  val lifecycle: Lifecycle get() = TODO()
  open fun onCreate(savedInstanceState: Bundle?): Unit = TODO()
  open fun onResume(): Unit = TODO()
  open fun onWebViewCreate(webView: WebView): Unit = TODO()
}

object R {
  object string {
    const val renderer_keeps_dying = 1
    const val close = 2
  }
}
