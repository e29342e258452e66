//! JSON Schema as far as docs/ uses it: type, const, enum, required, properties, additionalProperties, items, minimum, oneOf.

use serde_json::Value;

/// # Errors
/// Where the value disagrees.
pub fn validate(schema: &Value, value: &Value) -> Result<(), String> {
    check(schema, value, "$")
}

fn check(schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(wanted) = schema.get("const")
        && wanted != value
    {
        return Err(format!("{at} is {value}, not {wanted}"));
    }
    if let Some(list) = schema.get("enum").and_then(Value::as_array)
        && !list.contains(value)
    {
        return Err(format!("{at} is {value}, none of {list:?}"));
    }
    match schema.get("type") {
        Some(Value::String(ty)) if !is(ty, value) => return Err(format!("{at} is {value}, no {ty}")),
        Some(Value::Array(types)) if !types.iter().any(|t| t.as_str().is_some_and(|t| is(t, value))) => {
            return Err(format!("{at} is {value}, none of {types:?}"));
        }
        _ => {}
    }
    if let Some(minimum) = schema.get("minimum").and_then(Value::as_f64)
        && value.as_f64().is_some_and(|v| v < minimum)
    {
        return Err(format!("{at} is {value}, below {minimum}"));
    }
    if let Some(object) = value.as_object() {
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if name.as_str().is_some_and(|n| !object.contains_key(n)) {
                return Err(format!("{at} has no {name}"));
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, member) in object {
            match properties.and_then(|p| p.get(name)) {
                Some(schema) => check(schema, member, &format!("{at}.{name}"))?,
                None if schema.get("additionalProperties") == Some(&Value::Bool(false)) => {
                    return Err(format!("{at} has an unknown member {name}"));
                }
                None => {}
            }
        }
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        for (i, item) in values.iter().enumerate() {
            check(items, item, &format!("{at}[{i}]"))?;
        }
    }
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        let fitting = choices.iter().filter(|choice| check(choice, value, at).is_ok()).count();
        if fitting != 1 {
            return Err(format!("{at} fits {fitting} of the choices: {value}"));
        }
    }
    Ok(())
}

fn is(ty: &str, value: &Value) -> bool {
    match ty {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}
