//! `foreach`.
//!
//! ```text
//! foreach (var x in array) B     =>  { var a = array; for (int i = 0; i < a.Length; i++) { var x = a[i]; B } }
//! foreach (var x in list) B      =>  { var e = list.GetEnumerator();
//!                                      try { while (e.MoveNext()) { var x = e.Current; B } } finally { e.Dispose(); } }
//! await foreach (var x in s) B   =>  the same with `await e.MoveNextAsync()` and `await e.DisposeAsync()`
//! ```

use super::{Desugarer, assign, block, declare, expr_stmt, if_stmt, list};
use crate::hir::stmt::ForeachVariable;
use crate::hir::*;

impl Desugarer<'_> {
    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    pub(super) fn foreach_statement(
        &mut self,
        scope: ScopeId,
        info: ForeachInfo,
        collection: Expr,
        body: Stmt,
        break_label: LabelId,
        continue_label: LabelId,
        location: Location,
    ) -> Stmt {
        let collection = self.expr(collection);
        self.foreach_with(scope, info, collection, break_label, continue_label, location, |this| this.statement(body))
    }

    /// A `foreach` whose body is made by `body` (core already).
    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    pub(super) fn foreach_with(
        &mut self,
        scope: ScopeId,
        info: ForeachInfo,
        collection: Expr,
        break_label: LabelId,
        continue_label: LabelId,
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let outer = self.scope_around(Some(scope));
        self.in_scope(outer, |this| match info {
            ForeachInfo::Array { variable, rank: 0 } => {
                this.over_vector(outer, scope, variable, collection, break_label, continue_label, location, body)
            }
            ForeachInfo::Array { variable, rank: 1 } => {
                this.over_vector(outer, scope, variable, collection, break_label, continue_label, location, body)
            }
            ForeachInfo::Array { variable, rank } => {
                let labels = (break_label, continue_label);
                this.over_ranks(outer, scope, variable, rank, collection, labels, location, body)
            }
            ForeachInfo::Enumerator { .. } => {
                this.over_enumerator(outer, scope, info, collection, break_label, continue_label, location, body)
            }
        })
    }

    /// An array of rank 1, or a string.
    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn over_vector(
        &mut self,
        outer: ScopeId,
        scope: ScopeId,
        variable: ForeachVariable,
        collection: Expr,
        break_label: LabelId,
        continue_label: LabelId,
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let int = self.world.int_ty();
        let is_string = !matches!(self.world.kind(collection.ty), TyKind::Array { .. });
        let array = self.temp("array", collection.ty, location);
        let loop_scope = self.scope_around(Some(scope));
        let index = self.in_scope(loop_scope, |this| this.temp("index", int, location));
        let element = if is_string {
            let (receiver, at) = (self.read(array, location), self.read(index, location));
            self.string_char(receiver, at, location)
        } else {
            let (array, index) = (self.read(array, location), self.read(index, location));
            let kind = ExprKind::ArrayElement { array: Box::new(array), indices: vec![index] };
            Expr::new(kind, variable.element_type, location)
        };
        let round = self.round(scope, variable, element, location, body);
        let length = Expr::new(ExprKind::ArrayLength(Box::new(self.read(array, location))), int, location);
        let condition = self.compare(BinaryOp::Lt, NumericType::I32, self.read(index, location), length);
        let one = self.int_literal(1, location);
        let next = self.add_int(self.read(index, location), one);
        let zero = self.int_literal(0, location);
        let kind = StmtKind::For {
            scope: loop_scope,
            init: vec![declare(index, zero)],
            condition: Some(condition),
            increment: vec![self.set(index, next)],
            body: Box::new(round),
            break_label,
            continue_label,
        };
        block(outer, vec![declare(array, collection), Stmt::new(kind, location)], location)
    }

    /// `s[i]`
    fn string_char(&mut self, string: Expr, index: Expr, location: Location) -> Expr {
        let (string_ty, int) = (self.world.string_ty(), self.world.int_ty());
        match self
            .world
            .find_method(string_ty, "get_Chars", &[int])
            .or_else(|| self.world.find_method(string_ty, "get_Item", &[int]))
        {
            Some(method) => self.call_as(Some(string), method, vec![index], false, location),
            None => self.missing("string.this[int]", location),
        }
    }

    /// A multi-dimensional array: one nested loop for each dimension, by `GetLength`.
    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn over_ranks(
        &mut self,
        outer: ScopeId,
        scope: ScopeId,
        variable: ForeachVariable,
        rank: u8,
        collection: Expr,
        (break_label, continue_label): (LabelId, LabelId),
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let int = self.world.int_ty();
        let array_ty = self.world.special_ty(Special::Array);
        let Some(get_length) = self.world.find_method(array_ty, "GetLength", &[int]) else {
            let missing = self.missing("System.Array.GetLength", location);
            return expr_stmt(missing);
        };
        let array = self.temp("array", collection.ty, location);
        let bounds: Vec<LocalId> = (0..rank).map(|_| self.temp("bound", int, location)).collect();
        let indices: Vec<LocalId> = (0..rank).map(|_| self.temp("index", int, location)).collect();
        let kind = ExprKind::ArrayElement {
            array: Box::new(self.read(array, location)),
            indices: indices.iter().map(|&i| self.read(i, location)).collect(),
        };
        let element = Expr::new(kind, variable.element_type, location);
        let mut inner = self.round(scope, variable, element, location, body);
        for dimension in (0..usize::from(rank)).rev() {
            let (index, bound) = (indices[dimension], bounds[dimension]);
            let is_innermost = dimension + 1 == usize::from(rank);
            let condition =
                self.compare(BinaryOp::Lt, NumericType::I32, self.read(index, location), self.read(bound, location));
            let one = self.int_literal(1, location);
            let next = self.add_int(self.read(index, location), one);
            let zero = self.int_literal(0, location);
            let loop_break = if dimension == 0 { break_label } else { self.label() };
            let loop_continue = if is_innermost { continue_label } else { self.label() };
            let kind = StmtKind::For {
                scope: self.scope_around(None),
                init: vec![expr_stmt(self.set(index, zero))],
                condition: Some(condition),
                increment: vec![self.set(index, next)],
                body: Box::new(inner),
                break_label: loop_break,
                continue_label: loop_continue,
            };
            inner = Stmt::new(kind, location);
        }
        let mut statements = vec![declare(array, collection)];
        for (dimension, &bound) in bounds.iter().enumerate() {
            let which = self.int_literal(dimension as i64, location);
            let length =
                self.call_as(Some(self.read(array, location)), get_length.clone(), vec![which], false, location);
            statements.push(declare(bound, length));
        }
        statements.push(inner);
        block(outer, statements, location)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn over_enumerator(
        &mut self,
        outer: ScopeId,
        scope: ScopeId,
        info: ForeachInfo,
        collection: Expr,
        break_label: LabelId,
        continue_label: LabelId,
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let ForeachInfo::Enumerator {
            variable,
            get_enumerator,
            is_extension,
            extra_args,
            enumerator_type,
            move_next,
            current,
            dispose,
            dispose_conditional,
            await_move_next,
            await_dispose,
        } = info
        else {
            return Stmt::new(StmtKind::Nop, location);
        };
        let mut extra: Vec<Expr> = extra_args.into_iter().map(|e| self.expr(e)).collect();
        let start = if is_extension {
            extra.insert(0, collection);
            self.call_as(None, get_enumerator, extra, false, location)
        } else {
            self.call(Some(collection), get_enumerator, extra, location)
        };
        let enumerator = self.temp("enumerator", enumerator_type, location);
        let receiver = self.read(enumerator, location);
        let mut condition = self.call(Some(receiver.clone()), move_next, Vec::new(), location);
        if let Some(info) = await_move_next {
            let ty = info.result_type;
            condition = Expr::new(ExprKind::Await { operand: Box::new(condition), info }, ty, location);
        }
        let element = self.call(Some(receiver), current, Vec::new(), location);
        let round = self.round(scope, variable, element, location, body);
        let kind = StmtKind::While { condition, body: Box::new(round), break_label, continue_label };
        let whole_loop = Stmt::new(kind, location);
        let mut statements = vec![declare(enumerator, start)];
        match dispose {
            None => statements.push(whole_loop),
            Some(dispose) => {
                let finally = self.dispose_of(enumerator, dispose, dispose_conditional, await_dispose, location);
                let kind =
                    StmtKind::Try { body: Box::new(whole_loop), catches: Vec::new(), finally: Some(Box::new(finally)) };
                statements.push(Stmt::new(kind, location));
            }
        }
        block(outer, statements, location)
    }

    /// `local.Dispose()` or `await local.DisposeAsync()`, with the null check that a reference needs.
    pub(super) fn dispose_of(
        &mut self,
        local: LocalId,
        dispose: MethodRef,
        is_conditional: bool,
        await_info: Option<Box<AwaitInfo>>,
        location: Location,
    ) -> Stmt {
        if is_conditional {
            let interface = dispose.owner;
            let disposable = self.temp("disposable", interface, location);
            let kind = ExprKind::AsType { operand: Box::new(self.read(local, location)) };
            let cast = Expr::new(kind, interface, location);
            let inner = self.dispose_of(disposable, dispose, false, await_info, location);
            let scope = self.scope_around(None);
            return block(scope, vec![declare(disposable, cast), inner], location);
        }
        let value = self.read(local, location);
        let receiver = match self.world.nullable_value(value.ty) {
            Some(ty) => Expr::new(ExprKind::NullableValue(Box::new(value.clone())), ty, location),
            None => value.clone(),
        };
        let mut call = if self.world[dispose.def].modifiers.is_static {
            self.call_as(None, dispose, vec![receiver], false, location)
        } else {
            self.call(Some(receiver), dispose, Vec::new(), location)
        };
        if let Some(info) = await_info {
            let ty = info.result_type;
            call = Expr::new(ExprKind::Await { operand: Box::new(call), info }, ty, location);
        }
        let test = self.not_null(value);
        match test.kind {
            ExprKind::Literal(Const::Bool(true)) => expr_stmt(call),
            _ => if_stmt(test, expr_stmt(call), location),
        }
    }

    /// One round: the iteration variable gets the element, then the body runs.
    fn round(
        &mut self,
        scope: ScopeId,
        variable: ForeachVariable,
        element: Expr,
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        self.in_scope(scope, |this| {
            let mut statements = Vec::new();
            if variable.by_ref {
                if let Some(local) = variable.local {
                    statements.push(declare(local, element));
                }
            } else {
                let assign_expr = this.effect(variable.assign);
                this.element_into(variable.local, variable.element, element, assign_expr, &mut statements);
            }
            statements.push(body(this));
            block(scope, statements, location)
        })
    }

    /// `x = element`: without a temporary when the element is read once and first.
    fn element_into(
        &mut self,
        local: Option<LocalId>,
        temp: LocalId,
        element: Expr,
        assign_expr: Expr,
        statements: &mut Vec<Stmt>,
    ) {
        let location = element.location;
        if local == Some(temp) {
            statements.push(declare(temp, element));
            return;
        }
        if let ExprKind::Assign { target, mut value } = assign_expr.kind {
            if let ExprKind::Local(target_local) = target.kind {
                if self.inline_leading(&mut value, temp, &element) {
                    statements.push(declare(target_local, *value));
                } else {
                    statements.push(declare(temp, element));
                    statements.push(declare(target_local, *value));
                }
            } else {
                statements.push(declare(temp, element));
                statements.push(expr_stmt(assign(*target, *value)));
            }
            return;
        }
        statements.push(declare(temp, element));
        if !matches!(assign_expr.kind, ExprKind::Default | ExprKind::Literal(_)) {
            let statement = Stmt::new(StmtKind::Expr(assign_expr), location);
            statements.push(list(vec![statement], location));
        }
    }
}
