//! Members that the language writes: of records, of anonymous types, and the synchronous `<Main>`.
//!
//! ```text
//! record P(int X, string S)
//!     Equals(P o)      (object)this == o || o is not null && EqualityContract == o.EqualityContract
//!                          && EqualityComparer<int>.Default.Equals(X, o.X) && ..
//!     GetHashCode()    (hash of EqualityContract * -1521134295 + hash of X) * -1521134295 + hash of S
//!     ToString()       "P { X = 1, S = a }"
//! ```

use crate::hir::*;

use super::Binder;
use super::foreach::assign;
use super::using::typed;

const HASH_FACTOR: i64 = -1_521_134_295;

impl Binder<'_> {
    pub(crate) fn synthesized_member(&mut self, member: SynthesizedMember) -> Vec<Stmt> {
        let method = self.body.method;
        let location = self.world[method].location;
        let def = self.world[method].owner;
        let anonymous = matches!(self.world[def].made, Some(Made::Anonymous));
        match member {
            SynthesizedMember::RecordEquals => self.record_equals(def, location),
            SynthesizedMember::RecordEqualsObject if anonymous => self.anonymous_equals(def, location),
            SynthesizedMember::RecordEqualsObject => self.record_equals_object(location),
            SynthesizedMember::RecordEqualsBase => self.record_equals_base(location),
            SynthesizedMember::RecordGetHashCode => self.record_hash_code(def, location),
            SynthesizedMember::RecordToString if anonymous => self.anonymous_to_string(def, location),
            SynthesizedMember::RecordToString => self.record_to_string(def, location),
            SynthesizedMember::RecordPrintMembers => self.record_print_members(def, location),
            SynthesizedMember::RecordEqualityOperator => self.record_operator(location, true),
            SynthesizedMember::RecordInequalityOperator => self.record_operator(location, false),
            SynthesizedMember::RecordClone => {
                let this = self.this(location);
                let copied = self.construct(self.owner, vec![typed(this)], location);
                let result = self.body.functions[0].return_type;
                let copied = self.convert(copied, result, location);
                vec![return_stmt(copied, location)]
            }
            SynthesizedMember::RecordCopyConstructor => self.record_copy(def, location),
            SynthesizedMember::RecordDeconstruct => self.record_deconstruct(location),
            SynthesizedMember::RecordEqualityContract => {
                let ty = self.body.functions[0].return_type;
                let contract = Expr::new(ExprKind::TypeOf(self.owner), ty, location);
                vec![return_stmt(contract, location)]
            }
            SynthesizedMember::AsyncMain => self.async_main(location),
        }
    }

    fn this(&self, location: Location) -> Expr {
        Expr::new(ExprKind::This, self.owner, location)
    }

    fn parameter(&self, index: usize, location: Location) -> Expr {
        match self.body.functions[0].parameters.get(index) {
            Some(&local) => self.local_expr(local, location),
            None => Expr::error(location),
        }
    }

    fn bool_value(&mut self, value: bool, location: Location) -> Expr {
        Expr::new(ExprKind::Literal(Const::Bool(value)), self.world.bool_ty(), location)
    }

    fn string_value(&mut self, text: &str, location: Location) -> Expr {
        let units: Vec<u16> = text.encode_utf16().collect();
        Expr::new(ExprKind::Literal(Const::String(units.into())), self.world.string_ty(), location)
    }

    fn both(&mut self, left: Option<Expr>, right: Expr) -> Expr {
        match left {
            None => right,
            Some(left) => {
                let (ty, location) = (self.world.bool_ty(), left.location);
                Expr::new(ExprKind::LogicalAnd(Box::new(left), Box::new(right)), ty, location)
            }
        }
    }

    fn either(&mut self, left: Expr, right: Expr) -> Expr {
        let (ty, location) = (self.world.bool_ty(), left.location);
        Expr::new(ExprKind::LogicalOr(Box::new(left), Box::new(right)), ty, location)
    }

    /// Comparison of references.
    fn same(&mut self, op: BinaryOp, left: Expr, right: Expr) -> Expr {
        let (ty, location) = (self.world.bool_ty(), left.location);
        let kind = ExprKind::Binary {
            op,
            operand_type: NumericType::Ref,
            left: Box::new(left),
            right: Box::new(right),
            checked: false,
            lifted: false,
        };
        Expr::new(kind, ty, location)
    }

    fn not_null(&mut self, value: Expr) -> Expr {
        let null = Expr::new(ExprKind::Literal(Const::Null), value.ty, value.location);
        self.same(BinaryOp::Ne, value, null)
    }

    /// The instance fields that a type declares itself, in order.
    fn instance_fields(&mut self, def: TypeDefId) -> Vec<FieldDefId> {
        self.world.ensure_members(def);
        let fields = self.world[def].fields.iter().copied();
        fields
            .filter(|&f| {
                let modifiers = self.world[f].modifiers;
                !modifiers.is_static && !modifiers.is_const
            })
            .collect()
    }

    fn is_struct(&self, def: TypeDefId) -> bool {
        self.world[def].kind == TypeDefKind::Struct
    }

    /// The base class, if it is a record.
    fn record_base(&mut self, def: TypeDefId) -> Option<Ty> {
        if self.is_struct(def) {
            return None;
        }
        let base = self.world.base_type(self.owner)?;
        let base_def = self.world.type_def(base)?;
        self.world[base_def].is_record.then_some(base)
    }

    fn field_of(&mut self, receiver: Expr, field: FieldDefId, location: Location) -> Expr {
        let ty = self.world[field].ty;
        let field = FieldRef { def: field, owner: self.owner };
        Expr::new(ExprKind::Field { receiver: Some(Box::new(receiver)), field }, ty, location)
    }

    /// `EqualityComparer<T>.Default`
    fn comparer(&mut self, ty: Ty, location: Location) -> Option<Expr> {
        let comparer = self.world.known_type("System.Collections.Generic.EqualityComparer", &[ty]);
        let property = self.world.find_property(comparer, "Default")?;
        let kind = ExprKind::Property { receiver: None, property, args: Vec::new(), virtual_call: false };
        Some(Expr::new(kind, comparer, location))
    }

    /// `EqualityComparer<T>.Default.Equals(left, right)`
    fn values_equal(&mut self, left: Expr, right: Expr, location: Location) -> Expr {
        let ty = left.ty;
        let Some(comparer) = self.comparer(ty, location) else {
            return self.unsupported("EqualityComparer.Default", location);
        };
        let comparer_ty = comparer.ty;
        match self.world.find_method(comparer_ty, "Equals", &[ty, ty]) {
            Some(method) => self.call_known(method, Some(comparer), vec![left, right], location),
            None => self.unsupported("EqualityComparer.Equals", location),
        }
    }

    fn hash_of(&mut self, value: Expr, location: Location) -> Expr {
        let ty = value.ty;
        let Some(comparer) = self.comparer(ty, location) else {
            return self.unsupported("EqualityComparer.Default", location);
        };
        let comparer_ty = comparer.ty;
        match self.world.find_method(comparer_ty, "GetHashCode", &[ty]) {
            Some(method) => self.call_known(method, Some(comparer), vec![value], location),
            None => self.unsupported("EqualityComparer.GetHashCode", location),
        }
    }

    fn contract_of(&mut self, receiver: Expr, location: Location) -> Option<Expr> {
        let property = self.world.find_property(self.owner, "EqualityContract")?;
        let ty = self.world.property_type(&property);
        let kind =
            ExprKind::Property { receiver: Some(Box::new(receiver)), property, args: Vec::new(), virtual_call: true };
        Some(Expr::new(kind, ty, location))
    }

    fn record_equals(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let (this, other) = (self.this(location), self.parameter(0, location));
        let mut test = None;
        if !self.is_struct(def) {
            match self.record_base(def) {
                Some(base) => {
                    let as_base = convert(other.clone(), Convert::Identity, base);
                    let receiver = Expr::new(ExprKind::Base, base, location);
                    match self.world.find_method(base, "Equals", &[base]) {
                        Some(method) => {
                            let mut call = self.call_known(method, Some(receiver), vec![as_base], location);
                            if let ExprKind::Call { callee: Callee::Method { virtual_call, .. }, .. } = &mut call.kind {
                                *virtual_call = false;
                            }
                            test = Some(call);
                        }
                        None => return vec![self.no_member("Equals", location)],
                    }
                }
                None => {
                    let not_null = self.not_null(other.clone());
                    let (Some(a), Some(b)) =
                        (self.contract_of(this.clone(), location), self.contract_of(other.clone(), location))
                    else {
                        return vec![self.no_member("EqualityContract", location)];
                    };
                    let contracts = self.same(BinaryOp::Eq, a, b);
                    test = Some(self.both(Some(not_null), contracts));
                }
            }
        }
        for field in self.instance_fields(def) {
            let left = self.field_of(this.clone(), field, location);
            let right = self.field_of(other.clone(), field, location);
            let equal = self.values_equal(left, right, location);
            test = Some(self.both(test, equal));
        }
        let test = match test {
            Some(test) => test,
            None => self.bool_value(true, location),
        };
        let test = if self.is_struct(def) {
            test
        } else {
            let same = self.same(BinaryOp::Eq, this, other);
            self.either(same, test)
        };
        vec![return_stmt(test, location)]
    }

    fn no_member(&mut self, name: &str, location: Location) -> Stmt {
        let error = self.unsupported(&format!("a record without {name}"), location);
        Stmt::new(StmtKind::Expr(error), location)
    }

    /// `this.Equals(obj as R)`, or `obj is R && this.Equals((R)obj)` of a struct.
    fn record_equals_object(&mut self, location: Location) -> Vec<Stmt> {
        let owner = self.owner;
        let Some(method) = self.world.find_method(owner, "Equals", &[owner]) else {
            return vec![self.no_member("Equals", location)];
        };
        let (this, object) = (self.this(location), self.parameter(0, location));
        let result = if self.world.is_value_type(owner) {
            let bool_ty = self.world.bool_ty();
            let test = Expr::new(ExprKind::IsType { operand: Box::new(object.clone()), ty: owner }, bool_ty, location);
            let other = convert(object, Convert::Unbox, owner);
            let equal = self.call_known(method, Some(this), vec![other], location);
            self.both(Some(test), equal)
        } else {
            let other = Expr::new(ExprKind::AsType { operand: Box::new(object) }, owner, location);
            self.call_known(method, Some(this), vec![other], location)
        };
        vec![return_stmt(result, location)]
    }

    /// `Equals(Base other)` is `Equals((object)other)`.
    fn record_equals_base(&mut self, location: Location) -> Vec<Stmt> {
        let object = self.world.object_ty();
        let Some(method) = self.world.find_method(object, "Equals", &[object]) else {
            return vec![self.no_member("Equals", location)];
        };
        let (this, other) = (self.this(location), self.parameter(0, location));
        let other = convert(other, Convert::Identity, object);
        let mut equal = self.call_known(method, Some(this), vec![other], location);
        if let ExprKind::Call { callee: Callee::Method { virtual_call, .. }, .. } = &mut equal.kind {
            *virtual_call = true;
        }
        vec![return_stmt(equal, location)]
    }

    fn record_hash_code(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let this = self.this(location);
        let mut hash = None;
        let anonymous = matches!(self.world[def].made, Some(Made::Anonymous));
        if anonymous {
            hash = Some(self.int_value(0, location));
        } else if !self.is_struct(def) {
            match self.record_base(def) {
                Some(base) => {
                    let object = self.world.object_ty();
                    let method = self
                        .world
                        .find_method(base, "GetHashCode", &[])
                        .or_else(|| self.world.find_method(object, "GetHashCode", &[]));
                    let Some(method) = method else { return vec![self.no_member("GetHashCode", location)] };
                    let receiver = Expr::new(ExprKind::Base, base, location);
                    let mut call = self.call_known(method, Some(receiver), Vec::new(), location);
                    if let ExprKind::Call { callee: Callee::Method { virtual_call, method, .. }, .. } = &mut call.kind {
                        *method = self.world.override_of(base, method);
                        *virtual_call = false;
                    }
                    hash = Some(call);
                }
                None => {
                    if let Some(contract) = self.contract_of(this.clone(), location) {
                        hash = Some(self.hash_of(contract, location));
                    }
                }
            }
        }
        for field in self.instance_fields(def) {
            let value = self.field_of(this.clone(), field, location);
            let part = self.hash_of(value, location);
            hash = Some(match hash {
                None => part,
                Some(hash) => {
                    let factor = self.int_value(HASH_FACTOR, location);
                    let product = int_binary(BinaryOp::Mul, hash, factor);
                    int_binary(BinaryOp::Add, product, part)
                }
            });
        }
        let hash = match hash {
            Some(hash) => hash,
            None => self.int_value(0, location),
        };
        vec![return_stmt(hash, location)]
    }

    /// `StringBuilder b; b.Append("R { "); if (PrintMembers(b)) b.Append(' '); b.Append('}')`
    fn record_to_string(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let builder_ty = self.world.known_type("System.Text.StringBuilder", &[]);
        if builder_ty == Ty::ERROR {
            return Vec::new();
        }
        let builder = self.new_temp("builder", builder_ty, location);
        let read = self.local_expr(builder, location);
        let new = self.construct(builder_ty, Vec::new(), location);
        let mut statements = vec![Stmt::new(StmtKind::LocalDecl { local: builder, init: Some(new) }, location)];
        let name = self.world[def].name.to_string();
        for text in [name.as_str(), " { "] {
            let text = self.string_value(text, location);
            statements.push(self.append_to(&read, text, location));
        }
        let Some(print) = self.world.find_method(self.owner, "PrintMembers", &[builder_ty]) else {
            return vec![self.no_member("PrintMembers", location)];
        };
        let this = self.this(location);
        let printed = self.call_known(print, Some(this), vec![read.clone()], location);
        let space = self.string_value(" ", location);
        let append = self.append_to(&read, space, location);
        let kind = StmtKind::If { condition: printed, then: Box::new(append), otherwise: None };
        statements.push(Stmt::new(kind, location));
        let close = self.string_value("}", location);
        statements.push(self.append_to(&read, close, location));
        let text = self.call_method(read, "ToString", Vec::new(), location);
        statements.push(return_stmt(text, location));
        statements
    }

    fn append_to(&mut self, builder: &Expr, value: Expr, location: Location) -> Stmt {
        let call = self.call_method(builder.clone(), "Append", vec![typed(value)], location);
        Stmt::new(StmtKind::Expr(call), location)
    }

    fn record_print_members(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let builder = self.parameter(0, location);
        let mut statements = Vec::new();
        let members = self.printed_members(def);
        if let Some(base) = self.record_base(def)
            && let Some(print) = self.world.find_method(base, "PrintMembers", &[builder.ty])
        {
            let receiver = Expr::new(ExprKind::Base, base, location);
            let mut call = self.call_known(print, Some(receiver), vec![builder.clone()], location);
            if let ExprKind::Call { callee: Callee::Method { virtual_call, method, .. }, .. } = &mut call.kind {
                *method = self.world.override_of(base, method);
                *virtual_call = false;
            }
            if members.is_empty() {
                return vec![return_stmt(call, location)];
            }
            let comma = self.string_value(", ", location);
            let append = self.append_to(&builder, comma, location);
            let kind = StmtKind::If { condition: call, then: Box::new(append), otherwise: None };
            statements.push(Stmt::new(kind, location));
        }
        let any = !members.is_empty();
        for (i, (name, value)) in members.into_iter().enumerate() {
            let separator = if i == 0 { "" } else { ", " };
            let text = self.string_value(&format!("{separator}{name} = "), location);
            statements.push(self.append_to(&builder, text, location));
            let value = self.printed_value(value, location);
            statements.push(self.append_to(&builder, value, location));
        }
        let result = self.bool_value(any, location);
        statements.push(return_stmt(result, location));
        statements
    }

    /// Value types by their own ToString, others as objects.
    fn printed_value(&mut self, value: Expr, location: Location) -> Expr {
        let object = self.world.object_ty();
        if self.world.is_value_type(value.ty)
            && let Some(method) = self.world.find_method(object, "ToString", &[])
        {
            let callee = Callee::Method { receiver: Some(Box::new(value)), method, virtual_call: true };
            let string = self.world.string_ty();
            return Expr::new(ExprKind::Call { callee, args: Vec::new() }, string, location);
        }
        if self.world.is_type_param(value.ty) && !self.world.is_reference_type(value.ty) {
            return convert(value, Convert::Box, object);
        }
        convert(value, Convert::Identity, object)
    }

    /// Public instance fields and readable properties of the type itself, in the order of their declaration.
    fn printed_members(&mut self, def: TypeDefId) -> Vec<(Symbol, Expr)> {
        let this = self.this(self.world[self.body.method].location);
        let location = this.location;
        let mut members: Vec<(Location, Symbol, Expr)> = Vec::new();
        for field in self.instance_fields(def) {
            let declared = &self.world[field];
            if declared.modifiers.accessibility == Accessibility::Public && !declared.is_made {
                let (at, name) = (declared.location, declared.name.clone());
                let value = self.field_of(this.clone(), field, location);
                members.push((at, name, value));
            }
        }
        for property in self.world[def].properties.clone() {
            let declared = &self.world[property];
            if declared.modifiers.accessibility != Accessibility::Public
                || declared.modifiers.is_static
                || declared.modifiers.is_override
                || declared.is_indexer
                || declared.getter.is_none()
                || declared.explicit_interface.is_some()
            {
                continue;
            }
            let (at, name, ty) = (declared.location, declared.name.clone(), declared.ty);
            let property = PropertyRef { def: property, owner: self.owner };
            let receiver = Some(Box::new(this.clone()));
            let kind = ExprKind::Property { receiver, property, args: Vec::new(), virtual_call: true };
            members.push((at, name, Expr::new(kind, ty, location)));
        }
        members.sort_by_key(|(at, _, _)| (at.source, at.start));
        members.into_iter().map(|(_, name, value)| (name, value)).collect()
    }

    fn record_operator(&mut self, location: Location, is_equality: bool) -> Vec<Stmt> {
        let owner = self.owner;
        let (left, right) = (self.parameter(0, location), self.parameter(1, location));
        let Some(method) = self.world.find_method(owner, "Equals", &[owner]) else {
            return vec![self.no_member("Equals", location)];
        };
        let equal = self.call_known(method, Some(left.clone()), vec![right.clone()], location);
        let equal = if self.world.is_value_type(owner) {
            equal
        } else {
            let same = self.same(BinaryOp::Eq, left.clone(), right);
            let not_null = self.not_null(left);
            let both = self.both(Some(not_null), equal);
            self.either(same, both)
        };
        let result = if is_equality { equal } else { self.negate(equal) };
        vec![return_stmt(result, location)]
    }

    fn negate(&mut self, value: Expr) -> Expr {
        let (ty, location) = (value.ty, value.location);
        let kind = ExprKind::Unary {
            op: UnaryOp::Not,
            operand_type: NumericType::Bool,
            operand: Box::new(value),
            checked: false,
            lifted: false,
        };
        Expr::new(kind, ty, location)
    }

    /// `R(R original)`: the base's copy constructor, then field by field.
    fn record_copy(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let (this, original) = (self.this(location), self.parameter(0, location));
        let mut statements = Vec::new();
        if let Some(base) = self.record_base(def) {
            let as_base = convert(original.clone(), Convert::Identity, base);
            let args = vec![super::Argument::value(typed(as_base))];
            let call = self.constructor_initializer_call(base, args, location);
            statements.push(Stmt::new(StmtKind::Expr(call), location));
        }
        for field in self.instance_fields(def) {
            let target = self.field_of(this.clone(), field, location);
            let value = self.field_of(original.clone(), field, location);
            statements.push(Stmt::new(StmtKind::Expr(assign(target, value)), location));
        }
        statements
    }

    fn record_deconstruct(&mut self, location: Location) -> Vec<Stmt> {
        let mut statements = Vec::new();
        for local in self.body.functions[0].parameters.clone() {
            let name = self.body.locals[local.index()].name.clone();
            let this = self.this(location);
            let Some(value) = self.try_read_member(this, &name, location) else { continue };
            let target = self.local_expr(local, location);
            statements.push(Stmt::new(StmtKind::Expr(assign(target, value)), location));
        }
        statements
    }

    // ---- anonymous types

    fn anonymous_equals(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let owner = self.owner;
        let (this, object) = (self.this(location), self.parameter(0, location));
        let other = self.new_temp("other", owner, location);
        let cast = Expr::new(ExprKind::AsType { operand: Box::new(object) }, owner, location);
        let declare = Stmt::new(StmtKind::LocalDecl { local: other, init: Some(cast) }, location);
        let other = self.local_expr(other, location);
        let mut test = self.not_null(other.clone());
        for field in self.instance_fields(def) {
            let left = self.field_of(this.clone(), field, location);
            let right = self.field_of(other.clone(), field, location);
            let equal = self.values_equal(left, right, location);
            test = self.both(Some(test), equal);
        }
        let same = self.same(BinaryOp::Eq, this, other);
        let result = self.either(same, test);
        vec![declare, return_stmt(result, location)]
    }

    fn anonymous_to_string(&mut self, def: TypeDefId, location: Location) -> Vec<Stmt> {
        let this = self.this(location);
        let mut parts = Vec::new();
        for (i, property) in self.world[def].properties.clone().into_iter().enumerate() {
            let name = self.world[property].name.clone();
            let start = if i == 0 { "{ " } else { ", " };
            parts.push(self.string_value(&format!("{start}{name} = "), location));
            if let Some(field) = self.world[property].backing_field {
                parts.push(self.field_of(this.clone(), field, location));
            }
        }
        let end = if parts.is_empty() { "{ }" } else { " }" };
        parts.push(self.string_value(end, location));
        let string = self.world.string_ty();
        let text = Expr::new(ExprKind::StringConcat(parts), string, location);
        vec![return_stmt(text, location)]
    }

    /// `<Main>`: calls the asynchronous Main and blocks until its task is done.
    fn async_main(&mut self, location: Location) -> Vec<Stmt> {
        let def = self.world[self.body.method].owner;
        let source = self.world[self.body.method].source_method;
        let main = source.or_else(|| {
            let own = self.body.method;
            self.world[def]
                .methods
                .iter()
                .copied()
                .find(|&m| m != own && matches!(&*self.world[m].name, "Main" | "<Main>$"))
        });
        let Some(main) = main else { return Vec::new() };
        let args = (0..self.world[main].params.len()).map(|i| self.parameter(i, location)).collect();
        let method = MethodRef { def: main, owner: self.owner, type_args: Box::new([]) };
        let task = self.call_known(method, None, args, location);
        // A submission of a session waits so that a context with a queue goes on.
        if matches!(&self.world[main].body, BodySource::Syntax(syntax) if matches!(**syntax, BodySyntax::Submission { .. }))
        {
            let session = self.world.known_type("Hoist.Runtime.Repl", &[]);
            if let Some(wait) = self.world.find_method_by_count(session, "Wait", 1) {
                let call = self.call_known(wait, None, vec![task], location);
                return vec![Stmt::new(StmtKind::Expr(call), location)];
            }
        }
        let mut statements = Vec::new();
        let mut task = task;
        if self.world.pumps_while_main_waits {
            // A context with a queue goes on until the task is done.
            let local = self.new_temp("task", task.ty, location);
            let ty = task.ty;
            statements.push(Stmt::new(StmtKind::LocalDecl { local, init: Some(task) }, location));
            let read = || Expr::new(ExprKind::Local(local), ty, location);
            let session = self.world.known_type("Hoist.Runtime.Repl", &[]);
            if let Some(pump) = self.world.find_method_by_count(session, "PumpFor", 1) {
                let call = self.call_known(pump, None, vec![read()], location);
                statements.push(Stmt::new(StmtKind::Expr(call), location));
            }
            task = read();
        }
        let awaiter = self.call_method(task, "GetAwaiter", Vec::new(), location);
        let result = self.call_method(awaiter, "GetResult", Vec::new(), location);
        statements.push(if self.body.functions[0].return_type == Ty::VOID {
            Stmt::new(StmtKind::Expr(result), location)
        } else {
            return_stmt(result, location)
        });
        statements
    }
}

fn return_stmt(value: Expr, location: Location) -> Stmt {
    Stmt::new(StmtKind::Return(Some(value)), location)
}

fn convert(operand: Expr, conversion: Convert, to: Ty) -> Expr {
    let location = operand.location;
    Expr::new(ExprKind::Convert { operand: Box::new(operand), conversion }, to, location)
}

fn int_binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let (ty, location) = (left.ty, left.location);
    let kind = ExprKind::Binary {
        op,
        operand_type: NumericType::I32,
        left: Box::new(left),
        right: Box::new(right),
        checked: false,
        lifted: false,
    };
    Expr::new(kind, ty, location)
}
