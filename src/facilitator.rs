//! The facilitator's page: [`View`](crate::workshop::room::view::View)s in, [`Event`](crate::workshop::room::Event)s
//! out, and the glue to the browser (feature `facilitator`).
//!
//! A program of its own: no visitor of a check loads it. One component, plain functions below it, no words and no
//! decisions. Only [`glue`] names the browser.

mod block;
mod glue;
mod map;
mod picture;
mod screen;
