package android.webkit

import android.content.Context
import android.view.View

open class WebView(context: Context) : View(context) {
  val url: String? get() = TODO()
}

abstract class RenderProcessGoneDetail

open class WebViewClient {
  open fun onRenderProcessGone(view: WebView, detail: RenderProcessGoneDetail): Boolean = TODO()
}
