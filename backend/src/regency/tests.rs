//! The built-in pack is whole, and each way to break it is refused by file and row. The parts of
//! modules are tested beside them, with the help of [`PackCopy`].

use super::*;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/regencies/3317-rembang");

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A copy of the built-in pack that goes away with the test.
pub(crate) struct PackCopy {
    dir: PathBuf,
    parts: &'static Parts,
}

impl PackCopy {
    pub(crate) fn new(parts: &'static Parts) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("rembang-pack-{}-{count}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        copy(Path::new(PACK), &dir);
        Self { dir, parts }
    }

    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.dir.join(file)).expect("text")
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.dir.join(file), bytes).expect("written");
    }

    pub(crate) fn load(&self) -> Result<Regency, PackError> {
        Regency::load(&self.dir, self.parts)
    }

    pub(crate) fn refused(&self) -> PackError {
        self.load().expect_err("a broken pack")
    }

    /// Each case: in `file` of `folder` the first `old` becomes `new`; the row is where `old` stood,
    /// and `words` stand in the reason.
    pub(crate) fn break_each(&self, folder: &str, cases: &[(&str, &str, &str, &str)]) {
        for (file, old, new, words) in cases {
            let file = format!("{folder}{file}");
            let whole = self.text(&file);
            let at = whole
                .find(old)
                .unwrap_or_else(|| panic!("{file} has no {old}"));
            let row = 1 + whole[..at].matches('\n').count() as u64;
            self.write(&file, whole.replacen(old, new, 1));
            let error = self.refused();
            let case = format!("{file}: {old} -> {new}: {error}");
            assert_eq!(error.file, file, "{case}");
            assert_eq!(error.row, Some(row), "{case}");
            assert!(error.reason.contains(words), "{case}");
            let begin = format!("file {file}, row {row}: ");
            assert!(error.to_string().starts_with(&begin), "{case}");
            self.write(&file, whole);
        }
        self.load().expect("whole again");
    }

    /// Tables that are empty, foreign or not text are refused, each by its name.
    pub(crate) fn spoil_tables(&self, files: &[&str]) {
        for file in files {
            let whole = self.text(file);
            let header = whole.lines().next().expect("a header").to_owned();
            let broken: [(&[u8], &str); 4] = [
                (b"", "is empty"),
                (header.as_bytes(), "no row below"),
                (b"\xff\xfe", "UTF-8"),
                (b"x\n", "is missing; the header must be"),
            ];
            for (bytes, words) in broken {
                self.write(file, bytes);
                let error = self.refused();
                assert_eq!(&error.file, file);
                assert!(error.reason.contains(words), "{error}");
            }
            self.write(file, whole);
        }
        self.lose(files);
    }

    /// The same of settings.
    pub(crate) fn spoil_settings(&self, files: &[&str]) {
        for file in files {
            let whole = self.text(file);
            for broken in ["", "a = ", "thresholds = []\nseries = []"] {
                self.write(file, broken);
                assert_eq!(&self.refused().file, file);
            }
            self.write(file, whole);
        }
        self.lose(files);
    }

    /// Files that are missing or far too large are refused before they are read.
    fn lose(&self, files: &[&str]) {
        for file in files {
            let whole = self.text(file);
            fs::remove_file(self.dir.join(file)).expect("removed");
            let missing = format!("file {file}: is missing");
            assert_eq!(self.refused().to_string(), missing);
            let huge = fs::File::create(self.dir.join(file)).expect("a file");
            huge.set_len(20_000_001).expect("a sparse file");
            let large = format!("file {file}: is larger than 20 MB");
            assert_eq!(self.refused().to_string(), large);
            self.write(file, whole);
        }
    }
}

impl Drop for PackCopy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(&path, target).expect("a copy")),
        }
    }
}

fn builtin() -> Regency {
    Regency::builtin(&[]).expect("the built-in pack")
}

#[test]
fn builtin_counts() {
    let pack = builtin();
    let count = |kind| pack.areas().iter().filter(|a| a.kind == kind).count();
    assert_eq!(count(AreaKind::Kabupaten), 1);
    assert_eq!(count(AreaKind::Kecamatan), 14);
    assert_eq!(count(AreaKind::Desa), 287);
    assert_eq!(count(AreaKind::Kelurahan), 7);
    assert_eq!(pack.children("33.17").count(), 14);
    assert_eq!(pack.holidays().count(), 25);
}

