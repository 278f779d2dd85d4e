//! What people type freely: names, notes, sources. Nothing here looks anything up, so that a
//! refusal tells nothing about anybody.

use super::error::{AppError, Result};
use rembang_shared::error::FieldCode;
use std::ops::RangeInclusive;

/// A text of one line.
pub fn line(text: &str, characters: RangeInclusive<usize>, field: &str) -> Result<String> {
    checked(text, characters, field, |_| false)
}

/// A text that may have several lines.
pub fn lines(text: &str, characters: RangeInclusive<usize>, field: &str) -> Result<String> {
    // A browser ends a line with both, and a count of characters should not depend on that.
    let text = text.replace("\r\n", "\n");
    checked(&text, characters, field, |c| matches!(c, '\n' | '\t'))
}

fn checked(
    text: &str,
    characters: RangeInclusive<usize>,
    field: &str,
    allowed: fn(char) -> bool,
) -> Result<String> {
    let text = text.trim();
    if text.chars().any(|c| misleads(c) && !allowed(c)) {
        return Err(AppError::field(field, FieldCode::Format));
    }
    let seen = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_joiner(*c));
    // Length as stored; but a text of joiners and spaces says nothing.
    if !characters.contains(&text.chars().count()) || (*characters.start() > 0 && seen.count() == 0)
    {
        return Err(AppError::field(field, FieldCode::Range));
    }
    Ok(text.to_owned())
}

/// No screen shows a control character; an override of the writing direction lets one name pass
/// for another; and a letter that takes no room makes two names look the same.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Javanese and many emoji need them between letters.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_kept() {
        for text in [
            "Sri Wahyuni",
            "R.A. Kartini",
            "ꦱꦿꦶ\u{200c}ꦮꦲꦾꦸꦤꦶ",
            "Ünal",
            "Ibu 👩\u{200d}🌾",
        ] {
            assert_eq!(line(text, 1..=80, "name").expect(text), text);
        }
        assert_eq!(line("  Sri  ", 1..=80, "name").expect("trimmed"), "Sri");
        assert_eq!(
            lines("satu\r\ndua", 1..=80, "note").expect("lines"),
            "satu\ndua"
        );
    }

    #[test]
    fn what_cannot_be_seen_or_misleads_is_refused() {
        for text in [
            "\u{200b}\u{200b}",
            "\u{200c}\u{200d}",
            "\u{2800}",
            "\u{3164}",
            "Sri\u{200b}",
            "Sri\u{202e}inuyhaW",
            "Sri\u{2066}x",
            "Sri\u{feff}",
            "Sri\u{7}",
            "Sri\nWahyuni",
            "   ",
            "",
        ] {
            assert!(line(text, 1..=80, "name").is_err(), "{text:?}");
        }
        for text in ["a\u{0}b", "a\u{1b}[31m", "a\u{202e}b", "a\u{2028}b", "\n\t"] {
            assert!(lines(text, 1..=80, "note").is_err(), "{text:?}");
        }
    }
}
