//! What machines use of the class library: builders, and members found by name as user code would find them.

use crate::hir::*;
use crate::world::World;

/// A method by name and number of parameters.
pub(crate) fn method(world: &mut World, ty: Ty, name: &str, count: usize) -> Option<MethodRef> {
    world.find_method_by_count(ty, name, count)
}

/// The same; says at the place of use that an instance method is meant.
pub(crate) fn instance_method(world: &mut World, ty: Ty, name: &str, count: usize) -> Option<MethodRef> {
    world.find_method_by_count(ty, name, count)
}

/// The builder of an async method and the type of its result.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Builder {
    pub ty: Ty,
    /// Void for `Task` and `void`.
    pub result: Ty,
}

const ATTRIBUTE: &str = "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute";

/// Chooses the builder by the return type; an attribute on the method or the function wins.
pub(crate) fn builder_of(world: &mut World, body: &Body) -> Option<Builder> {
    let function = &body.functions[0];
    let return_type = function.return_type;
    let result = result_of(world, return_type);
    let chosen = function.builder.or_else(|| attribute_builder(&world[body.method].attributes));
    if let Some(chosen) = chosen {
        let ty = construct(world, chosen, return_type)?;
        return Some(Builder { ty, result });
    }
    if return_type == Ty::VOID {
        return Some(Builder { ty: known(world, "AsyncVoidMethodBuilder", &[]), result });
    }
    let def = world.type_def(return_type)?;
    let full_name = format!("{}.{}", world[def].namespace, world[def].name);
    let name = match &*full_name {
        "System.Threading.Tasks.Task" => Some("AsyncTaskMethodBuilder"),
        "System.Threading.Tasks.ValueTask" => Some("AsyncValueTaskMethodBuilder"),
        _ => None,
    };
    if let Some(name) = name {
        let args = world.type_args(return_type).to_vec();
        return Some(Builder { ty: known(world, name, &args), result });
    }
    world.ensure_members(def);
    let chosen = attribute_builder(&world[def].attributes)?;
    let ty = construct(world, chosen, return_type)?;
    Some(Builder { ty, result })
}

fn known(world: &mut World, name: &str, args: &[Ty]) -> Ty {
    world.known_type(&format!("System.Runtime.CompilerServices.{name}"), args)
}

fn attribute_builder(attributes: &[AttributeData]) -> Option<Ty> {
    let attribute = attributes.iter().find(|a| &*a.name == ATTRIBUTE)?;
    match attribute.args.first()? {
        AttributeArg::Type(ty) => Some(*ty),
        _ => None,
    }
}

/// `typeof(B<>)` with the type arguments of the task-like type.
fn construct(world: &mut World, open: Ty, return_type: Ty) -> Option<Ty> {
    let def = world.type_def(open)?;
    if world[def].all_type_params.is_empty() {
        return Some(open);
    }
    let args = world.type_args(return_type).to_vec();
    let wanted = world[def].all_type_params.len();
    if args.len() != wanted {
        return None;
    }
    Some(world.types.named(def, &args))
}

/// `T` of `Task<T>`; void of `Task`.
pub(crate) fn result_of(world: &mut World, return_type: Ty) -> Ty {
    match world.type_def(return_type) {
        Some(def) if world[def].type_params.len() == 1 => {
            world.type_args(return_type).last().copied().unwrap_or(Ty::VOID)
        }
        _ => Ty::VOID,
    }
}

/// What an iterator's return type says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IteratorShape {
    pub element: Ty,
    pub is_enumerable: bool,
}

/// `IEnumerable<T>`, `IEnumerator`, `IAsyncEnumerable<T>` …
pub(crate) fn iterator_shape(world: &mut World, return_type: Ty) -> Option<IteratorShape> {
    let def = world.type_def(return_type)?;
    let element = match world.type_args(return_type).first() {
        Some(&element) => element,
        None => world.object_ty(),
    };
    let is_enumerable = match &*world[def].name {
        "IEnumerable" | "IAsyncEnumerable" => true,
        "IEnumerator" | "IAsyncEnumerator" => false,
        _ => return None,
    };
    Some(IteratorShape { element, is_enumerable })
}
