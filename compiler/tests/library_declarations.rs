//! Every declaration of the class library binds without a message.

use hoist_compiler::declare::library::Embedded;
use hoist_compiler::hir::TypeDefId;
use hoist_compiler::world::World;

#[test]
fn library_declarations_are_sound() {
    let mut world = World::new(Box::new(Embedded));
    for path in Embedded::paths().filter(|p| p.ends_with(".cs")) {
        let full = path.trim_end_matches(".cs").replace('/', ".");
        // Opens the file, whether or not it declares a type of that name without parameters.
        world.find_type(&full, 0);
    }
    let mut index = 0;
    while index < world.type_defs.len() {
        let def = TypeDefId(index as u32);
        index += 1;
        world.ensure_bases(def);
        world.ensure_interfaces(def);
        world.ensure_members(def);
        for param in world[def].all_type_params.clone() {
            world.ensure_constraints(param);
        }
        for method in world[def].methods.clone() {
            for param in world[method].type_params.clone() {
                world.ensure_constraints(param);
            }
        }
    }
    let mut report = String::new();
    for diagnostic in world.diagnostics.list() {
        let (line, column) = world.line_column(diagnostic.location);
        let name = world.sources.get(diagnostic.location.source.index()).map_or("?", |s| &s.name);
        report.push_str(&format!("{name}({line},{column}): {}: {}\n", diagnostic.code.as_str(), diagnostic.message()));
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(world.type_defs.len() > 100, "only {} types were declared", world.type_defs.len());
}
