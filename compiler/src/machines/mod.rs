//! Descriptions of the types that lowering made: state machines and closures.

mod names;
mod reason;
mod spelling;

use crate::hir::*;
use crate::world::World;

pub use names::{identifier, readable, source_name};
pub(crate) use reason::temporary;
pub use reason::{Kept, NoField, Point, Reason, StaleUse, Unhoisted};
pub(crate) use spelling::keyword;
pub use spelling::type_spelling;

use reason::Words;

/// Kinds of made types that are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InfoKind {
    Async,
    AsyncIterator,
    Iterator,
    Closure,
}

impl InfoKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Async => "async",
            Self::AsyncIterator => "async iterator",
            Self::Iterator => "iterator",
            Self::Closure => "closure",
        }
    }
}

/// What an await asks of the context in which the rest runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedContext {
    /// The SynchronizationContext or TaskScheduler is captured.
    Captured,
    /// `ConfigureAwait(false)`
    Nothing,
    /// What `ConfigureAwait` was called with is not written here.
    Configured,
    /// The awaiter's own business.
    Awaiter,
}

/// One `await` of a machine, in order of the code.
#[derive(Debug, Clone)]
pub struct AwaitSite {
    pub awaiter: Ty,
    /// Calls AwaitUnsafeOnCompleted.
    pub is_unsafe: bool,
    pub location: Location,
    /// Type of the awaited expression.
    pub awaited: Ty,
    pub context: AskedContext,
}

/// What lowering remembers of a type that it made.
#[derive(Debug, Clone)]
pub struct MachineInfo {
    pub kind: InfoKind,
    pub ty: TypeDefId,
    /// The method (perhaps a lambda's) that the machine is of; None for closures.
    pub method: Option<MethodDefId>,
    pub builder: Option<Ty>,
    pub awaits: Vec<AwaitSite>,
    pub yields: Vec<Location>,
    /// Why each field is there.
    pub reasons: Vec<(FieldDefId, Reason)>,
    /// Variables that need no field.
    pub unhoisted: Vec<Unhoisted>,
    /// From where to where the code runs without a suspension between.
    pub edges: Vec<(Point, Point)>,
}

/// A made type as it is described to the outside.
#[derive(Debug, Clone)]
pub struct Description {
    /// `async`, `async iterator`, `iterator`, `closure`
    pub kind: &'static str,
    /// The declaring type, in C# spelling without namespaces.
    pub owner: String,
    /// Metadata name of the source method; None for closures.
    pub method: Option<String>,
    /// As the source has it: `async Task<int> SumAsync(Source s, int n)`.
    pub signature: String,
    /// Metadata name of the type.
    pub type_name: String,
    pub is_struct: bool,
    pub is_generic: bool,
    pub fields: Vec<FieldDescription>,
    /// Bytes of the struct or of the object; None if the type parameters allow no reference type.
    pub size: Option<u32>,
    /// Bytes of the object that the first suspension allocates.
    pub box_size: Option<u32>,
    /// Builder of the task; None for iterators and closures.
    pub builder: Option<String>,
    /// The task that a call which never suspends may allocate for its result: `Task<int>` and its bytes.
    pub result_task: Option<(String, u32)>,
    pub awaits: Vec<AwaitDescription>,
    /// Where the method stands.
    pub location: Location,
    pub yields: Vec<YieldDescription>,
    pub unhoisted: Vec<UnhoistedDescription>,
    pub edges: Vec<(Point, Point)>,
    pub ty: TypeDefId,
    pub method_id: Option<MethodDefId>,
}

/// A field of a made type.
#[derive(Debug, Clone)]
pub struct FieldDescription {
    pub id: FieldDefId,
    pub name: Symbol,
    /// A name that C# allows: `<total>5__2` is `total`.
    pub readable: String,
    pub type_name: String,
    /// Why it is there.
    pub reason: String,
}

/// A variable of the user that needs no field.
#[derive(Debug, Clone)]
pub struct UnhoistedDescription {
    pub name: Symbol,
    pub location: Location,
    pub reason: String,
}

