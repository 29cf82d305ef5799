//! The windmill of the sheets: the product's picture, as it looks in one colour on any printer.
//!
//! It says nothing, so readers pass over it. Attributes only, no style.

/// An SVG of 200 by 240.
pub(super) const MILL: &str = "<svg class=\"mill\" viewBox=\"0 0 200 240\" aria-hidden=\"true\">\
<path class=\"ground\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"4\" d=\"M8 234Q100 222 192 234\"/>\
<g fill=\"currentColor\"><path d=\"M64 226h30v-24a6 6 0 0 1 12 0v24h30L124 118H76z\"/><path d=\"M70 113q30-42 60 0z\"/></g>\
<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\">\
<g transform=\"rotate(22 100 90)\"><path stroke-width=\"5\" d=\"M100 90V6\"/><path d=\"M100 10h19v64h-19M109 10v64M100 26h19M100 42h19M100 58h19\"/></g>\
<g transform=\"rotate(112 100 90)\"><path stroke-width=\"5\" d=\"M100 90V6\"/><path d=\"M100 10h19v64h-19M109 10v64M100 26h19M100 42h19M100 58h19\"/></g>\
<g transform=\"rotate(202 100 90)\"><path stroke-width=\"5\" d=\"M100 90V6\"/><path d=\"M100 10h19v64h-19M109 10v64M100 26h19M100 42h19M100 58h19\"/></g>\
<g transform=\"rotate(292 100 90)\"><path stroke-width=\"5\" d=\"M100 90V6\"/><path d=\"M100 10h19v64h-19M109 10v64M100 26h19M100 42h19M100 58h19\"/></g>\
</g><circle fill=\"currentColor\" cx=\"100\" cy=\"90\" r=\"8\"/></svg>\n";
