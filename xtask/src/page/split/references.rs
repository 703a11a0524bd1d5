//! What refers to what in a program, as the linker wrote it down.
//!
//! A function is reached by a call, or because something has its place in the table: other code, or data that code reads. The linker
//! knows each such place, and notes it where it is told to keep its relocations.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    KnownCustom, Linking, Parser, Payload, RelocSectionReader, RelocationType, SymbolInfo,
};

/// What something refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A function, as a number of [`References::functions`].
    Function(u32),
    /// A piece of data, as a number of [`References::data`].
    Data(u32),
}

/// A piece of data with a name of its own.
#[derive(Debug, Default)]
pub(super) struct Datum {
    /// The addresses of its bytes; none if it has no bytes before the program runs.
    pub(super) addresses: Range<u32>,
    /// What its bytes refer to.
    pub(super) targets: Vec<Target>,
}

/// A function before wasm-bindgen changes the numbers.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// Its names: those that the linker made one have several.
    pub(super) names: Vec<String>,
    /// What it refers to.
    pub(super) targets: Vec<Target>,
}

/// All references of a program.
#[derive(Debug, Default)]
pub(super) struct References {
    /// The functions in the linker's numbering.
    pub(super) functions: Vec<Linked>,
    /// The data.
    pub(super) data: Vec<Datum>,
    /// What bytes refer to that belong to no piece of data.
    pub(super) unowned: Vec<Target>,
}

/// Where relocations stand and what they are about.
#[derive(Default)]
struct Sections<'a> {
    code: usize,
    bodies: Vec<Range<usize>>,
    imported: usize,
    /// For each segment, its place in the data section and its address.
    segments: Vec<(Range<usize>, u32)>,
    symbols: Vec<SymbolInfo<'a>>,
    of_code: Option<RelocSectionReader<'a>>,
    of_data: Option<RelocSectionReader<'a>>,
}

impl References {
    /// Reads what the linker wrote.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let (sections, names) = Sections::read(bytes)?;
        let mut references = Self::default();
        references
            .functions
            .resize_with(sections.imported + sections.bodies.len(), Linked::default);
        for (index, name) in names {
            references.functions[index as usize].names.push(name.to_owned());
        }
        let mut targets = Vec::with_capacity(sections.symbols.len());
        for symbol in &sections.symbols {
            targets.push(references.target(symbol, &sections));
        }
        references.read_code(&sections, &targets)?;
        references.read_data(&sections, &targets)?;
        Ok(references)
    }

    /// What a symbol stands for. Data gets its number here.
    fn target(&mut self, symbol: &SymbolInfo<'_>, sections: &Sections<'_>) -> Option<Target> {
        match symbol {
            SymbolInfo::Func { index, name, .. } => {
                let names = &mut self.functions[*index as usize].names;
                if let Some(name) = name.filter(|name| !names.iter().any(|known| known == name)) {
                    names.push(name.to_owned());
                }
                Some(Target::Function(*index))
            }
            SymbolInfo::Data { symbol: Some(place), .. } => {
                let addresses = sections.segments.get(place.index as usize).map(|(_, address)| {
                    let first = address + place.offset;
                    first..first + place.size
                });
                self.data
                    .push(Datum { addresses: addresses.unwrap_or_default(), targets: Vec::new() });
                Some(Target::Data(u32::try_from(self.data.len() - 1).ok()?))
            }
            _ => None,
        }
    }

    fn read_code(&mut self, sections: &Sections<'_>, targets: &[Option<Target>]) -> Result<()> {
        let relocations =
            sections.of_code.as_ref().context("the linker kept no relocations of code")?;
        for entry in relocations.entries() {
            let entry = entry?;
            let Some(target) = target_of(entry.ty, entry.index, targets)? else { continue };
            let place = sections.code + entry.offset as usize;
            let body = sections.bodies.partition_point(|body| body.end <= place);
            let holds = sections.bodies.get(body).is_some_and(|body| body.contains(&place));
            ensure!(holds, "a relocation stands outside all functions");
            self.functions[sections.imported + body].targets.push(target);
        }
        Ok(())
    }

    fn read_data(&mut self, sections: &Sections<'_>, targets: &[Option<Target>]) -> Result<()> {
        let Some(relocations) = &sections.of_data else { return Ok(()) };
        let mut order: Vec<usize> = (0..self.data.len()).collect();
        order.retain(|index| !self.data[*index].addresses.is_empty());
        order.sort_by_key(|index| self.data[*index].addresses.start);
        // Pieces can overlap, so it is looked back as far as the longest of them.
        let longest = self.data.iter().map(|datum| datum.addresses.len()).max().unwrap_or_default();
        for entry in relocations.entries() {
            let entry = entry?;
            let Some(target) = target_of(entry.ty, entry.index, targets)? else { continue };
            let place = entry.offset as usize;
            let segment = sections.segments.iter().find(|(bytes, _)| bytes.contains(&place));
            let (bytes, address) = segment.context("a relocation stands outside all data")?;
            let address = address + u32::try_from(place - bytes.start)?;
            let after = order.partition_point(|index| self.data[*index].addresses.start <= address);
            let mut is_owned = false;
            for index in order[..after].iter().rev() {
                let datum = &mut self.data[*index];
                if ((address - datum.addresses.start) as usize) >= longest {
                    break;
                }
                if datum.addresses.contains(&address) {
                    datum.targets.push(target);
                    is_owned = true;
                }
            }
            if !is_owned {
                self.unowned.push(target);
            }
        }
        Ok(())
    }
}

