//! The access tables against the running server, cell by cell, a module at a time.
//!
//! Allowed means 2xx and the effect, seen afterwards. Denied means the code, a problem that says
//! nothing, a database in which not a byte has changed, and, where an absent object gets the same
//! cell, the same bytes. How a row is called stands in `<module>/access.rs`; a row without a
//! fixture does not compile.

mod case;
mod world;

pub(crate) use case::fixtures;
pub use case::{Case, Effect, Fixture, Who, assert_complete};
pub use rembang_tests::access::Relation;
pub use world::{AREA, OTHER_AREA, World};

use crate::prelude::*;
use rembang_shared::catalogue;
use rembang_shared::endpoint::Info;
use rembang_tests::access::{Asker, Cell, Row, Table, slug};
use rembang_tests::raw::{Answer, contents};
use std::collections::BTreeMap;
use std::path::Path;

on_both!(a_wrong_expectation_is_reported);

/// The test of a module's table, declared by `fixtures!`.
pub async fn every_cell_holds(server: Arc<Server>, module: &str, fixtures: &[Fixture]) {
    let table = Table::committed(catalogue().filter(|info| info.module == module));
    let mut world = World::new(server, Role::ALL).await;
    let (cells, wrong) = check(&mut world, &table, fixtures).await;
    println!("access of {module}: {cells} cells");
    assert!(wrong.is_empty(), "{}", report(&wrong));
    assert_eq!(cells, table.rows.len() * table.askers.len(), "left out");
    for fixture in fixtures {
        for relation in fixture.relations {
            let row = table.row(fixture.endpoint, *relation);
            assert!(row.is_some(), "{} {relation:?}", fixture.endpoint);
        }
    }
}

/// The checker itself can fail, in every way in which a cell can be wrong.
async fn a_wrong_expectation_is_reported(server: Arc<Server>) {
    use Relation::{Absent, Elsewhere, SameArea, Unowned};
    let roles = [
        Role::Resident,
        Role::Farmer,
        Role::Enumerator,
        Role::ExtensionOfficer,
    ];
    let lines = [
        ("LatestPrices", Unowned),
        ("Account", Elsewhere),
        ("Account", Absent),
        ("PricePanel", SameArea),
        ("PricePanel", Elsewhere),
        ("PricePanel", Absent),
    ];
    let modules = [
        crate::identity::access::FIXTURES,
        crate::market::access::FIXTURES,
    ];
    let fixtures: Vec<Fixture> = modules.concat();
    let mut table = Table::committed(catalogue());
    table.askers = std::iter::once(None).chain(roles.map(Some)).collect();
    table
        .rows
        .retain(|row| lines.contains(&(row.endpoint.as_str(), row.relation)));
    assert_eq!(table.rows.len(), lines.len());
    let mut world = World::new(server, &roles).await;
    let (_, wrong) = check(&mut world, &table, &fixtures).await;
    assert!(wrong.is_empty(), "{}", report(&wrong));

    let (farmer, resident) = (Some(Role::Farmer), Some(Role::Resident));
    let (enumerator, extension) = (Some(Role::Enumerator), Some(Role::ExtensionOfficer));
    let planted = [
        ("Account", Absent, resident, Cell::Denied(404)),
        ("Account", Elsewhere, None, Cell::Yes),
        ("Account", Elsewhere, extension, Cell::Denied(404)),
        ("Account", Elsewhere, resident, Cell::Masked),
        ("LatestPrices", Unowned, farmer, Cell::Masked),
        ("PricePanel", Absent, enumerator, Cell::Denied(422)),
        ("PricePanel", Elsewhere, None, Cell::Denied(403)),
        ("PricePanel", Elsewhere, farmer, Cell::Yes),
        ("PricePanel", SameArea, enumerator, Cell::Denied(403)),
    ];
    for (endpoint, relation, asker, cell) in planted {
        let row = table
            .rows
            .iter_mut()
            .find(|row| row.endpoint == endpoint && row.relation == relation);
        row.expect("the line is there").expect(asker, cell);
    }
    let (_, wrong) = check(&mut world, &table, &fixtures).await;
    let in_order = |cells: &mut Vec<(String, Relation, Asker, Cell)>| {
        cells.sort_by_key(|(endpoint, relation, asker, _)| (endpoint.clone(), *relation, *asker));
    };
    let mut planted = planted
        .map(|(endpoint, relation, asker, cell)| (endpoint.to_owned(), relation, asker, cell))
        .to_vec();
    let mut found = wrong
        .iter()
        .map(|w| (w.endpoint.clone(), w.relation, w.asker, w.expected))
        .collect();
    in_order(&mut planted);
    in_order(&mut found);
    assert_eq!(found, planted, "{}", report(&wrong));
}

