//! The market's part of the built-in pack is whole, and each way to break it is refused by file and row.

use super::*;
use crate::modules::market::{self, MODULE};
use crate::regency::Parts;
use crate::regency::tests::{PackCopy, date};
use rembang_shared::market::api::PlaceKind;

const PARTS: &Parts = &[(MODULE.name, PART)];

fn part(regency: &Regency) -> MarketPack {
    market::pack(regency).expect("the part").clone()
}

/// The market's part of the built-in pack.
pub(crate) fn builtin() -> MarketPack {
    part(&Regency::builtin(PARTS).expect("the built-in pack"))
}

#[test]
fn builtin_counts() {
    let pack = builtin();
    let of = |kind| pack.places().iter().filter(move |p| p.kind == kind);
    assert_eq!(of(PlaceKind::Market).count(), 12);
    assert_eq!(of(PlaceKind::Tpi).count(), 11);
    assert_eq!(of(PlaceKind::Market).filter(|p| p.confirmed).count(), 8);
    assert_eq!(of(PlaceKind::Tpi).filter(|p| p.confirmed).count(), 3);
    assert_eq!(pack.villages().len(), 294);
    assert_eq!(pack.commodities().len(), 52);
    assert_eq!(pack.references().len(), 20);
    assert_eq!(pack.series().len(), 2);
    assert_eq!(pack.series_map().len(), 41);
}