/// An `await` of a machine.
#[derive(Debug, Clone)]
pub struct AwaitDescription {
    pub awaiter: String,
    pub is_unsafe: bool,
    pub location: Location,
    /// The state number while suspended there.
    pub state: i32,
    /// The awaited expression and its type.
    pub code: String,
    pub awaited: String,
    /// What chose between the builder's two methods.
    pub registration_reason: String,
    /// What becomes of the context.
    pub context: String,
}

/// A `yield return` of a machine.
#[derive(Debug, Clone)]
pub struct YieldDescription {
    pub location: Location,
    pub state: i32,
    pub code: String,
}

/// All machines and closures of the user's program that have been lowered so far, in that order.
pub fn describe(world: &mut World) -> Vec<Description> {
    let infos = world.machines.clone();
    let infos: Vec<MachineInfo> = infos.into_iter().filter(|info| world[info.ty].is_user).collect();
    infos.iter().map(|info| describe_one(world, info)).collect()
}

fn describe_one(world: &mut World, info: &MachineInfo) -> Description {
    let def = &world[info.ty];
    let is_struct = def.kind == TypeDefKind::Struct;
    let own = def.type_params.len();
    let is_generic = !def.all_type_params.is_empty();
    let location = match info.method {
        Some(method) => world[method].location,
        None => def.location,
    };
    let suffix = if own > 0 { format!("`{own}") } else { String::new() };
    let type_name = format!("{}{suffix}", def.name);
    let owner = match def.outer {
        Some(outer) => {
            let ty = crate::made::own_ty(world, outer);
            type_spelling(world, ty)
        }
        None => String::new(),
    };
    let field_ids: Vec<FieldDefId> =
        world[info.ty].fields.iter().copied().filter(|&f| !world[f].modifiers.is_static).collect();
    let closed = closed_over_string(world, info.ty);
    let size = closed.map(|ty| {
        if is_struct { crate::layout::net_value_size(world, ty) } else { crate::layout::net_object_size(world, ty) }
    });
    let box_size = match (size, info.builder) {
        (Some(size), Some(builder)) if info.kind == InfoKind::Async => box_size(world, info.ty, builder, size),
        _ => None,
    };
    let builder = info.builder.map(|b| type_spelling(world, b));
    let result_task = info.builder.and_then(|b| result_task(world, info.ty, b));
    let critical = world.known_type("System.Runtime.CompilerServices.ICriticalNotifyCompletion", &[]);
    let awaits = info.awaits.iter().enumerate().map(|(n, site)| describe_await(world, site, n, critical)).collect();
    let signature = names::signature(world, info);
    let readable = names::readable(world, &field_ids);
    let words = Words { world, awaits: info.awaits.iter().map(|a| a.location).collect(), yields: info.yields.clone() };
    let fields = field_ids
        .iter()
        .zip(readable)
        .map(|(&f, readable)| FieldDescription {
            id: f,
            name: world[f].name.clone(),
            readable,
            type_name: type_spelling(world, world[f].ty),
            reason: match info.reasons.iter().find(|(field, _)| *field == f) {
                Some((_, reason)) => words.reason(reason),
                None => names::standard_reason(&world[f].name, info.kind).to_string(),
            },
        })
        .collect();
    let unhoisted = info
        .unhoisted
        .iter()
        .map(|u| UnhoistedDescription { name: u.name.clone(), location: u.location, reason: words.no_field(u) })
        .collect();
    let yields = (0..)
        .zip(&info.yields)
        .map(|(n, &location)| YieldDescription {
            location,
            state: if info.kind == InfoKind::AsyncIterator { -4 - n } else { n + 1 },
            code: words.code(location, 48),
        })
        .collect();
    Description {
        kind: info.kind.name(),
        owner,
        method: info.method.map(|m| world[m].name.to_string()),
        signature,
        type_name,
        is_struct,
        is_generic,
        fields,
        size,
        box_size,
        builder,
        result_task,
        awaits,
        location,
        yields,
        unhoisted,
        edges: info.edges.clone(),
        ty: info.ty,
        method_id: info.method,
    }
}

