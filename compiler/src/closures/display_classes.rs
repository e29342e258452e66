//! Makes the display classes of a body, and the methods that its lambdas and local functions become.
//!
//! | captures | becomes |
//! |---|---|
//! | variables in a class environment | instance method `<M>b__j` of its display class |
//! | only `this` | instance method `<M>b__k_j` of the user's type |
//! | nothing (lambda) | instance method `<M>b__k_j` of the singleton `<>c` |
//! | nothing, or only struct environments (local function) | static method `<M>g__F|k_j` of the user's type, environments by reference |

use rustc_hash::FxHashMap;

use super::captures::{Captures, Link};
use crate::hir::*;
use crate::made::{self, MethodSpec, TypeSpec};
use crate::world::World;

/// The type of an environment.
#[derive(Debug)]
pub(crate) struct Display {
    pub def: TypeDefId,
    pub ty: Ty,
    pub fields: FxHashMap<LocalId, FieldDefId>,
    pub this_field: Option<FieldDefId>,
    /// Field to the next outer environment, or `<>4__this`.
    pub link_field: Option<FieldDefId>,
    pub constructor: Option<MethodDefId>,
}

/// Where a function went.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub method: MethodDefId,
    /// Constructed as inside the body.
    pub owner: Ty,
    pub home: Home,
    /// Type arguments that stand before the function's own.
    pub outer_args: Vec<Ty>,
    /// Struct environments, passed by reference after the parameters.
    pub by_reference: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// Instance method of an environment's class.
    Environment(usize),
    /// Instance method of the user's type.
    This,
    /// `<>c`
    Singleton,
    Static,
}

/// Makes the types.
pub(crate) fn make_displays(world: &mut World, body: &Body, captures: &Captures, numbered: &[LocalId]) -> Vec<Display> {
    let method = body.method;
    let owner = world[method].owner;
    let ordinal = made::member_number(world, method);
    let this_ty = made::own_ty(world, owner);
    let mut displays: Vec<Display> = Vec::new();
    // Numbers in field names, counted over the method.
    let mut number = 0;
    for (index, environment) in captures.environments.iter().enumerate() {
        let kind = if environment.is_struct { TypeDefKind::Struct } else { TypeDefKind::Class };
        let base = if environment.is_struct { world.special_ty(Special::ValueType) } else { world.object_ty() };
        let type_params = visible_type_params(world, body, environment.function);
        let def = made::add_type(
            world,
            TypeSpec {
                name: format!("<>c__DisplayClass{ordinal}_{index}"),
                outer: owner,
                kind,
                type_params,
                made: Made::DisplayClass { method },
                base: Some(base),
                interfaces: Vec::new(),
            },
        );
        let ty = made::own_ty(world, def);
        let mut display =
            Display { def, ty, fields: FxHashMap::default(), this_field: None, link_field: None, constructor: None };
        for (position, &local) in environment.variables.iter().enumerate() {
            if environment.this_position == Some(position) {
                display.this_field = Some(made::add_field(world, def, "<>4__this", this_ty, false));
            }
            let declared = &body.locals[local.index()];
            let name = if numbered.contains(&local) {
                number += 1;
                format!("<{}>5__{}", declared.name, number + 1)
            } else {
                declared.name.to_string()
            };
            let field = made::add_field(world, def, &name, declared.ty, false);
            display.fields.insert(local, field);
        }
        if environment.this_position == Some(environment.variables.len()) {
            display.this_field = Some(made::add_field(world, def, "<>4__this", this_ty, false));
        }
        display.link_field = match environment.link {
            Link::None => None,
            Link::This => Some(made::add_field(world, def, "<>4__this", this_ty, false)),
            // Outer environments have smaller numbers, so their types exist.
            Link::Environment(outer) => displays.get(outer).map(|d| d.ty).map(|outer_ty| {
                number += 1;
                made::add_field(world, def, &format!("CS$<>8__locals{number}"), outer_ty, false)
            }),
        };
        if !environment.is_struct {
            display.constructor = Some(made::add_empty_constructor(world, def));
        }
        displays.push(display);
    }
    displays
}

