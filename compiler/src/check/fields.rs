//! Fields that nobody writes or reads: CS0169, CS0414, CS0649. To be asked when all bodies of the program were checked.

use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

/// Reports unused fields of the program's types, type by type in source order.
pub fn report_unused_fields(world: &mut World) {
    for def in world.declared.user_types.clone() {
        if world[def].is_record || world[def].kind == TypeDefKind::Enum {
            continue;
        }
        for field in world[def].fields.clone() {
            report_field(world, def, field);
        }
    }
}

fn report_field(world: &mut World, def: TypeDefId, field: FieldDefId) {
    let declared = &world[field];
    let (modifiers, location, ty) = (declared.modifiers, declared.location, declared.ty);
    if declared.is_made || modifiers.is_const || declared.ref_kind != RefKind::None || ty == Ty::ERROR {
        return;
    }
    let has_init = declared.init.is_some();
    let (read, written) = world.declared.field_uses.get(&field).copied().unwrap_or_default();
    let is_private = modifiers.accessibility == Accessibility::Private;
    let is_hidden = is_private
        || matches!(modifiers.accessibility, Accessibility::Internal | Accessibility::PrivateProtected)
        || !is_public_chain(world, def);
    if !is_hidden || world[def].inline_array.is_some() {
        return;
    }
    let owner = world.open_type(def);
    let shown = world.display_field(&FieldRef { def: field, owner });
    if !written && !has_init {
        if is_private && !read {
            world.diagnostics.report(Code::CS0169, location, &[&shown]);
        } else {
            let value = default_text(world, ty);
            world.diagnostics.report(Code::CS0649, location, &[&shown, value]);
        }
    } else if is_private && !read && (!has_init || is_constant_init(world, field)) {
        world.diagnostics.report(Code::CS0414, location, &[&shown]);
    }
}

/// Initialisers that compute something count as a use.
fn is_constant_init(world: &World, field: FieldDefId) -> bool {
    use crate::syntax::ExprKind as E;
    let Some(init) = &world[field].init else { return true };
    matches!(init.syntax.kind, E::Literal(_) | E::Default(_) | E::PrefixUnary { .. })
}

fn is_public_chain(world: &World, def: TypeDefId) -> bool {
    let mut current = Some(def);
    while let Some(def) = current {
        if !matches!(
            world[def].modifiers.accessibility,
            Accessibility::Public | Accessibility::Protected | Accessibility::ProtectedInternal
        ) {
            return false;
        }
        current = world[def].outer;
    }
    true
}

fn default_text(world: &mut World, ty: Ty) -> &'static str {
    if world.is_reference_type(ty) {
        return "null";
    }
    let number = world.strip_enum(ty);
    match world.special_of(number) {
        Some(Special::Boolean) => "false",
        Some(Special::Char | Special::Void) | None => "",
        Some(special) if crate::conversions::numeric::is_numeric(special) => "0",
        Some(_) => "",
    }
}
