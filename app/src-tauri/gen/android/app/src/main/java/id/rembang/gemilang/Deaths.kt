package id.rembang.gemilang

private const val A_MINUTE = 60_000L
private const val TOO_MANY = 3

/**
 * When the process that draws the screens died of late, in milliseconds since the phone was started.
 * Three times in a minute is a fault that another start would only meet again. No Android in here, so
 * that it is tried on any machine.
 */
class Deaths private constructor(private val at: List<Long>) {
  val tooMany: Boolean
    get() = at.size >= TOO_MANY

  /** One more now; those of more than a minute ago, or of before the phone was started, no longer count. */
  fun plus(now: Long): Deaths = Deaths((at + now).filter { it in (now - A_MINUTE + 1)..now })

  /** As it is kept. */
  override fun toString(): String = at.joinToString(" ")

  companion object {
    /** What was kept, or nothing. */
    fun parse(kept: String?): Deaths = Deaths(kept.orEmpty().split(' ').mapNotNull(String::toLongOrNull))
  }
}

/** The deep link to the screen at an address of the web view: `http://tauri.localhost/pasar?x=1`. */
fun screenLink(address: String?): String {
  val screen = address.orEmpty().substringAfter("://", "").substringAfter('/', "").substringBefore('#')
  return "rembang:///$screen"
}
