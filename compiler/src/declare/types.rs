//! Questions about types: what kind, which base, which interfaces, which signature a member of a constructed type has.
//!
//! A declaration is open (`List<T>` with `T[] items`); a use of it is constructed (`List<int>`). [`World::subst_of`] gives the
//! replacement that leads from the one to the other: `{T → int}`.

use std::rc::Rc;

use crate::hir::*;
use crate::world::World;

impl World {
    /// Replacement of a type's parameters (those of its enclosing types too) by its arguments.
    pub fn subst_of(&mut self, ty: Ty) -> Subst {
        let ty = self.tuple_underlying(ty);
        match self.kind(ty) {
            TyKind::Named { def, args } => {
                let params = &self[*def].all_type_params;
                if args.is_empty() || params.len() != args.len() { Subst::default() } else { Subst::new(params, args) }
            }
            _ => Subst::default(),
        }
    }

    pub fn substitute(&mut self, ty: Ty, subst: &Subst) -> Ty {
        self.types.substitute(ty, subst)
    }

    /// `ValueTuple<..>` of a tuple type; any other type is returned as it is. The eighth and later elements go into nested tuples.
    pub fn tuple_underlying(&mut self, ty: Ty) -> Ty {
        let TyKind::Tuple { elements, .. } = self.kind(ty) else { return ty };
        let elements = elements.clone();
        self.tuple_type_of(&elements)
    }

    /// `ValueTuple<..>` over the elements.
    pub fn tuple_type_of(&mut self, elements: &[Ty]) -> Ty {
        if elements.len() < 8 {
            return self.known_type("System.ValueTuple", elements);
        }
        let rest = self.tuple_type_of(&elements[7..]);
        let mut args = elements[..7].to_vec();
        args.push(rest);
        self.known_type("System.ValueTuple", &args)
    }

    /// The elements when the type is a tuple, written `(A, B)` or `ValueTuple<A, B>`.
    pub fn tuple_elements(&self, ty: Ty) -> Option<Vec<Ty>> {
        match self.kind(ty) {
            TyKind::Tuple { elements, .. } => Some(elements.to_vec()),
            TyKind::Named { def, args } if self[*def].special == Some(Special::ValueTuple) => {
                if args.len() < 8 {
                    return Some(args.to_vec());
                }
                let mut elements = args[..7].to_vec();
                elements.extend(self.tuple_elements(args[7])?);
                Some(elements)
            }
            _ => None,
        }
    }

    /// Names of a tuple type's elements.
    pub fn tuple_names(&self, ty: Ty) -> Option<Box<[Option<Symbol>]>> {
        match self.kind(ty) {
            TyKind::Tuple { names, .. } => Some(names.clone()),
            _ => None,
        }
    }

    pub fn tuple_ty(&mut self, elements: &[Ty], names: &[Option<Symbol>]) -> Ty {
        self.types.intern(TyKind::Tuple { elements: elements.into(), names: names.into() })
    }

    /// Whether two types are one, tuple element names aside.
    pub fn same_type(&mut self, a: Ty, b: Ty) -> bool {
        if a == b {
            return true;
        }
        if !self.mentions_tuple(a) && !self.mentions_tuple(b) {
            return false;
        }
        self.erase_tuples(a) == self.erase_tuples(b)
    }

