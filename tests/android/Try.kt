// Deaths.kt on any machine: `try.mjs` compiles both and runs this.
import id.rembang.gemilang.Deaths
import id.rembang.gemilang.screenLink

private var tried = 0

private fun <T> same(found: T, wanted: T) {
  tried++
  check(found == wanted) { "$found is not $wanted" }
}

fun main() {
  fun after(vararg at: Long) = at.fold(Deaths.parse(null)) { deaths, now -> Deaths.parse(deaths.plus(now).toString()) }
  same(after(0).tooMany, false)
  same(after(0, 1).tooMany, false)
  same(after(0, 1, 2).tooMany, true)
  same(after(0, 30_000, 59_999).tooMany, true)
  // The first was a whole minute ago.
  same(after(0, 30_000, 60_000).tooMany, false)
  same(after(0, 30_000, 60_000, 60_001).tooMany, true)
  // The phone was started anew: its clock begins again, and what is kept lies ahead of it.
  same(after(900_000, 900_001, 5).tooMany, false)
  same(Deaths.parse("x 1  2").plus(3).toString(), "1 2 3")

  same(screenLink("http://tauri.localhost/pasar/beras-medium?pasar=lasem#isi"), "rembang:///pasar/beras-medium?pasar=lasem")
  same(screenLink("http://tauri.localhost/"), "rembang:///")
  same(screenLink("http://tauri.localhost"), "rembang:///")
  same(screenLink("about:blank"), "rembang:///")
  same(screenLink(null), "rembang:///")
  println("$tried")
}
