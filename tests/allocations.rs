//! Every row of `tests/allocations/table.tsv` (what .NET 10 allocates, measured) that Hoist has a counterpart of.
//!
//! * `struct:`, `type:`: sizes of library types, from the layouts that the counters use.
//! * `sm:`, `box:`: the machines of `machines.cs`, whose methods are the rows' sources.
//! * all others: programs that print `ROW<TAB>BYTES` lines, each compared with the row.
//!
//! Rows that nothing above covers match a line of `not-covered.txt`, which says why; a line that matches no such row is an error too.

mod harness;

use std::collections::{BTreeMap, BTreeSet};

use harness::{hoist, read, root, sources};
use hoist::Compilation;
use hoist_compiler::hir::Ty;
use hoist_compiler::layout;
use hoist_compiler::world::World;

/// Name → bytes.
fn table() -> BTreeMap<String, u32> {
    let text = read(&root().join("tests/allocations/table.tsv")).expect("the table");
    let row = |line: &str| {
        let mut columns = line.split('\t');
        Some((columns.next()?.to_string(), columns.next()?.parse().ok()?))
    };
    text.lines().filter_map(row).collect()
}

const NAMESPACES: [&str; 16] = [
    "System",
    "System.Threading",
    "System.Threading.Tasks",
    "System.Threading.Tasks.Sources",
    "System.Threading.Channels",
    "System.Runtime.CompilerServices",
    "System.Runtime.ExceptionServices",
    "System.Collections.Generic",
    "System.Collections.Concurrent",
    "System.Collections.ObjectModel",
    "System.Diagnostics",
    "System.Linq",
    "System.Text",
    "System.IO",
    "System.Collections",
    "Hoist.Runtime",
];

/// `Dictionary+Entry<Int32,String>` as a type; none if the library has no such type.
fn find(world: &mut World, name: &str) -> Option<Ty> {
    let (path, arguments) = match name.split_once('<') {
        Some((path, rest)) => (path, split_arguments(rest.strip_suffix('>')?)),
        None => (name, Vec::new()),
    };
    let mut closed = Vec::new();
    for argument in arguments {
        closed.push(find(world, argument)?);
    }
    // `Channels.BoundedChannel`: the last part of the namespace may stand before the name.
    let mut names = path.split('+');
    let first = names.next()?.rsplit('.').next()?;
    let nested: Vec<&str> = names.collect();
    for namespace in NAMESPACES {
        for arity in 0..=closed.len() {
            if nested.is_empty() && arity != closed.len() {
                continue;
            }
            let Some(mut def) = world.find_type(&format!("{namespace}.{first}"), arity) else { continue };
            let mut is_found = true;
            for name in &nested {
                world.ensure_members(def);
                let inner = world[def].nested.iter().copied().find(|&n| &*world[n].name == *name);
                match inner {
                    Some(inner) => def = inner,
                    None => is_found = false,
                }
            }
            // Members and attributes are worked out when somebody asks.
            world.ensure_bases(def);
            world.ensure_members(def);
            if is_found && world[def].all_type_params.len() == closed.len() {
                return Some(world.types.named(def, &closed));
            }
        }
    }
    None
}

fn split_arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Sizes of library types: row → bytes, for those that exist.
fn library_sizes(table: &BTreeMap<String, u32>) -> BTreeMap<String, u32> {
    let mut compilation = Compilation::new();
    let world = compilation.world_mut();
    let mut found = BTreeMap::new();
    for name in table.keys() {
        if let Some(struct_name) = name.strip_prefix("struct:") {
            if let Some(ty) = find(world, struct_name) {
                found.insert(name.clone(), layout::net_value_size(world, ty));
            }
        } else if let Some(class_name) = name.strip_prefix("type:")
            && let Some(ty) = find(world, class_name)
        {
            found.insert(name.clone(), layout::net_object_size(world, ty));
        }
    }
    found
}

