//! The built-in pack is whole, and each way to break a pack is refused by file and row.

mod broken;

use super::*;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/regencies/3317-rembang");

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn builtin() -> Regency {
    Regency::builtin().expect("the built-in pack")
}

/// A copy of the pack that goes away with the test; its series files are mere stubs.
struct PackCopy(PathBuf);

impl PackCopy {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("rembang-pack-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("series")).expect("a folder");
        for entry in fs::read_dir(PACK).expect("the pack") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                fs::copy(&path, folder.join(name)).expect("a copy");
            }
        }
        for series in builtin().series() {
            fs::write(folder.join(&series.file), "stub").expect("a stub");
        }
        Self(folder)
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).expect("text")
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(file), bytes).expect("written");
    }

    fn refused(&self) -> PackError {
        Regency::load(&self.0).expect_err("a broken pack")
    }
}

impl Drop for PackCopy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
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
    let of = |kind| pack.places().iter().filter(move |p| p.kind == kind);
    assert_eq!(of(PlaceKind::Market).count(), 12);
    assert_eq!(of(PlaceKind::Tpi).count(), 11);
    assert_eq!(of(PlaceKind::Market).filter(|p| p.confirmed).count(), 8);
    assert_eq!(of(PlaceKind::Tpi).filter(|p| p.confirmed).count(), 3);
    assert_eq!(pack.commodities().len(), 52);
    assert_eq!(pack.references().len(), 20);
    assert_eq!(pack.series().len(), 2);
    assert_eq!(pack.series_map().len(), 41);
    assert_eq!(pack.holidays().count(), 25);
}

#[test]
fn builtin_answers() {
    let pack = builtin();
    assert_eq!(pack.about().name, "Kabupaten Rembang");
    assert_eq!(pack.about().offset.local_minus_utc(), 7 * 3600);
    let village = pack.place("33.17.14.2002").expect("Jolotundo");
    assert_eq!(
        (village.kind, village.name.as_str()),
        (PlaceKind::Desa, "Desa Jolotundo")
    );
    assert!(pack.place("33.17.14").is_none(), "a kecamatan is no place");
    let market = pack.place("pasar-lasem").expect("Lasem");
    assert_eq!(market.area.as_ref().map(|a| a.as_str()), Some("33.17.14"));
    assert!(
        pack.place("tpi-tanjungsari")
            .is_some_and(|p| p.area.is_none())
    );

    let rice = |day| pack.reference_on("beras-medium", Level::Retail, date(day));
    assert!(rice("2026-01-31").is_none());
    assert_eq!(rice("2026-02-01").and_then(|r| r.upper), Some(13_500));
    assert!(
        pack.reference_on("gkp-petani", Level::Retail, date("2026-11-22"))
            .is_none()
    );
    let paddy = pack.reference_on("gkp-petani", Level::Producer, date("2026-11-22"));
    assert_eq!(paddy.and_then(|r| r.lower), Some(6_500));

    assert!(pack.is_holiday(date("2026-08-25")));
    assert!(!pack.is_holiday(date("2026-08-26")));
    assert!(pack.thresholds_on(date("2019-12-31")).is_none());
    let figures = pack.thresholds_on(date("2026-11-22")).expect("in force");
    assert_eq!(figures.rules.mad_factor_1e4, 14_826);
    assert_eq!(figures.ladder.kritis_percent, 20);

    let mapped = |text| {
        pack.series_mapping("bapanas", text)
            .and_then(|m| m.commodity.as_deref())
    };
    assert_eq!(mapped("Beras Medium"), Some("beras-medium"));
    assert_eq!(mapped("Minyak Goreng Kemasan"), None);
}

#[test]
fn every_good_and_every_group_is_named_in_three_languages() {
    let pack = builtin();
    let named = |id: &str| pack.translations().iter().any(|it| it.id == id);
    for commodity in pack.commodities() {
        assert!(named(&commodity.name_id), "{}", commodity.name_id);
        assert!(named(&commodity.group), "{}", commodity.group);
    }
}

/// The folder may have grown after the binary was last built.
#[test]
fn builtin_is_the_folder() {
    let folder = Regency::load(Path::new(PACK)).expect("the folder");
    let built = builtin();
    assert_eq!(folder.about(), built.about());
    assert_eq!(folder.areas(), built.areas());
    assert_eq!(folder.places(), built.places());
    assert_eq!(folder.commodities(), built.commodities());
    assert_eq!(folder.synonyms(), built.synonyms());
    assert_eq!(folder.translations(), built.translations());
    assert_eq!(folder.references(), built.references());
    assert_eq!(folder.thresholds(), built.thresholds());
    assert_eq!(folder.series(), built.series());
    assert_eq!(folder.series_map(), built.series_map());
}

#[test]
fn bom_and_crlf_are_fine() {
    let copy = PackCopy::new();
    for file in ["places.csv", "areas.csv", "thresholds.toml"] {
        copy.write(
            file,
            format!("\u{feff}{}", copy.text(file).replace('\n', "\r\n")),
        );
    }
    let pack = Regency::load(&copy.0).expect("a whole pack");
    assert_eq!(pack.places(), builtin().places());
    // … and rows are still counted as an editor does.
    let file = copy
        .text("places.csv")
        .replace("pasar-lasem,market", "pasar-lasem,mall");
    copy.write("places.csv", file);
    assert_eq!(copy.refused().row, Some(3));
}

#[test]
fn newest_table_holds() {
    let copy = PackCopy::new();
    let text = copy.text("thresholds.toml");
    let table = text.split_once("[[market]]").expect("a table").1;
    let newer = table
        .replace("2020-01-01", "2027-01-01")
        .replace("spread_percent = 20", "spread_percent = 15");
    copy.write(
        "thresholds.toml",
        format!("[[market]]{newer}\n[[market]]{table}"),
    );
    let pack = Regency::load(&copy.0).expect("a whole pack");
    let spread = |day| {
        pack.thresholds_on(date(day))
            .map(|t| t.rules.spread_percent)
    };
    assert_eq!(spread("2026-12-31"), Some(20));
    assert_eq!(spread("2027-01-01"), Some(15));
    copy.write(
        "thresholds.toml",
        format!("[[market]]{table}\n[[market]]{table}"),
    );
    assert!(copy.refused().reason.contains("two tables"));
}
