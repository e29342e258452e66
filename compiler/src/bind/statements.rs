//! Statements and blocks: declarations, jumps, labels.
//!
//! The variables that an expression declares (`x is int i`, `out var n`) belong to the innermost scope of *statements*: those of an `if`
//! condition stay visible after it, those of a `while` condition are new in each round.
//!
//! ```text
//! if (!int.TryParse(s, out var n)) return;    n lives in the enclosing block
//! while (q.TryTake(out var item)) B           while (true) { var item; if (!q.TryTake(out item)) break; B }
//! ```

use std::rc::Rc;

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, JumpTarget, Operand};

/// What statements keep while a body is bound.
#[derive(Debug, Default)]
pub struct Flow {
    /// Labels in reach, innermost block last.
    pub labels: Vec<LabelFrame>,
    /// `switch` statements around, for `goto case`.
    pub switches: Vec<SwitchFrame>,
    /// `try`, `catch`, `finally` around.
    pub regions: Vec<Region>,
    /// Syntax that was made (queries, pattern names) and has to live as long as what is cached by its address.
    pub kept: Vec<Rc<ast::Expr>>,
    /// Why a collection cannot be walked has been said.
    pub diagnosed_walk: bool,
}

#[derive(Debug)]
pub struct LabelFrame {
    pub function: FunctionId,
    pub scope: ScopeId,
    /// The variables that the statements declare, from the first statement on.
    pub variables: Vec<Symbol>,
    pub labels: Vec<(Symbol, LabelId)>,
}

#[derive(Debug)]
pub struct SwitchFrame {
    pub function: FunctionId,
    pub ty: Ty,
    pub cases: Vec<(Const, LabelId)>,
    pub default: Option<LabelId>,
}

/// A part of a `try` statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub function: FunctionId,
    pub kind: RegionKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionKind {
    TryWithCatch,
    TryWithFinally,
    Catch,
    Finally,
}

impl<'a> Binder<'_> {
    /// A block with a scope of its own.
    pub fn bind_block(&mut self, block: &'a ast::Block) -> Stmt {
        let scope = self.push_scope();
        let statements = self.bind_statements(&block.statements);
        self.pop_scope();
        Stmt::new(StmtKind::Block { scope, statements }, self.span(block.span))
    }

    /// Statements of one scope: local functions and labels are visible in all of them.
    pub fn bind_statements(&mut self, statements: &'a [ast::Stmt]) -> Vec<Stmt> {
        self.push_labels(statements);
        let functions = self.declare_local_functions(statements);
        let bound = self.bind_list(statements, &functions);
        self.flow.labels.pop();
        bound
    }

    fn push_labels(&mut self, statements: &'a [ast::Stmt]) {
        let mut labels = Vec::new();
        for mut statement in statements {
            while let ast::StmtKind::Labeled { label, statement: inner } = &statement.kind {
                if labels.iter().any(|(name, _): &(Symbol, LabelId)| *name == label.text) {
                    self.report(Code::CS0140, self.span(label.span), &[label.as_str()]);
                }
                let id = self.new_label();
                labels.push((label.text.clone(), id));
                statement = inner;
            }
        }
        let mut variables = Vec::new();
        for statement in statements {
            if let ast::StmtKind::LocalDeclaration(declaration) = &statement.kind {
                variables.extend(declaration.declaration.declarators.iter().map(|d| d.name.text.clone()));
            }
        }
        let (function, scope) = (self.function, self.current_scope());
        self.flow.labels.push(LabelFrame { function, scope, variables, labels });
    }

    /// Whether a block around declares this variable further down.
    pub(crate) fn is_declared_later(&self, name: &str) -> bool {
        self.flow.labels.iter().any(|frame| frame.variables.iter().any(|v| &**v == name))
    }

    /// Whether a block around the current scope declares it, before or after.
    pub(crate) fn is_declared_around(&self, name: &str) -> bool {
        let scope = self.current_scope();
        self.flow.labels.iter().any(|frame| {
            frame.function == self.function && frame.scope != scope && frame.variables.iter().any(|v| &**v == name)
        })
    }

