//! A small program as the linker leaves it, and what becomes of it.

use anyhow::{Context, Result};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements, ExportKind,
    ExportSection, Function, FunctionSection, MemorySection, MemoryType, Module, NameMap,
    NameSection, RefType, TableSection, TableType, TypeSection,
};

use super::program::Program;
use super::{Part, Pieces, split};

/// The functions by their names, in the order of their numbers.
const FUNCTIONS: [&str; 8] = [
    "begin",
    "_ZN3lab5rooms4room17h0123456789abcdefE",
    "_ZN3lab5rooms5other17h0123456789abcdefE",
    "of_room",
    "of_all",
    "of_both",
    "closure_of_room",
    "behind_data_of_room",
];
const PARTS: &[Part] =
    &[("room", &[&["lab", "rooms", "room"]]), ("other", &[&["lab", "rooms", "other"]])];
const OF_ALL: u8 = 4;
/// The places of the table that hold the last two functions.
const SLOTS: [u32; 2] = [1, 2];

const CALL: u8 = 0;
const SLOT_IN_CODE: u8 = 1;
const SLOT_IN_DATA: u8 = 2;
const ADDRESS_IN_CODE: u8 = 4;

/// What a function refers to besides what it calls: the kind of relocation, the symbol, and the number that stands there.
type Reference = (u8, u8, i32);

/// What each function calls; and what else it refers to.
fn contents() -> [(Vec<u32>, Vec<Reference>); 8] {
    [
        // The program's own data, the symbol 9, lies at 20.
        (vec![1, 2, 4], vec![(ADDRESS_IN_CODE, 9, 20)]),
        // The room has a closure in the table, and data with a function behind it at 16.
        (vec![3, 4, 5], vec![(SLOT_IN_CODE, 6, 1), (ADDRESS_IN_CODE, 8, 16)]),
        (vec![5], vec![]),
        (vec![], vec![]),
        (vec![], vec![]),
        (vec![], vec![]),
        (vec![4], vec![]),
        (vec![], vec![]),
    ]
}

/// The program. Every number in it is small enough to be written as one byte.
fn program() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let (mut functions, mut code, mut names) =
        (FunctionSection::new(), CodeSection::new(), NameMap::new());
    let mut relocations = Vec::new();
    // Behind how many functions there are.
    let mut at = 1;
    for (index, (calls, others)) in (0..).zip(contents()) {
        functions.function(0);
        names.append(index, FUNCTIONS[index as usize]);
        let mut body = Function::new([]);
        for function in &calls {
            body.instructions().call(*function);
            relocations.push((CALL, at + 1, *function as u8));
        }
        for (kind, symbol, number) in others {
            body.instructions().i32_const(number).drop();
            relocations.push((kind, at + 1, symbol));
        }
        body.instructions().end();
        at += 1 + body.byte_len() as u8;
        code.function(&body);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut exports = ExportSection::new();
    exports.export("begin", ExportKind::Func, 0).export("memory", ExportKind::Memory, 0);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![6, 7].into()));
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(16), [2, 0, 0, 0, 7, 7, 7, 7]);

    let mut symbols = vec![10];
    for (index, name) in (0..).zip(FUNCTIONS) {
        symbols.extend([0, 0, index, name.len() as u8]);
        symbols.extend(name.bytes());
    }
    // In the first segment: four bytes of the room, and behind them four of the program.
    symbols.extend([1, 0, 1, b'r', 0, 0, 4, 1, 0, 1, b'p', 0, 4, 4]);
    let length = symbols.len();
    // The version, the kind of table, and its length in seven bits a byte.
    let mut linking = vec![2, 8, (length & 127) as u8 | 128, (length >> 7) as u8];
    linking.extend(symbols);
    let mut of_code = vec![0, relocations.len() as u8];
    for (kind, at, symbol) in relocations {
        of_code.extend([kind, at, symbol]);
        of_code.extend((kind == ADDRESS_IN_CODE).then_some(0));
    }
    // The segment's bytes stand behind how many segments there are, its kind, its address and its length.
    let of_data = vec![0, 1, SLOT_IN_DATA, 6, 7];

    let mut named = NameSection::new();
    named.functions(&names);
    let custom =
        |name: &'static str, data: Vec<u8>| CustomSection { name: name.into(), data: data.into() };
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&tables).section(&memories);
    module.section(&exports).section(&elements).section(&code).section(&data);
    module.section(&custom("linking", linking)).section(&custom("reloc.CODE", of_code));
    module.section(&custom("reloc.DATA", of_data)).section(&named);
    module.finish()
}

fn pieces() -> Result<Pieces> {
    let program = program();
    split(&program, &program, PARTS)
}

fn part<'a>(pieces: &'a Pieces, name: &str) -> Result<&'a [u8]> {
    let found = pieces.parts.iter().find(|(part, _)| *part == name);
    Ok(&found.with_context(|| format!("there is no part {name}"))?.1)
}

/// How many functions a module has.
fn functions_of(module: &[u8]) -> Result<usize> {
    let mut count = 0;
    for payload in wasmparser::Parser::new(0).parse_all(module) {
        count += usize::from(matches!(payload?, wasmparser::Payload::CodeSectionEntry(_)));
    }
    Ok(count)
}

#[test]
fn only_what_is_reached_through_an_entrance_alone_is_moved() -> Result<()> {
    let pieces = pieces()?;
    let names: Vec<&str> = pieces.parts.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["shared", "room", "other"]);
    // The room, what only it calls, its closure, what is behind its data; and calls to what is shared and to what all have.
    assert_eq!(functions_of(part(&pieces, "room")?)?, 4 + 2);
    // The other room, and a call to what is shared.
    assert_eq!(functions_of(part(&pieces, "other")?)?, 1 + 1);
    assert_eq!(functions_of(part(&pieces, "shared")?)?, 1);
    Ok(())
}

#[test]
fn the_table_has_empty_places_until_the_parts_are_there() -> Result<()> {
    let pieces = pieces()?;
    let main = Program::read(&pieces.main)?;
    for slot in SLOTS {
        assert_eq!(main.slots.get(&slot), None);
    }
    // Behind the three there were: both entrances, what all have, and what is shared.
    assert_eq!(main.table_end()?, 3 + 4);
    let held: Vec<u32> = main.slots.values().copied().collect();
    assert_eq!(held, [u32::from(OF_ALL)]);
    Ok(())
}

#[test]
fn data_of_a_part_is_no_part_of_the_main_program() -> Result<()> {
    let pieces = pieces()?;
    let main = Program::read(&pieces.main)?;
    let data: Vec<(u32, &[u8])> = main.data.iter().map(|data| (data.address, data.bytes)).collect();
    assert_eq!(data, [(20, &[7, 7, 7, 7][..])]);
    Ok(())
}

#[test]
fn an_entrance_that_the_program_does_not_have_stops_the_build() {
    let program = program();
    let unknown: &[Part] = &[("room", &[&["lab", "rooms", "nowhere"]])];
    let result = split(&program, &program, unknown);
    let message = result.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message.contains("has no function lab::rooms::nowhere"), "{message}");
}
