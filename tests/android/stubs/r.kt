package android

object R {
  object id {
    const val content = 1
  }
}