/// Type parameters of the method and of the generic local functions around a place.
pub(crate) fn visible_type_params(world: &World, body: &Body, function: FunctionId) -> Vec<TypeParamId> {
    let mut chain = Vec::new();
    let mut current = Some(function);
    while let Some(id) = current {
        if id.index() > 0 {
            chain.push(id);
        }
        current = body.functions[id.index()].parent;
    }
    let mut params = world[body.method].type_params.clone();
    for id in chain.iter().rev() {
        params.extend(body.functions[id.index()].type_params.iter().copied());
    }
    params
}

/// Declares the method of every function but the first.
pub(crate) fn make_targets(
    world: &mut World,
    body: &Body,
    captures: &Captures,
    displays: &[Display],
) -> Vec<Option<Target>> {
    let mut targets = vec![None];
    for index in 1..body.functions.len() {
        let target = make_target(world, body, captures, displays, FunctionId(index as u32));
        targets.push(Some(target));
    }
    targets
}

fn make_target(world: &mut World, body: &Body, captures: &Captures, displays: &[Display], id: FunctionId) -> Target {
    let function = &body.functions[id.index()];
    let method = body.method;
    let user_type = world[method].owner;
    let method_name = world[method].name.clone();
    let k = made::member_number(world, method);
    let j = function.ordinal;
    let is_lambda = function.kind == FunctionKind::Lambda;
    let home = match captures.home(id) {
        Some(environment) => Home::Environment(environment),
        None if captures.needs_this[id.index()] && captures.root_with_this().is_none() => Home::This,
        None if is_lambda => Home::Singleton,
        None => Home::Static,
    };
    let in_display = matches!(home, Home::Environment(_));
    let name = match (&function.name, is_lambda) {
        (Some(name), false) if in_display => format!("<{method_name}>g__{name}|{j}"),
        (Some(name), false) => format!("<{method_name}>g__{name}|{k}_{j}"),
        _ if in_display => format!("<{method_name}>b__{j}"),
        _ => format!("<{method_name}>b__{k}_{j}"),
    };
    let visible = visible_type_params(world, body, id);
    let owner = match home {
        Home::Environment(environment) => displays[environment].def,
        Home::This | Home::Static => user_type,
        Home::Singleton => super::delegates::singleton(world, body, id),
    };
    let owner_params = world[owner].all_type_params.clone();
    let type_params: Vec<TypeParamId> = visible.iter().copied().filter(|p| !owner_params.contains(p)).collect();
    let outer: Vec<TypeParamId> = type_params.iter().copied().filter(|p| !function.type_params.contains(p)).collect();
    let outer_args = made::type_param_tys(world, &outer);
    let by_reference: Vec<usize> =
        captures.needed[id.index()].iter().copied().filter(|&e| captures.environments[e].is_struct).collect();
    let mut params: Vec<Param> = function
        .parameters
        .iter()
        .map(|&l| {
            let declared = &body.locals[l.index()];
            made::param(&declared.name, declared.ty, declared.ref_kind, declared.location)
        })
        .collect();
    for (index, attribute) in &function.parameter_attributes {
        if let Some(param) = params.get_mut(*index as usize) {
            param.attributes.push(attribute.clone());
        }
    }
    for &environment in &by_reference {
        params.push(made::param("closure", displays[environment].ty, RefKind::Ref, function.location));
    }
    let target = made::add_method(
        world,
        MethodSpec {
            name,
            owner,
            kind: MethodKind::Made,
            is_static: home == Home::Static,
            type_params,
            params,
            return_type: function.return_type,
            explicit_interface: None,
            source_method: Some(method),
            location: function.location,
        },
    );
    world[target].return_ref = function.return_ref;
    world[target].modifiers.is_async = function.is_async;
    Target { method: target, owner: made::own_ty(world, owner), home, outer_args, by_reference }
}
