//! `app/src/api/<module>.gen.ts` from the contract and the rulebook: types, rules and endpoints of
//! a module. What belongs to no module stands in `shared.gen.ts`. Committed; a test keeps them true.

use rembang_shared::endpoint::{Endpoint, Visit};
use rembang_shared::rule::{Rule, VisitRule};
use std::any::type_name;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// Where stands what belongs to no module, such as `Page` and `ErrorBody`.
const SHARED: &str = "shared";

/// The text of each file by the name of its module; or what stands in the way.
pub fn generate() -> Result<BTreeMap<String, String>, String> {
    let mut all = Generator {
        config: Config::new().with_large_int("number"),
        ..Generator::default()
    };
    all.declare::<rembang_shared::error::ErrorBody>();
    rembang_shared::visit_rules(&mut all);
    rembang_shared::visit(&mut all);
    if !all.faults.is_empty() {
        return Err(all.faults.join("\n"));
    }
    let text = |(name, file): (String, File)| file.text(&name).map(|text| (name, text));
    all.files.into_iter().map(text).collect()
}

#[derive(Default)]
struct Generator {
    config: Config,
    files: BTreeMap<String, File>,
    faults: Vec<String>,
}

/// What a module exports.
#[derive(Default)]
struct File {
    types: BTreeMap<String, Declaration>,
    rules: String,
    rows: String,
    /// Names of the rules and rows.
    values: BTreeSet<String>,
    /// Names that are used, by the module that has them.
    used: BTreeMap<String, BTreeSet<String>>,
}

struct Declaration {
    /// Its path in Rust.
    rust: &'static str,
    text: String,
}

impl Generator {
    /// The module whose type it is.
    fn owner<T: ?Sized>(&self) -> String {
        let module = type_name::<T>().split("::").nth(1).unwrap_or_default();
        let module = if rembang_shared::MODULES.contains(&module) {
            module
        } else {
            SHARED
        };
        module.to_owned()
    }

    /// Writes a type of ours, and whatever it is made of, into the files of their modules.
    fn declare<T: TS + 'static + ?Sized>(&mut self) {
        // Numbers and strings declare nothing.
        if <T::WithoutGenerics as TS>::output_path().is_some() {
            let owner = self.owner::<T>();
            let name = T::ident(&self.config);
            let rust = type_name::<T::WithoutGenerics>();
            let file = self.files.entry(owner.clone()).or_default();
            match file.types.entry(name) {
                Entry::Occupied(known) if known.get().rust == rust => {
                    // The page is known, what stands on this one may not be.
                    T::visit_generics(self);
                    return;
                }
                Entry::Occupied(other) => self.faults.push(format!(
                    "{} of {owner} is two types: {rust}, {}",
                    other.key(),
                    other.get().rust
                )),
                Entry::Vacant(free) => {
                    let docs = T::docs().unwrap_or_default();
                    let code = <T::WithoutGenerics as TS>::decl(&self.config);
                    let text = format!("{docs}export {code}");
                    free.insert(Declaration { rust, text });
                }
            }
            <T::WithoutGenerics as TS>::visit_dependencies(&mut Uses {
                all: self,
                by: owner,
            });
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    /// How a type is written in the file of that module.
    fn named<T: TS + 'static + ?Sized>(&mut self, module: &str) -> String {
        self.declare::<T>();
        Uses {
            all: self,
            by: module.to_owned(),
        }
        .visit::<T>();
        T::name(&self.config)
    }

    fn value(&mut self, module: &str, name: &str) -> &mut File {
        let file = self.files.entry(module.to_owned()).or_default();
        if !file.values.insert(name.to_owned()) {
            self.faults
                .push(format!("{name} of {module} is two rows or rules"));
        }
        file
    }
}

/// Notes which names a module uses, without looking into them.
struct Uses<'a> {
    all: &'a mut Generator,
    by: String,
}

impl TypeVisitor for Uses<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if <T::WithoutGenerics as TS>::output_path().is_some() {
            let owner = self.all.owner::<T>();
            let name = T::ident(&self.all.config);
            let file = self.all.files.entry(self.by.clone()).or_default();
            file.used.entry(owner).or_default().insert(name);
        }
        T::visit_generics(self);
    }
}

impl TypeVisitor for Generator {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

impl Visit for Generator {
    fn endpoint<E: Endpoint>(&mut self) {
        let info = E::INFO;
        let params = self.named::<E::Params>(info.module);
        let body = self.named::<E::Body>(info.module);
        // A feed is a link, not a value: whoever calls it as one gets nothing to work with.
        let output = match info.feed() {
            Some(_) => "never".to_owned(),
            None => self.named::<E::Output>(info.module),
        };
        let cached = if info.flags.cached { " cached" } else { "" };
        let _ = writeln!(
            self.value(info.module, info.name).rows,
            "/** {} */\nexport const {} = '{} {}{cached}' as Row<{params}, {body}, {output}>;\n",
            info.doc.trim(),
            info.name,
            info.method.as_str(),
            info.path,
        );
    }
}

impl VisitRule for Generator {
    fn rule<R: Rule>(&mut self) {
        let module = R::NAME.split('.').next().unwrap_or_default();
        let input = self.named::<R::Input>(module);
        let output = self.named::<R::Output>(module);
        let name = type_name::<R>().rsplit("::").next().unwrap_or_default();
        let _ = writeln!(
            self.value(module, name).rules,
            "/** {} */\nexport const {name} = '{}' as Rule<{input}, {output}>;\n",
            R::DOC,
            R::NAME
        );
    }
}

impl File {
    fn text(mut self, module: &str) -> Result<String, String> {
        self.used.remove(module);
        let mut out = "// Made from the contract by `make api`. Do not edit.\n\n".to_owned();
        let kinds: Vec<&str> = [("Row", &self.rows), ("Rule", &self.rules)]
            .into_iter()
            .filter_map(|(kind, text)| (!text.is_empty()).then_some(kind))
            .collect();
        if !kinds.is_empty() {
            let _ = writeln!(out, "import type {{ {} }} from './row';", kinds.join(", "));
        }
        let mut names: Vec<&String> = self.types.keys().chain(&self.values).collect();
        for (owner, used) in &self.used {
            names.extend(used);
            let list = used.iter().map(String::as_str).collect::<Vec<_>>();
            let list = list.join(", ");
            let _ = writeln!(out, "import type {{ {list} }} from './{owner}.gen';");
        }
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(format!("{} stands twice in {module}.gen.ts", twice[0]));
        }
        for declaration in self.types.values() {
            let _ = writeln!(out, "\n{}", declaration.text);
        }
        let _ = write!(out, "\n{}{}", self.rules, self.rows);
        Ok(format!("{}\n", out.trim_end()))
    }
}