#[test]
fn nothing_is_missing_from_the_tables() {
    let gaps = Table::committed(catalogue()).gaps(catalogue());
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite");
    for info in catalogue() {
        let folder = suite.join(info.module);
        let tested = folder.join("access.rs").exists() || folder.join("access/mod.rs").exists();
        assert!(tested, "nobody asks for the cells of {}", info.module);
    }
}

#[test]
fn what_is_missing_is_said() {
    let whole = Table::committed(catalogue());
    let gaps = |spoil: fn(&mut Table)| {
        let mut table = whole.clone();
        spoil(&mut table);
        table.gaps(catalogue()).len()
    };
    assert_eq!(gaps(|t| t.rows.retain(|row| row.endpoint != "Queue")), 1);
    assert_eq!(gaps(|t| t.rows[0].endpoint = "SignOn".to_owned()), 2);
    assert_eq!(gaps(|t| t.rows[0].module = "home".to_owned()), 2);
    assert_eq!(gaps(|t| t.rows.push(t.rows[1].clone())), 1);
    let reads = |line: &str| Table::parse("x", &format!("endpoint,relation,cells\n{line}\n"));
    assert!(reads("Me,own,dpo=yes,others=403").is_ok());
    for wrong in [
        "Me,own,others=maybe",
        "Me,mine,others=yes",
        "Me,own,king=yes,others=403",
        "Me,own,dpo=yes",
        "Me,own,dpo=yes,dpo=yes,others=403",
        "Me,own,dpo=yes,all=403",
        "Me,own,others=yes,others=403",
        "Me,own,yes",
        "Me",
    ] {
        assert!(reads(wrong).is_err(), "{wrong}");
    }
    let rows = rembang_shared::home::api::ENDPOINTS;
    assert!(std::panic::catch_unwind(|| assert_complete(rows, &[])).is_err());
}

/// A cell that does not hold.
struct Wrong {
    endpoint: String,
    relation: Relation,
    asker: Asker,
    expected: Cell,
    why: String,
}

impl Wrong {
    fn new(row: &Row, asker: Asker, why: String) -> Self {
        Self {
            endpoint: row.endpoint.clone(),
            relation: row.relation,
            asker,
            expected: row.cell(asker),
            why,
        }
    }
}

fn report(wrong: &[Wrong]) -> String {
    let mut text = format!("{} cells do not hold\n", wrong.len());
    for w in wrong {
        text += &format!(
            "{:14} {:10} {:18} {:12} {}\n",
            w.endpoint,
            format!("{:?}", w.relation),
            slug(w.asker),
            format!("{:?}", w.expected),
            w.why
        );
    }
    text
}

/// Asks for every cell; how many there were and which do not hold.
async fn check(world: &mut World, table: &Table, fixtures: &[Fixture]) -> (usize, Vec<Wrong>) {
    let infos: BTreeMap<&str, &Info> = catalogue().map(|info| (info.name, info)).collect();
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in &table.rows {
        let fixture = fixtures.iter().find(|fixture| {
            fixture.endpoint == row.endpoint && fixture.relations.contains(&row.relation)
        });
        let Some(fixture) = fixture else {
            wrong.push(Wrong::new(row, None, "has no fixture".to_owned()));
            continue;
        };
        cells += table.askers.len();
        let access = infos[row.endpoint.as_str()].access;
        let (stopped, asking): (Vec<Asker>, Vec<Asker>) = table
            .askers
            .iter()
            .partition(|asker| row.stops(access, **asker));
        let line = Line {
            row,
            fixture,
            absent: table.row(&row.endpoint, Relation::Absent),
        };
        for asker in asking {
            if let Err(why) = line.holds(world, asker).await {
                wrong.push(Wrong::new(row, asker, why));
            }
        }
        for (asker, why) in line.stops(world, &stopped).await {
            wrong.push(Wrong::new(row, asker, why));
        }
    }
    (cells, wrong)
}

