//! Lambdas and anonymous methods.
//!
//! A lambda's body can only be bound once its parameters have types, and overload resolution may ask for several. So a body is first bound
//! *on trial*: its diagnostics are dropped, what it added to the tables is taken back, and only what it returns is kept, in a cache by parameter types.
//! Without the cache, lambdas inside lambdas would be bound a number of times that grows exponentially with the depth:
//!
//! ```text
//! F(x => F(y => F(z => ..)))     two overloads of F: the innermost body 2 * 2 * 2 times, or with the cache once for each parameter type
//! ```
//!
//! The bodies of the lambdas around decide what the names inside mean, hence their parameter types are part of the key.

use std::rc::Rc;

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::frames::Named;
use super::reachability::can_complete;
use super::{Binder, LambdaKey, Operand, Returned, Returns};

/// What a trial found.
#[derive(Debug, Clone)]
pub(crate) struct LambdaResult {
    pub returns: Rc<[Returned]>,
    pub has_errors: bool,
    /// The end of the block can be reached.
    pub end_reachable: bool,
}

/// The parts of a lambda or anonymous method.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LambdaParts<'a> {
    /// None: `delegate { .. }`, which fits any parameters.
    pub params: Option<&'a [ast::Parameter]>,
    pub is_async: bool,
    pub is_static: bool,
    pub return_type: Option<&'a ast::Type>,
    pub body: LambdaBody<'a>,
    pub attributes: &'a [ast::AttributeList],
    pub is_anonymous: bool,
    /// Where messages about the whole stand: `=>` or `delegate`.
    pub mark: Location,
    pub location: Location,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum LambdaBody<'a> {
    Expr(&'a ast::Expr),
    Block(&'a ast::Block),
}

impl LambdaParts<'_> {
    pub(crate) fn word(&self) -> &'static str {
        if self.is_anonymous { "anonymous method" } else { "lambda expression" }
    }
}

