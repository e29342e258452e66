//! Local functions: visible in their whole block, bound where they stand.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Named, Returns};

impl<'a> Binder<'_> {
    /// Makes the signatures of the local functions among the statements; each with its position.
    pub(crate) fn declare_local_functions(&mut self, statements: &'a [ast::Stmt]) -> Vec<(usize, FunctionId)> {
        let mut functions = Vec::new();
        for (i, statement) in statements.iter().enumerate() {
            if let ast::StmtKind::LocalFunction(syntax) = &statement.kind {
                functions.push((i, self.declare_local_function(syntax)));
            }
        }
        functions
    }

    fn declare_local_function(&mut self, syntax: &'a ast::LocalFunction) -> FunctionId {
        let location = self.span(syntax.name.span);
        let name = syntax.name.as_str();
        self.check_duplicate(name, location);
        let id = FunctionId(self.body.functions.len() as u32);
        self.body.functions.push(Function {
            kind: FunctionKind::LocalFunction,
            parent: Some(self.function),
            parameters: Vec::new(),
            type_params: Vec::new(),
            return_type: Ty::ERROR,
            return_ref: RefKind::None,
            is_async: syntax.modifiers.is_async(),
            is_iterator: false,
            is_static: syntax.modifiers.is_static(),
            scope: self.current_scope(),
            block: Stmt::new(StmtKind::Nop, location),
            name: Some(syntax.name.text.clone()),
            ordinal: 0,
            location,
            builder: None,
            captures: Vec::new(),
            captures_this: false,
            parameter_attributes: Vec::new(),
        });
        self.declare_name(name, Named::LocalFunction(id));
        // The signature is bound in a scope of its own, which the body continues in.
        let outer_function = std::mem::replace(&mut self.function, id);
        let outer_names = self.scope.type_params.len();
        let scope = self.push_scope();
        let type_params = self.declare_type_params(syntax);
        let (return_syntax, return_ref) = match &syntax.return_type.kind {
            ast::TypeKind::Ref { readonly, ty } => (&**ty, if *readonly { RefKind::RefReadOnly } else { RefKind::Ref }),
            _ => (&syntax.return_type, RefKind::None),
        };
        let return_type = self.world.bind_type(return_syntax, &self.scope);
        let mut parameters = Vec::new();
        for (i, parameter) in syntax.parameters.iter().enumerate() {
            let at = self.span(parameter.name.span);
            let ty = match &parameter.ty {
                Some(ty) => self.world.bind_type(ty, &self.scope),
                None => Ty::ERROR,
            };
            let local = self.declare_local(parameter.name.as_str(), ty, LocalKind::Parameter(i as u32), at);
            self.body.locals[local.index()].ref_kind = ref_kind_of(&parameter.modifiers);
            parameters.push(local);
        }
        let builder = self.builder_attribute(&syntax.attributes);
        let function = &mut self.body.functions[id.index()];
        function.scope = scope;
        function.type_params = type_params;
        function.return_type = return_type;
        function.return_ref = return_ref;
        function.parameters = parameters;
        function.builder = builder;
        self.note_local_function_signature(id, syntax);
        self.pop_scope();
        self.scope.type_params.truncate(outer_names);
        self.function = outer_function;
        id
    }

    fn declare_type_params(&mut self, syntax: &'a ast::LocalFunction) -> Vec<TypeParamId> {
        let mut ids = Vec::new();
        for parameter in &syntax.type_parameters {
            let location = self.span(parameter.name.span);
            let id = self.world.add_type_param(TypeParamDef {
                name: parameter.name.text.clone(),
                owner: TypeParamOwner::Local,
                variance: Variance::None,
                has_class: false,
                has_struct: false,
                has_unmanaged: false,
                has_notnull: false,
                has_new: false,
                allows_ref_struct: false,
                constraints: Vec::new(),
                location,
            });
            self.scope.type_params.push((parameter.name.text.clone(), id));
            self.declare_name(parameter.name.as_str(), Named::TypeParam(id));
            ids.push(id);
        }
        for clause in &syntax.constraints {
            let Some(&id) = ids.iter().find(|&&id| self.world[id].name == clause.name.text) else { continue };
            for constraint in &clause.constraints {
                match &constraint.kind {
                    ast::ConstraintKind::Class { .. } => self.world[id].has_class = true,
                    ast::ConstraintKind::Struct => self.world[id].has_struct = true,
                    ast::ConstraintKind::Constructor => self.world[id].has_new = true,
                    ast::ConstraintKind::NotNull => self.world[id].has_notnull = true,
                    ast::ConstraintKind::Unmanaged => {
                        self.world[id].has_struct = true;
                        self.world[id].has_unmanaged = true;
                    }
                    ast::ConstraintKind::AllowsRefStruct => self.world[id].allows_ref_struct = true,
                    ast::ConstraintKind::Default => {}
                    ast::ConstraintKind::Type(ty) => {
                        let ty = self.world.bind_type(ty, &self.scope);
                        self.world[id].constraints.push(ty);
                    }
                }
            }
        }
        ids
    }

