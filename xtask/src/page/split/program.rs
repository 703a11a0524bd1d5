//! A program as wasm-bindgen leaves it, taken apart as far as splitting it needs.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    DataKind, ElementItems, ElementKind, Export, FunctionBody, GlobalType, KnownCustom, MemoryType,
    Name, Operator, Parser, Payload, RefType, TableType, TypeRef, TypeSectionReader,
};

/// A program whose functions, data and table are known.
#[derive(Default)]
pub(super) struct Program<'a> {
    /// All of it.
    pub(super) bytes: &'a [u8],
    /// The section of types, if there is one.
    pub(super) types: Option<TypeSectionReader<'a>>,
    /// How many values each type of function takes.
    pub(super) parameters: Vec<u32>,
    /// How many functions are brought by scripts. They come first in the numbering.
    pub(super) imported: u32,
    /// The type of each function.
    pub(super) function_types: Vec<u32>,
    /// What each function does that is not imported.
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// The names of functions.
    pub(super) names: BTreeMap<u32, &'a str>,
    /// The memory.
    pub(super) memory: Option<MemoryType>,
    /// The tables.
    pub(super) tables: Vec<TableType>,
    /// The number of the table of functions.
    pub(super) table: u32,
    /// Which function each place of that table holds.
    pub(super) slots: BTreeMap<u32, u32>,
    /// The globals.
    pub(super) globals: Vec<GlobalType>,
    /// What scripts can use.
    pub(super) exports: Vec<Export<'a>>,
    /// What runs by itself.
    pub(super) start: Option<u32>,
    /// What the memory holds at the beginning.
    pub(super) data: Vec<Data<'a>>,
}

/// A stretch of the memory as it is at the beginning.
pub(super) struct Data<'a> {
    /// The address of its first byte.
    pub(super) address: u32,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
    /// Whether nothing ever changes it.
    pub(super) is_constant: bool,
}

impl<'a> Program<'a> {
    /// Reads a program.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut program = Self { bytes, ..Self::default() };
        let mut constant = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => {
                    program.types = Some(section.clone());
                    for kind in section.into_iter_err_on_gc_types() {
                        program.parameters.push(u32::try_from(kind?.params().len())?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else {
                            bail!("{} is imported and is no function", import.name)
                        };
                        program.function_types.push(kind);
                        program.imported += 1;
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        program.function_types.push(kind?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        program.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(section) => {
                    program.memory = section.into_iter().next().transpose()?;
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        program.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(section) => {
                    program.exports = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::StartSection { func, .. } => program.start = Some(func),
                Payload::ElementSection(section) => {
                    for element in section {
                        program.read_slots(&element?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => program.bodies.push(body),
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                            bail!("there is data that has no address")
                        };
                        let address = constant_of(&offset_expr)?;
                        program.data.push(Data {
                            address,
                            bytes: segment.data,
                            is_constant: false,
                        });
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for name in names {
                            program.read_names(name?, &mut constant)?;
                        }
                    }
                }
                _ => {}
            }
        }
        for index in constant {
            if let Some(data) = program.data.get_mut(index as usize) {
                data.is_constant = true;
            }
        }
        let is_functions = |table: &TableType| table.element_type == RefType::FUNCREF;
        let table = program.tables.iter().position(is_functions);
        program.table = u32::try_from(table.context("there is no table of functions")?)?;
        Ok(program)
    }

    fn read_slots(&mut self, element: &wasmparser::Element<'a>) -> Result<()> {
        let ElementKind::Active { offset_expr, .. } = &element.kind else {
            bail!("there are places of the table that have no number")
        };
        let ElementItems::Functions(functions) = element.items.clone() else {
            bail!("the table is filled with something else than functions")
        };
        for (slot, function) in (constant_of(offset_expr)?..).zip(functions) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    fn read_names(&mut self, name: Name<'a>, constant: &mut Vec<u32>) -> Result<()> {
        match name {
            Name::Function(names) => {
                for naming in names {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
            Name::Data(names) => {
                for naming in names {
                    let naming = naming?;
                    if naming.name.starts_with(".rodata") {
                        constant.push(naming.index);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The number of the first place of the table that is not in use.
    pub(super) fn table_end(&self) -> Result<u32> {
        Ok(u32::try_from(self.tables[self.table as usize].initial)?)
    }

    /// What a function does, if it is not imported.
    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.imported)? as usize)
    }

    /// How many values a function takes.
    pub(super) fn parameters_of(&self, function: u32) -> u32 {
        self.parameters[self.function_types[function as usize] as usize]
    }

    /// The functions that a function calls by their numbers.
    pub(super) fn calls(&self, function: u32) -> Result<Vec<u32>> {
        let Some(body) = self.body(function) else { return Ok(Vec::new()) };
        let mut calls = Vec::new();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    calls.push(function_index);
                }
                // Nothing would say where they end up.
                Operator::RefFunc { .. }
                | Operator::TableInit { .. }
                | Operator::MemoryInit { .. } => {
                    bail!("{} does what splitting does not understand", self.name(function))
                }
                _ => {}
            }
        }
        calls.sort_unstable();
        calls.dedup();
        Ok(calls)
    }

    /// What a function is called, for a message.
    pub(super) fn name(&self, function: u32) -> String {
        self.names
            .get(&function)
            .map_or_else(|| format!("function {function}"), |name| (*name).to_owned())
    }
}

fn constant_of(expression: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    let mut reader = expression.get_operators_reader();
    let Operator::I32Const { value } = reader.read()? else { bail!("an address is not a number") };
    ensure!(matches!(reader.read()?, Operator::End), "an address is more than a number");
    Ok(value.cast_unsigned())
}
