//! Calls, object creation, arrays, delegates.
//!
//! How a method is reached depends on the *closed* type of the receiver: a call through a type parameter is direct when the argument is a
//! struct that has the method, and virtual when it is a class.

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Reg, Word};
use super::function::FunctionEmitter;
use super::places::Place;

/// The instruction that makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dispatch {
    Direct,
    /// After a null check of the receiver.
    NonVirtual,
    Virtual,
    /// The receiver is a pointer to a struct that inherits the method: boxed, then virtual.
    Boxed(Ty),
    Delegate,
}

impl FunctionEmitter<'_> {
    /// A method call; the result is in `dest` or the register returned. For a by-ref method that is the pointer.
    pub(super) fn call_raw(&mut self, expr: &Expr, dest: Option<Reg>) -> Reg {
        let ExprKind::Call { callee: Callee::Method { receiver, method, virtual_call }, args } = &expr.kind else {
            return self.fail("a call of a local function that lowering should have removed");
        };
        if let Some(result) = self.try_inline(receiver.as_deref(), method, *virtual_call, args, dest) {
            return result;
        }
        let mark = self.mark();
        let mut closed = self.close_method(method);
        let mut registers = Vec::new();
        let dispatch = match receiver {
            None => {
                if let Some(found) = self.static_abstract(&closed) {
                    closed = found;
                }
                Dispatch::Direct
            }
            Some(receiver) => {
                let values: Vec<&Expr> = args.iter().map(|a| &a.expr).collect();
                let (dispatch, this) = self.receiver(receiver, &mut closed, *virtual_call, &values);
                registers.push(this);
                dispatch
            }
        };
        self.arguments(args, &mut registers);
        let kinds = self.code.result_kinds(&closed).into();
        let result = match dest {
            Some(to) => to,
            None => {
                self.release(mark);
                self.temp(&kinds)
            }
        };
        self.emit_call(dispatch, &closed, result, registers);
        if dest.is_some() {
            self.release(mark);
        }
        result
    }

    fn emit_call(&mut self, dispatch: Dispatch, method: &MethodRef, result: Reg, registers: Vec<Reg>) {
        // The arguments come first, then the class's static constructor, then the method.
        let def = &self.code.world[method.def];
        if def.modifiers.is_static || def.kind == MethodKind::Constructor {
            self.initialize_for_call(method);
        }
        let id = u64::from(self.code.method_id(method).0);
        let cache = u64::from(self.asm.new_cache()) << 32;
        let count = registers.len() as u32;
        let op = match dispatch {
            Dispatch::Direct => Op::Call,
            Dispatch::NonVirtual => Op::CallNonVirtual,
            Dispatch::Virtual => Op::CallVirtual,
            Dispatch::Boxed(_) => Op::CallConstrained,
            Dispatch::Delegate => Op::CallDelegate,
        };
        let mut words = vec![Word::Plain(id | cache)];
        if let Dispatch::Boxed(ty) = dispatch {
            words.push(Word::Plain(u64::from(self.code.type_id(ty).0)));
        }
        words.push(Word::Registers(registers));
        // The slots of the result are for the optimiser; they are not encoded.
        let slots = self.code.result_kinds(method).len() as u32;
        self.asm.with_words(op, result.0, count, slots, words);
    }

    /// Evaluates the receiver; finds the method that a struct receiver reaches.
    fn receiver(
        &mut self,
        receiver: &Expr,
        method: &mut MethodRef,
        virtual_call: bool,
        later: &[&Expr],
    ) -> (Dispatch, Reg) {
        let ty = self.ty(receiver.ty);
        if !self.code.world.is_value_type(ty) {
            let later: Vec<Expr> = if matches!(receiver.kind, ExprKind::Local(_)) {
                later.iter().map(|e| (*e).clone()).collect()
            } else {
                Vec::new()
            };
            let register =
                if self.must_copy(receiver, &later) { self.value_copy(receiver) } else { self.value(receiver) };
            let def = &self.code.world[method.def];
            let is_virtual = def.modifiers.is_virtual
                || def.modifiers.is_abstract
                || def.modifiers.is_override
                || self.code.world.is_interface(method.owner);
            let dispatch = if def.kind == MethodKind::DelegateInvoke {
                Dispatch::Delegate
            } else if virtual_call && is_virtual && !def.modifiers.is_sealed {
                Dispatch::Virtual
            } else if matches!(receiver.kind, ExprKind::This | ExprKind::Base | ExprKind::New { .. }) {
                Dispatch::Direct
            } else {
                Dispatch::NonVirtual
            };
            return (dispatch, register);
        }
        if self.code.world.is_nullable(ty)
            && !self.code.this_is_pointer(method.owner)
            && let overriding = self.code.world.override_of(ty, method)
            && !self.code.this_is_pointer(overriding.owner)
        {
            // `GetType` is the boxed value's, and a null one has none.
            let object_ty = self.code.world.object_ty();
            let boxed = self.convert(receiver, &Convert::Box, object_ty, None);
            return (Dispatch::NonVirtual, boxed);
        }
        let address = self.address(receiver);
        if self.code.this_is_pointer(method.owner) {
            return (Dispatch::Direct, address);
        }
        let found = if self.code.world.is_interface(method.owner) {
            self.code.world.implementation_of(ty, method)
        } else {
            Some(self.code.world.override_of(ty, method))
        };
        match found {
            Some(mut found) if self.code.this_is_pointer(found.owner) => {
                if found.type_args.len() != method.type_args.len() {
                    found.type_args = method.type_args.clone();
                }
                *method = found;
                (Dispatch::Direct, address)
            }
            _ => (Dispatch::Boxed(ty), address),
        }
    }

    /// `T.M()` for a type parameter: `owner` is the argument of T, not the interface that declares the method.
    pub(super) fn static_abstract(&mut self, method: &MethodRef) -> Option<MethodRef> {
        let declaring = self.code.world[method.def].owner;
        if self.code.world[declaring].kind != TypeDefKind::Interface {
            return None;
        }
        if let TyKind::Named { def, .. } = self.code.world.kind(method.owner)
            && *def == declaring
        {
            return None;
        }
        let interfaces = self.code.world.all_interfaces(method.owner);
        for interface in interfaces {
            let TyKind::Named { def, .. } = *self.code.world.kind(interface) else { continue };
            if def != declaring {
                continue;
            }
            let wanted = MethodRef { def: method.def, owner: interface, type_args: method.type_args.clone() };
            if let Some(mut found) = self.code.world.implementation_of(method.owner, &wanted) {
                if found.type_args.len() != method.type_args.len() {
                    found.type_args = method.type_args.clone();
                }
                return Some(found);
            }
        }
        None
    }

    /// A static method or constructor of a type with an explicit static constructor runs that first.
    pub(super) fn initialize_for_call(&mut self, method: &MethodRef) {
        if method.owner == self.method.owner {
            return;
        }
        let TyKind::Named { def, .. } = *self.code.world.kind(method.owner) else { return };
        let explicit = self.code.world[def].methods.iter().any(|&m| {
            self.code.world[m].kind == MethodKind::StaticConstructor
                && matches!(self.code.world[m].body, BodySource::Syntax(_))
        });
        if explicit {
            self.initialize_class(method.owner);
        }
    }

    /// Evaluates arguments left to right and collects their slots.
    pub(super) fn arguments(&mut self, args: &[Arg], registers: &mut Vec<Reg>) {
        for (i, arg) in args.iter().enumerate() {
            if arg.ref_kind != RefKind::None {
                let address = if let ExprKind::Discard = arg.expr.kind {
                    let kinds = self.kinds(arg.expr.ty);
                    let temp = self.temp(&kinds);
                    self.address_of(Place::Registers { base: temp, exposed: true }, arg.expr.ty)
                } else {
                    self.address(&arg.expr)
                };
                registers.push(address);
                continue;
            }
            let later: Vec<Expr> = if matches!(arg.expr.kind, ExprKind::Local(_) | ExprKind::Convert { .. }) {
                args[i + 1..].iter().map(|a| a.expr.clone()).collect()
            } else {
                Vec::new()
            };
            let register =
                if self.must_copy(&arg.expr, &later) { self.value_copy(&arg.expr) } else { self.value(&arg.expr) };
            let slots = self.kinds(arg.expr.ty).len() as u16;
            registers.extend((0..slots).map(|s| register.offset(s)));
        }
    }

    /// The static method `Ctor` of System.String with a constructor's parameters.
    fn string_factory(&mut self, constructor: &MethodRef) -> MethodRef {
        let world = &mut self.code.world;
        let parameters: Vec<Ty> = world.method_params(constructor).iter().map(|p| p.ty).collect();
        let owner = world[constructor.def].owner;
        let found = world[owner].methods.iter().copied().find(|&m| {
            &*world[m].name == "Ctor" && world[m].params.iter().map(|p| p.ty).eq(parameters.iter().copied())
        });
        MethodRef { def: found.unwrap_or(constructor.def), ..constructor.clone() }
    }

    /// `new C(..)`: arguments first, then the object.
    pub(super) fn new_object(&mut self, ty: Ty, constructor: &MethodRef, args: &[Arg], dest: Option<Reg>) -> Reg {
        let closed = self.close_method(constructor);
        let ty = self.ty(ty);
        let mark = self.mark();
        let kinds = self.code.value_layout(ty).kinds;
        if self.code.world.special_of(closed.owner) == Some(Special::String) {
            // A string's length is part of the object: a static method of the library makes it.
            let factory = self.string_factory(&closed);
            let mut registers = Vec::new();
            self.arguments(args, &mut registers);
            let to = self.dest(dest, &kinds);
            self.emit_call(Dispatch::Direct, &factory, to, registers);
            return to;
        }
        if let Some(made) = self.try_inline_constructor(ty, &closed, args) {
            return made;
        }
        if self.code.world.is_value_type(ty) {
            let temp = self.temp(&kinds);
            let mut registers = vec![Reg(0)];
            self.arguments(args, &mut registers);
            self.zero(temp, kinds.len() as u16);
            let address = self.pointer();
            self.asm.r2(Op::AddressOf, address, temp);
            registers[0] = address;
            self.emit_call(Dispatch::Direct, &closed, Reg(0), registers);
            self.release_except(mark, temp);
            return temp;
        }
        let object = self.reference();
        let mut registers = vec![object];
        self.arguments(args, &mut registers);
        let id = self.code.type_id(ty).0;
        self.asm.wide(Op::NewObject, object, id);
        self.emit_call(Dispatch::Direct, &closed, Reg(0), registers);
        self.release_except(mark, object);
        object
    }

    /// `new T()`.
    pub(super) fn new_type_param(&mut self, ty: Ty, dest: Option<Reg>) -> Reg {
        let closed = self.ty(ty);
        let constructors = self.code.world.constructors(closed);
        let constructor = constructors.into_iter().find(|c| self.code.world[c.def].params.is_empty());
        match constructor {
            Some(constructor) => self.new_object(closed, &constructor, &[], dest),
            None if self.code.world.is_value_type(closed) => {
                let kinds = self.code.value_layout(closed).kinds;
                let to = self.dest(dest, &kinds);
                self.zero(to, kinds.len() as u16);
                to
            }
            None => self.fail("'new T()' of a type without a parameterless constructor"),
        }
    }

    pub(super) fn new_array(&mut self, element: Ty, lengths: &[Expr], dest: Option<Reg>) -> Reg {
        let element = self.ty(element);
        let rank = lengths.len().max(1) as u8;
        let array = self.code.world.types.array(element, rank);
        let id = u64::from(self.code.type_id(array).0);
        let mark = self.mark();
        if let [length] = lengths {
            let length = self.value(length);
            self.release(mark);
            let to = self.dest(dest, &Self::one(RegKind::Ref));
            self.asm.with_words(Op::NewArray, to.0, length.0, 0, vec![Word::Plain(id)]);
            return to;
        }
        let to = self.dest(dest, &Self::one(RegKind::Ref));
        let base = self.temp(&vec![RegKind::Bits; lengths.len()].into());
        for (i, length) in lengths.iter().enumerate() {
            self.value_into(length, base.offset(i as u16));
        }
        self.asm.with_words(Op::NewArrayMd, to.0, base.0, u32::from(rank), vec![Word::Plain(id)]);
        self.release_except(mark, to);
        to
    }

    /// `{ a, b, .. }`, row-major when there are several dimensions.
    pub(super) fn array_init(&mut self, element: Ty, lengths: &[u32], elements: &[Expr], _dest: Option<Reg>) -> Reg {
        let closed = self.ty(element);
        let rank = lengths.len().max(1) as u8;
        let array_ty = self.code.world.types.array(closed, rank);
        let id = u64::from(self.code.type_id(array_ty).0);
        let array = self.reference();
        let mark = self.mark();
        if rank == 1 {
            let length = self.bits();
            self.load_int(length, elements.len() as i64);
            self.asm.with_words(Op::NewArray, array.0, length.0, 0, vec![Word::Plain(id)]);
        } else {
            let base = self.temp(&vec![RegKind::Bits; lengths.len()].into());
            for (i, length) in lengths.iter().enumerate() {
                self.load_int(base.offset(i as u16), i64::from(*length));
            }
            self.asm.with_words(Op::NewArrayMd, array.0, base.0, u32::from(rank), vec![Word::Plain(id)]);
        }
        self.release(mark);
        for (i, value) in elements.iter().enumerate() {
            let mark = self.mark();
            let value = self.value(value);
            let index = self.bits();
            self.load_int(index, i as i64);
            self.store(Place::Element { array, index }, element, value);
            self.release(mark);
        }
        array
    }

    pub(super) fn new_delegate(
        &mut self,
        ty: Ty,
        receiver: Option<&Expr>,
        method: &MethodRef,
        virtual_call: bool,
        dest: Option<Reg>,
    ) -> Reg {
        let closed = self.close_method(method);
        let type_id = u64::from(self.type_id(ty));
        let mark = self.mark();
        let mut is_virtual = false;
        let target = match receiver {
            None => {
                let target = self.reference();
                self.zero(target, 1);
                target
            }
            Some(receiver) => {
                let receiver_ty = self.ty(receiver.ty);
                if self.code.world.is_value_type(receiver_ty) {
                    let object_ty = self.code.world.object_ty();
                    self.convert(receiver, &Convert::Box, object_ty, None)
                } else {
                    let def = &self.code.world[closed.def];
                    is_virtual = virtual_call
                        && (def.modifiers.is_virtual
                            || def.modifiers.is_abstract
                            || def.modifiers.is_override
                            || self.code.world.is_interface(closed.owner));
                    let register = self.value(receiver);
                    if !self.code.world[closed.def].modifiers.is_static
                        && !is_virtual
                        && !matches!(receiver.kind, ExprKind::This | ExprKind::New { .. })
                    {
                        self.asm.r1(Op::NullCheck, register);
                    }
                    register
                }
            }
        };
        self.release(mark);
        let to = self.dest(dest, &Self::one(RegKind::Ref));
        let id = u64::from(self.code.method_id(&closed).0);
        let op = if is_virtual { Op::NewDelegateVirtual } else { Op::NewDelegate };
        let cache = u64::from(self.asm.new_cache()) << 32;
        self.asm.with_words(op, to.0, target.0, 0, vec![Word::Plain(type_id), Word::Plain(id | cache)]);
        to
    }
}