    fn bind_list(&mut self, statements: &'a [ast::Stmt], functions: &[(usize, FunctionId)]) -> Vec<Stmt> {
        let mut bound = Vec::new();
        for (i, statement) in statements.iter().enumerate() {
            if let ast::StmtKind::LocalDeclaration(declaration) = &statement.kind
                && declaration.using_keyword.is_some()
            {
                // What follows in the block is the body.
                let rest = &statements[i + 1..];
                let functions: Vec<(usize, FunctionId)> =
                    functions.iter().filter(|(at, _)| *at > i).map(|&(at, f)| (at - i - 1, f)).collect();
                let location = self.span(statement.span);
                bound.push(self.bind_using_declaration(declaration, location, |this| {
                    let statements = this.bind_list(rest, &functions);
                    Stmt::new(StmtKind::List(statements), location)
                }));
                return bound;
            }
            if let ast::StmtKind::LocalFunction(syntax) = &statement.kind {
                if let Some(&(_, function)) = functions.iter().find(|(at, _)| *at == i) {
                    bound.push(self.bind_local_function(syntax, function));
                }
                continue;
            }
            bound.push(self.bind_statement(statement));
        }
        bound
    }

    /// The statement under an `if`, a loop …: a scope of its own.
    pub fn bind_embedded(&mut self, statement: &'a ast::Stmt) -> Box<Stmt> {
        if let ast::StmtKind::Block(block) = &statement.kind {
            return Box::new(self.bind_block(block));
        }
        let scope = self.push_scope();
        let statements = self.bind_statements(std::slice::from_ref(statement));
        self.pop_scope();
        Box::new(Stmt::new(StmtKind::Block { scope, statements }, self.span(statement.span)))
    }

    pub fn bind_statement(&mut self, statement: &'a ast::Stmt) -> Stmt {
        let location = self.span(statement.span);
        let kind = match &statement.kind {
            ast::StmtKind::Empty | ast::StmtKind::Error => StmtKind::Nop,
            ast::StmtKind::Block(block) => return self.bind_block(block),
            ast::StmtKind::Expression(expr) => StmtKind::Expr(self.bind_expression_statement(expr)),
            ast::StmtKind::LocalDeclaration(declaration) => {
                if declaration.using_keyword.is_some() {
                    return self.bind_using_declaration(declaration, location, |_| Stmt::new(StmtKind::Nop, location));
                }
                let is_const = declaration.modifiers.is_const();
                return self.bind_declaration(&declaration.declaration, is_const, location);
            }
            // Reached only where a local function is not allowed to stand alone.
            ast::StmtKind::LocalFunction(_) => StmtKind::Nop,
            ast::StmtKind::If { condition, then, otherwise } => StmtKind::If {
                condition: self.bind_condition(condition),
                then: self.bind_embedded(then),
                otherwise: otherwise.as_ref().map(|s| self.bind_embedded(s)),
            },
            ast::StmtKind::While { condition, body } => return self.bind_while(condition, body, location),
            ast::StmtKind::DoWhile { body, condition } => {
                let (break_label, continue_label) = self.push_loop();
                let body = self.bind_embedded(body);
                self.jumps.pop();
                let scope = self.push_scope();
                let condition = self.bind_condition(condition);
                self.pop_scope();
                let kind = StmtKind::DoWhile { body, condition, break_label, continue_label };
                StmtKind::Block { scope, statements: vec![Stmt::new(kind, location)] }
            }
            ast::StmtKind::For(syntax) => return self.bind_for(syntax, location),
            ast::StmtKind::ForEach(syntax) => return self.bind_foreach(syntax, location),
            ast::StmtKind::Switch(syntax) => return self.bind_switch_statement(syntax, location),
            ast::StmtKind::Try(syntax) => return self.bind_try(syntax, location),
            ast::StmtKind::Throw(value) => return self.bind_throw(value.as_ref(), location),
            ast::StmtKind::Return(value) => return self.bind_return(value.as_ref(), location),
            ast::StmtKind::Break => return self.bind_break(location),
            ast::StmtKind::Continue => return self.bind_continue(location),
            ast::StmtKind::Goto(target) => return self.bind_goto(target, location),
            ast::StmtKind::Labeled { label, statement } => {
                let id = self.find_label(&label.text);
                let inner = self.bind_statement(statement);
                match id {
                    Some(id) => StmtKind::List(vec![Stmt::new(StmtKind::Label(id), location), inner]),
                    None => return inner,
                }
            }
            ast::StmtKind::Lock { target, body } => return self.bind_lock(target, body, location),
            ast::StmtKind::Using(syntax) => return self.bind_using_statement(syntax, location),
            ast::StmtKind::Checked(block) => return self.with_checked(true, |this| this.bind_block(block)),
            ast::StmtKind::Unchecked(block) => return self.with_checked(false, |this| this.bind_block(block)),
            ast::StmtKind::YieldReturn(value) => return self.bind_yield(Some(value), location),
            ast::StmtKind::YieldBreak => return self.bind_yield(None, location),
            ast::StmtKind::Unsafe(_) => {
                self.report(Code::HST0001, location, &["unsafe block"]);
                StmtKind::Nop
            }
            ast::StmtKind::Fixed { .. } => {
                self.report(Code::HST0001, location, &["fixed statement"]);
                StmtKind::Nop
            }
        };
        Stmt::new(kind, location)
    }

