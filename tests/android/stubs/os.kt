package android.os

class Bundle

object Build {
  object VERSION {
    @JvmField val SDK_INT: Int = 36
  }
}

object SystemClock {
  fun elapsedRealtime(): Long = TODO()
}
