//! Literals, `typeof`, `sizeof`, keyword types.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::Binder;
use super::constants::parse_decimal;

impl<'a> Binder<'_> {
    pub(crate) fn bind_literal(&mut self, literal: &ast::Literal, location: Location) -> Expr {
        let (value, special) = match literal {
            ast::Literal::Null => return Expr::new(ExprKind::Literal(Const::Null), Ty::NULL, location),
            ast::Literal::Bool(v) => (Const::Bool(*v), Special::Boolean),
            ast::Literal::Int(v) => (Const::Int((*v).into()), Special::Int32),
            ast::Literal::UInt(v) => (Const::UInt((*v).into()), Special::UInt32),
            ast::Literal::Long(v) => (Const::Int(*v), Special::Int64),
            ast::Literal::ULong(v) => (Const::UInt(*v), Special::UInt64),
            ast::Literal::Float(v) => (Const::Float(*v), Special::Single),
            ast::Literal::Double(v) => (Const::Double(*v), Special::Double),
            ast::Literal::Decimal(text) => match parse_decimal(text) {
                Some(bits) => (Const::Decimal(bits), Special::Decimal),
                None => return self.error(Code::CS0594, location, &["decimal"]),
            },
            ast::Literal::Char(v) => (Const::Char(*v), Special::Char),
            ast::Literal::String(v) => (Const::String(v.clone()), Special::String),
            ast::Literal::Utf8String(bytes) => return self.utf8_literal(bytes, location),
        };
        let ty = self.world.special_ty(special);
        Expr::new(ExprKind::Literal(value), ty, location)
    }

    /// `"abc"u8`: a ReadOnlySpan over a byte array.
    fn utf8_literal(&mut self, bytes: &[u8], location: Location) -> Expr {
        let byte = self.world.special_ty(Special::Byte);
        let elements = bytes
            .iter()
            .map(|&b| Expr::new(ExprKind::Literal(Const::UInt(b.into())), byte, location))
            .collect::<Vec<_>>();
        let array = self.world.types.array(byte, 1);
        let lengths = vec![elements.len() as u32];
        let value = Expr::new(ExprKind::ArrayInit { element: byte, lengths, elements }, array, location);
        let span = self.world.known_type("System.ReadOnlySpan", &[byte]);
        self.convert(value, span, location)
    }

    pub(crate) fn predefined_type(&mut self, predefined: ast::PredefinedType) -> Ty {
        use ast::PredefinedType as P;
        let special = match predefined {
            P::Void => return Ty::VOID,
            P::Bool => Special::Boolean,
            P::Byte => Special::Byte,
            P::SByte => Special::SByte,
            P::Short => Special::Int16,
            P::UShort => Special::UInt16,
            P::Int => Special::Int32,
            P::UInt => Special::UInt32,
            P::Long => Special::Int64,
            P::ULong => Special::UInt64,
            P::Char => Special::Char,
            P::Float => Special::Single,
            P::Double => Special::Double,
            P::Decimal => Special::Decimal,
            P::String => Special::String,
            P::Object => Special::Object,
        };
        self.world.special_ty(special)
    }

    pub(crate) fn bind_typeof(&mut self, ty: &'a ast::Type, location: Location) -> Expr {
        let ty = if ty.is_void() { Ty::VOID } else { self.bind_type(ty) };
        if ty == Ty::ERROR {
            return Expr::error(location);
        }
        let type_ty = self.world.known_type("System.Type", &[]);
        Expr::new(ExprKind::TypeOf(ty), type_ty, location)
    }

    /// `sizeof(T)` of the simple types is a constant.
    pub(crate) fn bind_sizeof(&mut self, ty: &'a ast::Type, location: Location) -> Expr {
        let ty = self.bind_type(ty);
        if ty == Ty::ERROR {
            return Expr::error(location);
        }
        let underlying = self.world.strip_enum(ty);
        let size = match self.world.special_of(underlying) {
            Some(Special::SByte | Special::Byte | Special::Boolean) => 1,
            Some(Special::Int16 | Special::UInt16 | Special::Char) => 2,
            Some(Special::Int32 | Special::UInt32 | Special::Single) => 4,
            Some(Special::Int64 | Special::UInt64 | Special::Double) => 8,
            Some(Special::Decimal) => 16,
            _ => {
                let display = self.world.display(ty);
                return self.error(Code::CS0233, location, &[&display]);
            }
        };
        let int_ty = self.world.special_ty(Special::Int32);
        Expr::new(ExprKind::Literal(Const::Int(size)), int_ty, location)
    }
}
