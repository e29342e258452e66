//! Machine lowering on trees made by hand: what the passes make of an await, and the sizes that come out.

use hoist_compiler::declare::library::Embedded;
use hoist_compiler::hir::*;
use hoist_compiler::made::{self, tree};
use hoist_compiler::world::World;
use hoist_compiler::{machine, machines};

const SOURCE: &str = "
using System.Threading.Tasks;
class P { static Task<int> F(Task t, int n) => null; }
";

fn world() -> World {
    let mut world = World::new(Box::new(Embedded));
    world.add_source("test.cs", SOURCE, true);
    world.finish_user_declarations();
    world
}

fn await_of(world: &mut World, operand: Expr) -> Expr {
    let at = operand.location;
    let get_awaiter = world.find_method(operand.ty, "GetAwaiter", &[]).unwrap();
    let awaiter_type = world.method_return(&get_awaiter);
    let is_completed = world.find_method(awaiter_type, "get_IsCompleted", &[]).unwrap();
    let get_result = world.find_method(awaiter_type, "GetResult", &[]).unwrap();
    let result_type = world.method_return(&get_result);
    let info = AwaitInfo {
        get_awaiter,
        is_extension: false,
        awaiter_type,
        is_completed,
        get_result,
        is_critical: true,
        result_type,
        location: at,
    };
    tree::expr(ExprKind::Await { operand: Box::new(operand), info: Box::new(info) }, result_type, at)
}

/// `int a = n; int b = n; await t; b = 2; return a + b;`
#[test]
fn hoists_what_is_read_after_an_await() {
    let mut world = world();
    let def = world.declared.user_types[0];
    let ty = made::own_ty(&mut world, def);
    let (int, task) = (world.int_ty(), world.known_type("System.Threading.Tasks.Task", &[]));
    let method = world.find_method(ty, "F", &[task, int]).unwrap().def;
    let at = world[method].location;
    let locals = vec![
        made::local("t", task, LocalKind::Parameter(0), at),
        made::local("n", int, LocalKind::Parameter(1), at),
        made::local("a", int, LocalKind::User, at),
        made::local("b", int, LocalKind::User, at),
    ];
    let read = |i: u32| tree::local(LocalId(i), if i == 0 { task } else { int }, at);
    let awaited = await_of(&mut world, read(0));
    let sum = tree::binary(BinaryOp::Add, NumericType::I32, read(2), read(3), int);
    let statements = vec![
        tree::declare(LocalId(2), Some(read(1)), at),
        tree::declare(LocalId(3), Some(read(1)), at),
        tree::eval(awaited),
        tree::set(read(3), tree::int(2, int, at)),
        Stmt::new(StmtKind::Return(Some(sum)), at),
    ];
    let mut body = made::plain_body(&world, method, locals, statements, 0);
    body.functions[0].is_async = true;
    let kickoff = machine::lower(&mut world, body);
    assert!(!kickoff.has_errors, "{:?}", world.diagnostics.list());
    let described = machines::describe(&mut world);
    let machine = &described[0];
    let names: Vec<&str> = machine.fields.iter().map(|f| &*f.name).collect();
    assert_eq!(names, ["<>1__state", "<>t__builder", "n", "t", "<a>5__2", "<>u__1"]);
    assert_eq!(machine.type_name, "<F>d__0");
    assert_eq!((machine.size, machine.box_size), (Some(40), Some(112)));
}
