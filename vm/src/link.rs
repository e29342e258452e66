//! Binds ids to types and methods when they are first needed.
#![allow(unsafe_code)]

use hoist_bytecode::{MethodId, MethodImpl, TypeId, TypeShape};
use rustc_hash::FxHashMap;

use crate::heap::{Ref, VmType};
use crate::interp::{Switch, calls};
use crate::limits::Outcome;
use crate::method::Method;
use crate::vm::{STATIC_SLOTS, Vm};

/// Things of the class library that the VM itself uses.
#[derive(Debug, Default)]
pub(crate) struct Known {
    types: FxHashMap<&'static str, TypeId>,
    methods: FxHashMap<(&'static str, &'static str), *const Method>,
    fields: FxHashMap<(TypeId, &'static str), u16>,
    pub(crate) string: Option<TypeId>,
    pub(crate) long_array: Option<TypeId>,
    pub(crate) trace_slot: Option<u16>,
    /// Slot of a Thread's _currentTask.
    pub(crate) current_task_slot: Option<usize>,
}

impl Vm {
    /// The type as the VM keeps it.
    pub(crate) fn ty(&mut self, id: TypeId) -> *mut VmType {
        let found = self.types.get(id.0);
        if !found.is_null() {
            return found;
        }
        let desc = self.source.type_desc(id);
        let element = match desc.shape {
            TypeShape::Array { element, .. } => Some(self.source.type_desc(element)),
            _ => None,
        };
        let ty = VmType::new(id, desc, &self.heap, element.as_deref());
        self.types.insert(ty)
    }

    /// The code of a method.
    pub(crate) fn resolve(&mut self, id: MethodId) -> Result<*const Method, Switch> {
        if let Some(&found) = self.methods.get(id.index())
            && !found.is_null()
        {
            return Ok(found);
        }
        let info = self.source.method_info(id);
        let code = self.source.method_impl(id).map_err(|error| Switch::stop(Outcome::CompileFailure(error.message)))?;
        let method = match code {
            MethodImpl::Bytecode(body) => {
                if cfg!(debug_assertions)
                    && let Err(problem) = hoist_bytecode::verify::verify(&body, &mut *self.source)
                {
                    let message = format!("bytecode of {} does not verify: {problem}", info.display_name);
                    return Err(Switch::stop(Outcome::CompileFailure(message)));
                }
                let is_user = self.source.is_user_method(id);
                Method::from_body(id, info, body, is_user)
            }
            MethodImpl::Native(name) if &*name == "AsyncStateMachineBox.MoveNext" => Method::resume_box(id, info),
            MethodImpl::Native(name) => match self.natives.get(&*name) {
                Some(&function) => Method::native(id, info, &name, function),
                None => {
                    let message = format!("the native '{name}' of {} does not exist", info.display_name);
                    return Err(Switch::stop(Outcome::CompileFailure(message)));
                }
            },
            MethodImpl::DelegateInvoke => Method::delegate_invoke(id, info),
        };
        let layout = self.source.static_layout();
        if layout.slot_count as usize > STATIC_SLOTS
            || layout.thread_slot_count as usize > crate::sched::threads::THREAD_STATIC_SLOTS
        {
            return Err(Switch::stop(Outcome::CompileFailure("too many static fields".into())));
        }
        if id.index() >= self.methods.len() {
            self.methods.resize((id.index() + 1).next_power_of_two(), std::ptr::null());
        }
        let method = Box::into_raw(Box::new(method)).cast_const();
        self.methods[id.index()] = method;
        Ok(method)
    }

    /// What a virtual call of `method` reaches on an object of exact type `receiver`.
    pub(crate) fn virtual_target(&mut self, receiver: u32, method: u32) -> Result<*const Method, Switch> {
        if let Some(&found) = self.virtual_targets.get(&(receiver, method)) {
            return Ok(found);
        }
        let id = self
            .source
            .resolve_virtual(TypeId(receiver), MethodId(method))
            .map_err(|error| Switch::stop(Outcome::CompileFailure(error.message)))?;
        let target = self.resolve(id)?;
        self.virtual_targets.insert((receiver, method), target);
        Ok(target)
    }

