//! Writing the main program and its parts.
//!
//! All of them work on one memory and one table. What one calls that is elsewhere, it calls through the table; until a part is there,
//! its places of the table are empty, and a call to it would stop the program instead of doing something else.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, ImportSection, Module, TableSection, TypeSection,
};
use wasmparser::{FunctionBody, Parser};

use super::layout::Layout;
use super::places::{MAIN, Place, Places};
use super::program::Program;

/// The name under which a part finds the main program.
const MAIN_MODULE: &str = "main";

/// The program with its places and its layout.
pub(super) struct Modules<'a> {
    pub(super) program: &'a Program<'a>,
    pub(super) places: &'a Places,
    pub(super) layout: &'a Layout,
}

impl Modules<'_> {
    /// The main program: as before, without what the parts have.
    pub(super) fn main(&self) -> Result<Vec<u8>> {
        let mut module = Module::new();
        let mut writer = MainWriter { modules: self, next: self.program.imported };
        writer
            .parse_core_module(&mut module, Parser::new(0), self.program.bytes)
            .map_err(|error| anyhow::anyhow!("the main program could not be written: {error}"))?;
        Ok(module.finish())
    }

    /// A part, or nothing if nothing is in it.
    pub(super) fn part(&self, place: Place) -> Result<Option<Vec<u8>>> {
        let program = self.program;
        let own: Vec<u32> = (0..)
            .zip(&self.places.of_functions)
            .filter(|(_, of)| **of == place)
            .map(|(function, _)| function)
            .collect();
        if own.is_empty() && self.layout.data[place].is_empty() {
            return Ok(None);
        }
        let mut foreign = Vec::new();
        for function in &own {
            let calls = program.calls(*function)?.into_iter();
            foreign
                .extend(calls.filter(|called| self.places.of_functions[*called as usize] != place));
        }
        foreign.sort_unstable();
        foreign.dedup();
        let numbers = (0..).zip(own.iter().chain(&foreign)).map(|(new, old)| (*old, new)).collect();
        let mut writer = PartWriter { numbers };
        let failed =
            |error: Error<Infallible>| anyhow::anyhow!("a part could not be written: {error}");

        let mut types = TypeSection::new();
        let known = program.types.clone().context("the program has no types")?;
        writer.parse_type_section(&mut types, known).map_err(failed)?;
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for function in own.iter().chain(&foreign) {
            functions.function(program.function_types[*function as usize]);
            match program
                .body(*function)
                .filter(|_| self.places.of_functions[*function as usize] == place)
            {
                Some(body) => {
                    writer.parse_function_body(&mut code, body.clone()).map_err(failed)?;
                }
                None => {
                    code.function(&self.call_through_table(*function));
                }
            }
        }
        let slots = self.slots_of(place).into_iter();
        let slots = slots.map(|(slot, function)| (slot, writer.numbers[&function])).collect();
        let mut module = Module::new();
        module.section(&types).section(&self.imports(&mut writer).map_err(failed)?);
        module.section(&functions).section(&self.elements(&slots));
        module.section(&code).section(&self.data(place));
        Ok(Some(module.finish()))
    }

    /// What a part takes from the main program: the memory, the tables and the globals.
    fn imports(&self, writer: &mut PartWriter) -> Result<ImportSection, Error<Infallible>> {
        let mut imports = ImportSection::new();
        if let Some(memory) = self.program.memory {
            let mut memory = writer.memory_type(memory)?;
            // The program may have grown it.
            memory.maximum = None;
            imports.import(MAIN_MODULE, "memory", memory);
        }
        for (number, table) in self.program.tables.iter().enumerate() {
            let mut table = writer.table_type(*table)?;
            if number == self.program.table as usize {
                table.minimum = u64::from(self.layout.table_end);
            }
            table.maximum = None;
            imports.import(MAIN_MODULE, &table_name(number), table);
        }
        for (number, global) in self.program.globals.iter().enumerate() {
            let kind = EntityType::Global(writer.global_type(*global)?);
            imports.import(MAIN_MODULE, &global_name(number), kind);
        }
        Ok(imports)
    }

    /// The places of the table that hold functions of a place.
    fn slots_of(&self, place: Place) -> BTreeMap<u32, u32> {
        let of = |function: u32| self.places.of_functions[function as usize];
        let slots = self.layout.slots.iter().filter(|(_, function)| of(**function) == place);
        slots.map(|(slot, function)| (*slot, *function)).collect()
    }

    /// Places of the table, each run of neighbours as one segment.
    fn elements(&self, slots: &BTreeMap<u32, u32>) -> ElementSection {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in slots {
            match runs.last_mut() {
                Some((first, run)) if *first as usize + run.len() == *slot as usize => {
                    run.push(*function);
                }
                _ => runs.push((*slot, vec![*function])),
            }
        }
        let mut section = ElementSection::new();
        for (first, run) in runs {
            let table = Some(self.program.table).filter(|table| *table != 0);
            let offset = ConstExpr::i32_const(first.cast_signed());
            section.active(table, &offset, Elements::Functions(run.into()));
        }
        section
    }

    fn data(&self, place: Place) -> DataSection {
        let mut section = DataSection::new();
        for (address, bytes) in &self.layout.data[place] {
            section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes.iter().copied());
        }
        section
    }

    /// In the place of a function that is elsewhere: a call to where it will be. Where nobody calls it, nothing.
    fn call_through_table(&self, function: u32) -> Function {
        let mut body = Function::new([]);
        let mut sink = body.instructions();
        if let Some(slot) = self.layout.slot_of.get(&function) {
            for parameter in 0..self.program.parameters_of(function) {
                sink.local_get(parameter);
            }
            let kind = self.program.function_types[function as usize];
            sink.i32_const(slot.cast_signed()).call_indirect(self.program.table, kind);
        } else {
            sink.unreachable();
        }
        sink.end();
        body
    }
}

/// Writes the program again, section by section.
struct MainWriter<'a> {
    modules: &'a Modules<'a>,
    /// The number of the next function.
    next: u32,
}

impl Reencode for MainWriter<'_> {
    type Error = Infallible;

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        _: wasmparser::TableSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let program = self.modules.program;
        for (number, table) in program.tables.iter().enumerate() {
            let mut table = self.table_type(*table)?;
            if number == program.table as usize {
                table.minimum = u64::from(self.modules.layout.table_end);
                table.maximum = table.maximum.map(|_| table.minimum);
            }
            tables.table(table);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for export in section {
            self.parse_export(exports, export?)?;
        }
        let program = self.modules.program;
        for (number, index) in (0..program.tables.len()).zip(0..) {
            exports.export(&table_name(number), ExportKind::Table, index);
        }
        for (number, index) in (0..program.globals.len()).zip(0..) {
            exports.export(&global_name(number), ExportKind::Global, index);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        *elements = self.modules.elements(&self.modules.slots_of(MAIN));
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let function = self.next;
        self.next += 1;
        if self.modules.places.of_functions[function as usize] == MAIN {
            return wasm_encoder::reencode::utils::parse_function_body(self, code, body);
        }
        code.function(&self.modules.call_through_table(function));
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.modules.data(MAIN).len())
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        *data = self.modules.data(MAIN);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        // Names and relocations were for splitting.
        Ok(())
    }
}

/// Writes functions under the numbers that they have in a part.
struct PartWriter {
    numbers: HashMap<u32, u32>,
}

impl Reencode for PartWriter {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.numbers[&function])
    }
}

fn table_name(number: usize) -> String {
    format!("table{number}")
}

fn global_name(number: usize) -> String {
    format!("global{number}")
}
