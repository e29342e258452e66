//! The VM's questions to whoever makes code: [`MethodSource`]. The compiler answers them lazily; the VM caches the answers.

use std::rc::Rc;

use crate::body::MethodBody;
use crate::ids::{FileId, MethodId, StringId, TypeId};
use crate::types::TypeDesc;

/// Gives the VM code and types when it first needs them, as a JIT does.
pub trait MethodSource {
    /// Static facts about a method instance: names, slots. Never fails.
    fn method_info(&mut self, method: MethodId) -> Rc<MethodInfo>;

    /// The code of a method, compiled on the first call.
    ///
    /// # Errors
    /// The body could not be compiled (a class-library body outside the subset, a type that grows without end).
    fn method_impl(&mut self, method: MethodId) -> Result<MethodImpl, SourceError>;

    fn type_desc(&mut self, ty: TypeId) -> Rc<TypeDesc>;

    /// The method that a virtual or interface call of `method` reaches on an object whose exact type is `receiver`.
    /// For a boxed struct the answer takes `this` by reference to the boxed value ([`MethodInfo::this_by_ref`]).
    fn resolve_virtual(&mut self, receiver: TypeId, method: MethodId) -> Result<MethodId, SourceError>;

    /// Whether a reference to an object of exact type `from` may be cast to `to` (inheritance, interfaces, variance, arrays).
    fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool;

    /// Text of a literal, UTF-16.
    fn string_literal(&mut self, id: StringId) -> Rc<[u16]>;

    /// A library type by metadata name (`System.NullReferenceException`); generic ones by closed arguments.
    fn type_by_name(&mut self, full_name: &str, arguments: &[TypeId]) -> Option<TypeId>;

    /// `T[]` with `rank` dimensions.
    fn array_of(&mut self, element: TypeId, rank: u8) -> TypeId;

    /// A method of a (closed) type by name and number of parameters (`this` not counted).
    fn method_by_name(&mut self, ty: TypeId, name: &str, parameter_count: usize) -> Option<MethodId>;

    /// The slot of an instance field by name, counted from the object's header (slot 0); base classes included.
    fn field_slot(&mut self, ty: TypeId, name: &str) -> Option<u16>;

    /// The index of a static field, as `ldsfld` takes it.
    fn static_slot(&mut self, ty: TypeId, name: &str) -> Option<u32>;

    /// Static slots handed out so far, and which of them hold references; may grow with every call above.
    fn static_layout(&mut self) -> StaticLayout;

    /// The static field of the user's that has this slot: `Program.s_gate`. For reports.
    fn static_name(&self, slot: u32) -> Option<String> {
        let _ = slot;
        None
    }

    fn file_name(&self, file: FileId) -> Rc<str>;

    /// Whether the method was written by the user (not in the class library): only such code is preempted.
    fn is_user_method(&mut self, method: MethodId) -> bool {
        let _ = method;
        true
    }

    /// The names of the instance fields of a type with their types, declaration order, own level only: for structural equality of
    /// structs and for display.
    fn instance_fields(&mut self, ty: TypeId) -> Vec<(String, TypeId)> {
        let _ = ty;
        Vec::new()
    }

    /// The unbound generic type (`List<>`) of a closed or unbound one; none for other types.
    fn generic_definition(&mut self, ty: TypeId) -> Option<TypeId> {
        let _ = ty;
        None
    }

    /// Bits: 1 abstract, 2 sealed, 4 public, 8 nested, 16 by-ref-like, 32 nested public.
    fn type_modifiers(&mut self, ty: TypeId) -> u32 {
        let _ = ty;
        4
    }

    /// All interfaces of a type, in metadata order.
    fn interfaces(&mut self, ty: TypeId) -> Vec<TypeId> {
        let _ = ty;
        Vec::new()
    }

    /// The type that a nested type is declared in.
    fn declaring_type(&mut self, ty: TypeId) -> Option<TypeId> {
        let _ = ty;
        None
    }

    /// Whether the type is the class library's.
    fn is_library_type(&mut self, ty: TypeId) -> bool {
        self.type_desc(ty).namespace.starts_with("System")
    }

    /// The text of the source line, for reports.
    fn source_line(&self, file: FileId, line: u32) -> Option<String>;

    /// The program's entry: a static method without parameters that runs Main (and blocks on its task); result slots 0 or 1 (exit code).
    fn entry_point(&mut self) -> Option<MethodId>;
}

/// Number of static slots and those among them that hold references.
#[derive(Debug, Clone, Default)]
pub struct StaticLayout {
    pub slot_count: u32,
    pub reference_slots: Vec<u32>,
    pub thread_slot_count: u32,
    pub thread_reference_slots: Vec<u32>,
}

/// What runs when a method is called.
#[derive(Debug, Clone)]
pub enum MethodImpl {
    Bytecode(Rc<MethodBody>),
    /// A native of the VM by name (`Math.Sqrt`).
    Native(Rc<str>),
    /// A delegate's Invoke: call its target(s).
    DelegateInvoke,
}

