//! Sequential layout: the order of declaration, as in C.

use super::{Shape, ShapeKind, align_up};

/// A struct whose fields keep their order.
pub(super) fn structure(fields: &[Shape]) -> Shape {
    let mut position = 0;
    let mut align = 1;
    for field in fields {
        position = align_up(position, field.align.max(1)) + field.size;
        align = align.max(field.align);
    }
    let size = align_up(position, align).max(1);
    Shape { size, align, kind: ShapeKind::Struct, has_references: false, is_auto: false }
}
