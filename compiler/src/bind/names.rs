//! Simple names: `x` is looked for from the inside out.
//!
//! Locals and local functions first, then each enclosing type's members (with its primary constructor's parameters and type parameters),
//! then types and namespaces through the file's usings, then members of `using static` types.

use crate::declare::NameResult;
use crate::diag::Code;
use crate::hir::*;
use crate::lookup::members::Member;
use crate::syntax as ast;

use super::frames::Named;
use super::{Binder, MethodGroup, Operand, Place};

impl<'a> Binder<'_> {
    pub(crate) fn span(&self, span: ast::Span) -> Location {
        self.location(span.start, span.end)
    }

    /// `x`, `F<int>`.
    pub(crate) fn bind_identifier(&mut self, simple: &'a ast::SimpleName) -> Operand<'a> {
        let location = self.span(simple.span);
        let name: &str = &simple.name.text;
        if simple.name.is_missing() {
            return Operand::Typed(Expr::error(location));
        }
        let arity = simple.type_arguments.len();
        if let Some(operand) = self.find_local(simple, location) {
            return operand;
        }
        if arity == 0
            && let Some(param) = self.method_type_param(name)
        {
            return Operand::Type(param, location);
        }
        if let Some(operand) = self.find_in_types(simple, location) {
            return operand;
        }
        if name == "_" && arity == 0 {
            return Operand::Discard(location);
        }
        let scope = self.scope.clone();
        match self.world.lookup_type_or_namespace(&scope, name, arity) {
            NameResult::Type(ty) => {
                let ty = self.apply_type_arguments(ty, &simple.type_arguments, location);
                return Operand::Type(ty, location);
            }
            NameResult::Namespace(namespace) => return Operand::Namespace(namespace, location),
            NameResult::Ambiguous(a, b) => {
                let (a, b) = (self.world.display_qualified(a), self.world.display_qualified(b));
                return Operand::Typed(self.error(Code::CS0104, location, &[name, &a, &b]));
            }
            NameResult::None => {}
        }
        if let Some(operand) = self.find_static_import(simple, location) {
            return operand;
        }
        match name {
            "nint" if arity == 0 => Operand::Type(self.world.nint_ty(), location),
            "nuint" if arity == 0 => Operand::Type(self.world.nuint_ty(), location),
            _ => self.unknown_name(name, location),
        }
    }

    /// Replaces the open type's own parameters by what is written.
    pub(crate) fn apply_type_arguments(&mut self, open: Ty, written: &'a [ast::Type], location: Location) -> Ty {
        if written.is_empty() {
            return open;
        }
        let TyKind::Named { def, args } = self.world.kind(open).clone() else { return open };
        let own = self.world[def].type_params.len();
        if own != written.len() || args.len() < own {
            return open;
        }
        let mut args = args.to_vec();
        let first = args.len() - own;
        for (i, syntax) in written.iter().enumerate() {
            args[first + i] = self.bind_type(syntax);
        }
        let ty = self.world.types.named(def, &args);
        self.check_type_constraints(ty, location);
        ty
    }

    /// A type as written, in the scope of the code (with the type parameters of local functions).
    pub fn bind_type(&mut self, syntax: &ast::Type) -> Ty {
        let scope = self.scope.clone();
        self.world.bind_type(syntax, &scope)
    }

    fn method_type_param(&mut self, name: &str) -> Option<Ty> {
        let param = self.scope.type_params.iter().rev().find(|(n, _)| &**n == name).map(|&(_, p)| p)?;
        Some(self.world.types.intern(TyKind::Param(param)))
    }

    fn find_local(&mut self, simple: &'a ast::SimpleName, location: Location) -> Option<Operand<'a>> {
        let name: &str = &simple.name.text;
        let position = self.frames.iter().rposition(|f| f.names.iter().any(|(n, _)| &**n == name));
        if let Some(position) = position {
            let named = self.frames[position].names.iter().rev().find(|(n, _)| &**n == name).map(|&(_, n)| n)?;
            return Some(match named {
                Named::Local(local) => {
                    if self.body.locals[local.index()].constant.is_none() {
                        self.check_static_boundary(position, name, location);
                    }
                    Operand::Typed(self.use_local(local, location))
                }
                Named::LocalFunction(function) => {
                    let type_args = simple.type_arguments.iter().map(|t| self.bind_type(t)).collect();
                    Operand::MethodGroup(Box::new(MethodGroup {
                        name: simple.name.text.clone(),
                        receiver: None,
                        receiver_type: None,
                        is_base: false,
                        is_implicit_this: false,
                        methods: Vec::new(),
                        local_function: Some(function),
                        type_args,
                        allow_extensions: false,
                        location,
                        name_location: self.span(simple.name.span),
                    }))
                }
                Named::TypeParam(param) => Operand::Type(self.world.types.intern(TyKind::Param(param)), location),
            });
        }
        if name == "field" && simple.type_arguments.is_empty() {
            return self.backing_field(location).map(Operand::Typed);
        }
        None
    }

    /// CS8421, CS8820: a static local function or lambda uses a variable from outside.
    fn check_static_boundary(&mut self, position: usize, name: &str, location: Location) {
        let Some(boundary) = self.frames[position + 1..].iter().rev().find(|f| f.is_static_boundary) else { return };
        let function = boundary.function;
        let code = match self.body.functions[function.index()].kind {
            FunctionKind::LocalFunction => Code::CS8421,
            _ => Code::CS8820,
        };
        self.report(code, location, &[name]);
    }

    /// Reads (or writes) a variable; one of an outer function is captured.
    pub(crate) fn use_local(&mut self, local: LocalId, location: Location) -> Expr {
        let entry = &self.body.locals[local.index()];
        if let Some(value) = &entry.constant {
            return Expr::new(ExprKind::Literal(value.clone()), entry.ty, location);
        }
        let (ty, function, ref_kind) = (entry.ty, entry.function, entry.ref_kind);
        if ty == Ty::NONE {
            let name = entry.name.clone();
            return self.error(Code::CS0841, location, &[&name]);
        }
        if function != self.function {
            if ref_kind != RefKind::None {
                let name = entry.name.clone();
                let code = if matches!(entry.kind, LocalKind::Parameter(_)) { Code::CS1628 } else { Code::CS8175 };
                self.report(code, location, &[&name]);
            } else if self.world.is_ref_like(ty) {
                let name = self.body.locals[local.index()].name.clone();
                let display = self.world.display(ty);
                self.report(Code::CS9108, location, &[&display, &name]);
            }
            self.capture(local, function);
        }
        Expr::new(ExprKind::Local(local), ty, location)
    }

    fn capture(&mut self, local: LocalId, declared_in: FunctionId) {
        if self.world.diagnostics.is_trial() {
            return;
        }
        self.body.locals[local.index()].captured = true;
        let mut current = Some(self.function);
        while let Some(function) = current {
            if function == declared_in {
                break;
            }
            let entry = &mut self.body.functions[function.index()];
            if !entry.captures.contains(&local) {
                entry.captures.push(local);
            }
            current = entry.parent;
        }
    }

    /// `this` as a value, written or implied. Notes that lambdas around capture it.
    pub(crate) fn this_value(&mut self, location: Location) -> Expr {
        let mut current = Some(self.function);
        if !self.world.diagnostics.is_trial() {
            while let Some(function) = current {
                let entry = &mut self.body.functions[function.index()];
                current = entry.parent;
                if current.is_some() {
                    entry.captures_this = true;
                }
            }
        }
        Expr::new(ExprKind::This, self.owner, location)
    }

    /// `this` as written.
    pub(crate) fn bind_this(&mut self, location: Location) -> Expr {
        if self.is_static {
            return self.error(Code::CS0026, location, &[]);
        }
        if self.place != Place::Body {
            return self.error(Code::CS0027, location, &[]);
        }
        self.check_this_in_lambda(location);
        self.this_value(location)
    }

    /// CS1673: a struct's `this` can't be captured. CS8820, CS8421 in static functions.
    pub(crate) fn check_this_in_lambda(&mut self, location: Location) {
        if self.function == FunctionId(0) {
            return;
        }
        if self.frames.iter().any(|f| f.is_static_boundary && f.function != FunctionId(0)) {
            let code = match self.current_function().kind {
                FunctionKind::LocalFunction => Code::CS8422,
                _ => Code::CS8821,
            };
            self.report(code, location, &[]);
            return;
        }
        if self.world.is_value_type(self.owner) {
            self.report(Code::CS1673, location, &[]);
        }
    }

    /// `field` in an accessor of a property.
    fn backing_field(&mut self, location: Location) -> Option<Expr> {
        let method = self.method()?;
        let (MethodKind::Getter(property) | MethodKind::Setter(property)) = self.world[method].kind else {
            return None;
        };
        let field = self.world[property].backing_field?;
        let owner = self.owner;
        let ty = self.world[field].ty;
        let receiver =
            if self.world[field].modifiers.is_static { None } else { Some(Box::new(self.this_value(location))) };
        Some(Expr::new(ExprKind::Field { receiver, field: FieldRef { def: field, owner } }, ty, location))
    }

    /// Members of the enclosing types, innermost first.
    fn find_in_types(&mut self, simple: &'a ast::SimpleName, location: Location) -> Option<Operand<'a>> {
        let name: &str = &simple.name.text;
        let mut current = self.world.type_def(self.owner);
        let mut is_innermost = true;
        while let Some(def) = current {
            let ty = self.world.open_type(def);
            if simple.type_arguments.is_empty() {
                if let Some(param) = self.world[def].type_params.iter().copied().find(|&p| &*self.world[p].name == name)
                {
                    return Some(Operand::Type(self.world.types.intern(TyKind::Param(param)), location));
                }
                if let Some(operand) = self.primary_parameter(def, ty, name, location) {
                    return Some(operand);
                }
            }
            let scope = self.scope.clone();
            let members = self.world.lookup_members(ty, name, &scope);
            // A generic name does not mean a member that can't be generic.
            let members: Vec<Member> = members
                .into_iter()
                .filter(|m| match m {
                    Member::Methods(_) => true,
                    // A nested type of another arity is not meant; the right one is found by the scope.
                    Member::Type(nested) => self.own_arity(*nested) == simple.type_arguments.len(),
                    _ => simple.type_arguments.is_empty(),
                })
                .collect();
            if !members.is_empty() {
                return Some(self.implicit_member(members, ty, simple, is_innermost, location));
            }
            current = self.world[def].outer;
            is_innermost = false;
        }
        None
    }

    /// Number of type parameters that the type itself declares.
    fn own_arity(&self, ty: Ty) -> usize {
        self.world.type_def(ty).map_or(0, |def| self.world[def].type_params.len())
    }

    /// A parameter of the type's primary constructor, captured in a field.
    fn primary_parameter(&mut self, def: TypeDefId, ty: Ty, name: &str, location: Location) -> Option<Operand<'a>> {
        let constructor = self.world[def].primary_constructor?;
        let index = self.world[constructor].params.iter().position(|p| &*p.name == name)?;
        self.world.ensure_members(def);
        let declared = &self.world[def];
        let is_member = declared.properties.iter().any(|&p| &*self.world[p].name == name)
            || declared.fields.iter().any(|&f| &*self.world[f].name == name)
            || declared.methods.iter().any(|&m| &*self.world[m].name == name);
        if is_member {
            return None;
        }
        if self.is_static || ty != self.owner {
            return Some(Operand::Typed(self.error(Code::CS9105, location, &[name])));
        }
        let field = primary_parameter_field(self.world, def, constructor, index);
        let field_ty = self.world[field].ty;
        self.check_this_in_lambda(location);
        let receiver = Some(Box::new(self.this_value(location)));
        Some(Operand::Typed(Expr::new(
            ExprKind::Field { receiver, field: FieldRef { def: field, owner: ty } },
            field_ty,
            location,
        )))
    }

    /// A member found by its simple name.
    fn implicit_member(
        &mut self,
        members: Vec<Member>,
        ty: Ty,
        simple: &'a ast::SimpleName,
        is_innermost: bool,
        location: Location,
    ) -> Operand<'a> {
        let has_this = is_innermost && !self.is_static && self.place == Place::Body;
        let receiver = has_this.then(|| Expr::new(ExprKind::This, self.owner, location));
        let methods = matches!(members.first(), Some(Member::Methods(_)));
        if methods {
            return self.member_operand(members, receiver, Some(ty), ty, simple, location, true);
        }
        let is_static = match members.first() {
            Some(Member::Field(f)) => self.world[f.def].modifiers.is_static || self.world[f.def].modifiers.is_const,
            Some(Member::Properties(p)) => p.first().is_some_and(|p| self.world[p.def].modifiers.is_static),
            Some(Member::Event(e, _)) => self.world[*e].modifiers.is_static,
            _ => true,
        };
        if is_static {
            return self.member_operand(members, None, Some(ty), ty, simple, location, true);
        }
        if !has_this {
            let display = self.display_member(&members[0]);
            let code = if is_innermost && self.place == Place::FieldInitializer && !self.is_static {
                Code::CS0236
            } else {
                Code::CS0120
            };
            // Still typed, so that what follows is checked.
            self.report(code, location, &[&display]);
            return Operand::Typed(Expr::error(location));
        }
        self.check_this_in_lambda(location);
        let receiver = Some(self.this_value(location));
        self.member_operand(members, receiver, None, ty, simple, location, true)
    }

    /// `using static T;`
    fn find_static_import(&mut self, simple: &'a ast::SimpleName, location: Location) -> Option<Operand<'a>> {
        let scope = self.scope.clone();
        let name: &str = &simple.name.text;
        let mut methods: Vec<MethodRef> = Vec::new();
        let mut first_type = None;
        for ty in self.world.static_imports(&scope) {
            let members = self.world.lookup_members(ty, name, &scope);
            match members.first() {
                None => {}
                Some(Member::Methods(found)) => {
                    first_type = first_type.or(Some(ty));
                    let found: Vec<MethodRef> = found
                        .iter()
                        .filter(|m| self.world[m.def].modifiers.is_static && !self.world[m.def].is_extension)
                        .cloned()
                        .collect();
                    methods.extend(found);
                }
                Some(member) => {
                    let is_static = match member {
                        Member::Field(f) => {
                            let m = self.world[f.def].modifiers;
                            m.is_static || m.is_const || self.world.is_enum(f.owner)
                        }
                        Member::Properties(p) => p.first().is_some_and(|p| self.world[p.def].modifiers.is_static),
                        _ => true,
                    };
                    if is_static && methods.is_empty() {
                        return Some(self.member_operand(members, None, Some(ty), ty, simple, location, false));
                    }
                }
            }
        }
        if methods.is_empty() {
            return None;
        }
        let ty = first_type?;
        Some(self.member_operand(vec![Member::Methods(methods)], None, Some(ty), ty, simple, location, false))
    }

    fn unknown_name(&mut self, name: &str, location: Location) -> Operand<'a> {
        let mut current = self.world.type_def(self.owner);
        while let Some(def) = current {
            let ty = self.world.open_type(def);
            let scope = self.scope.clone();
            if let Some(member) = self.world.lookup_inaccessible(ty, name, &scope).first() {
                let member = member.clone();
                let display = self.display_member(&member);
                return Operand::Typed(self.error(Code::CS0122, location, &[&display]));
            }
            current = self.world[def].outer;
        }
        if self.is_declared_later(name) {
            return Operand::Typed(self.error(Code::CS0841, location, &[name]));
        }
        let suggestion = self.similar_name(name);
        match suggestion {
            Some(similar) if !self.world.diagnostics.is_trial() => {
                self.body.has_errors = true;
                let help = format!("did you mean '{similar}'?");
                self.world.diagnostics.report_with_help(Code::CS0103, location, &[name], help);
                Operand::Typed(Expr::error(location))
            }
            _ => Operand::Typed(self.error(Code::CS0103, location, &[name])),
        }
    }

    /// The closest name in sight.
    fn similar_name(&mut self, name: &str) -> Option<Symbol> {
        let mut names: Vec<Symbol> =
            self.frames.iter().rev().flat_map(|f| f.names.iter().map(|(n, _)| n.clone())).collect();
        if let Some(def) = self.world.type_def(self.owner) {
            names.extend(self.member_names(def));
        }
        closest(name, &names)
    }

    /// Names of a type's own members.
    pub(crate) fn member_names(&self, def: TypeDefId) -> Vec<Symbol> {
        let declared = &self.world[def];
        let mut names: Vec<Symbol> = declared.fields.iter().map(|&f| self.world[f].name.clone()).collect();
        names.extend(declared.properties.iter().map(|&p| self.world[p].name.clone()));
        names.extend(
            declared
                .methods
                .iter()
                .filter(|&&m| self.world[m].kind == MethodKind::Ordinary)
                .map(|&m| self.world[m].name.clone()),
        );
        names.extend(declared.events.iter().map(|&e| self.world[e].name.clone()));
        names.retain(|n| !n.starts_with('<') && !n.contains('.'));
        names
    }
}

/// The name that differs least from `name`, if it differs little.
pub(crate) fn closest(name: &str, names: &[Symbol]) -> Option<Symbol> {
    let limit = match name.chars().count() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    names
        .iter()
        .map(|n| (distance(&name.to_lowercase(), &n.to_lowercase()), n))
        .filter(|(d, n)| *d <= limit && &***n != name)
        .min_by_key(|(d, _)| *d)
        .map(|(_, n)| n.clone())
}

/// Edit distance with transposed neighbours.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// The field `<x>P` that holds a captured parameter of a primary constructor; made on first use.
pub fn primary_parameter_field(
    world: &mut crate::world::World,
    def: TypeDefId,
    constructor: MethodDefId,
    index: usize,
) -> FieldDefId {
    let param = world[constructor].params[index].clone();
    let name = format!("<{}>P", param.name);
    if let Some(&field) = world[def].fields.iter().find(|&&f| *world[f].name == *name) {
        return field;
    }
    let name = world.symbol(&name);
    let field = world.add_field(FieldDef {
        name,
        owner: def,
        ty: param.ty,
        modifiers: Modifiers::default(),
        ref_kind: RefKind::None,
        constant: None,
        init: None,
        is_thread_static: false,
        is_made: true,
        location: param.location,
    });
    world[def].fields.push(field);
    field
}
