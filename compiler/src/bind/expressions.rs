//! The entry points for expressions, and the one big match over their kinds.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand, PlaceUse};

impl<'a> Binder<'_> {
    /// A value with its natural type; an error is reported if it has none.
    pub fn bind_expr(&mut self, syntax: &'a ast::Expr) -> Expr {
        let operand = self.bind_operand(syntax);
        self.natural_value(operand)
    }

    /// Binds and converts implicitly to `target` (CS0029, CS0266 …).
    pub fn bind_expr_with_target(&mut self, syntax: &'a ast::Expr, target: Ty) -> Expr {
        if let ast::ExprKind::ArrayInitializer(elements) = &syntax.kind {
            let location = self.span(syntax.span);
            return self.bind_array_initializer(elements, target, location);
        }
        let operand = self.bind_operand(syntax);
        self.convert_operand(operand, target)
    }

    /// A place: something that can be assigned (CS0131, CS0200 …). `purpose` says what for.
    pub fn bind_place(&mut self, syntax: &'a ast::Expr, purpose: PlaceUse) -> Expr {
        let location = self.span(syntax.span);
        match self.bind_operand(syntax) {
            Operand::Typed(expr) => self.require_place(expr, purpose, location),
            Operand::Discard(location) if matches!(purpose, PlaceUse::Assign | PlaceUse::OutArgument) => {
                Expr::new(ExprKind::Discard, Ty::NONE, location)
            }
            Operand::Event { receiver, event, owner, location, .. } => {
                let expr = self.event_field(receiver.map(|r| *r), event, owner, location);
                self.require_place(expr, purpose, location)
            }
            Operand::Type(ty, location) => {
                let display = self.world.display(ty);
                self.error(Code::CS0118, location, &[&display, "type", "variable"])
            }
            Operand::Namespace(name, location) => self.error(Code::CS0118, location, &[&name, "namespace", "variable"]),
            Operand::MethodGroup(group) => {
                let name = group.name.clone();
                match purpose {
                    PlaceUse::Assign => self.error(Code::CS1656, group.location, &[&name, "method group"]),
                    PlaceUse::RefArgument | PlaceUse::OutArgument | PlaceUse::RefLocal => {
                        self.error(Code::CS1657, group.location, &[&name, "method group"])
                    }
                    _ => self.error(Code::CS1656, group.location, &[&name, "method group"]),
                }
            }
            operand => {
                let location = operand.location();
                self.not_a_place(purpose, location)
            }
        }
    }

