//! Names for people: types and methods as messages show them, and as .NET's own `ToString` and stack traces do.

use std::fmt::Write as _;

use crate::hir::*;
use crate::lookup::implementing::simple_name;
use crate::world::World;

/// The C# keyword of a special type.
pub fn keyword(special: Special) -> Option<&'static str> {
    Some(match special {
        Special::Object => "object",
        Special::Void => "void",
        Special::Boolean => "bool",
        Special::Char => "char",
        Special::SByte => "sbyte",
        Special::Byte => "byte",
        Special::Int16 => "short",
        Special::UInt16 => "ushort",
        Special::Int32 => "int",
        Special::UInt32 => "uint",
        Special::Int64 => "long",
        Special::UInt64 => "ulong",
        Special::IntPtr => "nint",
        Special::UIntPtr => "nuint",
        Special::Single => "float",
        Special::Double => "double",
        Special::Decimal => "decimal",
        Special::String => "string",
        _ => return None,
    })
}

impl World {
    /// As messages show it: `List<int>`, `Outer.Inner`, `(int a, string b)`, `int?`.
    pub fn display(&self, ty: Ty) -> String {
        let mut text = String::new();
        self.write_type(ty, false, &mut text);
        text
    }

    /// With namespaces: `System.Threading.Tasks.Task<int>`; keywords stay.
    pub fn display_qualified(&self, ty: Ty) -> String {
        let mut text = String::new();
        self.write_type(ty, true, &mut text);
        text
    }

