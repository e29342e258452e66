//! The syntax tree, re-exported so that the compiler names it in one place.

/// Placeholder until the grammar's tree lands.
#[derive(Debug)]
pub struct TypeDecl;
#[derive(Debug)]
pub struct Expr;
#[derive(Debug)]
pub struct Stmt;
#[derive(Debug)]
pub struct Block;
#[derive(Debug)]
pub struct ConstructorInitializer;
