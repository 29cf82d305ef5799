//! Browser glue: the only place that names `web_sys`. It holds the sessions, draws view models, performs
//! effects, and turns keys into events. What is decided is decided in `session`.

mod events;
mod exports;
mod keys;
mod panic;
mod store;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
