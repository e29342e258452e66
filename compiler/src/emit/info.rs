//! Static facts about a method instance, as the VM wants them.

use hoist_bytecode::{MethodId, MethodInfo, RegKind};

use crate::hir::*;

use super::Code;

impl Code {
    /// Kinds of the slots of all parameters (`this` first) and of the result.
    pub(super) fn signature_kinds(&mut self, method: &MethodRef) -> (Vec<RegKind>, Vec<RegKind>) {
        let mut parameters = Vec::new();
        // A string is made whole: its constructors are natives that return it.
        if !self.world[method.def].modifiers.is_static && !self.makes_string(method) {
            parameters.push(if self.this_is_pointer(method.owner) { RegKind::Byref } else { RegKind::Ref });
        }
        for param in self.world.method_params(method) {
            if param.ref_kind == RefKind::None {
                parameters.extend_from_slice(&self.value_layout(param.ty).kinds);
            } else {
                parameters.push(RegKind::Byref);
            }
        }
        let result = self.result_kinds(method);
        (parameters, result)
    }

    pub(super) fn result_kinds(&mut self, method: &MethodRef) -> Vec<RegKind> {
        if self.makes_string(method) {
            return vec![RegKind::Ref];
        }
        let ty = self.world.method_return(method);
        if self.world[method.def].return_ref != RefKind::None {
            return vec![RegKind::Byref];
        }
        if ty == Ty::VOID || self.world.special_of(ty) == Some(Special::Void) {
            return Vec::new();
        }
        self.value_layout(ty).kinds.to_vec()
    }

    fn makes_string(&self, method: &MethodRef) -> bool {
        self.world[method.def].kind == MethodKind::Constructor
            && self.world.special_of(method.owner) == Some(Special::String)
    }

    /// Instance methods of structs (and enums) take `this` by pointer.
    pub(super) fn this_is_pointer(&self, owner: Ty) -> bool {
        match self.world.kind(owner) {
            TyKind::Named { def, .. } => matches!(self.world[*def].kind, TypeDefKind::Struct | TypeDefKind::Enum),
            TyKind::Tuple { .. } => true,
            _ => false,
        }
    }

    pub(super) fn describe_method(&mut self, id: MethodId) -> MethodInfo {
        let method = self.methods[id.index()].clone();
        let (parameter_kinds, return_kinds) = self.signature_kinds(&method);
        let parameter_types = self.world.method_params(&method).iter().map(|p| p.ty).collect::<Vec<_>>();
        let parameter_types = parameter_types.into_iter().map(|t| self.type_id(t)).collect();
        let return_type = self.world.method_return(&method);
        let return_type = (!return_kinds.is_empty()).then(|| self.type_id(return_type));
        let type_arguments = method.type_args.iter().map(|&t| self.type_id(t)).collect();
        let trace_name = self.world.trace_name(&method);
        let display_name = self.world.display_method(&method);
        let declaring_type = self.type_id(method.owner);
        let is_state_machine =
            self.world.mapped_machine(method.def).is_some_and(|(_, kind)| kind == MachineKind::Async);
        let def = &self.world[method.def];
        MethodInfo {
            declaring_type,
            name: def.name.to_string(),
            trace_name,
            display_name,
            is_static: def.modifiers.is_static,
            is_virtual: def.modifiers.is_virtual || def.modifiers.is_abstract || def.modifiers.is_override,
            this_by_ref: !def.modifiers.is_static && self.this_is_pointer(method.owner),
            parameter_slots: parameter_kinds.len() as u16,
            return_slots: return_kinds.len() as u16,
            parameter_kinds,
            return_kinds,
            return_type,
            parameter_types,
            type_arguments,
            hidden_from_trace: self.world[method.def]
                .attributes
                .iter()
                .any(|a| a.name.ends_with("StackTraceHiddenAttribute")),
            is_state_machine,
        }
    }
}