/// A line of a table and what it takes to ask for its cells.
struct Line<'a> {
    row: &'a Row,
    fixture: &'a Fixture,
    absent: Option<&'a Row>,
}

impl Line<'_> {
    fn who(&self, asker: Asker) -> Who {
        Who {
            asker,
            relation: self.row.relation,
        }
    }

    /// True where an absent object gets the same cell, so that nothing may tell the two apart; the
    /// owner alone may be told more.
    fn compares(&self, asker: Asker) -> bool {
        let absent = self.absent.map(|row| row.cell(asker));
        self.row.relation != Relation::Own && absent == Some(self.row.cell(asker))
    }

    async fn calls(&self, world: &mut World, who: Who) -> Vec<Case> {
        world.prove();
        (self.fixture.calls)(world, who).await
    }

    async fn made_up(&self, world: &mut World, asker: Asker) -> Option<Case> {
        if !self.compares(asker) {
            return None;
        }
        let relation = Relation::Absent;
        let calls = self.calls(world, Who { asker, relation }).await;
        calls.into_iter().next()
    }

    /// One cell, on objects of its own.
    async fn holds(&self, world: &mut World, asker: Asker) -> Result<(), String> {
        let (who, expected) = (self.who(asker), self.row.cell(asker));
        for case in self.calls(world, who).await {
            let made_up = self.made_up(world, asker).await;
            let before = contents(&mut world.conn);
            let answer = world.send(who, &case).await;
            let Cell::Denied(status) = expected else {
                if answer.status / 100 != 2 {
                    return Err(format!("got {} {}", answer.status, answer.text()));
                }
                if expected == Cell::Masked {
                    masked(&answer, &case)?;
                }
                world.took_effect(who, &case.effect, &answer).await?;
                continue;
            };
            denied(&answer, status)?;
            unchanged(&before, world)?;
            if let Some(made_up) = made_up {
                same(&answer, &world.send(who, &made_up).await)?;
            }
        }
        Ok(())
    }

    /// The cells of those whom the row itself is not for: the object makes no difference, so one
    /// set of objects does for all of them.
    async fn stops(&self, world: &mut World, askers: &[Asker]) -> Vec<(Asker, String)> {
        let Some(last) = askers.last() else {
            return Vec::new();
        };
        let cases = self.calls(world, self.who(*last)).await;
        let made_up = self.made_up(world, *last).await;
        let before = contents(&mut world.conn);
        let mut wrong = Vec::new();
        for asker in askers {
            let Cell::Denied(status) = self.row.cell(*asker) else {
                continue;
            };
            let who = self.who(*asker);
            for case in &cases {
                let answer = world.send(who, case).await;
                let mut verdict = denied(&answer, status);
                if let Some(made_up) = made_up.as_ref().filter(|_| self.compares(*asker)) {
                    verdict = verdict.and(same(&answer, &world.send(who, made_up).await));
                }
                wrong.extend(verdict.err().map(|why| (*asker, why)));
            }
        }
        if let Err(why) = unchanged(&before, world) {
            wrong.push((*last, format!("one of them {why}")));
        }
        wrong
    }
}

fn denied(answer: &Answer, status: u16) -> Result<(), String> {
    if answer.status != status {
        return Err(format!("got {} {}", answer.status, answer.text()));
    }
    answer.problem().map(drop)
}

fn unchanged(before: &BTreeMap<String, String>, world: &mut World) -> Result<(), String> {
    let after = contents(&mut world.conn);
    let changed: Vec<&String> = after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, _)| table)
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    Err(format!("was denied and changed {changed:?}"))
}

fn same(answer: &Answer, made_up: &Answer) -> Result<(), String> {
    let (answer, other) = (answer.clone().bare(), made_up.clone().bare());
    if other == answer {
        return Ok(());
    }
    Err(format!(
        "{} {:?} {} differs from a made-up one: {} {:?} {}",
        answer.status,
        answer.headers,
        answer.text(),
        other.status,
        other.headers,
        other.text()
    ))
}

fn masked(answer: &Answer, case: &Case) -> Result<(), String> {
    let text = answer.text();
    if !text.contains('•') || case.secrets.is_empty() {
        return Err(format!("masks nothing: {text}"));
    }
    match case.secrets.iter().find(|secret| text.contains(*secret)) {
        Some(secret) => Err(format!("tells {secret}: {text}")),
        None => Ok(()),
    }
}