#[test]
fn builtin_answers() {
    let pack = builtin();
    let village = pack.place("33.17.14.2002").expect("Jolotundo");
    assert_eq!(
        (village.kind, village.name.as_str()),
        (PlaceKind::Desa, "Desa Jolotundo")
    );
    assert_eq!(village.office.as_str(), "33.17.14.2002");
    assert!(pack.place("33.17.14").is_none(), "a kecamatan is no place");
    let lasem = pack.place("pasar-lasem").expect("Lasem");
    assert_eq!(lasem.area_name.as_deref(), Some("Lasem"));
    assert_eq!(lasem.office.as_str(), "33.17.14");
    let nowhere = pack.place("tpi-tanjungsari").expect("Tanjungsari");
    assert_eq!((&nowhere.area, nowhere.office.as_str()), (&None, "33.17"));
    assert_eq!(pack.office_of("pasar-of-old").as_str(), "33.17");

    let rice = |day| pack.reference_on("beras-medium", Level::Retail, date(day));
    assert!(rice("2026-01-31").is_none());
    assert_eq!(rice("2026-02-01").and_then(|r| r.upper), Some(13_500));
    assert!(
        pack.reference_on("gkp-petani", Level::Retail, date("2026-11-22"))
            .is_none()
    );
    let paddy = pack.reference_on("gkp-petani", Level::Producer, date("2026-11-22"));
    assert_eq!(paddy.and_then(|r| r.lower), Some(6_500));

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
    let folder = PackCopy::new(PARTS).load().expect("the folder");
    let (folder, built) = (part(&folder), builtin());
    assert_eq!(folder.settings(), built.settings());
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
fn newest_table_holds() {
    let copy = PackCopy::new(PARTS);
    let text = copy.text("market/thresholds.toml");
    let table = text.split_once("[[thresholds]]").expect("a table").1;
    let newer = table
        .replace("2020-01-01", "2027-01-01")
        .replace("spread_percent = 20", "spread_percent = 15");
    copy.write(
        "market/thresholds.toml",
        format!("[[thresholds]]{newer}\n[[thresholds]]{table}"),
    );
    let pack = part(&copy.load().expect("a whole pack"));
    let spread = |day| {
        pack.thresholds_on(date(day))
            .map(|t| t.rules.spread_percent)
    };
    assert_eq!(spread("2026-12-31"), Some(20));
    assert_eq!(spread("2027-01-01"), Some(15));
    copy.write(
        "market/thresholds.toml",
        format!("[[thresholds]]{table}\n[[thresholds]]{table}"),
    );
    assert!(copy.refused().reason.contains("two tables"));
}

#[test]
fn every_break_is_named() {
    #[rustfmt::skip] // one case, one line
    let cases = [
        ("places.csv", "33.17.14,yes", "33.17.15,yes", "is not in areas.csv"),
        ("places.csv", "33.17.14,yes", "33.17.14,ya", "not yes or no"),
        ("places.csv", "pasar-lasem,market", "pasar-lasem,mall", "unknown variant"),
        ("places.csv", "pasar-lasem,market", "pasar-lasem,desa", "do not list"),
        ("places.csv", "pasar-lasem,", "pasar-kota-rembang,", "stands twice"),
        ("places.csv", "pasar-lasem,", "Pasar Lasem,", "lower-case"),
        ("places.csv", "pasar-lasem,", "33.17.14.2002,", "lower-case"),
        ("commodities.csv", "Beras,S,kg", "Beras,X,kg", "unknown variant"),
        ("commodities.csv", "Beras,S,kg", "Beras,S,ons", "unknown variant"),
        ("commodities.csv", "kg,retail,", "kg,grosir,", "unknown variant"),
        ("commodities.csv", "kg,retail,", "kg,,", "levels is empty"),
        ("commodities.csv", "kg,retail,", "kg,retail;retail,", "stands twice"),
        ("commodities.csv", "beras-medium,", "beras-premium,", "stands twice"),
        ("translations.csv", "Bawang merah,Brambang", "Bawang merah,", "jv is empty"),
        ("translations.csv", "Beras medium,", "Beras premium,", "stands twice"),
        ("synonyms.csv", "brambang,jv,", "brambang,su,", "unknown variant"),
        ("synonyms.csv", "brambang,jv,bawang-merah", "brambang,jv,bawang", "not in commodities.csv"),
        ("synonyms.csv", "brambang,jv,bawang-merah", "brambang,jv,", "commodities is empty"),
        ("synonyms.csv", "cabe rawit,id", "cabe merah,id", "stands twice"),
        ("references.csv", "minyakita,HET", "minyak-kita,HET", "not in commodities.csv"),
        ("references.csv", "minyakita,HET", "minyakita,HRT", "unknown variant"),
        ("references.csv", "36500,41500", "41501,41500", "lower is more than upper"),
        ("references.csv", "36500,41500", "36.500,41500", "whole number"),
        ("references.csv", "36500,41500", ",", "needs lower, upper or both"),
        ("references.csv", "HET,,14900", "HET,14000,14900", "lower must be empty"),
        ("references.csv", "HET,,14900", "HPP,,14900", "upper must be empty"),
        ("references.csv", "HET,,14900", "HET,,0", "more than 0"),
        ("references.csv", "beras-sphp,HET", "beras-medium,HET", "stands twice"),
        ("references.csv", "beras-sphp,HET", "beras-medium,HAP", "stands twice"),
        ("references.csv", "2026-02-01,retail", "2026-02-01,auction", "not priced at level"),
        ("references.csv", "2026-02-01", "2026-02", "not a date"),
        ("series_map.csv", "bapanas,Bawang M", "bps,Bawang M", "not in series.toml"),
        ("series_map.csv", ",beras-medium,", ",beras,", "not in commodities.csv"),
        ("series_map.csv", ",beras-medium,", ",gkp-petani,", "not priced at level"),
        ("series_map.csv", "Beras Premium", "Beras Medium", "stands twice"),
        ("series_map.csv", "does not say honan or kating", "", "reason is empty"),
        ("market.toml", "\"06:30\"", "\"6.30\"", "not a time"),
        ("market.toml", "\"ikan-bandeng\"", "\"bandeng\"", "not in commodities.csv"),
        ("market.toml", "entry_from = \"06:30\"", "entry_from = \"10:30\"", "not in order"),
        ("thresholds.toml", "spread_percent = 20", "spread_percent = 0", "between 1 and 100"),
        ("thresholds.toml", "spread_percent = 20", "spread_percent = 20.5", "invalid type"),
        ("thresholds.toml", "spread_percent = 20", "spread = 20", "unknown field"),
        ("thresholds.toml", "history_min = 7", "history_min = 15", "between 1 and 14"),
        ("thresholds.toml", "extreme_z_tenths = 70", "extreme_z_tenths = 35", "between 36"),
        ("thresholds.toml", "M = 10", "M = 4", "between 5 and"),
        ("thresholds.toml", "[5, 8, 12, 20]", "[5, 8, 8, 20]", "must rise"),
        ("thresholds.toml", "[5, 8, 12, 20]", "[5, 8, 12]", "invalid length"),
        ("thresholds.toml", "2020-01-01", "2020-02-30", ""),
        ("thresholds.toml", "2020-01-01", "\"2020-01-01\"", "invalid type"),
        ("series.toml", "\"pihps\"", "\"bapanas\"", "used twice"),
        ("series.toml", "\"daily\"", "\"weekly\"", "unknown variant"),
        ("series.toml", "series/bap", "series/x", "is missing"),
        ("series.toml", "series/bap", "../series/bap", "outside the pack"),
        ("series.toml", "last = 2025-04-01", "last = 2025-04-01T00:00:00", "not a date"),
        ("series.toml", "title", "titel", "unknown field"),
        ("market.toml", "\"tempe\"", "\"tempé\"", "not in commodities.csv"),
        ("market.toml", "first_group = \"Ikan\"", "first_group = \"Iwak\"", "of this group"),
        ("market.toml", "\"pasar-lasem\"", "\"pasar-pati\"", "not in places.csv"),
    ];
    PackCopy::new(PARTS).break_each("market/", &cases);
}

#[test]
fn whole_files_are_refused() {
    let copy = PackCopy::new(PARTS);
    copy.spoil_tables(&[
        "market/places.csv",
        "market/commodities.csv",
        "market/synonyms.csv",
        "market/translations.csv",
        "market/references.csv",
        "market/series_map.csv",
    ]);
    copy.spoil_settings(&[
        "market/market.toml",
        "market/thresholds.toml",
        "market/series.toml",
    ]);
}

#[test]
fn a_series_without_map_is_refused() {
    let copy = PackCopy::new(PARTS);
    let file = copy.text("market/series_map.csv");
    let kept: Vec<&str> = file
        .lines()
        .filter(|line| !line.starts_with("pihps"))
        .collect();
    copy.write("market/series_map.csv", kept.join("\n"));
    assert!(copy.refused().reason.contains("no row for series pihps"));
}

#[test]
fn a_missing_figure_is_named() {
    let copy = PackCopy::new(PARTS);
    let file = copy.text("market/thresholds.toml");
    copy.write(
        "market/thresholds.toml",
        file.replace("\nfloor_rupiah = 250", ""),
    );
    let error = copy.refused();
    assert_eq!(error.file, "market/thresholds.toml");
    assert!(error.row.is_some(), "{error}");
    assert!(
        error.reason.contains("missing field `floor_rupiah`"),
        "{error}"
    );
}
