//! The power goes. What a program did to the phone's file is written down (`power.c`), and the disk
//! built as it may be at a random moment: what was synced is there, of the rest any part, in any
//! order, torn. Whatever the screen called "tersimpan" by then must be found.

use crate::durable::{outbox, queue, saved};
use crate::{KEY, child, child_dir, open};
use rembang_core::seal::Sealer;
use rembang_core::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use uuid::Uuid;

const CUTS: usize = 300;
const FORMS: usize = 150;
/// As large as a disk writes at once.
const SECTOR: usize = 512;

/// The program: forms, each noted in a file of its own once it is saved.
fn fill_in(dir: &Path) {
    let mut store = open(dir);
    let mut outbox = outbox(&mut store);
    let mut told = std::fs::File::create(dir.join("saved")).expect("a list");
    for n in 0..FORMS {
        let key = queue(&mut store, &mut outbox, &"x".repeat(100 + n * 37 % 4_000));
        writeln!(told, "saved {}", key.expect("written")).expect("told");
    }
}

#[test]
fn no_cut_of_the_power_loses_what_was_saved() {
    if let Some(dir) = child_dir() {
        return fill_in(&dir);
    }
    let dir = tempfile::tempdir().expect("a folder");
    let journal = record(dir.path());
    let syncs = journal.iter().filter(|one| one.what == b'f').count();
    assert!(syncs >= FORMS, "only {syncs} syncs were seen");
    let lost = cuts(&journal);
    assert_eq!(lost, 0, "{lost} of {CUTS} cuts lost something");
    // With `synchronous = NORMAL` a commit does not sync the log. Cuts then lose what was saved, and
    // this test sees it.
    let careless: Vec<Event> = journal
        .into_iter()
        .filter(|one| one.what != b'f' || one.file != b'w')
        .collect();
    let lost = cuts(&careless);
    println!("{CUTS} cuts: 0 lost something; without syncs of the log {lost}");
    assert!(lost > CUTS / 4, "only {lost} cuts were caught");
}

struct Event {
    what: u8,
    file: u8,
    at: usize,
    bytes: Vec<u8>,
}

/// Runs the program, and reads what it did.
fn record(dir: &Path) -> Vec<Event> {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/power.c");
    let (library, journal) = (dir.join("power.so"), dir.join("journal"));
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([&library, &PathBuf::from(source)])
        .arg("-ldl")
        .status();
    assert!(made.expect("a C compiler").success());
    const NAME: &str = "power::no_cut_of_the_power_loses_what_was_saved";
    let mut program = child(NAME, &dir.join("phone"));
    std::fs::create_dir(dir.join("phone")).expect("a folder");
    program
        .env("LD_PRELOAD", library)
        .env("POWER_JOURNAL", &journal);
    assert!(program.status().expect("it runs").success());
    let bytes = std::fs::read(journal).expect("what it did");
    let mut rest = bytes.as_slice();
    let mut events = Vec::new();
    while let [what, file, more @ ..] = rest {
        let (at, more) = more.split_at(8);
        let (length, more) = more.split_at(4);
        let at = u64::from_ne_bytes(at.try_into().expect("8 bytes"));
        let length = u32::from_ne_bytes(length.try_into().expect("4 bytes"));
        let (written, more) = more.split_at(usize::try_from(length).expect("a length"));
        events.push(Event {
            what: *what,
            file: *file,
            at: usize::try_from(at).expect("a place"),
            bytes: written.to_vec(),
        });
        rest = more;
    }
    events
}

/// How many cuts lost a form that had been saved.
fn cuts(journal: &[Event]) -> usize {
    let mut rng = fastrand::Rng::with_seed(7);
    let begun = journal
        .iter()
        .position(|one| one.file == b's')
        .expect("a form");
    (0..CUTS)
        .filter(|_| {
            let (before, _) = journal.split_at(rng.usize(begun..=journal.len()));
            let told: String = before
                .iter()
                .filter(|one| one.file == b's')
                .map(|one| String::from_utf8_lossy(&one.bytes).into_owned())
                .collect();
            let told: BTreeSet<Uuid> = told.lines().filter_map(saved).collect();
            let dir = tempfile::tempdir().expect("a folder");
            for (file, bytes) in disk(before, &mut rng) {
                let name = if file == b'd' {
                    "rembang.sqlite"
                } else {
                    "rembang.sqlite-wal"
                };
                std::fs::write(dir.path().join(name), bytes).expect("written");
            }
            let there = Store::open(dir.path()).and_then(|mut store| {
                store.unseal(Sealer::new(&KEY));
                store.operations()
            });
            let there = there.unwrap_or_default().into_iter().map(|one| one.key);
            !told.is_subset(&there.collect())
        })
        .count()
}

/// The disk after these events and a cut.
fn disk(events: &[Event], rng: &mut fastrand::Rng) -> BTreeMap<u8, Vec<u8>> {
    let mut files = BTreeMap::new();
    for file in [b'd', b'w'] {
        let mine: Vec<&Event> = events.iter().filter(|one| one.file == file).collect();
        let synced = mine.iter().rposition(|one| one.what == b'f');
        let (safe, mut unsafe_) = (
            &mine[..synced.map_or(0, |at| at + 1)],
            mine[synced.map_or(0, |at| at + 1)..].to_vec(),
        );
        let mut bytes = Vec::new();
        for event in safe {
            apply(&mut bytes, event, |_| true);
        }
        // A disk writes in the order it likes, a part of it, sector by sector.
        rng.shuffle(&mut unsafe_);
        let part = [0, 50, 100][rng.usize(0..3)];
        for event in unsafe_ {
            apply(&mut bytes, event, |_| rng.usize(0..100) < part);
        }
        if !bytes.is_empty() {
            files.insert(file, bytes);
        }
    }
    files
}

fn apply(bytes: &mut Vec<u8>, event: &Event, mut arrives: impl FnMut(usize) -> bool) {
    match event.what {
        b't' if arrives(0) => bytes.resize(event.at, 0),
        b'w' => {
            for (n, sector) in event.bytes.chunks(SECTOR).enumerate() {
                if !arrives(n) {
                    continue;
                }
                let at = event.at + n * SECTOR;
                if bytes.len() < at + sector.len() {
                    bytes.resize(at + sector.len(), 0);
                }
                bytes[at..at + sector.len()].copy_from_slice(sector);
            }
        }
        _ => {}
    }
}