    fn with_checked(&mut self, is_checked: bool, bind: impl FnOnce(&mut Self) -> Stmt) -> Stmt {
        let outer = std::mem::replace(&mut self.is_checked, is_checked);
        let statement = bind(self);
        self.is_checked = outer;
        statement
    }

    // ---- declarations

    /// `T x = e, y;`, `const T c = e;`, `ref T r = ref place;`
    pub fn bind_declaration(
        &mut self,
        syntax: &'a ast::VariableDeclaration,
        is_const: bool,
        location: Location,
    ) -> Stmt {
        let mut statements = Vec::new();
        if syntax.ty.is_var() && syntax.declarators.len() > 1 && self.is_implicit(&syntax.ty) {
            self.report(Code::CS0819, location, &[]);
        }
        for declarator in &syntax.declarators {
            statements.push(self.bind_declarator(&syntax.ty, declarator, is_const));
        }
        match <[Stmt; 1]>::try_from(statements) {
            Ok([only]) => only,
            Err(statements) => Stmt::new(StmtKind::List(statements), location),
        }
    }

    /// Whether the type is `var` and no type of that name is in scope.
    pub fn is_implicit(&mut self, ty: &ast::Type) -> bool {
        ty.is_var()
            && !matches!(
                self.world.lookup_type_or_namespace(&self.scope, "var", 0),
                crate::declare::NameResult::Type(_)
            )
    }

    fn bind_declarator(&mut self, ty: &'a ast::Type, declarator: &'a ast::VariableDeclarator, is_const: bool) -> Stmt {
        let location = self.span(declarator.span);
        let name_location = self.span(declarator.name.span);
        let name = declarator.name.as_str();
        let ty = match &ty.kind {
            ast::TypeKind::Scoped(inner) => inner,
            _ => ty,
        };
        if let ast::TypeKind::Ref { readonly, ty } = &ty.kind {
            return self.bind_ref_declarator(ty, *readonly, declarator, location);
        }
        let local = if self.is_implicit(ty) {
            if is_const {
                self.report(Code::CS0822, location, &[]);
            }
            let Some(syntax) = &declarator.initializer else {
                self.report(Code::CS0818, name_location, &[]);
                let local = self.declare_local(name, Ty::ERROR, LocalKind::User, name_location);
                return Stmt::new(StmtKind::LocalDecl { local, init: None }, location);
            };
            if matches!(syntax.kind, ast::ExprKind::ArrayInitializer(_)) {
                self.report(Code::CS0820, name_location, &[]);
                let local = self.declare_local(name, Ty::ERROR, LocalKind::User, name_location);
                return Stmt::new(StmtKind::LocalDecl { local, init: None }, location);
            }
            let operand = self.bind_operand(syntax);
            let init = self.implicit_value(operand, name_location);
            let local = self.declare_local(name, init.ty, LocalKind::User, name_location);
            return Stmt::new(StmtKind::LocalDecl { local, init: Some(init) }, location);
        } else {
            let bound = self.world.bind_type(ty, &self.scope);
            if bound == Ty::VOID {
                self.report(Code::CS1547, self.span(ty.span), &[]);
            }
            self.declare_local(name, bound, LocalKind::User, name_location)
        };
        let bound = self.body.locals[local.index()].ty;
        if is_const {
            let constant = match &declarator.initializer {
                Some(syntax) => self.bind_constant(syntax, bound),
                None => {
                    self.report(Code::CS0145, name_location, &[]);
                    None
                }
            };
            let fallback = constant.is_none();
            self.body.locals[local.index()].constant = constant.or(Some(Const::Null));
            if fallback {
                self.body.locals[local.index()].ty = Ty::ERROR;
            }
            return Stmt::new(StmtKind::Nop, location);
        }
        let init = declarator.initializer.as_ref().map(|syntax| self.bind_initializer_value(syntax, bound));
        Stmt::new(StmtKind::LocalDecl { local, init }, location)
    }

