//! Constructors: what runs before the written body.
//!
//! ```text
//! class P(int x) : B(x) { int y = x + 1; }
//!     =>    .ctor(int x) { this.<x>P = x;      captured parameters of the primary constructor
//!                          this.y = x + 1;     initialisers, in textual order
//!                          B::.ctor(x); }      the base constructor, then the body
//! ```
//!
//! With `: this(..)` the other constructor does all that.

use std::rc::Rc;

use crate::hir::*;
use crate::syntax as ast;

use super::foreach::assign;
use super::{Binder, Place};

/// An initialiser of a field or an auto-property.
struct Initializer {
    field: FieldDefId,
    init: FieldInit,
}

impl<'a> Binder<'_> {
    pub(crate) fn constructor_statements(
        &mut self,
        initializer: Option<&'a ast::ConstructorInitializer>,
        body: Option<&'a BodySyntax>,
    ) -> Vec<Stmt> {
        let method = self.body.method;
        let def = self.world[method].owner;
        let is_static = self.world[method].modifiers.is_static;
        let mut statements = Vec::new();
        let calls_this = initializer.is_some_and(|i| !i.is_base);
        if !calls_this {
            if !is_static && self.world[def].primary_constructor == Some(method) {
                self.store_parameters(def, method, &mut statements);
            }
            self.bind_initializers(def, is_static, &mut statements);
        }
        if !is_static {
            self.bind_constructor_call(def, initializer, &mut statements);
        }
        match body {
            Some(BodySyntax::Block(block)) => statements.extend(self.bind_statements(&block.statements)),
            Some(BodySyntax::Expr(expr)) => statements.push(self.bind_expression_body(expr)),
            _ => {}
        }
        statements
    }

    /// A primary constructor's parameters become a record's properties, or fields where members use them.
    fn store_parameters(&mut self, def: TypeDefId, method: MethodDefId, statements: &mut Vec<Stmt>) {
        let params = self.world[method].params.clone();
        if self.world[def].is_record {
            for (i, param) in params.iter().enumerate() {
                let properties = &self.world[def].properties;
                let property = properties.iter().copied().find(|&p| {
                    let property = &self.world[p];
                    property.name == param.name && property.location == param.location
                });
                let Some(field) = property.and_then(|p| self.world[p].backing_field) else { continue };
                self.store_parameter(field, i, param.location, statements);
            }
        }
        for (i, param) in params.iter().enumerate() {
            let name = format!("<{}>P", param.name);
            let captured = self.world[def].fields.iter().copied().find(|&f| *self.world[f].name == *name);
            if let Some(field) = captured {
                let mut first = Vec::new();
                self.store_parameter(field, i, param.location, &mut first);
                statements.splice(0..0, first);
            }
        }
    }

    fn store_parameter(&mut self, field: FieldDefId, index: usize, location: Location, statements: &mut Vec<Stmt>) {
        let Some(&local) = self.body.functions[0].parameters.get(index) else { return };
        let place = self.own_field(field, location);
        let value = self.local_expr(local, location);
        statements.push(Stmt::new(StmtKind::Expr(assign(place, value)), location));
    }

    fn bind_initializers(&mut self, def: TypeDefId, is_static: bool, statements: &mut Vec<Stmt>) {
        self.world.ensure_members(def);
        let mut initializers = Vec::new();
        for &field in &self.world[def].fields {
            let declared = &self.world[field];
            if let Some(init) = &declared.init
                && declared.modifiers.is_static == is_static
                && !declared.modifiers.is_const
            {
                initializers.push(Initializer { field, init: init.clone() });
            }
        }
        for &property in &self.world[def].properties {
            let declared = &self.world[property];
            if let (Some(init), Some(field)) = (&declared.init, declared.backing_field)
                && declared.modifiers.is_static == is_static
                && !initializers.iter().any(|i| i.field == field)
            {
                initializers.push(Initializer { field, init: init.clone() });
            }
        }
        initializers.sort_by_key(|i| (i.init.part, i.init.syntax.span.start));
        for Initializer { field, init } in initializers {
            let scope = self.world.scope_of_type(def, init.part);
            let source = self.world[def].parts.get(init.part as usize).map_or(self.source, |p| p.source);
            let outer_scope = std::mem::replace(&mut self.scope, scope);
            let outer_source = std::mem::replace(&mut self.source, source);
            let outer_place = std::mem::replace(&mut self.place, Place::FieldInitializer);
            // The initialiser's lambdas are cached by address, so the syntax stays.
            self.flow.kept.push(init.syntax.clone());
            let statement = self.bind_initializer(field, &init.syntax);
            statements.push(statement);
            self.scope = outer_scope;
            self.source = outer_source;
            self.place = outer_place;
        }
    }

    fn bind_constructor_call(
        &mut self,
        def: TypeDefId,
        initializer: Option<&'a ast::ConstructorInitializer>,
        statements: &mut Vec<Stmt>,
    ) {
        let kind = self.world[def].kind;
        let location = match initializer {
            Some(initializer) => self.span(initializer.span),
            None => self.world[self.body.method].location,
        };
        let target = match initializer {
            Some(initializer) if !initializer.is_base => self.owner,
            _ if kind != TypeDefKind::Class => return,
            _ => match self.world.base_type(self.owner) {
                Some(base) => base,
                None => return,
            },
        };
        let object = self.world.object_ty();
        if initializer.is_none() && target == object {
            return;
        }
        let outer_place = std::mem::replace(&mut self.place, Place::ConstructorInitializer);
        let call = match initializer {
            Some(initializer) => {
                if kind == TypeDefKind::Struct && initializer.arguments.is_empty() && !self.has_plain_constructor(def) {
                    let this = Expr::new(ExprKind::This, self.owner, location);
                    let empty = Expr::new(ExprKind::Default, self.owner, location);
                    assign(this, empty)
                } else {
                    self.constructor_call_with(target, &initializer.arguments, location)
                }
            }
            None => self.constructor_initializer_call(target, Vec::new(), location),
        };
        self.place = outer_place;
        statements.push(Stmt::new(StmtKind::Expr(call), location));
    }

    fn constructor_call_with(&mut self, target: Ty, arguments: &'a [ast::Argument], location: Location) -> Expr {
        let arguments = self.bind_arguments(arguments);
        self.constructor_initializer_call(target, arguments, location)
    }

    /// A struct's declared constructor without parameters.
    fn has_plain_constructor(&self, def: TypeDefId) -> bool {
        self.world[def].methods.iter().any(|&m| {
            let method = &self.world[m];
            method.kind == MethodKind::Constructor && method.params.is_empty()
        })
    }
}

impl Binder<'_> {
    fn bind_initializer(&mut self, field: FieldDefId, syntax: &Rc<ast::Expr>) -> Stmt {
        let location = self.span(syntax.span);
        let scope = self.push_scope();
        let ty = self.world[field].ty;
        let value = self.bind_initializer_value(syntax, ty);
        let place = self.own_field(field, location);
        self.pop_scope();
        let store = Stmt::new(StmtKind::Expr(assign(place, value)), location);
        Stmt::new(StmtKind::Block { scope, statements: vec![store] }, location)
    }
}