impl<'a> Binder<'_> {
    pub(crate) fn lambda_parts(&self, syntax: &'a ast::Expr) -> Option<LambdaParts<'a>> {
        let location = self.span(syntax.span);
        match &syntax.kind {
            ast::ExprKind::Lambda(lambda) => Some(LambdaParts {
                params: Some(&lambda.parameters),
                is_async: lambda.modifiers.is_async(),
                is_static: lambda.modifiers.is_static(),
                return_type: lambda.return_type.as_ref(),
                body: match &lambda.body {
                    ast::LambdaBody::Expr(e) => LambdaBody::Expr(e),
                    ast::LambdaBody::Block(b) => LambdaBody::Block(b),
                },
                attributes: &lambda.attributes,
                is_anonymous: false,
                mark: self.span(lambda.arrow_span),
                location,
            }),
            ast::ExprKind::AnonymousMethod(method) => Some(LambdaParts {
                params: method.parameters.as_deref(),
                is_async: method.modifiers.is_async(),
                is_static: method.modifiers.is_static(),
                return_type: None,
                body: LambdaBody::Block(&method.body),
                attributes: &[],
                is_anonymous: true,
                mark: Location { end: location.start + 8, ..location },
                location,
            }),
            _ => None,
        }
    }

    /// Types of the parameters if all are written (no parameters count as written).
    pub(crate) fn lambda_explicit_types(&mut self, syntax: &'a ast::Expr) -> Option<Vec<Ty>> {
        let params = self.lambda_parts(syntax)?.params?;
        params.iter().map(|p| p.ty.as_ref().map(|ty| self.bind_type(ty))).collect()
    }

    pub(crate) fn lambda_explicit_return(&mut self, syntax: &'a ast::Expr) -> Option<Ty> {
        let ty = self.lambda_parts(syntax)?.return_type?;
        Some(if ty.is_void() { Ty::VOID } else { self.bind_type(ty) })
    }

    pub(crate) fn lambda_has_implicit_parameters(&self, syntax: &'a ast::Expr) -> bool {
        match self.lambda_parts(syntax).and_then(|p| p.params) {
            Some(params) => params.iter().any(|p| p.ty.is_none()),
            None => true,
        }
    }

    /// The lambda's return type under these parameter types (an async one's wrapped in a task like `like`, if that is one); None if it has none.
    pub(crate) fn lambda_return_type(&mut self, syntax: &'a ast::Expr, types: &[Ty], like: Ty) -> Option<Ty> {
        let parts = self.lambda_parts(syntax)?;
        if let Some(ty) = parts.return_type {
            return Some(if ty.is_void() { Ty::VOID } else { self.bind_type(ty) });
        }
        if parts.params.is_some_and(|p| p.len() != types.len()) {
            return None;
        }
        if let LambdaBody::Expr(body) = parts.body
            && matches!(body.kind, ast::ExprKind::Throw(_))
        {
            return None;
        }
        let result = self.try_lambda(&parts, syntax, types, None);
        let inner = self.inferred_return(&result)?;
        if !parts.is_async {
            return Some(inner);
        }
        // The delegate's own task type, if it has one.
        if let TyKind::Named { def, args } = self.world.kind(like).clone()
            && self.is_task_like(def)
        {
            match args.len() {
                0 if inner == Ty::VOID => return Some(like),
                1 if inner != Ty::VOID => return Some(self.world.types.named(def, &[inner])),
                _ => {}
            }
        }
        Some(if inner == Ty::VOID {
            self.world.known_type("System.Threading.Tasks.Task", &[])
        } else {
            self.world.known_type("System.Threading.Tasks.Task", &[inner])
        })
    }

    /// Best common type of what is returned; void if nothing is.
    fn inferred_return(&mut self, result: &LambdaResult) -> Option<Ty> {
        let types: Vec<Ty> = result.returns.iter().filter_map(|r| r.ty).collect();
        if types.is_empty() {
            return Some(Ty::VOID);
        }
        if types.iter().all(|&t| t == Ty::VOID) {
            return Some(Ty::VOID);
        }
        if types.len() == 1 && types[0] == Ty::ERROR {
            return None;
        }
        let ty = self.best_common_of_types(&types)?;
        (ty != Ty::ERROR).then_some(ty)
    }

    /// Binds the body on trial, or remembers how that went.
    fn try_lambda(
        &mut self,
        parts: &LambdaParts<'a>,
        syntax: &'a ast::Expr,
        types: &[Ty],
        expected: Option<Ty>,
    ) -> LambdaResult {
        let address = std::ptr::from_ref(syntax).addr();
        let key = LambdaKey {
            address,
            start: syntax.span.start,
            parameters: types.to_vec(),
            expected: expected.unwrap_or(Ty::NONE),
            environment: self.lambda_environment.clone(),
        };
        if let Some(result) = self.lambda_cache.get(&key) {
            return result.clone();
        }
        let outer_source = self.world.diagnostics.trial_source.replace(self.source);
        let mark = self.world.diagnostics.begin_trial();
        let saved = self.save();
        let returns = match expected {
            Some(ty) => Returns::Type(ty),
            None => Returns::Infer(Vec::new()),
        };
        let (function, returns) = self.lambda_function(parts, syntax, types, &[], Ty::VOID, returns);
        let end_reachable = match parts.body {
            LambdaBody::Expr(_) => false,
            LambdaBody::Block(_) => can_complete(&self.body.functions[function.index()].block),
        };
        self.restore(saved);
        let has_errors = self.world.diagnostics.end_trial(mark);
        self.world.diagnostics.trial_source = outer_source;
        let returns = match returns {
            Returns::Infer(list) => list.into(),
            Returns::Type(_) => Rc::from([]),
        };
        let result = LambdaResult { returns, has_errors, end_reachable };
        self.lambda_cache.insert(key, result.clone());
        result
    }

    /// Makes the function of a lambda and binds its body.
    fn lambda_function(
        &mut self,
        parts: &LambdaParts<'a>,
        syntax: &'a ast::Expr,
        types: &[Ty],
        ref_kinds: &[RefKind],
        return_type: Ty,
        returns: Returns,
    ) -> (FunctionId, Returns) {
        let parent = self.function;
        let builder = self.lambda_builder(parts.attributes);
        let function = FunctionId(self.body.functions.len() as u32);
        self.body.functions.push(Function {
            kind: FunctionKind::Lambda,
            parent: Some(parent),
            parameters: Vec::new(),
            type_params: Vec::new(),
            return_type,
            return_ref: RefKind::None,
            is_async: parts.is_async,
            is_iterator: false,
            is_static: parts.is_static,
            scope: ScopeId(0),
            block: Stmt::new(StmtKind::Nop, parts.location),
            name: None,
            ordinal: 0,
            location: parts.location,
            builder,
            captures: Vec::new(),
            captures_this: false,
            parameter_attributes: Vec::new(),
        });
        self.function = function;
        let outer_returns = std::mem::replace(&mut self.returns, returns);
        let outer_barrier = self.await_barrier.take();
        let outer_receivers = std::mem::take(&mut self.conditional_receivers);
        let scope = self.push_scope();
        if parts.is_static
            && let Some(frame) = self.frames.last_mut()
        {
            frame.is_static_boundary = true;
        }
        self.body.functions[function.index()].scope = scope;
        let address = std::ptr::from_ref(syntax).addr();
        self.lambda_environment.push((address, types.to_vec()));
        self.declare_lambda_parameters(parts, function, types, ref_kinds);
        let statement = match parts.body {
            LambdaBody::Expr(value) => self.bind_expression_body(value),
            LambdaBody::Block(block) => self.bind_function_block(block),
        };
        self.lambda_environment.pop();
        self.pop_scope();
        self.function = parent;
        self.await_barrier = outer_barrier;
        self.conditional_receivers = outer_receivers;
        let returns = std::mem::replace(&mut self.returns, outer_returns);
        self.body.functions[function.index()].block = match statement.kind {
            StmtKind::Block { scope: inner, .. } if inner == scope => statement,
            kind => {
                let statement = Stmt { kind, ..statement };
                Stmt::new(StmtKind::Block { scope, statements: vec![statement] }, parts.location)
            }
        };
        (function, returns)
    }

    fn declare_lambda_parameters(
        &mut self,
        parts: &LambdaParts<'a>,
        function: FunctionId,
        types: &[Ty],
        ref_kinds: &[RefKind],
    ) {
        let underscores = parts.params.map_or(0, |p| p.iter().filter(|p| &*p.name.text == "_").count());
        for (i, &ty) in types.iter().enumerate() {
            let syntax = parts.params.and_then(|p| p.get(i));
            let (name, location): (Symbol, Location) = match syntax {
                Some(p) => (p.name.text.clone(), self.span(p.name.span)),
                None => (self.world.symbol("<p>"), parts.location),
            };
            let ref_kind = ref_kinds.get(i).copied().unwrap_or_else(|| syntax.map_or(RefKind::None, written_ref_kind));
            if syntax.is_some() && !(&*name == "_" && underscores > 1) {
                let repeated = self.frames.last().is_some_and(|f| f.names.iter().any(|(n, _)| *n == name));
                if repeated {
                    self.report(Code::CS0100, location, &[&name]);
                }
            }
            let scope = self.current_scope();
            let local = self.add_local(Local {
                name: name.clone(),
                ty,
                kind: LocalKind::Parameter(i as u32),
                ref_kind,
                function,
                scope,
                location,
                captured: false,
                constant: None,
            });
            self.body.functions[function.index()].parameters.push(local);
            if syntax.is_some() && !(&*name == "_" && underscores > 1) {
                self.declare_name(&name, Named::Local(local));
            }
        }
    }

    /// `[AsyncMethodBuilder(typeof(B))]` on a lambda.
    fn lambda_builder(&mut self, attributes: &'a [ast::AttributeList]) -> Option<Ty> {
        for attribute in attributes.iter().flat_map(|l| &l.attributes) {
            let name = attribute.name.parts.last().map(|p| &*p.name.text);
            if matches!(name, Some("AsyncMethodBuilder" | "AsyncMethodBuilderAttribute"))
                && let Some(argument) = attribute.arguments.first()
                && let ast::ExprKind::TypeOf(ty) = &argument.value.kind
            {
                return Some(self.bind_type(ty));
            }
        }
        None
    }

    /// What a `return` of the lambda must give when converted to a delegate with this return type; None: an async lambda can't return that.
    fn lambda_inner_return(&mut self, is_async: bool, return_type: Ty) -> Option<Ty> {
        if !is_async || return_type == Ty::VOID {
            return Some(return_type);
        }
        match self.world.type_def(return_type) {
            Some(def) if self.is_task_like(def) => Some(self.async_result(return_type)),
            _ => None,
        }
    }

    /// Whether there is a conversion of the lambda to the type.
    pub(crate) fn lambda_converts(&mut self, syntax: &'a ast::Expr, to: Ty) -> bool {
        let Some(parts) = self.lambda_parts(syntax) else { return false };
        let Some(invoke) = self.world.delegate_invoke(to) else {
            return self.is_delegate_base(to) && self.lambda_natural_type(syntax).is_some();
        };
        let formals = self.world.method_params(&invoke);
        if !self.lambda_parameters_fit(&parts, &formals) {
            return false;
        }
        let types: Vec<Ty> = formals.iter().map(|p| p.ty).collect();
        let return_type = self.world.method_return(&invoke);
        if let Some(written) = parts.return_type {
            let written = if written.is_void() { Ty::VOID } else { self.bind_type(written) };
            if !self.world.same_type(written, return_type) {
                return false;
            }
        }
        let Some(inner) = self.lambda_inner_return(parts.is_async, return_type) else { return false };
        let result = self.try_lambda(&parts, syntax, &types, None);
        if result.has_errors {
            return false;
        }
        if inner == Ty::VOID {
            return match parts.body {
                LambdaBody::Expr(body) => is_statement_expression(body),
                LambdaBody::Block(_) => result.returns.iter().all(|r| r.ty.is_none()),
            };
        }
        if result.end_reachable || result.returns.iter().any(|r| r.ty.is_none() || r.ty == Some(Ty::VOID)) {
            return false;
        }
        let mut needs_trial = false;
        for returned in result.returns.iter() {
            let Some(ty) = returned.ty else { return false };
            if ty == Ty::NONE {
                needs_trial = true;
                continue;
            }
            let kind = match &returned.constant {
                Some(value) => ExprKind::Literal(value.clone()),
                None => ExprKind::Default,
            };
            let value = Operand::Typed(Expr::new(kind, ty, parts.location));
            if !self.operand_converts(&value, inner) {
                return false;
            }
        }
        !needs_trial || !self.try_lambda(&parts, syntax, &types, Some(inner)).has_errors
    }

    fn lambda_parameters_fit(&mut self, parts: &LambdaParts<'a>, formals: &[Param]) -> bool {
        let Some(params) = parts.params else {
            return formals.iter().all(|p| p.ref_kind != RefKind::Out);
        };
        if params.len() != formals.len() {
            return false;
        }
        for (param, formal) in params.iter().zip(formals) {
            let written = written_ref_kind(param);
            match &param.ty {
                Some(ty) => {
                    let ty = self.bind_type(ty);
                    if written != formal.ref_kind || !self.world.same_type(ty, formal.ty) && ty != Ty::ERROR {
                        return false;
                    }
                }
                None => {
                    if written != formal.ref_kind {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// `object`, `Delegate`, `MulticastDelegate` and the interfaces of delegates.
    pub(crate) fn is_delegate_base(&mut self, ty: Ty) -> bool {
        if ty == self.world.special_ty(Special::Object) {
            return true;
        }
        let multicast = self.world.special_ty(Special::MulticastDelegate);
        ty == multicast || ty == self.world.special_ty(Special::Delegate)
    }

    /// Converts a lambda, reporting.
    pub(crate) fn convert_lambda(&mut self, syntax: &'a ast::Expr, to: Ty) -> Expr {
        let location = self.span(syntax.span);
        let Some(parts) = self.lambda_parts(syntax) else { return Expr::error(location) };
        let Some(invoke) = self.world.delegate_invoke(to) else {
            if self.is_delegate_base(to)
                && let Some(natural) = self.lambda_natural_type(syntax)
            {
                let value = self.convert_lambda(syntax, natural);
                return self.convert(value, to, location);
            }
            if self.is_delegate_base(to) {
                self.bind_lambda_for_errors(syntax);
                return self.error(Code::CS8917, parts.mark, &[]);
            }
            self.bind_lambda_for_errors(syntax);
            let display = self.world.display(to);
            return self.error(Code::CS1660, parts.mark, &[parts.word(), &display]);
        };
        let formals = self.world.method_params(&invoke);
        let return_type = self.world.method_return(&invoke);
        let display = self.world.display(to);
        if let Some(params) = parts.params {
            if params.len() != formals.len() {
                let count = params.len().to_string();
                return self.error(Code::CS1593, parts.mark, &[&display, &count]);
            }
            if !self.lambda_parameters_fit(&parts, &formals) {
                self.report(Code::CS1661, parts.mark, &[parts.word(), &display]);
                for (i, (param, formal)) in params.iter().zip(&formals).enumerate() {
                    self.report_parameter_mismatch(i, param, formal);
                }
                return Expr::error(location);
            }
        } else if formals.iter().any(|p| p.ref_kind == RefKind::Out) {
            return self.error(Code::CS1688, parts.mark, &[&display]);
        }
        let Some(inner) = self.lambda_inner_return(parts.is_async, return_type) else {
            return self.error(Code::CS4010, parts.mark, &[parts.word(), &display]);
        };
        let types: Vec<Ty> = formals.iter().map(|p| p.ty).collect();
        let ref_kinds: Vec<RefKind> = formals.iter().map(|p| p.ref_kind).collect();
        let (function, _) = self.lambda_function(&parts, syntax, &types, &ref_kinds, return_type, Returns::Type(inner));
        self.body.functions[function.index()].return_ref = self.world[invoke.def].return_ref;
        if inner != Ty::VOID
            && let LambdaBody::Block(_) = parts.body
            && can_complete(&self.body.functions[function.index()].block)
            && !self.body.functions[function.index()].is_iterator
        {
            self.report(Code::CS1643, parts.mark, &[parts.word(), &display]);
            return Expr::error(location);
        }
        Expr::new(ExprKind::Lambda(function), to, location)
    }

    fn report_parameter_mismatch(&mut self, index: usize, param: &'a ast::Parameter, formal: &Param) {
        let location = self.span(param.span);
        let number = (index + 1).to_string();
        let written = written_ref_kind(param);
        let keyword = |kind: RefKind| match kind {
            RefKind::None => "",
            RefKind::Ref => "ref ",
            RefKind::Out => "out ",
            RefKind::In => "in ",
            RefKind::RefReadOnly => "ref readonly ",
        };
        let Some(ty) = &param.ty else {
            self.report(Code::CS1676, location, &[&number, keyword(formal.ref_kind).trim()]);
            return;
        };
        let ty = self.bind_type(ty);
        if !self.world.same_type(ty, formal.ty) {
            let from = self.world.display(ty);
            let to = self.world.display(formal.ty);
            self.report(Code::CS1678, location, &[&number, keyword(written), &from, keyword(formal.ref_kind), &to]);
        } else if written != formal.ref_kind {
            if formal.ref_kind == RefKind::None {
                self.report(Code::CS1677, location, &[&number, keyword(written).trim()]);
            } else {
                self.report(Code::CS1676, location, &[&number, keyword(formal.ref_kind).trim()]);
            }
        }
    }

    /// Binds a lambda that goes nowhere, for the errors in it.
    pub(crate) fn bind_lambda_for_errors(&mut self, syntax: &'a ast::Expr) {
        let Some(parts) = self.lambda_parts(syntax) else { return };
        let types: Vec<Ty> = parts
            .params
            .unwrap_or(&[])
            .iter()
            .map(|p| p.ty.as_ref().map_or(Ty::ERROR, |ty| self.bind_type(ty)))
            .collect();
        let saved = self.save();
        let _ = self.lambda_function(&parts, syntax, &types, &[], Ty::VOID, Returns::Infer(Vec::new()));
        let has_errors = self.body.has_errors;
        self.restore(saved);
        self.body.has_errors |= has_errors;
    }

    /// `Func<..>` or `Action<..>` if the parameters are typed and the result can be inferred.
    pub(crate) fn lambda_natural_type(&mut self, syntax: &'a ast::Expr) -> Option<Ty> {
        let parts = self.lambda_parts(syntax)?;
        let params = parts.params?;
        let types = self.lambda_explicit_types(syntax)?;
        let result = self.lambda_return_type(syntax, &types, Ty::NONE)?;
        if Self::needs_own_delegate(params) {
            return self.own_delegate(params, &types, result, parts.location);
        }
        self.function_type(&types, result)
    }

    /// `Func<types, result>` or `Action<types>`.
    pub(crate) fn function_type(&mut self, types: &[Ty], result: Ty) -> Option<Ty> {
        if types.len() > 16 || result == Ty::NULL || result == Ty::NONE {
            return None;
        }
        if result == Ty::VOID {
            return Some(self.world.known_type("System.Action", types));
        }
        let mut args = types.to_vec();
        args.push(result);
        Some(self.world.known_type("System.Func", &args))
    }

    /// `<M>b__k_j` numbers: all functions of one depth before those inside them.
    pub fn assign_ordinals(&mut self) {
        let count = self.body.functions.len();
        let depth: Vec<u32> = (0..count)
            .map(|i| {
                let mut depth = 0;
                let mut current = self.body.functions[i].parent;
                while let Some(parent) = current {
                    depth += 1;
                    current = self.body.functions[parent.index()].parent;
                }
                depth
            })
            .collect();
        let mut order: Vec<usize> = (1..count).collect();
        order.sort_by_key(|&i| (depth[i], self.body.functions[i].location.start));
        for (ordinal, i) in order.into_iter().enumerate() {
            self.body.functions[i].ordinal = ordinal as u32;
        }
    }
}

/// `ref`, `out`, `in` in front of a parameter.
pub(crate) fn written_ref_kind(param: &ast::Parameter) -> RefKind {
    use ast::Modifier;
    if param.modifiers.has(Modifier::Ref) {
        if param.modifiers.has(Modifier::ReadOnly) { RefKind::RefReadOnly } else { RefKind::Ref }
    } else if param.modifiers.has(Modifier::Out) {
        RefKind::Out
    } else if param.modifiers.has(Modifier::In) {
        RefKind::In
    } else {
        RefKind::None
    }
}

/// Whether the expression may be a statement.
pub(crate) fn is_statement_expression(syntax: &ast::Expr) -> bool {
    match &syntax.kind {
        ast::ExprKind::Invocation { .. }
        | ast::ExprKind::Assignment { .. }
        | ast::ExprKind::Await(_)
        | ast::ExprKind::New(_)
        | ast::ExprKind::Throw(_)
        | ast::ExprKind::PostfixUnary {
            operator: ast::PostfixOperator::Increment | ast::PostfixOperator::Decrement,
            ..
        }
        | ast::ExprKind::PrefixUnary {
            operator: ast::PrefixOperator::Increment | ast::PrefixOperator::Decrement,
            ..
        } => true,
        ast::ExprKind::PostfixUnary { operand, .. } => is_statement_expression(operand),
        ast::ExprKind::ConditionalAccess { access, .. } => is_statement_expression(access),
        _ => false,
    }
}
