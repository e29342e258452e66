//! Walking over the tree: one trait for reading, one for rewriting in place.
//!
//! A visitor overrides what it is interested in and calls the `walk_*` function to go on into the children, which come in order of evaluation.
//! Lambdas and local functions are *not* entered: their blocks hang in [`super::Body::functions`].

use super::expr::*;
use super::ids::LocalId;
use super::stmt::*;

macro_rules! walkers {
    ($Visitor:ident, $walk_expr:ident, $walk_stmt:ident, $walk_pattern:ident, $walk_foreach:ident, $walk_deconstruction:ident, [$($mutable:tt)?]) => {
        /// What to do at expressions, statements, and mentions of locals.
        pub trait $Visitor {
            fn expr(&mut self, expr: &$($mutable)? Expr) {
                $walk_expr(self, expr);
            }
            fn stmt(&mut self, stmt: &$($mutable)? Stmt) {
                $walk_stmt(self, stmt);
            }
            fn pattern(&mut self, pattern: &$($mutable)? Pattern) {
                $walk_pattern(self, pattern);
            }
            /// A local that is read, written, declared or used as a temporary here.
            fn local(&mut self, _local: &$($mutable)? LocalId) {}
        }

        /// Visits the children of an expression.
        pub fn $walk_expr<V: $Visitor + ?Sized>(v: &mut V, expr: &$($mutable)? Expr) {
            match &$($mutable)? expr.kind {
                ExprKind::Error
                | ExprKind::Literal(_)
                | ExprKind::Default
                | ExprKind::This
                | ExprKind::Base
                | ExprKind::NewTypeParam
                | ExprKind::LocalFunctionDelegate { .. }
                | ExprKind::Lambda(_)
                | ExprKind::Discard
                | ExprKind::TypeOf(_) => {}
                ExprKind::Local(local) => v.local(local),
                ExprKind::Field { receiver, .. } | ExprKind::NewDelegate { receiver, .. } => {
                    if let Some(receiver) = receiver {
                        v.expr(receiver);
                    }
                }
                ExprKind::Property { receiver, args, .. } => {
                    if let Some(receiver) = receiver {
                        v.expr(receiver);
                    }
                    for arg in args {
                        v.expr(&$($mutable)? arg.expr);
                    }
                }
                ExprKind::ArrayElement { array, indices } => {
                    v.expr(array);
                    for index in indices {
                        v.expr(index);
                    }
                }
                ExprKind::Call { callee, args } => {
                    if let Callee::Method { receiver: Some(receiver), .. } = callee {
                        v.expr(receiver);
                    }
                    for arg in args {
                        v.expr(&$($mutable)? arg.expr);
                    }
                }
                ExprKind::New { args, .. } => {
                    for arg in args {
                        v.expr(&$($mutable)? arg.expr);
                    }
                }
                ExprKind::WithInitializer { target: first, temp, steps } | ExprKind::With { receiver: first, temp, steps, .. } => {
                    v.expr(first);
                    v.local(temp);
                    for step in steps {
                        v.expr(step);
                    }
                }
                ExprKind::NewArray { lengths: list, .. }
                | ExprKind::ArrayInit { elements: list, .. }
                | ExprKind::LiftedCall { operands: list, .. }
                | ExprKind::StringConcat(list)
                | ExprKind::Tuple(list) => {
                    for item in list {
                        v.expr(item);
                    }
                }
                ExprKind::StackAlloc { count, elements, .. } => {
                    v.expr(count);
                    for element in elements {
                        v.expr(element);
                    }
                }
                ExprKind::ArrayLength(operand)
                | ExprKind::Unary { operand, .. }
                | ExprKind::Convert { operand, .. }
                | ExprKind::IsType { operand, .. }
                | ExprKind::AsType { operand }
                | ExprKind::Await { operand, .. }
                | ExprKind::Throw(operand)
                | ExprKind::RefOf(operand)
                | ExprKind::Deref(operand)
                | ExprKind::NullableHasValue(operand)
                | ExprKind::NullableValue(operand)
                | ExprKind::InlineArraySpan { place: operand, .. } => v.expr(operand),
                ExprKind::Binary { left, right, .. }
                | ExprKind::LogicalAnd(left, right)
                | ExprKind::LogicalOr(left, right)
                | ExprKind::InlineArrayElement { place: left, index: right } => {
                    v.expr(left);
                    v.expr(right);
                }
                ExprKind::UserLogical { left, right, temp, .. } => {
                    v.expr(left);
                    v.local(temp);
                    v.expr(right);
                }
                ExprKind::Conditional { condition, then, otherwise, .. } => {
                    v.expr(condition);
                    v.expr(then);
                    v.expr(otherwise);
                }
                ExprKind::Coalesce { left, temp, left_value, right } => {
                    v.expr(left);
                    v.local(temp);
                    v.expr(left_value);
                    v.expr(right);
                }
                ExprKind::CoalesceAssign { target, value } | ExprKind::Assign { target, value } => {
                    v.expr(target);
                    v.expr(value);
                }
                ExprKind::ConditionalAccess { receiver, temp, access } => {
                    v.expr(receiver);
                    v.local(temp);
                    v.expr(access);
                }
                ExprKind::RefAssign { local, place } => {
                    v.expr(place);
                    v.local(local);
                }
                ExprKind::CompoundAssign { target, temp, result } | ExprKind::Increment { target, temp, result, .. } => {
                    v.expr(target);
                    v.local(temp);
                    v.expr(result);
                }
                ExprKind::EventAssign { receiver, value, .. } => {
                    if let Some(receiver) = receiver {
                        v.expr(receiver);
                    }
                    v.expr(value);
                }
                ExprKind::Deconstruct(deconstruction) => {
                    v.expr(&$($mutable)? deconstruction.value);
                    $walk_deconstruction(v, &$($mutable)? deconstruction.root);
                }
                ExprKind::IsPattern { operand, temp, pattern } => {
                    v.expr(operand);
                    v.local(temp);
                    v.pattern(pattern);
                }
                ExprKind::Switch { value, temp, arms } => {
                    v.expr(value);
                    v.local(temp);
                    for arm in arms {
                        v.pattern(&$($mutable)? arm.pattern);
                        if let Some(when) = &$($mutable)? arm.when {
                            v.expr(when);
                        }
                        v.expr(&$($mutable)? arm.value);
                    }
                }
                ExprKind::TupleCompare { left, right, left_temps, right_temps, comparisons, .. } => {
                    v.expr(left);
                    v.expr(right);
                    for temp in left_temps {
                        v.local(temp);
                    }
                    for temp in right_temps {
                        v.local(temp);
                    }
                    for comparison in comparisons {
                        v.expr(comparison);
                    }
                }
                ExprKind::InterpolatedString(parts) => {
                    for part in parts {
                        if let InterpolationPart::Hole { expr, .. } = part {
                            v.expr(expr);
                        }
                    }
                }
                ExprKind::Collection { elements, kind } => {
                    if let CollectionKind::Add { temp, .. } = &$($mutable)? **kind {
                        v.local(temp);
                    }
                    for element in elements {
                        match element {
                            CollectionElement::Item(item) => v.expr(item),
                            CollectionElement::Spread { info, collection, item, .. } => {
                                v.expr(collection);
                                $walk_foreach(v, info);
                                v.expr(item);
                            }
                        }
                    }
                }
                ExprKind::Sequence { locals, effects, value } => {
                    for local in locals {
                        v.local(local);
                    }
                    for effect in effects {
                        v.expr(effect);
                    }
                    v.expr(value);
                }
                ExprKind::StatementSequence { statements, value } => {
                    for statement in statements {
                        v.stmt(statement);
                    }
                    v.expr(value);
                }
                #[allow(unreachable_patterns)]
                _ => {}
            }
        }

        fn $walk_deconstruction<V: $Visitor + ?Sized>(v: &mut V, node: &$($mutable)? DeconstructionNode) {
            for part in &$($mutable)? node.parts {
                v.local(part);
            }
            for target in &$($mutable)? node.targets {
                match target {
                    DeconstructionTarget::Assign { place, value } => {
                        v.expr(place);
                        v.expr(value);
                    }
                    DeconstructionTarget::Discard => {}
                    DeconstructionTarget::Nested(inner) => $walk_deconstruction(v, inner),
                }
            }
        }

        fn $walk_foreach<V: $Visitor + ?Sized>(v: &mut V, info: &$($mutable)? ForeachInfo) {
            let variable = match info {
                ForeachInfo::Array { variable, .. } => variable,
                ForeachInfo::Enumerator { variable, extra_args, .. } => {
                    for arg in extra_args {
                        v.expr(arg);
                    }
                    variable
                }
            };
            v.local(&$($mutable)? variable.element);
            if let Some(local) = &$($mutable)? variable.local {
                v.local(local);
            }
            v.expr(&$($mutable)? variable.assign);
        }

        /// Visits the children of a pattern.
        pub fn $walk_pattern<V: $Visitor + ?Sized>(v: &mut V, pattern: &$($mutable)? Pattern) {
            match &$($mutable)? pattern.kind {
                PatternKind::Error | PatternKind::Discard | PatternKind::Constant(_) | PatternKind::Relational { .. } => {}
                PatternKind::Var(local) => v.local(local),
                PatternKind::Type { local, .. } => {
                    if let Some(local) = local {
                        v.local(local);
                    }
                }
                PatternKind::Recursive { positional, properties, temp, local, .. } => {
                    v.local(temp);
                    for (part, inner) in positional {
                        v.local(part);
                        v.pattern(inner);
                    }
                    for property in properties {
                        v.expr(&$($mutable)? property.access);
                        v.local(&$($mutable)? property.temp);
                        v.pattern(&$($mutable)? property.pattern);
                    }
                    if let Some(local) = local {
                        v.local(local);
                    }
                }
                PatternKind::List { temp, length, length_temp, before, slice, after, local } => {
                    v.local(temp);
                    v.expr(length);
                    v.local(length_temp);
                    let middle = match slice {
                        Some(Some(part)) => Some(part),
                        _ => None,
                    };
                    for property in before {
                        v.expr(&$($mutable)? property.access);
                        v.local(&$($mutable)? property.temp);
                        v.pattern(&$($mutable)? property.pattern);
                    }
                    if let Some(property) = middle {
                        v.expr(&$($mutable)? property.access);
                        v.local(&$($mutable)? property.temp);
                        v.pattern(&$($mutable)? property.pattern);
                    }
                    for property in after {
                        v.expr(&$($mutable)? property.access);
                        v.local(&$($mutable)? property.temp);
                        v.pattern(&$($mutable)? property.pattern);
                    }
                    if let Some(local) = local {
                        v.local(local);
                    }
                }
                PatternKind::And(left, right) | PatternKind::Or(left, right) => {
                    v.pattern(left);
                    v.pattern(right);
                }
                PatternKind::Not(inner) => v.pattern(inner),
            }
        }

        /// Visits the children of a statement.
        pub fn $walk_stmt<V: $Visitor + ?Sized>(v: &mut V, stmt: &$($mutable)? Stmt) {
            match &$($mutable)? stmt.kind {
                StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
                    for statement in statements {
                        v.stmt(statement);
                    }
                }
                StmtKind::Expr(expr) | StmtKind::YieldReturn(expr) => v.expr(expr),
                StmtKind::LocalDecl { local, init } => {
                    if let Some(init) = init {
                        v.expr(init);
                    }
                    v.local(local);
                }
                StmtKind::If { condition, then, otherwise } => {
                    v.expr(condition);
                    v.stmt(then);
                    if let Some(otherwise) = otherwise {
                        v.stmt(otherwise);
                    }
                }
                StmtKind::While { condition, body, .. } => {
                    v.expr(condition);
                    v.stmt(body);
                }
                StmtKind::DoWhile { body, condition, .. } => {
                    v.stmt(body);
                    v.expr(condition);
                }
                StmtKind::For { init, condition, increment, body, .. } => {
                    for statement in init {
                        v.stmt(statement);
                    }
                    if let Some(condition) = condition {
                        v.expr(condition);
                    }
                    v.stmt(body);
                    for expr in increment {
                        v.expr(expr);
                    }
                }
                StmtKind::Foreach { info, collection, body, .. } => {
                    v.expr(collection);
                    $walk_foreach(v, info);
                    v.stmt(body);
                }
                StmtKind::Switch { value, sections, .. } => {
                    v.expr(value);
                    for section in sections {
                        for label in &$($mutable)? section.labels {
                            if let Some(pattern) = &$($mutable)? label.pattern {
                                v.pattern(pattern);
                            }
                            if let Some(when) = &$($mutable)? label.when {
                                v.expr(when);
                            }
                        }
                        for statement in &$($mutable)? section.body {
                            v.stmt(statement);
                        }
                    }
                }
                StmtKind::SwitchInt { value, .. } => v.expr(value),
                StmtKind::Return(value) | StmtKind::Throw(value) => {
                    if let Some(value) = value {
                        v.expr(value);
                    }
                }
                StmtKind::Try { body, catches, finally } => {
                    v.stmt(body);
                    for catch in catches {
                        if let Some(local) = &$($mutable)? catch.local {
                            v.local(local);
                        }
                        if let Some(filter) = &$($mutable)? catch.filter {
                            v.expr(filter);
                        }
                        v.stmt(&$($mutable)? catch.body);
                    }
                    if let Some(finally) = finally {
                        v.stmt(finally);
                    }
                }
                StmtKind::Using { declarations, body, .. } => {
                    for resource in declarations {
                        v.expr(&$($mutable)? resource.init);
                        v.local(&$($mutable)? resource.local);
                    }
                    v.stmt(body);
                }
                StmtKind::Lock { value, body, .. } => {
                    v.expr(value);
                    v.stmt(body);
                }
                StmtKind::LocalFunction(_)
                | StmtKind::Goto(_)
                | StmtKind::Label(_)
                | StmtKind::YieldBreak
                | StmtKind::Nop => {}
                #[allow(unreachable_patterns)]
                _ => {}
            }
        }
    };
}

walkers!(Visitor, walk_expr, walk_stmt, walk_pattern, walk_foreach, walk_deconstruction, []);
walkers!(VisitorMut, walk_expr_mut, walk_stmt_mut, walk_pattern_mut, walk_foreach_mut, walk_deconstruction_mut, [mut]);
