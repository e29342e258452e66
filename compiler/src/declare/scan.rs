//! Quick looks at text and syntax: is a name mentioned, is there an `await`.

use crate::syntax as ast;

/// Whether an identifier occurs in C# text outside comments and plain strings. A name after a dot does not count.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    let mut position = 0;
    let mut previous = b' ';
    while position < bytes.len() {
        let byte = bytes[position];
        match byte {
            b'/' if bytes.get(position + 1) == Some(&b'/') => {
                position += bytes[position..].iter().position(|&b| b == b'\n').unwrap_or(bytes.len() - position);
            }
            b'/' if bytes.get(position + 1) == Some(&b'*') => {
                let end = text[position..].find("*/").map_or(bytes.len(), |e| position + e + 2);
                position = end;
            }
            b'"' if previous != b'$' && previous != b'@' => {
                position += 1;
                while position < bytes.len() && bytes[position] != b'"' && bytes[position] != b'\n' {
                    position += if bytes[position] == b'\\' { 2 } else { 1 };
                }
                position += 1;
                previous = b'"';
            }
            _ if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                let start = position;
                while position < bytes.len()
                    && (bytes[position].is_ascii_alphanumeric() || bytes[position] == b'_' || bytes[position] >= 0x80)
                {
                    position += 1;
                }
                // `(x: 1)`, `, x: 1`, `{ x: 1 }` name a parameter or property of something else.
                let rest = bytes[position..].trim_ascii_start();
                let is_label =
                    matches!(previous, b'(' | b',' | b'{') && rest.starts_with(b":") && !rest.starts_with(b"::");
                if &bytes[start..position] == name.as_bytes() && previous != b'.' && !is_label {
                    return true;
                }
                previous = b'a';
            }
            _ => {
                if !byte.is_ascii_whitespace() {
                    previous = byte;
                }
                position += 1;
            }
        }
    }
    false
}

/// What top-level statements hold, lambdas and local functions aside.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Found {
    pub has_await: bool,
    pub returns_value: bool,
}

impl Found {
    pub(crate) fn in_statements(statements: &[ast::Stmt]) -> Self {
        let mut found = Self::default();
        for statement in statements {
            found.statement(statement);
        }
        found
    }

    fn block(&mut self, block: &ast::Block) {
        for statement in &block.statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &ast::Stmt) {
        use ast::StmtKind as S;
        match &statement.kind {
            S::Empty | S::Break | S::Continue | S::YieldBreak | S::Error | S::LocalFunction(_) => {}
            S::Block(block) | S::Checked(block) | S::Unchecked(block) | S::Unsafe(block) => self.block(block),
            S::Expression(e) | S::YieldReturn(e) => self.expr(e),
            S::LocalDeclaration(declaration) => {
                self.has_await |= declaration.await_keyword.is_some();
                self.declaration(&declaration.declaration);
            }
            S::If { condition, then, otherwise } => {
                self.expr(condition);
                self.statement(then);
                if let Some(otherwise) = otherwise {
                    self.statement(otherwise);
                }
            }
            S::While { condition, body } | S::DoWhile { body, condition } => {
                self.expr(condition);
                self.statement(body);
            }
            S::Labeled { statement, .. } => self.statement(statement),
            S::Lock { target, body } => {
                self.expr(target);
                self.statement(body);
            }
            S::Fixed { declaration, body } => {
                self.declaration(declaration);
                self.statement(body);
            }
            S::Throw(e) => self.optional(e.as_ref()),
            S::Return(e) => {
                self.returns_value |= e.is_some();
                self.optional(e.as_ref());
            }
            S::For(f) => {
                match &f.initializer {
                    ast::ForInitializer::Declaration(declaration) => self.declaration(declaration),
                    ast::ForInitializer::Expressions(list) => self.exprs(list),
                    ast::ForInitializer::None => {}
                }
                self.optional(f.condition.as_ref());
                self.exprs(&f.incrementors);
                self.statement(&f.body);
            }
            S::ForEach(f) => {
                self.has_await |= f.await_keyword.is_some();
                self.expr(&f.collection);
                self.statement(&f.body);
            }
            S::Using(u) => {
                self.has_await |= u.await_keyword.is_some();
                match &u.resource {
                    ast::UsingResource::Declaration(declaration) => self.declaration(declaration),
                    ast::UsingResource::Expr(e) => self.expr(e),
                }
                self.statement(&u.body);
            }
            S::Switch(s) => {
                self.expr(&s.operand);
                for section in &s.sections {
                    for statement in &section.statements {
                        self.statement(statement);
                    }
                }
            }
            S::Try(t) => {
                self.block(&t.block);
                for catch in &t.catches {
                    if let Some(filter) = &catch.filter {
                        self.expr(filter);
                    }
                    self.block(&catch.block);
                }
                if let Some(finally) = &t.finally {
                    self.block(finally);
                }
            }
            S::Goto(_) => {}
        }
    }