    /// The initialiser of a variable of known type; `{ 1, 2 }` makes an array.
    pub fn bind_initializer_value(&mut self, syntax: &'a ast::Expr, ty: Ty) -> Expr {
        if let ast::ExprKind::ArrayInitializer(elements) = &syntax.kind {
            return self.bind_array_initializer(elements, ty, self.span(syntax.span));
        }
        self.bind_expr_with_target(syntax, ty)
    }

    /// A value for a `var`: CS0815 for what has no type.
    pub fn implicit_value(&mut self, operand: Operand<'a>, location: Location) -> Expr {
        match self.natural_type(&operand) {
            Some(ty) if ty == Ty::NULL => self.error(Code::CS0815, location, &["<null>"]),
            Some(ty) if ty == Ty::VOID => self.error(Code::CS0815, location, &["void"]),
            Some(ty) if ty == Ty::NONE => self.error(Code::CS0815, location, &["default"]),
            Some(_) => self.natural_value(operand),
            None => match &operand {
                Operand::Lambda(..) => self.error(Code::CS8917, operand.location(), &[]),
                Operand::MethodGroup(_) => self.error(Code::CS8917, operand.location(), &[]),
                Operand::Default(_) => self.error(Code::CS8716, operand.location(), &[]),
                _ => self.natural_value(operand),
            },
        }
    }

    fn bind_ref_declarator(
        &mut self,
        ty: &'a ast::Type,
        is_read_only: bool,
        declarator: &'a ast::VariableDeclarator,
        location: Location,
    ) -> Stmt {
        let name_location = self.span(declarator.name.span);
        let ref_kind = if is_read_only { RefKind::RefReadOnly } else { RefKind::Ref };
        let place = match &declarator.initializer {
            None => {
                self.report(Code::CS8174, name_location, &[]);
                None
            }
            Some(syntax) => match &syntax.kind {
                ast::ExprKind::Ref(inner) => Some(self.bind_place(inner, super::PlaceUse::RefLocal)),
                _ => {
                    self.report(Code::CS8172, name_location, &[]);
                    None
                }
            },
        };
        let bound = if self.is_implicit(ty) {
            place.as_ref().map_or(Ty::ERROR, |p| p.ty)
        } else {
            self.world.bind_type(ty, &self.scope)
        };
        let local = self.declare_local(declarator.name.as_str(), bound, LocalKind::User, name_location);
        self.body.locals[local.index()].ref_kind = ref_kind;
        Stmt::new(StmtKind::LocalDecl { local, init: place }, location)
    }

    // ---- loops

    /// Labels for `break` and `continue` of a loop; pop `jumps` after its body.
    pub fn push_loop(&mut self) -> (LabelId, LabelId) {
        let (break_label, continue_label) = (self.new_label(), self.new_label());
        self.jumps.push(JumpTarget {
            function: self.function,
            break_label: Some(break_label),
            continue_label: Some(continue_label),
        });
        (break_label, continue_label)
    }

    /// Whether a scope has got variables.
    fn has_variables(&self, scope: ScopeId) -> bool {
        self.body.locals.iter().rev().any(|l| l.scope == scope && l.kind == LocalKind::User)
    }

    fn bind_while(&mut self, condition: &'a ast::Expr, body: &'a ast::Stmt, location: Location) -> Stmt {
        let (break_label, continue_label) = self.push_loop();
        let scope = self.push_scope();
        let condition = self.bind_condition(condition);
        let body = self.bind_embedded(body);
        self.pop_scope();
        self.jumps.pop();
        if !self.has_variables(scope) {
            let kind = StmtKind::While { condition, body, break_label, continue_label };
            return Stmt::new(StmtKind::Block { scope, statements: vec![Stmt::new(kind, location)] }, location);
        }
        let at = condition.location;
        let ty = condition.ty;
        let leave = Stmt::new(StmtKind::Goto(break_label), at);
        let go_on = Stmt::new(StmtKind::If { condition, then: body, otherwise: Some(Box::new(leave)) }, at);
        let round = Stmt::new(StmtKind::Block { scope, statements: vec![go_on] }, location);
        let always = Expr::new(ExprKind::Literal(Const::Bool(true)), ty, at);
        let kind = StmtKind::While { condition: always, body: Box::new(round), break_label, continue_label };
        Stmt::new(kind, location)
    }

