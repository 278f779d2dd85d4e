package android.content

import android.net.Uri

abstract class Context {
  fun getSharedPreferences(name: String, mode: Int): SharedPreferences = TODO()
  fun startActivity(intent: Intent): Unit = TODO()

  companion object {
    const val MODE_PRIVATE = 0
  }
}

fun interface DialogInterface {
  fun nothing()

  fun interface OnClickListener {
    fun onClick(dialog: DialogInterface, which: Int)
  }
}

interface SharedPreferences {
  fun getString(key: String, otherwise: String?): String?
  fun edit(): Editor

  interface Editor {
    fun putString(key: String, value: String?): Editor
    fun commit(): Boolean
  }
}

class Intent(context: Context, target: Class<*>) {
  fun setAction(action: String): Intent = TODO()
  fun setData(data: Uri): Intent = TODO()
  fun addFlags(flags: Int): Intent = TODO()

  companion object {
    const val ACTION_VIEW = "android.intent.action.VIEW"
    const val FLAG_ACTIVITY_NEW_TASK = 0x10000000
    const val FLAG_ACTIVITY_CLEAR_TASK = 0x00008000
  }
}