/// Facts about a method instance.
#[derive(Debug, Clone)]
pub struct MethodInfo {
    pub declaring_type: TypeId,
    /// Metadata name: `MoveNext`, `.ctor`, `<M>b__0_1`.
    pub name: String,
    /// As a stack trace prints it after `at `: `Program.L3[T](T t)`; for MoveNext of an async method already the source method's form.
    pub trace_name: String,
    /// C# spelling for our own messages: `Program.SumAsync(Source, int)`.
    pub display_name: String,
    pub is_static: bool,
    pub is_virtual: bool,
    /// `this` is a managed pointer (instance method of a struct).
    pub this_by_ref: bool,
    /// Slots of all parameters, `this` included, and of the result.
    pub parameter_slots: u16,
    pub return_slots: u16,
    /// For natives: kinds of the parameters' slots and of the result's.
    pub parameter_kinds: Vec<crate::RegKind>,
    pub return_kinds: Vec<crate::RegKind>,
    /// Static type of the result, if any.
    pub return_type: Option<TypeId>,
    pub parameter_types: Vec<TypeId>,
    /// Generic arguments of the method itself: natives that depend on T read them here.
    pub type_arguments: Vec<TypeId>,
    /// Not shown in stack traces ([StackTraceHidden], compiler-made).
    pub hidden_from_trace: bool,
    /// `MoveNext` of a state machine whose async method is mapped back; an async lambda's isn't.
    pub is_state_machine: bool,
}

/// Why code could not be had. The VM reports it and ends with exit code 1.
#[derive(Debug, Clone)]
pub struct SourceError {
    pub message: String,
}

/// A source that somebody else keeps a hand on: a session that adds code between runs.
impl<S: MethodSource> MethodSource for std::rc::Rc<std::cell::RefCell<S>> {
    fn method_info(&mut self, method: MethodId) -> Rc<MethodInfo> {
        self.borrow_mut().method_info(method)
    }
    fn method_impl(&mut self, method: MethodId) -> Result<MethodImpl, SourceError> {
        self.borrow_mut().method_impl(method)
    }
    fn type_desc(&mut self, ty: TypeId) -> Rc<TypeDesc> {
        self.borrow_mut().type_desc(ty)
    }
    fn resolve_virtual(&mut self, receiver: TypeId, method: MethodId) -> Result<MethodId, SourceError> {
        self.borrow_mut().resolve_virtual(receiver, method)
    }
    fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool {
        self.borrow_mut().is_assignable(from, to)
    }
    fn string_literal(&mut self, id: StringId) -> Rc<[u16]> {
        self.borrow_mut().string_literal(id)
    }
    fn type_by_name(&mut self, full_name: &str, arguments: &[TypeId]) -> Option<TypeId> {
        self.borrow_mut().type_by_name(full_name, arguments)
    }
    fn array_of(&mut self, element: TypeId, rank: u8) -> TypeId {
        self.borrow_mut().array_of(element, rank)
    }
    fn method_by_name(&mut self, ty: TypeId, name: &str, parameter_count: usize) -> Option<MethodId> {
        self.borrow_mut().method_by_name(ty, name, parameter_count)
    }
    fn field_slot(&mut self, ty: TypeId, name: &str) -> Option<u16> {
        self.borrow_mut().field_slot(ty, name)
    }
    fn static_slot(&mut self, ty: TypeId, name: &str) -> Option<u32> {
        self.borrow_mut().static_slot(ty, name)
    }
    fn static_layout(&mut self) -> StaticLayout {
        self.borrow_mut().static_layout()
    }
    fn static_name(&self, slot: u32) -> Option<String> {
        self.borrow().static_name(slot)
    }
    fn file_name(&self, file: FileId) -> Rc<str> {
        self.borrow().file_name(file)
    }
    fn is_user_method(&mut self, method: MethodId) -> bool {
        self.borrow_mut().is_user_method(method)
    }
    fn generic_definition(&mut self, ty: TypeId) -> Option<TypeId> {
        self.borrow_mut().generic_definition(ty)
    }
    fn type_modifiers(&mut self, ty: TypeId) -> u32 {
        self.borrow_mut().type_modifiers(ty)
    }
    fn interfaces(&mut self, ty: TypeId) -> Vec<TypeId> {
        self.borrow_mut().interfaces(ty)
    }
    fn declaring_type(&mut self, ty: TypeId) -> Option<TypeId> {
        self.borrow_mut().declaring_type(ty)
    }
    fn is_library_type(&mut self, ty: TypeId) -> bool {
        self.borrow_mut().is_library_type(ty)
    }
    fn instance_fields(&mut self, ty: TypeId) -> Vec<(String, TypeId)> {
        self.borrow_mut().instance_fields(ty)
    }
    fn source_line(&self, file: FileId, line: u32) -> Option<String> {
        self.borrow().source_line(file, line)
    }
    fn entry_point(&mut self) -> Option<MethodId> {
        self.borrow_mut().entry_point()
    }
}
