//! Tests with hand-assembled bodies on a made-up class library.

mod machine;
mod objects;
mod scheduling;

use std::collections::HashMap;
use std::rc::Rc;

use hoist_bytecode::assemble::Assembler;
use hoist_bytecode::source::StaticLayout;
use hoist_bytecode::{
    ElementKind, FileId, MethodBody, MethodId, MethodImpl, MethodInfo, MethodSource, RegKind, SourceError, StringId,
    TypeDesc, TypeId, TypeShape,
};

use crate::{MemoryHost, Options, Vm};

/// A class library of a few types, and methods by number.
#[derive(Default)]
pub(crate) struct Library {
    pub(crate) types: Vec<TypeDesc>,
    pub(crate) infos: Vec<MethodInfo>,
    pub(crate) bodies: Vec<MethodImpl>,
    pub(crate) strings: Vec<Rc<[u16]>>,
    pub(crate) fields: HashMap<(u32, String), u16>,
    pub(crate) overrides: HashMap<(u32, u32), u32>,
    pub(crate) statics: StaticLayout,
}

pub(crate) const OBJECT: TypeId = TypeId(0);
pub(crate) const STRING: TypeId = TypeId(1);
pub(crate) const INT: TypeId = TypeId(2);
pub(crate) const LONG: TypeId = TypeId(3);
pub(crate) const EXCEPTION: TypeId = TypeId(4);
pub(crate) const DIVIDE: TypeId = TypeId(5);
pub(crate) const NULL_REFERENCE: TypeId = TypeId(6);
pub(crate) const INT_ARRAY: TypeId = TypeId(7);
pub(crate) const LONG_ARRAY: TypeId = TypeId(8);
/// left, right
pub(crate) const NODE: TypeId = TypeId(9);
pub(crate) const OBJECT_ARRAY: TypeId = TypeId(10);
pub(crate) const DELEGATE: TypeId = TypeId(11);

pub(crate) fn desc(name: &str, shape: TypeShape, base: Option<TypeId>, slots: u16, refs: &[u16]) -> TypeDesc {
    TypeDesc {
        name: name.into(),
        simple_name: name.into(),
        namespace: "System".into(),
        display_name: name.into(),
        shape,
        base,
        value_slots: 1,
        value_refs: if matches!(shape, TypeShape::Primitive(_)) { vec![] } else { vec![0] },
        value_byrefs: vec![],
        object_slots: slots,
        object_refs: refs.to_vec(),
        net_object_size: match shape {
            TypeShape::String => 22,
            TypeShape::Array { .. } => 24,
            _ => 8 + 8 * u32::from(slots),
        },
        net_value_size: match shape {
            TypeShape::Primitive(kind) => kind.size() as u32,
            _ => 8,
        },
        uncounted: false,
        static_constructor: None,
        is_value_type: matches!(shape, TypeShape::Primitive(_)),
        enum_members: vec![],
        is_flags: false,
        type_arguments: vec![],
    }
}

impl Library {
    pub(crate) fn new() -> Self {
        let array = |element, element_kind| TypeShape::Array { element, element_kind, rank: 1 };
        let types = vec![
            desc("System.Object", TypeShape::Class, None, 1, &[]),
            desc("System.String", TypeShape::String, Some(OBJECT), 2, &[]),
            desc("System.Int32", TypeShape::Primitive(ElementKind::I32), Some(OBJECT), 2, &[]),
            desc("System.Int64", TypeShape::Primitive(ElementKind::I64), Some(OBJECT), 2, &[]),
            desc("System.Exception", TypeShape::Class, Some(OBJECT), 4, &[1, 2]),
            desc("System.DivideByZeroException", TypeShape::Class, Some(EXCEPTION), 4, &[1, 2]),
            desc("System.NullReferenceException", TypeShape::Class, Some(EXCEPTION), 4, &[1, 2]),
            desc("System.Int32[]", array(INT, ElementKind::I32), Some(OBJECT), 2, &[]),
            desc("System.Int64[]", array(LONG, ElementKind::I64), Some(OBJECT), 2, &[]),
            desc("Node", TypeShape::Class, Some(OBJECT), 3, &[1, 2]),
            desc("System.Object[]", array(OBJECT, ElementKind::Ref), Some(OBJECT), 2, &[]),
            desc("Function", TypeShape::Delegate, Some(OBJECT), 4, &[1, 3]),
        ];
        let mut fields = HashMap::new();
        for ty in [EXCEPTION, DIVIDE, NULL_REFERENCE] {
            fields.insert((ty.0, "_message".to_string()), 1);
            fields.insert((ty.0, "_stackTrace".to_string()), 2);
        }
        Self { types, fields, ..Self::default() }
    }