/// What a relocation refers to; nothing for a type, a global or a table.
fn target_of(
    kind: RelocationType,
    index: u32,
    targets: &[Option<Target>],
) -> Result<Option<Target>> {
    use RelocationType as R;
    match kind {
        R::TypeIndexLeb
        | R::GlobalIndexLeb
        | R::GlobalIndexI32
        | R::TableNumberLeb
        | R::EventIndexLeb => Ok(None),
        R::FunctionIndexLeb
        | R::TableIndexSleb
        | R::TableIndexI32
        | R::MemoryAddrLeb
        | R::MemoryAddrSleb
        | R::MemoryAddrI32 => Ok(targets.get(index as usize).copied().flatten()),
        other => bail!("a relocation of a kind that splitting does not understand: {other:?}"),
    }
}

impl<'a> Sections<'a> {
    fn read(bytes: &'a [u8]) -> Result<(Self, Vec<(u32, &'a str)>)> {
        let mut sections = Self::default();
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let is_function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                        sections.imported += usize::from(is_function);
                    }
                }
                Payload::CodeSectionStart { range, .. } => sections.code = range.start,
                Payload::CodeSectionEntry(body) => sections.bodies.push(body.range()),
                Payload::DataSection(section) => sections.read_segments(section)?,
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                sections.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) if section.name() == "reloc.CODE" => {
                        sections.of_code = Some(reader);
                    }
                    KnownCustom::Reloc(reader) if section.name() == "reloc.DATA" => {
                        sections.of_data = Some(reader);
                    }
                    KnownCustom::Name(parts) => {
                        for part in parts {
                            if let wasmparser::Name::Function(functions) = part? {
                                for naming in functions {
                                    let naming = naming?;
                                    names.push((naming.index, naming.name));
                                }
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        ensure!(!sections.symbols.is_empty(), "the linker kept no symbols");
        Ok((sections, names))
    }

    fn read_segments(&mut self, section: wasmparser::DataSectionReader<'a>) -> Result<()> {
        let start = section.range().start;
        for segment in section {
            let segment = segment?;
            let wasmparser::DataKind::Active { offset_expr, .. } = segment.kind else {
                bail!("there is data that has no address")
            };
            let wasmparser::Operator::I32Const { value } =
                offset_expr.get_operators_reader().read()?
            else {
                bail!("an address is not a number")
            };
            let end = segment.range.end - start;
            self.segments.push((end - segment.data.len()..end, value.cast_unsigned()));
        }
        Ok(())
    }
}