    fn declaration(&mut self, declaration: &ast::VariableDeclaration) {
        for declarator in &declaration.declarators {
            self.optional(declarator.initializer.as_ref());
        }
    }

    fn optional(&mut self, expr: Option<&ast::Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    fn exprs(&mut self, list: &[ast::Expr]) {
        for expr in list {
            self.expr(expr);
        }
    }

    fn arguments(&mut self, list: &[ast::Argument]) {
        for argument in list {
            self.expr(&argument.value);
        }
    }

    fn initializers(&mut self, list: &[ast::InitializerElement]) {
        for element in list {
            match element {
                ast::InitializerElement::Member { value, .. } => self.initializer_value(value),
                ast::InitializerElement::Index { arguments, value, .. } => {
                    self.arguments(arguments);
                    self.initializer_value(value);
                }
                ast::InitializerElement::Value(e) => self.expr(e),
                ast::InitializerElement::Values(list, _) => self.exprs(list),
            }
        }
    }

    fn initializer_value(&mut self, value: &ast::InitializerValue) {
        match value {
            ast::InitializerValue::Expr(e) => self.expr(e),
            ast::InitializerValue::Nested(list, _) => self.initializers(list),
        }
    }

    fn expr(&mut self, expr: &ast::Expr) {
        use ast::ExprKind as E;
        match &expr.kind {
            E::Await(_) => self.has_await = true,
            E::InterpolatedString(s) => {
                for part in &s.parts {
                    if let ast::InterpolatedPart::Hole { expr, .. } = part {
                        self.expr(expr);
                    }
                }
            }
            E::Parenthesized(e)
            | E::Throw(e)
            | E::Ref(e)
            | E::Checked(e)
            | E::Unchecked(e)
            | E::PostfixUnary { operand: e, .. }
            | E::PrefixUnary { operand: e, .. }
            | E::Cast { operand: e, .. }
            | E::As { operand: e, .. }
            | E::Is { operand: e, .. }
            | E::MemberAccess { target: e, .. }
            | E::PointerMemberAccess { target: e, .. } => self.expr(e),
            E::Tuple(list) | E::ElementBinding(list) => self.arguments(list),
            E::ConditionalAccess { receiver, access } => {
                self.expr(receiver);
                self.expr(access);
            }
            E::Invocation { target, arguments, .. } | E::ElementAccess { target, arguments } => {
                self.expr(target);
                self.arguments(arguments);
            }
            E::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            E::Assignment { target, value, .. } => {
                self.expr(target);
                self.expr(value);
            }
            E::Conditional { condition, when_true, when_false } => {
                self.expr(condition);
                self.expr(when_true);
                self.expr(when_false);
            }
            E::Range { start, end } => {
                self.optional(start.as_deref());
                self.optional(end.as_deref());
            }
            E::New(new) => {
                self.arguments(new.arguments.as_deref().unwrap_or_default());
                if let Some(list) = &new.initializer {
                    self.initializers(list);
                }
            }
            E::AnonymousObject(members) => {
                for member in members {
                    self.expr(&member.value);
                }
            }
            E::ArrayCreation(array) | E::StackAlloc(array) => {
                if let Some(ast::Type { kind: ast::TypeKind::Array(ty), .. }) = &array.ty {
                    self.exprs(&ty.sizes);
                }
                if let Some(list) = &array.initializer {
                    self.exprs(list);
                }
            }
            E::ArrayInitializer(list) => self.exprs(list),
            E::Collection(elements) => {
                for element in elements {
                    match element {
                        ast::CollectionElement::Expr(e) | ast::CollectionElement::Spread(e, _) => self.expr(e),
                    }
                }
            }
            E::Query(query) => {
                // Only the first source belongs to the code around; the rest are lambdas.
                self.expr(&query.from.source);
            }
            E::Switch { operand, arms } => {
                self.expr(operand);
                for arm in arms {
                    self.optional(arm.guard.as_ref());
                    self.expr(&arm.value);
                }
            }
            E::With { operand, initializers } => {
                self.expr(operand);
                self.initializers(initializers);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn names_in_text() {
        assert!(mentions("return x + 1;", "x"));
        assert!(mentions("$\"{x}\"", "x"));
        assert!(!mentions("return this.x; // x", "x"));
        assert!(!mentions("return \"x\" + xs;", "x"));
    }
}
