//! Reference conversions, boxing and unboxing, variance.

use super::Strength;
use crate::hir::*;
use crate::world::World;

/// Direction of a conversion between reference types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Always succeeds; same reference.
    Up,
    /// Tested at run time.
    Down,
}

impl World {
    pub(crate) fn reference_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if self.is_value_type(from) {
            // Boxing: to the bases and interfaces of the type (of `T` for a `T?`).
            let source = self.strip_nullable(from);
            if self.is_reference_type(to) || self.is_type_param(to) {
                if self.is_value_type(to) {
                    return None;
                }
                if !self.is_ref_like(from) && self.boxes_to(source, to) {
                    return Some(Convert::Box);
                }
            }
            if strength == Strength::Explicit && self.is_type_param(from) && self.is_interface(to) {
                return Some(Convert::Box);
            }
            if strength == Strength::Explicit && self.is_type_param(to) && self.is_value_param_of(to, from) {
                return None;
            }
            if strength == Strength::Explicit && self.is_type_param(from) {
                return self.type_param_down(from, to);
            }
            return None;
        }
        if self.is_value_type(to) {
            if strength == Strength::Implicit {
                return None;
            }
            let target = self.strip_nullable(to);
            let source_is_reference = self.is_reference_type(from);
            if source_is_reference && self.boxes_to(target, from) {
                return Some(Convert::Unbox);
            }
            if self.is_type_param(from) {
                // `(int)(object)t` must be written out, but a type parameter's constraint may lead there.
                return None;
            }
            if source_is_reference && self.is_type_param(to) && self.is_interface(from) {
                return Some(Convert::Unbox);
            }
            return None;
        }
        let from_param = self.is_type_param(from);
        let to_param = self.is_type_param(to);
        if from_param || to_param {
            return self.type_param_conversion(from, to, strength);
        }
        match self.reference_conversion_kind(from, to)? {
            Reference::Up => Some(Convert::Identity),
            Reference::Down if strength == Strength::Explicit => Some(Convert::CastClass),
            Reference::Down => None,
        }
    }

    fn is_value_param_of(&mut self, param: Ty, _from: Ty) -> bool {
        self.is_value_type(param)
    }

    /// Whether `to` is a base class or an interface (by variance) of the value type `from`.
    fn boxes_to(&mut self, from: Ty, to: Ty) -> bool {
        if self.is_interface(to) {
            let interfaces = self.all_interfaces_shared(from);
            return interfaces.iter().any(|&i| self.same_type(i, to) || self.variance_convertible(i, to));
        }
        self.derives_from(from, to) && from != to
    }

    /// Conversions from or to a type parameter that isn't known to be a value type.
    fn type_param_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if self.is_type_param(from) {
            let up = self.type_param_up(from, to, 0);
            if up {
                let same_representation = self.is_reference_type(from);
                if self.is_type_param(to) && !same_representation {
                    return Some(Convert::Then(Box::new(Convert::Box), self.object_ty(), Box::new(Convert::Unbox)));
                }
                return Some(if same_representation { Convert::Identity } else { Convert::Box });
            }
            if strength == Strength::Explicit {
                return self.type_param_down(from, to);
            }
            return None;
        }
        // To a type parameter, down from a base, interface or another parameter.
        if strength == Strength::Implicit || self.is_ref_like(from) {
            return None;
        }
        let base = self.effective_base(to);
        let fits = self.is_interface(from) || self.derives_from(base, from) || self.type_param_up(to, from, 0);
        fits.then_some(Convert::Unbox)
    }

    fn type_param_down(&mut self, from: Ty, to: Ty) -> Option<Convert> {
        let object = self.object_ty();
        if self.is_interface(to) {
            if self.is_reference_type(from) {
                return Some(Convert::CastClass);
            }
            return Some(Convert::Then(Box::new(Convert::Box), object, Box::new(Convert::CastClass)));
        }
        if self.is_type_param(to) && self.type_param_up(to, from, 0) {
            return Some(Convert::Then(Box::new(Convert::Box), object, Box::new(Convert::Unbox)));
        }
        let base = self.effective_base(from);
        if self.is_class(to) && base != object && self.derives_from(to, base) {
            return Some(Convert::Then(Box::new(Convert::Box), object, Box::new(Convert::CastClass)));
        }
        None
    }

    /// Whether a type parameter is its own constraint's subtype: to its bases, interfaces and parameters it depends on.
    fn type_param_up(&mut self, from: Ty, to: Ty, depth: u32) -> bool {
        let object = self.object_ty();
        if to == object && !self.is_ref_like(from) {
            return true;
        }
        let &TyKind::Param(param) = self.kind(from) else { return false };
        if depth > 16 {
            return false;
        }
        self.ensure_constraints(param);
        if self[param].has_struct && self.special_of(to) == Some(Special::ValueType) {
            return true;
        }
        for constraint in self[param].constraints.clone() {
            if constraint == to {
                return true;
            }
            let up = if self.is_type_param(constraint) {
                self.type_param_up(constraint, to, depth + 1)
            } else if self.is_interface(constraint) && self.is_interface(to) {
                self.implements(constraint, to)
            } else {
                self.reference_conversion_kind(constraint, to) == Some(Reference::Up)
            };
            if up {
                return true;
            }
        }
        false
    }

    /// Whether the type is the interface or has it among its own, variance included.
    pub fn implements(&mut self, ty: Ty, interface: Ty) -> bool {
        if self.same_type(ty, interface) || self.variance_convertible(ty, interface) {
            return true;
        }
        let interfaces = self.all_interfaces_shared(ty);
        interfaces.iter().any(|&i| self.same_type(i, interface) || self.variance_convertible(i, interface))
    }

    /// Between two reference types that are not type parameters.
    pub fn reference_conversion_kind(&mut self, from: Ty, to: Ty) -> Option<Reference> {
        if !self.is_reference_type(from) || !self.is_reference_type(to) {
            return None;
        }
        if self.is_type_param(from) || self.is_type_param(to) {
            return match self.type_param_conversion(from, to, Strength::Implicit) {
                Some(Convert::Identity) => Some(Reference::Up),
                _ => self.type_param_conversion(from, to, Strength::Explicit).map(|_| Reference::Down),
            };
        }
        if self.is_up(from, to) {
            return Some(Reference::Up);
        }
        if self.is_down(from, to) {
            return Some(Reference::Down);
        }
        None
    }

    fn is_up(&mut self, from: Ty, to: Ty) -> bool {
        if self.special_of(to) == Some(Special::Object) || self.same_type(from, to) {
            return true;
        }
        match (self.kind(from).clone(), self.kind(to).clone()) {
            (TyKind::Array { element: a, rank: m }, TyKind::Array { element: b, rank: n }) => {
                m == n && self.reference_conversion_kind(a, b) == Some(Reference::Up)
            }
            (TyKind::Array { element, rank }, TyKind::Named { def, args }) => {
                if self[def].kind == TypeDefKind::Interface {
                    if rank == 1 && args.len() == 1 && self.is_array_interface(def) {
                        return self.same_type(element, args[0])
                            || self.reference_conversion_kind(element, args[0]) == Some(Reference::Up);
                    }
                    let array = self.special_ty(Special::Array);
                    return self.implements(array, to);
                }
                let array = self.special_ty(Special::Array);
                self.derives_from(array, to)
            }
            (_, TyKind::Named { def, .. }) if self[def].kind == TypeDefKind::Interface => self.implements(from, to),
            (TyKind::Named { .. }, TyKind::Named { def, .. }) if self[def].kind == TypeDefKind::Delegate => {
                self.variance_convertible(from, to)
            }
            (TyKind::Named { .. }, TyKind::Named { .. }) => self.derives_from(from, to),
            _ => false,
        }
    }

    fn is_down(&mut self, from: Ty, to: Ty) -> bool {
        if self.is_up(to, from) {
            return true;
        }
        let from_interface = self.is_interface(from);
        let to_interface = self.is_interface(to);
        if from_interface && to_interface {
            return true;
        }
        let sealed = |world: &mut Self, ty: Ty| match world.kind(ty) {
            TyKind::Named { def, .. } => {
                let def = &world[*def];
                def.modifiers.is_sealed || def.modifiers.is_static || def.kind == TypeDefKind::Delegate
            }
            TyKind::Array { .. } => false,
            _ => true,
        };
        if to_interface {
            return !self.is_array(from) && !sealed(self, from)
                || matches!((self.kind(from).clone(), self.kind(to).clone()), (TyKind::Array { element, rank: 1 }, TyKind::Named { def, args })
                    if args.len() == 1 && self.is_array_interface(def) && self.reference_conversion_kind(element, args[0]).is_some());
        }
        if from_interface {
            if let (TyKind::Named { def, args }, TyKind::Array { element, rank: 1 }) =
                (self.kind(from).clone(), self.kind(to).clone())
            {
                return args.len() == 1
                    && self.is_array_interface(def)
                    && (self.same_type(args[0], element)
                        || self.reference_conversion_kind(args[0], element).is_some());
            }
            return !sealed(self, to);
        }
        match (self.kind(from).clone(), self.kind(to).clone()) {
            (TyKind::Array { element: a, rank: m }, TyKind::Array { element: b, rank: n }) => {
                m == n && self.reference_conversion_kind(a, b).is_some()
            }
            (TyKind::Named { def: a, args: x }, TyKind::Named { def: b, args: y })
                if a == b && self[a].kind == TypeDefKind::Delegate =>
            {
                // Delegates that differ in variant parameters only.
                let params = self[a].all_type_params.clone();
                params.iter().zip(x.iter().zip(y.iter())).all(|(&p, (&x, &y))| match self[p].variance {
                    Variance::None => self.same_type(x, y),
                    Variance::Out => self.same_type(x, y) || self.reference_conversion_kind(x, y).is_some(),
                    Variance::In => self.same_type(x, y) || (self.is_reference_type(x) && self.is_reference_type(y)),
                })
            }
            _ => false,
        }
    }

    /// `IEnumerable<T>`, `ICollection<T>`, `IList<T>` and the read-only ones.
    fn is_array_interface(&self, def: TypeDefId) -> bool {
        let def = &self[def];
        &*def.namespace == "System.Collections.Generic"
            && matches!(&*def.name, "IEnumerable" | "ICollection" | "IList" | "IReadOnlyCollection" | "IReadOnlyList")
            && def.outer.is_none()
    }

    /// Two constructions of one interface or delegate, the first usable as the second by `in`/`out`.
    pub fn variance_convertible(&mut self, from: Ty, to: Ty) -> bool {
        let (TyKind::Named { def: a, args: x }, TyKind::Named { def: b, args: y }) = (self.kind(from), self.kind(to))
        else {
            return false;
        };
        if a != b || x.is_empty() {
            return false;
        }
        let def = *a;
        if !matches!(self[def].kind, TypeDefKind::Interface | TypeDefKind::Delegate) {
            return false;
        }
        let (x, y) = (x.clone(), y.clone());
        let params = self[def].all_type_params.clone();
        for (&param, (&x, &y)) in params.iter().zip(x.iter().zip(y.iter())) {
            if self.same_type(x, y) {
                continue;
            }
            let fits = match self[param].variance {
                Variance::None => false,
                Variance::Out => self.reference_conversion_kind(x, y) == Some(Reference::Up),
                Variance::In => self.reference_conversion_kind(y, x) == Some(Reference::Up),
            };
            if !fits {
                return false;
            }
        }
        true
    }

    /// Whether `e is T` and `e as T` could ever hold: used for warnings and errors of type tests.
    pub fn may_be(&mut self, from: Ty, to: Ty) -> bool {
        if from == Ty::ERROR || to == Ty::ERROR || self.contains_type_param(from) || self.contains_type_param(to) {
            return true;
        }
        let to = self.strip_nullable(to);
        let from = self.strip_nullable(from);
        self.same_type(from, to)
            || self.reference_conversion(from, to, Strength::Implicit).is_some()
            || self.reference_conversion(from, to, Strength::Explicit).is_some()
    }

    /// A type parameter anywhere in the type.
    pub fn contains_type_param(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Param(_) => true,
            TyKind::Named { args, .. } => args.iter().any(|&a| self.contains_type_param(a)),
            TyKind::Array { element, .. } => self.contains_type_param(*element),
            TyKind::Tuple { elements, .. } => elements.iter().any(|&e| self.contains_type_param(e)),
            TyKind::Pointer(inner) => self.contains_type_param(*inner),
            _ => false,
        }
    }

    /// Whether an object of exact type `from` (boxed, if a value type) is a `to`: what `is` and casts test at run time. No type parameters.
    pub fn is_subtype(&mut self, from: Ty, to: Ty) -> bool {
        if self.same_type(from, to) {
            return true;
        }
        if self.is_value_type(from) {
            return self.is_reference_type(to) && self.boxes_to(from, to);
        }
        if let (TyKind::Array { element: a, rank: m }, TyKind::Array { element: b, rank: n }) =
            (self.kind(from).clone(), self.kind(to).clone())
            && m == n
            && self.is_value_type(a)
            && self.is_value_type(b)
        {
            return self.same_array_storage(a, b);
        }
        self.reference_conversion_kind(from, to) == Some(Reference::Up)
    }

    /// `int[]` is a `uint[]` to the runtime, and an enum's array one of its underlying type.
    fn same_array_storage(&mut self, a: Ty, b: Ty) -> bool {
        use Special::*;
        let (a, b) = (self.strip_enum(a), self.strip_enum(b));
        let reduced = |special: Option<Special>| {
            special.map(|s| match s {
                Byte => SByte,
                UInt16 => Int16,
                UInt32 => Int32,
                UInt64 => Int64,
                UIntPtr => IntPtr,
                other => other,
            })
        };
        let (x, y) = (reduced(self.special_of(a)), reduced(self.special_of(b)));
        x.is_some() && x == y && x.is_some_and(super::numeric::is_integral)
    }

    /// Whether type arguments satisfy a parameter's constraint: identity, reference, boxing or type parameter conversion.
    pub fn satisfies(&mut self, arg: Ty, constraint: Ty) -> bool {
        if arg == Ty::ERROR || constraint == Ty::ERROR || self.same_type(arg, constraint) {
            return true;
        }
        if self.is_nullable(arg) {
            // `T?` satisfies neither interfaces nor `Enum`.
            return matches!(self.special_of(constraint), Some(Special::Object | Special::ValueType));
        }
        if self.is_ref_like(arg) {
            return self.is_interface(constraint) && self.implements(arg, constraint);
        }
        self.reference_conversion(arg, constraint, Strength::Implicit).is_some()
    }
}
