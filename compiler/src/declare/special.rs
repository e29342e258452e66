//! Types the compiler knows by keyword or by rule, and types it asks the class library for by name.

use super::SPECIAL_COUNT;
use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

/// Every special type with its full name, in the order of the enum.
pub const SPECIALS: [(Special, &str); SPECIAL_COUNT] = [
    (Special::Object, "System.Object"),
    (Special::ValueType, "System.ValueType"),
    (Special::EnumBase, "System.Enum"),
    (Special::Void, "System.Void"),
    (Special::Boolean, "System.Boolean"),
    (Special::Char, "System.Char"),
    (Special::SByte, "System.SByte"),
    (Special::Byte, "System.Byte"),
    (Special::Int16, "System.Int16"),
    (Special::UInt16, "System.UInt16"),
    (Special::Int32, "System.Int32"),
    (Special::UInt32, "System.UInt32"),
    (Special::Int64, "System.Int64"),
    (Special::UInt64, "System.UInt64"),
    (Special::IntPtr, "System.IntPtr"),
    (Special::UIntPtr, "System.UIntPtr"),
    (Special::Single, "System.Single"),
    (Special::Double, "System.Double"),
    (Special::Decimal, "System.Decimal"),
    (Special::String, "System.String"),
    (Special::Array, "System.Array"),
    (Special::Delegate, "System.Delegate"),
    (Special::MulticastDelegate, "System.MulticastDelegate"),
    (Special::Nullable, "System.Nullable"),
    (Special::ValueTuple, "System.ValueTuple"),
    (Special::Exception, "System.Exception"),
];

/// The special type of a full name.
pub fn special_by_name(namespace: &str, name: &str, arity: usize) -> Option<Special> {
    if namespace != "System" {
        return None;
    }
    let (special, _) = SPECIALS.iter().find(|(_, full)| &full["System.".len()..] == name)?;
    let wanted = match special {
        Special::Nullable => arity == 1,
        Special::ValueTuple => true,
        _ => arity == 0,
    };
    wanted.then_some(*special)
}

macro_rules! shorthands {
    ($($name:ident $special:ident;)*) => {
        impl World {
            $(
                #[doc = concat!("The type `System.", stringify!($special), "`.")]
                pub fn $name(&mut self) -> Ty {
                    self.special_ty(Special::$special)
                }
            )*
        }
    };
}

shorthands! {
    object_ty Object;
    string_ty String;
    int_ty Int32;
    uint_ty UInt32;
    long_ty Int64;
    ulong_ty UInt64;
    short_ty Int16;
    ushort_ty UInt16;
    byte_ty Byte;
    sbyte_ty SByte;
    nint_ty IntPtr;
    nuint_ty UIntPtr;
    bool_ty Boolean;
    char_ty Char;
    float_ty Single;
    double_ty Double;
    decimal_ty Decimal;
    exception_ty Exception;
}

impl World {
    /// The declaration of a special type. A library without it gets an empty one, with a report.
    pub fn special(&mut self, special: Special) -> TypeDefId {
        if let Some(def) = self.declared.special[special as usize] {
            return def;
        }
        let name = SPECIALS[special as usize].1;
        let arity = usize::from(special == Special::Nullable);
        let def = match self.find_type(name, arity) {
            Some(def) => def,
            None => {
                self.report_missing(name);
                self.empty_type(name, special)
            }
        };
        self[def].special = Some(special);
        self.declared.special[special as usize] = Some(def);
        def
    }

    /// The type of a special declaration without type parameters.
    pub fn special_ty(&mut self, special: Special) -> Ty {
        if special == Special::Void {
            return Ty::VOID;
        }
        if let Some(ty) = self.declared.special_types[special as usize] {
            return ty;
        }
        let def = self.special(special);
        let ty = self.types.named(def, &[]);
        self.declared.special_types[special as usize] = Some(ty);
        ty
    }

    /// Which special type this is.
    pub fn special_of(&self, ty: Ty) -> Option<Special> {
        match self.kind(ty) {
            TyKind::Named { def, .. } => self[*def].special,
            TyKind::Void => Some(Special::Void),
            _ => None,
        }
    }

    /// A type of the class library that the language needs; reported once when it is missing.
    pub fn known_type(&mut self, full_name: &str, args: &[Ty]) -> Ty {
        if let Some(def) = self.find_type(full_name, args.len()) {
            return self.types.named(def, args);
        }
        self.report_missing(full_name);
        Ty::ERROR
    }

