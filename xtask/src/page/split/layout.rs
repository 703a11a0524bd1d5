//! Which places of the table and which bytes of the memory belong to which part.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;

use super::places::{MAIN, Place, Places};
use super::program::Program;
use super::references::References;

/// What it costs, in bytes, to begin another stretch of data.
const STRETCH: usize = 8;

/// What the modules agree on.
pub(super) struct Layout {
    /// Which function each place of the table holds once its part is there.
    pub(super) slots: BTreeMap<u32, u32>,
    /// The place of the table through which a function is called from elsewhere.
    pub(super) slot_of: HashMap<u32, u32>,
    /// How many places the table has.
    pub(super) table_end: u32,
    /// The data of each place, by address.
    pub(super) data: Vec<Vec<(u32, Vec<u8>)>>,
}

impl Layout {
    /// Gives a place in the table to every function that is called from elsewhere, and each byte to whom it belongs.
    pub(super) fn new(
        program: &Program<'_>,
        references: &References,
        places: &Places,
    ) -> Result<Self> {
        let mut slots = program.slots.clone();
        let mut slot_of: HashMap<u32, u32> =
            slots.iter().map(|(slot, function)| (*function, *slot)).collect();
        let mut table_end = program.table_end()?;
        for (function, place) in (0..).zip(&places.of_functions) {
            for called in program.calls(function)? {
                if places.of_functions[called as usize] != *place {
                    slot_of.entry(called).or_insert_with(|| {
                        slots.insert(table_end, called);
                        table_end += 1;
                        table_end - 1
                    });
                }
            }
        }
        let mut data = vec![Vec::new(); places.names.len()];
        for part in &program.data {
            let owners = owners(part.address, part.bytes.len(), references, places);
            for (place, data) in data.iter_mut().enumerate() {
                let is_own = |index: usize| owners[index].unwrap_or(MAIN) == place;
                for (from, to) in
                    stretches(part.bytes.len(), is_own, place == MAIN || part.is_constant)
                {
                    let address = part.address + u32::try_from(from)?;
                    data.push((address, part.bytes[from..to].to_vec()));
                }
            }
        }
        Ok(Self { slots, slot_of, table_end, data })
    }
}

/// Whose each byte is: of one place if all pieces of data that hold it are, otherwise of the main program.
fn owners(
    address: u32,
    length: usize,
    references: &References,
    places: &Places,
) -> Vec<Option<Place>> {
    let mut owners = vec![None; length];
    for (datum, place) in references.data.iter().zip(&places.of_data) {
        for byte in datum.addresses.clone() {
            let index = byte.checked_sub(address).map(|index| index as usize);
            if let Some(owner) = index.and_then(|index| owners.get_mut(index)) {
                *owner =
                    Some(owner.map_or(*place, |other| if other == *place { other } else { MAIN }));
            }
        }
    }
    owners
}

/// The stretches of bytes for which something holds. Where short gaps may be filled, they are.
fn stretches(length: usize, holds: impl Fn(usize) -> bool, fill: bool) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut index = 0;
    while index < length {
        if !holds(index) {
            index += 1;
            continue;
        }
        let from = index;
        while index < length && holds(index) {
            index += 1;
        }
        match stretches.last_mut() {
            Some((_, end)) if fill && from - *end <= STRETCH => *end = index,
            _ => stretches.push((from, index)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_joined_over_gaps_that_cost_less_than_another_stretch() {
        let own = |index: usize| matches!(index, 0..4 | 10..12 | 30..31);
        // 6 bytes lie between the first two and 18 between the last two.
        assert_eq!(stretches(40, own, true), [(0, 12), (30, 31)]);
        assert_eq!(stretches(40, own, false), [(0, 4), (10, 12), (30, 31)]);
        assert_eq!(stretches(0, own, true), []);
    }
}
