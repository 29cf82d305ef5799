//! The reader of pictures: raw bytes, or the vector's code drawn small and large, and spoilt.

use ai_self_check::workshop::camera::read;

/// The modules of `GZ1TZEW8EQ7A` as a QR code of version 1-Q, a row a number.
const ROWS: [u32; SIDE] = [
    0x1FCF7F, 0x105941, 0x17505D, 0x174F5D, 0x17465D, 0x104841, 0x1FD57F, 0x000600, 0x0EC206, 0x150377,
    0x066949, 0x0398D5, 0x13476F, 0x001360, 0x1FCC8A, 0x105C31, 0x17494B, 0x17565E, 0x17594C, 0x105CA0,
    0x1FC4A6,
];

const SIDE: usize = 21;

/// The light modules around it.
const QUIET: usize = 3;

/// Any bytes: nothing stops, and nothing is read but what was drawn.
pub(crate) fn picture(bytes: &[u8]) {
    let [how, size, dark, light, rest @ ..] = bytes else { return };
    if how % 4 == 0 {
        let width = SIDE + usize::from(*size) % 140;
        let height = rest.len() / width;
        let codes = read(width, height, &rest[..width * height]);
        // Each would need a mark of its own.
        assert!(codes.len() * SIDE * SIDE <= rest.len());
        return;
    }
    let size = usize::from(*size) % 5 + 1;
    let side = (SIDE + 2 * QUIET) * size;
    let mut luma = vec![*light; side * side];
    for (y, modules) in ROWS.iter().enumerate() {
        for x in 0..SIDE {
            if modules >> (SIDE - 1 - x) & 1 == 1 {
                for row in 0..size {
                    let from = ((y + QUIET) * size + row) * side + (x + QUIET) * size;
                    luma[from..from + size].fill(*dark);
                }
            }
        }
    }
    // Each three bytes spoil a stretch: where, how long and how light. Or turn a module round.
    for spot in rest.chunks_exact(3) {
        let place = usize::from(spot[0]) * 256 + usize::from(spot[1]);
        if how % 4 == 1 {
            let (x, y) = (place % SIDE, place / SIDE % SIDE);
            for row in 0..size {
                let from = ((y + QUIET) * size + row) * side + (x + QUIET) * size;
                luma[from..from + size].iter_mut().for_each(|pixel| *pixel = !*pixel);
            }
        } else {
            let from = place * 7 % luma.len();
            let to = (from + usize::from(spot[2] % 32)).min(luma.len());
            luma[from..to].fill(spot[2].wrapping_mul(29));
        }
    }
    for code in read(side, side, &luma) {
        assert_eq!(code.plain(), "GZ1TZEW8EQ7A");
    }
}
