package androidx.lifecycle

abstract class Lifecycle {
  abstract val currentState: State

  enum class State {
    DESTROYED, INITIALIZED, CREATED, STARTED, RESUMED;

    fun isAtLeast(state: State): Boolean = TODO()
  }
}
