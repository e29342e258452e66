//! Delegate types that nobody declared: of lambdas whose parameters are by reference, optional or `params`.
//!
//! `var add = (int a, int b = 1) => a + b;` has no fitting `Func`, since `add(2)` must know the default. Such a lambda gets a generic
//! delegate type of the compiler's own, shared by all lambdas whose parameters agree in everything but their types.

use crate::hir::*;
use crate::syntax as ast;

use super::Binder;
use super::lambdas::written_ref_kind;

/// What delegates of one type agree in.
#[derive(Debug, Clone, PartialEq)]
pub struct DelegateShape {
    params: Vec<(RefKind, bool, Option<Const>)>,
    returns_void: bool,
}

impl<'a> Binder<'_> {
    /// Whether `Func` and `Action` can't say what these parameters are.
    pub(crate) fn needs_own_delegate(params: &[ast::Parameter]) -> bool {
        params.iter().any(|p| {
            p.default.is_some() || written_ref_kind(p) != RefKind::None || p.modifiers.has(ast::Modifier::Params)
        })
    }

    /// The delegate type of a lambda with such parameters.
    pub(crate) fn own_delegate(
        &mut self,
        params: &'a [ast::Parameter],
        types: &[Ty],
        result: Ty,
        location: Location,
    ) -> Option<Ty> {
        let mut shape = DelegateShape { params: Vec::new(), returns_void: result == Ty::VOID };
        for (param, &ty) in params.iter().zip(types) {
            let default = match &param.default {
                Some(syntax) => {
                    let scope = self.scope.clone();
                    match super::setup::default_value(self.world, syntax, ty, self.owner, &scope, self.source) {
                        ParamDefault::Const(value) => Some(value),
                        _ => Some(Const::Null),
                    }
                }
                None => None,
            };
            shape.params.push((written_ref_kind(param), param.modifiers.has(ast::Modifier::Params), default));
        }
        let mut args = types.to_vec();
        if result != Ty::VOID {
            args.push(result);
        }
        let found = self.world.anonymous_delegates.iter().find(|(s, _)| *s == shape).map(|&(_, def)| def);
        let def = match found {
            Some(def) => def,
            None => self.declare_delegate(shape, types, location),
        };
        Some(self.world.types.named(def, &args))
    }

    fn declare_delegate(&mut self, shape: DelegateShape, types: &[Ty], location: Location) -> TypeDefId {
        let number = self.world.anonymous_delegates.len();
        let name = self.world.symbol(&format!("<>f__AnonymousDelegate{number}"));
        let namespace = self.world.symbol("");
        let mut def = TypeDef::empty(name, namespace, TypeDefKind::Delegate);
        def.phase = Phase::Members;
        def.base = Some(self.world.special_ty(Special::MulticastDelegate));
        def.modifiers.is_sealed = true;
        def.modifiers.accessibility = Accessibility::Internal;
        def.location = location;
        let id = self.world.add_type(def);
        let count = shape.params.len() + usize::from(!shape.returns_void);
        let mut type_params = Vec::with_capacity(count);
        for i in 0..count {
            let name = if i < shape.params.len() { format!("T{}", i + 1) } else { "TResult".to_string() };
            let name = self.world.symbol(&name);
            type_params.push(self.world.add_type_param(TypeParamDef {
                name,
                owner: TypeParamOwner::Type(id),
                variance: Variance::None,
                has_class: false,
                has_struct: false,
                has_unmanaged: false,
                has_notnull: false,
                has_new: false,
                allows_ref_struct: true,
                constraints: Vec::new(),
                location,
            }));
        }
        self.world[id].type_params = type_params.clone();
        self.world[id].all_type_params = type_params.clone();
        let invoke_name = self.world.symbol("Invoke");
        let mut invoke = MethodDef::empty(invoke_name, id, MethodKind::DelegateInvoke, location);
        invoke.modifiers.accessibility = Accessibility::Public;
        for (i, (ref_kind, is_params, default)) in shape.params.iter().enumerate() {
            let name = self.world.symbol(&format!("arg{}", i + 1));
            let ty = if *is_params {
                // A `params` array stays one, over its element's parameter.
                types.get(i).copied().unwrap_or(Ty::ERROR)
            } else {
                self.world.types.intern(TyKind::Param(type_params[i]))
            };
            let mut param = Param::plain(name, ty, location);
            param.ref_kind = *ref_kind;
            param.is_params = *is_params;
            param.default = default.clone().map(ParamDefault::Const);
            invoke.params.push(param);
        }
        invoke.return_type = match type_params.last() {
            Some(&last) if !shape.returns_void => self.world.types.intern(TyKind::Param(last)),
            _ => Ty::VOID,
        };
        let invoke = self.world.add_method(invoke);
        self.world[id].methods.push(invoke);
        self.world.anonymous_delegates.push((shape, id));
        id
    }
}