    /// Whether an object of exact type `from` may be seen as a `to`.
    pub(crate) fn is_assignable(&mut self, from: TypeId, to: TypeId) -> bool {
        if from == to {
            return true;
        }
        let key = u64::from(from.0) << 32 | u64::from(to.0);
        let place =
            (from.0.wrapping_mul(0x9E37_79B1) ^ to.0.wrapping_mul(0x85EB_CA6B)) as usize % self.recent_casts.len();
        if self.recent_casts[place].0 == key {
            return self.recent_casts[place].1;
        }
        let known = self.assignable.get(&(from.0, to.0)).copied();
        let answer = known.unwrap_or_else(|| self.source.is_assignable(from, to));
        if known.is_none() {
            self.assignable.insert((from.0, to.0), answer);
        }
        self.recent_casts[place] = (key, answer);
        answer
    }

    /// The covariance check of a store into an array of references.
    pub(crate) fn may_store(&mut self, array: Ref, value: Ref) -> bool {
        let ty = self.types.by_header(array.header());
        // SAFETY: types live as long as the VM.
        let TypeShape::Array { element, .. } = (unsafe { (&*ty).desc.shape }) else { return false };
        let from = value.type_id();
        from == element || self.is_assignable(from, element)
    }

    /// Whether a box of `from` may be unboxed as `to`: the same, or both with the same underlying primitive.
    pub(crate) fn may_unbox(&mut self, from: TypeId, to: TypeId) -> bool {
        fn underlying(vm: &mut Vm, id: TypeId) -> TypeId {
            match vm.source.type_desc(id).shape {
                TypeShape::Enum { underlying, .. } => underlying,
                _ => id,
            }
        }
        underlying(self, from) == underlying(self, to)
    }

    pub(crate) fn known_type(&mut self, name: &'static str) -> Result<TypeId, Switch> {
        if let Some(&id) = self.known.types.get(name) {
            return Ok(id);
        }
        let id = self.source.type_by_name(name, &[]).ok_or_else(|| calls::missing(name))?;
        self.known.types.insert(name, id);
        Ok(id)
    }

    pub(crate) fn known_method(
        &mut self,
        ty: &'static str,
        name: &'static str,
        parameters: usize,
    ) -> Result<*const Method, Switch> {
        if let Some(&method) = self.known.methods.get(&(ty, name)) {
            return Ok(method);
        }
        let owner = self.known_type(ty)?;
        let id = self
            .source
            .method_by_name(owner, name, parameters)
            .ok_or_else(|| calls::missing(&format!("{ty}.{name}")))?;
        let method = self.resolve(id)?;
        self.known.methods.insert((ty, name), method);
        Ok(method)
    }

    /// Slot of an instance field, from the header.
    pub(crate) fn field(&mut self, ty: TypeId, name: &'static str) -> Option<usize> {
        if let Some(&slot) = self.known.fields.get(&(ty, name)) {
            return Some(usize::from(slot));
        }
        let slot = self.source.field_slot(ty, name)?;
        self.known.fields.insert((ty, name), slot);
        Some(usize::from(slot))
    }

    /// Writes a field by name; nothing happens if there is none.
    pub(crate) fn set_field(&mut self, object: Ref, name: &'static str, value: u64) {
        if let Some(slot) = self.field(object.type_id(), name) {
            object.set_slot(slot, value);
        }
    }

    /// Reads a field by name.
    pub(crate) fn get_field(&mut self, object: Ref, name: &'static str) -> Option<u64> {
        self.field(object.type_id(), name).map(|slot| object.slot(slot))
    }

    /// The Type object of a type. Its id is in the first slot after the header, which the class itself does not use.
    pub(crate) fn type_object(&mut self, id: TypeId) -> Result<Ref, Switch> {
        let ty = self.ty(id);
        // SAFETY: types live as long as the VM.
        unsafe {
            if (*ty).type_object != 0 {
                return Ok(Ref((*ty).type_object));
            }
            let runtime_type = self.known_type("System.RuntimeType")?;
            let runtime_type = self.ty(runtime_type);
            let object = self.new_object_uncounted(runtime_type).ok_or_else(|| self.out_of_memory())?;
            object.set_slot(crate::natives::TYPE_ID_SLOT, u64::from(id.0));
            (*ty).type_object = object.0;
            Ok(object)
        }
    }
}