    fn mentions_tuple(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Tuple { .. } => true,
            TyKind::Named { args, .. } => args.iter().any(|&a| self.mentions_tuple(a)),
            TyKind::Array { element, .. } => self.mentions_tuple(*element),
            _ => false,
        }
    }

    /// The type with every tuple in it replaced by its `ValueTuple<..>`: one representative for types that are the same.
    pub fn erase_tuples(&mut self, ty: Ty) -> Ty {
        match self.kind(ty).clone() {
            TyKind::Tuple { elements, .. } => {
                let elements: Vec<Ty> = elements.iter().map(|&e| self.erase_tuples(e)).collect();
                self.tuple_type_of(&elements)
            }
            TyKind::Named { def, args } if !args.is_empty() => {
                let args: Vec<Ty> = args.iter().map(|&a| self.erase_tuples(a)).collect();
                self.types.named(def, &args)
            }
            TyKind::Array { element, rank } => {
                let element = self.erase_tuples(element);
                self.types.array(element, rank)
            }
            _ => ty,
        }
    }

    /// `T?` of a value type.
    pub fn nullable_of(&mut self, ty: Ty) -> Ty {
        if ty == Ty::ERROR {
            return ty;
        }
        let def = self.special(Special::Nullable);
        self.types.named(def, &[ty])
    }

    /// `T` of `T?`.
    pub fn nullable_value(&self, ty: Ty) -> Option<Ty> {
        match self.kind(ty) {
            TyKind::Named { def, args } if self[*def].special == Some(Special::Nullable) => args.first().copied(),
            _ => None,
        }
    }

    pub fn is_nullable(&self, ty: Ty) -> bool {
        self.nullable_value(ty).is_some()
    }

    /// The type itself, or `T` of `T?`.
    pub fn strip_nullable(&self, ty: Ty) -> Ty {
        self.nullable_value(ty).unwrap_or(ty)
    }

    pub fn type_def(&self, ty: Ty) -> Option<TypeDefId> {
        match self.kind(ty) {
            TyKind::Named { def, .. } => Some(*def),
            _ => None,
        }
    }

    /// The declaration, of a tuple its `ValueTuple`'s, of an array `System.Array`.
    pub fn type_def_of(&mut self, ty: Ty) -> Option<TypeDefId> {
        match self.kind(ty) {
            TyKind::Named { def, .. } => Some(*def),
            TyKind::Tuple { .. } => {
                let ty = self.tuple_underlying(ty);
                self.type_def(ty)
            }
            TyKind::Array { .. } => Some(self.special(Special::Array)),
            _ => None,
        }
    }

    /// Arguments of a constructed type, of its enclosing types first.
    pub fn type_args(&self, ty: Ty) -> &[Ty] {
        match self.kind(ty) {
            TyKind::Named { args, .. } => args,
            _ => &[],
        }
    }

    /// The type as its own code sees it: `List<T>` with its own parameters.
    pub fn open_type(&mut self, def: TypeDefId) -> Ty {
        let params = self[def].all_type_params.clone();
        let args: Vec<Ty> = params.iter().map(|&p| self.types.intern(TyKind::Param(p))).collect();
        self.types.named(def, &args)
    }

    pub fn param_ty(&mut self, param: TypeParamId) -> Ty {
        self.types.intern(TyKind::Param(param))
    }

    fn def_kind(&self, ty: Ty) -> Option<TypeDefKind> {
        self.type_def(ty).map(|def| self[def].kind)
    }

    /// A class, interface, array, delegate, `string`, `object`, `null`, or a type parameter known to be one.
    pub fn is_reference_type(&mut self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Named { def, .. } => {
                matches!(self[*def].kind, TypeDefKind::Class | TypeDefKind::Interface | TypeDefKind::Delegate)
            }
            TyKind::Array { .. } | TyKind::Null => true,
            &TyKind::Param(param) => self.is_reference_param(param, 0),
            _ => false,
        }
    }

    fn is_reference_param(&mut self, param: TypeParamId, depth: u32) -> bool {
        self.ensure_constraints(param);
        let def = &self[param];
        if def.has_class {
            return true;
        }
        if def.has_struct || depth > 16 {
            return false;
        }
        for ty in def.constraints.clone() {
            match self.kind(ty).clone() {
                TyKind::Param(other) => {
                    if self.is_reference_param(other, depth + 1) {
                        return true;
                    }
                }
                TyKind::Named { def, .. } if self[def].kind != TypeDefKind::Interface => {
                    let special = self[def].special;
                    if !matches!(special, Some(Special::Object | Special::ValueType | Special::EnumBase))
                        && self[def].kind != TypeDefKind::Struct
                    {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// A struct, enum, tuple, or a type parameter known to be one.
    pub fn is_value_type(&mut self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Named { def, .. } => matches!(self[*def].kind, TypeDefKind::Struct | TypeDefKind::Enum),
            TyKind::Tuple { .. } => true,
            &TyKind::Param(param) => {
                self.ensure_constraints(param);
                if self[param].has_struct || self[param].has_unmanaged {
                    return true;
                }
                let constraints = self[param].constraints.clone();
                constraints.iter().any(|&c| match *self.kind(c) {
                    TyKind::Param(other) => other != param && (self[other].has_struct || self[other].has_unmanaged),
                    _ => false,
                })
            }
            _ => false,
        }
    }

    pub fn is_type_param(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Param(_))
    }

    pub fn is_array(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Array { .. })
    }

    /// Element type of a one-dimensional array.
    pub fn array_element(&self, ty: Ty) -> Option<Ty> {
        match self.kind(ty) {
            TyKind::Array { element, rank: 1 } => Some(*element),
            _ => None,
        }
    }

    pub fn is_enum(&self, ty: Ty) -> bool {
        self.def_kind(ty) == Some(TypeDefKind::Enum)
    }

    pub fn is_interface(&self, ty: Ty) -> bool {
        self.def_kind(ty) == Some(TypeDefKind::Interface)
    }

    pub fn is_delegate(&self, ty: Ty) -> bool {
        self.def_kind(ty) == Some(TypeDefKind::Delegate)
    }

    pub fn is_class(&self, ty: Ty) -> bool {
        self.def_kind(ty) == Some(TypeDefKind::Class)
    }

    /// The integer type under an enum.
    pub fn enum_underlying(&mut self, ty: Ty) -> Option<Ty> {
        let def = self.type_def(ty)?;
        if self[def].kind != TypeDefKind::Enum {
            return None;
        }
        self.ensure_bases(def);
        Some(self[def].underlying.unwrap_or_else(|| self.int_ty()))
    }

    /// The type itself, or the integer type under an enum.
    pub fn strip_enum(&mut self, ty: Ty) -> Ty {
        self.enum_underlying(ty).unwrap_or(ty)
    }

    /// `Invoke` of a delegate type.
    pub fn delegate_invoke(&mut self, ty: Ty) -> Option<MethodRef> {
        let def = self.type_def(ty)?;
        if self[def].kind != TypeDefKind::Delegate {
            return None;
        }
        self.ensure_members(def);
        let methods = &self[def].methods;
        let method = methods.iter().copied().find(|&m| self[m].kind == MethodKind::DelegateInvoke)?;
        Some(MethodRef { def: method, owner: ty, type_args: Box::default() })
    }

    /// A `ref struct` (or a type parameter that allows one).
    pub fn is_ref_like(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Named { def, .. } => self[*def].modifiers.is_ref,
            TyKind::Param(param) => self[*param].allows_ref_struct,
            _ => false,
        }
    }

    /// No reference in it.
    pub fn is_unmanaged(&mut self, ty: Ty) -> bool {
        match self.kind(ty).clone() {
            TyKind::Named { def, .. } => match self[def].kind {
                TypeDefKind::Enum => true,
                TypeDefKind::Struct => {
                    if self[def].special.is_some_and(|s| !matches!(s, Special::Nullable | Special::ValueTuple)) {
                        return true;
                    }
                    self.ensure_members(def);
                    let subst = self.subst_of(ty);
                    for field in self[def].fields.clone() {
                        if self[field].modifiers.is_static {
                            continue;
                        }
                        let field_ty = self[field].ty;
                        let field_ty = self.substitute(field_ty, &subst);
                        if field_ty == ty || self[field].ref_kind != RefKind::None || !self.is_unmanaged(field_ty) {
                            return field_ty == ty;
                        }
                    }
                    true
                }
                _ => false,
            },
            TyKind::Tuple { elements, .. } => elements.iter().all(|&e| self.is_unmanaged(e)),
            TyKind::Param(param) => {
                self.ensure_constraints(param);
                self[param].has_unmanaged
            }
            TyKind::Pointer(_) => true,
            _ => false,
        }
    }

    /// The direct base class. Interfaces have none; of a type parameter the effective base class.
    pub fn base_type(&mut self, ty: Ty) -> Option<Ty> {
        match self.kind(ty).clone() {
            TyKind::Named { def, .. } => {
                self.ensure_bases(def);
                let base = self[def].base?;
                let subst = self.subst_of(ty);
                Some(self.substitute(base, &subst))
            }
            TyKind::Array { .. } => Some(self.special_ty(Special::Array)),
            TyKind::Tuple { .. } => Some(self.special_ty(Special::ValueType)),
            TyKind::Param(_) => Some(self.effective_base(ty)),
            _ => None,
        }
    }

    /// The most derived class that every argument of a type parameter has among its bases.
    pub fn effective_base(&mut self, ty: Ty) -> Ty {
        self.effective_base_at(ty, 0)
    }

    fn effective_base_at(&mut self, ty: Ty, depth: u32) -> Ty {
        let &TyKind::Param(param) = self.kind(ty) else { return ty };
        self.ensure_constraints(param);
        let mut found = None;
        if depth < 16 {
            for constraint in self[param].constraints.clone() {
                let candidate = match self.kind(constraint) {
                    TyKind::Param(_) => self.effective_base_at(constraint, depth + 1),
                    TyKind::Named { def, .. } if self[*def].kind == TypeDefKind::Interface => continue,
                    TyKind::Named { def, .. } if self[*def].kind == TypeDefKind::Struct => {
                        self.special_ty(Special::ValueType)
                    }
                    TyKind::Array { .. } => self.special_ty(Special::Array),
                    _ => constraint,
                };
                found = match found {
                    Some(old) if self.derives_from(old, candidate) => Some(old),
                    _ => Some(candidate),
                };
            }
        }
        match found {
            Some(found) => found,
            None if self[param].has_struct || self[param].has_unmanaged => self.special_ty(Special::ValueType),
            None => self.object_ty(),
        }
    }

    /// Whether `base` is `ty` or one of its base classes (identity of constructed types, tuple names aside).
    pub fn derives_from(&mut self, ty: Ty, base: Ty) -> bool {
        let mut current = Some(ty);
        let mut steps = 0;
        while let Some(level) = current {
            if self.same_type(level, base) {
                return true;
            }
            steps += 1;
            if steps > 256 {
                return false;
            }
            current = self.base_type(level);
        }
        false
    }

    /// The type and its base classes, most derived first.
    pub fn class_chain(&mut self, ty: Ty) -> Vec<Ty> {
        let mut chain = vec![ty];
        let mut current = ty;
        while let Some(base) = self.base_type(current) {
            if chain.contains(&base) || chain.len() > 256 {
                break;
            }
            chain.push(base);
            current = base;
        }
        chain
    }

    /// All interfaces, constructed and without repetition: the declared ones first, then what they and the base class bring.
    pub fn all_interfaces(&mut self, ty: Ty) -> Vec<Ty> {
        self.all_interfaces_shared(ty).to_vec()
    }

    /// Like [`Self::all_interfaces`], without a copy.
    pub fn all_interfaces_shared(&mut self, ty: Ty) -> Rc<[Ty]> {
        if let Some(found) = self.declared.interfaces.get(&ty) {
            return found.clone();
        }
        let mut list = Vec::new();
        let mut complete = true;
        match self.kind(ty).clone() {
            TyKind::Named { def, .. } => {
                self.ensure_interfaces(def);
                complete = self[def].phase > Phase::Busy && !self.declared.interfaces_busy.contains(&def);
                let subst = self.subst_of(ty);
                for interface in self[def].interfaces.clone() {
                    let interface = self.substitute(interface, &subst);
                    self.add_interface(interface, &mut list);
                }
                if self[def].kind != TypeDefKind::Interface
                    && let Some(base) = self.base_type(ty)
                    && base != ty
                    && complete
                {
                    for &interface in self.all_interfaces_shared(base).iter() {
                        push_new(&mut list, interface);
                    }
                }
            }
            TyKind::Tuple { .. } => {
                let underlying = self.tuple_underlying(ty);
                if underlying != Ty::ERROR {
                    list.extend(self.all_interfaces_shared(underlying).iter());
                }
            }
            TyKind::Array { element, rank } => {
                if rank == 1 {
                    for name in ["IList", "IReadOnlyList"] {
                        let full = format!("System.Collections.Generic.{name}");
                        if let Some(interface) = self.try_known_type(&full, &[element]) {
                            self.add_interface(interface, &mut list);
                        }
                    }
                }
                let array = self.special_ty(Special::Array);
                for &interface in self.all_interfaces_shared(array).iter() {
                    push_new(&mut list, interface);
                }
            }
            TyKind::Param(param) => {
                self.ensure_constraints(param);
                for constraint in self[param].constraints.clone() {
                    if constraint == ty {
                        continue;
                    }
                    if self.is_interface(constraint) {
                        self.add_interface(constraint, &mut list);
                    } else {
                        for &interface in self.all_interfaces_shared(constraint).iter() {
                            push_new(&mut list, interface);
                        }
                    }
                }
            }
            _ => {}
        }
        let list: Rc<[Ty]> = list.into();
        if complete {
            self.declared.interfaces.insert(ty, list.clone());
        }
        list
    }

    fn add_interface(&mut self, interface: Ty, list: &mut Vec<Ty>) {
        if interface == Ty::ERROR || list.contains(&interface) {
            return;
        }
        list.push(interface);
        for &inner in self.all_interfaces_shared(interface).iter() {
            push_new(list, inner);
        }
    }

    /// The constructed interface of this declaration that the type implements (first one), or the type itself.
    pub fn find_interface(&mut self, ty: Ty, interface: TypeDefId) -> Option<Ty> {
        if self.type_def(ty) == Some(interface) {
            return Some(ty);
        }
        let interfaces = self.all_interfaces_shared(ty);
        interfaces.iter().copied().find(|&i| self.type_def(i) == Some(interface))
    }

    /// The constructed base class (or the type itself) of this declaration.
    pub fn find_base(&mut self, ty: Ty, def: TypeDefId) -> Option<Ty> {
        let chain = self.class_chain(ty);
        chain.into_iter().find(|&level| self.type_def(level) == Some(def))
    }

    // ---- signatures of constructed members ----

    pub fn field_type(&mut self, field: &FieldRef) -> Ty {
        let subst = self.subst_of(field.owner);
        let ty = self[field.def].ty;
        self.substitute(ty, &subst)
    }

    pub fn property_type(&mut self, property: &PropertyRef) -> Ty {
        let subst = self.subst_of(property.owner);
        let ty = self[property.def].ty;
        self.substitute(ty, &subst)
    }

    pub fn property_params(&mut self, property: &PropertyRef) -> Vec<Param> {
        let subst = self.subst_of(property.owner);
        let params = self[property.def].params.clone();
        self.substitute_params(params, &subst)
    }

    pub fn event_type(&mut self, event: EventDefId, owner: Ty) -> Ty {
        let subst = self.subst_of(owner);
        let ty = self[event].ty;
        self.substitute(ty, &subst)
    }

    /// Replacement for a method's signature: the owner's parameters and, when arguments are given, its own.
    pub fn method_subst(&mut self, method: &MethodRef) -> Subst {
        let mut subst = self.subst_of(method.owner);
        let params = &self[method.def].type_params;
        if params.len() == method.type_args.len() {
            subst.extend(params, &method.type_args);
        }
        subst
    }

    pub fn method_params(&mut self, method: &MethodRef) -> Vec<Param> {
        let subst = self.method_subst(method);
        let params = self[method.def].params.clone();
        self.substitute_params(params, &subst)
    }

    pub fn method_return(&mut self, method: &MethodRef) -> Ty {
        let subst = self.method_subst(method);
        let ty = self[method.def].return_type;
        self.substitute(ty, &subst)
    }

    fn substitute_params(&mut self, mut params: Vec<Param>, subst: &Subst) -> Vec<Param> {
        if !subst.is_empty() {
            for param in &mut params {
                param.ty = self.substitute(param.ty, subst);
            }
        }
        params
    }

    /// Getter of a property as a method of the same owner.
    pub fn getter_of(&self, property: &PropertyRef) -> Option<MethodRef> {
        let def = self[property.def].getter?;
        Some(MethodRef { def, owner: property.owner, type_args: Box::default() })
    }

    /// Setter (or init accessor) of a property.
    pub fn setter_of(&self, property: &PropertyRef) -> Option<MethodRef> {
        let def = self[property.def].setter?;
        Some(MethodRef { def, owner: property.owner, type_args: Box::default() })
    }
}

fn push_new(list: &mut Vec<Ty>, ty: Ty) {
    if !list.contains(&ty) {
        list.push(ty);
    }
}
