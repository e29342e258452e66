//! Which of two target types a conversion prefers.

use crate::hir::*;
use crate::world::World;

impl World {
    /// Whether `a` is the better target than `b`: -1 when `a` is, 1 when `b` is, 0 when neither.
    pub fn better_target(&mut self, a: Ty, b: Ty) -> i32 {
        if self.same_type(a, b) {
            return 0;
        }
        match (self.is_better_conversion_target(a, b), self.is_better_conversion_target(b, a)) {
            (true, false) => -1,
            (false, true) => 1,
            _ => 0,
        }
    }

    /// `a` converts implicitly to `b` and not back, `Task<A>` over `Task<B>` likewise, signed over unsigned, `ReadOnlySpan` over `Span`.
    pub fn is_better_conversion_target(&mut self, a: Ty, b: Ty) -> bool {
        if self.same_type(a, b) {
            return false;
        }
        // Spans come before the general rule: from an array ReadOnlySpan<T> is preferred.
        if let (Some((x, true)), Some((y, false))) = (self.span_element(a), self.span_element(b)) {
            return self.same_type(x, y) || self.implicit_conversion(x, y).is_some();
        }
        if let (Some((_, false)), Some((_, true))) = (self.span_element(a), self.span_element(b)) {
            return false;
        }
        let forth = self.implicit_conversion(a, b).is_some();
        let back = self.implicit_conversion(b, a).is_some();
        if forth != back {
            return forth;
        }
        if let (Some(x), Some(y)) = (self.task_result(a), self.task_result(b)) {
            return self.is_better_conversion_target(x, y);
        }
        let (a, b) = (self.strip_nullable(a), self.strip_nullable(b));
        match (self.special_of(a), self.special_of(b)) {
            (Some(a), Some(b)) => is_better_integer(a, b),
            _ => false,
        }
    }

    /// `T` of `Task<T>` and `ValueTask<T>`.
    pub fn task_result(&self, ty: Ty) -> Option<Ty> {
        let TyKind::Named { def, args } = self.kind(ty) else { return None };
        let def = &self[*def];
        let is_task = &*def.namespace == "System.Threading.Tasks" && matches!(&*def.name, "Task" | "ValueTask");
        (is_task && args.len() == 1).then(|| args[0])
    }
}

fn is_better_integer(a: Special, b: Special) -> bool {
    use Special::*;
    match a {
        SByte => matches!(b, Byte | UInt16 | UInt32 | UInt64 | UIntPtr),
        Int16 => matches!(b, UInt16 | UInt32 | UInt64 | UIntPtr),
        Int32 => matches!(b, UInt32 | UInt64 | UIntPtr),
        Int64 => matches!(b, UInt64 | UIntPtr),
        IntPtr => matches!(b, UInt64 | UIntPtr),
        _ => false,
    }
}