    fn bind_for(&mut self, syntax: &'a ast::ForStatement, location: Location) -> Stmt {
        let scope = self.push_scope();
        let init = match &syntax.initializer {
            ast::ForInitializer::None => Vec::new(),
            ast::ForInitializer::Declaration(declaration) => {
                vec![self.bind_declaration(declaration, false, self.span(declaration.span))]
            }
            ast::ForInitializer::Expressions(list) => list.iter().map(|e| self.bind_effect(e)).collect(),
        };
        let (break_label, continue_label) = self.push_loop();
        let condition = syntax.condition.as_ref().map(|e| self.bind_condition(e));
        let body = self.bind_embedded(&syntax.body);
        self.jumps.pop();
        let increment = syntax.incrementors.iter().map(|e| self.bind_expression_statement(e)).collect();
        self.pop_scope();
        let kind = StmtKind::For { scope, init, condition, increment, body, break_label, continue_label };
        Stmt::new(kind, location)
    }

    fn bind_effect(&mut self, syntax: &'a ast::Expr) -> Stmt {
        let expr = self.bind_expression_statement(syntax);
        Stmt::new(StmtKind::Expr(expr), self.span(syntax.span))
    }

    // ---- jumps

    fn bind_break(&mut self, location: Location) -> Stmt {
        let function = self.function;
        let target = self.jumps.iter().rev().filter(|j| j.function == function).find_map(|j| j.break_label);
        self.jump(target, location)
    }

    fn bind_continue(&mut self, location: Location) -> Stmt {
        let function = self.function;
        let target = self.jumps.iter().rev().filter(|j| j.function == function).find_map(|j| j.continue_label);
        self.jump(target, location)
    }

    fn jump(&mut self, target: Option<LabelId>, location: Location) -> Stmt {
        match target {
            Some(label) => Stmt::new(StmtKind::Goto(label), location),
            None => {
                self.report(Code::CS0139, location, &[]);
                Stmt::new(StmtKind::Nop, location)
            }
        }
    }

    fn find_label(&self, name: &str) -> Option<LabelId> {
        let frames = self.flow.labels.iter().rev().filter(|f| f.function == self.function);
        frames.flat_map(|f| &f.labels).find(|(n, _)| &**n == name).map(|&(_, label)| label)
    }

    fn bind_goto(&mut self, target: &'a ast::GotoTarget, location: Location) -> Stmt {
        let label = match target {
            ast::GotoTarget::Label(name) => {
                let label = self.find_label(&name.text);
                if label.is_none() {
                    self.report(Code::CS0159, self.span(name.span), &[name.as_str()]);
                }
                label
            }
            ast::GotoTarget::Default => {
                let label = self.switch_frame().and_then(|s| s.default);
                if label.is_none() {
                    self.report(Code::CS0159, location, &["default:"]);
                }
                label
            }
            ast::GotoTarget::Case(value) => {
                let Some(ty) = self.switch_frame().map(|s| s.ty) else {
                    self.report(Code::CS0153, location, &[]);
                    return Stmt::new(StmtKind::Nop, location);
                };
                let target_ty = self.world.strip_nullable(ty);
                let constant = self.bind_constant(value, target_ty);
                let label = constant.and_then(|constant| {
                    self.switch_frame()?.cases.iter().find(|(c, _)| *c == constant).map(|&(_, label)| label)
                });
                if label.is_none() && !self.body.has_errors {
                    let text = self.text_of(value.span);
                    self.report(Code::CS0159, location, &[&format!("case {text}:")]);
                }
                label
            }
        };
        match label {
            Some(label) => Stmt::new(StmtKind::Goto(label), location),
            None => Stmt::new(StmtKind::Nop, location),
        }
    }

