//! `app/src/api.gen.ts` from the contract and the rulebook. Committed; a test keeps it true.

use rembang_shared::endpoint::{Endpoint, Method, Visit};
use rembang_shared::rule::{Rule, VisitRule};
use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// The whole file.
pub fn generate() -> String {
    let mut file = Generator {
        config: Config::new().with_large_int("number"),
        ..Generator::default()
    };
    rembang_shared::visit(&mut file);
    rembang_shared::rule::visit(&mut file);
    file.declare::<rembang_shared::error::ErrorBody>();
    file.finish()
}

#[derive(Default)]
struct Generator {
    config: Config,
    declarations: BTreeMap<String, String>,
    api: String,
    routes: String,
    rules: String,
}

impl Generator {
    fn declare<T: TS + 'static + ?Sized>(&mut self) {
        // Only types of our own have a file to go to; numbers and strings declare nothing.
        if <T::WithoutGenerics as TS>::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.declarations.contains_key(&name) {
                // The page is known, what stands on this one may not be.
                T::visit_generics(self);
                return;
            }
            let docs = T::docs().unwrap_or_default();
            let declaration = format!(
                "{docs}export {}",
                <T::WithoutGenerics as TS>::decl(&self.config)
            );
            self.declarations.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    fn finish(self) -> String {
        let mut out = "// Made from the contract by `make api`. Do not edit.\n\n".to_owned();
        for declaration in self.declarations.values() {
            let _ = writeln!(out, "{declaration}\n");
        }
        let _ = writeln!(
            out,
            "/** Every endpoint: what it takes and what it gives. */\nexport interface Api {{\n{}}}\n",
            self.api
        );
        let _ = writeln!(
            out,
            "/** Where an endpoint is, and whether its answer is the same for every reader. */\nexport interface Route {{\n\tpath: string;\n\t/** GET when it is not said. */\n\tmethod?: 'POST' | 'PATCH' | 'DELETE';\n\tcached?: true;\n}}\n\nexport const routes: Record<keyof Api, Route> = {{\n{}}};\n",
            self.routes
        );
        let _ = writeln!(
            out,
            "/** Every rule of the rulebook, by its name. */\nexport interface Rules {{\n{}}}",
            self.rules
        );
        out
    }
}

impl TypeVisitor for Generator {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

impl Visit for Generator {
    fn endpoint<E: Endpoint>(&mut self) {
        self.declare::<E::Params>();
        self.declare::<E::Body>();
        let info = E::INFO;
        // A feed is a link, not a value: calling it as one must not compile.
        let output = if info.feed().is_some() {
            "never".to_owned()
        } else {
            self.declare::<E::Output>();
            E::Output::name(&self.config)
        };
        let (params, body) = (E::Params::name(&self.config), E::Body::name(&self.config));
        let _ = writeln!(
            self.api,
            "\t/** {} */\n\t{}: {{ params: {params}; body: {body}; output: {output} }};",
            info.doc.trim(),
            info.name
        );
        let _ = writeln!(
            self.routes,
            "\t{}: {{ path: '{}'{}{} }},",
            info.name,
            info.path,
            match info.method {
                Method::GET => String::new(),
                other => format!(", method: '{}'", other.as_str()),
            },
            if info.flags.cached {
                ", cached: true"
            } else {
                ""
            }
        );
    }
}

impl VisitRule for Generator {
    fn rule<R: Rule>(&mut self) {
        self.declare::<R::Input>();
        self.declare::<R::Output>();
        let (input, output) = (R::Input::name(&self.config), R::Output::name(&self.config));
        let _ = writeln!(
            self.rules,
            "\t'{}': {{ input: {input}; output: {output} }};",
            R::NAME
        );
    }
}