fn describe_await(world: &mut World, site: &AwaitSite, number: usize, critical: Ty) -> AwaitDescription {
    let awaiter = type_spelling(world, site.awaiter);
    let converts = world.implicit_conversion(site.awaiter, critical).is_some();
    let is_parameter = matches!(world.kind(site.awaiter), TyKind::Param(_));
    let registration_reason = match (converts, is_parameter) {
        (true, true) => format!("a constraint of {awaiter} is ICriticalNotifyCompletion"),
        (true, false) => format!("{awaiter} implements ICriticalNotifyCompletion"),
        (false, _) => format!("{awaiter} is no ICriticalNotifyCompletion, only INotifyCompletion"),
    };
    let context = match site.context {
        AskedContext::Captured => "captures the context",
        AskedContext::Nothing => "ConfigureAwait(false): captures nothing",
        AskedContext::Configured => "as its ConfigureAwait was told",
        AskedContext::Awaiter => "the awaiter decides about the context",
    };
    let words = Words { world, awaits: Vec::new(), yields: Vec::new() };
    let code = words.code(site.location, 48);
    AwaitDescription {
        awaiter,
        is_unsafe: site.is_unsafe,
        location: site.location,
        state: number as i32,
        code: code.strip_prefix("await ").unwrap_or(&code).to_string(),
        awaited: type_spelling(world, site.awaited),
        registration_reason,
        context: context.to_string(),
    }
}

/// `Task<int>` and its size, if a call that completes at once needs a new one for its result.
fn result_task(world: &mut World, machine: TypeDefId, builder: Ty) -> Option<(String, u32)> {
    let def = world.type_def(builder)?;
    if &*world[def].name != "AsyncTaskMethodBuilder" || &*world[def].namespace != "System.Runtime.CompilerServices" {
        return None;
    }
    let result = world.type_args(builder).first().copied()?;
    let task = world.known_type("System.Threading.Tasks.Task", &[result]);
    let shown = type_spelling(world, task);
    let string = world.string_ty();
    let params = world[machine].all_type_params.clone();
    let subst = Subst::new(&params, &vec![string; params.len()]);
    let closed = world.substitute(task, &subst);
    Some((shown, crate::layout::net_object_size(world, closed)))
}

/// The type with `string` for every type parameter, if the constraints allow that.
fn closed_over_string(world: &mut World, def: TypeDefId) -> Option<Ty> {
    let string = world.string_ty();
    let params = world[def].all_type_params.clone();
    for &param in &params {
        world.ensure_constraints(param);
        let declared = &world[param];
        if declared.has_struct || declared.has_unmanaged || declared.has_new {
            return None;
        }
        for constraint in declared.constraints.clone() {
            if !matches!(world.kind(constraint), TyKind::Param(_)) {
                let subst = Subst::new(&params, &vec![string; params.len()]);
                let constraint = world.substitute(constraint, &subst);
                if !world.satisfies(string, constraint) {
                    return None;
                }
            }
        }
    }
    let args = vec![string; params.len()];
    Some(world.types.named(def, &args))
}

/// 16 + the fields of `Task<TResult>` + the machine; None for builders of other kinds.
fn box_size(world: &mut World, machine: TypeDefId, builder: Ty, size: u32) -> Option<u32> {
    let def = world.type_def(builder)?;
    let is_task_box = matches!(
        &*world[def].name,
        "AsyncTaskMethodBuilder" | "AsyncValueTaskMethodBuilder" | "AsyncVoidMethodBuilder"
    );
    if !is_task_box || &*world[def].namespace != "System.Runtime.CompilerServices" {
        return None;
    }
    let string = world.string_ty();
    let params = world[machine].all_type_params.clone();
    let subst = Subst::new(&params, &vec![string; params.len()]);
    let result = match world.type_args(builder).first().copied() {
        Some(result) => {
            let result = world.substitute(result, &subst);
            crate::layout::shape_of(world, result)
        }
        None => {
            return Some(16 + 56 + size);
        }
    };
    Some((16 + (48 + result.size).next_multiple_of(8) + size).next_multiple_of(8))
}
