//! Modifiers of declarations, parameters, lambdas and locals: one set, as written, with the place of each.

use super::Span;

#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Modifier {
    Public,
    Private,
    Protected,
    Internal,
    Static,
    Abstract,
    Sealed,
    Virtual,
    Override,
    New,
    Extern,
    ReadOnly,
    Const,
    Volatile,
    Unsafe,
    Async,
    Partial,
    Required,
    File,
    Fixed,
    /// On `ref struct` and on parameters. `ref` returns and locals are [`super::TypeKind::Ref`].
    Ref,
    Out,
    In,
    This,
    Params,
    Scoped,
}

impl Modifier {
    pub const ALL: [Modifier; 26] = [
        Modifier::Public,
        Modifier::Private,
        Modifier::Protected,
        Modifier::Internal,
        Modifier::Static,
        Modifier::Abstract,
        Modifier::Sealed,
        Modifier::Virtual,
        Modifier::Override,
        Modifier::New,
        Modifier::Extern,
        Modifier::ReadOnly,
        Modifier::Const,
        Modifier::Volatile,
        Modifier::Unsafe,
        Modifier::Async,
        Modifier::Partial,
        Modifier::Required,
        Modifier::File,
        Modifier::Fixed,
        Modifier::Ref,
        Modifier::Out,
        Modifier::In,
        Modifier::This,
        Modifier::Params,
        Modifier::Scoped,
    ];

    /// The word in the source.
    pub fn keyword(self) -> &'static str {
        match self {
            Modifier::Public => "public",
            Modifier::Private => "private",
            Modifier::Protected => "protected",
            Modifier::Internal => "internal",
            Modifier::Static => "static",
            Modifier::Abstract => "abstract",
            Modifier::Sealed => "sealed",
            Modifier::Virtual => "virtual",
            Modifier::Override => "override",
            Modifier::New => "new",
            Modifier::Extern => "extern",
            Modifier::ReadOnly => "readonly",
            Modifier::Const => "const",
            Modifier::Volatile => "volatile",
            Modifier::Unsafe => "unsafe",
            Modifier::Async => "async",
            Modifier::Partial => "partial",
            Modifier::Required => "required",
            Modifier::File => "file",
            Modifier::Fixed => "fixed",
            Modifier::Ref => "ref",
            Modifier::Out => "out",
            Modifier::In => "in",
            Modifier::This => "this",
            Modifier::Params => "params",
            Modifier::Scoped => "scoped",
        }
    }
}

/// The modifiers in front of something. `has` is a bit test; the spans are for diagnostics.
#[derive(Clone, Default, Debug)]
pub struct Modifiers {
    bits: u32,
    written: Vec<(Modifier, Span)>,
}

impl Modifiers {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a modifier; false if it was there already (it is then recorded twice, for the diagnostic).
    pub fn push(&mut self, modifier: Modifier, span: Span) -> bool {
        let is_new = !self.has(modifier);
        self.bits |= 1 << modifier as u32;
        self.written.push((modifier, span));
        is_new
    }

    pub fn has(&self, modifier: Modifier) -> bool {
        self.bits & (1 << modifier as u32) != 0
    }

    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// In source order.
    pub fn iter(&self) -> impl Iterator<Item = (Modifier, Span)> + '_ {
        self.written.iter().copied()
    }

    pub fn span_of(&self, modifier: Modifier) -> Option<Span> {
        self.written.iter().find(|(written, _)| *written == modifier).map(|(_, span)| *span)
    }

    /// From the first to the last.
    pub fn span(&self) -> Option<Span> {
        Some(self.written.first()?.1.to(self.written.last()?.1))
    }

    pub fn is_public(&self) -> bool {
        self.has(Modifier::Public)
    }
    pub fn is_static(&self) -> bool {
        self.has(Modifier::Static)
    }
    pub fn is_async(&self) -> bool {
        self.has(Modifier::Async)
    }
    pub fn is_abstract(&self) -> bool {
        self.has(Modifier::Abstract)
    }
    pub fn is_const(&self) -> bool {
        self.has(Modifier::Const)
    }
    pub fn is_partial(&self) -> bool {
        self.has(Modifier::Partial)
    }
    pub fn is_readonly(&self) -> bool {
        self.has(Modifier::ReadOnly)
    }
}
