//! How a module says which of its lists phones keep. `modules/sync` brings them there and knows none
//! of them; the writes that touch such a list say so with [`Cx::changed`].

use super::auth::{Person, Who};
use super::change;
use super::cx::Cx;
use super::db::Id;
use super::error::Result;
use rembang_shared::access::Access;
use rembang_shared::endpoint::{Endpoint, Info};
use rembang_shared::values::AreaCode;
use serde_json::Value;

/// What stands in a part of a list beyond one of its ids, most urgent first: at most so many ids.
pub type Ids = fn(&mut Cx<'_>, &Scope, Option<Id>, usize) -> Result<Vec<Id>>;
/// Things as their list would show them now. What is not in that part of the list is left out.
pub type Views = fn(&mut Cx<'_>, &Scope, &[Id]) -> Result<Vec<Seen>>;

/// A list that phones keep.
pub struct Synced {
    /// Its row, which is flagged `synced` and says who may have it.
    pub row: Info,
    /// Which parts of it somebody has.
    pub reach: Reach,
    /// What to begin with.
    pub ids: Ids,
    /// What to show.
    pub views: Views,
}

/// Which parts of a list are whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What is the caller's, or was handed to them.
    Own,
    /// What lies in the areas of their grants.
    Area,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Of an account.
    Own(Id),
    /// Of an area.
    Area(AreaCode),
}

/// A thing as its list shows it.
pub struct Seen {
    /// Its id.
    pub id: Id,
    /// How soon it is wanted.
    pub urgency: Urgency,
    /// What the list's row would answer with.
    pub view: Value,
}

/// How soon a thing is wanted on a phone that has a moment of signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Waits for whoever keeps it.
    Waiting,
    /// Is good to know.
    Known,
}

impl Synced {
    /// A list by its row.
    pub const fn of<E: Endpoint>(reach: Reach, ids: Ids, views: Views) -> Self {
        const { assert!(E::INFO.flags.synced, "the row is not flagged `synced`") };
        Self {
            row: E::INFO,
            reach,
            ids,
            views,
        }
    }

    /// The parts that the caller has. Of two areas of which one lies in the other, the larger.
    pub fn scopes(&self, who: &Who) -> Vec<Scope> {
        let Some(person) = who.0.as_deref() else {
            return Vec::new();
        };
        match self.reach {
            Reach::Own if who.may_call(self.row.access).is_ok() => {
                vec![Scope::Own(person.account)]
            }
            Reach::Own => Vec::new(),
            Reach::Area => {
                let areas = areas(person, self.row.access).into_iter();
                areas.map(Scope::Area).collect()
            }
        }
    }
}

fn areas(person: &Person, access: Access) -> Vec<AreaCode> {
    let counts = |role| matches!(access, Access::Roles(roles) if roles.contains(&role));
    let granted = person.grants.iter().filter(|grant| counts(grant.role));
    let mut areas: Vec<AreaCode> = granted.map(|grant| grant.area.clone()).collect();
    areas.sort_unstable();
    // In this order whoever covers an area comes right before it, or before others it covers.
    areas.dedup_by(|inner, outer| outer.covers(inner));
    areas
}

impl Cx<'_> {
    /// Something in a list that phones keep has come, changed or gone. Whoever keeps a part of the
    /// list in which it stands, or stood until now, hears of it: what they may see of it is looked
    /// up then. In an area means in every one around it too.
    pub fn changed<E: Endpoint>(&mut self, scope: &Scope, object: Id) -> Result<()> {
        const { assert!(E::INFO.flags.synced, "the row is not flagged `synced`") };
        let regency = &self.pack.about().code;
        let scopes: Vec<Scope> = match scope {
            Scope::Own(_) => vec![scope.clone()],
            Scope::Area(area) => std::iter::successors(Some(area.clone()), AreaCode::parent)
                .take_while(|area| regency.covers(area))
                .map(Scope::Area)
                .collect(),
        };
        let at = self.app.clock.now();
        change::record(self.conn, E::INFO.name, &scopes, object, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::auth::Grant;
    use crate::platform::db::Id;
    use rembang_shared::access::Role;
    use uuid::Uuid;

    fn person(grants: &[(Role, &str)]) -> Person {
        let id = Id(Uuid::nil());
        let day = chrono::NaiveDate::default();
        let grants = grants.iter().map(|(role, area)| Grant {
            id,
            role: *role,
            area: area.parse().expect("an area"),
            valid_from: day,
            valid_to: day,
        });
        Person {
            account: id,
            session: id,
            device: id,
            demo: false,
            proven_at: None,
            grants: grants.collect(),
        }
    }

    #[test]
    fn an_area_within_another_is_no_part_of_its_own() {
        use Role::{Enumerator, PriceOfficer};
        let kept = |grants: &[(Role, &str)]| -> Vec<String> {
            let access = Access::Roles(&[PriceOfficer]);
            let found = areas(&person(grants), access).into_iter();
            found.map(String::from).collect()
        };
        assert_eq!(kept(&[(Enumerator, "33.17")]), [""; 0]);
        let twice = [(PriceOfficer, "33.17.14"), (PriceOfficer, "33.17.14")];
        assert_eq!(kept(&twice), ["33.17.14"]);
        let mixed = [
            (PriceOfficer, "33.17.14.2003"),
            (PriceOfficer, "33.17.01"),
            (PriceOfficer, "33.17.14"),
            (Enumerator, "33.17"),
            (PriceOfficer, "33.17.14.2004"),
        ];
        assert_eq!(kept(&mixed), ["33.17.01", "33.17.14"]);
        let whole = [(PriceOfficer, "33.17.14"), (PriceOfficer, "33.17")];
        assert_eq!(kept(&whole), ["33.17"]);
    }
}