    /// Default values and `params` of the parameters, for calls.
    fn note_local_function_signature(&mut self, function: FunctionId, syntax: &'a ast::LocalFunction) {
        let mut params = Vec::new();
        let locals = self.body.functions[function.index()].parameters.clone();
        for (parameter, &local) in syntax.parameters.iter().zip(&locals) {
            let (ty, ref_kind) = {
                let local = &self.body.locals[local.index()];
                (local.ty, local.ref_kind)
            };
            let default = parameter.default.as_ref().and_then(|value| {
                let mut inner = value;
                while let ast::ExprKind::Parenthesized(e) = &inner.kind {
                    inner = e;
                }
                if matches!(inner.kind, ast::ExprKind::Default(_)) {
                    return Some(ParamDefault::Default);
                }
                self.bind_constant(value, ty).map(ParamDefault::Const)
            });
            let scope = self.scope.clone();
            let attributes = self.world.attributes(&parameter.attributes, None, &scope);
            let position = params.len() as u32;
            let noted = attributes.iter().map(|attribute| (position, attribute.clone()));
            self.body.functions[function.index()].parameter_attributes.extend(noted);
            params.push(Param {
                name: parameter.name.text.clone(),
                ty,
                ref_kind,
                is_params: parameter.modifiers.has(ast::Modifier::Params),
                is_scoped: parameter.modifiers.has(ast::Modifier::Scoped),
                default,
                attributes,
                location: self.span(parameter.name.span),
            });
        }
        self.local_functions.insert(function, params);
    }

    /// `[AsyncMethodBuilder(typeof(B))]`
    pub(crate) fn builder_attribute(&mut self, lists: &'a [ast::AttributeList]) -> Option<Ty> {
        for attribute in lists.iter().flat_map(|l| &l.attributes) {
            let name = attribute.name.parts.last().map(|p| p.name.as_str());
            if !matches!(name, Some("AsyncMethodBuilder" | "AsyncMethodBuilderAttribute")) {
                continue;
            }
            if let Some(ast::ExprKind::TypeOf(ty)) = attribute.arguments.first().map(|a| &a.value.kind) {
                return Some(self.world.bind_type(ty, &self.scope));
            }
        }
        None
    }

    /// The body, at the place of the declaration.
    pub(crate) fn bind_local_function(&mut self, syntax: &'a ast::LocalFunction, id: FunctionId) -> Stmt {
        let location = self.span(syntax.name.span);
        let (scope, type_params, parameters, return_type, is_async, is_static) = {
            let f = &self.body.functions[id.index()];
            (f.scope, f.type_params.clone(), f.parameters.clone(), f.return_type, f.is_async, f.is_static)
        };
        let outer_function = std::mem::replace(&mut self.function, id);
        let outer_names = self.scope.type_params.len();
        let result = if is_async { self.async_result(return_type) } else { return_type };
        let outer_returns = std::mem::replace(&mut self.returns, Returns::Type(result));
        let outer_barrier = self.await_barrier.take();
        // The scope of the signature is used again, now inside what surrounds the declaration (a `using` may have begun).
        let around = self.current_scope();
        self.push_scope();
        self.body.scopes.pop();
        if let Some(signature) = self.body.scopes.get_mut(scope.index()) {
            signature.parent = Some(around);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.id = scope;
            frame.is_static_boundary = is_static;
        }
        for &param in &type_params {
            let name = self.world[param].name.clone();
            self.scope.type_params.push((name.clone(), param));
            self.declare_name(&name, Named::TypeParam(param));
        }
        for &local in &parameters {
            let name = self.body.locals[local.index()].name.clone();
            self.declare_name(&name, Named::Local(local));
        }
        let block = match &syntax.body {
            ast::Body::Block(block) => self.bind_function_block(block),
            ast::Body::Expr(expr) => {
                let statement = self.bind_expression_body(expr);
                Stmt::new(StmtKind::Block { scope, statements: vec![statement] }, self.span(expr.span))
            }
            ast::Body::None | ast::Body::Deferred(_) => {
                self.report(Code::CS0501, location, &[syntax.name.as_str()]);
                Stmt::new(StmtKind::Block { scope, statements: Vec::new() }, location)
            }
        };
        self.pop_scope();
        self.scope.type_params.truncate(outer_names);
        self.returns = outer_returns;
        self.await_barrier = outer_barrier;
        self.function = outer_function;
        self.body.functions[id.index()].block = block;
        Stmt::new(StmtKind::LocalFunction(id), location)
    }
}

pub(crate) fn ref_kind_of(modifiers: &ast::Modifiers) -> RefKind {
    if modifiers.has(ast::Modifier::Out) {
        RefKind::Out
    } else if modifiers.has(ast::Modifier::In) {
        RefKind::In
    } else if modifiers.has(ast::Modifier::Ref) {
        if modifiers.has(ast::Modifier::ReadOnly) { RefKind::RefReadOnly } else { RefKind::Ref }
    } else {
        RefKind::None
    }
}
