// The parts of Android that our Kotlin names, with the signatures of API 36. Nothing in here works.
package android.app

import android.content.Context
import android.content.DialogInterface
import android.view.View
import android.view.Window

open class Activity : Context() {
  val window: Window get() = TODO()
  fun runOnUiThread(action: Runnable): Unit = TODO()
  fun <T : View> findViewById(id: Int): T = TODO()
  fun finishAffinity(): Unit = TODO()
}

class AlertDialog {
  class Builder(context: Context) {
    fun setMessage(id: Int): Builder = TODO()
    fun setCancelable(cancelable: Boolean): Builder = TODO()
    fun setPositiveButton(id: Int, listener: DialogInterface.OnClickListener): Builder = TODO()
    fun show(): AlertDialog = TODO()
  }
}
