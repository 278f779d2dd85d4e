package id.rembang.gemilang

import android.app.AlertDialog
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.os.SystemClock
import android.webkit.WebView
import androidx.core.view.ViewCompat
import androidx.core.view.WindowInsetsCompat
import androidx.lifecycle.Lifecycle

/** The one window on a phone. What Rust and the screens cannot do is here, and nothing else. */
class MainActivity : TauriActivity() {
  private var view: WebView? = null
  private var rendererGone = false

  override fun onCreate(savedInstanceState: Bundle?) {
    super.onCreate(savedInstanceState)
    keepClearOfBarsAndKeyboard()
  }

  override fun onWebViewCreate(webView: WebView) {
    view = webView
  }

  override fun onResume() {
    super.onResume()
    if (rendererGone) startAnew()
  }

  /**
   * The process that draws the screens has died, alone; the program is well. Called by
   * `RustWebViewClient`, for which `.cargo/config.toml` has the lines. While nobody looks the system
   * lets nothing start, so then it waits for the return.
   */
  fun onRendererGone() {
    rendererGone = true
    if (lifecycle.currentState.isAtLeast(Lifecycle.State.STARTED)) startAnew()
  }

  /** The same screen once more in a new process. Drafts were kept at each field. */
  private fun startAnew() {
    val kept = getSharedPreferences("renderer", MODE_PRIVATE)
    val deaths = Deaths.parse(kept.getString("deaths", null)).plus(SystemClock.elapsedRealtime())
    // Before the process ends, so not `apply`.
    kept.edit().putString("deaths", deaths.toString()).commit()
    if (deaths.tooMany) {
      AlertDialog.Builder(this)
        .setMessage(R.string.renderer_keeps_dying)
        .setCancelable(false)
        .setPositiveButton(R.string.close) { _, _ -> finishAffinity() }
        .show()
      return
    }
    val again = Intent(this, MainActivity::class.java)
      .setAction(Intent.ACTION_VIEW)
      .setData(Uri.parse(screenLink(view?.url)))
      .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_CLEAR_TASK)
    startActivity(again)
    Runtime.getRuntime().exit(0)
  }

  /**
   * Up to Android 14 the system makes the window smaller for bars and keyboard (`adjustResize` in the
   * manifest). From 15 on every window reaches under them, and the room must be left here. Once, for
   * all screens: no screen knows of a keyboard.
   */
  private fun keepClearOfBarsAndKeyboard() {
    if (Build.VERSION.SDK_INT < 35) return
    ViewCompat.setOnApplyWindowInsetsListener(findViewById(android.R.id.content)) { content, insets ->
      val room = insets.getInsets(
        WindowInsetsCompat.Type.systemBars() or
          WindowInsetsCompat.Type.displayCutout() or
          WindowInsetsCompat.Type.ime()
      )
      content.setPadding(room.left, room.top, room.right, room.bottom)
      WindowInsetsCompat.CONSUMED
    }
  }
}
