//! `shared/access.csv` against the running server, cell by cell.
//!
//! Allowed means 2xx and the effect, seen afterwards. Denied means the code, a problem that says
//! nothing, a database in which not a byte has changed, and, where an absent object gets the same
//! cell, the same bytes. The fixtures are in `access/world.rs`; forgetting one is a failure.

mod world;

use crate::prelude::*;
use rembang_shared::catalogue;
use rembang_tests::access::{ANONYMOUS, Cell, Relation, Table};
use rembang_tests::raw::{Answer, contents};
use world::{Case, Effect, World};

on_both!(
    every_cell_holds,
    a_wrong_expectation_is_reported,
    an_endpoint_without_a_fixture_is_reported
);

async fn every_cell_holds(server: Arc<Server>) {
    let table = Table::committed();
    let mut world = World::new(Arc::clone(&server), Role::ALL).await;
    let (cells, wrong) = check(&mut world, &table).await;
    println!("access: {cells} cells");
    let roles = Role::ALL.len() + 1;
    assert_eq!(cells, table.rows.len() * roles, "no cell was left out");
    assert!(wrong.is_empty(), "{}", report(&wrong));
}

/// The checker itself can fail, in every way in which a cell can be wrong.
async fn a_wrong_expectation_is_reported(server: Arc<Server>) {
    let lines = [
        ("LatestPrices", Relation::None),
        ("Account", Relation::Elsewhere),
        ("Account", Relation::Absent),
        ("PricePanel", Relation::SameArea),
        ("PricePanel", Relation::Elsewhere),
        ("PricePanel", Relation::Absent),
    ];
    let mut table = only(
        &Table::committed(),
        &[
            Role::Resident,
            Role::Farmer,
            Role::Enumerator,
            Role::ExtensionOfficer,
        ],
    );
    table
        .rows
        .retain(|row| lines.contains(&(row.endpoint.as_str(), row.relation)));
    assert_eq!(table.rows.len(), lines.len());
    let planted = [
        ("LatestPrices", Relation::None, "farmer", Cell::Masked),
        ("Account", Relation::Elsewhere, "anonymous", Cell::Yes),
        (
            "Account",
            Relation::Elsewhere,
            "extension_officer",
            Cell::Denied(404),
        ),
        ("Account", Relation::Elsewhere, "resident", Cell::Masked),
        ("Account", Relation::Absent, "resident", Cell::Denied(404)),
        (
            "PricePanel",
            Relation::SameArea,
            "enumerator",
            Cell::Denied(403),
        ),
        ("PricePanel", Relation::Elsewhere, "farmer", Cell::Yes),
        (
            "PricePanel",
            Relation::Elsewhere,
            "anonymous",
            Cell::Denied(403),
        ),
        (
            "PricePanel",
            Relation::Absent,
            "enumerator",
            Cell::Denied(422),
        ),
    ];
    let mut world = World::new(
        server,
        &[
            Role::Resident,
            Role::Farmer,
            Role::Enumerator,
            Role::ExtensionOfficer,
        ],
    )
    .await;
    let (_, wrong) = check(&mut world, &table).await;
    assert!(wrong.is_empty(), "{}", report(&wrong));

    for (endpoint, relation, column, cell) in planted {
        let column = table.columns.iter().position(|name| name == column);
        let row = table
            .rows
            .iter_mut()
            .find(|row| row.endpoint == endpoint && row.relation == relation);
        row.expect("the line is there").cells[column.expect("the column is there")] = cell;
    }
    let (_, wrong) = check(&mut world, &table).await;
    let mut found: Vec<_> = wrong
        .iter()
        .map(|w| {
            (
                w.endpoint.as_str(),
                w.relation,
                w.column.as_str(),
                w.expected,
            )
        })
        .collect();
    let mut planted = planted.to_vec();
    let by_name = |(endpoint, relation, column, _): &(&str, Relation, &str, Cell)| {
        format!("{endpoint} {relation:?} {column}")
    };
    found.sort_by_key(by_name);
    planted.sort_by_key(by_name);
    assert_eq!(found, planted, "{}", report(&wrong));
}

async fn an_endpoint_without_a_fixture_is_reported(server: Arc<Server>) {
    let text = "endpoint,relation,anonymous\nGrantRole,same_office,401\nNobody,none,401\n";
    let table = Table::parse(text).expect("a table");
    let mut world = World::new(server, &[]).await;
    let (cells, wrong) = check(&mut world, &table).await;
    assert_eq!((cells, wrong.len()), (0, 2), "{}", report(&wrong));
}

#[test]
fn nothing_is_missing_from_the_table() {
    let gaps = Table::committed().gaps(catalogue());
    assert!(gaps.is_empty(), "{}", gaps.join("\n"));
}