    fn switch_frame(&self) -> Option<&SwitchFrame> {
        self.flow.switches.iter().rev().find(|s| s.function == self.function)
    }

    /// Source text, for messages.
    pub fn text_of(&self, span: ast::Span) -> String {
        span.of(&self.world[self.source].text).to_string()
    }

    fn bind_throw(&mut self, value: Option<&'a ast::Expr>, location: Location) -> Stmt {
        let Some(value) = value else {
            let function = self.function;
            let region = self
                .flow
                .regions
                .iter()
                .rev()
                .filter(|r| r.function == function)
                .find(|r| matches!(r.kind, RegionKind::Catch | RegionKind::Finally));
            match region.map(|r| r.kind) {
                Some(RegionKind::Catch) => {}
                Some(_) => self.report(Code::CS0724, location, &[]),
                None => self.report(Code::CS0156, location, &[]),
            }
            return Stmt::new(StmtKind::Throw(None), location);
        };
        let value = self.bind_thrown(value);
        Stmt::new(StmtKind::Throw(Some(value)), location)
    }

    fn bind_yield(&mut self, value: Option<&'a ast::Expr>, location: Location) -> Stmt {
        let function = self.function;
        let yield_location = self.location(location.start, location.start + 5);
        let regions: Vec<RegionKind> =
            self.flow.regions.iter().filter(|r| r.function == function).map(|r| r.kind).collect();
        if regions.contains(&RegionKind::Finally) {
            self.report(Code::CS1625, yield_location, &[]);
        } else if value.is_some() && regions.contains(&RegionKind::Catch) {
            self.report(Code::CS1631, yield_location, &[]);
        } else if value.is_some() && regions.contains(&RegionKind::TryWithCatch) {
            self.report(Code::CS1626, yield_location, &[]);
        }
        let declared = &self.body.functions[function.index()];
        if declared.kind == FunctionKind::Lambda {
            self.report(Code::CS1621, yield_location, &[]);
            return Stmt::new(StmtKind::Nop, location);
        }
        let (return_type, is_first) = (declared.return_type, !declared.is_iterator);
        self.body.functions[function.index()].is_iterator = true;
        let element = self.yield_type(return_type, is_first);
        match value {
            None => Stmt::new(StmtKind::YieldBreak, location),
            Some(value) => {
                let value = match element {
                    Some(element) => self.bind_expr_with_target(value, element),
                    None => self.bind_expr(value),
                };
                Stmt::new(StmtKind::YieldReturn(value), location)
            }
        }
    }

    /// T of `IEnumerable<T>` and the like; CS1624 for other return types, once.
    fn yield_type(&mut self, return_type: Ty, is_first: bool) -> Option<Ty> {
        if return_type == Ty::ERROR {
            return None;
        }
        if let TyKind::Named { def, args } = self.world.kind(return_type).clone() {
            let declared = &self.world[def];
            let is_async = self.body.functions[self.function.index()].is_async;
            let namespace = &*declared.namespace;
            match (&*declared.name, args.first()) {
                ("IEnumerable" | "IEnumerator", Some(&element)) if namespace == "System.Collections.Generic" => {
                    if !is_async {
                        return Some(element);
                    }
                }
                ("IAsyncEnumerable" | "IAsyncEnumerator", Some(&element))
                    if namespace == "System.Collections.Generic" =>
                {
                    if !is_async && is_first {
                        let (location, name) = self.function_name();
                        self.report(Code::CS8403, location, &[&name]);
                    }
                    return Some(element);
                }
                ("IEnumerable" | "IEnumerator", None) if namespace == "System.Collections" && !is_async => {
                    return Some(self.world.object_ty());
                }
                _ => {}
            }
        }
        if is_first {
            let (location, name) = self.function_name();
            let ty = self.world.display_qualified(return_type);
            self.report(Code::CS1624, location, &[&name, &ty]);
        }
        None
    }

    /// Where and how messages name the current function.
    pub fn function_name(&mut self) -> (Location, String) {
        let function = &self.body.functions[self.function.index()];
        match function.kind {
            FunctionKind::Method => {
                let method = self.body.method;
                (self.world[method].location, self.world.display_method_def(method))
            }
            _ => {
                let location = function.location;
                let name = function.name.clone().unwrap_or_else(|| "lambda expression".into());
                (location, format!("{name}()"))
            }
        }
    }
}
