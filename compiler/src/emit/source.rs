//! [`MethodSource`] for [`Code`].

use std::rc::Rc;

use hoist_bytecode::source::StaticLayout;
use hoist_bytecode::{FileId, MethodId, MethodImpl, MethodInfo, MethodSource, SourceError, StringId, TypeDesc, TypeId};

use crate::hir::*;

use super::Code;

impl MethodSource for Code {
    fn method_info(&mut self, method: MethodId) -> Rc<MethodInfo> {
        if let Some(info) = self.method_infos.get(&method) {
            return info.clone();
        }
        let info = Rc::new(self.describe_method(method));
        self.method_infos.insert(method, info.clone());
        info
    }

    fn method_impl(&mut self, method: MethodId) -> Result<MethodImpl, SourceError> {
        let method = self.methods[method.index()].clone();
        let def = &self.world[method.def];
        if let Some(native) = &def.native {
            return Ok(MethodImpl::Native(native.clone()));
        }
        if def.kind == MethodKind::DelegateInvoke {
            return Ok(MethodImpl::DelegateInvoke);
        }
        self.emit_method(&method).map(|body| MethodImpl::Bytecode(Rc::new(body)))
    }

    fn type_desc(&mut self, ty: TypeId) -> Rc<TypeDesc> {
        if let Some(desc) = self.type_descs.get(&ty) {
            return desc.clone();
        }
        let desc = Rc::new(self.describe_type(ty));
        self.type_descs.insert(ty, desc.clone());
        desc
    }

    fn resolve_virtual(&mut self, receiver: TypeId, method: MethodId) -> Result<MethodId, SourceError> {
        let receiver = self.types[receiver.index()];
        let method = self.methods[method.index()].clone();
        let found = if self.world.is_interface(method.owner) {
            self.world.implementation_of(receiver, &method)
        } else {
            Some(self.world.override_of(receiver, &method))
        };
        let Some(mut found) = found else {
            let ty = self.world.display(receiver);
            let name = self.world.display_method(&method);
            return Err(SourceError { message: format!("no implementation of '{name}' in '{ty}'") });
        };
        if found.type_args.len() != method.type_args.len()
            && self.world[found.def].type_params.len() == method.type_args.len()
        {
            found.type_args = method.type_args;
        }
        Ok(self.method_id(&found))
    }

    fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool {
        if from == to {
            return true;
        }
        let (from, to) = (self.types[from.index()], self.types[to.index()]);
        self.world.is_subtype(from, to)
    }

    fn string_literal(&mut self, id: StringId) -> Rc<[u16]> {
        self.strings[id.index()].clone()
    }

    fn type_by_name(&mut self, full_name: &str, arguments: &[TypeId]) -> Option<TypeId> {
        let def = self.world.find_type(full_name, arguments.len())?;
        let arguments: Vec<Ty> = arguments.iter().map(|a| self.types[a.index()]).collect();
        let ty = self.world.types.named(def, &arguments);
        Some(self.type_id(ty))
    }

    fn array_of(&mut self, element: TypeId, rank: u8) -> TypeId {
        let element = self.types[element.index()];
        let ty = self.world.types.array(element, rank);
        self.type_id(ty)
    }

    fn method_by_name(&mut self, ty: TypeId, name: &str, parameter_count: usize) -> Option<MethodId> {
        let ty = self.types[ty.index()];
        let mut at = Some(ty);
        while let Some(owner) = at {
            let TyKind::Named { def, .. } = *self.world.kind(owner) else { return None };
            self.world.ensure_members(def);
            let found = self.world[def].methods.iter().copied().find(|&m| {
                &*self.world[m].name == name
                    && self.world[m].params.len() == parameter_count
                    && self.world[m].type_params.is_empty()
            });
            if let Some(found) = found {
                return Some(self.method_id(&MethodRef { def: found, owner, type_args: Box::new([]) }));
            }
            at = self.world.base_type(owner);
        }
        None
    }

    fn field_slot(&mut self, ty: TypeId, name: &str) -> Option<u16> {
        let field = self.field_by_name(ty, name, false)?;
        let in_struct = self.this_is_pointer(field.owner);
        Some(self.field_slot_of(&field) + u16::from(in_struct))
    }

    fn static_slot(&mut self, ty: TypeId, name: &str) -> Option<u32> {
        let field = self.field_by_name(ty, name, true)?;
        Some(self.static_slot_of(&field))
    }

