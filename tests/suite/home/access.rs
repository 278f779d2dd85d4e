//! How home's rows are called for the access table.

use crate::access::{Case, Effect, Who, World, fixtures};
use rembang_shared::home::api::*;

fixtures! { home;
    Home: Unowned => home,
    CardOf: Unowned => card_of,
    Search: Unowned => search,
    Contact: Unowned => contact,
    Status: Unowned => status,
    Regency: Unowned => regency,
}

async fn home(_: &mut World, _: Who) -> Case {
    Case::of::<Home>((), (), Effect::shows(["cards"]))
}

async fn card_of(_: &mut World, _: Who) -> Case {
    let query = CardQuery {
        module: "market".to_owned(),
        rows: Some("beras-medium".to_owned()),
    };
    Case::of::<CardOf>(query, (), Effect::shows(["/pasar"]))
}

async fn search(_: &mut World, _: Who) -> Case {
    let module = "home".to_owned();
    Case::of::<Search>(ModuleName { module }, (), Effect::shows(["33.17.14.2003"]))
}

async fn contact(_: &mut World, _: Who) -> Case {
    Case::of::<Contact>((), (), Effect::shows(["office"]))
}

async fn status(_: &mut World, _: Who) -> Case {
    Case::of::<Status>((), (), Effect::shows(["parts"]))
}

async fn regency(_: &mut World, _: Who) -> Case {
    Case::of::<Regency>((), (), Effect::shows(["publish_at"]))
}
