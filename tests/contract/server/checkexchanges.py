# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds every request and answer the contract tests exchanged against server/api/openapi.json (F1).

checkexchanges.py OPENAPI FOLDER   FOLDER has NAME.jsonl files that tests/support/centralharness.cpp wrote.
"""

import json
import pathlib
import sys

import jsonschema


def resolved(document, schema):
    """The schema with the document's components at hand for its references."""
    return {"components": document["components"], **schema}


def main():
    document = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    operations = {}
    for path in document["paths"].values():
        for operation in path.values():
            operations[operation["operationId"]] = operation
    validators = {}

    def validator(key, schema):
        if key not in validators:
            jsonschema.Draft202012Validator.check_schema(schema)
            validators[key] = jsonschema.Draft202012Validator(resolved(document, schema))
        return validators[key]

    findings, seen, answered = [], 0, set()
    for operation_id, operation in operations.items():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        if "example" in body:
            for error in validator((operation_id, "request"), body["schema"]).iter_errors(body["example"]):
                findings.append(f"{operation_id}: example: {error.message}")
    for file in sorted(pathlib.Path(sys.argv[2]).glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            exchange = json.loads(line)
            seen += 1
            name, status = exchange["operationId"], str(exchange["status"])
            operation = operations[name]
            where = f"{file.name}:{number} {name} {status}"
            response = operation["responses"].get(status)
            if response is None:
                findings.append(f"{where}: this status is not in the document")
                continue
            (content,) = response["content"].values()
            errors = list(validator((name, status), content["schema"]).iter_errors(exchange["answer"]))
            if status == "200":
                answered.add(name)
                if exchange["hasBody"]:
                    body = operation["requestBody"]["content"]["application/json"]
                    errors += validator((name, "request"), body["schema"]).iter_errors(exchange["request"])
            findings += [f"{where}: {error.json_path}: {error.message}" for error in errors]
    for name in sorted(set(operations) - answered - {"openApi"}):
        findings.append(f"{name}: no test has had an answer from it")
    if seen == 0:
        findings.append("there are no exchanges to check")
    print("\n".join(findings) if findings else f"{seen} exchanges fit the document")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
