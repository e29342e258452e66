//! Name scopes of a body: blocks, loops, functions. Each can own a display class, so each has a [`ScopeId`].

use crate::diag::Code;
use crate::hir::*;

use super::Binder;

/// The names that one scope declares.
#[derive(Debug, Clone)]
pub struct Frame {
    pub id: ScopeId,
    pub function: FunctionId,
    pub names: Vec<(Symbol, Named)>,
    /// `static` local functions and lambdas start here: outer locals are refused (CS8421).
    pub is_static_boundary: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Local(LocalId),
    LocalFunction(FunctionId),
    /// A type parameter of a local function.
    TypeParam(TypeParamId),
}

impl Binder<'_> {
    /// Opens a scope of the current function.
    pub fn push_scope(&mut self) -> ScopeId {
        let parent = self.frames.last().map(|f| f.id);
        self.body.scopes.push(crate::hir::body::Scope { parent, function: self.function });
        let id = ScopeId(self.body.scopes.len() as u32 - 1);
        self.frames.push(Frame { id, function: self.function, names: Vec::new(), is_static_boundary: false });
        id
    }

    pub fn pop_scope(&mut self) {
        self.frames.pop();
    }

    pub fn current_scope(&self) -> ScopeId {
        self.frames.last().map_or(ScopeId(0), |f| f.id)
    }

    /// Declares a user's variable in the innermost scope: CS0128 for a second one in the same scope, CS0136 when an enclosing scope of the
    /// same function has one (a lambda or local function may shadow outer names).
    pub fn declare_local(&mut self, name: &str, ty: Ty, kind: LocalKind, location: Location) -> LocalId {
        self.check_duplicate(name, location);
        let scope = self.current_scope();
        let local = self.add_local(Local {
            name: name.into(),
            ty,
            kind,
            ref_kind: RefKind::None,
            function: self.function,
            scope,
            location,
            captured: false,
            constant: None,
        });
        self.declare_name(name, Named::Local(local));
        local
    }

    /// Makes a name visible in the innermost scope without any check.
    pub fn declare_name(&mut self, name: &str, named: Named) {
        if let Some(frame) = self.frames.last_mut() {
            frame.names.push((name.into(), named));
        }
    }

    /// Reports CS0128, CS0136 or CS0100.
    pub fn check_duplicate(&mut self, name: &str, location: Location) {
        let innermost = self.frames.len().saturating_sub(1);
        let mut code = None;
        for (i, frame) in self.frames.iter().enumerate().rev() {
            if frame.function != self.function {
                break;
            }
            if let Some((_, found)) = frame.names.iter().find(|(n, _)| &**n == name) {
                // Parameters share the scope of the block, but not its rule.
                let is_parameter = matches!(found, Named::Local(l)
                    if self.body.locals.get(l.index()).is_some_and(|l| matches!(l.kind, LocalKind::Parameter(_))));
                code = Some(if i == innermost && !is_parameter { Code::CS0128 } else { Code::CS0136 });
                break;
            }
        }
        if code.is_none() && self.is_declared_around(name) {
            code = Some(Code::CS0136);
        }
        if let Some(code) = code {
            self.report(code, location, &[name]);
        }
    }

    /// The variable or local function of that name that is visible here.
    pub fn find_name(&self, name: &str) -> Option<Named> {
        self.frames.iter().rev().find_map(|f| f.names.iter().rev().find(|(n, _)| &**n == name)).map(|&(_, named)| named)
    }
}