    /// Like [`Self::known_type`], silent.
    pub fn try_known_type(&mut self, full_name: &str, args: &[Ty]) -> Option<Ty> {
        let def = self.find_type(full_name, args.len())?;
        Some(self.types.named(def, args))
    }

    fn report_missing(&mut self, full_name: &str) {
        if self.declared.missing.insert(full_name.to_string()) {
            let source = self.sources.iter().position(|s| s.is_user).unwrap_or(0);
            let location = Location { source: SourceId(source as u32), start: 0, end: 0 };
            self.diagnostics.report(Code::HST0003, location, &[full_name]);
        }
    }

    fn empty_type(&mut self, full_name: &str, special: Special) -> TypeDefId {
        let (namespace, name) = full_name.rsplit_once('.').unwrap_or(("", full_name));
        let kind = match special {
            Special::Object
            | Special::ValueType
            | Special::EnumBase
            | Special::String
            | Special::Array
            | Special::Delegate
            | Special::MulticastDelegate
            | Special::Exception => TypeDefKind::Class,
            _ => TypeDefKind::Struct,
        };
        let name = self.symbol(name);
        let namespace = self.symbol(namespace);
        let mut def = TypeDef::empty(name, namespace, kind);
        def.modifiers.accessibility = Accessibility::Public;
        def.phase = Phase::Members;
        def.special = Some(special);
        let id = self.add_type(def);
        if special == Special::Nullable {
            let name = self.symbol("T");
            let location = self[id].location;
            let param = self.add_type_param(TypeParamDef {
                name,
                owner: TypeParamOwner::Type(id),
                variance: Variance::None,
                has_class: false,
                has_struct: true,
                has_unmanaged: false,
                has_notnull: false,
                has_new: false,
                allows_ref_struct: false,
                constraints: Vec::new(),
                location,
            });
            self[id].type_params.push(param);
            self[id].all_type_params.push(param);
        }
        id
    }
}

impl TypeDef {
    /// A declaration with nothing in it, for types that the compiler makes. The phase is `Members`: there is nothing to work out.
    pub fn empty(name: Symbol, namespace: Symbol, kind: TypeDefKind) -> Self {
        Self {
            name,
            namespace,
            outer: None,
            kind,
            is_record: false,
            modifiers: Modifiers::default(),
            type_params: Vec::new(),
            all_type_params: Vec::new(),
            parts: Vec::new(),
            phase: Phase::Members,
            base: None,
            interfaces: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            properties: Vec::new(),
            events: Vec::new(),
            nested: Vec::new(),
            member_count: 0,
            special: None,
            underlying: None,
            primary_constructor: None,
            attributes: Vec::new(),
            made: None,
            is_user: false,
            location: Location { source: SourceId(0), start: 0, end: 0 },
            inline_array: None,
            net_fields: None,
            net_size: None,
            net_uncounted: false,
            is_flags_enum: false,
        }
    }
}

impl MethodDef {
    /// A compiler-made method of `owner` without code: public, instance, `void`. Fill in what differs, then add it to the world and the owner.
    pub fn empty(name: Symbol, owner: TypeDefId, kind: MethodKind, location: Location) -> Self {
        Self {
            name,
            owner,
            kind,
            modifiers: Modifiers { accessibility: Accessibility::Public, ..Modifiers::default() },
            type_params: Vec::new(),
            params: Vec::new(),
            return_type: Ty::VOID,
            return_ref: RefKind::None,
            is_extension: false,
            explicit_interface: None,
            overridden: None,
            body: BodySource::None,
            native: None,
            attributes: Vec::new(),
            part: 0,
            ordinal: 0,
            is_readonly: false,
            is_init_only: false,
            source_method: None,
            location,
        }
    }
}

impl FieldDef {
    /// A compiler-made field.
    pub fn made(name: Symbol, owner: TypeDefId, ty: Ty, location: Location) -> Self {
        Self {
            name,
            owner,
            ty,
            modifiers: Modifiers { accessibility: Accessibility::Public, ..Modifiers::default() },
            ref_kind: RefKind::None,
            constant: None,
            init: None,
            is_thread_static: false,
            is_made: true,
            location,
        }
    }
}

impl Param {
    /// A plain parameter.
    pub fn plain(name: Symbol, ty: Ty, location: Location) -> Self {
        Self {
            name,
            ty,
            ref_kind: RefKind::None,
            is_params: false,
            is_scoped: false,
            default: None,
            attributes: Vec::new(),
            location,
        }
    }
}
