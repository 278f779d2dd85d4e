//! How home's rows are called for the access table.

use crate::access::{Case, Effect, Who, World, fixtures};
use rembang_shared::home::api::{Home, SearchIndex, Status};

fixtures! { home;
    Home: Unowned => home,
    SearchIndex: Unowned => search_index,
    Status: Unowned => status,
}

async fn home(_: &mut World, _: Who) -> Case {
    Case::of::<Home>((), (), Effect::shows(["published"]))
}

async fn search_index(_: &mut World, _: Who) -> Case {
    Case::of::<SearchIndex>((), (), Effect::shows(["brambang", "33.17.14.2003"]))
}

async fn status(_: &mut World, _: Who) -> Case {
    Case::of::<Status>((), (), Effect::shows(["places_today"]))
}