    /// First step of binding: see the module.
    pub fn bind_operand(&mut self, syntax: &'a ast::Expr) -> Operand<'a> {
        let location = self.span(syntax.span);
        match &syntax.kind {
            ast::ExprKind::Literal(literal) => Operand::Typed(self.bind_literal(literal, location)),
            ast::ExprKind::InterpolatedString(_) => Operand::Interpolated(syntax, location),
            ast::ExprKind::Identifier(simple) => self.bind_identifier(simple),
            ast::ExprKind::AliasQualified { alias, name } => self.bind_alias_qualified(alias, name, location),
            ast::ExprKind::PredefinedType(predefined) => Operand::Type(self.predefined_type(*predefined), location),
            ast::ExprKind::Type(ty) => Operand::Type(self.bind_type(ty), location),
            ast::ExprKind::This => Operand::Typed(self.bind_this(location)),
            ast::ExprKind::Base => match self.base_value(location) {
                // `base` alone is nothing.
                Some(_) => Operand::Typed(self.error(Code::CS0175, location, &[])),
                None => Operand::Typed(Expr::error(location)),
            },
            ast::ExprKind::Parenthesized(inner) => self.bind_operand(inner),
            ast::ExprKind::Tuple(arguments) => self.bind_tuple(arguments, location),
            ast::ExprKind::MemberAccess { target, name } => self.bind_member_access(target, name, location),
            ast::ExprKind::PointerMemberAccess { .. } => Operand::Typed(self.unsupported("pointers", location)),
            ast::ExprKind::ConditionalAccess { receiver, access } => {
                Operand::Typed(self.bind_conditional_access(receiver, access, location))
            }
            ast::ExprKind::MemberBinding(name) => {
                let Some(receiver) = self.conditional_receivers.last().cloned() else {
                    return Operand::Typed(Expr::error(location));
                };
                self.access_value_member(receiver, name, location)
            }
            ast::ExprKind::ElementBinding(arguments) => {
                let Some(receiver) = self.conditional_receivers.last().cloned() else {
                    return Operand::Typed(Expr::error(location));
                };
                Operand::Typed(self.bind_element_access(receiver, arguments, location))
            }
            ast::ExprKind::Invocation { target, arguments, arguments_span } => {
                self.bind_invocation(target, arguments, *arguments_span, location)
            }
            ast::ExprKind::ElementAccess { target, arguments } => {
                let receiver = if matches!(target.kind, ast::ExprKind::Base) {
                    let at = self.span(target.span);
                    match self.base_value(at) {
                        Some(receiver) => receiver,
                        None => Expr::error(at),
                    }
                } else {
                    self.bind_expr(target)
                };
                Operand::Typed(self.bind_element_access(receiver, arguments, location))
            }
            ast::ExprKind::PostfixUnary { operator, operand } => match operator {
                ast::PostfixOperator::Increment => Operand::Typed(self.bind_increment(operand, true, true, location)),
                ast::PostfixOperator::Decrement => Operand::Typed(self.bind_increment(operand, false, true, location)),
                ast::PostfixOperator::SuppressNullableWarning => self.bind_operand(operand),
            },
            ast::ExprKind::PrefixUnary { operator, operand, .. } => self.bind_prefix(*operator, operand, location),
            ast::ExprKind::Binary { operator, left, right, operator_span } => {
                self.bind_binary_syntax(*operator, left, right, *operator_span, location)
            }
            ast::ExprKind::Assignment { operator, target, value, operator_span } => {
                self.bind_assignment(*operator, target, value, *operator_span, location)
            }
            ast::ExprKind::Conditional { condition, when_true, when_false } => {
                self.bind_conditional(condition, when_true, when_false, location)
            }
            ast::ExprKind::Range { start, end } => {
                Operand::Typed(self.bind_range(start.as_deref(), end.as_deref(), location))
            }
            ast::ExprKind::Cast { ty, operand } => Operand::Typed(self.bind_cast(ty, operand, location)),
            ast::ExprKind::Is { operand, pattern } => Operand::Typed(self.bind_is(operand, pattern, location)),
            ast::ExprKind::As { operand, ty } => Operand::Typed(self.bind_as(operand, ty, location)),
            ast::ExprKind::Await(operand) => {
                let operand = self.bind_operand(operand);
                Operand::Typed(self.bind_await(operand, location))
            }
            ast::ExprKind::Throw(value) => {
                let value = self.bind_thrown(value);
                Operand::Throw(Box::new(value), location)
            }
            ast::ExprKind::Ref(inner) => {
                let place = self.bind_place(inner, PlaceUse::RefLocal);
                let ty = place.ty;
                if place.is_error() {
                    return Operand::Typed(place);
                }
                Operand::Typed(Expr::new(ExprKind::RefOf(Box::new(place)), ty, location))
            }
            ast::ExprKind::New(creation) => match &creation.ty {
                Some(_) => Operand::Typed(self.bind_new(creation, None, location)),
                None => Operand::New(syntax, location),
            },
            ast::ExprKind::AnonymousObject(members) => Operand::Typed(self.bind_anonymous(members, location)),
            ast::ExprKind::ArrayCreation(creation) => Operand::Typed(self.bind_array_creation(creation, location)),
            ast::ExprKind::ArrayInitializer(_) => Operand::Typed(self.error(Code::CS0623, location, &[])),
            ast::ExprKind::Collection(_) => {
                let collection = self.bind_collection_operand(syntax);
                Operand::Collection(Box::new(collection))
            }
            ast::ExprKind::StackAlloc(_) => Operand::StackAlloc(syntax, location),
            ast::ExprKind::Lambda(_) | ast::ExprKind::AnonymousMethod(_) => Operand::Lambda(syntax, location),
            ast::ExprKind::Query(_) => self.bind_query(syntax),
            ast::ExprKind::Switch { .. } => {
                let switch = self.bind_switch_operand(syntax);
                Operand::Switch(Box::new(switch))
            }
            ast::ExprKind::With { .. } => Operand::Typed(self.bind_with(syntax)),
            ast::ExprKind::TypeOf(ty) => Operand::Typed(self.bind_typeof(ty, location)),
            ast::ExprKind::SizeOf(ty) => Operand::Typed(self.bind_sizeof(ty, location)),
            ast::ExprKind::Default(None) => Operand::Default(location),
            ast::ExprKind::Default(Some(ty)) => {
                let ty = self.bind_type(ty);
                Operand::Typed(self.default_of(ty, location))
            }
            ast::ExprKind::Checked(inner) => self.bind_overflow(inner, true),
            ast::ExprKind::Unchecked(inner) => self.bind_overflow(inner, false),
            ast::ExprKind::Declaration { ty, designation } => self.bind_declaration_expr(ty, designation, location),
            ast::ExprKind::Unsupported(what) => Operand::Typed(self.unsupported(what, location)),
            ast::ExprKind::Error => {
                self.body.has_errors = true;
                Operand::Typed(Expr::error(location))
            }
        }
    }

    fn bind_overflow(&mut self, inner: &'a ast::Expr, is_checked: bool) -> Operand<'a> {
        let before = std::mem::replace(&mut self.is_checked, is_checked);
        let constant_before = std::mem::replace(&mut self.is_unchecked, !is_checked);
        let operand = self.bind_operand(inner);
        self.is_checked = before;
        self.is_unchecked = constant_before;
        operand
    }

    /// `alias::Name`, `global::Name`.
    fn bind_alias_qualified(
        &mut self,
        alias: &'a ast::Name,
        name: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        let at = self.span(alias.span);
        if &*alias.text == "global" {
            let empty = self.world.symbol("");
            return self.access_member(Operand::Namespace(empty, at), name, location);
        }
        let scope = self.scope.clone();
        match self.world.lookup_type_or_namespace(&scope, &alias.text, 0) {
            crate::declare::NameResult::Namespace(namespace) => {
                self.access_member(Operand::Namespace(namespace, at), name, location)
            }
            _ => Operand::Typed(self.error(Code::CS0432, at, &[&alias.text])),
        }
    }

    /// An exception to throw.
    pub(crate) fn bind_thrown(&mut self, syntax: &'a ast::Expr) -> Expr {
        let value = self.bind_expr(syntax);
        if value.is_error() {
            return value;
        }
        if value.ty == Ty::NULL {
            let exception = self.world.special_ty(Special::Exception);
            let location = value.location;
            return self.convert(value, exception, location);
        }
        let exception = self.world.special_ty(Special::Exception);
        let derives = value.ty == exception || self.world.derives_from(value.ty, exception) || {
            self.world.is_type_param(value.ty) && {
                let base = self.world.effective_base(value.ty);
                base == exception || self.world.derives_from(base, exception)
            }
        };
        if !derives {
            return self.error(Code::CS0155, value.location, &[]);
        }
        value
    }

    /// An expression used as a statement: CS0201, CS4014.
    pub fn bind_expression_statement(&mut self, syntax: &'a ast::Expr) -> Expr {
        let inner = syntax.without_parentheses();
        let location = self.span(syntax.span);
        let is_statement = match &inner.kind {
            ast::ExprKind::Invocation { .. }
            | ast::ExprKind::Assignment { .. }
            | ast::ExprKind::Await(_)
            | ast::ExprKind::New(_)
            | ast::ExprKind::ConditionalAccess { .. }
            | ast::ExprKind::Error
            | ast::ExprKind::PostfixUnary {
                operator: ast::PostfixOperator::Increment | ast::PostfixOperator::Decrement,
                ..
            }
            | ast::ExprKind::PrefixUnary {
                operator: ast::PrefixOperator::Increment | ast::PrefixOperator::Decrement,
                ..
            } => !matches!(syntax.kind, ast::ExprKind::Parenthesized(_)),
            _ => false,
        };
        let operand = self.bind_operand(inner);
        let value = match operand {
            Operand::Typed(expr) => expr,
            operand if is_statement => self.natural_value(operand),
            Operand::Throw(value, location) => Expr::new(ExprKind::Throw(value), Ty::VOID, location),
            operand => {
                if !operand.is_error() {
                    self.report(Code::CS0201, location, &[]);
                }
                return Expr::error(location);
            }
        };
        if value.is_error() {
            return value;
        }
        if !is_statement {
            return self.error(Code::CS0201, location, &[]);
        }
        if let ast::ExprKind::ConditionalAccess { access, .. } = &inner.kind
            && !is_statement_access(access)
        {
            return self.error(Code::CS0201, location, &[]);
        }
        if matches!(inner.kind, ast::ExprKind::Invocation { .. }) {
            self.check_unobserved(&value, location);
        }
        value
    }

    /// Binds a constant of the type (`case`, `const`, default values): CS0150 / CS0133.
    pub fn bind_constant(&mut self, syntax: &'a ast::Expr, target: Ty) -> Option<Const> {
        let location = self.span(syntax.span);
        let value = self.bind_expr_with_target(syntax, target);
        self.require_constant(value, location)
    }

    /// The value of a converted constant expression, or CS0150.
    pub(crate) fn require_constant(&mut self, value: Expr, location: Location) -> Option<Const> {
        if value.is_error() {
            return None;
        }
        match constant_of(&value) {
            Some(value) => Some(value),
            None => {
                self.report(Code::CS0150, location, &[]);
                None
            }
        }
    }

    /// `default(T)`
    pub(crate) fn default_of(&mut self, ty: Ty, location: Location) -> Expr {
        if ty == Ty::ERROR {
            return Expr::error(location);
        }
        if self.world.is_reference_type(ty) {
            return Expr::new(ExprKind::Literal(Const::Null), ty, location);
        }
        let underlying = self.world.strip_enum(ty);
        let zero = match self.world.special_of(underlying) {
            Some(special) => super::constants::zero(special),
            None => None,
        };
        match zero {
            Some(value) => Expr::new(ExprKind::Literal(value), ty, location),
            None => Expr::new(ExprKind::Default, ty, location),
        }
    }
}

/// The constant in an expression, also under conversions that keep it.
pub(crate) fn constant_of(expr: &Expr) -> Option<Const> {
    match &expr.kind {
        ExprKind::Literal(value) => Some(value.clone()),
        ExprKind::Convert { operand, conversion: Convert::Identity | Convert::NullLiteral | Convert::Box } => {
            constant_of(operand)
        }
        _ => None,
    }
}

fn is_statement_access(access: &ast::Expr) -> bool {
    match &access.kind {
        ast::ExprKind::Invocation { .. }
        | ast::ExprKind::Assignment { .. }
        | ast::ExprKind::PostfixUnary { .. }
        | ast::ExprKind::PrefixUnary { .. } => true,
        ast::ExprKind::ConditionalAccess { access, .. } => is_statement_access(access),
        _ => false,
    }
}