    fn write_type(&self, ty: Ty, qualified: bool, out: &mut String) {
        match self.kind(ty) {
            TyKind::Error => out.push('?'),
            TyKind::Void => out.push_str("void"),
            TyKind::Null => out.push_str("<null>"),
            TyKind::None => out.push_str("<no type>"),
            TyKind::Param(param) => out.push_str(&self[*param].name),
            TyKind::Pointer(inner) => {
                self.write_type(*inner, qualified, out);
                out.push('*');
            }
            TyKind::Array { .. } => {
                let mut ranks = String::new();
                let mut current = ty;
                while let TyKind::Array { element, rank } = self.kind(current) {
                    ranks.push('[');
                    for _ in 1..*rank {
                        ranks.push(',');
                    }
                    ranks.push(']');
                    current = *element;
                }
                self.write_type(current, qualified, out);
                out.push_str(&ranks);
            }
            TyKind::Tuple { elements, names } => {
                out.push('(');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    self.write_type(*element, qualified, out);
                    if let Some(Some(name)) = names.get(index) {
                        out.push(' ');
                        out.push_str(name);
                    }
                }
                out.push(')');
            }
            TyKind::Named { def, args } => {
                let declared = &self[*def];
                match declared.special {
                    Some(Special::Nullable) if args.len() == 1 && !self.is_open(*def, args) => {
                        self.write_type(args[0], qualified, out);
                        out.push('?');
                        return;
                    }
                    Some(Special::ValueTuple) if args.len() >= 2 && args.len() < 8 => {
                        out.push('(');
                        for (index, element) in args.iter().enumerate() {
                            if index > 0 {
                                out.push_str(", ");
                            }
                            self.write_type(*element, qualified, out);
                        }
                        out.push(')');
                        return;
                    }
                    Some(special) => {
                        if let Some(word) = keyword(special) {
                            out.push_str(word);
                            return;
                        }
                    }
                    None => {}
                }
                if matches!(declared.made, Some(Made::Anonymous)) {
                    self.write_anonymous(*def, qualified, out);
                    return;
                }
                self.write_named(*def, args, qualified, out);
            }
        }
    }

    fn is_open(&self, def: TypeDefId, args: &[Ty]) -> bool {
        self[def].all_type_params.iter().zip(args).all(|(p, a)| matches!(self.kind(*a), TyKind::Param(q) if q == p))
    }

    fn write_named(&self, def: TypeDefId, args: &[Ty], qualified: bool, out: &mut String) {
        let declared = &self[def];
        let own = declared.type_params.len().min(args.len());
        let (outer_args, own_args) = args.split_at(args.len() - own);
        if let Some(outer) = declared.outer {
            self.write_named(outer, outer_args, qualified, out);
            out.push('.');
        } else if qualified && !declared.namespace.is_empty() {
            out.push_str(&declared.namespace);
            out.push('.');
        }
        out.push_str(&declared.name);
        self.write_arguments(own_args, qualified, out);
    }

    fn write_arguments(&self, args: &[Ty], qualified: bool, out: &mut String) {
        if args.is_empty() {
            return;
        }
        out.push('<');
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_type(*arg, qualified, out);
        }
        out.push('>');
    }

    /// `<anonymous type: int A, string B>`
    fn write_anonymous(&self, def: TypeDefId, qualified: bool, out: &mut String) {
        out.push_str("<anonymous type: ");
        for (index, &property) in self[def].properties.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_type(self[property].ty, qualified, out);
            out.push(' ');
            out.push_str(&self[property].name);
        }
        out.push('>');
    }

    /// A method as messages show it: `C.M<int>(string, ref int)`.
    pub fn display_method(&mut self, method: &MethodRef) -> String {
        let params = self.method_params(method);
        let owner = self.display(method.owner);
        let result = self.method_return(method);
        self.method_text(method, &owner, &params, result, false)
    }

    /// With namespaces (CS0121 and its like).
    pub fn display_method_qualified(&mut self, method: &MethodRef) -> String {
        let params = self.method_params(method);
        let owner = self.display_qualified(method.owner);
        let result = self.method_return(method);
        self.method_text(method, &owner, &params, result, true)
    }

    /// A method in its own terms.
    pub fn display_method_def(&mut self, def: MethodDefId) -> String {
        let owner = self.open_type(self[def].owner);
        self.display_method(&MethodRef { def, owner, type_args: Box::default() })
    }

    fn method_text(
        &mut self,
        method: &MethodRef,
        owner: &str,
        params: &[Param],
        result: Ty,
        qualified: bool,
    ) -> String {
        let declared = &self[method.def];
        let mut out = String::from(owner);
        out.push('.');
        match declared.kind {
            MethodKind::Getter(property) | MethodKind::Setter(property) => {
                self.write_property(property, qualified, &mut out);
                out.push_str(match declared.kind {
                    MethodKind::Getter(_) => ".get",
                    _ if declared.is_init_only => ".init",
                    _ => ".set",
                });
                return out;
            }
            MethodKind::Adder(event) => {
                let _ = write!(out, "{}.add", self[event].name);
                return out;
            }
            MethodKind::Remover(event) => {
                let _ = write!(out, "{}.remove", self[event].name);
                return out;
            }
            MethodKind::Constructor | MethodKind::StaticConstructor => out.push_str(&self[declared.owner].name),
            MethodKind::Finalizer => {
                out.push('~');
                out.push_str(&self[declared.owner].name);
            }
            MethodKind::Operator => {
                let symbol = operator_symbol(&declared.name);
                let _ = write!(out, "operator {symbol}");
            }
            MethodKind::Conversion => {
                let word = if declared.name.contains("Implicit") { "implicit" } else { "explicit" };
                let _ = write!(out, "{word} operator ");
                self.write_type(result, qualified, &mut out);
            }
            _ => match declared.explicit_interface {
                Some(interface) => {
                    self.write_type(interface, qualified, &mut out);
                    out.push('.');
                    out.push_str(simple_name(&declared.name));
                }
                None => out.push_str(&declared.name),
            },
        }
        if method.type_args.is_empty() {
            if !declared.type_params.is_empty() {
                let names: Vec<&str> = declared.type_params.iter().map(|&p| &*self[p].name).collect();
                let _ = write!(out, "<{}>", names.join(", "));
            }
        } else {
            self.write_arguments(&method.type_args, qualified, &mut out);
        }
        out.push('(');
        self.write_params(params, declared.is_extension, qualified, &mut out);
        out.push(')');
        out
    }

    fn write_params(&self, params: &[Param], _is_extension: bool, qualified: bool, out: &mut String) {
        for (index, param) in params.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str(match param.ref_kind {
                RefKind::None => "",
                RefKind::Ref => "ref ",
                RefKind::Out => "out ",
                RefKind::In => "in ",
                RefKind::RefReadOnly => "ref readonly ",
            });
            if param.is_params {
                out.push_str("params ");
            }
            self.write_type(param.ty, qualified, out);
        }
    }

    fn write_property(&self, property: PropertyDefId, qualified: bool, out: &mut String) {
        let declared = &self[property];
        if let Some(interface) = declared.explicit_interface {
            self.write_type(interface, qualified, out);
            out.push('.');
        }
        if declared.is_indexer {
            out.push_str("this[");
            self.write_params(&declared.params, false, qualified, out);
            out.push(']');
        } else {
            out.push_str(if declared.explicit_interface.is_some() {
                simple_name(&declared.name)
            } else {
                &declared.name
            });
        }
    }

    /// `C.P`, `C.this[int]`.
    pub fn display_property(&mut self, property: &PropertyRef) -> String {
        let mut out = self.display(property.owner);
        out.push('.');
        self.write_property(property.def, false, &mut out);
        out
    }

    pub fn display_field(&mut self, field: &FieldRef) -> String {
        let mut out = self.display(field.owner);
        out.push('.');
        out.push_str(&self[field.def].name);
        out
    }

    /// The interface in the metadata name of an explicit implementation: `System.Collections.Generic.IEnumerable<T>`.
    pub fn explicit_interface_name(&self, interface: Ty) -> String {
        let mut out = String::new();
        self.write_metadata_csharp(interface, &mut out);
        out
    }

    fn write_metadata_csharp(&self, ty: Ty, out: &mut String) {
        match self.kind(ty) {
            TyKind::Named { def, args } => {
                let declared = &self[*def];
                let own = declared.type_params.len().min(args.len());
                if let Some(outer) = declared.outer {
                    let open = args[..args.len() - own].to_vec();
                    let _ = open;
                    self.write_named(outer, &args[..args.len() - own], true, out);
                    out.push('.');
                } else if !declared.namespace.is_empty() {
                    out.push_str(&declared.namespace);
                    out.push('.');
                }
                out.push_str(&declared.name);
                if own > 0 {
                    out.push('<');
                    for (index, &arg) in args[args.len() - own..].iter().enumerate() {
                        if index > 0 {
                            out.push(',');
                        }
                        self.write_metadata_csharp(arg, out);
                    }
                    out.push('>');
                }
            }
            _ => self.write_type(ty, true, out),
        }
    }

    /// As `Type.ToString` gives it: ``System.Collections.Generic.List`1[System.Int32]``.
    pub fn metadata_name(&mut self, ty: Ty) -> String {
        let mut out = String::new();
        self.write_metadata(ty, &mut out);
        out
    }

    fn write_metadata(&mut self, ty: Ty, out: &mut String) {
        match self.kind(ty).clone() {
            TyKind::Named { def, args } => {
                out.push_str(&self.metadata_type_name(def, true));
                if !args.is_empty() {
                    out.push('[');
                    for (index, &arg) in args.iter().enumerate() {
                        if index > 0 {
                            out.push(',');
                        }
                        self.write_metadata(arg, out);
                    }
                    out.push(']');
                }
            }
            TyKind::Tuple { .. } => {
                let underlying = self.tuple_underlying(ty);
                if underlying == ty { out.push('?') } else { self.write_metadata(underlying, out) }
            }
            TyKind::Array { element, rank } => {
                self.write_metadata(element, out);
                out.push('[');
                for _ in 1..rank {
                    out.push(',');
                }
                out.push(']');
            }
            TyKind::Void => out.push_str("System.Void"),
            TyKind::Param(param) => out.push_str(&self[param].name),
            TyKind::Pointer(inner) => {
                self.write_metadata(inner, out);
                out.push('*');
            }
            TyKind::Error | TyKind::Null | TyKind::None => out.push('?'),
        }
    }

    /// ``Outer`1+Inner`` with or without the namespace.
    pub fn metadata_type_name(&self, def: TypeDefId, with_namespace: bool) -> String {
        let declared = &self[def];
        let mut out = String::new();
        if let Some(outer) = declared.outer {
            out.push_str(&self.metadata_type_name(outer, with_namespace));
            out.push('+');
        } else if with_namespace && !declared.namespace.is_empty() {
            out.push_str(&declared.namespace);
            out.push('.');
        }
        out.push_str(&declared.name);
        if !declared.type_params.is_empty() && !declared.name.contains('`') {
            let _ = write!(out, "`{}", declared.type_params.len());
        }
        out
    }

    /// `Type.Name`: ``List`1``, `Int32[]`.
    pub fn simple_name(&mut self, ty: Ty) -> String {
        match self.kind(ty).clone() {
            TyKind::Named { def, .. } => {
                let declared = &self[def];
                if declared.type_params.is_empty() || declared.name.contains('`') {
                    declared.name.to_string()
                } else {
                    format!("{}`{}", declared.name, declared.type_params.len())
                }
            }
            TyKind::Tuple { .. } => {
                let underlying = self.tuple_underlying(ty);
                if underlying == ty { "?".to_string() } else { self.simple_name(underlying) }
            }
            TyKind::Array { element, rank } => {
                let element = self.simple_name(element);
                format!("{element}[{}]", ",".repeat(usize::from(rank) - 1))
            }
            TyKind::Void => "Void".to_string(),
            TyKind::Param(param) => self[param].name.to_string(),
            TyKind::Pointer(inner) => {
                let inner = self.simple_name(inner);
                format!("{inner}*")
            }
            TyKind::Error | TyKind::Null | TyKind::None => "?".to_string(),
        }
    }

    /// A method's text in stack traces, after `at `: ``System.Collections.Generic.List`1.Add(T item)``.
    pub fn trace_name(&mut self, method: &MethodRef) -> String {
        let method = method.def;
        if let Some(attribute) = self.method_attribute(method, "Hoist.Runtime.TraceName")
            && let Some(text) = attribute.string_arg(0)
        {
            return text;
        }
        if let Some((source, kind)) = self.mapped_machine(method) {
            let owner = self.open_type(self[source].owner);
            let name = self.trace_name(&MethodRef { def: source, owner, type_args: Box::new([]) });
            return if kind == MachineKind::Async { name } else { name + "+MoveNext()" };
        }
        let owner = self[method].owner;
        let mut out = self.metadata_type_name(owner, true).replace('+', ".");
        out.push('.');
        out.push_str(&self[method].name.clone());
        let type_params = self[method].type_params.clone();
        if !type_params.is_empty() {
            let names: Vec<String> = type_params.iter().map(|&p| self[p].name.to_string()).collect();
            let _ = write!(out, "[{}]", names.join(","));
        }
        out.push('(');
        for (index, param) in self[method].params.clone().iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.simple_name(param.ty));
            if param.ref_kind != RefKind::None {
                out.push('&');
            }
            out.push(' ');
            out.push_str(&param.name);
        }
        out.push(')');
        out
    }

    /// The source method that stack traces show for a MoveNext. Machines of lambdas and of local functions that capture are shown as they are.
    pub fn mapped_machine(&self, method: MethodDefId) -> Option<(MethodDefId, MachineKind)> {
        let owner = &self[self[method].owner];
        match owner.made {
            Some(Made::StateMachine { method: source, kind }) if &*self[method].name == "MoveNext" => {
                self[self[source].owner].made.is_none().then_some((source, kind))
            }
            _ => None,
        }
    }
}

/// `+` of `op_Addition`.
pub fn operator_symbol(name: &str) -> &str {
    match simple_name(name).trim_start_matches("op_").trim_start_matches("Checked") {
        "Addition" | "UnaryPlus" => "+",
        "Subtraction" | "UnaryNegation" => "-",
        "Multiply" => "*",
        "Division" => "/",
        "Modulus" => "%",
        "BitwiseAnd" => "&",
        "BitwiseOr" => "|",
        "ExclusiveOr" => "^",
        "LeftShift" => "<<",
        "RightShift" => ">>",
        "UnsignedRightShift" => ">>>",
        "Equality" => "==",
        "Inequality" => "!=",
        "LessThan" => "<",
        "GreaterThan" => ">",
        "LessThanOrEqual" => "<=",
        "GreaterThanOrEqual" => ">=",
        "LogicalNot" => "!",
        "OnesComplement" => "~",
        "Increment" => "++",
        "Decrement" => "--",
        "True" => "true",
        "False" => "false",
        other => other,
    }
}
