//! Types, interned: equal types have equal [`Ty`]s, so comparison is an integer's.

use rustc_hash::FxHashMap;

use super::ids::{Symbol, TypeDefId, TypeParamId};

/// An interned type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ty(pub u32);

impl Ty {
    /// Something was wrong and has been reported; converts to and from everything silently.
    pub const ERROR: Self = Self(0);
    /// `void`.
    pub const VOID: Self = Self(1);
    /// The type of the literal `null`.
    pub const NULL: Self = Self(2);
    /// An expression without a natural type (lambda, method group, `default`, `new(..)`, collection expression, `throw`).
    pub const NONE: Self = Self(3);
}

/// The structure of a type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    Error,
    Void,
    Null,
    None,
    /// `args` holds the arguments of all enclosing types first, then the type's own: as long as `TypeDef::all_type_params`.
    Named {
        def: TypeDefId,
        args: Box<[Ty]>,
    },
    Param(TypeParamId),
    Array {
        element: Ty,
        rank: u8,
    },
    /// A tuple type as written. Identity-convertible to the `ValueTuple<..>` that `World::tuple_underlying` gives; names are for member
    /// access only. Two tuple types that differ in names are different `Ty`s.
    Tuple {
        elements: Box<[Ty]>,
        names: Box<[Option<Symbol>]>,
    },
    /// Parsed, always refused.
    Pointer(Ty),
}

/// Owner of all types.
#[derive(Debug)]
pub struct TyInterner {
    kinds: Vec<TyKind>,
    index: FxHashMap<TyKind, Ty>,
}

impl Default for TyInterner {
    fn default() -> Self {
        let mut interner = Self { kinds: Vec::new(), index: FxHashMap::default() };
        for kind in [TyKind::Error, TyKind::Void, TyKind::Null, TyKind::None] {
            interner.intern(kind);
        }
        interner
    }
}

impl TyInterner {
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        if let Some(&ty) = self.index.get(&kind) {
            return ty;
        }
        let ty = Ty(self.kinds.len() as u32);
        self.kinds.push(kind.clone());
        self.index.insert(kind, ty);
        ty
    }

    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.0 as usize]
    }

    pub fn named(&mut self, def: TypeDefId, args: &[Ty]) -> Ty {
        self.intern(TyKind::Named { def, args: args.into() })
    }

    pub fn array(&mut self, element: Ty, rank: u8) -> Ty {
        self.intern(TyKind::Array { element, rank })
    }

    /// Replaces type parameters.
    pub fn substitute(&mut self, ty: Ty, subst: &Subst) -> Ty {
        if subst.is_empty() {
            return ty;
        }
        match self.kind(ty).clone() {
            TyKind::Error | TyKind::Void | TyKind::Null | TyKind::None => ty,
            TyKind::Param(p) => subst.get(p).unwrap_or(ty),
            TyKind::Named { def, args } => {
                if args.is_empty() {
                    return ty;
                }
                let args: Box<[Ty]> = args.iter().map(|&a| self.substitute(a, subst)).collect();
                self.intern(TyKind::Named { def, args })
            }
            TyKind::Array { element, rank } => {
                let element = self.substitute(element, subst);
                self.intern(TyKind::Array { element, rank })
            }
            TyKind::Tuple { elements, names } => {
                let elements: Box<[Ty]> = elements.iter().map(|&e| self.substitute(e, subst)).collect();
                self.intern(TyKind::Tuple { elements, names })
            }
            TyKind::Pointer(inner) => {
                let inner = self.substitute(inner, subst);
                self.intern(TyKind::Pointer(inner))
            }
        }
    }
}

/// A replacement of type parameters by types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subst {
    pairs: Vec<(TypeParamId, Ty)>,
}

impl Subst {
    pub fn new(params: &[TypeParamId], args: &[Ty]) -> Self {
        debug_assert_eq!(params.len(), args.len());
        Self { pairs: params.iter().copied().zip(args.iter().copied()).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    pub fn get(&self, param: TypeParamId) -> Option<Ty> {
        self.pairs.iter().rev().find(|(p, _)| *p == param).map(|&(_, ty)| ty)
    }

    /// Adds (or shadows) pairs.
    pub fn extend(&mut self, params: &[TypeParamId], args: &[Ty]) {
        self.pairs.extend(params.iter().copied().zip(args.iter().copied()));
    }

    pub fn pairs(&self) -> &[(TypeParamId, Ty)] {
        &self.pairs
    }
}