#[test]
fn what_is_missing_from_a_table_is_told() {
    let whole = Table::committed();
    let gaps = |spoil: fn(&mut Table)| {
        let mut table = whole.clone();
        spoil(&mut table);
        table.gaps(catalogue()).len()
    };
    assert_eq!(gaps(|t| t.rows.retain(|row| row.endpoint != "Queue")), 1);
    assert_eq!(gaps(|t| t.rows[0].endpoint = "SignOn".to_owned()), 2);
    assert_eq!(gaps(|t| drop(t.columns.pop())), 1);
    assert_eq!(gaps(|t| t.rows.push(t.rows[1].clone())), 1);
    assert!(Table::parse("endpoint,relation,anonymous\nMe,own,maybe\n").is_err());
    assert!(Table::parse("endpoint,relation,anonymous\nMe,mine,yes\n").is_err());
    assert!(Table::parse("endpoint,relation,anonymous,dpo\nMe,own,yes\n").is_err());
}

/// The table for some roles.
fn only(table: &Table, roles: &[Role]) -> Table {
    let keep: Vec<usize> = (0..table.columns.len())
        .filter(|at| {
            let name = &table.columns[*at];
            name == ANONYMOUS || roles.iter().any(|role| role.slug() == name)
        })
        .collect();
    let mut small = table.clone();
    small.columns = keep.iter().map(|at| table.columns[*at].clone()).collect();
    for row in &mut small.rows {
        row.cells = keep.iter().map(|at| row.cells[*at]).collect();
    }
    small
}

/// A cell that does not hold.
struct Wrong {
    endpoint: String,
    relation: Relation,
    column: String,
    expected: Cell,
    why: String,
}

fn report(wrong: &[Wrong]) -> String {
    let mut text = format!("{} cells do not hold\n", wrong.len());
    for w in wrong {
        text += &format!(
            "{:14} {:10} {:18} {:12} {}\n",
            w.endpoint,
            format!("{:?}", w.relation),
            w.column,
            format!("{:?}", w.expected),
            w.why
        );
    }
    text
}

/// Asks for every cell; how many there were and which do not hold.
async fn check(world: &mut World, table: &Table) -> (usize, Vec<Wrong>) {
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in &table.rows {
        for (at, column) in table.columns.iter().enumerate() {
            let role = Role::from_slug(column);
            let expected = row.cells[at];
            let mut complain = |why: String| {
                wrong.push(Wrong {
                    endpoint: row.endpoint.clone(),
                    relation: row.relation,
                    column: column.clone(),
                    expected,
                    why,
                });
            };
            let Some(cases) = world.cases(&row.endpoint, row.relation, role).await else {
                complain("has no fixture".to_owned());
                continue;
            };
            cells += 1;
            // Where an absent object gets the same cell, nothing may tell the two apart; the
            // owner alone may be told more.
            let absent = table.cell(&row.endpoint, Relation::Absent, at);
            let compare = row.relation != Relation::Own && absent == Some(expected);
            let mut verdict = Ok(());
            for case in cases {
                let made_up = if compare {
                    world
                        .cases(&row.endpoint, Relation::Absent, role)
                        .await
                        .and_then(|cases| cases.into_iter().next())
                } else {
                    None
                };
                verdict = verdict.and(holds(world, role, expected, case, made_up).await);
            }
            if let Err(why) = verdict {
                complain(why);
            }
        }
    }
    (cells, wrong)
}

async fn holds(
    world: &mut World,
    role: Option<Role>,
    expected: Cell,
    case: Case,
    made_up: Option<Case>,
) -> Result<(), String> {
    let before = contents(&mut world.conn);
    let answer = world.send(role, &case).await;
    let Cell::Denied(status) = expected else {
        if answer.status / 100 != 2 {
            return Err(format!("got {} {}", answer.status, answer.text()));
        }
        if expected == Cell::Masked {
            masked(&answer, &case)?;
        }
        return world.took_effect(role, &case.effect, &answer).await;
    };
    if answer.status != status {
        return Err(format!("got {} {}", answer.status, answer.text()));
    }
    answer.problem()?;
    let after = contents(&mut world.conn);
    let changed: Vec<&String> = after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, _)| table)
        .collect();
    if !changed.is_empty() {
        return Err(format!("was denied and changed {changed:?}"));
    }
    if let Some(made_up) = made_up {
        let other = world.send(role, &made_up).await.bare();
        let answer = answer.bare();
        if other != answer {
            return Err(format!(
                "{} {:?} {} differs from a made-up one: {} {:?} {}",
                answer.status,
                answer.headers,
                answer.text(),
                other.status,
                other.headers,
                other.text()
            ));
        }
    }
    Ok(())
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

impl Effect {
    /// The answer holds these words.
    fn shows(words: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::Shows {
            words: words.into_iter().map(|word| word.to_string()).collect(),
            hides: Vec::new(),
        }
    }
}