    fn static_layout(&mut self) -> StaticLayout {
        self.static_layout.clone()
    }

    fn static_name(&self, slot: u32) -> Option<String> {
        let (&(field, owner), _) =
            self.statics.iter().find(|&(&(field, _), &s)| s == slot && !self.world[field].is_thread_static)?;
        let def = self.world.type_def(owner).filter(|&def| self.world[def].is_user)?;
        Some(format!("{}.{}", self.world[def].name, self.world[field].name))
    }

    fn file_name(&self, file: FileId) -> Rc<str> {
        self.world.sources.get(file.index()).map_or_else(|| "".into(), |s| s.name.clone())
    }

    fn generic_definition(&mut self, ty: TypeId) -> Option<TypeId> {
        let def = self.world.type_def(self.types[ty.index()])?;
        if self.world[def].all_type_params.is_empty() {
            return None;
        }
        let open = self.world.open_type(def);
        Some(self.type_id(open))
    }

    fn type_modifiers(&mut self, ty: TypeId) -> u32 {
        let ty = self.types[ty.index()];
        let Some(def) = self.world.type_def(ty) else { return 2 | 4 };
        let def = &self.world[def];
        let public = def.modifiers.accessibility == Accessibility::Public;
        let nested = def.outer.is_some();
        let is_abstract = def.modifiers.is_abstract || def.modifiers.is_static || def.kind == TypeDefKind::Interface;
        let is_sealed = def.modifiers.is_sealed
            || def.modifiers.is_static
            || matches!(def.kind, TypeDefKind::Struct | TypeDefKind::Enum | TypeDefKind::Delegate);
        u32::from(is_abstract)
            | u32::from(is_sealed) << 1
            | u32::from(public && !nested) << 2
            | u32::from(nested) << 3
            | u32::from(def.modifiers.is_ref) << 4
            | u32::from(public && nested) << 5
    }

    fn interfaces(&mut self, ty: TypeId) -> Vec<TypeId> {
        let interfaces = self.world.all_interfaces(self.types[ty.index()]);
        interfaces.into_iter().map(|i| self.type_id(i)).collect()
    }

    fn declaring_type(&mut self, ty: TypeId) -> Option<TypeId> {
        let def = self.world.type_def(self.types[ty.index()])?;
        let outer = self.world[def].outer?;
        let open = self.world.open_type(outer);
        Some(self.type_id(open))
    }

    fn is_library_type(&mut self, ty: TypeId) -> bool {
        self.world.type_def(self.types[ty.index()]).is_none_or(|def| !self.world[def].is_user)
    }

    fn is_user_method(&mut self, method: MethodId) -> bool {
        let owner = self.world[self.methods[method.index()].def].owner;
        self.world[owner].is_user
    }

    fn instance_fields(&mut self, ty: TypeId) -> Vec<(String, TypeId)> {
        let ty = self.types[ty.index()];
        let fields = self.fields_with_types(ty);
        fields.into_iter().map(|(f, t, _)| (self.world[f].name.to_string(), self.type_id(t))).collect()
    }

    fn source_line(&self, file: FileId, line: u32) -> Option<String> {
        let source = self.world.sources.get(file.index())?;
        source.text.lines().nth((line as usize).checked_sub(1)?).map(ToString::to_string)
    }

    fn entry_point(&mut self) -> Option<MethodId> {
        let entry = self.world.start_point()?;
        let owner = self.world[entry].owner;
        let owner = self.world.types.named(owner, &[]);
        Some(self.method_id(&MethodRef { def: entry, owner, type_args: Box::new([]) }))
    }
}

impl Code {
    fn field_by_name(&mut self, ty: TypeId, name: &str, is_static: bool) -> Option<FieldRef> {
        let mut at = Some(self.types[ty.index()]);
        while let Some(owner) = at {
            let TyKind::Named { def, .. } = *self.world.kind(owner) else { return None };
            self.world.ensure_members(def);
            let found = self.world[def]
                .fields
                .iter()
                .copied()
                .find(|&f| &*self.world[f].name == name && self.world[f].modifiers.is_static == is_static);
            if let Some(def) = found {
                return Some(FieldRef { def, owner });
            }
            at = self.world.base_type(owner);
        }
        None
    }
}
