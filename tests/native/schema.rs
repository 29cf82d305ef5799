//! The drawing office: the JSON Schema of packs, held against good packs and bad ones.

use ai_self_check::pack::schema::schema;
use serde_json::{Value, json};

use crate::jsons::{example, real};

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

#[test]
fn good_packs_fit_the_schema() {
    let validator = validator();
    for pack in [example(), real()] {
        let wrong: Vec<String> =
            validator.iter_errors(&pack).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", pack["id"]);
    }
}

#[test]
fn bad_packs_do_not() {
    let validator = validator();
    let bad = |at: &str, value: Value| {
        let mut pack = example();
        let (parent, key) = at.rsplit_once('/').unwrap();
        let parent = pack.pointer_mut(parent).unwrap_or_else(|| panic!("{at}"));
        match value {
            Value::Null => drop(parent.as_object_mut().unwrap().remove(key)),
            value => parent[key] = value,
        }
        assert!(!validator.is_valid(&pack), "{at}");
    };
    bad("/id", Value::Null);
    bad("/format", json!("1"));
    bad("/colours", json!({}));
    bad("/made/status", json!("perfect"));
    bad("/made/name", Value::Null);
    bad("/agree/0/colour", json!(1));
    bad("/agree/0/dimension", json!("J1"));
    bad("/agree/0/text", json!(7));
    bad("/sort/0/i-lead", Value::Null);
    bad("/sort/0/i-lead/quality", json!(700));
    bad("/sort/0/reviewed", json!("today"));
    bad("/scenario/0/choices/0/lean", json!(3));
    bad("/scenario/0/choices/0/why", Value::Null);
    bad("/scenario/0/choices/0/points", json!(3));
    bad("/role/0/try", json!(["one"]));
    bad("/fact/0/url", json!("http://www.example.org/"));
    bad("/question/motto", json!("Onwards"));
    bad("/languages/cy/made", Value::Null);
    bad("/languages/cy/agree/0/tag", json!("me"));
    bad("/languages/cy/sort", json!([{"id": "card-reset-asked", "person-only": {"quality": 0}}]));
    bad("/languages/cy/thresholds", json!({}));
}

#[test]
fn a_pack_may_name_its_schema() {
    let mut pack = example();
    pack["$schema"] = json!("../pack.schema.json");
    assert!(validator().is_valid(&pack));
    crate::jsons::sound(&pack, "en");
}
