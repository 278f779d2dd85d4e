//! The sources, and which names they import: read as text, comments and strings aside.

use super::*;

/// A file without its line comments.
pub(super) fn code(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Which of these words stand in the code, written out or in a `use` with braces.
pub(super) fn naming(code: &str, words: &[&str]) -> Vec<String> {
    let paths = paths(code);
    words
        .iter()
        .filter(|word| {
            let bare = word.trim_end_matches("::");
            let imported = |path: &String| path == bare || path.starts_with(&format!("{bare}::"));
            code.contains(*word) || paths.iter().any(imported)
        })
        .map(ToString::to_string)
        .collect()
}

/// Every path of every `use`, braces opened, and every path of two words or more in the code.
pub(super) fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        if let Some(end) = code[at..].find(';') {
            let tree: String = code[at + 4..at + end].split_whitespace().collect();
            open("", &tree, &mut found);
        }
    }
    let of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c| !of_path(c));
    found.extend(
        words
            .map(|word| word.trim_end_matches("::"))
            .filter(|word| word.contains("::"))
            .map(str::to_owned),
    );
    found
}

/// Opens the braces of a `use` tree without spaces.
pub(super) fn open(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        found.push(format!("{prefix}{tree}"));
        return;
    };
    let prefix = format!("{prefix}{head}");
    let (mut depth, mut start) = (0, 0);
    let inner = rest.strip_suffix('}').unwrap_or(rest);
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                open(&prefix, &inner[start..at], found);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < inner.len() {
        open(&prefix, &inner[start..], found);
    }
}

/// Imports of a screen file of ours that lead out of these zones.
pub(super) fn imports_outside(source: &Source, zone: &str, allowed: &[&str]) -> Vec<String> {
    within(source, zone, |code| {
        specifiers(code)
            .into_iter()
            .filter(|specifier| {
                let inside = |target: &str| {
                    allowed.iter().any(|zone| {
                        let rest = target.strip_prefix(zone);
                        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                    })
                };
                ours(&source.path, specifier).is_some_and(|target| !inside(&target))
            })
            .collect()
    })
}

/// What stands between the quotes of every import and re-export.
pub(super) fn specifiers(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from ", "import ", "import("] {
        for (at, _) in code.match_indices(word) {
            let rest = code[at + word.len()..].trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'));
            if let Some(quote) = quote
                && let Some(end) = rest[1..].find(quote)
            {
                found.push(rest[1..=end].to_owned());
            }
        }
    }
    found
}

/// Where in `app/src` an import leads; nowhere for packages and for Kit's own.
pub(super) fn ours(path: &str, specifier: &str) -> Option<String> {
    if let Some(alias) = specifier.strip_prefix('$') {
        return (!alias.starts_with("app/") && !alias.starts_with("env/"))
            .then(|| alias.to_owned());
    }
    if !specifier.starts_with('.') {
        return None;
    }
    let folder = path.strip_prefix("app/src/")?.rsplit_once('/')?.0;
    let mut place: Vec<&str> = folder.split('/').collect();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => drop(place.pop()),
            part => place.push(part),
        }
    }
    Some(place.join("/"))
}

pub(super) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every source file that a rule is about. What a tool generated follows from what it reads.
pub(super) fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for root in ["shared/src", "backend/src", "app/src"] {
        collect(&repository().join(root), root, &mut found);
    }
    found
}

pub(super) fn collect(folder: &Path, name: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let entry = entry.expect("an entry");
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if !path.ends_with("/words/compiled") {
                collect(&entry.path(), &path, found);
            }
        } else if [".rs", ".ts", ".js", ".svelte"]
            .iter()
            .any(|end| path.ends_with(end))
        {
            let text = std::fs::read_to_string(entry.path()).expect("a source is text");
            found.push(Source { path, text });
        }
    }
}
