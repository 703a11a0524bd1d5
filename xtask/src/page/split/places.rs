//! Where each function and each piece of data goes: into the main program, into one part, or into what several parts share.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail, ensure};

use super::program::Program;
use super::references::{References, Target};

/// Where something goes, as a number of [`Places::names`].
pub(super) type Place = usize;

/// What is there from the start.
pub(super) const MAIN: Place = 0;

/// What more than one part needs, and the main program does not.
pub(super) const SHARED: Place = 1;

/// A part of the program: its name, and the functions by which alone it is entered, as their paths in the source.
pub(crate) type Part = (&'static str, &'static [&'static [&'static str]]);

/// Where everything goes.
pub(super) struct Places {
    /// What the places are called: the main program, what is shared, then the parts.
    pub(super) names: Vec<&'static str>,
    /// The place of each function.
    pub(super) of_functions: Vec<Place>,
    /// The place of each piece of data.
    pub(super) of_data: Vec<Place>,
}

/// The program as a graph: functions by their numbers after wasm-bindgen, and behind them the data.
struct Graph {
    functions: usize,
    targets: Vec<Vec<usize>>,
}

impl Places {
    /// Finds out what is reached only through the parts' entrances.
    pub(super) fn find(
        program: &Program<'_>,
        linked: &Program<'_>,
        references: &References,
        parts: &[Part],
    ) -> Result<Self> {
        let graph = Graph::new(program, references)?;
        let entrances = parts
            .iter()
            .map(|(_, paths)| paths.iter().map(|path| entrance(program, path)).collect())
            .collect::<Result<Vec<Vec<usize>>>>()?;
        let closed: HashSet<usize> = entrances.iter().flatten().copied().collect();
        let roots = graph.roots(program, linked, references);
        let mut places: Vec<Option<Place>> = vec![None; graph.targets.len()];
        graph.walk(roots, &closed, |node| {
            let is_new = places[node].is_none();
            places[node] = Some(MAIN);
            is_new
        });
        for (number, starts) in entrances.iter().enumerate() {
            let (name, _) = parts[number];
            ensure!(
                starts.iter().all(|start| places[*start] != Some(MAIN)),
                "the part {name} is entered by something else, too"
            );
            let own = SHARED + 1 + number;
            let mut seen = HashSet::new();
            let others = closed.iter().copied().filter(|other| !starts.contains(other)).collect();
            graph.walk(starts.clone(), &others, |node| {
                if places[node] == Some(MAIN) || !seen.insert(node) {
                    return false;
                }
                places[node] = Some(if places[node].is_none() { own } else { SHARED });
                true
            });
        }
        let names = ["main", "shared"].into_iter().chain(parts.iter().map(|(name, _)| *name));
        // What nothing reaches is left to the optimiser.
        let mut of_functions: Vec<Place> =
            places.into_iter().map(|place| place.unwrap_or(MAIN)).collect();
        let of_data = of_functions.split_off(graph.functions);
        Ok(Self { names: names.collect(), of_functions, of_data })
    }
}

impl Graph {
    fn new(program: &Program<'_>, references: &References) -> Result<Self> {
        let functions = program.function_types.len();
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        for (function, name) in &program.names {
            named.entry(name).or_default().push(*function as usize);
        }
        let mut now = Vec::with_capacity(references.functions.len());
        for linked in &references.functions {
            ensure!(!linked.names.is_empty(), "a function has no name");
            let found = linked.names.iter().filter_map(|name| named.get(name.as_str()));
            now.push(found.flatten().copied().collect::<Vec<usize>>());
        }
        let node_of = |target: &Target| match target {
            Target::Function(function) => now[*function as usize].clone(),
            Target::Data(datum) => vec![functions + *datum as usize],
        };
        let mut targets = vec![Vec::new(); functions];
        for (function, calls) in (0..).zip(&mut targets) {
            let called = program.calls(function)?;
            calls.extend(called.into_iter().map(|function| function as usize));
        }
        for (linked, now) in references.functions.iter().zip(&now) {
            for function in now {
                targets[*function].extend(linked.targets.iter().flat_map(node_of));
            }
        }
        for datum in &references.data {
            targets.push(datum.targets.iter().flat_map(node_of).collect());
        }
        let unowned = references.unowned.iter().flat_map(node_of).collect();
        targets.push(unowned);
        Ok(Self { functions, targets })
    }

    /// What can be reached from outside, or by ways that the linker did not see.
    fn roots(
        &self,
        program: &Program<'_>,
        linked: &Program<'_>,
        references: &References,
    ) -> Vec<usize> {
        let known: HashSet<&str> = references
            .functions
            .iter()
            .flat_map(|linked| &linked.names)
            .map(String::as_str)
            .collect();
        let mut roots: Vec<usize> = (0..program.imported as usize).collect();
        let exported = program.exports.iter();
        let exported = exported.filter(|export| export.kind == wasmparser::ExternalKind::Func);
        roots.extend(exported.map(|export| export.index as usize));
        roots.extend(program.start.map(|start| start as usize));
        for (function, _) in (0..).zip(&program.function_types) {
            // What wasm-bindgen added, or named anew.
            if !program.names.get(&function).is_some_and(|name| known.contains(name)) {
                roots.push(function as usize);
            }
        }
        for (slot, function) in &program.slots {
            // What wasm-bindgen put into the table.
            let before = linked.slots.get(slot).and_then(|before| linked.names.get(before));
            if before.is_none() || before != program.names.get(function) {
                roots.push(*function as usize);
            }
        }
        // The last node is what belongs to nothing.
        roots.push(self.targets.len() - 1);
        roots
    }

    /// Goes from node to node, not into those that are closed, for as long as `enter` lets it.
    fn walk(
        &self,
        from: Vec<usize>,
        closed: &HashSet<usize>,
        mut enter: impl FnMut(usize) -> bool,
    ) {
        let mut open = from;
        while let Some(node) = open.pop() {
            if enter(node) {
                open.extend(self.targets[node].iter().filter(|next| !closed.contains(next)));
            }
        }
    }
}

/// The function of a path in the source, such as `["a", "b"]` for `a::b`.
fn entrance(program: &Program<'_>, path: &[&str]) -> Result<usize> {
    let mangled: String = path.iter().map(|name| format!("{}{name}", name.len())).collect();
    // Both ways in which the compiler writes a path; what is made within the function has a longer one.
    let (old, new) = (format!("{mangled}17h"), mangled);
    let is_meant = |name: &str| {
        (name.starts_with("_ZN") && name.contains(&old))
            || (name.starts_with("_RNv") && name.ends_with(&new))
    };
    let found: Vec<u32> = program
        .names
        .iter()
        .filter(|(_, name)| is_meant(name))
        .map(|(function, _)| *function)
        .collect();
    match found[..] {
        [function] => Ok(function as usize),
        [] => bail!("the program has no function {}: is it inlined?", path.join("::")),
        _ => bail!("the program has several functions {}", path.join("::")),
    }
}
