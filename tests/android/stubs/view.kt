package android.view

import android.content.Context

open class View(val context: Context) {
  fun setPadding(left: Int, top: Int, right: Int, bottom: Int): Unit = TODO()
}

abstract class Window {
  fun addFlags(flags: Int): Unit = TODO()
  fun clearFlags(flags: Int): Unit = TODO()
}

interface WindowManager {
  object LayoutParams {
    const val FLAG_SECURE = 0x00002000
  }
}
