//! Each rule tried against what it forbids, and against what only looks like it.

use super::*;

#[test]
fn each_rule_sees_an_offence() {
    let planted = [
        (
            "backend/src/platform/bind.rs",
            "use crate::{modules::market, schema};",
        ),
        (
            "backend/src/platform/bind.rs",
            "let routes = crate::modules::routes();",
        ),
        ("shared/src/market/rules.rs", "use std::{fs, fmt};"),
        (
            "shared/src/market/rules.rs",
            "let now = chrono::Utc::now();",
        ),
        (
            "backend/src/modules/market/http.rs",
            "use diesel::prelude::*;",
        ),
        (
            "backend/src/modules/market/http.rs",
            "use super::schema::price_report;",
        ),
        (
            "backend/src/modules/market/store.rs",
            "use rembang_shared::market::rules::{Reason, validate};",
        ),
        (
            "backend/src/modules/market/store.rs",
            "use rembang_shared::market::rules::*;",
        ),
        (
            "backend/src/modules/market/store.rs",
            "use super::http::limit;",
        ),
        (
            "backend/src/modules/identity/flow.rs",
            "use crate::modules::market;",
        ),
        (
            "backend/src/modules/identity/flow.rs",
            "use super::super::market;",
        ),
        // The server knows the list, and gives it to whoever loops over it.
        (
            "backend/src/modules/privacy/export.rs",
            "use crate::modules::ALL;",
        ),
        ("backend/src/modules/identity/mod.rs", "use super::market;"),
        (
            "backend/src/modules/identity/store/codes.rs",
            "use super::super::super::market;",
        ),
        (
            "backend/src/modules/identity/store/codes.rs",
            "use super::super::flow::note;",
        ),
        (
            "backend/src/modules/identity/store/codes.rs",
            "let x = crate::modules::market::store_import;",
        ),
        ("backend/src/modules/market/mod.rs", "pub mod store;"),
        (
            "app/src/ui/field/Field.svelte",
            "import { m } from '$words';",
        ),
        (
            "app/src/ui/field/Field.svelte",
            "import { date } from '../../platform/format';",
        ),
        (
            "app/src/modules/market/a.ts",
            "import { me } from \"$modules/identity/session\";",
        ),
        (
            "app/src/modules/market/a.ts",
            "export * from '../identity/session';",
        ),
        (
            "app/src/modules/market/a.ts",
            "await import('../../routes/x');",
        ),
        (
            "app/src/shell/Failed.svelte",
            "import { session } from '$modules/identity/session.svelte';",
        ),
        (
            "app/src/routes/kantor/+layout.svelte",
            "import { queue } from '$modules/market/office/desk.svelte';",
        ),
        (
            "app/src/routes/destination.ts",
            "import { Queue } from '$api/market.gen';",
        ),
        (
            "app/src/platform/web.ts",
            "import { invoke } from '@tauri-apps/api/core';",
        ),
        (
            "app/src/modules/market/a.ts",
            "await fetch('/api/v1/market/prices');",
        ),
        (
            "app/src/shell/Gate.svelte",
            "const here = location.origin + location.pathname;",
        ),
        (
            "app/src/routes/+layout.svelte",
            "onclick={() => window.print()}",
        ),
        ("app/src/modules/market/A.svelte", "onclick={print}"),
        (
            "app/src/modules/market/a.ts",
            "const kept = globalThis.localStorage;",
        ),
        (
            "app/src/modules/market/a.ts",
            "import { address } from '$platform/web';",
        ),
    ];
    for (path, text) in planted {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let seen = RULES.iter().any(|(_, rule)| !rule(&source).is_empty());
        assert!(seen, "nobody minds `{text}` in {path}");
    }
    let harmless = [
        (
            "backend/src/platform/bind.rs",
            "// crate::modules knows this",
        ),
        (
            "backend/src/modules/market/store.rs",
            "use rembang_shared::market::rules::{Reason, Verdict};",
        ),
        (
            "backend/src/modules/market/load.rs",
            "use crate::modules::identity;",
        ),
        (
            "app/src/ui/field/Field.svelte",
            "import Badge from '$ui/badge/Badge.svelte';",
        ),
        (
            "app/src/modules/market/office/a.ts",
            "import { m } from '../words';",
        ),
        (
            "app/src/routes/kantor/pasar/+page.svelte",
            "import OfficeHome from '$modules/market/office/OfficeHome.svelte';",
        ),
        (
            "app/src/routes/destination.ts",
            "import { offices } from '$modules';",
        ),
        (
            "app/src/platform/tauri/client.ts",
            "import { invoke } from '@tauri-apps/api/core';",
        ),
        (
            "app/src/platform/web.ts",
            "fetch(url); localStorage.clear(); location.reload();",
        ),
        (
            "app/src/modules/market/A.svelte",
            "import { print } from '$host/device'; import { goto } from '$app/navigation'; prefetch(); onclick={print}",
        ),
    ];
    for (path, text) in harmless {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let faults: Vec<_> = RULES.iter().flat_map(|(_, rule)| rule(&source)).collect();
        assert!(faults.is_empty(), "{faults:?} about `{text}` in {path}");
    }
}
