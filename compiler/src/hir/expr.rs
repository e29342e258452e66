//! Expressions, patterns and references to members.

use std::rc::Rc;

use super::ids::{FieldDefId, FunctionId, LocalId, Location, MethodDefId, PropertyDefId, ScopeId, Symbol};
use super::stmt::Stmt;
use super::symbols::RefKind;
use super::types::Ty;

#[derive(Debug, Clone)]
pub struct Expr {
    pub kind: ExprKind,
    pub ty: Ty,
    pub location: Location,
}

/// A field of a constructed type. `owner` is the type that declares it, constructed.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRef {
    pub def: FieldDefId,
    pub owner: Ty,
}

/// A method of a constructed type with its own type arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodRef {
    pub def: MethodDefId,
    /// The constructed type that declares it.
    pub owner: Ty,
    pub type_args: Box<[Ty]>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PropertyRef {
    pub def: PropertyDefId,
    pub owner: Ty,
}

/// An argument, in parameter order. For `ref`, `out`, `in` the expression is a place whose address is passed
/// (an `in` argument that is a value is first put into a temp by `desugar/`).
#[derive(Debug, Clone)]
pub struct Arg {
    pub expr: Expr,
    pub ref_kind: RefKind,
}

/// A constant value. Enums are their underlying value; the expression's type tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Const {
    Null,
    Bool(bool),
    Char(u16),
    /// sbyte, short, int, long, nint and enums over them; sign-extended.
    Int(i64),
    /// byte, ushort, uint, ulong, nuint and enums over them.
    UInt(u64),
    /// float: already rounded to single.
    Float(f32),
    Double(f64),
    /// 96-bit mantissa, scale, sign.
    Decimal(DecimalBits),
    /// UTF-16.
    String(Rc<[u16]>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecimalBits {
    pub lo: u32,
    pub mid: u32,
    pub hi: u32,
    pub scale: u8,
    pub negative: bool,
}

/// Built-in operand types of arithmetic and comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumericType {
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
    Bool,
    /// Reference identity, and comparison with null.
    Ref,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    /// Arithmetic for signed operand types, logical for unsigned ones.
    Shr,
    /// `>>>`.
    ShrUnsigned,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Neg,
    /// `~`
    Complement,
    /// `!`
    Not,
}

/// Who is called.
#[derive(Debug, Clone)]
pub enum Callee {
    /// A method. `receiver` is None for static ones. Whether the call is virtual: `virtual_call`.
    /// A struct receiver is a place when it has one (its address is taken), else a value (put into a temp by emit).
    Method { receiver: Option<Box<Expr>>, method: MethodRef, virtual_call: bool },
    /// A local function (until closure conversion).
    LocalFunction { function: FunctionId, type_args: Box<[Ty]> },
}

