//! Two edits of the program about events: Yew knows a hundred, the views use three.

use super::glue::named;

/// Yew's function that names an event, and ours: the same type, for the few that the views use.
const NAMES: [&str; 2] =
    ["yew::virtual_dom::listeners::ListenerKind::type_name", "ai_self_check::browser::events::name"];

/// Lets ours do the work of Yew's.
pub(crate) fn rename_events(module: &mut walrus::Module) -> Result<(), String> {
    let mut ids = Vec::new();
    for name in NAMES {
        let [id] = named(module, name)[..] else {
            return Err(format!("the program: expected one function named {name}"));
        };
        ids.push(id);
    }
    let types = ids.iter().map(|id| module.types.get(module.funcs.get(*id).ty()));
    let types: Vec<_> = types.map(|kind| (kind.params().to_vec(), kind.results().to_vec())).collect();
    let [theirs, ours] = &types[..] else { return Ok(()) };
    if theirs != ours {
        return Err(format!("the program: expected {} and {} to be of one type", NAMES[0], NAMES[1]));
    }
    let mut call = walrus::FunctionBuilder::new(&mut module.types, &theirs.0, &theirs.1);
    let locals: Vec<_> = theirs.0.iter().map(|parameter| module.locals.add(*parameter)).collect();
    let mut body = call.func_body();
    for local in &locals {
        body.local_get(*local);
    }
    body.call(ids[1]);
    module.funcs.get_mut(ids[0]).kind = walrus::FunctionKind::Local(call.local_func(locals));
    Ok(())
}

/// How Yew clones a kind of event with its flag.
const CLONES: &str = "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone";

/// Lets it copy the 16 bytes. That is what its hundred cases come to, but for the one with a name of its own, which
/// no view uses; `src/browser/events.rs` holds the compiler to the 16 bytes.
pub(crate) fn copy_events(module: &mut walrus::Module) -> Result<(), String> {
    let [id] = named(module, CLONES)[..] else {
        return Err(format!("the program: expected one function named {CLONES}"));
    };
    let kind = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
    if parameters != [walrus::ValType::I32; 2] || !results.is_empty() {
        return Err(format!("the program: expected {CLONES} to take two addresses"));
    }
    let memory = module.memories.iter().next().map(walrus::Memory::id);
    let memory = memory.ok_or("the program: expected a memory")?;
    let [to, from] = [walrus::ValType::I32; 2].map(|kind| module.locals.add(kind));
    let mut copy = walrus::FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = copy.func_body();
    for offset in [0, 8] {
        let place = walrus::ir::MemArg { align: 4, offset };
        body.local_get(to).local_get(from);
        body.load(memory, walrus::ir::LoadKind::I64 { atomic: false }, place);
        body.store(memory, walrus::ir::StoreKind::I64 { atomic: false }, place);
    }
    module.funcs.get_mut(id).kind = walrus::FunctionKind::Local(copy.local_func(vec![to, from]));
    Ok(())
}
