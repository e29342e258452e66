//! Properties and events: reads become getter calls, writes setter calls, `+=` on events an accessor call.

use super::Desugarer;
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn get_property(
        &mut self,
        receiver: Option<Expr>,
        property: PropertyRef,
        args: Vec<Arg>,
        virtual_call: bool,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let Some(getter) = self.accessor(&property, false) else {
            // A get-only auto-property without accessor body is its field.
            if let Some(field) = self.world[property.def].backing_field {
                let field = FieldRef { def: field, owner: property.owner };
                return Expr::new(ExprKind::Field { receiver: receiver.map(Box::new), field }, ty, location);
            }
            return self.missing("a property without getter", location);
        };
        let receiver = if self.world[getter.def].modifiers.is_static { None } else { receiver.map(Box::new) };
        let virtual_call = virtual_call && receiver.is_some() && self.is_overridable(&getter);
        let callee = Callee::Method { receiver, method: getter, virtual_call };
        Expr::new(ExprKind::Call { callee, args }, ty, location)
    }

    pub(super) fn set_property(
        &mut self,
        receiver: Option<Expr>,
        property: PropertyRef,
        mut args: Vec<Arg>,
        value: Expr,
        virtual_call: bool,
        location: Location,
    ) -> Expr {
        let Some(setter) = self.accessor(&property, true) else {
            return self.missing("a property without setter", location);
        };
        let receiver = if self.world[setter.def].modifiers.is_static { None } else { receiver.map(Box::new) };
        let virtual_call = virtual_call && receiver.is_some() && self.is_overridable(&setter);
        args.push(Arg { expr: value, ref_kind: RefKind::None });
        let callee = Callee::Method { receiver, method: setter, virtual_call };
        Expr::new(ExprKind::Call { callee, args }, Ty::VOID, location)
    }

    /// An override may have only one of the accessors: the other is then a base class's.
    fn accessor(&mut self, property: &PropertyRef, is_setter: bool) -> Option<MethodRef> {
        let of = |def: &PropertyDef| if is_setter { def.setter } else { def.getter };
        if let Some(method) = of(&self.world[property.def]) {
            return Some(MethodRef { def: method, owner: property.owner, type_args: Box::new([]) });
        }
        let (name, count, is_indexer) = {
            let def = &self.world[property.def];
            (def.name.clone(), def.params.len(), def.is_indexer)
        };
        let mut owner = property.owner;
        while let Some(base) = self.world.base_type(owner) {
            owner = base;
            let TyKind::Named { def, .. } = *self.world.kind(base) else { return None };
            self.world.ensure_members(def);
            for &candidate in &self.world[def].properties {
                let property = &self.world[candidate];
                if property.name == name && property.is_indexer == is_indexer && property.params.len() == count {
                    if let Some(method) = of(property) {
                        return Some(MethodRef { def: method, owner, type_args: Box::new([]) });
                    }
                }
            }
        }
        None
    }

    pub(super) fn event_assign(
        &mut self,
        receiver: Option<Box<Expr>>,
        accessor: MethodRef,
        value: Expr,
        virtual_call: bool,
        location: Location,
    ) -> Expr {
        let receiver = receiver.map(|r| Box::new(self.expr(*r)));
        let value = self.expr(value);
        let virtual_call = virtual_call && receiver.is_some() && self.is_overridable(&accessor);
        let callee = Callee::Method { receiver, method: accessor, virtual_call };
        Expr::new(
            ExprKind::Call { callee, args: vec![Arg { expr: value, ref_kind: RefKind::None }] },
            Ty::VOID,
            location,
        )
    }
}