/// The kinds of expressions; *core* ones survive desugaring.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// Reported already.
    Error,
    /// Core.
    Literal(Const),
    /// Core. `default(T)`; also `new S()` of a struct without a constructor.
    Default,
    /// Core. A variable, read or written. A `ref` local is read through (see `RefOf` and `RefAssign` for the pointer itself).
    Local(LocalId),
    /// Core. `this`; in a struct a place.
    This,
    /// Core. `base` only as the receiver of a non-virtual call or field; same value as This.
    Base,
    /// Core. Static when `receiver` is None. A receiver of class type is a value; of struct type a place or a value.
    Field {
        receiver: Option<Box<Expr>>,
        field: FieldRef,
    },
    /// Property or indexer, read or assignment target. `base.P` has `virtual_call` false. `args`: indexer arguments.
    Property {
        receiver: Option<Box<Expr>>,
        property: PropertyRef,
        args: Vec<Arg>,
        virtual_call: bool,
    },
    /// Core. `a[i]`, `a[i, j]`; a place. Indices are int or long (already converted).
    ArrayElement {
        array: Box<Expr>,
        indices: Vec<Expr>,
    },
    /// Core. `a.Length` of a one-dimensional array (int) or string.
    ArrayLength(Box<Expr>),
    /// Core. Arguments are complete (defaults and `params` filled in) and in parameter order; when the written order of named arguments
    /// differs, binding puts them into temps with a `Sequence`. A call that returns by reference is a place.
    Call {
        callee: Callee,
        args: Vec<Arg>,
    },
    /// Core. `new C(args)`; a struct's constructor too.
    New {
        constructor: MethodRef,
        args: Vec<Arg>,
    },
    /// `new T()` for a type parameter T: emit resolves it (struct default or constructor call).
    NewTypeParam,
    /// Object or collection initialiser on `target`: `temp` stands for the new object inside `steps` (assignments and Add calls).
    WithInitializer {
        target: Box<Expr>,
        temp: LocalId,
        steps: Vec<Expr>,
    },
    /// `e with { .. }`: `temp` stands for the clone. `clone` is the record's clone method (None for structs and anonymous types' copies).
    With {
        receiver: Box<Expr>,
        clone: Option<MethodRef>,
        temp: LocalId,
        steps: Vec<Expr>,
    },
    /// Core. Lengths for each dimension.
    NewArray {
        element: Ty,
        lengths: Vec<Expr>,
    },
    /// Core. All elements of a one-dimensional array given, or of a multi-dimensional one in row-major order with its lengths.
    ArrayInit {
        element: Ty,
        lengths: Vec<u32>,
        elements: Vec<Expr>,
    },
    /// `stackalloc T[n]`, as Span<T> (the expression's type). `elements` if initialised.
    StackAlloc {
        element: Ty,
        count: Box<Expr>,
        elements: Vec<Expr>,
    },
    /// Core. A delegate over a method. `receiver` as in a call; `virtual_call` looks the method up by the receiver's exact type.
    /// Over an extension method `receiver` is the first argument. `cached`: static method group, made once (C# 11).
    NewDelegate {
        receiver: Option<Box<Expr>>,
        method: MethodRef,
        virtual_call: bool,
        cached: bool,
    },
    /// A delegate over a local function (until closure conversion).
    LocalFunctionDelegate {
        function: FunctionId,
        type_args: Box<[Ty]>,
    },
    /// A lambda or anonymous method converted to the delegate type `ty` (until closure conversion).
    Lambda(FunctionId),
    /// Core (when `lifted` is false). Built-in; operands already converted to `operand_type`.
    Unary {
        op: UnaryOp,
        operand_type: NumericType,
        operand: Box<Expr>,
        checked: bool,
        lifted: bool,
    },
    /// Core (when `lifted` is false). Built-in. Shift counts are int. A lifted one has Nullable operands.
    Binary {
        op: BinaryOp,
        operand_type: NumericType,
        left: Box<Expr>,
        right: Box<Expr>,
        checked: bool,
        lifted: bool,
    },
    /// A lifted user-defined operator: operands are Nullable; the method takes their values. Comparisons give bool.
    LiftedCall {
        method: MethodRef,
        operands: Vec<Expr>,
        is_comparison: bool,
        is_equality: bool,
        is_inequality: bool,
    },
    /// Built-in string concatenation: two or more operands of any type (each already `string`-converted by rule in desugar).
    StringConcat(Vec<Expr>),
    /// Core. `&&`
    LogicalAnd(Box<Expr>, Box<Expr>),
    /// Core. `||`
    LogicalOr(Box<Expr>, Box<Expr>),
    /// User-defined `&&`/`||`: `T.false(x) ? x : T.&(x, y)`.
    UserLogical {
        left: Box<Expr>,
        right: Box<Expr>,
        test: MethodRef,
        combine: MethodRef,
        temp: LocalId,
    },
    /// Core. `c ? a : b`; both of the expression's type. With `is_ref` a place.
    Conditional {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
        is_ref: bool,
    },
    /// `a ?? b`. `left_value` is how the non-null left becomes the result: it reads `temp` (unwrapped when Nullable).
    Coalesce {
        left: Box<Expr>,
        temp: LocalId,
        left_value: Box<Expr>,
        right: Box<Expr>,
    },
    /// `a ??= b`.
    CoalesceAssign {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    /// `r?.M`, `r?[i]`: `temp` holds the receiver (its value if Nullable) inside `access`. Result type is `ty` (Nullable-wrapped or void).
    ConditionalAccess {
        receiver: Box<Expr>,
        temp: LocalId,
        access: Box<Expr>,
    },
    /// Core. Simple assignment to a place (Local, Field, ArrayElement, deref of a by-ref call, Property before desugar). Value of the expression: the assigned value.
    Assign {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    /// Core. `r = ref place`.
    RefAssign {
        local: LocalId,
        place: Box<Expr>,
    },
    /// `x op= e`. `temp` stands for the old value inside `result`, which computes the new one (operator, conversions, with `value` inside).
    CompoundAssign {
        target: Box<Expr>,
        temp: LocalId,
        result: Box<Expr>,
    },
    /// `x++` …: like CompoundAssign; `is_postfix` gives the old value.
    Increment {
        target: Box<Expr>,
        temp: LocalId,
        result: Box<Expr>,
        is_postfix: bool,
    },
    /// `e += handler`, `e -= handler`.
    EventAssign {
        receiver: Option<Box<Expr>>,
        accessor: MethodRef,
        value: Box<Expr>,
        virtual_call: bool,
    },
    /// `(a, b) = e`. `targets` are places (or Discard) or nested deconstructions.
    Deconstruct(Box<Deconstruction>),
    /// A discard `_` as an assignment target or out argument.
    Discard,
    /// Core. A conversion.
    Convert {
        operand: Box<Expr>,
        conversion: Convert,
    },
    /// Core. `e is T` (type test, no pattern).
    IsType {
        operand: Box<Expr>,
        ty: Ty,
    },
    /// Core. `e as T`.
    AsType {
        operand: Box<Expr>,
    },
    IsPattern {
        operand: Box<Expr>,
        temp: LocalId,
        pattern: Box<Pattern>,
    },
    /// A switch expression; `temp` holds the governing value.
    Switch {
        value: Box<Expr>,
        temp: LocalId,
        arms: Vec<SwitchArm>,
    },
    /// Core.
    TypeOf(Ty),
    /// A tuple literal of type `ty` (Tuple): elements converted.
    Tuple(Vec<Expr>),
    /// Tuple `==`/`!=`: pairwise comparisons over temps, combined.
    TupleCompare {
        left: Box<Expr>,
        right: Box<Expr>,
        left_temps: Vec<LocalId>,
        right_temps: Vec<LocalId>,
        comparisons: Vec<Expr>,
        is_equal: bool,
    },
    /// `$"..."` of type string. A handler-typed one is bound to ordinary calls already.
    InterpolatedString(Vec<InterpolationPart>),
    /// `[a, .. b]` converted to `ty`.
    Collection {
        elements: Vec<CollectionElement>,
        kind: Box<CollectionKind>,
    },
    /// `e?` none of these: `^i` and ranges are bound to calls.
    /// Core until machine lowering.
    Await {
        operand: Box<Expr>,
        info: Box<AwaitInfo>,
    },
    /// Core. `throw e` as an expression.
    Throw(Box<Expr>),
    /// Core. Evaluates the effects in order, then the value. `locals` are temps that live here.
    Sequence {
        locals: Vec<LocalId>,
        effects: Vec<Expr>,
        value: Box<Expr>,
    },
    /// Core. Statements (made by desugaring, e.g. of switch expressions), then the value.
    StatementSequence {
        statements: Vec<Stmt>,
        value: Box<Expr>,
    },
    /// Core. The address of a place: initialiser of a ref local, `return ref`, argument of a struct receiver.
    RefOf(Box<Expr>),
    /// Core. Reads or writes through a managed pointer that an expression gives (ref-returning calls have this implicit).
    Deref(Box<Expr>),
    /// Core. Nullable<T>.HasValue and GetValueOrDefault of a Nullable-typed operand, without a call.
    NullableHasValue(Box<Expr>),
    NullableValue(Box<Expr>),
    /// Core. The element address and length behind a span or inline array, by emit's own knowledge: `Span<T>` over an inline-array place.
    InlineArraySpan {
        place: Box<Expr>,
        length: u32,
    },
    /// Core. Element of an `[InlineArray]` struct place; a place.
    InlineArrayElement {
        place: Box<Expr>,
        index: Box<Expr>,
    },
}

/// What a conversion does; chosen by `bind/conversions`.
#[derive(Debug, Clone)]
pub enum Convert {
    /// Same representation: identity, tuple names, reference up-cast, enum to/from its underlying type of the same width, variance.
    Identity,
    /// Between primitives and enums. `checked` throws OverflowException.
    Numeric { checked: bool },
    /// Value type or type parameter to a reference type.
    Box,
    /// Reference to a value type or type parameter (exact type test).
    Unbox,
    /// Reference down-cast, tested.
    CastClass,
    /// T to T?.
    WrapNullable,
    /// T? to T (InvalidOperationException when null).
    UnwrapNullable,
    /// T? to U? by an inner conversion.
    LiftNullable { inner: Box<Convert>, from_value: Ty, to_value: Ty },
    /// null to Nullable or a reference.
    NullLiteral,
    /// A conversion operator; `before` and `after` bring the operand to its parameter and its result to the type. `lifted`: T? to U?.
    User {
        method: MethodRef,
        before: Option<Box<Convert>>,
        parameter: Ty,
        after: Option<Box<Convert>>,
        result: Ty,
        lifted: bool,
    },
    /// Element-wise; temps are made by desugar.
    Tuple(Vec<Convert>),
    /// A call of a library method that does it (decimal, spans, ranges, Int128 …): static method of one argument.
    Call(MethodRef),
    /// One after the other, by way of a type. `Expr::converted` makes two conversions of it; it stays only inside `LiftNullable` and `Tuple`.
    Then(Box<Convert>, Ty, Box<Convert>),
}

/// How an expression is awaited.
#[derive(Debug, Clone)]
pub struct AwaitInfo {
    /// GetAwaiter: an instance method, or an extension method (static, one argument).
    pub get_awaiter: MethodRef,
    pub is_extension: bool,
    pub awaiter_type: Ty,
    /// Getter of IsCompleted.
    pub is_completed: MethodRef,
    pub get_result: MethodRef,
    /// The awaiter implements ICriticalNotifyCompletion.
    pub is_critical: bool,
    pub result_type: Ty,
    pub location: Location,
}

/// `(a, (b, _)) = value`: first the targets' own receivers and indices are evaluated left to right, then the value, then the parts are taken and converted, then assigned.
#[derive(Debug, Clone)]
pub struct Deconstruction {
    pub value: Expr,
    pub root: DeconstructionNode,
    /// Type of the whole: the tuple of the targets.
    pub result_type: Ty,
}

/// How one level is taken apart.
#[derive(Debug, Clone)]
pub struct DeconstructionNode {
    /// Deconstruct method (instance or extension) or None for a tuple's elements.
    pub method: Option<MethodRef>,
    pub is_extension: bool,
    /// One temp for each part, of the part's own type.
    pub parts: Vec<LocalId>,
    pub targets: Vec<DeconstructionTarget>,
}

#[derive(Debug, Clone)]
pub enum DeconstructionTarget {
    /// `place = value`; `value` reads the part's temp, converted.
    Assign {
        place: Expr,
        value: Expr,
    },
    Discard,
    Nested(DeconstructionNode),
}

#[derive(Debug, Clone)]
pub enum InterpolationPart {
    Text(Rc<[u16]>),
    Hole { expr: Expr, alignment: Option<i32>, format: Option<Rc<[u16]>> },
}

#[derive(Debug, Clone)]
pub enum CollectionElement {
    /// Already converted to the element type.
    Item(Expr),
    /// `temp` is each element while `item` is evaluated.
    Spread { info: Box<super::stmt::ForeachInfo>, collection: Expr, item: Expr, has_length: Option<MethodRef> },
}

/// What a collection expression makes.
#[derive(Debug, Clone)]
pub enum CollectionKind {
    Array(Ty),
    /// Span<T> or ReadOnlySpan<T>.
    Span {
        element: Ty,
        read_only: bool,
    },
    /// List<T> (also for IList, ICollection); `constructor` takes a capacity.
    List {
        element: Ty,
    },
    /// IEnumerable<T>, IReadOnlyList<T>, …: a read-only wrapper over an array.
    ReadOnlyInterface {
        element: Ty,
    },
    /// A type with a parameterless constructor and Add.
    Add {
        constructor: MethodRef,
        add: MethodRef,
        is_extension: bool,
        element: Ty,
        temp: LocalId,
    },
    /// `[CollectionBuilder]`: a method that takes a ReadOnlySpan<T>.
    Builder {
        method: MethodRef,
        element: Ty,
    },
}

#[derive(Debug, Clone)]
pub struct SwitchArm {
    pub pattern: Pattern,
    pub when: Option<Expr>,
    /// Converted to the switch's type.
    pub value: Expr,
    pub scope: ScopeId,
    pub location: Location,
}

/// A pattern, tested against an input of type `input`.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub kind: PatternKind,
    pub input: Ty,
    /// Type after a successful match.
    pub narrowed: Ty,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub enum PatternKind {
    Error,
    Discard,
    /// `var x`
    Var(LocalId),
    /// `null`, `5`, `"a"`, `E.A`: `value` is converted to the input (or narrowed) type.
    Constant(Const),
    /// `T`, `T x`
    Type {
        ty: Ty,
        local: Option<LocalId>,
    },
    /// `< 5`
    Relational {
        op: BinaryOp,
        value: Const,
    },
    /// `T (p, ..) { P: q } x`: type test, then Deconstruct or tuple elements, then properties.
    Recursive {
        ty: Option<Ty>,
        /// Deconstruct method; None with positional sub-patterns: tuple elements.
        deconstruct: Option<MethodRef>,
        deconstruct_is_extension: bool,
        /// `temp` receives the part.
        positional: Vec<(LocalId, Pattern)>,
        /// Each: the member read on `temp_input`, into temp, then the pattern. Chains `A.B:` are nested Recursive patterns.
        properties: Vec<PropertyPattern>,
        /// Temp that holds the (narrowed) input while members are read.
        temp: LocalId,
        local: Option<LocalId>,
    },
    /// `[a, .. rest, b]`; all accesses are expressions over `temp`, the input.
    List {
        temp: LocalId,
        length: Expr,
        length_temp: LocalId,
        before: Vec<PropertyPattern>,
        slice: Option<Option<Box<PropertyPattern>>>,
        after: Vec<PropertyPattern>,
        local: Option<LocalId>,
    },
    And(Box<Pattern>, Box<Pattern>),
    Or(Box<Pattern>, Box<Pattern>),
    Not(Box<Pattern>),
}

/// A value computed from the pattern's input and matched.
#[derive(Debug, Clone)]
pub struct PropertyPattern {
    /// Reads the member on the input temp.
    pub access: Expr,
    pub temp: LocalId,
    pub pattern: Pattern,
}

impl Expr {
    pub fn new(kind: ExprKind, ty: Ty, location: Location) -> Self {
        Self { kind, ty, location }
    }

    pub fn error(location: Location) -> Self {
        Self { kind: ExprKind::Error, ty: Ty::ERROR, location }
    }

    /// Not used for anything but its name, e.g. in messages.
    pub fn is_error(&self) -> bool {
        matches!(self.kind, ExprKind::Error) || self.ty == Ty::ERROR
    }
}

/// A name with the declared symbol it was found as; used by completion.
pub type NamedSymbol = Symbol;
