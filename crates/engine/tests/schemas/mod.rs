//! The published schemas, for tests that hold files against them.

use std::fs;

/// A text as JSON.
pub(crate) fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("the file is JSON")
}

fn schema(path: &str) -> serde_json::Value {
    json(&fs::read_to_string(super::repository::path(path)).expect("the schema exists"))
}

/// A validator for scenarios or offers. Both schemas are at hand, because a scenario may hold a whole offer.
pub(crate) fn validator(path: &str) -> jsonschema::Validator {
    let paths = ["schema/scenario.schema.json", "offers/offer.schema.json"];
    let address = |path: &str| format!("file:///{path}");
    let resources =
        paths.map(|path| (address(path), jsonschema::Resource::from_contents(schema(path))));
    let registry = jsonschema::Registry::new()
        .extend(resources)
        .expect("the addresses are fine")
        .prepare()
        .expect("the schemas resolve");
    let options = jsonschema::options().with_base_uri(address(path));
    options.with_registry(&registry).build(&schema(path)).expect("the schema is one")
}
