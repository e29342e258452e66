//! Binds and lowers every body of the class library and prints what the compiler has to say.
//!
//! `cargo run -p hoist-compiler --example check_library -- corelib [PATH-PREFIX]...`

use std::collections::BTreeMap;
use std::path::Path;

use hoist_compiler::diag::Severity;
use hoist_compiler::hir::{BodySource, TypeDefId};
use hoist_compiler::world::{Library, World};

#[derive(Debug)]
struct Folder(BTreeMap<String, String>);

impl Library for Folder {
    fn file(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    fn paths(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    fn has_folder(&self, path: &str) -> bool {
        let start = format!("{path}/");
        self.0.range(start.clone()..).next().is_some_and(|(name, _)| name.starts_with(&start))
    }
}

fn visit(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            visit(root, &path, files);
        } else if let (Ok(name), Ok(text)) = (path.strip_prefix(root), std::fs::read_to_string(&path)) {
            files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
}

fn main() {
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(run);
    if let Ok(handle) = worker {
        let _ = handle.join();
    }
}

fn run() {
    let mut arguments = std::env::args().skip(1);
    let root = arguments.next().unwrap_or_else(|| "corelib".into());
    let prefixes: Vec<String> = arguments.collect();
    let mut files = BTreeMap::new();
    visit(Path::new(&root), Path::new(&root), &mut files);
    let paths: Vec<String> = files.keys().filter(|p| p.ends_with(".cs")).cloned().collect();
    let mut world = World::new(Box::new(Folder(files)));
    for path in &paths {
        if prefixes.is_empty() || prefixes.iter().any(|p| path.starts_with(p)) {
            world.find_type(&path.trim_end_matches(".cs").replace('/', "."), 0);
        }
    }
    let mut checked = 0;
    let mut index = 0;
    while index < world.type_defs.len() {
        let def = TypeDefId(index as u32);
        index += 1;
        let name = world.sources.get(world[def].location.source.index()).map_or(String::new(), |s| s.name.to_string());
        if !prefixes.is_empty() && !prefixes.iter().any(|p| name.contains(p.as_str())) {
            continue;
        }
        world.ensure_bases(def);
        world.ensure_interfaces(def);
        world.ensure_members(def);
        for method in world[def].methods.clone() {
            if matches!(world[method].body, BodySource::None | BodySource::Lowered(_)) || world[method].native.is_some()
            {
                continue;
            }
            let bound = hoist_compiler::bind::bind_method(&mut world, method);
            hoist_compiler::check::check_body(&mut world, &bound);
            if !bound.has_errors {
                hoist_compiler::lower::lowered_body(&mut world, method);
            }
            checked += 1;
        }
    }
    for diagnostic in world.diagnostics.list() {
        if diagnostic.severity != Severity::Error {
            continue;
        }
        let (line, column) = world.line_column(diagnostic.location);
        let name = world.sources.get(diagnostic.location.source.index()).map_or("?", |s| &s.name);
        println!("{name}({line},{column}): {}: {}", diagnostic.code.as_str(), diagnostic.message());
    }
    println!("{checked} bodies");
}