/// `<>c.<<M>b__126_1>d` without the numbers that depend on the place in the file.
fn without_ordinals(name: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in name.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if c != '_' || digits.is_empty() {
            out += &digits;
        } else {
            out.push('#');
        }
        digits.clear();
        out.push(c);
    }
    out + &digits
}

/// Machines and their boxes.
fn machine_sizes() -> BTreeMap<String, u32> {
    let ran = hoist(&["dump", "--as", "json", "tests/allocations/machines.cs"]).expect("hoist runs");
    let dump: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let mut found = BTreeMap::new();
    for machine in dump["machines"].as_array().into_iter().flatten() {
        let (owner, ty) = (machine["owner"].as_str().unwrap_or_default(), machine["type"].as_str().unwrap_or_default());
        // `<YieldOnly>d__12` is YieldOnly; what a lambda or local function makes keeps its name, with its owner.
        let name = match ty.strip_prefix('<').and_then(|t| t.split_once(">d__")) {
            Some((method, _)) if !method.contains('<') => method.to_string(),
            _ => without_ordinals(&format!("{}.{ty}", owner.strip_prefix("S.").unwrap_or(owner).replace('+', "."))),
        };
        if let Some(size) = machine["size"].as_u64() {
            found.insert(format!("sm:{name}"), size as u32);
        }
        if let Some(size) = machine["box"].as_u64() {
            found.insert(format!("box:{name}"), size as u32);
        }
        if machine["kind"] == "iterator" {
            found.insert(format!("object:{name}"), machine["size"].as_u64().unwrap_or(0) as u32);
        }
    }
    found
}

/// What the programs print.
fn measured() -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for program in sources(&root().join("tests/allocations")) {
        if program.ends_with("machines.cs") {
            continue;
        }
        let ran = hoist(&["run", "--processors", "2", &program.to_string_lossy()]).expect("hoist runs");
        assert_eq!(ran.code, 0, "{}: {}", program.display(), ran.stderr);
        for line in ran.stdout.lines() {
            let (name, bytes) = line.split_once('\t').unwrap_or_else(|| panic!("{}: {line}", program.display()));
            found.push((name.to_string(), bytes.trim().parse().expect("a number of bytes")));
        }
    }
    found
}

/// `PATTERN: why`, where `*` at the end stands for anything.
fn not_covered() -> Vec<(String, String)> {
    let text = read(&root().join("tests/allocations/not-covered.txt")).unwrap_or_default();
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    lines.filter_map(|l| l.split_once(" :: ")).map(|(p, why)| (p.trim().to_string(), why.trim().to_string())).collect()
}

#[test]
fn every_row_that_can_be_seen_holds() {
    let table = table();
    let mut got: BTreeMap<String, u32> = library_sizes(&table);
    for (name, size) in machine_sizes() {
        // The table numbers what lambdas make by another file.
        let row = table.keys().find(|row| **row == name || without_ordinals(row) == name);
        if let Some(row) = row {
            got.insert(row.clone(), size);
        }
    }
    let mut problems = Vec::new();
    for (name, bytes) in measured() {
        if !table.contains_key(&name) {
            problems.push(format!("no such row: {name}"));
        }
        if got.insert(name.clone(), bytes).is_some() {
            problems.push(format!("measured twice: {name}"));
        }
    }
    let exceptions = not_covered();
    let excepted = |name: &str| {
        exceptions.iter().position(|(pattern, _)| match pattern.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == pattern,
        })
    };
    let mut used = BTreeSet::new();
    for (name, wanted) in &table {
        match (got.get(name), excepted(name)) {
            (Some(bytes), _) if bytes == wanted => {}
            (_, Some(exception)) => {
                used.insert(exception);
            }
            (Some(bytes), None) => problems.push(format!("{name}: {bytes} bytes, .NET {wanted}")),
            (None, None) => problems.push(format!("{name}: not covered (.NET {wanted})")),
        }
    }
    for (index, (pattern, why)) in exceptions.iter().enumerate() {
        if !used.contains(&index) {
            problems.push(format!("holds now, take it off not-covered.txt: {pattern} ({why})"));
        }
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}
