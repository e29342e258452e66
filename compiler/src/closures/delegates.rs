//! Delegates over lambdas, and the caches that keep one delegate for many evaluations.
//!
//! A lambda that captures nothing is a method of the singleton `<>c`; its delegate sits in a static field: `<>c.<>9__k_j ??= new D(<>c.<>9.<M>b__k_j)`.
//! One that captures variables of a scope around the loop (or lambda) it stands in is kept in a field `<>9__j` of the display class.

use super::display_classes::visible_type_params;
use crate::hir::*;
use crate::made::{self, MethodSpec, TypeSpec, tree};
use crate::world::World;

/// The type `<>c` of the user's type (`<>c__k<T>` for a generic method), made on first use.
pub(crate) fn singleton(world: &mut World, body: &Body, function: FunctionId) -> TypeDefId {
    let owner = world[body.method].owner;
    let ordinal = made::member_number(world, body.method);
    let type_params = visible_type_params(world, body, function);
    let name = if type_params.is_empty() { "<>c".to_string() } else { format!("<>c__{ordinal}") };
    let found = world[owner].nested.iter().copied().find(|&n| {
        matches!(world[n].made, Some(Made::StaticLambdas))
            && *world[n].name == *name
            && world[n].type_params == type_params
    });
    if let Some(existing) = found {
        return existing;
    }
    let base = world.object_ty();
    let def = made::add_type(
        world,
        TypeSpec {
            name,
            outer: owner,
            kind: TypeDefKind::Class,
            type_params,
            made: Made::StaticLambdas,
            base: Some(base),
            interfaces: Vec::new(),
        },
    );
    let ty = made::own_ty(world, def);
    let constructor = made::add_empty_constructor(world, def);
    let instance = made::add_field(world, def, "<>9", ty, true);
    let location = world[def].location;
    let initializer = made::add_method(
        world,
        MethodSpec {
            name: ".cctor".into(),
            owner: def,
            kind: MethodKind::StaticConstructor,
            is_static: true,
            type_params: Vec::new(),
            params: Vec::new(),
            return_type: Ty::VOID,
            explicit_interface: None,
            source_method: None,
            location,
        },
    );
    let constructor = MethodRef { def: constructor, owner: ty, type_args: Box::default() };
    let new = tree::expr(ExprKind::New { constructor, args: Vec::new() }, ty, location);
    let statement = tree::set(tree::static_field(instance, ty, ty, location), new);
    let code = made::plain_body(world, initializer, Vec::new(), vec![statement], 0);
    made::set_body(world, initializer, code);
    def
}

/// `<>c.<>9`
pub(crate) fn singleton_instance(world: &World, owner: Ty, at: Location) -> Option<Expr> {
    let TyKind::Named { def, .. } = world.kind(owner) else { return None };
    let field = *world[*def].fields.first()?;
    Some(tree::static_field(field, owner, owner, at))
}

/// `cache ??= make`, for a reference-typed place without effects.
pub(crate) fn cached(world: &mut World, cache: Expr, make: Expr) -> Expr {
    let (ty, at) = (make.ty, make.location);
    let bool_ty = world.bool_ty();
    let is_null = tree::binary(BinaryOp::Eq, NumericType::Ref, cache.clone(), tree::null(ty, at), bool_ty);
    let fill = tree::assign(cache.clone(), make);
    tree::expr(
        ExprKind::Conditional {
            condition: Box::new(is_null),
            then: Box::new(fill),
            otherwise: Box::new(cache),
            is_ref: false,
        },
        ty,
        at,
    )
}
