//! `try`: protected regions and handlers.
//!
//! ```text
//! try { A } catch (E e) { B } finally { C }
//!
//!   start:  A; leave end
//!   catch:  enterhandler; e := exception; B; leave end      protected by finally too
//!   finally: enterhandler; C; endfinally
//!   end:
//! ```

use hoist_bytecode::TypeId;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Label, PendingHandler, PendingKind};
use super::function::FunctionEmitter;

impl FunctionEmitter<'_> {
    pub(super) fn try_statement(&mut self, stmt: &Stmt, body: &Stmt, catches: &[Catch], finally: Option<&Stmt>) {
        let outer = self.region;
        let (start, end) = (self.asm.label(), self.asm.label());
        // A label right before the `try` must not fall together with its first instruction: a `goto` to it leaves the region.
        self.asm.abc(Op::Nop, 0, 0, 0);
        self.asm.bind(start);
        self.region = self.region_of(body);
        // A region must not be empty: labels at its end would belong to what follows.
        self.asm.abc(Op::Nop, 0, 0, 0);
        self.statement(body);
        self.leave(end);
        let body_end = self.asm.label();
        self.asm.bind(body_end);
        for catch in catches {
            self.region = self.region_of(stmt);
            self.catch(catch, start, body_end, end);
        }
        if let Some(finally) = finally {
            let (handler, handler_end, protected_end) = (self.asm.label(), self.asm.label(), self.asm.label());
            self.asm.bind(protected_end);
            self.asm.bind(handler);
            self.asm.abc(Op::EnterHandler, 0, 0, 0);
            self.region = self.region_of(finally);
            self.statement(finally);
            self.asm.abc(Op::EndFinally, 0, 0, 0);
            self.asm.bind(handler_end);
            self.asm.handler(PendingHandler {
                start,
                end: protected_end,
                handler,
                handler_end,
                kind: PendingKind::Finally,
            });
        }
        self.region = outer;
        self.asm.bind(end);
    }

    fn leave(&mut self, end: Label) {
        if self.asm.falls_through() {
            self.asm.jump(Op::Leave, 0, 0, end);
        }
    }

    fn catch(&mut self, catch: &Catch, start: Label, body_end: Label, end: Label) {
        // A register of its own: whatever a temporary's becomes would be taken for the handler's.
        let exception = self.asm.registers(&[hoist_bytecode::RegKind::Ref]);
        let (handler, handler_end) = (self.asm.label(), self.asm.label());
        let ty = self.ty(catch.ty);
        let kind = if let Some(filter) = &catch.filter {
            // The filter tests the type first; it runs in the first pass.
            let (filter_start, no) = (self.asm.label(), self.asm.label());
            self.asm.bind(filter_start);
            self.asm.abc(Op::EnterHandler, 0, 0, 0);
            let result = self.bits();
            self.load_int(result, 0);
            let id = self.code.type_id(ty);
            let found = self.reference();
            self.asm.with_words(
                Op::IsInstance,
                found.0,
                exception.0,
                0,
                vec![super::assembler::Word::Plain(u64::from(id.0))],
            );
            self.asm.jump(Op::JumpFalse, found.0, 0, no);
            self.bind_caught(catch.local, exception);
            self.at(filter.location);
            self.condition(filter, no, false);
            self.load_int(result, 1);
            self.asm.bind(no);
            self.asm.r1(Op::EndFilter, result);
            PendingKind::Filter { filter: filter_start, exception }
        } else {
            let id: TypeId = self.code.type_id(ty);
            PendingKind::Catch { ty: id, exception }
        };
        self.asm.bind(handler);
        self.asm.abc(Op::EnterHandler, 0, 0, 0);
        self.region = self.region_of(&catch.body);
        self.caught.push(exception);
        self.bind_caught(catch.local, exception);
        self.statement(&catch.body);
        self.caught.pop();
        self.leave(end);
        self.asm.bind(handler_end);
        self.asm.handler(PendingHandler { start, end: body_end, handler, handler_end, kind });
    }
}