    /// Adds a static method: kinds of its parameters and results, its code.
    pub(crate) fn method(&mut self, name: &str, parameters: &[RegKind], results: &[RegKind], code: MethodImpl) -> u32 {
        self.infos.push(MethodInfo {
            declaring_type: OBJECT,
            name: name.into(),
            trace_name: format!("Program.{name}()"),
            display_name: name.into(),
            is_static: true,
            is_virtual: false,
            this_by_ref: false,
            parameter_slots: parameters.len() as u16,
            return_slots: results.len() as u16,
            parameter_kinds: parameters.to_vec(),
            return_kinds: results.to_vec(),
            return_type: None,
            parameter_types: vec![],
            type_arguments: vec![],
            hidden_from_trace: false,
            is_state_machine: false,
        });
        self.bodies.push(code);
        self.bodies.len() as u32 - 1
    }

    /// Adds a method with code of its own: `registers` are the kinds after the parameters.
    pub(crate) fn code(
        &mut self,
        name: &str,
        parameters: &[RegKind],
        results: &[RegKind],
        registers: &[RegKind],
        fill: impl FnOnce(&mut Assembler, &mut MethodBody),
    ) -> u32 {
        let mut kinds = parameters.to_vec();
        kinds.extend_from_slice(registers);
        let mut body = MethodBody {
            register_count: kinds.len() as u16,
            parameter_slots: parameters.len() as u16,
            return_slots: results.len() as u16,
            zero_range: (parameters.len() as u16, registers.len() as u16),
            register_kinds: kinds,
            ..MethodBody::default()
        };
        let mut asm = Assembler::default();
        fill(&mut asm, &mut body);
        body.code = asm.finish();
        self.method(name, parameters, results, MethodImpl::Bytecode(Rc::new(body)))
    }

    pub(crate) fn vm(self) -> (Vm, MemoryHost) {
        let host = MemoryHost::default();
        (Vm::new(Box::new(self), Box::new(host.clone()), Options::default()), host)
    }
}

impl MethodSource for Library {
    fn method_info(&mut self, method: MethodId) -> Rc<MethodInfo> {
        Rc::new(self.infos[method.index()].clone())
    }
    fn method_impl(&mut self, method: MethodId) -> Result<MethodImpl, SourceError> {
        let code = self.bodies[method.index()].clone();
        if let MethodImpl::Bytecode(body) = &code {
            hoist_bytecode::verify::verify(body, self).map_err(|p| SourceError { message: p.to_string() })?;
        }
        Ok(code)
    }
    fn type_desc(&mut self, ty: TypeId) -> Rc<TypeDesc> {
        Rc::new(self.types[ty.index()].clone())
    }
    fn resolve_virtual(&mut self, receiver: TypeId, method: MethodId) -> Result<MethodId, SourceError> {
        Ok(MethodId(self.overrides.get(&(receiver.0, method.0)).copied().unwrap_or(method.0)))
    }
    fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool {
        let mut at = Some(from);
        while let Some(ty) = at {
            if ty == to {
                return true;
            }
            at = self.types[ty.index()].base;
        }
        false
    }
    fn string_literal(&mut self, id: StringId) -> Rc<[u16]> {
        self.strings[id.index()].clone()
    }
    fn type_by_name(&mut self, name: &str, _: &[TypeId]) -> Option<TypeId> {
        self.types.iter().position(|t| t.name == name).map(|i| TypeId(i as u32))
    }
    fn array_of(&mut self, element: TypeId, _: u8) -> TypeId {
        let found =
            self.types.iter().position(|t| matches!(t.shape, TypeShape::Array { element: e, .. } if e == element));
        TypeId(found.unwrap_or(0) as u32)
    }
    fn method_by_name(&mut self, _: TypeId, name: &str, _: usize) -> Option<MethodId> {
        self.infos.iter().position(|i| i.name == name).map(|i| MethodId(i as u32))
    }
    fn field_slot(&mut self, ty: TypeId, name: &str) -> Option<u16> {
        self.fields.get(&(ty.0, name.to_string())).copied()
    }
    fn static_slot(&mut self, _: TypeId, _: &str) -> Option<u32> {
        None
    }
    fn static_layout(&mut self) -> StaticLayout {
        self.statics.clone()
    }
    fn file_name(&self, _: FileId) -> Rc<str> {
        "test.cs".into()
    }
    fn source_line(&self, _: FileId, _: u32) -> Option<String> {
        None
    }
    fn entry_point(&mut self) -> Option<MethodId> {
        self.method_by_name(OBJECT, "Main", 0)
    }
}
