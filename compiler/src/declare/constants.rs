//! Values of constant fields and enum members, worked out when first needed.

use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

impl World {
    /// The value of a `const` field or enum member; None when it has none (reported).
    pub fn field_constant(&mut self, field: FieldDefId) -> Option<Const> {
        if let Some(value) = &self[field].constant {
            return Some(value.clone());
        }
        if self.declared.constants_failed.contains(&field) {
            return None;
        }
        if self.declared.constants_busy.contains(&field) {
            let owner = self.open_type(self[field].owner);
            let shown = self.display_field(&FieldRef { def: field, owner });
            let place = self[field].location;
            self.diagnostics.report(Code::CS0110, place, &[&shown]);
            return None;
        }
        self.declared.constants_busy.push(field);
        let value = self.evaluate_field(field);
        self.declared.constants_busy.pop();
        match &value {
            Some(value) => self[field].constant = Some(value.clone()),
            None => {
                self.declared.constants_failed.insert(field);
            }
        }
        value
    }

    fn evaluate_field(&mut self, field: FieldDefId) -> Option<Const> {
        let def = self[field].owner;
        let is_enum = self[def].kind == TypeDefKind::Enum;
        let owner = self.open_type(def);
        let target = if is_enum { self.enum_underlying(owner)? } else { self[field].ty };
        if let Some(init) = self[field].init.clone() {
            return self.evaluate(&init, def, target);
        }
        if !is_enum {
            return None;
        }
        // One more than the member before.
        let index = self[def].fields.iter().position(|&f| f == field)?;
        let unsigned = matches!(
            self.special_of(target),
            Some(Special::Byte | Special::UInt16 | Special::UInt32 | Special::UInt64)
        );
        if index == 0 {
            return Some(if unsigned { Const::UInt(0) } else { Const::Int(0) });
        }
        let previous = self[def].fields[index - 1];
        match self.field_constant(previous)? {
            Const::Int(i) => Some(Const::Int(i.wrapping_add(1))),
            Const::UInt(u) => Some(Const::UInt(u.wrapping_add(1))),
            _ => None,
        }
    }

    fn evaluate(&mut self, init: &FieldInit, def: TypeDefId, target: Ty) -> Option<Const> {
        let scope = self.scope_of_type(def, init.part);
        let source = self[def].parts.get(init.part as usize).map_or(self[def].location.source, |p| p.source);
        let owner = self.open_type(def);
        crate::bind::constant_value(self, &init.syntax, target, owner, &scope, source)
    }
}