#[test]
fn builtin_answers() {
    let pack = builtin();
    let about = pack.about();
    assert_eq!(about.name, "Kabupaten Rembang");
    assert_eq!(
        (about.zone, about.offset.local_minus_utc()),
        ("WIB", 7 * 3600)
    );
    assert!(pack.holiday(date("2026-08-25")).is_some());
    assert!(pack.holiday(date("2026-08-26")).is_none());
    let name = |code| pack.full_name(code);
    assert_eq!(
        name("33.17.14.2002").as_deref(),
        Some("Desa Jolotundo, Lasem")
    );
    assert_eq!(name("33.17.14").as_deref(), Some("Lasem"));
    assert_eq!(name("33.17").as_deref(), Some("Kabupaten Rembang"));
    assert_eq!(name("33.18"), None);
}

/// The folder may have grown after the binary was last built.
#[test]
fn builtin_is_the_folder() {
    let folder = Regency::load(Path::new(PACK), &[]).expect("the folder");
    let built = builtin();
    assert_eq!(folder.about(), built.about());
    assert_eq!(folder.areas(), built.areas());
    assert!(folder.holidays().eq(built.holidays()));
}

#[test]
fn bom_and_crlf_are_fine() {
    let copy = PackCopy::new(&[]);
    let crlf = copy.text("areas.csv").replace('\n', "\r\n");
    copy.write("areas.csv", format!("\u{feff}{crlf}"));
    let pack = copy.load().expect("a whole pack");
    assert_eq!(pack.areas(), builtin().areas());
    // … and rows are still counted as an editor does.
    copy.write("areas.csv", crlf.replace("Sumber,kecamatan", "Sumber,mall"));
    assert_eq!(copy.refused().row, Some(3));
}

#[test]
fn every_break_is_named() {
    #[rustfmt::skip] // one case, one line
    let cases = [
        ("areas.csv", "33.17.01.2002,", "33.17.01.2001,", "stands twice"),
        ("areas.csv", "33.17.01.2002,", "33.18.01.2002,", "does not lie in"),
        ("areas.csv", "33.17.01.2002,", "33.17.99.2002,", "does not lie in"),
        ("areas.csv", "33.17.01.2002,", "33.17.01.1002,", "not the code of a desa"),
        ("areas.csv", "33.17.01.2002,", "3317012002,", "not an area code"),
        ("areas.csv", "Logede,desa", "Logede,dusun", "unknown variant"),
        ("areas.csv", "Logede,desa", "Logede,kecamatan", "not the code of a kecamatan"),
        ("areas.csv", "Logede,desa", ",desa", "name is empty"),
        ("areas.csv", "code,name,level,parent", "code,name,level", "column parent is missing"),
        ("areas.csv", "code,name,level,parent", "code,name,level,parent,x", "\"x\" is unknown"),
        ("areas.csv", "Logede,desa,", "Logede,desa,x,", "has 5 fields instead of 4"),
        ("areas.csv", "Logede,desa,", "\"Logede,desa,", "quote left open"),
        ("holidays.csv", "2026-08-17", "2026-02-30", "not a date"),
        ("holidays.csv", "2026-08-17", "17-08-2026", "not a date"),
        ("holidays.csv", "2026-08-25", "2026-08-17", "stands twice"),
        ("regency.toml", "code = ", "kode = ", "unknown field"),
        ("regency.toml", "\"33.17\"", "\"3317\"", "must look like"),
        ("regency.toml", "utc_offset_hours = 7", "utc_offset_hours = 8", "not 8"),
        ("regency.toml", "\"Asia/Jakarta\"", "\"Asia/Jkt\"", "timezone"),
    ];
    PackCopy::new(&[]).break_each("", &cases);
}

#[test]
fn missing_parents_are_named() {
    let copy = PackCopy::new(&[]);
    let file = copy
        .text("areas.csv")
        .replace("33.17.01,Sumber,kecamatan,33.17\n", "");
    copy.write("areas.csv", file);
    let error = copy.refused();
    assert_eq!((error.file.as_str(), error.row), ("areas.csv", Some(3)));
    assert!(error.reason.contains("parent 33.17.01"), "{error}");
}

#[test]
fn whole_files_are_refused() {
    let copy = PackCopy::new(&[]);
    copy.spoil_tables(&["areas.csv", "holidays.csv"]);
    copy.spoil_settings(&["regency.toml"]);
}
